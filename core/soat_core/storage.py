"""Files on disk: read with limits, written whole or not at all.

Nothing here knows what the bytes mean.  Every failure is a ``SoatError`` that says which file, what
happened and what to do.  When a write fails, what stood at the target before still stands there and
no temporary file is left.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import math
import os
import secrets
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from soat_core.errors import (
    ChangedOnDiskError,
    ExistsError,
    HalfWrittenError,
    InputError,
    OutputError,
    SoatError,
)
from soat_core.i18n import tr

MAX_BYTES = 64 * 1024 * 1024
"""Nothing larger is read unless the caller asks for more."""

_NAME_BYTES = 255
"""The longest file name that the usual file systems allow, in bytes."""

_NO_REPLACING = {errno.EEXIST, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV}
"""What ``replace`` answers in folders, of networks mostly, where a name cannot go from one file to
another in one step."""

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What ``link`` answers on file systems without hard links, such as those of USB sticks."""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What a file was when it was read or written; two stamps tell whether it has changed."""

    size: int
    """In bytes."""
    mtime_ns: int
    sha256: str
    """Hex digest of the content."""


def read_file(
    path: str | os.PathLike[str], limit: int = MAX_BYTES, *, told_limit: int | None = None
) -> tuple[bytes, FileStamp]:
    """The bytes of an ordinary file and its stamp.

    Raises ``InputError`` when there is none, it cannot be read, or it is larger than ``limit``
    bytes (which is found out without reading it).  ``told_limit`` is what the message says where
    the caller reads more than it can use, to name what it refuses.
    """
    where = os.fspath(path)
    try:
        # Before opening: merely opening a FIFO waits, and opening some devices acts on them.
        _check_ordinary(os.stat(path).st_mode, where)
        # O_NONBLOCK in case a FIFO took the file's place in between.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as stream:
            status = os.fstat(stream.fileno())
            _check_ordinary(status.st_mode, where)
            data = b"" if status.st_size > limit else stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(error, where) from error
    if status.st_size > limit or len(data) > limit:
        raise too_large(max(status.st_size, len(data)), told_limit or limit, where)
    return data, FileStamp(len(data), status.st_mtime_ns, hashlib.sha256(data).hexdigest())


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


def same_file(first: str | os.PathLike[str], second: str | os.PathLike[str]) -> bool:
    """Whether both paths lead to one existing file, through links of any kind."""
    try:
        return os.path.samefile(first, second)
    except (OSError, ValueError):
        return False


def protect_source(
    source: str | os.PathLike[str], target: str | os.PathLike[str], *, in_place: bool = False
) -> None:
    """Never let ``target``, or the old version kept of it, take the place of ``source``.

    ``in_place`` allows the target itself to be the source.  Raises ``OutputError``.
    """
    replaces = same_file(source, target) and not in_place
    if replaces or same_file(source, previous_path(target)):
        raise OutputError(
            tr("this would replace the file that is read", "tệp kết quả sẽ đè lên tệp nguồn"),
            where=os.fspath(target),
            advice=tr("Choose another place to write.", "Hãy chọn chỗ ghi khác."),
        )


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
        old = _old_status(target)
        if old is not None:
            _check_replaceable(target, old, where, overwrite)
        os.stat(target.parent)
        if not _may(target.parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except (OSError, ValueError) as error:
        raise unwritable(error, where) from error


def unwritable(error: OSError | ValueError, where: str) -> OutputError:
    """What a failed write means to a person."""
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOSPC, errno.EDQUOT):
        what = tr("the disk is full, nothing was changed", "ổ đĩa đã đầy, chưa thay đổi gì")
        advice = tr(
            "Free some space or save to another place.",
            "Hãy dọn bớt ổ đĩa hoặc lưu vào chỗ khác.",
        )
    elif code == errno.EFBIG:
        what = tr(
            "the file would be larger than is allowed here, nothing was changed",
            "tệp lớn hơn mức được phép ở đây, chưa thay đổi gì",
        )
        advice = _elsewhere()
    elif code == errno.EROFS:
        what = tr("the disk is read-only", "ổ đĩa chỉ cho đọc, không cho ghi")
        advice = _elsewhere()
    elif code in (errno.EACCES, errno.EPERM):
        what = tr(
            "no permission to write here, or another program holds the file",
            "không có quyền ghi vào đây, hoặc tệp đang được chương trình khác giữ",
        )
        advice = _elsewhere()
    elif code == errno.ENAMETOOLONG:
        what = tr("the file name is too long", "tên tệp quá dài")
        advice = tr("Choose a shorter name.", "Hãy đặt tên ngắn hơn.")
    elif code in (errno.ENOENT, errno.ENOTDIR):
        what = tr("its folder does not exist", "thư mục chứa tệp không tồn tại")
        advice = tr("Make the folder first.", "Hãy tạo thư mục trước.")
    elif code == errno.ELOOP:
        what = tr("the link leads in a circle", "liên kết trỏ vòng quanh chính nó")
        advice = _elsewhere()
    else:
        what = tr("writing failed ({cause})", "không ghi được ({cause})", cause=_cause(error))
        advice = _elsewhere()
    return OutputError(what, where=where, advice=advice)


def too_large(size: int, limit: int, where: str) -> InputError:
    """A file of ``size`` bytes where ``limit`` are allowed."""
    return InputError(
        tr(
            "the file has {size} MB, more than the {limit} MB that can be opened",
            "tệp nặng {size} MB, quá mức {limit} MB có thể mở",
            size=_megabytes(size),
            limit=_megabytes(limit),
        ),
        where=where,
        advice=tr("Split it into parts.", "Hãy chia tệp thành nhiều phần."),
    )


# Within


def _write(
    target: Path,
    where: str,
    data: bytes,
    expected: FileStamp | None,
    overwrite: bool,
    versions: int,
) -> FileStamp:
    old = _old_status(target)
    same_as_old = False
    if old is not None:
        _check_replaceable(target, old, where, overwrite)
        digest = _digest(target)
        if expected is not None and digest != expected.sha256:
            raise _changed(where)
        same_as_old = digest == hashlib.sha256(data).hexdigest()
    temporary, stamp = _write_temporary(target.parent, data, old)
    is_needed = False
    try:
        _read_back(temporary, stamp)
        if old is None and not overwrite:
            _place_new(temporary, target, where)
        else:
            if old is not None and versions and not same_as_old:
                _keep_previous(target, versions)
            if old is not None and _moved_on(target, old):
                raise _changed(where)
            stamp = _replace(temporary, target, data, stamp, where)
    except HalfWrittenError:
        is_needed = True
        raise
    finally:
        if not is_needed:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
    _sync_folder(target.parent)
    return stamp


def _read_back(path: Path, stamp: FileStamp) -> None:
    """What a disk says that it wrote is not always there."""
    if _digest(path) != stamp.sha256:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _replace(temporary: Path, target: Path, data: bytes, stamp: FileStamp, where: str) -> FileStamp:
    """Let the temporary file take the place of the target."""
    try:
        os.replace(temporary, target)
    except OSError as error:
        if error.errno not in _NO_REPLACING:
            raise
        return _write_over(temporary, target, data, where)
    return stamp


def _write_over(temporary: Path, target: Path, data: bytes, where: str) -> FileStamp:
    """Write to the target itself.  The temporary file holds all of it until that has gone well,
    and a copy holds the old content."""
    saved = target.with_name(f".soat-{secrets.token_hex(8)}.tmp")
    shutil.copyfile(target, saved)
    with open(saved, "rb+") as stream:
        os.fsync(stream.fileno())
    _part_from_previous(target, saved)
    try:
        stamp = _overwrite(target, data)
    except OSError as error:
        try:
            _overwrite(target, saved.read_bytes())
        except OSError:
            raise _half_written(temporary, saved, where) from error
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


def _overwrite(target: Path, data: bytes) -> FileStamp:
    descriptor = os.open(target, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0))
    with open(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        mtime_ns = os.fstat(stream.fileno()).st_mtime_ns
    stamp = FileStamp(len(data), mtime_ns, hashlib.sha256(data).hexdigest())
    _read_back(target, stamp)
    return stamp


def _old_status(target: Path) -> os.stat_result | None:
    try:
        return os.stat(target)
    except FileNotFoundError:
        return None


def _check_replaceable(target: Path, old: os.stat_result, where: str, overwrite: bool) -> None:
    if not stat.S_ISREG(old.st_mode):
        raise OutputError(
            tr(
                "a folder or device has this name",
                "tên này là của một thư mục hoặc thiết bị",
            ),
            where=where,
            advice=tr("Choose another name.", "Hãy chọn tên khác."),
        )
    if not overwrite:
        raise _exists(where)
    # Replacing needs rights on the folder only, but a file set read-only is meant to stay.
    if not _may(target, os.W_OK):
        raise OutputError(
            tr("the file is write-protected", "tệp được đặt chỉ đọc"),
            where=where,
            advice=tr(
                "Take the protection off or save under another name.",
                "Hãy bỏ chế độ chỉ đọc hoặc lưu với tên khác.",
            ),
        )


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _write_temporary(
    folder: Path, data: bytes, old: os.stat_result | None
) -> tuple[Path, FileStamp]:
    """Write ``data`` to a new file in ``folder``, down to the disk."""
    descriptor, temporary = _create_temporary(folder, 0o666 if old is None else 0o600)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            if old is not None:
                _copy_rights(temporary, old)
            os.fsync(stream.fileno())
            mtime_ns = os.fstat(stream.fileno()).st_mtime_ns
    except BaseException:  # also Ctrl+C: no temporary file may stay
        os.unlink(temporary)
        raise
    return temporary, FileStamp(len(data), mtime_ns, hashlib.sha256(data).hexdigest())


def _create_temporary(folder: Path, mode: int) -> tuple[int, Path]:
    """A new file, its rights ``mode`` less the umask; its name does not grow with the target's."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        path = folder / f".soat-{secrets.token_hex(8)}.tmp"
        with contextlib.suppress(FileExistsError):
            return os.open(path, flags, mode), path


