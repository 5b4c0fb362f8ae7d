"""Complements: what follows a cue -> the range of what is said, by the cue's frames.

Assumes that the cue is an active verb and reads from the token behind it to the end of the sentence. Every frame that
matches gives one range; the first in reading order wins. Leaves out the left side.
"""

from typing import Final

from onrecord.extract.attributions.phrasal_complements import read_infinitive, read_label, read_object, read_preposition
from onrecord.extract.attributions.quoted_complements import read_quotation
from onrecord.extract.grammar.adverbials import ends_here, is_title, skip_adverbials
from onrecord.extract.grammar.clauses import (
    behind_copula,
    fronted_clause,
    is_parenthesis,
    is_predicate,
    opens_clause,
)
from onrecord.extract.grammar.edges import is_title_case
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Complement, Reading
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite
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
    MARK,
    NUMBER,
    OBJECT_PRONOUN,
    PAST,
    PERSONAL,
    PLURAL_NOUN,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    QUESTION,
    RELATIVE,
    SUBORDINATOR,
    TIME_MODIFIER,
    TIME_UNIT,
    TOLD,
)
from onrecord.segment.documents import Document

_SUBJECT_TOKENS: Final = 5  # of "the many small papers | undercount"
_TITLE_CLAUSE: Final = 2  # tokens that a headline says more than: Ortiz Says Ferry Late Again
_ADDRESSEE_REACH: Final = 14  # tokens between the cue and "that": told reporters in the harbour town on Tuesday that


