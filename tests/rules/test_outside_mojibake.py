"""Rules about sound text are silent in text in the wrong codec."""

import pytest

from wenlint.api import Bad, Document, Finding
from wenlint.builtin import BUILTIN_CODES
from wenlint.config import Config
from wenlint.rule import Rule
from wenlint.ruleset import RuleSet
from wenlint.testing import unmarked
from wenlint_rules.encoding import suspects

SILENT = {
    selected.entry.code: selected.load()[0]
    for selected in RuleSet(Config(select=("TRN", "SCR401", "SCR402", "SCR404", "SCR406", "SCR407"))).selected
    if selected.entry.code not in BUILTIN_CODES
}
SOUND = (
    "会议指出，要加强组织领导，落实工作责任；各单位要高度重视（含乡镇）。用 Linux 2 和 Windows 7 的人有 30 个，分 4 组。\n\n" * 4
)


def found(rule: Rule, text: str, example: Bad | None = None) -> list[Finding]:
    options = rule.options.from_table(example.options if example else {}, rule.name)
    return list(rule.run(Document(text, format=example.format if example else "text"), options))


def viewed(text: str, view: str) -> str:
    """What UTF-8 looks like in another codec."""
    if view == "cp1252":
        return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    return text.encode().decode(view, "replace")


@pytest.mark.parametrize(
    ("code", "slip", "wrong", "view", "sign"),
    [
        ("TRN205", "他说：“好，走了。", "售票处在门口，大家都很高兴。", "cp1252", "”"),
        ("SCR406", "他们来了,我们走了。", "我们来了,他们也来了，大家都很高兴。", "gb18030", ","),
        ("SCR401", "我们打贏了。", "我们都来了，这里的人很多，大家都很高兴。", "gb18030", "鎴"),
        ("SCR407", "共有３２人。", "听众中声音很大的人也来了，大家都很高兴。", "gb18030", "０"),
    ],
)
def test_silent_in_mojibake(code: str, slip: str, wrong: str, view: str, sign: str) -> None:
    damaged = viewed(wrong, view)
    assert sign in damaged
    (finding,) = found(SILENT[code], f"{SOUND}{slip}\n\n{damaged}\n\n{SOUND}")
    assert finding.span.end <= len(SOUND) + len(slip)


@pytest.mark.parametrize("code", SILENT)
def test_whole_document_in_mojibake(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = SILENT[code]
    monkeypatch.setattr(suspects, "holds_mojibake", lambda document: True)
    monkeypatch.setattr(suspects, "is_in_mojibake", lambda document, span: True)
    assert [found(rule, unmarked(example.text)[0], example) for example in rule.bad] == [[]] * len(rule.bad)


def test_clean_text_is_not_searched_for_mojibake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suspects, "is_in_mojibake", lambda document, span: pytest.fail("looked for mojibake"))
    assert [found(rule, SOUND) for rule in SILENT.values()] == [[]] * len(SILENT)
