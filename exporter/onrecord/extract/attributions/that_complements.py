"""That complements: said that …, told reporters in the capital on Tuesday that …: what stands behind "that".

Assumes that a hearer, a place and a time stand between the verb and "that", and no other clause. Leaves out relative
clauses: added a boat that sank.
"""

from typing import Final

from onrecord.extract.grammar.adverbials import is_title
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.ranges import Complement, Reading
from onrecord.extract.grammar.verb_groups import is_finite
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CIRCUMSTANCE,
    CLITIC,
    COORDINATOR,
    CUE,
    CUE_NOUN,
    DETERMINER,
    GERUND,
    OBJECT_PRONOUN,
    PAST,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    SUBORDINATOR,
    TIME_MODIFIER,
    TIME_UNIT,
)
from onrecord.segment.documents import Document

_ADDRESSEE_REACH: Final = 14  # tokens between the cue and "that": told reporters in the harbour town on Tuesday that


def read_that(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Said that …, told reporters in the capital that …; the hearer and the place stand between."""
    last = reading.last
    if not cue.frames & {"that", "clause", "addressee"}:
        return None
    i: int | None = start
    while i is not None and i < min(last, start + _ADDRESSEE_REACH):
        if doc.words[i].lower() == "that" and i + 1 < last:
            if _is_relative(doc, cue, i, start, reading) or _is_object(doc, i, start, last):
                return None
            begin = i if i == start and doc.flags[i + 1] & AUXILIARY else i + 1  # said | that is false
            begin += doc.words[begin] == ","
            return Complement((begin, complement_end(doc, i + 1, reading)), "that")
        i = _behind(doc, i, start, last)
    return None


def _behind(doc: Document, i: int, start: int, last: int) -> int | None:
    """Return the token to look at next for "that"; None where something else is said first."""
    if doc.quotation_of[i] >= 0:
        return i + 1 if is_title(doc, doc.quotation_of[i]) else None
    if _opens_other_clause(doc, i, start) or doc.words[i].lower() == "no":
        return None  # "found no evidence that" finds the opposite
    if doc.words[i] not in {",", ":", ";"}:
        return i + 1
    if not _comma_pair(doc, i, last):
        return None
    if doc.words[i + 1] not in {"which", "who"}:
        return i + 1
    return next((k + 1 for k in range(i + 2, last) if doc.words[k] == ","), None)  # a note, which Lee saw, | that


def _is_object(doc: Document, i: int, start: int, last: int) -> bool:
    """Tell whether "that" is what was said before: She rejected | that, saying …, and not said that, if …, it …."""
    if i > start or doc.words[i + 1] != ",":
        return False
    return "," not in doc.words[i + 2 : last] or bool(doc.flags[i + 2] & (COORDINATOR | GERUND))


def _opens_other_clause(doc: Document, i: int, start: int) -> bool:
    """Tell whether a verb stands between the cue and "that"; "suits" and "claims" there are nouns."""
    flags = doc.flags[i]
    if flags & (AUXILIARY | SUBORDINATOR) and not flags & PREPOSITION:
        return True
    if flags & PERSONAL and not flags & OBJECT_PRONOUN:
        return True
    governed = doc.flags[i - 1] & PREPOSITION and doc.words[i - 1] != "to"  # told the paper by | email that
    if flags & CUE and flags & BASE and not flags & CAPITAL and i > start and doc.words[i + 1] == "that":
        return not governed  # those who found paths | acknowledge that
    return bool(flags & PAST) and is_finite(doc, i, start)


def _is_relative(doc: Document, cue: Cue, that: int, start: int, reading: Reading) -> bool:
    """Tell whether "that" opens no content: added that of a clown; cited polls that show; rebutted the charge that."""
    if doc.words[that + 1] == "of" or doc.flags[that + 1] & CLITIC:
        return True  # "said that’s fine" has a pronoun
    if that == start or "addressee" in cue.frames:
        return False
    if start == reading.cue + len(cue.lemma.split()) and _takes_phrase(doc, cue, start, that):
        return True
    following = doc.flags[that + 1]
    verb = following & (AUXILIARY | PAST | PRESENT | BASE) and not following & (CAPITAL | DETERMINER | PERSONAL)
    of_object = "object" in cue.frames and doc.flags[that - 1] & CUE_NOUN
    return bool(verb or of_object or doc.flags[that - 1] & PREPOSITION)


def _takes_phrase(doc: Document, cue: Cue, start: int, that: int) -> bool:
    """Tell whether a phrase of the verb's own stands in front of "that": disagrees with a call to lower the limits that."""
    flags = doc.flags[start]
    if doc.words[start] in {"about", "of"} and f"prep:{doc.words[start]}" not in cue.frames:
        return False  # said of the plan | that it was old
    if flags & PREPOSITION:
        return not flags & (CIRCUMSTANCE | ADVERB)
    object_follows = flags & (DETERMINER | POSSESSIVE | OBJECT_PRONOUN)
    return bool(object_follows) and that > start + 1 and not doc.flags[start + 1] & (TIME_UNIT | TIME_MODIFIER)


def _comma_pair(doc: Document, comma: int, last: int) -> bool:
    """Tell whether the comma opens a parenthesis in front of "that": told Ortiz, a reporter, that."""
    if any(doc.words[j] == "that" and doc.words[j - 1] == "," for j in range(comma + 1, min(last, comma + 12))):
        return True
    i = comma + 1
    while i < last and doc.flags[i] & CAPITAL and not doc.flags[i] & PERSONAL:
        i += 1
    place = comma + 1 < i < last and bool(
        doc.flags[i] & PREPOSITION
    )  # told a crowd in Wells, East Belmore | on Monday that
    return place or doc.words[i : i + 1] == ["that"]
