"""The schema documents are well made: what the two validators read alike, and what a reader needs beside the types."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from onrecord import contract
from onrecord.errors import ContractError
from onrecord.validate.bundles import check_bundle


def iter_schemas(schema, path="$"):
    """Yield every schema within a schema, with its path."""
    yield path, schema
    for keyword in ("properties", "$defs"):
        for name, inner in schema.get(keyword, {}).items():
            yield from iter_schemas(inner, f"{path}.{name}")
    if "items" in schema:
        yield from iter_schemas(schema["items"], f"{path}[]")


SCHEMAS = [
    pytest.param(schema, id=f"{name}:{path}")
    for name in contract.DOCUMENTS
    for path, schema in iter_schemas(contract.document(name))
]


@pytest.mark.parametrize("name", contract.DOCUMENTS)
def test_document_is_json_schema_of_this_version(name):
    document = contract.document(name)
    Draft202012Validator.check_schema(document)
    assert document["$id"] == f"https://onrecord.dev/schema/{contract.SCHEMA_VERSION}/{name}.schema.json"


@pytest.mark.parametrize("name", contract.DOCUMENTS)
def test_document_is_in_canonical_form(name):
    written = contract.document_file(name).read_text(encoding="utf-8")
    assert written == json.dumps(contract.document(name), indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_patterns_mean_the_same_to_both_validators(schema):
    """Python's \\d \\w \\s take more than ASCII, and its $ matches before a final line feed."""
    pattern = schema.get("pattern")
    if pattern is None:
        return
    assert not re.search(r"\\[dwsDWSbB]", pattern)
    assert pattern.startswith("^")
    assert pattern.endswith(r"$(?!\n)")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_only_keywords_that_both_validators_read_alike(schema):
    assert not {"multipleOf", "oneOf", "if", "unevaluatedProperties"} & schema.keys()
    assert schema.get("format", "date-time") == "date-time"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_objects_are_closed_and_all_their_keys_required(schema):
    if schema.get("type") != "object":
        return
    assert schema["additionalProperties"] is False
    assert schema["required"] == list(schema["properties"])


@pytest.mark.parametrize("table", contract.TABLES)
def test_every_column_is_described_and_its_offsets_exist(table):
    columns = contract.properties(table)
    for schema in columns.values():
        assert schema["description"].endswith((".", ")"))
        assert set(schema.get("x-span", [])) <= columns.keys()


@pytest.mark.parametrize("table", contract.TABLES)
def test_foreign_keys_name_primary_keys(table):
    for schema in contract.properties(table).values():
        if key := schema.get("x-foreignKey"):
            assert contract.document(contract.DOCUMENT_OF[key["table"]])["x-primaryKey"] == [key["column"]]


@pytest.mark.parametrize("name", [name for name in contract.DOCUMENTS if name != "defs"])
def test_examples_are_valid(name):
    for example in contract.document(name)["examples"]:
        assert contract.gate(name).is_valid(example)


def test_the_example_of_the_bundle_is_valid_in_both_layers_and_holds_the_other_examples():
    (bundle,) = contract.document("bundle")["examples"]
    assert check_bundle(bundle, "example") == []
    assert contract.document("article")["examples"] == [bundle["article"]]
    for table in contract.TABLES[1:]:
        assert contract.document(contract.DOCUMENT_OF[table])["examples"][0] in bundle[table]


def test_an_unknown_document_is_refused_by_name():
    with pytest.raises(ContractError, match="no such schema document"):
        contract.document("opinion")
