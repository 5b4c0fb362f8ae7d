"""The Arrow schemas follow from the documents."""

import pyarrow as pa
import pytest

from onrecord import contract
from onrecord.version import __version__


@pytest.mark.parametrize("table", contract.TABLES)
def test_columns_are_those_of_the_document_in_its_order(table):
    document = contract.document(contract.DOCUMENT_OF[table])
    assert contract.arrow_schema(table).names == list(document["properties"])


@pytest.mark.parametrize("table", contract.TABLES)
def test_columns_carry_their_descriptions(table):
    for field in contract.arrow_schema(table):
        assert field.metadata[b"description"].decode() == contract.properties(table)[field.name]["description"]


def test_types_are_those_that_every_reader_takes():
    quotes = contract.arrow_schema("quotes")
    assert quotes.field("text").type == pa.string()
    assert quotes.field("cue_start").type == pa.int32()
    assert quotes.field("confidence").type == pa.float32()
    assert quotes.field("spans").type == pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
    assert contract.arrow_schema("articles").field("published_at").type == pa.timestamp("us", tz="UTC")
    assert contract.arrow_schema("allegations").field("explicit").type == pa.bool_()
    assert contract.arrow_schema("allegations").field("accuser_ids").type == pa.list_(pa.string())


def test_schema_names_its_table_and_what_made_it():
    assert contract.arrow_schema("actors").metadata == {
        b"table": b"actors",
        b"schema_version": contract.SCHEMA_VERSION.encode(),
        b"offset_unit": b"unicode-codepoint",
        b"generator": f"onrecord {__version__}".encode(),
    }


@pytest.mark.parametrize("line", [b'{"position":1.0}', b'{"position":true}', b'{"mood":"grim"}', b'{"text":7}'])
def test_a_line_that_the_schema_does_not_fit_is_refused(line):
    with pytest.raises(pa.ArrowInvalid):
        contract.arrow_table("quotes", line)


def test_ids_follow_from_source_text_and_position():
    article = contract.article_id("a", "text")
    assert contract.record_id(article, "allegations", 7) == f"{article}-l0007"
    assert contract.record_id(article, "quotes", 12345) == f"{article}-q12345"
    assert len({article, contract.article_id("a", "Text"), contract.article_id("b", "text")}) == 3
