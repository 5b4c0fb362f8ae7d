"""A bundle -> what the article reader shows of it, as plain JSON values.

The text comes in blocks (headings, paragraphs, whatever stands between them) and each block in pieces, cut where marks
begin and end. So the page needs no offsets, which JavaScript would count in other units than code points. Every character
of the text is in one piece, but for white space between blocks.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from onrecord.marks import Mark, iter_marks, iter_mention_marks, iter_segments
from onrecord.spans import Span

_TITLE_LENGTH = 110
_ARTICLE_KEYS = ("publisher", "published_at", "url", "authors", "language", "source_id", "word_count")
_QUOTE_KEYS = ("kind", "text", "cue", "cue_lemma", "speaker", "rule", "confidence")
_ALLEGATION_KEYS = ("text", "cue", "cue_lemma", "explicit", "accuser", "rule", "confidence")


class Block(NamedTuple):
    """A heading, a paragraph, or text that no section counts among either ("other")."""

    span: Span
    kind: str


def readable_article(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return the article with its records for the reader; actors are named by their place in `actors`."""
    article = bundle["article"]
    blocks = list(iter_blocks(article["text"], bundle["sections"]))
    places = {actor["actor_id"]: place for place, actor in enumerate(bundle["actors"])}
    title, title_from = _title(article, blocks)
    return {
        "id": article["article_id"],
        "title": title,
        "title_from": title_from,
        **{key: article[key] for key in _ARTICLE_KEYS},
        "blocks": list(_iter_pieces(bundle, blocks)),
        "quotes": [_quote(quote, places) for quote in bundle["quotes"]],
        "actors": [_actor(actor) for actor in bundle["actors"]],
        "allegations": [_allegation(allegation, places) for allegation in bundle["allegations"]],
    }


def iter_blocks(text: str, sections: Sequence[dict[str, Any]]) -> Iterator[Block]:
    """Yield the blocks of the text in order; they do not overlap, and leave out only white space."""
    end = 0
    for block in sorted(_iter_named_blocks(sections)):
        start = max(block.span.start, end)
        yield from _other(text, Span(end, start))
        if start < block.span.end:
            yield block._replace(span=Span(start, block.span.end))
            end = block.span.end
    yield from _other(text, Span(end, len(text)))


def _iter_named_blocks(sections: Sequence[dict[str, Any]]) -> Iterator[Block]:
    for section in sections:
        if section["heading_start"] is not None:
            yield Block(Span(section["heading_start"], section["heading_end"]), "heading")
        for paragraph in section["paragraphs"]:
            yield Block(Span(paragraph["start"], paragraph["end"]), "paragraph")


def _other(text: str, gap: Span) -> Iterator[Block]:
    inner = gap.stripped(text)
    if inner.start < inner.end:
        yield Block(inner, "other")


def _title(article: dict[str, Any], blocks: list[Block]) -> tuple[str, str]:
    """Return what to call the article, and whether that is its title, its first block, or the first words of it."""
    first = _line(blocks[0].span.of(article["text"])) if blocks else ""
    if article["title"] and _line(article["title"]) != first:
        return _line(article["title"]), "record"
    if not first:
        return article["source_id"], "record"
    if article["title"] or len(first) <= _TITLE_LENGTH:
        return first, "block"
    return first[:_TITLE_LENGTH].rpartition(" ")[0] + " …", "words"


def _line(text: str) -> str:
    return " ".join(text.split())


def _iter_pieces(bundle: dict[str, Any], blocks: list[Block]) -> Iterator[dict[str, Any]]:
    """Yield each block with its pieces, `[text, ["quote:q1", "mention:a2"]]`, the shortest mark first."""
    text = bundle["article"]["text"]
    for block, inside in _iter_marked(blocks, _named_marks(bundle)):
        pieces = [
            [segment.span.of(text), [f"{mark.kind}:{mark.record}" for mark in segment.marks]]
            for segment in iter_segments(block.span, inside)
        ]
        yield {"kind": block.kind, "pieces": pieces}


def _iter_marked(blocks: list[Block], marks: list[Mark]) -> Iterator[tuple[Block, list[Mark]]]:
    """Yield each block with the marks that reach into it, in one walk over both."""
    waiting = sorted(marks, key=lambda mark: mark.span.start)
    waiting.reverse()  # so that the next one is at the end
    inside: list[Mark] = []
    for block in blocks:
        while waiting and waiting[-1].span.start < block.span.end:
            inside.append(waiting.pop())
        inside = [mark for mark in inside if mark.span.end > block.span.start]
        yield block, inside


def _named_marks(bundle: dict[str, Any]) -> list[Mark]:
    """Return the marks of the text, mentions before roles of the same length; an answer is named by its rank, "l2.1"."""
    answers = Counter[str]()
    named = [*iter_mention_marks(bundle)]
    for mark in iter_marks(bundle):
        if mark.kind == "response":
            answers[mark.record] += 1
            named.append(mark._replace(record=f"{mark.record}.{answers[mark.record]}"))
        elif mark.kind != "heading":
            named.append(mark)
    return named


def _quote(quote: dict[str, Any], places: dict[str, int]) -> dict[str, Any]:
    return {
        "id": quote["quote_id"],
        "ref": f"q{quote['position']}",
        **{key: quote[key] for key in _QUOTE_KEYS},
        "actor": places.get(quote["speaker_id"]),
    }


def _actor(actor: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": actor["actor_id"],
        "ref": f"a{actor['position']}",
        **{key: actor[key] for key in ("entity_id", "name", "type", "role", "country_code", "mention_count")},
    }


def _allegation(allegation: dict[str, Any], places: dict[str, int]) -> dict[str, Any]:
    return {
        "id": allegation["allegation_id"],
        "ref": f"l{allegation['position']}",
        **{key: allegation[key] for key in _ALLEGATION_KEYS},
        "accusers": _places(allegation["accuser_ids"], places),
        "accused": _places(allegation["accused_ids"], places),
        "accused_texts": [piece["text"] for piece in allegation["accused"]],
        "quote": allegation["quote_id"],
        "responses": [
            {
                "kind": response["kind"],
                "text": response["text"],
                "actors": _places(response["actor_ids"], places),
                "quote": response["quote_id"],
            }
            for response in allegation["responses"]
        ],
    }


def _places(ids: Sequence[str], places: dict[str, int]) -> list[int]:
    return [places[actor] for actor in ids if actor in places]
