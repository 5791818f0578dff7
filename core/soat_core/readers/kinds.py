"""What a file that is no text seems to be, by its first bytes, and what can be done about it."""

from __future__ import annotations

import re

from soat_core.errors import InputError
from soat_core.i18n import tr

_IMAGES = (
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"AT&TFORM", "DjVu"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
)

_ARCHIVES = (
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"BZh9", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
)

_ZIPPED = (
    (b"word/", "Word (DOCX)"),
    (b"xl/", "Excel (XLSX)"),
    (b"ppt/", "PowerPoint (PPTX)"),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"application/epub+zip", "EPUB"),
)

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ONE_IN = 200
"""More control bytes than one in this many do not occur in text; OCR programs do leave a few."""


def is_picture(head: bytes) -> bool:
    """Whether a file that begins so is a picture of a kind that can be read, or PDF."""
    if any(head.startswith(magic) for magic, kind in _IMAGES if kind != "DjVu"):
        return True
    is_webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return is_webp or b"%PDF-" in head


def known_kind(data: bytes, name: str) -> InputError | None:
    """What ``data`` is by its first bytes, as the reason not to open it; None if nothing known."""
    head = data[:16]
    if head.startswith(b"%PDF-"):
        return _scan("PDF", name)
    for magic, kind in _IMAGES:
        if head.startswith(magic):
            return _scan(tr("a {kind} image", "ảnh {kind}", kind=kind), name)
    if head.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _scan(tr("a {kind} image", "ảnh {kind}", kind="WebP"), name)
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _office(tr("an old Office file (DOC, XLS)", "tệp Office cũ (DOC, XLS)"), name)
    if head.startswith(b"{\\rtf"):
        return _office("RTF", name)
    for magic, kind in _ARCHIVES:
        if head.startswith(magic):
            return _archive(kind, name)
    return None


def binary(data: bytes, name: str) -> InputError | None:
    """The reason not to open bytes that no text in an 8-bit encoding holds; None for text."""
    if len(_CONTROL.findall(data)) * _ONE_IN <= len(data):
        return None
    return InputError(
        tr("this is not text but binary data", "đây không phải văn bản mà là dữ liệu nhị phân"),
        where=name,
        advice=tr(
            "Open the text file that the OCR program wrote.",
            "Hãy mở tệp văn bản mà chương trình OCR đã xuất ra.",
        ),
    )


def _zipped(data: bytes, name: str) -> InputError:
    # Names of members stand in the clear, the first ones at the beginning, all at the end.
    listing = data[:4096] + data[-65536:]
    for mark, kind in _ZIPPED:
        if mark in listing:
            return _office(kind, name)
    return _archive("ZIP", name)


def _scan(kind: str, name: str) -> InputError:
    return InputError(
        tr("this is {kind}, not text", "đây là {kind}, không phải văn bản", kind=kind),
        where=name,
        advice=tr(
            "Read it with an OCR program first and open the text it writes.",
            "Hãy nhận dạng chữ (OCR) tệp này trước, rồi mở tệp văn bản nhận được.",
        ),
    )


def _office(kind: str, name: str) -> InputError:
    return InputError(
        tr("this is {kind}, not plain text", "đây là {kind}, không phải văn bản thuần", kind=kind),
        where=name,
        advice=tr(
            "Save it as Word (.docx) or as plain text (UTF-8) in the program it was written with.",
            "Hãy mở bằng chương trình đã soạn nó rồi lưu thành Word (.docx) hoặc văn bản thuần "
            "(UTF-8).",
        ),
    )


def _archive(kind: str, name: str) -> InputError:
    return InputError(
        tr("this is a {kind} archive", "đây là tệp nén {kind}", kind=kind),
        where=name,
        advice=tr(
            "Unpack it and open the text file inside.",
            "Hãy giải nén rồi mở tệp văn bản bên trong.",
        ),
    )
