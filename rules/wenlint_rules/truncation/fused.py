"""Finds headings that run into the text behind them, and titles of another document in mid-line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, SENTENCE_END, Record, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document, Paragraph

_NUMERALS = "一二三四五六七八九十"
_MAX_HEADING = 60
"""Characters of a heading at most, without its mark."""

_MARKS = (compile_pattern(rf"、(?<=[{_NUMERALS}]、)(?=[{HAN}])"), compile_pattern(rf"——(?=[{HAN}])"))
"""The end of a number, and a dash: a literal is found fastest."""

_NUMBER = compile_pattern(f"[{_NUMERALS}]{{1,3}}、$")
_DOUBLED = compile_pattern(rf"([{HAN}]{{4,8}})(?=\1)")
_DATE = compile_pattern(
    rf"[{HAN}](?<![于於在自从從至到是和与與为為的年将將已曾截及、等对對])(?=[0-9０-９]{{1,2}}月[0-9０-９]{{1,2}}日|[12][0-9]{{3}}年[0-9])"
)
_NEXT_LEVEL = compile_pattern(rf"[{HAN}”」』》](?=[（(]一[)）][{HAN}])")

_OPENING = compile_pattern(
    "(?:同志们|同志們|各位(?:领导|領導|同志|代表|委员|委員|来宾|來賓|同事|老师|老師|朋友))[:：,，！!]"
    "|[为為]了?(?:贯彻|貫徹|深入|进一步|進一步|全面|切实|切實|认真|認真)"
)
"""Words that a speech or a notice begins with."""

_JOINTS = tuple(
    compile_pattern(f"{first}(?<=[话話稿料纲言辞辭知告报報结結案见見议議书書]{first})") for first in ("同志", "各位", "为", "為")
)
"""The first of such words behind the last character of a title: a literal is found fastest."""

_TITLE = compile_pattern(
    r"(?:讲话(?:稿|文稿|提纲)?|講話(?:稿|文稿)?|发言(?:稿|材料)?|發言(?:稿)?|致辞|致辭|通知|通告|公告|通报|報告|报告|总结|總結|方案|意见|意見|提案|倡议书|倡議書)$"
)
_NO_TITLE = compile_pattern(r"^(?:本|该|該|这|這|此|一份|以上|上述)|[，,：:]")
_NEAR = 6_000
_BEGINNING_CHARS, _BEGINNINGS = 4, 3
"""Characters with which so many other sentences of a document begin, so that a sentence begins with them here too."""


class Fused(Record):
    """A heading from `start` to `split`, where the text goes on; prose offsets.  `reason` says what shows it."""

    start: int
    split: int
    reason: str


def fused(document: Document) -> Iterator[Fused]:
    """The headings of a document that have text behind them on their line."""
    yield from _numbered(document)
    yield from _titles(document)


def _numbered(document: Document) -> Iterator[Fused]:
    """Headings with a number or a dash in front: 二、突出基层基础|基层基础是…"""
    text = document.prose.text
    for match in sorted((match for mark in _MARKS for match in mark.finditer(text)), key=lambda match: match.start()):
        start, is_dash = match.start(), match[0] == "——"
        if not is_dash and (number := _NUMBER.search(text, max(0, start - 3), match.end())):
            start = number.start()
        block = document.paragraph_at(start)
        if block is None or block.kind == "table-cell" or not _begins_here(text, block, start):
            continue
        end = min(block.end, match.end() + _MAX_HEADING)
        stop = next((at for at in range(match.end(), end) if text[at] in "。！？!?；;：:…“"), end)
        split, reason = _split(text, match.end(), stop)
        if split and (not is_dash or "，" in text[match.end() : split] or "," in text[match.end() : split]):
            yield Fused(start, split, reason)


def _begins_here(text: str, block: Paragraph, at: int) -> bool:
    """True at the beginning of a block, and behind the end of a sentence."""
    return at == block.start or text[max(block.start, at - 3) : at].rstrip(" \u3000")[-1:] in tuple(SENTENCE_END)


def _split(text: str, start: int, stop: int) -> tuple[int, str]:
    """Where a heading ends that begins at `start`, and what shows it; 0 where nothing does."""
    least = start + 4
    if match := _NEXT_LEVEL.search(text, least, stop + 4):
        return match.end(), f"a heading of the next level, {text[match.end() : match.end() + 3]}, follows on the line"
    if (match := _DOUBLED.search(text, least - 2, min(len(text), stop + 8))) and match.end() <= stop:
        return match.end(), f"{match[1]} ends the heading and begins the text"
    if match := _DATE.search(text, least, stop):
        return match.end(), "a date follows without a mark"
    near = text[max(0, start - _NEAR) : start + _NEAR]
    for at in range(least, stop - _BEGINNING_CHARS):
        if text[at] > "\u3400" and text[at - 1] > "\u3400" and text[at - 1] not in "，、" and _is_a_beginning(near, text, at):
            return at, f"{text[at : at + _BEGINNING_CHARS]} begins other sentences of the document"
    return 0, ""


def _is_a_beginning(near: str, text: str, at: int) -> bool:
    """True when the characters from an offset on begin several other sentences nearby, and most of the time that they occur."""
    first = text[at : at + _BEGINNING_CHARS]
    times = near.count(first)
    if times <= _BEGINNINGS:
        return False
    begins = near.count("\n" + first) + near.count("。" + first)
    return begins >= _BEGINNINGS and 2 * begins >= times - 1


def _titles(document: Document) -> Iterator[Fused]:
    """Titles in front of the first words of a speech or notice: 在会上的讲话|同志们："""
    text = document.prose.text
    for at in sorted(match.start() for joint in _JOINTS for match in joint.finditer(text)):
        match = _OPENING.match(text, at)
        if match is None:
            continue
        block = document.paragraph_at(at)
        if block is None or at - block.start < 6 or block.kind not in ("paragraph", "list-item"):
            continue
        start = max(block.start, at - _MAX_HEADING)
        start = max([start, *(text.rfind(mark, start, at) + 1 for mark in SENTENCE_END)])
        title = text[start:at]
        if not _TITLE.search(title) or _NO_TITLE.search(title) or len(title) < 6:
            continue
        if match[0][0] in "为為" and start == block.start:
            continue  # 本方案为贯彻…制定: the subject of a sentence
        yield Fused(start, at, f"{match[0].rstrip(':：,，！!')} begins the text of its own")
