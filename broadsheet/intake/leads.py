"""Leads and sign-offs: the agency, place, date and names that open or close a text.

In:   the folded text of a paragraph (lines.fold).
Out:  how much of its head is a lead, or of its tail a sign-off, and what they say.
Must not know: articles. Forms and their counts: docs/ingest.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from broadsheet.intake.credits import HAN, Credits, read_credits, read_names
from broadsheet.intake.datelines import AGENCY, DAY, PAPER, Dateline, read_dateline
from broadsheet.intake.writers import bracketed_names, tail_name
from broadsheet.model import Credit

REACH: Final = 160  # characters looked at; the longest lead met holds ten names

_PLACE: Final = rf"(?:{HAN}|·){{0,12}}?"
_ROLE: Final = r"(?:记者|記者|通讯员|通訊員|实习生|實習生)"
_BARE: Final = re.compile(
    rf"(?:据|據)?(?:{AGENCY}|{PAPER}|{HAN}{{2,5}}報){_PLACE}(?:{DAY})?(?:[专專特]?[电電]|[专專]?[讯訊])"
    rf"(?= |[(:]|{_ROLE}|综合|綜合|$)"
)
_BRACKETED: Final = re.compile(
    rf"(?:{HAN}{{2,5}}[报報社] ?)?(?P<open>[【〔\[(《])(?P<inside>[^】〕\])(《》]{{2,60}})[】〕\])》]"
)
_SIGNED_LINE: Final = re.compile(
    rf"(?:{HAN}{{2,5}}[报報社] ?/ ?)?(?P<inside>[^。,;!?]{{4,40}}/[^。,;!?/]{{0,12}})"
)
_CREDIT_IN_BRACKETS: Final = re.compile(r" *\(([^()]{2,120})\)")
_CREDIT_OPEN: Final = re.compile(
    r" *((?:首席|见习|見習|特约|特約|特派|全媒体|本报|本報)*(?:记者|記者|通讯员|通訊員|实习生|實習生)"
    r"[^,。;!?“”「」]{1,110}?(?:报道|報道|报导|報導))(?= |:|$)"
)
_CREDIT_SPACED: Final = re.compile(rf" *({_ROLE} ?[^,。;!?“”]{{1,60}}?)(?=  |:|$)")
_BROKEN: Final = re.compile(rf"(?:据|據)?(?:(?P<agency>{AGENCY})|{PAPER}){_PLACE}{DAY}")
_CUT: Final = re.compile(
    rf"(?:据|據)?(?:{AGENCY}|{PAPER}){_PLACE}[0-9一二三四五六七八九十]{{1,3}}月?[0-9一二三四五六七八九十]{{0,3}}"
    rf"|[(〔【](?:{HAN}|[0-9·、/]){{1,16}}"
)
_ABOUT: Final = re.compile(
    r"\(?(?:作者|执笔人|本文作者|讲述人|受访者)(?:系|为|是|单位|简介)?[::]?[^()]{2,80}(?:\([^()]{1,30}\)[^()]{0,60})?\)?"
)
_SOURCE_ONLY: Final = re.compile(
    rf"\(?(?:据|據|本[报報][据據])?(?P<agency>{AGENCY}|中新网|人民网|央视网)(?:[电電稿]|供?本[报報][专專]稿)?\)?"
)
_TAIL_BRACKET: Final = re.compile(r"[。!?”」』…] *(\([^()]{2,90}\)|【[^【】]{2,90}】|〔[^〔〕]{2,90}〕)$")
_TAIL_CREDIT: Final = re.compile(
    r"[。!?”」』…)] *[■●◆□▲/]? ?((?:本报|本報|首席|见习|見習|特约|特約|特派|全媒体|驻[^ 。]{2,6}?)*"
    r"(?:记者|記者|通讯员|通訊員|实习生|實習生|特派员|特派員)[:/]?[^。!?,]{2,60})$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A lead or sign-off: `length` characters of the head or tail it was read from."""

    length: int
    agency: str = ""
    dateline: str = ""
    people: tuple[Credit, ...] = ()


