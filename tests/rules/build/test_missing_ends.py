"""The builder of the weights for the place of a missing end."""

import os
import random

import pytest

from builders import load
from wenlint_rules.truncation.end_evidence import Examples, Inside, weights

missing_ends = load("missing_ends")

TEXT = "请打开「查找记录」对话框（见图），再输入文字。\n\n见 cron(8) 和【说明】一节，里面有《史记》的目录。\n"


def test_the_places_of_ends_that_are_taken_out() -> None:
    found = [choice for seed in range(20) for choice in missing_ends.choices(TEXT, "markdown", random.Random(seed))]
    assert {choice.column for choice in found} == {0, 1, 2, 3}
    assert all(0 <= choice.right < len(choice.values) for choice in found)
    sections = [choice for choice in found if any(values["section"] for values in choice.values)]
    assert sections
    assert all(choice.values[choice.right]["section"] for choice in sections)


def test_marks_that_are_not_paired_say_nothing() -> None:
    assert list(missing_ends.choices("请打开「查找记录对话框（见图），再输入文字。", "text", random.Random(1))) == []


def choice(right: int, *values: tuple[float, float], column: int = 0) -> object:
    return missing_ends.Choice([{"told": told, "noise": noise} for told, noise in values], right, column)


def test_what_tells_the_place_gets_the_weight() -> None:
    found = [
        choice(0, (1, 0), (0, 1)),
        choice(1, (0, 0), (1, 1)),
        choice(0, (1, 1), (0, 0), (0, 1)),
        choice(1, (0, 1), (1, 0)),
    ] * 50
    weights = missing_ends.fitted(found)
    assert weights["told"] > 3
    assert abs(weights["noise"]) < 0.5


def test_the_lines_have_a_weight_for_each_column() -> None:
    found = [choice(0, (1, 0), (0, 0), column=column) for column in range(4) for _ in range(9 * column + 9)]
    told, noise = (line.split("\t") for line in missing_ends.lines(found))
    assert (told[0], noise) == ("told", ["noise", "0", "0", "0", "0"])
    assert sorted(told[1:], key=float) == told[1:]


def test_texts_are_read_in_order_and_in_pieces(tmp_path: os.PathLike[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing_ends, "PIECE", 4)
    for name, text in (("b.txt", "一二三\n四五六\n七\n"), ("a.md", "甲\n"), ("c.html", "<p>")):
        with open(os.path.join(tmp_path, name), "w", encoding="utf-8") as file:
            file.write(text)
    assert list(missing_ends.texts(tmp_path)) == [("甲\n", "markdown"), ("一二三\n四五六\n", "text"), ("七\n", "text")]


def test_the_committed_data_has_weights_for_all_evidence() -> None:
    values = Examples("见「图」。", 1, "「", "」", closes=True).values(Inside(2, 3, True))
    assert list(weights()) == list(values)
    assert {len(columns) for columns in weights().values()} == {missing_ends.COLUMNS}


def test_the_script_writes_its_file(tmp_path: os.PathLike[str]) -> None:
    source = os.path.join(tmp_path, "source")
    os.mkdir(source)
    with open(os.path.join(source, "text.md"), "w", encoding="utf-8") as file:
        file.write("\n".join([TEXT] * 400))
    missing_ends.main(source, tmp_path)
    with open(os.path.join(tmp_path, "missing_ends.txt"), encoding="utf-8") as file:
        first, *rows = file
    assert first.startswith("# Weights")
    assert [row.split("\t")[0] for row in rows] == list(weights())
