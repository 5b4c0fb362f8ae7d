"""Languages: words -> the language that an article is written in, by its function words.

Assumes whole articles: a handful of words says nothing, and None is the answer. Leaves out languages that
language_words.tsv does not list, and articles that mix several.
"""

from collections import Counter
from functools import cache

from onrecord.lexicons.tables import load_tsv, variants
from onrecord.segment.documents import Document

_SAMPLE = 2_000  # tokens; enough to tell, whatever the length
_WORDS_NEEDED = 12
_SHARE_NEEDED = 0.12  # function words are a third of running English, and a tenth of a list of names
_LEAD_NEEDED = 1.3  # how many times more than the next language
_UNSPACED = {"zh": (0x4E00, 0x9FFF), "ja": (0x3040, 0x30FF), "ko": (0xAC00, 0xD7AF), "th": (0x0E00, 0x0E7F)}


def detect_language(doc: Document) -> str | None:
    """Return the BCP 47 tag of the text's language, None when it cannot be told."""
    words = [word.lower() for word in doc.words[:_SAMPLE] if word[0].isalpha()]
    if (unspaced := _unspaced_language("".join(words))) is not None:
        return unspaced
    if len(words) < _WORDS_NEEDED:
        return None
    votes = Counter(language for word in words for language in _function_words().get(word, ()))
    (best, count), (_, second) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return best if count >= _SHARE_NEEDED * len(words) and count >= _LEAD_NEEDED * second else None


def _unspaced_language(letters: str) -> str | None:
    """Return the language whose script holds a fifth of the letters, for scripts that one language alone uses."""
    for language in ("ja", "ko", "th", "zh"):
        low, high = _UNSPACED[language]
        if letters and sum(low <= ord(letter) <= high for letter in letters) >= 0.2 * len(letters):
            return language
    return None


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for row in load_tsv("language_words"):
        for word in variants(row["words"]):
            words[word] = (*words.get(word, ()), row["language"])
    return words
