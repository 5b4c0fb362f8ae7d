"""Each fault of a bundle is found, named by its place, and the only thing found."""

import copy
import itertools
import math

import pytest

from onrecord.contract import TABLES, arrow_table
from onrecord.validate.bundles import check_bundle
from onrecord.write.jsonl import encode_records

GONE = object()
EVERY = 7  # the explaining validator is slow; set to 1 after a change of the documents
ID = "957636ed9c7226cd"

FAULTS = [
    # The schema.
    ("quotes.0.cue", GONE, "$.quotes[0].cue: is missing"),
    ("quotes.0.mood", "grim", "$.quotes[0].mood: is not a field of the contract"),
    ("quotes.0.kind", "free", '$.quotes[0].kind: unknown value: is "free", not one of direct, mixed, indirect'),
    ("quotes.0.speaker_id", "x", '$.quotes[0].speaker_id: wrong form: is "x", not ^[0-9a-f]{16}-a[0-9]{4,}'),
    ("quotes.0.speaker_id", 7, "$.quotes[0].speaker_id: wrong type: is 7, not string or null"),
    ("quotes.1.cue_end", 2**64, f"$.quotes[1].cue_end: out of range: is {2**64}, above 2147483647"),
    ("quotes.1.start", -1, "$.quotes[1].start: out of range: is -1, below 0"),
    ("quotes.1.rule", "", "$.quotes[1].rule: is empty"),
    ("quotes", None, "$.quotes: wrong type: is null, not array"),
    ("allegations.0.accused.0", [], "$.allegations[0].accused[0]: wrong type: is an array, not object"),
    ("allegations.0.accused_ids", [f"{ID}-a0003"] * 2, "$.allegations[0].accused_ids: names the same item twice"),
    (
        "article.published_at",
        "2026-02-30T00:00:00.000000Z",
        '$.article.published_at: wrong form: is "2026-02-30T00:00:00.000000Z", not a date-time',
    ),
    # What no JSON file can hold.
    ("quotes.0.confidence", math.nan, "$.quotes[0].confidence: is no JSON number: nan"),
    ("actors.0.role", "\ud800", r'$.actors[0].role: holds half of a surrogate pair: "\ud800"'),
    # Ids, counts and references.
    ("article.word_count", 20, "$.article.word_count: does not fit the article: is 20, not 22"),
    ("article.word_count", 22.0, "$.article.word_count: does not fit the article: is 22.0, not 22"),
    (
        "allegations.0.allegation_id",
        f"{ID}-l0009",
        f"$.allegations[0].allegation_id: not its place: is {ID}-l0009, not {ID}-l0001",
    ),
    ("actors.1.position", 3, "$.actors[1].position: not its place: is 3, not 2"),
    (
        "sections.0.article_id",
        "0" * 16,
        "$.sections[0].article_id: leads nowhere: is 0000000000000000, which no row of articles has",
    ),
    (
        "quotes.1.speaker_id",
        f"{ID}-a0009",
        f"$.quotes[1].speaker_id: leads nowhere: is {ID}-a0009, which no row of actors has",
    ),
    (
        "allegations.0.accused_ids",
        [f"{ID}-a0003", f"{ID}-a0009"],
        f"$.allegations[0].accused_ids: leads nowhere: names {ID}-a0009, which no row of actors has",
    ),
    (
        "allegations.0.responses.0.quote_id",
        f"{ID}-q0009",
        f"$.allegations[0].responses[0].quote_id: leads nowhere: is {ID}-q0009, which no row of quotes has",
    ),
    ("actors.2.mention_count", 2, "$.actors[2].mention_count: wrong count: is 2, not 3"),
    ("actors.0.type", "group", "$.actors[0].entity_id: wrong type: is person:ortiz, while type is group"),
    # Offsets.
    ("quotes.0.cue", "says", '$.quotes[0].cue: not what stands there: is "says", while text[47:51] is "said"'),
    ("quotes.0.cue", None, "$.quotes[0].cue: null, but placed: cue_start or cue_end is not null"),
    ("quotes.0.cue_start", None, "$.quotes[0].cue: not placed by whole numbers: stands at null to 51"),
    ("quotes.0.cue_start", 47.0, "$.quotes[0].cue: not placed by whole numbers: stands at 47.0 to 51"),
    ("sections.0.end", 900, "$.sections[0].text: no range of the text: is 0 to 900, of 116 characters"),
    ("quotes.0.end", 80, "$.quotes[0].end: not its pieces: is 80, while spans end at 81"),
    (
        "quotes.0.text",
        "it",
        '$.quotes[0].text: not its pieces: is "it", while spans give "the ferry firm hid the report"',
    ),
    (
        "quotes.0.sentence_end",
        20,
        "$.quotes[0].sentence_start: not around the record: shares no character with it or its cue",
    ),
    (
        "sections.0.paragraphs.1.start",
        80,
        "$.sections[0].paragraphs[1]: no range in order: not whole numbers within 82 to 116",
    ),
    (
        "actors.0.mentions.0.text",
        "Ortis",
        '$.actors[0].mentions[0].text: not what stands there: is "Ortis", while text[19:24] is "Ortiz"',
    ),
    (
        "allegations.0.responses.0.start",
        83,
        r'$.allegations[0].responses[0].text: not what stands there: is "\u201cWe hid nothing,\u201d", while text[83:101] is "\n\u201cWe hid nothing,\u201d"',
    ),
]


