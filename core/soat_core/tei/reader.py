"""Reading the record back, and saying what is wrong with it.

Forms of the record (``application[@ident='soat-record']/@version``) are told in ``names``; all that
there ever were are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.errors import ActionError, NewerRecordError, RecordError
from soat_core.i18n import tr
from soat_core.report import NOT_FOR_FILES, Report, parts_hold
from soat_core.snapshot import Recorded
from soat_core.steps import fits
from soat_core.tei.body_reader import Body
from soat_core.tei.facsimile import read_facsimile
from soat_core.tei.findings import Finding
from soat_core.tei.header import text_digest
from soat_core.tei.header_reader import read_actions, read_agents, read_source
from soat_core.tei.names import READABLE_VERSIONS, RECORD_IDENT, tei
from soat_core.tei.parsing import ParseError, older_copy, parse
from soat_core.tei.profile import violations
from soat_core.tei.reading import Reading
from soat_core.tei.stand_off_reader import Beside


def read_record(data: bytes, name: str) -> Document:
    """The document that a native record holds; ``name`` is the file's, for messages.

    Raises ``RecordError`` for anything but a whole, unaltered record; ``NewerRecordError`` for one
    of a form that is not known here.
    """
    outcome = _examine(data)
    if outcome.document is not None:
        return outcome.document
    finding = outcome.findings[0]
    where = name
    if finding.line:
        where = tr("{name}, line {line}", "{name}, dòng {line}", name=name, line=finding.line)
    kind = NewerRecordError if outcome.is_newer else RecordError
    raise kind(finding.message, where=where, advice=outcome.advice)


def validate_record(data: bytes, name: str) -> list[Finding]:
    """Everything wrong with a record, by line; empty when it can be opened.

    Later checks are made only where the earlier ones (XML, form of the record, profile) found
    nothing.  ``name`` is the file's; findings do not repeat it.
    """
    return list(_examine(data).findings)


def check_record(data: bytes, document: Recorded) -> list[Finding]:
    """What is wrong with ``data`` as the record of a document; empty when it can be opened and
    says what the document says: the OCR text, every decision, every annotation."""
    outcome = _examine(data)
    again = outcome.document
    if again is None:
        return list(outcome.findings)
    same_text = again.report.ocr_text == document.report.ocr_text
    if same_text and _said(again) == _said(document):
        return []
    message = tr(
        "the record does not say what was decided", "hồ sơ không ghi đúng những gì đã quyết định"
    )
    return [Finding(0, message)]


def _said(document: Recorded) -> tuple[object, object, object]:
    return (
        [(e.start, e.end, e.text, e.kind, e.unclear, e.action) for e in document.edits],
        {(n.identity, str(n.kind), n.text, n.action) for n in document.annotations},
        [action.identity for action in document.actions],
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Either a document or findings, with what to do about them."""

    document: Document | None
    findings: Sequence[Finding] = ()
    advice: str = ""
    is_newer: bool = False
    """Whether only its form is not known."""


def _examine(data: bytes) -> _Outcome:
    try:
        root = parse(data)
    except ParseError as error:
        return _Outcome(None, [error.finding], error.advice)
    return _foreign(root) or _newer(root) or _read(root)


def _damaged(findings: list[Finding]) -> _Outcome:
    return _Outcome(None, sorted(findings, key=lambda finding: finding.line), older_copy())


def _foreign(root: etree._Element) -> _Outcome | None:
    if root.tag != tei("TEI"):
        message = tr("this XML file is not TEI", "tệp XML này không phải là TEI")
    elif _form(root) is None:
        message = tr(
            "this TEI file is not a record of Soát", "tệp TEI này không phải là hồ sơ của Soát"
        )
    else:
        return None
    advice = tr("Choose a record that Soát saved.", "Hãy chọn một hồ sơ do Soát lưu.")
    return _Outcome(None, [Finding(0, message)], advice)


def _newer(root: etree._Element) -> _Outcome | None:
    if _form(root) in READABLE_VERSIONS:
        return None
    message = tr(
        "this record was written by another version of Soát",
        "hồ sơ này do một phiên bản Soát khác tạo ra",
    )
    advice = tr("Update Soát.", "Hãy cập nhật Soát.")
    return _Outcome(None, [Finding(0, message)], advice, is_newer=True)


def _form(root: etree._Element) -> str | None:
    for application in root.iter(tei("application")):
        if application.get("ident") == RECORD_IDENT:
            return application.get("version", "")
    return None


def _read(root: etree._Element) -> _Outcome:
    wrong = violations(root)
    if wrong:
        return _damaged(wrong)
    reading = Reading(root)
    agents = read_agents(reading)
    actions = read_actions(reading, agents)
    body = Body(reading, agents, actions)
    report = Report(body.ocr_text, read_source(reading))
    notes = [*Beside(reading, agents, actions, body.marks).annotations(), *body.notes()]
    _check_text(reading, report, body.pages)
    report = replace(report, layout=read_facsimile(reading, report))
    try:
        document = Document.restored(
            report,
            agents=agents.values(),
            past=list(actions.values()),
            edits=body.edits,
            annotations=notes,
        )
    except ActionError as error:
        _find_misfits(reading, report, body.edits)
        return _damaged(reading.findings or [Finding(0, error.what)])
    return _damaged(reading.findings) if reading.findings else _Outcome(document)


def _check_text(reading: Reading, report: Report, pages: list[int]) -> None:
    """Whether the OCR text and its pages are what they were when it was imported."""
    if pages != report.page_starts[1:]:
        reading.report(
            reading.elements("t:text/t:body/t:div/t:ab")[0],
            tr("the page breaks do not fit the text", "chỗ ngắt trang không khớp với văn bản"),
        )
    if not hash_holds(reading.root, report):
        reading.report(
            reading.elements("t:teiHeader//t:idno[@type='sha256']")[0],
            tr(
                "the OCR text is not the one that was imported; the file was altered",
                "văn bản OCR không còn đúng như lúc nhập; tệp đã bị thay đổi",
            ),
        )


def hash_holds(root: etree._Element, report: Report) -> bool:
    """Whether the OCR text is the one that was imported, by what the header says of it."""
    source = report.source
    if not source.is_one_text:
        digest = root.findtext(f".//{tei('idno')}[@type='sha256-text']")
        holds = digest is not None and digest.strip() == text_digest(report)
        return holds and parts_hold(report)
    if source.encoding.lower() in NOT_FOR_FILES:
        return False
    try:
        data = report.to_bytes()
    except (LookupError, ValueError):  # no such codec, or the text has characters it has not
        return False
    return hashlib.sha256(data).hexdigest() == source.sha256


def _find_misfits(reading: Reading, report: Report, edits: Sequence[Edit]) -> None:
    """Report the edits, in document order, that keep a document from being restored."""
    elements = reading.elements("//t:choice | //t:seg")
    for index, edit in enumerate(edits):
        if not fits(report, edit) or (index and edit.overlaps(*edits[index - 1].key)):
            reading.report(
                elements[index],
                tr("this edit does not fit the text", "chỗ sửa này không khớp với văn bản"),
            )
