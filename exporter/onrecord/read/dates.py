"""Written dates -> RFC 3339 in UTC with microseconds.

Takes what feeds, archives and exports write: RFC 3339 (also without an offset, or without the marks between its parts),
RFC 2822, a date alone, and one in words, "Thursday, March 12, 2026". What names no offset is read as UTC, and a date alone
as its midnight in UTC. Nothing is guessed: "03/04/2026" is refused unless it is said which of the two is the day.
"""

import contextlib
import re
from datetime import UTC, datetime
from typing import Literal

DateOrder = Literal["dmy", "mdy"]

_ISO = re.compile(
    r"""
    [0-9]{4}-[0-9]{2}-[0-9]{2}
    ( [Tt ] [0-9]{2}:[0-9]{2} ( :[0-9]{2} ( [.,][0-9]{1,9} )? )? ( [Zz] | [+-][0-9]{2}:?[0-9]{2} )? )?
    """,
    re.VERBOSE,
)
_BASIC = re.compile(r"(19|20)[0-9]{6} ( T[0-9]{6} ( Z | [+-][0-9]{4} )? )?", re.VERBOSE)  # of NITF
_NUMBERED = re.compile(
    r"""
    (?P<first>[0-9]{1,2}) (?P<mark>[./-]) (?P<second>[0-9]{1,2}) (?P=mark) (?P<year>[0-9]{4})
    ( [ ] (?P<time>[0-9]{2}:[0-9]{2} (:[0-9]{2})? ) )?
    """,
    re.VERBOSE,
)
# Either side of the month may hold the day; archives of newspapers put the weekday before the date or behind it.
_WORDED = re.compile(
    r"""
    ( [A-Za-z]{3,9},? \s+ )?
    (?P<day_and_month> [0-9]{1,2} \s+ [A-Za-z]{3,9} | [A-Za-z]{3,9} \s+ [0-9]{1,2} ),? \s+ (?P<year>[0-9]{4})
    ( ,?\s+ [A-Za-z]{6,9} )?
    """,
    re.VERBOSE,
)
# The zone names are those of RFC 2822, section 4.3; the standard parser would take any other for UTC.
_RFC2822 = re.compile(
    r"""
    ( [A-Za-z]{3},\s* )? [0-9]{1,2} \s [A-Za-z]{3} \s [0-9]{4} \s [0-9]{2}:[0-9]{2} ( :[0-9]{2} )?
    \s ( [+-][0-9]{4} | GMT | UTC? | Z | [ECMP][SD]T )
    """,
    re.VERBOSE,
)


class DateOrderError(ValueError):
    """A date in numbers that does not say which is the day."""


def parse_date(written: str, order: DateOrder | None = None) -> str:
    """Return the date as "2026-03-01T09:30:00.000000Z"; raise ValueError when it is in none of the forms."""
    moment = _parse(written.strip(), order)
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    try:
        return aware.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    except OverflowError as error:
        raise ValueError(str(error)) from None


def _parse(written: str, order: DateOrder | None) -> datetime:
    if _ISO.fullmatch(written):
        return datetime.fromisoformat(written.upper().replace(",", "."))
    if _BASIC.fullmatch(written):
        return datetime.fromisoformat(written)
    if _RFC2822.fullmatch(written):
        return _in_words(written)
    if found := _WORDED.fullmatch(written):
        return _in_words(f"{found['day_and_month']} {found['year']} 00:00 +0000")
    if found := _NUMBERED.fullmatch(written):
        return _in_numbers(found, order)
    message = "not a date in RFC 3339, YYYY-MM-DD or RFC 2822 form, nor as in 1 March 2026"
    raise ValueError(message)


def _in_words(written: str) -> datetime:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - slow to import, and few dates have this form

    return parsedate_to_datetime(written)


def _in_numbers(found: re.Match[str], order: DateOrder | None) -> datetime:
    if order is None:
        raise DateOrderError("it does not say which number is the day")
    numbers = int(found["first"]), int(found["second"])
    day, month = numbers if order == "dmy" else reversed(numbers)
    return datetime.fromisoformat(f"{found['year']}-{month:02}-{day:02} {found['time'] or '00:00'}")


def known_date(*written: str | None) -> str | None:
    """Return the first date that can be told; None without one: what a page says of itself is no promise."""
    for candidate in filter(None, written):
        with contextlib.suppress(ValueError):
            return parse_date(candidate)
    return None
