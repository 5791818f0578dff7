"""XML: our own record and the TEI of others are read, everything else is named and refused."""

from __future__ import annotations

import re

from soat_core.document import Document
from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.readers.decoding import MARKS, utf16_without_mark

_LOOK_AT = 16384
_BEGINS = re.compile(r"\s*<(?:\?xml\b|!DOCTYPE\b|!--|(?:\w+:)?(?:TEI|html|alto|PcGts)[\s/>])", re.I)
_BEFORE_ROOT = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)", re.S)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)")
_RECORD = re.compile(rb"""ident\s*=\s*["']soat-record["']""")
_TEI_ROOTS = ("TEI", "teiCorpus")
_KNOWN = {"html": "hOCR / HTML", "alto": "ALTO", "PcGts": "PAGE"}


def recognises(data: bytes, name: str) -> bool:
    """Whether it begins like XML, or calls itself so."""
    return name.lower().endswith(".xml") or _BEGINS.match(_head(data)) is not None


def read(data: bytes, name: str, encoding: str | None) -> Document:
    """The document of a record, or of TEI that others wrote.

    Raises ``RecordError`` for a record that is broken and ``InputError`` for other XML.  XML says
    itself how it is encoded, so ``encoding`` is not used.
    """
    root = root_name(data)
    if root is None:
        raise InputError(
            tr("the XML is broken at its beginning", "tệp XML bị hỏng ngay ở đầu"),
            where=name,
            advice=tr(
                "Open an earlier version of the file.", "Hãy mở một bản lưu trước của tệp này."
            ),
        )
    if root not in _TEI_ROOTS:
        raise InputError(
            tr(
                "this is XML of another kind ({kind}), not a record of Soát",
                "đây là XML loại khác ({kind}), không phải hồ sơ của Soát",
                kind=_KNOWN.get(root, root),
            ),
            where=name,
            advice=tr(
                "Open the plain text of the OCR, or a file that Soát saved (.tei.xml).",
                "Hãy mở văn bản thuần của OCR, hoặc tệp do Soát lưu (.tei.xml).",
            ),
        )
    if not is_record(data):
        from soat_core.tei.foreign import read_foreign

        return read_foreign(data, name)
    from soat_core.tei import read_record  # lxml loads only when there is XML to read

    return read_record(data, name)


def is_record(data: bytes) -> bool:
    """Whether TEI is a record of Soát, whole or damaged, and not a file of others."""
    return _RECORD.search(data) is not None


def is_foreign(data: bytes) -> bool:
    """Whether it is TEI that others wrote."""
    return not is_record(data) and root_name(data) in _TEI_ROOTS


def root_name(data: bytes) -> str | None:
    """The local name of the first element, or None when none is to be found near the beginning."""
    rest = _head(data)
    while found := _BEFORE_ROOT.match(rest):
        rest = rest[found.end() :]
    root = _ROOT.match(rest)
    return root[1] if root else None


def _head(data: bytes) -> str:
    """The beginning as text, for looking only."""
    head = data[:_LOOK_AT]
    for codec, mark in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(codec, "replace")
    return head.decode(utf16_without_mark(head[: len(head) // 2 * 2]) or "utf-8", "replace")
