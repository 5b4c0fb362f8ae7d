"""ninjs 1.x, 2.x and 3.x -> one article a document: IPTC's news in JSON, alone, in an array, or one a line.

The versions differ in names (`headline`, `headlines`; `body_xhtml`, `bodies`; `versioncreated`, `versionCreated`) and
are told by them, document by document. Subjects, people and places of the catalogue stay out of the text. Documents of
another type than text (pictures, videos) are passed over with a note, what was taken back by its publisher is refused.
"""

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

import msgspec

from onrecord.errors import Issue
from onrecord.read.bylines import parted_names
from onrecord.read.dates import known_date
from onrecord.read.documents import decode_bytes, read_bytes
from onrecord.read.languages import known_language
from onrecord.read.lines import Record, iter_records
from onrecord.read.markup import Piece, fragment_tree, iter_pieces, marked_text, plain_pieces
from onrecord.read.rows import check_encodable
from onrecord.read.signatures import HEAD_BYTES
from onrecord.read.sources import InputFile, Item, Note, ReadOptions, Refusal, SourceArticle
from onrecord.read.statuses import check_status
from onrecord.read.versions import known_version

_WITHOUT_TEXT = frozenset(
    {"picture", "audio", "video", "graphic", "animation", "package", "event", "planning", "component"}
)
_MAIN_ROLES = frozenset({"", "main", "primary", "default", "body"})


def iter_ninjs(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of every document, or the issue with it; raise Refusal when the file is no JSON."""
    first_line = stream.peek(HEAD_BYTES)[:HEAD_BYTES].partition(b"\n")[0]
    if not first_line.rstrip().endswith(b"}") or not first_line.lstrip().startswith(b"{"):
        for position, value in enumerate(_documents(stream, options), start=1):
            yield _item(value, InputFile(file.path, f"{file.name}:{position}", f"{file.where}:{position}"))
        return
    for record in iter_records(stream, file, options):
        if isinstance(record, Record):
            yield _item(record.value, InputFile(file.path, f"{file.name}:{record.number}", record.where))
        else:
            yield record


def _documents(stream: BufferedReader, options: ReadOptions) -> list[Any]:
    text = decode_bytes(read_bytes(stream, options.max_bytes, "one document"), options).text
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refusal(f"not JSON: {error}") from None
    return value if isinstance(value, list) else [value]


def _item(value: Any, place: InputFile) -> Item:
    if not isinstance(value, dict):
        return Issue(place.where, "$", "not ninjs: not a JSON object")
    fields = {key.lower(): inner for key, inner in value.items()}  # 2.0 turned `versioncreated` into `versionCreated`
    uri = fields.get("uri")
    kind = _string(fields.get("type"))
    if kind in _WITHOUT_TEXT:
        return Note(place.where, "skipped", f"passed over: a {kind}, which has no text of its own")
    try:
        check_encodable("uri", uri if isinstance(uri, str) else None)
        return _article(fields, place)
    except Refusal as refusal:
        known = uri if isinstance(uri, str) and refusal.pointer != "$.uri" else None
        return Issue(place.where, refusal.pointer, refusal.reason, known)


def _article(fields: dict[str, Any], place: InputFile) -> SourceArticle:
    check_status(_string(fields.get("pubstatus")))
    title = _main(fields.get("headlines"), "headline") or _string(fields.get("headline"))
    title = title and (
        marked_text(iter_pieces(fragment_tree(title)), None)[0] if "<" in title or "&" in title else title
    )
    text, blocks = marked_text(_pieces(fields), title)
    uri = _string(fields.get("uri"))
    article = SourceArticle(
        source_id=uri or place.name,
        source_format="ninjs",
        text=text,
        where=place.where,
        url=uri if uri and uri.startswith(("http://", "https://")) else None,
        publisher=_provider(fields) or _string(fields.get("copyrightholder")),
        title=title,
        authors=tuple(_authors(fields)),
        published_at=known_date(
            *(_string(fields.get(key)) for key in ("firstcreated", "contentcreated", "versioncreated"))
        ),
        language=known_language(_string(fields.get("language"))),
        blocks=blocks,
        dateline=_string(fields.get("located")),
        version=known_version(str(fields.get("version"))),
    )
    for key in ("text", "title", "publisher", "dateline", "source_id"):
        check_encodable(key, getattr(article, key))
    check_encodable("byline", list(article.authors))
    return article


def _pieces(fields: dict[str, Any]) -> Iterator[Piece]:
    """Yield what the body holds; XHTML keeps headings, so it goes before plain text."""
    for name in ("body_xhtml", "body_html"):
        if written := _string(fields.get(name)):
            return iter_pieces(fragment_tree(written))
    bodies = [body for body in _objects(fields.get("bodies")) if str(body.get("role") or "").lower() in _MAIN_ROLES]
    for body in sorted(bodies, key=lambda body: "html" not in str(body.get("contenttype") or body.get("contentType"))):
        if written := _string(body.get("value")):
            marked = "html" in str(body.get("contenttype") or body.get("contentType")) or written.startswith("<")
            return iter_pieces(fragment_tree(written)) if marked else plain_pieces(written)
    return plain_pieces(_string(fields.get("body_text")) or "")


def _main(given: Any, key: str) -> str | None:
    """Return the main one of several, which are objects with a role, or the first."""
    found = _objects(given)
    main = next((one for one in found if str(one.get("role") or "").lower() in _MAIN_ROLES), found[0] if found else {})
    return _string(main.get("value")) or _string(main.get(key))


def _authors(fields: dict[str, Any]) -> list[str]:
    bylines = fields.get("bylines") or fields.get("byline") or fields.get("by")
    written = [_string(one.get("value") or one.get("byline") or one.get("name")) for one in _objects(bylines)]
    return [name for line in filter(None, written or [_string(bylines)]) for name in parted_names(line)]


def _provider(fields: dict[str, Any]) -> str | None:
    sources = _objects(fields.get("infosources") or fields.get("infosource"))
    return next(filter(None, (_string(source.get("name") or source.get("literal")) for source in sources)), None)


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
