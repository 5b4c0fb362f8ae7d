"""Attributions: the cues of a sentence -> who says what, by the cue's place.

A cue stands behind what is said (“…,” said Ortiz; the ferry, she said, was late) or before it (Ortiz said the ferry was
late). Assumes one voice a token: a cue inside content already read is not read again. Leaves out quotations without a
cue (orphans) and who the speaker is (linking).
"""

from typing import NamedTuple

from onrecord.extract.complements import ends_here, read_complement, skip_adverbials
from onrecord.extract.extents import Reading, complement_end
from onrecord.extract.nominal_cues import read_noun, read_phrase
from onrecord.extract.phrases import Phrase, VerbGroup, before_adverbials, ends_with_quoted_comma, has_finite_verb, is_title_case, noun_phrase_after, noun_phrase_before, subject_of, verb_group
from onrecord.extract.ranges import Attribution, Range, overlaps
from onrecord.lexicons.cues import Cue, cue_forms, phrase_cues
from onrecord.lexicons.words import (
    ADVERB,
    BASE,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    CUE,
    CUE_NOUN,
    ADDITIVE,
    DETERMINER,
    DOCUMENT,
    FINITE,
    GERUND,
    PARTICIPLE,
    PAST,
    PERSONAL,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    QUESTION,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    normal_form,
)
from onrecord.segment.documents import Document


_PLURAL_NOUNS = frozenset({"people", "police", "men", "women", "children", "percent", "media", "data", "majority", "half", "third", "number", "public", "press"})
_TITLE_TOKENS = 7  # “This Week,” with its marks: On “This Week,” Ortiz said that


class Site(NamedTuple):
    """Where a cue is read: the sentence's tokens, the left bound for its subject, and what was read before it."""

    doc: Document
    first: int
    last: int
    lower: int
    before: list[Attribution]


def find_attributions(doc: Document) -> list[Attribution]:
    """Return what the cues outside quotations attribute, in text order."""
    found: list[Attribution] = []
    current, in_sentence = -1, []
    for i, flags in enumerate(doc.flags):
        if not flags & (CUE | CUE_NOUN) or doc.quotation_of[i] >= 0 or doc.sentence_of[i] < 0:
            continue
        if doc.sentence_of[i] != current:
            current, in_sentence = doc.sentence_of[i], []
        sentence = doc.sentences[current]
        if any(_inside(i, a) for a in in_sentence):
            continue
        first = doc.dateline_end if sentence.first < doc.dateline_end <= i else sentence.first
        site = Site(doc, first, sentence.last, _lower_bound(doc, i, first), in_sentence)
        attribution = _read(site, i, flags)
        if attribution is not None and not _taken(attribution, in_sentence):
            in_sentence.append(attribution)
            found.append(attribution)
    return found


def _inside(i: int, attribution: Attribution) -> bool:
    return any(first <= i < last for first, last in attribution.pieces)


def _taken(attribution: Attribution, before: list[Attribution]) -> bool:
    return any(overlaps(piece, other) for a in before for other in a.pieces for piece in attribution.pieces)


def _lower_bound(doc: Document, i: int, first: int) -> int:
    """Return the first token that the subject may have: behind the last long quotation in front of the cue."""
    for j in range(i - 1, first - 1, -1):
        quotation = doc.quotation_of[j]
        if quotation >= 0 and doc.quotations[quotation].last - doc.quotations[quotation].first > 5:  # noqa: PLR2004 - longer than a nickname
            return doc.quotations[quotation].last
    return first


def _read(site: Site, i: int, flags: int) -> Attribution | None:
    doc = site.doc
    form = normal_form(doc.words[i])
    if flags & CUE:
        for cue in cue_forms().get(("verb", form), ()):
            end = _behind_lemma(doc, cue, i, site.last)
            if end is not None and (found := _read_verb(site, cue, i, end)) is not None:
                return found
    for cue in phrase_cues().get(form, ()):
        if (found := read_phrase(doc, cue, i, site.first, site.last)) is not None:
            return found
    if flags & CUE_NOUN:
        for cue in cue_forms().get(("noun", form), ()):
            if (found := read_noun(doc, cue, i, site.first, site.last)) is not None:
                return found
    return None


