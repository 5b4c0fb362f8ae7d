"""Agents: a verb group -> who does what it says, also where the subject is shared, relative or left to be understood.

Assumes English word order within one sentence. Builds on `subject_of`, which sees only the phrase in front of the verb.
Leaves out pronouns: linking resolves them.
"""

from dataclasses import replace
from typing import Final

from onrecord.extract.grammar.appositions import before_age
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.subjects import before_adverbials, subject_of
from onrecord.extract.grammar.verb_groups import VerbGroup, has_finite_verb, is_finite, verb_group
from onrecord.lexicons.accusations import governors, hypotheticals
from onrecord.lexicons.words import (
    ADVERB,
    APOSTROPHES,
    AUXILIARY,
    BASE,
    BE,
    CAPITAL,
    CARDINAL,
    COORDINATOR,
    CUE,
    DASHES,
    DOCUMENT,
    GERUND,
    MARK,
    NEGATION,
    PARTICIPLE,
    PAST,
    PERSONAL,
    PLURAL_NOUN,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    normal_form,
)
from onrecord.segment.documents import Document

# tokens in front of a gerund that opens its sentence: While strongly condemning the raid, Harland …
_OPENING: Final = 2


def find_agent(doc: Document, group: VerbGroup, lower: int, last: int) -> Range | None:
    """Return the noun phrase of the one who does what an active verb group says."""
    agent = _find(doc, group, lower, last)
    if agent is not None and agent[0] > lower and doc.flags[agent[0] - 1] & PERSONAL and agent[1] - agent[0] > 1:
        agent = (agent[0] + 1, agent[1])  # "I believe the mayor lied": the verb is no part of the phrase
    if agent is None or any(doc.flags[i] & MARK and doc.words[i] not in APOSTROPHES for i in range(*agent)):
        return None
    if agent[1] - agent[0] == 1 and doc.flags[agent[0]] & (RELATIVE | CUE):
        return None
    if agent[1] == group.verb and doc.flags[agent[1] - 1] & CARDINAL and doc.flags[group.verb] & PRESENT:
        return None  # it planned two | blasts
    if _holds_clause(doc, agent):
        return None
    return None if _ends_in_verb(doc, agent) or _is_object_of(doc, group.verb, agent) else agent


def _holds_clause(doc: Document, agent: Range) -> bool:
    """Tell whether a clause was taken for a phrase: this winter that the board means to shut the quay after."""
    inner = range(agent[0] + 1, agent[1])
    return any(doc.flags[i] & PERSONAL for i in inner) and not any(doc.words[i] == "," for i in inner)


def _ends_in_verb(doc: Document, agent: Range) -> bool:
    """Tell whether a verb was taken for a noun: a club that | divers said | was suspected."""
    last = agent[1] - 1
    past = bool(doc.flags[last] & PAST) and not doc.flags[last] & (CAPITAL | BASE | ROLE)
    return past and last > agent[0] and bool(doc.flags[last] & CUE) and is_finite(doc, last, agent[0])


def _is_object_of(doc: Document, verb: int, agent: Range) -> bool:
    """Tell whether a verb was taken for a noun, and its object for the verb: Ostia and Wells | trade | blame."""
    last = agent[1] - 1
    bare = doc.flags[last] & doc.flags[verb] & BASE and not doc.flags[last] & (CAPITAL | ROLE | PLURAL_NOUN)
    return bool(bare) and last + 1 == verb and last > agent[0] and bool(doc.flags[last - 1] & CAPITAL)


