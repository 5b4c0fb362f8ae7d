"""Claims: the first token of what is alleged -> where it ends.

Assumes that a claim stays in its sentence, and in its quotation when it stands in one. A claim that is a clause ends
where speech ends (`complement_end`); one behind a preposition ends earlier, at the next clause of any kind. Leaves out
the left edge.
"""

from typing import Final

from onrecord.extract.accusations.deeds import find_parties
from onrecord.extract.grammar.edges import content_end
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Range, Reading
from onrecord.extract.grammar.resumptions import attributes_behind
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite, verb_group
from onrecord.lexicons.words import (
    ACCUSATION,
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    CALENDAR,
    COORDINATOR,
    CUE,
    DASHES,
    DETERMINER,
    FINITE,
    GERUND,
    NEGATION,
    NUMBER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TIME_MODIFIER,
    TIME_UNIT,
    normal_form,
)
from onrecord.segment.documents import Document

_SHARING: Final = 6  # tokens back to the participle that an auxiliary is shared with
_FRONTED: Final = 10  # tokens of a phrase in front of its clause
_BRACKET: Final = 8  # tokens between brackets that belong to a name: Ana Ortiz (R-Wells)


def clause_claim(doc: Document, start: int, cue: int, last: int) -> Range | None:
    """Return the clause that begins at the token, None when it has no verb of its own."""
    in_relative = any(doc.words[i] in {"who", "which"} for i in range(max(0, cue - 3), cue))
    reading = Reading(cue, last, in_relative=in_relative)
    end = min(complement_end(doc, start, reading), _boundary(doc, cue, last))
    return (start, end) if end - start > 1 and has_finite_verb(doc, start, end) else None


def phrase_claim(doc: Document, start: int, cue: int, last: int) -> Range | None:
    """Return the phrase that begins at the token: a noun phrase or gerund with all that belongs to it."""
    last = _boundary(doc, cue, last)
    i = start
    while i < last and not (i > start and _ends_phrase(doc, i, last)):
        i = doc.quotations[doc.quotation_of[i]].last if _opens_quotation(doc, i, cue) else i + 1
    end = content_end(doc, start, min(i, last))
    return (start, end) if end > start and not _is_time(doc, start, end) else None


def _is_time(doc: Document, start: int, end: int) -> bool:
    """Tell whether the tokens say only when: an indictment of the banker in court on | Thursday."""
    times = CALENDAR | TIME_UNIT | TIME_MODIFIER | NUMBER | DETERMINER
    return all(doc.flags[i] & times for i in range(start, end)) and any(
        doc.flags[i] & (CALENDAR | TIME_UNIT) for i in range(start, end)
    )


def _boundary(doc: Document, cue: int, last: int) -> int:
    """Return where a claim ends at the latest: the sentence, or the quotation around the cue."""
    quotation = doc.quotation_of[cue]
    if quotation < 0:
        return last
    quoted = doc.quotations[quotation]
    inner = next((i for i in range(cue + 1, quoted.last) if i in doc.inner_starts), quoted.last)
    return min(last, inner, quoted.last - 1 if quoted.closed else quoted.last)


def _opens_quotation(doc: Document, i: int, cue: int) -> bool:
    quotation = doc.quotation_of[i]
    return quotation >= 0 and quotation != doc.quotation_of[cue]


def _ends_phrase(doc: Document, i: int, last: int) -> bool:
    word, flags = doc.words[i], doc.flags[i]
    if word == ";" or word in DASHES or word == ":":
        return True
    if word == ")":
        return not any(doc.words[k] == "(" for k in range(max(0, i - _BRACKET), i))
    if word == ",":
        return _leaves_at_comma(doc, i + 1, last)
    if flags & COORDINATOR:
        return not (flags & ADVERB and doc.flags[i - 1] & (AUXILIARY | NEGATION)) and _second_clause(doc, i + 1, last)
    if flags & SUBORDINATOR and (
        not flags & PREPOSITION or word.lower() in {"as", "after", "before", "since", "until"}
    ):
        quoted = doc.quotation_of[i - 1] >= 0 and doc.flags[i + 1] & GERUND  # “making it up” | before hanging up
        return word.lower() not in {"so", "even", "than", "where"} and (bool(quoted) or _opens_clause(doc, i, last))
    return False


def _opens_clause(doc: Document, i: int, last: int) -> bool:
    """Tell whether a subordinator has a subject and a verb: "when she tried"; not "after dark"."""
    phrase = noun_phrase_after(doc, i + 1, last)
    if phrase is None or phrase.last >= last:
        return False
    return bool(doc.flags[phrase.last] & AUXILIARY) or is_finite(doc, phrase.last, i + 1)


def _leaves_at_comma(doc: Document, i: int, last: int) -> bool:
    if i >= last:
        return True
    word, flags = normal_form(doc.words[i]), doc.flags[i]
    if _names_charge(doc, i, last) or attributes_behind(doc, i, last):
        return True
    if word == "according" or flags & RELATIVE or (flags & CUE and flags & (FINITE | GERUND)):
        return True
    if flags & COORDINATOR:
        return _second_clause(doc, i + 1, last) or _fronted(doc, i + 1, last)
    if flags & SUBORDINATOR:
        return True
    without_deed = word == "without" and i + 1 < last and doc.flags[i + 1] & GERUND  # , without offering evidence
    return _second_clause(doc, i, last) or word in {"by", "with"} or bool(without_deed)


def _fronted(doc: Document, i: int, last: int) -> bool:
    """Tell whether the next clause opens with a phrase of its own: , and | within two winters, the firm agreed."""
    comma = next((k for k in range(i, min(last, i + _FRONTED)) if doc.words[k] == ","), None)
    return comma is not None and bool(doc.flags[i] & PREPOSITION) and _second_clause(doc, comma + 1, last)


def _shares_auxiliary(doc: Document, i: int) -> bool:
    """Tell whether "and" joins the participle to one in front: had robbed villagers and | killed."""
    near = range(i - 2, max(0, i - _SHARING), -1)
    other = next((k for k in near if doc.flags[k] & PARTICIPLE and not doc.flags[k] & PREPOSITION), None)
    return other is not None and bool(doc.flags[i] & PARTICIPLE) and verb_group(doc, other, 0).first < other


def _names_charge(doc: Document, i: int, last: int) -> bool:
    """Tell whether a word for the charge itself follows: selling spoiled meat, | an allegation the firm denies."""
    noun = i + 1 if doc.flags[i] & DETERMINER else i
    return noun < last and bool(doc.flags[noun] & ACCUSATION) and not doc.flags[noun] & (GERUND | ADJECTIVE | PAST)


def _second_clause(doc: Document, i: int, last: int) -> bool:
    """Tell whether the narrator's next clause starts here: "and urged …", ", but the firm said …"."""
    if i >= last:
        return False
    if doc.flags[i] & FINITE and not doc.flags[i] & GERUND and is_finite(doc, i, i - 1):
        return not _shares_auxiliary(doc, i)
    parties = find_parties(doc, i, min(last, i + 9))
    if not parties or (verb := parties[-1][1]) + 1 >= last:
        return False
    if doc.flags[verb] & PARTICIPLE and doc.words[verb + 1] == "by":
        return False
    return bool(doc.flags[verb] & AUXILIARY) or is_finite(doc, verb, i)
