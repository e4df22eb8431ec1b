"""All that a rule pack may import."""

from wenlint.document import CLOSERS, HAN, SENTENCE_END, Document, Paragraph, Sentence
from wenlint.finding import Applicability, Edit, Finding, Fix, Related, Span
from wenlint.formats.plain import columns
from wenlint.pattern_cache import compile_pattern
from wenlint.prose import PLACEHOLDER
from wenlint.record import Record
from wenlint.rule import Bad, Gate, Good, Options, Pack, rule
from wenlint.structure import Form, ends_sentence, form, is_title, is_verse, item_mark

__all__ = [
    "CLOSERS",
    "HAN",
    "PLACEHOLDER",
    "SENTENCE_END",
    "Applicability",
    "Bad",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Form",
    "Gate",
    "Good",
    "Options",
    "Pack",
    "Paragraph",
    "Record",
    "Related",
    "Sentence",
    "Span",
    "columns",
    "compile_pattern",
    "ends_sentence",
    "form",
    "is_title",
    "is_verse",
    "item_mark",
    "rule",
]
