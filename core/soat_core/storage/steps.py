"""The steps in which a file is written, down to the disk.  They raise ``OSError``."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from pathlib import Path

from soat_core.storage.stamps import FileStamp, digest_of, stamp_of

NO_REPLACING = {errno.EEXIST, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV}
"""What ``replace`` answers in folders, of networks mostly, where a name cannot go from one file to
another in one step."""

NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What ``link`` answers on file systems without hard links, such as those of USB sticks."""

_ATTRIBUTES = ("user.", "system.posix_acl_access")
"""Extended attributes that go over to what replaces a file; the others are the system's."""


def temporary_beside(target: Path) -> Path:
    """A name that nobody can guess, and that does not grow with the target's."""
    return target.with_name(_temporary_name())


def write_temporary(
    target: Path, data: bytes, old: os.stat_result | None
) -> tuple[Path, FileStamp]:
    """Write ``data`` to a new file beside ``target``, down to the disk."""
    descriptor, temporary = _create_temporary(target.parent, 0o666 if old is None else 0o600)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            if old is not None:
                _copy_rights(temporary, old)
                _copy_attributes(target, temporary)
            os.fsync(stream.fileno())
            mtime_ns = os.fstat(stream.fileno()).st_mtime_ns
    except BaseException:  # also Ctrl+C: no temporary file may stay
        os.unlink(temporary)
        raise
    return temporary, stamp_of(data, mtime_ns)


def read_back(path: Path, stamp: FileStamp) -> None:
    """What a disk says that it wrote is not always there."""
    if digest_of(path) != stamp.sha256:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def overwrite(target: Path, data: bytes) -> FileStamp:
    """Write to the file itself, down to the disk, and read it back."""
    descriptor = os.open(target, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0))
    with open(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        mtime_ns = os.fstat(stream.fileno()).st_mtime_ns
    stamp = stamp_of(data, mtime_ns)
    read_back(target, stamp)
    return stamp


def rename(path: Path, name: Path) -> None:
    """Give a file another name, whatever had it."""
    try:
        os.replace(path, name)
    except OSError as error:
        if error.errno not in NO_REPLACING:
            raise
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        os.rename(path, name)


def link_or_copy(target: Path, copy: Path) -> None:
    """Let the content have a second name, or a copy where there are no hard links."""
    try:
        os.link(target, copy)
    except OSError as error:
        if error.errno not in NO_HARD_LINKS:
            raise
        shutil.copy2(target, copy)
        with open(copy, "rb+") as stream:
            os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; not every system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def status_of(target: Path) -> os.stat_result | None:
    """None while there is no such file."""
    try:
        return os.stat(target)
    except FileNotFoundError:
        return None


def moved_on(target: Path, old: os.stat_result) -> bool:
    """Whether the file became another since ``old``: the last look before replacing it."""
    now = status_of(target)
    return now is not None and (now.st_size, now.st_mtime_ns, now.st_ino) != (
        old.st_size,
        old.st_mtime_ns,
        old.st_ino,
    )


# Within


def kept_for_person(temporary: Path) -> Path:
    """A temporary file under a name that nobody clears away."""
    kept = temporary.with_name(temporary.name.removesuffix(".tmp") + ".kept")
    with contextlib.suppress(OSError):
        temporary.rename(kept)
        return kept
    return temporary


def _temporary_name() -> str:
    return f".soat-{secrets.token_hex(8)}.tmp"


def _create_temporary(folder: Path, mode: int) -> tuple[int, Path]:
    """A new file, its rights ``mode`` less the umask; its name does not grow with the target's."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        path = folder / _temporary_name()
        with contextlib.suppress(FileExistsError):
            return os.open(path, flags, mode), path


def _copy_rights(temporary: Path, old: os.stat_result) -> None:
    if hasattr(os, "chown"):
        # Only root may give files away; for others the file becomes theirs, as with any editor.
        with contextlib.suppress(PermissionError):
            os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _copy_attributes(target: Path, temporary: Path) -> None:
    """Access lists of shared folders, and what other programs keep with a file, where there are
    such things."""
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(target):
            if name.startswith(_ATTRIBUTES):
                with contextlib.suppress(OSError):
                    os.setxattr(temporary, name, os.getxattr(target, name))