def _behind_lemma(doc: Document, cue: Cue, i: int, last: int) -> int | None:
    """Return the token behind all words of the lemma ("point out"), None when they are not all there."""
    rest = cue.lemma.split()[1:]
    end = i + 1 + len(rest)
    return end if end <= last and [word.lower() for word in doc.words[i + 1 : end]] == rest else None


def _read_verb(site: Site, cue: Cue, i: int, end: int) -> Attribution | None:
    doc = site.doc
    if _reads_as_noun(doc, i, site.first):
        return None
    group = verb_group(doc, i, site.lower)
    if group.passive or _is_bare_passive(site, group):
        return _read_passive(site, cue, group, end)
    if (found := _read_inverted(site, cue, group, end)) is not None:
        return found
    subject = _subject(site, group)
    if subject is None and not _at_quotation(doc, group.first):
        return None
    if subject is not None and not _agrees(doc, group, subject):
        return None
    if subject is not None and (found := _read_behind(site, cue, group, subject, end)) is not None:
        return found
    return _read_before(site, cue, group, subject, end)


def _agrees(doc: Document, group: VerbGroup, subject: Phrase) -> bool:
    """Tell whether verb and subject agree in number, where the forms tell: not "11 | states", "its home | state"."""
    flags, head = doc.flags[group.verb], subject.head
    if group.first != group.verb or flags & (PAST | GERUND) or doc.flags[head] & (CAPITAL | RELATIVE):
        return True
    word = doc.words[head].lower()
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if flags & PRESENT and not flags & BASE:
        return not (plural or doc.flags[head] & NUMBER or word in {"i", "you", "we", "they"})
    singular = doc.flags[head] & ROLE and not plural and word not in _PLURAL_NOUNS
    return not singular and (plural or bool(doc.flags[head] & (PRONOUN | NUMBER)) or word in _PLURAL_NOUNS or "and" in doc.words[subject.first : head])


def _is_bare_passive(site: Site, group: VerbGroup) -> bool:
    """Tell whether a participle stands for a passive: Asked whether …, when told that …."""
    doc, i = site.doc, group.first
    if i != group.verb or not doc.flags[i] & PARTICIPLE:
        return False
    return i == site.first or (i > site.first and doc.words[i - 1].lower() in {"when", "if", "once", "being"})


def _reading(site: Site, group: VerbGroup, subject: Phrase | None = None) -> Reading:
    doc = site.doc
    start = min(group.first, subject.first) if subject is not None else group.first
    before = doc.flags[start - 1] if start > site.first else 0
    in_relative = bool((before | doc.flags[start]) & RELATIVE and (before | doc.flags[start]) & QUESTION)
    opens = doc.flags[site.first] & (SUBORDINATOR | GERUND | PARTICIPLE) or doc.flags[site.first + 1] & GERUND
    fronted = opens and not any(doc.words[j] == "," for j in range(site.first, start))
    joined = before & SUBORDINATOR and not before & (PREPOSITION & ~SUBORDINATOR) and doc.words[start - 1].lower() != "as"
    return Reading(group.verb, site.last, in_relative=in_relative, in_subordinate=bool(fronted or joined))


def _reads_as_noun(doc: Document, i: int, first: int) -> bool:
    """Tell whether the form is a noun or adjective here: "the claims", "its reported loss"."""
    if i == first:
        return bool(doc.flags[i] & FINITE) and not doc.flags[i] & (PARTICIPLE | PAST)
    if doc.flags[i] & CAPITAL and not is_title_case(doc, doc.sentence_of[i]):
        return True
    before = doc.flags[i - 1]
    if before & PRONOUN and before & DETERMINER and doc.flags[i] & (BASE | PAST) and _opens_content(doc, i + 1):
        return False
    if before & (DETERMINER | POSSESSIVE) and not before & (PERSONAL | RELATIVE):
        return True
    if before & CLITIC:
        return not doc.flags[i] & GERUND
    if doc.words[i - 1] in {"’", "'"}:
        return True
    return bool(before & PREPOSITION and not doc.flags[i] & GERUND and not before & (ADVERB | SUBORDINATOR))


