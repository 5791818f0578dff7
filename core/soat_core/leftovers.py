"""What saves leave behind that were cut off: a kill or a power cut in the middle of one.

Their temporary files hold nothing that does not stand elsewhere too: the record is whole, or its
earlier version and the history are, and ``soat repair`` makes it of them.  But they hold words of a
report, so they go with a later save in the same folder.  Whose they are is known on POSIX only;
elsewhere they stay.  Both halves of a save that broke off in place, of which the person was told,
have other names and stay too.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

KEPT_S = 7 * 24 * 3600
"""Nobody takes so long to save."""
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
        is_own = hasattr(os, "geteuid") and status.st_uid == os.geteuid()
        # A copy of an earlier version has the time of what it is a copy of, but is new itself.
        last = max(status.st_mtime, status.st_ctime)
        return entry.is_file(follow_symlinks=False) and is_own and now - last > KEPT_S
    except OSError:
        return False
