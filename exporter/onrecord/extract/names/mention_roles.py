"""Roles: a person's name in its sentence -> the office, part or kinship that the text gives beside it, as worded.

Assumes that a role stands in front of the name ("North Korean leader Kim"), or behind it between commas ("Ortiz, a
spokeswoman for the firm,"), or before a list of its holders ("the foreign ministers of A and B, X and Y"). Left out:
roles given in sentences of their own.
"""

from typing import Final, NamedTuple

from onrecord.extract.names.name_sites import NameSite
from onrecord.lexicons.name_words import BODY_HEAD, GIVEN, HEAD, HONORIFIC, KIN, KNOWN, LETTERS, MODIFIER, START, TITLE
from onrecord.lexicons.titles import PersonNoun, kinship, portfolios, roles, titles
from onrecord.lexicons.type_evidence import type_evidence
from onrecord.lexicons.words import (
    ABBREVIATION,
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BASE,
    CALENDAR,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    FINITE,
    GERUND,
    NEGATION,
    NUMBER,
    PARTICIPLE,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    ROLE,
    STOP,
    SUBORDINATOR,
    VERB,
    normal_form,
)

_BEFORE_REACH: Final = 7  # tokens of a role in front of a name: "former Ostia harbor safety committee chairman"
_TITLE_WORDS: Final = 3
_APPOSED_REACH: Final = 10  # tokens in front of a name that explains them: "the head of the harbor pilots’ union"
_BEHIND_REACH: Final = 14  # tokens of an apposition: "a spokeswoman for the Port Authority of Ostia"
_BEHIND_ENDS: Final = frozenset({",", ";", ")", "-", "–", "—", "--", ":", "?", "!"})
_ROLE: Final = TITLE | KIN
_BEFORE_NOUNS: Final = DETERMINER | POSSESSIVE | PREPOSITION | COORDINATOR | STOP
_CLOSED: Final = (
    DETERMINER
    | POSSESSIVE
    | PREPOSITION
    | RELATIVE
    | CALENDAR
    | NUMBER
    | STOP
    | CLITIC
    | COORDINATOR
    | PERSONAL
    | QUESTION
    | SUBORDINATOR
)


class Role(NamedTuple):
    """Tokens first to last (half open) of the role as worded, without its article; `head` is its noun."""

    first: int
    last: int
    head: int


def role_before(site: NameSite, first: int) -> Role | None:
    """Return the role right in front of the name that begins at `first`; an honorific between them is stepped over."""
    lower = site.doc.sentences[site.doc.sentence_of[first]].first
    end = _before_honorifics(site, first)
    if end <= lower or _is_verb(site, end - 1):
        return None
    if not site.kinds[end - 1] & _ROLE or _is_name(site, end - 1) or _may_be_body(site, end - 1, first):
        return _role_of(site, end)
    if site.doc.flags[end - 1] & FINITE and site.doc.flags[end - 2] & RELATIVE:
        return None  # a firm which | counts | Lund as a client
    lower = max(lower, end - _BEFORE_REACH)
    start = _title_start(site, lower, end)
    capital = False
    while start > lower and _modifies(site, start - 1, behind_capital=capital):
        start -= 1
        capital = capital or bool(site.kinds[start] & START)
    if (
        start < end - 1
        and start > lower
        and site.doc.flags[start] & (PARTICIPLE | GERUND)
        and not site.kinds[start] & MODIFIER
    ):
        start += not site.doc.flags[start - 1] & _BEFORE_NOUNS  # It has on Friday named | former mayor Ortiz
    return Role(_with_body_of(site, start, lower), end, end - 1)


def _is_verb(site: NameSite, i: int) -> bool:
    """Tell whether the word is a verb behind its auxiliary: he would not | back | Lund."""
    before = i - 1
    while site.doc.flags[before] & (NEGATION | ADVERB) and not site.doc.flags[before] & AUXILIARY:
        before -= 1
    return bool(site.doc.flags[i] & BASE and site.doc.flags[before] & AUXILIARY)


