"""Records as typed, frozen models, for those who use the package from Python.

The models say the shape (names, types, what may be None, enumerations); values and references are checked against the
documents of schema/, which also describe every field. A test keeps the two the same. Offsets are Unicode code points,
half open, into `Article.text`.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

QuoteKind = Literal["direct", "mixed", "indirect"]
ActorType = Literal["person", "organization", "state", "place", "group"]
MentionKind = Literal["named", "nominal", "pronoun"]
ResponseKind = Literal["denial", "dismissal", "confirmation", "no_comment", "other"]


class Record(BaseModel):
    """What all records share: they cannot be changed, and take no field that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SpanRecord(Record):
    """A range of the article's text."""

    start: int
    end: int


class TextSpan(Record):
    """A range of the article's text with what stands there."""

    start: int
    end: int
    text: str


class Mention(Record):
    """One place where the article names an actor."""

    start: int
    end: int
    text: str
    kind: MentionKind


class Response(Record):
    """What an accused party answers."""

    kind: ResponseKind
    start: int
    end: int
    text: str
    actor_ids: tuple[str, ...]
    quote_id: str | None


class Article(Record):
    """One news article and its text."""

    article_id: str
    source_id: str
    source_format: str
    url: str | None
    publisher: str | None
    title: str | None
    authors: tuple[str, ...]
    published_at: str | None
    language: str | None
    dateline: str | None
    text: str
    text_sha256: str
    duplicate_of: str | None
    supersedes: str | None
    word_count: int


class Section(Record):
    """A run of paragraphs under one heading, or before the first."""

    section_id: str
    article_id: str
    position: int
    heading: str | None
    heading_start: int | None
    heading_end: int | None
    start: int
    end: int
    text: str
    paragraphs: tuple[SpanRecord, ...]


class Quote(Record):
    """Speech or writing that the article attributes to somebody."""

    quote_id: str
    article_id: str
    section_id: str | None
    position: int
    kind: QuoteKind
    text: str
    start: int
    end: int
    spans: tuple[SpanRecord, ...]
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    cue_lemma: str | None
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_id: str | None
    sentence_start: int
    sentence_end: int
    rule: str
    confidence: float


class Actor(Record):
    """A person, organization, state, place or group that the article names."""

    actor_id: str
    article_id: str
    entity_id: str
    position: int
    name: str
    type: ActorType
    role: str | None
    country_code: str | None
    mentions: tuple[Mention, ...]
    mention_count: int


class Allegation(Record):
    """A charge of wrongdoing: who accuses whom of what, and what the accused answer."""

    allegation_id: str
    article_id: str
    section_id: str | None
    position: int
    text: str
    start: int
    end: int
    cue: str
    cue_start: int
    cue_end: int
    cue_lemma: str
    explicit: bool
    accuser: str | None
    accuser_start: int | None
    accuser_end: int | None
    accuser_ids: tuple[str, ...]
    accused: tuple[TextSpan, ...]
    accused_ids: tuple[str, ...]
    quote_id: str | None
    responses: tuple[Response, ...]
    sentence_start: int
    sentence_end: int
    rule: str
    confidence: float


class Bundle(Record):
    """One article with everything that was found in it."""

    article: Article
    sections: tuple[Section, ...]
    quotes: tuple[Quote, ...]
    actors: tuple[Actor, ...]
    allegations: tuple[Allegation, ...]
