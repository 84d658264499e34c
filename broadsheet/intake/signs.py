"""What one line shows by itself: the signs that rules weigh.

In:   a line (lines.cut_lines).
Out:  its Sight.
Must not know: its neighbours, weights or roles. A Sight says "ends without a mark", never "a heading".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from broadsheet.intake.credits import HAN, may_credit_photo, read_photo_credit
from broadsheet.intake.furniture import furniture_kind
from broadsheet.intake.jumps import ends_in_cross_reference, find_tail_jump, is_cross_reference
from broadsheet.intake.leads import is_broken_lead, read_lead, read_signoff, read_tail
from broadsheet.intake.lines import Line
from broadsheet.intake.writers import Form, read_writer

End = Literal["full", "soft", "dash", "closed", "comma", "bare"]

_CLOSERS: Final = "”’」』)》】〕〉]\"'"
_OPENERS: Final = "“‘「『(《【〔〈["
_FULL: Final = "。!?…！？"
_QUOTES: Final = (("“", "”"), ("(", ")"), ("《", "》"), ("「", "」"), ("【", "】"))
CAPTION_HEAD: Final = re.compile(
    r"(?:图为|圖為|上图|下图|左图|右图|题图|图[①-⑩一二三四五六1-9左右上下中]|[▲▼↑↓←→◎]?(?:图|上|下|左|右)[::]|[▲▼↑])"
)
BOX: Final = re.compile(
    r"[■●◆【\[]?(?:核心阅读|内容提要|阅读提示|开栏的话|编者的话|编者按|编后|记者手记|采访手记|手记|点评|专家点评|短评|微评|延伸阅读|相关链接|链接|新闻链接|新闻背景|背景|小贴士|名词解释|数读|数说|提要|小[档檔]案|小[知资資][识識料]|[编編]按|新聞背景|延伸閱讀|相關新聞|人物简介|[Qq]&[Aa]|对话|新[闻聞][辞辭]典|小[辞辭]典|[知][识識]窗)[】\]]?:?"
)
_NUMBERED: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、．]|第[一二三四五六七八九十]{1,3}[章节条部])"
)
_BULLET: Final = re.compile(r"[●■◆◇▲△★☆※◎□○➤]|——|--")
_LABEL_END: Final = re.compile(r".{2,}[^。]\([^()]{2,40}\)[①-⑳]?(?: *——.{4,40})?$")
_WIDE_GAP: Final = re.compile(rf"{HAN}{{3}}[”》]? {{2,4}}[“《]?{HAN}{{3}}")
_PEOPLE: Final = re.compile(
    rf"(?:.* |——)?{HAN} {{1,4}}{HAN}|{HAN}{{2,8}} {{2,4}}{HAN}{{2,3}}|(?:{HAN}{{2,3}} )+{HAN}{{2,3}}"
)
_PARTED: Final = re.compile(rf"(?:{HAN}|[”》!?0-9)]) {{1,4}}(?:{HAN}|[“《0-9A-Z(]|——)")
_OPENING: Final = re.compile(
    r"日前|近日|昨日|昨天|今天|今日|近期|最近|如今|现在|目前|当前|当今|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}年|记者(?:日前|近日|从|在|昨)|据|随着|"
    r"今年|去年|在|此外|同时|其实|然而|不过|因此|截至|对此|为此|同年|一[是方]|[^,]{1,8}(?:以来|来|期间|之后|之际|之前|时),"
)
_ORPHAN: Final = re.compile(
    rf"{HAN}[,、。;]|[,。、;:!?)”’》】%℃·]|的(?!确|士)|了(?!解|却|断|不|然|结|无|望)|着(?!眼|力|重|手|实|急|陆|火|装|迷|色)|们|等[,。、;]|[者性化度率量][,。、;]"
)
_HANGING: Final = frozenset("的和与及或在是把被对从向为将以于至由给让使比跟同并而且但则其这那每各某")
# Words that end in one of those characters and ask for nothing.
_WHOLE: Final = re.compile(
    r"[参參]与|[合共不相认赞协]同|[行作有人何][为為]|[方走动動去]向|[应應面绝][对對]|[存所潜实自现]在|胡同|[共缓温祥饱总暖柔]和"
    r"|火把|棉被|耳其|尤其|[占评无环同]比|供给|[目真好]的|[自理缘]由|[谦转轉]让|转让|[普涉触]及|冬至"
)
_PROSE: Final = re.compile(r"(?:说|指出|表示|介绍|强调|认为|谈到|告诉|看到|了解到|获悉|坦言|回忆)[,:“]")
_JOINT: Final = re.compile(r"[^ ]{3}——[^ ]{3}")
_LETTER: Final = re.compile(
    r"(?:(?:尊敬的|敬爱的)?(?:编辑|編輯|总编|主编)(?:同志|老师|老師|先生|女士|部|们)?"
    r"|(?:尊敬的|敬爱的)记者(?:同志|老师|先生|女士|们)?|记者(?:同志|老师|先生|女士|们))(?:您好|你好)?[::]"
)
_COLUMN: Final = re.compile(
    r"[■●◆□【\[]? ?(?:"
    r"(?:本周|本期|今日|每日|一周|上周|本月)(?:数字|要闻|看点|数据|提要|导读|之最|新闻)"
    rf"|(?:{HAN}{{2,4}})?(?:简报|简讯|簡訊|短讯|快讯|快訊|集锦|预告)|{HAN}{{2,4}}[一二三四五六七八九十两]则"
    r"|(?:今[日天]|明[日天]|一周)?天[气氣](?:[预預][报報])?|图片(?:报道|新闻)|圖片(?:報道|新聞)|(?:今日|本期|要闻)?导读|導讀|回音壁"
    r"|[长長]篇(?:[连連][载載]|小说|小說)[①-⑳]?|小说连载[①-⑳]?|[连連][载載][①-⑳]?|(?:遗失|遺失|郑重|嚴正|严正)[声聲]明|[寻尋][人物][启啟]事|公示|招[聘租领領]|[讣訃]告"
    r"|(?:来函|来信|重要)?更正|更正(?:与|和)?(?:说明|致歉)|(?:寻物|招领|征稿)?(?:启事|啟事)|声明|公告|通告|讣告"
    rf"|{HAN}{{2,6}}(?:直通[车車]|信箱|大家[谈談]|茶座|[论論][坛壇]|之窗|[视視][点點]|漫[笔筆]|[随隨][笔筆]|[时時][评評]|[笔筆][谈談])"
    r"|致读者|致讀者|回音|来信|来函|讀者來函|特写|特寫|编读往来"
    r"|社[论論評评]|(?:本[报報])?[评評][论論](?:员|員)?(?:文章)?|[时時][评評]|述[评評]|[专專][访訪]|特稿|[侧側][记記]|[速素][写寫]|[综綜]述|[随隨][笔筆]|[杂雜][谈談文感]"
    r")[】\]]?"
)
_LETTERED: Final = re.compile(rf"{HAN}(?: +{HAN}){{1,4}}")
_NOTICE: Final = re.compile(
    r"(?:关于|關於).{2,40}的(?:公示|公告|通告|通知|决定|決定|意见|意見|批复|声明|聲明|函)|[^,。:]{2,30}(?:公告|通告|公示|启事|啟事)"
)
_UNFINISHED: Final = re.compile(
    r"[(〔\[](?:本[节節期]完,?)?(?:全文)?(?:未完待[续續]|未完|待[续續]|[续續]完|完)。?[)〕\]]"
)
_STATED: Final = re.compile(
    r"(?:地址|地[点點]|[时時][间間]|日期|(?:咨[询詢]|[联聯][系繫]|[报報]名|查[询詢])?[电電][话話]|手[机機]|[传傳]真|票[价價]):[^。]{2,60}"
    r"|(?:[^。,:]{0,16}[ (])?[单單]位:[^。:]{2,16}"
)
_ARTWORK: Final = re.compile(
    r".{2,20}\((?:中?[国國][画畫]|油[画畫]|[书書]法|版[画畫]|水彩[画畫]?|水墨[画畫]?|木刻|剪[纸紙]|篆刻|漫[画畫]|速[写寫]|素描)\)"
    rf"(?= *(?:{HAN} ?){{2,4}} *[作绘繪画畫]?$)"
)
_SIGNED: Final = re.compile(r"。[”’」』]? *\([^()]{2,60}\)$")
_SAYS: Final = ("强调", "提出", "指出", "表示", "要求", "认为", "强調", "表明", "建议", "呼吁", "说")
_TAIL: Final = 44  # characters: the longest photo credit at the end of a caption
_WIDE: Final = 34  # characters: no printed headline line or subhead is usually longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One line's own signs. `size` in characters."""

    line: Line
    size: int
    end: End
    open_quote: bool  # opens more quotes or brackets than it closes
    closes_quote: bool  # closes one that it never opened
    hanging: bool  # ends in a word that asks for more
    sentences: int  # full marks inside
    clauses: int  # commas inside
    prose: bool  # tells, as running text does: 他说, 记者看到, or opens as news do and goes on after a comma
    jointed: bool  # two clauses joined by a dash, as long subheads are
    says: bool  # ends in the verb of a speaker: 强调, 提出
    orphan_head: bool  # begins with what cannot begin a paragraph
    opening_head: bool  # begins as news paragraphs do
    lead: bool
    broken_lead: bool
    signs: bool
    wrote: bool  # signs with writers alone: 文/何青
    names: bool  # signs with a name, and is no lead on a line of its own
    writer: Form | None  # has the form of a writer's name on a line of its own
    closes: bool  # a sign-off or a jump is glued to its end
    column: bool  # a column's or a notice's usual name, alone on the line
    letter: bool  # addresses the editor, as readers' letters begin
    photo_credit: bool
    caption_head: bool
    caption_tail: bool
    furniture: str
    box: bool
    numbered: bool
    notice: bool  # the title of a public notice: 关于…的公示, …通告
    stated: bool  # a label and what it stands for: an address, a number to call, a table's unit
    bullet: bool
    dash_head: bool
    label_end: bool
    parted: bool  # a gap inside, as between two printed lines of a headline
    wide_gap: bool  # that gap is wider than one space
    people: bool  # ends in a name printed with a gap, or is made of bare names: 何 勇
    aside: bool  # all in one pair of round brackets
    short: bool
    unmarked: bool  # ends as headlines end: without the mark that closes a sentence


