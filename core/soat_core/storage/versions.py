"""The versions of a file that were replaced, kept beside it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from soat_core.storage.steps import link_or_copy, rename, temporary_beside

_NAME_BYTES = 255
"""The longest file name that the usual file systems allow, in bytes."""


def previous_path(path: str | os.PathLike[str], number: int = 1) -> Path:
    """Where ``write_atomically`` keeps the versions it replaces: ``NAME~`` beside the file, the
    ones before that as ``NAME~2`` and so on.

    It is what editors on Linux call their backup copies.  A name that would become too long for
    the file system loses its end.
    """
    target = Path(os.path.realpath(path))
    name, end = target.name, "~" if number == 1 else f"~{number}"
    while len(os.fsencode(name + end)) > _NAME_BYTES:
        name = name[:-1]
    return target.with_name(name + end)


def keep_version(target: Path, versions: int) -> None:
    """Keep the old content under its other name, without the target ever being away; older ones
    make room for it, the oldest goes."""
    copy = temporary_beside(target)
    try:
        link_or_copy(target, copy)
        for number in range(versions - 1, 0, -1):
            with contextlib.suppress(FileNotFoundError):
                rename(previous_path(target, number), previous_path(target, number + 1))
        rename(copy, previous_path(target))
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(copy)