def _opens_content(doc: Document, i: int) -> bool:
    """Tell whether content can begin at the token: Some say | they …, Many said Monday | that …."""
    i = skip_adverbials(doc, i, min(i + 4, len(doc.words)))
    return i < len(doc.words) and bool(doc.flags[i] & (PERSONAL | DETERMINER | POSSESSIVE | CAPITAL)) or doc.words[i : i + 1] == ["that"]


def _subject(site: Site, group: VerbGroup) -> Phrase | None:
    """Return who says it: the phrase in front of the verb, or the subject that a participle or a second verb shares."""
    doc, i = site.doc, group.first
    before = doc.words[i - 1].lower() if i > site.first else ""
    if ends_with_quoted_comma(doc, i):
        before = ","
    gerund = bool(doc.flags[group.verb] & GERUND) and group.first == group.verb
    if gerund:
        if before in {"for", "of", "as", "from"} and i - 1 > site.lower:
            return noun_phrase_before(doc, i - 1, site.lower)
        if i == site.first or (i == site.first + 1 and before in {"after", "before", "by", "in", "while", "when"}):
            return _later_subject(site, i)
        if before in {",", "by", "while", "in", "after", "before", "and", "when", "then"}:
            return _clause_subject(site, i)
        if not doc.flags[i - 1] & (CAPITAL | ROLE | DOCUMENT | PERSONAL) and doc.words[i - 1] != ")":
            return None
        return noun_phrase_before(doc, i, site.lower)
    if before == "to":
        additive = i - 2 > site.lower and doc.flags[i - 2] & ADDITIVE
        return subject_of(doc, verb_group(doc, i - 3 if doc.words[i - 2] == "on" else i - 2, site.lower), site.lower) if additive else None
    j = before_adverbials(doc, i, site.lower)
    if j > site.lower and doc.words[j - 1] in {"and", "but", "or"}:
        return _clause_subject(site, i)
    subject = subject_of(doc, group, site.lower)
    if subject is None and i > site.first and doc.flags[i - 1] & COORDINATOR:
        return _clause_subject(site, i)
    return subject


def _clause_subject(site: Site, i: int) -> Phrase | None:
    """Return the subject of the clause to the left: the last speaker in the sentence, or the sentence's first phrase."""
    for attribution in reversed(site.before):
        if attribution.speaker is not None and attribution.speaker[0] < i:
            first, last = attribution.speaker
            return Phrase(first, last, last - 1)
    doc, start = site.doc, site.first
    while start < i and (doc.flags[start] & (COORDINATOR | ADVERB)) and not doc.flags[start] & (PERSONAL | DETERMINER):
        start += 1
    if doc.flags[start] & PREPOSITION and (comma := next((j for j in range(start, i) if doc.words[j] == ","), None)) is not None:
        start = comma + 1
    phrase = noun_phrase_after(doc, start, i) if start < i else None
    return phrase if phrase is not None and has_finite_verb(doc, phrase.last, i) else None


def _later_subject(site: Site, i: int) -> Phrase | None:
    """Return the subject behind the comma: After saying he was nervous, the man sat down."""
    doc = site.doc
    comma = next((j for j in range(i, site.last) if doc.words[j] == "," and doc.quotation_of[j] < 0), None)
    return noun_phrase_after(doc, comma + 1, site.last) if comma is not None else None


def _at_quotation(doc: Document, i: int) -> bool:
    return i > 0 and doc.quotation_of[i - 1] >= 0


# ---------------------------------------------------------------- behind what is said


def _read_inverted(site: Site, cue: Cue, group: VerbGroup, end: int) -> Attribution | None:
    """“…,” said Ortiz. / The ferry was late, said Ortiz."""
    doc = site.doc
    if group.first != group.verb or doc.flags[group.verb] & GERUND:
        return None
    if group.first == site.first:
        return _read_initial(site, cue, group, end)
    start = skip_adverbials(doc, end, end)
    phrase = noun_phrase_after(doc, start, site.last) if start < site.last else None
    if phrase is None or doc.words[phrase.first].lower() in {"that", "it", "there"}:
        return None
    content = _content_behind(site, cue, group.first)
    if content is None:
        return None
    quoted = doc.quotation_of[content[1] - 1] >= 0
    if doc.words[group.first - 1] == "," and _has_apposition_subject(site, group):
        return None
    if not quoted and not _closes_clause(site, phrase.last):
        return None
    if quoted and content[0] != doc.quotations[doc.quotation_of[content[1] - 1]].first and not has_finite_verb(doc, *content):
        return None
    return Attribution(_with_rest(site, content, phrase.last, inverted=True), (group.verb, end), cue.lemma, (phrase.first, phrase.last), "inverted")


