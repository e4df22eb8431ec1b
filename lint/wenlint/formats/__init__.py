"""File formats: a text to its regions of prose and its protected ranges.

One module a format with one function `layout(text) -> Layout`, imported when the first document of its format comes.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wenlint.prose import Layout

EXTENSIONS = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".mkd": "markdown"}
"""The files that are checked when a folder is named: extension, in lower case, to format."""

_MODULES = {"text": "wenlint.formats.plain", "markdown": "wenlint.formats.markdown"}

FORMATS = tuple(_MODULES)


def format_of(path: str) -> str:
    """The format of a file by its name; plain text when the extension says nothing."""
    dot = path.rfind(".")
    return EXTENSIONS.get(path[dot:].lower(), "text") if dot >= 0 else "text"


def layout_of(text: str, format: str) -> Layout:
    """Regions and protected ranges of a text in a format of `FORMATS`; `ValueError` for another."""
    if format not in _MODULES:
        raise ValueError(f"unknown format {format!r}: one of {', '.join(FORMATS)}")
    if not text.isascii() and _SURROGATE.search(text):
        # Undecodable bytes are no prose, and a parser would not take them.
        return _without(text, format)
    layout: Layout = import_module(_MODULES[format]).layout(text)
    return layout


_SURROGATE = re.compile("[\ud800-\udfff]+")


def _without(text: str, format: str) -> Layout:
    from wenlint.prose import Layout, Protected

    layout: Layout = import_module(_MODULES[format]).layout(_SURROGATE.sub(lambda match: "\ufdd0" * len(match[0]), text))
    bad = [Protected(*match.span(), "undecodable") for match in _SURROGATE.finditer(text)]
    protected: list[Protected] = []
    for item in sorted((*layout.protected, *bad)):
        if not protected or item.start >= protected[-1].end:
            protected.append(item)
        elif item.end > protected[-1].end:
            protected[-1] = protected[-1]._replace(end=item.end)
    return Layout(layout.regions, protected)
