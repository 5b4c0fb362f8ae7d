"""Language tags as sources write them -> BCP 47."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def parse_language(tag: str) -> str:
    """Return the tag as BCP 47 has it; raise ValueError when it is none. "en_US" is how locales write it."""
    normal = tag.strip().replace("_", "-")
    if not _TAG.fullmatch(normal):
        message = "no BCP 47 tag, such as `en` or `pt-BR`"
        raise ValueError(message)
    return normal


def known_language(tag: str | None) -> str | None:
    """Return the tag as BCP 47 has it, None when it is missing or none: what a page says of itself is no promise."""
    try:
        return parse_language(tag) if tag else None
    except ValueError:
        return None
