"""Damage of conversion between the scripts that a dictionary proves: python tests/bench/conversion.py FOLDER …

Clean simplified documents are converted with OpenCC's profiles and with tables that have one form for each character.  jieba
cuts the original into words; where OpenCC's phrases have the word, and the converted text has a form in it that they do not
have and current texts do not write for it, the conversion did damage.  Simplified text made from traditional documents is
damaged where it has 著 in words that jieba has with 着.  Found is what SCR401 and SCR402 would change.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from wenlint.api import Document
from wenlint_rules.script import mixed_variant, over_converted_character

PROFILES = ("s2t", "s2tw", "s2hk")
"""OpenCC's conversions that keep the length of a text."""

sys.path.append(str(Path(__file__).resolve().parents[1]))  # run as a script, this file sees its own folder only


class Score(NamedTuple):
    """How many damaged places there are, how many of them were found, and how many sound ones were taken for damaged."""

    damaged: int = 0
    found: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        """Share of the damaged places that were found."""
        return self.found / max(1, self.damaged)

    @property
    def precision(self) -> float:
        """Share of the places found, as far as the dictionary says, that are damaged."""
        return self.found / max(1, self.found + self.wrong)


@cache
def forms() -> Any:
    """The forms of simplified characters, as the builder of the lexicon sees them."""
    from builders import load

    return load("lexicon").Forms(load("variants").sources())


def converters() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Conversions by name: OpenCC's, and the first and the last form for each character."""
    import opencc

    for profile in PROFILES:
        yield profile, opencc.OpenCC(profile).convert
    options = {old: new for old, new in forms().given.to_traditional.items() if len(old) == 1}
    for name, at in (("first form", 0), ("last form", -1)):
        table = str.maketrans({old: new[at] for old, new in options.items() if len(new[at]) == 1})
        yield name, lambda text, table=table: text.translate(table)


def judged(text: str, converted: str) -> Iterator[tuple[int, bool]]:
    """Places in converted text that a word tells about, and whether the character there is one that the word has."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    given = forms().given
    standard = {other: form for form, others in given.hong_kong.items() for other in others}
    at = 0
    for word in jieba.cut(text, HMM=False):
        ways = [forms().spelt(word, new) for new in given.phrases.get(word, ()) if len(new) == len(word)]
        if len(word) > 1 and ways:
            for index, old in enumerate(word):
                form = forms().usual(standard.get(converted[at + index], converted[at + index]))
                yield at + index, any(forms().passes(old, form, way[index]) for way in ways)
        at += len(word)


def changed(document: Document) -> dict[int, str]:
    """The places that SCR401 and SCR402 would change, and to what."""
    checks = (mixed_variant.check, over_converted_character.check)
    findings = (finding for check in checks for finding in check.run(document, check.options()))
    return {edit.span.start: edit.text for finding in findings if finding.fix for edit in finding.fix.edits}


def scored(texts: Iterable[str], convert: Callable[[str], str]) -> Score:
    """The score on documents; those whose length the conversion changes are left out."""
    score = Score()
    for text in texts:
        converted = convert(text)
        if len(converted) == len(text):
            sound = dict(judged(text, converted))
            found = changed(Document(converted))
            damaged = {at for at, is_sound in sound.items() if not is_sound}
            wrong = sum(sound.get(at, False) for at in found)
            score = Score(score.damaged + len(damaged), score.found + len(damaged & found.keys()), score.wrong + wrong)
    return score


def back(texts: Iterable[str]) -> Score:
    """The score on traditional documents that OpenCC's t2s makes simplified."""
    import jieba
    import opencc

    convert, score = opencc.OpenCC("t2s").convert, Score()
    for text in texts:
        converted = convert(text)
        damaged, at = set(), 0
        for word in jieba.cut(converted.replace("著", "着"), HMM=False):
            is_word = len(word) > 1 and word.replace("着", "著") not in jieba.dt.FREQ
            damaged |= {
                at + index for index, character in enumerate(word) if is_word and character == "着" != converted[at + index]
            }
            at += len(word)
        found = changed(Document(converted)).keys() & {at for at, character in enumerate(converted) if character == "著"}
        score = Score(score.damaged + len(damaged), score.found + len(damaged & found), score.wrong + len(found - damaged))
    return score


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    paths = sorted(path for folder in options.folders for path in folder.rglob("*") if path.suffix in (".md", ".txt"))
    documents = [Document(path.read_text(encoding="utf-8")) for path in paths]
    simplified = [document.text for document in documents if document.script == "hans"]
    traditional = [document.text for document in documents if document.script == "hant"]
    rows = [(name, scored(simplified, convert)) for name, convert in converters()] if simplified else []
    rows += [("t2s", back(traditional))] if traditional else []
    for name, score in rows:
        print(f"{name:12} damaged {score.damaged:6}  recall {score.recall:.3f}  precision {score.precision:.3f}")


if __name__ == "__main__":
    main()
