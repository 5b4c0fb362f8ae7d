"""Ids -> a set or a map of them in some 25 or 50 bytes each, so that a hundred million fit into memory.

An article_id is 64 bits of a hash already, and any other string is hashed to as many: two ids that meet are as unlikely
as two articles of one id.
"""

import hashlib
import re
from array import array

_HEXADECIMAL = re.compile(r"[0-9a-f]{16}", re.ASCII)
_FIRST_SIZE = 1024


def number_of(key: str) -> int:
    """Return 64 bits that stand for an id, never 0."""
    if _HEXADECIMAL.fullmatch(key):
        return int(key, 16) or 1
    return int.from_bytes(hashlib.blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest()) or 1


class IdMap:
    """A map of ids to article_ids by open addressing in flat arrays; what is in it stays."""

    def __init__(self) -> None:
        self._count = 0
        self._keys = array("Q", bytes(8 * _FIRST_SIZE))
        self._values = array("Q", bytes(8 * _FIRST_SIZE))

    def __len__(self) -> int:
        return self._count

    def get(self, key: str) -> str | None:
        """Return the article_id that the key leads to, None when it leads nowhere."""
        slot = self._slot(number_of(key))
        return f"{self._values[slot]:016x}" if self._keys[slot] else None

    def put(self, key: str, article_id: str) -> bool:
        """Let the key lead to the article_id from now on; tell whether the key is new."""
        number = number_of(key)
        slot = self._slot(number)
        is_new = not self._keys[slot]
        self._keys[slot], self._values[slot] = number, number_of(article_id)
        self._count += is_new
        if 3 * self._count > 2 * len(self._keys):
            self._grow()
        return is_new

    def _slot(self, number: int) -> int:
        """Return where the number is, or where it would be."""
        keys, mask = self._keys, len(self._keys) - 1
        slot = number & mask
        while keys[slot] not in (0, number):
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        old_keys, old_values = self._keys, self._values
        self._keys = array("Q", bytes(16 * len(old_keys)))
        self._values = array("Q", bytes(16 * len(old_keys)))
        for number, value in zip(old_keys, old_values, strict=True):
            if number:
                slot = self._slot(number)
                self._keys[slot], self._values[slot] = number, value


class IdSet:
    """A set of ids."""

    def __init__(self) -> None:
        self._map = IdMap()

    def __len__(self) -> int:
        return len(self._map)

    def __contains__(self, key: str) -> bool:
        return self._map.get(key) is not None

    def add(self, key: str) -> bool:
        """Add an id and tell whether it is new."""
        return self._map.put(key, key)
