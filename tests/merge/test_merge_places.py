"""Which file an article belongs to: told by its text, never by its number; a name is an address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from broadsheet.model import Article, ArticleHead
from broadsheet.pipeline.reshelving import PagePlan, plan_page

FERRY = ("渡口改了时刻表", "晚上八点四十，河湾渡口的灯还亮着。", "末班船从本周起延后一小时，试行到明年四月。")
BRIDGE = (
    "老桥换上新牌",
    "星期三上午，养护队的两个人抬着圆牌上了桥。",
    "旧牌留给镇上的小展室，过了年就能看到。",
)
MARKET = ("早市搬到河堤东头", "从下周一起，河堤上的早市往东挪三百米。", "摊位一个不少，灯也跟着挪过去。")
SCHOOL = ("小学添了两间教室", "新教室在操场北面，窗户朝着果园。", "课桌是木工班的老师傅打的。")


def plan(
    *stories: tuple[str, ...], last: Mapping[str, str] | None = None, disk: Mapping[str, str] | None = None
) -> PagePlan:
    date = dt.date(2026, 11, 20)
    articles = [
        Article(
            head=ArticleHead(date=date, page="01", order=order, title=title),
            body="\n\n".join(body),
        )
        for order, (title, *body) in enumerate(stories, 1)
    ]
    folder = Path("content/issues/2026-11-20")
    return plan_page(articles, page="01", folder=folder, last=last or {}, disk=disk or {})


def by_hand(*story: str) -> str:
    return f"---\ntitle: {story[0]}\n---\n\n" + "\n\n".join(story[1:]) + "\n"


def told(done: PagePlan) -> str:
    return "\n".join(f"{each.where}: {each.what.en}" for each in done.problems)


def test_new_articles_keep_their_order_after_the_names_that_are_taken() -> None:
    first = plan(FERRY)
    done = plan(BRIDGE, MARKET, FERRY, last=first.outputs, disk=first.write)
    assert {name: text.split('"')[1] for name, text in done.outputs.items()} == {
        "01-02.md": BRIDGE[0],
        "01-03.md": MARKET[0],
        "01-01.md": FERRY[0],
    }


def test_a_new_article_may_have_the_name_of_one_that_is_no_longer_cut() -> None:
    first = plan(FERRY, BRIDGE)
    done = plan(MARKET, BRIDGE, last=first.outputs, disk=first.write)
    assert MARKET[0] in done.write["01-01.md"]
    assert done.remove == ()


def test_the_old_name_of_a_renamed_file_is_given_to_no_other() -> None:
    first = plan(FERRY)
    disk = {"01-02.md": by_hand(*FERRY)}
    done = plan(MARKET, (*FERRY[:2], "末班船延后两小时。"), last=first.outputs, disk=disk)
    assert list(done.outputs) == ["01-03.md", "01-02.md"]


def test_a_renamed_file_is_followed_when_only_others_change() -> None:
    first = plan(FERRY)
    done = plan(MARKET, FERRY, last=first.outputs, disk={"01-02.md": by_hand(*FERRY)})
    assert list(done.outputs) == ["01-03.md", "01-02.md"]


def test_an_article_is_known_by_what_a_person_made_of_it() -> None:
    """The cutter had run three together; a person moved all but the shortest away; now it parts them too."""
    rest = (*BRIDGE, *MARKET[1:], *SCHOOL[1:])
    first = plan((*FERRY[:2], *rest))
    disk = {"01-01.md": by_hand(*FERRY[:2]), "01-02.md": by_hand(*rest)}
    done = plan(FERRY[:2], rest, last=first.outputs, disk=disk)
    assert list(done.outputs) == ["01-01.md", "01-02.md"]
    assert {name: text for name, text in done.write.items() if text != disk[name]} == {}


def test_text_that_leaves_a_changed_file_is_written_where_it_goes() -> None:
    """It stood in a file that a person changed, but will not stay there."""
    ferry = (*FERRY, "船工们说，夜里过河的多是下了夜班的人，还有赶早市的。")
    first = plan((*ferry, *BRIDGE))
    text = first.write["01-01.md"].replace("还亮着", "一直亮着")
    done = plan(ferry, BRIDGE, last=first.outputs, disk={"01-01.md": text})
    assert BRIDGE[1] not in done.write["01-01.md"]
    assert "一直亮着" in done.write["01-01.md"]
    assert BRIDGE[1] in done.write["01-02.md"]


def test_an_article_whose_whole_text_a_person_has_elsewhere_is_not_written() -> None:
    first = plan(FERRY)
    disk = {"01-01.md": first.write["01-01.md"] + "\n" + "\n\n".join(BRIDGE[1:]) + "\n"}
    done = plan(FERRY, BRIDGE, last=first.outputs, disk=disk)
    assert "01-02.md" not in done.write
    assert "01-02.md: the new cut has text here that stands in 01-01.md already" in told(done)


def test_articles_of_a_stopped_ingest_are_no_renamed_files() -> None:
    """A person removed an article, the new cut parts it; half of it was written, and no record yet."""
    first = plan((*FERRY, *BRIDGE))
    whole = plan(FERRY, BRIDGE, last=first.outputs, disk={})
    again = plan(FERRY, BRIDGE, last=first.outputs, disk=whole.write)
    assert len(whole.write) == 1
    assert again.outputs == whole.outputs
    assert again.kept == ()