@lru_cache(maxsize=16)  # a line's lead and its sign-off both ask
def read_lead(face: str) -> Lead | None:
    """The lead that opens a paragraph, its white space included; None where there is none."""
    face = face[:REACH]
    if match := _BARE.match(face):
        found = read_dateline(match[0])
    elif match := _BRACKETED.match(face):
        found = read_dateline(match["inside"]) or _with_credits(match["inside"])
        if found and not found.sure and match["open"] in "(《":
            return None
    elif match := _SIGNED_LINE.fullmatch(face):
        found = read_dateline(match["inside"])
        if not found or not found.people:
            return None
    elif (match := _CREDIT_OPEN.match(face)) and face[match.end() : match.end() + 1] == ":":
        credits = read_credits(match[1])
        return Lead(length=match.end() + 1, people=credits.people) if credits else None
    else:
        return None
    return _made(found, face, match.end()) if found else None


def _with_credits(inside: str) -> Dateline | None:
    """A lead with its credits in one bracket: `【本报讯 记者X】`, `（新华社某地2月1日电 记者X）`."""
    lead, _, credits = inside.partition(" ")
    found = read_dateline(lead)
    people = _people(credits) if found else ()
    if not found or not people:
        return None
    return replace(found, people=people, sure=True)


def _made(found: Dateline, face: str, at: int) -> Lead:
    end, more = _credits_after(face, at)
    end += len(face[end:]) - len(face[end:].lstrip(" "))
    return Lead(length=end, agency=found.agency, dateline=found.where, people=found.people + more)


def is_broken_lead(face: str) -> bool:
    """A short line that holds a lead up to a break: in its date, before its 电, inside its bracket."""
    return len(face) <= 30 and bool(_BROKEN.fullmatch(face) or _CUT.fullmatch(face))


def read_broken_lead(face: str) -> Lead | None:
    """A lead that lost its 电 to the next line: agency and dateline, 电 added; None for another break."""
    match = _BROKEN.fullmatch(face)
    found = read_dateline(face + "电") if match else None
    return Lead(length=len(face), agency=found.agency, dateline=found.where) if found else None


def read_signoff(face: str) -> Lead | None:
    """A whole line that only signs: credits, a lead in brackets, `据X社`, `(作者为…)`; else None.

    A credit of a picture alone is none.
    """
    if len(face) > REACH:
        return None
    if match := _SOURCE_ONLY.fullmatch(face):
        return Lead(length=len(face), agency=match["agency"])
    if lead := _signing_lead(face):
        return lead
    credits = read_credits(face)
    if credits and not credits.photo:
        return Lead(length=len(face), people=credits.people)
    if face[:1] in "(【" and _ABOUT.fullmatch(face):
        return Lead(length=len(face))
    return None


def _signing_lead(face: str) -> Lead | None:
    """A lead that is the whole line, or in brackets with names: `(新华社某地2月1日电 记者X)`."""
    lead = read_lead(face)
    return replace(lead, length=len(face)) if lead and lead.length >= len(face.rstrip()) else None


def read_tail(face: str) -> Lead | None:
    """The sign-off glued to the end of a paragraph: `…。(记者X)`, `…。本报记者 X`; else None."""
    tail = face[-REACH:]
    match = _TAIL_BRACKET.search(tail) or _TAIL_CREDIT.search(tail)
    if not match:
        return _written_by(tail_name(tail))
    signed = read_signoff(match[1])
    if not signed:
        return _written_by(bracketed_names(match[1]))
    return Lead(length=len(match[1]), agency=signed.agency, dateline=signed.dateline, people=signed.people)


def _written_by(names: Sequence[str]) -> Lead | None:
    """Names without a role word at the end of a text: they stay in it as printed."""
    return Lead(length=0, people=tuple(Credit(role="writer", name=name) for name in names)) if names else None


def _credits_after(face: str, at: int) -> tuple[int, tuple[Credit, ...]]:
    if match := _CREDIT_IN_BRACKETS.match(face, at):
        found = read_dateline(match[1])
        people = found.people if found else _people(match[1])
        if people:
            return match.end(), people
    for form in (_CREDIT_OPEN, _CREDIT_SPACED):
        match = form.match(face, at)
        credits = read_credits(match[1]) if match else None
        if match and credits:
            end = match.end() + (face[match.end() : match.end() + 1] == ":")
            return end, credits.people
    return at, ()


def _people(face: str) -> tuple[Credit, ...]:
    credits = read_credits(face) or Credits()
    return credits.people or tuple(Credit(role="reporter", name=name) for name in read_names(face))
