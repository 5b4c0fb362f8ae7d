"""Verbs of accusation -> allegations: active, passive, and as participles behind the accused.

Assumes a cue flagged ACCUSATION. Leaves out what only supposes or denies that somebody accuses.
"""

from onrecord.extract.accusations.candidates import AllegationCandidate, Site
from onrecord.extract.accusations.charges import charges_subject, holds_wrongdoing
from onrecord.extract.accusations.claims import phrase_claim
from onrecord.extract.accusations.frames import Arguments, read_active, read_claim
from onrecord.extract.accusations.noun_arguments import without_main_verb
from onrecord.extract.accusations.passives import read_passive, skip_times
from onrecord.extract.grammar.agents import clause_agent, find_agent, find_antecedent, is_denied, is_hypothetical
from onrecord.extract.grammar.appositions import before_age
from onrecord.extract.grammar.frame_tails import match_tail, skip_manner
from onrecord.extract.grammar.phrases import noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import VerbGroup, is_finite, verb_group
from onrecord.lexicons.accusations import governors
from onrecord.lexicons.words import (
    CAPITAL,
    CLITIC,
    DETERMINER,
    GERUND,
    PARTICIPLE,
    PAST,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    normal_form,
)
from onrecord.segment.documents import Document


def read_verb(site: Site) -> AllegationCandidate | None:
    """Return the allegation that a verb makes, None where it is a noun, a supposition or a denial."""
    doc = site.doc
    if _reads_as_noun(doc, site.at, site.lower):
        return None
    group = verb_group(doc, site.at, site.lower)
    if group.passive or _is_participle(site, group):
        return _passive(site, group)
    return _active(site, group)


def _active(site: Site, group: VerbGroup) -> AllegationCandidate | None:
    doc = site.doc
    agent = find_agent(doc, group, site.lower, site.last)
    found = read_active(site) or _read_gap(site, group, agent)
    if found is None or is_hypothetical(doc, group, agent, site.lower) or is_denied(doc, group.first, site.lower):
        return None
    if group.first > site.lower and normal_form(doc.words[group.first - 1]) in governors("accused_subject"):
        return None  # denied | accusing the army
    if agent is None and (site.cue.wrong or not _may_lack_agent(doc, group)):
        return None
    if not _is_charge(site, found):
        return None
    return site.candidate(found.claim, agent, found.accused, f"verb-{found.frame}")


def _read_gap(site: Site, group: VerbGroup, agent: Range | None) -> Arguments | None:
    """Read the accused in front of a relative: the army, which | rebels accuse of arson."""
    doc = site.doc
    relative = agent[0] - 1 if agent is not None and agent[1] == group.first else -1
    if relative <= site.lower or not doc.flags[relative] & RELATIVE or site.end >= site.last:
        return None
    literals = [tail for frame in site.cue.frames if frame.object == "accused" for tail in frame.tails[:1]]
    at = next((at for tail in literals if (at := match_tail(doc, tail, site.end, site.end + 1)) is not None), None)
    accused, claim = find_antecedent(doc, relative, site.lower), read_claim(site, at) if at is not None else None
    return Arguments((accused,), claim) if accused is not None and claim is not None else None


def _passive(site: Site, group: VerbGroup) -> AllegationCandidate | None:
    doc = site.doc
    found = _infinitive(site) or read_passive(site)
    if found is None:
        return None
    claim, accuser = found
    if group.first == group.verb:
        claim = without_main_verb(site, claim, verbs=0)
    bearer = _bearer(site, group)
    accused = bearer and (_last_person(doc, bearer) or bearer)
    if accused is None or is_hypothetical(doc, group, accused, site.lower):
        return None
    if not _is_charge(site, Arguments((accused,), claim)):
        return None
    return site.candidate(claim, accuser, (accused,), "verb-passive")


