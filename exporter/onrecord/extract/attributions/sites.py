"""Sites: where a cue is read, and who can be the subject there.

Assumes that a sentence's cues are read from left to right, so that a later verb may share an earlier speaker.
"""

from dataclasses import dataclass

from onrecord.extract.grammar.adverbials import skip_adverbials
from onrecord.extract.grammar.appositions import is_dash
from onrecord.extract.grammar.edges import ends_with_quoted_comma
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.ranges import Attribution, Reading
from onrecord.extract.grammar.subjects import before_adverbials, sender_of, subject_of
from onrecord.extract.grammar.verb_groups import VerbGroup, has_finite_verb, is_finite, verb_group
from onrecord.lexicons.common_words import common_words
from onrecord.lexicons.cues import Cue, cue_forms
from onrecord.lexicons.words import (
    ADDITIVE,
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BASE,
    CALENDAR,
    CAPITAL,
    CARDINAL,
    COORDINATOR,
    CUE,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    GERUND,
    MANNER,
    NEGATION,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PAST,
    PERSONAL,
    PLURAL_NOUN,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    QUESTION,
    RELATIVE,
    ROLE,
    STAGING,
    SUBORDINATOR,
    normal_form,
)
from onrecord.segment.documents import Document


@dataclass(slots=True)
class Site:
    """Where a cue is read: the sentence's tokens, the left bound for its subject, and what was read before it."""

    doc: Document
    first: int
    last: int
    lower: int
    before: list[Attribution]


def reading_of(site: Site, group: VerbGroup, subject: Phrase | None = None) -> Reading:
    """Return how content behind the verb is read: the clause around the verb says where it may end."""
    doc = site.doc
    start = min(group.first, subject.first) if subject is not None else group.first
    before = doc.flags[start - 1] if start > site.first else 0
    in_relative = bool((before | doc.flags[start]) & RELATIVE and (before | doc.flags[start]) & QUESTION)
    in_relative |= subject is not None and doc.words[subject.head] == "that"  # the firm | that | agreed
    in_relative |= subject is not None and _is_gerund_set_off(doc, subject.last, group)
    in_relative |= subject is None and bool(doc.flags[start] & PARTICIPLE) and doc.words[start - 1] == ","
    gerund = doc.flags[site.first + 1] & GERUND and not doc.flags[site.first] & (DETERMINER | POSSESSIVE)
    opens = gerund or doc.flags[site.first] & (SUBORDINATOR | GERUND | PARTICIPLE)  # not: The prosecuting counsel
    fronted = opens and not any(doc.words[j] == "," for j in range(site.first, start))
    joined = before & SUBORDINATOR and doc.words[start - 1].lower() not in {"as", "than"}
    return Reading(group.verb, site.last, in_relative=in_relative, in_subordinate=bool(fronted or joined))


def _is_gerund_set_off(doc: Document, comma: int, group: VerbGroup) -> bool:
    """Tell whether a participle stands between subject and verb: Ortiz, | saying it was late, left."""
    if not doc.flags[group.verb] & GERUND or comma >= group.first or doc.words[comma] != ",":
        return False
    return not has_finite_verb(doc, comma + 1, group.first)


def speaker_at(site: Site, group: VerbGroup) -> Phrase | None:
    """Return who says it: the phrase in front of the verb, or the subject that a participle or a second verb shares."""
    doc, i = site.doc, group.first
    before = doc.words[i - 1].lower() if i > site.first else ""
    if doc.flags[group.verb] & GERUND and group.first == group.verb:
        return _gerund_subject(site, i)
    if before == "to":
        return _raised_subject(site, i - 1)
    j = before_adverbials(doc, i, site.lower)
    then = j > site.lower and doc.words[j - 1] == "," and doc.words[j] == "then"
    if then or (j > site.lower and doc.words[j - 1] in {"and", "but", "or"}):
        return _joined_subject(site, j - 1)
    if j > site.lower and _follows_content(site, j):
        return _clause_subject(site, i)
    subject = subject_of(doc, group, site.lower)
    if subject is None and i > site.first and doc.flags[i - 1] & COORDINATOR:
        return _joined_subject(site, i - 1)
    return subject


