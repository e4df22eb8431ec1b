"""Build the list of words of two characters that, standing twice in a row, are a slip: 用户用户, 提供提供.

    python rules/build/doubles.py rules/wenlint_rules/duplicate/data

Source: the dictionary of jieba 0.42.1 (MIT licence), which gives words, their frequencies and parts of speech.  The package
comes with the extra `data`.
"""

from __future__ import annotations

import os
import sys
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMON = 100
"""Occurrences in jieba's corpus from which a word counts."""

NOUNS = frozenset(("n", "nz", "s", "f", "t", "b", "l", "j", "c", "p", "r", "rz", "d", "u"))
"""jieba's tags of nouns, of time, place and others, and of the function words that behave like them: neither is doubled to say that one does a bit of it.

Numerals with a measure and imitations of sounds are left out: they are doubled for emphasis.
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
    "非常 十分 特别 极其 极为 永远 真的 真是 一直 绝对 更加 格外 慢慢 赶快 "
    "赶紧 立刻 立即 马上 千万 比较 超级 相当 彼此 可怕 细长 到处 小心 意思 "
    "彻底 仔细 大约 再三 再次 不断 欢迎 高兴 热闹 轻松 安静 干净 舒服 痛快 "
    "开心 快乐 凉快 暖和 便宜 放松 糊涂 亲热 亲密 温柔 潇洒 风光 威风 神气 "
    "辛苦 麻烦 讨厌 可怜 客气 恭喜 清醒 清静 踏实 镇静 漂亮 厉害 孤独 寂寞 "
    "大家 大哥 大姐 大爷 大妈 大人 大王 大侠 小姐 小弟 小妹 小子 太后 太子 "
    "大夫 好汉 从前"
)
"""Words that are doubled for emphasis, or to call somebody."""

SENSORY = (
    "昏暗 幽暗 阴暗 暗淡 矮胖 肥胖 瘦弱 消瘦 瘦削 稀烂 清净 纯净 光滑 平滑 "
    "粗壮 强壮 健壮 粘稠 浓密 茂密 松弛 宽松 蓬松 凌乱 模糊 迷糊 朦胧 晶莹 "
    "清澈 清淡 清爽 凉爽 清秀 响亮 嘶哑 柔和 轻柔 轻巧 轻便 乖巧 别扭 懒惰 "
    "害羞 狠毒 顽皮 活泼 甜美 甜蜜 温暖 温和 干燥 阴沉 沉闷 沉重 宽敞 宽阔 "
    "低洼 低沉 陡峭 细密 细碎 细腻 稀疏 稀奇 古怪 缥缈 恍惚 焦急 慌乱 慌张 "
    "匆忙 忙碌 忙乱 羞涩 腼腆 疲倦 疲惫 困倦 安稳 舒坦 舒适 舒畅 爽快 畅快 "
    "肮脏 脆弱 柔弱 软弱 幽静 寂静 僻静 幽深 鲜艳 鲜嫩 浑浊 混浊 孤单 可悲 "
    "亲切 热烈 酸楚 苦涩 腐烂 破旧 苍老 笨拙 灵活 灵巧 纤细 尖利 尖锐 急促 "
    "短促 圆满 丰满"
)
"""Adjectives of what one sees, hears and feels, which stories double: 昏暗昏暗的."""

CAUSATIVE = (
    "方便 丰富 稳定 充实 端正 纯洁 平静 冷静 严肃 繁荣 活跃 自由 平衡 缓和 "
    "巩固 团结 美丽 努力 认真 公开 明确 明白 清楚 健康 平安 幸福 紧张 遥远 "
    "坚决 聪明 乐观 一般 整齐 深刻 高速 快速 缓慢"
)
"""Adjectives that as verbs are doubled to do them a bit, or as a predicate for emphasis."""

DEEDS = (
    "重复 考虑 研究 商量 讨论 琢磨 总结 交流 学习 休息 打听 打扫 收拾 整理 "
    "介绍 了解 认识 锻炼 活动 参考 参观 检查 体验 体会 感受 享受 尝试 关心 "
    "照顾 教育 帮助 批评 表扬 提醒 改善 分析 调查 观察 联系 练习 复习 安慰 "
    "鼓励 欣赏 回忆 回味 思考 反省 请教 庆祝 见识 打扮 布置 准备 适应 熟悉 "
    "比喻 宣传 议论 合计 打量 询问 盘算 掂量 指点 开导 劝说 试验 实践 经历 "
    "计划 走动 吵闹"
)
"""Verbs that are often doubled to do them a bit, in written language, too."""

INDEFINITE = frozenset("什甚怎何哪谁某多么样")
"""Characters of words that are doubled where one leaves open what it is: 如何如何, 怎样怎样."""

NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿半几每")
"""Characters of what is doubled as a measure: 一步一步."""

DEGREES = frozenset("整大小好很最太极更越着")
"""Characters of adjectives and adverbs that are doubled for emphasis, and of what goes on: 很好很好, 看着看着."""

NO_DEGREES = frozenset(("n", "nz", "b", "p", "c", "f", "j", "v", "vn", "vd"))
"""Parts of speech in which they say no degree: 大型, 随着, 扩大."""

MASSES = frozenset("片块把群步口声串团桶批段堆颗滴朵包箱杯碗捆叠排圈句张天夜个")
"""Measures that stand behind them: 大片大片."""

PLAIN = (
    "任何 多个 多种 多数 多名 多位 多项 模样 样式 同样 一些 一致 一旦 若干 "
    "众多 最终 最初 最后 最佳 整个 每个 百姓 半径 半岛 两者 二者 唯一 惟一 "
    "同一 统一 分钟 少数 首次 各自 分别 依次 逐步 只要 城市 长度 深度 入口 "
    "关联 系列 首页 完整 良好 美好 友好 完好 重大 较大 较好 广大 伟大 优越 "
    "极端 甚至 几乎 之一 一共 一向 大概 大致 大多 最新 最近 最早 多于"
)
"""Words that are never doubled, though they look like such, or though jieba takes them for names."""

PROPERTIES = frozenset("红白黑绿蓝黄紫灰青亮长短高矮大直圆平凉冷热烫冰香甜苦酸辣臭脆嫩硬软厚薄干湿好多少新远近")
"""Second characters of adjectives that are doubled as they are: 雪白雪白, 笔直笔直, 滚烫滚烫."""

ADJECTIVES = frozenset(("a", "ad", "an"))

SUFFIX = 12
"""Words of three characters from which their last one makes words of other words, too: 用户|用户名, 软件|软件包."""

ITEMS = frozenset("项栏框键列")
"""Such characters of the language of computing, of which jieba's dictionary has few words: 控制|控制项."""

