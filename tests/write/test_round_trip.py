"""JSON Lines -> Parquet -> JSON Lines is the identity, for any valid bundle."""

import hashlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.contract import TABLES, article_id, record_id
from onrecord.validate.bundles import check_bundle
from onrecord.validate.datasets import iter_dataset_issues
from onrecord.validate.files import ListedFile
from onrecord.validate.rows import iter_rows
from onrecord.write.jsonl import arrange_bundle, encode_records
from onrecord.write.parts import WriteOptions
from onrecord.write.shards import ShardWriter

STRINGS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=12, max_size=200)
CONFIDENCES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
ACTOR_TYPES = ["person", "organization", "state", "place", "group"]


@st.composite
def spans(draw, text, count):
    """Draw that many spans of the text in order, none empty, none over another."""
    cuts = draw(st.lists(st.integers(0, len(text)), min_size=2 * count, max_size=2 * count, unique=True))
    cuts.sort()
    return [{"start": start, "end": end} for start, end in zip(cuts[::2], cuts[1::2], strict=True)]


@st.composite
def slices(draw, text, name, *, optional=True):
    """Draw the three fields of a string of the text and its place; all null, perhaps."""
    if optional and draw(st.booleans()):
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    (span,) = draw(spans(text, 1))
    start, end = span["start"], span["end"]
    return {name: text[start:end], f"{name}_start": start, f"{name}_end": end}


def said(text, span):
    return span | {"text": text[span["start"] : span["end"]]}


@st.composite
def sections(draw, text):
    """Draw sections, each of one paragraph below its heading, or without one."""
    ranges = draw(spans(text, draw(st.integers(0, 2)) * 2))
    headed = draw(st.booleans())
    return [
        {
            "heading": text[above["start"] : above["end"]] if headed else None,
            "heading_start": above["start"] if headed else None,
            "heading_end": above["end"] if headed else None,
            **said(text, span),
            "paragraphs": [span],
        }
        for above, span in zip(ranges[::2], ranges[1::2], strict=True)
    ]


@st.composite
def quotes(draw, text, ids):
    pieces = draw(spans(text, draw(st.integers(1, 3))))
    hull = {"start": pieces[0]["start"], "end": pieces[-1]["end"]}
    return {
        "section_id": None,
        "kind": draw(st.sampled_from(["direct", "mixed", "indirect"])),
        "text": " ".join(text[piece["start"] : piece["end"]] for piece in pieces),
        **hull,
        "spans": pieces,
        **draw(slices(text, "cue")),
        "cue_lemma": draw(st.none() | STRINGS),
        **draw(slices(text, "speaker")),
        "speaker_id": draw(st.sampled_from([None, *ids["actors"]])),
        **draw(tails(hull)),
    }


@st.composite
def actors(draw, text):
    mentions = [
        said(text, span) | {"kind": draw(st.sampled_from(["named", "nominal", "pronoun"]))}
        for span in draw(spans(text, draw(st.integers(1, 4))))
    ]
    kind = draw(st.sampled_from(ACTOR_TYPES))
    return {
        "entity_id": f"{kind}:x",
        "name": draw(STRINGS),
        "type": kind,
        "role": draw(st.none() | STRINGS),
        "country_code": draw(st.none() | st.just("PRK")),
        "mentions": mentions,
        "mention_count": len(mentions),
    }


@st.composite
def allegations(draw, text, ids):
    (span,) = draw(spans(text, 1))
    some_actors = st.lists(st.sampled_from(ids["actors"]), unique=True) if ids["actors"] else st.just([])
    quote = st.sampled_from([None, *ids["quotes"]])
    kinds = st.sampled_from(["denial", "dismissal", "confirmation", "no_comment", "other"])
    return {
        "section_id": None,
        **said(text, span),
        **draw(slices(text, "cue", optional=False)),
        "cue_lemma": draw(STRINGS),
        "explicit": draw(st.booleans()),
        **draw(slices(text, "accuser")),
        "accuser_ids": draw(some_actors),
        "accused": [said(text, piece) for piece in draw(spans(text, draw(st.integers(0, 2))))],
        "accused_ids": draw(some_actors),
        "quote_id": draw(quote),
        "responses": [
            said(text, piece) | {"kind": draw(kinds), "actor_ids": draw(some_actors), "quote_id": draw(quote)}
            for piece in draw(spans(text, draw(st.integers(0, 2))))
        ],
        **draw(tails(span)),
    }


