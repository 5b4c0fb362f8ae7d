"""Described: a description in its reading -> the actor whom it points to: "the judge", "the mining group said".

Assumes that it is of the one whom the text calls so, else of one whose kind it fits, else, where it speaks, of the one who
spoke or acted just before. Leaves out pronouns, and what a description asks for: descriptions say it.
"""

from itertools import takewhile
from typing import Final

from onrecord.link.coreference.descriptions import Description, describe, is_firm, may_be_firm, tells_nothing
from onrecord.link.coreference.standings import acts, opens_saying
from onrecord.link.coreference.traces import Reading, Trace, latest_of, latest_subject, pair_of

_REACH: Final = 12  # sentences back to the one of whom the text says the noun
_KIND_REACH: Final = 5  # to one of its kind: "the newspaper", of the Ostia Herald
_OFFICE: Final = 7  # tokens of "of the harbor council of Ostia"
_LOOSE_REACH: Final = 2  # to one of whom it does not


def resolve_description(reading: Reading, at: int) -> tuple[int, ...]:
    """Return the actors that the description of the mention points to; none when it is nobody's, or of several."""
    description = describe(reading.doc, reading.mentions[at])
    if description is None or _is_named(reading, at):
        return ()
    apposed = _apposed(reading, at)
    if apposed is not None:
        return (apposed,) if reading.profiles[apposed].type == description.type else ()
    near = _fitting(reading, at, description, _REACH)
    if description.pair:
        return reading.pairs.get(description.type) or pair_of(near)
    named = {p: trace for p, trace in near.items() if reading.profiles[p].is_called(description)}
    titled = {p: trace for p, trace in named.items() if description.title in reading.profiles[p].nouns}
    named = titled or named  # the chief justice, not the justice
    in_office = {p: trace for p, trace in named.items() if description.noun not in reading.profiles[p].past}
    named = in_office or named  # the president, not the former president
    if not named:
        kin = _fitting(reading, at, description, _KIND_REACH)
        named = {p: trace for p, trace in kin.items() if description.noun in reading.profiles[p].kind_nouns}
    if named:
        return latest_of(named)
    if description.type == "person":
        return _speaker(reading, at, description)
    near = _fitting(reading, at, description, _LOOSE_REACH)
    if description.type == "organization" and opens_saying(reading.doc, reading.mentions[at]):
        return _body_speaking(reading, at, description, near)
    return tuple(near) if len(near) == 1 else ()


def _is_named(reading: Reading, at: int) -> bool:
    """Tell whether the description's noun is in a name that is somebody's already: the | Department of Ports |."""
    head = reading.mentions[at].last - 1
    inside = takewhile(lambda later: reading.mentions[later].first <= head, range(at + 1, len(reading.mentions)))
    return any(later in reading.owner and head < reading.mentions[later].last for later in inside)


def _apposed(reading: Reading, at: int) -> int | None:
    """Return the actor whose name stands between commas behind the description: "the aide, | Ana Ortiz |, left"."""
    end, words = reading.mentions[at].last, reading.doc.words
    if words[end] in {"of", "for"}:  # the president of the council, | Ana Ortiz |, left
        end = next((i for i in range(end + 2, min(end + _OFFICE, reading.doc.size)) if words[i] == ","), end)
    if words[end] != "," or at + 1 == len(reading.mentions):
        return None
    named = next((later for later in range(at + 1, len(reading.mentions)) if reading.mentions[later].first > end), at)
    behind = reading.mentions[named]
    closed = behind.first == end + 1 and words[behind.last] == ","
    return reading.owner.get(named) if closed else None


def _body_speaking(reading: Reading, at: int, description: Description, near: dict[int, Trace]) -> tuple[int, ...]:
    """Return whom a description that speaks is of: the firm that spoke before, or else the only body near."""
    lately = {p: trace for p, trace in reading.latest(at, _LOOSE_REACH) if reading.profiles[p].type == "organization"}
    kinds = {None, "company", "media"} if description.loose else {None, "company"}
    firms = {p: trace for p, trace in lately.items() if reading.profiles[p].kind in kinds}
    spoke = [p for p, trace in firms.items() if trace.speaks and trace.subject and trace.quotation < 0]
    if is_firm(description) and len(spoke) == 1:
        return tuple(spoke)
    if not near and may_be_firm(description):
        near = {p: trace for p, trace in lately.items() if reading.profiles[p].kind is None}
    if lately or not is_firm(description):
        return tuple(near) if len(near) == 1 else ()
    before = reading.latest(at, _REACH)
    unkind = [p for p, _ in before if reading.profiles[p].type == "organization" and reading.profiles[p].kind is None]
    return tuple(unkind) if len(unkind) == 1 else ()


def _fitting(reading: Reading, at: int, description: Description, reach: int) -> dict[int, Trace]:
    """Return the actors of the last sentences that the description may be of."""
    return {
        position: trace for position, trace in reading.latest(at, reach) if reading.profiles[position].fits(description)
    }


def _speaker(reading: Reading, at: int, description: Description) -> tuple[int, ...]:
    """Return the only person named lately, where the description speaks: "the retired engineer said"."""
    acts_alone = tells_nothing(description) and acts(reading.doc, reading.mentions[at], owning=False)
    if not (acts_alone or opens_saying(reading.doc, reading.mentions[at])) or _is_somebody_unnamed(
        reading, at, description
    ):
        return ()
    fitting = _fitting(reading, at, description, _LOOSE_REACH)
    following = _named_next(reading, at)
    near = {p: trace for p, trace in fitting.items() if p != following}
    if tells_nothing(description):  # Lund said | the 40-year-old | had fallen
        here = reading.sentence_at(at)
        near = {p: trace for p, trace in near.items() if trace.sentence != here or not trace.speaks}
    if len(near) == 1:
        return tuple(near)
    if tells_nothing(description):
        before = reading.sentence_at(at) - 1
        acted = [p for p, trace in near.items() if trace.sentence == before and trace.subject and trace.quotation < 0]
        if len(acted) == 1:
            return tuple(acted)
    elsewhere = {position: trace for position, trace in near.items() if trace.sentence != reading.sentence_at(at)}
    return latest_subject(near) or latest_subject(elsewhere)


def _named_next(reading: Reading, at: int) -> int | None:
    """Return whom the next mention of the sentence names: | The mayor | blamed Lund."""
    is_here = at + 1 < len(reading.mentions) and reading.sentence_at(at + 1) == reading.sentence_at(at)
    return reading.owner.get(at + 1) if is_here else None


def _is_somebody_unnamed(reading: Reading, at: int, description: Description) -> bool:
    """Tell whether the noun was said before of somebody without a name: "an American witness … the witness"."""
    opening = max(0, reading.sentence_at(at) - _REACH)
    first = reading.doc.sentences[opening].first + 1
    return reading.unnamed.is_said(description.noun, first, reading.mentions[at].first)
