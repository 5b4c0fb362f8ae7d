"""Reports of small datasets, and a real browser to look at them with."""

import json
import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord import export, write_report

SEEDS = Path(__file__).parents[2] / "seeds"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOSTILE = "</script><script>window.pwned = 1</script> <!-- <b>bold</b> ]]> &lt; \u2028 “\N{FERRY} late”"


def report_articles():
    """Articles with publishers and dates, enough for two pages of a table, and one that would like to be a script."""
    for number in range(60):
        yield {
            "id": f"note-{number}",
            "title": f"Harbour note {number}",
            "publisher": "The Harbour Post" if number % 3 else "Coastal Wire",
            "published": f"2026-03-{1 + number % 20:02}T08:00:00Z",
            "text": f"The ferry is {number} minutes late, Ana Ortiz said. Corvale Shipping accused Halden Rail of hiding the delay.",
        }
    yield {
        "id": "hostile",
        "title": '<img src="x" onerror="window.pwned = 2">',
        "publisher": '"><svg onload="window.pwned = 3">',
        "published": "2026-03-30T08:00:00Z",
        "url": "javascript:window.pwned = 4",
        "text": f"{HOSTILE}\n\n“It was {HOSTILE},” Bram Foss said.",
    }


@pytest.fixture(scope="session")
def news(tmp_path_factory):
    """A dataset of the seeds and of the articles above."""
    folder = tmp_path_factory.mktemp("report")
    lines = folder / "notes.jsonl"
    lines.write_text("".join(f"{json.dumps(article)}\n" for article in report_articles()))
    return export([SEEDS, lines], folder / "news").out


@pytest.fixture(scope="session")
def quiet(tmp_path_factory):
    """A dataset of one article in which nothing was found."""
    return export([SEEDS / "lighthouse-automation.txt"], tmp_path_factory.mktemp("report") / "quiet").out


@pytest.fixture(scope="session")
def report(news, tmp_path_factory):
    """The report of `news`, as the address of a file."""
    return write_report(news, tmp_path_factory.mktemp("pages") / "report.html").out.as_uri()


def find_browser():
    """Return what starts the system's browser, or say why the tests cannot run: in CI that is a failure."""
    stop = pytest.fail if os.environ.get("CI") else pytest.skip
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        stop("the test group is not installed: make test")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    return path or stop("no Chromium is installed: make browser")


@pytest.fixture(scope="session")
def browser():
    path = find_browser()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - after it is known to be there

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser):
    """Open an address in a window of its own; no error may be logged, and nothing but the file may be asked for."""
    contexts, wrong = [], []

    def check(request, url):
        if request.url.partition("#")[0] != url.partition("#")[0]:
            wrong.append(f"asked for {request.url}")

    def open_page(url, width=1280, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: check(request, url))
        page.goto(url)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong
