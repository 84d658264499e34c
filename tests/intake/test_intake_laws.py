"""Law 1, the intake half of law 2, and: no text whatever makes the cutter fail."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_pages import FACTS, cut

from broadsheet.chinese.glyphs import ordinary
from broadsheet.intake import Cut, SourceText, Span, cut_page
from broadsheet.intake.lines import cut_lines
from broadsheet.intake.noise import ADDRESS, BRACKET, WIDE, WRAP
from broadsheet.intake.spans import BREAK, CONTROL, EDGE
from broadsheet.model import GAP, Article

FORMS = (
    "末班渡轮多等一小时",
    "渡口时刻表七年来头一回改动——",
    "——河湾镇夜间渡轮见闻",
    "夜校里的外语课（镇上新事）",
    "本报讯（记者林知远）河湾渡口从今天起把末班船推迟到晚上十点。",
    "据新华社河湾11月1日",
    "日电 镇水务站站长方平1日介绍,管网全部换新。",
    "镇文化站用三个月时间把闲置多年的候船室改成了图书角,添了书架、长桌和台灯,每天从早上八点",
    "开到晚上九点。站里的管理员说,来得最多的是孩子。(记者何青)",
    "记者 何青 通讯员 方小满",
    "居民在新步道上散步。记者邹平 摄",
    "图为白鹭在河滩觅食。",
    "通讯员陈平、金山 摄",
    "(下转第四版)",
    "(上接第一版)桥上的灯一共六十盏。",
    "2026年11月20日 星期五 第3版",
    "责任编辑:周平 校对:李云",
    "核心阅读",
    "一、总则",
    "据新华社",
    "(作者为河湾夜校校长)",
    "",
    "　　",
)
line = st.one_of(
    st.sampled_from(FORMS),
    st.text(max_size=30),
    st.text(alphabet="河湾,。“”()——、 \t记者摄讯电版1①", max_size=24),
    st.text(alphabet="資料 (){︵︶記者年月1a\u3000\u200b\xa0\x0c\u2028\x85\ue816\ufffd⼒", max_size=40),
    st.sampled_from(
        (
            "渡口管理處昨日在候船室舉行記 者招待會，宣布末班船由下月起延 至晚上十時開出， 試行六週。",
            "2 0 2 6 年 1 1 月 2 0 日 ●星 期 五",
            "停在碼頭的渡輪。 資( 料圖片 )",
            "w w w . h e w a n . e x a m p l e",
        )
    ),
)
pages = st.lists(line, max_size=14).map("\n".join) | st.text(max_size=200)


@given(pages)
@settings(max_examples=400)
def test_every_character_is_in_exactly_one_place(text: str) -> None:
    spans = cut(text).spans
    assert [span.start for span in spans] == [0, *(span.end for span in spans)][: len(spans)]
    assert (spans[-1].end if spans else 0) == len(text)
    assert all(span.start < span.end for span in spans)


@given(pages)
@settings(max_examples=400)
def test_a_discard_is_white_space_a_control_or_a_gap(text: str) -> None:
    for span in cut(text).spans:
        if span.place == "discard":
            assert span.reason in {EDGE, BREAK, CONTROL, WRAP, WIDE, ADDRESS, BRACKET}
            assert all(char.isspace() or not char.isprintable() for char in text[span.start : span.end])


@given(pages)
@settings(max_examples=400)
def test_the_text_of_its_spans_is_what_a_field_says(text: str) -> None:
    made = cut(text)
    said = by_field(text, made)
    for article in made.articles:
        for (field, index), pieces in said[article.head.order].items():
            if field == "jump":
                assert article.head.jump_to or article.head.jump_from
                continue
            if field == "byline":
                assert from_pieces(field, pieces) in plain(article.head.byline_text)
                continue
            # the mark of lost text is the one thing that is added
            read = read_back(article, field, index).replace(GAP, "")
            assert read == from_pieces(field, pieces).replace(GAP, ""), (field, index)


@given(pages)
@settings(max_examples=200)
def test_every_field_has_its_spans(text: str) -> None:
    made = cut(text)
    for article in made.articles:
        placed = {(span.field, span.index) for span in made.spans if span.article == article.head.order}
        blocks = [block for block in article.body.split("\n\n") if block]
        assert sum(field in ("paragraph", "subhead") for field, _ in placed) == len(blocks)
        assert sum(field == "caption" for field, _ in placed) == sum(
            bool(p.caption) for p in article.head.photos
        )


@given(st.lists(line, max_size=12).map("\r\n".join))
@settings(max_examples=200)
def test_no_field_holds_a_line_end_or_a_control_character(text: str) -> None:
    for article in cut(text).articles:
        fields = [article.head.title, article.head.kicker, article.head.subtitle, article.head.byline_text]
        for value in [*fields, *article.body.split("\n\n")]:
            assert "".join(value.splitlines()) == value
            assert value == value.strip()


@given(pages)
@settings(max_examples=100)
def test_a_second_cut_is_the_same(text: str) -> None:
    assert cut(text) == cut(text)


def test_escape_is_asked_for_every_paragraph_and_subhead() -> None:
    source = SourceText(name="x", text="老井出水\n\n村里的老井清淤以后重新出水，水质达到了标准。")
    made = cut_page(source, FACTS, escape=lambda text: f"<{text}>").value
    assert made.articles[0].body == "<村里的老井清淤以后重新出水，水质达到了标准。>"


@pytest.mark.parametrize("text", ["\n \n　\n\t", ""])
def test_a_page_of_blank_lines_is_a_problem(text: str) -> None:
    made = cut_page(SourceText(name="01.txt", text=text), FACTS, escape=str)
    assert made.value.articles == ()
    assert [problem.where.path for problem in made.problems] == ["01.txt"]
    assert made.problems[0].hint is not None


@pytest.mark.parametrize(
    "text",
    [
        "河湾" * 400_000,
        "（" * 400_000,
        "本报讯 记者" + "林知远、" * 100_000,
        ("字" + " " * 40) * 20_000,
        "“" * 200_000 + "\n" + "(作者为某" * 50_000,
    ],
    ids=["one long line", "brackets", "endless lead", "gaps", "quotes"],
)
def test_a_long_line_is_cut_whole(text: str) -> None:
    """A pattern that backtracks would run into the suite's time limit here."""
    assert cut(text).spans[-1].end == len(text)


