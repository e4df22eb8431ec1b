"""Text that was read in the wrong codec: `锛屾垜浠殑`, `æˆ‘ä»¬`, `ÎÒÃÇ`.

The bytes of a text in one codec make other characters in another. Found are whole documents, paragraphs and short runs
inside of good text, read wrong once or more often: UTF-8, GBK, Big5, Shift-JIS, EUC-JP and EUC-KR as Windows-1252, Latin-1
or as one another, and European text in UTF-8. Suspicious runs (bytes of UTF-8 in a Western codec, rare characters side by
side) are encoded again and read in each other codec; what comes out must be far likelier as Chinese, Japanese or Korean,
by the frequency of pairs of characters, than what stands there. Text that goes on in the same codecs is read on without a
search. Of European text, UTF-8 in the codecs of Cyrillic is read, and the rest is left to ftfy. A document full of one kind
has one finding.

Left alone: code and URLs; letters of European languages, phonetics and box drawing, which no codec turns into text; rare
characters of names and of classical Chinese. A repair with control characters, unassigned or private code points, or
another number of lines is refused.

Source: the codecs of Python, the WHATWG Encoding Standard for what browsers show; ftfy (R. Speer) for European text; the
model of pairs of characters, see `language/data/NOTICE.md`.

Fix safety: safe when no byte is lost and the bytes are UTF-8 with at least two characters, which chance does not make, or
the model is certain; unsafe between East Asian codecs; a suggestion where bytes were lost, with U+FFFD for what they leave
in doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "ENC301",
    "mojibake",
    unit=Document,
    severity="error",
    good=[
        "À côté du café, « voilà » l’été : Ça va bien…",
        "România și București, Đà Nẵng, Việt Nam, Ürümqi „Maß“",
        "[ðəˈkæt] ŋɡɔ̃ˈmɑ̃ʒ",
        "╔══╗ ░▒▓█▓▒░ ÄÄÄÄ¿ ÛÛÛÛ ³°°°³",
        "ÞÜÜÝ ÞÛÛÝ ÍÍÍ¼Q ÛÛÛÛÛß ±ÛÛ°±ÛÛ°",
        "κανονικό σφάλμα, κανονική είσοδος, αντικατάσταση; автомобиль",
        "用iPod聽CD，用MP3聽歌",
        "甲庚丙壬戊甲庚丙壬戊，辰戌丑未寅申巳亥",
        "亓官氏、澹台滅明、万俟卨、尉迟敬德、鼋头渚",
        "霓裳羽衣，瀲灩氤氳；鬱壘神荼，饕餮窮奇。",
        "Серија ЉУБЉАНА, ЊЕГОШ и Ђоко: «ГОСТ»… слов…», №5 — В«Правде», Їжак ЄС",
        "│ п │ я │ в│г│д│е│ж│",
        "Größe, Ærøskøbing, ¿Qué? ¡Olé! 25 °C ± 2 × 3",
    ],
    bad=[
        Bad("这里有«ç®€ä½“ä¸\xadæ–‡»四个字。", fixed="这里有简体中文四个字。"),
        Bad("标题：«¿ÉÒÔ´ò¿ªÎÄ¼þºÍ³ÌÐò»", fixed="标题：可以打开文件和程序"),
        Bad("说明«鎴戜滑鐨勪腑鍥戒汉»", fixed="说明我们的中国人"),
        Bad("It needs 5«聽»GB, see table«聽»2.", fixed="It needs 5\xa0GB, see table\xa02."),
        Bad("The caf«Ã©» is", fixed="The café is"),
        Bad("«РџСЂРёРІРµС‚», «РјРёСЂ»", fixed="Привет, мир"),
        Bad("«п÷я─п╦п╡п╣я┌»", fixed="Привет"),
        Bad("It«вЂ™»s in signi«п¬Ѓ»cant French, la r«Г©»gion", fixed="It’s in signiﬁcant French, la région"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.encoding.suspects import is_suspicious

    if document.view(is_suspicious):
        from wenlint_rules.encoding.repairs import findings

        yield from findings(document)
