"""Build the tables of simplified and traditional characters, and the words that decide between merged ones.

    PYTHONPATH=lint:rules python rules/build/variants.py rules/wenlint_rules/script/data

Sources: the dictionaries of OpenCC in opencc-python-reimplemented 0.1.7 (Apache 2.0 licence) for characters and words,
word frequencies from the dictionary of jieba 0.42.1 (MIT licence), and the codecs gb2312 and big5 of Python.  Both
packages come with the extra `data`.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from wenlint_rules.script.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

IN_NAMES = "昇陞甦祕脩鍾讎訢塚"
"""Traditional characters that simplified text keeps in names (the table of standard characters of 2013 restores
most; 塚 is in names of Japan)."""

NOT_IN_SIMPLIFIED = "後"
"""Traditional characters that GB 2312 has all the same."""

NOT_IN_TRADITIONAL = "儿听坏扑厂广"
"""Simplified characters that Big5 has among its common ones, or OpenCC among the traditional ones, for an archaic character of
the same shape."""

ALSO_IN_TRADITIONAL = "凄昵栖炖洒"
"""Simplified characters outside of Big5's common ones that traditional text writes too."""

KEPT_APART = """
    后後 于於 里裡 余餘 几幾 价價 党黨 据據 愿願 极極 胜勝 虫蟲 种種 筑築 确確 苹蘋 范範 适適 挂掛 柜櫃 夸誇 尸屍 蜡蠟
    腊臘 万萬 丰豐 云雲 仆僕 吁籲 叶葉 涂塗 游遊 采採 荐薦 涌湧 淀澱 斗鬥 干幹 干乾 谷穀 制製 表錶 面麵 松鬆 胡鬍 只隻
    征徵 准準 冲衝 向嚮 舍捨 辟闢 郁鬱 御禦 致緻 系係 系繫 刮颳 划劃 佣傭 丑醜 并並 姜薑 朴樸 咸鹹 沈瀋 漓灕 台颱 板闆
    帘簾 卜蔔 蚝蠔 蝎蠍 么麼 仿彷 佛彿
"""
"""Merged characters, each with one that it stands for, where traditional text keeps the two apart.

Left out are the many pairs of which both are current in Taiwan or Hong Kong: 布佈 占佔 扎紮 台臺 周週 岩巖 升昇 托託
注註 志誌 借藉 凶兇 杰傑 秘祕 欲慾 念唸 回迴 合閤 家傢 卷捲 困睏 了瞭 吃喫 才纔 愈癒 and others.
"""

APART = frozenset(KEPT_APART.split())

FOLDED = {"冲": "沖"}
"""A merged character that traditional text has in another shape only."""

NOT_LOOKED_AT = "表向"
"""Merged characters that are too frequent for how seldom they are wrong: their words only tell about their neighbours."""

MERGED = {pair[0] for pair in APART}

MORE_WORDS = ("捨小家", "什麼", "甚麼", "怎麼", "這麼", "那麼", "多麼", "要麼", "么兒", "么妹", "老么", "么么")
"""Words that OpenCC's table has no entry for: set phrases of the press, and 么, which Taiwan has for 幺."""

MIN_CHANGED = 5
"""Occurrences in jieba's corpus from which a word in which a character changes counts.  One in which it stays always
counts: OpenCC has it to keep the other reading of a place open (最多只会)."""

MOSTLY, CERTAIN = 0.95, 0.99
"""Shares of the occurrences of a merged character in words that become another one.  From the first on it is taken for
the other one in a text that is full of such characters, from the second on everywhere, but for words in which it stays."""

KEPT_IN_NAMES = "于余范云沈姜涂丰夸涌"
"""Merged characters that are at home in traditional names and quotations (夸父, 鰂魚涌, 詩云): only words decide."""


