"""Languages: words -> the language that an article is written in, by its function words and script.

Assumes whole articles: a handful of words says nothing, and None is the answer. Leaves out languages that
language_words.tsv does not list, and articles that mix several.
"""

import re
from functools import cache

from onrecord.lexicons.tables import load_tsv
from onrecord.segment.documents import Document

_SAMPLE = 2_000  # tokens; enough to tell, whatever the length
_WORDS_NEEDED = 15
_SHARE_NEEDED = 0.12  # function words are a third of running English, and a tenth of a list of names
_LEAD_NEEDED = 1.3  # how many times more than the next language


def detect_language(doc: Document) -> str | None:
    """Return the BCP 47 tag of the text's language, None when it cannot be told."""
    words = [word.lower() for word in doc.words[:_SAMPLE] if word[0].isalpha()]
    if (script := _script_language(words)) is not None:
        return script
    if len(words) < _WORDS_NEEDED:
        return None
    counts = dict.fromkeys(_languages(), 0)
    for word in words:
        for language in _function_words().get(word, ()):
            counts[language] += 1
    ranked = sorted(counts, key=lambda language: -counts[language])
    best, second = ranked[0], ranked[1]
    if counts[best] < _SHARE_NEEDED * len(words) or counts[best] < _LEAD_NEEDED * counts[second]:
        return None
    return best
