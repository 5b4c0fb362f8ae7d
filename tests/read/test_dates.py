"""Dates are taken as written or refused."""

import pytest

from onrecord.read.dates import parse_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-03-01T09:30:00Z", "2026-03-01T09:30:00.000000Z"),
        ("2026-03-01T09:30:00.25+02:00", "2026-03-01T07:30:00.250000Z"),
        ("2026-03-01 09:30:00-0500", "2026-03-01T14:30:00.000000Z"),
        ("2026-03-01t09:30:00.123456789z", "2026-03-01T09:30:00.123456Z"),
        ("2026-03-01T09:30", "2026-03-01T09:30:00.000000Z"),
        ("2026-03-01", "2026-03-01T00:00:00.000000Z"),
        ("0900-03-01", "0900-03-01T00:00:00.000000Z"),
        ("Sun, 01 Mar 2026 09:30:00 GMT", "2026-03-01T09:30:00.000000Z"),
        ("1 Mar 2026 09:30 EST", "2026-03-01T14:30:00.000000Z"),
        ("Sun, 1 Mar 2026 09:30:00 +0100", "2026-03-01T08:30:00.000000Z"),
    ],
)
def test_a_date_becomes_utc_with_microseconds(written, expected):
    assert parse_date(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "yesterday",
        "03/04/2026",  # the third of April, or the fourth of March
        "2026-02-30",
        "2026-13-01",
        "2026-03-01T25:00:00Z",
        "20260301",
        "2026-W09-1",
        "1 Mar 2026 09:30 CET",  # a zone that RFC 2822 does not know, which the standard parser takes for UTC
        "1772357400",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_anything_else_is_refused(written):
    with pytest.raises(ValueError):  # noqa: PT011 - the words are the standard library's own
        parse_date(written)
