"""Languages: words -> the language that an article is written in, by its function words, or else by a model.

Function words cost a tenth of a millisecond and settle nearly every article. py3langid is asked where they do not and
English does not lead: a few words, or a language that language_words.tsv does not list. It takes seconds to load on a
busy machine, so English never waits for it; without it (the extra `lang`) such articles have no language. Leaves out
articles that mix several.
"""

import re
from collections import Counter, defaultdict
from functools import cache
from operator import itemgetter
from typing import Any, Final

from onrecord.lexicons.tables import load_tsv, variants
from onrecord.segment.documents import Document

_CACHE_LIMIT: Final = 200_000  # forms; a corpus of junk must not fill the memory
_SAMPLE: Final = 250  # tokens; enough to tell, whatever the length
_WORDS_NEEDED: Final = 12
_SHARE_NEEDED: Final = 0.12  # function words are a third of running English, and a tenth of a list of names
_LEAD_NEEDED: Final = 1.3  # how many times more than the next language
_MODEL_CHARACTERS: Final = 500  # as good as the whole article
_MODEL_CHARACTERS_NEEDED: Final = 30
_MODEL_PROBABILITY: Final = 0.9  # below it, headlines and names are taken for rare languages
_SCRIPT_SHARE: Final = 0.2  # of the characters; loan words and names are fewer
_SCRIPTS: Final = {  # of languages that do not part their words, in the order asked: Japanese uses Chinese characters too
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
_ANY_SCRIPT: Final = re.compile("|".join(script.pattern for script in _SCRIPTS.values()))


def article_language(doc: Document, stated: str | None) -> str | None:
    """Return the language that the source states, unless the text is English and that is not, or the other way round."""
    told = detect_language(doc)
    if stated is None or told is None:
        return stated or told
    return told if told != _primary(stated) and "en" in (told, _primary(stated)) else stated


def is_english(tag: str | None) -> bool:
    """Tell whether a BCP 47 tag says English, or there is none: what is not known is parsed as English."""
    return tag is None or _primary(tag) == "en"


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def detect_language(doc: Document) -> str | None:
    """Return the BCP 47 tag of the text's language, None when it cannot be told."""
    sample = doc.words[:_SAMPLE]
    if _ANY_SCRIPT.search("".join(sample)) and (language := _language_of_script(sample)) is not None:
        return language
    ballots = Counter(map(_ballot_of, sample))
    size = len(sample) - ballots.pop(None, 0)
    votes: dict[str, int] = defaultdict(int)
    for ballot, count in ballots.items():
        for language in (ballot or "").split():
            votes[language] += count
    ranked = sorted(votes.items(), key=itemgetter(1), reverse=True)
    (best, count), (_, second) = [*ranked, ("", 0), ("", 0)][:2]
    if size >= _WORDS_NEEDED and count >= _SHARE_NEEDED * size and count >= _LEAD_NEEDED * second:
        return best
    return None if best == "en" else _language_by_model(doc.text)


def _language_by_model(text: str) -> str | None:
    sample = " ".join(text[:_MODEL_CHARACTERS].split())
    model = _model() if len(sample) >= _MODEL_CHARACTERS_NEEDED else None
    if model is None:
        return None
    language, probability = model.classify(sample)
    return str(language) if probability >= _MODEL_PROBABILITY else None


@cache
def _model() -> Any:
    """Return the model that comes with py3langid, None where it is not installed."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a second, for few articles
    except ModuleNotFoundError:
        return None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _language_of_script(sample: list[str]) -> str | None:
    letters = "".join([word.lower() for word in sample if word[0].isalpha()])
    for language, script in _SCRIPTS.items():
        if len(script.findall(letters)) >= _SCRIPT_SHARE * len(letters):
            return language
    return None


class _Ballots(dict[str, str | None]):
    """Word -> the languages that it is a function word of, None when it is no word; worked out at the first look-up."""

    def __missing__(self, word: str) -> str | None:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        ballot = self[word] = _function_words().get(word.lower(), "") if word[0].isalpha() else None
        return ballot


_ballot_of: Final = _Ballots().__getitem__


@cache
def _function_words() -> dict[str, str]:
    words: dict[str, list[str]] = defaultdict(list)
    for row in load_tsv("language_words"):
        for word in variants(row["words"]):
            words[word].append(row["language"])
    return {word: " ".join(languages) for word, languages in words.items()}
