"""The patterns of the lines that web pages put around their text, made of the words in `page_words`."""

from __future__ import annotations

from functools import cache

from wenlint.api import compile_pattern
from wenlint_rules.residue.page_words import page_words

_INSTITUTION = r"[\w《》“”()（）&. ]{0,24}(?:[报网台社]|中心|新闻|日报社|融媒体?|客户端|公众号|频道|在线|官网|官微|微博|微信|集团|公司|杂志|发布|[部局委办厅院处科室站所]|学校|大学|学院|中学|小学|政府|协会|学会|论坛|博客|资讯|视频|图片库?|学习强国|强国论坛|央视|央广|新华|澎湃|新浪|搜狐|网易|腾讯|凤凰|头条号?|百度百科?|知乎|豆瓣)"
_NOBODY = "小编|佚名|匿名|网络|互联网|本站|本网|网友|未知|管理员|admin|Admin|不详"

_DATE = r"(?:[0-9]{4}|[0-9]{2})[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[ T]*[0-9]{1,2}[:时][0-9]{2}(?:[:分][0-9]{2})?)?"
_NUMBER = r"\(?[0-9][0-9,.]*[ ]?(?:次|人次|人|条|个|万|[kKwW])?[+]?\)?"


_SHARE = r"(?:一键)?(?:分享|转发|转播|转贴|推荐)(?:本文|文章|此文|本页|按钮|链接)?(?:到|至|给|于)?|[Ss]hare(?: this)?(?: (?:on|to|via))?|SHARE|Follow us(?: on)?|Find us on"


class Grammar:
    """The patterns made of the words."""

    def __init__(self) -> None:
        words = page_words()
        self.links = words.section("link") | words.section("english")
        self.parts = words.section("part") | words.section("weak english")
        self.sites = words.section("site")
        self.roles, self.work = words.section("role"), words.section("work")
        self.counts, self.meta = words.section("count"), words.section("meta")
        self.common, self.reporters = words.section("common"), words.section("reporter")
        self.people_labels, self.institution_labels = words.section("person label"), words.section("institution label")
        self.size_words = words.section("size")
        reporter = "|".join(words.words("reporter"))
        sizes = "|".join(words.words("size")).replace("+", "[+]")
        label = "|".join(words.words("role", "work", "count", "meta"))
        several = rf"(?:{label})(?:[ ]?[/、,&和][ ]?(?:{label}))*"
        self.pair = compile_pattern(rf"({several})[ ]*[:|/][ ]*")
        person = rf"(?!.{{1,3}}[摄攝画绘作](?:$|[^\u4e00-\u9fff]))(?:{words.name}|{_NOBODY}|小[\u4e00-\u9fff]{{1,2}})(?:\((?:实习|见习)\))?"
        people = (
            rf"(?:(?:实习生|记者|通讯员)[ :]?)?{person}(?:[ 、,/&和]+(?:(?:实习生|记者|通讯员)[ :]?)?{person}){{0,9}}(?:[ ]?等)?"
        )
        self.people = compile_pattern(people)
        self.spaced = compile_pattern(rf"(?:({several})[ ]+{people}[ ;|]*)+")
        self.byline = compile_pattern(
            rf"(?:{reporter})[ :]*{people}(?:[ ;]*(?:{reporter})[ :]*{people})*(?:[ /]*[\u4e00-\u9fff]{{0,6}}(?:报道|报导|摄影报导|专访))?"
        )
        self.institution = compile_pattern(_INSTITUTION)
        self.counters = compile_pattern(rf"(?:(?:本文|共)?(?:{'|'.join(words.words('count'))})[ ]*[:( ][ ]*{_NUMBER}[)]?[ |,;/]*)+")
        self.sizes = compile_pattern(rf"(?:字号|字级|字体|字体大小)[ ]*:?[ ]*(?:(?:{sizes})[ |/\[\]()]*)+")
        self.opening_date = compile_pattern(rf"(?:{_DATE})[ |]+(?=[\u4e00-\u9fff])")
        self.closing_date = compile_pattern(rf"[ (]+(?:{_DATE})[)]?$")
        self.nobody = compile_pattern("(?:网络|互联网|本站|本网|网友|佚名|原创|网站)(?:原创|整理|转载|收集|综合|投稿|上传|发布)?")
        self.date, self.number = compile_pattern(_DATE), compile_pattern(_NUMBER)
        places = "|".join(words.words("place"))
        self.place = compile_pattern(rf"[^\w]?({places})[ ]*(:?)[ ]*(.*)")
        self.neighbour = compile_pattern(rf"(?:{'|'.join(words.words('neighbour'))})[ ]*:.{{0,100}}")
        self.share = compile_pattern(rf"(?:{_SHARE})[ ]*:?[ ]*")


@cache
def grammar() -> Grammar:
    """The patterns, made when the first line is looked at."""
    return Grammar()
