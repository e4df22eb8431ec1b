"""From configuration files and the command line to one `Config`."""

from pathlib import Path
from typing import Any

import pytest

from wenlint.config import DEFAULT_EXCLUDE, KEYS, LOCALES, Config, find, from_table, load, with_command_line
from wenlint.errors import ConfigError
from wenlint.run import Runner, Settings


def write(folder: Path, **files: str) -> None:
    """Files by name, with `__` for a slash and `_toml` for the extension."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/").removesuffix("_toml") + ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


# ---- what is refused, each time with one line that names the file and the way out


REFUSED = [
    ("selct = []", "unknown key selct; did you mean select?"),
    ("zzzzzzzzzzz = 1", "unknown key zzzzzzzzzzz"),
    ('select = "ALL"', "select must be a list of strings, not 'ALL'"),
    ("ignore = [1]", "ignore must be a list of strings, not [1]"),
    ('preview = "yes"', "preview must be true or false, not 'yes'"),
    ("respect-gitignore = 1", "respect-gitignore must be true or false, not 1"),
    ("extend = 3", "extend must be a string, not 3"),
    ('rules = "x"', "rules must be a table, not 'x'"),
    ("[rules]\nENC303 = 3", "rules.ENC303 must be a table of options, not 3"),
    ("rules.ENC303.a.b = 3", "rules.ENC303.a must be a plain value or a list of such, not {'b': 3}"),
    ("rules.ENC303.a = [[1]]", "rules.ENC303.a must be a plain value or a list of such, not [[1]]"),
    ('per-file-ignores = ["a"]', "per-file-ignores must be a table, not ['a']"),
    ('[per-file-ignores]\n"a.md" = "ENC"', "per-file-ignores: a.md must have a list of rules, not 'ENC'"),
    ('locale = "zh-Hans"', "unknown locale zh-Hans; did you mean zh-Hans-CN?"),
    ("select = [", "is not valid TOML: "),
    ('select = ["\xff"]', None),
    ('extend = "missing.toml"', "extend: there is no file missing.toml"),
    ('extend = "wenlint.toml"', "extends itself, by way of wenlint.toml"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "wenlint.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigError) as raised:
        load(str(path))
    assert str(raised.value).startswith(f"wenlint.toml: {message}" if message else "wenlint.toml: is not valid TOML: 'utf-8'")
    assert "\n" not in str(raised.value)


def test_missing_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=r"^none\.toml: cannot be read \(No such file or directory\): check the path$"):
        load("none.toml")


def test_circle_of_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, a_toml='extend = "b.toml"', b_toml='extend = "sub/c.toml"', sub__c_toml='extend = "../a.toml"')
    with pytest.raises(ConfigError, match=r"^a\.toml: extends itself, by way of sub/c\.toml$"):
        load("a.toml")


def test_error_in_an_extended_file_names_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, a_toml='extend = "base.toml"', base_toml="selct = []")
    with pytest.raises(ConfigError, match=r"^base\.toml: unknown key selct"):
        load("a.toml")


def test_extend_has_no_meaning_outside_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^config: extend has a meaning only in a file$"):
        from_table({"extend": "x.toml"}, str(tmp_path), "config")


# ---- where the file is found


def test_nearest_file_is_found(tmp_path: Path) -> None:
    write(tmp_path, wenlint_toml="", a__wenlint_toml="", a__b__c__other_toml="")
    assert find(str(tmp_path / "a/b/c")) == str(tmp_path / "a/wenlint.toml")
    assert find(str(tmp_path)) == str(tmp_path / "wenlint.toml")


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["pyproject.toml", "wenlint.toml", ".wenlint.toml"], ".wenlint.toml"),
        (["pyproject.toml", "wenlint.toml"], "wenlint.toml"),
        (["pyproject.toml"], "pyproject.toml"),
    ],
)
def test_precedence_within_a_folder(names: list[str], found: str, tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).write_text("[tool.wenlint]\n" if name == "pyproject.toml" else "")
    assert find(str(tmp_path)) == str(tmp_path / found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[project]\nname = 'wenlint'\n",
        "[tool.other]\nwenlint = true\n",
        "tool = 'wenlint'\n",
        "[project]\ndependencies = ['wenlint']\n[tool.ruff]\n",
    ],
)
def test_pyproject_without_the_table_does_not_count(text: str, tmp_path: Path) -> None:
    write(tmp_path, wenlint_toml="", sub__pyproject_toml=text)
    assert find(str(tmp_path / "sub")) == str(tmp_path / "wenlint.toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml: has no \[tool\.wenlint\] table$"):
        load(str(tmp_path / "sub/pyproject.toml"))


@pytest.mark.parametrize("text", ["[tool.wenlint]\n", "[tool]\nwenlint = {}\n", "[tool.wenlint.rules]\n"])
def test_pyproject_with_the_table_counts_even_when_it_is_empty(text: str, tmp_path: Path) -> None:
    write(tmp_path, wenlint_toml="preview = true", sub__pyproject_toml=text)
    assert find(str(tmp_path / "sub")) == str(tmp_path / "sub/pyproject.toml")
    assert load(str(tmp_path / "sub/pyproject.toml")).preview is False


def test_pyproject_with_another_value_is_refused(tmp_path: Path) -> None:
    write(tmp_path, pyproject_toml="[tool]\nwenlint = 3\n")
    with pytest.raises(ConfigError, match=r"tool\.wenlint must be a table, not 3"):
        find(str(tmp_path))


def test_folder_named_like_a_file_does_not_count(tmp_path: Path) -> None:
    write(tmp_path, wenlint_toml="")
    (tmp_path / "sub/wenlint.toml").mkdir(parents=True)
    assert find(str(tmp_path / "sub")) == str(tmp_path / "wenlint.toml")


# ---- what a file says, and what the file that it extends says


def test_defaults() -> None:
    config = Config()
    assert (config.select, config.ignore, config.fixable, config.packs, config.locale) == (
        ("ALL",),
        (),
        ("ALL",),
        ("wenlint_rules",),
        "auto",
    )
    assert config.exclude == DEFAULT_EXCLUDE
    assert set(KEYS) == {field.replace("_", "-") for field in Config._fields} - {"root", "path", "command-line"} | {"extend"}
    assert config.locale in LOCALES


SET: list[tuple[str, Any]] = [
    ("select", ["ENC"]),
    ("ignore", ["ENC303"]),
    ("exclude", ["vendor"]),
    ("fixable", ["ENC"]),
    ("unfixable", ["NUM"]),
    ("packs", ["a", "b"]),
    ("preview", True),
    ("respect-gitignore", False),
    ("locale", "ja"),
]


@pytest.mark.parametrize(("key", "value"), SET)
def test_what_a_file_says_replaces_what_it_extends(key: str, value: Any) -> None:
    other = "ko" if key == "locale" else not value if isinstance(value, bool) else ["X"]
    base = from_table({key: other}, "/r", "base")
    expected = tuple(value) if isinstance(value, list) else value
    assert getattr(from_table({key: value}, "/r", "file", base), key.replace("-", "_")) == expected
    assert getattr(from_table({}, "/r", "file", from_table({key: value}, "/r", "base")), key.replace("-", "_")) == expected


@pytest.mark.parametrize("key", ["extend-select", "extend-exclude", "extend-include", "extend-safe-fixes", "extend-unsafe-fixes"])
def test_extending_keys_add_to_what_is_extended(key: str) -> None:
    base = from_table({key: ["a"]}, "/r", "base")
    assert getattr(from_table({key: ["b"]}, "/r", "file", base), key.replace("-", "_")) == ("a", "b")


def test_chain_of_three_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_toml='select = ["A"]\nignore = ["A"]\nextend-exclude = ["a"]\nlocale = "ja"\nrules.x = {one = 1, two = 1}',
        b_toml='extend = "a.toml"\nselect = ["B"]\nextend-exclude = ["b"]\nrules.x.two = 2',
        c_toml='extend = "b.toml"\nextend-exclude = ["c"]\nrules.y.three = [3]',
    )
    config = load(str(tmp_path / "c.toml"))
    assert (config.select, config.ignore, config.locale) == (("B",), ("A",), "ja")
    assert config.extend_exclude == ("a", "b", "c")
    assert config.rules == ((("x", (("one", 1), ("two", 1))),), (("x", (("two", 2),)),), (("y", (("three", (3,)),)),))
    assert config.path == str(tmp_path / "c.toml")


def test_config_can_be_a_key(tmp_path: Path) -> None:
    write(tmp_path, wenlint_toml='rules.x = {words = ["a", "b"], n = 1.5}\n[per-file-ignores]\n"a.md" = ["ENC"]')
    assert len({load(str(tmp_path / "wenlint.toml")), load(str(tmp_path / "wenlint.toml")), Config()}) == 2


@pytest.mark.parametrize(
    "data", [b'\xef\xbb\xbflocale = "ko"', b'preview = false\r\nlocale = "ko"\r\n'], ids=["byte order mark", "crlf"]
)
def test_file_as_some_editors_write_it(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "wenlint.toml").write_bytes(data)
    assert load(str(tmp_path / "wenlint.toml")).locale == "ko"


def test_home_folder_in_extend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    write(tmp_path, home__base_toml='locale = "ko"', wenlint_toml='extend = "~/base.toml"')
    assert load(str(tmp_path / "wenlint.toml")).locale == "ko"


# ---- patterns are relative to the folder of the file that says them


def test_patterns_of_an_extended_file_keep_their_folder(tmp_path: Path) -> None:
    write(
        tmp_path,
        wenlint_toml='extend-exclude = ["docs/generated", "*.bak", "src/x"]\nextend-include = ["docs/*.rst"]\n'
        '[per-file-ignores]\n"docs/poems/**" = ["DUP"]\n"**/law.md" = ["NUM"]\n',
        docs__wenlint_toml='extend = "../wenlint.toml"\nextend-exclude = ["own/x"]\n[per-file-ignores]\n"poems/a.md" = ["ENC"]\n',
    )
    config = load(str(tmp_path / "docs/wenlint.toml"))
    assert config.root == str(tmp_path / "docs")
    assert config.extend_exclude == ("/generated", "*.bak", "own/x")
    assert config.extend_include == ("/*.rst",)
    assert config.per_file_ignores == (("/poems/**", ("DUP",)), ("/**/law.md", ("NUM",)), ("poems/a.md", ("ENC",)))


def test_patterns_of_a_file_named_on_the_command_line_hold_for_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, ci__strict_toml='exclude = ["docs/old"]')
    monkeypatch.chdir(tmp_path)
    config = Runner(Settings(config="ci/strict.toml")).config_for("docs")
    assert (config.root, config.exclude) == (str(tmp_path), ("docs/old",))


def test_patterns_of_the_command_line_hold_for_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, wenlint_toml="", docs__zh__wenlint_toml="")
    monkeypatch.chdir(tmp_path / "docs")
    runner = Runner(Settings(overrides={"extend-exclude": ["zh/old", "*.bak"]}))
    assert runner.config_for(".").extend_exclude == ("/docs/zh/old", "*.bak")
    assert runner.config_for("zh").extend_exclude == ("/old", "*.bak")


# ---- the command line over the files


def test_command_line_over_a_file() -> None:
    base = from_table(
        {"select": ["ENC"], "ignore": ["ENC303"], "extend-select": ["NUM"], "unfixable": ["A"], "fixable": ["ENC"]}, "/r", "file"
    )
    config = with_command_line(
        base, {"select": ["DUP"], "ignore": ["DUP1"], "fixable": ["DUP"], "unfixable": ["B"], "preview": True}
    )
    assert (config.select, config.extend_select, config.ignore) == (("DUP",), (), ("ENC303", "DUP1"))
    assert (config.fixable, config.unfixable, config.preview) == (("DUP",), ("A", "B"), True)
    assert dict(config.command_line) == {"select": ("DUP",), "ignore": ("DUP1",), "fixable": ("DUP",), "unfixable": ("B",)}


def test_extend_select_of_the_command_line_adds() -> None:
    base = from_table({"select": ["ENC"], "extend-select": ["NUM"]}, "/r", "file")
    config = with_command_line(base, {"extend-select": ["DUP"]})
    assert (config.select, config.extend_select) == (("ENC",), ("NUM", "DUP"))


def test_isolated_ignores_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, wenlint_toml='locale = "ja"')
    monkeypatch.chdir(tmp_path)
    assert Runner(Settings()).config_for(".").locale == "ja"
    assert Runner(Settings(isolated=True)).config_for(".").locale == "auto"


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, wenlint_toml="", a__b__x_toml="")
    read: list[str] = []
    monkeypatch.setattr("wenlint.config.load", lambda path, root=None: read.append(path) or Config(path=path))
    runner = Runner(Settings())
    for folder in (tmp_path, tmp_path / "a", tmp_path / "a/b", tmp_path / "a"):
        runner.config_for(str(folder))
    assert read == [str(tmp_path / "wenlint.toml")]
