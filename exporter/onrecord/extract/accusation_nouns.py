"""Nouns of accusation -> allegations: “Western accusations of …”, “filed a complaint against A over C”, “faces charges of C”.

Assumes that the arguments stand behind the noun, in any order, or that its governing verb gives them. Leaves out nouns
that only point back (“denied the charge”): those are the business of responses.
"""

from typing import NamedTuple

from onrecord.extract.accusation_candidates import AllegationCandidate, Site
from onrecord.extract.accusation_frames import holds_wrongdoing, read_clause, read_deed, skip_hedge
from onrecord.extract.agents import find_agent, is_denied
from onrecord.extract.claims import phrase_claim
from onrecord.extract.deeds import ends_owner, find_doers, find_parties
from onrecord.extract.phrases import noun_phrase_after, noun_phrase_before
from onrecord.extract.ranges import Range
from onrecord.extract.verb_groups import has_finite_verb, is_finite, verb_group
from onrecord.lexicons.accusations import Tail, governors
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    GERUND,
    PARTICIPLE,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    WRONGDOING,
    normal_form,
)
from onrecord.segment.documents import Document

_LEFT_REACH = 7  # tokens between a noun and its governing verb: issued a strong and unusually long condemnation
_BRACKET = 6  # tokens of a parenthesis that explains a name: the Liberal Press Council (LPC)
_UNDER = frozenset({"on", "over", "amid", "with", "after", "to", "following", "for", "about", "into", "in"})


class NounArguments(NamedTuple):
    """What stands around a noun of accusation, so far."""

    claim: Range | None = None
    accuser: Range | None = None
    accused: tuple[Range, ...] = ()
    against: bool = False


def read_noun(site: Site) -> AllegationCandidate | None:
    """Return the allegation that a noun names, None when nothing says of what, or of whom."""
    doc = site.doc
    first = _phrase_start(doc, site.at, site.lower)
    if is_denied(doc, first + 1, site.lower) or _is_verb(doc, site.at):
        return None
    found = _behind(site)
    found = _before(site, first, found)
    if found.claim is not None and not found.accused:
        found = found._replace(accused=find_doers(doc, *found.claim))
    found = _governed(site, first, found)
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
    return (
        not site.cue.wrong or found.against or holds_wrongdoing(doc, found.claim) or _is_denial(doc, first, site.lower)
    )


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
        if (flags & (ADVERB | CALENDAR) and not flags & ADJECTIVE) or _governs(doc, i - 1):
            break
        i -= 1
    return i


def _governs(doc: Document, i: int) -> bool:
    word = normal_form(doc.words[i])
    return (
        any(word in governors(kind) for kind in ("accused_subject", "accuser_subject", "accused_object"))
        and not doc.flags[i] & CAPITAL
    )


def _is_verb(doc: Document, i: int) -> bool:
    return (i > 0 and bool(doc.flags[i - 1] & (PERSONAL | AUXILIARY))) or doc.words[i - 1] == "to"


def _is_denial(doc: Document, first: int, lower: int) -> bool:
    return first > lower and normal_form(doc.words[first - 1]) in governors("accused_subject")


# ---------------------------------------------------------------- behind the noun


def _behind(site: Site) -> NounArguments:
    doc, i, found = site.doc, site.end, NounArguments()
    while i < site.last and found.claim is None:
        word = normal_form(doc.words[i])
        tail = next((tail for frame in site.cue.frames for tail in frame.tails if tail.words == (word,)), None)
        if tail is None:
            step = _step(doc, i, site.last)
            if step is None:
                break
            i = step
            continue
        found, i = _argument(site, tail, i + 1, found)
    return found


def _step(doc: Document, i: int, last: int) -> int | None:
    """Step over what no frame names: “with the council”, “on Sunday”, “was made”; None at the end of the clause."""
    flags = doc.flags[i]
    if flags & PREPOSITION and (phrase := noun_phrase_after(doc, i + 1, last)) is not None:
        return phrase.last
    if (
        doc.words[i] == "("
        and (closing := next((k for k in range(i, min(last, i + _BRACKET)) if doc.words[k] == ")"), None)) is not None
    ):
        return closing + 1
    if flags & (CALENDAR | ADVERB) or (
        flags & PARTICIPLE and not flags & GERUND and i + 1 < last and doc.flags[i + 1] & PREPOSITION
    ):
        return i + 1
    return None


