"""Words that say whether a sentence can end or begin in them.

Function words of Chinese in both scripts, a few of Japanese and English; general knowledge, not taken from any document.
"""

from __future__ import annotations

import os
from functools import cache
from operator import itemgetter

from wenlint.api import compile_pattern

DATA = os.path.join(os.path.dirname(__file__), "data", "common_words.txt")


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


INCOMPLETE = frozenset(
    "的之和与與及或而且但并並若如当當因虽雖将將把被让讓给給向从從对對以于於由按依为為是在有可应應要須须需必其该該此这這那每各某另"
    "两兩几幾些个個种種第不没沒未很更最太也还還就才又已曾仍只仅僅至"
)
"""Characters that no sentence or title ends in, unless they make a word with those in front: 方向, 会议纪要, 事在人为."""

INCOMPLETE_WORDS = _words(
    "可以 能够 能夠 如果 因为 因為 所以 必须 必須 需要 应该 應該 以及 或者 并且 並且 而且 但是 由于 由於 对于 對於 关于 關於 通过 通過 透過",
    "根据 根據 按照 为了 為了 例如 不能 才能 就能 没有 沒有 具有 拥有 擁有 还有 還有 所有 一些 这些 這些 那些 有些 某些 任何 一个 一個 这个 這個",
    "那个 那個 每个 每個 各个 各個 某个 某個 两个 兩個 多个 多個 几个 幾個 这种 這種 各种 各種 一种 一種 不是 就是 还是 還是 而是 也是 都是 正在",
    "用于 用於 使用 进行 進行 使得 除了 以便 然后 然後 其他 其它 其中 以使 处于 處於 位于 位於 属于 屬於 基于 基於 不同 首先 其余 其餘 即使 是否",
    "如何 不仅 不僅 不但 不如 与其 與其 甚至 应当 應當 务必 務必 只能 将会 將會 必将 必將 即将 即將 已经 已經 曾经 曾經 尚未 不再 逐渐 逐漸 逐步",
    "往往 常常 通常 总是 總是 几乎 幾乎 更为 更為 较为 較為 极为 極為 最为 最為 加以 予以 得以 用以 以免 从而 從而 进而 進而 致使 并非 並非",
    "及其 诸如 諸如 譬如 比如 尤其 倘若 假如 除非 无论 無論 不论 不論 只要 尽管 儘管 虽然 雖然 既然",
)
"""Words of two characters that no sentence ends in."""

COMPLETE = compile_pattern(
    "(?:[的了]需要|[期利序常续續中]进行|[期利序常續中]進行|[会會议議票致准]通[过過]|[能再被可便]使用|[的大有是局果质質]不同)$"
)
"""Ends of titles and sentences that only look incomplete."""

INCOMPLETE_LATIN = _words(
    "the a an of to in and or for with by from at on that which is are was were be been as its their your our this these those",
    "not can will may must should would could has have had if when while because than into onto between via per",
)

