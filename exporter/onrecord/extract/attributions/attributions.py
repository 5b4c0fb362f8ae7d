"""Attributions: the cues of a sentence -> who says what, by the cue's place.

A cue stands behind what is said (“…,” said Ortiz; the ferry, she said, was late) or before it (Ortiz said the ferry was
late). Assumes one voice a token: a cue inside content already read is not read again. Leaves out quotations without a
cue (orphans) and who the speaker is (linking).
"""

from typing import Final

from onrecord.extract.attributions.inverted_cues import read_inverted
from onrecord.extract.attributions.leading_cues import read_before, read_passive
from onrecord.extract.attributions.nominal_cues import read_noun
from onrecord.extract.attributions.sites import Site, agrees, distant_speaker, speaker_at
from onrecord.extract.attributions.source_phrases import read_phrase
from onrecord.extract.attributions.trailing_cues import read_behind
from onrecord.extract.grammar.adverbials import skip_adverbials
from onrecord.extract.grammar.edges import is_title_case
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Attribution, overlaps
from onrecord.extract.grammar.subjects import before_adverbials
from onrecord.extract.grammar.verb_groups import VerbGroup, follows_object, is_finite, verb_group
from onrecord.lexicons.cues import Cue, cue_forms, phrase_cues
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    APOSTROPHES,
    AUXILIARY,
    BASE,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    CUE,
    CUE_NOUN,
    DETERMINER,
    FINITE,
    GERUND,
    MARK,
    NUMBER,
    OCCASION,
    PARTICIPLE,
    PAST,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    normal_form,
)
from onrecord.segment.documents import Document
from onrecord.segment.signs import CUES, positions

_CLAUSES: Final = frozenset({"addressee", "clause", "that"})
_NICKNAME_TOKENS: Final = 5  # with its marks
_TOLD: Final = frozenset({"addressee", "as", "infinitive", "label", "question", "quotation", "that"})


def find_attributions(doc: Document, behind: list[Attribution]) -> list[Attribution]:
    """Return what the cues outside quotations attribute, in text order, behind what is read already."""
    start = max((end for attribution in behind for _, end in attribution.pieces), default=0)
    found: list[Attribution] = []
    current = -1
    in_sentence: list[Attribution] = []
    for i in positions(doc.signs, CUES):
        if i < start or doc.quotation_of[i] >= 0 or doc.sentence_of[i] < 0:
            continue
        if doc.sentence_of[i] != current:
            current, in_sentence = doc.sentence_of[i], []
        sentence = doc.sentences[current]
        if in_sentence and any(_inside(i, a) for a in in_sentence):
            continue
        first = doc.dateline_end if sentence.first < doc.dateline_end <= i else sentence.first
        site = Site(doc, first, sentence.last, _lower_bound(doc, i, first), in_sentence)
        attribution = _read(site, i, doc.flags[i])
        if attribution is None:
            continue
        if _retells(attribution, in_sentence):
            clauses = [a for a in in_sentence if a.rule in _CLAUSES]  # the yard said that it had paid, a clerk wrote
            found[len(found) - len(in_sentence) :] = clauses
            in_sentence = clauses[:]
        elif _taken(attribution, in_sentence) and not _reports_all(attribution, in_sentence):
            continue
        in_sentence.append(attribution)
        found.append(attribution)
    return found


def _reports_all(attribution: Attribution, before: list[Attribution]) -> bool:
    """Tell whether a source stands behind all of it: The board said it was late, according to an account of the talks."""
    return attribution.rule == "according-to" and _covers(attribution, before)


def _retells(attribution: Attribution, before: list[Attribution]) -> bool:
    """Tell whether a source behind the sentence says all of it: Ortiz agreed to sell, saying it was late, the board said."""
    return attribution.rule == "aside" and _covers(attribution, before)


def _covers(attribution: Attribution, before: list[Attribution]) -> bool:
    first, last = attribution.pieces[0]
    return bool(before) and all(first <= a.pieces[0][0] and a.pieces[-1][1] <= last for a in before)


def _inside(i: int, attribution: Attribution) -> bool:
    return any(first <= i < last for first, last in attribution.pieces)


def _taken(attribution: Attribution, before: list[Attribution]) -> bool:
    return any(overlaps(piece, other) for a in before for other in a.pieces for piece in attribution.pieces)


