"""What the kinds of annotations are called, to people."""

from __future__ import annotations

from collections.abc import Iterable

from soat_core.annotation import ENTRY, FINDING, KIND, NOTE, WORD, Annotation
from soat_core.entities.kinds import EntityKind
from soat_core.i18n import tr
from soat_core.structure.kinds import BlockKind

_TITLES = {
    NOTE: ("note", "ghi chú"),
    WORD: ("word", "từ"),
    ENTRY: ("entry", "mục"),
    KIND: ("kind of annotations", "loại chú giải"),
    FINDING: ("mistake", "chỗ sai"),
    EntityKind.ORGANISATION: ("organisation", "cơ quan, tổ chức"),
    EntityKind.PERSON: ("person", "người"),
    EntityKind.PLACE: ("place", "địa danh"),
    EntityKind.DATE: ("date", "ngày tháng"),
    EntityKind.DOCUMENT: ("document", "văn bản"),
    EntityKind.NUMBER: ("number", "con số"),
    EntityKind.MONEY: ("sum of money", "số tiền"),
    EntityKind.PERCENT: ("percentage", "tỷ lệ phần trăm"),
    EntityKind.MEASURE: ("measure", "số đo"),
    EntityKind.FOOTNOTE_MARK: ("footnote mark", "dấu chú thích"),
    BlockKind.NATION: ("national name", "quốc hiệu"),
    BlockKind.MOTTO: ("motto", "tiêu ngữ"),
    BlockKind.ISSUER: ("issuing agency", "cơ quan ban hành"),
    BlockKind.NUMBER: ("number and code", "số, ký hiệu"),
    BlockKind.DATELINE: ("place and date", "địa danh, ngày tháng"),
    BlockKind.TYPE: ("kind of document", "tên loại văn bản"),
    BlockKind.SUBJECT: ("subject", "trích yếu"),
    BlockKind.ADDRESSEE: ("addressee", "nơi gửi đến"),
    BlockKind.HEADING: ("heading", "đề mục"),
    BlockKind.PARAGRAPH: ("paragraph", "đoạn văn"),
    BlockKind.ITEM: ("list item", "mục liệt kê"),
    BlockKind.ROW: ("table row", "hàng của bảng"),
    BlockKind.AUTHORITY: ("signing authority", "quyền hạn, chức vụ người ký"),
    BlockKind.SIGNATORY: ("signatory", "người ký"),
    BlockKind.RECIPIENTS: ("recipients", "nơi nhận"),
    BlockKind.FOOTNOTE: ("footnote", "chú thích cuối trang"),
    BlockKind.HEADER: ("running head", "đầu trang, cuối trang"),
    BlockKind.PAGE_NUMBER: ("page number", "số trang"),
}
"""English and Vietnamese."""


def title_of(kind: str, annotations: Iterable[Annotation] = ()) -> str:
    """What a kind is called, in the person's language.

    A kind of an office has the title of its definition among ``annotations``, else its name.
    """
    if kind in _TITLES:
        return tr(*_TITLES[kind])
    for note in annotations:
        if note.kind == KIND and note.value("name") == kind:
            return note.text or kind
    return kind
