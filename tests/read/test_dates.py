"""Dates are taken as written or refused."""

import pytest

from onrecord.read.dates import DateOrderError, parse_date


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
        ("1 March 2026", "2026-03-01T00:00:00.000000Z"),
        ("March 1, 2026", "2026-03-01T00:00:00.000000Z"),
        ("Sunday, March 1, 2026", "2026-03-01T00:00:00.000000Z"),
        ("March 1, 2026 Sunday", "2026-03-01T00:00:00.000000Z"),
        ("Sun 1 Mar 2026", "2026-03-01T00:00:00.000000Z"),
        ("20260301", "2026-03-01T00:00:00.000000Z"),
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
        "10032026",
        "March 2026",
        "30 February 2026",
        "1 mars 2026",
        "Ferry 1, 2026",
        "1 1 2026",
        "2026-W09-1",
        "1 Mar 2026 09:30 CET",  # a zone that RFC 2822 does not know, which the standard parser takes for UTC
        "1772357400",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_anything_else_is_refused(written):
    with pytest.raises(ValueError):  # noqa: PT011 - the words are the standard library's own
        parse_date(written)


@pytest.mark.parametrize("written", ["03/04/2026", "3.4.2026", "03-04-2026 00:00"])
def test_a_date_in_numbers_is_read_in_the_order_that_is_said(written):
    with pytest.raises(DateOrderError):
        parse_date(written)
    assert parse_date(written, "dmy") == "2026-04-03T00:00:00.000000Z"
    assert parse_date(written, "mdy") == "2026-03-04T00:00:00.000000Z"


def test_a_date_that_the_order_makes_no_day_is_refused():
    with pytest.raises(ValueError, match="month must be in"):
        parse_date("31/12/2026", "mdy")
    assert parse_date("31/12/2026 09:30", "dmy") == "2026-12-31T09:30:00.000000Z"
