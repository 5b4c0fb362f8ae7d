"""Compressed files of whatever format."""

import bz2
import gzip
import io
import lzma
import sys

import pyarrow as pa
import pytest

from onrecord.errors import Issue
from onrecord.read.compressions import plain_name
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import ReadOptions, SourceArticle


def zstd(data):
    return pa.compress(data, codec="zstd", asbytes=True)


PACKED = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd}
LINES = b"".join(b'{"text": "Words of %d."}\n' % number for number in range(1000))


@pytest.mark.parametrize("suffix", PACKED)
def test_a_compressed_file_is_read_as_what_is_in_it(read, suffix):
    assert len(read(PACKED[suffix](LINES), f"march.jsonl{suffix}")) == 1000
    (article,) = read(PACKED[suffix](b"Words."), f"a.txt{suffix}")
    assert (article.source_id, article.text, article.source_format) == (f"a.txt{suffix}", "Words.", "text")


@pytest.mark.parametrize("suffix", PACKED)
def test_compression_is_told_by_content_whatever_the_name_says(read, suffix):
    (article,) = read(PACKED[suffix](b"Words."), "a.txt")
    assert article.text == "Words."


@pytest.mark.parametrize("suffix", PACKED)
def test_parts_that_were_packed_apart_and_joined_are_read_to_the_end(read, suffix):
    assert len(read(PACKED[suffix](LINES) + PACKED[suffix](LINES), f"march.jsonl{suffix}")) == 2000


@pytest.mark.parametrize("suffix", PACKED)
def test_what_is_cut_off_is_an_issue_after_what_stands_before_it(read, suffix):
    lines = b"".join(b'{"text": "%s"}\n' % b"".join(b"%x" % (n * k) for k in range(999)) for n in range(800))
    packed = PACKED[suffix](lines)
    *articles, issue = read(packed[: len(packed) // 2], f"march.jsonl{suffix}")
    assert "data is cut off" in issue.reason
    assert isinstance(issue, Issue)
    assert all(isinstance(article, SourceArticle) for article in articles)
    assert articles or suffix == ".bz2"


def test_what_is_damaged_is_an_issue(read):
    packed = bytearray(gzip.compress(LINES))
    packed[-8] ^= 1
    *_, issue = read(bytes(packed), "march.jsonl.gz")
    assert "the gzip data is damaged" in issue.reason


def test_what_was_packed_twice_is_unpacked_twice(read):
    (article,) = read(zstd(gzip.compress(b"Words.")), "a.txt.gz.zst")
    assert article.text == "Words."


def test_standard_input_is_unpacked_too(monkeypatch):
    stream = io.BufferedReader(io.BytesIO(gzip.compress(LINES)))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    assert len(list(iter_sources(["-"], ReadOptions()))) == 1000


@pytest.mark.parametrize(
    ("name", "plain"),
    [("a.jsonl.gz", "a.jsonl"), ("A.TGZ", "A.tar"), ("a.tar.zst", "a.tar"), ("a.gz", "a"), ("a.txt", "a.txt")],
)
def test_a_name_without_what_compression_adds(name, plain):
    assert plain_name(name) == plain


def test_in_a_folder_the_suffix_under_the_compression_decides(tmp_path):
    for name in ("a.txt.gz", "b.png.gz", "c.gz"):
        (tmp_path / name).write_bytes(gzip.compress(b"Words."))
    items = iter_sources([tmp_path], ReadOptions())
    assert [item.source_id for item in items if isinstance(item, SourceArticle)] == ["a.txt.gz", "c.gz"]
