"""Writers' names on a line of their own, without a role word: under a headline, or below a letter.

In:   the folded text of one line (lines.fold).
Out:  whom it names, and which form it has; None for any other line.
Must not know: where the line stood. A bare name is one only between a headline and its text, or
below a text that ended (around tells): here we say no more than that the line has the form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from broadsheet.intake.credits import HAN, read_credits
from broadsheet.intake.places import is_place
from broadsheet.model import Credit

Form = Literal["marked", "bare", "reader", "signed"]

LONGEST: Final = 48  # characters; a class, a pupil and a teacher stay below
# Surnames of nine in ten people, both scripts; a rarer one is known by the gap or mark beside it.
SURNAMES: Final = frozenset(
    "王李张劉刘陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于於杜叶葉程"
    "魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫阎閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武"
    "钱錢戴严嚴莫孔向常汤湯康易乔喬赖賴文施洪辛柯庄莊樊殷翟倪俞葛单單柴裴祝岳齐齊梅管关關宁甯耿焦左游甘温溫鲁魯包邢滕凌纪紀舒屈章项項骆駱"
    "霍古喻柳盛牛季艾安伍邬鄔桑欧歐苗路靳应應聂聶詹房尚费費翁庞龐蒲卞褚娄婁闵閔麦麥佘司桂冼阮蓝藍米车車岑苟晏符童谷申芦蘆华華"
)
# Further surnames: too many of them are words too, so they count in names of three characters only.
_RARE: Final = (
    "戚水窦竇云奚鲍鮑岑毕畢乐樂卞元卜平和穆祁湛狄贝貝明臧计計伏成谈談茅席麻强强危颜顏刁虞支昝裘缪繆干解宗宣郁杭诸諸吉钮鈕嵇滑荣榮荀甄封芮储儲汲糜松井富巫乌烏巴弓牧山谷"
    "宓蓬全郗班仰秋仲伊宫宮仇栾欒厉厲戎祖符景束幸韶郜黎蓟印宿怀懷邰从鄂索咸籍卓蔺藺屠蒙池阴陰胥双雙闻聞莘党黨贡貢劳勞姬扶冉宰郦雍璩濮寿壽通边邊扈燕冀浦农農别別瞿连連茹习習"
    "宦鱼容慎戈庾终暨居衡步都满滿弘匡国國寇广廣禄东東沃利蔚越隆师師巩鞏晁勾敖融冷訾阚那简簡饶饒毋沙乜养養鞠须須丰豐巢蒯相查后荆荊红紅竺权權盖蓋益桓商海帅代佟仝涂苑原楚鹿卫衛郎"
    "栗银初展凡官随阳練练宇路晋官亢况侍滕皮郝缑丘区區"
)
# Surnames that are hardly ever anything else: they count in names of two characters too.
_ONLY: Final = "仉佴佟谌諶厍厙孛亓昝逄郇邸郗郅郄邝鄺邰邴鄢酆阚闞譙谯缑緱眭禤妫嬀芈琚庹揭晁蔺藺暨"
_COMPOUND: Final = (
    r"(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|尉迟|尉遲|令狐|慕容|夏侯|司徒|司空|东方|東方|端木|公孙|公孫|淳于|钟离|鍾離|鲜于|鮮于"
    r"|澹台|澹臺|申屠|仲孙|仲孫|赫连|赫連|呼延|拓跋|公羊|公西|公冶|轩辕|軒轅|闻人|聞人|南宫|南宮|独孤|獨孤|长孙|長孫|宇文|百里|东郭|東郭"
    r"|西门|西門|濮阳|濮陽|单于|單于|梁丘|左丘|谷梁|乐正|樂正|万俟|巫马|巫馬|漆雕|纳兰|納蘭|完颜|完顏|太史|宗政|亓官|第五)"
)
# What ends words for places, things and people, and hardly ever a given name: 管理站, 江边, 常见问题.
_NO_GIVEN: Final = (
    "站店街湾灣区區村镇鎮县縣市厂廠所局院校楼樓车車者员員记記谈談事史会會节節们們的了吗嗎在里裡上下间間号號室部处處馆館"
    "场場题題话話语語书書报報讯訊电電价價费費钱錢税稅课課边邊面头頭路巷港岛島菜果肉饭飯票网網完量率额額"
)
_SURNAMED: Final = rf"[{''.join(sorted({*SURNAMES, *_ONLY}))}]{HAN}?(?![{_NO_GIVEN}]){HAN}"
_LAST: Final = rf"(?![摄攝绘繪画畫图圖作译譯文书書]){HAN}"  # 苏 木 绘 is a credit
_LONG: Final = rf"[{''.join(sorted(set(_RARE)))}]{HAN}(?![{_NO_GIVEN}]){HAN}"
_SPACED: Final = rf"{HAN}(?: {{1,4}}{HAN}){{1,2}} {{1,4}}{_LAST}|{HAN} {{1,6}}{HAN}"
_NAME: Final = rf"(?:{_COMPOUND} {{0,4}}{HAN}{{1,2}}|{_SPACED}|{_SURNAMED}|{_LONG})"
_NAMES: Final = rf"{_NAME}(?:(?:[、,/]| {{1,8}}){_NAME}){{0,3}}"
_MARKED: Final = rf"[□■●◆◇○☉◎] *(?P<names>{_NAMES})"
_MARKED_PEN: Final = rf"[□◆◇○☉◎] *(?P<names>{HAN}{{2,4}})"
_BARE: Final = rf"(?:作者[:/]? *|撰稿[:/]? *)?(?P<names>{_NAMES})"
_PUPIL: Final = (
    r"[^,。:;!?]{2,24}?(?:班|学校|學校|小学|小學|中学|中學|大学|大學|学院|學院|系|年级|年級|级|組|组|社团)(?:\([^()]{1,8}\))?"
    rf" +(?P<names>{_NAME})(?: +指导(?:老师|教师)[: ]*{_NAME})?"
)
_READER: Final = (
    r"[^,。:;!? ]{0,16}(?:读者|讀者|学生|學生|市民|居民|村民|家长|家長|教师|教師|老师|老師|职工|工人|用户"
    r"|网友|網友|乘客|业主|群众|医生|农民|司机|顾客|会员|团友|街坊)"
    rf"(?:\([^()]{{1,10}}\))?[ :]+(?P<names>{_NAME})"
)
_SOMEONE: Final = re.compile(rf"(?:{HAN}|[0-9]){{2,12}} +(?:一位|一名|一个|一群|几位|一個|幾位){HAN}{{1,8}}")
_OFFICE: Final = re.compile(
    rf"(?:{HAN}{{2,14}}(?:办公室|辦公室|管理站|委员会|委員會|公司|中心|学校|医院|政府|支队|大队"
    r"|[局站所部处處社厂廠队隊馆館厅廳院])(?: +|$)){1,4}"
)
_HOUSE: Final = re.compile(r"(?:本报|本報|本刊)(?:特约|首席)?(?:评论员|評論員|编辑部|編輯部|记者|記者)")
_GUIDED: Final = rf"\(?(?:指导|辅导|指導)(?:老师|教师|老師|教師)[: ] *{_NAMES}\)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who wrote, as a line of its own says it; an office or 一位读者 has no name."""

    form: Form
    people: tuple[Credit, ...] = ()


