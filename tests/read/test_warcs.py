"""WARC files."""

import gzip
import zlib

import pytest

from onrecord.errors import Issue
from onrecord.read.sources import SourceArticle

BODY = " ".join(f"<p>The harbour board said on day {day} that the ferry would run again soon.</p>" for day in range(9))
PAGE = f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>{BODY}</article></body></html>"
HTML = PAGE.encode()
ID = "urn:uuid:00000000-0000-0000-0000-00000000000"


def block(kind, number, content, content_type="application/http; msgtype=response"):
    headers = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <{ID}{number}>",
        f"WARC-Target-URI: https://example.org/{number}",
        "WARC-Date: 2026-03-01T09:30:00Z",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(content)}",
    ]
    return "\r\n".join(headers).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def response(number, body=HTML, content_type="text/html; charset=utf-8", status="200 OK", more=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode()
    return block("response", number, head + body)


def reasons(items):
    return {item.source_id: item.reason for item in items if isinstance(item, Issue)}


def ids(items):
    return [item.source_id for item in items if isinstance(item, SourceArticle)]


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz", "news"])
def test_pages_are_read_and_what_is_no_response_is_passed_over(read, name):
    records = [
        block("warcinfo", 0, b"software: x", "text/plain"),
        response(1),
        block("request", 2, b"GET / HTTP/1.1\r\n\r\n"),
        response(3),
    ]
    data = b"".join(map(gzip.compress, records)) if name.endswith("gz") else b"".join(records)
    first, second = read(data, name)
    assert (first.source_id, second.source_id) == (f"{ID}1", f"{ID}3")
    assert first.source_format == "warc"
    assert first.url == "https://example.org/1"
    assert first.title == "Ferry"
    assert "the ferry would run again" in first.text
    assert first.where.endswith(f"{name}:{ID}1")


def test_what_is_no_page_is_refused_with_its_record_id(read):
    items = read(
        response(1, b"\x89PNG", "image/png")
        + response(2, b"User-agent: *", "text/plain")
        + response(3, status="301 Moved")
        + response(4, b"", "text/html")
        + response(5),
        "news.warc",
    )
    assert reasons(items) == {
        f"{ID}1": "no page: image/png",
        f"{ID}2": "no page: text/plain",
        f"{ID}3": "no page: HTTP status 301",
        f"{ID}4": "no article: the page is empty",
    }
    assert ids(items) == [f"{ID}5"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_that_is_cut_in_a_record_is_an_issue_with_the_record_id(read, pack):
    whole = pack(response(1))
    items = read(whole + pack(response(2))[: -len(whole) // 2], "news.warc")
    assert ids(items) == [f"{ID}1"]
    assert "cut off" in reasons(items)[f"{ID}2"]
    assert ("news.warc" in reasons(items)) is (pack is gzip.compress)


def test_the_charset_of_the_header_is_the_one_that_counts(read):
    body = PAGE.replace("harbour", "café").encode("latin-1")
    (article,) = read(response(1, body, "text/html; charset=ISO-8859-1"), "news.warc")
    assert "The café board" in article.text


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
        (zlib.compress(PAGE.encode()), "Content-Encoding: deflate\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode()), "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_pages_that_were_packed_for_the_way_are_unpacked(read, body, more):
    (article,) = read(response(1, body, more=more), "news.warc")
    assert "the ferry would run again" in article.text


def test_a_page_that_was_not_packed_as_it_says_costs_only_itself(read):
    items = read(response(1, more="Content-Encoding: gzip\r\n") + response(2), "news.warc")
    assert reasons(items)[f"{ID}1"].startswith("damaged: the page cannot be unpacked")
    assert ids(items) == [f"{ID}2"]


def test_a_page_over_the_limit_is_passed_over(read):
    items = read(response(1, PAGE.encode() * 9) + response(2), "news.warc", max_bytes=3000)
    assert reasons(items) == {f"{ID}1": "too large: more than 3,000 bytes for a page"}
    assert ids(items) == [f"{ID}2"]


def test_a_page_that_unpacks_to_too_much_is_refused(read):
    bomb = gzip.compress(bytes(30_000_000))
    (issue,) = read(response(1, bomb, more="Content-Encoding: gzip\r\n"), "news.warc")
    assert issue.reason.startswith("too large")


def test_html_without_a_response_is_read(read):
    (article,) = read(block("resource", 1, PAGE.encode(), "text/html"), "news.warc")
    assert article.source_id == f"{ID}1"


def test_what_is_no_record_ends_the_file_with_an_issue(read):
    article, issue = read(response(1) + b"junk junk\r\n\r\n" + response(2), "news.warc")
    assert article.source_id == f"{ID}1"
    assert issue.reason.startswith("damaged WARC file")


def test_a_file_without_a_page_is_an_issue(read):
    (issue,) = read(block("warcinfo", 0, b"software: x", "text/plain"), "news.warc")
    assert issue.reason == "empty: the file holds no page"
