"""A page on an editor's desk, in memory: cut, decided on, cut again, as the pipeline does it with files."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass

from broadsheet.intake import Cut, Decision, PageFacts, SourceText, as_record, cut_page
from broadsheet.intake.decisions import added
from broadsheet.intake.lines import line_starts
from broadsheet.intake.merge import blocks
from broadsheet.model import Article, IssueId
from broadsheet.pipeline.asking import Asked, decision_of
from broadsheet.pipeline.recorded import record_of
from broadsheet.pipeline.records import RecordedPage
from broadsheet.problems import Problem, Reported
from broadsheet.shelf.articles import write_article
from broadsheet.shelf.markdown_text import escape_paragraph

_SHOWN = 8  # characters of a paragraph
ISSUE = IssueId("2026-11-20")
FACTS = PageFacts(date=dt.date(2026, 11, 20), page="01", section="要闻")


@dataclass
class Desk:
    """`text` may be replaced by a corrected one at any time: the next cut replays the decisions."""

    text: str
    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()

    def cut(self) -> Cut:
        source = SourceText(name="01-要闻.txt", text=self.text)
        return cut_page(source, FACTS, escape=escape_paragraph, decisions=self.decisions).value

    def recorded(self) -> RecordedPage:
        cut = self.cut()
        outputs = {f"01-{each.head.order:02d}.md": write_article(each) for each in cut.articles}
        row = as_record(cut, SourceText(name="01-要闻.txt", text=self.text), outputs)
        record = record_of(json.loads(json.dumps(row)), ISSUE, "01", "01.json")
        return RecordedPage(record=record, text=self.text, starts=line_starts(self.text))

    def ask(self, asked: Asked) -> Desk:
        made: Reported[Decision | None] = decision_of(asked, self.recorded())
        self.problems = made.problems
        if made.value:
            self.decisions = added(self.cut().decisions, made.value)
        return self

    def do(self, said: str) -> Desk:
        """As a case writes it: `split 5` · `merge 9` · `move 5,7 to 1` · `mark 3 title` · `accept 3 KIND`."""
        do, lines, rest = re.fullmatch(r"(\w+) ([\d,]+)(?: (.+))?", said).groups()  # type: ignore[union-attr]
        numbers = tuple(map(int, lines.split(",")))
        if do == "move":
            return self.ask(Asked(do=do, lines=numbers, to=int(rest.removeprefix("to "))))
        extra = {"mark": "role", "accept": "kind"}.get(do)
        return self.ask(Asked(do=do, lines=numbers, **({extra: rest or ""} if extra else {})))

    def undo(self) -> Desk:
        self.decisions = self.cut().decisions[:-1]
        return self

    def outline(self) -> str:
        return "\n\n".join(map(outline, self.cut().articles))


def outline(article: Article) -> str:
    """An article as an editor reads it, a field or the head of a paragraph a line."""
    head = article.head
    named = (("栏", head.series), ("肩", head.kicker), ("题", head.title), ("副", head.subtitle))
    told = [f"{name} {text}" for name, text in named if text]
    told += [f"名 {head.byline_text}"] if head.byline_text else []
    told += [f"图 {photo.caption}" for photo in head.photos]
    texts = (block if block.startswith("#") else f"{block[:_SHOWN]}…" for block in blocks(article.body))
    return "\n".join((*told, *texts))
