"""The page as a file: what may run in it, and that text cannot get out of its place."""

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from onrecord.report.pages import Page, iter_page

ASSETS = Path(__file__).parents[2] / "exporter" / "onrecord" / "report" / "assets"
LIBRARIES = json.loads((ASSETS / "vendor" / "libraries.json").read_text())
HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & \N{FERRY}"


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the content of its scripts and styles."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.contents = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag in ("script", "style", "title"):
            self.contents.append((tag, dict(attributes), ""))

    def handle_data(self, data):
        if self.contents:
            tag, attributes, content = self.contents[-1]
            self.contents[-1] = (tag, attributes, content + data)

    def handle_endtag(self, tag):
        if tag in ("script", "style", "title"):
            self.contents.append(("", {}, ""))


@pytest.fixture(params=[None, {"counts": {}, "note": HOSTILE}], ids=["article", "dataset"])
def page(request):
    return "".join(iter_page(Page(HOSTILE, request.param), [[{"id": "1", "text": HOSTILE}], [{"id": "2"}]]))


def test_text_comes_out_of_the_page_as_it_went_in(page):
    elements = Elements(page)
    assert next(content for tag, _, content in elements.contents if tag == "title") == HOSTILE
    data = next(content for _, attributes, content in elements.contents if attributes.get("id") == "page")
    assert json.loads(data)["title"] == HOSTILE
    packed = [content for _, attributes, content in elements.contents if attributes.get("class") == "articles"]
    batches = [json.loads(gzip.decompress(base64.b64decode(content))) for content in packed]
    assert batches == [[{"id": "1", "text": HOSTILE}], [{"id": "2"}]]
    assert "<script>alert(1)" not in page


def test_the_policy_lets_the_own_scripts_and_styles_run_and_no_others(page):
    elements = Elements(page)
    (policy,) = [
        attributes["content"] for tag, attributes in elements.tags if "Content-Security-Policy" in attributes.values()
    ]
    running = [
        content for tag, attributes, content in elements.contents if tag in ("script", "style") and not attributes
    ]
    digests = [base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() for content in running]
    assert sorted(re.findall(r"sha256-([^']+)'", policy)) == sorted(digests)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_nothing_in_the_page_is_fetched(page):
    asking = {"src", "href", "srcset", "action", "data", "poster"}
    found = [value for _, attributes in Elements(page).tags for name, value in attributes.items() if name in asking]
    assert found == ["#main"]
    assert "@import" not in page
    assert "url(http" not in page


def test_no_script_of_ours_reads_a_string_as_html():
    scripts = {path.name: path.read_text(encoding="utf-8") for path in (ASSETS / "js").glob("*.js")}
    ways = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|\.html\("
    )
    assert not {name: ways.findall(text) for name, text in scripts.items() if ways.search(text)}


def test_every_script_and_style_is_in_the_page():
    page = "".join(iter_page(Page("All", {"counts": {}}), []))
    for path in [*(ASSETS / "js").glob("*.js"), *(ASSETS / "css").glob("*.css")]:
        assert path.read_text(encoding="utf-8") in page


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library["name"])
def test_a_library_is_the_published_file_and_comes_with_its_licence(library):
    digest = hashlib.sha256((ASSETS / "vendor" / library["file"]).read_bytes()).hexdigest()
    licence = (ASSETS / "vendor" / library["licence_file"]).read_text(encoding="utf-8")
    page = "".join(iter_page(Page("All", {"counts": {}}), []))
    assert digest == library["sha256"]
    assert licence in page
    assert library["version"] in (ASSETS / "vendor" / library["file"]).read_text(encoding="utf-8")[:100]
    assert {path.name for path in (ASSETS / "vendor").iterdir()} == {
        "libraries.json", *(one[key] for one in LIBRARIES for key in ("file", "licence_file"))
    }  # fmt: skip


def test_the_page_of_an_article_carries_no_library():
    assert len("".join(iter_page(Page("One", None), []))) < 100_000
