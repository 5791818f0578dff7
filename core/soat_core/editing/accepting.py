"""Deciding several places at once: the rest of a line, of a paragraph, one reading everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from soat_core.actions import ActionKind
from soat_core.annotation import WORD, Annotation
from soat_core.document import Document
from soat_core.editing.marking import decided_as_shown
from soat_core.editing.paragraphs import paragraph_end
from soat_core.editing.plan import Plan
from soat_core.editing.rewording import kept
from soat_core.editing.shown import Shown
from soat_core.edits import Edit, Origin
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.review import Review


def rest_of_line(review: Review, start: int) -> Plan:
    """Every open suggestion from an OCR offset to the end of its line, as it is shown."""
    report = review.document.report
    return _rest(review, start, report.line_of(start), ActionKind.ACCEPT_LINE)


def rest_of_paragraph(review: Review, start: int) -> Plan:
    """Every open suggestion from an OCR offset to the end of its paragraph, as it is shown."""
    report = review.document.report
    last = paragraph_end(report, report.line_of(start))
    return _rest(review, start, last, ActionKind.ACCEPT_PARAGRAPH)


def _rest(review: Review, start: int, line: int, kind: ActionKind) -> Plan:
    """``count`` is 0 where nothing is open: then there is nothing to record.

    Doubtful words that stay as read are recorded as kept; sure ones need no decision.
    """
    end = review.document.report.line_span(line).end
    put = tuple(_open_edits(review, start, end))
    return Plan(kind, put, stand=Span(end, end), count=len(put))


def _open_edits(review: Review, start: int, end: int) -> Iterator[Edit]:
    text = review.document.report.ocr_text
    for suggestion in review.suggestions_in(start, end):
        if review.is_decided(suggestion):
            continue
        changes = suggestion.best.text != text[suggestion.start : suggestion.end]
        if changes or review.is_suspect(suggestion):
            yield review.candidate_edit(suggestion, 1, Origin.SUGGESTED)


def all_kept(review: Review, places: Sequence[Shown]) -> Plan:
    """Several places are right as they were read.  Raises ``ActionError`` where nothing was."""
    read = [place for place in places if place.start < place.end or place.edit]
    plans = [kept(review, place.start, place.end) for place in read]
    if not plans:
        raise ActionError(tr("nothing was read here", "ở đây OCR không đọc được gì"))
    put = tuple(edit for plan in plans for edit in plan.put)
    drop = tuple(span for plan in plans for span in plan.drop)
    return Plan(ActionKind.KEEP, put, drop, stand=plans[0].stand, count=len(plans))


def kept_everywhere(review: Review, place: Shown) -> Plan:
    """What was read at a place is right, there and wherever else it was read and is undecided.

    Punctuation around the word does not count.  Places that show it already and are not doubtful
    need no decision.
    """
    text = review.document.report.ocr_text
    core = core_of(text[place.start : place.end].strip())
    if not core:
        raise ActionError(tr("nothing was read here", "ở đây OCR không đọc được gì"))
    here = kept(review, place.start, place.end)
    put = (*here.put, *_kept_elsewhere(review, core, place.span))
    return Plan(ActionKind.KEEP_ALL, put, here.drop, stand=here.stand, count=len(put))


def word_of_report(review: Review, place: Shown) -> Plan:
    """The word shown at a place goes into the dictionary of the report.

    It is right wherever it was read so and is undecided, and counts for suggestions.
    """
    word = core_of(place.text.strip())
    if not word or " " in word or place.is_illegible:
        raise ActionError(tr("only a single word can be put there", "chỉ thêm được một từ đơn"))
    if word in words_of(review.document):
        raise ActionError(tr("“{word}” is in it already", "đã có “{word}” trong đó", word=word))
    here = () if place.edit is not None else (decided_as_shown(review, place),)
    put = (*here, *_kept_elsewhere(review, word, place.span))
    entry = Annotation(review.document.next_annotation, *place.span, WORD, word)
    return Plan(ActionKind.WORD, put, annotate=(entry,), stand=place.span, count=len(put))


def words_of(document: Document) -> frozenset[str]:
    """The dictionary of a report."""
    return frozenset(entry.text for entry in document.annotations_of(WORD))


def core_of(text: str) -> str:
    """A reading without the punctuation around it."""
    from soat_core.engine.units import shape_of  # the engine comes later than the window

    return shape_of(text).core


def _kept_elsewhere(review: Review, core: str, here: Span) -> Iterator[Edit]:
    """Of the tokens that were read so, those that are open and doubtful or shown otherwise."""
    text = review.document.report.ocr_text
    for token in _tokens_with(text, core):
        if token.start >= here.start and token.end <= here.end:
            continue
        if any(True for _ in review.document.edits_in(*token)):
            continue
        suggestion = review.suggestion_over(token.start)
        if suggestion is None or (suggestion.start, suggestion.end) == token:
            read = text[token.start : token.end]
            if suggestion and suggestion.best.text == read and not review.is_suspect(suggestion):
                continue
            yield replace(review.typed_edit(*token, read), origin=Origin.AUTO)


def _tokens_with(text: str, core: str) -> Iterator[Span]:
    """The tokens of a text that are ``core`` with punctuation around it at most."""
    # letters beside it make it part of another word; most are passed over here, quickly
    behind = r"(?!\w)" if core[-1].isalnum() else ""
    last = -1
    for match in re.finditer(re.escape(core) + behind, text):
        start, end = match.span()
        if start < last or (core[0].isalnum() and text[max(0, start - 1) : start].isalnum()):
            continue
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        last = end
        if core_of(text[start:end]) == core:
            yield Span(start, end)
