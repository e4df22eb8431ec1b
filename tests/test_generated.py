"""What is generated from the rules is fresh."""

from pathlib import Path

import pytest

from generated import BEGIN, END, generated, stale, with_table
from wenlint.packs import load_packs


def test_everything_generated_is_fresh() -> None:
    wanted = generated()
    assert {path.name for path in wanted} >= {"README.md", "wenlint.schema.json"}
    assert [path.name for path in stale(wanted)] == [], "run: python tests/generated.py --write"


@pytest.mark.parametrize("between", ["", "\n", "\n| code |\n| OLD1 |\n"])
def test_table_is_written_between_the_markers(between: str) -> None:
    readme = with_table(f"before\n{BEGIN}{between}{END}\nbehind\n", load_packs(["wenlint_rules"]))
    assert readme.startswith(f"before\n{BEGIN}\n\n| code | name |")
    assert readme.endswith(f"\n\n{END}\nbehind\n")
    assert "OLD1" not in readme
    assert readme.count("| ENC303 | replacement-character |") == 1


def test_text_without_markers_stays() -> None:
    assert with_table("no table here\n", load_packs(["wenlint_rules"])) == "no table here\n"


def test_stale_and_missing_files_are_named(tmp_path: Path) -> None:
    fresh, old, missing = tmp_path / "fresh", tmp_path / "old", tmp_path / "missing"
    fresh.write_text("new")
    old.write_text("old")
    assert stale({fresh: "new", old: "new", missing: "new"}) == [old, missing]
