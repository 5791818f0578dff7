"""The report as PDF for reading and printing, set as Decree 30/2020/NĐ-CP wants documents."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from soat_core.document import Document
from soat_core.edition import Edition, Item, Part, edition_of
from soat_core.edition.lines import listed, plain, rows
from soat_core.edition.parts import without_mark
from soat_core.edition.wording import title_of
from soat_core.scans.locating import READING_COPY
from soat_core.structure.kinds import BlockKind as Kind
from soat_core.writers.flowing import KEEPS_LINES
from soat_core.writers.layout import (
    END_LEFT,
    HEAD_LEFT,
    column_shares,
    common_header,
    is_chapter,
    is_numeric,
    is_serial,
    own_lines,
    together,
)
from soat_core.writers.print import styles
from soat_core.writers.print.feet import MARK, FootedFrame, MakeNote, NoteAt, RestOfNotes
from soat_core.writers.print.fonts import FAMILY, drawable, register
from soat_core.writers.print.inline import Inline, escaped

_WITH_HEADING = 72
"""Points that must be left on a page for a heading to stand there."""
_KEPT = 600
"""Letters of a last paragraph that goes to the next page with the signature."""
_WIDTH = A4[0] - styles.LEFT - styles.RIGHT


def reading_pdf(document: Document) -> bytes:
    """The corrected text as PDF, with an outline of its headings and footnotes at the foot."""
    register()
    edition = edition_of(document)
    out = io.BytesIO()
    story = _Story(edition)
    template = _Template(out, title_of(edition), common_header(edition), story.footnote)
    template.build([*story.flowables(), RestOfNotes(template.frame_with_notes)])
    return out.getvalue() + READING_COPY


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """Numbers the pages from the second on and gathers the outline."""

    def __init__(self, out: io.BytesIO, title: str, header: str, note: MakeNote) -> None:
        super().__init__(
            out, pagesize=A4, title=drawable(title), author="Soát", creator="Soát", invariant=1
        )
        self._header = drawable(header)
        height = A4[1] - styles.TOP - styles.BOTTOM
        geometry = (styles.LEFT, styles.BOTTOM, _WIDTH, height, 0, 0, 0, 0)
        self.frame_with_notes = FootedFrame(*geometry, make=note)
        self.addPageTemplates(
            PageTemplate(
                frames=[self.frame_with_notes], onPage=self._on_page, onPageEnd=self._on_page_end
            )
        )

    def _on_page(self, canvas: Any, _: Any) -> None:
        canvas.setCatalogEntry("Lang", "vi-VN")
        number = canvas.getPageNumber()
        middle, top = styles.LEFT + _WIDTH / 2, A4[1] - styles.TOP / 2 - 4
        if number > 1:
            canvas.setFont(FAMILY, 13)
            canvas.drawCentredString(middle, top, str(number))
        if self._header:
            canvas.setFont(f"{FAMILY}-Italic", 10)
            canvas.drawString(styles.LEFT, top, self._header[:90])

    def _on_page_end(self, canvas: Any, _: Any) -> None:
        self.frame_with_notes.draw_foot(canvas)

    def afterFlowable(self, flowable: Flowable) -> None:
        level = getattr(flowable, "outline_level", None)
        if level is not None:
            key = f"h{flowable.outline_number}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level, closed=False)


class _Rule(Flowable):  # type: ignore[misc]
    """A thin line; reportlab's own is not centred in cells of tables."""

    def __init__(self, length: float, *, is_centred: bool = True) -> None:
        super().__init__()
        self._length = length
        self._is_centred = is_centred

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        self.width, self.height = width, 9.0
        return self.width, self.height

    def draw(self) -> None:
        start = (self.width - self._length) / 2 if self._is_centred else 0.0
        self.canv.setLineWidth(0.6)
        self.canv.line(start, 6, start + self._length, 6)


class _End(Spacer):  # type: ignore[misc]
    """The white space above the signature, which stands on one page with some text."""


def _is_short(flowable: Flowable) -> bool:
    return isinstance(flowable, Paragraph) and len(flowable.getPlainText()) < _KEPT


