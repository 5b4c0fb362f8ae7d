"""NITF, NewsML-G2, ninjs, RSS and Atom: what each carries, and what is refused."""

import json

import pytest

from onrecord.contract import article_id
from onrecord.errors import Issue
from onrecord.parse import parse_bundle
from onrecord.read.sources import Note, SourceArticle

XHTML = (
    "<p>The ferry firm <b>hid</b> a report, Ana Ortiz said.</p><h2>The board</h2>"
    "<p>The board denied it.</p><figure><figcaption>The ferry</figcaption></figure><ul><li>A door.</li></ul>"
)
TEXT = "The ferry firm hid a report, Ana Ortiz said.\n\nThe board\n\nThe board denied it.\n\nA door."
NITF = """<nitf xml:lang="en"><head><title>Ferry</title><docdata management-status="{status}">
<doc-id id-string="urn:ferry:1"/><du-key version="{version}"/><date.issue norm="20260301T093000Z"/></docdata></head>
<body><body.head><hedline><hl1>Ferry firm hid report</hl1></hedline>
<byline>By <person>Jo Lee</person> and <person>Ana Brandt</person></byline><distributor><org>Harbor Wire</org></distributor>
<dateline><location>WELLS</location></dateline></body.head><body.content><block>
<p>The ferry firm <em>hid</em> a report, Ana&#160;Ortiz said.</p><hl2>The board</hl2><p>The board denied it.</p>
<media><media-caption>The ferry</media-caption></media><ul><li>A door.</li></ul></block></body.content>
<body.end><tagline>End</tagline></body.end></body></nitf>"""
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wire:{guid}" version="{version}" xml:lang="en-US">
<itemMeta><itemClass qcode="ninat:text"/><provider><name>Harbor Wire</name></provider>
<versionCreated>2026-03-01T11:00:00Z</versionCreated><firstCreated>2026-03-01T10:30:00+01:00</firstCreated>
<pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><by>By Jo Lee</by><headline>Ferry firm hid report</headline>
<dateline>WELLS</dateline><subject qcode="medtop:1"><name>transport accident</name></subject></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
INLINE = '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html></inlineXML>'


def nitf(status="usable", version=1):
    return NITF.format(status=status, version=version)


def item(content=None, guid="ferry", version=1, status="usable"):
    return ITEM.format(guid=guid, version=version, status=status, content=content or INLINE.format(XHTML))


def rss(entries, prolog="<?xml version='1.0'?>"):
    return (
        f"{prolog}<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Wells Courier</title><language>en-gb</language>{entries}"
        "</channel></rss>"
    )


@pytest.fixture
def read_text(read):
    def reading(text, name="news.xml", **options):
        return read(text.encode(), name, **options)

    return reading


def headings(article):
    return [row["heading"] for row in parse_bundle(article)["sections"]]


def test_nitf_gives_the_article_with_its_sections(read_text):
    doctype = '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">'
    (article,) = read_text(doctype + nitf().replace("A door.", "A caf&eacute; door."))
    assert article.text == TEXT.replace("A door.", "A café door.")
    assert (article.source_id, article.title, article.publisher) == (
        "urn:ferry:1",
        "Ferry firm hid report",
        "Harbor Wire",
    )
    assert article.authors == ("Jo Lee", "Ana Brandt")
    assert article.published_at == "2026-03-01T09:30:00.000000Z"
    assert (article.language, article.version, article.source_format) == ("en", 1, "nitf")
    assert parse_bundle(article)["article"]["dateline"] == "WELLS"
    assert headings(article) == [None, "The board"]


def test_a_day_in_nitf_is_its_midnight(read_text):
    (article,) = read_text(nitf().replace("20260301T093000Z", "20260301"))
    assert article.published_at == "2026-03-01T00:00:00.000000Z"


