"""The C library's heap, where that is glibc; elsewhere nothing is done.

glibc keeps freed memory for each thread.  After the engine has read a long report that is some
70 MB which nobody needs any more, and after a save some more.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_ARENA_MAX, _ARENAS = -8, 1
"""``M_ARENA_MAX`` of ``mallopt``: threads share so many heaps.  Of a second one the end is never
given back: after a save, which needs 1 KB for every action there ever was, that was all."""
_MMAP_THRESHOLD, _LARGE = -3, 1024 * 1024
"""``M_MMAP_THRESHOLD``: what is larger, such as the picture of a page, is the system's again as
soon as it is freed.  By itself glibc comes to keep blocks of up to 32 MB: 60 to 100 MB of them
after 500 pages were looked through."""

_TRIM_THRESHOLD, _SPARE = -1, 16 * 1024 * 1024
"""``M_TRIM_THRESHOLD``: so much freed memory is kept for what is needed next, until ``give_back``.
Whoever sets another threshold gets 128 KB here: then memory goes back and forth with every frame
that is drawn and every passage that is read, which took the engine a fifth of its time."""


def keep_small(large: int = _LARGE) -> None:
    """From now on: blocks of ``large`` bytes and more go back as soon as they are freed.  To be
    called before there are many threads."""
    if (library := _glibc()) is not None:
        library.mallopt(_ARENA_MAX, _ARENAS)
        library.mallopt(_MMAP_THRESHOLD, large)
        library.mallopt(_TRIM_THRESHOLD, _SPARE)


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
