"""Build the lexicon that tells which words a text is made of, and how traditional Chinese writes them.

    PYTHONPATH=lint:rules:rules/build python rules/build/lexicon.py rules/wenlint_rules/script/data

Sources: the dictionaries of OpenCC in opencc-python-reimplemented 0.1.7 (Apache 2.0 licence) and the words of jieba 0.42.1
with their frequencies (MIT licence).  Both packages come with the extra `data`.
"""

from __future__ import annotations

import math
import os
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from variants import APART, MORE_WORDS, Sources, sources, usual

from wenlint_rules.script.variants import variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

COMMON = 30
"""Occurrences in jieba's corpus from which a word is in the lexicon."""

RARE = 0.1
"""Share of the occurrences of a pair up to which a form in it is worth a look."""

ALSO_WRITTEN = "匯總 匯整 匯編 匯集 衡嶽 海嶽 川嶽 喬嶽 河嶽 嵩嶽 華嶽 恆嶽 泰嶽 四嶽 迴歸 迴響 迴盪 迴避 迴旋 迴轉 迂迴 巡迴 輪迴 來迴 迴流 迴鶻 迴紇 草蓆 涼蓆 箇中 併存 重复=重覆 憭慄 凜慄 股慄 慄慄 昆侖 昆侖山 復議 復審 復查"
"""Words that OpenCC's phrases have in another form only, or not at all: current ones, terms of law, and names of mountains.

The simplified form stands in front where simplification one for one does not give it."""

BOUND = "慄颱鞦韆蔔彆衕衚瀰囌懞賙鬨瀋籲嶽"
"""Forms that no word has but those of OpenCC's phrases: 慄 as in 戰慄."""

MOST = 12
"""Half nats up to which the rarity of a form counts."""

SELDOM, UNCOUNTED = 20, 4
"""Occurrences that words get at least which both OpenCC and jieba have, and those which only OpenCC has."""

TAIWANESE = 50
"""Occurrences that words of Taiwan get, which jieba's corpus lacks."""

LONGEST = 5
"""Characters of a word."""

EQUAL = """
    儘盡 嚐嘗 蹟跡 菸煙 讚贊 嘆歎 閒閑 鑒鑑 淒悽凄 盪蕩 滷鹵 針鍼 鑽鉆 鏟剷 煉鍊鏈 豔艷 飢饑 嘩譁 勳勛 升昇陞 吃喫 才纔 杯盃 唇脣 咨諮 凌淩
    熏燻 毀燬譭 核覈 搜蒐 雕鵰 氾泛汎 抵牴 僵殭 弦絃 娘孃 嫻嫺 醃腌 膻羶 症癥 痠酸 矩榘 玩翫 嚥咽 卹恤 只祇 鐮鎌 鑰鈅 繃綳 旋鏇 薦荐
    夥伙 亙亘 奸姦 暗闇 廕蔭 蒙矇濛 苔薹 皁皂 譟噪 寧甯 菴庵 綵彩 崑昆 藥葯 証證 週周 弔吊 壩埧垻 襇襉 贗贋 跖蹠 嫋裊 諡謚 鷳鷴 併幷
    燄焰 臺台 鍾鐘
"""
"""Forms of which current texts write either: no word tells them apart."""

KEPT_IN_PLACES = "台"
"""A form of `EQUAL` that names of places keep apart all the same: 台州."""


@dataclass(frozen=True)
class Forms:
    """Simplified characters with more than one traditional form, and the forms that are equal."""

    given: Sources

    @cached_property
    def equal(self) -> dict[str, str]:
        """Each form to the one that stands for it."""
        return {form: group[0] for group in EQUAL.split() for form in group}

    def spelt(self, word: str, new: str) -> str:
        """A traditional form of a word as current texts in Taiwan write it."""
        new = self.usual(new)
        if word not in self.given.names:
            for form in KEPT_IN_PLACES:
                new = new.replace(form, self.equal[form])
        return new

    def usual(self, text: str) -> str:
        """The text in the forms that are usual in Taiwan."""
        return usual(self.given, text)

    def passes(self, old: str, form: str, right: str) -> bool:
        """True for a form of a simplified character that a text may have where a word has the right one.

        Current texts write either, or the form has the simplified shape and is not kept apart from the right one.
        """
        if form == right or (form == old and old + right not in APART):
            return True
        return self.equal.get(form, form) == self.equal.get(right, right) and right not in KEPT_IN_PLACES

    @cached_property
    def open(self) -> dict[str, str]:
        """Simplified characters to the traditional forms that words tell apart."""
        made = {}
        for old, options in self.given.to_traditional.items():
            forms = "".join(dict.fromkeys((*map(self.usual, options), *(old for pair in APART if pair[0] == old))))
            if len(old) == 1 and len({self.equal.get(form, form) for form in forms} | {*forms} & {*KEPT_IN_PLACES}) > 1:
                made[old] = forms
        return made


def spellings(forms: Forms) -> dict[str, set[str]]:
    """Words with an open character to the ways in which they are written, as OpenCC's phrases tell."""
    given = forms.given
    made: dict[str, set[str]] = {}
    for word, options in given.phrases.items():
        if len(word) <= LONGEST and not forms.open.keys().isdisjoint(word):
            made[word] = {forms.spelt(word, new) for new in options if len(new) == len(word)}
    for word, new in _taiwanese(forms):
        made.setdefault(word, set()).add(new)
    return _needed(forms, {word: options for word, options in made.items() if options})


