"""The articles of a dataset, and those that come -> which are there already, and which replace an earlier version.

An article is known by its article_id, that is, by its source_id and its text. One whose source_id is known while its
text is new is another version, and says so in `supersedes`. Takes some hundred bytes of memory an article.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from onrecord.contract import article_id
from onrecord.errors import Issue
from onrecord.identifiers import IdMap, IdSet
from onrecord.read.sources import Source, SourceBundle
from onrecord.validate.files import ListedFile, read_listing
from onrecord.write.parts import Part

_BATCH_ROWS = 10_000


class KnownArticles:
    """The articles of a dataset; empty for a new one."""

    def __init__(self, dataset: Path, parts: Iterable[Part]) -> None:
        self._ids, self._latest = IdSet(), IdMap()
        articles = [part for part in parts if part.table == "articles"]
        for article, source in _iter_columns(dataset, articles, ("article_id", "source_id")):
            self._ids.add(article)
            self._latest.put(source, article)

    def link(self, sources: Iterable[Source], on_known: Callable[[], None]) -> Iterator[Source]:
        """Yield the articles that are not there, each with the earlier version that it replaces; tell of the others."""
        if not len(self._ids):
            yield from sources
            return
        for source in sources:
            key = key_of(source)
            if key is None or source.source_id is None:
                yield source
            elif key in self._ids:
                on_known()
            else:
                earlier = self._latest.get(source.source_id)
                self._latest.put(source.source_id, key)
                yield _superseding(source, earlier) if earlier else source


def key_of(source: Source) -> str | None:
    """Return the article_id of an article, or the one that a bundle claims, be it valid or not."""
    return source.article_id if isinstance(source, SourceBundle) else article_id(source.source_id, source.text)


def _superseding(source: Source, earlier: str) -> Source:
    if not isinstance(source, SourceBundle):
        return replace(source, supersedes=source.supersedes or earlier)
    article = source.bundle["article"]
    return replace(
        source, bundle=source.bundle | {"article": article | {"supersedes": article.get("supersedes") or earlier}}
    )


def iter_originals(dataset: Path) -> Iterator[tuple[str, str]]:
    """Yield article_id and text of the articles of a dataset that repeat none; nothing where there is no dataset.

    Every text is read, so that an append which looks for near-duplicates takes longer the more is there.
    """
    listing = read_listing(dataset)
    if isinstance(listing, Issue):
        return
    parts = [file for file in listing.files if file.table == "articles"]
    for article, text, original in _iter_columns(dataset, parts, ("article_id", "text", "duplicate_of")):
        if original is None:
            yield article, text


def _iter_columns(
    dataset: Path, parts: Sequence[Part | ListedFile], names: tuple[str, ...]
) -> Iterator[tuple[Any, ...]]:
    """Yield these columns of every article, from one of the formats."""
    if not parts:
        return
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import, and most runs add to nothing

    from onrecord.validate.rows import open_lines  # noqa: PLC0415 - as above

    kinds = {part.format for part in parts}
    kind = "parquet" if "parquet" in kinds else "jsonl"
    decoder = msgspec.json.Decoder(msgspec.defstruct("_Columns", [(name, str | None) for name in names]))
    for part in sorted((part for part in parts if part.format == kind), key=lambda part: (len(part.path), part.path)):
        if kind == "jsonl":
            with open_lines(dataset / part.path) as lines:
                yield from (msgspec.structs.astuple(decoder.decode(line)) for line in lines)
            continue
        with pq.ParquetFile(dataset / part.path, pre_buffer=False) as file:
            for batch in file.iter_batches(_BATCH_ROWS, columns=list(names)):
                yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)
