"""Files of OCR programs that tell where the words stand: hOCR, ALTO, PAGE, Tesseract's TSV."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING

from soat_core.actions import Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.readers.plain_text import MAX_TEXT_BYTES, no_text
from soat_core.readers.xml_file import root_name
from soat_core.report import Part, Report, Source, list_digest
from soat_core.storage import too_large
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.layout import Layout, LayoutBuilder


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the formats."""

    identity: str
    title: str
    media_type: str
    recognises: Callable[[bytes], bool]
    """Looks at the beginning only."""
    module: str
    """Has ``parse``, ``build`` and ``pages_of``; loaded only when there is such a file to read."""

    def read_layout(self, files: Sequence[tuple[bytes, str]]) -> tuple[str, Layout, list[Span]]:
        """The text of files and where it stands, and which part of it came from which.

        Raises ``InputError``.
        """
        reader = import_module(f"soat_core.readers.{self.module}")
        parsed = [reader.parse(data, name) for data, name in files]
        builder: LayoutBuilder = reader.build(*parsed)
        counts = [sum(1 for _ in reader.pages_of(one)) for one in parsed]
        for count, (_, name) in zip(counts, files, strict=True):
            if not count:
                raise _no_page(self.title, name)
        text, layout = builder.built()
        starts = [builder.page_starts[at] for at in accumulate([0, *counts[:-1]])]
        ends = [*(start - 1 for start in starts[1:]), len(text)]
        return text, layout, list(map(Span, starts, ends))


_HTML = re.compile(rb"<(?:html|!DOCTYPE html)|class\s*=\s*[\"']?[^\"'>]{0,80}\bocr_page", re.I)
_HOCR = re.compile(rb"ocr_page|ocrx?_(?:line|word|carea)|ocr-system|ocr-capabilities", re.I)
_TSV = (
    b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


_NO_HTML = frozenset(["TEI", "teiCorpus", "alto", "PcGts"])
"""Records and the like, whose text may be about anything."""


def _is_hocr(data: bytes) -> bool:
    if root_name(data) in _NO_HTML:
        return False
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
    text, layout, _ = kind.read_layout([(data, name)])
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type=kind.media_type)
    return _document(text, layout, source)


def read_all(files: Sequence[tuple[bytes, str]], name: str) -> Document:
    """One document of several files of one kind, each with one page or more.

    Raises ``InputError``.
    """
    kind = kind_of(files[0][0])
    assert kind is not None
    text, layout, spans = kind.read_layout(files)
    parts = tuple(
        Part(one, hashlib.sha256(data).hexdigest(), start, end)
        for (data, one), (start, end) in zip(files, spans, strict=True)
    )
    digest = list_digest((part.sha256, part.name) for part in parts)
    return _document(text, layout, Source(name, digest, media_type=kind.media_type, parts=parts))


def _document(text: str, layout: Layout, source: Source) -> Document:
    if not text.strip():
        raise no_text(source.name)
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_TEXT_BYTES:
        raise too_large(size, MAX_TEXT_BYTES, source.name)
    imported = Action(ActionKind.IMPORT, "app", utc_now(), identity="e0")
    return Document.restored(Report(text, source, layout), agents=[], past=[imported], edits=[])


def _no_page(title: str, name: str) -> InputError:
    return InputError(
        tr("there is no page in this {kind} file", "tệp {kind} này không có trang nào", kind=title),
        where=name,
        advice=tr(
            "Check whether the OCR program wrote its result here.",
            "Hãy kiểm tra xem chương trình OCR đã ghi kết quả vào đây chưa.",
        ),
    )
