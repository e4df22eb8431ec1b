"""What is out of the ordinary in the form of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wenlint.api import FileForm, Finding, Fix, Related, Span, compile_pattern

if TYPE_CHECKING:
    from wenlint.api import Document

_NEWLINES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}

_DECLARED = r"""<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding)[ \t]*=[ \t]*["']?([\w.:-]+)"""

_HEAD = 1024
"""Characters of a page in which browsers look for its codec."""


def finding(document: Document) -> Finding | None:
    """The one finding for all of it, None for a plain file."""
    reasons = _codec(document)
    is_utf8 = bool(reasons)  # it will be
    spans = [Span(0, 0)] if reasons else []
    for more, places in (_marks(document), _nuls(document)):
        reasons += more
        spans += places
    newline, counts = _newlines(document.text)
    severity: Literal["info"] | None = None
    if newline:
        severity = None if reasons else "info"
        reasons.append(f"its lines end in {' and '.join(counts)}")
        spans += _other_line_ends(document.text, newline)
    if not reasons:
        return None
    fix = None
    if is_utf8 or newline:
        titles = [_title(document)] if is_utf8 else []
        if newline:
            titles.append(f"end all lines with {_NEWLINES[newline]}")
        fix = Fix((), " and ".join(titles), "unsafe", FileForm(is_utf8, newline))
    related = tuple(Related(span) for span in spans[1:100])
    return Finding(spans[0], f"the file is not plain: {'; '.join(reasons)}", related, fix, severity)


def _title(document: Document) -> str:
    source = document.source
    if source is None or (source.codec == "utf-8" and not source.second):
        return "say in the page that it is UTF-8"
    return "write the file as UTF-8"


def _codec(document: Document) -> list[str]:
    source = document.source
    if source is None:
        return _wrong_declaration(document)
    sure = "almost certain" if source.certainty < 0.999999 else "certain"
    if source.second:
        return [f"it holds UTF-8 and lines in another codec, {source.second_name} ({sure})"]
    if source.codec == "utf-8":
        return [] if source.bom else _wrong_declaration(document)
    if source.bom and source.codec.startswith("utf"):
        return [f"it is {source.codec_name} (certain: it has a byte order mark), not UTF-8"]
    mark = ", although it begins with the byte order mark of UTF-8" if source.bom else ""
    return [f"it is {source.codec_name} ({sure}), not UTF-8{mark}"]


def _wrong_declaration(document: Document) -> list[str]:
    """A page that names another codec than that it is in."""
    if document.format != "html" or document.text.isascii():
        return []
    match = compile_pattern(_DECLARED, 2).search(document.text[:_HEAD])  # 2 is re.IGNORECASE
    if not match or match[1].lower() in ("utf-8", "utf8"):
        return []
    return [f"the page says that it is {match[1]}, and it is UTF-8"]


def _marks(document: Document) -> tuple[list[str], list[Span]]:
    """Byte order marks at the beginning of a line, where files were put together."""
    if "\ufeff" not in document.text:
        return [], []
    matches = compile_pattern("(?<=[\r\n\ufeff])\ufeff").finditer(document.text)
    spans = [Span(*match.span()) for match in matches]
    return (["a byte order mark stands in the text, where files were put together"] if spans else []), spans


def _nuls(document: Document) -> tuple[list[str], list[Span]]:
    count = document.text.count("\0")
    if not count:
        return [], []
    spans = [Span(*match.span()) for match in compile_pattern("\0+").finditer(document.text)]
    return [f"{count} NUL character{'s' * (count > 1)} stand{'s' * (count == 1)} in the text"], spans


def _newlines(text: str) -> tuple[str, list[str]]:
    """The usual line end of a text that has several kinds, with how many there are of each; empty for one kind."""
    if "\r" not in text:
        return "", []
    windows = text.count("\r\n")
    counts = {"\r\n": windows, "\n": text.count("\n") - windows, "\r": text.count("\r") - windows}
    present = sorted((newline for newline, count in counts.items() if count), key=lambda newline: -counts[newline])
    if len(present) < 2:
        return "", []
    return present[0], [f"{_NEWLINES[newline]} ({counts[newline]:,})" for newline in present]


def _other_line_ends(text: str, newline: str) -> list[Span]:
    return [Span(*match.span()) for match in compile_pattern("\r\n?|\n").finditer(text) if match[0] != newline]
