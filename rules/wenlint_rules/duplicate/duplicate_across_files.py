"""The same paragraph, or the same document, in several files of one run.

Scraped pages, mirrored folders and copied drafts bring one text into a collection several times.  The files of a run are
read once, in order, and of each only hashes are kept: the finding is with the later file and names the earlier one.
Paragraphs count as the same when their letters and digits are.  Consecutive paragraphs that stand in the same order in
another file are one finding, and so is a document all of whose text stands in another file, or all but little of it
(`min-similarity`, the share of its three-character sequences, estimated by MinHash).

It is a preview, as licences, notices and translations stand in many files of a repository on purpose.

Left alone: headings, cells of tables, and what is narrower than `min-columns`, a Han character taking two columns;
paragraphs each of which already stands in `max-files` files, which are formulas of the house.  Copies within one file are the
matter of duplicate-paragraph.

Fix safety: a suggestion, which deletes the paragraphs from the later file; nothing in the text says which file should keep
them.  For documents there is no fix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wenlint.api import Bad, FileNotes, Finding, Fix, Good, Note, Options, Record, Related, Span, columns, rule
from wenlint_rules.duplicate.copies import LINE_COLUMNS, copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenlint.api import Document

_NO_PARAGRAPHS = ("heading", "table-cell", "furniture")

_SAMPLE = 50_000
"""Letters and digits of a document that its MinHash is made of: 0.05 s in a long one."""

_FIRST = "在今后工作中，我要有意识地提升自己统筹抓好各项工作的能力，培养统筹兼顾、全面发展的思维方式，做到齐头并进。"
_SECOND = "会议以电视电话形式召开，各地主要负责同志和外地支援医疗队领队参加会议，有关部门负责同志陪同考察。"
_OTHER = "这座小镇依山傍水，每到春天，漫山遍野的油菜花引来无数游人，老街上的茶馆从早到晚都坐满了客人。"


class AcrossOptions(Options):
    """Options of the rule."""

    min_columns: int = LINE_COLUMNS
    max_files: int = 5
    min_similarity: float = 0.8


def collect(document: Document, options: AcrossOptions) -> Iterator[tuple[Span, Any]]:
    """The document's hash and MinHash, and the hash of each of its paragraphs."""
    from wenlint.api import digest, minhash, normalised

    blocks = document.paragraphs
    if not blocks:
        return
    texts = [normalised(text) for text in document.view(copies).texts]
    whole = "".join(texts)
    yield blocks[0].span, (digest(whole), minhash(whole[:_SAMPLE]))
    for block, text in zip(blocks, texts, strict=True):
        if block.kind not in _NO_PARAGRAPHS and columns(block.text) >= options.min_columns:
            yield block.span, digest(text)


@rule(
    "DUP106",
    "duplicate-across-files",
    unit=FileNotes,
    options=AcrossOptions,
    collect=collect,
    preview=True,
    good=[
        Good(_FIRST, earlier=(_SECOND,)),
        Good(f"众志成城，共克时艰！\n\n{_FIRST}", earlier=(f"众志成城，共克时艰！\n\n{_SECOND}",)),
        # a formula of the house
        Good(f"{_OTHER}\n\n{_FIRST}", earlier=tuple(f"{name * 40}\n\n{_FIRST}" for name in "乙丙丁戊己")),
        Good(f"{_OTHER}\n\n{_FIRST}\n\n{_SECOND}", earlier=tuple(f"{name * 40}\n\n{_FIRST}\n\n{_SECOND}" for name in "乙丙丁戊己")),
        Good(f"# {_FIRST}\n\n{_OTHER}", format="markdown", earlier=(f"# {_FIRST}\n\n{_SECOND}",)),
        Good(f"{_FIRST} `a`\n\n{_OTHER}", format="markdown", earlier=(f"{_FIRST} `b`\n\n{_SECOND}",)),
    ],
    bad=[
        Bad(f"{_OTHER}\n\n«{_FIRST}»", earlier=(f"{_FIRST}\n\n{_SECOND}",), fixed=f"{_OTHER}\n\n"),
        Bad(
            f"{_OTHER}\n\n«{_FIRST}\n\n{_SECOND}»\n\n{_OTHER[9:]}",
            earlier=("完全无关的一篇。", f"{_FIRST}\n{_SECOND}\n另有一段文字，说的是别的事情。"),
            fixed=f"{_OTHER}\n\n\n\n{_OTHER[9:]}",
        ),
        Bad(f"«{_FIRST}»\n\n{_SECOND}", earlier=(f"{_FIRST}\n{_SECOND}",)),
        Bad(f"«{_FIRST}»\n\n{_SECOND}{_OTHER}", earlier=(f"{_FIRST}\n{_SECOND}{_OTHER.replace('小镇', '小城')}",)),
    ],
)
def check(file: FileNotes, options: AcrossOptions) -> Iterator[Finding]:
    if not file.notes:
        return
    seen = file.memory.setdefault("seen", _Seen())
    whole, *paragraphs = file.notes
    twin = seen.twin(file.path, whole, options.min_similarity)
    if twin:
        much = f"about {twin.share:.0%} of the text" if twin.share < 1 else "the whole text"
        message = f"{much} of this document stands in {twin.place.path}"
        yield Finding(whole.span, message, related=(twin.place.related("the other document"),))
    for run in seen.runs(file.path, paragraphs):
        place = run.places[0]
        is_formula = all(each.files > options.max_files for each in run.places)
        if not is_formula and not (twin and twin.place.path == place.path):
            yield _finding(run)


