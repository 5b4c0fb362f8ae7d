"""Languages: told by function words and script, or not told."""

import pytest

from onrecord.parse import parse_bundle
from onrecord.read.sources import SourceArticle
from onrecord.segment.documents import segment_text
from onrecord.segment.languages import article_language, detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferry was late and the board said that it would look into it, but nobody has been told why."),
        (
            "de",
            "Die Fähre war spät und der Rat sagte, dass er es prüfen werde, aber niemand weiß bis heute, warum es so war.",
        ),
        (
            "fr",
            "Le bac est arrivé en retard et le conseil a dit que la cause de ce retard serait connue dans la semaine.",
        ),
        ("es", "El barco llegó tarde y el consejo dijo que no sabe por qué, pero que lo va a estudiar con la empresa."),
        ("ru", "Паром опоздал, и совет сказал, что он не знает, почему это случилось, но что он будет это изучать."),
        ("zh", "渡轮迟到了，理事会说将调查此事。"),
        ("ja", "フェリーが遅れたため、委員会は調査すると述べた。"),
        ("ko", "페리가 늦었고 이사회는 조사하겠다고 말했다."),
    ],
)
def test_a_language_is_told_by_its_words(language, text):
    assert detect_language(segment_text(text)) == language


@pytest.mark.parametrize(
    "text", ["", "Ferry late.", "12 34 56 78 90", "Ortiz, Lee, Brandt, Feld, Salden, Rusk, Petty, Amsel"]
)
def test_too_little_text_tells_no_language(text):
    assert detect_language(segment_text(text)) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Polizei nahm am Dienstag einen Mann fest."),
        ("fr", "La police a arrêté un homme mardi à Wells."),
        ("sw", "Kivuko kilichelewa na baraza lilisema litachunguza."),
        ("pl", "Prom się spóźnił, a rada powiedziała, że to zbada."),
    ],
)
def test_a_few_words_or_a_rarer_language_are_told_by_the_model(language, text):
    assert detect_language(segment_text(text)) == language


def test_what_reads_as_english_never_waits_for_the_model(monkeypatch):
    monkeypatch.setattr("onrecord.segment.languages._model", None)
    assert detect_language(segment_text("Police charged a man with arson on Tuesday.")) is None


GERMAN = "Die Fähre war spät und der Rat sagte, dass er es prüfen werde, aber niemand weiß, warum es so war."
ENGLISH = "The ferry was late and the board said that it would look into it, but nobody has been told why."


@pytest.mark.parametrize(
    ("stated", "text", "language"),
    [
        ("en", GERMAN, "de"),
        ("de-AT", GERMAN, "de-AT"),
        ("nds", GERMAN, "nds"),
        ("fr", ENGLISH, "en"),
        ("en-GB", ENGLISH, "en-GB"),
        ("en-GB", "Ferry late.", "en-GB"),
        (None, "Ferry late.", None),
    ],
)
def test_a_stated_language_holds_unless_it_mistakes_english(stated, text, language):
    assert article_language(segment_text(text), stated) == language


def test_german_that_is_marked_as_english_has_no_quotes():
    bundle = parse_bundle(
        SourceArticle("a", "jsonl", f"{GERMAN} „Wir wissen es nicht“, said Lee.", "a:1", language="en")
    )
    assert (bundle["article"]["language"], bundle["quotes"], len(bundle["sections"])) == ("de", [], 1)
