import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.truncation.pairs import MANY, PAIRS
from wenlint_rules.truncation.unbalanced_pair import check


def findings(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def found_in(text: str, format: str = "text") -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in findings(text, format)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "他说：“她说：‘我读过《红楼梦（上）》。’”",
        "「他說：『好。』」",
        "见(附件）和（附件)。",
        "“一段。\n\n“二段。\n\n“三段。”",
        "「一段。\n\n「二段。\n\n「三段。」",
        "他说：“一段。\n\n二段。\n\n三段。”他走了。",
        "（一段。\n\n二段。）",
        "第三条　本法所称农业（包括种植业、\n林业、畜牧业和\n渔业）是国民经济的基础产业。",
        "全县各级党组织（含机关和企业党组\n\n织）都要落实责任。",
        "1)一；2)二；(a)三；b) 四；iv) 五",
        "好的：）再见；）太差了：（",
        "[0, 1)、(0, 1]、（1，2］",
        "按 Ctrl+] 或 Ctrl-[。",
        "左括号“（”和右括号「）」",
        "“Secure Boot“ and ”Secure Boot“",
        '“-t" 参数',
        "’98年、it’s、the boys’ house、rock ’n’ roll",
        "if (a[0 == b) { c = (d; }",
        "宜家》锦江之星》莫泰》如家",
        "&ldquo;新建”",
        '输入 ")" 将显示 "1)"，输入 "re: " (见 "x") 也可以。',
        "在命令窗口里输入 left[<?> 即可。",
        "反斜线后面的 \\[ 单独使用。",
    ],
)
def test_what_is_balanced_or_something_else(text: str) -> None:
    assert found_in(text) == []


def test_an_escaped_bracket_of_markdown_is_spoken_of() -> None:
    assert found_in("公式写成 \\[2,~3\\) 就行。", "markdown") == []


def fixed(text: str) -> str:
    return edited(text, [edit for finding in findings(text) if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the section of a manual page
        ("如果对它有特殊的要求，可参看 anacrontab5) 手册。", "如果对它有特殊的要求，可参看 anacrontab(5) 手册。"),
        ("如同在 debconf(7 手册页面所说的那样。", "如同在 debconf(7) 手册页面所说的那样。"),
        # Latin letters alone between two words
        ("直到提供完整的操作系统（OS功能为止，要经过几个阶段。", "直到提供完整的操作系统（OS）功能为止，要经过几个阶段。"),
        # spaces on both sides of a pair
        ("关机 (包括重启) 之后，可以操作 (不经由网络 这些设备。", "关机 (包括重启) 之后，可以操作 (不经由网络) 这些设备。"),
        # … in its own brackets, inside of others
        ("環境變數（參見 environ7)），以及命令。", "環境變數（參見 environ(7)），以及命令。"),
        ("(参见 exec(5, 等等)。", "(参见 exec(5), 等等)。"),
        # a pair with a space at both ends
        ("先关机 ( 包括重启 ) 再操作 ( 不经由网络 ，然后等待。", "先关机 ( 包括重启 ) 再操作 ( 不经由网络 )，然后等待。"),
        # straight quotes that are paired themselves
        ('（参见“时间戳）。“$LANG”会被 "$LC_ALL" 覆盖。', '（参见“时间戳”）。“$LANG”会被 "$LC_ALL" 覆盖。'),
        # not in a range of numbers
        (
            "作者：宋祁（９９８－１０６２）\n作者：杨亿（９６４－１０２０",
            "作者：宋祁（９９８－１０６２）\n作者：杨亿（９６４－１０２０）",
        ),
        # not in a name
        ("如果列表里有“deb-src 行，就会更新“deb”和“源代码”。", "如果列表里有“deb-src” 行，就会更新“deb”和“源代码”。"),
        # nothing tells
        ("一个人（走在路上看风景走在路上看风景。", "一个人（走在路上看风景走在路上看风景。"),
    ],
)
def test_where_the_missing_end_belongs(text: str, expected: str) -> None:
    assert fixed(text) == expected


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("他说“好，走了。", ["“"]),
        ("他说好”，走了。", ["”"]),
        ("選擇「檔案 - 開啟，再按確定。", ["「"]),
        ("他讀過《史記的列傳，又讀漢書》的本紀，還有三國志》。", ["》"]),
        ("参加会议的有三人（张三、李四、王五。", ["（"]),
        ("参加会议的有三人 张三、李四、王五)。", [")"]),
        ("见〔１〕和２〕。", ["〕"]),
        ("列表\n- 【一】\n- 【二\n", ["【"]),
        ("The committee [which met on Monday was told.", ["["]),
        # two ends that are missing for themselves are no quotation of several paragraphs
        ("他说“好，走了。又来了。\n\n她说不”，也走了。", ["“", "”"]),
    ],
)
def test_single_ends(text: str, signs: list[str]) -> None:
    assert found_in(text) == signs


@pytest.mark.parametrize(
    ("text", "fixed", "applicability"),
    [
        ("他说：“明天出发。", "他说：“明天出发。”", "safe"),
        ("她说，「明天出發！", "她说，「明天出發！」", "safe"),
        ("他说：“明天出发。她说好。", None, None),
        # a name behind a colon, which is not spoken
        ("名称：“甲公司。", "名称：“甲公司”。", "suggestion"),
        ("本报记者李长云报道：“国脉杯天元战今天在北京中国棋院战罢首轮。", None, None),
        ("参见 mount(8)。运行 mount8) 即可。", "参见 mount(8)。运行 mount(8) 即可。", "unsafe"),
        # a space between Han characters stands where a bracket was
        (
            "按一下清單內的項目 例如檔案、資料夾) 即可。",
            "按一下清單內的項目 (例如檔案、資料夾) 即可。",
            "unsafe",
        ),
        # the steps of a path are inside
        (
            "请选择「编辑 - 追踪修订 - 显示。\n\n要插入页码，请选择「插入 - 字段 - 页码」。",
            "请选择「编辑 - 追踪修订 - 显示」。\n\n要插入页码，请选择「插入 - 字段 - 页码」。",
            "unsafe",
        ),
        # the bracket of a formula stands inside of what looks like one word
        ("输入 E1 的公式 SUMA1:B2)，它会更新。公式 SUM(B1:C2) 也会更新。", None, "suggestion"),
    ],
)
def test_where_the_other_end_goes(text: str, fixed: str | None, applicability: str | None) -> None:
    (finding,) = findings(text)
    if fixed is None:
        assert finding.fix is None or finding.fix.applicability == "suggestion"
        return
    assert finding.fix
    assert edited(text, finding.fix.edits) == fixed
    assert finding.fix.applicability == applicability


def test_a_habit_is_one_finding() -> None:
    (finding,) = findings("他来了（真的。\n\n" * (MANY + 1))
    assert finding.fix is None
    assert str(MANY + 1) in finding.message


@pytest.mark.parametrize(
    "text", ["“" * 100_000, "（" * 50_000 + "）" * 50_000, "“他来了。\n" * 50_000, "他（她说”好。" * 20_000, "([" * 50_000]
)
def test_hostile_text_has_few_findings(text: str) -> None:
    assert len(findings(text)) <= 4


@given(st.lists(st.sampled_from([*PAIRS, "()", "[]"]), max_size=6), st.text("文字，。", min_size=1, max_size=20))
def test_nested_pairs_are_balanced(pairs: list[str], inside: str) -> None:
    text = f"见{''.join(pair[0] for pair in pairs)}文{inside}文{''.join(pair[1] for pair in reversed(pairs))}文"
    assert found_in(text) == []
