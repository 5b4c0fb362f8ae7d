"""Small valid files of every format -> what is nearly such a file, as strategies of hypothesis.

A target is a way to make files: a format's own sample, changed in a few places; values and markup that were never
valid; and files that are packed well, with changed ones in them.
"""

import json
from pathlib import Path

from hypothesis import strategies as st

from onrecord.read.formats import NAMES
from onrecord.read.sources import ReadOptions
from samples import NINJS, PARAGRAPHS, ROW, RSS, TEXT, pack, samples

SEEDS = Path(__file__).parents[1] / "seeds"
TOKENS = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n\n", b'"', b"'", b"\\", b"\\ud800", b"\\u0000", b"{", b"}", b"[", b"]",
    b",", b";", b"\t", b"<", b">", b"</", b"/>", b"&", b"&#0;", b"&#xd800;", b"&#99999999;", b"&nbsp;", b"<![CDATA[", b"]]>", b"<!--",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<?xml version='1.0' encoding='utf-16'?>", b"<div>" * 300, b"[" * 2000, b'{"a":' * 300,
    b"-1", b"0", b"9" * 5000, b"1e999", b"NaN", b"null", b"true", b"2026-02-30", b"9999-12-31T23:59:60+14:00", b"en_US", b"x-klingon",
    "“".encode(), "”".encode(), "\N{RIGHT-TO-LEFT OVERRIDE}".encode(), b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b[2J", b"a" * 3000,
    b"Content-Length: 99999999\r\n", b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n\r\n-1\r\n", b"../../etc/passwd",
    b"http://[::1", b"//", b"\x7f" * 8, b"\xff" * 8,
]  # fmt: skip
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    st.sampled_from(
        [
            "2026-03-01",
            "31/12/2026",
            "en",
            "zz-Latn-XX",
            "canceled",
            "https://a.example",
            "\ud83d",
            "a\0b",
            "9" * 5000,
            TEXT,
        ]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["name", "value", "text", "@type", "role"]), inner, max_size=4)
    ),
    max_leaves=12,
)
TAGS = st.sampled_from(
    [
        "html",
        "head",
        "body",
        "article",
        "div",
        "p",
        "h1",
        "h2",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "br",
        "blockquote",
        "pre",
        "span",
        "a",
        "img",
        "script",
        "title",
        "meta",
        "nitf",
        "body.content",
        "hl2",
        "newsItem",
        "contentSet",
        "inlineXML",
        "inlineData",
        "itemMeta",
        "item",
        "entry",
        "content",
        "description",
        "channel",
        "svg:g",
        "x:y",
    ]
)
WORDS = st.one_of(
    st.sampled_from([TEXT, "“No,” he said.", " ", "&amp;", "]]>", "\N{NO-BREAK SPACE}"]), st.text(max_size=20)
)


@st.composite
def changed(draw: st.DrawFn, data: bytes) -> bytes:
    """Return the data with a few places changed: bytes, tokens, what is cut out, doubled, moved, or cut off."""
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        how = draw(st.sampled_from(["token", "token", "bytes", "cut", "double", "move", "end", "flip"]))
        if how == "token":
            data = data[:start] + draw(st.sampled_from(TOKENS)) + data[end if draw(st.booleans()) else start :]
        elif how == "bytes":
            data = data[:start] + draw(st.binary(max_size=8)) + data[end:]
        elif how == "cut":
            data = data[:start] + data[end:]
        elif how == "double":
            data = data[:end] + data[start:end] * draw(st.integers(1, 50)) + data[end:]
        elif how == "move":
            place = draw(st.integers(0, len(data)))
            data = data[:place] + data[start:end] + data[place:]
        elif how == "end":
            data = data[:start]
        elif start < len(data):
            data = data[:start] + bytes([data[start] ^ 1 << draw(st.integers(0, 7))]) + data[start + 1 :]
    return data


@st.composite
def markup(draw: st.DrawFn) -> str:
    """Return elements in elements, closed or not."""
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 25))):
        tag = draw(TAGS)
        attribute = draw(
            st.sampled_from(["", " class=a", " xml:lang='en'", " guid='x'", " version='²'", " href='http://[x'"])
        )
        pieces += [f"<{tag}{attribute}>", draw(WORDS), draw(st.sampled_from([f"</{tag}>", "", "/>"]))]
    return "".join(pieces)


def targets() -> dict[str, st.SearchStrategy[tuple[str, bytes]]]:
    """Return for every target what makes its files: a name and bytes."""
    found = samples()
    own = {target: st.tuples(st.just(name), changed(data)) for target, (name, data) in found.items()}
    keys = st.sampled_from([*ROW, *NINJS, "article", "odd"])
    objects = st.dictionaries(keys, VALUES, max_size=8).map(lambda row: json.dumps(row).encode())
    lines = st.lists(objects, min_size=1, max_size=5).map(b"\n".join)
    plain = st.sampled_from([name for name in found if name not in {"zip", "tar"}]).flatmap(own.__getitem__)
    kinds = st.sampled_from(["gz", "bz2", "xz", "zst", "zip", "tar", "tar.gz", "warc"])
    packed = st.builds(lambda kind, file: (f"{file[0]}.{kind}", pack(kind, file[0], file[1])), kinds, plain)
    return own | {
        "values": st.tuples(st.sampled_from(["a.jsonl", "a.json", "a.ninjs"]), lines),
        "markup": st.tuples(
            st.sampled_from(["a.html", "a.xml", "a.nitf", "a.rss"]),
            markup().map(lambda text: text.encode("utf-8", "surrogatepass")),
        ),
        "pages": markup().map(
            lambda text: ("a.html", f"<html><body>{PARAGRAPHS}{text}".encode("utf-8", "surrogatepass"))
        ),
        "feeds": markup().map(lambda text: ("a.rss", RSS.replace(PARAGRAPHS, text).encode("utf-8", "surrogatepass"))),
        "bytes": st.tuples(st.sampled_from([name for name, _ in found.values()]), st.binary(max_size=400)),
        "packed": packed,
        "parse": seeds().map(lambda text: ("seed.txt", text.encode())),
    }


@st.composite
def seeds(draw: st.DrawFn) -> str:
    """Return sentences of the seeds in any order, with signs and words between them and inside."""
    pieces = [piece for path in sorted(SEEDS.glob("*.txt")) for piece in path.read_text(encoding="utf-8").split(" ")]
    text: list[str] = []
    for _ in range(draw(st.integers(1, 12))):
        start = draw(st.integers(0, len(pieces) - 1))
        text += pieces[start : start + draw(st.integers(1, 15))]
        text.append(
            draw(
                st.sampled_from(
                    ["“", "”", '"', "’", "\n\n", "said", "that", ",", ".", ":", "—", "(", "denied", "\N{PARTY POPPER}"]
                )
            )
        )
    return " ".join(text)


OPTIONS = st.builds(
    ReadOptions,
    input_format=st.sampled_from(["auto", "auto", "auto", *NAMES]),
    max_bytes=st.sampled_from([2**26, 2**26, 500]),
    encoding=st.sampled_from([None, None, None, "utf-8", "utf-16-le", "cp1252", "shift_jis"]),
    near_duplicates=st.sampled_from([False, False, True]),
)