def _copy_rights(temporary: Path, old: os.stat_result) -> None:
    if hasattr(os, "chown"):
        # Only root may give files away; for others the file becomes theirs, as with any editor.
        with contextlib.suppress(PermissionError):
            os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _place_new(temporary: Path, target: Path, where: str) -> None:
    """Give the temporary file its name unless somebody took the name meanwhile."""
    try:
        os.link(temporary, target)
        return
    except FileExistsError as error:
        raise _exists(where) from error
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except FileExistsError as error:
        raise _exists(where) from error
    try:
        _rename(temporary, target)
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(target)
        raise


def _keep_previous(target: Path, versions: int) -> None:
    """Keep the old content under its other name, without the target ever being away; older ones
    make room for it, the oldest goes."""
    copy = target.with_name(f".soat-{secrets.token_hex(8)}.tmp")
    try:
        _link_or_copy(target, copy)
        for number in range(versions - 1, 0, -1):
            with contextlib.suppress(FileNotFoundError):
                _rename(previous_path(target, number), previous_path(target, number + 1))
        _rename(copy, previous_path(target))
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(copy)


def _rename(path: Path, name: Path) -> None:
    """Give an old version another name, whatever had it."""
    try:
        os.replace(path, name)
    except OSError as error:
        if error.errno not in _NO_REPLACING:
            raise
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        os.rename(path, name)