def read_writer(face: str) -> Writer | None:
    """The writer that a whole line names: `□ 何青`, `沈 砚`, `某校初二班 何青`, `东街读者 何青`."""
    if not 2 <= len(face) <= LONGEST:
        return None
    credits = read_credits(face)
    if credits:
        wrote = credits.photo and any(person.role == "writer" for person in credits.people)
        return Writer(form="marked", people=credits.people) if wrote else None
    for form, sign, pattern in _FORMS:
        if sign.search(face) and (match := _compiled(pattern).fullmatch(face)):
            return Writer(form=form, people=_people(match["names"]))
    if (names := bracketed_names(face)) or _HOUSE.fullmatch(face) or _is_guide(face):
        signed = tuple(Credit(role="writer", name=name) for name in names)
        return Writer(form="signed" if signed else "marked", people=signed)
    if _SOMEONE.fullmatch(face) or (" " in face and _OFFICE.fullmatch(face)):
        return Writer(form="reader")
    return None


def bracketed_names(face: str) -> tuple[str, ...]:
    """The names in `(何青)`, `(何 青、方小满)`, `(河湾镇 何青)`, `(步青寄)`; nothing for other words."""
    match = _compiled(_BRACKETED).fullmatch(face) if face[:1] == "(" else None
    return _people_only(_split(match["names"] or match["sent"])) if match else ()


