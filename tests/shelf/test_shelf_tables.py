"""people.toml, glossary.toml, issue.toml, editors' pages: read, told, added to."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import IssueFacts, Person, PersonId, Term
from broadsheet.problems import Problem
from broadsheet.shelf.editor_pages import EditorPage, read_editor_page
from broadsheet.shelf.facts import read_facts
from broadsheet.shelf.glossary import read_glossary
from broadsheet.shelf.people import Register, append_people, read_people


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.where}: {problem.what.zh}" for problem in problems]


TEXT = st.text(max_size=10).map(str.strip)
PERSON = st.builds(
    Person,
    id=st.from_regex(r"[a-z]{1,4}(-[0-9a-z]{1,3})?", fullmatch=True).map(PersonId),
    name=st.text(min_size=1, max_size=5).filter(lambda name: name.strip() == name),
    hant=TEXT,
    tw=TEXT,
    hk=TEXT,
    role=TEXT,
    org=TEXT,
    bio=TEXT,
    aliases=st.lists(TEXT, max_size=2).map(tuple),
)


@given(
    st.lists(PERSON, max_size=4, unique_by=lambda person: person.id),
    st.sampled_from(["", "# 本报人员", "# 甲\n"]),
)
@settings(max_examples=200, deadline=None)
def test_people_added_read_back_and_nothing_before_changes(people: list[Person], before: str) -> None:
    text = append_people(before.encode(), people).decode()
    assert text.startswith(before)
    read = read_people(text, "people.toml")
    assert read.problems == () and read.value == tuple(people)
    more = append_people(text.encode(), [Person(id=PersonId("zz9-9999"), name="新人")]).decode()
    assert more.startswith(text) and read_people(more, "people.toml").value[:-1] == tuple(people)


def test_problems_of_people_stand_at_their_lines() -> None:
    text = """[[person]]
name = "林知远"
id = "lin-zhiyuan"
pinyn = "Lín Zhīyuǎn"

[[person]]
name = "何青"
id = "lin-zhiyuan"

[[person]]
id = "x"

[[person]]
name = "方小满"

[[person]]
name = "王方"
id = "王方"
pinyin = "Wáng"

[[person]]
name = "丁一"
id = "ding-yi"
pinyin = "Dīng"
bio = 3
"""
    read = read_people(text, "people.toml")
    assert [person.name for person in read.value] == ["林知远", "丁一"]
    assert told(read.problems) == [
        "people.toml:4: 不认识的字段“pinyn”",
        "people.toml:8: 编号“lin-zhiyuan”已经是林知远的",
        "people.toml:10: 这一条没有写姓名",
        "people.toml:13: 方小满没有编号",
        "people.toml:18: “王方”不能作编号",
        "people.toml:25: 字段“bio”应当是文字",
        "people.toml:24: 拼音与“丁一”对不上",
    ]


def test_homonyms_are_two_persons() -> None:
    text = '[[person]]\nname = "王方"\nid = "wang-fang"\n[[person]]\nname = "王方"\nid = "wang-fang-2"\n'
    read = read_people(text, "people.toml")
    assert read.problems == () and len(read.value) == 2


def test_new_people_get_ids_of_their_own() -> None:
    known = (Person(id=PersonId("wang-fang"), name="王芳", aliases=("方方",)),)
    found = Register(known).admit(["王方", "王芳", "方方", "汪方", "王方", "Index", " "])
    assert [(person.name, person.id) for person in found] == [
        ("王方", "wang-fang-2"),
        ("汪方", "wang-fang-3"),
        ("Index", "index-2"),
    ]


@given(st.lists(st.text(min_size=1, max_size=4), max_size=6))
@settings(max_examples=150, deadline=None)
def test_new_people_are_always_readable(names: list[str]) -> None:
    first = Register(()).admit(names)
    read = read_people(append_people(b"", first).decode(), "people.toml").value
    assert [person.id for person in read] == [person.id for person in first]
    assert Register(first).admit(names) == ()


def test_broken_toml_has_a_line() -> None:
    (problem,) = read_people('[[person]]\nname = "甲\n', "people.toml").problems
    assert problem.where.line == 2
    assert told(read_people("person = 3", "people.toml").problems) == [
        "people.toml:1: 每一条都应以 [[person]] 开头"
    ]
    assert told(read_people("[[persn]]\nname='a'", "people.toml").problems) == [
        "people.toml:1: 不认识的字段“persn”"
    ]


def test_glossary() -> None:
    text = """[[term]]
hans = "报道"
tw = "報導"
hk = "報道"

[[term]]
hans = "报道"
hant = "報道"

[[term]]
hans = "渡口"

[[term]]
tw = "x"
"""
    read = read_glossary(text, "glossary.toml")
    assert read.value == (Term(hans="报道", tw="報導", hk="報道"),)
    assert told(read.problems) == [
        "glossary.toml:7: “报道”写了两次",
        "glossary.toml:11: “渡口”没有写繁体词形",
        "glossary.toml:13: 这一条没有写 hans",
    ]


def test_facts() -> None:
    text = 'number = "12"\nweather = "多云"\n\n[pages]\n"10" = "副刊"\n02 = "城事"\nA01 = "来信"\n'
    read = read_facts(text, "issue.toml")
    assert read.problems == ()
    assert read.value == IssueFacts(
        number="12", weather="多云", pages=(("02", "城事"), ("10", "副刊"), ("A01", "来信"))
    )


def test_problems_of_facts() -> None:
    text = 'numbr = "12"\nnote = ["a"]\n[pages]\n"第一版" = "要闻"\na1 = "甲"\nA1 = "乙"\nB1 = 3\n'
    assert told(read_facts(text, "issue.toml").problems) == [
        "issue.toml:1: 不认识的字段“numbr”",
        "issue.toml:2: 字段“note”应当是文字",
        "issue.toml:4: “第一版”不能作版次",
        "issue.toml:6: A1版写了两次",
        "issue.toml:7: 字段“B1”应当是文字",
    ]
    assert told(read_facts('pages = "a"', "issue.toml").problems) == ["issue.toml:1: “pages”应当是一个表"]
    assert read_facts("x", "issue.toml").value == IssueFacts()


def test_an_editors_page() -> None:
    read = read_editor_page('---\ntitle: "关于本报"\n---\n\n正文\n', "content/pages/about.md")
    assert read.value == EditorPage(name="about", title="关于本报", body="正文") and read.problems == ()


def test_problems_of_an_editors_page() -> None:
    read = read_editor_page("---\ntitel: 关于\n---\n", "content/pages/关于.md")
    assert read.value is None
    assert told(read.problems) == [
        "content/pages/关于.md: 文件名“关于”不能作网址",
        "content/pages/关于.md:2:1: 不认识的字段“titel”",
        "content/pages/关于.md:2: 这一页没有标题",
    ]
