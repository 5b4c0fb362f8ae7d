"""Articles that nearly repeat others."""

import os
import subprocess
import sys

import pytest

from onrecord.contract import article_id
from onrecord.read.near_duplicates import mark_near_duplicates, ngrams
from onrecord.read.sources import Note, SourceArticle, SourceBundle


def story(start, count=300):
    return " ".join(f"word{number}" for number in range(start, start + count)) + "."


def marked(*texts):
    """Return for each text the number of the one that it repeats."""
    articles = [SourceArticle(f"a{number}", "text", text, "x") for number, text in enumerate(texts)]
    keys = [article_id(article.source_id, article.text) for article in articles]
    found = [item.duplicate_of for item in mark_near_duplicates(articles)]
    return [key and keys.index(key) for key in found]


def test_an_update_and_a_copy_name_the_first():
    assert marked(story(0), story(1000), story(0) + " An update follows.", story(0).upper() + "\n\nSyndicated.") == [
        None,
        None,
        0,
        0,
    ]


def test_the_same_text_under_two_ids_is_a_repeat():
    assert marked("Words.", "Words.", "Other words.") == [None, 0, None]


def test_texts_that_share_half_their_words_are_two_articles():
    assert marked(story(0), story(150)) == [None, None]


def test_a_repeat_names_an_article_that_repeats_none():
    first, second, third = story(0), story(40), story(80)
    assert marked(first, second, third) == [None, 0, None]


def test_a_signature_is_the_same_in_every_process():
    code = (
        "from rensa import RMinHash; from onrecord.read.near_duplicates import ngrams\n"
        "signature = RMinHash(num_perm=128, seed=1); signature.update(ngrams('One two three four five six.'))\n"
        "print(signature.digest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in "12"
    }
    assert len(runs) == 1


def test_bundles_and_notes_are_passed_on():
    items = [Note("x", "skipped", "m"), SourceBundle({"article": {}}, "x", 3)]
    assert list(mark_near_duplicates(items)) == items


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One two,” three four five SIX.", ["one two three four five", "two three four five six"]),
        ("One two.", ["one two"]),
        ("—", [""]),
    ],
)
def test_ngrams_are_of_words_alone(text, expected):
    assert ngrams(text) == expected


def test_the_extra_is_named_when_it_is_missing():
    code = (
        "import sys; sys.modules['rensa'] = None\n"
        "from onrecord.read.near_duplicates import Index\n"
        "try: Index()\n"
        "except Exception as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 'pip install "onrecord[dedup]"' in done.stdout
