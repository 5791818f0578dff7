"""Writing a file whole or not at all: checked, written beside it, read back, put in its place.

When a write fails, what stood at the target before still stands there and no temporary file is
left.  What the disk does is in ``steps``, what its failures mean to people in ``failures``.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from pathlib import Path

from soat_core.errors import HalfWrittenError
from soat_core.storage import failures, steps
from soat_core.storage.failures import unwritable
from soat_core.storage.stamps import FileStamp, digest_of, same_file
from soat_core.storage.versions import keep_version, previous_path


def write_atomically(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    expected: FileStamp | None = None,
    overwrite: bool,
    keep_previous: bool = True,
    versions: int = 1,
) -> FileStamp:
    """Write ``data`` so that ``path`` holds either all of it or what it held before.

    What was written is read back and compared before anything is replaced.  Folders of networks
    that cannot replace a file in one step are written to in place, while the whole of the new
    content, and of the old, stands beside it.

    A symbolic link is followed and its target replaced.  An existing file keeps its permissions
    and, with ``keep_previous``, its old content as ``previous_path``, up to as many old
    ``versions``; content that is the same again does not push out an older version.

    Raises ``ExistsError`` when the file exists and ``overwrite`` is false, ``ChangedOnDiskError``
    when its content is not that of ``expected`` (a file that is gone does not count: nothing can
    be lost), and ``OutputError`` for everything else that hinders.
    """
    where = os.fspath(path)
    try:
        target = Path(os.path.realpath(path))
        return _write(target, where, data, expected, overwrite, versions if keep_previous else 0)
    except (OSError, ValueError) as error:
        raise unwritable(error, where) from error


def check_target(path: str | os.PathLike[str], *, overwrite: bool) -> None:
    """Find out early what ``write_atomically`` would refuse to replace; writes nothing.

    Raises ``ExistsError`` and ``OutputError`` as it does.
    """
    where = os.fspath(path)
    try:
        target = Path(os.path.realpath(path))
        old = steps.status_of(target)
        if old is not None:
            _check_replaceable(target, old, where, overwrite)
        os.stat(target.parent)
        if not _may(target.parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except (OSError, ValueError) as error:
        raise unwritable(error, where) from error


def protect_source(
    source: str | os.PathLike[str], target: str | os.PathLike[str], *, in_place: bool = False
) -> None:
    """Never let ``target``, or the old version kept of it, take the place of ``source``.

    ``in_place`` allows the target itself to be the source.  Raises ``OutputError``.
    """
    replaces = same_file(source, target) and not in_place
    if replaces or same_file(source, previous_path(target)):
        raise failures.replaces_source(os.fspath(target))


# Within


def _write(
    target: Path,
    where: str,
    data: bytes,
    expected: FileStamp | None,
    overwrite: bool,
    versions: int,
) -> FileStamp:
    old = steps.status_of(target)
    same_as_old = False
    if old is not None:
        _check_replaceable(target, old, where, overwrite)
        digest = digest_of(target)
        if expected is not None and digest != expected.sha256:
            raise failures.changed(where)
        same_as_old = digest == hashlib.sha256(data).hexdigest()
    temporary, stamp = steps.write_temporary(target, data, old)
    is_needed = False
    try:
        steps.read_back(temporary, stamp)
        if old is None and not overwrite:
            _place_new(temporary, target, where)
        else:
            if old is not None and versions and not same_as_old:
                keep_version(target, versions)
            if old is not None and steps.moved_on(target, old):
                raise failures.changed(where)
            stamp = _replace(temporary, target, data, stamp, where)
    except HalfWrittenError:
        is_needed = True
        raise
    finally:
        if not is_needed:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
    steps.sync_folder(target.parent)
    return stamp


def _check_replaceable(target: Path, old: os.stat_result, where: str, overwrite: bool) -> None:
    if not stat.S_ISREG(old.st_mode):
        raise failures.no_file_there(where)
    if not overwrite:
        raise failures.exists(where)
    # Replacing needs rights on the folder only, but a file set read-only is meant to stay.
    if not _may(target, os.W_OK):
        raise failures.write_protected(where)


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _place_new(temporary: Path, target: Path, where: str) -> None:
    """Give the temporary file its name unless somebody took the name meanwhile."""
    try:
        os.link(temporary, target)
        return
    except FileExistsError as error:
        raise failures.exists(where) from error
    except OSError as error:
        if error.errno not in steps.NO_HARD_LINKS:
            raise
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except FileExistsError as error:
        raise failures.exists(where) from error
    try:
        steps.rename(temporary, target)
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(target)
        raise


def _replace(temporary: Path, target: Path, data: bytes, stamp: FileStamp, where: str) -> FileStamp:
    """Let the temporary file take the place of the target."""
    try:
        os.replace(temporary, target)
    except OSError as error:
        if error.errno not in steps.NO_REPLACING:
            raise
        return _write_over(temporary, target, data, where)
    return stamp


def _write_over(temporary: Path, target: Path, data: bytes, where: str) -> FileStamp:
    """Write to the target itself.  The temporary file holds all of it until that has gone well,
    and a copy holds the old content."""
    saved = steps.temporary_beside(target)
    shutil.copyfile(target, saved)
    with open(saved, "rb+") as stream:
        os.fsync(stream.fileno())
    _part_from_previous(target, saved)
    try:
        stamp = steps.overwrite(target, data)
    except OSError as error:
        try:
            steps.overwrite(target, saved.read_bytes())
        except OSError:
            new, old = map(steps.kept_for_person, (temporary, saved))
            raise failures.half_written(new, old, where) from error
        saved.unlink()
        raise
    saved.unlink()
    temporary.unlink()
    return stamp


def _part_from_previous(target: Path, saved: Path) -> None:
    """The version kept may be a second name of the same file, which is about to be written to."""
    previous = previous_path(target)
    if same_file(target, previous):
        os.unlink(previous)
        shutil.copy2(saved, previous)
