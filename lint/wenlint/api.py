"""All that a rule pack may import."""

from wenlint.document import CLOSERS, HAN, SENTENCE_END, Document, Paragraph, Sentence
from wenlint.finding import Edit, Finding, Fix, Related, Span
from wenlint.prose import PLACEHOLDER
from wenlint.rule import Bad, Good, Options, Pack, rule

__all__ = [
    "CLOSERS",
    "HAN",
    "PLACEHOLDER",
    "SENTENCE_END",
    "Bad",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Good",
    "Options",
    "Pack",
    "Paragraph",
    "Related",
    "Sentence",
    "Span",
    "rule",
]
