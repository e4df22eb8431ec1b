"""What of LaTeX is prose."""

import pytest

from wenlint.document import Document

KINDS = {"paragraph": "", "heading": "#", "list-item": "-", "table-cell": "|"}


def blocks(text: str) -> list[str]:
    """Each block with a sign for its kind; objects as `□`."""
    document = Document(text, format="latex")
    return [f"{KINDS[block.kind]}{block.text}".replace("\ufdd0", "□") for block in document.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("甲\n乙\n\n丙\n", ["甲乙", "丙"]),
        ("\\documentclass{article}\n序\n\\begin{document}\n文\n\\end{document}\n", ["文"]),
        ("\\section{标题}\\label{a}\n文\n\\subsection*{小节}\n", ["#标题", "文", "#小节"]),
        ("甲\\textbf{乙}\\emph{丙\\textit{丁}}戊\n", ["甲乙丙丁戊"]),
        ("文\\cite{a}，见\\ref{b}。% 注释\n续\n", ["文□，见□。续"]),
        ("100\\% \\& \\_\n", ["100% & _"]),
        ("公式 $a+b$，\\(c\\)，\\[d\\]，$$e$$\n", ["公式 □，□，□，□"]),
        ("\\begin{equation}\na\n\\end{equation}\n文\n", ["文"]),
        ("\\begin{lstlisting}[language=C]\n代码 % {\n\\end{lstlisting}\n文 \\verb|x{| 文\n", ["文 □ 文"]),
        ("\\begin{itemize}\n\\item 甲\n\\item[b] 乙\n\\end{itemize}\n文\n", ["-甲", "-乙", "文"]),
        ("\\begin{quote}\n引文\n\\end{quote}\n", ["引文"]),
        ("\\begin{figure}[ht]\n\\centering\n\\includegraphics[width=1cm]{a}\n\\caption{图题}\n\\end{figure}\n", ["□", "#图题"]),
        ("\\begin{tabular}{ll}\n甲 & 乙 \\\\\n\\end{tabular}\n文\n", ["文"]),
        ("见\\href{http://a.example}{网站}，\\textcolor{red}{红}，\\url{b}。\n", ["见网站，红，□。"]),
        ("\\mycommand{甲}[b]{c} 文\n", ["□ 文"]),
        ("甲\\footnote{脚注}乙\n", ["甲脚注乙"]),
        ("{\\bf 粗}体，caf\\'e\n", ["粗体，caf□"]),
        ("一行\\\\二行\\\\[1ex]三行\n", ["一行二行三行"]),
        ("图~1\n", ["图□1"]),
        ("价格 5\\$，没有结束的 $ 号\n", ["价格 5$，没有结束的  号"]),
        ("\\textbf{没有结束\n", ["没有结束"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize("piece", ["{", "}", "\\a{", "\\textbf{", "\\href{a}{", "$", "\\begin{a}", "\\begin{verbatim}", "\\", "%{"])
def test_hostile(piece: str) -> None:
    blocks(piece * 10_001)
