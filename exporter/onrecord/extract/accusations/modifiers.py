"""Adjectives, adverbs and phrases of accusation -> allegations: alleged, allegedly, guilty of, under investigation for.

Assumes that the accuser is not named beside them. Leaves out predicates without a claim (“he felt guilty”).
"""

from onrecord.extract.accusations.candidates import AllegationCandidate, Site
from onrecord.extract.accusations.claims import phrase_claim
from onrecord.extract.accusations.deeds import ends_owner, find_doers
from onrecord.extract.accusations.frames import read_claim
from onrecord.extract.grammar.agents import find_agent, is_hypothetical
from onrecord.extract.grammar.frame_tails import read_by
from onrecord.extract.grammar.phrases import noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import VerbGroup, is_finite, verb_group
from onrecord.lexicons.accusations import agent_endings
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    FINITE,
    GERUND,
    MANNER,
    NEGATION,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    VERB,
    WRONGDOING,
    normal_form,
)
from onrecord.lexicons.wrongdoings import wrongdoing_forms
from onrecord.segment.documents import Document


def read_adjective(site: Site) -> AllegationCandidate | None:
    """Return what "alleged" says of the noun behind it, or "guilty of" of its subject."""
    frame = site.cue.frames[0]
    return _attributive(site) if frame.object == "claim" else _predicate(site)


def read_adverb(site: Site) -> AllegationCandidate | None:
    """Return what the verb beside "allegedly" says of its subject."""
    doc = site.doc
    verb = next((i for i in range(site.end, min(site.end + 3, site.last)) if doc.flags[i] & VERB), None)
    if verb is None:
        return None
    group = verb_group(doc, verb, site.lower)
    bare = bool(doc.flags[verb] & GERUND) and group.first >= site.at
    accused = None if bare else _doer(site, group)
    claim = phrase_claim(doc, site.end, site.at, site.last)
    if claim is None or group.negated:
        return None
    return site.candidate(claim, None, (accused,) if accused else (), "adverb")


def _doer(site: Site, group: VerbGroup) -> Range | None:
    """Return who did what is alleged: the subject, but of a wrong done to it who is named with "by": shot | by a guard |."""
    doc = site.doc
    if group.passive and doc.flags[group.verb] & WRONGDOING:
        by = next((i for i in range(group.verb + 1, site.last) if doc.words[i] == "by"), None)
        return None if by is None else read_by(doc, by, site.last)[0]
    return find_agent(doc, group, site.lower, site.last)


def read_phrase(site: Site) -> AllegationCandidate | None:
    """Return what a phrase says of its subject: is under fire for C."""
    claim = _tail_claim(site)
    if claim is None:
        return None
    accused = _subject(site)
    return site.candidate(claim, None, (accused,), "phrase") if accused is not None else None


def _predicate(site: Site) -> AllegationCandidate | None:
    doc = site.doc
    claim = _tail_claim(site)
    before = site.at - 1
    if claim is None or (before >= site.lower and doc.flags[before] & NEGATION):
        return None
    accused = _subject(site)
    return site.candidate(claim, _finder(site, accused), (accused,), "predicate") if accused is not None else None


def _tail_claim(site: Site) -> Range | None:
    doc = site.doc
    for frame in site.cue.frames:
        for tail in frame.tails:
            if site.end < site.last and normal_form(doc.words[site.end]) == tail.words[0]:
                return read_claim(site, site.end + 1)
    return None


def _finder(site: Site, accused: Range) -> Range | None:
    """Return who says so: the court found A | guilty."""
    doc, verb = site.doc, accused[0] - 1
    if verb <= site.lower or accused[1] != site.at or not doc.flags[verb] & FINITE:
        return None
    return find_agent(doc, verb_group(doc, verb, site.lower), site.lower, site.last)


