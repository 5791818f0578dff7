"""The parts of a report, decided and proposed, as one arrangement that a person corrects."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from soat_core.actions import ActionKind
from soat_core.annotating.ends import Position
from soat_core.annotating.marking import new_names
from soat_core.annotating.nearby import nearby, words_of
from soat_core.annotating.proposals import Proposal
from soat_core.annotating.row_cells import cells
from soat_core.annotation import Annotation, Values, values
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.edits import Origin
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.review import Review
from soat_core.structure import reshaping
from soat_core.structure.block import Block
from soat_core.structure.checks import NumberFinding, check_numbering
from soat_core.structure.kinds import PARTS, BlockKind
from soat_core.structure.outline import Node, outline


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A stretch of the report that is a part of the document, or a piece of one.

    ``words`` is what stands there as it is shown.  Nobody has decided about it where there is no
    ``note``; then ``posterior`` (0 to 1) tells how sure the program is.
    """

    start: Position
    end: Position
    kind: str
    values: Values
    words: str
    posterior: float
    note: Annotation | None = None


class Arrangement:
    """The parts of one moment, by place, and plans for what a person wants of them.

    ``text`` and ``blocks`` are the parts as the functions of ``structure`` want them: their words
    with nothing between them.  ``blocks[at]`` is ``parts[at]``.
    """

    def __init__(
        self,
        parts: Sequence[PlacedPart],
        lines: Sequence[int],
        cells: Callable[[PlacedPart], list[str]],
    ) -> None:
        """``lines``: on which line of the report each part begins and ends, one after the other.

        ``cells`` tells what stands in those of a row, as it is shown.
        """
        self.parts = list(parts)
        self._cells = cells
        words: list[str] = []
        self.blocks: list[Block] = []
        offset = 0
        for at, part in enumerate(self.parts):
            same_line = at > 0 and lines[2 * at - 1] == lines[2 * at]
            between = "" if at == 0 else " " if same_line else "\n"
            offset += len(between)
            end = offset + len(part.words)
            self.blocks.append(Block(offset, end, part.kind, part.values, part.posterior))
            words += (between, part.words)
            offset = end
        self.text = "".join(words)

    def outline(self) -> list[Node]:
        """All parts, below the headings that they stand under."""
        return outline(self.text, self.blocks, headings_only=False)

    def faults(self) -> dict[int, NumberFinding]:
        """Numbers that do not count on, by the part that has them."""
        starts = [block.start for block in self.blocks]
        found = check_numbering(self.text, self.blocks)
        return {bisect_right(starts, one.start) - 1: one for one in found}

    def pieces_of(self, at: int) -> list[int]:
        """Which pieces make one part with the one at ``at``."""
        return reshaping.pieces_of(self.blocks, at)

    def cells_of(self, at: int) -> list[str]:
        """What stands in the cells of a row; empty for what is none, and for one that is ruled."""
        parts = [self.parts[piece] for piece in self.pieces_of(at)]
        if parts[0].kind != BlockKind.ROW or dict(parts[0].values).get("role") == "rule":
            return []
        found: list[str] = []
        for told in map(self._cells, parts):
            found += [""] * (len(told) - len(found))
            for number, text in enumerate(told):
                found[number] = f"{found[number]} {text}".strip()
        return found

    def part_over(self, offset: int) -> int | None:
        """The part that an OCR offset lies in."""
        for at, part in enumerate(self.parts):
            if part.start.offset <= offset < max(part.end.offset, part.start.offset + 1):
                return at
        return None

    # Plans; each raises ``ActionError`` where it would change nothing

    def accepted(self, document: Document, ats: Iterable[int], *, seen: bool = True) -> Plan:
        """Proposed parts taken as they are; ``seen``: somebody has looked at each of them."""
        wanted = sorted({piece for at in ats for piece in self.pieces_of(at)})
        origin = Origin.SUGGESTED if seen else Origin.AUTO
        names = names_for(document)
        notes = [
            part_note(
                next(names), part.start, part.end, part.kind, part.values, origin, part.posterior
            )
            for part in (self.parts[at] for at in wanted)
            if part.note is None
        ]
        return plan_of(notes, ())

    def promoted(self, document: Document, at: int) -> Plan:
        return self._plan(document, reshaping.promote(self.blocks, at))

    def demoted(self, document: Document, at: int) -> Plan:
        return self._plan(document, reshaping.demote(self.blocks, at))

    def of_kind(self, document: Document, at: int, kind: BlockKind) -> Plan:
        return self._plan(document, reshaping.with_kind(self.text, self.blocks, at, kind))

    def joined(self, document: Document, at: int) -> Plan:
        """With the part that follows."""
        return self._plan(document, reshaping.join(self.text, self.blocks, at))

    def parted(self, review: Review, at: int, offset: int) -> Plan:
        """In two, the second of which begins at an OCR offset."""
        part, block = self.parts[at], self.blocks[at]
        near = nearby(review, part.start.offset, part.end.offset)
        begin = near.offset(part.start)
        cut = begin + max(0, near.offset(Position(offset)) - begin)
        before = cut - (len(near.text[begin:cut]) - len(near.text[begin:cut].rstrip()))
        places = (
            near.position(before, is_start=False),
            near.position(cut, is_start=True),
        )
        parted = reshaping.split(self.text, self.blocks, at, block.start + cut - begin)
        return self._plan(review.document, parted, places)

    # Within

    def _plan(
        self,
        document: Document,
        wanted: Sequence[Block],
        cut: tuple[Position, Position] | None = None,
    ) -> Plan:
        """What is wanted and does not stand there yet, in place of what stands there and is not
        wanted.  ``cut``: where a part ends and one begins that did not before."""
        new = set(map(_key, wanted))
        old = set(map(_key, self.blocks))
        gone = [
            part.note
            for part, block in zip(self.parts, self.blocks, strict=True)
            if part.note is not None and _key(block) not in new
        ]
        starts: Mapping[int, Position] = {
            block.start: part.start for part, block in zip(self.parts, self.blocks, strict=True)
        }
        ends = {block.end: part.end for part, block in zip(self.parts, self.blocks, strict=True)}
        names = names_for(document, [note.identity for note in gone])
        notes = [
            part_note(
                next(names),
                starts[one.start] if one.start in starts or cut is None else cut[1],
                ends[one.end] if one.end in ends or cut is None else cut[0],
                one.kind,
                one.values,
            )
            for one in wanted
            if _key(one) not in old
        ]
        kept = {note.identity for note in notes}
        return plan_of(notes, [note.identity for note in gone if note.identity not in kept])