def _lower_bound(doc: Document, i: int, first: int) -> int:
    """Return the first token that the subject may have: behind the last long quotation in front of the cue."""
    for j in range(i - 1, first - 1, -1):
        quotation = doc.quotation_of[j]
        if quotation >= 0 and _stands_free(doc, quotation, first):
            return doc.quotations[quotation].last
    return first


def _stands_free(doc: Document, quotation: int, first: int) -> bool:
    """Tell whether a quotation parts the clauses: “…,” Ortiz said; not a nickname, nor: Lee, citing “the …,” said."""
    quoted = doc.quotations[quotation]
    if quoted.last - quoted.first <= _NICKNAME_TOKENS:
        return False
    return quoted.first <= first or not doc.words[quoted.first - 1][0].isalnum()


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
    if " " not in cue.lemma:
        return i + 1 if i < last else None
    rest = cue.lemma.split()[1:]
    end = i + 1 + len(rest)
    return end if end <= last and [word.lower() for word in doc.words[i + 1 : end]] == rest else None


def _read_verb(site: Site, cue: Cue, i: int, end: int) -> Attribution | None:
    doc = site.doc
    if _reads_as_noun(doc, i, site.first):
        return None
    owned = i > site.first and doc.flags[i - 1] & CLITIC and doc.words[i - 1][1:] == "s" and not doc.flags[i] & GERUND
    if owned and cue.cls != "speech":
        return None  # he’s | dedicated to it
    group = verb_group(doc, i, site.lower)
    if i == site.first and (found := read_inverted(site, cue, group, end)) is not None:
        return found  # Said Ortiz, “…”
    if group.passive or _is_bare_passive(site, group):
        return read_passive(site, cue, group, end)
    if (found := read_inverted(site, cue, group, end)) is not None:
        return found
    subject = speaker_at(site, group)
    if subject is None:
        return _read_distant(site, cue, group, end)
    if doc.words[group.first - 1] != "to" and not agrees(doc, group, subject):
        return None
    beside = subject.first < group.first and before_adverbials(doc, group.first, site.lower) <= subject.last + 1
    if beside and (found := read_behind(site, cue, group, subject, end)) is not None:
        return found
    return read_before(site, cue, group, subject, end)


def _read_distant(site: Site, cue: Cue, group: VerbGroup, end: int) -> Attribution | None:
    """Read what a speaker further away says, where the form of the content leaves no doubt that it is said."""
    if cue.cls == "mental":
        return None
    subject = distant_speaker(site, group)
    found = read_before(site, cue, group, subject, end)
    if found is None:
        return None
    plain = found.rule == "clause" and cue.cls == "speech" and site.doc.flags[found.pieces[0][0]] & PERSONAL
    return found if plain or found.rule in _TOLD else None


def _is_bare_passive(site: Site, group: VerbGroup) -> bool:
    """Tell whether a participle stands for a passive: Asked whether …, when told that …."""
    doc, i = site.doc, group.first
    if i != group.verb or not doc.flags[i] & PARTICIPLE:
        return False
    if doc.words[i + 1] == "by":
        means = noun_phrase_after(doc, i + 2, min(i + 6, doc.size))
        return means is None or not doc.flags[means.head] & OCCASION  # said by divers; not: said by phone
    before = doc.words[i - 1].lower() if i > site.first else ""
    if before == "once" and i - 2 >= site.first:
        named = doc.flags[i - 2] & CAPITAL and not doc.flags[i - 3] & PREPOSITION
        return not (named or doc.flags[i - 2] & (PERSONAL | RELATIVE))  # the plan, once told; not: he | once told
    return i == site.first or before in {"when", "if", "once", "being"} or _is_participle_set_off(site, i)


def _is_participle_set_off(site: Site, i: int) -> bool:
    """Tell whether a participle stands between a name and its verb: Ortiz, | asked if she would stay, | said no."""
    doc = site.doc
    if i - 2 < site.first or doc.words[i - 1] != "," or not doc.flags[i - 2] & CAPITAL:
        return False
    if "," in doc.words[site.first : i - 1]:
        return False  # Ortiz, a native of Wells, | told the board
    commas = (k for k in range(i + 1, site.last - 1) if doc.words[k] == "," and doc.quotation_of[k] < 0)
    return any(doc.flags[k + 1] & CUE and is_finite(doc, k + 1, k) for k in commas)


