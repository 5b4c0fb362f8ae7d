"""Common words: what a capitalised word at the start of a sentence may be, besides a name.

Assumes lower case and straight apostrophes. Brings together the lists of nouns and function words, verb forms,
adjectives, adverbs and role nouns. Left out: rare words; a word missing here is not proved a name.
"""

from functools import cache

from onrecord.lexicons.tables import load_words
from onrecord.lexicons.titles import collectives, kinship, roles, titles
from onrecord.lexicons.verbs import verb_forms


@cache
def common_words() -> frozenset[str]:
    """Return every listed English word that is no proper name."""
    people = (form for index in (titles(), roles(), kinship(), collectives()) for form in index if " " not in form)
    lists = (load_words(name) for name in ("common_words", "adjectives", "adverbs"))
    return frozenset().union(*lists, verb_forms(), people)