class _Place:
    """Where a paragraph stood first: a file, the number of the paragraph in it, and how many files hold it by now."""

    __slots__ = ("col", "files", "last", "line", "number", "path", "span")

    def __init__(self, path: str, note: Note, number: int) -> None:
        self.path, self.line, self.col, self.span, self.number = path, note.line, note.col, note.span, number
        self.files = 1
        self.last = path

    def related(self, message: str) -> Related:
        return Related(self.span, message, self.path, self.line, self.col)


class _Twin(Record):
    place: _Place
    share: float


class _Run(Record):
    """Consecutive paragraphs of a file, and where they stand in an earlier one."""

    notes: list[Note]
    places: list[_Place]


class _Seen:
    """What is known of the files so far."""

    def __init__(self) -> None:
        from wenlint.api import Buckets

        self._same: dict[bytes, _Place] = {}
        self._alike: Buckets[int] = Buckets()
        self._documents: list[tuple[_Place, tuple[int, ...]]] = []
        self._paragraphs: dict[bytes, _Place] = {}

    def twin(self, path: str, whole: Note, min_similarity: float) -> _Twin | None:
        """The earlier document with the same text, or else the most similar one of at least this similarity."""
        from wenlint.api import bands, similarity

        exact, values = whole.value
        place = _Place(path, whole, 0)
        known = self._same.setdefault(exact, place)
        if known is not place:
            return _Twin(known, 1)
        self._documents.append((place, values))
        candidates = self._alike.add(len(self._documents) - 1, bands(values))
        twins = [_Twin(other, similarity(values, theirs)) for other, theirs in map(self._documents.__getitem__, candidates)]
        best = max(twins, key=lambda twin: twin.share, default=None)
        return best if best and best.share >= min_similarity else None

    def runs(self, path: str, paragraphs: Iterable[Note]) -> Iterator[_Run]:
        """The paragraphs that earlier files hold, those in a row together; the others are remembered."""
        run = _Run([], [])
        for number, note in enumerate(paragraphs):
            place = self._paragraphs.setdefault(note.value, _Place(path, note, number))
            is_known = place.path != path
            if is_known and place.last != path:
                place.last, place.files = path, place.files + 1
            goes_on = is_known and run.places and (place.path, place.number) == (run.places[-1].path, run.places[-1].number + 1)
            if run.notes and not goes_on:
                yield run
                run = _Run([], [])
            if is_known:
                run.notes.append(note)
                run.places.append(place)
        if run.notes:
            yield run


def _finding(run: _Run) -> Finding:
    place, size = run.places[0], len(run.notes)
    what = "this paragraph stands" if size == 1 else f"these {size} paragraphs stand"
    span = Span(run.notes[0].span.start, run.notes[-1].span.end)
    return Finding(
        span,
        f"{what} in {place.path} too, on line {place.line}",
        related=(place.related("the other copy"),),
        fix=Fix.delete(span, title="delete this copy", applicability="suggestion"),
    )
