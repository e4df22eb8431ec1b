"""Cut sentences that are many."""

import pytest

import wenlint
from wenlint.api import PLACEHOLDER
from wenlint.config import Config
from wenlint_rules.truncation import truncated_sentence
from wenlint_rules.truncation.quoting import head, tail

WHOLE = "会议指出，要加强组织领导，落实工作责任。各地要总结经验，巩固成果。"
ENDS = ("正在把", "关于", "对于", "因为", "通过")


def found() -> list[wenlint.Finding]:
    chapters = (f"第{number}章\n\n" + f"{WHOLE}\n\n" * 5 + f"{WHOLE}大家说，{end}\n\n" for number, end in enumerate(ENDS, 1))
    text = "".join(chapters) + "第6章\n"
    return wenlint.check_text(text, config=Config(select=("TRN202",)))


def test_a_few_are_findings_each() -> None:
    assert [len(finding.related) for finding in found()] == [1] * len(ENDS)


def test_many_are_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(truncated_sentence, "MANY", len(ENDS) - 1)
    (finding,) = found()
    assert finding.message == "5 sentences are cut, or stand without their end mark, the first one after 正在把"
    assert [place.end for place in finding.related] == sorted(place.end for place in finding.related)
    assert len(finding.related) == 4


def test_a_message_shows_an_ellipsis_for_code() -> None:
    text = f"结果存入{PLACEHOLDER}\n{PLACEHOLDER} 会排除"
    assert (tail(text, text.index("\n")), head(text, text.index("\n") + 1)) == ("结果存入…", "…")