def title_author(face: str) -> tuple[Credit, ...]:
    r"""The writer at the end of a headline: `題\何青`, `题◎何青`; nothing for other headlines."""
    match = _compiled(_TITLED).fullmatch(face) if _TITLES.search(face) else None
    return _people(match["names"]) if match else ()


def tail_name(face: str) -> tuple[str, ...]:
    """The names that stand behind a gap after the last sentence of a text; nothing for other words."""
    match = _compiled(_TAIL_NAME).search(face) if _PARTED.search(face) else None
    return _people_only(_split(match["names"])) if match else ()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Forms with all surnames in them take 3 ms each to compile, and few pages need them all."""
    return re.compile(pattern)


def _is_guide(face: str) -> bool:
    return bool(_GUIDES.match(face) and _compiled(_GUIDED).fullmatch(face))


# Form, the sign without which no line has it, pattern.
_FORMS: Final[tuple[tuple[Form, re.Pattern[str], str], ...]] = (
    ("marked", re.compile("^[□■●◆◇○☉◎]"), _MARKED),
    ("bare", re.compile(HAN), _BARE),
    ("marked", re.compile("[班校学學院系级級組组团)] "), _PUPIL),
    ("marked", re.compile("^[□◆◇○☉◎]"), _MARKED_PEN),
    ("reader", re.compile("[者生民长長师師工人户友客主众机员坊)][ :]"), _READER),
)
_GUIDES: Final = re.compile(r"\(?[指辅][导導]")
_TITLES: Final = re.compile(r"[\\◎]")
_PARTED: Final = re.compile("[。!?”」』…] ")
_BRACKETED: Final = (
    rf"\( ?(?P<sent>{HAN}{{2,3}}?)(?:自{HAN}{{2,6}})?[寄投]\)"
    rf"|\( ?(?:(?:{HAN}|[0-9]){{2,14}} +)?(?P<names>{_NAMES}|阿{HAN}{{1,2}}) ?\)"
)
_TITLED: Final = rf".{{4,}}?(?:\\| ?◎ ?)(?P<names>{_NAME})"
_PEN: Final = (
    r"(?!未完|待[续續]|完|[图圖]片|[资資]料|[转轉][载載]|外一|笑|略|[记記]者|本[报報]|[综綜]合|据|據|原[载載])"
    rf"(?!.*[社报報台网網版刊图圖片稿完续續讯訊电電])(?![{_NO_GIVEN}]){HAN}{{2}}(?![{_NO_GIVEN}]){HAN}"
)
_TAIL_NAME: Final = rf"[。!?”」』…] +(?P<names>{_NAMES}|{_PEN})$"
_ONE: Final = rf"{_NAME}|{HAN}{{2,4}}"


def _people_only(names: tuple[str, ...]) -> tuple[str, ...]:
    return () if any(is_place(name) for name in names) else names


def _people(names: str) -> tuple[Credit, ...]:
    return tuple(Credit(role="writer", name=name) for name in _split(names))


def _split(names: str) -> tuple[str, ...]:
    return tuple(match[0].replace(" ", "") for match in _compiled(_ONE).finditer(names))
