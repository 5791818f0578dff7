"""From bytes to a tree, with nothing a hostile file could use switched on."""

from __future__ import annotations

from lxml import etree

from soat_core.i18n import tr
from soat_core.tei.findings import Finding

_PREMATURE = {
    etree.ErrorTypes.ERR_DOCUMENT_END,
    etree.ErrorTypes.ERR_DOCUMENT_EMPTY,
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED,
}


class ParseError(Exception):
    """The bytes are no XML that we take; ``advice`` says what to do."""

    def __init__(self, finding: Finding, advice: str) -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.advice = advice


def parse(data: bytes) -> etree._Element:
    """The root of UTF-8 ``data``, without comments and processing instructions.

    Raises ``ParseError`` for broken XML, an ``xml:id`` given twice, other encodings, and any
    document type declaration: one is never needed, and entities are how small files become huge or
    fetch others.
    """
    # In well-formed XML this string stands outside of a declaration only in comments, CDATA and
    # processing instructions, which a record has no use for either.
    at = data.find(b"<!DOCTYPE")
    if at >= 0:
        raise _doctype(data.count(b"\n", 0, at) + 1)
    parser = etree.XMLParser(
        encoding="utf-8",  # whatever the file says: the search above must not be got round
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ParseError(Finding(error.lineno or 1, _reason(error)), older_copy()) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(1)
    return root


def older_copy() -> str:
    """The advice for a record that is damaged."""
    return tr("Open an older copy of the file.", "Hãy mở một bản lưu trước đó của tệp.")


def _reason(error: etree.XMLSyntaxError) -> str:
    code = getattr(error, "code", None)
    if code == etree.ErrorTypes.DTD_ID_REDEFINED:
        return tr("a name (xml:id) is given twice", "có một tên (xml:id) được đặt hai lần")
    if code in _PREMATURE:
        return tr("the file ends too early", "tệp bị cụt, thiếu phần cuối")
    return tr("the XML is broken here", "XML bị hỏng ở chỗ này")


def _doctype(line: int) -> ParseError:
    return ParseError(
        Finding(
            line,
            tr(
                "files with a DOCTYPE are not opened, for safety",
                "vì an toàn, tệp có khai báo DOCTYPE không được mở",
            ),
        ),
        tr(
            "Soát never writes one: choose a record that it saved itself.",
            "Soát không bao giờ ghi khai báo này: hãy chọn hồ sơ do chính Soát lưu.",
        ),
    )
