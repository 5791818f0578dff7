"""TEI P5: the record, and the clean text for others."""

from __future__ import annotations

from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.snapshot import Recorded


def record(document: Recorded, engine_version: str = "", text: str | None = None) -> bytes:
    """The native file, checked before anybody relies on it.

    Raises ``OutputError`` when it is not valid, which is a defect of the program.
    """
    from soat_core.tei import validate_record, write_record  # lxml loads only when needed

    data = write_record(document, engine_version=engine_version)
    name = document.report.source.name
    findings = validate_record(data, name)
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
    from soat_core.tei import write_clean

    return write_clean(document)