@dataclass(frozen=True)
class Sources:
    """What the packages say: OpenCC's tables (each entry to its alternatives), jieba's frequencies and names of places."""

    to_simplified: Mapping[str, list[str]]
    to_traditional: Mapping[str, list[str]]
    phrases: Mapping[str, list[str]]
    taiwan: Mapping[str, list[str]]
    hong_kong: Mapping[str, list[str]]
    taiwan_words: Mapping[str, list[str]]
    frequencies: Mapping[str, int]
    names: frozenset[str]

    @cached_property
    def by_character(self) -> dict[str, list[str]]:
        """The words of jieba's dictionary by the characters in them."""
        words: dict[str, list[str]] = defaultdict(list)
        for word in self.frequencies:
            for character in set(word):
                words[character].append(word)
        return words


class Tables(NamedTuple):
    """The characters for `variants.txt`, as the class `Variants` names them; each dictionary in the order of the file.

    `merged` has what a character most often becomes in words, and the share of these words, weighted by frequency.
    """

    traditional: dict[str, str]
    shared: dict[str, str]
    simplified: dict[str, str]
    forms: dict[str, str]
    merged: dict[str, tuple[str, float]]

    def mostly(self, old: str) -> str:
        """What a merged character becomes in a text that is full of such characters; itself when that is open."""
        new, share = self.merged[old]
        return new if share >= MOSTLY and old not in KEPT_IN_NAMES else old

    @property
    def certain(self) -> str:
        """The merged characters that stand for another one unless a word says otherwise."""
        return "".join(old for old, (_, share) in self.merged.items() if share >= CERTAIN and self.mostly(old) != old)

    def default(self, character: str) -> str | None:
        """What a character becomes where no word decides; None where it stays open."""
        if character in self.certain:
            return self.mostly(character)
        new = self.simplified.get(character)
        return new if new != character else None

    def simplify(self, text: str) -> str:
        """The text in simplified characters."""
        return "".join(self.traditional.get(character) or self.shared.get(character, character) for character in text)


def sources() -> Sources:
    """The dictionaries of the installed packages."""
    folder = os.path.join(_folder("opencc"), "dictionary")
    with open(os.path.join(_folder("jieba"), "dict.txt"), encoding="utf-8") as rows:
        entries = [row.split() for row in rows]
    return Sources(
        to_simplified=_table(folder, "TSCharacters"),
        to_traditional=_table(folder, "STCharacters"),
        phrases=_table(folder, "STPhrases"),
        taiwan=_table(folder, "TWVariants"),
        hong_kong=_table(folder, "HKVariants"),
        taiwan_words=_table(folder, "TWPhrases"),
        # Names of people keep old characters and say nothing about words, those of places little.
        frequencies={word: int(count) for word, count, tag in entries if not tag.startswith("nr")},
        names=frozenset(word for word, _, tag in entries if tag[:2] in ("ns", "nt", "nz")),
    )


def _folder(package: str) -> str:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install 'wenlint[data]'")
    return os.path.dirname(spec.origin)


def _table(folder: str, name: str) -> dict[str, list[str]]:
    with open(os.path.join(folder, f"{name}.txt"), encoding="utf-8") as rows:
        pairs = (row.rstrip("\n").split("\t") for row in rows)
        return {pair[0]: pair[1].split(" ") for pair in pairs if len(pair) == 2}


def in_codec(character: str, codec: str) -> bool:
    """True when a codec can write the character."""
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def is_common_in_big5(character: str) -> bool:
    """True for the 5,401 characters of Big5's first level."""
    return in_codec(character, "big5") and character.encode("big5")[0] < 0xC9


