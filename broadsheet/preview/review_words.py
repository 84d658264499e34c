"""Every word that the review pages say, in the language of the newspaper's desk.

In:   nothing.
Out:  WORDS, for templates and sentences; names of roles and deeds.
Must not know: HTML, what a sentence is filled with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from broadsheet.pipeline.rule_names import FIELD_NAMES

WORDS: Final[Mapping[str, str]] = {
    # the list
    "desk": "复核",
    "list_title": "复核：切稿存疑",
    "list_lead": "程序拿不准的地方都在这里，最要紧的排在最前。看一眼来稿，认可或改正，它就不再出现。",
    "all_settled": "没有存疑，全部核完了。",
    "all_settled_hint": "再收新稿后，这里会列出新的存疑。下面仍可打开任何一版，对照来稿和稿件。",
    "no_pages": "还没有收过稿。先用 ingest 收一版，再回到这里。",
    "open_count": "{count} 处存疑",
    "settled_count": "{count} 处已核",
    "decided_count": "{count} 条人工决定",
    "nothing_open": "无存疑",
    "look": "对照来稿",
    "without_record": "缺版和没有来稿可对照的稿件",
    "without_record_hint": "这些地方没有切稿记录，要到文件里补。",
    "quiet_pages": "其余各版",
    "to_paper": "回到报纸预览",
    "to_list": "全部存疑",
    "to_terms": "用词",
    # one page
    "page_title": "{date} 第{page}版 · 复核",
    "page_of": "第{page}版",
    "edition": "（第{number}次出版）",
    "previous": "上一版",
    "next": "下一版",
    "source": "来稿",
    "articles": "稿件",
    "source_pane": "来稿，逐行",
    "articles_pane": "切出的稿件，逐段",
    "view_switch": "看来稿还是看稿件",
    "skip_to_source": "跳到来稿",
    "skip_to_actions": "跳到操作",
    "other_pages": "别的版",
    "look_at": "看这几行",
    "several": "选多行",
    "line": "{number} 行",
    "lines": "{first}–{last} 行",
    "of_article": "第{number}篇",
    "blank": "空行",
    "doubt": "存疑",
    "next_doubt": "下一处存疑",
    "previous_doubt": "上一处存疑",
    "accept_this": "没有问题",
    "decided_role": "定为{role}",
    "decided_by": "人工：{what}",
    "sure": "把握 {share}",
    "below_bar": "，偏低",
    "untitled": "（无标题）",
    "no_title_in_source": "来稿里没有找到标题，可以在来稿那边的存疑处补写",
    "changed": "有人改过",
    "removed": "有人删去了",
    "unreadable": "文件读不出",
    "added": "人工补写",
    "was": "收稿时：",
    "file_removed": "这篇稿件的文件已被人删除",
    "other_files": "这一版另有人工写的稿件",
    "jump_to": "下转第{page}版",
    "jump_from": "上接第{page}版",
    "rival_elsewhere": "其次的切法：从第 {elsewhere} 行开始，不从第 {line} 行，差 {margin}",
    "rival_above": "其次的切法：第 {line} 行不另起一篇，接在上一篇后面，差 {margin}",
    "rival_none": "其次的切法：第 {line} 行不是稿件的开头，差 {margin}",
    # why
    "why": "依据",
    "why_of": "第 {number} 行为什么这样切",
    "taken_for": "定为",
    "with_share": "{role}（把握 {share}）",
    "because": "依据",
    "no_sign": "本身没有标志，由上下文决定",
    "second": "其次",
    "behind": "{role}，差 {margin}",
    "speaks_for": "支持它",
    "speaks_against": "不支持它",
    "no_rival": "别的都相差很远",
    "by_neighbours": "单看这一行倒更像它，是上下文定下的",
    "discarded": "不收进稿件",
    "nothing_on_line": "这一行没有文字",
    # deeds
    "actions": "操作",
    "from_line": "从第",
    "to_line": "到第",
    "line_unit": "行",
    "accept": "没有问题",
    "split": "在此拆开",
    "merge": "并入上一篇",
    "move": "移到",
    "move_target": "移到哪一篇",
    "mark_as": "改为",
    "undo": "撤销上一步",
    "headline": "写上标题",
    "headline_label": "补写标题",
    "headline_hint": "写进了 {file}。撤销不管标题，要改请直接改这个文件",
    "help": "按键说明",
    "close": "关闭",
    "shortcuts": "用单键操作",
    # what a script says
    "choose_article": "移到第几篇？按篇号，Esc 取消",
    "working": "正在重切这一版…",
    "no_reply": "没有收到答复，serve 可能已经停了。",
    "wrote": "改写 {files}",
    "took_away": "删去 {files}",
    "same_text": "稿件文字没有变化",
    "more_warnings": "还有别的，共 {count} 处",
    # refusals
    "refused_title": "没有执行",
    "refused_origin": "这个请求不是从本机的复核页发出的，没有执行。",
    "refused_token": "这个页面是上一次运行 serve 时打开的，没有执行。请重新打开这一版再操作。",
    "refused_far": "只有在运行 serve 的这台电脑上才能改稿，没有执行。",
    "refused_name": "请用 127.0.0.1 或 localhost 打开复核页。",
    "refused_form": "这个请求看不懂，没有执行。请回到复核页，用页面上的按钮操作。",
    "missing_title": "没有这一版",
    "missing_page": "没有这一版的切稿记录。请核对日期和版次；稿件要先用 ingest 收进来，才能在这里对照。",
    "missing_address": "复核里没有这个地址。",
    "unread_title": "这一版暂时不能对照",
    "back": "回到这一版",
    "outdated": "这一版刚才已有改动，下面是最新的样子，刚才的操作没有执行。",
    "outdated_hint": "请再看一眼，需要的话重新操作。",
    "crashed": "程序自身出了毛病，这一步可能没有做完。请看终端里的说明，然后重新打开这一版。",
}

FIELDS: Final[Mapping[str, str]] = {**FIELD_NAMES, "title": "标题"}
CREDITS: Final[Mapping[str, str]] = {
    "reporter": "记者",
    "correspondent": "通讯员",
    "photographer": "摄影",
    "writer": "文",
    "editor": "编辑",
    "translator": "编译",
    "intern": "实习生",
    "commentator": "评论员",
    "illustrator": "绘图",
    "source": "来源",
}
# what a line can be marked as: the value of its button → how it is called
MARKS: Final[Mapping[str, str]] = {
    "title": "标题",
    "subhead": "小标题",
    "caption": "图片说明",
    "furniture": "版面文字",
    "paragraph": "正文",
    "kicker": "肩题",
    "subtitle": "副题",
    "byline": "署名",
    "continuation": "接上段",
}
# what a person decided on a line, told on it
DECIDED: Final[Mapping[str, str]] = {
    "split": "另起一篇",
    "merge": "并入上一篇",
    "move": "移到这一篇",
    "accept": "没有问题",
}
KEYS: Final = (
    (("j", "k", "↓", "↑"), "上下移动；按住 Shift 选中多行"),
    (("n", "p"), "下一处、上一处存疑，最要紧的在前"),
    (("Enter",), "点亮这一行去的那一段；在段落上按，回到来稿"),
    (("a",), "这一处没有问题"),
    (("s",), "从这一行起另成一篇"),
    (("m",), "这一篇并入上一篇"),
    (("v",), "移到另一篇：再按篇号"),
    (("t", "h", "c"), "改为标题、小标题、图片说明"),
    (("f", "b"), "改为版面文字、正文"),
    (("e", "r", "y", "x"), "改为肩题、副题、署名、接上段"),
    (("u",), "撤销上一步"),
    (("w",), "显示或收起依据"),
    (("?",), "显示或收起这张表"),
)
# what was done, told after it: {lines} is a line or a range of lines
DONE: Final[Mapping[str, str]] = {
    "split": "已拆分：从第 {first} 行起另成一篇",
    "merge": "已合并：第 {first} 行所在的一篇并入上一篇",
    "move": "已移动：{lines}移到另一篇",
    "mark": "已改：{lines}改为{role}",
    "accept": "已认可：{lines}没有问题",
    "headline": "已补上标题：{title}",
    "undo": "已撤销：{undone}",
}


def say(name: str, **values: object) -> str:
    """A sentence of WORDS with its gaps filled."""
    return WORDS[name].format(**values)