def test_a_message_of_newsml_gives_an_article_an_item(read_text):
    package = '<packageItem guid="urn:wire:list"><itemMeta/></packageItem>'
    picture = item("<remoteContent href='a.jpg'/>", guid="photo")
    plain = item("<inlineData>One line.\n\nAnother line.</inlineData>", guid="plain")
    message = f"<newsMessage><header/><itemSet>{item()}{item(f'<inlineXML>{nitf()}</inlineXML>', 'nitf')}{plain}{picture}{package}</itemSet></newsMessage>"
    first, inner, lines, *notes = read_text(message)
    assert (first.text, inner.text, lines.text) == (TEXT, TEXT, "One line.\n\nAnother line.")
    assert [article.source_id for article in (first, inner, lines)] == [
        "urn:wire:ferry",
        "urn:wire:nitf",
        "urn:wire:plain",
    ]
    assert (first.title, first.publisher, first.authors) == ("Ferry firm hid report", "Harbor Wire", ("Jo Lee",))
    assert (first.published_at, first.language, first.dateline) == ("2026-03-01T09:30:00.000000Z", "en-US", "WELLS")
    assert headings(first) == [None, "The board"]
    assert [type(note) for note in notes] == [Note, Note]


def test_a_correction_supersedes_the_version_before_it(read_text):
    corrected = item(INLINE.format("<p>The ferry firm lost a report.</p>"), version=2)
    first, second, other = read_text(
        f"<newsMessage><itemSet>{item()}{corrected}{item(guid='b')}</itemSet></newsMessage>"
    )
    assert first.supersedes is None
    assert second.supersedes == article_id(first.source_id, first.text)
    assert parse_bundle(second)["article"]["supersedes"] == second.supersedes
    assert other.supersedes is None


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (item(status="canceled"), "canceled by its publisher"),
        (item(status="withheld"), "withheld by its publisher"),
        (nitf(status="canceled"), "canceled by its publisher"),
        (item(INLINE.format("<p> </p>")), "empty: there is no text"),
        ("<urlset/>", "XML of no format that is read: its root is <urlset>"),
        (nitf()[:-20], "not XML that can be read: "),
        (f'<!DOCTYPE nitf SYSTEM "file:///etc/passwd">{nitf()}', "unsafe XML: its DOCTYPE names a local file"),
        (
            f'<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]>{nitf().replace("A door", "&a;")}',
            "unsafe XML: it declares entities",
        ),
        (
            f'<!DOCTYPE nitf SYSTEM "a.dtd">{nitf().replace("A door", "&odd;")}',
            "unsafe XML: the entity &odd; is not declared",
        ),
    ],
)
def test_a_document_that_cannot_be_taken_is_an_issue(read_text, document, reason):
    (issue,) = read_text(document)
    assert isinstance(issue, Issue)
    assert issue.reason.startswith(reason)


@pytest.mark.parametrize("root", [nitf(), rss("<item><title>&z;</title></item>", prolog="")], ids=["nitf", "rss"])
def test_a_billion_laughs_are_refused(read_text, root):
    levels = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghiz", strict=True))
    (issue,) = read_text(f'<!DOCTYPE x [<!ENTITY a "ha">{levels}]>{root.replace("A door", "&z;")}')
    assert issue.reason.startswith(("unsafe XML: it declares entities", "not XML that can be read: "))


ONE = {"uri": "urn:w:1", "version": "2", "type": "text", "pubstatus": "usable", "language": "en", "headline": "Ferry firm",
       "byline": "By Jo Lee and Ana Brandt", "body_xhtml": XHTML, "body_text": "Plain.", "versioncreated": "2026-03-01T09:30:00Z",
       "subject": [{"name": "transport accident"}], "copyrightholder": "Harbor Wire"}  # fmt: skip
TWO = {"uri": "urn:w:1", "version": "2", "type": "text", "pubStatus": "usable", "language": "en",
       "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry firm"}], "byline": "Jo Lee, Ana Brandt",
       "bodies": [{"role": "summary", "value": "Short."}, {"role": "main", "contenttype": "text/plain", "value": "Plain."},
                  {"role": "main", "contenttype": "application/xhtml+xml", "value": XHTML}],
       "versionCreated": "2026-03-01T09:30:00Z", "copyrightHolder": "Harbor Wire"}  # fmt: skip
