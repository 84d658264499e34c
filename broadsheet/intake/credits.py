"""Credit lines: printed role words and the names beside them.

In:   folded text (lines.fold) of at most a line.
Out:  the roles and names it holds, or nothing when it is anything but a credit.
Must not know: where on the page it stood.

A name is never guessed from prose: it counts only where the whole text is made of role words,
names and separators. Forms met: docs/ingest.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from broadsheet.model import Credit

HAN: Final = r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]"
LONGEST: Final = 160  # characters; a credit for a team of twenty stays below

_HOUSE: Final = (
    r"(?:本报|本報|本刊|本网|本台|新华社|新華社|中新社|中央社|解放军报|"
    rf"{HAN}{{2,4}}(?:日报|晚报|早报|快报|时报|日報|晚報|時報|网|網|社))"
)
_RANK: Final = (
    r"(?:首席|资深|資深|见习|見習|特约|特約|特派|专职|全媒体|融媒体|全媒體|摄影|攝影|文字|体育|體育"
    rf"|驻{HAN}{{1,6}}?|駐{HAN}{{1,6}}?)"
)
# (role of the model, printed word). A word that stands before its names; longest forms first.
_BEFORE: Final = (
    ("photographer", r"(?:摄影|攝影|图(?!./?文)|[摄攝])[:/](?!文)|(?:摄影|攝影)(?: (?=[\u4e00-\u9fff]))"),
    ("correspondent", rf"{_HOUSE}?(?:特约|特約)?(?:通讯员|通訊員)[:/]?"),
    ("intern", rf"(?:实习生|實習生|小记者|小記者|{_HOUSE}?(?:实习|實習)(?:记者|記者))[:/]?"),
    ("commentator", rf"{_HOUSE}?(?:特约|特約|首席)?(?:评论员|評論員)[:/]?"),
    ("translator", r"(?:编译|編譯|翻译|翻譯|译者?|譯者?)[:/]"),
    ("editor", r"(?:整理)[:/]"),
    (
        "writer",
        r"参与采写[:/]?|(?:采访整理|采写|採寫|执笔|執筆|撰文|撰稿人?|作者)[:/]"
        rf"|文字?(?:[/、及]?[图圖]|[/、]摄影?)?[:/](?![图圖摄攝])|文/[图圖] +(?={HAN})",
    ),
    (
        "reporter",
        rf"(?:综合|綜合|参与|參與)?{_HOUSE}?{_RANK}{{0,3}}(?:记者|記者|特派员|特派員)[:/]?",
    ),
    (
        "illustrator",
        r"(?:制图|製圖|绘图|繪圖|漫画|漫畫|插图|插圖|插画|插畫|题图|題圖|[绘繪])[:/]|圖[:/](?!文)",
    ),
)
# A word that stands after its names; "" keeps the role they already have.
_AFTER: Final = (
    (
        "photographer",
        r"(?:/ ?)?(?:摄影报道|攝影報導|摄影报导|攝影報道|图文报道|圖文報道|圖文報導|翻拍|[翻制]?[攝摄]影?"
        rf"|(?<![记記]者{HAN}{{2}})文[/、并兼]?(?:[图圖]|[摄攝]影?)|[图圖][/、并兼]?文|[摄攝]并文)"
        r"|(?:(?<= )|/)[图圖](?= *(?:$|[;、)]))",
    ),
    ("writer", r"(?:采访整理|采写整理|采写|採寫|撰文|执笔|執筆|口述)|/ ?文(?= |$)"),
    ("editor", r"整理"),
    ("translator", rf"(?:编译|編譯|翻译|翻譯)(?:自{HAN}{{2,12}})?|[译譯](?= *(?:$|\)))"),
    (
        "illustrator",
        r"(?:漫画|漫畫|制图|製圖|绘图|繪圖|速写|速寫|[绘繪画畫](?= |$|\))|(?<= )[作刻](?= *(?:$|\))))",
    ),
    (
        "",
        r"(?:综合报道|綜合報導|綜合報道|联合报道|聯合報導|专访|專訪|报道|報道|报导|報導"
        rf"|文(?= +{HAN}{{2,4}} ?[图圖摄攝]))",
    ),
)
_ROLES: Final = tuple(role for role, _ in (*_BEFORE, *_AFTER))
_WORDS: Final = re.compile("|".join(f"(?P<w{at}>{word})" for at, (_, word) in enumerate((*_BEFORE, *_AFTER))))
_BOTH: Final = re.compile("[文字].?[图圖摄攝]影?|[图圖摄攝].?文")  # text and pictures by one hand
# Quick noes, since most lines are no credit: no word is without one of these, none holds one of those.
_WORDED: Final = re.compile(
    r"[摄攝译譯绘繪撰]|[记記作]者|特派|[讯訊论論][员員]|[实實][习習]|整理|采写|採寫|执笔|執筆|口述|速[写寫]|翻拍"
    r"|[专專][访訪]|[报報][道导導]|[漫插][画畫]|[画畫](?:[ )]|$)|[制製插题題][图圖]|[ /][图圖]"
    r"|[图圖](?:[:/]|[、并兼]?文)|文字?[:/、及并兼图圖 ]|/ ?文| [作刻]"
)
_FOREIGN: Final = re.compile(rf"[^{HAN[1:-1]}A-Za-z.'· 、,/;:|()\[\]【】〔〕■□●○◆◇☉▲△★☆※]")
_PLAIN_WORDS: Final = frozenset(("记者", "通讯员", "摄", "文", "实习生", "评论员"))
_GAP: Final = re.compile(rf"(?<!{HAN})({HAN}) {{1,4}}({HAN})(?!{HAN})")
_LATIN: Final = re.compile(r"(?<=[A-Za-z.]) (?=[A-Z])")  # within one name
_NAME: Final = re.compile(
    rf"{HAN}{{2,4}}|{HAN}{{1,8}}(?:·{HAN}{{1,8}}){{1,3}}|[A-Z][A-Za-z.']+(?:_[A-Z][A-Za-z.']*){{1,3}}"
)
_SEPARATORS: Final = re.compile(r"[ 、,/;:|和及]+")
# Words that follow 记者 in print and are no name.
_NO_NAME: Final = re.compile(
    r"手记|观察|调查|获悉|从|在|来到|走进|连线|专访|采访|现场|近日|昨日|日前|今天|团队|部主任|协会|之家|节|站|团|证|说|问|按|札记|视点|探访|体验|直击|暗访|日记|亲历|"
    r"报道|編按|编者|社$|[報网網庫库]$|提供|公司|[資资]料|^(?:图片|圖片|深度|系列|独家|跟踪|连续|专题|特别|追踪|新闻|综合|現場)$"
)
_PICTURING: Final = frozenset(("photographer", "illustrator"))
_AGENCY: Final = re.compile(
    r"影像中国|人民视觉|视觉中国|中经视觉|东方IC|新华社发|新华社供|新華社發|中新社发|新华社稿|新华社照片|"
    r"(?:本[報报])?[資资]料(?:照片?|[圖图]片?)|传真照片|傳真照片|"
    r"(?:網上|网上|網絡|网络|互聯網|互联网)(?:圖片|图片)|(?:本報|本报)(?:攝影組|摄影组|資料室|资料室|圖片|图片)|"
    r"(?:[電电][視视]|影片|[視视][頻频])?[畫画]?面?[截擷][圖图](?:自[^()]{1,12})?|[翻截擷][攝摄取]自[^()]{1,14}"
    r"|(?:設計|设计|政府新聞處|新[華华]社|中新社|法新社|美[聯联]社|路透社?|[檔档]案)(?:[圖图]片|照片|[資资]料片?)"
    rf"|[图圖]片?[/:] ?{HAN}{{2,10}}(?:社|[網网]|[報报]|中[國国]|台|[庫库])(?:提供|供[图圖])?"
    rf"|[图圖]片?[/:] ?(?:翻[攝摄]|[網网][路絡络]|[資资]料|本[報报][資资]料)[^()]{{0,10}}"
    rf"|(?:[图圖]片?[/:] ?|[图圖]片)?由?{HAN}{{0,14}} ?(?:供图|供圖|提供)"
    rf"|[图圖]片?[来來]源[:/]?[{HAN[1:-1]}A-Za-z]{{0,14}}"
    r"|\(?(?:AFP|AP|Reuters|Xinhua|EPA|Getty Images?|Shutterstock)(?:/[A-Za-z ]+)?\)?$"
)
_SUPPLIED: Final = re.compile(
    "影像|视觉|IC|社|[資资]料|照片|[圖图](?:片|[/:])|[攝摄](?:影[組组]|自)|取自|[截擷][圖图]|供[圖图]|提供|[來来]源"
    "|AFP|AP|Reuters|Xinhua|EPA|Getty|Shutterstock"
)  # no agency is without one of these
_PICTURED: Final = re.compile(
    "[摄攝图圖供發发照源绘繪]|[画畫作刻] *\\)?$|[漫插][畫画]|影像|视觉|IC|資料|AFP|AP|Reuters|Getty"
)  # no photo credit is without one of these
MARKERS: Final = " ■□●○◆◇☉▲△★☆※"
_BRACKETS: Final = str.maketrans(dict.fromkeys("()[]【】〔〕" + MARKERS, " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """Names in printed order; `photo` where the words are those of a picture."""

    people: tuple[Credit, ...] = ()
    photo: bool = False


@lru_cache(maxsize=16)  # a line's sign-off, its writer and its photo's credit all ask
def read_credits(face: str) -> Credits | None:
    """The credits that `face` is made of, or None where it holds anything else.

    Needs at least one name beside a role word. A name printed with a gap is closed: 何 勇 → 何勇.
    """
    if len(face) > LONGEST or _FOREIGN.search(face) or not _WORDED.search(face) or not _WORDS.search(face):
        return None
    people = _people(face.translate(_BRACKETS).strip(MARKERS))
    if not people:
        return None
    return Credits(people=people, photo=any(person.role in _PICTURING for person in people))


def read_photo_credit(face: str) -> Credits | None:
    """The credit of a picture: `记者X 摄`, `受访者供图`, `新华社发(X摄)`, `X摄(影像中国)`; else None."""
    if len(face) > LONGEST or not may_credit_photo(face):
        return None
    rest, agencies = _AGENCY.subn(" ", face) if _SUPPLIED.search(face) else (face, 0)
    rest = rest.translate(_BRACKETS).strip(MARKERS + ",、。:")
    if not rest:
        return Credits(photo=True) if agencies else None
    found = read_credits(rest)
    return found if found and found.photo else None


def may_credit_photo(face: str) -> bool:
    """Whether `face` holds a character that every photo credit holds: a quick no."""
    return bool(_PICTURED.search(face))


def read_names(face: str) -> tuple[str, ...]:
    """Names alone, for the places where a bracket after a lead makes the role: `(X、X)`; else nothing."""
    names = tuple(_names(face))
    return names if names and all(_is_name(name) for name in names) else ()


@dataclass(slots=True)
class _Named:
    """A name while its line is read: a word after it may still give or change the role."""

    role: str
    name: str
    word: str


def _people(face: str) -> tuple[Credit, ...]:
    named: list[_Named] = []
    role = word = ""
    settled = 0  # names before this one belong to a word that stood after them
    for printed, row in _pieces(face):
        if row < 0:
            names = list(_names(printed))
            if not all(_is_name(name) for name in names):
                return ()
            spelt = [name.replace("_", " ") for name in names]
            roles = ("writer", "photographer") if _BOTH.fullmatch(word) else (role,)
            named += [_Named(each, name, word) for each in roles for name in spelt]
        elif row < len(_BEFORE):
            if any(not one.role for one in named):
                return ()
            role, word, settled = _ROLES[row], printed.strip(" :/"), len(named)
        else:
            wrote = [_Named(one.role or "writer", one.name, one.word) for one in named[settled:]]
            for one in named[settled:]:
                _take_role(one, _ROLES[row], printed)
            if _BOTH.fullmatch(printed.strip(" /")):
                named[settled:settled] = wrote
            settled = len(named)
            role = word = ""
    if not all(one.role for one in named):
        return ()
    return tuple(Credit(role=one.role, name=one.name, role_text=_role_text(one.word)) for one in named)


def _pieces(face: str) -> Iterator[tuple[str, int]]:
    """(text, row of its word, or -1 for text between words)."""
    at = 0
    for match in _WORDS.finditer(face):
        if between := face[at : match.start()].strip(" 、,"):
            yield between, -1
        yield match[0], int((match.lastgroup or "w0")[1:])
        at = match.end()
    if rest := face[at:].strip(" 、,"):
        yield rest, -1


def _take_role(one: _Named, role: str, printed: str) -> None:
    if role == "photographer" or not one.role:
        one.role = role or "writer"
        one.word = printed


def _role_text(word: str) -> str:
    return "" if word in _PLAIN_WORDS else word


def _names(face: str) -> Iterator[str]:
    for part in _SEPARATORS.split(_GAP.sub(r"\1\2", _LATIN.sub("_", face.strip()))):
        if part:
            yield part


def _is_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and not _NO_NAME.search(name)