def _gerund_subject(site: Site, i: int) -> Phrase | None:
    """Return who the participle or gerund is said of: …, adding that; by saying; Ms. Ortiz telling the board."""
    doc = site.doc
    if ends_with_quoted_comma(doc, i):
        before = ","
    else:
        while i > site.lower and doc.flags[i - 1] & (ADVERB | MANNER) and not doc.flags[i - 1] & (PERSONAL | PRONOUN):
            i -= 1
        before = doc.words[i - 1].lower() if i > site.first else ""
        before = "," if i > site.first and is_dash(doc, i - 1) else before
    if before in {"for", "of", "as", "from"} and i - 1 > site.lower:
        return noun_phrase_before(doc, i - 1, site.lower)
    if i == site.first or (i == site.first + 1 and before in {"after", "before", "by", "in", "while", "when"}):
        return _later_subject(site, i)
    if before in {",", "by", "while", "in", "after", "before", "and", "but", "when", "then"}:
        return _clause_subject(site, i)
    if i - 1 == site.first and doc.flags[i - 1] & BASE and not doc.flags[i - 1] & ROLE:
        return None  # Stop | calling it reform
    end = before_adverbials(doc, i, site.lower)
    names = doc.flags[end - 1] & (CAPITAL | ROLE | DOCUMENT | PERSONAL | NUMBER)
    names |= doc.flags[end - 1] & PLURAL_NOUN and doc.flags[end - 2] & NUMBER  # 20 percent | saying
    if not names and doc.words[end - 1] != ")":
        return None
    phrase = noun_phrase_before(doc, end, site.lower)
    reads = any(cue.subject == "document" for cue in cue_forms().get(("verb", normal_form(doc.words[i])), ()))
    return (phrase and not reads and sender_of(doc, phrase, site.lower)) or phrase


def _raised_subject(site: Site, to: int) -> Phrase | None:
    """Return who does what "to" says is done: Ortiz went on, was quick, took to the radio | to say."""
    doc, verb = site.doc, to - 1
    if verb <= site.lower or not doc.flags[verb] & ADDITIVE:
        platform = noun_phrase_before(doc, to, site.lower) if verb > site.lower else None
        verb = platform.first - 2 if platform is not None else site.lower
        if verb <= site.lower or doc.words[verb + 1] != "to" or not doc.flags[verb] & STAGING:
            return None
    elif doc.words[verb] == "on":
        verb -= 1
    while verb > site.lower and doc.words[verb - 1].lower() in {"more", "less", "also"}:
        verb -= 1
    return subject_of(doc, verb_group(doc, verb, site.lower), site.lower)


def _follows_content(site: Site, i: int) -> bool:
    """Tell whether content ended on the comma in front: Ortiz Says Ferry Late, | Calls Board “Careless”."""
    if not site.before or site.doc.words[i - 1] != "," or site.before[-1].pieces[-1][1] != i - 1:
        return False
    speaker = site.before[-1].speaker
    return speaker is None or not site.doc.flags[speaker[0]] & RELATIVE  # Ortiz, who said …, | vowed


def _clause_subject(site: Site, i: int) -> Phrase | None:
    """Return the subject of the clause to the left: the last speaker in the sentence, or the sentence's first phrase."""
    for attribution in reversed(site.before):
        if attribution.speaker is not None and attribution.speaker[0] < i:
            first, last = attribution.speaker
            return Phrase(first, last, last - 1)
    doc, start = site.doc, _main_clause(site, i)
    phrase = noun_phrase_after(doc, start, i) if start < i else None
    set_off = phrase is not None and phrase.last < i and doc.words[phrase.last] == ","  # Ortiz, after saying …, left
    return phrase if phrase is not None and (set_off or has_finite_verb(doc, phrase.last, i)) else None


def _joined_subject(site: Site, conjunction: int) -> Phrase | None:
    """Return the subject that the verb in front of "and" has: the young divers do not see it and | refuse to listen."""
    doc = site.doc
    if any(attribution.speaker is not None for attribution in site.before):
        return _clause_subject(site, conjunction)
    for verb in range(conjunction - 1, site.first, -1):
        if doc.quotation_of[verb] >= 0 or doc.flags[verb] & CALENDAR:
            continue
        if doc.flags[verb] & AUXILIARY or is_finite(doc, verb, site.first):
            subject = subject_of(doc, verb_group(doc, verb, site.lower), site.lower)
            if subject is not None and _is_object(site, subject):
                continue  # the bank left | interest | rates low and said
            if subject is not None or verb == site.first or not doc.flags[verb - 1] & COORDINATOR:
                return subject
    return None


def _is_object(site: Site, phrase: Phrase) -> bool:
    """Tell whether the phrase stands right behind a verb that says nothing, so that it is no subject of another."""
    doc, verb = site.doc, phrase.first - 1
    past = doc.flags[verb] & PAST and not doc.flags[verb] & (CUE | AUXILIARY)
    return verb > site.lower and bool(past) and is_finite(doc, verb, site.lower)


def _main_clause(site: Site, i: int) -> int:
    """Return where the main clause begins: In spring, on the pier, however, | Ortiz spoke."""
    doc, start = site.doc, site.first
    while start < i:
        flags = doc.flags[start]
        if doc.words[start] == "," or (flags & (COORDINATOR | ADVERB) and not flags & (PERSONAL | DETERMINER)):
            start += 1
        elif flags & (PREPOSITION | SUBORDINATOR | GERUND) and "," in doc.words[start : i - 1]:
            start = doc.words.index(",", start) + 1
        elif flags & PREPOSITION and (behind := skip_adverbials(doc, start, i)) > start:
            start = behind  # On market days | she sang, telling …
        else:
            break
    return start


