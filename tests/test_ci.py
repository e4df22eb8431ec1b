"""The files and snippets for CI services, held against the services' own schemas (those that check-jsonschema carries)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed: pip install -e .[dev]")

ROOT = Path(__file__).resolve().parents[1]
WORKFLOW = "on: push\njobs:\n  text:\n    runs-on: ubuntu-latest\n    steps:\n"


def validated(schema: str, path: Path) -> str:
    """What the validator says of a file: nothing when it is valid."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def snippets() -> list[tuple[str, str, str]]:
    """The YAML of the READMEs that a service reads: the file, the schema, and the text as a file of that service."""
    found = []
    for readme in sorted(ROOT.glob("README*.md")):
        for block in re.findall(r"```yaml\n(.*?)```", readme.read_text("utf-8"), re.DOTALL):
            if block.startswith("- ") and ("uses:" in block or "run:" in block):
                found.append((readme.name, "github-workflows", WORKFLOW + re.sub("^", "      ", block, flags=re.MULTILINE)))
            elif "\njobs:" in f"\n{block}":
                found.append((readme.name, "github-workflows", block))
            elif re.search(r"^\w[\w-]*:\n  (script|stage|image):", block, re.MULTILINE):
                found.append((readme.name, "gitlab-ci", block))
    return found


def test_action() -> None:
    assert validated("github-actions", ROOT / "action.yml") == ""


def test_the_schema_of_actions_says_no(tmp_path: Path) -> None:
    broken = tmp_path / "action.yml"
    broken.write_text((ROOT / "action.yml").read_text("utf-8").replace("using: composite", "using: composit"), "utf-8")
    assert "composit" in validated("github-actions", broken)


def test_the_action_passes_on_all_its_inputs() -> None:
    """An input that `action.yml` declares and the script does not read would be silently ignored."""
    action = (ROOT / "action.yml").read_text("utf-8")
    declared = re.findall(r"^  ([\w-]+):\n    description:", action.partition("outputs:")[0], re.MULTILINE)
    passed = dict(re.findall(r"(WENLINT_\w+): \$\{\{ inputs\.([\w-]+) \}\}", action))
    assert sorted(passed.values()) == sorted(declared)
    script = (ROOT / ".ci" / "action.sh").read_text("utf-8")
    assert all(f"${variable}" in script for variable in passed)


def test_there_are_snippets() -> None:
    assert {schema for _, schema, _ in snippets()} == {"github-workflows", "gitlab-ci"}


@pytest.mark.parametrize(("readme", "schema", "text"), snippets())
def test_snippet(readme: str, schema: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "snippet.yml"
    path.write_text(text, "utf-8")
    assert validated(schema, path) == "", readme


def test_hooks() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
