"""The parts of a dataset -> `croissant.json` (Croissant 1.1), for machine-learning loaders.

Record sets read the Parquet files, or the JSON Lines when there is no Parquet. Licence, publisher and date belong to
the articles, which this package cannot know, so they are left out; loaders warn and go on. So are references between
the tables: mlcroissant 1.1.1 loses rows of a record set that another one refers to.
"""

from typing import Any

from onrecord.contract import DOCUMENT_OF, SCHEMA_VERSION, TABLES, document, json_type, properties
from onrecord.write.descriptors import NAME, TITLE, Content

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {"string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean"}


def describe_croissant(content: Content) -> dict[str, Any]:
    """Return croissant.json; a table without rows has no record set."""
    kind = "parquet" if any(part.format == "parquet" for part in content.parts) else "jsonl"
    tables = [table for table in TABLES if content.rows[table]]
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": NAME,
        "description": TITLE,
        "version": SCHEMA_VERSION,
        "distribution": [_describe_files(table, kind) for table in tables],
        "recordSet": [_describe_records(table) for table in tables],
    }


def _describe_files(table: str, kind: str) -> dict[str, Any]:
    encoding = "application/x-parquet" if kind == "parquet" else "application/jsonlines"
    return {
        "@type": "cr:FileSet",
        "@id": f"{table}-files",
        "encodingFormat": encoding,
        "includes": f"{kind}/{table}/part-*",
    }


def _describe_records(table: str) -> dict[str, Any]:
    described = document(DOCUMENT_OF[table])
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "description": described["description"],
        "key": [{"@id": f"{table}/{column}"} for column in described["x-primaryKey"]],
        "field": [_describe_field(table, *item) for item in properties(table).items()],
    }


def _describe_field(table: str, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table}/{name}",
        "description": schema["description"],
    }
    if json_type(schema) != "array":
        return described | {"dataType": _data_type(schema), "source": _source(table, name)}
    described |= {"isArray": True, "arrayShape": "-1"}
    if json_type(schema["items"]) != "object":
        return described | {"dataType": _data_type(schema["items"]), "source": _source(table, name)}
    inner = schema["items"]["properties"].items()
    return described | {"subField": [_describe_subfield(table, name, *item) for item in inner]}


def _describe_subfield(table: str, column: str, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    source = _source(table, column) | {"transform": {"jsonPath": f"$[*].{name}"}}
    item = schema["items"] if json_type(schema) == "array" else schema
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{column}/{name}",
        "description": schema["description"],
        "dataType": _data_type(item),
        "source": source,
    }


def _source(table: str, column: str) -> dict[str, Any]:
    return {"fileSet": {"@id": f"{table}-files"}, "extract": {"column": column}}


def _data_type(schema: dict[str, Any]) -> str:
    return "sc:DateTime" if schema.get("format") == "date-time" else _TYPES[json_type(schema)]