def _argument(site: Site, tail: Tail, start: int, found: NounArguments) -> tuple[NounArguments, int]:
    doc = site.doc
    if start >= site.last:
        return found, site.last
    if tail.role in {"accused", "accuser"}:
        parties = find_parties(doc, start, _before_next(site, start))
        if not parties:
            return found, site.last
        spans = parties if tail.role == "accused" else parties[:1]
        changed = (
            found._replace(accused=spans, against=True) if tail.role == "accused" else found._replace(accuser=spans[0])
        )
        return changed, parties[-1][1]
    if tail.words == ("that",):
        clause = read_clause(site._replace(end=start), start)
        if clause is None:
            return found, site.last
        return found._replace(claim=_without_main_verb(site, clause.claim, verbs=1), accused=clause.accused), site.last
    if tail.role == "deed":
        deed = read_deed(site, start)
        if deed is None:
            return found, site.last
        return found._replace(claim=_without_main_verb(site, deed.claim, verbs=0), accused=deed.accused), site.last
    return _claim(site, start, found), site.last


def _before_next(site: Site, start: int) -> int:
    """Return where the next argument begins: against the clinic | over unpaid wages."""
    doc = site.doc
    literals = {tail.words[0] for frame in site.cue.frames for tail in frame.tails} - {"of"}
    return next((i for i in range(start, site.last) if normal_form(doc.words[i]) in literals), site.last)


def _claim(site: Site, start: int, found: NounArguments) -> NounArguments:
    """Read the claim, and cut off who it is against, or by whom: accusations of fraud | against the mayor."""
    doc = site.doc
    claim = phrase_claim(doc, skip_hedge(doc, start, site.last), site.at, site.last)
    if claim is None:
        return found
    claim = _without_main_verb(site, claim, verbs=0)
    for i in range(claim[0] + 1, claim[1] - 1):
        word = normal_form(doc.words[i])
        if word == "against" and not found.accused and (parties := find_parties(doc, i + 1, claim[1])):
            return found._replace(claim=(claim[0], i), accused=parties, against=True)
    return found._replace(claim=claim)


def _without_main_verb(site: Site, claim: Range, *, verbs: int) -> Range:
    """Cut the claim in front of the verb that the noun is the subject of: the charge that he lied | shook the town."""
    doc = site.doc
    if has_finite_verb(doc, site.lower, site.at):
        return claim
    joining = RELATIVE | COORDINATOR | AUXILIARY | SUBORDINATOR
    for i in range(claim[0] + 1, claim[1]):
        if not (is_finite(doc, i, claim[0]) or doc.flags[i] & AUXILIARY) or doc.flags[i - 1] & joining:
            continue
        if verbs == 0:
            return claim[0], i
        verbs -= 1
    return claim


# ---------------------------------------------------------------- before the noun


def _before(site: Site, first: int, found: NounArguments) -> NounArguments:
    """Read the owner ("her", "Western") and the claim as a modifier (“fraud allegations”)."""
    doc = site.doc
    if found.claim is None:
        start = site.at
        while (
            start > first
            and (doc.flags[start - 1] & WRONGDOING or doc.words[start - 1] in {"-", "and"})
            and not doc.flags[start - 1] & PARTICIPLE
        ):
            start -= 1
        if start < site.at and not _points_back(doc, first):
            found = found._replace(claim=(start, site.at))
    if found.accuser is None:
        found = found._replace(accuser=_owner(doc, first, site))
    return found


def _points_back(doc: Document, first: int) -> bool:
    return normal_form(doc.words[first]) in {"the", "this", "these", "those", "that", "such", "any"}


def _owner(doc: Document, first: int, site: Site) -> Range | None:
    for i in range(site.at - 1, max(site.lower, first - 1) - 1, -1):
        if doc.flags[i] & POSSESSIVE and not doc.flags[i] & PERSONAL:
            return i, i + 1
        if i > site.lower and ends_owner(doc, i):
            owner = noun_phrase_before(doc, i, site.lower)
            return (owner.first, owner.last) if owner is not None else None
    before = site.at - 1
    if before > site.lower and doc.flags[before] & CAPITAL and not doc.flags[before] & (WRONGDOING | CALENDAR):
        start = before
        while start - 1 > site.lower and doc.flags[start - 1] & CAPITAL:
            start -= 1
        return start, before + 1
    return None


