"""Neighbours: the words beside a name that no table knows -> the type that they tell, and how sure that is.

Assumes that what a name owns, what describes it, and who speaks of itself as "it" or "he" tell more than a preposition
in front, and that more than a verb of saying behind. Left out: the name's own words.
"""

from typing import Final

from onrecord.extract.names.mention_roles import person_noun
from onrecord.extract.names.name_compositions import Name
from onrecord.extract.names.name_runs import has_initials
from onrecord.extract.names.name_sites import NameSite
from onrecord.lexicons.known_names import ActorType, is_one_of_people
from onrecord.lexicons.name_words import (
    BODY_HEAD,
    COLLECTIVE,
    FEMALE_PRONOUN,
    GIVEN,
    KIN,
    MALE_PRONOUN,
    START,
    THING_PRONOUN,
    TIMES,
    TITLE,
)
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import collectives
from onrecord.lexicons.type_evidence import type_evidence
from onrecord.lexicons.words import (
    APOSTROPHES,
    AUXILIARY,
    BE,
    CLITIC,
    CUE,
    DETERMINER,
    FINITE,
    MARK,
    PREPOSITION,
    RELATIVE,
    SAYS,
    STOP,
    VERB,
)

SURE, LIKELY, POSSIBLE, WEAK = 4, 2, 1, 0
Evidence = tuple[ActorType, int]
_OWNED_REACH: Final = 3  # tokens: "chief", "annual | profits", "two largest | shareholders"
_EXPLAINED_REACH: Final = 4  # tokens of "a small human rights | group"
_APPOSED_REACH: Final = 8  # tokens: "the country’s second largest copper | producer"
_SUBJECTS: Final = MALE_PRONOUN | FEMALE_PRONOUN | THING_PRONOUN
_SAID_REACH: Final = 5  # tokens from the verb to the pronoun: "said on Monday that | it"


def has_age(site: NameSite, after: int) -> bool:
    """Tell whether an age follows: "Ortiz, 43,"."""
    words = site.doc.words
    return words[after] == "," and words[after + 1].isdigit() and words[after + 2] in {",", "."}


def is_relative(site: NameSite, after: int) -> bool:
    """Tell whether "who" follows: "Ortiz, who sued"."""
    words = site.doc.words
    return words[after + (words[after] == ",")] == "who"


def type_by_neighbours(site: NameSite, name: Name) -> Evidence | None:
    """Return the type that the words around the name tell, and its strength; None when they tell nothing."""
    if has_age(site, name.last):
        return "person", SURE
    if name.sense is None and has_initials(site, name.first, name.last):
        return "organization", SURE
    if is_relative(site, name.last):
        return "person", LIKELY
    found = type_by_nouns(site, name) if name.sense is None else None
    if found is not None:
        return found, LIKELY
    return _in_front(site, name) or _behind(site, name)


def type_by_nouns(site: NameSite, name: Name) -> ActorType | None:
    """Return the type that a noun beside the name tells: "shares in | X", "X | police", "X’s | profits", "X, a | bank"."""
    words, after = site.doc.words, name.last
    found = type_evidence("behind").get(words[after]) or _owned(site, after) or _apposed(site, name.first, after)
    if found is not None:
        return found
    if is_explained(site, name):
        return "organization"
    if words[after] == "," and words[after + 1] == "which":
        return type_evidence("which").get(words[after + 2])
    end = name.first - (words[name.first - 1] == "the")
    return type_evidence("before").get(" ".join(words[end - 2 : end]).lower()) if end > 1 else None


def is_explained(site: NameSite, name: Name) -> bool:
    """Tell whether the name between commas is of the body in front: "a rights group, | X |,", not "the head of the firm, X,"."""
    words, flags, noun = site.doc.words, site.doc.flags, name.first - 2
    if words[noun + 1] != "," or words[name.last] not in {",", ".", ")"} or site.kinds[name.first] & GIVEN:
        return False
    is_body = (
        collectives().get(words[noun]) == "organization" or type_evidence("apposed").get(words[noun]) == "organization"
    )
    if site.kinds[noun] & START or not is_body:
        return False
    article = next((i for i in range(noun - 1, noun - 1 - _EXPLAINED_REACH, -1) if flags[i] & DETERMINER), None)
    if article is None or any(not words[i][0].isalnum() or flags[i] & PREPOSITION for i in range(article, noun)):
        return False
    return not flags[article - 1] & PREPOSITION


def _owned(site: NameSite, after: int) -> ActorType | None:
    """Return what the noun that the name owns tells, adjectives stepped over: "X’s annual | profits"."""
    words, flags = site.doc.words, site.doc.flags
    if not (flags[after] & CLITIC and words[after][1:] == "s") and words[after] not in APOSTROPHES:
        return None
    for i in range(after + 1, after + 1 + _OWNED_REACH):
        found = type_evidence("owned").get(words[i])
        if found is not None:
            return found
        if not words[i][0].isalnum() or flags[i] & PREPOSITION:
            return None
    return None


