"""Leads and sign-offs: the agency, place, date and names that open or close a text.

In:   the folded text of a paragraph (lines.fold).
Out:  how much of its head is a lead, or of its tail a sign-off, and what they say.
Must not know: articles. Forms and their counts: docs/ingest.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from broadsheet.intake.credits import HAN, Credits, read_credits, read_names
from broadsheet.intake.writers import bracketed_names, tail_name
from broadsheet.model import Credit

REACH: Final = 160  # characters looked at; the longest lead met holds ten names

_AGENCY: Final = (
    r"新华社|新華社|中新社|中央社|中通社|法新社|路透社|美联社|美聯社|共同社|塔斯社|埃菲社|德新社|安莎社|韩联社|韓聯社|联合社|聯合社|合众社|合眾社"
    r"|哈瓦斯社|海通社|同盟社|国民社|國民社|电通社|電通社"
)
_PAPER: Final = (
    r"本报|本報|本刊|本网|本台|中新网|人民网|央视网|新华网|中工网|晚报|快报|早报|日报|晨报|商报|海都|"
    rf"{HAN}{{2,4}}(?:日报|晚报|早报|快报|晨报|时报|商报|都市报|新闻网|日報|晚報|時報)"
)
_NUMBER: Final = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})"
_DAY: Final = rf"(?:[0-9]{{4}}年)?{_NUMBER}月{_NUMBER}日"
_SHORT_DAY: Final = rf"{_NUMBER}日"
_PLACE: Final = rf"(?:{HAN}|·){{0,12}}?"
_WHO: Final = rf"(?P<from>据|據)?(?:(?P<agency>{_AGENCY})|(?P<paper>{_PAPER}))"
_WHERE: Final = rf"(?P<where>{_PLACE}(?:{_DAY}|{_SHORT_DAY})?(?:上午|下午|晚)?(?:专电|電|电|讯|訊))"
_WIRE: Final = (
    rf"{_PLACE}(?:{_DAY}|{_SHORT_DAY})(?:上午|下午|晚)?(?:[一二三四五六七八九十0-9]{{1,3}}[时時])?"
    r"(?:路透|美[聯联]|合[眾众]|[聯联]合|海通|哈瓦斯|塔斯|同盟|中央|[國国]民)?社?[專专快急]?[电電讯訊]"
    rf"|(?:本市|本埠|本港|本省|本[县縣]|{HAN}{{2,5}}[專专])[讯訊]|{HAN}{{2,6}}新聞訊|[綜综]合(?:[报報][道導导]|[讯訊])|本[报報][綜综][述合](?:[报報][道導导])?"
)
_CALLED: Final = re.compile(
    rf"(?:记者|記者)(?P<who>{HAN}{{2,3}})(?P<where>{HAN}{{2}}|(?:{HAN}{{3,6}})?)(?P<day>(?:{_DAY}|{_SHORT_DAY})?[专專]?[电電讯訊])"
)
_HEAD: Final = re.compile(
    rf"(?:{_WHO}{_WHERE}(?= |[(:]|记者|記者|通讯员|通訊員|综合|$)"
    rf"|[【〔\[(]{_WHO.replace('from', 'from2').replace('agency', 'agency2').replace('paper', 'paper2')}"
    rf"(?P<where2>[^】〕\])(]{{0,20}}?(?:电|讯|電|訊))(?P<in2> ?[^】〕\])(]{{0,40}})[】〕\])]"
    rf"|[【〔\[(](?P<where3>{_WIRE})[】〕\])])"
)
_CREDIT_IN_BRACKETS: Final = re.compile(r" *\(([^()]{2,120})\)")
_CREDIT_OPEN: Final = re.compile(
    r" *((?:首席|见习|特约|全媒体|本报)?(?:记者|記者|通讯员|通訊員|实习生)"
    r"[^,。;!?“”]{1,110}?(?:报道|報道|报导|報導))(?= |:|$)"
)
_CREDIT_SPACED: Final = re.compile(r" *((?:记者|記者|通讯员|通訊員|实习生) ?[^,。;!?“”]{1,60}?)(?=  |:|$)")
_REPORTS: Final = r"(?:报道|報道|报导|報導|電|电)"
_CREDITED: Final = re.compile(
    rf"(?:{HAN}{{2,5}} ?)?[〔【\[(](?P<who>[^〕】\])/。]{{2,40}}?)"
    rf"(?:[/╱](?P<where>[^〕】\])/。]{{0,14}}?))?{_REPORTS}[〕】\])] *"
    rf"|{HAN}{{2,4}}[报報社][/ ] *(?P<who2>(?:记者|記者|特派員)[^/。]{{2,30}})"
    rf"/ ?(?P<where2>[^/。 ]{{2,10}}?){_REPORTS} *"
)
_BROKEN: Final = re.compile(rf"{_WHO}{_PLACE}{_DAY}")
_ABOUT: Final = re.compile(
    r"\(?(?:作者|执笔人|本文作者|讲述人|受访者)(?:系|为|是|单位|简介)?[::]?[^()]{2,80}(?:\([^()]{1,30}\)[^()]{0,60})?\)?"
)
_SOURCE_ONLY: Final = re.compile(rf"\(?(?:据|據)?(?P<agency>{_AGENCY}|中新网|人民网|央视网)\)?")
_TAIL_BRACKET: Final = re.compile(r"[。!?”」』…]\s*(\([^()]{2,90}\))$")
_TAIL_CREDIT: Final = re.compile(
    r"[。!?”」』…)] *[■●]?((?:本报|首席|见习|特约|全媒体)*(?:记者|記者|通讯员|通訊員|实习生)[^。!?]{2,60})$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A lead or sign-off: `length` characters of the head or tail it was read from."""

    length: int
    agency: str = ""
    dateline: str = ""
    people: tuple[Credit, ...] = ()


