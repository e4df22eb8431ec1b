"""File formats: a text to its regions of prose and its protected ranges.

One module a format with one function `layout(text) -> Layout`, imported when the first document of its format comes.
"""

from __future__ import annotations

import re
from importlib import import_module

from wenlint.prose import SURROGATE, Layout, Protected, readable

EXTENSIONS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".rst": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".tex": "latex",
    ".po": "po",
    ".pot": "po",
    ".srt": "srt",
}
"""The files that are checked when a folder is named: extension, in lower case, to format."""

_MODULES = {
    "text": "wenlint.formats.plain",
    **{name: f"wenlint.formats.{name}" for name in ("markdown", "html", "rst", "asciidoc", "latex", "po", "srt")},
}

FORMATS = tuple(_MODULES)
"""The formats of texts; `docx` is one of files only, whose layout comes with the file (see `wenlint.docx`)."""


def format_of(path: str) -> str:
    """The format of a file by its name; plain text when the extension says nothing."""
    dot = path.rfind(".")
    return EXTENSIONS.get(path[dot:].lower(), "text") if dot >= 0 else "text"


def layout_of(text: str, format: str) -> Layout:
    """Regions and protected ranges of a text in a format of `FORMATS`; `ValueError` for another."""
    if format not in _MODULES:
        raise ValueError(f"unknown format {format!r}: one of {', '.join(FORMATS)}")
    shown = readable(text)
    layout: Layout = import_module(_MODULES[format]).layout(shown)
    return layout if shown == text else _with_undecodable(layout, text)


def _with_undecodable(layout: Layout, text: str) -> Layout:
    """The layout with lone surrogates protected too: no fix touches what nobody could read."""
    bad = (Protected(*match.span(), "undecodable") for match in re.finditer(f"{SURROGATE}+", text))
    protected: list[Protected] = []
    for item in sorted((*layout.protected, *bad)):
        if not protected or item.start >= protected[-1].end:
            protected.append(item)
        elif item.end > protected[-1].end:
            protected[-1] = protected[-1]._replace(end=item.end)
    return layout._replace(protected=protected)