def see(line: Line) -> Sight:
    """The signs of one line. Long lines are looked at by their ends only."""
    face = line.face
    head, tail = face[:200], face[-400:]
    closes = _closes(tail)
    end = _end(tail, closes=closes)
    column = _is_column(face)
    label_end = len(face) <= 110 and bool(_LABEL_END.match(face))
    opening = bool(_OPENING.match(head))
    tilts = [face.count(left) - face.count(right) for left, right in _QUOTES if left in face or right in face]
    numbered = bool(_NUMBERED.match(head))
    body = _unlabelled(face) if label_end else face[:-2]
    asks = 0 if numbered and len(face) <= _WIDE and end != "full" else body.count("!") + body.count("?")
    sentences = body.count("。") + body.count(";") + asks
    signed, lead = read_signoff(face), read_lead(head) is not None
    return Sight(
        line=line,
        size=len(face),
        end=end,
        open_quote=any(tilt > 0 for tilt in tilts),
        closes_quote=any(tilt < 0 for tilt in tilts),
        hanging=end == "bare" and not column and _hangs(face),
        sentences=sentences,
        clauses=face.count(","),
        prose=(opening and "," in head[:16]) or bool(_PROSE.search(head)),
        jointed=len(face) <= 60 and bool(_JOINT.search(face)),
        says=len(face) <= 40 and face.endswith(_SAYS),
        orphan_head=bool(_ORPHAN.match(head)) and not numbered,
        opening_head=opening,
        lead=lead,
        broken_lead=is_broken_lead(face),
        signs=signed is not None,
        wrote=signed is not None and {person.role for person in signed.people} == {"writer"},
        names=bool(signed and signed.people) and not (lead and face[0] not in _OPENERS),
        writer=written.form if not (column and " " in face) and (written := read_writer(face)) else None,
        closes=closes,
        column=column,
        letter=bool(_LETTER.match(head)),
        photo_credit=len(face) <= 60 and read_photo_credit(face) is not None,
        caption_head=bool(CAPTION_HEAD.match(head)),
        caption_tail=len(face) <= 400 and photo_tail(face) > 0,
        furniture=furniture_kind(face),
        box=len(face) <= 12 and bool(BOX.fullmatch(head)),
        numbered=numbered,
        notice=len(face) <= 50 and bool(_NOTICE.fullmatch(face)),
        stated=":" in head and bool(_STATED.fullmatch(face)),
        bullet=bool(_BULLET.match(head)),
        dash_head=head.startswith(("——", "--", "——", "—")),
        label_end=label_end,
        wide_gap=len(face) <= 110 and "  " in face and bool(_WIDE_GAP.search(face)),
        people=not column and len(face) <= 30 and bool(_PEOPLE.fullmatch(face)),
        aside=face[0] == "(" and face[-1] == ")" and face.count("(") == 1,
        short=len(face) <= _WIDE,
        unmarked=sentences == 0 and end in ("bare", "closed", "dash"),
        parted=len(face) <= 110 and " " in face and bool(_PARTED.search(face)),
    )


