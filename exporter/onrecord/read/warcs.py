"""WARC (.warc, .warc.gz) -> the pages that were fetched, an article each, in constant memory.

Pages are responses with status 200 and HTML, and what an archive holds of HTML without its response. An article is called
by its WARC record id. Every other response (an image, a redirect, a robots.txt) is refused with its record id, as are
records that are cut off; requests, metadata and revisits hold nothing to read and are passed over. The text that Common
Crawl extracts (WET, conversion records) is not read: it has the menus in it.
"""

from collections.abc import Iterator
from io import BufferedReader
from typing import Any, BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.errors import Issue
from onrecord.read.pages import PAGE_BYTES
from onrecord.read.sources import InputFile, Page, ReadOptions, Refusal, Unread

_FOUND = 200
_SHOWN_ERROR = 100  # characters; some quote the whole page
_PAGES = ("text/html", "application/xhtml+xml")
_READ = WarcRecordType.response | WarcRecordType.resource


class _Told:
    """A stream that tells its position, which fastwarc asks of every stream, also of those that are unpacked or piped.

    It ends where the data is damaged: fastwarc reads ahead, and an error would take what stands in front of it along.
    """

    def __init__(self, stream: BufferedReader) -> None:
        self.damage: OSError | None = None
        self._stream = stream
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        """Return bytes that come next, as many as are at hand."""
        try:
            data = self._stream.read1(size)
        except OSError as error:
            self.damage, data = error, b""
        self._position += len(data)
        return data

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._position


def iter_warc(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Unread]:
    """Yield every page, or the issue with its record."""
    told, number = _Told(stream), 0
    try:
        for number, record in enumerate(
            ArchiveIterator(cast("BinaryIO", told), record_types=_READ, parse_http=False), 1
        ):
            yield from _iter_record(record, _record_id(record) or f"{file.name}:{number}", file, options)
    except OSError as error:  # no record begins where one should
        yield Issue(file.where, "$", f"damaged WARC file: {error}; the rest of it is not read", file.name)
        return
    if told.damage is not None:
        yield Issue(file.where, "$", f"cannot be read to its end: {told.damage}", file.name)
    elif not number:
        yield Issue(file.where, "$", "empty: the file holds no page", file.name)


def _iter_record(record: Any, name: str, file: InputFile, options: ReadOptions) -> Iterator[Unread]:
    where = f"{file.where}:{name}"
    try:
        yield _page(record, name, where, options)
    except Refusal as refusal:
        yield refusal.issue(where, name)


def _page(record: Any, name: str, where: str, options: ReadOptions) -> Page:
    """Return the page of a record; raise Refusal for one that is none, OSError where the file cannot be read on."""
    limit, size = min(options.max_bytes, PAGE_BYTES), record.content_length
    if size > limit:
        raise Refusal(f"too large: more than {limit:,} bytes for a page")
    if not size:
        raise Refusal("empty, or cut off in its headers: the record has no content")
    content = record.reader.read()
    if len(content) < size:
        raise Refusal(f"cut off: the record has {len(content):,} of its {size:,} bytes")
    response = _detached(content, is_http=record.is_http)
    content_type, charset = _said(response) if record.is_http else _kept(record)
    if content_type not in _PAGES:
        raise Refusal(f"no page: {content_type or 'its content type is not known'}")
    return Page(_payload(response, limit), where, name, record.headers.get("WARC-Target-URI"), charset, name)


def _detached(content: bytes, *, is_http: bool) -> Any:
    """Return a record of its own of a record's content: where HTTP is damaged, the file can be read on."""
    record = WarcRecord()
    record.set_bytes_content(content)
    record.is_http = is_http
    return record


def _kept(record: Any) -> tuple[str | None, None]:
    """Return the content type of what was kept without its response."""
    content_type, _, _ = (record.headers.get("Content-Type") or "").partition(";")
    return content_type.strip().lower() or None, None


def _said(record: Any) -> tuple[str | None, str | None]:
    """Return the content type and the charset that the server gave; raise Refusal for a response other than 200."""
    try:
        record.parse_http(auto_decode="all")
    except OSError as error:
        raise Refusal(f"damaged: the page cannot be unpacked: {str(error)[:_SHOWN_ERROR]}") from None
    if (status := record.http_headers.status_code) != _FOUND:
        raise Refusal(f"no page: HTTP status {status}")
    return (record.http_content_type or "").lower() or None, record.http_charset


def _payload(record: Any, limit: int) -> bytes:
    try:
        data: bytes = record.reader.read(limit + 1)
    except OSError as error:
        raise Refusal(f"damaged: the page cannot be unpacked: {str(error)[:_SHOWN_ERROR]}") from None
    if len(data) > limit:
        raise Refusal(f"too large: more than {limit:,} bytes for a page")
    return data


def _record_id(record: Any) -> str | None:
    written = record.headers.get("WARC-Record-ID")
    return written.strip("<> ") if written else None