def changed(bundle, place, value):
    """Return the bundle with one value, named by keys and indexes, put in place of another."""
    bundle = copy.deepcopy(bundle)
    *steps, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    parent = bundle
    for step in steps:
        parent = parent[step]
    if value is GONE:
        del parent[last]
    else:
        parent[last] = value
    return bundle


def test_a_valid_bundle_has_no_issues(bundle):
    assert check_bundle(bundle, "bundles.jsonl:1") == []


@pytest.mark.parametrize(("place", "value", "wanted"), FAULTS, ids=[f"{fault[0]}={fault[1]!r:.20}" for fault in FAULTS])
def test_fault_is_found_where_it_is(bundle, place, value, wanted):
    issues = check_bundle(changed(bundle, place, value), "bundles.jsonl:1")
    assert [str(issue) for issue in issues] == [f"bundles.jsonl:1 {wanted}"]


def test_an_issue_carries_the_id_of_the_source(bundle):
    (issue,) = check_bundle(changed(bundle, "quotes.0.cue", "says"), "bundles.jsonl:1")
    assert issue.source_id == "ferry-report"


def test_records_stand_in_text_order(bundle):
    quotes = bundle["quotes"]
    for name in quotes[0].keys() - {"quote_id", "position"}:
        quotes[0][name], quotes[1][name] = quotes[1][name], quotes[0][name]
    bundle["allegations"] = []
    (issue,) = check_bundle(bundle, "f")
    assert str(issue) == "f $.quotes[1].position: out of text order: 52 stands before 84"


def test_sections_do_not_overlap(bundle):
    (section,) = bundle["sections"]
    second = section | {"section_id": section["section_id"][:-1] + "2", "position": 2}
    bundle["sections"].append(second)
    (issue,) = check_bundle(bundle, "f")
    assert str(issue) == "f $.sections[1].start: overlaps what is above: that ends at 116"


def test_a_quote_stands_in_the_section_that_it_names(bundle):
    (section,) = bundle["sections"]
    paragraph = section["paragraphs"][1]
    section |= paragraph | {
        "text": bundle["article"]["text"][paragraph["start"] : paragraph["end"]],
        "paragraphs": [paragraph],
    }
    bundle["sections"] = [section]
    issues = [str(issue) for issue in check_bundle(bundle, "f")]
    assert issues[0] == f"f $.quotes[0].section_id: wrong section: is {ID}-s0001, which does not hold it"


def test_another_text_fits_nothing(bundle):
    issues = check_bundle(changed(bundle, "article.text", "Nothing was said."), "f")
    assert {issue.pointer for issue in issues} > {
        "$.article.article_id",
        "$.article.text_sha256",
        "$.quotes[0].spans[0]",
    }


@pytest.mark.parametrize(
    "value",
    [None, 5, "text", [], {}, {"article": None}, {"article": {"source_id": 3}}, {1: 2}, {"article": object()}, (1, 2)],
)
def test_anything_else_is_refused_without_raising(value):
    assert check_bundle(value, "f")


def test_a_long_value_is_cut_in_the_message(bundle):
    (issue,) = check_bundle(changed(bundle, "quotes.0.kind", "so " * 10_000), "f")
    assert len(issue.reason) < 200


def test_no_mutant_raises_and_what_is_valid_can_be_written(iter_mutants):
    for mutant in itertools.islice(iter_mutants(), None, None, EVERY):
        if check_bundle(mutant, "f"):
            continue
        for table in TABLES:
            rows = [mutant["article"]] if table == "articles" else mutant[table]
            assert arrow_table(table, encode_records(rows)).num_rows == len(rows)
