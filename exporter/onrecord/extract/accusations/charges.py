"""Charges: what a claim says -> whether it charges somebody with wrongdoing, and whom.

Assumes that words of wrongdoing are flagged. Leaves out who says so.
"""

from typing import Final

from onrecord.extract.accusations.deeds import find_doers, find_owner, find_parties, head_of, is_party
from onrecord.extract.grammar.frame_tails import read_by
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import verb_group
from onrecord.lexicons.accusations import governors
from onrecord.lexicons.name_words import KIN
from onrecord.lexicons.words import (
    ADJECTIVE,
    BE,
    CAPITAL,
    DETERMINER,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    ROLE,
    SUBORDINATOR,
    VERB,
    WRONGDOING,
    normal_form,
)
from onrecord.lexicons.wrongdoings import no_other_party, wrongdoing_forms
from onrecord.segment.documents import Document

_PREDICATE: Final = 5  # tokens between "is" or "committed" and the word of wrongdoing
_REACH: Final = 8  # tokens between a subject and its verb


def holds_wrongdoing(doc: Document, span: Range) -> bool:
    """Tell whether the tokens hold a word of wrongdoing."""
    return any(doc.flags[i] & WRONGDOING for i in range(*span))


def charges_subject(doc: Document, clause: Range) -> bool:
    """Tell whether the clause says of somebody that they did wrong: not “he opposed the invasion”."""
    return any(doc.flags[i] & WRONGDOING and _is_predicate(doc, i, clause[0]) for i in range(*clause))


def _is_predicate(doc: Document, i: int, lower: int) -> bool:
    parts = wrongdoing_forms()[normal_form(doc.words[i])].parts
    before = doc.flags[i - 1] if i > lower else 0
    if "verbs" in parts and doc.flags[i] & VERB and not before & (DETERMINER | POSSESSIVE | PREPOSITION | ADJECTIVE):
        return not verb_group(doc, i, lower).negated
    left = range(max(lower, i - _PREDICATE), i)
    if "nouns" in parts and any(normal_form(doc.words[k]) in governors("commit") for k in left):
        return True
    return bool(parts & {"adjectives", "persons"}) and any(doc.flags[k] & BE for k in left)


def clause_subject(doc: Document, clause: Range, *, strict: bool) -> tuple[Range, ...]:
    """Return the party that a clause is about: its first noun phrase, or the owner of it; strict asks for a party."""
    start = clause[0]
    while start < clause[1] and doc.flags[start] & SUBORDINATOR:
        start += 1
    parties = find_parties(doc, start, clause[1])
    if not parties:
        return ()
    if (victim_of := _suffers(doc, parties[-1], clause[1])) is not None:
        behind = victim_of + 1
        particle = behind + 1 < clause[1] and doc.flags[behind] & PREPOSITION and doc.words[behind + 1] == "by"
        agent, _ = read_by(doc, behind + bool(particle), clause[1])  # siphoned off | by contractors
        names = agent is not None and (is_party(doc, agent) or find_owner(doc, *agent))
        return (agent,) if agent is not None and names else ()
    owners = () if _is_role(doc, parties[0]) else find_doers(doc, parties[0][0], parties[0][1])
    parties = tuple(party for party in parties if not _is_deed(doc, party))
    return owners or tuple(party for party in parties if not strict or _is_other_party(doc, party))


def _is_deed(doc: Document, party: Range) -> bool:
    """Tell whether the phrase is what was done, and nobody who did it: alleging | a scam in the ministry |."""
    flags = doc.flags[head_of(doc, party)]
    return bool(flags & WRONGDOING) and not flags & (ROLE | CAPITAL)


def _is_role(doc: Document, party: Range) -> bool:
    """Tell whether the phrase is headed by one who does things, and not by a thing of theirs: its founder."""
    head = head_of(doc, party)
    return bool(doc.flags[head] & ROLE) and not doc.flags[head] & CAPITAL


def _is_other_party(doc: Document, party: Range) -> bool:
    return is_party(doc, party) and normal_form(doc.words[party[0]]) not in no_other_party()


def _is_own_kin(doc: Document, party: Range) -> bool:
    """Tell whether the phrase is of somebody's kin, who is no accused in the passive: alleged that | her brother | was beaten."""
    return bool(doc.flags[party[0]] & POSSESSIVE and doc.name_flags[party[1] - 1] & KIN)


def _suffers(doc: Document, subject: Range, end: int) -> int | None:
    """Return the verb whose victim the subject is: students alleged they | were defrauded; the figures | were altered."""
    start = subject[1]
    reach = range(start, min(end, start + _REACH))
    is_kin = _is_own_kin(doc, subject)
    verb = None if is_kin else next((i for i in reach if doc.flags[i] & WRONGDOING), None)
    if verb is None and (is_kin or not is_party(doc, subject)):
        verb = next((i for i in reach if doc.flags[i] & PARTICIPLE and verb_group(doc, i, start).passive), None)
    return verb if verb is not None and verb_group(doc, verb, start).passive else None
