"""The report page in a browser: Debian's Chromium, where it is installed."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from wenlint.cli import main
from wenlint.document import Document
from wenlint.finding import Finding, Fix, Span
from wenlint.run import FileResult

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e .[dev]")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")

DAMAGED = "他说\u200b来了。\n\n手持锟斤拷。\n\n又说\u200b走了。\n\n再说\u200b一次。\n"


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as running:
        sandbox = [] if os.getuid() else ["--no-sandbox"]
        made = running.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield made
        made.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Open a page text; what the page complains about fails the test."""
    complaints = []
    contexts = []

    def open_(text, **settings):
        path = tmp_path / "report.html"
        path.write_text(text, "utf-8")
        context = browser.new_context(**{"locale": "en-US", "viewport": {"width": 1300, "height": 900}, **settings})
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        tab.on(
            "request", lambda request: complaints.append(request.url) if not request.url.startswith(("file:", "blob:")) else None
        )
        tab.goto(path.as_uri())
        tab.wait_for_selector("html[data-ready]")
        return tab

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def checked(tmp_path, monkeypatch):
    """A folder with two damaged documents, and the text of its report."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.txt").write_text(DAMAGED, "utf-8")
    (tmp_path / "docs/<b>&.md").write_text("他说\u200b来了。\n", "utf-8")
    assert main(["check", "--isolated", "--select=ENC303,ENC305", "--output-format=html", "-o", "out.html", "docs"]) == 1
    return (tmp_path / "out.html").read_text("utf-8")


def cards(tab):
    return tab.locator(".card")


def where(tab):
    """The current finding as `code line:col`."""
    card = tab.locator('.card[aria-current="true"]')
    return f"{card.locator('header .code').inner_text()} {card.locator('header .where').inner_text()}"


def test_what_is_shown(open_page, checked):
    tab = open_page(checked)
    assert cards(tab).count() == 5
    assert tab.locator("#count").inner_text() == "5 findings"
    assert tab.locator(".document-name").all_inner_texts() == ["docs/<b>&.md", "docs/a.txt"]
    first = cards(tab).first
    assert first.locator("del").inner_text() == "U+200B"
    assert first.locator(".text").first.text_content() == "他说U+200B来了。"
    assert tab.locator(".strip rect").count() >= 2
    first.locator("summary").click()
    assert "Fix safety" in first.locator(".about .page").inner_text()


def test_one_finding_per_place_is_decided_by_click_and_undone(open_page, checked):
    tab = open_page(checked)
    accept = cards(tab).nth(0).get_by_role("button", name="Accept")
    accept.click()
    assert accept.get_attribute("aria-pressed") == "true"
    assert tab.locator("#progress").inner_text() == "1 accepted, 0 rejected, 4 open"
    cards(tab).nth(0).get_by_role("button", name="Reject").click()
    assert tab.locator("#progress").inner_text() == "0 accepted, 1 rejected, 4 open"
    tab.locator("#undo").click()
    assert tab.locator("#progress").inner_text() == "1 accepted, 0 rejected, 4 open"
    accept.click()
    assert tab.locator("#progress").inner_text() == "0 accepted, 0 rejected, 5 open"


def test_keys(open_page, checked):
    tab = open_page(checked)
    for key, place in [("j", "ENC305 1:3"), ("j", "ENC305 1:3"), ("j", "ENC303 3:3"), ("k", "ENC305 1:3"), ("x", "ENC303 3:3")]:
        tab.keyboard.press(key)
        assert where(tab) == place
    tab.keyboard.press("a")
    assert tab.locator("#status").text_content() == "This finding has no repair to accept."
    assert where(tab) == "ENC303 3:3"
    tab.keyboard.press("u")
    assert where(tab) == "ENC305 1:3"
    assert tab.locator("#progress").inner_text().startswith("0 accepted, 0 rejected")
    tab.keyboard.press("?")
    assert tab.locator("dialog[open]").is_visible()
    tab.keyboard.press("j")
    tab.keyboard.press("Escape")
    assert where(tab) == "ENC305 1:3", "behind the dialog no key counts"
    tab.keyboard.press("/")
    tab.keyboard.type("jax")
    assert tab.locator("#search").input_value() == "jax"
    assert tab.locator("#nothing").is_visible()


def test_filters_and_search(open_page, checked):
    tab = open_page(checked)
    facet = tab.locator('.facet[data-facet="code"] .value[data-value="ENC305"]')
    assert facet.locator(".count").inner_text() == "4"
    facet.click()
    assert (cards(tab).count(), tab.locator("#count").inner_text()) == (4, "4 of 5 findings")
    assert facet.get_attribute("aria-pressed") == "true"
    other = tab.locator('.facet[data-facet="code"] .value[data-value="ENC303"] .count')
    assert other.inner_text() == "1", "the counts of a facet say what a click there would bring"
    tab.locator("#search").fill("走了")
    assert cards(tab).count() == 2, "in the line of a finding, or in the context that is shown"
    tab.locator("#clear").click()
    assert cards(tab).count() == 5
    tab.locator(".document .value").first.click()
    assert cards(tab).count() == 4
    tab.locator("#search").fill("ENC303")
    assert cards(tab).count() == 1
    tab.locator("#search").fill("nowhere")
    assert tab.locator("#nothing").inner_text() == "No finding passes these filters."


def test_decisions_go_round(open_page, checked, tmp_path, capsys):
    tab = open_page(checked, accept_downloads=True)
    for key in "jjaxxa":  # in docs/a.txt: ENC305 accepted, ENC303 and the second ENC305 rejected, the third accepted
        tab.keyboard.press(key)
    with tab.expect_download() as download:
        tab.locator("#download").click()
    assert download.value.suggested_filename == "decisions.json"
    download.value.save_as(tmp_path / "decisions.json")
    data = json.loads((tmp_path / "decisions.json").read_text("utf-8"))
    assert data["version"] == 1
    assert [list(decision) for decision in data["decisions"]] == [["file", "code", "line", "col", "fingerprint", "decision"]] * 4
    assert [(decision["line"], decision["decision"]) for decision in data["decisions"]] == [
        (1, "accept"),
        (3, "reject"),
        (5, "reject"),
        (7, "accept"),
    ]
    assert {decision["file"] for decision in data["decisions"]} == {"docs/a.txt"}
    command = ["check", "--isolated", "--select=ENC303,ENC305", "--fix", "--decisions=decisions.json", "docs"]
    assert main(command) == 1
    assert Path("docs/a.txt").read_text("utf-8") == "他说来了。\n\n手持锟斤拷。\n\n又说\u200b走了。\n\n再说一次。\n"
    assert Path("docs/<b>&.md").read_text("utf-8") == "他说\u200b来了。\n"
    capsys.readouterr()
    assert main(command) == 2
    assert "docs/a.txt: 2 accepted fixes were not applied" in capsys.readouterr().err


def test_decisions_survive_a_reload(open_page, checked):
    tab = open_page(checked)
    for key in "jax":
        tab.keyboard.press(key)
    assert tab.locator("#progress").inner_text() == "1 accepted, 1 rejected, 3 open"
    tab.wait_for_timeout(500)  # on a busy machine the browser's storage may lag behind, and no person reloads at once
    tab.reload()
    tab.wait_for_selector("html[data-ready]")
    assert tab.locator("#progress").inner_text() == "1 accepted, 1 rejected, 3 open"
    assert tab.locator("#status").text_content() == "2 decisions restored from this browser"


def test_accepting_all_shown_takes_safe_ones_only(open_page, render, made):
    document = Document("甲乙丙")
    kinds = ("safe", "unsafe", "suggestion")
    findings = [
        Finding(
            Span(at, at + 1),
            "m",
            fix=Fix.delete(Span(at, at + 1), title="t", applicability=kind),
            rule=made.error_rule,
            lines=document.lines,
        )
        for at, kind in enumerate(kinds)
    ]
    tab = open_page(render("html", [FileResult("a.md", document, findings)]))
    tab.locator("#accept-shown").click()
    assert tab.locator("#progress").inner_text() == "1 accepted, 0 rejected, 2 open"
    assert tab.locator("#accept-shown").is_disabled()


def test_language_and_theme(open_page, checked):
    tab = open_page(checked, locale="zh-CN")
    assert tab.locator("html").get_attribute("lang") == "zh-Hans"
    assert tab.locator("#count").inner_text() == "共 5 处"
    tab.get_by_role("button", name="English").click()
    assert tab.locator("#count").inner_text() == "5 findings"
    assert "undefined" not in tab.locator("body").inner_text()
    light = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.locator("#theme").click()
    assert tab.locator("html").get_attribute("data-theme") == "dark"
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != light
    tab.reload()
    tab.wait_for_selector("html[data-ready]")
    assert (tab.locator("html").get_attribute("lang"), tab.locator("html").get_attribute("data-theme")) == ("en", "dark")


def test_hostile_documents(open_page, render, hostile):
    tab = open_page(render("html", hostile))
    assert tab.evaluate("document.querySelectorAll('#list img, #list script, #list a, #list iframe').length") == 0
    found = sum(len(result.findings) for result in hostile)
    seen = 0
    while True:  # walk through all, so that each is rendered
        tab.keyboard.press("j")
        seen += 1
        if seen == found:
            break
    assert where(tab).startswith("TST101")
    assert tab.evaluate("typeof window.evil") == "undefined"


def test_a_document_that_speaks_html(open_page, render, made):
    attack = "<img src=x onerror=evil()></script><script>window.evil=1</script><svg onload=evil()>"
    tab = open_page(render("html", [made.result(f"{attack}.md", f"前«{attack}»后\n", attack)]))
    card = cards(tab).first
    assert card.locator("mark").inner_text() == attack
    assert card.locator(".message").inner_text() == attack
    assert tab.evaluate("typeof window.evil") == "undefined"
    assert tab.locator("#list img").count() == 0


def test_the_policy_stops_markup_from_text(browser, checked, tmp_path):
    (tmp_path / "report.html").write_text(checked, "utf-8")
    tab = browser.new_page()
    tab.goto((tmp_path / "report.html").as_uri())
    error = tab.evaluate("() => { try { document.body.innerHTML = '<b>x</b>'; return ''; } catch (error) { return error.name; } }")
    assert error == "TypeError"
    injected = """() => {
        const image = document.createElement('img');
        image.setAttribute('src', 'https://example.org/x.png');
        return new Promise((done) => {
            document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
            document.body.append(image);
        });
    }"""
    assert tab.evaluate(injected) == "img-src"
    tab.close()


def test_print_shows_all(open_page, render, made):
    results = [made.result(f"{number}.md", "一«二»三\n") for number in range(100)]
    tab = open_page(render("html", results))
    assert cards(tab).count() < 100, "far ones are not there yet"
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert cards(tab).count() == 100
    tab.emulate_media(media="print")
    assert tab.locator(".side").is_hidden()
    assert tab.locator(".decide").is_hidden()


def test_it_can_be_used_without_a_mouse(open_page, checked):
    tab = open_page(checked)
    seen = []
    for _ in range(40):
        tab.keyboard.press("Tab")
        seen.append(tab.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"))
    assert "Skip to the findings" in seen[0]
    assert {"search", "a Accept", "x Reject"} <= set(seen)
    unnamed = tab.evaluate(
        """[...document.querySelectorAll('button, input, summary')]
           .filter((each) => !(each.textContent.trim() || each.getAttribute('aria-label') || each.labels?.length)).length"""
    )
    assert unnamed == 0


def test_ten_thousand_findings(open_page, render, made):
    """All are reachable though few are rendered. Times are measured by tests/bench/page.py and not asserted."""
    results = [made.result(f"{number}.md", "正文«坏»正文\n" * 100) for number in range(100)]
    started = time.monotonic()
    tab = open_page(render("html", results))
    assert time.monotonic() - started < 60
    assert tab.locator("#count").inner_text() == "10,000 findings"
    assert cards(tab).count() < 100
    tab.locator("#search").fill("99.md")
    assert tab.locator("#count").inner_text() == "100 of 10,000 findings"
    tab.locator("#clear").click()
    tab.evaluate("page.go(page.model.findings[9999])")
    assert where(tab) == "TST101 100:3"
    assert cards(tab).count() < 150
