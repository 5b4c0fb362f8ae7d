"""What holds for any text: parsing never raises, and its records keep the contract."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.marked import unmark

from onrecord.contract import article_id
from onrecord.parse import parse_article, parse_bundle
from onrecord.read.sources import SourceArticle
from onrecord.validate.bundles import check_bundle
from onrecord.write.jsonl import arrange_bundle


def iter_sentences(value):
    """Yield the accepted and rejected sentences of a list, however deep they lie."""
    for key, inner in value.items() if isinstance(value, dict) else ((None, each) for each in value):
        if key in {"accepts", "rejects"}:
            yield from inner
        elif isinstance(inner, dict | list):
            yield from iter_sentences(inner)


# News-like pieces, so that random texts reach the rules, with marks that break pairs, odd spaces and emoji between them.
PIECES = st.sampled_from(
    [
        "Ms. Ana Ortiz", "the harbor board", "Russia", "Kyiv", "said", "told reporters", "accused the firm of lying",
        "denied the charge", "according to Lee", "that the ferry was late", "he", "they", "who", ",", ".", "?", ":", "“",
        "”", '"', "‘", "’", "'", "''", "—", "-", "(", ")", "\n", "\n\n", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}",
        "\N{PARTY POPPER}", "Q:", "A:", "MOSCOW:", "By Jo Lee", "U.S.", "Sen.", "’s", "and", "as", "while", "alleged", "in",
        "a claim that", "Wells Council", "on Monday", "5,000", "@handle", "https://a.example", "# Heading", "ß", "Ä", "中",
    ]
)  # fmt: skip
NEWS = st.lists(PIECES, min_size=1, max_size=60).map(" ".join)
# What the rules were written for, broken off anywhere, as feeds and archives break it off.
LISTS = (
    *(files("onrecord.lexicons") / f"{name}.toml" for name in ("cues", "accusations", "responses")),
    Path(__file__).parents[1] / "extract" / "quote-patterns.toml",
)
SENTENCES = [
    unmark(text)[0].split() for path in LISTS for text in iter_sentences(tomllib.loads(path.read_text("utf-8")))
]
BROKEN = st.lists(
    st.sampled_from(SENTENCES).flatmap(
        lambda words: st.tuples(st.integers(0, len(words) - 1), st.integers(1, len(words))).map(
            lambda cut: " ".join(words[cut[0] : cut[0] + cut[1]])
        )
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
TEXTS = st.one_of(NEWS, BROKEN, st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
NEUTRAL = "The gate was painted green in spring.\n"


def source(text):
    return SourceArticle("an-id", "text", text, "test:1")


def parse(text):
    return parse_bundle(source(text))


def shifted(value, by):
    """Return the records with every offset moved: what a paragraph in front should do to them."""
    if isinstance(value, dict):
        return {
            k: v + by if k.endswith(("start", "end")) and v is not None else shifted(v, by) for k, v in value.items()
        }
    return [shifted(item, by) for item in value] if isinstance(value, list) else value


@given(TEXTS)
@example("said : Ms. Ana Ortiz")
@example("Brandt has vowed to sail, while")
@example("The board rejected that, but")
@example("warned by the divers that it leaked, and")
@example("The board sailed. — (@anaortiz)")
@settings(max_examples=600)
def test_any_text_gives_a_valid_bundle(text):
    bundle = parse(text)

    assert [str(issue) for issue in check_bundle(json.loads(json.dumps(bundle)), "test:1")] == []
    assert json.dumps(bundle) == json.dumps(arrange_bundle(bundle))  # keys are in the contract's order


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_sentence_broken_off_behind_any_word_is_read_to_its_last(path):
    sentences = [unmark(text)[0].split() for text in iter_sentences(tomllib.loads(path.read_text("utf-8")))]
    for words in sentences[::7]:
        for end in range(1, len(words) + 1):
            text = " ".join(words[:end])
            bundle = parse(text + "\n")
            for record in (
                *bundle["quotes"],
                *bundle["allegations"],
                *(m for a in bundle["actors"] for m in a["mentions"]),
            ):
                assert not text[record["end"] - 1].isspace()


@given(NEWS)
@settings(max_examples=100)
def test_parsing_twice_gives_the_same_records(text):
    assert parse(text) == parse(text)


@given(TEXTS)
@settings(max_examples=100)
def test_sections_tile_the_text_in_order(text):
    at = 0
    for section in parse(text)["sections"]:
        start = section["start"] if section["heading_start"] is None else section["heading_start"]
        assert at <= start <= section["end"]
        at = section["end"]
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry was late,” said Ms. Ortiz. “It always is.”",
        "Lee accused the board of hiding two reports. The board denied it.",
        "Russia and Ukraine said on Monday that talks would go on.",
    ],
)
def test_a_neutral_paragraph_in_front_shifts_every_offset(text):
    plain, moved = parse(text), parse(NEUTRAL + text)

    for table in ("quotes", "actors", "allegations"):
        assert strip_ids(moved[table]) == strip_ids(shifted(plain[table], len(NEUTRAL)))


def strip_ids(value):
    """Return the records without ids and positions, which name the article."""
    if isinstance(value, dict):
        return {k: strip_ids(v) for k, v in value.items() if not k.endswith(("_id", "_ids")) or k == "entity_id"}
    return [strip_ids(item) for item in value] if isinstance(value, list) else value


def test_the_typed_edge_holds_the_same_records():
    text = "“We lost,” said Ms. Ortiz."

    assert parse_article(source(text)).model_dump(mode="json")["quotes"] == json.loads(
        json.dumps(parse(text)["quotes"])
    )


def test_an_article_id_depends_on_the_source_and_the_text():
    assert article_id("a", "b") != article_id("b", "a")
    assert article_id("a", "b") == parse_bundle(SourceArticle("a", "text", "b", "t"))["article"]["article_id"]
