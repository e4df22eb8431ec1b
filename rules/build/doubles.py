"""Build the list of words of two characters that, standing twice in a row, are a slip: 用户用户, 提供提供.

    python rules/build/doubles.py rules/wenlint_rules/duplicate/data

Source: the dictionary of jieba 0.42.1 (MIT licence), which gives words, their frequencies and parts of speech.  The package
comes with the extra `data`.
"""

from __future__ import annotations

import os
import sys
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMON = 100
"""Occurrences in jieba's corpus from which a word counts."""

NOUNS = frozenset(("n", "nz", "s", "f", "t", "b", "l", "j", "c", "p", "r", "rz", "d", "u"))
"""jieba's tags of nouns, of time, place and others, and of the function words that behave like them: neither is doubled to say that one does a bit of it.

Adjectives, adverbs made of them, numerals with a measure and imitations of sounds are left out: they are doubled for emphasis.
"""

VERBS = frozenset(("v", "vd", "vn"))

STATIVE = (
    "进行 加以 予以 给予 需要 能够 应该 应当 可能 只能 是否 有关 相关 包括 包含 具有 具备 拥有 含有 存在 缺乏 缺少 出现 发生 "
    "产生 导致 造成 引起 开始 继续 停止 结束 完成 实现 发现 获得 取得 失去 知道 认为 觉得 希望 显示 表示 表明 说明 使用 允许 "
    "禁止 避免 防止 超过 达到 等于 适合 符合 相应 对应 类似 相同 例如 比如 叫做 用来"
)
"""Verbs of what is, has, begins, happens or results, modal verbs, and those of written language for doing at large, none of
which one can do a bit of: only verbs of deeds that last, and that somebody does at will, are doubled to say so."""

EMPHATIC = (
    "非常 十分 特别 极其 极为 永远 真的 真是 一直 绝对 更加 格外 慢慢 赶快 赶紧 立刻 立即 马上 千万 比较 超级 相当 彼此 只要 可怕 重复 一般 热闹 细长 最后 最近 到处 小心 意思 重要 彻底 仔细 大约 高速 快速 "
    "缓慢 深刻 整齐 再三 再次 不断 逐步 依次 分别 各自 欢迎 考虑 研究 商量 讨论 琢磨 总结 交流 学习 休息 打听 打扫 收拾 整理 介绍 了解 认识 锻炼 活动 参考 参观 检查 体验 体会 感受 享受 尝试 关心 照顾 教育 "
    "帮助 批评 表扬 提醒 改善 分析 调查 观察 联系 练习 复习 安慰 鼓励 欣赏 回忆 回味 思考 反省 请教 庆祝 放松 见识 打扮 布置 准备 适应 熟悉 比喻 宣传 议论 合计 打量 询问 盘算 掂量 指点 开导 劝说 试验 实践 "
    "经历 经验 计划 走动 吵闹"
)
"""Words among them that are doubled for emphasis all the same, and verbs that are often doubled to do them a bit."""

INDEFINITE = frozenset("什甚怎何哪谁某多么样")
"""Characters of words that are doubled where one leaves open what it is: 如何如何, 怎样怎样."""

COUNTED = frozenset("〇零一二两三四五六七八九十百千万亿半几每整大小好很最太极更越着")
"""Characters of what is doubled as a measure (一步一步, 大片大片), for emphasis (很多很多), or for what goes on (看着看着)."""

SUFFIX = 12
"""Words of three characters from which their last one makes words of other words, too: 用户|用户名, 软件|软件包."""

ALSO_WORDS = frozenset("上下中内外里前后间时会可来出")
"""Such characters that often stand behind any noun as words of their own, and so say nothing: 模式|模式|下."""


def doubles(rows: Iterable[str]) -> tuple[set[str], set[str], set[str], set[str]]:
    """The nouns and function words, the verbs, those of them that are stative, and the suffixes, in rows of `word frequency tag`."""
    emphatic = frozenset(EMPHATIC.split())
    nouns: set[str] = set()
    verbs: set[str] = set()
    ends: dict[str, int] = {}
    common: set[str] = set()
    longer = []
    for row in rows:
        word, frequency, tag = row.split()
        if len(word) == 3 and tag[0] == "n":
            longer.append(word)
        if len(word) != 2 or int(frequency) < COMMON:
            continue
        common.add(word)
        if word[0] == word[1] or word in emphatic or INDEFINITE & {*word} or COUNTED & {*word}:
            continue
        if tag in NOUNS:
            nouns.add(word)
        elif tag in VERBS:
            verbs.add(word)
    for word in longer:
        if word[:2] in common:
            ends[word[2]] = ends.get(word[2], 0) + 1
    return nouns, verbs, verbs & {*STATIVE.split()}, {end for end, times in ends.items() if times >= SUFFIX} - ALSO_WORDS


def lines(found: Iterable[set[str]]) -> Iterator[str]:
    """A section for each set, under a line with a #; a line for each first character, and what stands behind it."""
    for words in found:
        yield "#"
        for first, same in groupby(sorted(words), key=lambda word: word[0]):
            yield first + "".join(word[1:] for word in same)


def main(folder: str | os.PathLike[str]) -> None:
    """Write doubles.txt to a folder."""
    import jieba  # type: ignore[import-untyped]

    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8") as rows:
        found = doubles(rows)
    with open(os.path.join(folder, "doubles.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write(
            "Nouns and function words, verbs, stative ones, suffixes: a first character and all second ones.  Made by rules/build/doubles.py.\n"
        )
        file.writelines(f"{line}\n" for line in lines(found))


if __name__ == "__main__":
    main(sys.argv[1])
