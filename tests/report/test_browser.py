"""Reports in a real browser, opened from disk as a reader opens them.

Needs a Chromium (found by name, or at XINNLP_CHROMIUM) and, for the checks of accessibility, axe-core (`make axe`, or a
file at XINNLP_AXE); without one, its tests are skipped with a word.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from report.builders import HOSTILE, make_article, make_hostile, make_small_site
from xinnlp.report import build_report, search_index

playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install 'xinnlp[dev]'")

ROOT = Path(__file__).parent.parent.parent
BROWSER = os.environ.get("XINNLP_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
AXE = Path(os.environ.get("XINNLP_AXE") or ROOT / "node_modules" / "axe-core" / "axe.min.js")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
MANY = 45
GENTLE = 20_000  # milliseconds: a machine may be busy

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium found: install one, or name it in XINNLP_CHROMIUM")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return a report of fifty articles, with hostile ones among them, in several chunks of data."""
    folder = tmp_path_factory.mktemp("browser") / "with space & [marks]#"
    records = make_small_site() + [make_hostile(text) for text in HOSTILE]
    records += [
        make_article(f"Piece {number}\n\nRoe Fund wrote.", organisations={"Roe Fund": ()}, path=f"piece-{number}.txt",
                     date_published=f"20{number % 20:02}-01-01")
        for number in range(MANY)
    ]  # fmt: skip
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "a.jsonl").write_text("".join(json.dumps(record.to_dict()) + "\n" for record in records))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "ROWS", 30)
        build_report([folder / "in"], folder / "site", print)
    return folder / "site"


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, site):
    """Return a function that opens a page; at the end nothing may have complained, run or left the disk."""
    heard, contexts = [], []

    def listen(page):
        page.set_default_timeout(GENTLE)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.on("request", lambda request: request.url.startswith("file:") or heard.append(request.url))

    def open_page(pattern, *, width=1200, scheme="light"):
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme))
        page = contexts[-1].new_page()
        listen(page)
        page.goto(next(site.glob(pattern)).as_uri())
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            heard += [] if page.evaluate("window.hacked === undefined") else ["something ran"]
        context.close()
    assert heard == []


def titles(page):
    return page.locator("#results h3").all_inner_texts()


def wait_for_count(page, text):
    playwright.expect(page.locator("#count")).to_have_text(text, timeout=GENTLE)


