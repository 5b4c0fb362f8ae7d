"""Name words: a word as written -> bit flags that say what part it may play in a name.

One look-up a token, kept, as for the flags of `words`. Case matters: "Park" may head a place's name, "park" never.
Left out: which part a word plays in its sentence.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from onrecord.lexicons.common_words import common_words
from onrecord.lexicons.given_names import given_names
from onrecord.lexicons.known_names import known_lengths
from onrecord.lexicons.tables import load_toml, load_words
from onrecord.lexicons.titles import collectives, honorifics, kinship, modifiers, roles, titles
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    CACHED_LENGTH,
    CALENDAR,
    COORDINATOR,
    DETERMINER,
    NEGATION,
    PARTICIPLE,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    SUBORDINATOR,
    flags_of,
    lexical_classes,
    normal_form,
)

START: Final = 1 << 0  # a capital that may begin or go on with a name
KNOWN: Final = 1 << 1  # a known name begins with it
GIVEN: Final = 1 << 2  # a given name
TITLE: Final = 1 << 3  # the last word of an office or part: "Minister", "Sen.", "reporter"
HONORIFIC: Final = 1 << 4
MODIFIER: Final = 1 << 5  # "former", "acting", "deputy"
KIN: Final = 1 << 6
BODY_HEAD: Final = 1 << 7  # last word of an organization's name
PLACE_HEAD: Final = 1 << 8
EVENT_HEAD: Final = 1 << 9
WORK_HEAD: Final = 1 << 10
PLACE_OPENER: Final = 1 << 11
PARTICLE: Final = 1 << 12
LINKER: Final = 1 << 13
GENERATION: Final = 1 << 14  # "Jr.", "III"
LETTERS: Final = 1 << 15  # "MP" behind a name
COMMON: Final = 1 << 16  # an ordinary word, whatever its case here
ACRONYM: Final = 1 << 17
TAG: Final = 1 << 18  # "R-Texas": a party and a place
HANDLE: Final = 1 << 19
TIMES: Final = 1 << 20  # days and months
SILENT: Final = 1 << 21  # capitals that name nobody
MALE_PRONOUN: Final = 1 << 22
FEMALE_PRONOUN: Final = 1 << 23
THING_PRONOUN: Final = 1 << 24
PLURAL_PRONOUN: Final = 1 << 25
TAILED: Final = 1 << 27  # "Ostia-based": the name ends at the hyphen
CAMEL: Final = 1 << 28  # "MicroWave"
ORDINAL: Final = 1 << 29  # "53rd"
DEFINITE: Final = 1 << 30  # "the", "both"
BODY_OPENER: Final = 1 << 31  # "Air", "FC" in front of a place
EVENT_OPENER: Final = 1 << 32  # "Hurricane" in front of what is no person
COLLECTIVE: Final = 1 << 26  # "ministry", "company": a body that speaks as one

HEAD: Final = BODY_HEAD | PLACE_HEAD | EVENT_HEAD | WORK_HEAD
THIRD_PERSON: Final = MALE_PRONOUN | FEMALE_PRONOUN | THING_PRONOUN | PLURAL_PRONOUN
FUNCTION: Final = (
    DETERMINER | PREPOSITION | COORDINATOR | SUBORDINATOR | AUXILIARY | PRONOUN | QUESTION | NEGATION | ADVERB
)
_CACHE_LIMIT: Final = 200_000  # forms; a corpus of junk must not fill the memory
_TAILED: Final = re.compile(r"[^\W\d_a-z].*-[^\W\d_A-Z][^\W_A-Z]*$")
_SYLLABLE: Final = 5  # letters of the longest syllable of a Korean or Chinese given name
_CAMEL: Final = re.compile(
    r"""
      (?! Mac | Fitz | Van | Von ) [A-Z][a-z]{2,}[A-Z]   # HarborWatch, not FitzRoy
    | [A-Z]{2,} (?! s $ ) [a-z]{2,}                      # PRNewswire, JPMorgan
    | (?: \d+ | [a-z]{1,2} ) [A-Z]                       # 3M, eBay
    """,
    re.VERBOSE,
)
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)$")
_ACRONYM_LENGTHS: Final = range(2, 8)
_LATE_CAPITAL: Final = re.compile(
    r"""
      \d+ [A-Z]                          # 3M
    | [a-z]{1,2} [A-Z]                    # eBay, iHeart
    | (?: al | an | ar | as | ash | at | el | ul ) - [A-Z]   # al-Ahram
    """,
    re.VERBOSE,
)
_COUNTED: Final = re.compile(r"\d{2,}[A-Z]$|[A-Z]\d{3,}$|[A-Z]\d+(?:bn|k|m|mn|tn)$")  # 304A, R310, R94m
_TAG_PARTIES: Final = frozenset("RDI")


class _NameFlags(dict[str, int]):
    """Word -> flags, worked out at the first look-up."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        flags = _shape(word) | _part(word)
        if flags & START and flags_of(word) & FUNCTION and not flags & (KNOWN | GIVEN):
            flags &= ~START
        if len(word) <= CACHED_LENGTH:
            self[word] = flags
        return flags


