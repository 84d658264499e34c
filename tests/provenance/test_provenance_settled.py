"""Which doubts are settled is found in one walk over an article's parts, however many doubts it has."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.intake.doubts import lost_characters
from broadsheet.intake.rivals import Ruling
from broadsheet.pipeline.origins import Origin, Part
from broadsheet.pipeline.settled import Answers, settled_doubts

LINES = 300


class Walked(tuple[Part, ...]):
    """Parts that count how often somebody walks over them."""

    walks = 0

    def __iter__(self) -> Iterator[Part]:
        Walked.walks += 1
        return super().__iter__()


def part(line: int) -> Part:
    ruling = Ruling(line=line, role="text", score=1.0, confidence=1.0)
    origin = Origin(line=line, col=1, text="字", rules=(), ruling=ruling)
    return Part(
        field="paragraph",
        index=line,
        origins=(origin,),
        ingested="字",
        state="changed" if line % 2 == 0 else "as ingested",
        now="词" if line % 2 == 0 else "",
    )


def test_a_page_of_many_doubts_is_walked_over_a_few_times() -> None:
    doubts = [lost_characters(1, line) for line in range(1, LINES + 1)]
    parts = Walked(part(line) for line in range(1, LINES + 1))
    answers = Answers(parts=parts, now=None, taken=frozenset({(3, "lost characters"), (5, "")}), files=())
    told = settled_doubts(doubts, answers)
    assert {doubt.line for doubt, done in told if done} == {3, 5, *range(2, LINES + 1, 2)}
    assert Walked.walks < 10
