"""TEI P5: the record, and the clean text for others."""

from __future__ import annotations

from dataclasses import replace

from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.snapshot import Recorded, snapshot_of


def record(document: Recorded, engine_version: str = "", text: str | None = None) -> bytes:
    """The native file, or the TEI of others with the corrections in it; checked before anybody
    relies on it.

    Raises ``OutputError`` when it is not valid, which is a defect of the program.
    """
    from soat_core.tei import check_record, write_record  # lxml loads only when needed

    name = document.report.source.name
    if document.report.backing is not None:  # others' TEI stays theirs
        from soat_core.tei.foreign import losses, write_foreign

        data = write_foreign(document, engine_version=engine_version)
        findings = losses(document, data, name)
    else:
        data = write_record(document, engine_version=engine_version)
        findings = check_record(data, document)
    if findings:
        raise OutputError(
            tr(
                "the record would not be valid (line {line}: {message}), so nothing was written",
                "hồ sơ sẽ không hợp lệ (dòng {line}: {message}) nên chưa ghi gì",
                line=findings[0].line,
                message=findings[0].message,
            ),
            where=name,
            advice=tr(
                "Export the text to keep your work, and report this defect.",
                "Hãy xuất văn bản để giữ kết quả và báo lỗi này cho nhóm phát triển.",
            ),
        )
    return data


def clean(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The corrected text as TEI, without the record of corrections."""
    if document.report.backing is not None:
        from soat_core.tei.foreign import resolved

        return resolved(document)
    from soat_core.tei import write_clean

    return write_clean(document)


def clean_with_pages(
    document: Document, engine_version: str = "", text: str | None = None
) -> bytes:
    """The corrected text as TEI, with the places of its lines on the pictures."""
    from soat_core.tei import write_clean

    return write_clean(document, has_pages=True)


def without_pages(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The record without the places of lines and words on pictures."""
    report = replace(document.report, layout=None)
    return record(replace(snapshot_of(document), report=report), engine_version)


def with_evidence(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The record with the candidates that the engine has for every decision.

    The engine reads the whole report again for it.  Raises ``EngineError`` without one.
    """
    from soat_core.tei.evidence import with_candidates

    return with_candidates(record(document, engine_version), document)


def original(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The TEI file of others as it was before anything was corrected in it."""
    from soat_core.tei.foreign import original_bytes

    return original_bytes(document)
