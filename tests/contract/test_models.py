"""The models and the documents say the same, though neither is made from the other."""

import json

import pytest

from onrecord import contract, records

MODELS = {
    "articles": records.Article,
    "sections": records.Section,
    "quotes": records.Quote,
    "actors": records.Actor,
    "allegations": records.Allegation,
}


def shape_of(schema, defs):
    """Reduce a schema to types, enumerations and the shape of what it holds."""
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    branches = [shape_of(branch, defs) for branch in schema.get("anyOf", [])]
    if branches:
        return {"types": set().union(*(branch["types"] for branch in branches))} | {
            key: value for branch in branches for key, value in branch.items() if key != "types"
        }
    types = schema["type"]
    shape = {"types": {types} if isinstance(types, str) else set(types)}
    if "enum" in schema:
        shape["enum"] = schema["enum"]
    if "items" in schema:
        shape["items"] = shape_of(schema["items"], defs)
    if "properties" in schema:
        shape["properties"] = [(name, shape_of(inner, defs)) for name, inner in schema["properties"].items()]
        shape["required"] = schema["required"]
        shape["closed"] = schema["additionalProperties"] is False
    return shape


def model_shape(model):
    schema = model.model_json_schema()
    return shape_of(schema, schema.get("$defs", {}))


def document_shape(name):
    documents = {f"{other}.schema.json": contract.document(other) for other in contract.DOCUMENTS}
    return shape_of(contract.document(name), contract.document("defs")["$defs"] | documents)


@pytest.mark.parametrize("table", contract.TABLES)
def test_model_has_the_names_types_and_enumerations_of_its_document(table):
    assert model_shape(MODELS[table]) == document_shape(contract.DOCUMENT_OF[table])


def test_bundle_model_is_the_bundle_document():
    assert model_shape(records.Bundle) == document_shape("bundle")


def test_a_bundle_goes_through_the_models_unchanged(bundle):
    assert records.Bundle.model_validate(bundle).model_dump(mode="json") == bundle
    assert json.loads(records.Bundle.model_validate_json(json.dumps(bundle)).model_dump_json()) == bundle


def test_a_record_cannot_be_changed(bundle):
    article = records.Article.model_validate(bundle["article"])
    with pytest.raises(ValueError, match="frozen"):
        article.title = "Another"


def test_a_record_takes_no_unknown_field(bundle):
    with pytest.raises(ValueError, match="Extra inputs are not permitted"):
        records.Article.model_validate(bundle["article"] | {"mood": "grim"})
