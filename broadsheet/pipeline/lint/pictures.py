"""Rules about pictures: what those read who do not see them, and whose they are.

In:   a proof; what the files of the pictures say of their authors (Desk.signed).
Out:  findings.
Must not know: how a picture is read or shown. Captions are read with all other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from broadsheet.model import Photo
from broadsheet.pipeline.lint.proof import Proof
from broadsheet.pipeline.lint.rule import Desk, Finding
from broadsheet.problems import Text
from broadsheet.shelf.images import Credited


def missing_alt(proof: Proof, _: Desk) -> Iterator[Finding]:
    """A picture that nobody describes, or only with its caption or its file's name."""
    for photo, block in proof.pictures:
        if what := _why_no_alt(photo):
            hint = Text(
                'add alt: "…": in a sentence what it shows, for readers who cannot see it',
                "请加 alt: “…”，用一句话写明画面内容，给看不见图的读者",
            )
            yield Finding(block, 0, what, hint)


def _why_no_alt(photo: Photo) -> Text | None:
    name = PurePosixPath(photo.file)
    if not photo.alt.strip():
        return Text(f"the picture {photo.file} has no `alt`", f"图片 {photo.file} 没有 alt")
    if photo.alt.strip() == photo.caption.strip():
        return Text("`alt` repeats the caption: it is read out twice", "alt 与图片说明一字不差，读屏会念两遍")
    if photo.alt.strip() in (name.name, name.stem):
        return Text("`alt` is the name of the file", "alt 只是文件名")
    return None


def nobody(proof: Proof, desk: Desk) -> Iterator[Finding]:
    """A picture whose file names its author, and whose article does not."""
    for photo, block in proof.pictures:
        credit = desk.signed.get(photo.file, Credited())
        name = credit.artist or credit.rights
        if not name or photo.credit or photo.credit_text:
            continue
        what = Text(
            f"the file names who made it ({name}), the article does not",
            f"图片文件里写着作者（{name}），稿件里没有署名",
        )
        quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
        line = f"credit: [{{photographer: {quoted}}}]" if credit.artist else f"credit: {quoted}"
        yield Finding(block, 0, what, Text(f"add {line}", f"请加上 {line}"))
