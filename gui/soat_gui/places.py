"""Where files are proposed to be put."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from soat_core import files, page_files
from soat_gui.session import Session


def documents() -> Path:
    """The person's folder for documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path = Path(place) if place else Path.home()
    return path if path.is_dir() else Path.home()


def proposed_record(session: Session) -> Path:
    """Where a dialog proposes to put the record."""
    if session.record is not None:
        return session.record
    if session.suggested_record is not None:
        return session.suggested_record
    return documents() / files.record_path_for(session.source.name).name


def proposed_export(session: Session) -> Path:
    """Where a dialog proposes to put the text: beside the record, never over the source."""
    record = proposed_record(session)
    stem = record.name.removesuffix(page_files.RECORD_SUFFIX)
    path = record.with_name(f"{stem}.txt")
    return record.with_name(f"{stem}.sua.txt") if path == session.source else path
