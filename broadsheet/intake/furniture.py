"""The furniture of a printed page: folios, editors, imprint, contacts, pointers to other pages, adverts.

In:   folded text (lines.fold).
Out:  the kind of furniture a line is; what the page's folios say of it.
Must not know: articles, where a line stands.

A line is furniture where nothing is left of it but what a page prints about itself: pairs of a staff's
word and names, labels with a number or an address behind them, a folio's tokens (folios).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from broadsheet.intake.credits import HAN
from broadsheet.intake.folios import FolioFacts, is_folio, read_folio, weigh_tokens

_OF: Final = (
    "(?:本版|本期|本报|本報|本刊|今日|值班|首席|执行|執行|常务|常務|策划|副"
    "|夜班|图片|圖片|文字|美术|美術|电脑|電腦|A叠)*"
)
_STAFF_WORD: Final = (
    r"(?:责任编辑|責任編輯|责任校对|責任校對|责编|責編|编辑|編輯|美编|美編|版式设计|版式設計|版式制作|版式|版面设计|版面設計|版面|"
    r"校对|校對|检校|校检|组版|組版|排版|制版|製版|制图|製圖|绘图|繪圖|统筹|統籌|审读|審讀|审校|監製|监制|视觉|視覺|"
    r"编审|編審|主编|主編|编委|編委|总编辑|總編輯|总编|總編|总监|總監|主任|社长|社長|发行人|發行人|督印人?|承印人?|出版人|顾问|顧問)"
)
_ROLE: Final = rf"(?:{_OF}{_STAFF_WORD}|本[版期](?:摄影|攝影))(?:/{HAN}{{2,4}})?"
_NAMED: Final = re.compile(rf"{_ROLE} ?[:/] ?(?=[^ :/])")
_GLUED: Final = re.compile(rf"(?:^|(?<= )){_ROLE}(?={HAN}{{2,3}}(?: |$))")
_ALONE: Final = re.compile(r"(?:本[版期])?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|版式|校对|校對|美编|美編)")
_ON_DUTY: Final = re.compile(rf"(?:今日|值班)+{_STAFF_WORD} +(?={HAN})")
_SPACED: Final = re.compile(rf"(?:^|(?<= )){_ROLE} +(?={HAN})")
_NAME: Final = re.compile(
    rf"{HAN}{{2,4}}|{HAN}{{1,6}}·{HAN}{{1,6}}|{HAN}{{4,14}}(?:公司|厂|廠|中心|社|所|师|師)|[A-Z][A-Za-z.]+"
)
_GAP: Final = re.compile(rf"(?<!{HAN})({HAN}) {{1,3}}({HAN})(?!{HAN})")
_LISTED: Final = re.compile(rf"(?<!{HAN}){HAN}{{2,4}}(?!{HAN})")
_REPORTER: Final = re.compile(r"记者|記者|通讯员|通訊員")
_PHONE: Final = (
    r"(?<![0-9A-Za-z])(?:\(?\+?(?:[0-9]{2,4}\)? ?-?)?[0-9]{3,4}[- ]?[0-9]{4}(?:[-转轉][0-9]{1,4})?(?![0-9年])"
    r"|[0-9]{4}-[0-9]{3}-[0-9]{3}|1[0-9]{10}|[0-9]{5,12}(?![0-9年])|[〇○零一二三四五六七八九]{7,9})"
)
_ADDRESS: Final = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|(?:https?://|www\.)[A-Za-z0-9./_?=&%-]+"
_LABEL: Final = (
    r"(?:电话|電話|热线|熱線|专线|專線|传真|傳真|邮箱|郵箱|信箱|电邮|電郵|电子邮件|電子郵件|E-?mail|Tel\.?|Fax\.?|地址|社址|网址|網址|"
    r"邮编|郵編|邮政编码|郵遞區號|微信|微信公众号|公众号|QQ群?|邮发代号|郵發代號|零售价|定价|印刷)"
)
_HOUSE: Final = (
    r"(?:本报|本報|本版|本刊|编辑部|編輯部|报社|報社|广告部?|廣告部?|发行部?|發行部?|新闻|新聞|报料|爆料|报料|投诉|投訴|投稿|来稿|來稿|来信|來信|"
    r"聯絡|聯繫|订阅|訂閱|订报|訂報|服务|服務|读者|讀者|市民|查询|查詢|刊登|栏目|欄目|副刊|监督|監督|举报|舉報|部)"
)
_CONTACT: Final = re.compile(rf"{_HOUSE}{{0,3}}{_LABEL} ?[::]", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    rf"(?:{HAN}{{2,4}}(?=新[闻聞]|[编編][辑輯]))?{_HOUSE}{{1,3}}{_LABEL}?[: ]*(?:{_PHONE}|{_ADDRESS})",
    re.IGNORECASE,
)
_VALUE: Final = re.compile(rf"{_HOUSE}{{0,3}}(?:{_LABEL})?[: ]*(?:{_ADDRESS}|{_PHONE})", re.IGNORECASE)
_MAIL: Final = re.compile(
    r"(?:编辑部|编辑部地址|报社地址|本报地址|社址|編輯部|報社地址|地址)[: ]|每[周週][一二三四五六日]出版"
    r"|(?:本版|本报|副刊|栏目|专栏|读者)?(?:来信|来稿|投稿|稿件|來稿|來信|信件|线索|赐稿)"
    r"(?:可|敬)?(?:请|請|欢迎)?(?:寄|发至|发往|寄至|投)"
)
_INVITES: Final = re.compile(
    r"欢迎|歡迎|来稿|來稿|投稿|赐稿|賜稿|征稿|徵稿|约稿|來函|来函|报料|爆料|线索|線索"
)
_REACHED: Final = re.compile(_ADDRESS)
_IMPRINT: Final = re.compile(
    r"(?:国内|国际|國內|國際)?(?:统一|統一)(?:连续出版物号|刊号|刊號)|ISSN|CN[0-9]{2}-[0-9]{4}|邮发代号|郵發代號"
    r"|准印[证號号]|[内內]部[资資]料[ ,，]*(?:免[费費]|注意|[请請]勿)"
    r"|主管主办|主管主辦|数据来源[::]|本版(?:照片|图片|圖片|摄影|攝影)[^。]{2,40}$|栏目(?:主持|投稿)|欢迎赐图"
    r"|(?:版权所有|版權所有|未经授权|未經授權|未经许可|未經許可)[^。]{0,30}$|(?:本报|本報)?(?:常年)?法律(?:顾问|顧問)|Copyright|©"
)
_DISCLAIMS: Final = re.compile(
    r"(?:[温溫]馨提示|提示|[声聲]明|[说說]明)?:?本[版报報刊](?:内容|文章|作品|稿件|[观觀]点|[图圖]片|所[刊载載][^。]{0,6}|[刊登]登[^。]{0,6})"
    r"[^。]{0,20}(?:[仅僅]供[参參]考|不代表|文[责責]自[负負]|恕不退)[^。]{0,24}。?"
)
_POINTER: Final = re.compile(
    r"[^。;()]{2,40}?[ .…·]*(?<![A-Za-z])[Pp]\.? ?[A-Z]?[0-9]{1,3}(?:-[0-9]{1,3})?(?: ?/)?"
    r"|[^。;()]{2,40}?[.…·]{2,} ?第?(?:[A-Z]{0,2}[0-9]{1,3}|[一二三四五六七八九十]{1,3}) ?[版頁页]"
    r"|[^。;()]{0,40}?(?:(?:相[关關](?:新[闻聞]|报道|報[道導])|全文|下文)[见見刊转轉]|[详詳]情?[见見刊])"
    r" ?第?(?:(?:[A-Z]{0,2}[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:[版頁页]|[、,](?=[A-Z0-9])|)){1,6}"
    rf"|(?:{HAN}{{2,6}} ?)?[Pp]\.? ?[A-Z]?[0-9]{{1,3}} ?[/|] ?[^。;]{{2,40}}"
)
_SERVICE: Final = re.compile(
    r"[^。:]{0,8}(?:天气|天氣|气温|氣溫|气象|氣象|本[港市][今明][日天晚])[: ][^。]*(?:℃|°|度)[^。]*"
    r"|[^。]{0,60}降雨(?:[機机几概]率)[^。]{0,40}"
    r"|[^。]{0,12}(?:六合彩|大[樂乐]透|威力彩|今彩|[雙双]色球|[樂乐][透合]|[福体體]彩|[三四]星彩|七[樂乐]彩|排列[三五35]|攪珠)"
    r"[^。]*?(?:[0-9]{1,2}[- ,、+.;:特別别號号碼码]+){4}[^。]*"
)
_SELLS: Final = re.compile(rf"(?:^|[ :])(?:Tel\.?:? ?|电话?:?|電話?:?)?{_PHONE}(?= |$)")
_ASKS: Final = re.compile(r"请|請|联系|聯|查询|查詢|地址|报名|報名|[●■▲△◆]")
# Quick noes, since most lines are no furniture: none is without one of these.
_ANY: Final = re.compile(
    "[0-9:/@ 版頁页年月元張张售○〇聞闻©]|[统統]一|主管|未[经經]|法律|Copyright|[来來投赐賜信稿]|[线線]索"
    "|www|每[周週]|[编編][辑輯]|[栏欄]目|社址|[读讀]者|[数數][据據]"
)
_STAFFED: Final = re.compile("[编編美版校组組排制製绘繪统統审審监監视視主总總社发發督承出顾顧本].*?[:/ ]")
_LETTERED: Final = re.compile(r"[^ ](?: {1,2}[^ ]){4,}")
_LONGEST: Final = 100
_LEFT: Final = 12  # Han that may stand beside two contacts, or a contact and staff
_BESIDE: Final = 24
_ADVERT: Final = 50


def furniture_kind(face: str) -> str:
    """`folio`, `staff`, `contact`, `imprint`, `pointer`, `service`, `advert`; "" for the paper's own text."""
    if len(face) > _LONGEST or not _ANY.search(face):
        return ""
    if _LETTERED.fullmatch(face):
        face = face.replace(" ", "")
    if _is_staff(face):
        return "staff"
    if _DISCLAIMS.fullmatch(face):
        return "imprint"
    if "。" in face:
        return "contact" if _REACHED.search(face) and _INVITES.search(face) else ""
    return next((kind for kind, holds in _KINDS if holds(face)), "")


