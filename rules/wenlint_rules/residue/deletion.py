"""The edit that takes a line of residue out of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Edit

if TYPE_CHECKING:
    from wenlint.api import Document, Paragraph


def deletion(document: Document, paragraph: Paragraph, *, in_front: bool = False) -> Edit:
    """Delete the lines of a paragraph with one of the gaps around them.

    At the ends of a document the line is emptied only: with `in_front`, when nothing but residue stands before it, what is
    left are blank lines in front of the text, which are a defect of their own (RES608); and where the file ends without a
    line end, the one in front of the line becomes its last.
    """
    if in_front or paragraph.span.end == len(document.text):
        return Edit(paragraph.span, "")
    return document.removal(paragraph)
