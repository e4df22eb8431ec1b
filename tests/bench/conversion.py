"""Damage of conversion between the scripts, and how much of it is found: python tests/bench/conversion.py FOLDER …

Clean documents go through OpenCC's profiles and through tables that have one form for each character.  What is right is told
by the clean text and by the dictionaries of OpenCC and jieba as they come, not by the tables of the rules:

- simplified documents made traditional: a word of OpenCC's phrases is damaged where it has a form that none of its spellings
  has.  Such a place is proven if the form is none that current texts write too, as the builder of the rules' lexicon says;
- traditional documents made simplified and traditional again: they are damaged where they differ from what they were.  Such a
  place is proven where OpenCC's phrases have the word around it and spell it as it was, not as it is, and no current text writes
  it so; the rest may be as good;
- simplified documents made traditional and simplified again: damaged where they differ, proven where jieba has the word as it
  was and not as it is;
- words of Taiwan: what "s2twp" puts for words of the mainland is damage where mainland text cannot have it, as jieba lacks it;
- words of Taiwan left in simplified text: lines of traditional documents, made simplified, stand at the end of a simplified one.
  OpenCC's words of Taiwan in them are damage, and proven where jieba's corpus lacks the word, or has the mainland's a hundred times as often.

Found is what SCR401 and SCR402 would change, for words SCR403.  A change of a sound place is a false alarm; what the rules
change in the clean text too is left out.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from wenlint.api import Document
from wenlint_rules.script import mixed_variant, over_converted_character, over_localised_word

Convert = Callable[[str], str]

PROFILES = ("s2t", "s2tw", "s2hk")
"""OpenCC's conversions that keep the length of a text."""

LINE, STEP, BEFORE = 30, 20, 10_000
"""Characters of a line of a traditional document that is worth while, one in so many lines, and characters of the text before."""

UNSEEN = 3
"""Occurrences that jieba gives to words that its corpus lacks."""

sys.path.append(str(Path(__file__).resolve().parents[1]))  # run as a script, this file sees its own folder only


class Score(NamedTuple):
    """Damaged places, those of them that are proven, found, and found and put right; sound places taken for damaged."""

    damaged: int = 0
    proven: int = 0
    found: int = 0
    proven_found: int = 0
    restored: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        """Share of the proven places that were found."""
        return self.proven_found / max(1, self.proven)

    @property
    def precision(self) -> float:
        """Share of the places found that are damaged."""
        return self.found / max(1, self.found + self.wrong)

    def __str__(self) -> str:
        return (
            f"damaged {self.damaged:6}  proven {self.proven:6}  recall of these {self.recall:.3f}  of all "
            f"{self.found / max(1, self.damaged):.3f}  precision {self.precision:.3f}  put right {self.restored / max(1, self.found):.3f}"
        )


def total(scores: Iterable[Score]) -> Score:
    """The scores of documents together."""
    return Score(*map(sum, zip(Score(), *scores, strict=True)))


@cache
def given() -> Any:
    """The tables of OpenCC, as they come."""
    from builders import load

    return load("variants").sources()


@cache
def words() -> Any:
    """jieba with its dictionary."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return jieba


@cache
def _one_form() -> dict[int, str]:
    """Forms of Taiwan and Hong Kong to OpenCC's own."""
    regional = (*given().taiwan.items(), *given().hong_kong.items())
    return {ord(form): standard for standard, forms in regional for form in forms if len(standard) == len(form) == 1}


def same(text: str) -> str:
    """The text with one form for those that only differ between Taiwan, Hong Kong and OpenCC."""
    return text.translate(_one_form())


@cache
def opencc(profile: str) -> Convert:
    """A conversion of OpenCC."""
    import opencc

    convert: Convert = opencc.OpenCC(profile).convert
    return convert


def converters() -> Iterator[tuple[str, Convert]]:
    """Conversions to traditional Chinese by name: OpenCC's, and the first and the last form for each character."""
    yield from ((profile, opencc(profile)) for profile in PROFILES)
    options = {old: new for old, new in given().to_traditional.items() if len(old) == 1}
    for name, at in (("first form", 0), ("last form", -1)):
        table = str.maketrans({old: new[at] for old, new in options.items() if len(new[at]) == 1})
        yield name, lambda text, table=table: text.translate(table)