def _apposed(site: NameSite, first: int, after: int) -> ActorType | None:
    """Return what the head noun of the apposition tells: ", the country’s largest copper | producer,"."""
    words, flags = site.doc.words, site.doc.flags
    if words[after] != "," or not flags[after + 1] & DETERMINER:
        return None
    nouns = type_evidence("apposed")
    is_said = bool(flags[first - 1] & SAYS)  # said | Brandtsen Voss, a crane operator
    for i in range(after + 2, after + 2 + _APPOSED_REACH):
        if not words[i][0].isalnum() and not flags[i] & CLITIC:
            return None
        found = nouns.get(words[i].lower())
        if found is not None and _is_head(site, i):
            return None if is_said and person_noun(words[i]) is not None else found
        if flags[i] & (PREPOSITION | RELATIVE | STOP):
            return None
    return None


def _is_head(site: NameSite, i: int) -> bool:
    """Tell whether the noun ends its phrase: no noun goes on, nor does it own one: "the | state | ’s lender"."""
    word, flags = site.doc.words[i + 1], site.doc.flags[i + 1]
    return not flags & CLITIC and (not word[0].isalnum() or bool(flags & (PREPOSITION | RELATIVE | VERB)))


def _in_front(site: NameSite, name: Name) -> Evidence | None:
    """Return what the word in front tells: "near | X", "the company | X", "the | X"."""
    kinds, before = site.kinds, name.first - 1
    if site.opens(name.first):
        return None
    if site.doc.words[before] == "named" and _is_of_person(site.doc.words[before - 1]):
        return "person", LIKELY  # a diver named | Tolva |
    previous = site.doc.words[before].lower()
    given = kinds[name.first] & GIVEN
    if previous in load_toml("name_parts")["places"]["in_front"] and not given:
        return "place", LIKELY
    noun = not kinds[before] & START or (site.opens(before) and not kinds[before] & BODY_HEAD)
    if (
        (kinds[before] & COLLECTIVE or previous in type_evidence("apposed"))
        and noun
        and name.sense is None
        and not given
    ):
        return "organization", LIKELY
    in_front = load_toml("name_parts")["places"]["in_front"]
    if previous == "the" and site.doc.words[before - 1].lower() in in_front and not given and name.sense is None:
        return "place", LIKELY  # into the | Ilm |
    if previous == "the" and not given and name.sense is None and not site.modifies(name.last):
        return "organization", LIKELY
    return None


def _is_of_person(noun: str) -> bool:
    return person_noun(noun) is not None or is_one_of_people(noun)


def _behind(site: NameSite, name: Name) -> Evidence | None:
    """Return what the word behind tells: "X | reporters", "X | said"; or the verb in front: "said | X."."""
    flags, kinds, before, after = site.doc.flags, site.kinds, name.first - 1, name.last
    inverted = flags[before - 1] & MARK or site.doc.words[before - 1] == "," or site.opens(before)
    if flags[before] & SAYS and inverted and _ends_clause(site, after):
        return "person", POSSIBLE
    if (
        name.sense is None
        and kinds[after] & (TITLE | COLLECTIVE)
        and not kinds[after] & (START | KIN)
        and not flags[after] & (CUE | FINITE)
    ):
        return "organization", POSSIBLE
    if not site.speaks(after) or flags[before] & DETERMINER:
        return None
    is_known = name.sense is not None and name.sense.type in {"organization", "state"}
    return _by_pronoun(site, after) or (name.sense.type if name.sense and is_known else "person", POSSIBLE)


def _ends_clause(site: NameSite, end: int) -> bool:
    return end >= site.doc.size or site.doc.words[end] in {".", ","}


def _by_pronoun(site: NameSite, verb: int) -> Evidence | None:
    """Return what the pronoun behind the verb of saying tells of the speaker: "said it would", "said he had"."""
    doc, kinds = site.doc, site.kinds
    if doc.words[verb + 1 + (doc.words[verb + 1] == "that")] == "its":
        return "organization", LIKELY  # said | its boats were safe
    for i in range(verb + 1, min(verb + 1 + _SAID_REACH, doc.size)):
        if kinds[i] & _SUBJECTS:
            acts = doc.flags[i + 1] & (FINITE | AUXILIARY)
            if kinds[i] & THING_PRONOUN:
                return ("organization", LIKELY) if acts and not doc.flags[i + 1] & BE else None  # "it was raining"
            return ("person", LIKELY) if acts else None
        if (doc.flags[i] & (STOP | RELATIVE) and doc.words[i] != "that") or (kinds[i] & START and not kinds[i] & TIMES):
            return None
    return None
