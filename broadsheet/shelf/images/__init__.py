"""Picture files: what they are, can they be shown, the renditions that readers get. The owner of PIL.

In:   the path of a picture below content/images/, its bytes.
Out:  Picture, renditions as bytes; problems where a picture cannot be shown, or not as it is.
Must not know: articles, addresses, how a page shows it, where renditions are kept.
"""

from broadsheet.shelf.images.metadata import Credited
from broadsheet.shelf.images.reading import Picture, read_picture, signature
from broadsheet.shelf.images.renditions import RECIPE, Negative, Rendition, develop, ladder, printed

__all__ = [
    "RECIPE",
    "Credited",
    "Negative",
    "Picture",
    "Rendition",
    "develop",
    "ladder",
    "printed",
    "read_picture",
    "signature",
]
