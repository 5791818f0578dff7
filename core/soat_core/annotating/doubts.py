"""What a person says of words that look wrong, and of what was marked without being looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from soat_core.actions import ActionKind
from soat_core.annotation import Annotation
from soat_core.editing.marking import decided_as_shown
from soat_core.editing.plan import Plan
from soat_core.editing.shown import Shown
from soat_core.edits import EditKind, Origin
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.review import Review


def authors_mistake(review: Review, places: Sequence[Shown]) -> Plan:
    """The words were read rightly: it is the author who erred.  They stay as they are.

    Raises ``ActionError`` where that is recorded already.
    """
    edits = [decided_as_shown(review, place) for place in places if not place.is_illegible]
    put = tuple(
        replace(edit, kind=EditKind.SOURCE) for edit in edits if edit.kind is not EditKind.SOURCE
    )
    if not put:
        raise ActionError(
            tr("this is the author's mistake already", "chỗ này đã ghi là lỗi của người viết")
        )
    return Plan(ActionKind.SOURCE, put, count=len(put))


def confirmed(notes: Sequence[Annotation]) -> Plan:
    """Annotations that were taken along with many others, and that somebody has looked at now.

    Raises ``ActionError`` where all were looked at before.
    """
    unseen = tuple(
        replace(note, origin=Origin.SUGGESTED) for note in notes if note.origin is Origin.AUTO
    )
    if not unseen:
        raise ActionError(tr("this was looked at already", "chỗ này đã xem rồi"))
    return Plan(ActionKind.ANNOTATE, annotate=unseen, count=len(unseen))
