"""Front matter: the YAML head of a Markdown file ⇄ fields with their places. The owner of yaml.

In:   a file's text; or plain fields to write.
Out:  a Document whose every value is text and knows its line and column; or the text of a head.
Must not know: which fields an article has.

YAML takes text for other things: `no`, `08`, `12:30`, `#1`, `*`, `&`. So every scalar is read as text,
and whatever YAML would drop without a word (a comment after a value, an anchor, a tag) is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from broadsheet.problems import Problem, Reported, Text, Where
from broadsheet.shelf.nodes import Entry, Items, Node, Plain, Scalar, Table

if TYPE_CHECKING:
    from yaml import Event

# libyaml refuses these or takes them for line ends; they pass through it as private-use characters.
_BARRED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)
_SHIFT: Final = 0x100000
_ESCAPED: Final = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_PLAIN_KEY: Final = re.compile(r"[A-Za-z_]+")
_LONGEST_SIMPLE_KEY: Final = 200  # libyaml stops at 1024 characters; an escape may take six

_QUOTE_IT: Final = Text(
    'put the whole value in straight double quotes: title: "…"', '请把整个值放进英文双引号里：title: "…"'
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file with front matter; `body` is what follows it, `body_line` its first line."""

    fields: Table
    body: str
    body_line: int


