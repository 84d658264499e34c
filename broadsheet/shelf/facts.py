"""issue.toml → the facts of an issue.

In:   the text of issue.toml; every key is optional.
Out:  IssueFacts; a problem for each key that is unknown or of the wrong kind.
Must not know: articles, other issues.
"""

from __future__ import annotations

from typing import Final

from broadsheet.model import PAGE_LABEL, IssueFacts, page_key
from broadsheet.problems import Reported, Text
from broadsheet.toml_text import TomlTable, load_toml, table

_TEXTS: Final = ("number", "weather", "note", "holiday")


def read_facts(text: str, path: str) -> Reported[IssueFacts]:
    """What issue.toml says; empty facts where it is no TOML. Page names are sorted as printed."""
    loaded = load_toml(text, path)
    file = loaded.value
    if file is None:
        return Reported(IssueFacts(), loaded.problems)
    file.check_keys({*_TEXTS, "pages"})
    number, weather, note, holiday = (file.text(key) for key in _TEXTS)
    pages = _pages(table(text, file, "pages"))
    facts = IssueFacts(number=number, weather=weather, note=note, holiday=holiday, pages=pages)
    return Reported(facts, tuple(file.problems))


def _pages(pages: TomlTable) -> tuple[tuple[str, str], ...]:
    named: dict[str, tuple[str, str]] = {}
    for label in pages.values:
        if not PAGE_LABEL.fullmatch(label):
            what = Text(f"`{label}` is no page label", f"“{label}”不能作版次")
            pages.report(label, what, Text('write it as printed: "01" or A05', '照报纸上印的写："01" 或 A05'))
        elif label.upper() in named:
            pages.report(label, Text(f"page {label} is named twice", f"{label}版写了两次"))
        else:
            named[label.upper()] = (label, pages.text(label))
    return tuple(sorted(named.values(), key=lambda page: page_key(page[0])))
