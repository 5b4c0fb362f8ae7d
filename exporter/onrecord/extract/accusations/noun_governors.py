"""Noun governors: the verb or preposition in front of a noun of accusation -> accuser and accused.

Assumes the lists of accusations.toml: who faces N is accused, who files N accuses, who is jailed on N is accused. Leaves
out nouns without a governing verb.
"""

from typing import Final

from onrecord.extract.accusations.candidates import Site
from onrecord.extract.accusations.deeds import find_parties, is_party
from onrecord.extract.accusations.noun_arguments import NounArguments
from onrecord.extract.grammar.agents import find_agent, is_hypothetical
from onrecord.extract.grammar.phrases import noun_phrase_before
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import is_finite, verb_group
from onrecord.lexicons.accusations import governors
from onrecord.lexicons.words import (
    CAPITAL,
    DETERMINER,
    PARTICIPLE,
    PERSONAL,
    POSSESSIVE,
    PRONOUN,
    RELATIVE,
    normal_form,
)
from onrecord.segment.documents import Document

_LEFT_REACH: Final = 7  # tokens between a noun and its governing verb: issued a strong and unusually long condemnation
_ADJACENT: Final = 3  # tokens between a governing verb and its noun phrase
_UNDER: Final = frozenset({"on", "over", "amid", "with", "after", "to", "following", "for", "about", "into", "in"})


def read_governor(site: Site, first: int, found: NounArguments) -> NounArguments:
    """Read accuser and accused off the verb: faces N, filed N, was jailed on N, an inquiry into A over N."""
    doc, before = site.doc, first - 1
    if before < site.lower:
        return found
    if normal_form(doc.words[before]) in _UNDER and not _is_infinitive(doc, before):
        return _under_preposition(site, before, found)
    for i in range(before, max(site.lower, before - _LEFT_REACH) - 1, -1):
        if i > site.lower and doc.flags[i - 1] & DETERMINER and not doc.flags[i - 1] & (RELATIVE | PRONOUN):
            continue  # reach the | level of allegations
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


def is_supposed(site: Site, first: int) -> bool:
    """Tell whether the governing verb only supposes: could face | charges, will not make | accusations."""
    doc = site.doc
    verb = next((i for i in range(first - 1, max(site.lower, first - _ADJACENT) - 1, -1) if is_governor(doc, i)), None)
    return (
        verb is not None
        and is_hypothetical(doc, verb_group(doc, verb, site.lower), None, site.lower)
        and (normal_form(doc.words[verb]) in governors("facing") or not is_denial(doc, first, site.lower))
    )


def _is_infinitive(doc: Document, i: int) -> bool:
    return doc.words[i] == "to" and is_governor(doc, i + 1)


def _subject(site: Site, verb: int) -> tuple[Range, ...]:
    doc = site.doc
    group = verb_group(doc, verb, site.lower)
    if group.negated or group.passive:
        return ()
    if group.first > site.lower and doc.words[group.first - 1] == "to":
        phrase = noun_phrase_before(doc, group.first - 1, site.lower)
        if phrase is not None:
            return (phrase.range,)
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
    """Return whom a noun of procedure is about: the trial of | a porter | on a theft charge."""
    phrase = noun_phrase_before(doc, before, lower) if normal_form(doc.words[before]) in {"on", "over"} else None
    if phrase and phrase.first > lower and is_finite(doc, phrase.first - 1, lower):
        span = phrase.range  # grilled | the minister | over N
        return (span,) if is_party(doc, span) else ()
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
        return found._replace(accused=found.accused or ((phrase.range,) if phrase else ()))
    agent = find_agent(doc, group, site.lower, site.last)
    return found._replace(accused=found.accused or parties, accuser=found.accuser or agent)


def is_governor(doc: Document, i: int) -> bool:
    """Tell whether the verb says how to read the noun behind it."""
    word = normal_form(doc.words[i])
    return (
        any(word in governors(kind) for kind in ("accused_subject", "accuser_subject", "accused_object"))
        and not doc.flags[i] & CAPITAL
    )


def is_denial(doc: Document, first: int, lower: int) -> bool:
    """Tell whether the verb in front of the noun phrase faces or denies it."""
    return first > lower and normal_form(doc.words[first - 1]) in governors("accused_subject")
