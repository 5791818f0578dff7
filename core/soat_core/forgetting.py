"""Forgetting a report, or everything: what the program keeps beside the files of the person.

Reports, records and their earlier versions are the person's own files and stay.  What was learnt
from a report is not kept by report: only forgetting everything takes it away.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from soat_core.journal.place import DAMAGED, ENDING, Lock, default_folder
from soat_core.journal.shelf import Shelved, forget, of_report, shelved
from soat_core.page_files import RECORD_SUFFIX
from soat_core.scans import kept_readings
from soat_core.scans.locating import IMAGE_SUFFIXES, pictures_in

_LOGS = ("error.log", "window-error.log")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed."""

    histories: int = 0
    logs: int = 0
    memory: bool = False


def histories_of(files: Iterable[Path], folder: Path | None = None) -> list[Shelved]:
    """The histories of reports, by their texts or records."""
    place = folder or default_folder()
    found = {one.path: one for file in files for one in of_report(place, file)}
    return list(found.values())


def all_histories(folder: Path | None = None) -> list[Shelved]:
    return list(shelved(folder or default_folder()))


def forget_histories(found: Iterable[Shelved]) -> int:
    """Remove histories, with what was put aside of them; how many that were.

    Raises ``BusyJournalError`` where a window has one of the reports open, before anything of it
    is removed, and ``JournalError``.
    """
    count = 0
    for one in found:
        forget(one)
        count += 1
    return count


def forget_readings(files: Iterable[Path], folder: Path | None = None) -> int:
    """Remove what is kept of the reading of scans, by the scans, their folders or their records;
    of how many there was something."""
    scans = {scan for file in files for scan in _scans_of(file)}
    return kept_readings.forget_readings(folder or kept_readings.default_folder(), scans)


def forget_everything(
    folder: Path | None = None, memory: Path | None = None, logs: Path | None = None
) -> Forgotten:
    """Remove every history, what was read of scans, the memory and the logs.  None stands for
    those of the person.

    Raises ``BusyJournalError`` while a report is open in a window, ``JournalError`` and
    ``RememberingError``.
    """
    histories = forget_histories(all_histories(folder))
    _remove_rests(folder or default_folder())
    kept_readings.forget_readings((folder or default_folder()).with_name(kept_readings.FOLDER_NAME))
    return Forgotten(histories, _forget_logs(logs or _log_folder()), _forget_memory(memory))


def _scans_of(file: Path) -> list[Path]:
    """A scan itself, the pictures in a folder, or what a record may have been read from."""
    if file.is_dir():
        return pictures_in(file)
    name = file.name.removesuffix(RECORD_SUFFIX)
    if name == file.name:
        return [file]
    # Also where the scan itself is gone, and whatever letter case its ending has.
    found = {file.with_name(name + suffix) for suffix in IMAGE_SUFFIXES}
    with contextlib.suppress(OSError):
        beside = (one for one in file.parent.iterdir() if one.stem == name)
        found.update(one for one in beside if one.suffix.lower() in IMAGE_SUFFIXES)
    return sorted(found) + (pictures_in(file.parent) if file.parent.resolve().name == name else [])


def _remove_rests(folder: Path) -> None:
    """What no history belongs to any more: damaged ones put aside, locks, halves of files."""
    for pattern in (f"*{DAMAGED}", "*.new", "*.lock"):
        for one in folder.glob(pattern):
            lock = Lock(one.with_suffix(ENDING))
            with contextlib.suppress(OSError):
                one.unlink()
            lock.release()


def _forget_memory(path: Path | None) -> bool:
    from soat_core.memory import Memory, default_path
    from soat_core.memory.place import put_aside_before

    place = path or default_path()
    for aside in put_aside_before(place):
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{aside}{ending}")
    if not place.exists():
        return False
    memory = Memory.open(place)
    try:
        memory.clear()
    finally:
        memory.close()
    return True


def _forget_logs(folder: Path) -> int:
    count = 0
    for name in _LOGS:
        with contextlib.suppress(OSError):
            (folder / name).unlink()
            count += 1
    return count


def _log_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_log_dir("soat", appauthor=False))
