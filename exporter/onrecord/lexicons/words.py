"""Words: surface forms -> bit flags that say what a word can be.

One look-up a token: the flags of a form are worked out once and kept, so that tagging an article is a row of cached
look-ups. A form may be many things at once ("that", "her", "claims"); the passes decide by context. Forms are compared
in lower case with straight apostrophes. Leaves out names: the mentions pass knows those.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from onrecord.lexicons.accusations import accusation_forms
from onrecord.lexicons.cues import cue_forms, phrase_cues
from onrecord.lexicons.responses import flagged_forms
from onrecord.lexicons.tables import load_toml, load_words
from onrecord.lexicons.titles import collectives, kinship, roles, titles
from onrecord.lexicons.verbs import verb_forms
from onrecord.lexicons.wrongdoings import wrongdoing_forms

# Shapes
CAPITAL: Final = 1 << 0
UPPER: Final = 1 << 1
NUMBER: Final = 1 << 2
MARK: Final = 1 << 3  # a quotation mark, or an apostrophe that may be one
STOP: Final = 1 << 4  # may end a sentence
# Closed classes: one for each list in words.toml
DETERMINER: Final = 1 << 5
POSSESSIVE: Final = 1 << 6
PRONOUN: Final = 1 << 7
PERSONAL: Final = 1 << 8
OBJECT_PRONOUN: Final = 1 << 9
RELATIVE: Final = 1 << 10
QUESTION: Final = 1 << 11
COORDINATOR: Final = 1 << 12
SUBORDINATOR: Final = 1 << 13
PREPOSITION: Final = 1 << 14
AUXILIARY: Final = 1 << 15
BE: Final = 1 << 16
MODAL: Final = 1 << 18
NEGATION: Final = 1 << 20
ADVERB: Final = 1 << 21
CALENDAR: Final = 1 << 22
TIME_UNIT: Final = 1 << 23
# Open classes
BASE: Final = 1 << 24  # verb forms: "deny"
PRESENT: Final = 1 << 25  # "denies"
PAST: Final = 1 << 26  # "denied", "wrote"
PARTICIPLE: Final = 1 << 27  # "denied", "written"
GERUND: Final = 1 << 28  # "denying"
ADJECTIVE: Final = 1 << 29
CUE: Final = 1 << 30  # a form of a verb in cues.toml
CUE_NOUN: Final = 1 << 31
ACCUSATION: Final = 1 << 32  # a form of a cue in accusations.toml
RESPONSE: Final = 1 << 33  # a form of a cue in responses.toml
ROLE: Final = 1 << 34  # a role or title noun: "spokeswoman", "minister", "Sen."
ABBREVIATION: Final = 1 << 35  # keeps its full stop
CLITIC: Final = 1 << 36  # "’s", "’re"
DOCUMENT: Final = 1 << 37  # a text that speaks: "report", "poll"
ADDITIVE: Final = 1 << 38  # "continued to say", "went on to say", "was quick to say": the saying is real
PLURAL_NOUN: Final = 1 << 39  # plural in sense, whatever its form: "police", "half"
WRONGDOING: Final = 1 << 40  # a form of a word in wrongdoings.toml
ATTACHING: Final = 1 << 41  # prepositions that tie a phrase to the noun before: "spokesman for"
CIRCUMSTANCE: Final = 1 << 42  # prepositions of when and where, between a cue and its content: "said in a statement"
TIME_MODIFIER: Final = 1 << 43  # "last week", "the same day"
APPOSITIVE: Final = 1 << 44  # may open an apposition or a comment behind a name: "former", "aged", "speaking"
STAGING: Final = 1 << 45  # "took to the radio to say"
CARDINAL: Final = 1 << 48  # numbers in words
VAGUE: Final = 1 << 47  # what is said itself, in front of its clause: "all he said was"
OCCASION: Final = 1 << 46  # where things are said: "in a tweet", "at a rally"
MONTH: Final = 1 << 51
FOCUS: Final = 1 << 52  # adverbs that belong to what follows them: "only two", "nearly half", "hardly anyone"
ESTIMATE: Final = 1 << 53  # in front of a number: "about 40", "at least ten"
# What the spelling and the flags above tell together
SYMBOL: Final = 1 << 17  # begins with no letter or digit
NOMINAL: Final = 1 << 19  # may be the noun of a phrase, or its name, number or adjective
MANNER: Final = 1 << 49  # an adverb in -ly
SAYS: Final = 1 << 50  # a finite form of a cue

FINITE: Final = PRESENT | PAST
VERB: Final = BASE | PRESENT | PAST | PARTICIPLE | GERUND
TOLD: Final = SYMBOL | NOMINAL | MANNER | SAYS
DASHES: Final = frozenset({"–", "—", "--", "―"})
APOSTROPHES: Final = frozenset({"’", "'"})
POSSESSIVE_MARKS: Final = APOSTROPHES | {"'s", "’s"}  # behind an owner: "Ortiz | ’s", "the engineers | ’"
QUOTATION_MARKS: Final = frozenset("\"“”„‟«»‹›‘’‚‛'`") | {"''", "``", ",,"}
_STOPS: Final = frozenset(".!?…") | {"..", "...", "....", "。", "！", "？"}
_NO_HEAD: Final = PREPOSITION | AUXILIARY | COORDINATOR | SUBORDINATOR | RELATIVE | PERSONAL | DETERMINER
_NO_NOUN: Final = _NO_HEAD | QUESTION | POSSESSIVE | NEGATION | OBJECT_PRONOUN | CLITIC
_NOUN_MARKS: Final = frozenset({"%", "$", "£", "€", "-", "–", "/"})  # 5 %, $ 5, U.S.-led
_SHORTEST_MANNER: Final = 5  # letters; "only" is no manner
_SHORTEST_VERB: Final = 4  # letters; "seed", "king" and "shed" are no verb forms
_CACHE_LIMIT: Final = 200_000  # forms; a corpus of junk must not fill the memory
CACHED_LENGTH: Final = 80  # characters; encoded pictures and long addresses come once


class _Flags(dict[str, int]):
    """Form -> flags, worked out at the first look-up."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        shape, classes = _shape(word), lexical_classes().get(normal_form(word), 0)
        if shape & UPPER:
            classes &= ~(PERSONAL | PRONOUN | OBJECT_PRONOUN)  # "US" and "WHO" are names
        if shape & CAPITAL and classes & CALENDAR:
            classes &= ~(AUXILIARY | MODAL | VERB)  # in May, in March: the month
        flags = shape | (classes or _verbal_shape(word))
        flags |= _told(word, flags)
        if len(word) <= CACHED_LENGTH:
            self[word] = flags
        return flags