def _has_apposition_subject(site: Site, group: VerbGroup) -> bool:
    """Tell whether the comma closes an apposition of the verb's own subject: Jo Lee, a diver, told the board."""
    subject = subject_of(site.doc, group, site.lower)
    if subject is None:
        return False
    opening = next((j for j in range(group.first - 2, subject.head, -1) if site.doc.words[j] == ","), subject.head)
    starts_relative = bool(site.doc.flags[opening + 1] & (RELATIVE | QUESTION))
    return starts_relative or not has_finite_verb(site.doc, opening + 1, group.first - 1)


def _read_initial(site: Site, cue: Cue, group: VerbGroup, end: int) -> Attribution | None:
    """Said Ortiz, “The ferry was late.”"""
    doc = site.doc
    phrase = noun_phrase_after(doc, end, site.last)
    if phrase is None or "quotation" not in cue.frames or doc.words[phrase.last : phrase.last + 1] not in ([","], [":"]):
        return None
    quotation = doc.quotation_of[phrase.last + 1] if phrase.last + 1 < site.last else -1
    if quotation < 0 or doc.quotations[quotation].first != phrase.last + 1:
        return None
    content = (doc.quotations[quotation].first, doc.quotations[quotation].last)
    return Attribution((content,), (group.verb, end), cue.lemma, (phrase.first, phrase.last), "inverted")


def _read_behind(site: Site, cue: Cue, group: VerbGroup, subject: Phrase, end: int) -> Attribution | None:
    """“…,” Ortiz said. / The ferry, Ortiz said, was late."""
    doc = site.doc
    start = subject.first
    if start > site.first and doc.words[start - 1].lower() in {"and", "as"}:
        start -= 1
    content = _content_behind(site, cue, start)
    if content is None:
        return _read_parenthesis(site, cue, group, subject, end)
    quoted = doc.quotation_of[content[1] - 1] >= 0
    behind = _behind_hearer(doc, cue, skip_adverbials(doc, end, site.last), site.last)
    if not quoted and (doc.flags[subject.head] & RELATIVE or not ends_here(doc, behind, site.last) or _introduces_speech(site, behind)):
        return None
    if quoted and read_complement(doc, cue, end, _reading(site, group)) is not None:
        if (site.first < content[0] and content[1] - content[0] <= _TITLE_TOKENS) or not _ends_in_comma(doc, content[1]):
            return None
    rule = "behind-quotation" if quoted else "aside"
    return Attribution(_with_rest(site, content, end), (group.first, end), cue.lemma, (subject.first, subject.last), rule)


def _behind_hearer(doc: Document, cue: Cue, i: int, last: int) -> int:
    """Step over the hearer: The ferry was late, Ortiz told | the harbour board | on Monday."""
    if "addressee" not in cue.frames or i >= last:
        return i
    hearer = noun_phrase_after(doc, i, last)
    return skip_adverbials(doc, hearer.last, last) if hearer is not None else i


def _introduces_speech(site: Site, i: int) -> bool:
    """Tell whether a quotation that starts a sentence follows: In spring, Ortiz said, “We lost.”"""
    doc = site.doc
    if i + 2 >= site.last or doc.words[i] not in {",", ":"} or doc.quotation_of[i + 1] < 0:
        return False
    return doc.quotation_of[i] < 0 and bool(doc.flags[i + 2] & CAPITAL)


