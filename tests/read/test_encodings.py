"""Text is read right or refused by name; it is never garbled."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.encodings import decode, fixed_text
from onrecord.read.sources import Refusal

SENTENCE = "Ms. Ortiz said: \N{LEFT DOUBLE QUOTATION MARK}We won\N{RIGHT SINGLE QUOTATION MARK}t pay.\N{RIGHT DOUBLE QUOTATION MARK}"
FRENCH = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{NO-BREAK SPACE}L'été, créée à l'Élysée, déçoit."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_known_encoding_is_read_right(encoding):
    assert fixed_text(decode(SENTENCE.encode(encoding)).text) == SENTENCE


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\x00\x00\xfe\xff"])
def test_big_endian_marks_are_known(mark):
    encoding = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert decode(mark + SENTENCE.encode(encoding)).text == SENTENCE


@pytest.mark.parametrize("text", [SENTENCE, FRENCH, "Größe über Köln", "mañana ¿sí? £5 a 20°", "Åse Ødegård"])
def test_western_text_that_is_not_utf8_is_read_as_windows_1252_and_says_so(text):
    assert decode(text.encode("cp1252")) == (text, "windows-1252")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param("Привет, Москва".encode("cp1251"), "not plausible Windows-1252", id="Cyrillic"),
        pytest.param("Привет, Москва".encode("koi8-r"), "not plausible Windows-1252", id="KOI8-R"),
        pytest.param("東京で会談した".encode("shift_jis"), "not plausible Windows-1252", id="Shift JIS"),
        pytest.param("在北京会谈".encode("gbk"), "not plausible Windows-1252", id="GBK"),
        pytest.param("Wałęsa powiedział".encode("iso8859-2"), "not plausible Windows-1252", id="Latin-2"),
        pytest.param(
            "We don\N{RIGHT SINGLE QUOTATION MARK}t know".encode("mac-roman"),
            "not plausible Windows-1252",
            id="Mac Roman apostrophe",
        ),
        pytest.param("“Hello there,” he said.".encode("mac-roman"), "not plausible", id="Mac Roman quotation marks"),
        pytest.param("caf\xe9 is".encode("cp437"), "not plausible Windows-1252", id="DOS"),
        pytest.param(SENTENCE.encode() + b" caf\xe9", "the file is damaged", id="UTF-8 with a stray byte"),
        pytest.param(SENTENCE.encode()[:-1], "the file is damaged", id="UTF-8 cut in a character"),
        pytest.param(SENTENCE.encode("utf-16-le"), "UTF-16 without a byte order mark", id="UTF-16 unmarked"),
        pytest.param(SENTENCE.encode("utf-16-be"), "UTF-16 without a byte order mark", id="UTF-16 big-endian unmarked"),
        pytest.param(SENTENCE.encode("utf-16") + b"x", "invalid UTF-16", id="UTF-16 cut in a character"),
        pytest.param(b"Plain text\0with a NUL", "binary data: a NUL byte at offset 10", id="NUL"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(40) + b"\xff\xfe" * 9, "binary data", id="executable"),
        pytest.param(b"%PDF-1.7 \xe2\xe3", "a PDF document", id="PDF"),
        pytest.param(b"\x1f\x8b\x08\0\0", "gzip-compressed", id="gzip"),
    ],
)
def test_what_cannot_be_read_right_is_refused_by_name(data, named):
    with pytest.raises(Refusal, match=named):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf8_is_always_read_as_it_is(text):
    assert fixed_text(decode(b" " + text.encode()).text) == fixed_text(" " + text)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data):
    with suppress(Refusal):
        decode(data).text.encode()


def test_only_line_endings_and_the_byte_order_mark_change():
    assert (
        fixed_text("\N{ZERO WIDTH NO-BREAK SPACE} a\r\nb\rc\n\n d\t\N{NO-BREAK SPACE}")
        == " a\nb\nc\n\n d\t\N{NO-BREAK SPACE}"
    )
