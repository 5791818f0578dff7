"""What goes wrong with files, in sentences for people: what happened, and what to do."""

from __future__ import annotations

import errno
import math
import stat
from pathlib import Path

from soat_core.errors import (
    ChangedOnDiskError,
    ExistsError,
    HalfWrittenError,
    InputError,
    OutputError,
)
from soat_core.i18n import tr

# Reading


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


def not_ordinary(mode: int, where: str) -> InputError:
    """What is no file to be read; ``mode`` as ``os.stat`` gives it."""
    if stat.S_ISDIR(mode):
        return InputError(
            tr("this is a folder", "đây là thư mục, không phải tệp"),
            where=where,
            advice=tr("Choose a file in it.", "Hãy chọn một tệp trong đó."),
        )
    return InputError(
        tr("this is a device or pipe", "đây là thiết bị hoặc ống dẫn, không phải tệp"),
        where=where,
        advice=tr("Save it to an ordinary file first.", "Hãy lưu thành tệp thường trước."),
    )


def unreadable(error: OSError | ValueError, where: str) -> InputError:
    """What a failed read means to a person."""
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


# Writing


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


def no_file_there(where: str) -> OutputError:
    """Something that cannot be replaced has the name."""
    return OutputError(
        tr(
            "a folder or device has this name",
            "tên này là của một thư mục hoặc thiết bị",
        ),
        where=where,
        advice=tr("Choose another name.", "Hãy chọn tên khác."),
    )


def write_protected(where: str) -> OutputError:
    """The file is set read-only."""
    return OutputError(
        tr("the file is write-protected", "tệp được đặt chỉ đọc"),
        where=where,
        advice=tr(
            "Take the protection off or save under another name.",
            "Hãy bỏ chế độ chỉ đọc hoặc lưu với tên khác.",
        ),
    )


def replaces_source(where: str) -> OutputError:
    """The result would stand where the source stands."""
    return OutputError(
        tr("this would replace the file that is read", "tệp kết quả sẽ đè lên tệp nguồn"),
        where=where,
        advice=tr("Choose another place to write.", "Hãy chọn chỗ ghi khác."),
    )


def exists(where: str) -> ExistsError:
    """There is a file already, and nobody said that it may be overwritten."""
    return ExistsError(
        tr("the file exists already", "tệp này đã có"),
        where=where,
        advice=tr(
            "Choose another name, or say that it may be overwritten.",
            "Hãy chọn tên khác, hoặc cho phép ghi đè.",
        ),
    )


def changed(where: str) -> ChangedOnDiskError:
    """The file is not any more what was read."""
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


def half_written(new: Path, old: Path, where: str) -> HalfWrittenError:
    """Writing in place broke off; both contents are whole in these two files beside it."""
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


# Words


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
