"""Build the tables of words of Taiwanese computing: those that a conversion puts for ordinary words of the mainland, and those that
one character by character leaves in simplified text.

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


KNOWN_TOO = """
    智慧 線上 外接 多工 多型 貼上 資料來源 觸控 登入 布林 快取 半形 頁首 頁尾 字首 字尾 參數列 命令列 狀態列 工作列 行動式 行動資料 繫結 載入程式
    真實模式 資料包 終端使用者 使用者名稱 運算式 表示式 原始檔 高階 平行計算 感測 名稱空間 網絡卡 卡達 尤拉 單核心 通話卡 破圖 重灌 喬治亞 撥出
    金鑰 那杜 宕機 網咖 位址列 工作管理員 技術長 資訊長 視訊會議 傷心小棧 目的碼 連結串列 快捷半導體 全球資訊網
"""
"""Words that jieba lacks, and the mainland writes all the same: in another meaning, as a part of others, as names."""


def companions(given: Sources) -> Iterator[tuple[str, str]]:
    """Words and names of Taiwan that jieba lacks, each with the most frequent of the mainland's for it."""
    made: dict[str, list[str]] = {}
    for old, options in given.taiwan_words.items():
        for new in options:
            made.setdefault(usual(given, new), []).append(old)
    known = {new for new, _ in pairs(given)} | {usual(given, old) for old in given.taiwan_words}
    for new, olds in made.items():
        is_known = new in KNOWN_TOO.split() or _simplified(given, new) in given.frequencies or any(new in other for other in known)
        if len(new) > 1 and new.isalpha() and not is_known:
            yield new, usual(given, max(olds, key=lambda old: given.frequencies.get(_simplified(given, old), 0)))


def _simplified(given: Sources, text: str) -> str:
    return "".join(given.to_simplified.get(character, [character])[0] for character in text)


ALSO_OF_TAIWAN = """
    位址 資料庫 視窗 模組 演算法 選單 訊號 影象 許可權 例項 點陣圖 電晶體 預設值
"""
"""Words of Taiwan that some texts of the mainland have too."""

OF_TAIWAN = """
    軟體 硬體 韌體 介面 網路 字串 欄位 除錯 中介軟體 程式碼 程式設計 程式設計師 程式語言 應用程式 驅動程式 執行程式 副程式 伺服器 網際網路 行動網路 都會網路
    資料夾 硬碟 行動硬碟 磁碟 磁碟機 磁軌 隨身碟 光碟機 軟碟機 滑鼠 螢幕 印表機 列印 記憶體 快取記憶體 快閃記憶體 實體記憶體 主機板
    顯示卡 音效卡 介面卡 字元 字型檔 位元組 檔名 副檔名 巨集 函式 虛擬函式 建構函式 解構函式 引數 佇列 執行緒 多執行緒
    迴圈 遞迴 物件導向 原始碼 組合語言 直譯器 偵錯 作業系統 對話方塊 核取方塊 核取按鈕 剪貼簿 調色盤 數據機 閘道器 匯流排
    暫存器 二極體 三極體 場效電晶體 桌上型電腦 膝上型電腦 部落格 人工智慧 智慧財產權 解除安裝 跳脫字元 萬用字元 正規表示式
    識別符號 運算子 運算元 擴充套件 指令碼 速食麵 太空梭 雲端運算 頁首 表示式
    全域性 畫素 溢位 永續性 非同步
"""
"""Words of Taiwan that the mainland writes in no meaning, or hardly ever."""

MORE_OF_TAIWAN = {
    "應用程式": ("應用程序",),
    "驅動程式": ("驅動程序",),
    "執行程式": ("執行程序",),
    "副程式": ("子程序",),
    "磁碟機": ("磁盤驅動器",),
    "雲端運算": ("雲計算",),
    "函式": ("函數",),
}
"""Those that OpenCC has no words of the mainland for: compounds of words that it has."""

SELDOM = 75
"""Occurrences in jieba's corpus up to which a word is none of the mainland."""


def kept_pairs(given: Sources) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words of Taiwan with those of the mainland for them, the most frequent first, both in simplified characters.

    A + stands in front of those that some texts of the mainland have too.
    """
    made: dict[str, set[str]] = {}
    for old, options in (*given.taiwan_words.items(), *((old, [new]) for new, olds in MORE_OF_TAIWAN.items() for old in olds)):
        for new in options:
            made.setdefault(usual(given, new), set()).add(_simplified(given, old))
    for new in (*OF_TAIWAN.split(), *ALSO_OF_TAIWAN.split()):
        word = _simplified(given, new)
        if new in made and given.frequencies.get(word, 0) <= SELDOM:
            sign = "+" * (new in ALSO_OF_TAIWAN.split())
            yield sign + word, tuple(sorted(made[new] - {word}, key=lambda old: (-given.frequencies.get(old, 0), old)))


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
            "# Words of Taiwanese computing, the ordinary words that they stand for, and where they do if not everywhere; behind +",
            "# words and names of Taiwan that tell nothing by themselves.",
            "# Made by rules/build/localised.py from OpenCC (Apache License 2.0), see NOTICE.md.",
            *(f"{new} {old}" for new, old in sorted(set(pairs(given)))),
            *(f"{new} {old} {context}" for new, old, context in IN_CONTEXT),
            *(f"+{new} {old}" for new, old in sorted(set(companions(given)))),
            "",
        )
    )


def kept_file(given: Sources) -> str:
    """The text of `taiwanese.txt`."""
    return "\n".join(
        (
            "# Words of Taiwanese computing and the mainland's words for them, in simplified characters; behind + those that some texts of",
            "# the mainland have too.",
            "# Made by rules/build/localised.py from OpenCC (Apache License 2.0), see NOTICE.md.",
            *(f"{new} {' '.join(old)}" for new, old in sorted(kept_pairs(given))),
            "",
        )
    )


def main(folder: str) -> None:
    """Write both files into a folder."""
    given = sources()
    for name, text in (("localised.txt", localised_file(given)), ("taiwanese.txt", kept_file(given))):
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