def find_folio(text: str) -> FolioFacts:
    """Date, page label and section from the first folio lines of `text`, or nothing."""
    from broadsheet.intake.lines import cut_lines

    lines = cut_lines(text[:4000]) + cut_lines(text[-2000:] if len(text) > 4000 else "")
    facts = FolioFacts()
    for line in lines:
        if furniture_kind(line.face) in ("folio", "staff", "contact", "imprint"):
            found = read_folio(line.face)
            facts = FolioFacts(
                date=facts.date or found.date,
                page=facts.page or found.page,
                section=facts.section or found.section,
            )
    return facts


def _is_staff(face: str) -> bool:
    """Staff's words with names behind them, and a folio's tokens, numbers or addresses besides."""
    if not _STAFFED.search(face) or "。" in face or _REPORTER.search(face):
        return False
    starts = [match.span() for match in _NAMED.finditer(face)] or _unmarked(face)
    if not starts or set(face[: starts[0][0]]) & set("!?;"):
        return False
    ends = [start for start, _ in starts[1:]] + [len(face)]
    if not all(_names(face[start:end]) for (_, start), end in zip(starts, ends, strict=True)):
        return False
    return len(weigh_tokens(_VALUE.sub(" ", face[: starts[0][0]]))[1]) <= _LEFT


