"""Resumptions: where the narrator takes over again: with a comment, a second verb of saying, a main clause.

Assumes a place inside what is said, behind a comma or a conjunction. Each way of taking over is a predicate over that
one place. Leaves out dashes and colons.
"""

from typing import Final

from onrecord.extract.grammar.adverbials import skip_adverbials
from onrecord.extract.grammar.clauses import is_predicate, opens_clause
from onrecord.extract.grammar.edges import content_end
from onrecord.extract.grammar.ranges import Reading
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite
from onrecord.lexicons.cues import Cue, cue_forms
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    APOSTROPHES,
    APPOSITIVE,
    AUXILIARY,
    BASE,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    CUE,
    DETERMINER,
    FINITE,
    GERUND,
    MANNER,
    MODAL,
    NEGATION,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PAST,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    QUESTION,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    normal_form,
)
from onrecord.segment.documents import Document

_SUBJECT_TOKENS: Final = 9  # of "and six of the nine divers said"


def attributes_behind(doc: Document, i: int, last: int) -> bool:
    """Tell whether the sentence closes on an attribution: …, Mr. Brandt said; …, the board said in a letter on Monday."""
    end = content_end(doc, i, last)
    return any(
        doc.flags[k] & CUE
        and skip_adverbials(doc, k + 1, end) == end
        and subject_with_cue(doc, i, k + 1, own_clause=False)
        for k in range(i + 1, min(end, i + _SUBJECT_TOKENS))
    )


def narrator_resumes(doc: Document, i: int, reading: Reading) -> bool:
    """Tell whether the narrator speaks on behind a comma: ", adding that", ", which", ", but Ms. Ortiz said"."""
    word, flags = doc.words[i].lower(), doc.flags[i]
    if word == "compared" and any(_says(doc, k) for k in range(i + 2, reading.last) if doc.words[k - 1] == "who"):
        return True  # compared with a third of pilots who said
    if _counts_others(doc, i, reading.last) or _contrasts(doc, i, reading.last):
        return True
    following = doc.flags[i + 1] if i + 1 < reading.last else 0
    if word == "while" and following & GERUND and following & CUE:
        return True
    if word == "according" or (flags & GERUND and flags & CUE) or _clause_resumes(doc, i, reading):
        return True
    if word in {"and", "but", "while", "although", "though"}:
        return second_verb(doc, i + 1, reading, loose=True)
    if attributes_behind(doc, i, reading.last) or (not reading.fronted and _comments(doc, i, reading.last)):
        return True
    if word == "with":
        return any(doc.flags[k] & GERUND for k in range(i + 2, min(reading.last, i + 9)))
    if word in {"which", "who"} and not reading.in_subordinate:
        return not any(doc.words[k] == "," for k in range(i + 1, reading.last))
    return False


def _counts_others(doc: Document, i: int, last: int) -> bool:
    """Tell whether a share of others is told of: …, twice the number of those who said that it was late."""
    who = next((k for k in range(i + 1, min(last - 1, i + _SUBJECT_TOKENS)) if doc.words[k] == "who"), None)
    if who is None or not _says(doc, who + 1):
        return False
    return any(doc.flags[k] & NUMBER or doc.words[k] == "number" for k in range(i, who))


def _contrasts(doc: Document, i: int, last: int) -> bool:
    """Tell whether the narrator sets a fact beside it: said it has enough boats, | even as divers ask for more."""
    opens = doc.words[i : i + 2] == ["even", "as"] and opens_clause(doc, i + 2, last)
    return opens and doc.words[i + 4] != ","  # warned that Lee, even as a candidate, | had divided the town


def _clause_resumes(doc: Document, i: int, reading: Reading) -> bool:
    """Tell whether the clause around the cue, or one beside it, begins here."""
    word, flags = doc.words[i].lower(), doc.flags[i]
    following = doc.flags[i + 1] if i + 1 < reading.last else 0
    verb = i + (i + 1 < reading.last and bool(flags & ADVERB))  # which said it was late, | now plans a sale
    if reading.in_relative and (doc.flags[verb] & AUXILIARY or is_finite(doc, verb, verb)) and not flags & CAPITAL:
        return True
    if reading.in_subordinate and not reading.fronted and _main_clause_opens(doc, i, reading.last):
        return True
    if reading.in_subordinate and flags & COORDINATOR and not reading.fronted:
        verb = i + 1 + bool(following & ADVERB)
        if verb < reading.last and doc.flags[verb] & (PAST | AUXILIARY) and not doc.flags[verb] & MODAL:
            return True  # after being told that it was late, | and then sold the pump
    if reading.phrasal and flags & SUBORDINATOR and not flags & (ADVERB | RELATIVE):
        return True
    if word == "but" and following & (PERSONAL | CAPITAL) and is_predicate(doc, i + 2, reading.last):
        return True
    cue = flags & doc.flags[reading.cue]
    return bool(cue & CUE and cue & PRESENT and not flags & BASE)  # Ortiz says ferry late, | calls board “careless”


def _comments(doc: Document, i: int, last: int) -> bool:
    """Tell whether the narrator sums up what was said: …, a plan that divided the board; …, the latest sign of a quarrel."""
    if doc.words[i : i + 2] == ["the", "latest"]:
        return True
    if doc.words[i].lower() not in {"a", "an", "one", "part"} or "," in doc.words[i:last]:
        return False
    return any(doc.flags[k] & RELATIVE for k in range(i, last)) or has_finite_verb(doc, i + 1, last)


