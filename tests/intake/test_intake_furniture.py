"""Furniture, and the date, page and section that a folio gives."""

from __future__ import annotations

import datetime as dt

import pytest
from intake_pages import cut

from broadsheet.intake import find_folio
from broadsheet.intake.furniture import furniture_kind
from broadsheet.intake.lines import fold


@pytest.mark.parametrize(
    "line, kind",
    [
        ("第9版", "folio"),
        ("2026年11月20日 星期五 第03版", "folio"),
        ("03 综合 2026年11月20日", "folio"),
        ("二〇二六年十一月二十日　星期五　第三版", "folio"),
        ("第A04版：看河湾", "folio"),
        ("责任编辑：周平 版式设计：何山 校对：李云", "staff"),
        ("本版责编：周平 何山", "staff"),
        ("本版责编：方小满 校对：许清明", "staff"),
        ("制图：周平", "staff"),
        ("责编 周平 版式 何山", "staff"),
        ("编辑部电话：12345678", "contact"),
        ("国内统一刊号CN00-0000", "imprint"),
        ("民國三十八年一月卅日　星期日　第三張第一版", "folio"),
        ("2003年(民國92年)5月17日 星期六 A8", "folio"),
        ("2 0 1 2 年 6 月 8 日 星 期 五 A 2", "folio"),
        ("今日貳張售國幣貳分四厘", "folio"),
        ("體育 SPORTS / 12", "folio"),
        ("水乡·副刊　2026年11月20日", "folio"),
        ("河湾日报 2026年11月20日 责任编辑：周平　视觉：何山", "staff"),
        ("責任編輯:許禾/周平 版面設計:李雲", "staff"),
        ("本版编辑：周平校对：何山电话：（010）84395043", "staff"),
        ("责任编辑周平 美术编辑何山", "staff"),
        ("督印人：許禾　承印：河灣印務有限公司", "staff"),
        ("廣告查詢 2999 0143　傳真 2999 0177", "contact"),
        ("新闻热线：96110 发行热线：85551234", "contact"),
        ("歡迎投稿，請寄 garden@hewan.example，稿件恕不退還。", "contact"),
        ("電 話 ： 2 8 8 8 1 2 3 4", "contact"),
        ("版權所有 不得轉載", "imprint"),
        ("说明：本版文章不代表本报立场，文责自负。", "imprint"),
        ("提示：本版内容仅供参考，用药请遵医嘱。", "imprint"),
        ("兩岸要聞：新港口下月動工 P.15", "pointer"),
        ("相關新聞見A7", "pointer"),
        ("副刊 P.12 / 河灣老街的秋天", "pointer"),
        ("Page 14", "folio"),
        ("经济新闻部电话：5512-3344", "contact"),
        ("民生新闻热线：5512 3344　短信投稿：10620001", "contact"),
        ("河湾晚报要闻部　值班主任　许禾", "staff"),
        ("准印证号：（河）00-118　内部资料　免费交流", "imprint"),
        ("B3　副刊・讀書　2026年11月20日　星期五", "folio"),
        ("责编：谷雨　美编：霜降", "staff"),
        ("详见第06版", "pointer"),
        ("天氣：多雲 氣溫：22至27℃ 濕度：70-90%", "service"),
        ("六合彩 03 11 19 25 36 44 特別號碼 7", "service"),
        ("河灣搬屋 日夜服務 2777 1234", "advert"),
        ("主编：一个人的三十年", ""),
        ("请电 2777 1234 杨太 晚七时后", ""),
        ("联系人：何先生　电话：0392-5566123", ""),
        ("全市29家书店 周末不打烊", ""),
        ("今年第12号台风生成", ""),
        ("2026年11月20日 单位：元/公斤", ""),
        ("编辑部的故事", ""),
        ("河湾渡口改到晚上十点", ""),
        ("2026年11月20日，渡口改点。", ""),
        ("第三版的消息引来许多读者来信", ""),
        ("编辑同志：", ""),
    ],
)
def test_kind(line: str, kind: str) -> None:
    assert furniture_kind(fold(line)) == kind


@pytest.mark.parametrize(
    "line, date, page, section",
    [
        ("2026年11月20日 星期五 第9版", dt.date(2026, 11, 20), "09", ""),
        ("12 综合 2026年11月20日", dt.date(2026, 11, 20), "12", "综合"),
        ("二〇二六年十一月廿日 第四版", dt.date(2026, 11, 20), "04", ""),
        ("第A04版", None, "A04", ""),
        ("中華民國101年5月17日　星期四　生活新聞　A8", dt.date(2012, 5, 17), "A08", "生活新聞"),
        ("第二版　滬江新報　中華民國三十六年十月廿二日", dt.date(1947, 10, 22), "02", ""),
        ("國際新聞 Page 7 2026-11-20", dt.date(2026, 11, 20), "07", "國際新聞"),
        ("２０２６年１１月２０日　第１２版", dt.date(2026, 11, 20), "12", ""),
        ("2026年13月40日 第9版", None, "09", ""),
        ("河湾渡口改点", None, "", ""),
    ],
)
def test_folio(line: str, date: dt.date | None, page: str, section: str) -> None:
    facts = find_folio(f"\n\n{line}\n\n渡口改点\n\n河湾渡口从今天起改点。\n")
    assert (facts.date, facts.page, facts.section) == (date, page, section)


PIECES = "8\n水乡·副刊\n2026年11月\n20\n星期五\n今日十六版\n"
STORY = "渡口改点\n\n本报讯 河湾渡口从今天起改点，末班船晚上十点开。\n"


def test_the_pieces_of_a_folio_at_the_head_of_a_page() -> None:
    made = cut(PIECES + STORY)
    assert [article.head.title for article in made.articles] == ["渡口改点"]
    assert sum(span.place == "furniture" for span in made.spans) == 6


def test_pieces_without_a_whole_folio_are_text() -> None:
    made = cut("水乡\n" + STORY)
    assert not [span for span in made.spans if span.place == "furniture"]


def test_the_date_below_an_office_signs_with_it() -> None:
    made = cut(f"{STORY}\n河湾镇交通管理站\n2026年11月20日\n")
    assert not [span for span in made.spans if span.place == "furniture"]


def test_no_folio_in_running_text() -> None:
    assert find_folio("2026年11月20日，渡口改点。\n见第9版。").date is None


def test_an_address_below_an_advert_is_its_own() -> None:
    made = cut(f"{STORY}\n河湾布店 秋季酬宾\n满100元送毛巾\n地址：老街18号 电话：5550123\n")
    assert not [span for span in made.spans if span.place == "furniture"]
    assert "地址：老街18号" in made.articles[-1].body


def test_a_section_under_the_folio_heads_no_story() -> None:
    made = cut(f"2026年11月20日 星期五\n第03版\n渔业新闻\n河湾渡口今起改点 末班船晚十点开\n{STORY}")
    assert sum(span.place == "furniture" for span in made.spans) == 3
    assert not any("渔业新闻" in (article.head.kicker, article.head.title) for article in made.articles)
