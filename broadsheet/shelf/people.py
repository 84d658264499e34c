"""people.toml: everybody whom the paper prints.

In:   the text of people.toml; names met in bylines.
Out:  Person values; a register that gives new persons ids of their own; the text with entries at its end.
Must not know: articles, bylines, addresses.

People edit this file, so what stands in it is never rewritten: entries are only added at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from broadsheet.chinese.names import declared_reading, reading, slug
from broadsheet.model import Person, PersonId
from broadsheet.problems import Reported, Text
from broadsheet.toml_text import TomlTable, entries, load_toml, quoted

_TEXTS: Final = ("name", "id", "hans", "hant", "tw", "hk", "pinyin", "role", "org", "bio")
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED: Final = frozenset({"index"})  # reporters/index.html is the list of all


def read_people(text: str, path: str) -> Reported[tuple[Person, ...]]:
    """All persons that can be used, in the order of the file.

    Two persons may have one name (homonyms), never one id. Reports a missing name or id, an id that is
    no address, an id given twice, pinyin that does not fit the name, and unknown keys.
    """
    loaded = load_toml(text, path)
    file = loaded.value
    if file is None:
        return Reported((), loaded.problems)
    file.check_keys({"person"})
    people: dict[str, Person] = {}
    listed = entries(text, file, "person")
    for entry in listed:
        person = _person(entry)
        if person is not None and person.id in people:
            other = people[person.id].name
            entry.report(
                "id",
                Text(f"the id `{person.id}` is {other}'s already", f"编号“{person.id}”已经是{other}的"),
                Text(f"give this person another: {person.id}-2", f"请另取一个，例如 {person.id}-2"),
            )
        elif person is not None:
            people[person.id] = person
    for entry in listed:
        _check_aliases(entry, people)
    return Reported(tuple(people.values()), tuple(file.problems))


def _check_aliases(entry: TomlTable, people: Mapping[str, Person]) -> None:
    """An alias that is an id is the address of an entry that is gone: nobody may have it."""
    for alias in entry.texts("aliases"):
        if alias in people:
            other = people[alias].name
            entry.report(
                "aliases",
                Text(f"the alias `{alias}` is the id of {other}", f"别名“{alias}”是{other}的编号"),
                Text(
                    "to merge the two, take that entry out; else take the alias away",
                    "要合并两人，请删掉那一条；否则去掉这个别名",
                ),
            )


def _person(entry: TomlTable) -> Person | None:
    entry.check_keys((*_TEXTS, "aliases"))
    fields = {key: entry.text(key) for key in _TEXTS}
    aliases = entry.texts("aliases")
    name, id_ = fields["name"], fields["id"]
    if not name:
        entry.report(
            "name",
            Text("a person without a name", "这一条没有写姓名"),
            Text('add name = "…"', '请补上 name = "…"'),
        )
        return None
    if not _ID.fullmatch(id_) or id_ in _RESERVED:
        what = (
            Text(f"`{id_}` cannot be an id", f"“{id_}”不能作编号")
            if id_
            else Text(f"{name} has no id", f"{name}没有编号")
        )
        entry.report("id", what, Text(f'write id = "{slug(name)}"', f'请写 id = "{slug(name)}"'))
        return None
    if fields["pinyin"] and declared_reading(name, fields["pinyin"]) is None and reading(name):
        entry.report(
            "pinyin",
            Text(f"the pinyin does not fit {name}", f"拼音与“{name}”对不上"),
            Text(
                "surname, space, given name joined: Guǎn Yúnyún, Lǐ Píng'ān",
                "姓、空格、名连写：Guǎn Yúnyún、Lǐ Píng'ān",
            ),
        )
    return Person(**{**fields, "id": PersonId(id_)}, aliases=aliases)  # type: ignore[arg-type]


def append_people(data: bytes, new: Sequence[Person]) -> bytes:
    """The file with an entry for each new person at its end; every byte that stood before stays as it was."""
    blocks = [_entry(person) for person in new]
    if not blocks:
        return data
    between = b"" if not data else b"\n" if data.endswith(b"\n") else b"\n\n"
    return data + between + "\n".join(blocks).encode()


def _entry(person: Person) -> str:
    lines = ["[[person]]"]
    lines += [f"{key} = {quoted(value)}" for key in _TEXTS if (value := getattr(person, key))]
    if person.aliases:
        lines.append(f"aliases = [{', '.join(quoted(alias) for alias in person.aliases)}]")
    return "\n".join([*lines, ""])


class Register:
    """Who bears which name and id, held in memory while page after page names people."""

    def __init__(self, known: Iterable[Person]) -> None:
        people = tuple(known)
        self._borne = {name for person in people for name in (person.name, *person.aliases)}
        self._taken = {str(person.id) for person in people} | _RESERVED
        self._taken |= {alias for person in people for alias in person.aliases}

    def admit(self, names: Iterable[str]) -> tuple[Person, ...]:
        """A Person for each name that nobody bears yet, also not as an alias; in the order of first mention.

        The id is the name's pinyin; a name of the same sound gets -2, -3 (homophones 王芳 and 王方 too).
        Whoever is admitted is known from then on.
        """
        found = []
        for name in dict.fromkeys(names):
            if name.strip() and name not in self._borne:
                id_ = _free_id(slug(name), self._taken)
                self._taken.add(id_)
                self._borne.add(name)
                found.append(Person(id=PersonId(id_), name=name))
        return tuple(found)


def _free_id(base: str, taken: set[str]) -> str:
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