def _later_subject(site: Site, i: int) -> Phrase | None:
    """Return the subject behind the comma: After saying he was tired, the pilot sat down."""
    doc = site.doc
    comma = next((j for j in range(i, site.last) if doc.words[j] == "," and doc.quotation_of[j] < 0), None)
    return noun_phrase_after(doc, comma + 1, site.last) if comma is not None else None


def distant_speaker(site: Site, group: VerbGroup) -> Phrase | None:
    """Return who stands further away: it led | the divers | to say that; Ortiz used the day to say that, or saying that."""
    doc, before = site.doc, group.first - 1
    if before > site.first and doc.words[before] == "to":
        if any(doc.flags[i] & NEGATION or doc.words[i] == "too" for i in range(max(site.first, before - 3), before)):
            return None  # have no evidence | to suggest; it is too soon | to say
        if is_finite(doc, before - 1, site.lower):
            return subject_of(doc, verb_group(doc, before - 1, site.lower), site.lower)  # she liked | to say
        led = noun_phrase_before(doc, before, site.lower)
        somebody = CAPITAL | ROLE | OBJECT_PRONOUN | PRONOUN
        if led is not None and led.first > site.first and doc.flags[led.head] & somebody:
            return led
    subject = _clause_subject(site, group.first)
    return None if subject is None or doc.words[subject.head].lower() == "it" else subject  # It would be wiser | to say


def agrees(doc: Document, group: VerbGroup, subject: Phrase) -> bool:
    """Tell whether verb and subject agree in number, where the forms tell: not "11 | states", "its home | state"."""
    flags, head = doc.flags[group.verb], subject.head
    if _is_addressed(doc, group, subject):
        return False
    if group.first != group.verb or flags & (PAST | GERUND):
        return True
    if (
        flags & BASE
        and flags & CUE_NOUN
        and doc.words[subject.first].lower() in {"a", "an"}
        and "of" not in doc.words[subject.first : subject.last]
    ):
        return False  # a 1945 US | report
    if doc.flags[head] & (CAPITAL | RELATIVE):
        return True
    word = doc.words[head].lower()
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if flags & PRESENT and not flags & BASE:
        numbered = head > subject.first and doc.flags[head - 1] & CAPITAL and not doc.flags[head - 1] & CALENDAR
        counts = doc.flags[head] & NUMBER and not numbered  # not: Channel 4
        return not (plural or counts or word in {"i", "you", "we", "they"})
    many = doc.flags[subject.first] & PRONOUN and doc.flags[subject.first] & DETERMINER
    many |= doc.words[head + 1] == "of" and doc.words[subject.last - 1].endswith("s")  # an array of divers
    many |= any(doc.flags[i] & (CARDINAL | PLURAL_NOUN) for i in range(subject.first, subject.last))
    if plural or many or doc.flags[head] & PLURAL_NOUN:
        return True
    joined = (i for i in range(subject.first, subject.last - 1) if doc.words[i] == "and")
    if any(doc.flags[i + 1] & (DETERMINER | POSSESSIVE | CAPITAL) for i in joined):
        return True  # both the mayor | and her deputy
    joint = "and" in doc.words[subject.first : subject.last] or bool(doc.flags[head] & (PRONOUN | NUMBER))
    return joint and (not doc.flags[head] & ROLE or doc.words[subject.last - 1].endswith("s"))


def _is_addressed(doc: Document, group: VerbGroup, subject: Phrase) -> bool:
    """Tell whether the name is spoken to: General Ortiz, | thank you."""
    flags = doc.flags[group.verb]
    if not flags & BASE or flags & PAST or group.first != group.verb or subject.last != group.first - 1:
        return False
    is_name = all(doc.flags[i] & CAPITAL for i in range(subject.first, subject.last))
    return is_name and doc.words[subject.last] == ","


def may_speak(doc: Document, cue: Cue, subject: Phrase) -> bool:
    """Tell whether the subject can be somebody: verbs of evidence need a person, a role or a name."""
    if cue.cls == "mental" and doc.words[subject.head] == "I":
        return False  # the writer's own "I guess"
    flags = doc.flags[subject.head]
    if subject.last - subject.first == 1 and flags & ADJECTIVE and not flags & (CAPITAL | PRONOUN | NUMBER | ROLE):
        return False  # investigative | reports
    if cue.subject == "document":
        return not flags & (PERSONAL | ROLE | CAPITAL) or bool(flags & DOCUMENT)  # she read “Boats and Harbors”
    if cue.subject != "person":
        return True
    if doc.words[subject.head].lower() in {"which", "that", "it"}:
        return False
    if flags & (PERSONAL | PRONOUN | RELATIVE | ROLE | DOCUMENT):
        return True
    word = doc.words[subject.head]
    opens = doc.sentences[doc.sentence_of[subject.head]].first == subject.head
    thing = opens and not word.endswith("s") and word.lower() in common_words()  # Experience shows that …
    return bool(flags & CAPITAL) and not thing
