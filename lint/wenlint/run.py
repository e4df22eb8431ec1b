"""Files to findings, and to repaired files: the one place where reading, checking, fixing and writing meet."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from wenlint import config as configuration
from wenlint.builtin import RULE_ERROR
from wenlint.check import by_place, check
from wenlint.config import Config
from wenlint.document import Document
from wenlint.errors import SourceError
from wenlint.formats import format_of
from wenlint.record import Record
from wenlint.ruleset import RuleSet
from wenlint.source import Source, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wenlint.cache import Cache, Plain
    from wenlint.decisions import Decisions
    from wenlint.finding import Finding
    from wenlint.plan import Fixed, Refusal
    from wenlint.rule import Note
    from wenlint.source import AnySource

    News = list[tuple[Config, list[tuple[bytes, Plain]]]]
    """What is new in a cache, by its configuration."""


class FileResult(Record):
    """What came of one file.

    `findings` are those left (after a fix run: in the repaired text, which `document` then is), `applied` those whose
    fixes went in, `refused` fixes that would have harmed the document.  `error` is set, and `document` None, when the
    file could not be read; it is also set when it could not be written, holds bytes that do not decode, or is not the text
    that an accepted fix was decided on.  `before` is the text before fixes, None when nothing changed.  `notes` is what the
    rules across files keep of it.
    """

    path: str
    document: Document | None
    findings: list[Finding]
    applied: Sequence[Finding] = ()
    refused: Sequence[Refusal] = ()
    error: str | None = None
    before: str | None = None
    notes: Mapping[str, list[Note]] = {}


class Settings(Record):
    """How a run finds its configuration, and what the command line says over it.

    `config` is a configuration file that holds for all files; `isolated` ignores all files.  `overrides` has the keys of
    a configuration file; its `ignore`, `unfixable` and the `extend-…` keys add to what the files say.  `given` is a
    configuration that holds for all files, whatever the rest says.  `cache` keeps findings for the next run.
    Where there are `decisions`, they alone say which fixes go in.  With `track_changes` a Word file shows each fix for decision.
    """

    config: str | None = None
    isolated: bool = False
    overrides: Mapping[str, Any] = {}
    given: Config | None = None
    cache: bool = False
    decisions: Decisions | None = None
    track_changes: bool = False


class Job(Record):
    """What to do with each file of a run: check it, or `fix` it, with `unsafe` fixes too, and `write` the outcome."""

    fix: bool = False
    unsafe: bool = False
    write: bool = False


CHECK = Job()


class Runner:
    """Checks and fixes files, each under its own configuration."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._configs: dict[str, Config] = {}
        self._rulesets: dict[Config, RuleSet] = {}
        self._caches: dict[Config, Cache] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Runner, (self.settings,)

    def config_for(self, folder: str) -> Config:
        """The configuration for the files of a folder.  Raises `ConfigError`."""
        if self.settings.given:
            return self.settings.given
        folder = os.path.abspath(folder or ".")
        if folder not in self._configs:
            self._configs[folder] = self._resolved(folder)
        return self._configs[folder]

    def _resolved(self, folder: str) -> Config:
        settings = self.settings
        path = None if settings.isolated else os.path.abspath(settings.config) if settings.config else configuration.find(folder)
        if path is None:
            return configuration.with_command_line(Config(root=os.getcwd()), settings.overrides)
        if path not in self._configs:
            # A file that the command line names holds for what is below the current folder, wherever it lies.
            base = configuration.load(path, root=os.getcwd() if settings.config else None)
            self._configs[path] = configuration.with_command_line(base, settings.overrides)
        return self._configs[path]

    def ruleset(self, config: Config) -> RuleSet:
        """The rules of a configuration, made once.  Raises `ConfigError`."""
        if config not in self._rulesets:
            self._rulesets[config] = RuleSet(config)
        return self._rulesets[config]

    def check_file(self, path: str) -> FileResult:
        """Check one file.  What is wrong with the file is in the result; `ConfigError` is raised."""
        rules = self.ruleset(self.config_for(os.path.dirname(path)))
        try:
            data, source = read(path)
        except SourceError as error:
            return FileResult(path, None, [], error=str(error))
        return self._check_read(path, data, source, rules)

    def _check_read(self, path: str, data: bytes, source: AnySource, rules: RuleSet) -> FileResult:
        """Check a file that was read, or remember what an earlier check of the same content found."""
        if not self.settings.cache:
            return self.check_source(path, source, rules)
        from wenlint.cache import entry_of, remembered

        cache = self._cache(rules)
        key = cache.key(path, data, rules.ignored_in(path))
        entry = cache.get(key)
        if entry is None:
            result = self.check_source(path, source, rules)
            if not any(finding.rule is RULE_ERROR for finding in result.findings):
                cache.put(key, entry_of(result.findings, result.notes))
            return result
        document = _document(path, source, rules)
        findings, notes = remembered(entry, rules.registry, document.places)
        return FileResult(path, document, findings, error=_undecodable(path, source), notes=notes)

    def _cache(self, rules: RuleSet) -> Cache:
        config = rules.config
        if config not in self._caches:
            from wenlint.cache import Cache

            self._caches[config] = Cache(rules)
        return self._caches[config]

    def check_source(self, path: str, source: AnySource, rules: RuleSet) -> FileResult:
        """Check a decoded text under the name `path`."""
        document = _document(path, source, rules)
        found = check(document, rules, ignored=rules.ignored_in(path), undecodable=source.undecodable)
        return _with_notes(FileResult(path, document, found, error=_undecodable(path, source)), rules)

    def fix_file(self, path: str, *, unsafe: bool, write: bool) -> FileResult:
        """Apply fixes to one file, and write it when `write` is set and something changed."""
        rules = self.ruleset(self.config_for(os.path.dirname(path)))
        try:
            data, source = read(path)
        except SourceError as error:
            return FileResult(path, None, [], error=str(error))
        if self.settings.decisions is None:
            result = self._check_read(path, data, source, rules)
            if not any(rules.is_applied(finding, unsafe=unsafe) for finding in result.findings):
                return result
        result = self.fix_source(path, source, rules, unsafe=unsafe)
        if result.before is None or result.document is None:
            return result
        try:
            fixed = (result.document.source or source).encode(result.document.text)
            if write:
                from wenlint.write import write as write_file

                write_file(path, fixed, replacing=data)
        except SourceError as error:
            return self.check_source(path, source, rules)._replace(error=str(SourceError(error.reason, path)))
        return result

    def fix_source(self, path: str, source: AnySource, rules: RuleSet, *, unsafe: bool) -> FileResult:
        """Apply fixes to a decoded text; a text with undecodable bytes is only checked.

        Decisions that no longer fit the text are the result's `error`.
        """
        if source.undecodable:
            return self.check_source(path, source, rules)
        if self.settings.track_changes and not isinstance(source, Source):
            source = source.tracking()
        document = _document(path, source, rules)
        stale = None
        if self.settings.decisions:
            ignored = rules.ignored_in(path)
            fixed, stale = self.settings.decisions.fix(path, document, lambda text: check(text, rules, ignored=ignored))
        else:
            fixed = fix_document(document, rules, unsafe=unsafe)
        before = source.text if fixed.text != source.text or fixed.document.source is not source else None
        return _with_notes(FileResult(path, fixed.document, fixed.left, fixed.applied, fixed.refused, stale, before), rules)

    def do(self, path: str, job: Job) -> FileResult:
        """Check or fix one file."""
        return self.fix_file(path, unsafe=job.unsafe, write=job.write) if job.fix else self.check_file(path)

    def take(self, news: News) -> None:
        """Put what is new in the caches of another process into ours."""
        for config, entries in news:
            cache = self._cache(self.ruleset(config))
            for key, entry in entries:
                cache.put(key, entry)

    def news(self) -> News:
        """What is new in the caches since the last call, for the process that saves them."""
        return [(config, entries) for config, cache in self._caches.items() if (entries := cache.news())]

    def save(self) -> None:
        """Keep what was found for the next run."""
        for cache in self._caches.values():
            cache.save()


