"""The record: plain values, the same every time, and enough to say why."""

from __future__ import annotations

import json

from intake_pages import cut

from broadsheet.intake import as_record, read_source

PAGE = """2026年11月20日 第3版

末班渡轮多等一小时

本报讯（记者林知远）河湾渡口从今天起把末班船推迟到晚上十点。镇上的夜校学生不用再绕桥回家。
"""


def test_record_is_json_and_repeats() -> None:
    source = read_source("01.txt", PAGE.encode()).value
    assert source is not None
    outputs = {"03-01.md": "---\ntitle: 末班渡轮多等一小时\n---\n"}
    first = json.dumps(as_record(cut(PAGE), source, outputs), ensure_ascii=False)
    assert first == json.dumps(as_record(cut(PAGE), source, outputs), ensure_ascii=False)
    record = json.loads(first)
    assert record["source"] == {"name": "01.txt", "sha256": source.sha256, "encoding": "UTF-8"}
    assert record["articles"][0]["file"] == "03-01.md"
    assert record["articles"][0]["output"] == outputs["03-01.md"]
    assert 0 <= record["articles"][0]["confidence"] <= 1


def test_spans_give_back_the_source() -> None:
    source = read_source("01.txt", PAGE.encode()).value
    assert source is not None
    spans = as_record(cut(PAGE), source, {})["spans"]
    assert "".join(PAGE[start:end] for start, end, *_ in spans) == PAGE


def test_a_span_names_the_rules_that_placed_it() -> None:
    source = read_source("01.txt", PAGE.encode()).value
    assert source is not None
    rows = as_record(cut(PAGE), source, {})["spans"]
    title = next(row for row in rows if row[4] == "title")
    assert "a lead follows" in title[7]


def test_an_article_without_a_headline_is_doubted() -> None:
    made = cut("本报讯（记者林知远）河湾渡口从今天起把末班船推迟到晚上十点。镇上的夜校学生不用绕桥。")
    assert [(doubt.kind, doubt.article, doubt.line) for doubt in made.doubts] == [("no headline", 1, 1)]
    assert made.articles[0].head.title == ""


def test_each_line_of_a_joined_paragraph_keeps_its_own_rules() -> None:
    page = PAGE + "修船的师傅说，换下来的旧木板他要留着，明年开春给渡口的娃娃们\n钉一条小船。\n"
    source = read_source("01.txt", page.encode()).value
    assert source is not None
    record = as_record(cut(page), source, {})
    first, rest = [row for row in record["spans"] if row[4:6] == ["paragraph", 2]]
    assert page[rest[0] : rest[1]] == "钉一条小船。"
    assert "a short sentence" in rest[7]
    assert "a short sentence" not in first[7]


def test_a_line_keeps_what_lost_and_an_article_the_other_beginning() -> None:
    source = read_source("01.txt", PAGE.encode()).value
    assert source is not None
    record = as_record(cut(PAGE), source, {})
    rows = {row[0]: row for row in record["lines"]}
    assert {number: row[1] for number, row in rows.items()} == {1: "furniture", 3: "heading", 5: "paragraph"}
    role, score, sure, margin, second, second_score, gains, losses = rows[5][1:]
    assert second != role
    assert margin > 0
    assert 0 < sure < 1
    assert all(round(each, 2) == each for each in (score, margin, second_score))
    assert set(gains).isdisjoint(losses)
    [article] = record["articles"]
    assert article["beginning"] == [] or article["beginning"][0] == 3
