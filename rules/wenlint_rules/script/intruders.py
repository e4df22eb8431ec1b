"""Letters and words of another language within a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, Finding, Fix, compile_pattern
from wenlint_rules.encoding.outside import places_outside
from wenlint_rules.encoding.suspects import basic
from wenlint_rules.script.letters import SYSTEMS, foreign_letters
from wenlint_rules.script.lookalikes import is_zero, twins

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document
    from wenlint_rules.script.letters import Run

SYSTEMATIC = 10
"""From this many places in one script on, they are no slips."""

WORDS = frozenset("авикосуя의은는이가을를에도로와과の")
"""Single letters and syllables that are words: they may stand for a Chinese one."""

LONGEST = 12
"""Letters up to which a run is a slip; longer ones are a text of their own."""

REACH = 5
"""Characters on each side that are read for words."""

JOINED = 2.0
"""Bits by which a character is likelier behind the one in front of the letters than anywhere: then nothing is missing between them.

Between the neighbours of letters that were put into a text it is so in 79 of 100 places, between those of a word that letters
stand for in 12 of 100 (measured on words of newspapers that were taken out)."""

SHORT = 3
"""Letters of a run that may mean nothing; longer ones say something."""

RUNS, SHARE = 2, 3
"""A line or a quotation with so many runs of one system, and one in so many of its letters in it, is in another language."""

LINE = 100
"""Characters on each side of a run that are read for it."""

MARKS = "，。、；！？\n"
"""What may stand on one side of a slip for a letter: marks that end a clause, and the end of the line."""

GRAMMAR = {"and": ("和", "和"), "but": ("但", "但"), "because": ("因为", "因為"), "however": ("但是", "但是")}
"""English words that only grammar needs, and the Chinese for them in both scripts."""

_BOUND = compile_pattern('[\n“”「」『』"]')
"""Where lines and quotations begin and end."""

_EDGE = compile_pattern(f"[^{HAN}]")
_IDEOGRAPH = compile_pattern(f"[{HAN}]")
_LATIN = compile_pattern("[A-Za-z]")
_LATIN_WORD = compile_pattern("[a-z][a-z]")
_GRAMMAR = {word: compile_pattern(rf"{word} ?(?=[{HAN}])") for word in GRAMMAR}


def findings(document: Document) -> Iterator[Finding]:
    """The findings about foreign letters, and in Chinese about English words of grammar."""
    letters = document.view(foreign_letters)
    if letters.runs:
        native = compile_pattern(f"[{letters.at_home()}]")
        text = document.prose.text
        for system in dict.fromkeys(run.system for run in letters.runs):
            runs = [run for run in letters.runs if run.system == system]
            slips = places_outside(document, [run for run in runs if _is_slip(text, run, native)])
            if len(slips) >= SYSTEMATIC:
                yield _on_purpose(document, slips)
            elif len(runs) <= 2 * len(slips) or system == "Latin":  # those that are no slips are in words of their own: café
                yield from (_letters(document, run) for run in slips)
    if document.script in ("hans", "hant"):
        yield from _words(document)


def _is_slip(text: str, run: Run, native: re.Pattern[str]) -> bool:
    """True when the run is glued to letters of the document on both sides, or on one of them with a mark on the other."""
    before, after = _around(text, run)
    if run.end - run.start > LONGEST or _is_lookalike(text, run) or _is_in_another_language(text, run):
        return False
    if run.system == "kana" and _is_japanese(before):
        return False
    glued = [native.match(side) is not None for side in (before, after)]
    if run.system == "Greek" and run.end - run.start == 1:
        return all(glued) and _splits_word(text, run)
    if run.system != "Latin" and _LATIN_WORD.match(before + after):
        return True
    return all(glued) or (run.system != "Latin" and any(glued) and (before in MARKS or after in MARKS))


def _is_lookalike(text: str, run: Run) -> bool:
    """True for letters that stand for Latin ones, or for a Chinese zero, which the rule for homoglyphs puts right."""
    if run.system not in ("Greek", "Cyrillic", "Armenian"):
        return False
    beside_latin = any(side.isascii() and side.isalpha() for side in _around(text, run))
    return (beside_latin and twins().keys() >= set(text[run.start : run.end])) or is_zero(text, run.start)


def _is_in_another_language(text: str, run: Run) -> bool:
    """True for a run in a line, or in a quotation within it, of a language that the run is at home in: 私は、高性能ですから."""
    before = _BOUND.split(text[max(0, run.start - LINE) : run.start])[-1]
    after = _BOUND.split(text[run.end : run.end + LINE])[0]
    around = before + text[run.start : run.end] + after
    own = compile_pattern(f"[{SYSTEMS[run.system]}]+").findall(around)
    return len(own) >= RUNS and SHARE * sum(map(len, own)) >= sum(map(str.isalpha, around))


def _is_japanese(character: str) -> bool:
    """True for an ideograph in a form that only Japanese writes: 焼, 発, 駅."""
    return character in basic("ja") and character not in basic("hans") and character not in basic("hant")


def _around(text: str, run: Run) -> tuple[str, str]:
    """The characters beside a run, a line end at the ends of the text."""
    return text[run.start - 1 : run.start] or "\n", text[run.end : run.end + 1] or "\n"


def _splits_word(text: str, run: Run) -> bool:
    """True when the run stands inside of a word of the characters around it, or between letters of an alphabet."""
    before, after = _around(text, run)
    if _IDEOGRAPH.match(before) and _IDEOGRAPH.match(after):
        from wenlint_rules.script.lexicon import lexicon
        from wenlint_rules.script.variants import variants

        left = variants().simplify(_EDGE.split(text[max(0, run.start - REACH) : run.start])[-1])
        right = variants().simplify(_EDGE.split(text[run.end : run.end + REACH])[0])
        return lexicon().cost(left + right) < lexicon().cost(left) + lexicon().cost(right)
    return before.isalpha() and after.isalpha() and before.isascii() == after.isascii()


def _joins(before: str, after: str) -> bool:
    """True for two ideographs that follow each other in ordinary text."""
    if not (_IDEOGRAPH.match(before) and _IDEOGRAPH.match(after)):
        return False
    from wenlint_rules.language.bigrams import bigrams

    return bigrams().pair(before, after) + JOINED <= bigrams().bits_of(after)


def _letters(document: Document, run: Run) -> Finding:
    text, span = document.prose.text, document.prose.span(run.start, run.end)
    letters, splits = text[run.start : run.end], _splits_word(text, run)
    # One letter is no word but for a few, and Latin letters with marks alone make none.
    is_no_word = run.system == "Latin" or (len(letters) == 1 and letters not in WORDS and run.system not in ("Han", "Hangul"))
    where = "inside of a word" if splits else "within the sentence"
    is_added = splits or is_no_word or (len(letters) <= SHORT and _joins(*_around(text, run)))
    fix = Fix.delete(span, title=f"delete {letters}", applicability="unsafe" if is_added else "suggestion")
    return Finding(span, f"{run.system} {letters} {where}", fix=fix)


def _on_purpose(document: Document, runs: list[Run]) -> Finding:
    spans = [document.prose.span(run.start, run.end) for run in runs]
    message = f"{runs[0].system} letters within sentences at {len(runs)} places; on purpose?"
    return Finding(spans[0], message, related=tuple(spans[1:]), severity="info")


def _words(document: Document) -> Iterator[Finding]:
    """English words of grammar between ideographs."""
    found = [place for word in GRAMMAR for place in _occurrences(document.prose.text, word)]
    for start, end, word in places_outside(document, found):
        span, new = document.prose.span(start, end), GRAMMAR[word][document.script == "hant"]
        fix = Fix.replace(span, new, title=f"write {new}", applicability="suggestion")
        yield Finding(span, f"English {word} within a Chinese sentence", fix=fix)


def _occurrences(text: str, word: str) -> Iterator[tuple[int, int, str]]:
    """Where an English word stands between ideographs, with the spaces around it."""
    if word in text:
        for match in _GRAMMAR[word].finditer(text):
            start = match.start() - text.endswith(" ", 0, match.start())
            if start and _IDEOGRAPH.match(text[start - 1]) and not _is_in_english(text, start, match.end()):
                yield start, match.end(), word


def _is_in_english(text: str, start: int, end: int) -> bool:
    """True for a word in a line or a quotation that has more Latin letters than ideographs: the pronunciations of 上 and 分."""
    before = _BOUND.split(text[max(0, start - LINE) : start])[-1]
    after = _BOUND.split(text[end : end + LINE])[0]
    return len(_LATIN.findall(before + after)) > len(_IDEOGRAPH.findall(before + after))
