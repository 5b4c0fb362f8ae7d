"""Pages are read by worker processes, and what comes of it does not depend on them."""

import gzip
import re

import pytest

from onrecord.engines.choices import Workers
from onrecord.pipeline import ExportOptions, export
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import Issue, Note, ReadOptions, SourceArticle

PARAGRAPH = (
    "<p>“We lost {name} crates in the storm,” said Ms. Ada Ortiz of Harlow Freight on Monday. Nobody denied it.</p>"
)


def page(name):
    body = "".join(PARAGRAPH.format(name=f"{name} {part}") for part in ("big", "small", "wet", "dry"))
    return (
        f"<!doctype html><html lang=en><title>Storm {name}</title><body><article><h1>Storm</h1>{body}</article></html>"
    )


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "_run" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def web(tmp_path):
    """Forty pages, a text among them, a page without an article, one in Windows-1252, and an archive of pages."""
    folder = tmp_path / "web"
    folder.mkdir()
    for number in range(40):
        (folder / f"p{number:02}.html").write_text(page(number), encoding="utf-8")
    (folder / "p17.html").write_text("<!doctype html><html><body><p>Gone.</p></html>")
    (folder / "p20.html").write_bytes(page("café").replace("“", "").replace("”", "").encode("windows-1252"))
    (folder / "p21.txt").write_text("“We lost two,” said Ms. Ada Ortiz.")
    (folder / "z.warc.gz").write_bytes(gzip.compress(b"".join(map(record, ("one", "two")))))
    return folder


def record(name):
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(name)}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{name}>\r\n"
    typed = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return (head + typed).encode() + http + b"\r\n\r\n"


def test_the_dataset_does_not_depend_on_who_reads_the_pages(tmp_path, web):
    for jobs in (1, 2):
        summary = export([web], tmp_path / str(jobs), ExportOptions(workers=Workers(jobs)))
        assert (summary.rows["articles"], summary.rejected, summary.notes["encoding"]) == (42, 1, 1)
    assert bytes_of(tmp_path / "1") == bytes_of(tmp_path / "2")
    in_turn = [item for item in iter_sources([web], ReadOptions()) if not isinstance(item, Note)]
    assert [item.source_id for item in in_turn if isinstance(item, SourceArticle)][-2:] == [
        "urn:uuid:one",
        "urn:uuid:two",
    ]
    lines = (tmp_path / "1/jsonl/articles/part-00000.jsonl").read_text().splitlines()
    assert [
        item.source_id in line
        for item, line in zip([i for i in in_turn if not isinstance(i, Issue)], lines, strict=True)
    ]
    rejects = (tmp_path / "1/_run/rejects.jsonl").read_text()
    assert "no article: the page holds no text that reads as one" in rejects


def test_a_page_that_kills_its_workers_is_rejected_by_name(tmp_path, web, monkeypatch):
    monkeypatch.setenv("ONRECORD_FAULT", "article:1")
    inputs = [web / f"p0{number}.html" for number in range(4)]
    summary = export(inputs, tmp_path / "out", ExportOptions(workers=Workers(1)))
    assert summary.issues[0].where == str(inputs[1])
    assert summary.issues[0].reason.startswith("worker failure: the worker was killed by SIGKILL")
    assert summary.rows["articles"] == 2  # another article dies of the same fault when it is parsed


def test_a_page_that_computes_for_too_long_is_rejected(tmp_path):
    (tmp_path / "long.html").write_text(
        page("long").replace("</article>", "<p>One more word on it.</p>" * 3000 + "</article>")
    )
    summary = export([tmp_path / "long.html"], tmp_path / "out", ExportOptions(max_seconds=0.05))
    (issue,) = summary.issues  # a busy machine may end the process before its own clock does
    assert re.match(r"too slow: took more than 0\.0?5 s.*; --max-seconds allows more", issue.reason)
    assert summary.rejected == 1
