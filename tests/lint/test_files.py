"""From the paths that the user names to the files that are checked."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenlint.config import Config
from wenlint.errors import SourceError
from wenlint.files import discover, is_excluded, matches
from wenlint.run import Runner, Settings


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes files, a folder for each name that ends in a slash, in a new current folder."""
    monkeypatch.chdir(tmp_path)

    def make(*names: str, **contents: str) -> Path:
        for name in names:
            put(name)
        return tmp_path

    return make


def put(name: str, content: str = "") -> None:
    os.makedirs(name if name.endswith("/") else os.path.dirname(name) or ".", exist_ok=True)
    if not name.endswith("/"):
        Path(name).write_text(content, encoding="utf-8", newline="")


def found(*paths: str, force_exclude: bool = False, config: Callable[[str], Config] | None = None, **values: object) -> list[str]:
    """The files that are checked; an error of a path fails the test."""
    fixed = Config(root=os.getcwd(), **values)  # type: ignore[arg-type]

    def fail(error: SourceError) -> None:
        raise error

    return list(discover(paths, config or (lambda folder: fixed), force_exclude=force_exclude, on_error=fail))


def test_only_files_with_known_extensions_are_found_in_a_folder(tree: Callable[..., Path]) -> None:
    tree(
        "a.txt", "b.md", "c.MD", "d.mdx", "e.markdown", "f.text", "g.mkd", "h.py", "i", "j.txt.gz", "k.md~", ".md", ".txt", "l.md/"
    )
    assert found(".") == ["a.txt", "b.md", "c.MD", "d.mdx", "e.markdown", "f.text", "g.mkd"]


def test_a_file_that_is_named_is_checked_whatever_its_name(tree: Callable[..., Path]) -> None:
    tree("a.py", "b", ".md", "build/c.txt")
    assert found("a.py", "b", ".md", "build/c.txt") == ["a.py", "b", ".md", "build/c.txt"]


def test_order_and_repetition(tree: Callable[..., Path]) -> None:
    root = tree("b/2.md", "b/1.md", "b/a/3.md", "b/a.md", "a.md", "z.md", "文/甲.txt", "文/乙.txt")
    assert found("z.md", "b", "b/1.md", "./z.md", str(root / "z.md"), ".") == [
        "z.md", "b/1.md", "b/2.md", "b/a/3.md", "b/a.md", "a.md", "文/乙.txt", "文/甲.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "shown"), [(".", "s/a.md"), ("./", "s/a.md"), ("s/", "s/a.md"), ("./s", "s/a.md"), ("s/../s", "s/a.md")]
)
def test_paths_are_shown_as_the_user_would_write_them(tree: Callable[..., Path], path: str, shown: str) -> None:
    tree("s/a.md")
    assert found(path) == [shown]


