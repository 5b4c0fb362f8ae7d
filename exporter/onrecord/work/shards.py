"""Sources -> shards: runs of articles that one worker processes, cut by order and size alone.

A shard's sources lie in a spool file in the work folder, so that nothing large goes through a pipe or a scheduler, and
whoever takes the shard reads the same bytes. The fingerprint of a shard covers all that its records depend on in the
input, and leaves out where the articles lie.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import msgspec

from onrecord.read.sources import Source, SourceArticle, SourceBundle
from onrecord.work.frames import iter_frames, write_frame
from onrecord.write.files import output_errors

UNCARRIED = (UnicodeEncodeError, OverflowError, RecursionError, TypeError, ValueError)
_ARTICLE_FIELDS = [each.name for each in fields(SourceArticle) if each.name != "where"]
_ENCODER = msgspec.msgpack.Encoder()


@dataclass(frozen=True, slots=True)
class ShardLimits:
    """A shard is full by articles or by characters of text."""

    articles: int = 2_000
    size: int = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Shard:
    """A run of sources, each as the bytes of a spool file with its place beside them."""

    index: int
    sources: tuple[tuple[str, bytes], ...]
    first: str | None

    @property
    def fingerprint(self) -> str:
        """What tells this shard's input from any other."""
        digest = hashlib.blake2b(digest_size=16)
        for _, payload in self.sources:
            digest.update(len(payload).to_bytes(8) + payload)
        return digest.hexdigest()


def encode_source(source: Source) -> bytes:
    """Return a source without its place; raise one of UNCARRIED for what JSON can escape and nothing else can hold."""
    if isinstance(source, SourceBundle):
        return _ENCODER.encode({"bundle": source.bundle, "size": source.size})
    return _ENCODER.encode({"article": {name: getattr(source, name) for name in _ARTICLE_FIELDS}})


def _decode_source(where: str, payload: dict[str, Any]) -> Source:
    if "bundle" in payload:
        return SourceBundle(payload["bundle"], where, payload["size"])
    return msgspec.convert(payload["article"] | {"where": where}, SourceArticle)


def iter_shards(sources: Iterable[tuple[Source, bytes]], limits: ShardLimits, first_index: int = 0) -> Iterator[Shard]:
    """Yield sources, each with its encoding, in shards; where they are cut depends on the sources alone."""
    index, size, batch, first = first_index, 0, list[tuple[str, bytes]](), None
    for source, payload in sources:
        first = first if batch else source.source_id
        batch.append((source.where, payload))
        size += source.size
        if len(batch) >= limits.articles or size >= limits.size:
            yield Shard(index, tuple(batch), first)
            index, size, batch = index + 1, 0, []
    if batch:
        yield Shard(index, tuple(batch), first)


def write_spool(shard: Shard, path: Path) -> None:
    """Write the sources of a shard where its worker finds them; raise OutputError when the place cannot be written to."""
    with output_errors(path):
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            for where, payload in shard.sources:
                write_frame(file, where.encode("utf-8", "backslashreplace"))
                write_frame(file, payload)


def iter_spool(path: Path) -> Iterator[Source]:
    """Yield the sources of a spool file, one in memory at a time."""
    with path.open("rb") as file:
        frames = iter_frames(file)
        for where, payload in zip(frames, frames, strict=True):
            yield _decode_source(where.decode(), msgspec.msgpack.decode(payload))
