"""Words that were torn apart become one again, also over a line end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from soat_core.actions import ActionKind
from soat_core.document import Document
from soat_core.editing.neighbours import margins
from soat_core.editing.plan import Plan
from soat_core.editing.shown import Shown, next_word, previous_word
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.text import Span, old_tone_placement

if TYPE_CHECKING:
    from soat_core.review import Review

HYPHENS = "-\xad‐¬"
"""By which words are broken at line ends, also as OCR reads them."""

Knows = Callable[[str], bool]
"""Whether a word (lower case, NFC, old tone placement) is in the lexicon."""


def joined_with_next(review: Review, place: Shown, knows: Knows | None = None) -> Plan:
    """A word and the one behind it as one.  Raises ``ActionError`` where there is none."""
    following = next_word(review, place)
    if following is None:
        raise ActionError(tr("no word comes after this one", "sau từ này không còn từ nào"))
    return joined(review, [place, following], knows)


def joined_with_previous(review: Review, place: Shown, knows: Knows | None = None) -> Plan:
    """A word and the one before it as one.  Raises ``ActionError`` where there is none."""
    before = previous_word(review, place)
    if before is None:
        raise ActionError(tr("no word stands before this one", "trước từ này không có từ nào"))
    return joined(review, [before, place], knows)


def joined(review: Review, places: Sequence[Shown], knows: Knows | None = None) -> Plan:
    """Neighbouring places as one word, which stands where the first of them stood.

    A hyphen at a line end is dropped, and what follows the word stays on a line of its own.  Of
    what is shown and what was read, the one that is a word is taken.
    """
    words = [place for place in places if place.is_word]
    if len(words) < 2:
        raise ActionError(tr("select several words to join", "hãy chọn nhiều từ để nối"))
    if any(word.is_illegible for word in words):
        raise ActionError(
            tr("what nobody can read cannot be joined", "không nối được chỗ không đọc được")
        )
    document = review.document
    breaks = [_break_between(document, one, other) for one, other in pairwise(words)]
    before, behind = margins(words[0].text)[0], margins(words[-1].text)[1]
    start, end = words[0].start, words[-1].end
    line_break = next((one for one in reversed(breaks) if one), "")
    if line_break and "\n" not in behind:
        end, own = _with_break(review, words[-1], line_break)
        behind = own or behind
    text = before + _whole(document, words, breaks, knows) + behind
    edit = review.typed_edit(start, end, text)
    drop = [
        word.span
        for word in (words[0], words[-1])
        if word.is_insertion and not edit.overlaps(*word.span)
    ]
    return Plan(ActionKind.JOIN, (edit,), tuple(drop), stand=Span(start, end), count=len(words))


def _break_between(document: Document, one: Shown, other: Shown) -> str:
    """The line break between two words as it is now, with ends of pages; empty where none is."""
    gap = margins(one.text)[1] + margins(other.text)[0]
    for piece in document.pieces(one.end, other.start):
        if (piece.start, piece.end) not in (one.span, other.span):
            gap += piece.text
    first, last = gap.find("\n"), max(gap.rfind("\n"), gap.rfind("\f"))
    if first < 0:
        return ""
    return gap[first - (gap[first - 1 : first] == "\r") : last + 1]


def _with_break(review: Review, last: Shown, line_break: str) -> tuple[int, str]:
    """Where a word ends that takes a line break behind it, and the white space it ends in.

    The break takes the place of the white space there.  None is needed where one follows, unless a
    page ended with the one before.
    """
    document = review.document
    text = document.report.ocr_text
    end = last.end
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
    following = next_word(review, last)
    is_line_end = following is None or _break_between(document, last, following)
    if is_line_end and not ("\f" in line_break and "\f" not in text[end:after]):
        return end, ""
    if after == end or _is_decided_behind(document, end, after):
        return end, line_break
    return after, line_break


def _is_decided_behind(document: Document, end: int, after: int) -> bool:
    if document.edit_at(end, end) is not None:
        return True
    return any(True for _ in document.edits_in(end, after))


def _whole(
    document: Document, words: Sequence[Shown], breaks: Sequence[str], knows: Knows | None
) -> str:
    shown = _run_together([word.text.strip() for word in words], breaks)
    text = document.report.ocr_text
    read = _run_together(
        [word.text.strip() if word.edit else text[word.start : word.end] for word in words], breaks
    )
    if knows is not None and not _is_known(shown, knows) and _is_known(read, knows):
        return read
    return shown


def _run_together(words: Sequence[str], breaks: Sequence[str]) -> str:
    """The words as one, without the hyphens by which they were broken at line ends."""
    parts = list(words)
    for number, line_break in enumerate(breaks):
        part = parts[number]
        if line_break and part[-1] in HYPHENS and part[-2:-1].isalpha():
            parts[number] = part[:-1]
    return "".join(parts)


def _is_known(word: str, knows: Knows) -> bool:
    from soat_core.engine.units import shape_of  # the engine comes later than the window

    core = shape_of(word).core
    return bool(core) and knows(old_tone_placement(core.lower()))
