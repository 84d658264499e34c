"""The words of a lead: who reports, whence, when, by which wire. One small grammar for both scripts.

In:   folded text: what stands in a lead's brackets, or opens a paragraph up to its 电 or 讯.
Out:  agency, dateline and people, or nothing where a word is left that is none of them.
Must not know: paragraphs, lines, brackets (leads).

Print orders the parts freely: 本报地N月N日电, 地N日路透電, 記者X/地報導, 編譯X/法新社地N日電. So the wire is
taken from the end, the house from the head, and what is left must be credits, a place or a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.intake.credits import HAN, read_credits, read_names
from broadsheet.intake.places import is_place
from broadsheet.intake.writers import SURNAMES
from broadsheet.model import Credit

AGENCY: Final = (
    r"新[华華]社|中新社|中央社|中通社|法新社|法[国國]新[闻聞]社|路透社|美[联聯]社|共同社|塔斯社|埃菲社|德新社|安莎社|[韩韓][联聯]社"
    r"|朝中社|俄新社|彭博社|[联聯]合社|合[众眾](?:[国國][际際])?社|哈瓦斯社|海通社|同盟社|[国國]民社|[电電]通社|[国國][闻聞]社"
)
_SHORT: Final = re.compile(
    r"(路透|美[聯联]|合[眾众]|[聯联]合|海通|哈瓦斯|塔斯|同盟|中央|[國国]民|法新|共同|德新|彭博|[電电]通)社?$"
)
PAPER: Final = (
    r"本[报報刊网網台社]|中新[网網]|人民[网網]|央[视視][网網]|新[华華][网網]|中工[网網]|[晚快早日晨商时時][报報]|海都"
    rf"|{HAN}{{2,4}}(?:[日晚早快晨时時商周]|都市|文[汇匯])[报報]|{HAN}{{2,4}}新[闻聞][网網]"
)
_NUMBER: Final = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_DAY: Final = rf"(?:(?:[0-9]{{4}}年)?{_NUMBER}月)?{_NUMBER}日"
_HOUR: Final = rf"(?:[上下]午|凌晨|[清早]晨|[今昨]?晚|夜)?(?:{_NUMBER}[时時点點](?:{_NUMBER}分|半)?)?"
DAY: Final = rf"{_DAY}{_HOUR}"
_WHO: Final = re.compile(
    rf"(?:据|據)?(?:(?P<agency>{AGENCY})|(?P<paper>{PAPER}|{HAN}{{1,5}}[报報]))(?=[{HAN[1:-1]}0-9 /]|$)"
)
_WIRE: Final = re.compile(
    r"(?P<full>本[報报][綜综](?:合|述)(?:外[电電])?(?:[报報][道導导])?|[綜综]合(?:外[电電]|[讯訊])?(?:[报報][道導导])?|[綜综]述)$"
    r"|(?:[特專专急]|[無无][線线]|快(?=[电電]))?[电電讯訊]$|[專专][訪访]$"
    r"|(?:[聯联]合|[連连][線线]|[專专][题題訪访]|[現现][场場]|[攝摄]影)?[报報][道導导]$"
)
_TIMED: Final = re.compile(rf"{DAY}$")
_LOCAL: Final = re.compile(r"本[市埠港省县縣區区澳地府]$")
_PLACE: Final = re.compile(rf"{HAN}(?:{HAN}|[-·、和]){{0,14}}")
_REPORTS: Final = re.compile(r"[報报][道導导]$|[訪访]$")
_ROLE: Final = re.compile(r"[記记]者|特派[員员]|[編编][譯译]|通[讯訊][员員]|[实實][习習]生")
_CALLED: Final = re.compile(
    rf"(?P<role>[^/ ]{{0,8}}?(?:[記记]者|特派[員员])) ?(?P<name>{HAN}{{2,3}}) ?(?P<where>{HAN}{{2,6}})"
)
_TRANSLATES: Final = re.compile(rf"^([編编][譯译]|翻[譯译]) ?(?={HAN})")
_LABELS: Final = re.compile(r"[快简簡短通资資喜音电電特]$")  # 快讯, 简讯: a column's name
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What a lead says. `sure`: it names a house, a person or a day; any brackets may hold it then."""

    agency: str = ""
    where: str = ""  # place, day and 电 or 讯 as printed; the paper's name and 讯 where there is no place
    people: tuple[Credit, ...] = ()
    sure: bool = False