def test_paths_above_and_absolute(tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree("s/a.md", "b.md")
    monkeypatch.chdir(root / "s")
    assert found("..") == ["../b.md", "../s/a.md"]
    assert found(str(root / "s")) == [str(root / "s" / "a.md")]


def test_a_path_that_does_not_exist_is_an_error_and_the_others_go_on(tree: Callable[..., Path]) -> None:
    tree("a.md", "b.md")
    os.symlink("nowhere", "broken.md")
    errors: list[SourceError] = []
    paths = ["a.md", "no: such.md", "broken.md", "b.md"]
    assert list(discover(paths, lambda folder: Config(), on_error=errors.append)) == ["a.md", "b.md"]
    assert [str(error) for error in errors] == [
        "no: such.md: no such file or folder: check the path",
        "broken.md: no such file or folder: check the path",
    ]
    assert [error.path for error in errors] == ["no: such.md", "broken.md"]


def test_a_folder_that_cannot_be_listed(tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    tree("a/1.md", "b/2.md")
    scandir = os.scandir

    def deny(path: str) -> object:
        if path == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    errors: list[SourceError] = []
    assert list(discover(["."], lambda folder: Config(), on_error=errors.append)) == ["b/2.md"]
    assert [str(error) for error in errors] == ["a: cannot be listed (Permission denied): check its permissions"]


def test_links(tree: Callable[..., Path]) -> None:
    tree("a/1.md", "b/")
    os.symlink("..", "a/up")
    os.symlink("a", "folder")
    os.symlink("self.md", "self.md")
    os.symlink("nowhere.md", "broken.md")
    os.symlink("a/1.md", "link.md")
    assert found(".") == ["a/1.md", "link.md"]
    assert found("folder") == ["folder/1.md"]


def test_hidden_files_and_folders_are_checked(tree: Callable[..., Path]) -> None:
    tree(".github/a.md", ".hidden.md", ".git/b.md")
    assert found(".") == [".github/a.md", ".hidden.md"]


def test_a_deep_tree(tree: Callable[..., Path]) -> None:
    root = tree()
    depth = 1200
    for _ in range(depth):
        os.mkdir("d")
        os.chdir("d")
    Path("a.md").touch()
    os.chdir(root)
    try:
        assert found("d") == ["d/" * depth + "a.md"]
    finally:
        os.chdir(root)
        subprocess.run(["rm", "-rf", "d"], check=True)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ["a.md", "docs/b.md", "docs/sub/c.md", "x/docs/d.md"]),
        ({"exclude": ()}, ["a.md", "build/e.md", "docs/b.md", "docs/sub/c.md", "node_modules/p/f.md", "x/docs/d.md"]),
        ({"exclude": ("docs",)}, ["a.md", "build/e.md", "node_modules/p/f.md"]),
        ({"exclude": ("/docs",)}, ["a.md", "build/e.md", "node_modules/p/f.md", "x/docs/d.md"]),
        ({"extend_exclude": ("docs/sub",)}, ["a.md", "docs/b.md", "x/docs/d.md"]),
        ({"extend_exclude": ("docs/*.md",)}, ["a.md", "docs/sub/c.md", "x/docs/d.md"]),
        ({"extend_exclude": ("**/docs/**",)}, ["a.md"]),
        ({"extend_exclude": ("*.md", "!b.md")}, ["docs/b.md"]),
        ({"extend_exclude": ("a.md/",)}, ["a.md", "docs/b.md", "docs/sub/c.md", "x/docs/d.md"]),
        ({"extend_include": ("*.org", "/LICENSE")}, ["LICENSE", "a.md", "docs/b.md", "docs/g.org", "docs/sub/c.md", "x/docs/d.md"]),
    ],
    ids=str,
)
def test_exclusions(tree: Callable[..., Path], settings: dict[str, tuple[str, ...]], expected: list[str]) -> None:
    tree(
        "a.md",
        "build/e.md",
        "docs/b.md",
        "docs/sub/c.md",
        "docs/g.org",
        "docs/LICENSE",
        "LICENSE",
        "node_modules/p/f.md",
        "x/docs/d.md",
    )
    assert found(".", **settings) == expected


def test_a_folder_that_is_named_is_walked_even_if_it_is_excluded(tree: Callable[..., Path]) -> None:
    tree("build/a.md", "build/sub/b.md", "build/node_modules/c.md", "build/sub/build/d.md")
    assert found("build") == ["build/a.md", "build/sub/b.md"]
    assert found("build/sub") == ["build/sub/b.md"]
    assert found("build", "build/a.md", force_exclude=True) == []
    assert found("build/sub", force_exclude=True) == []


@pytest.mark.parametrize("name", ["build/a.md", "docs/out/a.md", "skip.md"])
def test_force_exclude_holds_against_files_that_are_named(tree: Callable[..., Path], name: str) -> None:
    tree(name, "keep.md")
    assert found(name, "keep.md", extend_exclude=("docs/out", "skip.md")) == [name, "keep.md"]
    assert found(name, "keep.md", extend_exclude=("docs/out", "skip.md"), force_exclude=True) == ["keep.md"]


