"""Where journals lie, what they are called, and who is at work on one.

The folder is open to its owner only, for a journal holds words of the report.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
from pathlib import Path

from soat_core.i18n import tr
from soat_core.journal.errors import BusyJournalError, JournalError
from soat_core.memory.place import make_folder
from soat_core.report import Report
from soat_core.storage import unwritable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PROGRAM_NAME = "soat"
FOLDER_NAME = "journals"
ENDING = ".journal"
DAMAGED = ".damaged"
_LOCK = ".lock"
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_NEW = ".new"


def default_folder() -> Path:
    """The journals of the person who runs the program.  Nothing is made."""
    import platformdirs

    return platformdirs.user_state_path(PROGRAM_NAME, appauthor=False) / FOLDER_NAME


def journal_path(folder: Path, record: Path, report: Report) -> Path:
    """The journal of a report: its OCR text, and where its record is or would be.

    Not the bytes that were imported but what was read from them: every offset counts in it.
    Nothing of either can be read off the name.
    """
    digest = hashlib.sha256(text_digest(report).encode())
    digest.update(os.fsencode(os.path.realpath(record)))
    return folder / f"{digest.hexdigest()[:40]}{ENDING}"


def text_digest(report: Report) -> str:
    """SHA-256 of the OCR text."""
    return hashlib.sha256(report.ocr_text.encode("utf-8", "surrogatepass")).hexdigest()


def new_path(path: Path) -> Path:
    """Where the next version of a journal is written."""
    return path.with_suffix(_NEW)


def damaged_path(path: Path) -> Path:
    """Where a damaged journal is put aside."""
    return path.with_suffix(DAMAGED)


class Lock:
    """Says that a window keeps a journal, until it is released or the program ends, however it
    ends."""

    def __init__(self, path: Path) -> None:
        """Raises ``BusyJournalError`` where another window keeps it, ``JournalError`` where the
        folder cannot be used."""
        self._path = path.with_suffix(_LOCK)
        self._file: int | None = None
        try:
            make_folder(path.parent.parent, own=False)
            make_folder(path.parent, own=True)
            self._file = _locked(self._path)
        except BusyJournalError:
            raise
        except OSError as error:
            raise unusable(error, path.parent) from error

    def release(self) -> None:
        descriptor, self._file = self._file, None
        if descriptor is None:
            return
        with contextlib.suppress(OSError):  # Windows removes no open files
            self._path.unlink()
        os.close(descriptor)
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._path.unlink()


def is_busy(path: Path) -> bool:
    """Whether a window keeps this journal just now."""
    try:
        Lock(path).release()
    except BusyJournalError:
        return True
    return False


def unusable(error: OSError, where: Path) -> JournalError:
    """What a failure of the disk means here."""
    return JournalError(
        unwritable(error, "").what,
        where=os.fspath(where),
        advice=tr(
            "The work goes on, but only saving protects it now.",
            "Bạn vẫn làm tiếp được, nhưng từ giờ chỉ có lưu hồ sơ mới giữ được việc đã làm.",
        ),
    )


def _locked(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _lock(descriptor)
            # whoever released it may have removed it after we opened it
            if sys.platform == "win32" or os.path.samestat(os.fstat(descriptor), os.stat(path)):
                return descriptor
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _NO_LOCKS:  # some network drives
            return
        if not isinstance(error, BlockingIOError | PermissionError):
            raise
        raise BusyJournalError(
            tr(
                "this report is open in another window, which keeps its history",
                "báo cáo này đang mở ở cửa sổ khác, lịch sử được ghi ở cửa sổ đó",
            ),
        ) from error