THREE = {"standard": {"name": "ninjs", "version": "3.0", "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.0.json"},
         **{key: value for key, value in TWO.items() if key not in ("byline", "copyrightHolder")},
         "bylines": [{"value": "Jo Lee"}, {"value": "Ana Brandt"}], "infoSources": [{"name": "Harbor Wire"}]}  # fmt: skip


@pytest.mark.parametrize("document", [ONE, TWO, THREE], ids=["1.x", "2.x", "3.x"])
@pytest.mark.parametrize("indent", [None, 2])
def test_ninjs_of_every_version_gives_the_same_article(read_text, document, indent):
    (article,) = read_text(json.dumps(document, indent=indent), "a.json")
    assert (article.text, article.title) == (TEXT, "Ferry firm")
    assert (article.source_id, article.version, article.publisher) == ("urn:w:1", 2, "Harbor Wire")
    assert article.authors == ("Jo Lee", "Ana Brandt")
    assert (article.published_at, article.language) == ("2026-03-01T09:30:00.000000Z", "en")
    assert headings(article) == [None, "The board"]


def test_ninjs_comes_in_lines_and_arrays(read_text):
    documents = [ONE, ONE | {"uri": "urn:w:2"}, {"uri": "urn:w:3", "type": "picture", "headline": "x"}]
    for text in ("\n".join(map(json.dumps, documents)), json.dumps(documents), json.dumps(documents, indent=1)):
        first, second, note = read_text(text, "a.jsonl")
        assert (first.source_id, second.source_id, type(note)) == ("urn:w:1", "urn:w:2", Note)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (ONE | {"pubstatus": "canceled"}, "canceled by its publisher"),
        (ONE | {"body_xhtml": "", "body_text": " "}, "empty: there is no text"),
        (ONE | {"body_xhtml": None, "body_text": "a\ud800b"}, "no"),
    ],
)
def test_ninjs_without_a_text_that_can_be_taken_is_an_issue(read_text, document, reason):
    (issue,) = read_text(json.dumps(document), "a.json")
    assert issue.reason.startswith(reason)


def test_a_feed_gives_its_full_content_or_its_summary_and_says_which(read_text):
    entries = f"""<item><title>Ferry firm &amp; report</title><link>https://courier.example/1</link><guid>id-1</guid>
      <dc:creator>Ana Ortiz</dc:creator><pubDate>Sun, 01 Mar 2026 10:30:00 +0100</pubDate><description>Short.</description>
      <content:encoded><![CDATA[{XHTML}<p><a href="/x">Continue reading</a></p>]]></content:encoded></item>
      <item><title>Other</title><link>https://courier.example/2</link><description>&lt;p&gt;The mayor left.&lt;/p&gt;</description></item>
      <item><title>Nothing</title><guid>id-3</guid></item>"""
    full, summary, issue = read_text(rss(entries), "feed.rss")
    assert (full.source_format, full.text, full.title) == ("feed", TEXT, "Ferry firm & report")
    assert (full.source_id, full.url, full.publisher) == ("id-1", "https://courier.example/1", "Wells Courier")
    assert (full.authors, full.published_at) == (("Ana Ortiz",), "2026-03-01T09:30:00.000000Z")
    assert full.language.lower() == "en-gb"
    assert (summary.source_format, summary.text) == ("feed-summary", "The mayor left.")
    assert (issue.source_id, issue.reason) == ("id-3", "empty: the entry has neither content nor summary")


