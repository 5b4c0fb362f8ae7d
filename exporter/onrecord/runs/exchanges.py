"""Two folders -> each in the place of the other, at one instant, where the system can do that (Linux, macOS)."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders of one file system; return False, with nothing done, where that is not supported."""
    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(*paths, _RENAME_SWAP)
    else:
        return False
    if failed and ctypes.get_errno() not in _UNSUPPORTED:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))
    return not failed