@st.composite
def tails(draw, span):
    return {
        "sentence_start": span["start"],
        "sentence_end": span["end"],
        "rule": draw(STRINGS),
        "confidence": draw(CONFIDENCES),
    }


@st.composite
def articles(draw, text):
    source_id = draw(STRINGS)
    optional = {name: draw(st.none() | STRINGS) for name in ("url", "publisher", "title", "dateline")}
    moment = draw(st.none() | st.datetimes())
    return optional | {
        "article_id": article_id(source_id, text),
        "source_id": source_id,
        "source_format": "text",
        "authors": draw(st.lists(STRINGS, max_size=2)),
        "published_at": moment and f"{moment.isoformat(timespec='microseconds')}Z",
        "language": draw(st.sampled_from([None, "en", "pt-BR"])),
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "duplicate_of": None,
        "supersedes": draw(st.sampled_from([None, "0" * 16])),
        "word_count": len(text.split()),
    }


@st.composite
def bundles(draw):
    text = draw(TEXTS)
    article = draw(articles(text))
    ids = {}

    def placed(table, key, records, start):
        rows = sorted(records, key=start)
        ids[table] = [record_id(article["article_id"], table, position) for position in range(1, len(rows) + 1)]
        return [
            row | {key: name, "article_id": article["article_id"], "position": position}
            for position, (row, name) in enumerate(zip(rows, ids[table], strict=True), start=1)
        ]

    def several(strategy):
        return draw(st.lists(strategy, max_size=3))

    def by_start(row):
        return row["start"]

    rows = {"sections": placed("sections", "section_id", draw(sections(text)), by_start)}
    found = placed("actors", "actor_id", several(actors(text)), lambda row: row["mentions"][0]["start"])
    rows["quotes"] = placed("quotes", "quote_id", several(quotes(text, ids)), by_start)
    rows["actors"] = found
    rows["allegations"] = placed("allegations", "allegation_id", several(allegations(text, ids)), by_start)
    return {"article": article} | rows


def written_back(folder, part):
    """Return the lines of JSON that the rows of a Parquet part make."""
    listed = ListedFile(part.table, part.format, part.path, part.rows, part.bytes, part.sha256)
    rows = []
    for row in iter_rows(folder, [listed]):
        assert row.problem is None
        rows.append(row.value)
    return encode_records(rows)


@settings(max_examples=60)
@given(st.lists(bundles(), min_size=1, max_size=3))
def test_parquet_gives_back_the_lines_it_was_made_from(some):
    for bundle in some:
        assert check_bundle(bundle, "drawn") == []
    with tempfile.TemporaryDirectory() as folder, ShardWriter(Path(folder), 0, WriteOptions()) as writer:
        for bundle in some:
            writer.add(arrange_bundle(bundle))
        record = writer.close()
        parts = {(part.table, part.format): part for part in record.parts}
        for table in TABLES:
            if record.rows[table]:
                lines = (Path(folder) / parts[table, "jsonl"].path).read_bytes()
                assert written_back(Path(folder), parts[table, "parquet"]) == lines


@settings(max_examples=20)
@given(st.lists(bundles(), min_size=1, max_size=4, unique_by=lambda bundle: bundle["article"]["article_id"]))
def test_a_dataset_of_any_valid_bundles_is_valid(make_dataset, some):
    with tempfile.TemporaryDirectory() as folder:
        out = make_dataset(Path(folder) / "out", [some[:2], some[2:]] if some[2:] else [some])
        assert list(iter_dataset_issues(out)) == []
