"""What stands in the tables of edits, of annotations and of the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from soat_core.annotation import Annotation
from soat_core.edition import Change, Edition, Mentioned
from soat_core.edition.wording import annotation_kind, category, edit_kind, origin
from soat_core.edits import EditKind
from soat_core.i18n import tr
from soat_core.writers.tables.cells import Cell

_CONTEXT = 40
"""Code points of the text shown before and behind a place."""


@dataclass(frozen=True, slots=True)
class Table:
    """``widths`` are those of the columns, in letters; ``count`` says how many rows there are."""

    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Callable[[], Iterator[tuple[Cell, ...]]]
    count: int


def edits_table(edition: Edition) -> Table:
    """Every change, by place."""
    return Table(
        tr("Edits", "Chỗ sửa"),
        (
            tr("No.", "STT"),
            tr("Page", "Trang"),
            tr("Line", "Dòng"),
            tr("OCR text", "Bản OCR"),
            tr("Corrected text", "Đã sửa thành"),
            tr("What was done", "Cách sửa"),
            tr("Kind of mistake", "Loại lỗi"),
            tr("Decided by", "Căn cứ"),
            tr("Who", "Người sửa"),
            tr("When", "Thời điểm"),
            tr("Probability", "Xác suất"),
            tr("Rank", "Thứ hạng"),
            tr("Unclear", "Còn ngờ"),
            tr("OCR line", "Dòng OCR"),
        ),
        (7, 7, 7, 22, 22, 16, 26, 18, 22, 17, 10, 9, 9, 70),
        lambda: (_edit(edition, change) for change in edition.changes),
        len(edition.changes),
    )


def _edit(edition: Edition, change: Change) -> tuple[Cell, ...]:
    edit = change.edit
    is_mistake = edit.kind not in (EditKind.KEEP, EditKind.ILLEGIBLE, EditKind.SOURCE)
    return (
        change.number,
        change.page + 1,
        change.line + 1,
        change.ocr,
        change.reads,
        edit_kind(edit.kind),
        category(change.category) if is_mistake else "",
        origin(edit.origin),
        change.who,
        change.when,
        edit.posterior,
        edit.rank,
        tr("yes", "có") if edit.unclear else "",
        _excerpt(edition, change),
    )


def _excerpt(edition: Edition, change: Change) -> str:
    """The OCR's line about a place, shortened."""
    start, end = edition.report.line_span(change.line)
    text = edition.report.ocr_text
    first = max(start, change.edit.start - _CONTEXT)
    last = max(change.edit.end, min(end, change.edit.end + _CONTEXT))
    told = " ".join(text[first:last].split())
    return f"{'… ' if first > start else ''}{told}{' …' if last < end else ''}"


def annotations_table(edition: Edition) -> Table:
    """Every annotation with a place, by place: entities, notes, words of the dictionary."""
    notes = [note.about for note in edition.notes]
    told = sorted(
        (*edition.mentions, *notes, *edition.words),
        key=lambda one: (one.annotation.start, one.annotation.start_inside, one.annotation.end),
    )
    return Table(
        tr("Annotations", "Chú giải"),
        (
            tr("No.", "STT"),
            tr("Page", "Trang"),
            tr("Line", "Dòng"),
            tr("Kind", "Loại"),
            tr("Text", "Nội dung"),
            tr("Value", "Giá trị"),
            tr("Entry of the register", "Mục trong danh mục"),
            tr("Note", "Ghi chú"),
            tr("Marked by", "Căn cứ"),
            tr("Who", "Người thực hiện"),
            tr("When", "Thời điểm"),
            tr("Probability", "Xác suất"),
        ),
        (7, 7, 7, 20, 44, 32, 36, 40, 18, 22, 17, 10),
        lambda: (_annotation(edition, n, one) for n, one in enumerate(told, 1)),
        len(told),
    )


def _annotation(edition: Edition, number: int, one: Mentioned) -> tuple[Cell, ...]:
    note = one.annotation
    return (
        number,
        one.page + 1,
        one.line + 1,
        annotation_kind(note.kind, edition.kinds),
        " ".join(one.text.split()),
        "; ".join(f"{name}={value}" for name, value in note.values if name != "entry"),
        one.entry.text if one.entry else "",
        note.text,
        origin(note.origin),
        one.who,
        one.when,
        note.posterior,
    )


def register_table(edition: Edition) -> Table:
    """The entries of the register, with how often each is mentioned."""
    return Table(
        tr("Register", "Danh mục"),
        (
            tr("Kind", "Loại"),
            tr("Name", "Tên"),
            tr("Code", "Mã, số ký hiệu"),
            tr("Formerly", "Tên cũ"),
            tr("Issuer", "Cơ quan ban hành"),
            tr("Date", "Ngày"),
            tr("Mentions", "Số lần nhắc"),
        ),
        (20, 44, 20, 36, 30, 14, 12),
        lambda: (_entry(edition, entry) for entry in edition.entries),
        len(edition.entries),
    )


def _entry(edition: Edition, entry: Annotation) -> tuple[Cell, ...]:
    mentions = sum(one.entry is entry for one in edition.mentions)
    return (
        annotation_kind(entry.value("kind"), edition.kinds),
        entry.text,
        entry.value("code"),
        entry.value("formerly"),
        entry.value("issuer"),
        entry.value("when"),
        mentions,
    )
