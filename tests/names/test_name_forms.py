"""Names in Traditional script where nobody declared their form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.chinese.name_forms import stands_free, traditional_name
from broadsheet.chinese.segmentation import has_segmenter
from broadsheet.chinese.variants import converter


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("范志松", "范志松"),
        ("于凤池", "于鳳池"),
        ("余时雨", "余時雨"),
        ("岳云", "岳雲"),
        ("郁林", "郁林"),
        ("沈砚", "沈硯"),
        ("钟灵", "鍾靈"),
        ("游小舟", "游小舟"),
        ("党小舟", "党小舟"),
        ("种小舟", "种小舟"),
        ("后小舟", "后小舟"),
        ("关云云", "關雲雲"),
        ("陶岳", "陶岳"),
        ("徐松", "徐松"),
        ("许峰", "許峰"),
        ("严启", "嚴啟"),
        ("万里", "萬里"),
        ("万俟河", "万俟河"),
        ("澹台小舟", "澹臺小舟"),
        ("鲜于河", "鮮于河"),
        ("林发展", "林發展"),
    ],
)
@pytest.mark.parametrize("variant", ["zh-TW", "zh-HK"])
def test_a_person_has_one_form(name: str, form: str, variant: str) -> None:
    assert traditional_name(name, converter(variant).text) == form


@given(st.text(alphabet="范于余云里发欧阳万俟台小舟A·★", max_size=5))
@settings(max_examples=200, deadline=None)
def test_a_name_keeps_its_length(name: str) -> None:
    assert len(traditional_name(name, converter("zh-TW").text)) == len(name)


@pytest.mark.skipif(not has_segmenter(), reason="rjieba has no wheel here")
@pytest.mark.parametrize(
    ("name", "text", "free"),
    [
        ("于丽", "记者于丽报道", True),
        ("于丽", "由于丽江下雨", False),
        ("于丽", "于丽说，由于丽江下雨", False),
        ("何青", "如何青睐", False),
        ("高兴", "高兴说", False),
        ("于丽", "没有她", True),
    ],
)
def test_a_short_name_is_told_from_parts_of_words(name: str, text: str, free: bool) -> None:
    assert stands_free(name, text) is free
