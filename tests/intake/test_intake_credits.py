"""Role words and the names beside them; nothing that is prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.intake.credits import read_credits, read_photo_credit
from broadsheet.intake.leads import read_lead, read_signoff, read_tail
from broadsheet.intake.lines import fold

CREDITS = {
    "记者 林知远 通讯员 何青": "reporter 林知远, correspondent 何青",
    "通讯员 方小满 记者 林知远": "correspondent 方小满, reporter 林知远",
    "本报记者　何　勇　方小满": "reporter 何勇, reporter 方小满",
    "记者李云 通讯员陈平、金山报道": "reporter 李云, correspondent 陈平, correspondent 金山",
    "（本报记者林知远、何青）": "reporter 林知远, reporter 何青",
    "（陈平、金山采访整理）": "writer 陈平, writer 金山",
    "通讯员陈平、金山 摄": "photographer 陈平, photographer 金山",
    "记者 林知远 文 何青 摄": "reporter 林知远, photographer 何青",
    "文/何青": "writer 何青",
    "见习记者 何青 实习生 李云": "reporter 何青, intern 李云",
    "陈平 金山摄影报道": "photographer 陈平, photographer 金山",
    "■本报记者 何青": "reporter 何青",
    "記者高山、記者巴奈・達利": "reporter 高山, reporter 巴奈·達利",
    "記者 陳平、金山": "reporter 陳平, reporter 金山",
    "记者安娜·伊万诺娃": "reporter 安娜·伊万诺娃",
    "記者何青／攝影": "photographer 何青",
    "記者方啟文／攝影": "photographer 方啟文",
    "何青 文/摄影": "writer 何青, photographer 何青",
    "圖／記者何青攝": "photographer 何青",
    "何青/文 李云/图": "writer 何青, photographer 李云",
    "文/图 何青": "writer 何青, photographer 何青",
    "记者 何青 文 李云 图": "reporter 何青, photographer 李云",
    "●文/Anna Holm ●圖/何青": "writer Anna Holm, illustrator 何青",
    "撰文：何青　攝影：李雲": "writer 何青, photographer 李雲",
    "实习记者 何青": "intern 何青",
    "駐美特派記者何青": "reporter 何青",
    "何青编译自河湾日报": "translator 何青",
    "编译/何青": "translator 何青",
    "何青 李云 文并摄": "writer 何青, writer 李云, photographer 何青, photographer 李云",
}
PROSE = (
    "记者从渡口站获悉",
    "记者手记",
    "通讯员队伍越来越大",
    "记者在河堤上看到",
    "林知远 何青",
    "摄影比赛开幕",
    "渡口站长说",
    "本报评论员",
    "记者",
    "示意图",
    "航拍图",
    "图书馆/何青",
    "圖／河灣社",
    "口述历史 何青",
)


@pytest.mark.parametrize("printed, expected", CREDITS.items(), ids=CREDITS)
def test_credits(printed: str, expected: str) -> None:
    found = read_credits(fold(printed))
    assert found is not None
    assert ", ".join(f"{person.role} {person.name}" for person in found.people) == expected


@pytest.mark.parametrize("printed", PROSE)
def test_prose_names_nobody(printed: str) -> None:
    assert read_credits(fold(printed)) is None


@pytest.mark.parametrize(
    "printed, names",
    [
        ("受访者 供图", []),
        ("受访者供图", []),
        ("资料图片", []),
        ("（影像中国）", []),
        ("记者邹平 摄", ["邹平"]),
        ("新华社发（邹平摄）", ["邹平"]),
        ("邹平摄（影像中国）", ["邹平"]),
        ("新华社记者　邹平摄", ["邹平"]),
        ("圖／記者鄒平攝", ["鄒平"]),
        ("（記者鄒平翻攝）", ["鄒平"]),
        ("（翻攝自網路）", []),
        ("（政府新聞處圖片）", []),
        ("（本報資料照片）", []),
        ("圖／美聯社", []),
        ("鄒平　作", ["鄒平"]),
    ],
)
def test_photo_credit(printed: str, names: list[str]) -> None:
    found = read_photo_credit(fold(printed))
    assert found is not None
    assert [person.name for person in found.people] == names


@pytest.mark.parametrize("printed", ["记者邹平", "照片里的渡口", "图书角开门"])
def test_no_photo_credit(printed: str) -> None:
    assert read_photo_credit(fold(printed)) is None


@pytest.mark.parametrize(
    "printed, rest, agency, dateline, names",
    [
        ("本报讯（记者　何青）渡口", "渡口", "", "本报讯", "何青"),
        ("本报讯 记者何青报道 渡口", "渡口", "", "本报讯", "何青"),
        ("本报讯 渡口", "渡口", "", "本报讯", ""),
        ("本报河湾11月1日电 （记者何青、李云）渡口", "渡口", "", "河湾11月1日电", "何青 李云"),
        ("新华社河湾11月1日电　　渡口", "渡口", "新华社", "河湾11月1日电", ""),
        ("据新华社电 （记者何青）渡口", "渡口", "新华社", "", "何青"),
        ("新华社河湾十一月一日电 渡口", "渡口", "新华社", "河湾十一月一日电", ""),
        ("【本报讯】渡口", "渡口", "", "本报讯", ""),
        ("本報訊（記者何青）渡口", "渡口", "", "本報訊", "何青"),
        ("本报河湾电 记者何青报道：渡口", "渡口", "", "河湾电", "何青"),
        ("新华社南通十一月一日电 渡口", "渡口", "新华社", "南通十一月一日电", ""),
        ("【大公報訊】記者何青報道：渡口", "渡口", "", "大公報訊", "何青"),
        ("香港文匯報訊（記者 何青 長沙報道）渡口", "渡口", "", "香港文匯報訊", "何青"),
        ("〔記者何青、記者李雲／台南報導〕渡口", "渡口", "", "台南", "何青 李雲"),
        ("〔駐美特派員何青／華府八日報導〕渡口", "渡口", "", "華府八日", "何青"),
        ("〔編譯何青／法新社巴黎八日電〕渡口", "渡口", "法新社", "巴黎八日電", "何青"),
        ("〔編譯何青／綜合外電〕渡口", "渡口", "", "", "何青"),
        ("（中央社記者何小青台北16日電）渡口", "渡口", "中央社", "台北16日電", "何小青"),
        ("（巴黎廿八日哈瓦斯電）渡口", "渡口", "哈瓦斯社", "巴黎廿八日電", ""),
        ("（高安廿六日下午四時電）渡口", "渡口", "", "高安廿六日下午四時電", ""),
        ("〔本報南京廿一日專電〕渡口", "渡口", "", "南京廿一日專電", ""),
        ("【本埠訊】渡口", "渡口", "", "本埠訊", ""),
        ("(綜合報道) 渡口", "渡口", "", "綜合報道", ""),
        ("中國時報【何青╱新北報導】渡口", "渡口", "", "新北", "何青"),
        ("【本报讯 记者何青】渡口", "渡口", "", "本报讯", "何青"),
        ("记者何青报道：渡口", "渡口", "", "", "何青"),
        ("聯合報／ 記者何青／台南報導", "", "", "台南", "何青"),
    ],
)
def test_lead(printed: str, rest: str, agency: str, dateline: str, names: str) -> None:
    lead = read_lead(fold(printed))
    assert lead is not None
    assert (printed[lead.length :], lead.agency, lead.dateline) == (rest, agency, dateline)
    assert " ".join(person.name for person in lead.people) == names


@pytest.mark.parametrize(
    "printed",
    [
        "本报通讯员说，",
        "新华社区的灯亮了",
        "本报讯息灵通",
        "电灯亮了",
        "【食水告急】渡口",
        "【天气快讯】渡口",
        "【深度報道】渡口",
        "（圖片報道）渡口",
        "他在电话里报道",
    ],
)
def test_no_lead(printed: str) -> None:
    assert read_lead(fold(printed)) is None


@pytest.mark.parametrize(
    "printed, agency, names",
    [
        ("据新华社", "新华社", ""),
        ("（新华社河湾11月1日电　记者何青、李云）", "新华社", "何青 李云"),
        ("（本报河湾11月1日电）", "", ""),
        ("（作者为河湾夜校校长）", "", ""),
        ("记者 何青", "", "何青"),
    ],
)
def test_signoff(printed: str, agency: str, names: str) -> None:
    signed = read_signoff(fold(printed))
    assert signed is not None
    assert (signed.agency, " ".join(person.name for person in signed.people)) == (agency, names)


@pytest.mark.parametrize("printed", ["（相关报道见第六版）", "河湾渡口", "作者站在桥头"])
def test_no_signoff(printed: str) -> None:
    assert read_signoff(fold(printed)) is None


@pytest.mark.parametrize(
    "printed, kept",
    [
        ("桥通了。（记者何青）", "桥通了。"),
        ("桥通了。本报记者 何青", "桥通了。"),
        ("桥通了。（新华社河湾11月1日电）", "桥通了。"),
    ],
)
def test_tail(printed: str, kept: str) -> None:
    signed = read_tail(fold(printed))
    assert signed is not None
    assert printed[: len(printed) - signed.length] == kept


@pytest.mark.parametrize("printed", ["桥通了。（见图）", "桥通了（记者何青", "记者说，桥通了。"])
def test_no_tail(printed: str) -> None:
    assert read_tail(fold(printed)) is None


@given(st.text(alphabet="记者通讯员摄文图林知远何青（）()、 /:：电讯报新华社本据月日1。", max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    face = fold(text)
    assert len(face) == len(text)
    read_credits(face)
    read_photo_credit(face)
    for found in (read_lead(face), read_tail(face), read_signoff(face) if face else None):
        assert found is None or 0 <= found.length <= len(face)