def _link_or_copy(target: Path, copy: Path) -> None:
    try:
        os.link(target, copy)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        shutil.copy2(target, copy)
        with open(copy, "rb+") as stream:
            os.fsync(stream.fileno())


def _moved_on(target: Path, old: os.stat_result) -> bool:
    """Whether the file became another since ``old``: the last look before replacing it."""
    now = _old_status(target)
    return now is not None and (now.st_size, now.st_mtime_ns, now.st_ino) != (
        old.st_size,
        old.st_mtime_ns,
        old.st_ino,
    )


def _sync_folder(folder: Path) -> None:
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


def _digest(path: Path) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _check_ordinary(mode: int, where: str) -> None:
    if stat.S_ISDIR(mode):
        raise InputError(
            tr("this is a folder", "đây là thư mục, không phải tệp"),
            where=where,
            advice=tr("Choose a file in it.", "Hãy chọn một tệp trong đó."),
        )
    if not stat.S_ISREG(mode):
        raise InputError(
            tr("this is a device or pipe", "đây là thiết bị hoặc ống dẫn, không phải tệp"),
            where=where,
            advice=tr("Save it to an ordinary file first.", "Hãy lưu thành tệp thường trước."),
        )


def _unreadable(error: OSError | ValueError, where: str) -> SoatError:
    if isinstance(error, FileNotFoundError):
        what = tr("there is no such file", "không có tệp này")
        advice = tr("Check the name and the folder.", "Hãy kiểm tra lại tên và thư mục.")
    elif isinstance(error, PermissionError):
        what = tr("no permission to read it", "không có quyền đọc tệp này")
        advice = tr(
            "Ask its owner, or copy it to a folder of yours.",
            "Hãy hỏi người giữ tệp, hoặc chép tệp về thư mục của mình.",
        )
    else:
        what = tr("reading failed ({cause})", "không đọc được ({cause})", cause=_cause(error))
        advice = tr("Try a copy of the file.", "Hãy thử với một bản sao của tệp.")
    return InputError(what, where=where, advice=advice)


def _exists(where: str) -> ExistsError:
    return ExistsError(
        tr("the file exists already", "tệp này đã có"),
        where=where,
        advice=tr(
            "Choose another name, or say that it may be overwritten.",
            "Hãy chọn tên khác, hoặc cho phép ghi đè.",
        ),
    )


def _changed(where: str) -> ChangedOnDiskError:
    return ChangedOnDiskError(
        tr(
            "the file was changed by another program since it was opened",
            "tệp đã bị chương trình khác sửa sau khi mở",
        ),
        where=where,
        advice=tr(
            "Save under another name, then compare the two.",
            "Hãy lưu với tên khác rồi so sánh hai bản.",
        ),
    )


def _half_written(new: Path, old: Path, where: str) -> HalfWrittenError:
    return HalfWrittenError(
        tr(
            "the connection broke while it was written; what you have now is whole in {new}, what "
            "stood there before in {old}",
            "mất kết nối khi đang ghi; bản mới còn nguyên trong {new}, bản trước đó trong {old}",
            new=new.name,
            old=old.name,
        ),
        where=where,
        advice=_elsewhere(),
    )


def _elsewhere() -> str:
    return tr("Save to another place.", "Hãy lưu vào chỗ khác.")


def _cause(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _megabytes(size: int) -> str:
    """Rounded up, so that what is over a limit never reads like the limit."""
    if size > 10 * 1024 * 1024:
        return str(math.ceil(size / 1024 / 1024))
    tenths = math.ceil(size * 10 / 1024 / 1024)
    number = f"{tenths / 10:.1f}".removesuffix(".0")
    return number.replace(".", tr(".", ","))
