"""The names that stand in a record, as an editor reads them: rules, reasons, fields, roles.

In:   a name as intake records it (English, the same in every record).
Out:  the name in both languages; one without a Chinese form stays as it is.
Must not know: what a rule looks at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from broadsheet.problems import Text

RULES: Final[Mapping[str, str]] = {
    "a bullet before it": "前面有项目符号",
    "a caption in a slip": "窄条图片说明",
    "a few characters": "只有几个字",
    "a gap above it": "上面有空行",
    "a gap inside": "中间有空格",
    "a heading above it": "上一行是标题",
    "a heading line right below": "紧接着又是标题行",
    "a headline over its writers": "作者署名上面的标题",
    "a column's label over a headline": "标题上面的栏名",
    "a label over signed items or a headline": "下面是署名短评或标题的栏名",
    "a lead": "有电头",
    "a lead follows": "下一行有电头",
    "a lead follows its next line": "隔一行有电头",
    "a lead with text": "电头后面有正文",
    "a letter begins": "一封来信的开头",
    "a numbered picture": "编了号的图",
    "a photo story follows": "下面是图片新闻",
    "a remark in brackets": "括号里的说明",
    "a short sentence": "短句",
    "a speaker says what follows": "引出下文的说话人",
    "a telegram under another": "同一标题下又一条电讯",
    "a voice in a dialogue": "对话里的一方",
    "a wide gap above it": "上面空了好几行",
    "a writer's name": "作者姓名",
    "a writer's name follows": "下一行是作者姓名",
    "above it something ended": "上文到此结束",
    "advert": "广告",
    "after a sign-off": "在落款之后",
    "after a sign-off with names": "在署了名的落款之后",
    "an address, a number or a unit": "地址、电话或单位",
    "another story begins": "下文另说一事",
    "as short as a headline": "短如标题",
    "asks a question": "是问句",
    "begins a block of its own": "自成一块",
    "begins as captions do": "开头像图片说明",
    "begins as news begin": "开头像消息",
    "begins as paragraphs begin": "开头像段首",
    "begins in mid-sentence": "从半句话开始",
    "begins with a dash": "以破折号开头",
    "box label": "框内小标签",
    "box label follows": "下一行是框内小标签",
    "caption": "图片说明",
    "closes a notice": "启事的落款、日期或联系方式",
    "closes a quote opened above": "收住上文的引号",
    "column label at its end": "末尾带栏名",
    "column label on the next line": "下一行是栏名",
    "contact": "联系方式",
    "credit of a photo story": "图片新闻的署名",
    "decided by a person": "由人决定",
    "ends a sentence": "句子完整",
    "ends in a colon": "以冒号结尾",
    "ends in a comma": "以逗号结尾",
    "ends in a comma or colon": "以逗号或冒号结尾",
    "ends in a dash, heading follows": "以破折号结尾，下接标题",
    "ends in a photo credit": "末尾有图片署名",
    "ends in a word that asks for more": "末字还等着下文",
    "far too long": "实在太长",
    "first on the page": "全版第一行",
    "folio": "报头、版次行",
    "furniture": "版面附属文字",
    "headline's length": "长短合乎标题",
    "heads an item of a column": "栏目里一条短稿的题",
    "imprint": "出版信息",
    "in a stack of headings": "在一组标题之中",
    "indented in its column": "在栏里缩进起行",
    "inside a stack of headings": "夹在一组标题之中",
    "jump at the end": "段末有转版提示",
    "jump at the head": "段首有转版提示",
    "lead": "电头",
    "long": "较长",
    "long, in running text": "较长，处在正文之中",
    "longer than a headline": "比标题长",
    "made of a jump": "整行是转版提示",
    "made of a photo credit": "整行是图片署名",
    "made of credits": "整行是署名",
    "much too long": "太长得多",
    "names of people": "人名",
    "names right below it": "下一行就是人名",
    "names signed above it": "上一行是署名",
    "no text below": "下面没有正文",
    "not indented, where paragraphs are": "段落都缩进，这一行没有",
    "nothing but figures": "全是数字",
    "numbered": "编了号",
    "numbered or a bullet": "编了号或带项目符号",
    "open quote": "引号没有收住",
    "opens a stack of headings": "一组标题的第一行",
    "photo credit on the next line": "下一行是图片署名",
    "points to a page": "指向另一版",
    "put here by a person": "由人移到这里",
    "right below a heading line": "紧接在标题行之下",
    "says who said it": "交代了谁说的",
    "set close to the text below, apart from the one above": "上空一行，下紧接正文",
    "set inside a printed sentence, over a credit": "插在一句话中间，下面是图片署名",
    "several clauses": "有好几个分句",
    "several sentences": "有好几句话",
    "short": "较短",
    "short and unmarked": "短而无标点收尾",
    "sign-off at the end": "段末有落款",
    "signs": "是署名",
    "staff": "编校人员",
    "stands with its credit inside a sentence": "和出处一起夹在句子中间",
    "subtitle with a dash follows": "下一行是破折号引出的副题",
    "summary that the text repeats": "提要，正文里有同样的话",
    "summary under the heading": "标题下的提要",
    "tells, as prose does": "像行文一样叙述",
    "text follows": "下面是正文",
    "the heading above was complete": "上面的标题已经完整",
    "the line above ends in a dash": "上一行以破折号结尾",
    "the name of a column": "栏名",
    "the only text of its article": "这一篇仅有的正文",
    "the rest of a broken lead": "被截断的电头的后半",
    "the rest of a caption in a slip": "窄条图片说明的下一行",
    "the same story goes on": "上下文说的是一件事",
    "the text above goes to another page": "上文转到别的版去了",
    "the title of a notice": "公示、公告一类的题",
    "the title of a notice follows": "下一行是公示、公告一类的题",
    "the two ends make a word": "断处两字成词",
    "too long": "太长",
    "too short": "太短",
    "two clauses joined by a dash": "破折号连起的两个分句",
    "two printed lines in one": "两行排成了一行",
    "under a headline's name": "在标题下的人名之后",
    "unmarked": "没有标点收尾",
    "verse or a row of figures": "诗行，或一行数字",
    "very long": "很长",
    "weather or lottery": "天气或开奖",
    "wide gap above": "上面空得多",
    "with a wide gap": "中间空得多",
}
_REASONS: Final = {
    "white space at a line's edge": "行首行尾的空白",
    "line end": "换行",
    "control character": "控制字符",
}
FIELD_NAMES: Final[Mapping[str, str]] = {
    "series": "系列",
    "kicker": "肩题",
    "title": "主题",
    "subtitle": "副题",
    "byline": "署名",
    "paragraph": "段落",
    "subhead": "小标题",
    "caption": "图片说明",
    "credit": "图片署名",
    "jump": "转版",
}
ROLE_NAMES: Final[Mapping[str, str]] = {
    "heading": "标题",
    "heading-line": "同一标题的又一行",
    "opening": "没有标题的稿件的开头",
    "paragraph": "段落",
    "continuation": "上一段的下半",
    "subhead": "小标题",
    "sign-off": "落款",
    "caption": "图片说明",
    "photo-credit": "图片署名",
    "jump": "转版提示",
    "furniture": "版面附属文字",
}


def rule(name: str) -> Text:
    """A row of evidence, a kind of furniture, or a reason for a discard."""
    return Text(name, RULES.get(name) or _REASONS.get(name, name))


def field(name: str) -> Text:
    """A field of an article, under the name that spans use."""
    return Text(name, FIELD_NAMES.get(name, name))


def role(name: str) -> Text:
    """What a line was taken for, or might have been."""
    return Text(name, ROLE_NAMES.get(name, name))
