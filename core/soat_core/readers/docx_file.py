"""The text of Word documents (DOCX): paragraphs and tables, as they follow each other.

A paragraph is a line, a row of a table is a line with tabs between its cells, a page break is a
form feed.  What is not text of the body (headers, comments, deleted text) is left out.  Text in
fonts of before Unicode (.VnTime, VNI-Times) is read as these show it; see ``legacy_fonts``.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from soat_core import legacy_codecs
from soat_core.actions import Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.readers.docx_fonts import Fonts
from soat_core.readers.legacy_fonts import codec_of_font, guessed, in_codec, in_font, is_unicode
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
    """A document of the text, its import recorded.

    ``encoding`` is what letters beyond ASCII are read as, whatever their font: ``tcvn3``, ``vni``
    or ``viscii``; with any other name they are left as they are.  Raises ``InputError`` for what is
    broken, locked, too large or empty.
    """
    _check_sizes(data, name)
    text, codec = _text(data, name, encoding)
    if not text.strip():
        raise no_text(name)
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_TEXT_BYTES:
        raise too_large(size, MAX_TEXT_BYTES, name)
    sha256 = hashlib.sha256(data).hexdigest()
    source = Source(name, sha256, codec or "utf-8", media_type=MEDIA_TYPE)
    imported = Action(ActionKind.IMPORT, "app", utc_now(), identity="e0")
    return Document.restored(Report(text, source), agents=[], past=[imported], edits=[])


def _check_sizes(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    # The last is what zipfile raises for a compression that it does not know.
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _broken(name) from error
    if unpacked > _UNPACKED:
        raise too_large(unpacked, _UNPACKED, name)


def plain_bytes(data: bytes, name: str) -> bytes:
    """The text as it is without regard to fonts, in the bytes that an old encoding would be told
    by.  Raises ``InputError``."""
    _check_sizes(data, name)
    text, _ = _text(data, name, "cp1252")
    return text.encode("cp1252", "replace")


def _text(data: bytes, name: str, encoding: str | None) -> tuple[str, str | None]:
    """The text, and the old encoding that was found in it, if any."""
    import docx

    try:
        body = docx.Document(io.BytesIO(data))
        reader = _Lines(None if encoding else Fonts(body))
        lines = list(reader.of(body, 0))
    except Exception as error:  # a broken document makes it raise all kinds of things
        raise _broken(name) from error
    codec = encoding if encoding in legacy_codecs.ALL_NAMES else reader.codec
    if codec is None and encoding is None:
        codec = guessed(lines)
    if codec is not None and reader.codec is None:
        lines = [in_codec(line, codec) for line in lines]
    return "".join(f"{line}\n" for line in lines), codec


class _Lines:
    """What stands in a document, line by line."""

    def __init__(self, fonts: Fonts | None) -> None:
        """``fonts`` None: they are of no account."""
        self._fonts = fonts
        self.codec: str | None = None
        """The encoding of the old fonts that were met, if any."""

    def of(self, container: Any, depth: int) -> Iterator[str]:
        """The lines of the body, or of a cell that is so deep in tables."""
        from docx.table import Table

        for part in container.iter_inner_content():
            if isinstance(part, Table):
                yield from self._rows(part, depth)
            else:
                yield self._paragraph(part)

    def _rows(self, table: Table, depth: int) -> Iterator[str]:
        for row in table.rows:
            cells: list[str] = []
            seen: set[Any] = set()
            for cell in row.cells:
                # a merged cell is given once for every column it covers
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    lines = self.of(cell, depth + 1) if depth < _DEEPEST else iter([cell.text])
                    cells.append(" ".join("\n".join(lines).split()))
            yield "\t".join(cells)

    def _paragraph(self, paragraph: Paragraph) -> str:
        """Its text; page breaks in front of it or in it are form feeds."""
        before = "\f" if paragraph.paragraph_format.page_break_before else ""
        runs = [
            (("\f" if _breaks_page(part) else "") + part.text, self._font(part, paragraph))
            for part in paragraph.iter_inner_content()
        ]
        # Word parts a letter from its tone at times, which VNI writes as two
        joined = [
            ("".join(text for text, _ in some), font)
            for font, some in groupby(runs, key=itemgetter(1))
        ]
        # somebody may have typed Unicode in a font that has none of its letters
        if not is_unicode(text for text, font in joined if codec_of_font(font)):
            joined = [(in_font(text, font), font) for text, font in joined]
        parts = [text for text, _ in joined]
        return before + "".join(parts).replace("\r", "")

    def _font(self, part: Any, paragraph: Paragraph) -> str:
        """Of a run, or of the first one of a link."""
        if self._fonts is None:
            return ""
        runs = getattr(part, "runs", [part])
        font = self._fonts.of(runs[0], paragraph) if runs else ""
        self.codec = codec_of_font(font) or self.codec
        return font


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
