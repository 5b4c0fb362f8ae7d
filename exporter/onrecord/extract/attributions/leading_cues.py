"""Leading cues: Ortiz said that the ferry was late; voters were told that …: cues in front of what is said.

Assumes that the subject is known, or that the verb is passive. Leaves out cues behind what is said.
"""

from typing import Final

from onrecord.extract.attributions.complements import read_complement
from onrecord.extract.attributions.sites import Site, may_speak, reading_of, speaker_at
from onrecord.extract.attributions.source_phrases import around
from onrecord.extract.attributions.trailing_cues import content_behind
from onrecord.extract.grammar.adverbials import ends_here, skip_adverbials
from onrecord.extract.grammar.clauses import is_parenthesis, opens_clause
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after
from onrecord.extract.grammar.ranges import Attribution, Complement, Range
from onrecord.extract.grammar.verb_groups import VerbGroup, has_finite_verb
from onrecord.lexicons.cues import Cue, cue_forms
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    CUE_NOUN,
    DETERMINER,
    GERUND,
    MODAL,
    NEGATION,
    NUMBER,
    PERSONAL,
    POSSESSIVE,
    RELATIVE,
    ROLE,
    VAGUE,
)
from onrecord.segment.documents import Document

_SPOKEN: Final = frozenset({"as", "infinitive", "label", "object-preposition", "preposition"})


def read_before(site: Site, cue: Cue, group: VerbGroup, subject: Phrase | None, end: int) -> Attribution | None:
    """Ortiz said (that) the ferry was late."""
    doc = site.doc
    if subject is None or not may_speak(doc, cue, subject) or _is_nobody(doc, subject):
        return None
    if subject.first == site.first and doc.words[subject.head].lower() == "who":
        return None  # Who said that the pier was safe?
    if group.negated and not cue.frames & {"question", "to"}:
        return None
    if _is_asked(site, group, subject):
        return None
    if (found := _read_gap(site, cue, group, subject, end)) is not None:
        return found
    complement = read_complement(doc, cue, end, reading_of(site, group, subject))
    if complement is None or _is_unsaid(group, complement.frame) or _is_of_a_thing(site, subject, complement.frame):
        return None
    if group.first == site.first and doc.words[complement.content[0] - 1] in {"about", "on"}:
        return None  # Commenting on the plan, Ortiz said …: what it is about, not what is said
    if doc.flags[group.verb] & GERUND and not site.before and _is_of_an_event(doc, cue, subject, complement):
        return None
    return Attribution((complement.content,), (group.first, end), cue.lemma, subject.range, complement.frame)


def _is_unsaid(group: VerbGroup, frame: str) -> bool:
    """Tell whether the verb denies or only supposes what follows: did not say that; may say they; should say | how it pays."""
    if group.negated and frame not in {"question"} | (set() if group.modal else {"infinitive"}):
        return True
    return bool(group.modal) and (frame in {"clause", "object"} or (frame == "question" and not group.negated))


def _is_of_a_thing(site: Site, subject: Phrase, frame: str) -> bool:
    """Tell whether a thing does it: That | explains the smell; a plan, which calls for | boats to be burnt."""
    if frame == "preposition":
        return site.doc.words[subject.head].lower() == "which"
    return frame == "object" and subject.first == site.first and bool(site.doc.flags[subject.head] & RELATIVE)


def _is_of_an_event(doc: Document, cue: Cue, subject: Phrase, complement: Complement) -> bool:
    """Tell whether an event does it, not somebody by words: The ministers met, | highlighting the ties."""
    if _may_say(doc, cue, subject, complement.frame):
        return False
    told = complement.frame in {"addressee", "clause", "that", "question", "quotation"}
    return not told and all(doc.quotation_of[i] < 0 for i in range(*complement.content))


def _may_say(doc: Document, cue: Cue, subject: Phrase, frame: str) -> bool:
    """Tell whether somebody, not an event, does it: Ortiz spoke up, | calling it a shame; was heard | telling Lee to go."""
    somebody = doc.flags[subject.head] & (CAPITAL | PERSONAL | ROLE)
    says = cue.cls == "speech" and cue.subject != "person"  # a visit may reveal or highlight ties as well
    spoken = frame in _SPOKEN or (frame == "object" and says)
    return bool(somebody) and cue.cls != "evidence" and spoken


def _read_gap(site: Site, cue: Cue, group: VerbGroup, subject: Phrase, end: int) -> Attribution | None:
    """Read a verb that lacks its subject: a boat that divers say | will never sail; a boat Ortiz said | was lost."""
    doc = site.doc
    if "clause" not in cue.frames or group.negated or end + 1 >= site.last or subject.first <= site.first:
        return None
    if not (doc.flags[end] & AUXILIARY and doc.words[end].islower()) or doc.flags[end] & (GERUND | CLITIC):
        return None
    first = _speaker_start(doc, subject)
    antecedent = first - 1 - bool(doc.flags[first - 1] & RELATIVE)
    if doc.flags[group.verb] & CUE_NOUN and antecedent == first - 1 and not doc.flags[first] & PERSONAL:
        return None  # the boats | report was late
    if is_parenthesis(doc, group.verb) or doc.flags[antecedent] & (VAGUE | COORDINATOR) or antecedent < site.first:
        return None
    content = (end, complement_end(doc, end, reading_of(site, group, subject)))
    return Attribution((content,), (group.first, end), cue.lemma, (first, subject.last), "relative")


