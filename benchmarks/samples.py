"""A small valid file of every format that is read, and ways to pack one: what fuzzing starts from."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.read.sources import SourceArticle
from onrecord.work.attempts import process_source

TEXT = (
    "WELLS — The ferry firm hid a report, Ana Ortiz said on Monday.\n\n“We lost the file,” said Jo Lee. He denied the charge.\n\n"
    "The board accused Ms. Ortiz of lying. A spokesman for the firm did not comment; its lawyer, Tom Veld, dismissed the claim.\n"
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
ROW = {
    "id": "ferry-1", "title": "Ferry firm hid report", "url": "https://courier.example/1", "published": "2026-03-01T09:30:00Z",
    "publisher": "Wells Courier", "authors": ["Jo Lee", "Ana Brandt"], "language": "en-GB", "text": TEXT,
}  # fmt: skip
PAGE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Ferry</title><meta property='og:site_name' content='Courier'>"
    f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'headline': 'Ferry', 'author': [{'name': 'Jo Lee'}]})}"
    f"</script></head><body><nav><a href=/a>News</a></nav><article><h1>Ferry</h1>{PARAGRAPHS}<h2>Board</h2>{PARAGRAPHS}</article>"
)
NITF = (
    '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf xml:lang="en"><head><docdata management-status="usable">'
    '<doc-id id-string="urn:ferry:1"/><du-key version="2"/><date.issue norm="20260301T093000Z"/></docdata></head><body><body.head>'
    "<hedline><hl1>Ferry</hl1></hedline><byline>By <person>Jo Lee</person></byline><dateline><location>WELLS</location></dateline>"
    f"</body.head><body.content><hl2>Board</hl2>{PARAGRAPHS}<p>A&eacute;&#160;b</p></body.content></body></nitf>"
)
NEWSML = (
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:wire:1" version="3" xml:lang="en-US">'
    "<itemMeta><provider><name>Wire</name></provider><versionCreated>2026-03-01T11:00:00Z</versionCreated><pubStatus "
    'qcode="stat:usable"/></itemMeta><contentMeta><by>By Jo Lee</by><headline>Ferry</headline><language tag="en"/></contentMeta>'
    f'<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{PARAGRAPHS}</body></html></inlineXML></contentSet>'
    f"</newsItem><newsItem guid='b'><contentSet><inlineData>{TEXT}</inlineData></contentSet></newsItem></itemSet></newsMessage>"
)
RSS = (
    "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Courier</title><language>en-gb</language><item><title>A &amp; b"
    "</title><link>https://courier.example/1</link><guid>id-1</guid><dc:creator>Jo Lee</dc:creator><pubDate>Sun, 01 Mar 2026 "
    f"10:30:00 +0100</pubDate><description>Short.</description><content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item>"
    "<item><title>Other</title><description>&lt;p&gt;The mayor left.&lt;/p&gt;</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Ferry</title><id>tag:1</id><link href="https://'
    'courier.example/1"/><author><name>Jo Lee</name></author><published>2026-03-01T09:30:00Z</published><content type="xhtml">'
    f'<div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div></content></entry></feed>'
)
NINJS = {
    "uri": "urn:wire:1", "type": "text", "pubstatus": "usable", "version": "2", "language": "en", "headline": "Ferry",
    "versioncreated": "2026-03-01T11:00:00Z", "byline": "By Jo Lee", "body_xhtml": PARAGRAPHS, "provider": "Wire",
    "bodies": [{"role": "main", "contenttype": "text/html", "value": PARAGRAPHS}], "headlines": [{"value": "Ferry"}],
}  # fmt: skip


def samples() -> dict[str, tuple[str, bytes]]:
    """Return a name and the bytes of a valid file for every format, by the name of its target."""
    records = pa.Table.from_pylist([ROW, ROW | {"id": "ferry-2", "authors": [], "title": None}])
    table = io.BytesIO()
    pq.write_table(records, table)
    rows = json.dumps(ROW) + "\n" + json.dumps(ROW | {"id": "ferry-2"}) + "\n"
    cells = ",".join('"' + str(value).replace('"', '""') + '"' for value in ROW.values())
    bundle = process_source(SourceArticle("ferry", "jsonl", TEXT, "x"))[0]
    files = {
        "text": ("a.txt", TEXT),
        "html": ("a.html", PAGE),
        "rss": ("a.rss", RSS),
        "atom": ("a.atom", ATOM),
        "newsml": ("a.xml", NEWSML),
        "nitf": ("a.nitf", NITF),
        "ninjs": ("a.ninjs", json.dumps(NINJS)),
        "bundle": ("a.jsonl", json.dumps(bundle) + "\n"),
        "json": ("a.json", json.dumps([ROW, ROW | {"id": 2}], indent=1)),
        "jsonl": ("a.jsonl", rows),
        "csv": ("a.csv", ",".join(ROW) + "\r\n" + cells + "\r\n"),
        "tsv": ("a.tsv", "id\ttext\nx\tThe mayor left.\n"),
    }
    binary = {"parquet": ("a.parquet", table.getvalue()), "warc": ("a.warc", warc(PAGE.encode()))}
    whole = {target: (name, text.encode()) for target, (name, text) in files.items()} | binary
    packed = {kind: (f"a.jsonl.{kind}", pack(kind, "a.jsonl", rows.encode())) for kind in ("gz", "bz2", "xz", "zst")}
    archives = {kind: (f"a.{kind}", pack(kind, "a.html", PAGE.encode())) for kind in ("zip", "tar", "tar.gz")}
    return whole | packed | archives | {"warc.gz": ("a.warc.gz", gzip.compress(warc(PAGE.encode())))}


PAGE_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def warc(page: bytes, head: bytes = PAGE_HEAD, name: str = "1") -> bytes:
    """Return an archive of the web with one page in it, which is also a record of a larger one."""
    content = head + page
    lines = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Target-URI: https://a.example/{name}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return lines.encode() + content + b"\r\n\r\n"


def pack(kind: str, name: str, data: bytes) -> bytes:
    """Return the data compressed, or as the member of an archive."""
    compress: dict[str, Callable[[bytes], bytes]] = {
        "gz": lambda data: gzip.compress(data, 1, mtime=0),
        "bz2": bz2.compress,
        "xz": lambda data: lzma.compress(data, preset=0),
        "zst": lambda data: pa.compress(data, codec="zstd", asbytes=True),
        "warc": warc,
    }
    if kind in compress:
        return compress[kind](data)
    buffer = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(name), data)
        return buffer.getvalue()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return gzip.compress(buffer.getvalue(), 1) if kind == "tar.gz" else buffer.getvalue()