def by_field(text: str, made: Cut) -> dict[int, dict[tuple[str, int], list[str]]]:
    """article → (field, index) → its pieces, in reading order."""
    found: dict[int, dict[tuple[str, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    read = [at for line in cut_lines(text) for piece in line.pieces for at in range(*piece)]
    rank = {at: number for number, at in enumerate(read)}  # a slipped bracket is read before its neighbour
    spans: list[Span] = [span for span in made.spans if span.place == "article"]
    for span in sorted(spans, key=lambda span: rank[span.start]):
        found[span.article][span.field, span.index].append(text[span.start : span.end])
    return found


def from_pieces(field: str, pieces: list[str]) -> str:
    """What pieces say after the declared normalisations: Latin words parted by a break, gaps, marks."""
    if field in ("title", "kicker", "subtitle", "series", "subhead"):
        return plain(" ".join(pieces))
    whole = ""
    for piece in pieces:
        latin = whole[-1:].isascii() and whole[-1:].isalpha() and piece[0].isascii() and piece[0].isalpha()
        whole += (" " if latin else "") + piece
    return plain(whole)


def plain(text: str) -> str:
    """For comparing: white space aside, marks in their narrow form; the house style changes nothing else."""
    narrow = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    marks = str.maketrans("“”‘’。·〈〉", "\"\"''..《》")
    told = "".join(ordinary(text).split()).translate(narrow).translate(marks)
    long = re.sub(r"[.…]{3,}|…+", "…", re.sub("[-─―—]{2,}", "—", told))
    return long.replace("<<", "《").replace(">>", "》")


def read_back(article: Article, field: str, index: int) -> str:
    head = article.head
    blocks = [block for block in article.body.split("\n\n") if block]
    paragraphs = [block for block in blocks if not block.startswith("## ")]
    subheads = [block[3:] for block in blocks if block.startswith("## ")]
    value = {
        "paragraph": lambda: paragraphs[index - 1],
        "subhead": lambda: subheads[index - 1],
        "caption": lambda: head.photos[index - 1].caption,
        "credit": lambda: head.photos[index - 1].credit_text,
    }.get(field, lambda: getattr(head, field, ""))()
    return plain(value)


def test_names_written_in_radicals_are_read_as_names() -> None:
    made = cut("渡口⽼桥换上新牌\n\n本报讯 记者⾼⽅报道 养护队在⽼桥上换了牌，旧牌卸下来靠在栏杆上晒着太阳。")
    [article] = made.articles
    assert article.head.title == "渡口老桥换上新牌"
    assert [credit.name for credit in article.head.byline] == ["高方"]
    assert "老桥" in article.body
