"""Files of OCR programs that tell where the words stand: hOCR, ALTO, PAGE, Tesseract's TSV."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from soat_core.actions import Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.readers.plain_text import MAX_TEXT_BYTES, no_text
from soat_core.readers.xml_file import root_name
from soat_core.report import Report, Source
from soat_core.storage import too_large

if TYPE_CHECKING:
    from soat_core.layout import Layout


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the formats."""

    identity: str
    title: str
    media_type: str
    recognises: Callable[[bytes], bool]
    """Looks at the beginning only."""
    module: str
    """Has ``read_layout``; loaded only when there is such a file to read."""

    def read_layout(self, data: bytes, name: str) -> tuple[str, Layout]:
        """The text and where it stands.  Raises ``InputError``."""
        read = import_module(f"soat_core.readers.{self.module}").read_layout
        found: tuple[str, Layout] = read(data, name)
        return found


_HTML = re.compile(rb"<(?:html|!DOCTYPE html)|ocr_page", re.I)
_HOCR = re.compile(rb"ocr_page|ocrx?_(?:line|word|carea)|ocr-system|ocr-capabilities", re.I)
_TSV = (
    b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def _is_hocr(data: bytes) -> bool:
    head = data[:65536].replace(b"\0", b"")
    return _HTML.search(head) is not None and _HOCR.search(head) is not None


def _is_tsv(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").startswith(_TSV)


def _has_root(root: str) -> Callable[[bytes], bool]:
    return lambda data: root_name(data) == root


KINDS = (
    Kind("hocr", "hOCR", "text/vnd.hocr+html", _is_hocr, "hocr"),
    Kind("alto", "ALTO", "application/alto+xml", _has_root("alto"), "alto"),
    Kind("page", "PAGE", "application/vnd.prima.page+xml", _has_root("PcGts"), "page_xml"),
    Kind("tsv", "Tesseract TSV", "text/tab-separated-values", _is_tsv, "tesseract_tsv"),
)


def kind_of(data: bytes) -> Kind | None:
    """The format of a file, None where it is none of these."""
    return next((kind for kind in KINDS if kind.recognises(data)), None)


def recognises(data: bytes, name: str) -> bool:
    """Whether it is one of ``KINDS``."""
    return kind_of(data) is not None


def read(data: bytes, name: str, encoding: str | None) -> Document:
    """A document of the text in the file, its layout kept, its import recorded.

    These files tell their encoding themselves, so ``encoding`` is not used.  Raises ``InputError``.
    """
    kind = kind_of(data)
    assert kind is not None
    text, layout = kind.read_layout(data, name)
    if not layout.pages:
        raise InputError(
            tr("there is no page in this {kind} file", "tệp {kind} này không có trang nào",
               kind=kind.title),
            where=name,
            advice=tr(
                "Check whether the OCR program wrote its result here.",
                "Hãy kiểm tra xem chương trình OCR đã ghi kết quả vào đây chưa.",
            ),
        )  # fmt: skip
    if not text.strip():
        raise no_text(name)
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_TEXT_BYTES:
        raise too_large(size, MAX_TEXT_BYTES, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type=kind.media_type)
    imported = Action(ActionKind.IMPORT, "app", utc_now(), identity="e0")
    return Document.restored(Report(text, source, layout), agents=[], past=[imported], edits=[])