def _before_honorifics(site: NameSite, end: int) -> int:
    """Return where the honorifics of a name begin: the bishop, | the Rt Rev | Ana Ortiz."""
    first = end
    while end and site.kinds[end - 1] & HONORIFIC and not site.kinds[end - 1] & TITLE:
        end -= 1
    return end - (end < first and site.doc.words[end - 1] == "the")


def _title_start(site: NameSite, lower: int, end: int) -> int:
    """Return where the longest title that ends the role begins: "chief | operating | officer", whose second is no adjective."""
    for start in range(max(lower, end - _TITLE_WORDS), end - 1):
        if " ".join(site.doc.words[start:end]).lower() in titles():
            return start
    return end - 1


def _with_body_of(site: NameSite, start: int, lower: int) -> int:
    """Return where the role begins with the body whose name goes on behind "of": "Bank of | Ostia governor"."""
    if start - 2 < lower or site.doc.words[start - 1] != "of" or not site.kinds[start - 2] & BODY_HEAD:
        return start
    start -= 2
    while start > lower and _modifies(site, start - 1, behind_capital=True):
        start -= 1
    return start


def role_apposed(site: NameSite, first: int, last: int) -> Role | None:
    """Return the role that the name explains: "Kenya’s foreign minister, | Ortiz |, said", "the mayor, | Ortiz |."."""
    first = _before_honorifics(site, first)
    words, flags, comma = site.doc.words, site.doc.flags, first - 1
    lower = max(site.doc.sentences[site.doc.sentence_of[first]].first, first - _APPOSED_REACH)
    if comma <= lower or words[comma] != "," or not _is_set_off(site, last):
        return None
    is_full = last - first > 1 and not site.kinds[last - 1] & HEAD
    head = _office_head(site, comma, lower) if is_full and site.kinds[first] & GIVEN else comma - 1
    if not site.kinds[head] & _ROLE or _is_name(site, head) or _may_be_body(site, head, first):
        return None
    start = _title_start(site, lower, head + 1)
    while start > lower and _modifies(site, start - 1, behind_capital=False):
        start -= 1
    is_definite = start and (flags[start - 1] & (CLITIC | POSSESSIVE) or words[start - 1].lower() in {"the", "'", "’"})
    is_one = start and is_full and words[start - 1].lower() in {"a", "an"}  # a lawyer for the port, | Ana Ortiz |, said
    person = person_noun(words[head])
    return Role(start, comma, head) if (is_definite or is_one) and person is not None and not person.plural else None


def _is_set_off(site: NameSite, last: int) -> bool:
    """Tell whether a mark closes the apposition that the name is: "His barrister, | Ana Ortiz KC |, told"."""
    while last < site.doc.size and site.kinds[last] & LETTERS:
        last += 1
    return last >= site.doc.size or site.doc.words[last] in {",", ".", ")", ";"}


def _office_head(site: NameSite, comma: int, lower: int) -> int:
    """Return the noun of the role in front of the comma: the | head | of the port board, a | lawyer | for Lund."""
    for i in range(comma - 2, lower, -1):
        if site.doc.words[i] in {"of", "for"}:
            return i - 1 if site.kinds[i - 1] & _ROLE else comma - 1
        if site.doc.words[i] == "," or site.doc.flags[i] & (STOP | AUXILIARY | RELATIVE):
            break
    return comma - 1


def _may_be_body(site: NameSite, head: int, first: int) -> bool:
    """Tell whether the noun may be of a body, which no given name tells to be a person: developer | Delta Crown |."""
    return site.doc.words[head].lower() in type_evidence("apposed") and not site.kinds[first] & GIVEN


def _is_name(site: NameSite, i: int) -> bool:
    return bool(site.kinds[i] & START and site.kinds[i] & GIVEN and not site.kinds[i] & HONORIFIC)


