"""Raw page dumps: what is put right with a record, what stays, and what line an editor sees."""

from __future__ import annotations

import pytest
from intake_pages import cut

from broadsheet.intake.lines import cut_lines, fold, line_starts
from broadsheet.intake.noise import ADDRESS, BRACKET, WIDE, WRAP, find_noise

COLUMN = (
    "渡口管理處昨日在候船室舉行記 者招待會，宣布末班船由下月起延 至晚上十時開出，試行六週後再作 "
    "檢討。處長方小滿說，過去一年的 夜間乘客較前年多出四成，夜校學 生與輪班工人的意見最多，當局已 "
    "研究各方意 見，認為加開一班較為穩妥。"
)


def without_noise(raw: str) -> str:
    noise = find_noise([raw]).get(0, {})
    return "".join(char for at, char in enumerate(raw) if at not in noise)


def reasons(raw: str) -> set[str]:
    return set(find_noise([raw]).get(0, {}).values())


def test_spaces_at_printed_line_ends_are_dropped_and_recorded() -> None:
    assert without_noise(COLUMN) == COLUMN.replace(" ", "").replace("各方意見", "各方意 見")
    made = cut("末班渡輪多等一小時\n\n" + COLUMN)
    assert "舉行記者招待會" in made.articles[0].body
    dropped = [span for span in made.spans if span.reason == WRAP]
    assert len(dropped) == COLUMN.count(" ") - 1
    assert all(COLUMN[span.start - 11 : span.end - 11] == " " for span in dropped)


def test_a_short_frame_takes_its_width_from_its_page() -> None:
    short = "船長何青說，夜裏風大，乘客應當提 早十分鐘到碼頭。"
    assert find_noise([short]) == {}
    assert find_noise([COLUMN, short])[1] == {short.index(" "): WRAP}


def test_a_paragraph_that_ended_inside_a_frame_is_no_hindrance() -> None:
    ended = COLUMN + " 另外，巴士公司表示會配合新的船期 ，把尾班車延後半小時。"
    assert " " not in without_noise(ended).replace("意 見", "").split("穩妥。")[1]


def test_latin_words_and_the_papers_own_spaces_stay() -> None:
    spaced = COLUMN.replace("末班船", " Ferry 8 號船").replace("四成", " 40 個百分點")
    assert " Ferry 8 號船" in without_noise(spaced)
    assert " 40 個" in without_noise(spaced)


@pytest.mark.parametrize(
    "raw",
    [
        "渡口時刻表七年來頭一回改動 夜校學生從此不必再繞橋",
        "出席者包括： 林知遠 何青 方小滿 周平 李云 沈硯 邹平 管云云 周以安。",
        "春水漫過渡口石， 夜船靠著老橋眠。 風來不問誰家客， 燈火還同舊歲年。",
        "春水漫過渡口石 夜船靠著老橋眠 風來不問誰家客 燈火還同舊歲年",
        "記者 何青 通訊員 方小滿",
        "本報訊　記者　何青報道　渡口管理處昨日宣布，末班船由下月起延至晚上十時開出。",
        "他說：“渡口  要改，船  也要改。”大家  都同意，  說得對。于是  散會，各自  回家。",
        "镇文化站用三个月时间把闲置多年的候船室改成了图书角,添了书架、长桌和台灯,每天从早上八点开到九点。",
        "首先, 我们要谢谢大家, 其次, 夜船会多等一小时, 最后, 请各位在码头排队, 不要拥挤, 谢谢各位的配合。",
        "The ferry, 渡口, will run. It is late, and the 夜校 students wait. 末班船 leaves at ten, they say.",
    ],
    ids=["headline", "names", "verse", "verse bare", "byline", "lead", "gaps", "plain", "typist", "english"],
)
def test_spaces_that_mean_something_stay(raw: str) -> None:
    assert find_noise([raw, COLUMN]).get(0, {}) == {}


@pytest.mark.parametrize(
    "raw, closed",
    [
        ("2 0 2 6 年 1 1 月 2 0 日 ●星 期 五", "2026年11月20日 ●星期五"),
        ("第 3 版  要 聞", "第3版  要聞"),
        ("河　灣　夜　渡", "河灣夜渡"),
        ("本報訊 記 者 何 青", "本報訊 記者何青"),
        ("記 者 何 青", "記者何青"),
        ("w w w . h e w a n . e x a m p l e", "www.hewan.example"),
        ("詳情見 www. hewan. example 網站", "詳情見 www.hewan.example 網站"),
        ("廣告熱線 2 3 4 5 0 1 9", "廣告熱線 2345019"),
    ],
)
def test_letters_set_wide_are_closed_up(raw: str, closed: str) -> None:
    assert without_noise(raw) == closed
    assert reasons(raw) <= {WIDE, ADDRESS}


@pytest.mark.parametrize(
    "raw",
    [
        "何 青",
        "何　青",
        "何 青 方 平",
        "甲 乙 丙 丁",
        "春 夏 秋 冬",
        "A B C D",
        "3 1 0 9",
        "分為 甲 等 級 三種，每年由渡口管理處在候船室內當眾抽籤決定，結果貼在門外的告示板上。",
    ],
)
def test_lists_and_names_are_not_letters_set_wide(raw: str) -> None:
    assert find_noise([raw]) == {}


def test_the_header_of_a_table_is_not_letters_set_wide() -> None:
    assert find_noise(["隊 賽 贏 輸", "7 5 1 1"]) == {}
    assert find_noise(["隊 賽 贏 輸"]) != {}