def _speaker_start(doc: Document, subject: Phrase) -> int:
    """Return where the speaker begins behind what his clause describes: a plan | Ortiz said, that | divers say."""
    first = subject.first + bool(doc.flags[subject.first] & RELATIVE and subject.last - subject.first > 1)
    name = next((i for i in range(first, subject.last) if doc.flags[i] & CAPITAL), first)
    described = name > first and all(doc.flags[i] & CAPITAL for i in range(name, subject.last))
    return name if described and not doc.flags[name - 1] & ROLE else first


def _is_asked(site: Site, group: VerbGroup, subject: Phrase) -> bool:
    """Tell whether somebody is asked to say it: Could you | talk about the pumps."""
    doc, before = site.doc, subject.first - 1
    request = before >= site.first and doc.flags[before] & MODAL and doc.words[subject.head].lower() == "you"
    return bool(request) and group.first == group.verb == subject.last


def _is_nobody(doc: Document, subject: Phrase) -> bool:
    """Tell whether the subject is nobody: No one believes that the mayor lied."""
    return bool(doc.flags[subject.first] & NEGATION)


def _read_as_reported(site: Site, cue: Cue, group: VerbGroup, source: Range) -> Attribution | None:
    """As first reported by the Echo, the ferry was late: all around the phrase is said."""
    doc, at = site.doc, group.first - 1
    while at > site.first and doc.flags[at] & ADVERB and doc.words[at].lower() != "as":
        at -= 1
    if at < site.first or doc.words[at].lower() != "as" or not cue.frames & {"aside", "clause", "that"}:
        return None
    pieces = around(doc, at, source[1], site.first, site.last)
    said = any(has_finite_verb(doc, *piece) for piece in pieces)
    return Attribution(pieces, (at, source[0]), cue.lemma, source, "as-reported") if said else None


def _read_name_given(site: Site, cue: Cue, group: VerbGroup, end: int) -> Attribution | None:
    """Read: the plan was called “a disgrace” by Ortiz, described as “a theft” by the board."""
    doc = site.doc
    opening = end + (doc.words[end] == "as")
    if not cue.frames & {"label", "as"} or opening >= site.last or doc.quotation_of[opening] < 0:
        return None
    quotation = doc.quotations[doc.quotation_of[opening]]
    if quotation.first != opening or doc.words[quotation.last] != "by":
        return None
    agent = noun_phrase_after(doc, quotation.last + 1, site.last)
    if agent is None:
        return None
    content, source = quotation.range, agent.range
    return Attribution((content,), (group.first, end), cue.lemma, source, "passive")


def _read_as_saying(site: Site, cue: Cue, group: VerbGroup, end: int) -> Attribution | None:
    """Read: Ortiz was quoted as saying that …, and with what is said in front: “…,” Ortiz is quoted as saying."""
    doc, said = site.doc, cue_forms()["verb", "say"][0]
    subject = speaker_at(site, group)
    quoted = None if subject is None else subject.range
    if subject is not None and ends_here(doc, skip_adverbials(doc, end, site.last), site.last):
        content = content_behind(site, said, subject.first)
    else:
        complement = read_complement(doc, said, end, reading_of(site, group))
        content = complement and complement.content
    return content and Attribution((content,), (group.first, end), cue.lemma, quoted, "passive")


def _read_passive_infinitive(
    site: Site, cue: Cue, group: VerbGroup, speaker: Range | None, end: int
) -> Attribution | None:
    """Drivers were urged to stay at home: whom it is said of, and what."""
    doc, start = site.doc, end if speaker is None else speaker[1]
    if doc.flags[start + 1] & (DETERMINER | POSSESSIVE | NUMBER | CAPITAL) or doc.words[site.first] == "Anyone":
        return None  # were called | to a house; Anyone with information is asked to call
    content = (start, complement_end(doc, start, reading_of(site, group)))
    subject = None if "object_to" in cue.frames else speaker_at(site, group)
    pieces = (content,) if subject is None or speaker else (subject.range, content)
    return Attribution(pieces, (group.first, end), cue.lemma, speaker, "passive")


def read_passive(site: Site, cue: Cue, group: VerbGroup, end: int) -> Attribution | None:
    """Voters were told that the polls had closed: nobody is named who says it, unless "by" names him."""
    doc = site.doc
    speaker, start = None, end
    if doc.words[end : end + 1] == ["by"] and (agent := noun_phrase_after(doc, end + 1, site.last)) is not None:
        speaker, start = agent.range, agent.last
        if (found := _read_as_reported(site, cue, group, speaker)) is not None:
            return found
    if not cue.passive or group.negated:
        return None
    saying = skip_adverbials(doc, start, site.last)  # is quoted | in the Echo | as saying
    if doc.words[saying : saying + 2] == ["as", "saying"]:
        return _read_as_saying(site, cue, group, saying + 2)
    if doc.words[start : start + 1] == ["to"] and start + 1 < site.last:
        return _read_passive_infinitive(site, cue, group, speaker, end)
    if speaker is None and (called := _read_name_given(site, cue, group, end)) is not None:
        return called
    complement = read_complement(doc, cue, start, reading_of(site, group))
    if complement is None and "addressee" in cue.frames and opens_clause(doc, start, site.last):
        complement = Complement((start, complement_end(doc, start, reading_of(site, group))), "addressee")
    if complement is None or complement.frame not in {"that", "question", "addressee"}:
        return None
    if complement.frame == "that" and complement.content[0] - 1 != skip_adverbials(doc, start, site.last):
        return None  # the "that" of a relative clause: charged with a fire that …
    return Attribution((complement.content,), (group.first, end), cue.lemma, speaker, "passive")