name_flags_of: Final = _NameFlags().__getitem__


def _shape(word: str) -> int:
    if word.islower() and word[0].isalpha():
        return 0  # as most words are
    if word[:1] == "@" and len(word) > 1:
        return START | HANDLE
    if _ORDINAL.match(word):
        return ORDINAL
    if not (word[:1].isupper() or _LATE_CAPITAL.match(word)) or "://" in word or flags_of(word) & PERSONAL:
        return 0
    flags = START | (SILENT if len(word) == 1 else 0)
    if word[1:2] == "-" and word[0] in _TAG_PARTIES and word[2:3].isupper():
        flags |= TAG
    letters = word.replace(".", "").replace("&", "")
    if letters.isupper() and len(letters) in _ACRONYM_LENGTHS:
        flags |= ACRONYM
    if _CAMEL.match(word):
        flags |= CAMEL
    return flags | (TAILED if _is_tailed(word) else 0)


def _is_tailed(word: str) -> bool:
    """Tell whether an ordinary word hangs on the name: "Ostia-based", not the given names "Min-ho" and "Sun-young"."""
    if not _TAILED.match(word):
        return False
    head, _, tail = word.rpartition("-")
    if tail in _syllables():
        return False
    is_name = len(tail) < _SYLLABLE or not _is_common(tail)  # Kwok-keung, not Texas-style
    is_short = len(head) <= _SYLLABLE and len(tail) <= _SYLLABLE and is_name and not head.isupper()
    return not is_short or bool(flags_of(tail) & (PARTICIPLE | ADJECTIVE))


def _part(word: str) -> int:
    classes = _classes()
    if _is_tailed(word):
        word = word.rpartition("-")[0]
    lower = normal_form(word)
    flags = classes.get(word, 0) | _person_words().get(lower, 0)
    if word.isupper() and len(word) > _ACRONYM_LENGTHS.start:
        flags |= classes.get(word.capitalize(), 0) & GIVEN
    if flags_of(word) & CALENDAR:
        flags |= TIMES
    if _COUNTED.match(word) and not flags & KNOWN:
        flags |= SILENT
    if lower.endswith(_silent_endings()) and not flags & TITLE:
        flags |= SILENT  # Likeness, not Baroness
    if _is_common(lower):
        flags |= COMMON
    return flags


def _is_common(lower: str) -> bool:
    """Tell whether the form or its singular is an ordinary word."""
    listed = common_words()
    singular = lower.removesuffix("s")
    return lower in listed or lower in lexical_classes() or singular in listed


@cache
def _syllables() -> frozenset[str]:
    return frozenset(load_toml("name_parts")["syllables"]["forms"])


@cache
def _silent_endings() -> tuple[str, ...]:
    return tuple(load_toml("name_parts")["silent"]["endings"])


@cache
def _classes() -> dict[str, int]:
    """Return word, case kept -> flags."""
    classes: dict[str, int] = {}

    def mark(forms: Iterable[str], flag: int) -> None:
        for form in forms:
            classes[form] = classes.get(form, 0) | flag

    parts = load_toml("name_parts")
    mark(known_lengths(), KNOWN)
    mark(parts["joins"]["particles"], PARTICLE)
    mark(parts["joins"]["linkers"], LINKER)
    mark(parts["endings"]["generations"], GENERATION)
    mark(parts["endings"]["letters"], LETTERS)
    mark(parts["places"]["openers"], PLACE_OPENER)
    mark(parts["bodies"]["openers"], BODY_OPENER)
    mark(parts["silent"]["event_openers"], EVENT_OPENER)
    mark(parts["silent"]["forms"], SILENT)
    mark(frozenset(given_names()), GIVEN)
    for table, flag in _HEADS.items():
        mark(frozenset(head.split()[-1] for head in load_words(table)), flag)
    return classes


_PRONOUNS: Final = {
    "male": MALE_PRONOUN,
    "female": FEMALE_PRONOUN,
    "thing": THING_PRONOUN,
    "plural": PLURAL_PRONOUN,
}
_HEADS: Final = {
    "organization_heads": BODY_HEAD,
    "place_heads": PLACE_HEAD,
    "event_heads": EVENT_HEAD,
    "work_heads": WORK_HEAD,
}


@cache
def _person_words() -> dict[str, int]:
    """Return last word of a title, role or family noun, lower case -> flags."""
    words: dict[str, int] = {}

    def mark(form: str, flag: int) -> None:
        words[form] = words.get(form, 0) | flag

    for form in {form.split(" of ")[0].split(" for ")[0].split()[-1] for form in (*titles(), *roles())}:
        mark(form, TITLE)
    for form in honorifics():
        mark(form.split()[-1], HONORIFIC)
    for form in modifiers():
        mark(form.split()[0], MODIFIER)
    for form in kinship():
        mark(form, KIN)
    for form in collectives():
        mark(form, COLLECTIVE)
    for form in load_toml("name_parts")["nominals"]["openers"]:
        mark(form, DEFINITE)
    for name, forms in load_toml("name_parts")["pronouns"].items():
        for form in forms if name in _PRONOUNS else ():
            mark(form, _PRONOUNS[name])
    return words