def _main_clause_opens(doc: Document, i: int, last: int) -> bool:
    """Tell whether the clause that the subordinate one led up to begins here: When Lee said it was late, | divers laughed."""
    if doc.flags[i] & (COORDINATOR | RELATIVE | PREPOSITION | GERUND | AUXILIARY) or is_finite(doc, i, i):
        return False
    names = doc.flags[i] & (CAPITAL | PERSONAL | ROLE | APPOSITIVE) or doc.flags[min(i + 1, last - 1)] & CAPITAL
    return bool(names) or opens_clause(doc, i, last)


def second_verb(doc: Document, i: int, reading: Reading, *, loose: bool) -> bool:
    """Tell whether a second verb of saying follows "and": and cautioned …, and six divers said …."""
    k = i
    while k < reading.last and doc.flags[k] & (ADVERB | MANNER) and not doc.flags[k] & PERSONAL:
        k += 1
    if k >= reading.last or doc.words[k] == "that":
        return False
    if loose and doc.words[k] == "whether" and not reading.asked:
        return True  # …, but whether she would sail was unknown
    if doc.words[k] == "when" and k + 1 < reading.last and doc.flags[k + 1] & PARTICIPLE and _says(doc, k + 1):
        return True  # and when asked whether she would sail, she laughed
    flags = doc.flags[k]
    if reading.phrasal and flags & doc.flags[reading.cue] & PAST and not flags & (ADJECTIVE | BASE | CAPITAL):
        return True  # vowed to fight it | and left the hall
    if (
        flags & CUE
        and flags & (FINITE | BASE | GERUND)
        and not flags & CAPITAL
        and (reading.phrasal or any(_is_whole(doc, k, cue) for cue in _cues(doc, k)))
    ):
        cue = doc.flags[reading.cue]
        same = cue & GERUND or flags & cue & (PAST | PRESENT | BASE) or (cue & BASE and not cue & PAST)
        return (
            bool(same)
            and (_says(doc, k) or reading.phrasal or (loose and not _says(doc, reading.cue)))
            and (loose or reading.phrasal or _takes_content(doc, k, reading.last))
        )
    if (
        reading.phrasal
        and doc.flags[k] & AUXILIARY
        and k + 1 < reading.last
        and doc.flags[k + 1] & PARTICIPLE
        and _says(doc, k + 1)
    ):
        return True
    if doc.flags[k] & AUXILIARY and _keeps_silent(doc, k, reading.last):
        return True  # said it was safe | but would not comment further
    if reading.phrasal and doc.flags[k] & PERSONAL and is_predicate(doc, k + 1, reading.last):
        return True  # decried the “spin,” | and he foresaw a vote
    return subject_with_cue(doc, k, reading.last, own_clause=not loose, modal=reading.phrasal)


def _keeps_silent(doc: Document, k: int, last: int) -> bool:
    """Tell whether a negated verb of saying stands here: would not comment, did not say how."""
    negated = False
    while k < last and doc.flags[k] & (AUXILIARY | ADVERB | NEGATION):
        negated |= bool(doc.flags[k] & NEGATION)
        k += 1
    return negated and k < last and any(cue.cls == "speech" for cue in _cues(doc, k))


def _takes_content(doc: Document, k: int, last: int) -> bool:
    following = k + 1
    if following >= last:
        return False
    if any(" " in cue.lemma and _is_whole(doc, k, cue) for cue in _cues(doc, k)):
        return True  # and called on | the council to act
    opens = doc.flags[following] & (PERSONAL | DETERMINER | POSSESSIVE | CAPITAL | OBJECT_PRONOUN | GERUND | QUESTION)
    return bool(opens) or doc.words[following] in {"that", "there", ":", ",", "to", "“", '"', "''"}


def _parts_clauses(doc: Document, k: int) -> bool:
    """Tell whether a clause of its own begins at the token: what she calls, when he said; not "that mayor"."""
    flags = doc.flags[k]
    return bool(flags & (RELATIVE | SUBORDINATOR | QUESTION) and not flags & DETERMINER)


def _cues(doc: Document, k: int) -> tuple[Cue, ...]:
    return cue_forms().get(("verb", normal_form(doc.words[k])), ())


def _is_whole(doc: Document, k: int, cue: Cue) -> bool:
    """Tell whether all words of the cue stand there: wanted | to know, not "wanted a boat"."""
    words = cue.lemma.split()
    return doc.words[k + 1 : k + len(words)] == words[1:]


def _says(doc: Document, k: int) -> bool:
    """Tell whether the form is of a verb of saying or of an act by words: not "meant", "research show"."""
    return any(cue.cls not in {"mental", "evidence"} for cue in _cues(doc, k))


def subject_with_cue(doc: Document, i: int, last: int, *, own_clause: bool, modal: bool = False) -> bool:
    """Tell whether a short subject with a verb of saying starts here: ", but Ms. Ortiz said"; `modal` with "will say" too."""
    k = i
    while k < min(last, i + _SUBJECT_TOKENS) and not _parts_clauses(doc, k):
        if (
            k > i
            and doc.flags[k] & CUE
            and doc.flags[k] & (PAST | PRESENT | BASE)
            and _says(doc, k)
            and not doc.flags[k - 1] & (DETERMINER | POSSESSIVE)
        ):
            return not own_clause or _takes_content(doc, k, last)
        if doc.flags[k] & AUXILIARY and k > i and k + 1 < last and doc.flags[k + 1] & CUE:
            said = _says(doc, k + 1) and (modal or doc.words[k] in {"has", "have"})
            return said and (modal or not own_clause or _takes_content(doc, k + 1, last))
        if (
            is_finite(doc, k, i)
            or not (doc.words[k][0].isalnum() or doc.flags[k] & CLITIC or doc.words[k] in APOSTROPHES)
            or doc.flags[k] & AUXILIARY
        ):
            return False
        k += 1
        if k >= last:
            break
    return False
