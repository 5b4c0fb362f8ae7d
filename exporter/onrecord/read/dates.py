"""Written dates -> RFC 3339 in UTC with microseconds.

Takes what feeds, archives and exports write: RFC 3339 (also without an offset), a date alone, RFC 2822, and RFC 3339
without the marks between its parts. What names no offset is read as UTC, and a date alone as its midnight in UTC.
Nothing is guessed: "03/04/2026" is refused.
"""

import contextlib
import re
from datetime import UTC, datetime

_ISO = re.compile(
    r"""
    [0-9]{4}-[0-9]{2}-[0-9]{2}
    ( [Tt ] [0-9]{2}:[0-9]{2} ( :[0-9]{2} ( [.,][0-9]{1,9} )? )? ( [Zz] | [+-][0-9]{2}:?[0-9]{2} )? )?
    """,
    re.VERBOSE,
)
_BASIC = re.compile(r"[0-9]{8} T[0-9]{6} ( Z | [+-][0-9]{4} )?", re.VERBOSE)  # of NITF
# The zone names are those of RFC 2822, section 4.3; the standard parser would take any other for UTC.
_RFC2822 = re.compile(
    r"""
    ( [A-Za-z]{3},\s* )? [0-9]{1,2} \s [A-Za-z]{3} \s [0-9]{4} \s [0-9]{2}:[0-9]{2} ( :[0-9]{2} )?
    \s ( [+-][0-9]{4} | GMT | UTC? | Z | [ECMP][SD]T )
    """,
    re.VERBOSE,
)


def parse_date(written: str) -> str:
    """Return the date as "2026-03-01T09:30:00.000000Z"; raise ValueError when it is in none of the forms."""
    moment = _parse(written.strip())
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    try:
        return aware.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    except OverflowError as error:
        raise ValueError(str(error)) from None


def _parse(written: str) -> datetime:
    if _ISO.fullmatch(written):
        return datetime.fromisoformat(written.upper().replace(",", "."))
    if _BASIC.fullmatch(written):
        return datetime.fromisoformat(written)
    if _RFC2822.fullmatch(written):
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 - slow to import, and few dates have this form

        return parsedate_to_datetime(written)
    message = "not a date in RFC 3339, YYYY-MM-DD or RFC 2822 form"
    raise ValueError(message)


def known_date(*written: str | None) -> str | None:
    """Return the first date that can be told; None without one: what a page says of itself is no promise."""
    for candidate in filter(None, written):
        with contextlib.suppress(ValueError):
            return parse_date(candidate)
    return None
