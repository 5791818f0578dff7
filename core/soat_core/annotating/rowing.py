"""Tables corrected by hand: rows, cells and heads, as plans.

Each raises ``ActionError`` where it would change nothing.  What a person did to a row is decided;
the other rows of the table stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soat_core.annotating.arranging import Arrangement, PlacedPart, names_for, part_note, plan_of
from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.ends import Position
from soat_core.annotating.nearby import nearby
from soat_core.annotating.row_cells import ends_in
from soat_core.annotation import Annotation, Values, values
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.review import Review
from soat_core.structure.grid_rows import cells_by_line
from soat_core.structure.grids import GridRow
from soat_core.structure.kinds import ENDS, BlockKind
from soat_core.structure.lines import cut_lines
from soat_core.structure.placing import places_of
from soat_core.structure.row_lines import cells_told
from soat_core.structure.strips import strips_of

_BETWEEN = " \t\n|"
"""What may stand between two cells."""


def headed(document: Document, parts: Arrangement, at: int) -> Plan:
    """A row as one of heads, or no longer as one."""
    _check_row(parts.parts[at])
    is_head = dict(parts.parts[at].values).get("role") == "label"
    return _rewritten(
        document,
        parts,
        [(piece, {"role": "" if is_head else "label"}) for piece in parts.pieces_of(at)],
    )


def bordered(document: Document, parts: Arrangement, at: int, offset: int) -> Plan:
    """A row with a cell that begins at the word at an OCR offset; without, where one does."""
    part = parts.parts[at]
    _check_row(part)
    count = offset - part.start.offset
    if not 0 < count < part.end.offset - part.start.offset:
        raise _at_the_beginning()
    text = document.report.ocr_text[part.start.offset : offset]
    before = len(text.rstrip(_BETWEEN))
    if not before:
        raise _at_the_beginning()
    ends = ends_in(part.start, part.end, part.values)
    there = next((end for end in ends[:-1] if before <= end <= count), None)
    if there is None:
        # A bar belongs to neither cell: the one before ends at it.
        ends = sorted([*ends, max(before, text.rfind("|"))])
    else:
        ends.remove(there)
    return _rewritten(document, parts, [(at, {ENDS: " ".join(map(str, ends))})])


def _at_the_beginning() -> ActionError:
    return ActionError(
        tr(
            "a row begins here: stand on a word within it",
            "chữ này đứng đầu hàng: hãy chọn một chữ khác trong hàng",
        )
    )


def as_rows(review: Review, parts: Arrangement, at: int) -> Plan:
    """Every line of a part as a row of a table, in cells as far as gaps or numbers tell them."""
    document = review.document
    pieces = parts.pieces_of(at)
    names = names_for(document)
    found = [
        part_note(next(names), start, end, BlockKind.ROW, told)
        for piece in pieces
        for start, end, told in _rows(review, parts.parts[piece])
    ]
    return plan_of(found, _decided(parts, pieces))


def as_text(document: Document, parts: Arrangement, at: int) -> Plan:
    """The whole table around a row as paragraphs, one of each row."""
    _check_row(parts.parts[at])
    first = last = at
    while first and parts.parts[first - 1].kind == BlockKind.ROW:
        first -= 1
    while last + 1 < len(parts.parts) and parts.parts[last + 1].kind == BlockKind.ROW:
        last += 1
    table = range(first, last + 1)
    names = names_for(document)
    found: list[Annotation] = []
    for part in (parts.parts[piece] for piece in table):
        group = tuple(pair for pair in part.values if pair[0] == "group")
        found.append(part_note(next(names), part.start, part.end, BlockKind.PARAGRAPH, group))
    return plan_of(found, _decided(parts, table))


# Within


def _check_row(part: PlacedPart) -> None:
    if part.kind != BlockKind.ROW:
        raise ActionError(
            tr(
                "this is no row of a table: press T first",
                "đây không phải hàng của bảng: hãy bấm T trước",
            )
        )


def _rewritten(
    document: Document, parts: Arrangement, wanted: Sequence[tuple[int, dict[str, str]]]
) -> Plan:
    """Rows with other values; an empty one takes the value away."""
    notes = (parts.parts[at].note for at, _ in wanted)
    names = names_for(document)
    found = []
    for (at, changed), note in zip(wanted, notes, strict=True):
        part = parts.parts[at]
        name = next(names) if note is None else note.identity
        told = values({**dict(part.values), **changed})
        found.append(part_note(name, part.start, part.end, part.kind, told))
    return plan_of(found, [])


def _decided(parts: Arrangement, ats: Sequence[int]) -> list[str]:
    notes = (parts.parts[at].note for at in ats)
    return [note.identity for note in notes if note is not None]


def _rows(review: Review, part: PlacedPart) -> Iterator[tuple[Position, Position, Values]]:
    """For each line of a part where it begins and ends, and its values as a row.

    Lines that stand beside each other on the page are one row.
    """
    report = review.document.report
    near = nearby(review, part.start.offset, part.end.offset)
    begin, stop = near.offset(part.start), near.offset(part.end, is_start=False)
    places = places_of(
        report,
        lambda offset: near.offset(Position(offset)) - begin,
        report.line_of(part.start.offset),
        report.line_of(max(part.start.offset, part.end.offset - 1)),
    )
    inside = [place for place in places if 0 <= place.start < stop - begin]
    for strip in strips_of(cut_lines(near.text[begin:stop]), inside):
        row = GridRow([[segment.line] for segment in strip.segments])
        pieces = list(cells_by_line(row))
        group = f"row-at-{part.start.offset + pieces[0][1]}" if len(pieces) > 1 else ""
        for _, first, ends in pieces:
            if len(strip.segments) == 1:
                ends = cells_told(strip.segments[0].line)
            start, end, told = _placed(near, begin + first, [begin + first + one for one in ends])
            yield start, end, values({ENDS: told, "group": group})


def _placed(near: CorrectedText, first: int, ends: Sequence[int]) -> tuple[Position, Position, str]:
    start = near.position(first, is_start=True)
    told = (near.position(end, is_start=True).offset - start.offset for end in ends)
    return start, near.position(ends[-1], is_start=False), " ".join(map(str, told))