def test_an_atom_feed_is_read(read_text):
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Ferry firm</title><id>tag:1</id>
      <link href="https://courier.example/1"/><author><name>Ana Ortiz</name></author><published>2026-03-01T09:30:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{XHTML}</div></content></entry></feed>"""
    (article,) = read_text(atom, "news.atom")
    assert (article.text, article.source_id, article.authors) == (TEXT, "tag:1", ("Ana Ortiz",))
    assert headings(article) == [None, "The board"]


@pytest.mark.parametrize(
    ("data", "options", "reason"),
    [
        ("<!doctype html><title>404</title><p>Not found.</p>", {}, "not a feed: it is a web page"),
        (
            "<!doctype html><title>404</title><p>Not found.</p>",
            {"input_format": "feed"},
            "not a feed: it is a web page",
        ),
        ("Words.", {"input_format": "feed"}, "not a feed: it is neither RSS nor Atom"),
        (rss(""), {}, "empty: the feed has no entry"),
    ],
)
def test_what_is_no_feed_is_an_issue(read_text, data, options, reason):
    (issue,) = read_text(data, "feed.rss", **options)
    assert issue.reason.startswith(reason)


def test_every_format_is_told_by_its_content(read_text):
    documents = {
        "nitf": nitf(),
        "newsml": item(),
        "feed": rss("<item><description>Words.</description></item>"),
        "ninjs": json.dumps(ONE),
    }
    for name, document in documents.items():
        (article,) = read_text(document, "data.txt")
        assert isinstance(article, SourceArticle)
        assert article.source_format.partition("-")[0] == name


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("a.xml", f"<newsMessage><itemSet>{item(version='9' * 5000)}</itemSet></newsMessage>"),
        ("a.nitf", nitf(version="9" * 5000)),
        ("a.ninjs", f'{{"type": [], "version": "{"9" * 5000}", "body_text": "The ferry firm hid a report."}}'),
    ],
)
def test_a_version_or_type_that_makes_no_sense_is_none(read_text, name, document):
    (article,) = read_text(document, name)
    assert article.version is None
    assert "The ferry firm" in article.text


@pytest.mark.parametrize("empty", ["<html></html>", "<frameset></frameset>", "<html><frameset></html>"])
def test_an_entry_that_holds_a_page_without_a_body_is_empty(read_text, empty):
    (issue,) = read_text(rss(f"<item><description><![CDATA[{empty}]]></description></item>"), "a.rss")
    assert issue.reason == "empty: there is no text"


def test_a_text_that_begins_with_a_control_character_is_read(read_text):
    (article,) = read_text('{"type": "text", "body_html": "\\u0001The <b>ferry</b> firm hid a report."}', "a.ninjs")
    assert article.text.endswith("The ferry firm hid a report.")


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1252", "mac_roman"])
def test_xml_is_read_in_the_encoding_that_is_named(read, encoding):
    (article,) = read(nitf().replace("A door", "A café").encode(encoding), "a.nitf", encoding=encoding)
    assert "A café" in article.text
    (issue,) = read(b"<nitf>\xff\xfe\xfa", "a.nitf", encoding="utf-8")
    assert issue.reason.startswith("not in utf-8: ")


def test_half_a_character_costs_itself_alone(read_text):
    entries = "<item><title>&#xd83d;&#56832;Ferry</title><description>The mayor left.</description></item>"
    first, second = read_text(rss(entries + "<item><description>He came back.</description></item>"), "a.rss")
    assert first.title == "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}Ferry"
    assert second.text == "He came back."


@pytest.mark.parametrize("reference", ["&#99999999;", "&#x110000;", "&#99999999999999999999;", "&#x0000000000110000;"])
def test_a_reference_beyond_the_last_character_costs_itself_alone(read_text, reference):
    entries = f"<item><title>{reference}Ferry</title><description>The mayor left.</description></item>"
    (article,) = read_text(rss(entries), "a.rss")
    assert article.title == "\N{REPLACEMENT CHARACTER}Ferry"


def test_a_reference_to_the_last_character_stays(read_text):
    (article,) = read_text(
        rss("<item><title>&#x0010ffff;&#x41;</title><description>He left.</description></item>"), "a.rss"
    )
    assert article.title == "\U0010ffffA"
