"""Web pages: the article among everything else, its headings, and what the page says of itself."""

import json

import pytest

from onrecord.parse import parse_bundle
from onrecord.read.sources import Note, SourceArticle

PARAGRAPHS = [
    "The ferry firm <strong>hid</strong> a report, <a href='/oakes'>Martin Oakes</a>, an engineer, said.<br>He wrote it.",
    "“I wrote to the board in January,” Oakes said. “Nobody wrote back.”",
]
ARTICLE = f"""
<h1>Ferry firm hid report, inquiry told</h1>
<p class="byline">By <a href="/ana">Ana Ortiz</a> and Jo Lee</p>
<div class="share-bar"><a href="#">Share on X</a><a href="#">Email</a></div>
<figure><img src="a.jpg" alt="x"><figcaption>Mayor Lee said the ferry was “late”. Photo: Jo Lee</figcaption></figure>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>
<p><a href="/older">“We are sorry,” says mayor</a></p>
<p>Read more: Ferry sank within the hour, says witness</p>
<h2>What the board <em>knew</em></h2>
<p>The board denied the charge. A spokeswoman said that it had “never seen” the report before the sinking.</p>
<blockquote><p>We were shocked to read it in the newspaper.</p></blockquote>
<ul><li>The bow door did not close.</li><li>The pump had failed <em>twice</em>.</li></ul>
<p><strong>The next hearing</strong></p>
<p>The inquiry goes on on Thursday, when the chairman will be heard, a clerk said on Monday evening.</p>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Harbor opens</a></li></ul></aside>
<p>Sign up for our newsletter here.</p>
"""
AROUND = """
<div id="cookie-banner" class="cookie-consent"><p>We use cookies to improve your experience on this site.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article>{}</article></main>
<section class="comments"><h2>Comments</h2><p>Angry reader said: what a shame.</p></section>
<footer><p>© 2026 Wells Courier. All rights reserved.</p></footer>
"""
TEXT = [
    "The ferry firm hid a report, Martin Oakes, an engineer, said.\nHe wrote it.",
    "“I wrote to the board in January,” Oakes said. “Nobody wrote back.”",
    "What the board knew",
    "The board denied the charge. A spokeswoman said that it had “never seen” the report before the sinking.",
    "We were shocked to read it in the newspaper.",
    "The bow door did not close.",
    "The pump had failed twice.",
    "The next hearing",
    "The inquiry goes on on Thursday, when the chairman will be heard, a clerk said on Monday evening.",
]


def page_of(article=ARTICLE, head="", lang="en-GB"):
    return f"<!DOCTYPE html><html lang='{lang}'><head>{head}</head><body>{AROUND.format(article)}</body></html>"


def linked_data(**article):
    nodes = [{"@type": "WebSite", "name": "Courier"}, {"@type": ["NewsArticle"], **article}]
    return f"<script type='application/ld+json'>{json.dumps({'@graph': nodes})}</script>"


@pytest.fixture
def read_page(read):
    def reading(page, **options):
        return read(page if isinstance(page, bytes) else page.encode(), "page.html", **options)

    return reading


def test_the_article_is_read_and_nothing_around_it(read_page):
    (article,) = read_page(page_of())
    assert article.text.split("\n\n") == TEXT
    assert article.title == "Ferry firm hid report, inquiry told"
    assert article.source_id == "page.html"


def test_headings_of_the_page_are_the_headings_of_its_sections(read_page):
    bundle = parse_bundle(read_page(page_of())[0])
    assert [row["heading"] for row in bundle["sections"]] == [None, "What the board knew", "The next hearing"]
    assert [len(row["paragraphs"]) for row in bundle["sections"]] == [2, 4, 1]


def test_linked_data_say_what_the_page_is(read_page):
    head = "<link rel='canonical' href='https://courier.example/ferry'><meta name='author' content='Desk'>"
    stated = linked_data(
        headline="Ferry firm hid report &amp; plans",
        datePublished="2026-03-01T09:30:00+01:00",
        author=[{"@type": "Person", "name": "Ana Ortiz"}, {"name": "Jo Lee"}],
        publisher={"name": "The Wells Courier"},
        inLanguage="en_GB",
    )
    (article,) = read_page(page_of(head=head + stated, lang="de"))
    assert (article.source_id, article.url) == ("https://courier.example/ferry", "https://courier.example/ferry")
    assert article.title == "Ferry firm hid report & plans"
    assert article.authors == ("Ana Ortiz", "Jo Lee")
    assert article.publisher == "The Wells Courier"
    assert article.published_at == "2026-03-01T08:30:00.000000Z"
    assert article.language == "en-GB"


