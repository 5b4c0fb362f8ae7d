"""Nouns of accusation -> allegations: “Western accusations of …”, “filed a complaint against A over C”, “faces charges of C”.

Assumes that the arguments stand behind the noun, in any order, or that its governing verb gives them. Leaves out nouns
that only point back (“denied the charge”): those are the business of responses.
"""

from onrecord.extract.accusations.candidates import AllegationCandidate, Site
from onrecord.extract.accusations.charges import charges_subject, holds_wrongdoing
from onrecord.extract.accusations.deeds import ends_owner, find_doers
from onrecord.extract.accusations.noun_arguments import NounArguments, read_behind
from onrecord.extract.accusations.noun_governors import is_denial, is_governor, is_supposed, read_governor
from onrecord.extract.grammar.agents import is_denied
from onrecord.extract.grammar.phrases import noun_phrase_before
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite
from onrecord.lexicons.words import (
    ACCUSATION,
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    PARTICIPLE,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    STOP,
    WRONGDOING,
    normal_form,
)
from onrecord.lexicons.wrongdoings import wrongdoing_forms
from onrecord.segment.documents import Document


def read_noun(site: Site) -> AllegationCandidate | None:
    """Return the allegation that a noun names, None when nothing says of what, or of whom."""
    doc = site.doc
    first = _phrase_start(doc, site.at, site.lower)
    if is_denied(doc, first + 1, site.lower) or _is_verb(doc, site.at, site.lower):
        return None
    found = read_behind(site)
    found = _before(site, first, found)
    if found.claim is not None and not found.accused:
        found = found._replace(accused=find_doers(doc, *found.claim))
    if is_supposed(site, first):
        return None
    found = read_governor(site, first, found)
    if found.claim is None and found.against and found.accuser and not _points_back(doc, first):
        found = found._replace(claim=(first, found.accused[-1][1]))
    if found.claim is None or not _is_charge(site, first, found):
        return None
    return site.candidate(found.claim, found.accuser, found.accused, "noun")


def _is_charge(site: Site, first: int, found: NounArguments) -> bool:
    """Tell whether the noun charges somebody with something: not "the claim that prices rose", "criticism of the plan"."""
    doc = site.doc
    if found.claim is None or not (found.accused or (found.accuser and holds_wrongdoing(doc, found.claim))):
        return False
    if any(tail.role == "deed" and tail.words == ("of",) for frame in site.cue.frames for tail in frame.tails):
        return found.accuser is not None or holds_wrongdoing(doc, found.claim)
    return not site.cue.wrong or found.against or is_denial(doc, first, site.lower) or _says_wrong(doc, found.claim)


def _says_wrong(doc: Document, claim: Range) -> bool:
    return charges_subject(doc, claim) if has_finite_verb(doc, *claim) else holds_wrongdoing(doc, claim)


def _phrase_start(doc: Document, noun: int, lower: int) -> int:
    """Return the first token of the noun phrase: the many loud | allegations of the widow."""
    i = noun
    while i > lower:
        flags = doc.flags[i - 1]
        if flags & (PREPOSITION | COORDINATOR | RELATIVE | AUXILIARY | STOP) or (
            not doc.words[i - 1][0].isalnum() and not flags & CLITIC
        ):
            break
        if flags & (DETERMINER | POSSESSIVE):
            return i - 1
        if (flags & (ADVERB | CALENDAR) and not flags & ADJECTIVE) or is_governor(doc, i - 1):
            break
        i -= 1
    return i


def _is_verb(doc: Document, i: int, lower: int) -> bool:
    if doc.flags[i - 1] & (PERSONAL | AUXILIARY) or doc.words[i - 1] == "to":
        return True
    return doc.words[i + 1] == "that" and _has_subject(doc, i, lower)


def _has_subject(doc: Document, i: int, lower: int) -> bool:
    """Tell whether the word is the verb of a phrase that opens its clause: The opposition | claims that …."""
    phrase = noun_phrase_before(doc, i, lower)
    if phrase is None or doc.flags[i - 1] & (WRONGDOING | ACCUSATION) or not is_finite(doc, i, lower):
        return False
    if is_finite(doc, i - 1, lower):  # The palace rejected | claims that
        return False
    return phrase.first == lower or doc.words[phrase.first - 1] in {",", "“"}


def _before(site: Site, first: int, found: NounArguments) -> NounArguments:
    """Read the owner ("her", "Western") and the claim as a modifier (“fraud allegations”)."""
    doc = site.doc
    if found.claim is None:
        start = site.at
        while start > first and _is_wrong_noun(doc, start - 1):
            start -= 1
        if start < site.at and not _points_back(doc, first):
            found = found._replace(claim=(start, site.at))
    if found.accuser is None:
        found = found._replace(accuser=_owner(doc, first, site))
    return found


def _is_wrong_noun(doc: Document, i: int) -> bool:
    known = wrongdoing_forms().get(normal_form(doc.words[i])) if doc.flags[i] & WRONGDOING else None
    return known is not None and "nouns" in known.parts and not doc.flags[i] & PARTICIPLE


def _points_back(doc: Document, first: int) -> bool:
    return normal_form(doc.words[first]) in {"the", "this", "these", "those", "that", "such", "any"}


def _owner(doc: Document, first: int, site: Site) -> Range | None:
    for i in range(site.at - 1, max(site.lower, first - 1) - 1, -1):
        if doc.flags[i] & POSSESSIVE and not doc.flags[i] & PERSONAL:
            return i, i + 1
        if i > site.lower and ends_owner(doc, i):
            owner = noun_phrase_before(doc, i, site.lower)
            to = max((k + 1 for k in range(owner.first, owner.last) if doc.words[k] == "to"), default=0) if owner else 0
            return (max(owner.first, to), owner.last) if owner is not None else None
    before = site.at - 1
    if before > site.lower and doc.flags[before] & CAPITAL and not doc.flags[before] & (WRONGDOING | CALENDAR):
        start = before
        while start - 1 > site.lower and doc.flags[start - 1] & CAPITAL:
            start -= 1
        return start, before + 1
    return None
