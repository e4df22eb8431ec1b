"""The report page as a text: one file, its data apart from its code, and nothing in it that a document could break out of."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from wenlint.report.html import SCRIPTS, island


class _Page(HTMLParser):
    """The elements of a page, and the text of its styles and scripts."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.parts, self.attributes = [], {"style": [], "script": [], "data": []}, []
        self._open = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))
        if tag in ("style", "script"):
            self._open = "data" if dict(attrs).get("type") == "application/json" else tag
            self.parts[self._open].append("")

    def handle_endtag(self, tag):
        if tag in ("style", "script"):
            self._open = None

    def handle_data(self, data):
        if self._open:
            self.parts[self._open][-1] += data


@pytest.fixture
def page(render):
    def make(results):
        return _Page(render("html", results))

    return make


def _data(page):
    (data,) = page.parts["data"]
    return json.loads(data)


def test_the_data(page, made):
    result = made.rich_result()
    data = _data(page([result, made.clean, made.unreadable]))
    assert [file["path"] for file in data["files"]] == ["docs/rich.md", "clean.md", "gone.md"]
    assert data["files"][2]["error"] == made.unreadable.error
    assert data["checked"] == 3
    assert data["rules"]["TST101"]["family"] == "residue"
    first, second, *_ = data["files"][0]["findings"]
    assert (first["code"], first["severity"], first["line"], first["col"]) == ("TST102", "error", 1, 4)
    assert first["fix"] == {"applicability": "safe", "title": "replace both", "edits": 2}
    assert [(place["file"], place["line"], place["col"], place["message"]) for place in first["related"]] == [
        (None, 1, 10, ""),
        (None, 2, 1, "the end"),
        ("其他/other file.md", 7, 5, "the other copy"),
    ]
    assert second["windows"] != first["windows"]
    assert data["files"][0]["findings"][2]["fix"] is None, "a fix that would lose bytes is not offered"


def test_hostile_findings_stay_data(page, render, hostile):
    made = page(hostile)
    empty = page([])
    assert made.tags == empty.tags, "what a document says makes no element"
    assert made.attributes == empty.attributes
    assert made.parts["script"] == empty.parts["script"]
    assert len(_data(made)["files"]) == len(hostile)
    (data,) = made.parts["data"]
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", data)
    assert render("html", hostile).encode("utf-8")


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "\u2028\u2029", "\ud800", "@SCRIPTS@ @POLICY@ @STYLE@"],
)
def test_island(text):
    made = island({"a": text})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", made)
    assert json.loads(made) == {"a": text.replace("\ud800", "<U+D800>")}


def test_placeholders_in_documents_are_text(page, made):
    data = _data(page([made.result("a.md", "一«@DATA@ @SCRIPTS@»二\n")]))
    assert data["files"][0]["findings"][0]["windows"] == [[[1, [0, "一", 1, "@DATA@ @SCRIPTS@", 0, "二"]]]]


def test_the_policy_allows_exactly_the_own_code(page):
    made = page([])
    (policy,) = [attributes["content"] for tag, attributes in made.attributes if attributes.get("http-equiv")]
    assert policy.startswith("default-src 'none'; ")
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    own = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in made.parts["script"] + made.parts["style"]}
    assert allowed == own
    assert len(made.parts["script"]) == len(SCRIPTS)
    assert "unsafe" not in policy


def test_one_file_that_asks_for_nothing(page, render):
    made = page([])
    assert not {"src", "srcset", "action", "formaction", "style"} & {name for _, given in made.attributes for name in given}
    assert {given["href"] for _, given in made.attributes if "href" in given} == {"#findings"}
    assert not any(name.startswith("on") for _, given in made.attributes for name in given)
    code = "".join(made.parts["script"])
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttp|import\(", code
    )
    assert not re.search(r"url\(|@import", made.parts["style"][0])


def test_both_languages_have_the_same_words():
    """The keys of the two tables in words.js, by their nesting: a word missing in one would show as `undefined`."""
    from wenlint.report.html import _asset

    english, chinese = re.search(r"\n  en: \{(.*?)\n  \},\n  zh: \{(.*?)\n  \},\n\};", _asset("words.js"), re.DOTALL).groups()
    keys = [re.findall(r'(?:^\s*|[{,] )("[^"]+"|\w+): ', table, re.MULTILINE) for table in (english, chinese)]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 60
