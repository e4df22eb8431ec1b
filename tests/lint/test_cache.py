"""What is kept between runs, and when it may be used."""

import marshal
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint import cache as module
from wenlint import kept
from wenlint.cache import Cache, finding_of, plain, state
from wenlint.config import Config
from wenlint.finding import Edit, FileForm, Finding, Fix, Related, Span
from wenlint.lines import LineIndex
from wenlint.packs import load_packs
from wenlint.ruleset import RuleSet

REGISTRY = load_packs(["wenlint_rules"])
LINES = LineIndex("文字\n" * 100)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WENLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def made(**settings: object) -> Cache:
    return Cache(RuleSet(Config()._replace(**settings)))  # type: ignore[arg-type]


# ---- findings as plain tuples

spans = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda pair: Span(min(pair), max(pair)))
texts = st.text(max_size=8)
related = spans | st.builds(Related, spans, texts, st.none() | texts, st.integers(0, 9), st.integers(0, 9))
applicabilities = st.sampled_from(["safe", "unsafe", "suggestion"])
fixes = st.builds(
    Fix,
    st.lists(st.builds(Edit, spans, texts), max_size=3).map(tuple),
    texts,
    applicabilities,
    st.none() | st.builds(FileForm, st.booleans(), texts),
)
findings = st.builds(
    Finding,
    spans,
    texts,
    st.lists(related, max_size=3).map(tuple),
    st.none() | fixes,
    st.none() | st.sampled_from(["error", "warning", "info"]),
    st.sampled_from(REGISTRY.entries).map(lambda entry: entry.load()),
    st.just(LINES),
)


@given(findings)
def test_plain_tuples_and_back(finding: Finding) -> None:
    kept = marshal.loads(marshal.dumps(plain(finding)))
    assert finding_of(kept, REGISTRY, LINES) == finding


def test_rule_that_the_registry_lacks() -> None:
    with pytest.raises(KeyError):
        finding_of(("XYZ999", 0, 1, "", (), None, None), REGISTRY, LINES)


# ---- entries


def test_entry_is_there_in_the_next_run() -> None:
    first = made()
    key = first.key("a.txt", b"text", ())
    assert first.get(key) is None
    first.put(key, (("x", 1),))
    assert first.get(key) == (("x", 1),)
    assert made().get(key) is None, "nothing is written before `save`"
    first.save()
    assert made().get(key) == (("x", 1),)


@pytest.mark.parametrize(
    ("path", "data", "ignored"),
    [("b.txt", b"text", ()), ("a.txt", b"text ", ()), ("a.txt", b"text", ("ENC303",)), ("a.tx", b"ttext", ())],
)
def test_key_depends_on_name_content_and_ignored_rules(path: str, data: bytes, ignored: tuple[str, ...]) -> None:
    cache = made()
    assert cache.key(path, data, ignored) != cache.key("a.txt", b"text", ())


def test_key_does_not_depend_on_how_a_path_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache = made()
    assert cache.key("a.txt", b"", ("B", "A")) == cache.key(str(tmp_path / "a.txt"), b"", ("A", "B"))


@pytest.mark.parametrize(
    ("settings", "same"),
    [
        ({}, True),
        ({"root": "/elsewhere", "path": "/elsewhere/wenlint.toml", "extend_exclude": ("x",)}, True),
        ({"per_file_ignores": (("*.md", ("ENC303",)),)}, True),
        ({"select": ("ENC",)}, False),
        ({"preview": True}, False),
        ({"locale": "ja"}, False),
        ({"unfixable": ("ENC303",)}, False),
        ({"rules": ((("enumeration-gap", (("min-items", 4),)),),)}, False),
    ],
)
def test_state_depends_on_what_findings_depend_on(settings: dict[str, object], same: bool) -> None:
    assert (state(RuleSet(Config()._replace(**settings))) == state(RuleSet(Config()))) is same  # type: ignore[arg-type]