def arranged(review: Review, proposals: Iterable[Proposal]) -> Arrangement:
    """The parts that were decided, and what is proposed where nothing was."""
    document = review.document
    decided = [
        PlacedPart(
            Position(note.start, note.start_inside),
            Position(note.end, note.end_inside),
            note.kind,
            note.values,
            words_of(review, note),
            1.0,
            note,
        )
        for note in document.annotations
        if note.kind in PARTS and note.has_place and not note.rejected
    ]
    decided.sort(key=lambda part: (part.start, part.end))
    proposed = [
        PlacedPart(one.start, one.end, one.kind, one.values, one.words, one.posterior)
        for one in proposals
        if one.kind in PARTS
    ]
    parts = sorted([*decided, *_free(proposed, decided)], key=lambda part: (part.start, part.end))
    report = document.report
    lines = [
        report.line_of(max(part.start.offset, offset))
        for part in parts
        for offset in (part.start.offset, part.end.offset - 1)
    ]
    return Arrangement(parts, lines, partial(_cells_of, review))


def _cells_of(review: Review, part: PlacedPart) -> list[str]:
    return cells(review, part.start, part.end, part.values)


def _free(proposed: Iterable[PlacedPart], decided: Sequence[PlacedPart]) -> Iterator[PlacedPart]:
    """Proposed parts that share no character with a decided one."""
    starts = [part.start for part in decided]
    reach: list[Position] = []
    for part in decided:
        reach.append(max(part.end, reach[-1]) if reach else part.end)
    for part in proposed:
        at = bisect_right(starts, part.start)
        begins_free = at == 0 or reach[at - 1] <= part.start
        if begins_free and (at == len(starts) or starts[at] >= part.end):
            yield part


def _key(block: Block) -> tuple[int, int, str, Values]:
    return block.start, block.end, block.kind, block.values


def names_for(document: Document, first: Sequence[str] = ()) -> Iterator[str]:
    """Names for annotations: those that are free again, then such as none has."""
    yield from first
    yield from new_names(document)


def part_note(
    identity: str,
    start: Position,
    end: Position,
    kind: str,
    named: Values,
    origin: Origin = Origin.TYPED,
    posterior: float | None = None,
) -> Annotation:
    """A part of the document as it is recorded."""
    return Annotation(
        identity,
        start.offset,
        end.offset,
        kind,
        start_inside=start.inside,
        end_inside=end.inside,
        values=values(dict(named)),
        origin=origin,
        posterior=posterior,
    )


def plan_of(notes: Sequence[Annotation], removed: Sequence[str]) -> Plan:
    """Raises ``ActionError`` where there is nothing to do."""
    if not notes and not removed:
        raise ActionError(tr("nothing would change", "không có gì thay đổi"))
    return Plan(
        ActionKind.ANNOTATE, annotate=tuple(notes), unannotate=tuple(removed), count=len(notes)
    )
