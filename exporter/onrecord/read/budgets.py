"""How much an archive may unpack to: a hundred times its own size, and 64 MiB in any case.

News packs five to ten times; a bomb thousands of times. What an archive in an archive unpacks to counts for both.
"""

RATIO = 100
FREE_BYTES = 64 * 2**20
DEPTH = 3  # archives in archives in archives


class Budget:
    """The bytes that one archive, and all that is packed in it, may still unpack to."""

    def __init__(self, packed: int) -> None:
        self._left = max(FREE_BYTES, RATIO * packed)

    def spend(self, size: int) -> None:
        """Count bytes that are unpacked; raise OSError when they are more than is left."""
        self._left -= size
        if self._left < 0:
            raise OSError(f"with what is in it, the archive unpacks to more than {RATIO} times its size")


def expands_too_much(size: int, packed: int) -> bool:
    """Tell whether one member unpacks to more than news ever does."""
    return size > max(FREE_BYTES, RATIO * packed)