def read_dateline(text: str) -> Dateline | None:
    """The parts of a lead that ends in its wire word: `本報南京廿一日專電`, `記者X/台北報導`; else None."""
    text = text.strip(" :/")
    wire = _WIRE.search(text) if len(text) <= _LONGEST else None
    if not wire:
        return None
    body = text[: wire.start()].strip(" /")
    if not body:
        return Dateline(where=text, sure=True) if wire["full"] else None
    left, _, right = body.rpartition("/")
    if left:
        people = _people(_house(left)[1])
        found = _slashed(right.strip(), wire[0])
        return replace(found, people=people, sure=True) if people and found else None
    return _called(body, wire[0]) if _ROLE.search(body) else _placed(body, wire[0])


def _slashed(right: str, wire: str) -> Dateline | None:
    """What stands behind the slash: a place, with its house and day; or nothing but the wire."""
    if _PLACE.fullmatch(right) and _REPORTS.search(wire):
        return Dateline(where=right)
    return _placed(right, wire) if right else Dateline()


def _placed(body: str, wire: str) -> Dateline | None:
    """House, place and day, each optional, and the wire."""
    who, rest = _house(body)
    agency, paper = _names_of(who)
    if wire[-1] in "电電" and (short := _SHORT.search(rest)):
        agency, rest = agency or short[1] + "社", rest[: short.start()]
    timed = _TIMED.search(rest)
    place = (rest[: timed.start()] if timed else rest).strip()
    sure = bool(who or timed or agency or _LOCAL.search(place))
    labelled = _LABELS.search(place) or _REPORTS.search(wire)
    if (place and not _PLACE.fullmatch(place)) or (labelled and not sure):
        return None
    where = _where(place, timed, wire) or (paper + wire if paper else "")
    return Dateline(agency=agency, where="" if place == "又" else where, sure=sure)


def _called(body: str, wire: str) -> Dateline | None:
    """A reporter named, and often the place behind the name: `中央社記者X台北16日`, `記者 X 長沙`."""
    who, rest = _house(body)
    timed = _TIMED.search(rest)
    named = (rest[: timed.start()] if timed else rest).strip()
    people, place = _people(named), ""
    if len(people) > 1 and people[-1].role == people[-2].role and _is_place(people[-1].name):
        people, place = people[:-1], people[-1].name
    if (glued := _CALLED.fullmatch(named)) and (not people or len(people[0].name) > 3):
        people = (Credit(role="reporter", name=glued["name"]),)
        place = glued["where"]
    if not people:
        return None
    return Dateline(agency=_names_of(who)[0], where=_where(place, timed, wire), people=people, sure=True)


def _where(place: str, timed: re.Match[str] | None, wire: str) -> str:
    """Place and day as printed, with 电 or 讯; 報導 is no part of it."""
    day = timed[0] if timed else ""
    return f"{place}{day}{'' if _REPORTS.search(wire) else wire}" if place or day else ""


def _names_of(who: re.Match[str] | None) -> tuple[str, str]:
    return (who["agency"] or "", who["paper"] or "") if who else ("", "")


def _house(text: str) -> tuple[re.Match[str] | None, str]:
    """The agency or paper that a text opens with, and the rest; 本報記者 is a role, not a house."""
    who = _WHO.match(text)
    if not who or (who["paper"] and _ROLE.match(text, who.end())):
        return None, text
    return who, text[who.end() :].strip(" /")


def _people(text: str) -> tuple[Credit, ...]:
    credits = read_credits(_TRANSLATES.sub(r"\1:", text))
    if credits:
        return credits.people
    return tuple(Credit(role="reporter", name=name) for name in read_names(text))


def _is_place(name: str) -> bool:
    return is_place(name) or name[0] not in SURNAMES