def test_a_date_set_wide_is_a_folio() -> None:
    made = cut("2 0 2 6 年 1 1 月 2 0 日 ●星 期 五\n\n末班渡輪多等一小時\n\n" + COLUMN)
    assert made.spans[0].place == "furniture"
    assert made.articles[0].head.title == "末班渡輪多等一小時"


@pytest.mark.parametrize(
    "printed, caption, credit",
    [
        ("■改裝後的渡輪停在碼頭。 資( 料圖片 )", "■改裝後的渡輪停在碼頭。", "（資料圖片）"),
        ("渡輪在夜色中靠岸。︵ 何青攝 ︶", "渡輪在夜色中靠岸。", "（何青攝）"),
        ("渡輪在夜色中靠岸。 方( 家提供 )", "渡輪在夜色中靠岸。", "（方家提供）"),
    ],
)
def test_a_bracket_that_slipped_by_one_is_put_back(printed: str, caption: str, credit: str) -> None:
    made = cut(f"末班渡輪多等一小時\n\n{COLUMN}\n\n{printed}\n")
    [photo] = made.articles[0].head.photos
    assert (photo.caption, photo.credit_text) == (caption, credit)
    assert any(span.reason == BRACKET for span in made.spans)
    assert [span.start for span in made.spans][1:] == [span.end for span in made.spans][:-1]


def test_brackets_that_may_be_right_stay() -> None:
    assert fold("周( 平 )") == cut_lines("周( 平 )")[0].face


def test_zero_width_characters_hide_no_word_from_the_rules() -> None:
    [line] = cut_lines("記\u200b者\ufeff 何青")
    assert line.face == "記者 何青"
    assert len(line.pieces) == 3


def test_lines_are_counted_as_an_editors_program_counts_them() -> None:
    text = "一\x0c二\u2028三\r\n四\r五\n\n六\x85七"
    assert [(line.number, line.face) for line in cut_lines(text)] == [
        (1, "一"),
        (1, "二"),
        (1, "三"),
        (2, "四"),
        (3, "五"),
        (5, "六"),
        (5, "七"),
    ]
    assert line_starts(text) == (0, 7, 9, 11, 12, 15)


def test_separators_of_old_code_pages_are_alike_to_rules() -> None:
    assert fold("記者╱何青︰臺北•新竹") == "記者/何青:臺北·新竹"


@pytest.mark.parametrize("line", ["聞 NEWS P.2", "聞 要 港 本", "04 / 港聞 / www.hewan.example 2026-11-20"])
def test_folios_of_dumps_belong_to_no_article(line: str) -> None:
    made = cut(f"末班渡輪多等一小時\n\n{COLUMN}\n\n{line}\n\n渡口老橋換上新牌\n\n{COLUMN}")
    assert [span.reason for span in made.spans if span.place == "furniture"] == ["folio"]


def kinds(page: str) -> list[tuple[str, int]]:
    return [(doubt.kind, doubt.line) for doubt in cut(page).doubts if doubt.kind in FLAWS]


FLAWS = {"lost characters", "font characters", "backwards"}
PAGE = "末班渡輪多等一小時\n\n" + COLUMN


def test_a_few_lost_characters_are_doubts_at_their_lines() -> None:
    assert kinds(PAGE) == []
    assert kinds(PAGE.replace("處長", "\ufffd長").replace("穩妥", "\ufffd妥")) == [("lost characters", 3)]


def test_characters_of_a_font_are_one_doubt_a_page() -> None:
    page = PAGE.replace("處長", "\ue5e5長").replace("一小時", "一\uf001時")
    assert kinds(page) == [("font characters", 1)]
    [doubt] = [doubt for doubt in cut(page).doubts if doubt.kind == "font characters"]
    assert "U+F001" in doubt.what.zh
    assert "U+E5E5" in doubt.what.zh


def test_characters_of_old_decoders_are_written_as_they_were_meant() -> None:
    made = cut(PAGE.replace("處長", "\ue863長").replace("，認", "\ue78d認"))
    assert "䶮長" in made.articles[0].body
    assert "，認" in made.articles[0].body
    assert [doubt.kind for doubt in made.doubts if doubt.kind in FLAWS] == []


def test_a_headline_that_reads_backwards_is_doubted() -> None:
    assert kinds("船 班 末 長 延 口 渡\n\n" + COLUMN * 2) == [("backwards", 1)]
    assert kinds("渡 口 延 長 末 班 船\n\n" + COLUMN * 2) == []


def test_a_reference_to_another_page_closes_its_paragraph() -> None:
    below = "處長方小滿說，過去一年的夜間乘客較前年多出四成。"
    made = cut(f"末班渡輪多等一小時\n\n{COLUMN}  {{相關新聞見p04}}\n{below}")
    assert made.articles[0].body.split("\n\n")[1:] == [below]


@pytest.mark.parametrize("credit", ["網( 上圖片 )", "本( 報攝影組 )", "方( 家提供 )", "（互聯網圖片）"])
def test_a_photo_is_credited_to_an_office(credit: str) -> None:
    made = cut(f"末班渡輪多等一小時\n\n{COLUMN}\n■渡輪在夜色中靠岸，旁為燈塔。 {credit}\n{COLUMN}")
    assert [photo.caption for photo in made.articles[0].head.photos] == ["■渡輪在夜色中靠岸，旁為燈塔。"]
