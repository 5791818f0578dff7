"""Plain text, as OCR programs write it.  CR, form feeds and odd white space stay as they are."""

from __future__ import annotations

import hashlib

from soat_core.actions import Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.readers.decoding import MARKS, decode, utf16_without_mark
from soat_core.readers.kinds import binary, known_kind
from soat_core.report import Report, Source
from soat_core.storage import too_large

MAX_TEXT_BYTES = 4 * 1024 * 1024
"""About 1,800 pages.  Whatever is imported must be small enough for its record to be opened."""


def recognises(data: bytes, name: str) -> bool:
    """Always: what is not text is refused by name when it is read."""
    return True


def read(data: bytes, name: str, encoding: str | None) -> Document:
    """A document of the text in ``data``, its import recorded.

    Raises ``InputError`` for what holds no text and ``EncodingError`` when it is not certain how
    the text is encoded.
    """
    if not data:
        raise no_text(name)
    problem = known_kind(data, name)
    if problem is None and encoding is None and not is_wide(data):
        problem = binary(data, name)
    if problem is not None:
        raise problem
    if len(data) > MAX_TEXT_BYTES:
        raise too_large(len(data), MAX_TEXT_BYTES, name)
    decoded = decode(data, name, encoding)
    if not decoded.text.strip():
        raise no_text(name)
    source = Source(name, hashlib.sha256(data).hexdigest(), decoded.encoding, decoded.bom)
    report = Report(decoded.text, source)
    imported = Action(ActionKind.IMPORT, "app", utc_now(), identity="e0")
    return Document.restored(report, agents=[], past=[imported], edits=[])


def is_wide(data: bytes) -> bool:
    """Whether it is UTF-16 or UTF-32, where zero bytes are ordinary."""
    marked = any(data.startswith(mark) for codec, mark in MARKS if codec != "utf-8")
    return marked or utf16_without_mark(data) is not None


def no_text(name: str) -> InputError:
    """The reason not to open a file in which nothing stands."""
    return InputError(
        tr("there is no text in this file", "tệp này không có chữ nào"),
        where=name,
        advice=tr(
            "Check whether the OCR program wrote its result here.",
            "Hãy kiểm tra xem chương trình OCR đã ghi kết quả vào đây chưa.",
        ),
    )