class _Story:
    """The parts of an edition as what reportlab sets on pages."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._inline = Inline(edition)
        self._linked = {id(part) for part in edition.footnotes}
        self._notes = list(edition.footnotes)
        self._headings = 0
        self._depth = -1

    def flowables(self) -> list[Flowable]:
        header = common_header(self._edition)
        parts = [
            part
            for part in self._edition.parts
            if part.is_shown and id(part) not in self._linked and not (header and part.is_furniture)
        ]
        found: list[Flowable] = []
        for group in self._grouped(parts):
            if isinstance(group[0], _End):
                text = [found.pop()] if found and _is_short(found[-1]) else []
                group = [KeepTogether([*text, *group])]
            found += group
        return found or [Spacer(1, 1)]

    def _grouped(self, parts: Sequence[Part]) -> Iterator[list[Flowable]]:
        for block, group in groupby(parts, key=together):
            alike = list(group)
            if block == "table":
                yield [self._table(alike)]
            elif block == "head":
                yield self._columns(alike, HEAD_LEFT, (0.4, 0.6))
            elif block == "end":
                yield [_End(1, 8), *self._columns(alike, END_LEFT, (0.48, 0.52))]
            else:
                yield [flowable for part in alike for flowable in self._part(part, _WIDTH)]

    def _columns(
        self, parts: Sequence[Part], left: Sequence[Kind], shares: tuple[float, float]
    ) -> list[Flowable]:
        sides = [[p for p in parts if p.kind in left], [p for p in parts if p.kind not in left]]
        if not all(sides) and left == HEAD_LEFT:
            return [flowable for part in parts for flowable in self._part(part, _WIDTH)]
        widths = [_WIDTH * share for share in shares]
        cells = [
            [flowable for part in side for flowable in self._part(part, width)]
            for side, width in zip(sides, widths, strict=True)
        ]
        return [Table([cells], widths, style=_PLAIN_TABLE, splitInRow=1)]

    def _part(self, part: Part, width: float) -> Iterator[Flowable]:
        if part.kind is Kind.ISSUER:
            yield from self._issuer(part)
        elif part.kind is Kind.RECIPIENTS:
            yield from self._list(part, styles.RECIPIENTS, styles.RECIPIENT)
        elif part.kind is Kind.ADDRESSEE and len(rows(part.items)) > 1:
            yield from self._list(part, styles.PARTS[part.kind], styles.ADDRESSEES)
        elif part.kind is Kind.FOOTNOTE:  # no mark leads to it
            self._notes.append(part)
            yield NoteAt(len(self._notes) - 1)
        elif part.kind is Kind.HEADING:
            yield CondPageBreak(_WITH_HEADING)
            yield self._heading(part)
        elif part.kind in KEEPS_LINES:
            for line in rows(part.items):
                yield self._paragraph(line, styles.PARTS[part.kind])
        else:
            yield self._paragraph(part.items, _style(part))
        if part.kind in styles.RULES:
            share = styles.RULES[part.kind]
            yield _Rule(width * share)

    def _issuer(self, part: Part) -> Iterator[Flowable]:
        lines = rows(part.items)
        first = len(lines) - own_lines(lines)
        for number, line in enumerate(lines):
            yield self._paragraph(line, styles.ISSUER if number >= first else styles.SUPERIOR)

    def _list(self, part: Part, head: Any, entry: Any) -> Iterator[Flowable]:
        for number, line in enumerate(listed(part)):
            yield self._paragraph(line, entry if number else head)

    def _heading(self, part: Part) -> Flowable:
        """A heading, which the outline names; its levels may go down one at a time only."""
        level = min(4, max(1, part.level))
        centred = is_chapter(part)
        found = self._paragraph(
            part.items, styles.CHAPTER if centred else styles.HEADINGS[level - 1]
        )
        if plain(part.items).strip():
            self._headings += 1
            self._depth = min(level - 1, self._depth + 1)
            found.outline_level, found.outline_number = self._depth, self._headings
        return found

    def _paragraph(self, items: Sequence[Item], style: Any) -> Any:
        return Paragraph(self._inline.markup(items), style)

    def _table(self, parts: Sequence[Part]) -> Flowable:
        shares = column_shares(parts)
        blank = [""] * len(shares)
        lines = [[*self._cells(part), *blank][: len(shares)] for part in parts]
        heads = next((n for n, part in enumerate(parts) if not part.is_label), len(parts))
        widths = [_WIDTH * share for share in shares]
        return Table(
            lines, widths, style=_RULED_TABLE, repeatRows=heads if heads < len(parts) else 0,
            splitInRow=1, spaceBefore=4, spaceAfter=6,
        )  # fmt: skip

    def _cells(self, part: Part) -> Iterator[Flowable]:
        for number, items in enumerate(part.cells):
            style = styles.CELL_NUMBER if is_numeric(items) else styles.CELL
            if part.is_label:
                style = styles.CELL_HEAD
            elif is_serial(items, number):
                style = styles.CELL_SERIAL
            yield self._paragraph(items, style)

    def footnote(self, number: int) -> Any:
        """The paragraph of a footnote; its mark leads back to where it stands in the text."""
        part = self._notes[number]
        if id(part) not in self._linked:
            return self._paragraph(part.items, styles.NOTE)
        mark = f'<a name="f{number}"/><super>{self._back(number, escaped(part.mark))}</super> '
        return Paragraph(mark + self._inline.markup(without_mark(part)), styles.NOTE)

    def _back(self, number: int, mark: str) -> str:
        if not self._inline.is_linked(number):
            return mark
        return f'<a href="#{MARK}{number}" color="black">{mark}</a>'


_PLAIN_TABLE = TableStyle(
    [("VALIGN", (0, 0), (-1, -1), "TOP")]
    + [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
)
_RULED_TABLE = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)


def _style(part: Part) -> Any:
    if part.kind is Kind.ITEM:
        return styles.ITEMS[min(3, max(1, part.level)) - 1]
    return styles.PARTS.get(part.kind, styles.BODY)
