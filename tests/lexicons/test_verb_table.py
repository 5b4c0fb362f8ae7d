import pytest

from onrecord.lexicons.tables import load_tsv, variants
from onrecord.lexicons.words import lexical_classes

VERBS = {row["lemma"]: row for row in load_tsv("verbs")}


@pytest.mark.parametrize(
    ("lemma", "present", "past", "participle", "gerund"),
    [
        ("say", "says", "said", "said", "saying"),
        ("tell", "tells", "told", "told", "telling"),
        ("write", "writes", "wrote", "written", "writing"),
        ("deny", "denies", "denied", "denied", "denying"),
        ("be", "is|am|are", "was|were", "been", "being"),
        ("quit", "quits", "quit|quitted", "quit|quitted", "quitting"),
        ("traffic", "traffics", "trafficked", "trafficked", "trafficking"),
        ("travel", "travels", "traveled|travelled", "traveled|travelled", "traveling|travelling"),
        ("co-opt", "co-opts", "co-opted", "co-opted", "co-opting"),
        ("lie", "lies", "lay|lied", "lain|lied", "lying"),
    ],
)
def test_verb_has_every_form_in_the_spellings_of_both_sides_of_the_ocean(lemma, present, past, participle, gerund):
    assert VERBS[lemma] == {
        "lemma": lemma,
        "present": present,
        "past": past,
        "participle": participle,
        "gerund": gerund,
    }


@pytest.mark.parametrize(
    "lemma",
    [
        "accuse",
        "allege",
        "argue",
        "blame",
        "charge",
        "claim",
        "concede",
        "condemn",
        "confirm",
        "criticize",
        "deny",
        "denounce",
        "dispute",
        "dismiss",
        "insist",
        "post",
        "quip",
        "rebut",
        "refute",
        "retort",
        "retweet",
        "sue",
        "suspect",
        "tweet",
        "whisper",
    ],
)
def test_verbs_of_speech_and_charge_are_there(lemma):
    assert lemma in VERBS


def test_every_form_is_complete():
    assert [lemma for lemma, row in VERBS.items() if not all(row.values())] == []


def test_gerunds_end_in_ing_and_presents_in_s():
    odd = [row["lemma"] for row in VERBS.values() for form in variants(row["gerund"]) if not form.endswith("ing")]
    odd += [row["lemma"] for row in VERBS.values() for form in variants(row["present"]) if not form.endswith("s")]
    assert odd == ["be", "be"]  # "am", "are"


@pytest.mark.parametrize("lemma", [lemma for lemma in VERBS if lemma.endswith("ize")])
def test_british_spelling_reads_like_the_american(lemma):
    stem = lemma.removesuffix("ize")
    classes = lexical_classes()
    for ending in ("e", "es", "ed", "ing"):
        assert classes[f"{stem}is{ending}"] == classes[f"{stem}iz{ending}"]