def wait_until(page, expression):
    """Wait until an expression is true (Playwright's own wait_for_function needs eval, which the pages forbid)."""
    for _ in range(GENTLE // 50):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def tab_to(page, expression):
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.keyboard.press("Tab")
    raise AssertionError(expression)


def test_no_page_complains_or_runs_what_an_article_says_and_none_scrolls_sideways(open_page, site):
    page = open_page("index.html", width=320)
    entities = sorted((*site.glob("people/*.html"), *site.glob("organisations/*.html")))
    articles = [path for path in site.glob("articles/*.html") if not path.name.startswith("piece-")]
    pages = [*site.glob("*.html"), *articles, *entities[::4]]
    assert len(pages) > len(HOSTILE)
    for path in pages:
        page.goto(path.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, path.name
    page.goto((site / "index.html").as_uri())
    page.get_by_label("Words").fill("window.hacked")
    found = [text for text in HOSTILE if "window.hacked" in text]
    wait_for_count(page, f"{len(found)} articles")
    assert len(titles(page)) == len(found) > 5


def test_words_and_filters_find_articles(open_page):
    page = open_page("index.html")
    wait_for_count(page, f"{5 + len(HOSTILE) + MANY} articles")
    page.get_by_label("Words").fill("nyota")
    wait_for_count(page, "3 articles")
    assert titles(page) == ["Three grants", "Lowe Trust gives desks", "A school opens"]
    page.get_by_label("Currency").select_option("GBP")
    wait_for_count(page, "1 article")
    page.get_by_label("At least").fill("20001")
    wait_for_count(page, "No article fits. Take a filter away, or clear them all.")
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Person").fill("ada lowe")
    wait_for_count(page, "2 articles")
    page.get_by_label("From").fill("2022-01-01")
    wait_for_count(page, "1 article")
    page.locator("#results a").first.click()
    assert "LFT looks to the sea" in page.locator("h1").inner_text()
    page.go_back()
    wait_for_count(page, "1 article")
    assert page.get_by_label("Person").input_value() == "ada lowe"


def test_a_bar_of_a_chart_filters_and_more_are_shown_on_demand(open_page):
    page = open_page("index.html")
    page.get_by_role("link", name="Life below water").click()
    wait_for_count(page, "1 article")
    assert titles(page) == ["LFT looks to the sea"]
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Organisation", exact=True).fill("roe fund")
    wait_for_count(page, f"{MANY + 1} articles")
    page.get_by_role("button", name="Show more").click()
    assert len(titles(page)) == 40
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#results li')[20]")


def test_a_card_leads_to_its_words_and_back(open_page):
    page = open_page("articles/desks-*.html")
    card = page.locator("#p1")
    card.locator("a.jump").last.click()
    lit = page.locator(".text .lit")
    wait_until(page, "document.activeElement.matches('.text .lit')")
    assert lit.all_inner_texts() == ["Ada Lowe"]
    page.get_by_role("link", name="Back to the list").click()
    assert card.evaluate("one => one.classList.contains('lit') && one.contains(document.activeElement)")
    card.click(position={"x": 3, "y": 3})
    wait_until(page, "document.activeElement.matches('.text .lit')")
    assert len(lit.all_inner_texts()) == 1
    page.locator(".text .mark.person").first.click()
    wait_until(page, "document.activeElement.id === 'p1'")
    page.get_by_label("person").uncheck()
    colour = "getComputedStyle(document.querySelector('.text .person')).backgroundColor"
    assert page.evaluate(colour) == "rgba(0, 0, 0, 0)"


def test_words_with_several_meanings_are_lit_whole(open_page):
    page = open_page("articles/desks-*.html")
    page.locator("#q1 a.jump").click()
    wait_until(page, "document.activeElement.matches('.text .lit')")
    assert "".join(page.locator(".text .quote.lit").all_inner_texts()) == "“Children learn better with desks,”"


def test_the_keyboard_is_enough(open_page):
    page = open_page("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, "document.activeElement.id === 'words'")
    page.keyboard.type("desks")
    wait_for_count(page, "1 article")
    tab_to(page, "document.activeElement.closest('#results') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/desks-*")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    wait_until(page, "document.activeElement !== document.body")
    tab_to(page, "document.activeElement.matches('#p1 a.jump')")
    page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.matches('.text .lit')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('#p1 a.jump')")


def test_a_missing_data_file_is_told(browser, site, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("articles-1.js", "articles", "people", "organisations"))
    page = browser.new_page()
    page.set_default_timeout(GENTLE)
    page.goto(f"{(copy / 'index.html').as_uri()}#words=desks")
    wait_for_count(page, "The data of this report could not be read: see that the folder data is beside this page.")
    page.close()


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core found: run `make axe`, or name axe.min.js in XINNLP_AXE")
@pytest.mark.parametrize(
    ("scheme", "patterns"),
    [
        ("light", ("index.html", "articles/desks-*.html", "organisations/lowe-*.html", "people.html", "names.html")),
        ("dark", ("index.html", "articles/desks-*.html")),
    ],
)
def test_axe_finds_nothing_serious(open_page, scheme, patterns):
    script = AXE.read_text(encoding="utf-8")
    for pattern in patterns:
        page = open_page(pattern, scheme=scheme)
        page.evaluate(script)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
        grave = [rule for rule in found if rule["impact"] in ("serious", "critical")]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in grave] == [], pattern
