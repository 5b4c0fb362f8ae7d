"""Speakers: quotes and actors -> the actor who speaks each quote, named, by pronoun, or left to the reader.

Assumes that a quotation on its own goes on with the speaker before it, in its paragraph or at the end of the one above.
None when unsure: a wrong speaker costs more than a missing one. Leaves out who "I" and "we" inside a quotation are.
"""

from collections import Counter
from itertools import pairwise
from typing import Final

from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.quotes import Quote
from onrecord.lexicons.name_words import PARTICLE
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import CAPITAL, DETERMINER, PERSONAL, POSSESSIVE, PREPOSITION, ROLE
from onrecord.link.actors import ActorIndex
from onrecord.link.coreference.antecedents import antecedent_of
from onrecord.link.coreference.authors import find_author_phrases, is_by_body, is_own_words, is_the_only, text_of
from onrecord.link.coreference.descriptions import is_share
from onrecord.segment.documents import Document, owners

_CLOSING: Final = frozenset({",", ".", ";", ")", "“", '"', "”"})
_CARRYING: Final = frozenset({"alone"})  # rules whose quotes name nobody, and whose speaker the text implies


def resolve_speakers(doc: Document, quotes: list[Quote], actors: ActorIndex) -> list[int | None]:
    """Return for each quote the position of its speaker among the actors, or None."""
    speakers: list[int | None] = []
    answering = _interviewee(doc, quotes, actors)
    around = _enclosing(doc, quotes)
    for i, quote in enumerate(quotes):
        if quote.rule == "nested" and quote.pieces[0][0] in around:
            host = around[quote.pieces[0][0]]
            speakers.append(None if host is None else speakers[host])
        elif quote.speaker is not None and i and quote.speaker == quotes[i - 1].speaker:
            speakers.append(speakers[-1])
        elif quote.speaker is not None:
            speakers.append(_of_phrase(doc, quotes, speakers, actors))
        elif quote.rule == "answer-turn":
            speakers.append(answering)
        elif quote.rule in _CARRYING:
            carried = _carried(doc, quotes[i - 1], quote, speakers[i - 1]) if i else None
            speakers.append(_introduced(doc, quote, actors) if carried is None else carried)
        else:
            speakers.append(None)
    return speakers


def _of_phrase(doc: Document, quotes: list[Quote], speakers: list[int | None], actors: ActorIndex) -> int | None:
    """Return whom the speaker phrase of the next quote denotes."""
    phrase = quotes[len(speakers)].speaker or (0, 0)
    first, last = antecedent_of(doc, phrase)
    named = _named_beside(doc, first, last, actors) or _named_behind(doc, first, last, actors)
    resolved = named or actors.resolve(first, last) or _group_of_share(doc, quotes, speakers, actors)
    if resolved:
        return None if resolved[0] == _asker(doc, quotes, speakers) else resolved[0]
    text = text_of(doc, phrase)
    if text is None:
        return _taken_up(doc, quotes, speakers, actors)
    return _author(doc, text, quotes, speakers, actors)


def _asker(doc: Document, quotes: list[Quote], speakers: list[int | None]) -> int | None:
    """Return who asked what the pronoun of the next quote answers, and so is not meant: “Why?” Lee asked. “No,” | he | replied."""
    at = len(speakers)
    quote, before = quotes[at], quotes[at - 1] if at else None
    if before is None or quote.lemma not in load_toml("name_parts")["texts"]["answering"] or quote.speaker is None:
        return None
    asks = "?" in doc.words[slice(*before.pieces[-1])][-2:]
    is_pronoun = quote.speaker[1] - quote.speaker[0] == 1 and doc.flags[quote.speaker[0]] & PERSONAL
    return speakers[-1] if asks and is_pronoun and before.pieces[-1][1] <= quote.pieces[0][0] else None