def test_meta_tags_say_it_where_linked_data_do_not(read_page):
    head = """<title>Other title | Courier</title><meta property="og:title" content="Ferry firm hid report">
      <meta property="og:site_name" content="Courier"><meta name="author" content="By Ana Ortiz and Jo Lee">
      <meta property="article:author" content="https://facebook.example/ana"><meta name="date" content="2026-03-01">
      <meta property="og:url" content="https://courier.example/ferry">"""
    (article,) = read_page(page_of(head=head))
    assert (article.title, article.publisher) == ("Ferry firm hid report", "Courier")
    assert article.authors == ("Ana Ortiz", "Jo Lee")
    assert article.published_at == "2026-03-01T00:00:00.000000Z"
    assert article.url == "https://courier.example/ferry"


def test_what_a_page_says_wrongly_is_not_known(read_page):
    head = """<link rel="canonical" href="/ferry"><meta name="date" content="last week"><meta name="author" content="">
      <script type="application/ld+json">{"@type": "NewsArticle", "author": 7, "datePublished": 2026, broken</script>"""
    (article,) = read_page(page_of(head=head, lang="English (UK)"))
    assert (article.url, article.published_at, article.authors, article.language) == (None, None, (), None)


def test_a_title_loses_the_name_of_the_publisher(read_page):
    head = (
        "<title>Ferry firm - the cover-up - Wells Courier</title><meta property='og:site_name' content='Wells Courier'>"
    )
    (article,) = read_page(page_of(ARTICLE.replace("<h1>Ferry firm hid report, inquiry told</h1>", ""), head=head))
    assert article.title == "Ferry firm - the cover-up"


@pytest.mark.parametrize(
    ("stated", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("windows-1251", "cp1251"),
        ("shift_jis", "cp932"),
        ("gb2312", "gb18030"),
        ("iso-2022-jp", "iso-2022-jp"),
        ("utf-16", "utf-16"),
    ],
)
def test_a_page_is_decoded_as_it_states_or_as_it_is(read_page, stated, encoding):
    words = {"cp1251": "Паром опоздал на час. ", "cp932": "委員会は調査する。", "iso-2022-jp": "委員会は調査する。"}
    said = words.get(encoding, "An old café. " if encoding != "gb18030" else "渡轮迟到了。") * 20
    page = page_of(f"<p>{said}</p>", head=f"<meta charset='{stated}'>")
    articles = [item for item in read_page(page.replace("©", "").encode(encoding)) if isinstance(item, SourceArticle)]
    assert [article.text for article in articles] == [said.strip()]


@pytest.mark.parametrize("stated", ["utf-8", "iso-8859-1", "euc-jp", "windows-1251", None])
def test_shift_jis_that_states_another_charset_is_an_issue(read_page, stated):
    said = "フェリーが遅れたため、委員会は調査すると述べた。" * 10
    head = f"<meta http-equiv='Content-Type' content='text/html; charset={stated}'>" if stated else ""
    page = page_of(f"<p>{said}</p>", head=head).replace("©", "").encode("cp932")
    (issue,) = read_page(page)
    (article,) = read_page(page, encoding="shift_jis")
    assert issue.reason.startswith(f"charset stated as {stated}, which it is not: " if stated else "invalid UTF-8: ")
    assert article.text == said


def test_a_page_in_windows_1252_that_states_nothing_is_read_with_a_note(read_page):
    note, article = read_page(page_of().encode("cp1252"))
    assert (note, article.text.split("\n\n")) == (
        Note(article.where, "encoding", "not UTF-8; read as Windows-1252"),
        TEXT,
    )


@pytest.mark.parametrize(
    "article",
    [
        f"{ARTICLE}<table><tr><td colspan=9000000000000000>Words.</td><td rowspan=9000000000000000>x</td></tr></table>",
        f"{'<div>' * 200}{ARTICLE}{'</div>' * 200}",
        f"<p>{'<i>' * 200}x{'</i>' * 200}</p>{ARTICLE}",
    ],
)
def test_a_page_that_is_odd_is_read(read_page, article):
    (item,) = read_page(page_of(article))
    assert set(TEXT) <= set(item.text.split("\n\n"))


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", "empty: the file has no bytes"),
        (b"<!doctype html>", "no article: the page is empty"),
        (page_of("<p>Page not found.</p>"), "no article: the page holds no text that reads as one"),
        (page_of("<ul>" + "<li><a href='/x'>A story of the day, told</a></li>" * 40 + "</ul>"), "no article"),
        (page_of(f"{'<div>' * 5000}{ARTICLE}"), "no article"),
        (page_of(ARTICLE + "<i>x</i>" * 40_000), "too large: more than 30,000 elements for a page"),
        (page_of(ARTICLE) + " " * 50_000_000, "too large: more than 20,000,000 bytes for a page"),
    ],
    ids=["empty", "doctype", "not found", "links alone", "5000 deep", "elements", "50 MB"],
)
def test_a_page_without_an_article_that_can_be_read_is_an_issue(read_page, page, reason):
    (issue,) = read_page(page)
    assert issue.reason.startswith(reason)
    assert issue.source_id == "page.html"


def test_a_page_is_told_by_its_content_whatever_its_name(read):
    (article,) = read(b"<!-- made by hand -->\n" + page_of().encode(), "page.txt")
    assert article.source_format == "html"