def _with_notes(result: FileResult, rules: RuleSet) -> FileResult:
    """The result with what the rules across files keep of its document."""
    if result.document is None or not rules.across:
        return result
    from wenlint.across import collect

    notes, failures = collect(result.document, rules, rules.ignored_in(result.path))
    return result._replace(findings=by_place([*result.findings, *failures]), notes=notes)


def _document(path: str, source: AnySource, rules: RuleSet) -> Document:
    return Document(source.text, format=format_of(path), path=path, locale=rules.config.locale, source=source)


def fix_document(document: Document, rules: RuleSet, *, unsafe: bool) -> Fixed:
    """Apply the fixes of the rules to a document in memory."""
    from wenlint.plan import fix

    ignored = rules.ignored_in(document.path) if document.path else frozenset[str]()
    return fix(document, lambda text: check(text, rules, ignored=ignored), rules.applicability, unsafe=unsafe)


def _undecodable(path: str, source: AnySource) -> str | None:
    if not source.undecodable:
        return None
    return f"{path}: holds bytes that are not {source.codec_name}: see the finding WEN004, and convert or mend the file"


def rules_for(config: Config | Mapping[str, Any] | None) -> RuleSet:
    """The rules for a configuration given through the API."""
    return RuleSet(_config(config or {}))


def _config(config: Config | Mapping[str, Any]) -> Config:
    """A `Config`, or a mapping with the keys of a file."""
    return config if isinstance(config, Config) else configuration.from_table(config, os.getcwd(), "config")


def check_text(text: str, *, format: str = "text", config: Config | Mapping[str, Any] | None = None) -> list[Finding]:
    """The findings in a text, by place.

    `format` is one of `wenlint.FORMATS`.  `config` has the keys of a configuration file (`{"select": ["ENC"]}`); without
    it the defaults hold, and no file is looked for.  Raises `ConfigError` for what does not exist, `ValueError` for an
    unknown format.
    """
    rules = rules_for(config)
    document = Document(text, format=format, locale=rules.config.locale)
    document.layout  # noqa: B018  (an unknown format fails here and not inside of a rule)
    return check(document, rules)


def fix_text(text: str, *, unsafe: bool = False, format: str = "text", config: Config | Mapping[str, Any] | None = None) -> Fixed:
    """A repaired text: `.text`, the findings `.applied` and `.left`, and the fixes `.refused`.

    Safe fixes are applied, with `unsafe` also the unsafe ones.  Parameters and errors as for `check_text`.
    """
    rules = rules_for(config)
    document = Document(text, format=format, locale=rules.config.locale)
    document.layout  # noqa: B018
    return fix_document(document, rules, unsafe=unsafe)


def check_paths(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str], *, config: Config | Mapping[str, Any] | None = None
) -> Iterator[FileResult]:
    """Check files and folders one after the other, each result as soon as it is there.

    Without `config` each file has the nearest configuration file.  A file that cannot be read gives a result with an
    `error`; a broken configuration raises `ConfigError`.
    """
    from wenlint.batch import run_all
    from wenlint.files import discover

    runner = Runner(Settings(given=None if config is None else _config(config)))
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    missing: list[SourceError] = []
    files = discover([os.fspath(path) for path in paths], runner.config_for, on_error=missing.append)
    yield from run_all(runner, files)
    for error in missing:
        yield FileResult(error.path or "", None, [], error=str(error))