def _unlabelled(face: str) -> str:
    """Without the label and the mark at its end: 你会游泳吗?(说道) asks, but is one sentence."""
    return face[: face.rfind("(")][:-2]


def photo_tail(face: str) -> int:
    """Characters at the end of a caption that are its credit; 0 where there is none.

    The longest tail that starts after a sentence, a bracket or a gap and reads as a photo credit.
    """
    if art := _ARTWORK.match(face):
        return len(face) - art.end()
    if not may_credit_photo(face[-_TAIL:]):
        return 0
    for start in range(max(1, len(face) - _TAIL), len(face) - 1):
        if face[start - 1] in "。!?…”) " or face[start] in "(【":
            tail = face[start:].strip()
            if len(tail) > 1 and read_photo_credit(tail):
                return len(face) - start
    return 0


def _hangs(face: str) -> bool:
    return (face[-1] in _HANGING and not _WHOLE.fullmatch(face[-2:])) or face[-2:-1] in ("、", ",")


def _is_column(face: str) -> bool:
    if len(face) <= 12 and _LETTERED.fullmatch(face):
        face = face.replace(" ", "")  # 讣  告
    return len(face) <= 12 and bool(_COLUMN.fullmatch(face))


def _closes(tail: str) -> bool:
    return (
        bool(read_tail(tail) or _UNFINISHED.fullmatch(tail))
        or ends_in_cross_reference(tail)
        or (tail[-1] in ")]】〕版页頁" and find_tail_jump(tail) is not None and len(tail) > _TAIL)
    )


def _end(face: str, *, closes: bool) -> End:
    if closes or (face[-1] == ")" and (_SIGNED.search(face) or is_cross_reference(face))):
        return "full"
    bare = face.rstrip(_CLOSERS + " ")
    last = bare[-1:] or face[-1]
    if last in _FULL or (last == "." and len(bare) > 1 and not bare[-2].isascii()):
        return "full"
    if face.endswith(("——", "--")):
        return "dash"
    if len(bare) < len(face.rstrip(" ")):
        return "closed"
    if last in ",、" or last in _OPENERS:
        return "comma"
    return "soft" if last in ":;" else "bare"
