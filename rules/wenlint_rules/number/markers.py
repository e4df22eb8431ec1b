"""The markers of enumerations in a document: 第一章, 一、, （一）, 1., (1), ①, 01, 一是, 第一，, Step 1.

A marker is known by its shape and by where it stands: at the beginning of a line, or behind the punctuation in front of
a clause.  Whether it really counts something shows only when others follow: see `enumerations`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wenlint.api import Document, Span
from wenlint_rules.number.numerals import ARABIC, CHINESE, ENCLOSED, ROMAN, to_number

if TYPE_CHECKING:
    from collections.abc import Iterator


class Form(NamedTuple):
    """What the markers of one series share.

    `rank` orders forms as GB/T 9704 does (第一章, 一、, （一）, 1., （1）, ①): a marker of a lower rank heads those of higher ones.
    """

    name: str
    rank: int


class Marker(NamedTuple):
    """A number in front of an item.

    `start`, `end` and `line` are prose offsets: of the marker, and of the beginning of the line that it stands in.  The
    number of an item in a Markdown list is markup and no part of the prose: then `start` and `end` are those of the item.
    `span` is the place in the source; `numeral` is the number as written, `label` the marker without its last point.

    `rank` is that of the form, or the level of the heading that the marker stands in, which counts for more.  A `weak`
    marker may continue a series and is nothing otherwise: 10 alone on a line after 09, 其次 after 首先.
    """

    form: Form
    number: int
    numeral: str
    label: str
    start: int
    end: int
    line: int
    span: Span
    rank: int
    opens_line: bool
    weak: bool

    @property
    def follows_its_text(self) -> bool:
        """True for a marker that is markup, in front of the prose."""
        return self.start == self.end


class Break(NamedTuple):
    """A place that ends series of a higher rank without being a marker: an unnumbered heading or list item."""

    start: int
    rank: int


_A, _Z, _AZ = f"[{ARABIC}]{{1,5}}", f"[{CHINESE}]{{1,7}}", f"(?:[{ARABIC}]{{1,5}}|[{CHINESE}]{{1,7}})"
_BLANK = "[ \t\u3000\xa0]"
_UNIT = "部分|单元|單元|阶段|階段|[编編篇卷章节節条條讲講课課回步类類种種点點장절조편]"
_ADVERBS = {"首先": 1, "其次": 2, "再次": 3}

# What makes 第三条 or (3) a mention and no marker: 第三条规定, 第一章至第三章, (3)式.
_MENTION = "[规規的之、和与與及至或到款项項，,;；。”」』）)~～—式의에을를과와은는]"

# In a clause 一是, 二要; but 一是一, 三要素, 一要点.
_CLAUSE = "(?:是(?![一二三四五六七八九十])|要(?![素领領点點害义義件闻聞道塞]))"

_SHAPES = rf"""
    [第제]{_BLANK}?(?P<unit>{_AZ}){_BLANK}?(?P<of>{_UNIT})(?!{_MENTION})
  | 第(?P<ordinal>{_AZ})(?:[，,、：:]|[是要])
  | 其(?P<among>[{CHINESE}]{{1,3}})[，,、：:是]
  | (?P<clause>[{CHINESE}]{{1,3}}){_CLAUSE}
  | [（(]{_BLANK}?(?P<bracketed>{_AZ}){_BLANK}?[）)](?!{_MENTION})
  | (?P<comma>{_AZ})、(?![{ARABIC}{CHINESE}])
  | (?P<point>{_AZ})[.．](?![{ARABIC}])
  | (?P<paren>{_AZ})[）)](?!{_MENTION})
  | (?P<enclosed>[{ENCLOSED}])(?!{_MENTION})
"""

_LINE_SHAPES = rf"""
  | (?P<roman>[IVX]{{1,6}}|[{ROMAN}])(?:[.．、]|(?={_BLANK}))
  | (?P<bare>\d\d|[{CHINESE}]{{1,3}})(?={_BLANK}*(?:\n|\Z))
  | (?P<word>步骤|步驟|[Ss]tep|[Cc]hapter|[Ss]ection|[Pp]art|[Aa]rticle|[Ll]esson|[Pp]hase|[Ss]tage|[Uu]nit|STEP|CHAPTER|PART)
    [ ]?(?P<ofword>{_AZ}|[IVX]{{1,6}})(?=[.:：、]|{_BLANK}*(?:\n|\Z))
"""

# The first characters of all shapes: most lines and clauses are turned away by one look.
_FIRST = rf"(?=[第제其（({ARABIC}{CHINESE}{ENCLOSED}"
_LINE = rf"[\#*>]{{0,6}}{_BLANK}*(?:{_FIRST}{ROMAN}步IVXSsCcPpAaLlUu])(?:{_SHAPES}{_LINE_SHAPES})|(?P<word1>))".replace("|(?P<word1>)", "")
_INLINE = rf"(?P<before>[。；：，、！？;:,“「『”’」』）…]){_BLANK}*{_FIRST}首再])(?:{_SHAPES}|(?P<adverb>首先|其次|再次)(?=[，,是要]))"