flags_of: Final = _Flags().__getitem__


class _Forms(dict[str, str]):
    """Word -> the form under which the lexicons list it: lower case, straight apostrophes."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        form = self[word] = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        return form


normal_form: Final = _Forms().__getitem__


def _shape(word: str) -> int:
    first = word[:1]
    flags = 0
    if first.isupper():
        flags |= CAPITAL | (UPPER if word.isupper() and len(word) > 1 else 0)
    elif first.isdigit():
        flags |= NUMBER
    elif word in QUOTATION_MARKS:
        flags |= MARK
    elif word in _STOPS:
        flags |= STOP
    elif first in "'’" and len(word) > 1:
        flags |= CLITIC
    if word.endswith(".") and word[:-1] and not flags & STOP:
        flags |= ABBREVIATION | (STOP if _may_close(word) else 0)
    return flags


def _verbal_shape(word: str) -> int:
    """Return what the ending says of a word that no list has: "greenlighted", "podcasting"."""
    if len(word) <= _SHORTEST_VERB or not word.islower():
        return 0
    if word.endswith("ed"):
        return PAST | PARTICIPLE
    return GERUND if word.endswith("ing") else 0


def _told(word: str, flags: int) -> int:
    """Return what form and flags tell together, so that no pass has to put them together for each token."""
    is_symbol = not word[:1].isalnum()
    told = SYMBOL if is_symbol else 0
    if (not is_symbol or word[:1] in "@#" or word in _NOUN_MARKS) and _is_nominal(flags):
        told |= NOMINAL
    if word.endswith("ly") and len(word) >= _SHORTEST_MANNER and not flags & (CAPITAL | ROLE | BASE):
        told |= MANNER if word not in load_words("common_words") else 0  # not: family, assembly, rely
    return told | (SAYS if flags & CUE and flags & FINITE else 0)


def _is_nominal(flags: int) -> bool:
    if flags & CAPITAL:
        return not flags & _NO_HEAD
    if flags & (NUMBER | ROLE):
        return not flags & (_NO_HEAD | QUESTION)
    return not flags & _NO_NOUN


def _may_close(word: str) -> bool:
    """Tell whether a sentence may end in this abbreviation: "Inc.", "U.S.", "p.m.", plan "B."; not "Sen."."""
    return abbreviations().get(word[:-1]) == "closing" or word.count(".") > 1 or len(word) == 2  # noqa: PLR2004 - a letter


@cache
def abbreviations() -> dict[str, str]:
    """Return abbreviation, without its full stop and as it is written -> "inner", "closing" or "numbered"."""
    lists = load_toml("abbreviations")
    earlier = {f"{when}-{form}": "inner" for when in lists["prefixes"] for form in lists["inner"]}  # then-Sen. Ortiz
    return earlier | {form: kind for kind in ("inner", "numbered", "closing") for form in lists[kind]}


@cache
def genres() -> frozenset[str]:
    """Return what a headline begins with to say what kind of piece follows: "column", "transcript"."""
    return frozenset(load_toml("words")["genres"]["forms"])


@cache
def elisions() -> frozenset[str]:
    """Return what an apostrophe in front leaves of a word: "em", "til"."""
    return frozenset(load_toml("words")["elisions"]["forms"])


@cache
def lexical_classes() -> dict[str, int]:
    """Return normal form -> flags, over all the word lists."""
    classes: dict[str, int] = {}
    for form, flag in chain(_closed_classes(), _verb_forms(), _cue_words(), _open_classes()):
        classes[form] = classes.get(form, 0) | flag
    return classes


def _closed_classes() -> Iterator[tuple[str, int]]:
    for name, forms in load_toml("words")["classes"].items():
        flag = globals()[name]
        yield from ((form, flag) for form in forms)


def _verb_forms() -> Iterator[tuple[str, int]]:
    for form, readings in verb_forms().items():
        for _, tense in readings:
            yield form, globals()[tense]


def _cue_words() -> Iterator[tuple[str, int]]:
    for pos, form in cue_forms():
        yield form, CUE if pos == "verb" else CUE_NOUN
    yield from ((trigger, CUE_NOUN) for trigger in phrase_cues())
    yield from ((form, ACCUSATION) for form in accusation_forms())
    yield from ((form, RESPONSE) for form in flagged_forms())
    yield from ((form, WRONGDOING) for form in wrongdoing_forms())


def _open_classes() -> Iterator[tuple[str, int]]:
    bodies = map(normal_form, load_words("organization_heads"))
    yield from ((form, ROLE) for form in chain(titles(), roles(), kinship(), collectives(), bodies))
    yield from ((form, ADJECTIVE) for form in load_words("adjectives"))
    yield from ((form, ADVERB) for form in load_words("adverbs"))