def _reads_as_noun(doc: Document, i: int, first: int) -> bool:
    """Tell whether the form is a noun or adjective here: "the claims", "its reported loss"."""
    if i == first:
        return bool(doc.flags[i] & FINITE) and not doc.flags[i] & (PARTICIPLE | PAST)
    if doc.flags[i] & CAPITAL and not is_title_case(doc, doc.sentence_of[i]):
        return True
    before = doc.flags[i - 1]
    if before & PRONOUN and before & DETERMINER and _may_agree(doc, i) and _opens_content(doc, i + 1):
        return False
    if before & (DETERMINER | POSSESSIVE) and not before & (PERSONAL | RELATIVE) and not follows_object(doc, i):
        return True
    if _modifies(doc, i, first) or _is_object(doc, i, first):
        return True
    if before & CLITIC and i - 1 > first and doc.flags[i - 2] & (PERSONAL | RELATIVE) and doc.flags[i] & PARTICIPLE:
        return doc.words[i + 1] == "by"  # he’s | said
    if before & CLITIC or (doc.words[i - 1] in APOSTROPHES and doc.quotation_of[i - 1] < 0):
        return not before & CLITIC or not doc.flags[i] & GERUND
    if doc.words[i - 1] == "to" and doc.flags[i] & BASE:
        return False
    return bool(before & PREPOSITION and not doc.flags[i] & GERUND and not before & (ADVERB | SUBORDINATOR))


def _is_object(doc: Document, i: int, first: int) -> bool:
    """Tell whether a noun stands behind its verb or number: the plan pushed | states to act; some 1,600 | emails that."""
    before = doc.flags[i - 1]
    if not doc.flags[i] & PRESENT or doc.flags[i] & PAST:
        return False
    if before & NUMBER and doc.words[i - 1][-1].isdigit():
        return not doc.flags[i - 2] & CAPITAL or i - 2 < first  # not: Channel 4 | says
    if not before & PAST or not is_finite(doc, i - 1, first):
        return False
    return bool(doc.flags[i] & CUE_NOUN) or not any(doc.flags[k] & RELATIVE for k in range(first, i))


def _modifies(doc: Document, i: int, first: int) -> bool:
    """Tell whether the form stands before a plural, behind a number or adjective: 12 promised berths, 35 state banks."""
    if doc.flags[i - 1] & COORDINATOR:
        return bool(doc.flags[i] & BASE) and i > first + 1 and bool(doc.flags[i - 2] & ADJECTIVE)  # federal and state
    if doc.flags[i - 1] & ADJECTIVE and doc.flags[i] & CUE_NOUN and i - 2 >= first:
        return bool(doc.flags[i - 2] & POSSESSIVE) and is_finite(doc, i + 1, i)  # our next question | comes from Wells
    plural = doc.words[i + 1].endswith("s")
    return plural and bool(doc.flags[i - 1] & NUMBER and doc.flags[i] & (PARTICIPLE | BASE))


def _may_agree(doc: Document, i: int) -> bool:
    """Tell whether the form can be the verb of a pronoun in front: some say, another says; not "many states"."""
    return bool(doc.flags[i] & (BASE | PAST)) or (doc.flags[i] & PRESENT > 0 and doc.words[i - 1].lower() == "another")


def _opens_content(doc: Document, i: int) -> bool:
    """Tell whether content can begin at the token: Some say | they …, Many said in spring | that …."""
    if doc.words[i] == "to" and doc.flags[i + 1] & BASE:
        return True  # Both vowed | to win
    i = skip_adverbials(doc, i, min(i + 4, doc.size))
    if doc.words[i] in {",", ":"} and doc.quotation_of[i + 1] >= 0:
        return doc.quotation_of[i] < 0  # Another replied, | “…”
    if doc.flags[i + 1] & AUXILIARY:
        return True  # Another said | managers had left
    return bool(doc.flags[i] & (PERSONAL | DETERMINER | POSSESSIVE | CAPITAL | MARK)) or doc.words[i] in {
        "that",
        "there",
    }