def _find(doc: Document, group: VerbGroup, lower: int, last: int) -> Range | None:
    before = group.first - 1
    if before > lower and doc.flags[before] & MARK and doc.quotation_of[before] >= 0:
        before, group = before - 1, replace(group, first=before)  # he | “categorically denies” it
    if doc.flags[group.verb] & GERUND and group.first == group.verb:
        return _gerund_agent(doc, group, lower, last)
    if before < lower:
        return None
    if doc.flags[before] & RELATIVE and (antecedent := find_antecedent(doc, before, lower)) is not None:
        return antecedent
    if doc.flags[before] & COORDINATOR or (doc.words[before] == "," and doc.flags[before - 1] & COORDINATOR):
        return clause_agent(doc, before, lower)
    to = _before_adverbs(doc, before, lower)
    if normal_form(doc.words[to]) == "to":
        return _infinitive_agent(doc, to, lower, last)
    subject = subject_of(doc, group, lower)
    if subject is None and before == lower and doc.flags[before] & PRONOUN:
        return before, before + 1  # Both | have denied it
    if subject is None:
        return clause_agent(doc, group.first, lower) if doc.flags[before] & ADVERB else None
    return _before_reduced(doc, subject, lower) or _with_partner(doc, subject.range, lower)


def _before_adverbs(doc: Document, i: int, lower: int) -> int:
    """Return the token in front of adverbs: to | once again | accuse."""
    while i > lower and doc.flags[i] & ADVERB and not doc.flags[i] & (PERSONAL | CAPITAL):
        i -= 1
    return i


def _before_reduced(doc: Document, subject: Phrase, lower: int) -> Range | None:
    """Return the phrase in front of a reduced relative: | A report | released on Sunday in the capital alleged."""
    before = doc.flags[subject.first - 1] if subject.first > lower else 0
    if not before & PREPOSITION or before & SUBORDINATOR:
        return None
    opening = noun_phrase_after(doc, lower, subject.first)
    if opening is None or not doc.flags[opening.last] & (PARTICIPLE | BE):
        return None
    reduced = doc.flags[opening.last] & PARTICIPLE or normal_form(doc.words[opening.last]) == "being"
    return None if not reduced or has_finite_verb(doc, opening.last + 1, subject.first) else opening.range


def _with_partner(doc: Document, agent: Range, lower: int) -> Range:
    """Extend over “and” where it joins two agents: “… and the envoy and his aides have condemned”."""
    joint = agent[0] - 1
    if joint - 1 <= lower or normal_form(doc.words[joint]) != "and":
        return agent
    partner = noun_phrase_before(doc, joint, lower)
    if partner is None or partner.first - 1 < lower:
        return agent
    before = partner.first - 1
    return (partner.first, agent[1]) if doc.flags[before] & COORDINATOR or doc.words[before] in {",", ";"} else agent


def find_antecedent(doc: Document, relative: int, lower: int) -> Range | None:
    """Return what "who", "which" or "that" stands for: the phrase in front of it, or None when it joins clauses."""
    end = relative - 1 if relative > lower and doc.words[relative - 1] == "," else relative
    if end <= lower or (doc.words[relative].lower() == "that" and end != relative):
        return None
    return _range(noun_phrase_before(doc, before_age(doc, end, lower), lower))


def clause_agent(doc: Document, end: int, lower: int) -> Range | None:
    """Return the subject of the clause that the token `end` closes or continues."""
    start = _clause_start(doc, end, lower)
    if doc.flags[start] & SUBORDINATOR:
        start = next((i + 1 for i in range(start, end) if doc.words[i] == ","), start)
    for i in range(start, end):
        if not (doc.flags[i] & AUXILIARY or is_finite(doc, i, start)) or _is_quoted(doc, i, end):
            continue
        group = verb_group(doc, i, start)
        before = group.first - 1
        if before < start or doc.flags[before] & RELATIVE or doc.flags[before] & COORDINATOR:
            continue
        if (subject := subject_of(doc, group, start)) is not None:
            return _range(subject)
    return None


def _is_quoted(doc: Document, i: int, end: int) -> bool:
    """Tell whether the token is in a quotation that closes in front: “The dam harms no one,” Ortiz said, | accusing Lee."""
    quotation = doc.quotation_of[i]
    return quotation >= 0 and doc.quotations[quotation].last <= end and doc.quotations[quotation].first != i


def _clause_start(doc: Document, end: int, lower: int) -> int:
    """Return where the last clause with a verb of its own begins: ", but Ortiz rejected this, accusing …"."""
    for i in range(end - 1, lower, -1):
        joins = (
            doc.words[i - 1] == "," and doc.flags[i] & (COORDINATOR | SUBORDINATOR) and not doc.flags[i] & PREPOSITION
        )
        if (joins or doc.words[i] == ";" or doc.words[i] in DASHES) and any(
            doc.flags[k] & AUXILIARY or is_finite(doc, k, i) for k in range(i + 2, end)
        ):
            return i + 1
    return lower