def characters(given: Sources) -> Tables:
    """The tables of characters."""
    back, there = given.to_simplified, given.to_traditional
    become_simplified = {new for options in back.values() for new in options}
    become_traditional = {new for options in there.values() for new in options}

    def is_traditional(old: str) -> bool:
        alone = old not in back[old] and old not in there and old not in become_simplified and old not in IN_NAMES
        # Who cannot write the simplified form keeps the traditional one.
        return alone and (not in_codec(old, "gb2312") or old in NOT_IN_SIMPLIFIED) and in_codec(back[old][0], "gb2312")

    def is_simplified(old: str) -> bool:
        if old not in NOT_IN_TRADITIONAL and (old in become_traditional or is_common_in_big5(old)):
            return False
        return old not in back and old not in ALSO_IN_TRADITIONAL and in_codec(usual(given, there[old][0]), "big5")

    plain = [old for old in sorted(back) if len(old) == 1 and old < "\U00010000" and back[old][0] < "\U00010000"]
    simplified = {old: _main_form(given, old) for old in sorted(there) if len(old) == 1 and is_simplified(old)}
    return Tables(
        {old: back[old][0] for old in plain if is_traditional(old)},
        {old: back[old][0] for old in plain if not is_traditional(old) and back[old][0] != old},
        simplified,
        dict(_forms(given)),
        {old: _share(given, old) for old in sorted(MERGED - simplified.keys())},
    )


def usual(given: Sources, text: str) -> str:
    """The text with the forms that are usual in Taiwan."""
    return "".join(given.taiwan.get(character, [character])[0] for character in text)


def _forms(given: Sources) -> Iterator[tuple[str, str]]:
    """Each form that is usual in Taiwan, with the other ones."""
    for standard in sorted({*given.taiwan, *given.hong_kong}):
        form = usual(given, standard)
        others = {standard, *given.hong_kong.get(standard, ())} - {form}
        if others and form not in given.to_traditional:
            yield form, "".join(sorted(others))


def _main_form(given: Sources, old: str) -> str:
    """What a simplified character nearly always becomes; itself when only words can tell."""
    first = given.to_traditional[old][0]
    weights: Counter[str] = Counter()
    for word in given.by_character.get(old, ()):
        new = given.phrases.get(word, [""])[0]
        weights[new[word.index(old)] if len(new) == len(word) else first] += given.frequencies[word]
    if len(given.to_traditional[old]) > 1 and weights[first] < 0.9 * weights.total():
        return old
    return usual(given, first)


def _share(given: Sources, old: str) -> tuple[str, float]:
    """What a merged character most often becomes in the words of the dictionary, and in which share of them."""
    weights: Counter[str] = Counter()
    for word in given.by_character.get(old, ()):
        if len(given.phrases.get(word, ())) == 1 and word not in given.names:
            weights[_spelt(given, word)[word.index(old)]] += given.frequencies[word]
    if not weights:
        return old, 1.0
    new, weight = weights.most_common(1)[0]
    return new, weight / weights.total()


def _spelt(given: Sources, word: str) -> str:
    """The word in traditional characters; a merged one stays where that is right too."""
    options = [usual(given, new) for new in given.phrases[word] if len(new) == len(word)] or [word]

    def stays(at: int) -> bool:
        old, new = word[at], options[0][at]
        return (
            old in MERGED
            and old in given.to_traditional.get(old, ())
            and (old + new not in APART or any(option[at] == old for option in options))
        )

    return "".join(old if stays(at) else options[0][at] for at, old in enumerate(word))


def words(given: Sources, tables: Tables) -> list[str]:
    """The words that decide, in order, without those that shorter ones make superfluous."""
    candidates = dict(_candidates(given, tables))
    kept: dict[str, str] = {}
    for size in sorted({len(word) for word in candidates}):
        shorter = Words(kept)
        kept |= {word: new for word, new in candidates.items() if len(word) == size and _adds(shorter, tables, word, new)}
    begin, end = ({word[at] for word, new in kept.items() if word[at] != new[at]} for at in (0, -1))

    def decides(word: str, new: str) -> bool:
        """True for a word that changes something, is an exception to a default, or can cross one that changes something."""
        if any(old in tables.merged and tables.mostly(old) != old for old in word):
            return True
        return len(word) > 2 or word != tables.simplify(new) or new != word or word[-1] in begin or word[0] in end

    return sorted(new for word, new in kept.items() if decides(word, new))


def _adds(shorter: Words, tables: Tables, word: str, new: str) -> bool:
    """True when the shorter words and the defaults do not give the same answers."""
    for at, old in enumerate(word):
        if old in tables.merged or old in tables.simplified:
            answer = shorter.expected(word, at) or tables.default(old)
            if answer != new[at] and (answer or new[at] != old or len(word) == 2):
                return True
    return False