def _bearer(site: Site, group: VerbGroup) -> Range | None:
    """Return the accused of a passive: its subject, or the noun phrase that a participle follows or precedes."""
    doc = site.doc
    if (first := _first_participle(doc, group, site.lower)) is not None:
        phrase = noun_phrase_before(doc, first, site.lower)
        return phrase.range if phrase is not None else None
    if group.first < group.verb or doc.words[group.first - 1].lower() in {"and", "or"}:
        return find_agent(doc, group, site.lower, site.last)
    if group.first == site.lower:
        comma = next((i for i in range(site.end, site.last) if doc.words[i] == ","), None)
        phrase = noun_phrase_after(doc, comma + 1, site.last) if comma is not None else None
        return phrase.range if phrase is not None else None
    end = before_age(doc, group.first, site.lower)
    phrase = noun_phrase_before(doc, end - (doc.words[end - 1] == ","), site.lower)
    if phrase is not None and (person := _last_person(doc, phrase.range)) is not None:
        return person
    if phrase is not None and phrase.first > site.lower and doc.words[phrase.first - 1] in {"in", "at"}:
        return clause_agent(doc, phrase.first, site.lower)  # two men appeared | in court accused of
    return phrase.range if phrase is not None else None


def _last_person(doc: Document, phrase: Range) -> Range | None:
    """Return the person of a thing: the trial of | a former nurse | accused of theft, a suit against | a diver | who was."""
    first, last = phrase
    link = next((i for i in range(last - 2, first, -1) if doc.words[i] in {"of", "against"}), None)
    if link is None or not doc.flags[link + 1] & DETERMINER or doc.flags[link - 1] & ROLE:
        return None
    return (link + 1, last) if doc.flags[last - 1] & ROLE and not doc.flags[last - 1] & CAPITAL else None


def _first_participle(doc: Document, group: VerbGroup, lower: int) -> int | None:
    """Return the participle that "and" joins to this one, where none has an auxiliary: the clerk | arrested and charged."""
    before = group.first - 2
    if group.first < group.verb or before <= lower or doc.words[group.first - 1] != "and":
        return None
    if not doc.flags[before] & PARTICIPLE or verb_group(doc, before, lower).first < before:
        return None
    phrase = noun_phrase_before(doc, before, lower)
    if phrase is None or phrase.first == lower:
        return None
    governed = doc.flags[phrase.first - 1] & PREPOSITION or is_finite(doc, phrase.first - 1, lower)
    return before if governed else None


def _infinitive(site: Site) -> tuple[Range, Range | None] | None:
    """Is alleged to have fled."""
    doc, at = site.doc, skip_manner(site.doc, site.end, site.last)
    takes_infinitive = any(tail.words == ("to",) for frame in site.cue.frames for tail in frame.tails)
    if at + 1 >= site.last or doc.words[at] != "to" or not takes_infinitive:
        return None
    claim = phrase_claim(doc, at + 1, site.at, site.last)
    return (claim, None) if claim is not None else None


def _is_participle(site: Site, group: VerbGroup) -> bool:
    """Tell whether a past participle without auxiliary follows the accused: officials accused of …, a man charged with …."""
    doc = site.doc
    if group.first != group.verb or not doc.flags[site.at] & PARTICIPLE:
        return False
    objects = (frame for frame in site.cue.frames if frame.object == "accused")
    literals = frozenset(tail.words[0] for frame in objects for tail in frame.tails[:1]) - {"as"}
    at = skip_times(doc, site.end, site.last, literals)
    return at < site.last and normal_form(doc.words[at]) in literals | {"by"}


def _reads_as_noun(doc: Document, i: int, lower: int) -> bool:
    if i == lower:
        return not doc.flags[i] & (GERUND | PARTICIPLE)
    before = doc.flags[i - 1]
    if before & (DETERMINER | POSSESSIVE) and not before & (PERSONAL | RELATIVE):
        return not (doc.flags[i] & GERUND and before & PRONOUN)
    if before & CLITIC and doc.words[i - 1][1:].lower() == "s":
        return not doc.flags[i] & (GERUND | PARTICIPLE)
    return bool(before & PREPOSITION) and not doc.flags[i] & (GERUND | PAST) and doc.words[i - 1].lower() != "to"


def _may_lack_agent(doc: Document, group: VerbGroup) -> bool:
    """Tell whether a gerund or a heading may accuse in nobody's name: “lawsuits accusing the firm”."""
    return bool(doc.flags[group.verb] & GERUND)


def _is_charge(site: Site, found: Arguments) -> bool:
    if not site.cue.wrong:
        return True
    if not found.accused:
        return False
    return (
        charges_subject(site.doc, found.claim) if found.frame == "clause" else holds_wrongdoing(site.doc, found.claim)
    )
