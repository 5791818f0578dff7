"""Tables for tests: what is found as tables in a text, and texts that tables made up are set in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from soat_core.edition import Part, edition_of
from soat_core.edition.lines import plain
from soat_core.layout import Box, LayoutBuilder, PageImage
from soat_core.report import Report, Source
from soat_core.snapshot import Snapshot
from soat_core.structure.kinds import BlockKind

Table = list[list[str]]
LETTER, HEIGHT = 10, 40
"""Of the pages that tables are drawn on, in pixels."""


def tables_of(report: Report) -> list[Table]:
    """The cells of every table that is found in a report nobody has worked on."""
    parts = edition_of(Snapshot(report, {}, (), (), ())).parts
    groups = groupby(parts, key=lambda part: part.kind is BlockKind.ROW)
    return [[_told(part) for part in group] for is_table, group in groups if is_table]


def report_of(text: str) -> Report:
    return Report(text, Source("a.txt", "0" * 64))


def square(table: Table) -> Table:
    """Empty cells at the ends of rows made up for."""
    widest = max(map(len, table))
    return [row + [""] * (widest - len(row)) for row in table]


def _told(part: Part) -> list[str]:
    return [" ".join(plain(cell).split()) for cell in part.cells]


# Setting tables


def wrapped(cell: str, width: int) -> list[str]:
    """The lines of a cell, each no wider than so many letters if words allow it."""
    lines: list[str] = []
    for word in cell.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def in_columns(table: Table, widths: Sequence[int], gap: int) -> list[list[tuple[int, str]]]:
    """The lines of a table: for each what stands from which letter on."""
    starts = [sum(widths[:n]) + gap * n for n in range(len(widths))]
    lines: list[list[tuple[int, str]]] = []
    for row in table:
        cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            placed = [(start, text) for start, text in zip(starts, line, strict=True) if text]
            lines.append(placed)
    return lines


def as_text(lines: Sequence[Sequence[tuple[int, str]]]) -> str:
    """With runs of blanks between columns."""
    return "".join(f"{_spaced(line)}\n" for line in lines)


def _spaced(line: Sequence[tuple[int, str]]) -> str:
    told = ""
    for start, text in line:
        told = told.ljust(start) + text
    return told


def as_boxes(
    above: Sequence[str], lines: Sequence[Sequence[tuple[int, str]]], below: Sequence[str]
) -> Report:
    """As OCR has it: one blank between words, and where each of them stands."""
    builder = LayoutBuilder()
    builder.page(PageImage("a.png", 0, 2000, 3000))
    placed = [*([(0, line)] for line in above), *lines, *([(0, line)] for line in below)]
    for number, line in enumerate(placed):
        builder.line()
        for left, word in _words(line):
            top = 100 + number * (HEIGHT + 15)
            box = Box(100 + left * LETTER, top, 100 + (left + len(word)) * LETTER, top + HEIGHT)
            builder.word(word, box)
        builder.end_line()
    text, layout = builder.built()
    return Report(text, Source("a.hocr", "0" * 64), layout)


def _words(line: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for start, text in line:
        for word in text.split():
            yield start, word
            start += len(word) + 1
