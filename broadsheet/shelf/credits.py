"""Bylines and photos of a front matter ⇄ Credit and Photo values.

In:   tables as an editor wrote them; or the values.
Out:  the values and problems; or plain fields to be written.
Must not know: the other fields of an article, people.toml, whether a picture is there.

A name that looks like one with an id, `王方 (a)`, but has none, is written `王方 (a) ()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from broadsheet.model import ROLES, Credit, Photo
from broadsheet.problems import Problem, Text, Where, nearest
from broadsheet.shelf.fields import Fields
from broadsheet.shelf.nodes import Items, Plain, Scalar, Table

_NAMED: Final = re.compile(r"(.+) \(([a-z0-9-]*)\)", re.DOTALL)
_EXAMPLE: Final = '- reporter: "林知远"'
_PHOTO_FIELDS: Final = ("file", "caption", "credit", "alt", "credit_text", "after")
_ROLE_WORDS: Final = {
    "记者": "reporter",
    "通讯员": "correspondent",
    "摄": "photographer",
    "摄影": "photographer",
    "文": "writer",
    "撰文": "writer",
    "编辑": "editor",
    "编译": "translator",
    "实习生": "intern",
    "评论员": "commentator",
    "绘": "illustrator",
    "制图": "illustrator",
    "来源": "source",
    "供稿": "source",
}


def read_credits(tables: Iterable[Table], problems: list[Problem]) -> tuple[Credit, ...]:
    """Credits in printed order. Each table has roles with one name or a list, and may have role_text."""
    found: list[Credit] = []
    for table in tables:
        role_texts = [entry.value for entry in table.entries if entry.key == "role_text"]
        role_text = role_texts[0].text if role_texts and isinstance(role_texts[0], Scalar) else ""
        for entry in table.entries:
            if entry.key == "role_text":
                continue
            if entry.key not in ROLES:
                problems.append(_unknown_role(entry.key, entry.where))
                continue
            nodes = entry.value.nodes if isinstance(entry.value, Items) else (entry.value,)
            for node in nodes:
                if isinstance(node, Scalar) and node.text.strip():
                    found.append(_credit(entry.key, node.text, role_text))
                else:
                    what = Text(f"`{entry.key}` without a name", f"“{entry.key}”后面没有姓名")
                    problems.append(
                        Problem(node.where, what, Text(f"write {_EXAMPLE}", f"请写成 {_EXAMPLE}"))
                    )
    return tuple(found)


def _credit(role: str, written: str, role_text: str) -> Credit:
    named = _NAMED.fullmatch(written)
    name, person = (named[1], named[2]) if named else (written, "")
    return Credit(role=role, name=name, person=person, role_text=role_text)


def _unknown_role(role: str, where: Where) -> Problem:
    what = Text(f"unknown role `{role}`", f"不认识的角色“{role}”")
    if known := _ROLE_WORDS.get(role):
        return Problem(where, what, Text(f"write `{known}` for {role}", f"{role}请写成 {known}"))
    return Problem(where, what, nearest(role, ROLES, noun=Text("roles", "角色")))


def credit_fields(credits: Iterable[Credit]) -> list[Plain]:
    """Tables to write: neighbours with one role share a table."""
    tables: list[Plain] = []
    for (role, role_text), group in groupby(credits, key=lambda credit: (credit.role, credit.role_text)):
        names = [_written(credit) for credit in group]
        table: dict[str, Plain] = {role: names[0] if len(names) == 1 else names}
        tables.append(table | {"role_text": role_text} if role_text else table)
    return tables


def _written(credit: Credit) -> str:
    if credit.person or _NAMED.fullmatch(credit.name):
        return f"{credit.name} ({credit.person})"
    return credit.name


def read_photos(tables: Iterable[Table], problems: list[Problem]) -> tuple[Photo, ...]:
    """Photos in printed order; a file must be named below images/."""
    return tuple(_photo(Fields(table, _PHOTO_FIELDS, problems)) for table in tables)


def _photo(fields: Fields) -> Photo:
    entry = fields.entry("credit")
    is_text = entry is not None and isinstance(entry.value, Scalar)
    credits = () if is_text else read_credits(fields.tables("credit", _EXAMPLE), fields.problems)
    file = fields.text("file")
    if file and not _is_image_path(file):
        what = Text(f"`{file}` does not lie in content/images/", f"“{file}”不在 content/images/ 里")
        fields.report(
            fields.where("file"),
            what,
            Text(
                "write file: images/2026-11-20/ferry.jpg, without `..` or `\\`",
                "请写成 file: images/2026-11-20/ferry.jpg，不要用“..”和“\\”",
            ),
        )
        file = ""
    elif not file.isprintable():
        what = Text(f"`{file}` has a character that no address can hold", f"“{file}”里有网址不能用的字符")
        hint = Text(
            "rename the picture without full-width spaces and invisible characters",
            "请给图片改名，去掉全角空格和看不见的字符",
        )
        fields.report(fields.where("file"), what, hint)
        file = ""
    return Photo(
        caption=fields.text("caption"),
        credit=credits,
        credit_text=fields.text("credit_text") or (fields.text("credit") if is_text else ""),
        file=file,
        alt=fields.text("alt"),
        after=fields.whole("after", least=0, absent=0),
    )


def _is_image_path(file: str) -> bool:
    parts = file.split("/")
    barred = re.search(r"[\x00-\x1f\x7f\\:*?\"<>|]", file)
    return len(parts) > 1 and parts[0] == "images" and not barred and not {"", ".", ".."} & set(parts)


def photo_fields(photo: Photo) -> Plain:
    """A table to write; the caption always, the rest where there is any."""
    fields: dict[str, Plain] = {
        "file": photo.file,
        "caption": photo.caption,
        "credit": credit_fields(photo.credit),
        "credit_text": photo.credit_text,
        "alt": photo.alt,
        "after": str(photo.after) if photo.after else "",
    }
    return {key: value for key, value in fields.items() if value or key == "caption"}