def read_lead(face: str) -> Lead | None:
    """The lead that opens a paragraph, its white space included; None where there is none."""
    match = _HEAD.match(face[:REACH])
    if not match:
        return _credited(face[:REACH])
    inside = (match["in2"] or "").strip()
    people = _people(inside) if inside else ()
    end, more = _credits_after(face[:REACH], match.end())
    end += len(face[end:REACH]) - len(face[end:REACH].lstrip(" "))
    agency = match["agency"] or match["agency2"] or ""
    paper = match["paper"] or match["paper2"] or ""
    where = (match["where"] or match["where2"] or match["where3"] or "").strip()
    if called := _CALLED.fullmatch(where):
        people, where = (Credit(role="reporter", name=called["who"]),), called["where"] + called["day"]
    dateline = where if len(where) > 1 else paper + where if paper else ""
    return Lead(length=end, agency=agency, dateline=dateline, people=people + more)


def _credited(face: str) -> Lead | None:
    """A lead that names a reporter and no paper: `〔記者X/台北報導〕`, `中國時報【X/台北報導】`."""
    match = _CREDITED.match(face)
    if not match:
        return None
    who = (match["who"] or match["who2"]).strip()
    credits = read_credits(who) or Credits()
    people = credits.people or tuple(Credit(role="reporter", name=name) for name in read_names(who))
    where = (match["where"] or match["where2"] or "").strip()
    return Lead(length=match.end(), dateline=where, people=people) if people else None


def is_broken_lead(face: str) -> bool:
    """A line that holds a lead up to its date, its 电 lost to the next line."""
    return len(face) <= 30 and bool(_BROKEN.fullmatch(face))


def read_broken_lead(face: str) -> Lead:
    """What `is_broken_lead` found: agency and dateline, 电 added."""
    match = _BROKEN.fullmatch(face)
    agency = (match["agency"] or "") if match else ""
    where = face[match.end("agency" if agency else "paper") :] if match else ""
    return Lead(length=len(face), agency=agency, dateline=where + "电")


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
    bracketed = face[:1] in "([【〔" and face[-1:] in ")]】〕"
    bare = face[1:-1].strip() if bracketed else face
    lead = read_lead(bare)
    rest = bare[lead.length :].strip() if lead else ""
    people = _people(rest) if rest and bracketed else ()
    if lead is None or (rest and not people):
        return None
    return Lead(length=len(face), agency=lead.agency, dateline=lead.dateline, people=lead.people + people)


def read_tail(face: str) -> Lead | None:
    """The sign-off glued to the end of a paragraph: `…。(记者X)`, `…。本报记者 X`; else None."""
    tail = face[-REACH:]
    match = _TAIL_BRACKET.search(tail) or _TAIL_CREDIT.search(tail)
    if not match:
        return _written_by(tail_name(tail), "writer")
    signed = read_signoff(match[1])
    if not signed:
        return _written_by(bracketed_names(match[1]), "reporter")
    return Lead(length=len(match[1]), agency=signed.agency, dateline=signed.dateline, people=signed.people)


def _written_by(names: Sequence[str], role: str) -> Lead | None:
    """Names without a role word at the end of a text: they stay in it as printed."""
    return Lead(length=0, people=tuple(Credit(role=role, name=name) for name in names)) if names else None


def _credits_after(face: str, at: int) -> tuple[int, tuple[Credit, ...]]:
    if match := _CREDIT_IN_BRACKETS.match(face, at):
        people = _people(match[1])
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
