"""The builder of the words of web pages."""

import os

import pytest

from builders import load
from wenlint_rules.residue.page_words import DATA, PageWords, page_words

boilerplate = load("boilerplate")


def test_sections() -> None:
    lines = ["# note", "[role]", "责编 | 编辑", "# more", "责编 | 供图", "", "[english]", "back to top | log in"]
    assert boilerplate.sections(lines) == {"role": ["责编", "编辑", "供图"], "english": ["back to top", "log in"]}
    with pytest.raises(ValueError, match="no section"):
        boilerplate.sections(["责编"])


def test_translations() -> None:
    template = '{% macro t(key) %}{{ {\n  "action.edit": "编辑此页",\n  "toc": "目录",\n  "top": "回到页面顶部"\n}[key] }}'
    assert list(boilerplate.material(template)) == ["编辑此页", "回到页面顶部"]
    catalogue = 'msgid "Show Source"\nmsgstr "显示源代码"\n\nmsgid "Index"\nmsgstr "索引"\n\nmsgid "Next topic"\nmsgstr ""\n'
    assert list(boilerplate.sphinx(catalogue)) == ["显示源代码"]


def test_folds_and_heads() -> None:
    table = boilerplate.folds("责编赞", {"責": "责", "編": "编", "讚": "赞", "贊": "赞"}.get)
    assert table == {"責": "责", "編": "编", "讚": "赞", "贊": "赞"}
    assert boilerplate.heads(["责编", "文", "log in"], {"責": "责"}) == sorted(
        ["责编", "責编", *("文" + mark for mark in ":：/／|｜ 　"), "lo", "Lo", "LO"]
    )


def test_the_words_of_the_package_are_those_of_the_list() -> None:
    with open(boilerplate.WORDS, encoding="utf-8") as file:
        own = boilerplate.sections(file.read().splitlines())
    words = page_words()
    for name, listed in own.items():
        if name not in ("sentence", "surname"):
            assert set(listed) <= words.section(name), name
    assert words.folded("責任編輯：") == "责任编辑:"


def test_words_are_read_from_sections() -> None:
    words = PageWords(["[role]", "责编|责任编辑", "[fold]", "責編輯|责编辑", "[surname]", "张王", "[compound surname]", "欧阳"])
    assert words.words("role") == ["责任编辑", "责编"]
    assert words.plain(" 責任編輯(jí)：【甲】 ") == "责任编辑:[甲]"
    assert len(words.folded("責：１【")) == 4
    assert os.path.exists(DATA)