def spelt(simplified: str) -> dict[int, set[str]]:
    """Places that a word of OpenCC's phrases tells about, and the forms that it has there."""
    ways: dict[int, set[str]] = {}
    at = 0
    for word in words().cut(simplified, HMM=False):
        options = [same(new) for new in given().phrases.get(word, ()) if len(new) == len(word)]
        if len(word) > 1 and options:
            ways |= {at + index: set(forms) for index, forms in enumerate(zip(*options, strict=True))}
        at += len(word)
    return ways


@cache
def is_current(old: str, form: str, right: str) -> bool:
    """True for a form of a simplified character that current texts write where OpenCC's phrases have the right one."""
    from builders import load

    forms = load("lexicon").Forms(given())
    return bool(forms.passes(old, forms.usual(form), forms.usual(right)))


def changed(text: str) -> dict[int, str]:
    """The places that SCR401 and SCR402 would change, and to what."""
    checks, document = (mixed_variant.check, over_converted_character.check), Document(text)
    findings = (finding for check in checks for finding in check.run(document, check.options()))
    return {edit.span.start: edit.text for finding in findings if finding.fix for edit in finding.fix.edits}


def there(text: str, convert: Convert) -> Score:
    """The score on a simplified document made traditional."""
    converted = convert(text)
    if len(converted) != len(text):
        return Score()
    ways, found = spelt(text), changed(converted)
    damaged = {at for at, forms in ways.items() if same(converted[at]) not in forms}
    proven = {at for at in damaged if not any(is_current(text[at], converted[at], form) for form in ways[at])}
    hit = damaged & found.keys()
    restored = sum(same(found[at]) in ways[at] for at in hit)
    wrong = len(found.keys() & ways.keys() - hit)
    return Score(len(damaged), len(proven), len(hit), len(proven & hit), restored, wrong)


def round_trip(text: str, to: Convert, back: Convert, proven: Callable[[str, str, str], set[int]], form: Convert) -> Score:
    """The score on a document that went to the other script and back.

    `proven` gets it, its other form and the result; `form` gives a text the forms in which it is compared.
    """
    other = to(text)
    result = back(other)
    if not len(text) == len(other) == len(result):
        return Score()
    known, found = changed(text), changed(result)
    damaged = {at for at, (old, new) in enumerate(zip(form(text), form(result), strict=True)) if old != new} - known.keys()
    sure = damaged & proven(text, other, result)
    hit = damaged & found.keys()
    restored = sum(form(found[at]) == form(text[at]) for at in hit)
    return Score(len(damaged), len(sure), len(hit), len(sure & hit), restored, len(found.keys() - hit - known.keys()))


def proven_traditional(text: str, other: str, result: str) -> set[int]:
    """Places where OpenCC's phrases have a word as it was, and not as it is, in a form that current texts do not write there."""
    forms = spelt(other).items()
    changed_ones = {at for at, ways in forms if same(text[at]) in ways and same(result[at]) not in ways}
    return {at for at in changed_ones if not is_current(other[at], result[at], text[at])}


def proven_simplified(text: str, other: str, result: str) -> set[int]:
    """Places where jieba has a word as it was, and not as it is."""
    places, at = set(), 0
    for word in words().cut(text, HMM=False):
        if len(word) > 1 and result[at : at + len(word)] not in words().dt.FREQ:
            places |= {at + index for index in range(len(word))}
        at += len(word)
    return places


def replaced(text: str) -> Iterator[tuple[str, str]]:
    """A traditional text in parts, and what OpenCC puts for each of them as the word of Taiwan."""
    longest, at = max(map(len, given().taiwan_words)), 0
    while at < len(text):
        sizes = range(min(longest, len(text) - at), 0, -1)
        size = next((size for size in sizes if text[at : at + size] in given().taiwan_words), 1)
        part = text[at : at + size]
        yield part, given().taiwan_words.get(part, [part])[0]
        at += size


