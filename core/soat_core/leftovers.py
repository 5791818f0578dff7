"""What saves leave behind that were cut off: a kill or a power cut in the middle of one.

Their temporary files hold nothing that does not stand elsewhere too: the record is whole, or its
earlier version and the history are, and ``soat repair`` makes it of them.  But they hold words of a
report, so they go with a later save in the same folder.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

KEPT_S = 7 * 24 * 3600
"""Nobody takes so long to save; and whoever was told that a save broke off in the middle can still
find both halves for some days."""
_NAME = re.compile(r"\.soat-[0-9a-f]{16}\.tmp")


def sweep(folder: Path, now: float) -> int:
    """Remove one's own leftovers in a folder; how many.

    ``now`` is the time in seconds by the clock that stamps the folder's files.  What cannot be
    removed stays.
    """
    count = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name) and _is_left(entry, now):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)
                    count += 1
    return count


def _is_left(entry: os.DirEntry[str], now: float) -> bool:
    try:
        status = entry.stat(follow_symlinks=False)
        is_own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
        return entry.is_file(follow_symlinks=False) and is_own and now - status.st_mtime > KEPT_S
    except OSError:
        return False
