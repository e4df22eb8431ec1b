"""Build the table of words of Taiwanese computing that a conversion puts for ordinary words of the mainland.

    PYTHONPATH=lint:rules:rules/build python rules/build/localised.py rules/wenlint_rules/script/data

Source: the phrases of OpenCC for Taiwan in opencc-python-reimplemented 0.1.7 (Apache 2.0 licence), which comes with the
extra `data`.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from variants import Sources, sources, usual

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDINARY = """
    全局 局部 對象 調度 程序 審覈 發佈 社區 設置 類型 參數 擴展 權限 循環 高級 低級 掛斷 分區 卸載 溢出 窗口 菜單 實例 腳本 代碼 地址 訪問 持久性
    隊列 刷新 連接 優先級 異步 宏 性能 模塊 接口
"""
"""Words of the mainland, in OpenCC's traditional characters, that have an ordinary meaning besides the one in computing, in
which Taiwan has the same word: 全局 is 全域性 for a variable only, 社區 is 社群 on the net only."""

USUAL = {"發佈": "發布"}
"""Ordinary words in the form that is usual in Taiwan, where OpenCC has another."""

LEFT_ALONE = frozenset(["效能", "模組", "介面", "序列", "連線", "巨集", "進階", "檔案", "資訊", "線上", "文字"])
"""Words that the mainland writes in the ordinary meaning too, or that Taiwan has for both."""

IN_CONTEXT = (
    # Words of the mainland as well: the words around tell.
    ("支援", "支持", r"的~(?:[，。、；：！？,;:!?”」)）和與及下]|$)|用於~|(?:大力|鼎力|政策)~|~(?:和|與|者|力度|率|下)"),
    ("聯絡", "聯繫", r"(?:密切|緊密|普遍)~|~(?:縣|市|鄉|村|群眾|實際|點|起來|在一起)"),
    # The first days of a month are no school years.
    ("七年級", "初一", r"(?:大年|正月|臘月|農曆|月)~"),
    ("八年級", "初二", r"(?:大年|正月|臘月|農曆|月)~"),
    ("九年級", "初三", r"(?:大年|正月|臘月|農曆|月)~"),
)
"""Words with what they stand for and the context in which they do, `~` for the word."""


def pairs(given: Sources) -> Iterator[tuple[str, str]]:
    """Words of Taiwan with those of the mainland that they stand for."""
    for old in ORDINARY.split():
        for new in given.taiwan_words.get(old, ()):
            shown = usual(given, new), USUAL.get(old, usual(given, old))
            if new != old and shown[0] not in LEFT_ALONE and len(new) > 1:
                yield shown


def localised_file(given: Sources) -> str:
    """The text of `localised.txt`."""
    return "\n".join(
        (
            "# Words of Taiwanese computing, the ordinary words that they stand for, and where they do if not everywhere.",
            "# Made by rules/build/localised.py from OpenCC (Apache License 2.0), see NOTICE.md.",
            *(f"{new} {old}" for new, old in sorted(set(pairs(given)))),
            *(f"{new} {old} {context}" for new, old, context in IN_CONTEXT),
            "",
        )
    )


def main(folder: str) -> None:
    """Write the file into a folder."""
    with open(os.path.join(folder, "localised.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write(localised_file(sources()))


if __name__ == "__main__":
    main(*sys.argv[1:])