def _gerund_agent(doc: Document, group: VerbGroup, lower: int, last: int) -> Range | None:
    before = group.first - 1
    if before < lower:
        return _opening_agent(doc, group.verb, last)
    flags = doc.flags[before]
    if doc.words[before] == "," or flags & (PREPOSITION | SUBORDINATOR | COORDINATOR | ADVERB):
        end = before_adverbials(doc, group.first, lower)
        set_off = noun_phrase_before(doc, end - 1, lower) if end - 1 > lower and doc.words[end - 1] == "," else None
        agent = clause_agent(doc, group.first, lower) or _range(set_off)
        return agent or (_opening_agent(doc, group.verb, last) if group.first - lower <= _OPENING else None)
    phrase = noun_phrase_before(doc, before_adverbials(doc, group.first, lower), lower)
    if phrase is None or not doc.flags[phrase.head] & DOCUMENT:
        return _range(phrase)
    return _nearest_agent(doc, phrase.first, lower) or _range(phrase)


def _nearest_agent(doc: Document, end: int, lower: int) -> Range | None:
    """Return the subject of the nearest verb in front: after the league had released | a statement criticizing …."""
    verb = next((i for i in range(end - 1, lower, -1) if doc.flags[i] & AUXILIARY or is_finite(doc, i, lower)), None)
    if verb is not None and normal_form(doc.words[verb]) in governors("accused_subject"):
        return None  # rejected a report | accusing its troops
    return _range(subject_of(doc, verb_group(doc, verb, lower), lower)) if verb is not None else None


def _opening_agent(doc: Document, verb: int, last: int) -> Range | None:
    """Return the subject behind the comma: “Accusing the firm of fraud, Ortiz resigned”."""
    comma = next((i for i in range(verb, last) if doc.words[i] == "," and doc.quotation_of[i] < 0), None)
    if comma is None:
        return None
    return _range(noun_phrase_after(doc, comma + 1, last))


def _infinitive_agent(doc: Document, to: int, lower: int, last: int) -> Range | None:
    """Return who "continues to", "went on to", "took the chance to" do it: the subject of a verb that says it happened."""
    for i in range(to - 1, max(lower, to - 4) - 1, -1):
        if normal_form(doc.words[i]) == "going":  # "is going to accuse" has not happened
            return None
        if normal_form(doc.words[i]) in governors("factual"):
            group = verb_group(doc, i, lower)
            return None if group.negated or group.modal else find_agent(doc, group, lower, last)
    return None


def is_hypothetical(doc: Document, group: VerbGroup, agent: Range | None, lower: int) -> bool:
    """Tell whether the clause only supposes: "if they accuse", "whether he accused", "could accuse", "did not accuse"."""
    if group.negated or (agent is not None and _is_nobody(doc, agent, lower)):
        return True
    modals = (normal_form(doc.words[i]) for i in range(group.first, group.verb) if doc.flags[i] & AUXILIARY)
    if any(modal in hypotheticals() for modal in modals):
        return True
    start = agent[0] if agent else group.first
    return any(normal_form(doc.words[i]) in hypotheticals() for i in range(max(lower, start - 2), start))


def _is_nobody(doc: Document, agent: Range, lower: int) -> bool:
    """Tell whether the phrase names nobody: "no critics", "none of | his rivals"."""
    if doc.flags[agent[0]] & NEGATION:
        return True
    return agent[0] - 2 >= lower and doc.words[agent[0] - 1] == "of" and bool(doc.flags[agent[0] - 2] & NEGATION)


def is_denied(doc: Document, first: int, lower: int) -> bool:
    """Tell whether a negation stands right before: "no accusations", "without accusing"."""
    return first > lower and bool(doc.flags[first - 1] & NEGATION) and not doc.flags[first - 1] & CAPITAL


def _range(phrase: Phrase | None) -> Range | None:
    return phrase.range if phrase is not None else None
