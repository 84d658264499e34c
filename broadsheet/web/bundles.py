"""Several stylesheets or scripts → one small file. The owner of rcssmin and rjsmin.

In:   the text of stylesheets or scripts, in the order in which they count.
Out:  the same without comments and needless white space.
Must not know: themes, files, addresses.
"""

from __future__ import annotations

import re
from typing import Final

# inside an at-rule rcssmin takes the space before the colon for that of a declaration and drops it,
# which would turn `.month :is(td)` into `.month:is(td)`; a universal selector says the same and stays
_PSEUDO: Final = (
    r"(?:is|where|not|has|lang|dir|nth-[a-z-]+)\(|(?:first|last|only)-|hover|focus|checked|target"
)
_DESCENDANT: Final = re.compile(rf"(?<=[\w\])])\s+(?=:(?:{_PSEUDO}))")
# what stands before a block and is no at-rule: there `+` and `~` are never signs of a sum
_SELECTORS: Final = re.compile(r"(?:^|(?<=[{};]))[^@{};][^{};]*(?=\{)")
_SIBLING: Final = re.compile(r"\s*([+~])\s*(?!=)")


def stylesheet(text: str) -> str:
    """A stylesheet as published; no rule is changed, moved or dropped."""
    import rcssmin

    small = str(rcssmin.cssmin(_DESCENDANT.sub(" *", text)))
    return _SELECTORS.sub(lambda found: _SIBLING.sub(r"\1", found[0]).replace(" *:", " :"), small)


def script(text: str) -> str:
    """A script as published; no name is changed, so that an error in it can still be read."""
    import rjsmin

    return str(rjsmin.jsmin(text))
