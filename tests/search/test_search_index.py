"""The index against brute force: what it finds is what the texts hold, nothing less."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_papers import candidates, decoded, entry, holds, may_hold, text_document, triple, value

from broadsheet.chinese.folding import classes, fold
from broadsheet.web.search.directory import shard, slices
from broadsheet.web.search.postings import numbers, postings
from broadsheet.web.search.shards import FOLD_SHARDS, fold_scripts, issues_script, script, text_script
from broadsheet.web.search.terms import MARK, hashed, terms

# few characters, so that pairs recur; both scripts, a wide letter, an emoji, white space and marks
SIGNS = "里裡后後发發渡口的Ａa1，“「 \u3000😀𠀀"
TEXT = st.text(st.sampled_from(SIGNS), max_size=12)
DOCUMENTS = st.lists(st.lists(TEXT, min_size=1, max_size=3).map(lambda fields: text_document(*fields)))


@given(DOCUMENTS, st.text(st.sampled_from(SIGNS), min_size=2, max_size=5), st.sampled_from([1, 2, 8]))
@settings(max_examples=300)
def test_every_document_that_holds_a_text_is_a_candidate(documents, query, buckets) -> None:
    if len(fold(query)) < 2:
        return
    index = postings(documents, buckets=buckets, slices=1)
    found = candidates(index.buckets, query)
    wanted = {number for number, document in enumerate(documents) if holds(document, query)}
    assert wanted <= found
    if len(fold(query)) == 2:
        assert wanted == found, "a pair alone needs no second look"


@given(st.lists(DOCUMENTS, min_size=1, max_size=4), st.sampled_from([1, 2, 16]))
@settings(max_examples=100)
def test_the_directory_names_every_segment_that_holds_a_term_or_a_triple(segments, shards) -> None:
    held = [postings(documents, buckets=1, slices=shards).held for documents in segments]
    made = [shard(parts) for parts in slices(held, shards)]
    for number, documents in enumerate(segments):
        folded = [fold(field) for each in documents for field in (*each.headline, *each.text)]
        triples = {text[at : at + 3] for text in folded for at in range(len(text) - 2)}
        terms_ = {term for document in documents for term in terms(document)}
        for asked in (*map(hashed, terms_), *map(triple, triples)):
            assert may_hold(made[asked * shards // 2**32], asked, shards)[number]


def test_the_directory_leaves_most_others_out() -> None:
    """Four bits a character at least, for a pair and a triple two each."""
    chance = random.Random(1)
    documents = [text_document("".join(chr(chance.randrange(0x4E00, 0x5E00)) for _ in range(500)))] * 20
    made = shard([postings(documents, buckets=4, slices=1).held])
    absent = [chr(chance.randrange(0x6000, 0x7000)) * 3 for _ in range(2000)]
    assert sum(may_hold(made, triple(text), 1)[0] for text in absent) / 2000 < 1 / 8


@given(st.sets(st.integers(0, 40_000)))
def test_numbers_are_told_as_the_format_says(found) -> None:
    assert decoded(numbers(sorted(found))) == sorted(found)


def test_an_index_does_not_hang_on_the_order_of_a_set() -> None:
    first = text_document("渡口的灯，九点才灭", title="夜航", people=["林知远", "lin-zhiyuan"])
    again = text_document("渡口的灯，九点才灭", title="夜航", people=["lin-zhiyuan", "林知远"])
    assert postings([first], buckets=4, slices=1) == postings([again], buckets=4, slices=1)


def test_terms_of_choice_cannot_be_mistaken_for_text() -> None:
    document = text_document("sy", title="夜航", people=["林知远"])
    assert {term for term in terms(document) if len(term) > 2} == {
        f"{MARK}t夜航{MARK}",
        f"{MARK}p林知远{MARK}",
        f"{MARK}syaowen{MARK}",
        f"{MARK}n1{MARK}",
    }
    assert all(MARK not in fold(char) for char in (MARK, "\u3000", " "))


def test_pairs_end_with_their_field() -> None:
    assert candidates(postings([text_document("渡口", "的灯")], buckets=1, slices=1).buckets, "口的") == set()


def test_numbers_of_terms_spread() -> None:
    """The low bits choose a bucket, the high ones a place in the directory."""
    made = [hashed(chr(0x4E00 + one) + chr(0x4E00 + two)) for one in range(100) for two in range(100)]
    for share in ([number % 64 for number in made], [number >> 26 for number in made]):
        counts = [share.count(each) for each in range(64)]
        assert min(counts) > 100 and max(counts) < 220


@pytest.mark.parametrize("text", ["</script><script>alert(1)", "<!--", "]]>", "\u2028\u2029", '"\\', "&lt;"])
def test_a_script_is_data_wherever_it_stands(text: str) -> None:
    made = text_script(text_document(text, title=text))
    assert not set(made) & set("<>&\u2028\u2029")
    assert value(made) == ["", ["", "", text, "", text]]


@given(st.text())
def test_any_text_comes_back_from_its_script(text: str) -> None:
    assert value(script(text)) == text


def test_every_class_is_found_by_each_of_its_members() -> None:
    shards = [str(value(each)).split("\n") for each in fold_scripts()]
    for each in classes():
        for char in each:
            assert each in shards[hashed(char) % FOLD_SHARDS]


def test_issues_are_told_in_order() -> None:
    names = ["2026/11/20/01-01", "2026/11/20/02-01", "2026/11/20-ed2/01-01"]
    assert value(issues_script(names)) == "2026/11/20 01-01 02-01\n2026/11/20-ed2 01-01"


def test_an_entry_is_found_by_its_beginning() -> None:
    index = postings([text_document("1a"), text_document("1a1"), text_document("a1")], buckets=1, slices=1)
    assert [entry(index.buckets[0], pair) for pair in ("1a", "a1")] == [[0, 1], [1, 2]]
    assert set(index.buckets[0]) <= set(string.ascii_letters + string.digits + f" {MARK}")
