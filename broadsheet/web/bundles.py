"""Several stylesheets or scripts → one small file. The owner of rcssmin and rjsmin.

In:   the text of stylesheets or scripts, in the order in which they count.
Out:  the same without comments and needless white space.
Must not know: themes, files, addresses.
"""

from __future__ import annotations


def stylesheet(text: str) -> str:
    """A stylesheet as published; no rule is changed, moved or dropped."""
    import rcssmin

    return str(rcssmin.cssmin(text))


def script(text: str) -> str:
    """A script as published; no name is changed, so that an error in it can still be read."""
    import rjsmin

    return str(rjsmin.jsmin(text))
