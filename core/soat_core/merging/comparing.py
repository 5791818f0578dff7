"""Where two documents of one OCR text differ, and which of them changed what.

Edits are compared by stretches: the smallest ones that no edit of either, or of what both were made
from, reaches out of.  So any choice of sides for the stretches gives a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from soat_core.edits import Edit, Origin
from soat_core.errors import SoatError
from soat_core.i18n import tr
from soat_core.merging.ancestor import ancestor
from soat_core.merging.difference import Change, Decided, Difference, Side, Stand, hull
from soat_core.merging.notes import note_stands
from soat_core.snapshot import Recorded

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class MergeError(SoatError):
    """Two documents that cannot be brought together."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, by place."""

    differences: tuple[Difference, ...]

    @property
    def conflicts(self) -> list[Difference]:
        return [one for one in self.differences if one.is_conflict]

    def changed_by(self, change: Change) -> list[Difference]:
        return [one for one in self.differences if one.change is change]


def compare(mine: Recorded, theirs: Recorded, base: Decided | None = None) -> Comparison:
    """What differs; ``base`` is what both were made from, where the caller knows.

    Raises ``MergeError`` for documents of different OCR texts.
    """
    if mine.report.ocr_text != theirs.report.ocr_text:
        raise MergeError(
            tr(
                "the two are not of the same OCR text, so they cannot be merged",
                "hai hồ sơ không cùng một văn bản OCR nên không ghép được",
            ),
            advice=tr(
                "Choose two records that were made from one file.",
                "Hãy chọn hai hồ sơ được làm từ cùng một tệp.",
            ),
        )
    base = ancestor(mine, theirs) if base is None else base
    times = _times(mine), _times(theirs)
    stands = [*_edit_stands(base, mine, theirs), *note_stands(base, mine, theirs)]
    found = [_difference(*three, times) for three in stands]
    wanted = sorted(filter(None, found), key=lambda one: (one.start, one.end, one.is_note))
    return Comparison(tuple(wanted))


Times = tuple[Mapping[str, datetime], Mapping[str, datetime]]


def _times(document: Recorded) -> dict[str, datetime]:
    return {action.identity: action.when for action in document.actions}


def _edit_stands(
    base: Decided, mine: Decided, theirs: Decided
) -> Iterator[tuple[Stand, Stand, Stand]]:
    """The edits of all three, by stretches."""
    edits = [
        (edit, number) for number, one in enumerate((base, mine, theirs)) for edit in one.edits
    ]
    edits.sort(key=lambda pair: pair[0].key)
    for group in _groups(edits):
        sides: tuple[list[Edit], ...] = ([], [], [])
        for edit, number in group:
            sides[number].append(edit)
        yield Stand(tuple(sides[0])), Stand(tuple(sides[1])), Stand(tuple(sides[2]))


def _groups(edits: Sequence[tuple[Edit, int]]) -> Iterator[list[tuple[Edit, int]]]:
    """Edits by place, together where one overlaps another."""
    number, reach = 0, -1
    last: tuple[int, int] | None = None

    def numbered(pair: tuple[Edit, int]) -> int:
        nonlocal number, reach, last
        edit = pair[0]
        if edit.start >= reach and edit.key != last:
            number += 1
            reach = edit.end
        reach, last = max(reach, edit.end), edit.key
        return number

    for _, group in groupby(edits, numbered):
        yield list(group)


def _difference(base: Stand, mine: Stand, theirs: Stand, times: Times) -> Difference | None:
    """None where nothing is to be done or told."""
    if mine == theirs:
        return None
    change = _change(base, mine, theirs)
    if change is None:
        return None
    start, end = hull([*base.all, *mine.all, *theirs.all])
    return Difference(start, end, base, mine, theirs, change, _newer(mine, theirs, times))


def _change(base: Stand, mine: Stand, theirs: Stand) -> Change | None:
    if mine.reading == theirs.reading:
        # both decided the same; what somebody looked at is worth more than what nobody did
        return Change.THEIRS if _is_unseen(mine) and not _is_unseen(theirs) else None
    if mine.notes and mine.content == theirs.content:
        return None  # it was only carried elsewhere by edits, which will carry it again
    if mine == base:
        return Change.THEIRS
    if theirs == base:
        return Change.MINE
    return _change_of_note(base, mine, theirs) if mine.notes and theirs.notes else Change.CONFLICT


def _change_of_note(base: Stand, mine: Stand, theirs: Stand) -> Change:
    """An annotation that both have, in two ways."""
    if mine.content == base.content:
        return Change.THEIRS
    return Change.MINE if theirs.content == base.content else Change.CONFLICT


def _is_unseen(stand: Stand) -> bool:
    return bool(stand.edits) and all(edit.origin is Origin.AUTO for edit in stand.edits)


def _newer(mine: Stand, theirs: Stand, times: Times) -> Side:
    """Who decided last; who decided anything, where the other only took something away."""
    ours, others = (
        max((when.get(action, _LONG_AGO) for action in stand.actions), default=_LONG_AGO)
        for stand, when in zip((mine, theirs), times, strict=True)
    )
    return Side.THEIRS if others > ours else Side.MINE
