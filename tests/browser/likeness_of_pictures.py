"""Do two pictures of a page show the same page?

In:   two pictures, one stored, one taken now.
Out:  the share of their surface that shows something else.
Must not know: browsers, pages, files.

Another version of a browser draws letters a little darker, or a line a few pixels lower. So both are
halved and softened, and each tile of the one is laid on the other in every place up to SLIP away: what
fits somewhere is the same. A column that moved further fits nowhere.
"""

from __future__ import annotations

import io
from itertools import product

from PIL import Image, ImageChops, ImageFilter

TILE = 24  # halved pixels: 48 px of the page, some two lines
SLIP = 4  # halved pixels: 8 px of the page
SOFT = 1  # halved pixels: a line that slips by an odd number lies between them
FAINT = 12  # mean difference of a tile, of 255, that another hinting makes
ALLOWED = 0.01  # of the surface
COLOURS = 32  # a page of text needs no more, and a stored picture stays small


def halved(picture: Image.Image) -> Image.Image:
    grey = picture.convert("L")
    small = grey.resize((grey.width // 2, grey.height // 2), Image.Resampling.BOX)
    return small.filter(ImageFilter.GaussianBlur(SOFT))


def difference(stored: Image.Image, taken: Image.Image) -> float:
    """From 0, the same page, to 1: the share of tiles that fit nowhere near their place."""
    if stored.size != taken.size:
        return 1.0
    one, other = halved(stored), halved(taken)
    tiles = (one.width // TILE, one.height // TILE)
    best = Image.new("L", tiles, 255)
    for across, down in product(range(-SLIP, SLIP + 1), repeat=2):
        apart = ImageChops.difference(one, ImageChops.offset(other, across, down))
        best = ImageChops.darker(best, apart.resize(tiles, Image.Resampling.BOX))
    unlike = sum(best.histogram()[FAINT + 1 :])
    return unlike / (tiles[0] * tiles[1])


def kept(png: bytes) -> bytes:
    """A picture as it is stored."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()
