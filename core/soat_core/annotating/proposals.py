"""What is found in the corrected text, at its place in the report, and not decided yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.ends import Position
from soat_core.annotating.of_file import names_of_file, names_over
from soat_core.annotation import Annotation, Values, values
from soat_core.annotations import Annotations
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.entities.mention import Mention
from soat_core.report import Report
from soat_core.snapshot import Recorded
from soat_core.structure.block import Block
from soat_core.structure.kinds import CELLS, ENDS
from soat_core.tei.kinds import is_inline

SAFE = 0.97
"""From this posterior on a proposal is taken without being looked at, where that is asked for."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that the program would say about a stretch of the report.

    ``words`` are what stands there; ``posterior`` (0 to 1) how sure it is.  ``start`` and ``end``
    are settled positions (see ``ends``).
    """

    start: Position
    end: Position
    kind: str
    values: Values
    posterior: float
    words: str

    @property
    def is_safe(self) -> bool:
        return self.posterior >= SAFE

    @property
    def theme(self) -> tuple[str, str]:
        """Equal for all mentions of the same: kind, and words without case and line breaks."""
        return self.kind, " ".join(self.words.split()).casefold()


Find = Callable[[str], Sequence[Mention | Block]]


def parts_in(text: CorrectedText, report: Report) -> list[Block]:
    """The parts that a corrected text of a report has."""
    from soat_core.structure.finding import find_blocks  # takes its time
    from soat_core.structure.placing import places_of

    places = places_of(report, lambda offset: text.offset(Position(offset)))
    return find_blocks(text.text, places)


def part_proposals(document: Recorded, shown: Iterable[Edit] = ()) -> list[Proposal]:
    """The same as ``proposals`` for the parts of the report."""
    text = CorrectedText(document, shown)
    return _open_of(document, text, parts_in(text, document.report))


def proposals(document: Recorded, find: Find, shown: Iterable[Edit] = ()) -> list[Proposal]:
    """What ``find`` finds in the corrected text and nobody has decided yet, by place.

    ``shown`` are edits that are shown but not made: suggestions that wait to be decided.  Nothing
    is proposed where the same was turned down, where an annotation of the same sort stands already,
    or across one.  Made from a ``Snapshot`` it may run in another thread.
    """
    text = CorrectedText(document, shown)
    return _open_of(document, text, find(text.text))


def still_open(document: Document, found: Iterable[Proposal]) -> list[Proposal]:
    """Those of what was found before that nobody has decided meanwhile."""

    def over(start: int, end: int) -> Iterable[Annotation]:
        return chain(document.annotations_over(start, end), names_over(document, start, end))

    return [one for one in found if _is_open(one, over)]


def placed(one: Mention | Block, text: CorrectedText) -> Proposal:
    """What was found in a corrected text, at its place in the report."""
    start = text.position(one.start, is_start=True)
    end = text.position(one.end, is_start=False)
    named = dict(one.values)
    if CELLS in named:
        named[ENDS] = _cell_ends(named.pop(CELLS), one.start, start, text)
    words = text.text[one.start : one.end]
    return Proposal(start, end, one.kind, values(named), one.posterior, words)


def _open_of(
    document: Recorded, text: CorrectedText, found: Iterable[Mention | Block]
) -> list[Proposal]:
    decided = Annotations()
    decided.update((note.identity, note) for note in document.annotations if note.is_bound)
    decided.update((note.identity, note) for note in names_of_file(document))
    told = (placed(one, text) for one in found)
    return [one for one in told if one.start < one.end and _is_open(one, decided.over)]


def _cell_ends(cells: str, begin: int, start: Position, text: CorrectedText) -> str:
    """Where cells end in the OCR text, which no correction moves."""
    ends = (text.position(begin + int(end), is_start=True).offset for end in cells.split())
    return " ".join(str(max(0, end - start.offset)) for end in ends)


def _is_open(one: Proposal, over: Callable[[int, int], Iterable[Annotation]]) -> bool:
    # an annotation in an inserted text has no length in the OCR text
    near = over(one.start.offset - 1, one.end.offset + 1)
    return not any(note.is_bound and _settles(note, one) for note in near)


def _settles(note: Annotation, one: Proposal) -> bool:
    """Whether an annotation leaves nothing to be asked about a proposal."""
    start = Position(note.start, note.start_inside)
    end = Position(note.end, note.end_inside)
    if note.rejected:
        return (start, end, note.kind) == (one.start, one.end, one.kind)
    if start >= one.end or end <= one.start or is_inline(note.kind) != is_inline(one.kind):
        return False
    if note.kind == one.kind or (start, end) == (one.start, one.end):
        return True
    return not ((start <= one.start and one.end <= end) or (one.start <= start and end <= one.end))