# ---------------------------------------------------------------- the governing verb


def _governed(site: Site, first: int, found: NounArguments) -> NounArguments:
    """Read accuser and accused off the verb: faces N, filed N, was jailed on N, an inquiry into A over N."""
    doc, before = site.doc, first - 1
    if before < site.lower:
        return found
    if normal_form(doc.words[before]) in _UNDER and not _is_infinitive(doc, before):
        return _under_preposition(site, before, found)
    for i in range(before, max(site.lower, before - _LEFT_REACH) - 1, -1):
        word = normal_form(doc.words[i])
        if word in governors("accused_subject") and (not found.accused or _is_pronoun(doc, found.accused)):
            return found._replace(accused=_subject(site, i) or found.accused)
        if word in governors("accuser_subject"):
            subject = _subject(site, i)
            owned = found.accuser is None or _is_pronoun(doc, (found.accuser,))
            return found._replace(accuser=subject[0]) if owned and subject else found
        if doc.words[i] in {",", ";"} or doc.flags[i] & RELATIVE:
            break
    return found


def _is_pronoun(doc: Document, accused: tuple[Range, ...]) -> bool:
    first, last = accused[0]
    return last - first == 1 and bool(doc.flags[first] & (PERSONAL | POSSESSIVE))


def _is_infinitive(doc: Document, i: int) -> bool:
    return doc.words[i] == "to" and _governs(doc, i + 1)


def _subject(site: Site, verb: int) -> tuple[Range, ...]:
    doc = site.doc
    group = verb_group(doc, verb, site.lower)
    if group.negated or group.passive:
        return ()
    if group.first > site.lower and doc.words[group.first - 1] == "to":
        phrase = noun_phrase_before(doc, group.first - 1, site.lower)
        if phrase is not None:
            return ((phrase.first, phrase.last),)
    agent = find_agent(doc, group, site.lower, site.last)
    return (agent,) if agent is not None else ()


def _under_preposition(site: Site, before: int, found: NounArguments) -> NounArguments:
    """Read the accused off “jailed A on N” and “an inquiry into A over N”, and who jails and inquires."""
    doc = site.doc
    for i in range(before - 1, site.lower - 1, -1):
        word = normal_form(doc.words[i])
        if word in {"into", "against"} and not found.accused:
            found = found._replace(accused=find_parties(doc, i + 1, before)[:1])
        elif word in governors("accused_object") and not doc.flags[i] & CAPITAL:
            return _punished(site, i, before, found)
        elif word in governors("accuser_subject") and not found.accuser:
            subject = _subject(site, i)
            return found._replace(accuser=subject[0] if subject else None)
        if doc.words[i] == ";":
            break
    return found if found.accused else found._replace(accused=_tried(doc, before, site.lower))


def _tried(doc: Document, before: int, lower: int) -> tuple[Range, ...]:
    """Return whom a noun of procedure is about: the retrial of | a driver | on a drug charge."""
    phrase = noun_phrase_before(doc, before, lower) if normal_form(doc.words[before]) in {"on", "over"} else None
    of = (
        next((i for i in range(phrase.first, phrase.last) if normal_form(doc.words[i]) == "of"), None)
        if phrase
        else None
    )
    return ((of + 1, phrase.last),) if phrase and of is not None else ()


def _punished(site: Site, verb: int, before: int, found: NounArguments) -> NounArguments:
    doc = site.doc
    group = verb_group(doc, verb, site.lower)
    if group.passive:
        subject = find_agent(doc, group, site.lower, site.last)
        return found._replace(accused=found.accused or ((subject,) if subject else ()))
    bare = group.first == group.verb and doc.flags[verb] & PARTICIPLE
    parties = find_parties(doc, verb + 1, before)[:1]
    if bare and not parties:
        phrase = noun_phrase_before(doc, verb, site.lower)
        return found._replace(accused=found.accused or (((phrase.first, phrase.last),) if phrase else ()))
    agent = find_agent(doc, group, site.lower, site.last)
    return found._replace(accused=found.accused or parties, accuser=found.accuser or agent)
