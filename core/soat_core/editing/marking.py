"""What a clerk has to say about a reading: nobody can read it, it is doubtful, the author erred.

Each of them is taken away again by saying it a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from soat_core.actions import ActionKind
from soat_core.editing.plan import Plan
from soat_core.editing.shown import Shown
from soat_core.edits import Edit, EditKind, Origin, kind_of
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.report import Report
    from soat_core.review import Review

_INK_OF_LINE = re.compile(r"[^\s](?:[^\n\f]*[^\s])?")


def illegible(review: Review, places: Sequence[Shown]) -> Plan:
    """Nobody can read these places on the paper; on each line they are one gap.

    Where all of them are illegible already they are undecided again.
    """
    text = review.document.report.ocr_text
    read = [place for place in places if text[place.start : place.end].strip()]
    if read and all(place.is_illegible for place in read):
        drop = tuple(place.span for place in read)
        return Plan(ActionKind.ILLEGIBLE, drop=drop, stand=drop[0], count=len(drop))
    if not read:
        raise ActionError(tr("nothing was read here", "ở đây OCR không đọc được gì"))
    put = tuple(
        Edit(*span, "", EditKind.ILLEGIBLE)
        for span in _on_lines(review.document.report, Span(read[0].start, read[-1].end))
    )
    drop = tuple(place.span for place in places if place.edit is not None)
    return Plan(ActionKind.ILLEGIBLE, put, drop, stand=Span(*put[0].key), count=len(put))


def _on_lines(report: Report, span: Span) -> Iterator[Span]:
    """What was read in a stretch, line by line, without white space at the ends."""
    text = report.ocr_text[span.start : span.end]
    for match in _INK_OF_LINE.finditer(text):
        yield Span(span.start + match.start(), span.start + match.end())


def unclear(review: Review, places: Sequence[Shown]) -> Plan:
    """The clerk is not sure of these words; what they show is decided by it.

    Where all of them are unclear already the doubt is gone, and the words stay decided.
    """
    words = [place for place in places if place.is_word and not place.is_illegible]
    if not words:
        raise ActionError(
            tr("there is nothing here to be unsure of", "ở đây không có chữ nào để ngờ")
        )
    is_on = not all(place.edit is not None and place.edit.unclear for place in words)
    put = tuple(replace(decided_as_shown(review, place), unclear=is_on) for place in words)
    changed = tuple(
        edit
        for edit, place in zip(put, words, strict=True)
        if place.edit is None or place.edit.unclear != is_on
    )
    stand = words[0].span if len(places) == 1 else None
    return Plan(ActionKind.UNCLEAR, changed, stand=stand, count=len(changed))


def source_mistake(review: Review, places: Sequence[Shown]) -> Plan:
    """What was read here stands on the paper so, and its author erred; the text corrects him.

    Where all of them are mistakes of the author's already they are ordinary corrections again.
    """
    text = review.document.report.ocr_text
    places = [place for place in places if not place.is_illegible]
    changed = [place for place in places if place.text != text[place.start : place.end]]
    if not changed:
        raise ActionError(
            tr(
                "type first what the author should have written",
                "hãy gõ chữ đúng mà người viết lẽ ra phải viết trước đã",
            )
        )
    edits = [decided_as_shown(review, place) for place in changed]
    is_on = not all(edit.kind is EditKind.SOURCE for edit in edits)
    put = tuple(
        replace(
            edit,
            kind=EditKind.SOURCE if is_on else kind_of(text[edit.start : edit.end], edit.text),
        )
        for edit in edits
        if is_on != (edit.kind is EditKind.SOURCE)
    )
    stand = changed[0].span if len(places) == 1 else None
    return Plan(ActionKind.SOURCE, put, stand=stand, count=len(put))


def decided_as_shown(review: Review, place: Shown) -> Edit:
    """The decision for what a place shows, as somebody takes it who has looked at it."""
    edit = place.edit
    if edit is not None:
        if edit.origin is not Origin.AUTO:
            return edit
        return replace(edit, origin=Origin.TYPED if edit.rank is None else Origin.SUGGESTED)
    if place.suggestion is not None:
        return review.candidate_edit(place.suggestion, 1, Origin.SUGGESTED)
    return review.typed_edit(place.start, place.end, place.text)
