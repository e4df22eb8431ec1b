"""What a rule is: one generator, its metadata, its options and its examples."""

from __future__ import annotations

import sys
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

from wenlint.document import Document, Paragraph, Sentence
from wenlint.errors import ConfigError, closest
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from wenlint.finding import Family, Finding, Severity, Span

O = TypeVar("O", bound="Options")  # noqa: E741  (the options of one rule)


CODE, NAME = r"[A-Z]{2,8}[0-9]{3,4}", r"[a-z0-9]+(-[a-z0-9]+)*"
"""Patterns of codes and names."""

KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a string", tuple: "a list of strings"}
"""The types that an option can have, in the user's words."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Options:
    """Base of a rule's options: annotated class attributes with defaults, as in a frozen dataclass.

    Types: `int`, `float`, `bool`, `str` and `tuple[str, ...]`.  In a configuration file the key of `min_chars` is
    `min-chars`.  (Not a real dataclass: importing that module costs 9 ms at start, and each class 0.7 ms.)

    Raises `ConfigError` for a key that does not exist or a value of another type.
    """

    def __init__(self, **values: object) -> None:
        for name, value in values.items():
            self.__dict__[name] = self._checked(name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"options are frozen: {name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    __hash__ = None  # type: ignore[assignment]  # as for a frozen value that may hold anything: not used as a key

    @classmethod
    def fields(cls) -> dict[str, Any]:
        """The options in order, each with its default."""
        return {name: getattr(cls, name) for name in cls.__annotations__}

    @classmethod
    def from_table(cls, table: Mapping[str, object], where: str) -> Options:
        """The options from a configuration table, whose keys have hyphens; `where` names the table in errors."""
        known = {name.replace("_", "-"): name for name in cls.fields()}
        for key in table:
            if key not in known:
                hint = closest(key, list(known)) or (f"; it has {', '.join(known)}" if known else "; it has none")
                raise ConfigError(f"{where} has no option {key}{hint}")
        try:
            return cls(**{known[key]: value for key, value in table.items()})
        except TypeError as error:
            raise ConfigError(f"{where}: {error}") from None

    @classmethod
    def _checked(cls, name: str, value: object) -> object:
        fields = cls.fields()
        if name not in fields:
            raise TypeError(f"no option {name}")
        default = fields[name]
        if isinstance(default, tuple):
            if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
                return tuple(value)
        elif isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        elif type(value) is type(default):
            return value
        raise TypeError(f"{name.replace('_', '-')} must be {KINDS[type(default)]}, not {value!r}")


class Bad(Record):
    """An example that the rule must find: «…» marks each span exactly, in order.

    `fixed` is the text after all fixes of the rule, whatever their applicability; None when there is no fix.
    `format` and `options` set the stage, as do the texts of `earlier` files for a rule across files.
    """

    text: str
    fixed: str | None = None
    format: str = "text"
    options: Mapping[str, object] = {}
    earlier: tuple[str, ...] = ()


class Good(Record):
    """An example that the rule must leave alone and that needs a format, options or earlier files; else a string will do."""

    text: str
    format: str = "text"
    options: Mapping[str, object] = {}
    earlier: tuple[str, ...] = ()


class Note(Record):
    """A place that a rule across files remembers: its span, the line and column where it begins, and what the rule says of it.

    `value` is small and can be serialised (numbers, strings, bytes, tuples of these): notes are all that is kept of a file.
    """

    span: Span
    line: int
    col: int
    value: Any


class FileNotes:
    """One file of a run, the unit of rules across files, which are called for each file in order.

    `path` names the file, `notes` are those of `collect` on it, `memory` is the rule's own for the whole run.
    """

    __slots__ = ("memory", "notes", "path")

    def __init__(self, path: str, notes: Sequence[Note], memory: dict[Any, Any]) -> None:
        self.path = path
        self.notes = notes
        self.memory = memory


class Gate(Record):
    """What must hold before a rule has anything to find: it is asked before the rule's module is imported.

    The text must hold one of the characters in `needs`, or one in the `ranges`, each of which is its first and its last
    character; `han` says that it must hold Han ideographs, `preview` that the rule runs with `--preview` only, and `across`
    that it is a rule across files.  With `odd_file` the file must be out of the ordinary: not plain UTF-8, or with a carriage
    return, a NUL or a byte order mark in its text.
    """

    needs: str = ""
    ranges: str = ""
    han: bool = False
    preview: bool = False
    across: bool = False
    odd_file: bool = False

    def lets_in(self, document: Document) -> bool:
        """True when the document may hold the defect."""
        if (self.needs or self.ranges) and not self._is_needed_in(document):
            return False
        if self.odd_file and not document.is_odd_file:
            return False
        return not self.han or document.has_han

    def _is_needed_in(self, document: Document) -> bool:
        if not document.characters.isdisjoint(self.needs):
            return True
        letters = document.alphabet if self.ranges else ""
        for first, last in zip(self.ranges[::2], self.ranges[1::2], strict=True):
            at = bisect_left(letters, first)
            if at < len(letters) and letters[at] <= last:
                return True
        return False


_LEAST_OF_A_RANGE = 8
"""Characters in a row that are told as a range: one comparison for thousands."""


def _ranged(needs: str) -> tuple[str, str]:
    """The characters that stand alone, and the ranges of those in a row."""
    runs: list[list[int]] = []
    for code in sorted(set(map(ord, needs))):
        if runs and runs[-1][-1] == code - 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    alone = (chr(code) for run in runs if len(run) < _LEAST_OF_A_RANGE for code in run)
    ranges = (chr(run[0]) + chr(run[-1]) for run in runs if len(run) >= _LEAST_OF_A_RANGE)
    return "".join(alone), "".join(ranges)


OPEN = Gate()
"""Lets every document in."""


class Rule:
    """A rule with its metadata; made by `rule`.

    `check` is called once for each unit (`Document`, `Paragraph` or `Sentence`) of a document that the gate lets in.

    A rule across files has the unit `FileNotes` and a function `collect`, which makes a document's notes: pairs of a span
    and a value (see `Note`).  It depends on nothing but the document and the options, so that notes can be computed
    elsewhere and kept.  `check` then sees the notes of one file after the other, and its findings are about the file at
    hand.
    """

    __slots__ = (
        "_doc",
        "bad",
        "check",
        "code",
        "collect",
        "family",
        "gate",
        "good",
        "module",
        "name",
        "options",
        "origin",
        "severity",
        "unit",
    )

    family: Family  # set by the registry, from the prefixes of the pack
    origin: str  # set by the registry: the module that the pack names

    def __init__(
        self,
        check: Callable[[Any, Any], Iterable[Finding]],
        code: str,
        name: str,
        *,
        unit: type[Document] | type[Paragraph] | type[Sentence] | type[FileNotes],
        options: type[Options],
        severity: Severity,
        good: Sequence[str | Good],
        bad: Sequence[Bad],
        gate: Gate = OPEN,
        doc: str | None = None,
        collect: Callable[[Document, Any], Iterable[tuple[Span, Any]]] | None = None,
    ) -> None:
        self.check = check
        self.collect = collect
        self.code = code
        self.name = name
        self.unit = unit
        self.options = options
        self.severity = severity
        self.gate = gate
        self.good = [example if isinstance(example, Good) else Good(example) for example in good]
        self.bad = list(bad)
        self.module = check.__module__
        self._doc = doc

    @property
    def preview(self) -> bool:
        """True for a rule that runs with `--preview` only."""
        return self.gate.preview

    @property
    def doc(self) -> str:
        """The rule's page: the docstring of its module."""
        return self._doc or (sys.modules[self.module].__doc__ or "").strip()

    @property
    def summary(self) -> str:
        """The first sentence of the page, without its full stop."""
        return self.doc.partition("\n")[0].rstrip(".")

    def run(self, document: Document, options: Options) -> Iterator[Finding]:
        """The findings of this rule alone, in its own order; nothing when its gate is closed, or for a rule across files."""
        if self.gate.across or not self.gate.lets_in(document):
            return
        if self.unit is Document:
            yield from self.check(document, options)
        elif self.unit is Paragraph:
            for paragraph in document.paragraphs:
                yield from self.check(paragraph, options)
        else:
            for paragraph in document.paragraphs:
                for sentence in paragraph.sentences:
                    yield from self.check(sentence, options)

    def __reduce__(self) -> tuple[Any, ...]:
        return _same_rule, (self.code, self.name, self.family, self.origin)

    def __repr__(self) -> str:
        return f"<rule {self.code} {self.name}>"


