"""How the parts of an official document look in print (Decree 30/2020/NĐ-CP, Appendix I).

Sizes and spaces are points.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from soat_core.structure.kinds import BlockKind as Kind
from soat_core.writers.print.fonts import FAMILY

LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm
_INDENT = 12.7 * mm
_BOLD, _ITALIC, _BOTH = f"{FAMILY}-Bold", f"{FAMILY}-Italic", f"{FAMILY}-BoldItalic"


def _style(
    size: float = 14, font: str = FAMILY, align: int = TA_CENTER, **more: Any
) -> ParagraphStyle:
    return ParagraphStyle(
        "", fontName=font, fontSize=size, leading=size * 1.2, alignment=align,
        splitLongWords=1, allowWidows=0, allowOrphans=0, **more,
    )  # fmt: skip


BODY = _style(align=TA_JUSTIFY, firstLineIndent=_INDENT, spaceBefore=3, spaceAfter=3)
HEADINGS = tuple(
    _style(
        font=font, align=TA_JUSTIFY, firstLineIndent=_INDENT, spaceBefore=before, spaceAfter=3
    )
    for font, before in ((_BOLD, 9), (_BOLD, 6), (_BOTH, 6), (_ITALIC, 6))
)  # fmt: skip
CHAPTER = _style(font=_BOLD, spaceBefore=9, spaceAfter=3)
ITEMS = tuple(
    _style(
        align=TA_JUSTIFY, firstLineIndent=_INDENT, leftIndent=left * mm, spaceBefore=3, spaceAfter=3
    )
    for left in (0, 6, 12)
)  # fmt: skip
SUPERIOR, ISSUER = _style(13), _style(13, _BOLD)
RECIPIENTS, RECIPIENT = _style(12, _BOTH, TA_LEFT), _style(11, align=TA_LEFT)
ADDRESSEES = _style(align=TA_LEFT, leftIndent=55 * mm, spaceAfter=3)
CELL, CELL_HEAD = _style(13, align=TA_LEFT), _style(13, _BOLD)
CELL_NUMBER, CELL_SERIAL = _style(13, align=TA_RIGHT), _style(13)
NOTE = _style(10.5, align=TA_JUSTIFY, spaceAfter=2)

PARTS = {
    Kind.NATION: _style(13, _BOLD),
    Kind.MOTTO: _style(13.5, _BOLD),
    Kind.NUMBER: _style(13, spaceBefore=6),
    Kind.DATELINE: _style(14, _ITALIC, spaceBefore=6),
    Kind.TYPE: _style(font=_BOLD, spaceBefore=12, keepWithNext=1),
    Kind.SUBJECT: _style(font=_BOLD, keepWithNext=1),
    Kind.ADDRESSEE: _style(spaceBefore=12, spaceAfter=6),
    Kind.AUTHORITY: _style(font=_BOLD),
    Kind.SIGNATORY: _style(font=_BOLD, spaceBefore=72),
    Kind.FOOTNOTE: NOTE,
    Kind.HEADER: _style(11, _ITALIC),
}
"""Those of parts that look the same wherever they stand."""

RULES = {Kind.MOTTO: 0.55, Kind.ISSUER: 0.3, Kind.SUBJECT: 0.3}
"""How wide the line below a part is, as a share of the column's width."""