DEPENDENT = frozenset("的了着们們吗嗎呢吧者性化率式度得をんーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
"""Characters that no sentence begins with, unless they make a word with the next one: 着重, 性能, 了解."""

INDEPENDENT = compile_pattern("性[价價]比|呢[個隻啲種度間條張次件班邊樣兩三幾]")
"""A word that begins like them, and is longer than two characters, or in Cantonese this, in front of what is counted."""

DEPENDENT_PHRASE = compile_pattern(r"[中上下里裡内內间間后後时時外前]的|[時时後后]，|之[一間间中類类]")

CONJOINED = frozenset("和或与與及是而会會来來并並")
"""Characters that sentences seldom begin with, words aside."""

CONJOINED_LATIN = _words("of and or to in that which is are was were with by from than as on at for")

# 当前, 要点 and 对话 are nouns that titles begin with.
_WHEN = r"当(?![前地天日时年代局事选今下])|當(?![前地天日時年代局事選今下])"
_MUST = r"要(?![点點闻聞求素件目旨])"
_PRONOUN = r"您|你|我|他|她|它|这|這|此|该|該"
_SUBORDINATE = r"如果|若(?![尔干])|由于|由於|虽然|雖然|因为|因為|除了|除非|尽管|儘管|即使|无论|無論"

SUBORDINATE = compile_pattern(_SUBORDINATE)
"""Conjunctions: no title begins with these, as they promise a second clause."""

CONJUNCTION = compile_pattern(
    rf"{_SUBORDINATE}|{_WHEN}|{_MUST}|{_PRONOUN}|为了|為了|以下|下面|本[节節书書文章程]|有些|一些|某|只要|只有"
)
"""Words that sentences begin with, and titles hardly ever."""

OPENER = compile_pattern(
    rf"{_SUBORDINATE}|{_WHEN}|{_MUST}|{_PRONOUN}|在|从|從|通过|通過|透過|为了|為了|因此|所以|每|所有|一些|有|使用|根据|根據|按照|对于|對於|关于|關於"
    r"|至于|请|請|只|不|但|然而|同样|同樣|另外|另一|例如|比如|可|将|將|按|自|以|下面|随着|隨著|经过|經過|其|目前|现在|現在|今天|昨天|近日|同时"
    r"|同時|于是|於是|就|也|虽|雖|对(?![话象比应称齐外内])|對(?![話象比應稱齊外內])|把|被|让|讓|是|某|哪|什么|什麼|如|为|為|与|與|和|没有|沒有|任何"
)
"""Words that sentences often begin with."""

BEGINNING = compile_pattern(
    rf"{_SUBORDINATE}|{_PRONOUN}|{_WHEN}|要|因此|所以|每|请|請|但|然而|同样|同樣|另外|例如|比如|随着|隨著|目前|现在|現在|今天|昨天|近日|同时|同時|于是"
    r"|於是|首先|然后|然後|此外|在|从|從|通过|通過|透過|根据|根據|按照|对于|對於|关于|關於|下面|以下|更多|有关|有關|需|注意|只有"
    r"|一般[来來][说說]|一般而言|[总總]之|[换換]句[话話][说說]|[换換]言之|也就是[说說]|事[实實]上|[实實][际際]上|[举舉](?:例|[个個]例子)|接下[来來]|[类類]似[的地]，|相似地"
    r"|默[认認]情[况況]下|[预預][设設]情[况況]下|其次|另一方面|[与與]此同[时時]|值得注意|相反，"
    r"|本[章节節文书書帮幫]|本[报報台刊讯訊]|[据據]?(?:新华社|新華社|中新社|中央社)|[编編]者按|详情|詳情|第一|下[列表例图圖]"
)
"""Words that sentences begin with, and that seldom stand inside of one without a mark in front."""

PARTICLE = compile_pattern("[的了是会會将將被在]|可以")
"""Words that running text has more of than titles."""


class Words:
    """Words of the language by which to tell whether a seam lies inside of one: see rules/build/common_words.py.

    `known` ones are the common ones of two characters and, from two to four, those that end or begin like a function word.
    """

    def __init__(self, text: str) -> None:
        _, common, known = text.split("#")
        self._common = _by_first(common)
        self._known = _by_first(known)
        self._longer = known

    def is_common(self, pair: str) -> bool:
        """True for a common word of two characters."""
        return len(pair) == 2 and self._common.get(pair[0], "").find(pair[1], 1) > 0

    def is_known(self, pair: str) -> bool:
        """True for a known word of two characters."""
        return self.is_common(pair) or (len(pair) == 2 and self._known.get(pair[0], "").find(pair[1], 1) > 0)

    def ends_in_word(self, text: str) -> bool:
        """True when the last two to four characters of a text are a known word."""
        return self.is_known(text[-2:]) or any(f"+{text[-size:]}\n" in self._longer for size in (3, 4) if len(text) >= size)


def _by_first(section: str) -> dict[str, str]:
    """The lines by their first character; the others are the second ones of words.  The first line of a section is a comment."""
    lines = section.strip("\n").split("\n")[1:]
    return dict(zip(map(itemgetter(0), lines), lines, strict=True))


@cache
def words() -> Words:
    """The list of the package, read when a rule first asks."""
    with open(DATA, encoding="utf-8") as file:
        return Words(file.read())