def _author(
    doc: Document, text: Phrase, quotes: list[Quote], speakers: list[int | None], actors: ActorIndex
) -> int | None:
    """Return who made the text that speaks in the next quote."""
    fits = actors.is_body if is_by_body(doc, text) else actors.may_write
    authors = (actors.resolve(*author) for author in find_author_phrases(doc, text))
    author = next((found[0] for found in authors if len(found) == 1 and fits(found[0])), None)
    if author is None and is_by_body(doc, text) and is_the_only(doc, text):
        bodies = {position for position in speakers if position is not None and actors.is_body(position)}
        return next(iter(bodies)) if len(bodies) == 1 else None
    if author is not None or not speakers or not is_own_words(doc, text, quotes[len(speakers) - 1].pieces):
        return author
    return _before(doc, quotes, speakers)


def _before(doc: Document, quotes: list[Quote], speakers: list[int | None]) -> int | None:
    """Return who speaks in the quote before the next, where it ends in the next one's paragraph or the one above."""
    at = len(speakers)
    if not at:
        return None
    ends = _end(quotes[at - 1]) - 1, (quotes[at].speaker or quotes[at].pieces[0])[0]
    there, here = (doc.sentences[doc.sentence_of[i]].block for i in ends)
    return speakers[-1] if here - there <= 1 else None


def _end(quote: Quote) -> int:
    """Return the token behind the quote and its cue."""
    return max(quote.pieces[-1][1], quote.cue[1] if quote.cue else 0)


def _taken_up(doc: Document, quotes: list[Quote], speakers: list[int | None], actors: ActorIndex) -> int | None:
    """Return who speaks in the sentence before, where the phrase takes up its subject: The board said …. | It | added."""
    at = len(speakers)
    first, last = quotes[at].speaker or (0, 0)
    before = quotes[at - 1].speaker if at else None
    if before is None or speakers[-1] is None or doc.quotation_of[first] >= 0:
        return None
    if doc.sentence_of[first] - doc.sentence_of[before[0]] > 1 or _before(doc, quotes, speakers) is None:
        return None
    words = [word.lower() for word in doc.words[first:last]]
    if words == ["it"] and text_of(doc, before) is not None:
        return speakers[-1]  # Veld’s letter named the port. | It | said …
    if actors.is_person(speakers[-1]):
        return None
    goes_on = words == ["it"] or (words == ["they"] and _are_many(doc, before)) or _speaks_on(words, doc, before)
    return speakers[-1] if goes_on else None


def _speaks_on(words: list[str], doc: Document, before: Range) -> bool:
    """Tell whether a spokesman speaks for the body that just spoke: "a spokesman" for any, "the" for the one named so."""
    article, *noun = words
    if len(noun) != 1 or noun[0] not in load_toml("name_parts")["nominals"]["speaking_for_bodies"]:
        return False
    return article == "a" or (article == "the" and noun[0] in doc.words[slice(*before)])


def _are_many(doc: Document, phrase: Range) -> bool:
    """Tell whether the phrase is of many: "six | papers | in Ostia", "Dahl and Lund"."""
    head = noun_phrase_after(doc, *phrase)
    return "and" in doc.words[slice(*phrase)] or (head is not None and doc.words[head.head].endswith("s"))


def _enclosing(doc: Document, quotes: list[Quote]) -> dict[int, int | None]:
    """Return first token of a quote that the speaker around it says himself -> the latest quote around it.

    “I told her, | ‘Never.’ |”
    """
    nested = [quote for quote in quotes if quote.rule == "nested"]
    inner = [quote.pieces[0][0] for quote in nested if quote.speaker and doc.words[quote.speaker[0]] == "I"]
    if not inner:
        return {}
    latest = [(at, piece) for at, quote in enumerate(quotes) for piece in quote.pieces][::-1]
    around = owners(len(doc.words), [(first + 1, last) for _, (first, last) in latest])
    return {token: latest[around[token]][0] if around[token] >= 0 else None for token in inner}


def _group_of_share(
    doc: Document, quotes: list[Quote], speakers: list[int | None], actors: ActorIndex
) -> tuple[int, ...]:
    """Return the group of a bare share, in its paragraph: of the share in front, or the only one that the text has just named.

    42% of Republicans said …, | 12% | said ….
    """
    at = len(speakers)
    first, last = antecedent_of(doc, quotes[at].speaker or (0, 0))
    if not is_share(doc, first, last):
        return ()
    sentence = doc.sentence_of[first]
    opening = max(sentence - 1, doc.sentence_of[doc.block_tokens[doc.sentences[sentence].block][0]])
    group = speakers[at - 1] if at else None
    before = quotes[at - 1].speaker if at else None
    if before is not None and group is not None and doc.sentence_of[before[0]] >= opening and actors.is_group(group):
        return (group,)
    named = actors.groups_between(doc.starts[doc.sentences[opening].first], doc.starts[first])
    return named if len(named) == 1 else ()


