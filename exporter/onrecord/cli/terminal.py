"""Text that was written by others -> text that is safe to show on a terminal, character for character."""

import unicodedata

_KEPT = "\t\n\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # the joiners belong to Persian words and to emoji
_HIDDEN = ("Cc", "Cf", "Cs")
_C0_PICTURES, _DELETE, _DELETE_PICTURE = 0x2400, 0x7F, 0x2421


def _pictures() -> dict[int, int]:
    """Map control characters to their pictures, and what reorders or hides text to the replacement character."""
    table = {code: _C0_PICTURES + code for code in range(0x20) if chr(code) not in _KEPT}
    table[_DELETE] = _DELETE_PICTURE
    others = (*range(0x80, 0xA0), *range(0x2000, 0x2070), 0x061C, *range(0xD800, 0xE000))
    hidden = (code for code in others if unicodedata.category(chr(code)) in _HIDDEN and chr(code) not in _KEPT)
    return table | dict.fromkeys(hidden, ord("\N{REPLACEMENT CHARACTER}"))


_TABLE = _pictures()


def inert(text: str) -> str:
    """Return the text with every control character made visible and harmless; its length, and so all offsets, stay."""
    return text.translate(_TABLE)
