"""Names in Traditional script, where nobody declared their form: character by character, whatever they spell.

In:   a name in Simplified script, and how a single character is converted.
Out:  the name in Traditional script, of the same length; for Taiwan and Hong Kong a person has one form.
Must not know: people.toml, articles, OpenCC.

As words names go wrong: 管云云 is no 云云, 林发展 no 发展. As characters a few go wrong too, since one that
stands for two is converted to what is commoner in texts (于 → 於), not in names (于). Those stand here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from broadsheet.chinese.names import split_name
from broadsheet.chinese.segmentation import has_segmenter, segmenter

# surnames that are not what the character is in texts: 范 is no 範, 于 no 於, 余 no 餘
_SURNAMES: Final = {char: char for char in "范于余岳郁后涂游党占干种谷沈姜胡周松征布舍曲卜丑里千秋朴冬系"}
_SURNAMES_CHANGED: Final = {"钟": "鍾", "云": "雲", "叶": "葉", "苏": "蘇", "万": "萬", "宁": "寧"}
_COMPOUND: Final = {"万俟": "万俟", "澹台": "澹臺"}
# in given names; 峰, 群, 启 also because Hong Kong's standard has others, and a person has one form
_GIVEN: Final = {char: char for char in "松于岳郁范里谷秋征台采布斗咸曲栗致蒙游岩峰群沈胡姜周朴升才舍冬占卜"}
_GIVEN_CHANGED: Final = {"启": "啟", "云": "雲", "钟": "鍾", "杰": "傑", "发": "發", "复": "復", "历": "歷"}

_REACH: Final = 8  # characters on either side of a name: two long words
# characters of names that people write in more than one way, or that a conversion by words gets wrong
AMBIGUOUS: Final = frozenset("干后里发面制台松征系表周只范于沈钟郁云余涂岳种谷游党占岩采升")


def stands_free(name: str, text: str) -> bool:
    """Whether a short name is nothing but a name wherever it stands in a text.

    It is not where it is a word (高兴), or where a word reaches over its edge (于丽 in 由于丽江). Without the
    segmenter nobody knows, and then it is not either.
    """
    if not has_segmenter():
        return False
    cut = segmenter(())
    if cut(name) == [name]:
        return False
    places = (match.start() for match in re.finditer(re.escape(name), text))
    return not any(_crossed(text, at, at + len(name), cut) for at in places)


def _crossed(text: str, start: int, end: int, cut: Callable[[str], list[str]]) -> bool:
    at = max(0, start - _REACH)
    for word in cut(text[at : end + _REACH]):
        after = at + len(word)
        if at < start < after or at < end < after:
            return True
        at = after
    return False


def traditional_name(name: str, convert: Callable[[str], str]) -> str:
    """范志松 → 范志松, 于凤池 → 于鳳池, 管云云 → 管雲雲; `convert` gives one character its usual form."""
    surname, given = split_name(name)
    if surname in _COMPOUND:
        head = _COMPOUND[surname]
    else:
        forms = _SURNAMES | _SURNAMES_CHANGED
        head = "".join(forms.get(char) or convert(char) for char in surname)
    known = _GIVEN | _GIVEN_CHANGED
    return head + "".join(known.get(char) or convert(char) for char in given)
