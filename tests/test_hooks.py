"""The hooks for pre-commit and the GitHub action, really run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docx_oracle import document, paragraph

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ("lint", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml", ".ci")
DAMAGED = "他说\u200b来了。\n"
REPAIRED = "他说来了。\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it stands in the work tree, committed to a repository of its own."""
    folder = tmp_path_factory.mktemp("project")
    for name in PACKAGE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "project")
    return folder


@pytest.fixture(scope="module")
def run_hook(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A repository that uses the hooks, and the environment to run pre-commit in."""
    home = tmp_path_factory.mktemp("home")
    repository = tmp_path_factory.mktemp("repository")
    git(repository, "init", "-q", "-b", "main")
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {project}\n    rev: {git(project, 'rev-parse', 'HEAD')}\n    hooks:\n      - id: wenlint\n      - id: wenlint-fix\n      - id: wenlint-docx\n"
    )
    (repository / ".wenlint.toml").write_text('extend-exclude = ["drafts/"]\n')
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTHONPATH"))}
    return repository, {**environment, "PRE_COMMIT_HOME": str(home)}


def pre_commit(repository: Path, environment: dict[str, str], hook: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "run", hook, "--all-files", "--color", "never"]
    return subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)


def test_both_hooks(run_hook: tuple[Path, dict[str, str]]) -> None:
    repository, environment = run_hook
    damaged = repository / "a.md"
    damaged.write_text(DAMAGED, encoding="utf-8")
    (repository / "drafts").mkdir()
    (repository / "drafts" / "b.md").write_text(DAMAGED, encoding="utf-8")
    (repository / "c.py").write_text('"锟斤拷"\n', encoding="utf-8")
    git(repository, "add", "-A")

    checked = pre_commit(repository, environment, "wenlint")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "a.md:1:3: ENC305" in checked.stdout
    assert "drafts" not in checked.stdout, "--force-exclude leaves out what the configuration excludes"
    assert "c.py" not in checked.stdout
    assert damaged.read_text(encoding="utf-8") == DAMAGED, "the check-only hook changes nothing"

    fixed = pre_commit(repository, environment, "wenlint-fix")
    assert fixed.returncode == 1, "pre-commit fails when a hook changed files"
    assert damaged.read_text(encoding="utf-8") == REPAIRED

    git(repository, "add", "-A")
    for hook in ("wenlint", "wenlint-fix"):
        again = pre_commit(repository, environment, hook)
        assert again.returncode == 0, again.stdout + again.stderr


def test_hooks_on_word_files_and_pages(run_hook: tuple[Path, dict[str, str]]) -> None:
    repository, environment = run_hook
    (repository / "a.md").write_text(REPAIRED, encoding="utf-8")
    (repository / "d.docx").write_bytes(document(paragraph(DAMAGED.strip())))
    (repository / "e.html").write_text(f"<p>{DAMAGED}</p>", encoding="utf-8")
    git(repository, "add", "-A")
    word, others = (pre_commit(repository, environment, hook) for hook in ("wenlint-docx", "wenlint"))
    assert (word.returncode, others.returncode) == (1, 1)
    assert "d.docx:1:3: ENC305" in word.stdout
    assert "e.html" not in word.stdout
    assert "e.html:1:6: ENC305" in others.stdout
    assert "d.docx" not in others.stdout
    for name in ("d.docx", "e.html"):
        (repository / name).unlink()


def test_action(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a b.md").write_text("他说锟斤拷。\n", encoding="utf-8")
    output = tmp_path / "output"
    inputs = {
        "WENLINT_VERSION": "",
        "WENLINT_ARGS": "--isolated --select ENC",
        "WENLINT_PATH": "a b.md\n",
        "WENLINT_CONFIG": "",
        "WENLINT_REPORT": "sarif",
        "WENLINT_ACTION": str(project),
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_OUTPUT": str(output),
    }
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        ["bash", str(project / ".ci" / "action.sh")],
        cwd=tmp_path,
        env={**environment, **inputs},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert output.read_text() == "report=wenlint.sarif\n"
    assert '"ENC303"' in (tmp_path / "wenlint.sarif").read_text(encoding="utf-8")
