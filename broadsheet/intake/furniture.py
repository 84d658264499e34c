"""The furniture of a printed page: folios, editors, imprint, contacts, the lines of advertisers.

In:   folded text (lines.fold).
Out:  the kind of furniture a line is; what the page's folios say of it.
Must not know: articles.
"""

from __future__ import annotations

import re
from typing import Final

from broadsheet.intake.credits import HAN
from broadsheet.intake.folios import FolioFacts, is_folio, read_folio

_STAFF: Final = re.compile(
    r"(?:本版|本期|今日|值班|首席|执行|策划)?"
    r"(?:责任编辑|責任編輯|责编|責編|编辑|編輯|美编|美術編輯|版式设计|版式制作|版式|版面设计|版面設計|校对|校對|"
    r"检校|组版|制图|製圖|统筹|审读|监制|视觉|摄影|图片编辑|编审|主编|主編|编委|总编辑|總編輯|值班主任|督印人)"
    r"(?:/[^: ]{2,4})? ?: ?\S"
)
_CONTACT: Final = re.compile(
    r"(?:本报|本版|编辑部|投稿|来稿|联系|新闻|广告|发行|订阅|服务|读者|热线|栏目)?(?:电话|热线|传真|邮箱|投稿邮箱|E-?mail|地址|邮编|邮政编码|网址|微信|公众号|邮发代号|零售价|定价|印刷)[::]",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"(?:\(?0?[0-9]{2,4}\) ?-?|0?[0-9]{2,4}[- ])?[0-9]{3,4}[- ]?[0-9]{4}(?![0-9年])|1[0-9]{10}"
)
_ADDRESS: Final = re.compile(r"[!-~]+@[!-~]+|(?:https?://|www\.)[!-~]+")
_CALL: Final = re.compile(
    r"热线|熱線|专线|專線|电话|電話|传真|傳真|查询|查詢|编辑部|編輯部|广告部|廣告部|发行部|發行部|邮箱|電郵|投稿|来稿|來稿|赐稿|賜稿"
)
_MAIL: Final = re.compile(
    r"(?:编辑部|编辑部地址|报社地址|本报地址|社址|編輯部|地址)[: ]|每周[一二三四五六日]出版"
    r"|(?:新闻|报料|爆料|投诉)热线"
    r"|(?:本版|本报|副刊|栏目|专栏|读者)?(?:来信|来稿|投稿|稿件|來稿|來信|信件|线索|赐稿)"
    r"(?:可|敬)?(?:请|請|欢迎)?(?:寄|发至|发往|寄至|投)"
)
_IMPRINT: Final = re.compile(
    r"(?:国内|国际)?统一(?:连续出版物号|刊号)|ISSN|CN[0-9]{2}-[0-9]{4}|督印人|社长[::]|社長[:]|邮发代号|主管主办|数据来源[::]|本版(?:照片|图片|摄影)[^。]{2,40}$|栏目(?:主持|投稿)|欢迎赐图|www\.|https?:"
    r"|(?:今[日天]|本期|本日)[0-9一二三四五六七八九十壹貳贰叁肆伍陸柒捌]{1,3}大?[张張版]|.{0,8}(?:零?售|定[价價])国?[国國]?[币幣]?.{1,8}[元角分厘]$"
)
_STAFF_SPACED: Final = re.compile(rf"(?:责编|编辑|版式|校对|美编) +{HAN}{{2,4}}(?: |$)")
_LONGEST: Final = 100
_CALLER: Final = 14  # Han of a line beside its numbers and addresses: a bureau's name, 讀者服務


def furniture_kind(face: str) -> str:
    """`folio`, `staff`, `contact`, `imprint`, or "" for a line of the paper's own text."""
    if len(face) > _LONGEST:
        return ""
    if _STAFF.match(face) or _STAFF_SPACED.match(face):
        return "staff"
    if _invites(face):
        return "contact"
    if "。" in face:
        return ""
    if _CONTACT.match(face) or _MAIL.match(face) or _calls(face):
        return "contact"
    return "folio" if is_folio(face) else "imprint" if _IMPRINT.match(face) else ""


def find_folio(text: str) -> FolioFacts:
    """Date, page label and section from the first folio lines of `text`, or nothing."""
    from broadsheet.intake.lines import cut_lines

    lines = cut_lines(text[:4000]) + cut_lines(text[-2000:] if len(text) > 4000 else "")
    facts = FolioFacts()
    for line in lines:
        if furniture_kind(line.face) in ("folio", "contact", "imprint"):
            found = read_folio(line.face)
            facts = FolioFacts(
                date=facts.date or found.date,
                page=facts.page or found.page,
                section=facts.section or found.section,
            )
    return facts


def advertises(face: str) -> bool:
    """A line of phrases with a number to call, as small advertisements have; its place must tell."""
    return "。" not in face and len(face) <= _LONGEST and face.count(" ") > 1 and bool(_PHONE.search(face))


def _invites(face: str) -> bool:
    """欢迎赐稿, and where to: an address stands in the line."""
    return bool(_ADDRESS.search(face)) and bool(
        re.match(r"(?:本版|本刊|副刊|欢迎|歡迎|来稿|來稿|投稿)", face)
    )


def _calls(face: str) -> bool:
    """Whom to call and under which number, and nothing else."""
    if not _CALL.search(face) or not (_PHONE.search(face) or _ADDRESS.search(face)):
        return False
    rest = _ADDRESS.sub("", _PHONE.sub("", face))
    return sum(not char.isascii() for char in _CALL.sub("", rest)) <= _CALLER and "," not in rest
