"""What is written one after another is read so, and what is cut off is not taken for the end."""

import io

import pytest

from onrecord.work.frames import iter_frames, write_frame


def framed(*pieces):
    file = io.BytesIO()
    for piece in pieces:
        write_frame(file, piece)
    return file.getvalue()


def test_frames_of_any_length_come_back():
    pieces = [b"one", b"", b"x" * 100_000]
    assert list(iter_frames(io.BytesIO(framed(*pieces)))) == pieces


@pytest.mark.parametrize("lost", [1, 3, 6])
def test_a_frame_that_is_cut_off_is_an_error(lost):
    frames = iter_frames(io.BytesIO(framed(b"one", b"two")[:-lost]))
    assert next(frames) == b"one"
    with pytest.raises(EOFError):
        next(frames)
