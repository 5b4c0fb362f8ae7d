"""Publishing status, as IPTC's formats write it -> whether an article may be taken.

"usable" and what is not known may; what its publisher has taken back or holds back may not.
"""

from onrecord.read.sources import Refusal

_REFUSED = {"canceled": "canceled", "cancelled": "canceled", "withheld": "withheld", "killed": "canceled"}


def check_status(written: str | None) -> None:
    """Raise Refusal when the publisher took the article back; "stat:canceled" is a name in IPTC's catalogue."""
    status = (written or "").rpartition(":")[2].strip().lower()
    if status in _REFUSED:
        raise Refusal(f"{_REFUSED[status]} by its publisher")