def staff_names(face: str) -> tuple[str, ...]:
    """The names that a staff's line gives, as printed without gaps."""
    starts = [match.end() for match in _NAMED.finditer(face)] or [end for _, end in _unmarked(face)]
    closed = [_GAP.sub(r"\1\2", face[start:]).strip() for start in starts]
    return tuple(name for text in closed for name in _LISTED.findall(text.partition(" ")[0]))


def _names(face: str) -> bool:
    """Whether the text behind a staff's word begins with a name, and holds little else but values."""
    if _NAME.fullmatch(_GAP.sub(r"\1\2", face).strip(" 、,;")):
        return True  # 白露 may be a day of the calendar or an editor
    rest = weigh_tokens(_VALUE.sub("  ", _CONTACT.sub("  ", face)))[1]
    words = re.split(r"[ 、,;和]+", _GAP.sub(r"\1\2", rest).strip(" 、,;"))
    return bool(_NAME.fullmatch(words[0])) and sum(map(len, words[1:])) <= _BESIDE


def _unmarked(face: str) -> list[tuple[int, int]]:
    """Staff's words without a colon: two of them, or one that opens the line and has a gap behind it."""
    spans = [match.span() for match in _SPACED.finditer(face)]
    if len(spans) == 1 and _ON_DUTY.match(face, spans[0][0]):
        return spans
    if len(spans) > 1 or (spans and _ALONE.match(face) and len(face) - spans[0][1] <= _LEFT):
        return spans
    glued = [match.span() for match in _GLUED.finditer(face)]
    return glued if len(glued) > 1 else []


def _is_contact(face: str) -> bool:
    if _CONTACT.match(face) or _MAIL.match(face):
        return True
    if _NUMBERED.match(face) or (_REACHED.search(face) and _INVITES.search(face)):
        return len(weigh_tokens(_VALUE.sub(" ", face))[1].replace(" ", "")) <= _LEFT
    return False


def _is_advert(face: str) -> bool:
    """Clauses parted by gaps and a telephone number, with no mark of a sentence and no request."""
    if len(face) > _ADVERT or face.count(" ") < 2 or set(face) & set(",。!?;、“”「」"):
        return False
    return bool(_SELLS.search(face)) and not _ASKS.search(face)


def _serves(face: str) -> bool:
    return bool(_DIGIT.search(face) and _SERVICE.fullmatch(face))


def _points(face: str) -> bool:
    return bool(_PAGED.search(face) and _POINTER.fullmatch(face))


_DIGIT: Final = re.compile("[0-9]")
_PAGED: Final = re.compile("[0-9版頁页]")
_KINDS: Final[tuple[tuple[str, Callable[[str], object]], ...]] = (
    ("contact", _is_contact),
    ("service", _serves),
    ("imprint", _IMPRINT.match),
    ("folio", is_folio),
    ("pointer", _points),
    ("imprint", _REACHED.match),
    ("advert", _is_advert),
)
