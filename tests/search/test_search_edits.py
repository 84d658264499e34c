"""An index that follows an edit is the one that is made anew, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_papers import text_document

from broadsheet.web.search import edits
from broadsheet.web.search.documents import Document
from broadsheet.web.search.edits import followed
from broadsheet.web.search.postings import MANY, Postings, postings

# few characters, so that terms come, go and are shared; digits and letters, which entries are told in too
SIGNS = "里裡后發渡口的a1Z\u3000😀"
TEXT = st.text(st.sampled_from(SIGNS), max_size=8)
DOCUMENT = st.builds(
    lambda fields, title, people: text_document(*fields, title=title, people=people),
    st.lists(TEXT, max_size=3),
    TEXT,
    st.lists(TEXT, max_size=1),
)
DOCUMENTS = st.lists(DOCUMENT, max_size=10).map(tuple)
CUT = {"buckets": 2, "slices": 2}


def same(one: Postings, other: Postings) -> bool:
    """What is published."""
    return (one.buckets, one.held) == (other.buckets, other.held)


@given(DOCUMENTS, st.lists(st.tuples(st.integers(0, 11), st.none() | DOCUMENT), max_size=6))
@settings(max_examples=200, deadline=None)
def test_any_row_of_edits_leaves_what_a_clean_build_makes(documents, changes) -> None:
    """Texts changed, added and taken away, one after another; each step begins where the last ended."""
    index = postings(documents, **CUT)
    for place, changed in changes:
        after = (*documents[:place], *((changed,) if changed else ()), *documents[place + 1 :])
        index = followed(index, documents, after, **CUT)
        documents = after
        assert same(index, postings(documents, **CUT))


@pytest.fixture
def paper() -> tuple[Document, ...]:
    return tuple(text_document(f"第{number}篇：渡口的灯还亮着。", title="渡口") for number in range(40))


@pytest.fixture
def only_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made anew fails the test."""

    def anew(*_: object, **__: object) -> Postings:
        raise AssertionError("made anew")

    monkeypatch.setattr(edits, "postings", anew)


def test_an_edit_looks_at_one_text(
    paper: tuple[Document, ...], only_edits: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Document] = []
    original = edits.terms
    monkeypatch.setattr(edits, "terms", lambda document: looked.append(document) or original(document))
    after = (*paper[:7], text_document("第7篇：渡口的灯灭了。", title="渡口"), *paper[8:])
    index = followed(postings(paper, **CUT), paper, after, **CUT)
    assert looked == [paper[7], after[7]]
    assert same(index, postings(after, **CUT))


def test_a_new_issue_behind_the_last_is_only_added(paper: tuple[Document, ...], only_edits: None) -> None:
    after = (*paper, text_document("新"))
    assert same(followed(postings(paper, **CUT), paper, after, **CUT), postings(after, **CUT))


@pytest.mark.parametrize("cut", [{"buckets": 4, "slices": 2}, {"buckets": 2, "slices": 4}])
def test_another_cut_is_made_anew(paper: tuple[Document, ...], cut: dict[str, int]) -> None:
    assert same(followed(postings(paper, **CUT), paper, paper, **cut), postings(paper, **cut))


def test_a_count_that_is_full_still_leads_to_what_a_clean_build_makes() -> None:
    """More than a byte can count sets one bit; then all of it goes, an article at a time."""
    others = tuple(text_document("渡口的灯" * 20) for _ in range(40))
    documents = (*(text_document("夜航" * 40) for _ in range(10)), *others)
    index = postings(documents, **CUT)
    assert index.counts.count(MANY)
    worn = [0]
    for place in range(10):
        after = (*documents[:place], text_document("渡口" * 40), *documents[place + 1 :])
        index = followed(index, documents, after, **CUT)
        documents = after
        worn.append(index.worn)
        assert same(index, postings(documents, **CUT))
    assert max(worn) > 0 and worn[-1] < max(worn), "worn out, then counted anew"
