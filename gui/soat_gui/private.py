"""Files that are nobody else's business."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings


def keep_private(store: QSettings) -> None:
    """Let only the owner read what is kept: it names the reports that were open.

    Qt makes the file readable for all.  Windows and macOS keep settings in places of the person.
    """
    is_file = store.format() == QSettings.Format.IniFormat or sys.platform == "linux"
    if os.name != "posix" or not is_file:
        return
    path = Path(store.fileName())
    with contextlib.suppress(OSError):  # settings that cannot be kept are forgotten, no more
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        path.chmod(0o600)
