"""What an editor should settle once about names and words in other scripts.

In:   a site as read, and the survey of its words.
Out:  warnings, one a name and one a word, each with its first places and with what to write where.
Must not know: how the survey was made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from broadsheet.chinese.name_forms import AMBIGUOUS
from broadsheet.chinese.names import is_personal, spelled, split_name
from broadsheet.edition import PEOPLE_FILE
from broadsheet.model import Edition, Person
from broadsheet.pipeline.jobs import SiteFacts
from broadsheet.pipeline.reading import Reading
from broadsheet.pipeline.site_terms import GLOSSARY, lines_of
from broadsheet.pipeline.survey import Doubt, Survey
from broadsheet.pipeline.units import article_file
from broadsheet.problems import Problem, Text, Where
from broadsheet.register import Register, credits_of
from broadsheet.shelf.content import ISSUES
from broadsheet.web.declared import person_term, wordings
from broadsheet.web.script import SiteScript

FIRST: Final = 3  # places that a warning names
MOST: Final = 100  # words that are told one by one: more than an editor settles in a day
# 覃 Qín or Tán and the like: nobody but the bearer knows
_TWO_READINGS: Final = frozenset("覃翟宁寧纪紀乐樂牟谌諶隗郇郗宓粘")


def names_to_settle(reading: Reading) -> Iterator[Problem]:
    """Names with a character of two forms and no form declared; surnames with two readings and no pinyin."""
    lines = lines_of(reading.site.folder, PEOPLE_FILE)
    met = _first_places(reading.edition)
    for one in reading.edition.people:
        person, places = one.person, met.get(one.person.id, [])
        where = lines.get(person.name) or next(iter(places), Where(PEOPLE_FILE))
        if AMBIGUOUS.intersection(person.name) and is_personal(person.name):
            yield from _undeclared_form(person, reading.facts, where, places)
        if split_name(person.name)[0] in _TWO_READINGS and not person.pinyin:
            yield _undeclared_reading(person, where)


def _undeclared_form(
    person: Person, facts: SiteFacts, where: Where, places: Sequence[Where]
) -> Iterator[Problem]:
    source, *others = facts.frame.variants
    open_ = [variant for variant in others if variant != "zh-Hans" and not person_term(person).form(variant)]
    if not open_:
        return
    shown = dict.fromkeys(_form(person, source, variant) for variant in open_)
    form = next(iter(shown))
    yield _warning(
        where,
        Text(
            f"{person.name} may be written in two ways; pages print {' and '.join(shown)}{_told(places).en}",
            f"“{person.name}”里有一简对多繁的字，现在印作{'、'.join(shown)}{_told(places).zh}",
        ),
        Text(
            f'ask, then write hant = "{form}" (or the right form) in the entry of {PEOPLE_FILE}',
            f'请问清楚本人的写法，在 {PEOPLE_FILE} 这个人的条目里写 hant = "{form}"（或正确的写法）',
        ),
    )


def _form(person: Person, source: str, variant: str) -> str:
    script = SiteScript((), source=source, variant=variant)
    return script.declaring(wordings([person_term(person)], source, variant)).text(person.name)


def _undeclared_reading(person: Person, where: Where) -> Problem:
    reading = spelled(person.name)
    return _warning(
        where,
        Text(
            f"the surname of {person.name} has two readings; {reading} is a guess",
            f"“{person.name}”的姓有两种读音，{reading} 只是猜测",
        ),
        Text(
            f'write pinyin = "{reading}" (or the right one) in the entry of {PEOPLE_FILE}',
            f'请在 {PEOPLE_FILE} 这个人的条目里写 pinyin = "{reading}"（或正确的读音）',
        ),
    )


def words_to_settle(survey: Survey) -> Iterator[Problem]:
    """Words that a conversion without words and contexts would show otherwise: the commonest first."""
    ordered = sorted(survey.doubts.items(), key=lambda pair: -len(pair[1].places))
    yield from (_doubtful(word, doubt, survey.variants) for word, doubt in ordered[:MOST])
    if (left := len(ordered) - MOST) > 0:
        yield _warning(
            Where(ISSUES),
            Text(f"{left} more such words, each less common", f"另有 {left} 个这样的词，次数更少"),
            Text("check --json lists them all", "用 check --json 可以看到全部"),
        )


def _doubtful(word: str, doubt: Doubt, variants: Sequence[str]) -> Problem:
    places = tuple(doubt.places)
    ours = dict.fromkeys(each.ours for each in doubt.forms)
    plain = dict.fromkeys(each.plain for each in doubt.forms if each.plain not in ours)
    in_toml = f'hans = "{doubt.phrase}", ' + _forms_in(doubt, variants, '{} = "{}"', ", ")
    in_yaml = f"{{{doubt.phrase}: {{" + _forms_in(doubt, variants, "{}: {}", ", ") + "}}"
    return _warning(
        places[0],
        Text(
            f"{word} is shown as {' and '.join(ours)}, and might be {' or '.join(plain)}: "
            f"…{doubt.sample}…{_told(places).en}",
            f"“{word}”转成了{'、'.join(ours)}，也可能该是{'、'.join(plain)}："
            f"……{doubt.sample}……{_told(places).zh}",
        ),
        Text(
            f"settle it, with this form or the right one: a [[term]] in {GLOSSARY} with {in_toml}; "
            f"or for this article: convert: {{terms: {in_yaml}}}",
            f"请定下来（照现在这样，或改成对的）：在 {GLOSSARY} 加一条 [[term]]，分行写 {in_toml}；"
            f"只管这一篇，就在稿件里写 convert: {{terms: {in_yaml}}}",
        ),
    )


def _forms_in(doubt: Doubt, variants: Sequence[str], pattern: str, between: str) -> str:
    """What pages show now of the phrase, as one would declare it; left open where nothing is doubtful."""
    if len(set(doubt.shown.values())) == 1 and doubt.shown.keys() == set(variants):
        return pattern.format("hant", next(iter(doubt.shown.values())))
    keys = {"zh-TW": "tw", "zh-HK": "hk"}
    return between.join(pattern.format(keys[variant], form) for variant, form in doubt.shown.items())


def _told(places: Sequence[Where]) -> Text:
    """(7 times, also x.md:3, y.md:5), or nothing for a single place."""
    if len(places) < 2:
        return Text("", "")
    others = [str(place) for place in places[1:FIRST]]
    return Text(
        f" ({len(places)} places, also {', '.join(others)})",
        f"（共 {len(places)} 处，另如 {'、'.join(others)}）",
    )


def _first_places(edition: Edition) -> Mapping[str, list[Where]]:
    """Person id → the articles that name the person."""
    found: defaultdict[str, list[Where]] = defaultdict(list)
    register = Register(one.person for one in edition.people)
    for head in (head for issue in edition.issues for head in issue.articles):
        for id_ in dict.fromkeys(filter(None, map(register.resolve, credits_of(head)))):
            found[id_].append(Where(article_file(head)))
    return found


def _warning(where: Where, what: Text, hint: Text) -> Problem:
    return Problem(where, what, hint, severity="warning")
