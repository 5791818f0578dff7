"""The C library's heap, where that is glibc; elsewhere nothing is done.

glibc keeps freed memory for each thread.  After the engine has read a long report that is some
70 MB which nobody needs any more.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_ARENA_MAX, _ARENAS = -8, 2
"""``M_ARENA_MAX`` of ``mallopt``: threads share so many heaps."""


def share_heaps() -> None:
    """Let threads share their heaps from now on.  To be called before there are many threads."""
    if (library := _glibc()) is not None:
        library.mallopt(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Give what was freed back to the system; takes some milliseconds for 100 MB."""
    if (library := _glibc()) is not None:
        library.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