def _subject(site: Site) -> Range | None:
    """Return the subject of the verb in front: is, has come, was found, are increasingly."""
    doc, i = site.doc, site.at - 1
    while i > site.lower and doc.flags[i] & (ADVERB | MANNER):
        i -= 1
    if i < site.lower or not doc.flags[i] & (AUXILIARY | VERB):
        phrase = noun_phrase_before(doc, site.at, site.lower)
        return phrase.range if phrase is not None else None
    group = verb_group(doc, i, site.lower)
    agent = find_agent(doc, group, site.lower, site.last)
    return None if agent is None or is_hypothetical(doc, group, agent, site.lower) else agent


def _attributive(site: Site) -> AllegationCandidate | None:
    doc = site.doc
    if not _is_attributive(doc, site.at, site.lower) or site.end >= site.last:
        return None
    if doc.flags[site.end] & (RELATIVE | AUXILIARY):
        return None
    phrase = noun_phrase_after(doc, site.end, site.last)
    if phrase is None or phrase.first == phrase.last:
        return None
    if _names_bearer(doc, phrase.first, phrase.last):
        first = site.at - 1 if site.at > site.lower and doc.flags[site.at - 1] & DETERMINER else site.at
        bearer, claim = _bearer(doc, first, phrase.first, phrase.last, site.last)
        return site.candidate(claim, None, (bearer,), "attribute-person")
    claim = _deed(site, phrase.first, phrase.last)
    return site.candidate(claim, None, _owner(doc, site) or find_doers(doc, *claim), "attribute")


def _deed(site: Site, first: int, last: int) -> Range:
    """Return the noun phrase with what belongs to it: crimes | committed by guards."""
    doc = site.doc
    if last >= site.last or not doc.flags[last] & (PREPOSITION | PARTICIPLE) or doc.flags[last] & AUXILIARY:
        return first, last
    claim = phrase_claim(doc, first, site.at, site.last) or (first, last)
    comma = next((i for i in range(last, claim[1]) if doc.words[i] == ","), claim[1])
    return first, comma


def _is_attributive(doc: Document, at: int, lower: int) -> bool:
    if at == lower:
        return True
    before = doc.flags[at - 1]
    if before & AUXILIARY and not before & CLITIC:
        return False
    return (
        bool(before & (DETERMINER | POSSESSIVE | PREPOSITION | CLITIC | COORDINATOR | ADVERB))
        or is_finite(doc, at - 1, lower)
        or doc.words[at - 1] == ","
    )


def _names_bearer(doc: Document, first: int, last: int) -> bool:
    """Tell whether the noun is one who does: shooter, gang member, militant; not a deed."""
    head = next((i for i in range(first, last) if doc.flags[i] & PREPOSITION), last) - 1
    names = [i for i in range(first, head + 1) if doc.flags[i] & CAPITAL]
    common = [i for i in range(first, head + 1) if not doc.flags[i] & CAPITAL]
    noun = common[-1] if common else head
    known = wrongdoing_forms().get(normal_form(doc.words[noun]))
    if known is not None:
        return "persons" in known.parts and "nouns" not in known.parts
    return bool(doc.flags[noun] & ROLE) or doc.words[noun].endswith(agent_endings()) or bool(names and noun < names[-1])


def _bearer(doc: Document, start: int, first: int, last: int, upper: int) -> tuple[Range, Range]:
    """Return the whole phrase, with the name behind it, and the noun as the claim: the alleged | shooter, Dan Voss."""
    end = last
    if end + 1 < upper and doc.words[end] == "," and doc.flags[end + 1] & CAPITAL:
        name = noun_phrase_after(doc, end + 1, upper)
        end = name.last if name is not None else end
    noun_end = next((i for i in range(first, last) if doc.flags[i] & CAPITAL and i > first), last)
    return (start, end), (first, noun_end)


def _owner(doc: Document, site: Site) -> tuple[Range, ...]:
    before = site.at - 1
    if before > site.lower and doc.flags[before] & COORDINATOR:
        return ()
    if before >= site.lower and doc.flags[before] & POSSESSIVE:
        return ((before, before + 1),)
    if before > site.lower and ends_owner(doc, before):
        owner = noun_phrase_before(doc, before, site.lower)
        return (owner.range,) if owner is not None else ()
    return ()
