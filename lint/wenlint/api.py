"""All that a rule pack may import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wenlint.document import CLOSERS, HAN, SENTENCE_END, Document, Paragraph, Sentence
from wenlint.finding import Applicability, Edit, FileForm, Finding, Fix, Related, Span
from wenlint.formats.plain import columns
from wenlint.pattern_cache import compile_pattern
from wenlint.prose import PLACEHOLDER
from wenlint.record import Record
from wenlint.rule import Bad, FileNotes, Gate, Good, Note, Options, Pack, rule
from wenlint.structure import Form, ends_sentence, form, is_title, is_verse, item_mark

if TYPE_CHECKING:
    from wenlint.signatures import Buckets, bands, digest, minhash, normalised, similarity

__all__ = [
    "CLOSERS",
    "HAN",
    "PLACEHOLDER",
    "SENTENCE_END",
    "Applicability",
    "Bad",
    "Buckets",
    "Document",
    "Edit",
    "FileForm",
    "FileNotes",
    "Finding",
    "Fix",
    "Form",
    "Gate",
    "Good",
    "Note",
    "Options",
    "Pack",
    "Paragraph",
    "Record",
    "Related",
    "Sentence",
    "Span",
    "bands",
    "columns",
    "compile_pattern",
    "digest",
    "ends_sentence",
    "form",
    "is_title",
    "is_verse",
    "item_mark",
    "minhash",
    "normalised",
    "rule",
    "similarity",
]

_LATE = ("Buckets", "bands", "digest", "minhash", "normalised", "similarity")


def __getattr__(name: str) -> Any:
    # Few rules need these, so that they are imported when one asks for them.
    if name in _LATE:
        from wenlint import signatures

        return getattr(signatures, name)
    raise AttributeError(f"module 'wenlint.api' has no attribute {name!r}")
