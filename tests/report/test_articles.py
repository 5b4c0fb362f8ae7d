"""A bundle as the reader has it: the text in blocks and pieces."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks import Mark, iter_segments
from onrecord.parse import parse_bundle
from onrecord.read.sources import SourceArticle
from onrecord.report.articles import iter_blocks, readable_article
from onrecord.spans import Span


def read(text, title=None):
    return readable_article(parse_bundle(SourceArticle("memo", "text", text, where="memo.txt", title=title)))


def pieces(article):
    return [piece for block in article["blocks"] for piece in block["pieces"]]


def test_a_piece_names_every_mark_over_it_the_shortest_first():
    article = read("Ana Ortiz said the ferry firm Corvale Shipping hid the report.")
    marks = dict(pieces(article))
    assert marks["Ana Ortiz"] == ["mention:a1", "speaker:q1"]
    assert marks["Corvale Shipping"][0].startswith("mention:a")
    assert marks["Corvale Shipping"][1:] == ["quote:q1"]
    assert article["quotes"][0]["actor"] == 0


def test_answers_are_numbered_within_their_allegation():
    article = read("Corvale Rail accused Halden Mutual of fraud. Halden Mutual denied the accusation.")
    (allegation,) = article["allegations"]
    assert [response["kind"] for response in allegation["responses"]] == ["denial"]
    assert any("response:l1.1" in marks for _, marks in pieces(article))


def test_offsets_after_an_emoji_are_those_of_the_text():
    article = read("\N{FERRY}\N{FERRY} Ana Ortiz said the ferry was late.")
    assert "the ferry was late" in [text for text, marks in pieces(article) if "quote:q1" in marks]


def test_an_article_is_called_by_its_title_its_first_block_or_its_first_words():
    assert (read("It rained.", "Rain")["title"], read("It rained.", "Rain")["title_from"]) == ("Rain", "record")
    assert read("Rain in May\n\nIt rained all day long.")["title_from"] == "block"
    long = read("It rained in the valley and on the coast, " * 6)
    assert long["title_from"] == "words"
    assert long["title"].endswith(" …")
    assert read("")["title"] == "memo"


@given(st.text(st.sampled_from("ab \n“”."), max_size=60))
def test_every_character_but_white_space_is_in_one_piece(text):
    shown = "".join(piece for piece, _ in pieces(read(text)))
    assert "".join(shown.split()) == "".join(text.split())


_SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(min(ends), max(ends)))


@given(_SPANS, st.lists(st.builds(Mark, _SPANS, st.sampled_from(["quote", "cue"]), st.just("q1")), max_size=8))
def test_segments_tile_their_span_and_carry_the_marks_over_them(span, marks):
    segments = list(iter_segments(span, marks))
    places = [place for segment in segments for place in range(*segment.span)]
    assert places == list(range(*span))
    for segment in segments:
        over = [mark for mark in marks if mark.span.start <= segment.span.start and mark.span.end >= segment.span.end]
        assert sorted(segment.marks) == sorted(over)


def test_blocks_that_a_bundle_leaves_out_or_crosses_are_shown_all_the_same():
    sections = [
        {"heading_start": 4, "heading_end": 9, "paragraphs": [{"start": 6, "end": 14}]},
    ]
    text = "One two three four five"
    assert [(block.span.of(text), block.kind) for block in iter_blocks(text, sections)] == [
        ("One", "other"),
        ("two t", "heading"),
        ("hree ", "paragraph"),
        ("four five", "other"),
    ]
