"""What the exports call kinds, people's decisions and times, in the person's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from soat_core.annotating import naming
from soat_core.annotation import Annotation
from soat_core.edition.lines import plain
from soat_core.edition.model import Change, Edition
from soat_core.edits import EditKind, Origin
from soat_core.i18n import tr
from soat_core.structure.kinds import BlockKind
from soat_core.tei.categories import Category

_EDITS = {
    EditKind.REPLACE: ("replaced", "thay"),
    EditKind.SPLIT: ("split", "tách"),
    EditKind.MERGE: ("joined", "nối"),
    EditKind.INSERT: ("inserted", "chèn"),
    EditKind.DELETE: ("deleted", "xóa"),
    EditKind.LINE: ("line break", "xuống dòng"),
    EditKind.ILLEGIBLE: ("illegible", "không đọc được"),
    EditKind.SOURCE: ("mistake of the original", "lỗi của bản gốc"),
    EditKind.KEEP: ("kept", "giữ nguyên"),
}
_ORIGINS = {
    Origin.TYPED: ("by hand", "sửa tay"),
    Origin.SUGGESTED: ("suggestion", "nhận gợi ý"),
    Origin.AUTO: ("automatic", "máy sửa hàng loạt"),
}
_CATEGORIES = {
    Category.TONE: ("accents", "dấu thanh, dấu phụ"),
    Category.CHARACTER: ("letters and digits", "chữ cái, chữ số"),
    Category.SPACING: ("spaces and line breaks", "dính, tách chữ, xuống dòng"),
    Category.CASE: ("capitals", "chữ hoa, chữ thường"),
    Category.PUNCTUATION: ("punctuation", "dấu câu"),
    Category.MISSING: ("missing", "mất chữ"),
    Category.NOISE: ("noise", "chữ thừa, nhiễu"),
}


def edit_kind(kind: EditKind) -> str:
    return tr(*_EDITS[kind])


def origin(kind: Origin) -> str:
    return tr(*_ORIGINS[kind])


def category(kind: Category) -> str:
    """What sort of mistake."""
    return tr(*_CATEGORIES[kind])


def annotation_kind(kind: str, defined: Mapping[str, Annotation]) -> str:
    """The title of a kind of annotations; ``defined`` are those of the office.

    A kind that nobody defines (any more) is called by its name.
    """
    return naming.title_of(kind, defined.values())


def told_time(when: datetime | None) -> str:
    """A time as the clock on the wall shows it: ``22/11/2026 16:15``."""
    return when.astimezone().strftime("%d/%m/%Y %H:%M") if when else ""


def told_day(when: datetime) -> str:
    return when.astimezone().strftime("%d/%m/%Y")


def percent(share: float | None) -> str:
    """A share from 0 to 1 in per cent, with one decimal where that says more."""
    if share is None:
        return ""
    told = f"{share * 100:.1f}".removesuffix(".0")
    return f"{told.replace('.', tr('.', ','))}%"


def number(count: int) -> str:
    """A count with its thousands apart, as the language has it."""
    return f"{count:,}".replace(",", tr(",", "."))


def decided_how(change: Change) -> str:
    """Who decided, when and on whose word, in one line."""
    edit = change.edit
    how = origin(edit.origin)
    if edit.posterior is not None and edit.origin is not Origin.TYPED:
        how += f" {percent(edit.posterior)}"
    return " · ".join(filter(None, (change.who, told_time(change.when), how)))


def title_of(edition: Edition) -> str:
    """What the report is called: its kind and subject, else the name of its file."""
    parts = edition.of_kind(BlockKind.TYPE, BlockKind.SUBJECT)[:2]
    told = [" ".join(plain(part.items).split()) for part in parts]
    if not any(told):
        return edition.report.source.name
    return ": ".join(
        text[:1].upper() + text[1:].lower() if text.isupper() else text for text in told
    )
