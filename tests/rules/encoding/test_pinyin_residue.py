import os

import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.encoding.pinyin_residue import check
from wenlint_rules.encoding.readings import readings

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")


def found_in(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def fixed(text: str) -> str:
    return edited(text, [edit for finding in found_in(text) if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    "text",
    [
        # Rare characters, unusual readings, names of places.
        "他姓亓（qí），住在郴(chēn)州，读过歙(shè)县的砚谱。",
        "单(shàn)县、解(xiè)池、六(lù)安、铅(yán)山、乐(yuè)清。",
        # Whole words.
        "重庆（Chóng qìng）、尴尬(gān gà)与Běijīng。",
        "蝴(hú)蝶(dié)飞了。",
        # Lessons.
        "我(wǒ)爱(ài)北(běi)京(jīng)天(tiān)安(ān)门(mén)。",
        "汉(hàn)字(zì)很(hěn)美(měi)\n你(nǐ)也(yě)学(xué)",
        # About pronunciation.
        "多音字“发”在这里读作发(fā)言的发。",
        "“导(dǎo)”不读第四声。",
        # Not a reading of the character, no tone, another language.
        "导(hǎo)出数据，导(lead)航，拥有者(u)可读(r)，的(de)",
        "编辑（é）和解码(à)",
        "第三节(jié)。",
        "(dǎo)出",
        "导\n(dǎo)出",
    ],
)
def test_glosses_on_purpose(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请督导(dǎo)检查工作。", "请督导检查工作。"),
        ("请督导（dǎo）检查工作。", "请督导检查工作。"),
        ("請督導( dǎo )檢查工作。", "請督導檢查工作。"),
        ("请督导(da\u030co)检查工作。", "请督导检查工作。"),
        ("应该关(ɡuān)闭开关，再联(lián)系网(wǎng)站。", "应该关闭开关，再联系网站。"),
        # Neighbours, and one within brackets.
        ("领(lǐng)导(dǎo)到乡(镇(zhèn))检查，领(lǐng)导(dǎo)很满意这次检查。", "领导到乡(镇)检查，领导很满意这次检查。"),
        # What is rare stays, in a text of a converter too.
        (
            "发(fā)展、发(fā)现与发(fā)动，他姓亓(qí)，是本地人，大家都认识。",
            "发展、发现与发动，他姓亓(qí)，是本地人，大家都认识。",
        ),
    ],
)
def test_residue_is_deleted(text: str, expected: str) -> None:
    assert len(found_in(text)) == 1
    assert fixed(text) == expected


def test_a_converter_glosses_each_occurrence_and_neutral_tones_too() -> None:
    text = "他們(men)發(fā)現問題，發(fā)動群眾，我們(men)發(fā)言，你們(men)發(fā)展。"
    (finding,) = found_in(text)
    assert fixed(text) == "他們發現問題，發動群眾，我們發言，你們發展。"
    assert finding.fix is not None
    assert finding.fix.applicability == "safe"


@pytest.mark.parametrize(
    "text",
    [
        "请督导(dǎo)检查工作。",
        # Each character is glossed once and then known.
        "老师发(fā)言，导(dǎo)入新课，领(lǐng)读课文。大家发现问题，领导和导师发问，领会意思，发展能力。",
    ],
)
def test_what_an_author_may_have_meant_is_unsafe(text: str) -> None:
    (finding,) = found_in(text)
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"


def test_sample() -> None:
    with open(os.path.join(SEEDS, "004_135e622cae84e7d9.txt"), encoding="utf-8") as file:
        text = file.read()
    (finding,) = found_in(text)
    assert finding.message.startswith("readings left behind 40 different characters in 259 places: 導(dǎo) ")
    assert finding.fix is not None
    assert finding.fix.applicability == "safe"
    assert "鄉(鎮)" in fixed(text)
    assert "為確?!皯?zhàn)時" in fixed(text)


def test_readings() -> None:
    table = readings()
    assert "導" in table.usual["dǎo"]
    assert "导" in table.usual["dǎo"]
    assert "重" in table.usual["zhòng"]
    assert "重" in table.others["chóng"]
    assert {"導", "导", "的"} <= table.everyday
    assert not {"亓", "郴"} & table.everyday