ALSO_WORDS = frozenset("上下中内外里前后间时会可来出")
"""Such characters that often stand behind any noun as words of their own, and so say nothing: 模式|模式|下."""


_EMPHATIC, _CAUSATIVE, _DEEDS, _PLAIN = map(frozenset, map(str.split, (EMPHATIC + " " + SENSORY, CAUSATIVE, DEEDS, PLAIN)))


class Words(NamedTuple):
    """The sections of the file.  `stative` and `deeds` are verbs too."""

    nouns: set[str]
    verbs: set[str]
    stative: set[str]
    deeds: set[str]
    adjectives: set[str]
    suffixes: set[str]


def doubles(rows: Iterable[str]) -> Words:
    """The words in rows of `word frequency tag`, function words with the nouns, and the suffixes of nouns."""
    found = Words(set(), set(), set(), set(), set(), set())
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
        if _is_meant(word, tag):
            continue
        if word in _DEEDS or word in _CAUSATIVE:
            found.deeds.add(word)
        if (tag in VERBS or word in _DEEDS) and word not in _CAUSATIVE:
            found.verbs.add(word)
        elif word in _CAUSATIVE or (tag in ADJECTIVES and (word in _PLAIN or word[1] not in PROPERTIES)):
            found.adjectives.add(word)
        elif tag in NOUNS or word in _PLAIN:
            found.nouns.add(word)
    for word in longer:
        if word[:2] in common:
            ends[word[2]] = ends.get(word[2], 0) + 1
    found.stative.update(found.verbs & {*STATIVE.split()})
    found.suffixes.update(({end for end, times in ends.items() if times >= SUFFIX} | ITEMS) - ALSO_WORDS)
    return found


def _is_meant(word: str, tag: str) -> bool:
    """True for a word that is doubled on purpose."""
    if word in _PLAIN:
        return False
    if word[0] == word[1] or word in _EMPHATIC or (INDEFINITE | NUMERALS) & {*word}:
        return True
    if not DEGREES & {*word}:
        return False
    goes_on = word[1] == "着" and tag not in ("p", "c")
    return tag not in NO_DEGREES or goes_on or word[0] in "很最太越好" or (word[0] in DEGREES and word[1] in MASSES)


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