def test_each_folder_has_its_configuration(tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree("a.md", "skip.md", "sub/a.md", "sub/skip.md", "sub/own.md", "sub/deep/own.md")
    put("wenlint.toml", 'extend-exclude = ["/skip.md"]')
    put("sub/wenlint.toml", 'extend-exclude = ["/own.md"]')
    runner = Runner(Settings())
    assert found(".", config=runner.config_for) == ["a.md", "sub/a.md", "sub/deep/own.md", "sub/skip.md"]
    monkeypatch.chdir(root / "sub" / "deep")
    assert found("..", config=Runner(Settings()).config_for) == ["../a.md", "../deep/own.md", "../skip.md"]


@pytest.mark.parametrize(
    ("patterns", "path", "expected"),
    [
        ((), "a.md", False),
        (("b.md",), "a.md", False),
        (("a.md",), "a.md", True),
        (("a.md",), "s/a.md", True),
        (("/a.md",), "s/a.md", False),
        (("s",), "s/a.md", True),
        (("*.md", "!a.md"), "a.md", False),
        (("*.md",), "../a.md", True),
        (("s",), "../s/a.md", False),
        (("*",), "..", False),
        (("*",), ".", False),
    ],
)
def test_matches(tree: Callable[..., Path], patterns: tuple[str, ...], path: str, expected: bool) -> None:
    root = tree()
    assert matches(patterns, path, str(root)) is expected


# .gitignore: git itself is the judge.


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    root = tree(*NAMES)
    git("init", "-q")
    return root


NAMES = [
    "a.md", "b.md", "#c.md", "!d.md", "e f.md", "x/a.md", "x/b.md", "x/y/a.md", "x/y/b.md", "x/y/z/a.md", "out/a.md", "out/keep/b.md",
    "x/out/a.md", "x/out/b.md", "X.md", "foo.md/a.md", "[b].md", "aa.md",
]  # fmt: skip


def not_ignored() -> set[str]:
    listed = git("-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard", "-z")
    return {name for name in listed.split("\0") if name.endswith(".md")}


@pytest.mark.parametrize(
    "files",
    [
        {".gitignore": "a.md\n"},
        {".gitignore": "/a.md\n"},
        {".gitignore": "x/a.md\n"},
        {".gitignore": "x/\n!x/a.md\n"},
        {".gitignore": "x/*\n!x/a.md\n"},
        {".gitignore": "out\n!keep\n"},
        {".gitignore": "*.md\n!a.md\n!/x/\n"},
        {".gitignore": "out/", "x/.gitignore": "!out/\n"},
        {".gitignore": "a.md", "x/.gitignore": "!a.md\n", "x/y/.gitignore": "a.md\n", "x/y/z/.gitignore": "!a.md\n"},
        {".gitignore": "*", "x/.gitignore": "!*\n"},
        {"x/.gitignore": "/y/*\n!/y/z\n"},
        {"x/y/.gitignore": "*\n!.gitignore\n"},
        {".gitignore": "# comment\n\n\\#c.md\n\\!d.md\n"},
        {".gitignore": "#c.md\n!d.md\n"},
        {".gitignore": "a.md\r\nx/b.md\r\n"},
        {".gitignore": "\ufeffa.md\n"},
        {".gitignore": "a.md   \ne\\ f.md\n"},
        {".gitignore": "b.md\x0ba.md\n"},
        {".gitignore": "**/y/**\n"},
        {".gitignore": "x/**/a.md\n"},
        {".gitignore": "**\n!**/\n!a.md\n"},
        {".gitignore": "foo.md/\n"},
        {".gitignore": "[b].md\n"},
        {".gitignore": "\\[b\\].md\n"},
        {".gitignore": "?.md\n!b.md\n"},
        {".gitignore": "[!a].md\n"},
        {".gitignore": "[a-\n*a\n"},
        {".gitignore": "/\n//\n!\n \n"},
        {".gitignore": "x.md\nX.MD\n"},
        {".gitignore": "x/y\n", "x/y/.gitignore": "!a.md\n"},
    ],
    ids=str,
)
@pytest.mark.usefixtures("repository")
def test_gitignore_files_mean_what_git_says(files: dict[str, str]) -> None:
    for name, content in files.items():
        put(name, content)
    expected = not_ignored()
    assert set(found(".", exclude=(".git",))) == expected
    assert set(found(*NAMES, exclude=(".git",), force_exclude=True)) == expected
    assert set(found(".", exclude=(".git",), respect_gitignore=False)) == set(NAMES)


PATTERNS = st.lists(
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["", "", "!"]),
        st.sampled_from(["", "/", "**/", "x/", "*/"]),
        st.sampled_from(["a.md", "*.md", "x", "y", "out", "*", "**", "?.md", "x/y", "[ab].md", "keep"]),
        st.sampled_from(["", "", "/", "/*", "/**"]),
    ),
    max_size=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)  # each example asks git
