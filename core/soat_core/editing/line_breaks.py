"""Line breaks where the OCR has torn lines wrongly: made, removed, and moved with words.

A boundary is all that stands between two words.  Making it a line break, or a space, touches
nothing but white space, so the words keep their decisions and suggestions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from soat_core.actions import ActionKind
from soat_core.editing.neighbours import margins
from soat_core.editing.plan import Plan
from soat_core.editing.shown import Shown, next_word, previous_word, words_before, words_behind
from soat_core.edits import Edit, EditKind, kind_of
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.review import Review

Boundary = list["Gap"]
"""All white space between two words."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White space that can be set by itself.

    ``text`` is what stands there now, ``read`` what the OCR read, or a space where it read nothing.
    ``word`` is the decision whose text begins or ends in it; None where the gap is the OCR's own.
    """

    span: Span
    text: str
    read: str
    word: Edit | None = None
    is_before: bool = False
    """Whether it stands before the word."""

    def edit(self, read: str) -> Edit:
        """The decision about the gap, as it is now; ``read`` is the OCR text of its span."""
        if self.word is None:
            return Edit(*self.span, self.text, kind_of(read, self.text))
        core = self.word.text.strip()
        before, behind = margins(self.word.text)
        text = self.text + core + behind if self.is_before else before + core + self.text
        fixed = self.word.kind in (EditKind.INSERT, EditKind.SOURCE)
        return replace(self.word, text=text, kind=self.word.kind if fixed else kind_of(read, text))


def broken_before(review: Review, place: Shown) -> Plan:
    """A line break before a word."""
    boundary = _inner(_between(review, previous_word(review, _word(place)), place))
    if boundary is None:
        raise ActionError(tr("a line begins here already", "từ này đã đứng đầu dòng"))
    return _plan(review, _as_break(boundary, _line_end(review)), place)


def run_on(review: Review, place: Shown) -> Plan:
    """The line that a word stands on and the next one as one line."""
    boundary = _next_break(review, _word(place))
    if "\f" in _text(boundary):
        raise ActionError(tr("a page ends here", "đây là chỗ hết trang"))
    return _plan(review, _as_space(boundary), place)


def moved_down(review: Review, place: Shown) -> Plan:
    """A word, with what follows it on its line, at the begin of the next line."""
    boundary = _inner(_between(review, previous_word(review, _word(place)), place))
    if boundary is None:
        raise _whole_line()
    return _swapped(review, _next_break(review, place), boundary, place)


def moved_up(review: Review, place: Shown) -> Plan:
    """A word, with what stands before it on its line, at the end of the line before."""
    boundary = _inner(_between(review, _word(place), next_word(review, place)))
    if boundary is None:
        raise _whole_line()
    return _swapped(review, _previous_break(review, place), boundary, place)


def _swapped(review: Review, old: Boundary, new: Boundary, place: Shown) -> Plan:
    """The line break ``old`` becomes a space, and ``new`` the line break."""
    line_break = _text(old).strip(" \t\xa0")
    return _plan(review, [*_as_space(old), *_as_break(new, line_break)], place)


def _word(place: Shown) -> Shown:
    if not place.is_word:
        raise ActionError(tr("there is no word here", "ở đây không có từ nào"))
    return place


def _next_break(review: Review, place: Shown) -> Boundary:
    one = place
    for other in words_behind(review, place):
        boundary = _between(review, one, other)
        if boundary is not None and "\n" in _text(boundary):
            return boundary
        one = other
    raise ActionError(tr("this is the last line", "đây là dòng cuối cùng"))


def _previous_break(review: Review, place: Shown) -> Boundary:
    other = place
    for one in words_before(review, place):
        boundary = _between(review, one, other)
        if boundary is not None and "\n" in _text(boundary):
            return boundary
        other = one
    raise ActionError(tr("this is the first line", "đây là dòng đầu tiên"))


def _between(review: Review, one: Shown | None, other: Shown | None) -> Boundary | None:
    """What stands between two neighbouring words; None at the ends of the report."""
    if one is None or other is None:
        return None
    return [
        *_margin(one, is_before=False),
        *_gaps(review, one, other),
        *_margin(other, is_before=True),
    ]


def _gaps(review: Review, one: Shown, other: Shown) -> Iterator[Gap]:
    text = review.document.report.ocr_text
    for piece in review.document.pieces(one.end, other.start):
        span = Span(piece.start, piece.end)
        read = text[piece.start : piece.end]
        if span not in (one.span, other.span) and read and not read.strip():
            yield Gap(span, piece.text, read)


def _margin(place: Shown, *, is_before: bool) -> Iterator[Gap]:
    if place.edit is not None and place.edit.text.strip():
        margin = margins(place.edit.text)[0 if is_before else 1]
        if margin:
            yield Gap(place.span, margin, " ", place.edit, is_before)


def _text(boundary: Boundary) -> str:
    return "".join(gap.text for gap in boundary)


def _inner(boundary: Boundary | None) -> Boundary | None:
    """The boundary if it is not that of a line."""
    return None if boundary is None or "\n" in _text(boundary) else boundary


def _as_break(boundary: Boundary, line_break: str) -> Boundary:
    """What of the boundary is to be set so that it is a line break: that of the OCR if it read one,
    else ``line_break``.  Raises ``ActionError`` where there is no white space."""
    if not boundary:
        raise ActionError(
            tr("the words here belong together", "các từ ở đây đã được ghép với nhau")
        )
    broken = [gap for gap in boundary if "\n" in gap.read]
    gap = broken[0] if broken else boundary[0]
    original = bool(broken) and ("\f" in gap.read or "\f" not in line_break)
    return [replace(gap, text=gap.read if original else line_break)]


def _as_space(boundary: Boundary) -> Boundary:
    """What of the boundary is to be set so that it is no line break."""
    has_space = any(gap.text and "\n" not in gap.text for gap in boundary)
    result: Boundary = []
    for gap in boundary:
        if "\n" not in gap.text:
            continue
        space = gap.read if "\n" not in gap.read else " "
        result.append(replace(gap, text="" if has_space else space))
        has_space = True
    return result


def _plan(review: Review, gaps: Boundary, place: Shown) -> Plan:
    text = review.document.report.ocr_text
    put: list[Edit] = []
    drop: list[Span] = []
    for gap in gaps:
        if gap.word is None and gap.text == gap.read:
            drop.append(gap.span)
        else:
            put.append(gap.edit(text[gap.span.start : gap.span.end]))
    known = [span for span in drop if review.document.edit_at(*span) is not None]
    return Plan(ActionKind.LINE, tuple(put), tuple(known), stand=place.span)


def _line_end(review: Review) -> str:
    """How lines of this report end."""
    report = review.document.report
    starts = report.line_starts
    return "\r\n" if len(starts) > 1 and report.ocr_text[: starts[1]].endswith("\r\n") else "\n"


def _whole_line() -> ActionError:
    return ActionError(
        tr("this would move the whole line", "làm vậy sẽ chuyển cả dòng, không chỉ từ này")
    )
