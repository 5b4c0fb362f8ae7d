"""Inverted cues: “…,” said Ortiz; the ferry, said Ortiz, was late; said Ortiz, “…”: the verb before its speaker.

Assumes that a comma or a closing mark parts what is said from the verb. Leaves out verbs behind their subject.
"""

from onrecord.extract.attributions.sites import Site
from onrecord.extract.attributions.trailing_cues import content_behind, with_rest
from onrecord.extract.grammar.adverbials import ends_here, skip_adverbials
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after
from onrecord.extract.grammar.ranges import Attribution
from onrecord.extract.grammar.subjects import subject_of
from onrecord.extract.grammar.verb_groups import VerbGroup, has_finite_verb, is_finite
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import (
    AUXILIARY,
    BASE,
    CAPITAL,
    CUE,
    GERUND,
    PARTICIPLE,
    PAST,
    PERSONAL,
    PLURAL_NOUN,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    ROLE,
)
from onrecord.segment.documents import Document


def read_inverted(site: Site, cue: Cue, group: VerbGroup, end: int) -> Attribution | None:
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
    if _is_part_of_office(doc, group.verb, phrase) or doc.flags[start] & GERUND:
        return None  # Ortiz, a diver, denied | hiding it
    content = content_behind(site, cue, group.first)
    if content is None:
        return None
    quoted = doc.quotation_of[content[1] - 1] >= 0
    if doc.words[group.first - 1] == "," and _has_apposition_subject(site, group, phrase):
        return None
    source_end = _source_end(site, phrase)
    closes = quoted or _closes_clause(site, source_end if cue.cls == "speech" else phrase.last)
    if not closes or (not quoted and _is_bare_thing(doc, phrase)):
        return None
    if (
        quoted
        and content[0] != doc.quotations[doc.quotation_of[content[1] - 1]].first
        and not has_finite_verb(doc, *content)
    ):
        return None
    return Attribution(
        with_rest(site, content, source_end, inverted=True),
        (group.verb, end),
        cue.lemma,
        phrase.range,
        "inverted",
    )


def _is_bare_thing(doc: Document, phrase: Phrase) -> bool:
    """Tell whether a noun alone is no speaker: The other, Dan B., denies | involvement |; but: say | critics |, said | police |."""
    flags = doc.flags[phrase.head]
    speaks = flags & (CAPITAL | PERSONAL | PLURAL_NOUN | ROLE) or doc.words[phrase.head].endswith("s")
    return phrase.last - phrase.first == 1 and not speaks


def _is_part_of_office(doc: Document, verb: int, phrase: Phrase) -> bool:
    """Tell whether the verb is a noun: “…,” | state senator Ana Ortiz | said; his rival, | state Sen. Lee |; not: say critics."""
    if doc.flags[phrase.last] & CUE and is_finite(doc, phrase.last, phrase.first):
        return True
    if not doc.flags[verb] & BASE or doc.flags[verb] & PAST or not doc.flags[phrase.head] & CAPITAL:
        return False
    return not doc.words[phrase.head].endswith("s") and "and" not in doc.words[phrase.first : phrase.last + 1]


def _source_end(site: Site, phrase: Phrase) -> int:
    """Return the end of a source with all that belongs to it: said Jo Lee of Wells, a diver, | “but …”."""
    doc, end = site.doc, phrase.last
    while end < site.last and (doc.flags[end] & PREPOSITION or doc.words[end] == "and"):
        further = noun_phrase_after(doc, end + 1, site.last)
        if further is None:
            break
        end = further.last
    if end + 1 >= site.last or doc.words[end] != "," or doc.quotation_of[end + 1] >= 0:
        return end
    comma = next((j for j in range(end + 1, site.last - 1) if doc.words[j] == ","), None)
    if comma is None or not _resumes_content(doc, comma + 1):
        return end
    described = doc.quotation_of[comma + 1] >= 0 and any(doc.flags[j] & RELATIVE for j in range(end + 1, comma))
    return comma if described or not has_finite_verb(doc, end + 1, comma) else end


def _resumes_content(doc: Document, i: int) -> bool:
    """Tell whether a quotation or a verb goes on behind the source's apposition."""
    return doc.quotation_of[i] >= 0 or bool(doc.flags[i] & AUXILIARY) or is_finite(doc, i, i)


def _has_apposition_subject(site: Site, group: VerbGroup, phrase: Phrase) -> bool:
    """Tell whether the comma closes an apposition of the verb's own subject: Jo Lee, a diver, told the board."""
    subject = subject_of(site.doc, group, site.lower)
    if subject is None:
        return False
    opening = next((j for j in range(group.first - 2, subject.head, -1) if site.doc.words[j] == ","), None)
    if opening is None:
        return not _closes_clause(site, phrase.last)
    flags = site.doc.flags[opening + 1]
    described = flags & (RELATIVE | QUESTION) or (flags & PARTICIPLE and site.doc.flags[opening + 2] & PREPOSITION)
    return bool(described) or not has_finite_verb(site.doc, opening + 1, group.first - 1)


def _read_initial(site: Site, cue: Cue, group: VerbGroup, end: int) -> Attribution | None:
    """Said Ortiz, “The ferry was late.”."""
    doc = site.doc
    phrase = noun_phrase_after(doc, end, site.last)
    if (
        phrase is None
        or "quotation" not in cue.frames
        or doc.words[phrase.last : phrase.last + 1] not in ([","], [":"])
    ):
        return None
    quotation = doc.quotation_of[phrase.last + 1] if phrase.last + 1 < site.last else -1
    if quotation < 0 or doc.quotations[quotation].first != phrase.last + 1:
        return None
    content = (doc.quotations[quotation].first, doc.quotations[quotation].last)
    return Attribution((content,), (group.verb, end), cue.lemma, phrase.range, "inverted")


def _closes_clause(site: Site, i: int) -> bool:
    if i < site.last and site.doc.words[i] in {"who", "whose"}:
        return True  # said a handful of divers | who swim daily
    return ends_here(site.doc, skip_adverbials(site.doc, i, site.last), site.last)
