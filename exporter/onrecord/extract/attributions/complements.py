"""Complements: what follows a cue -> the range of what is said, by the cue's frames.

Assumes that the cue is an active verb and reads from the token behind it to the end of the sentence. Every frame that
matches gives one range; the first in reading order wins. Leaves out the left side.
"""

from typing import Final

from onrecord.extract.attributions.phrasal_complements import read_infinitive, read_label, read_object, read_preposition
from onrecord.extract.attributions.quoted_complements import read_quotation
from onrecord.extract.attributions.that_complements import read_that
from onrecord.extract.grammar.adverbials import ends_here, skip_adverbials
from onrecord.extract.grammar.clauses import (
    behind_copula,
    fronted_clause,
    is_parenthesis,
    is_predicate,
    opens_clause,
)
from onrecord.extract.grammar.edges import is_title_case
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.phrases import behind_estimate, noun_phrase_after
from onrecord.extract.grammar.ranges import Complement, Reading
from onrecord.extract.grammar.verb_groups import has_finite_verb
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import (
    AUXILIARY,
    BASE,
    CAPITAL,
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
    QUESTION,
    RELATIVE,
    SUBORDINATOR,
    TOLD,
)
from onrecord.segment.documents import Document

_SUBJECT_TOKENS: Final = 5  # of "the many small papers | undercount"
_TITLE_CLAUSE: Final = 2  # tokens that a headline says more than: Ortiz Says Ferry Late Again


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
        read_that,
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


def _question(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Asked whether …, asked him how …."""
    last = reading.last
    if "question" not in cue.frames and not ("how" in cue.frames and doc.words[start] == "how"):
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
    share = cue.cls == "evidence" and doc.flags[start] & NUMBER and "of" in doc.words[start + 1 : start + 3]
    if not pronoun and not ((named or share) and opens_clause(doc, start, reading.last)):
        return None
    return Complement((start, complement_end(doc, start, reading)), "clause")


def _answers(doc: Document, start: int, last: int) -> bool:
    """Tell whether the answer is a word: half of them said | no; the mayor said | yes to the pier."""
    return doc.words[start] in {"yes", "no"} and (ends_here(doc, start + 1, last) or doc.words[start + 1] == "to")


def _phrase_end(doc: Document, start: int, end: int) -> int:
    """Return where the first phrase ends: reported a profit of a dime, | more than the board that analysts follow expected."""
    comma = next((i for i in range(start, end) if doc.words[i] == "," and doc.quotation_of[i] < 0), end)
    comma = next((i for i in range(start + 1, comma) if _joins_verb(doc, i, comma)), comma)
    return next((i for i in range(start, comma) if doc.flags[i] & RELATIVE and not doc.flags[i] & DETERMINER), comma)


def _joins_verb(doc: Document, i: int, last: int) -> bool:
    """Tell whether a second deed follows: reported a loss | and cut its forecast."""
    if doc.words[i] != "and" or i + 2 >= last or not doc.flags[i + 1] & PAST:
        return False
    return bool(doc.flags[i + 2] & (DETERMINER | POSSESSIVE))


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
        and not doc.flags[start + 1] & (NUMBER | PLURAL_NOUN)  # said about half of it was lost
        and behind_estimate(doc, start) == start
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
    clause_end = end if cue.late_verb else _phrase_end(doc, start, end)
    has_clause = (
        opens_clause(doc, start, end)
        or (not strict and (has_finite_verb(doc, start, clause_end) or _reads_as_clause(doc, start, end)))
        or (cue.cls == "speech" and end - start > _TITLE_CLAUSE and _is_headline(doc, reading.cue))
    )
    return Complement((start, end), "clause") if has_clause else None
