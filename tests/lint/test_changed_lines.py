"""Findings on lines that changed since a git revision."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sample_rules import make_rule
from wenlint.changed_lines import ChangedLines
from wenlint.document import Document
from wenlint.errors import UsageError
from wenlint.finding import Edit, Finding, Fix, Related, Span

RULE = make_rule(lambda document, options: ())


def git(*arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, as current folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    write("a.txt", "一\n二\n三\n四\n五\n")
    commit()
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="")


def commit() -> None:
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", "c")


def changed(name: str, revision: str = "HEAD") -> list[int]:
    """The lines of a file on which a finding would be shown."""
    text = Path(name).read_bytes().decode("utf-8", "surrogateescape")
    document = Document(text)
    found = [Finding(Span(start, start), "m", rule=RULE, lines=document.lines) for start in document.lines.starts]
    return [finding.line for finding in ChangedLines(revision).filter(name, found, text)]


@pytest.mark.usefixtures("repository")
class TestLines:
    def test_nothing(self) -> None:
        assert changed("a.txt") == []

    @pytest.mark.parametrize(
        ("after", "lines"),
        [
            ("一\n贰\n三\n四\n五\n", [2]),
            ("一\n二\n三\n四\n五\n六\n", [6]),
            ("零\n一\n二\n三\n肆\n五\n", [1, 5]),
            ("一\n三\n四\n五\n", []),
            ("一\n二\n三\n四\n五", [5]),
            ("", []),
            ("一\n+++ b.txt\n二\n三\n四\n五\n六", [2, 7]),
            ("一\n++ b.txt\n@@ -1 +1,5 @@\n-- x\n二\n三\n肆\n五\n", [2, 3, 4, 7]),
        ],
    )
    @pytest.mark.parametrize("staged", [False, True])
    def test_a_changed_file(self, after: str, lines: list[int], staged: bool) -> None:
        write("a.txt", after)
        if staged:
            git("add", "-A")
        assert changed("a.txt") == lines

    def test_what_was_deleted_does_not_hide_what_follows(self) -> None:
        write("a.txt", "-- x\n-- y\n++ z\n一\n")
        commit()
        write("a.txt", "一\n二\n")
        write("b.txt", "一\n")
        git("add", "-A")
        assert changed("a.txt") == [2]
        assert changed("b.txt") == [1]

    def test_staged_and_unstaged(self) -> None:
        write("a.txt", "一\n贰\n三\n四\n五\n")
        git("add", "-A")
        write("a.txt", "一\n贰\n三\n肆\n五\n")
        assert changed("a.txt") == [2, 4]

    def test_an_older_revision(self) -> None:
        write("a.txt", "一\n贰\n三\n四\n五\n")
        commit()
        write("a.txt", "一\n贰\n三\n肆\n五\n")
        assert changed("a.txt", "HEAD") == [4]
        assert changed("a.txt", "HEAD~1") == [2, 4]

    def test_carriage_returns(self) -> None:
        write("a.txt", "一\r\n二\r\n三\r四\r\n五\r\n")
        commit()
        write("a.txt", "一\r\n二\r\n三\r四\r\n伍\r\n")
        assert changed("a.txt") == [5]
        write("a.txt", "一\r\n二\r\n叁\r四\r\n五\r\n")
        assert changed("a.txt") == [3, 4]

    def test_a_new_file(self) -> None:
        write("b.txt", "一\n二")
        assert changed("b.txt") == [1, 2]
        git("add", "-A")
        assert changed("b.txt") == [1, 2]

    def test_a_file_that_git_ignores_or_does_not_hold(self, tmp_path: Path) -> None:
        write(".gitignore", "ignored.txt\n")
        write("ignored.txt", "一")
        commit()
        outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
        write(str(outside), "一")
        assert changed("ignored.txt") == [1]
        assert changed(str(outside)) == [1]

    def test_a_renamed_file(self) -> None:
        git("mv", "a.txt", "b.txt")
        assert changed("b.txt") == []
        write("b.txt", "一\n贰\n三\n四\n五\n")
        git("add", "-A")
        assert changed("b.txt") == [2]

    @pytest.mark.parametrize(
        "name", ["文 件.txt", 'a"b\\c.txt', "tab\there.txt", "new\nline.txt", " lead.txt", "é.txt", "-x.txt", "a/b c/文.txt"]
    )
    def test_names_of_files(self, name: str) -> None:
        write(name, "一\n二\n")
        commit()
        write(name, "一\n贰\n")
        assert changed(name) == [2]

    def test_a_name_that_does_not_decode(self) -> None:
        name = os.fsdecode(b"\xff.txt")
        write(name, "一\n二\n")
        commit()
        write(name, "一\n贰\n")
        assert changed(name) == [2]

    def test_a_folder_below(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write("sub/b.txt", "一\n二\n")
        commit()
        write("sub/b.txt", "一\n贰\n")
        write("sub/new.txt", "一\n")
        write("a.txt", "壹\n二\n三\n四\n五\n")
        monkeypatch.chdir(repository / "sub")
        assert changed("b.txt") == [2]
        assert changed("../a.txt") == [1]
        assert changed("new.txt") == [1, 2]
        assert changed(str(repository / "a.txt")) == [1]

    def test_a_link_is_the_file(self, repository: Path) -> None:
        write("a.txt", "一\n贰\n三\n四\n五\n")
        os.symlink("a.txt", "link.txt")
        assert changed("link.txt") == [2]

    def test_a_file_of_which_git_knows_no_lines_counts_as_changed(self) -> None:
        Path("u.txt").write_bytes("\ufeff一\n二\n".encode("utf-16-le"))
        commit()
        assert changed("u.txt") == []
        Path("u.txt").write_bytes("\ufeff一\n上\n".encode("utf-16-le"))
        write("u2.txt", "一")
        assert len(changed("u.txt")) == len(Document(Path("u.txt").read_bytes().decode("utf-8", "surrogateescape")).lines)

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("diff.noprefix", "false"),
            ("diff.mnemonicPrefix", "true"),
            ("diff.external", "false"),
            ("color.diff", "always"),
            ("color.ui", "always"),
            ("diff.context", "7"),
            ("diff.interHunkContext", "9"),
            ("diff.renames", "false"),
            ("core.quotePath", "true"),
            ("diff.relative", "true"),
            ("diff.wsErrorHighlight", "all"),
            ("diff.submodule", "log"),
        ],
    )
    def test_the_users_settings_change_nothing(self, key: str, value: str) -> None:
        write("a.txt", "一\n贰\n三\n肆\n五\n")
        git("config", key, value)
        assert changed("a.txt") == [2, 4]

    def test_no_filter_of_the_repository_is_run(self, tmp_path: Path) -> None:
        write(".gitattributes", "*.txt diff=evil\n")
        commit()
        git("config", "diff.evil.textconv", f"touch {tmp_path}/evil; cat")
        git("config", "diff.evil.command", f"touch {tmp_path}/evil")
        write("a.txt", "一\n贰\n三\n四\n五\n")
        assert changed("a.txt") == [2]
        assert not os.path.exists("evil")


@pytest.mark.usefixtures("repository")
class TestErrors:
    @pytest.mark.parametrize("revision", ["nothing", "HEAD~7", "", "--all", "-p", "HEAD..HEAD", "HEAD:a.txt"])
    def test_a_revision_that_does_not_exist(self, revision: str) -> None:
        with pytest.raises(UsageError, match=f"unknown git revision {revision}: check --diff-from"):
            ChangedLines(revision)

    def test_a_repository_without_commits(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        empty = tmp_path / "empty"
        empty.mkdir()
        monkeypatch.chdir(empty)
        git("init", "-q")
        with pytest.raises(UsageError, match="unknown git revision HEAD"):
            ChangedLines("HEAD")

    def test_no_repository(self, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = tmp_path_factory.mktemp("plain")
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
        monkeypatch.chdir(folder)
        with pytest.raises(UsageError, match="--diff-from: git says: fatal: not a git repository"):
            ChangedLines("HEAD")

    def test_git_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        with pytest.raises(UsageError, match=r"--diff-from needs git, which cannot be run \(No such file or directory\)"):
            ChangedLines("HEAD")


def test_evidence_on_a_changed_line_counts(repository: Path) -> None:
    text = "一\n贰\n三\n四\n五\n"
    write("a.txt", text)
    changes = ChangedLines("HEAD")
    lines = Document(text).lines
    place: Callable[..., Finding] = lambda start, end, **more: Finding(Span(start, end), "m", rule=RULE, lines=lines, **more)  # noqa: E731
    shown = [
        place(2, 3),
        place(0, 5),
        place(8, 9, related=(Span(0, 1), Span(2, 3))),
        place(8, 9, fix=Fix((Edit(Span(0, 0), "x"), Edit(Span(2, 3), "y")), "t")),
    ]
    hidden = [
        place(0, 1),
        place(4, 5),
        place(8, 9, related=(Span(0, 1), Span(6, 7))),
        place(8, 9, related=(Related(Span(2, 3), "there", "b.txt", 2, 1),)),
        place(8, 9, related=(Span(2, 3),), fix=Fix.delete(Span(8, 9), title="t")),
    ]
    assert changes.filter("a.txt", [*shown, *hidden], text) == shown
