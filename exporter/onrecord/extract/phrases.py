"""Phrases: where noun phrases, verb groups and clauses begin and end around a given token.

Assumes English word order and a Document's flags; works outwards from one token, so that only what stands near a cue is
ever looked at. Precision before recall: None when the words leave it open. Leaves out a full parse: relations further
away than the neighbouring clause are not seen.
"""

from typing import NamedTuple

from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    CALENDAR,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    FINITE,
    GERUND,
    MARK,
    MODAL,
    NEGATION,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    QUESTION,
    RELATIVE,
    ROLE,
    STOP,
    SUBORDINATOR,
    TIME_UNIT,
    VERB,
)
from onrecord.segment.documents import Document

_CLOSED = PREPOSITION | AUXILIARY | COORDINATOR | SUBORDINATOR | RELATIVE | QUESTION | PERSONAL
_ATTACHING = frozenset({"for", "from", "at", "in", "with", "on", "to", "near", "against", "behind", "between", "like", "by", "including"})
_APPOSITION_REACH = 40  # tokens between the commas of “Hugh Hill, a doctor who …, said”
_NOUN_MARKS = frozenset({"%", "$", "£", "€", "-", "–", "/"})


class Phrase(NamedTuple):
    """Tokens first to last (half open); `head` is the token that names the thing."""

    first: int
    last: int
    head: int


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries: tokens first to last (half open), the main verb at `verb`."""

    first: int
    last: int
    verb: int
    negated: bool
    modal: bool
    passive: bool


def verb_group(doc: Document, verb: int, lower: int) -> VerbGroup:
    """Return the group that ends in the verb: "has repeatedly said", "did not say", "was told"."""
    flags, first = doc.flags, verb
    negated = modal = be = False
    i = verb - 1
    while i >= lower:
        f = flags[i]
        if f & AUXILIARY and (not f & CAPITAL or i == lower):
            first = i
            negated |= bool(f & NEGATION)
            modal |= bool(f & MODAL)
            be |= bool(f & BE)
        elif f & NEGATION and not f & DETERMINER:
            negated = True
        elif f & CLITIC and i > lower and doc.flags[i - 1] & (PERSONAL | RELATIVE):
            first = i
        elif not (f & ADVERB or _is_manner(doc, i)) or f & (PERSONAL | CALENDAR) or (f & DETERMINER and doc.words[i] not in {"both", "all", "each"}):
            break
        i -= 1
    return VerbGroup(first, verb + 1, verb, negated, modal, passive=be and bool(flags[verb] & PARTICIPLE))


def subject_of(doc: Document, group: VerbGroup, lower: int) -> Phrase | None:
    """Return the noun phrase in front of a verb group, none further left than `lower`.

    Steps over adverbs, times and parentheses (“Ortiz, however, on Monday said”), appositions and relative clauses
    (“Hugh Hill, a doctor who has worked there for years, said”).
    """
    end = before_adverbials(doc, group.first, lower)
    if end <= lower:
        return None
    if doc.words[end - 1] == ",":
        return _before_apposition(doc, end - 1, lower)
    if ends_with_quoted_comma(doc, end):
        return _before_apposition(doc, end, lower)
    if (phrase := noun_phrase_before(doc, end, lower)) is not None:
        return phrase
    return _before_relative(doc, end, lower)


def noun_phrase_before(doc: Document, end: int, lower: int) -> Phrase | None:
    """Return the longest noun phrase whose last token is `end - 1`."""
    head = end - 1
    if head < lower:
        return None
    flags = doc.flags[head]
    if flags & (PERSONAL | RELATIVE) and not flags & DETERMINER:
        return Phrase(head, end, head)
    if doc.words[head] == ")" and (opening := _opening_bracket(doc, head, lower)) is not None:
        inner = noun_phrase_before(doc, opening, lower)
        return inner and inner._replace(last=end)
    if not _can_be_noun(doc, head):
        return Phrase(head, end, head) if flags & PRONOUN and not flags & (AUXILIARY | ADVERB) else None
    first = _left_edge(doc, head, lower)
    first = _with_modifiers(doc, first, lower)
    return Phrase(first, end, _head(doc, first, end))


def noun_phrase_after(doc: Document, start: int, upper: int) -> Phrase | None:
    """Return the noun phrase that begins at `start`, with its "of" phrases; none further right than `upper`."""
    i = start
    if i < upper and doc.flags[i] & (PERSONAL | OBJECT_PRONOUN) and not (doc.flags[i] & POSSESSIVE and i + 1 < upper and _can_be_noun(doc, i + 1)):
        return Phrase(i, i + 1, i)
    while i < upper and _continues_phrase(doc, i, start):
        i += 1
    if i == start or not any(_can_be_noun(doc, j) or doc.flags[j] & PRONOUN for j in range(start, i)):
        return None
    end = i
    if i < upper and doc.words[i] in {"of", "at", "for", "from"} and (tail := noun_phrase_after(doc, i + 1, upper)) is not None:
        end = tail.last
    return Phrase(start, end, _head(doc, start, i))


def sentence_start(doc: Document, token: int) -> int:
    """Return the first token of the sentence around the token, sentences inside quotations told apart."""
    first = doc.sentences[doc.sentence_of[token]].first
    for i in range(token, first, -1):
        if i in doc.inner_starts:
            return i
    return first


def content_end(doc: Document, first: int, last: int) -> int:
    """Return the end of the clause without its final stop and closing brackets."""
    while last > first and (doc.flags[last - 1] & STOP and doc.words[last - 1] in {".", "!", "?", "…", "..."} or doc.words[last - 1] in {",", ";", ":", "-", "–", "—", "--"}):
        last -= 1
    return last


def has_finite_verb(doc: Document, first: int, last: int) -> bool:
    """Tell whether a finite verb or auxiliary stands among the tokens."""
    return any(doc.flags[i] & AUXILIARY or is_finite(doc, i, first) for i in range(first, last))


def is_finite(doc: Document, i: int, lower: int) -> bool:
    """Tell whether the token reads as a finite verb where it stands: not "the report", "of claims", "to deny"."""
    flags = doc.flags[i]
    if flags & CLITIC and i > lower and doc.flags[i - 1] & (PERSONAL | RELATIVE | QUESTION):
        return True
    if not flags & (FINITE | BASE):
        return False
    if i == lower:
        return bool(flags & FINITE) and not flags & CAPITAL
    before = doc.flags[i - 1]
    if before & (DETERMINER | POSSESSIVE | PREPOSITION | CLITIC) and not before & (PERSONAL | ADVERB):
        return False
    if flags & FINITE:
        if flags & CAPITAL and i > lower and not is_title_case(doc, doc.sentence_of[i]):
            return False
        return not before & BE and not (flags & PRESENT and before & (ADJECTIVE | NUMBER) and not before & CAPITAL)
    plural = doc.words[i - 1].endswith("s") and not before & (ADJECTIVE | AUXILIARY) and not doc.words[i - 1].endswith(("ss", "us", "is"))
    return bool(before & (PERSONAL | PRONOUN)) or plural


def is_title_case(doc: Document, sentence: int) -> bool:
    """Tell whether the sentence is set as a title: most of its longer words have a capital."""
    first, last, _ = doc.sentences[sentence]
    words = [word for word in doc.words[first:last] if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 - titles keep "of", "and", "the" small
    return last - first > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)  # noqa: PLR2004


def ends_with_quoted_comma(doc: Document, end: int) -> bool:
    """Tell whether a comma stands inside the quotation mark in front: “Morning Watch,” she said."""
    return end > 1 and doc.quotation_of[end - 1] >= 0 and doc.words[end - 2] == "," and bool(doc.flags[end - 1] & MARK)


def _is_manner(doc: Document, i: int) -> bool:
    word = doc.words[i]
    return word.endswith("ly") and len(word) > 4 and not doc.flags[i] & CAPITAL  # noqa: PLR2004 - "only" and "July" are no manner


def before_adverbials(doc: Document, end: int, lower: int) -> int:
    """Step left over ", however,", "on Tuesday", "in a statement": the subject ends before them."""
    while end > lower:
        i = end - 1
        flags = doc.flags[i]
        if flags & ADVERB and not flags & (PERSONAL | PRONOUN | CAPITAL) or _is_manner(doc, i):
            end = i
        elif doc.words[i] == "," and _short_insertion(doc, i, lower) is not None:
            end = _short_insertion(doc, i, lower) or end
        elif flags & (CALENDAR | TIME_UNIT) and (start := _time_phrase(doc, i, lower)) is not None:
            end = start
        else:
            return end
    return end


def _short_insertion(doc: Document, comma: int, lower: int) -> int | None:
    """Return where ", however," or ", too," begins when it ends in the comma."""
    for i in range(comma - 1, max(lower, comma - 4), -1):
        if doc.words[i] == ",":
            return i
        if not (doc.flags[i] & ADVERB or _is_manner(doc, i)):
            return None
    return None


def _time_phrase(doc: Document, i: int, lower: int) -> int | None:
    """Return where the time that ends in the token begins: "Tuesday", "on Tuesday", "late last week"."""
    start = i
    while start > lower and (doc.flags[start - 1] & (NUMBER | CALENDAR | TIME_UNIT) or doc.words[start - 1].lower() in _TIME_WORDS):
        start -= 1
    if start > lower and doc.words[start - 1].lower() in {"on", "in", "at", "since", "by", "during", "over", "after", "before"}:
        start -= 1
    elif doc.flags[i] & TIME_UNIT and start == i:
        return None
    return start if start > lower and doc.words[start - 1] != "'s" else None


_TIME_WORDS = frozenset({"last", "next", "this", "early", "late", "earlier", "later", "the", "same", "past", "that", "ago"})


def _before_apposition(doc: Document, comma: int, lower: int) -> Phrase | None:
    """Return the phrase whose apposition or relative clause ends in the comma."""
    for i in range(comma - 1, max(lower, comma - _APPOSITION_REACH), -1):
        if doc.words[i] in {",", "(", "—", "–"}:
            outer = noun_phrase_before(doc, i, lower)
            if outer is None or not (outer.first == lower or doc.flags[outer.head] & RELATIVE or _opens_apposition(doc, i + 1)):
                continue
            if outer.first - 1 > lower and doc.words[outer.first - 1] == "," and _opens_apposition(doc, outer.first):
                further = noun_phrase_before(doc, outer.first - 1, lower)
                outer = further if further is not None and doc.flags[further.head] & CAPITAL else outer
            return Phrase(outer.first, comma, outer.head)
        if doc.flags[i] & STOP and not doc.flags[i] & (CAPITAL):
            return None
    return None


def _opens_apposition(doc: Document, i: int) -> bool:
    flags = doc.flags[i]
    word = doc.words[i].lower()
    if flags & (DETERMINER | RELATIVE | ROLE | NUMBER | POSSESSIVE) and not flags & PERSONAL:
        return True
    if word in {"former", "who", "of", "now", "formerly", "aged", "speaking", "citing", "referring", "then", "one", "chief", "senior", "himself", "herself", "along", "including", "asked", "flanked", "using", "standing"}:
        return True
    return bool(flags & CAPITAL) and (i + 2 < len(doc.words)) and not flags & PERSONAL


def _before_relative(doc: Document, end: int, lower: int) -> Phrase | None:
    """Return the phrase in front of a restrictive relative clause that ends here: "the man who was arrested | said"."""
    for i in range(end - 1, max(lower, end - _APPOSITION_REACH), -1):
        if doc.words[i] in {",", ";", ":"} or doc.flags[i] & STOP:
            return None
        if doc.words[i].lower() in {"who", "that", "which", "whose"} and i > lower:
            phrase = noun_phrase_before(doc, i, lower)
            return phrase and Phrase(phrase.first, end, phrase.head)
    return None


def _can_be_noun(doc: Document, i: int) -> bool:
    flags, word = doc.flags[i], doc.words[i]
    if not word[0].isalnum() and word not in _NOUN_MARKS and word[0] not in "@#":
        return False
    if flags & (CAPITAL | NUMBER | ROLE):
        return not flags & (_CLOSED | DETERMINER) or bool(flags & CAPITAL and not flags & (PERSONAL | AUXILIARY | SUBORDINATOR | PREPOSITION | COORDINATOR | RELATIVE) and not flags & DETERMINER)
    return not flags & (_CLOSED | DETERMINER | POSSESSIVE | NEGATION | OBJECT_PRONOUN | CLITIC)


def _left_edge(doc: Document, head: int, lower: int) -> int:
    """Walk left from a noun over its modifiers to its determiner."""
    i = head
    while i > lower:
        flags, word = doc.flags[i - 1], doc.words[i - 1]
        if flags & CLITIC and word[1:].lower() == "s" or (word in {"’", "'"} and i > lower + 1 and doc.words[i - 2].endswith("s")):
            i -= 2
            i = max(i, lower)
        elif flags & (DETERMINER | POSSESSIVE) and not (flags & RELATIVE and _is_complementizer(doc, i - 1)):
            return i - 1
        elif _can_be_noun(doc, i - 1) and not _breaks_phrase(doc, i - 1, lower):
            i -= 1
        else:
            return i
    return i


def _is_complementizer(doc: Document, i: int) -> bool:
    """Tell whether "that" joins clauses: it follows a verb, or a plural or name follows it."""
    if doc.words[i].lower() != "that":
        return False
    following = doc.words[i + 1] if i + 1 < len(doc.words) else ""
    return bool(i and doc.flags[i - 1] & VERB) or following[:1].isupper() or following.endswith("s")


def _breaks_phrase(doc: Document, i: int, lower: int) -> bool:
    """Tell whether the token is a verb or adverb in front of the noun phrase, not part of it."""
    flags = doc.flags[i]
    if flags & CAPITAL:
        return False
    if i > lower and doc.flags[i - 1] & (DETERMINER | POSSESSIVE | CLITIC) and not doc.flags[i - 1] & PERSONAL:
        return False
    if flags & (CALENDAR | TIME_UNIT):
        return True
    if flags & GERUND:
        return True
    if flags & FINITE and not flags & ROLE:
        return is_finite(doc, i, lower) or not flags & PARTICIPLE
    return bool(flags & ADVERB) and not flags & BASE


def _with_modifiers(doc: Document, first: int, lower: int) -> int:
    """Extend to the left over "of", "for", "at" phrases and coordination: "a spokesman for | the firm"."""
    while first - 1 > lower:
        word = doc.words[first - 1].lower()
        before = first - 1
        if word in {"of", "'s"} or word in _ATTACHING:
            if not _can_be_noun(doc, before - 1) or _breaks_phrase(doc, before - 1, lower):
                return first
            if word != "of" and not _attaches(doc, before - 1):
                return first
        elif word in {"and", "&", "or"}:
            if not _joins_subjects(doc, before, lower):
                return first
        else:
            return first
        edge = _left_edge(doc, before - 1, lower)
        if edge == first:
            return first
        first = edge
    return first


def _attaches(doc: Document, i: int) -> bool:
    """Tell whether a preposition behind the noun belongs to it: "spokesman for", "people in", "professor at"."""
    flags = doc.flags[i]
    return not flags & (CALENDAR | TIME_UNIT) and not (flags & PARTICIPLE and not flags & ROLE and i > 0 and not doc.flags[i - 1] & DETERMINER)


def _joins_subjects(doc: Document, conjunction: int, lower: int) -> bool:
    """Tell whether "and" joins two subjects: what stands before its left side opens the clause."""
    left = conjunction - 1
    if not (_can_be_noun(doc, left) or doc.flags[left] & PERSONAL) or _breaks_phrase(doc, left, lower):
        return False
    edge = _left_edge(doc, left, lower)
    edge = _with_modifiers(doc, edge, lower)
    if edge <= lower:
        return True
    before, word = doc.flags[edge - 1], doc.words[edge - 1]
    return word in {"“", '"', ",", "(", "—", "–", ":", ";", "''"} or bool(before & (SUBORDINATOR | RELATIVE)) and not before & PREPOSITION


def _head(doc: Document, first: int, last: int) -> int:
    """Return the token that names the phrase: the last one in front of a preposition, comma or possessive's end."""
    for i in range(first + 1, last):
        if doc.words[i] == "," or (doc.flags[i] & PREPOSITION and not doc.flags[i] & CAPITAL) or doc.words[i] in {"and", "("}:
            return i - 1
    return last - 1


def _opening_bracket(doc: Document, closing: int, lower: int) -> int | None:
    return next((i for i in range(closing - 1, max(lower, closing - 8), -1) if doc.words[i] == "("), None)


def _continues_phrase(doc: Document, i: int, start: int) -> bool:
    flags = doc.flags[i]
    if flags & (DETERMINER | POSSESSIVE) and (i == start or doc.flags[i - 1] & DETERMINER):
        return True
    if flags & CLITIC:
        return doc.words[i][1:].lower() == "s" and i > start
    if doc.words[i] in {"’", "'"}:
        return i > start and doc.words[i - 1].endswith("s")
    if not _can_be_noun(doc, i):
        return False
    return not (i > start and is_finite(doc, i, start) and not flags & CAPITAL)
