"""glossary.toml → terms with their declared forms.

In:   the text of glossary.toml: [[term]] tables with hans, and hant, tw, hk where they are declared.
Out:  Term values in the order of the file.
Must not know: how terms are protected in a conversion.
"""

from __future__ import annotations

from typing import Final

from broadsheet.model import Term
from broadsheet.problems import Reported, Text
from broadsheet.toml_text import TomlTable, entries, load_toml

_KEYS: Final = ("hans", "hant", "tw", "hk")


def read_glossary(text: str, path: str) -> Reported[tuple[Term, ...]]:
    """All terms that can be used; reports those without hans, without any form, or given twice."""
    loaded = load_toml(text, path)
    file = loaded.value
    if file is None:
        return Reported((), loaded.problems)
    file.check_keys({"term"})
    terms: dict[str, Term] = {}
    for entry in entries(text, file, "term"):
        term = _term(entry)
        if term is not None and term.hans in terms:
            entry.report("hans", Text(f"`{term.hans}` is given twice", f"“{term.hans}”写了两次"))
        elif term is not None:
            terms[term.hans] = term
    return Reported(tuple(terms.values()), tuple(file.problems))


def _term(entry: TomlTable) -> Term | None:
    entry.check_keys(_KEYS)
    hans, hant, tw, hk = (entry.text(key) for key in _KEYS)
    if not hans:
        entry.report(
            "hans",
            Text("a term without `hans`", "这一条没有写 hans"),
            Text('add the Simplified word: hans = "…"', '请补上简体原词：hans = "…"'),
        )
        return None
    if not (hant or tw or hk):
        entry.report(
            "hans",
            Text(f"`{hans}` has no Traditional form", f"“{hans}”没有写繁体词形"),
            Text('add hant = "…", or tw = "…" and hk = "…"', '请补上 hant = "…"，或 tw = "…" 和 hk = "…"'),
        )
        return None
    return Term(hans=hans, hant=hant, tw=tw, hk=hk)
