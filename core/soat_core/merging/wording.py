"""Differences in words, for lists; plain text, in one line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from soat_core.annotation import Annotation
from soat_core.edits import EditKind
from soat_core.history.wording import kind_in_words, quoted
from soat_core.i18n import tr
from soat_core.merging.difference import Difference, Side, Stand
from soat_core.merging.notes import POINTER
from soat_core.snapshot import Recorded


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says about a stretch."""

    text: str
    """How it reads, or what the annotation says."""
    who: str
    """The name of whoever decided it; empty where nobody did."""
    when: datetime | None


def said(difference: Difference, side: Side, document: Recorded) -> Said:
    """What a side says; ``document`` is that side's."""
    stand = difference.stand(side)
    who, when = _decider(stand, document)
    return Said(_text(difference, stand, document.report.ocr_text), who, when)


def read(difference: Difference, ocr_text: str) -> str:
    """What the OCR read there."""
    return quoted(ocr_text[difference.start : difference.end])


def _text(difference: Difference, stand: Stand, ocr_text: str) -> str:
    if difference.is_note:
        return _of_note(stand.notes[0]) if stand.notes else tr("no annotation", "không chú giải")
    if stand.is_empty:
        return tr("undecided", "chưa quyết định")
    text = quoted(stand.text(ocr_text, difference.start, difference.end))
    if all(edit.kind is EditKind.KEEP for edit in stand.edits):
        return tr("{read} kept", "{read} giữ nguyên", read=text)
    if not text:
        return tr("deleted", "xóa")
    return f"{text} (?)" if any(edit.unclear for edit in stand.edits) else text


def _of_note(note: Annotation) -> str:
    told = [quoted(note.text), *(value for name, value in note.values if name != POINTER)]
    what = f"{kind_in_words(note.kind)}: {', '.join(filter(None, told)) or '…'}"
    return tr("turned down: {what}", "đã bác: {what}", what=what) if note.rejected else what


def _decider(stand: Stand, document: Recorded) -> tuple[str, datetime | None]:
    """Whoever decided last of all that stands there."""
    if stand.is_empty:
        return "", None
    times = {action.identity: action.when for action in document.actions}
    last = max(stand.all, key=lambda one: _stamp(times.get(one.action)))
    agent = document.agents.get(last.who)
    return agent.name if agent else last.who, times.get(last.action)


def _stamp(when: datetime | None) -> float:
    return 0.0 if when is None else when.timestamp()
