"""The edition is joined from facts alone: two editions a day, missing pages, shared names."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from broadsheet.edition import IssueHeads, make_edition
from broadsheet.model import ArticleHead, Credit, IssueFacts, Person, PersonId, Photo, issue_id

DAY = dt.date(2026, 11, 20)


def head(page: str, order: int, *, date: dt.date = DAY, **more: Any) -> ArticleHead:
    return ArticleHead(date=date, page=page, order=order, title=f"{page} 版第 {order} 篇", **more)


def issue(*heads: ArticleHead, date: dt.date = DAY, edition: int = 1, **facts: Any) -> IssueHeads:
    return IssueHeads(id=issue_id(date, edition), facts=IssueFacts(**facts), heads=heads)


def made(*issues: IssueHeads, people: tuple[Person, ...] = (), sections: dict[str, str] | None = None) -> Any:
    done = make_edition(issues, people, sections or {})
    assert done.problems == ()
    return done.value


def by(name: str, role: str = "reporter", person: str = "") -> Credit:
    return Credit(role=role, name=name, person=person)


def test_pages_stand_in_printed_order_and_articles_in_theirs() -> None:
    edition = made(issue(head("A05", 1), head("10", 1), head("02", 2), head("02", 1), head("01", 1)))
    [only] = edition.issues
    assert [page.label for page in only.pages if not page.missing] == ["01", "02", "10", "A05"]
    assert [one.order for one in only.pages[1].articles] == [1, 2]


def test_two_editions_of_one_day_are_two_issues_and_neighbours() -> None:
    edition = made(
        issue(head("01", 1, edition=2), edition=2),
        issue(head("01", 1)),
        issue(head("01", 1, date=dt.date(2026, 11, 27)), date=dt.date(2026, 11, 27)),
    )
    assert [one.id for one in edition.issues] == ["2026-11-20", "2026-11-20-ed2", "2026-11-27"]
    assert [(one.previous, one.next) for one in edition.issues] == [
        (None, "2026-11-20-ed2"),
        ("2026-11-20", "2026-11-27"),
        ("2026-11-20-ed2", None),
    ]


def test_a_page_that_a_run_of_numbers_lacks_is_missing() -> None:
    [only] = made(issue(head("01", 1), head("03", 1), head("A01", 1), head("A03", 1))).issues
    assert [page.label for page in only.pages if page.missing] == ["02", "A02"]


def test_a_page_named_in_issue_toml_without_articles_is_missing_and_named() -> None:
    [only] = made(issue(head("01", 1), pages=(("01", "要闻"), ("02", "城事")))).issues
    assert [(page.label, page.name, page.missing) for page in only.pages] == [
        ("01", "要闻", False),
        ("02", "城事", True),
    ]


def test_a_page_is_named_after_the_section_that_most_of_its_articles_carry() -> None:
    [only] = made(
        issue(head("01", 1, section="国际"), head("01", 2, section="要闻"), head("01", 3, section="要闻"))
    ).issues
    assert only.pages[0].name == "要闻"


def test_an_article_without_a_section_is_in_no_section_but_in_its_issue() -> None:
    edition = made(issue(head("01", 1), head("01", 2, section="要闻")))
    assert [[one.order for one in section.articles] for section in edition.sections] == [[2]]
    assert [one.order for one in edition.issues[0].articles] == [1, 2]


def test_an_issue_without_articles_is_not_published() -> None:
    assert made(issue(weather="晴")).issues == ()


def test_a_person_in_two_roles_has_one_page_with_both() -> None:
    photo = Photo(caption="渡口。", credit=(by("林知远", "photographer"),))
    edition = made(issue(head("01", 1, byline=(by("林知远"),), photos=(photo,)), head("01", 2)))
    [person] = edition.people
    assert person.person.id == "lin-zhiyuan"
    assert [work.roles for work in person.works] == [("reporter", "photographer")]


def test_works_are_listed_newest_issue_first_in_printed_order() -> None:
    week_later = dt.date(2026, 11, 27)
    mine = (by("何青"),)
    edition = made(
        issue(head("02", 1, byline=mine), head("01", 2, byline=mine)),
        issue(head("01", 1, date=week_later, byline=mine), date=week_later),
    )
    assert [work.article.id for work in edition.people[0].works] == [
        "2026-11-27-01-01",
        "2026-11-20-01-02",
        "2026-11-20-02-01",
    ]


def test_an_alias_and_an_id_lead_to_the_registered_person() -> None:
    shen = Person(id=PersonId("shen-yan"), name="沈砚", aliases=("老砚",))
    edition = made(
        issue(
            head("01", 1, byline=(by("老砚"),)),
            head("01", 2, byline=(by("本报评论员", person="shen-yan"),)),
        ),
        people=(shen,),
    )
    assert [len(one.works) for one in edition.people] == [2]


def test_a_source_is_an_organisation_and_has_no_page() -> None:
    assert made(issue(head("01", 1, byline=(by("镇广播站", "source"),)))).people == ()


def test_a_name_that_two_people_share_is_an_error_that_shows_the_way_out() -> None:
    people = tuple(Person(id=PersonId(id_), name="王方") for id_ in ("wang-fang", "wang-fang-2"))
    done = make_edition([issue(head("01", 1, byline=(by("王方"),)))], people, {})
    [problem] = done.problems
    assert problem.where.path == "content/issues/2026-11-20/01-01.md"
    assert problem.hint is not None
    assert "王方 (wang-fang)" in problem.hint.en


def test_two_new_names_with_one_reading_are_an_error_not_one_person() -> None:
    done = make_edition([issue(head("01", 1, byline=(by("李芸"), by("李云"))))], (), {})
    [problem] = done.problems
    assert "reporters/li-yun.html" in problem.what.en
    assert "李芸" in problem.what.zh
    assert "李云" in problem.what.zh


def test_sections_that_sound_alike_need_an_id_and_take_it() -> None:
    contents = [issue(head("01", 1, section="事实"), head("01", 2, section="时事"))]
    done = make_edition(contents, (), {})
    [problem] = done.problems
    assert problem.where.path == "site.toml"
    assert problem.hint is not None
    assert '= "shishi-2"' in problem.hint.en
    told = made(*contents, sections={"时事": "shishi-2"})
    assert {section.id for section in told.sections} == {"shishi", "shishi-2"}


def test_the_order_of_what_comes_in_changes_nothing() -> None:
    contents = [
        issue(
            *(
                head(f"{page:02d}", order, date=day, section=f"栏{order}", byline=(by("何青"),))
                for page in (1, 2)
                for order in (1, 2)
            ),
            date=day,
        )
        for day in (DAY, dt.date(2026, 11, 27), dt.date(2027, 1, 1))
    ]
    shuffled = contents[:]
    random.Random(7).shuffle(shuffled)
    assert make_edition(contents, (), {}) == make_edition(shuffled, (), {})