def _read_parenthesis(site: Site, cue: Cue, group: VerbGroup, subject: Phrase, end: int) -> Attribution | None:
    """Overall, Ortiz said, the ferry was late: what is in front is too little to be all that is said."""
    doc = site.doc
    if "aside" not in cue.frames or subject.first == site.first or doc.words[subject.first - 1].lower() not in {",", "as"}:
        return None
    i = skip_adverbials(doc, end, site.last)
    if i + 1 >= site.last or doc.words[i] != ",":
        return None
    content = (i + 1, complement_end(doc, i + 1, _reading(site, group)))
    if not has_finite_verb(doc, *content) or doc.flags[i + 1] & (RELATIVE | GERUND):
        return None
    return Attribution((content,), (group.first, end), cue.lemma, (subject.first, subject.last), "parenthesis")


def _ends_in_comma(doc: Document, end: int) -> bool:
    return doc.words[end - 1] == "," or any(doc.words[j] in {",", "?", "!", "…", "..."} for j in range(max(0, end - 2), end)) or (end < len(doc.words) and doc.words[end] == ",")


def _content_behind(site: Site, cue: Cue, start: int) -> Range | None:
    """Return the content that ends in front of the token: a quotation, or a clause closed by a comma."""
    doc = site.doc
    end = start
    if end > site.first and doc.words[end - 1] in {",", "–", "—", "--", "-"}:
        end -= 1
    if end <= site.first:
        return None
    quotation = doc.quotation_of[end - 1]
    if quotation >= 0 and doc.quotations[quotation].last == end:
        if "quotation" not in cue.frames and "aside" not in cue.frames:
            return None
        return _quoted_content(site, quotation, closed=end == start)
    if end == start or doc.words[end] != "," or not _may_follow(cue):
        return None
    first = _content_start(site, end)
    return (first, end) if end - first > 1 and _reads_as_content(site, first, end) else None


def _may_follow(cue: Cue) -> bool:
    """Tell whether the cue may attribute a clause that stands before it."""
    return bool(cue.frames & {"aside", "that", "clause", "addressee"})


def _quoted_content(site: Site, quotation: int, *, closed: bool) -> Range | None:
    """Return the quotation, or the clause that it closes: The timing was “too unlikely”, Mr. Beith said."""
    doc = site.doc
    quoted = doc.quotations[quotation]
    first = _content_start(site, quoted.first)
    if first >= quoted.first:
        return quoted.first, quoted.last
    if doc.words[quoted.first - 1] in {",", ":", "—", "–"}:
        return quoted.first, quoted.last
    capital = doc.words[quoted.first + 1][:1].isupper() if quoted.first + 1 < quoted.last else False
    ends_sentence = any(doc.words[j] in {".", "?", "!"} for j in range(quoted.first, quoted.last - 2))
    return (quoted.first, quoted.last) if (capital and ends_sentence and closed) else (first, quoted.last)


def _content_start(site: Site, end: int) -> int:
    """Return where the clause that ends at the token begins: the sentence, or behind what was read before."""
    first = site.first
    for attribution in site.before:
        for piece in (*attribution.pieces, attribution.cue or (0, 0)):
            if piece[1] <= end:
                first = max(first, piece[1])
    while first < end and (site.doc.words[first] in {",", ";", ":", "—", "–", "-"}):
        first += 1
    return first


def _reads_as_content(site: Site, first: int, end: int) -> bool:
    doc = site.doc
    if doc.flags[first] & (SUBORDINATOR | PREPOSITION) and not has_finite_verb(doc, first, end):
        return False
    return not (doc.flags[first] & SUBORDINATOR and doc.words[first].lower() != "if" and not any(doc.words[j] == "," for j in range(first, end)))


def _closes_clause(site: Site, i: int) -> bool:
    return ends_here(site.doc, skip_adverbials(site.doc, i, site.last), site.last)


def _with_rest(site: Site, content: Range, end: int, *, inverted: bool = False) -> tuple[Range, ...]:
    """Add what goes on behind the attribution: “A,” she said, “b.” / The ferry, she said, was late."""
    doc = site.doc
    i = skip_adverbials(doc, end, site.last)
    quotation = _next_quotation(site, i)
    if quotation is not None and doc.words[quotation[0] - 1] in {",", ":", "—", "–", "--"}:
        return _chained(doc, content, quotation)
    if doc.quotation_of[content[1] - 1] < 0 and i + 1 < site.last and doc.words[i] in {",", ";"} and _goes_on(doc, content, i + 1, inverted=inverted):
        rest_end = complement_end(doc, i + 1, Reading(i, site.last))
        if rest_end > i + 1:
            return content, (i + 1, rest_end)
    return (content,)