def test_state_depends_on_the_code_of_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "cached_pack"
    package.mkdir()
    (package / "__init__.py").write_text(
        'from wenlint.api import Pack\nPACK = Pack("cached_pack", families={"CPK": "residue"}, rules={"CPK101": "word"})\n'
    )
    (package / "word.py").write_text(
        "from wenlint.api import Document, rule\n"
        "@rule('CPK101', 'word', unit=Document, good=[], bad=[])\ndef check(document, options):\n    return ()\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    rules = RuleSet(Config(packs=("cached_pack",)))
    before = state(rules)
    (package / "__pycache__").mkdir(exist_ok=True)
    (package / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert state(rules) == before
    (package / "words.txt").write_text("data")
    assert state(rules) != before


def test_state_of_an_installed_pack_depends_on_the_folder_of_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = tmp_path / "site-packages"
    pack = packages / "installed_pack"
    pack.mkdir(parents=True)
    (pack / "__init__.py").write_text(
        'from wenlint.api import Pack\nPACK = Pack("installed_pack", families={"IPK": "residue"}, rules={"IPK101": "word"})\n'
    )
    (pack / "word.py").write_text(
        "from wenlint.api import Document, rule\n"
        "@rule('IPK101', 'word', unit=Document, good=[], bad=[])\ndef check(document, options):\n    return ()\n"
    )
    monkeypatch.syspath_prepend(str(packages))
    rules = RuleSet(Config(packs=("installed_pack",)))
    before = state(rules)
    assert state(rules) == before
    (packages / "installed_pack-2.dist-info").mkdir()
    os.utime(packages, ns=(1, 1))
    assert state(rules) != before


# ---- what may happen to the files


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-3]),
        lambda path: path.write_bytes(path.read_bytes() + b"x"),
        lambda path: path.write_bytes(bytes(40)),
        lambda path: path.write_bytes(kept.digest(marshal.dumps([1])) + marshal.dumps([1])),
        lambda path: (path.unlink(), path.mkdir()),
    ],
)
def test_damaged_file_counts_as_empty(damage: object, folder: Path) -> None:
    cache = made()
    key = cache.key("a.txt", b"text", ())
    cache.put(key, ())
    cache.save()
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    damage(path)  # type: ignore[operator]
    again = made()
    assert again.get(key) is None
    again.put(key, ())
    again.save()


def test_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WENLINT_CACHE_DIR", str(tmp_path / "file"))
    cache = made()
    cache.put(cache.key("a.txt", b"", ()), ())
    cache.save()


def test_runs_at_the_same_time_leave_whole_files(folder: Path) -> None:
    caches = [made() for _ in range(4)]
    for number, cache in enumerate(caches):
        for data in range(300):
            cache.put(cache.key("a.txt", b"%d" % data, (str(number),)), (number, data))
    for cache in caches:
        cache.save()
    assert not [path for path in folder.rglob("*.*") if path.is_file()], "no temporary file is left"
    last, reader = caches[-1], made()
    assert all(reader.get(last.key("a.txt", b"%d" % data, ("3",))) == (3, data) for data in range(300))


def test_large_file_keeps_only_what_was_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SHARD_SIZE", 100)
    first = made()
    old, new = bytes([7]) + bytes(15), bytes([7]) + bytes([1] * 15)
    first.put(old, ("x" * 100,))
    first.save()
    second = made()
    second.put(new, ("y" * 100,))
    second.save()
    third = made()
    assert third.get(old) is None
    assert third.get(new) == ("y" * 100,)


def test_oldest_states_are_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_STATES", 2)
    for age, locale in enumerate(("ja", "ko", "other")):
        cache = made(locale=locale)
        cache.put(bytes(16), ())
        cache.save()
        (newest,) = (path for path in (folder / "results").iterdir() if path.name == state(RuleSet(Config(locale=locale))).hex())
        os.utime(newest, (time.time() - 100 + age, time.time() - 100 + age))
    left = {path.name for path in (folder / "results").iterdir()}
    assert left == {state(RuleSet(Config(locale=locale))).hex() for locale in ("ko", "other")}


def test_news_is_what_was_put_since_the_last_call() -> None:
    cache = made()
    cache.put(b"k" * 16, (1,))
    assert cache.news() == [(b"k" * 16, (1,))]
    assert cache.news() == []
