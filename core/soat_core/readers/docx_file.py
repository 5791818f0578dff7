"""The text of Word documents (DOCX): paragraphs and tables, as they follow each other.

A paragraph is a line, a row of a table is a line with tabs between its cells, a page break is a
form feed.  What is not text of the body (headers, comments, deleted text) is left out.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from soat_core.actions import Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.readers.plain_text import MAX_TEXT_BYTES, no_text
from soat_core.report import Report, Source
from soat_core.storage import too_large

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNPACKED = 256 * 1024 * 1024
"""No more than this is unpacked, whatever the archive claims to hold."""
_DEEPEST = 8
"""Tables within tables."""


def recognises(data: bytes, name: str) -> bool:
    """Whether it is a ZIP archive with a Word document in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    return b"word/document.xml" in data[:4096] or b"word/document.xml" in data[-65536:]


def read(data: bytes, name: str, encoding: str | None) -> Document:
    """A document of the text, its import recorded.  ``encoding`` is not used.

    Raises ``InputError`` for what is broken, locked, too large or empty.
    """
    _check_sizes(data, name)
    text = _text(data, name)
    if not text.strip():
        raise no_text(name)
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_TEXT_BYTES:
        raise too_large(size, MAX_TEXT_BYTES, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type=MEDIA_TYPE)
    imported = Action(ActionKind.IMPORT, "app", utc_now(), identity="e0")
    return Document.restored(Report(text, source), agents=[], past=[imported], edits=[])


def _check_sizes(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _broken(name) from error
    if unpacked > _UNPACKED:
        raise too_large(unpacked, _UNPACKED, name)


def _text(data: bytes, name: str) -> str:
    import docx

    try:
        body = docx.Document(io.BytesIO(data))
        return "".join(f"{line}\n" for line in _lines(body, 0))
    except Exception as error:  # a broken document makes it raise all kinds of things
        raise _broken(name) from error


def _lines(container: Any, depth: int) -> Iterator[str]:
    from docx.table import Table

    for part in container.iter_inner_content():
        if isinstance(part, Table):
            yield from _rows(part, depth)
        else:
            yield _paragraph(part)


def _rows(table: Table, depth: int) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen: set[Any] = set()
        for cell in row.cells:
            # a merged cell is given once for every column it covers
            if cell._tc not in seen:
                seen.add(cell._tc)
                lines = _lines(cell, depth + 1) if depth < _DEEPEST else iter([cell.text])
                cells.append(" ".join("\n".join(lines).split()))
        yield "\t".join(cells)


def _paragraph(paragraph: Paragraph) -> str:
    """Its text; page breaks in front of it or in it are form feeds."""
    before = "\f" if paragraph.paragraph_format.page_break_before else ""
    parts = [
        ("\f" if _breaks_page(part) else "") + part.text for part in paragraph.iter_inner_content()
    ]
    return before + "".join(parts).replace("\r", "")


def _breaks_page(part: Any) -> bool:
    """Whether a run of a paragraph has a page break in it."""
    return bool(part._element.xpath(".//w:br[@w:type='page']"))


def _broken(name: str) -> InputError:
    return InputError(
        tr(
            "this Word document is broken or locked with a password",
            "tệp Word này bị hỏng hoặc bị khóa bằng mật khẩu",
        ),
        where=name,
        advice=tr(
            "Open it in Word, save it anew without a password, and try again.",
            "Hãy mở bằng Word, lưu lại không đặt mật khẩu rồi thử lại.",
        ),
    )