def _candidates(given: Sources, tables: Tables) -> Iterator[tuple[str, str]]:
    """Words that may decide, each with its traditional form."""
    taiwan = {tables.simplify(word): word for options in given.taiwan_words.values() for word in options}
    open_ones = {*tables.merged, *(old for old in tables.simplified if len(given.to_traditional[old]) > 1)}
    for word in sorted({*given.phrases, *(word for character in open_ones for word in given.by_character.get(character, ()))}):
        new = _spelt(given, word) if word in given.phrases else None if word in given.names else _converted(tables, word)
        if new is None or len(word) < 2:
            continue
        if word in taiwan:
            new = "".join(old if old == other else new[at] for at, (old, other) in enumerate(zip(word, taiwan[word], strict=True)))
        changed = any(old in open_ones and new[at] != tables.default(old) and new[at] != old for at, old in enumerate(word))
        if (not changed or given.frequencies.get(word, 0) >= MIN_CHANGED) and tables.simplify(new) == word:
            yield word, new
    for new in MORE_WORDS:
        yield tables.simplify(new), new


def _converted(tables: Tables, word: str) -> str | None:
    """A word that OpenCC has no entry for, character by character; None when one of them needs a word."""
    new = ""
    for old in word:
        form, share = tables.merged.get(old, (tables.simplified.get(old, old), 1.0))
        if share < MOSTLY or form == old in tables.simplified:
            return None
        new += form
    return new


def signs(tables: Tables, made: Iterable[str]) -> list[str]:
    """Pairs of neighbours that show a merged character where a word has another one: 干部, 哪里.

    The neighbour stands in them in simplified form, as the word has it, and as one for one conversion leaves it; 冲 as 沖.
    """
    pairs: set[str] = set()
    for new in made:
        word = tables.simplify(new)
        written = (word, new, "".join(tables.simplified.get(old, old) for old in word))
        for at, old in enumerate(word):
            if old != new[at] and old in MERGED and old not in NOT_LOOKED_AT:
                shown = FOLDED.get(old, old)
                pairs |= {form[at - 1] + shown for form in written if at} | {
                    shown + form[at + 1] for form in written if form[at + 1 :]
                }
    return sorted(pairs)


def variants_file(tables: Tables, made: Iterable[str]) -> str:
    """The text of `variants.txt`, with the signs of the words."""
    merged = [old for old in tables.merged if old not in NOT_LOOKED_AT]
    return "\n".join(
        (
            "# Characters of one script of Chinese and their counterparts in the other.",
            "# Made by rules/build/variants.py from OpenCC (Apache License 2.0) and jieba (MIT), see NOTICE.md.",
            f"traditional: {''.join(tables.traditional)}",
            f"traditional to: {''.join(tables.traditional.values())}",
            f"shared: {''.join(tables.shared)}",
            f"shared to: {''.join(tables.shared.values())}",
            f"simplified: {''.join(tables.simplified)}",
            f"simplified to: {''.join(tables.simplified.values())}",
            f"forms: {' '.join(form + others for form, others in tables.forms.items())}",
            f"merged: {''.join(merged)}",
            f"merged to: {''.join(map(tables.mostly, merged))}",
            f"certain: {tables.certain}",
            f"signs: {''.join(signs(tables, made))}",
            "",
        )
    )


def words_file(made: Iterable[str]) -> str:
    """The text of `words.txt`."""
    return "\n".join(
        (
            "# Words with a merged character, in the traditional characters that are right in them.",
            "# Made by rules/build/variants.py from OpenCC (Apache License 2.0) and jieba (MIT), see NOTICE.md.",
            *wrap(" ".join(made), 120),
            "",
        )
    )


def main(folder: str) -> None:
    """Write both files into a folder."""
    given = sources()
    tables = characters(given)
    made = words(given, tables)
    for name, text in (("variants.txt", variants_file(tables, made)), ("words.txt", words_file(made))):
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