def _named_beside(doc: Document, first: int, last: int, actors: ActorIndex) -> tuple[int, ...]:
    """Return the one whose name is set between commas: A spokesman for the port, | Lars Holm |, a firm, | Rell Ferries |."""
    commas = [i for i in range(first, last) if doc.words[i] == ","]
    for start, end in pairwise([*commas, last]):
        first_name = start + 1 + (doc.words[start + 1] == "the")  # the bishop, | the | Rev. Ana Ortiz
        behind = (i for i in range(first_name, end) if doc.words[i] == "of")  # his rival, Nadia Lund | of Wells |, said
        names = range(first_name, next(behind, end))
        if not names or not all(doc.flags[i] & CAPITAL or doc.name_flags[i] & PARTICLE for i in names):
            continue
        described = bool(doc.flags[first] & (DETERMINER | POSSESSIVE))
        people = actors.people_in(start + 1, end) if len(names) > 1 else ()
        if len(people) == 1 and (described or not actors.people_in(first, commas[0])):
            return people
        found = actors.resolve(start + 1, end)
        if described and start == commas[0] and len(found) == 1 and actors.is_body(found[0]):
            governed = any(
                doc.flags[i] & PREPOSITION for i in range(first, start)
            )  # the head of the firm, Rell Ferries,
            return () if governed else found
    return ()


def _named_behind(doc: Document, first: int, last: int, actors: ActorIndex) -> tuple[int, ...]:
    """Return the person whose name follows a description: said its chairman, | Tomas Veld, | on Monday."""
    if doc.words[last] != "," or actors.people_in(first, last):
        return ()
    sentence = doc.sentences[doc.sentence_of[first]]
    first = last + 1 + bool(doc.flags[last + 1] & ROLE)  # said its chairman, | diver | Tomas Veld
    end = next((i for i in range(first, sentence.last) if not doc.flags[i] & CAPITAL), sentence.last)
    closed = end == sentence.last or doc.words[end] in _CLOSING
    described = doc.flags[last - 1] & ROLE or doc.words[last - 1] == "one"  # said | one |, Ana Ortiz
    return actors.people_in(first, end) if closed and described else ()


def _carried(doc: Document, before: Quote, quote: Quote, speaker: int | None) -> int | None:
    """Return the speaker of the quote before, when it ends in the same paragraph or closes the one above."""
    here = doc.sentences[doc.sentence_of[quote.pieces[0][0]]].block
    end = _end(before)
    there = doc.sentences[doc.sentence_of[end - 1]].block
    if there == here:
        return speaker
    closes = doc.sentence_of[end - 1] == doc.sentence_of[doc.block_tokens[there][1] - 1]
    return speaker if closes and there + 1 == here else None


def _introduced(doc: Document, quote: Quote, actors: ActorIndex) -> int | None:
    """Return the person who is the subject of the sentence before, in the same paragraph (Ortiz shrugged. “No.”)."""
    index = doc.sentence_of[quote.pieces[0][0]]
    here, before = doc.sentences[index], doc.sentences[max(0, index - 1)]
    if index == 0 or before.block != here.block or quote.pieces[0][0] != here.first:
        return None
    subject = noun_phrase_after(doc, before.first, before.last)
    people = actors.people_in(subject.first, subject.last) if subject is not None else ()
    return people[0] if len(people) == 1 else None


def _interviewee(doc: Document, quotes: list[Quote], actors: ActorIndex) -> int | None:
    """Return the person named most in front of the first question: the one who answers; None when two are level."""
    turns = [quote for quote in quotes if quote.rule in {"question-turn", "answer-turn"}]
    if not turns:
        return None
    named = Counter(actors.people_before(doc.starts[turns[0].pieces[0][0]])).most_common(2)
    if not named or (len(named) > 1 and named[0][1] == named[1][1]):
        return None
    return named[0][0]
