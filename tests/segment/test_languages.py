"""Languages: told by function words and script, or not told."""

import pytest

from onrecord.segment.documents import segment_text
from onrecord.segment.languages import detect_language


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