def parse(text: str, path: str) -> Reported[Document | None]:
    """Front matter between two lines `---`, and the body after it.

    Reports what is no front matter, YAML errors, keys given twice, and text that YAML would drop.
    The value is None where there is no front matter to read.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != "---":
        return Reported(None, (_no_start(path),))
    end = next((n for n in range(1, len(lines)) if lines[n].rstrip() == "---"), None)
    if end is None:
        return Reported(None, (_no_end(path),))
    reader = _Reader(path, lines[1:end])
    fields = reader.read()
    body = "\n".join(lines[end + 1 :])
    document = Document(fields, body, end + 2) if fields else None
    return Reported(document, tuple(reader.problems))


def dump(fields: Mapping[str, Plain]) -> str:
    """Front matter with its two lines `---`; every value in double quotes, one field a line.

    A list of tables stands one table an item; all other lists and tables stand in one line.
    `parse` reads back the same fields, whatever text they hold (lone surrogates excepted).
    """
    lines = ["---"]
    for key, value in fields.items():
        if _is_list(value) and any(isinstance(item, Mapping) for item in value):
            lines += [f"{_key(key)}:", *(line for item in value for line in _block_item(item))]
        else:
            lines.append(f"{_key(key)}: {_flow(value)}")
    return "\n".join([*lines, "---", ""])


class _Reader:
    """Builds the tree of one front matter from libyaml's events, gathering problems."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []
        self.barred = {_SHIFT + ord(char): char for line in lines for char in _BARRED.findall(line)}

    def read(self) -> Table | None:
        """The fields; None where the text is no YAML or no table."""
        import yaml

        source = _BARRED.sub(lambda match: chr(_SHIFT + ord(match[0])), "\n".join(self.lines) + "\n")
        try:
            node = self._document(yaml.parse(source, Loader=yaml.CBaseLoader))
        except yaml.MarkedYAMLError as error:
            self._report_yaml(error)
            return None
        except RecursionError:
            what = Text("the front matter is nested too deeply", "文件头里括号套得太深")
            self._report(Where(self.path, 2), what, _QUOTE_IT)
            return None
        if isinstance(node, Table):
            return node
        self._report(
            node.where,
            Text("front matter must be `field: value` lines", "文件头应当每行写成“字段: 值”"),
            _QUOTE_IT,
        )
        return None

    def _document(self, events: Iterator[Event]) -> Node:
        import yaml

        next(events)  # start of the stream
        if isinstance(next(events), yaml.StreamEndEvent):
            return Table((), Where(self.path, 1))
        node = self._node(next(events), events)
        next(events)  # end of the document
        if not isinstance(after := next(events), yaml.StreamEndEvent):
            self._report(
                self._where(after.start_mark),
                Text("this line ends the front matter too early", "文件头在这一行就断开了"),
                Text("remove the line `...` or `---` before it", "请删去它前面的“...”或“---”行"),
            )
        return node

    def _node(self, event: Any, events: Iterator[Event]) -> Node:
        import yaml

        where = self._where(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            self._report(
                where,
                Text(
                    "YAML would drop the word that begins with `*`, `&` or `!`",
                    "以 *、& 或 ! 开头的词会被 YAML 吞掉",
                ),
                _QUOTE_IT,
            )
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", where)
        if isinstance(event, yaml.ScalarEvent):
            if not event.style:  # plain: neither quoted nor a block
                self._report_lost_comment(event)
            return Scalar(event.value.translate(self.barred), where)
        if isinstance(event, yaml.SequenceStartEvent):
            nodes = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                nodes.append(self._node(event, events))
            return Items(tuple(nodes), where)
        return self._table(events, where)

    def _table(self, events: Iterator[Event], where: Where) -> Table:
        import yaml

        entries: dict[str, Entry] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events)
            value = self._node(next(events), events)
            if not isinstance(key, Scalar):
                self._report(
                    key.where, Text("a list cannot be a field's name", "字段名不能是列表"), _QUOTE_IT
                )
            elif key.text in entries:
                self._report_twice(key, entries[key.text].where)
            else:
                entries[key.text] = Entry(key.text, value, key.where)
        return Table(tuple(entries.values()), where)

    def _where(self, mark: Any) -> Where:
        return Where(self.path, mark.line + 2, mark.column + 1)

    def _report(self, where: Where, what: Text, hint: Text | None) -> None:
        self.problems.append(Problem(where, what, hint))

    def _report_twice(self, key: Scalar, first: Where) -> None:
        what = Text(f"`{key.text}` is given twice", f"字段“{key.text}”写了两次")
        self._report(
            key.where,
            what,
            Text(f"it stands on line {first.line} already", f"第{first.line}行已经有了，请留一处"),
        )

    def _report_lost_comment(self, event: Any) -> None:
        """`title: 五号楼 #1` means 五号楼 to YAML; a comment set off by a space (`# like this`) is meant."""
        line = self.lines[event.end_mark.line] if event.end_mark.line < len(self.lines) else ""
        rest = line[event.end_mark.column :]
        if match := re.match(r"\s*#(?=[^\s#])", rest):
            where = Where(self.path, event.end_mark.line + 2, event.end_mark.column + match.end())
            self._report(
                where,
                Text("YAML drops all text from this `#` on", "从这个 # 起，后面的字都会被 YAML 丢掉"),
                _QUOTE_IT,
            )

    def _report_yaml(self, error: Any) -> None:
        mark = error.problem_mark or error.context_mark
        where = self._where(mark) if mark else Where(self.path, 2)
        line = self.lines[mark.line] if mark and mark.line < len(self.lines) else ""
        what = Text(f"this line is no YAML: {error.problem}", "这一行不合 YAML 写法")
        if "quoted scalar" in (error.context or ""):
            where = self._where(error.context_mark)
            what = Text("this text in quotes does not end", "这个引号没有配对")
            hint = Text(
                'close it with the same quote; write a quote inside it as \\"',
                '请在句末补上同样的引号；引号里面的英文双引号写成 \\"',
            )
        elif "\t" in line:
            hint = Text("use spaces, not tabs", "请用空格，不要用制表符（Tab）")
        else:
            hint = _QUOTE_IT
        self._report(where, what, hint)


def _no_start(path: str) -> Problem:
    what = Text("the file does not begin with front matter", "文件开头没有文件头")
    hint = Text(
        "the first line must be `---`, then fields, then `---` again",
        "第一行应是“---”，接着写字段，再写一行“---”",
    )
    return Problem(Where(path, 1, 1), what, hint)


def _no_end(path: str) -> Problem:
    what = Text("the front matter does not end", "文件头没有结束")
    hint = Text("write a line `---` after the last field", "请在最后一个字段后面另起一行写“---”")
    return Problem(Where(path, 1, 1), what, hint)


def _is_list(value: Plain) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _block_item(item: Plain) -> list[str]:
    if not isinstance(item, Mapping) or not item:
        return [f"  - {_flow(item)}"]
    lines = [f"{_key(key)}: {_flow(value)}" for key, value in item.items()]
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]


def _flow(value: Plain) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow_key(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(_flow(item) for item in value) + "]"


def _flow_key(key: str) -> str:
    return f"? {_quoted(key)} " if len(key) > _LONGEST_SIMPLE_KEY else _key(key)


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    short = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
    return short.get(char) or (f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}")
