"""The contract: the documents of schema/ -> validators, Arrow schemas, ids.

Assumes that the documents lie beside the installed package, or at the top of a checkout. Reads a document when it is
first asked for, never at import. Leaves out what a schema cannot say (references, offsets): see `validate.references`.
"""

import hashlib
import json
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ContractError
from onrecord.version import __version__

if TYPE_CHECKING:
    import jsonschema_rs
    import pyarrow as pa

SCHEMA_VERSION = "1.0.0"
OFFSET_UNIT = "unicode-codepoint"
DESCRIPTOR = "datapackage.json"  # the file that makes a folder a dataset
DOCUMENT_OF = {
    "articles": "article",
    "sections": "section",
    "quotes": "quote",
    "actors": "actor",
    "allegations": "allegation",
}
TABLES = tuple(DOCUMENT_OF)
DOCUMENTS = (*DOCUMENT_OF.values(), "bundle", "defs")
PATTERN_END = r"$(?!\n)"
_ID_LETTERS = {"sections": "s", "quotes": "q", "actors": "a", "allegations": "l"}
_ARROW_SCALARS = {"string": "string", "integer": "int32", "number": "float32", "boolean": "bool"}


# The last answer is kept, because whoever makes a record and whoever checks it ask the same of a whole article.
@lru_cache(maxsize=1)
def article_id(source_id: str, text: str) -> str:
    """Return the id of an article: it changes with the source's id and with any character of the text."""
    return hashlib.sha256(f"{source_id}\0{text}".encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=1)
def word_count(text: str) -> int:
    """Return how many words, parted by white space, a text has."""
    return len(text.split())


def record_id(article: str, table: str, position: int) -> str:
    """Return the id of the record at `position` (from 1) in a table of the article with the given id."""
    return f"{article}-{_ID_LETTERS[table]}{position:04d}"


def document_file(name: str) -> Traversable:
    """Return the file of a document ("article" … "bundle", "defs"); raise ContractError when there is no such one."""
    folder = files("onrecord") / "schema"
    if not folder.is_dir():
        folder = Path(__file__).parents[2] / "schema"
    file = folder / f"{name}.schema.json"
    if name not in DOCUMENTS or not file.is_file():
        raise ContractError(str(file), "no such schema document", f"Choose one of {', '.join(DOCUMENTS)}")
    return file


@cache
def document(name: str) -> dict[str, Any]:
    """Return a schema document as decoded JSON; shared, so not to be changed."""
    decoded: dict[str, Any] = json.loads(document_file(name).read_text(encoding="utf-8"))
    return decoded


@cache
def properties(table: str) -> dict[str, Any]:
    """Return the columns of a table, in order, each as its schema with every `$ref` replaced by what it names."""
    return {name: _resolve(schema) for name, schema in document(DOCUMENT_OF[table])["properties"].items()}


def _resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """Replace references into defs; a keyword beside `$ref` wins over the same keyword of what it names."""
    if "$ref" in schema:
        named = document("defs")["$defs"][schema["$ref"].rpartition("/")[2]]
        schema = named | {key: value for key, value in schema.items() if key != "$ref"}
    if "items" in schema:
        schema = schema | {"items": _resolve(schema["items"])}
    if "properties" in schema:
        schema = schema | {"properties": {name: _resolve(inner) for name, inner in schema["properties"].items()}}
    return schema


def json_type(schema: dict[str, Any]) -> str:
    """Return the one JSON type of a property beside null."""
    kinds = schema["type"]
    return kinds if isinstance(kinds, str) else next(kind for kind in kinds if kind != "null")


@cache
def arrow_schema(table: str) -> "pa.Schema":
    """Return the Arrow schema of a table, descriptions and the versions that made it in its metadata."""
    import pyarrow as pa  # noqa: PLC0415 - as below: half of the start of a command that needs no table

    metadata = {
        "table": table,
        "schema_version": SCHEMA_VERSION,
        "offset_unit": OFFSET_UNIT,
        "generator": f"onrecord {__version__}",
    }
    return pa.schema([_arrow_field(*item) for item in properties(table).items()], metadata=metadata)


def _arrow_field(name: str, schema: dict[str, Any]) -> "pa.Field":
    import pyarrow as pa  # noqa: PLC0415

    return pa.field(name, _arrow_type(schema), metadata={"description": schema["description"]})


def _arrow_type(schema: dict[str, Any]) -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415

    kind = json_type(schema)
    if kind == "array":
        return pa.list_(_arrow_type(schema["items"]))
    if kind == "object":
        return pa.struct([_arrow_field(*item) for item in schema["properties"].items()])
    if schema.get("format") == "date-time":
        return pa.timestamp("us", tz="UTC")
    return pa.type_for_alias(_ARROW_SCALARS[kind])


def arrow_table(table: str, lines: bytes) -> "pa.Table":
    """Return lines of JSON as an Arrow table; raise pa.ArrowInvalid for a value or key that the contract lacks.

    A missing key becomes null, so the lines should be valid.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.json as pj  # noqa: PLC0415

    schema = arrow_schema(table)
    if not lines:
        return schema.empty_table()
    return pj.read_json(
        pa.BufferReader(lines),
        read_options=pj.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        parse_options=pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    )


class VersionGap:
    """Another version of the schema than this one, and what to do about it."""

    def __init__(self, found: str) -> None:
        self.found = found
        self._numbers = tuple(int(number) if number.isdecimal() else -1 for number in found.split("."))
        self._own = tuple(map(int, SCHEMA_VERSION.split(".")))

    @property
    def is_older_minor(self) -> bool:
        """Whether a dataset of that version can be raised to this one."""
        return len(self._numbers) == len(self._own) and self._numbers[0] == self._own[0] and self._numbers < self._own

    @property
    def remedy(self) -> str:
        """Return what to do with a dataset of that version."""
        if self.is_older_minor:
            return "Raise it with onrecord migrate"
        if self._numbers > self._own:
            return "Install the version of onrecord that made it, or a later one"
        return "Use the version of onrecord that made it, or export the articles anew"


@cache
def gate(name: str) -> "jsonschema_rs.Validator":
    """Return the fast validator of a document.

    It takes what decoding JSON gives, and raises ValueError for what no JSON can hold, such as half of a surrogate pair.
    """
    import jsonschema_rs  # noqa: PLC0415

    documents = {other: _for_gate(document(other)) for other in DOCUMENTS}
    registry = jsonschema_rs.Registry([(each["$id"], each) for each in documents.values()])
    return jsonschema_rs.validator_for(documents[name], registry=registry, validate_formats=True)


def _for_gate(schema: Any) -> Any:
    """Return a document that says the same to the gate in less time, and has it look into every string.

    In the patterns of Python alone `$` stands before a last line feed too, which the documents rule out by looking ahead.
    A string without a pattern is otherwise taken unseen, whatever it holds.
    """
    if isinstance(schema, list):
        return [_for_gate(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    adapted = {key: _for_gate(value) for key, value in schema.items()}
    if isinstance(pattern := schema.get("pattern"), str):
        return adapted | {"pattern": pattern.removesuffix(PATTERN_END) + "$" * pattern.endswith(PATTERN_END)}
    kinds = schema.get("type")
    is_string = kinds == "string" or (isinstance(kinds, list) and "string" in kinds)
    return adapted | {"pattern": ""} if is_string else adapted
