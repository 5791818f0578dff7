"""A report as a Word document, set as Decree 30/2020/NĐ-CP wants official documents."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from soat_core.document import Document
from soat_core.edition import Edition, Item, Part, edition_of
from soat_core.edition.lines import listed, rows
from soat_core.edition.parts import without_mark
from soat_core.edition.tidying import visible
from soat_core.edition.wording import title_of
from soat_core.structure.kinds import BlockKind as Kind
from soat_core.writers.layout import (
    END_LEFT,
    HEAD_LEFT,
    common_header,
    is_chapter,
    own_lines,
    together,
)
from soat_core.writers.steady import last_work, steady_zip
from soat_core.writers.word import styles
from soat_core.writers.word.tables import rule, two_columns, write_table
from soat_core.writers.word.writing import Writer


def word(document: Document) -> bytes:
    """The corrected text as DOCX.

    Notes of the clerk become comments.  Page numbers are Word's own; running heads go into the
    header where all pages have the same.
    """
    edition = edition_of(document)
    made = docx.Document()
    title = visible(title_of(edition))
    styles.set_up(made, title)
    _Setter(made, edition).set_all()
    properties = made.core_properties
    properties.author, properties.last_modified_by = "Soát", "Soát"
    properties.comments, properties.language = "", "vi-VN"
    properties.created = properties.modified = last_work(edition.actions)
    out = io.BytesIO()
    made.save(out)
    return steady_zip(out.getvalue(), last_work(edition.actions))


class _Setter:
    def __init__(self, made: Any, edition: Edition) -> None:
        self._made = made
        self._edition = edition
        self._writer = Writer(made, edition)
        self._last: Any = None
        """The paragraph of the text that was written last."""

    def set_all(self) -> None:
        linked = {id(part) for part in self._edition.footnotes}
        parts = [part for part in self._with_header() if id(part) not in linked]
        for block, group in groupby(parts, key=together):
            alike = list(group)
            if block == "head":
                self._columns(alike, HEAD_LEFT, (0.4, 0.6))
            elif block == "end":
                self._columns(alike, END_LEFT, (0.48, 0.52))
            elif block == "table":
                write_table(self._made, self._writer, alike)
                self._last = None
            else:
                for part in alike:
                    self._part(part)
        self._writer.footnotes.close()

    def _with_header(self) -> list[Part]:
        """The parts without page numbers, and without running heads that are all alike."""
        if not common_header(self._edition):
            return [part for part in self._edition.parts if part.is_shown]
        section = self._made.sections[0]
        numbers = section.header.paragraphs[0]
        first = section.first_page_header.paragraphs[0]
        head = self._edition.of_kind(Kind.HEADER)[0]
        for paragraph in (numbers.insert_paragraph_before(), first):
            paragraph.style = self._made.styles[styles.FURNITURE]
            self._writer.write(paragraph, head.items)
        return [p for p in self._edition.parts if p.is_shown and p.kind is not Kind.HEADER]

    def _columns(
        self, parts: Sequence[Part], left: Sequence[Kind], shares: tuple[float, float]
    ) -> None:
        """Two columns, where there is something for both; else one below the other."""
        sides = [[p for p in parts if p.kind in left], [p for p in parts if p.kind not in left]]
        if not sides[0] and left == HEAD_LEFT:
            for part in parts:
                self._part(part)
            return
        if left == END_LEFT:
            self._keep_with_text()
        table = two_columns(self._made, shares)
        for cell, side in zip(table.rows[0].cells, sides, strict=True):
            for part in side:
                self._part(part, cell)
            _drop_first(cell)

    def _keep_with_text(self) -> None:
        """The end of a document stands off from the last paragraph, and on one page with it."""
        if self._last is not None:
            self._last.paragraph_format.keep_with_next = True
        self._made.add_paragraph(style=styles.RULE).paragraph_format.keep_with_next = True

    def _part(self, part: Part, where: Any = None) -> None:
        where = where or self._made
        if part.kind is Kind.FOOTNOTE and self._last is not None:
            # no mark leads to it: it belongs to the page on which it stood
            note = self._writer.footnotes.add(self._last, part.mark)
            self._writer.write(note, without_mark(part))
        elif part.kind is Kind.ISSUER:
            self._issuer(part, where)
        elif part.kind is Kind.RECIPIENTS:
            self._list(part, where, styles.RECIPIENTS, styles.RECIPIENT)
        elif part.kind is Kind.ADDRESSEE and len(rows(part.items)) > 1:
            self._list(part, where, styles.ADDRESSEE, styles.ADDRESSEES)
        elif part.kind in _LINES:
            for line in rows(part.items):
                self._paragraph(_LINES[part.kind], line, where)
        else:
            paragraph = self._paragraph(_style(part), part.items, where)
            if is_chapter(part):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.paragraph_format.first_line_indent = 0
        if part.kind in _RULES:
            rule(self._made, where, styles.RULE, *_RULES[part.kind])

    def _issuer(self, part: Part, where: Any) -> None:
        """The agency above in plain letters, the agency itself bold: its name goes from the last
        line back as far as the name is not one of the agency above."""
        lines = rows(part.items)
        own = own_lines(lines)
        for number, line in enumerate(lines):
            style = styles.ISSUER if number >= len(lines) - own else styles.SUPERIOR
            self._paragraph(style, line, where)

    def _list(self, part: Part, where: Any, head: str, entry: str) -> None:
        for number, line in enumerate(listed(part)):
            self._paragraph(entry if number else head, line, where)

    def _paragraph(self, style: str, items: Sequence[Item], where: Any) -> Any:
        found = self._writer.paragraph(style, items, where)
        if where is self._made:
            self._last = found
        return found


_LINES = {
    Kind.NATION: styles.NATION,
    Kind.MOTTO: styles.MOTTO,
    Kind.NUMBER: styles.NUMBER,
    Kind.DATELINE: styles.DATELINE,
    Kind.TYPE: styles.TITLE,
    Kind.AUTHORITY: styles.AUTHORITY,
    Kind.SIGNATORY: styles.SIGNATORY,
}
_RULES = {Kind.MOTTO: (22.0, 22.0), Kind.ISSUER: (24.0, 24.0), Kind.SUBJECT: (60.0, 60.0)}
"""How far in the line below a part is on both sides (millimetres)."""
_PLAIN = {
    Kind.SUBJECT: styles.SUBTITLE,
    Kind.ADDRESSEE: styles.ADDRESSEE,
    Kind.FOOTNOTE: styles.FOOTNOTE,
    Kind.HEADER: styles.FURNITURE,
}


def _style(part: Part) -> str:
    if part.kind is Kind.HEADING:
        return f"Heading {min(4, max(1, part.level))}"
    if part.kind is Kind.ITEM:
        return "List" if part.level <= 1 else f"List {min(3, part.level)}"
    return _PLAIN.get(part.kind, styles.BODY)


def _drop_first(cell: Any) -> None:
    """A new cell has an empty paragraph, which goes when there are others."""
    if len(cell.paragraphs) > 1:
        cell._tc.remove(cell.paragraphs[0]._p)
