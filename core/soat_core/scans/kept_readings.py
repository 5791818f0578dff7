"""What an OCR program said of the pages of a scan, kept on the disk.

Reading a page takes seconds.  Whoever stops the reading of a long scan, or opens the scan again
before there is a record of it, goes on where it ended.  Nothing depends on what is kept: what is
missing or damaged is read again.  It holds the words of reports, so only the person can read it,
and forgetting a report forgets it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import zlib
from collections.abc import Iterable
from pathlib import Path

from soat_core.memory.place import make_folder

FOLDER_NAME = "readings"
MOST_BYTES = 200_000_000
"""Of all that is kept; the scans opened longest ago go first.  A page takes 5 to 10 KB."""
_MOST_OF_A_PAGE = 20_000_000
_NAME = re.compile(r"[0-9a-f]{32}")
_BEGINS = b"soat-reading-1\n"


def default_folder() -> Path:
    """Those of the person who runs the program.  Nothing is made."""
    import platformdirs

    return platformdirs.user_state_path("soat", appauthor=False) / FOLDER_NAME


class KeptReadings:
    """Of one scan, as long as its bytes stay the same."""

    def __init__(self, folder: Path, scan: Path, sha256: str) -> None:
        """``folder`` holds those of all scans; ``sha256`` is of the scan's bytes."""
        self._folder = _folder_of(folder, scan)
        self._sha256 = sha256

    def get(self, page: int, reader: str) -> bytes | None:
        """What ``reader``, a program with its version, language and model, said of a page (from
        0)."""
        try:
            data = self._path(page, reader).read_bytes()
            if data.startswith(_BEGINS):
                unpacking = zlib.decompressobj()
                told = unpacking.decompress(data[len(_BEGINS) :], _MOST_OF_A_PAGE)
                with contextlib.suppress(OSError):  # somebody else's folder, or read-only
                    os.utime(self._folder)  # what is opened again is kept longer
                return told if unpacking.eof else None
        except (OSError, zlib.error):
            pass
        return None

    def keep(self, page: int, reader: str, told: bytes) -> None:
        """A full disk keeps nothing, which is no matter."""
        path = self._path(page, reader)
        new = path.with_suffix(".new")
        with contextlib.suppress(OSError):
            make_folder(self._folder.parent.parent, own=False)
            make_folder(self._folder.parent, own=True)
            make_folder(self._folder, own=True)
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(_BEGINS + zlib.compress(told, 6))
            os.replace(new, path)

    def _path(self, page: int, reader: str) -> Path:
        named = hashlib.sha256(f"{self._sha256}\n{page}\n{reader}".encode()).hexdigest()
        return self._folder / named[:32]


def forget_readings(folder: Path, scans: Iterable[Path] | None = None) -> int:
    """Remove what is kept of some scans, or of all (None); of how many there was something."""
    gone = _all(folder) if scans is None else [_folder_of(folder, scan) for scan in scans]
    count = 0
    for one in gone:
        if one.is_dir():
            shutil.rmtree(one, ignore_errors=True)
            count += not one.exists()
    return count


def has_readings(folder: Path, scans: Iterable[Path]) -> bool:
    """Whether anything is kept of any of these."""
    return any(_size(_folder_of(folder, scan)) for scan in scans)


def tidy_readings(folder: Path, most: int = MOST_BYTES) -> None:
    """Keep the readings of a working life from filling the disk."""
    total = 0
    for one in sorted(_all(folder), key=_age, reverse=True):
        total += _size(one)
        if total > most:
            shutil.rmtree(one, ignore_errors=True)


def _folder_of(folder: Path, scan: Path) -> Path:
    """Nothing of where a scan lies can be read off the name."""
    return folder / hashlib.sha256(os.fsencode(os.path.realpath(scan))).hexdigest()[:32]


def _all(folder: Path) -> list[Path]:
    try:
        ours = (one for one in folder.iterdir() if _NAME.fullmatch(one.name))
        return [one for one in ours if one.is_dir() and not one.is_symlink()]
    except OSError:
        return []


def _age(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _size(folder: Path) -> int:
    total = 0
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            total += entry.stat(follow_symlinks=False).st_size
    return total