def _role_of(site: NameSite, end: int) -> Role | None:
    """Return a role with "of" in front of a name: "Secretary of State | Ortiz", "minister of ports | Ortiz"."""
    end -= site.doc.words[end - 1] == ","
    if site.doc.flags[end - 1] & (DETERMINER | COORDINATOR):
        return None  # a host of divers, and | Lund |; the chair of the | Otter Prize |
    if end < 2 or "of" not in site.doc.words[max(1, end - 4) : end - 1]:  # noqa: PLR2004 - an office and "of"
        return None
    for link in range(end - 2, max(0, end - 5), -1):
        if site.doc.words[link] == "of" and site.kinds[link - 1] & TITLE:
            start = link - 1
            while start and _modifies(site, start - 1, behind_capital=False):
                start -= 1  # chief | executive of Ostia
            return Role(start, end, link - 1)
        if site.doc.flags[link] & (STOP | DETERMINER | CLITIC):
            return None
    return None


def _modifies(site: NameSite, i: int, *, behind_capital: bool) -> bool:
    """Tell whether the token belongs to the role behind it: an adjective, a noun or a name, no verb."""
    kinds, flags = site.kinds[i], site.doc.flags[i]
    if site.doc.words[i] == "&":
        return bool(site.kinds[i - 1] & site.kinds[i + 1] & START)  # Deller | & | Sons engineer Ana Ortiz
    if (flags & _CLOSED and not flags & ABBREVIATION) or not site.doc.words[i][0].isalnum():
        return False
    if kinds & MODIFIER and flags & FINITE and not kinds & START and not _behind_article(site, i):
        return False  # "Brandt | fired economy minister Ortiz", but "the fired director Ortiz"
    if kinds & (MODIFIER | START):
        is_verb = site.opens(i) and flags & VERB and not kinds & (MODIFIER | KNOWN)
        return not is_verb or site.doc.words[i].lower() in portfolios()
    if site.doc.words[i] in portfolios():
        return not behind_capital
    return not behind_capital and (not flags & (VERB | AUXILIARY | ADVERB) or bool(flags & ADJECTIVE))


def _behind_article(site: NameSite, i: int) -> bool:
    return bool(site.doc.flags[i - 1] & (DETERMINER | POSSESSIVE))


def role_behind(site: NameSite, last: int) -> Role | None:
    """Return the role in the apposition behind the name that ends before `last`."""
    words, flags = site.doc.words, site.doc.flags
    if words[last] != "," or flags[last + 1] & RELATIVE:
        return None  # Ortiz, | whose | husband, Jon, …
    upper = min(site.doc.sentences[site.doc.sentence_of[last]].last, last + _BEHIND_REACH)
    first = last + 1
    if first < upper and flags[first] & (SUBORDINATOR | COORDINATOR):
        return None  # near Podor, | while | his deputy, Ortiz,
    if first < upper and flags[first] & FINITE and not flags[first] & (ROLE | ADJECTIVE):
        return None  # "Ortiz, | promised justice", behind another apposition
    while first < upper and flags[first] & (DETERMINER | POSSESSIVE):
        first += 1
    end = first
    while (
        end < upper
        and words[end] not in _BEHIND_ENDS
        and not flags[end] & RELATIVE
        and (not flags[end] & STOP or flags[end] & ABBREVIATION)
    ):
        end += 1
    head = _head(site, first, end)
    return None if head is None else Role(first, end, head)


def _head(site: NameSite, first: int, end: int) -> int | None:
    """Return the noun of the role: the last before a preposition, when it is a role."""
    core = next((i for i in range(first, end) if site.doc.flags[i] & PREPOSITION), end)
    if any(site.doc.flags[i] & (PERSONAL | SUBORDINATOR) for i in range(first, core)):
        return None  # Lund, largely | because they | have many liberal voters
    if core == first or not site.kinds[core - 1] & _ROLE or _is_name(site, core - 1):
        return None
    return None if site.doc.words[core - 1] in type_evidence("apposed") else core - 1  # "lender": of bodies first


def person_noun(word: str) -> PersonNoun | None:
    """Return what a role's noun tells of its holder: gender and number."""
    form = normal_form(word)
    return titles().get(form) or roles().get(form) or kinship().get(form)