def _goes_on(doc: Document, content: Range, i: int, *, inverted: bool) -> bool:
    """Tell whether the content resumes at the token: it lacked its verb or main clause, or a conjunction joins more."""
    if not has_finite_verb(doc, *content):
        return True
    subordinate = doc.flags[content[0]] & SUBORDINATOR or content[1] - content[0] <= 3  # noqa: PLR2004 - "That’s why, she added,"
    return bool(subordinate and not inverted) or doc.words[i].lower() in {"and", "but", "or", "because"}


def _next_quotation(site: Site, i: int) -> Range | None:
    doc = site.doc
    for j in range(i, min(site.last, i + 12)):
        if doc.quotation_of[j] >= 0:
            quoted = doc.quotations[doc.quotation_of[j]]
            return (quoted.first, quoted.last) if quoted.first == j else None
        if doc.flags[j] & CUE and doc.flags[j] & FINITE:
            return None
    return None


def _chained(doc: Document, content: Range, quotation: Range) -> tuple[Range, ...]:
    return content, quotation


# ---------------------------------------------------------------- before what is said


def _read_before(site: Site, cue: Cue, group: VerbGroup, subject: Phrase | None, end: int) -> Attribution | None:
    """Ortiz said (that) the ferry was late."""
    doc = site.doc
    if subject is None or not _may_speak(doc, cue, subject):
        return None
    if group.negated and not cue.frames & {"question", "to"} or group.modal and group.negated:
        return None
    complement = read_complement(doc, cue, end, _reading(site, group, subject))
    if complement is None:
        return None
    if (group.negated or group.modal) and complement.frame in {"clause", "object"}:
        return None
    if doc.flags[group.verb] & GERUND and not site.before and complement.frame not in {"clause", "that", "question", "quotation"}:
        return None  # what the event does, not what somebody says: …, highlighting the ties
    return Attribution((complement.content,), (group.first, end), cue.lemma, (subject.first, subject.last), complement.frame)


def _read_passive(site: Site, cue: Cue, group: VerbGroup, end: int) -> Attribution | None:
    """Voters were told that the polls had closed: nobody is named who says it, unless "by" names him."""
    doc = site.doc
    if not cue.passive or group.negated:
        return None
    speaker, start = None, end
    if doc.words[end : end + 1] == ["by"] and (agent := noun_phrase_after(doc, end + 1, site.last)) is not None:
        speaker, start = (agent.first, agent.last), agent.last
    if doc.words[start : start + 2] == ["as", "saying"]:
        said = cue_forms()["verb", "say"][0]
        subject = _subject(site, group)
        complement = read_complement(doc, said, start + 2, _reading(site, group))
        quoted = None if subject is None else (subject.first, subject.last)
        return complement and Attribution((complement.content,), (group.first, start + 2), cue.lemma, quoted, "passive")
    if doc.words[start : start + 1] == ["to"] and start + 1 < site.last:
        content = (start, complement_end(doc, start, _reading(site, group)))
        subject = None if "object_to" in cue.frames else _subject(site, group)
        pieces = (content,) if subject is None or speaker else ((subject.first, subject.last), content)
        return Attribution(pieces, (group.first, end), cue.lemma, speaker, "passive")
    complement = read_complement(doc, cue, start, _reading(site, group))
    if complement is None or complement.frame not in {"that", "question", "addressee"}:
        return None
    if complement.frame == "that" and doc.flags[end] & PREPOSITION and group.first == group.verb:
        return None
    return Attribution((complement.content,), (group.first, end), cue.lemma, speaker, "passive")


def _may_speak(doc: Document, cue: Cue, subject: Phrase) -> bool:
    """Tell whether the subject can be somebody: verbs of evidence need a person, a role or a name."""
    if cue.subject != "person":
        return True
    flags = doc.flags[subject.head]
    if doc.words[subject.head].lower() in {"which", "that", "it"}:
        return False
    return bool(flags & (PERSONAL | RELATIVE | ROLE | DOCUMENT)) or doc.words[subject.head][:1].isupper()
