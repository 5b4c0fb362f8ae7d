"""Text that was written by others -> text that is safe to show on a terminal, character for character."""

import codecs
import io
import sys
import unicodedata
from typing import Any

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


def shown(text: str) -> str:
    """Return what goes to standard output: inert on a terminal, and as it is for other programs."""
    return inert(text) if sys.stdout.isatty() else text


class Screen(io.RawIOBase):
    """UTF-8 -> a terminal, inert."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """Tell that this can be written to."""
        return True

    def write(self, data: Any) -> int:
        """Show the text that the bytes hold."""
        sys.stdout.write(inert(self._decoder.decode(bytes(data))))
        return len(data)