def read_complement(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Return what the cue's frames find in the tokens from start on."""
    beside = (read_infinitive, read_preposition)
    for frame in beside if start < reading.last else ():
        if (found := frame(doc, cue, start, reading)) is not None:
            return found
    after = skip_adverbials(doc, start, reading.last)
    if after >= reading.last:
        return None
    frames = (
        read_quotation,
        _that,
        _question,
        read_infinitive,
        read_label,
        read_preposition,
        _addressee,
        _clause,
        read_object,
    )
    apart = any(doc.flags[i] & PREPOSITION for i in range(start, after))
    # an object stands beside its verb: "will call at the old pier | a landmark" calls nothing
    passed = beside if after == start else (read_label, read_object, _addressee) if apart else ()
    for frame in frames:
        if frame not in passed and (found := frame(doc, cue, after, reading)) is not None:
            return found
    return None


def _that(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
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
    if flags & CUE and flags & BASE and not flags & CAPITAL and i > start and doc.words[i + 1] == "that":
        return True  # those who found paths | acknowledge that
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


def _question(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Asked whether …, asked him how …."""
    last = reading.last
    if "question" not in cue.frames:
        return None
    i = start
    if not doc.flags[i] & QUESTION and "addressee" in cue.frames:
        i = _behind_hearer(doc, i, last)
        if doc.words[i] in {"who", "which", "when"} and is_predicate(doc, i + 1, last):
            return None  # told the divers | who had sailed, told them | when asked
    if doc.words[i] == "when" and i + 1 < last and doc.flags[i + 1] & GERUND:
        return None  # said here | when meeting the crew
    titled = not doc.flags[i] & RELATIVE and _is_headline(doc, reading.cue)  # Ortiz Explains | Why The Ferry Is Late
    if i + 1 < last and doc.flags[i] & QUESTION and (doc.words[i].islower() or titled):
        return Complement((i, complement_end(doc, i, reading._replace(asked=True))), "question")
    return None


def _behind_hearer(doc: Document, i: int, last: int) -> int:
    """Return the token behind the hearer, with where and when he is asked: asked the clerk in Wells on Monday | whether."""
    hearer = noun_phrase_after(doc, i, last)
    return skip_adverbials(doc, hearer.last, last) if hearer is not None else i


def _names_subject(doc: Document, start: int, end: int) -> bool:
    """Tell whether a pronoun stands as subject, whatever its verb: she said it | “softens” her: no list has all verbs."""
    if doc.words[start] == "there" and doc.flags[start + 1] & (AUXILIARY | CLITIC):
        return True  # said | there’s a leak
    names = end > start + 2 and bool(doc.flags[start] & PERSONAL) and not doc.flags[start + 1] & COORDINATOR
    return names and not (doc.words[start] == "it" and doc.flags[start + 1] & PREPOSITION)  # denied it | at the time


def _addressee(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Told reporters (no "that") they would …, warned the firm it must …."""
    last = reading.last
    if "addressee" not in cue.frames:
        return None
    hearer = noun_phrase_after(doc, start, last)
    if hearer is None:
        return None
    begin = skip_adverbials(doc, hearer.last, last)
    if begin >= last or doc.words[begin] in {",", ":", ";"}:
        return None
    end = complement_end(doc, begin, reading)
    subject = noun_phrase_after(doc, begin, end)
    if subject is None or subject.last >= end or not is_predicate(doc, subject.last, end):
        return None
    return Complement((begin, end), "addressee")


def _reads_as_clause(doc: Document, start: int, end: int) -> bool:
    """Tell whether a plural has a verb that no list knows: said the scales | overprice his herring."""
    for verb in range(start + 1, min(end - 1, start + _SUBJECT_TOKENS)):
        plural = doc.words[verb - 1].endswith("s") or doc.flags[verb - 1] & PLURAL_NOUN
        bare = doc.words[verb].islower() and not doc.flags[verb] & ~(BASE | TOLD)
        if plural and bare and doc.flags[verb + 1] & (DETERMINER | POSSESSIVE | OBJECT_PRONOUN | CAPITAL):
            return True
        if doc.flags[verb] & (MARK | PREPOSITION) or doc.words[verb] == ",":
            return False
    return False


def _bare_clause(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Read a clause behind a verb that likes "that": learned | he had lost; stated | Ortiz was wrong."""
    verb = doc.flags[reading.cue]
    if "that" not in cue.frames or start + 2 >= reading.last or (verb & CUE_NOUN and not verb & PAST):
        return None  # the remarks | he made
    pronoun = doc.flags[start] & PERSONAL and is_predicate(doc, start + 1, reading.last)
    named = cue.cls == "speech" and verb & PAST and doc.flags[start] & CAPITAL and "object" not in cue.frames
    if not pronoun and not (named and opens_clause(doc, start, reading.last)):
        return None
    return Complement((start, complement_end(doc, start, reading)), "clause")


def _answers(doc: Document, start: int, last: int) -> bool:
    """Tell whether the answer is a word: half of them said | no; the mayor said | yes to the pier."""
    return doc.words[start] in {"yes", "no"} and (ends_here(doc, start + 1, last) or doc.words[start + 1] == "to")


def _phrase_end(doc: Document, start: int, end: int) -> int:
    """Return where the first phrase ends: reported a profit of a dime, | more than the board that analysts follow expected."""
    comma = next((i for i in range(start, end) if doc.words[i] == "," and doc.quotation_of[i] < 0), end)
    return next((i for i in range(start, comma) if doc.flags[i] & RELATIVE and not doc.flags[i] & DETERMINER), comma)


def _is_headline(doc: Document, cue: int) -> bool:
    """Tell whether the cue stands in a title, where anything behind it is said: Ortiz Says Ferry Late Again."""
    return not doc.flags[cue] & GERUND and is_title_case(doc, doc.sentence_of[cue])


def _clause(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Said they would …: a subject and a finite verb, without "that"."""
    last = reading.last
    if "clause" not in cue.frames:
        return _bare_clause(doc, cue, start, reading)
    if ends_here(doc, start, last) or doc.words[start] in {":", "("} or doc.flags[start] & COORDINATOR:
        return None
    end = complement_end(doc, start, reading)
    if (end - start < 2 and not _answers(doc, start, last)) or (end - start == 2 and doc.flags[end - 1] & CUE):  # noqa: PLR2004 - "said so"
        return None
    modal = doc.flags[start] & AUXILIARY and not doc.words[start].endswith("ing")  # said having Lee aboard helps
    if modal and not reading.in_relative and not is_parenthesis(doc, reading.cue):
        return None
    if (
        doc.flags[start] & (SUBORDINATOR | PREPOSITION)
        and doc.words[start].lower() != "if"
        and not doc.flags[start + 1] & (NUMBER | PLURAL_NOUN)  # said about a third of it was lost
        and not fronted_clause(doc, start, end)
    ):
        return None
    if doc.flags[start] & OBJECT_PRONOUN and not doc.flags[start] & (PERSONAL | POSSESSIVE):
        return None
    if cue.cls == "speech" and (_names_subject(doc, start, end) or _answers(doc, start, last)):
        return Complement((start, end), "clause")
    begin = behind_copula(doc, start, end) if is_parenthesis(doc, reading.cue) else start
    if begin > start:
        return Complement((begin, end), "clause")
    strict = "object" in cue.frames or cue.cls != "speech"
    clause_end = end if cue.lemma == "say" else _phrase_end(doc, start, end)  # nobody says a dime
    has_clause = (
        opens_clause(doc, start, end)
        or (not strict and (has_finite_verb(doc, start, clause_end) or _reads_as_clause(doc, start, end)))
        or (cue.cls == "speech" and end - start > _TITLE_CLAUSE and _is_headline(doc, reading.cue))
    )
    return Complement((start, end), "clause") if has_clause else None
