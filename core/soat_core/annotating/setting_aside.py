"""What looks wrong and is right all the same: set aside by a person, and not told again.

It is recorded with the words that stood there; when they are corrected later it is asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from soat_core.actions import ActionKind
from soat_core.annotating.ends import Position
from soat_core.annotating.looking import Doubtful
from soat_core.annotating.nearby import Ends, text_between
from soat_core.annotation import FINDING, Annotation, values
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.edits import EditKind, Origin
from soat_core.review import Review


def set_aside(review: Review, one: Doubtful) -> Plan:
    """It is right as it stands: recorded, and undone like any decision."""
    note = Annotation(
        review.document.next_annotation,
        one.start.offset,
        one.end.offset,
        FINDING,
        start_inside=one.start.inside,
        end_inside=one.end.inside,
        values=values({"doubt": one.doubt, "said": _words(review, one.start, one.end)}),
        origin=Origin.SUGGESTED,
        rejected=True,
    )
    return Plan(ActionKind.ANNOTATE, annotate=(note,), count=1)


def still_doubtful(review: Review, found: Iterable[Doubtful]) -> Iterator[Doubtful]:
    """What nobody has set aside, and nobody has said to be the author's mistake."""
    document = review.document
    for one in found:
        if not (_is_authors(document, one) or _is_set_aside(review, one)):
            yield one


def _is_authors(document: Document, one: Doubtful) -> bool:
    edits = document.edits_in(one.start.offset, one.end.offset)
    return any(edit.kind is EditKind.SOURCE for edit in edits)


def _is_set_aside(review: Review, one: Doubtful) -> bool:
    near = review.document.annotations_over(one.start.offset, max(one.end.offset, one.start.offset))
    notes: Sequence[Annotation] = [
        note for note in near if note.kind == FINDING and note.value("doubt") == one.doubt
    ]
    if not notes:
        return False
    words = _words(review, one.start, one.end)
    return any(note.value("said") == words for note in notes)


def _words(review: Review, start: Position, end: Position) -> str:
    return " ".join(text_between(review, Ends(start, end)).split())