def localised(text: str) -> Score:
    """The score on the words of a simplified document that conversion with phrases replaces by those of Taiwan."""
    to_taiwan = str.maketrans({old: new[0] for old, new in given().taiwan.items()})
    simplify = opencc("t2s")
    places: dict[int, tuple[str, str]] = {}
    result = ""
    for old, new in replaced(opencc("s2t")(text)):
        if new != old:
            places[len(result)] = (old, new)
        result += new.translate(to_taiwan)
    check = over_localised_word.check
    fixes = (finding.fix for finding in check.run(Document(result), check.options()) if finding.fix)
    found = {edit.span.start: edit.text for fix in fixes for edit in fix.edits}
    proven = {at for at, (_, new) in places.items() if simplify(new) not in words().dt.FREQ}
    hit = places.keys() & found.keys()
    restored = sum(same(found[at]) == same(places[at][0]) for at in hit)
    return Score(len(places), len(proven), len(hit), len(proven & hit), restored, len(found) - len(hit))


@cache
def of_taiwan() -> dict[str, list[str]]:
    """OpenCC's words of Taiwan that the mainland has no part in, with the mainland's words for them, in simplified characters."""
    simplify, made = opencc("t2s"), dict[str, list[str]]()
    for old, options in given().taiwan_words.items():
        for new in {simplify(new) for new in options if new != old and len(new) > 1} - {simplify(old)}:
            made.setdefault(new, []).append(simplify(old))
    return made


def kept(line: str, before: str) -> Score:
    """The score on the words of Taiwan in a line of a traditional document, made simplified behind a simplified text."""
    line = opencc("t2s")(line)
    start, frequency = len(before) + 1, words().dt.FREQ
    places: dict[int, str] = {}
    at, longest = 0, max(map(len, of_taiwan()))
    while at < len(line):
        word = next((line[at : at + size] for size in range(longest, 1, -1) if line[at : at + size] in of_taiwan()), line[at])
        if len(word) > 1:
            places[start + at] = word
        at += len(word)
    check = over_localised_word.check
    fixes = (finding.fix for finding in check.run(Document(f"{before}\n{line}"), check.options()) if finding.fix)
    edits = [edit for fix in fixes for edit in fix.edits]
    found = {at: edit.text for edit in edits for at in range(*edit.span)}

    def is_rare(word: str) -> bool:
        return frequency.get(word, 0) <= max(UNSEEN, *(frequency.get(old, 0) // 100 for old in of_taiwan()[word]))

    proven = {at for at, word in places.items() if is_rare(word)}
    hit = places.keys() & found.keys()
    restored = sum(found[at].endswith(tuple(of_taiwan()[places[at]])) for at in hit)
    wrong = sum(places.keys().isdisjoint(range(*edit.span)) for edit in edits)
    return Score(len(places), len(proven), len(hit), len(proven & hit), restored, wrong)


def rows(simplified: list[str], traditional: list[str]) -> Iterator[tuple[str, Score]]:
    """What is measured on documents of each script."""
    to_simplified = opencc("t2s")
    for name, convert in converters():
        yield name, total(there(text, convert) for text in simplified)
        trips = (round_trip(text, to_simplified, convert, proven_traditional, same) for text in traditional)
        yield f"t2s, {name}", total(trips)
    trips = (round_trip(text, opencc("s2tw"), to_simplified, proven_simplified, str) for text in simplified)
    yield "s2tw, t2s", total(trips)
    yield "s2twp", total(map(localised, simplified))
    lines = [line for text in traditional for line in text.splitlines() if len(line) >= LINE][::STEP]
    yield "t2s, words", total(map(kept, lines, cycle(text[:BEFORE] for text in simplified if len(text) >= BEFORE)))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    paths = sorted(path for folder in options.folders for path in folder.rglob("*") if path.suffix in (".md", ".txt"))
    documents = [Document(path.read_text(encoding="utf-8")) for path in paths]
    simplified = [document.text for document in documents if document.script == "hans"]
    traditional = [document.text for document in documents if document.script == "hant"]
    for name, score in rows(simplified, traditional):
        if score.damaged:
            print(f"{name:16} {score}", flush=True)


if __name__ == "__main__":
    main()
