"""No text makes a rule of this family fail, whatever its numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenlint.api import Document
from wenlint.check import check
from wenlint.config import Config
from wenlint.ruleset import RuleSet

RULES = RuleSet(Config(select=("number",)))

PIECES = (
    *"0129０９一二三十百千万亿〇壹貳两.,，。：:；、-—～至到%％年月日号时時点分个名人次户条元小岁度°图表式[]［（）()“” \n其中每共约近第",
    "2月30日", "公元", "农历", "正月初一", "星期三", "（周二）", "春节", "民國", "上午", "百分之", "个百分点", "三点：", "一是", "二是", "四要", "（一）", "（三）",
    "1、", "3、", "第二章", "崇阳县共有党员", "名党员", "其余占", "占", "大写：", "每人包联", "涉及", "见图", "Figure ", "[^1]", "February ", "Mon, ", "2020-",
    "合格率为", "下降了", "年仅", "北纬", "年年龄的", "達到", "今年", "共有", "培训", "\ufdd0",
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_no_rule_fails(format: str, text: str) -> None:
    found = check(Document(text, format=format), RULES)
    assert [finding.message for finding in found if finding.code == "WEN001"] == []