def _taiwanese(forms: Forms) -> Iterator[tuple[str, str]]:
    """Words that Taiwan has for others, and those that are written in more ways than OpenCC says, by simplified form."""
    given = forms.given
    for entry in (*(new for options in given.taiwan_words.values() for new in options), *ALSO_WRITTEN.split(), *MORE_WORDS):
        word, _, new = entry.rpartition("=")
        word = word or "".join(given.to_simplified.get(character, [character])[0] for character in new)
        if 1 < len(word) <= LONGEST and not forms.open.keys().isdisjoint(word):
            yield word, forms.usual(new)


def _needed(forms: Forms, spelt: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The words without those that shorter ones in them say the same about."""
    kept: dict[str, set[str]] = {}
    for word in sorted(spelt, key=len):
        parts = [
            (start, kept[word[start:end]])
            for start in range(len(word))
            for end in range(start + 2, len(word) + 1)
            if word[start:end] in kept
        ]
        for at in (at for at, old in enumerate(word) if old in forms.open):
            wanted = {new[at] for new in spelt[word]}
            said = [{new[at - start] for new in options} for start, options in parts if 0 <= at - start < len(next(iter(options)))]
            if not said or any(answer != wanted for answer in said):
                kept[word] = spelt[word]
                break
    return kept


def costs(given: Sources, spelt: Iterable[str]) -> dict[str, int]:
    """Words to the number of half nats that one of them costs in a text: the logarithm of its rarity."""
    total = sum(given.frequencies.values())
    kept = {
        word: count for word, count in given.frequencies.items() if len(word) == 1 or (len(word) <= LONGEST and count >= COMMON)
    }
    taiwanese = {word for word, _ in _taiwanese(Forms(given))}
    for word in spelt:
        count = given.frequencies.get(word)
        kept[word] = max(count, SELDOM) if count else TAIWANESE if word in taiwanese else UNCOUNTED
    return {word: round(-2 * math.log(max(count, 1) / total)) for word, count in kept.items()}


class Look(NamedTuple):
    """When a form is worth a look.

    `old` is the simplified character, `equal` are the forms that it passes for, `rarity` is what it costs in half nats that
    the character has this form, `before` and `after` are the neighbours, in simplified form, that speak against it.
    """

    old: str
    equal: str
    rarity: int
    before: str
    after: str


def looks(forms: Forms, spelt: Mapping[str, set[str]]) -> dict[str, Look]:
    """Each form with what speaks against it: neighbours with which words nearly always have another form."""
    pairs: dict[tuple[str, bool, str], Counter[str]] = defaultdict(Counter)
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    for word, options in spelt.items():
        weight = forms.given.frequencies.get(word, 0) + 1
        for new in options:
            for at, old in enumerate(word):
                if old in forms.open:
                    alone[old][new[at]] += weight
                    if at:
                        pairs[old, False, word[at - 1]][new[at]] += weight
                    if at + 1 < len(word):
                        pairs[old, True, word[at + 1]][new[at]] += weight
    against: dict[str, list[str]] = defaultdict(lambda: ["", ""])
    for (old, is_behind, other), weights in sorted(pairs.items()):
        for form in forms.open[old]:
            own = sum(weight for new, weight in weights.items() if forms.passes(old, form, new))
            if own < RARE * weights.total():
                against[form][is_behind] += other
    return {
        form: Look(
            old,
            "".join(new for new in options if forms.passes(old, form, new)),
            min(MOST, round(-2 * math.log((alone[old][form] + 1) / (alone[old].total() + 1)))),
            *against[form],
        )
        for old, options in sorted(forms.open.items())
        for form in options
        if form in against
    }


def lexicon_file(forms: Forms, spelt: Mapping[str, set[str]], rarity: Mapping[str, int]) -> str:
    """The text of `lexicon.txt`."""
    by_cost: dict[int, list[str]] = defaultdict(list)
    for word, cost in sorted(rarity.items()):
        by_cost[cost].append(word)
    words = [f"{cost}: {' '.join(by_cost[cost])}" for cost in sorted(by_cost)]
    spellings = sorted(
        new if variants().simplify(new) == word else f"{word}={new}" for word, options in spelt.items() for new in options
    )
    return "\n".join(
        (
            "# Words with the logarithm of their rarity in half nats; then those whose form depends on the word, in traditional form.",
            "# Made by rules/build/lexicon.py from OpenCC (Apache License 2.0) and jieba (MIT), see NOTICE.md.",
            *words,
            f"spelt: {' '.join(spellings)}",
            "",
        )
    )


def looks_file(made: Mapping[str, Look]) -> str:
    """The text of `forms.txt`."""
    return "\n".join(
        (
            "# Traditional forms of a character, how rare each is, and the neighbours in front of it and behind it that speak for another.",
            "# Made by rules/build/lexicon.py from OpenCC (Apache License 2.0) and jieba (MIT), see NOTICE.md.",
            f"bound: {BOUND}",
            *(f"{form}: {old} {equal} {rarity} {before}|{after}" for form, (old, equal, rarity, before, after) in made.items()),
            "",
        )
    )


def main(folder: str) -> None:
    """Write both files into a folder."""
    forms = Forms(sources())
    spelt = spellings(forms)
    made = {
        "lexicon.txt": lexicon_file(forms, spelt, costs(forms.given, spelt)),
        "forms.txt": looks_file(looks(forms, spelt)),
    }
    for name, text in made.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