@given(top=PATTERNS, below=PATTERNS)
def test_any_gitignore_files_mean_what_git_says(repository: Path, top: list[str], below: list[str]) -> None:
    put(".gitignore", "\n".join(top))
    put("x/.gitignore", "\n".join(below))
    expected = not_ignored()
    assert set(found(".", exclude=(".git",))) == expected
    assert set(found(*NAMES, exclude=(".git",), force_exclude=True)) == expected


@pytest.mark.usefixtures("repository")
def test_an_ignored_folder_that_is_named_is_walked() -> None:
    put(".gitignore", "x/\nb.md\n")
    put("x/y/.gitignore", "z\n")
    assert found("x") == ["x/a.md", "x/b.md", "x/out/a.md", "x/out/b.md", "x/y/a.md", "x/y/b.md"]
    assert found("x/y") == ["x/y/a.md", "x/y/b.md"]
    assert found("x", "x/y", force_exclude=True) == []


@pytest.mark.usefixtures("repository")
def test_the_gitignore_files_above_the_folder_count(monkeypatch: pytest.MonkeyPatch) -> None:
    put(".gitignore", "/x/y/a.md\nb.md\n")
    monkeypatch.chdir("x")
    assert found("y") == ["y/z/a.md"]
    monkeypatch.chdir("y")
    assert found(".") == ["z/a.md"]


def test_a_gitignore_file_above_that_belongs_to_no_repository_does_not_count(tree: Callable[..., Path]) -> None:
    tree("x/a.md", "x/b.md")
    put(".gitignore", "a.md\n")
    put("x/.gitignore", "b.md\n")
    assert found("x") == ["x/a.md"]


def test_a_gitignore_file_is_read_again_by_the_next_run(tree: Callable[..., Path]) -> None:
    tree("a.md", "b.md")
    put(".gitignore", "a.md\n")
    assert found(".") == ["b.md"]
    put(".gitignore", "b.md\n")
    assert found(".") == ["a.md"]


def test_is_excluded(tree: Callable[..., Path]) -> None:
    root = tree("build/a.md", "b.md")
    config = Config(root=str(root))
    assert [is_excluded(path, config) for path in ("build/a.md", "b.md", "build", "no/build/c.md")] == [True, False, True, True]


def test_a_walk_goes_no_further_than_it_is_asked(tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    tree("a.md", "b/c.md")
    scandir = os.scandir
    listed: list[str] = []
    monkeypatch.setattr(os, "scandir", lambda path: (listed.append(path), scandir(path))[1])
    walk: Iterator[str] = discover(["."], lambda folder: Config(root=os.getcwd()), on_error=lambda error: None)
    assert next(walk) == "a.md"
    assert listed == ["."]