def _same_rule(code: str, name: str, family: Family, origin: str) -> Rule:
    """What a rule that comes from another process stands for."""
    from wenlint.packs import Entry

    return Entry(code, name, family, origin).load()


class _NoOptions(Options):
    """The rule has no options."""


_Unit = TypeVar("_Unit", Document, Paragraph, Sentence, FileNotes)


def rule(
    code: str,
    name: str,
    *,
    unit: type[_Unit],
    good: Sequence[str | Good],
    bad: Sequence[Bad],
    options: type[O] = _NoOptions,  # type: ignore[assignment]
    severity: Severity = "warning",
    preview: bool = False,
    needs: str = "",
    han: bool = False,
    odd_file: bool = False,
    collect: Callable[[Document, O], Iterable[tuple[Span, Any]]] | None = None,
) -> Callable[[Callable[[_Unit, O], Iterable[Finding]]], Rule]:
    """Make a generator `check(unit, options)` a rule.

    `code` is as `DUP101`, its letters one of the prefixes of the pack; `name` is named after the defect, so that
    "allow X" reads well.  `needs`, `han`, `preview` and `odd_file` make its `Gate`, and `collect` belongs to the unit `FileNotes` (see
    `Rule`).  The examples are the rule's tests: `good` ones are
    left alone, `bad` ones are found at the exact span.
    """

    def decorate(check: Callable[[_Unit, O], Iterable[Finding]]) -> Rule:
        return Rule(
            check,
            code,
            name,
            unit=unit,
            options=options,
            severity=severity,
            gate=Gate(*_ranged(needs), han, preview, collect is not None, odd_file),
            good=good,
            bad=bad,
            collect=collect,
        )

    return decorate


class Pack:
    """A set of rules in one importable module, which exposes it as `PACK`.

    `families` maps the letters of the codes to a family; `rules` maps each code to the module, relative to the pack's
    package, that defines the rule.  The last part of the module is the rule's name with underscores, so that rules can
    be selected and listed before they are imported.  `gates` repeats the gate of each rule by its code, so that rules
    with nothing to find in a text are not imported at all: a large pack generates it, a small one
    does without.
    """

    __slots__ = ("families", "gates", "package", "rules")

    def __init__(
        self,
        package: str,
        *,
        families: Mapping[str, Family],
        rules: Mapping[str, str],
        gates: Mapping[str, Gate] | None = None,
    ) -> None:
        self.package = package
        self.families = dict(families)
        self.rules = dict(rules)
        self.gates = dict(gates or {})
