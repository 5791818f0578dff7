"""The text as a naive person thinks of it: lines of words; and what each operation does to them."""

from __future__ import annotations

from dataclasses import dataclass

from soat_core.editing.joining import HYPHENS
from soat_core.editing.shown import Shown, shown_on
from soat_core.edits import EditKind
from soat_core.review import Review

Lines = list[list[str]]
ILLEGIBLE = "[...]"


def lines_of(text: str) -> Lines:
    return [line.split() for line in text.split("\n")]


def places_of(review: Review) -> list[Shown]:
    return [
        place
        for line in range(review.document.report.line_count)
        for place in shown_on(review, line)
    ]


@dataclass(frozen=True)
class Where:
    """Where a place stands among the lines of words."""

    line: int
    word: int
    count: int

    @property
    def end(self) -> int:
        return self.word + self.count


def where(review: Review, place: Shown) -> Where:
    """Found by putting signs around the text of the place, with nothing else of the code."""
    before, text, _ = split_at(review, place)
    core = text.strip()
    head = before + text[: text.index(core)] if core else before
    lines = head.split("\n")
    return Where(len(lines) - 1, len(lines[-1].split()), len(core.split()))


def split_at(review: Review, place: Shown) -> tuple[str, str, str]:
    """The whole text as it is shown: before a place, of the place, behind it."""
    parts: list[list[str]] = [[], [], []]
    at = 0
    covered = -1
    for piece in review.document.pieces(0, len(review.document.report.ocr_text)):
        if piece.edit is None and piece.start < covered:
            continue
        text, span = piece.text, (piece.start, piece.end)
        if piece.edit is not None and piece.edit.kind is EditKind.ILLEGIBLE:
            text = ILLEGIBLE
        suggestion = None if piece.edit or piece.is_gap else review.suggestion_at(piece.start)
        if suggestion and not (suggestion.end != piece.end and review.is_decided(suggestion)):
            covered, text = suggestion.end, suggestion.best.text
            span = (suggestion.start, suggestion.end)
        if span == place.span and at == 0:
            parts[1].append(text)
            at = 2
        else:
            parts[at].append(text)
    assert at == 2
    return "".join(parts[0]), "".join(parts[1]), "".join(parts[2])


def without(lines: Lines, here: Where) -> Lines:
    result = [list(line) for line in lines]
    del result[here.line][here.word : here.end]
    return result


def replaced(lines: Lines, here: Where, text: str) -> Lines:
    result = [list(line) for line in lines]
    result[here.line][here.word : here.end] = text.split()
    return result


def inserted(lines: Lines, line: int, at: int, text: str) -> Lines:
    result = [list(line) for line in lines]
    result[line][at:at] = text.split()
    return result


def following(lines: Lines, here: Where) -> tuple[int, int] | None:
    """Line and number of the word behind a place."""
    if here.end < len(lines[here.line]):
        return here.line, here.end
    for line in range(here.line + 1, len(lines)):
        if lines[line]:
            return line, 0
    return None


def joined(lines: Lines, here: Where) -> Lines:
    """With the word behind it, of which only the first word counts if it is several."""
    other = following(lines, here)
    assert other is not None
    line, word = other
    result = [list(line) for line in lines]
    left, right = result[here.line][here.end - 1], result[line][word]
    if line != here.line and left[-1] in HYPHENS and left[-2:-1].isalpha():
        left = left[:-1]
    result[here.line][here.end - 1] = left + right
    del result[line][word]
    if line != here.line and not result[line]:
        del result[here.line + 1 : line + 1]
    return result


def broken(lines: Lines, here: Where) -> Lines:
    line = lines[here.line]
    return [
        *lines[: here.line],
        line[: here.word],
        line[here.word :],
        *lines[here.line + 1 :],
    ]


def next_inked(lines: Lines, line: int) -> int | None:
    return next((n for n in range(line + 1, len(lines)) if lines[n]), None)


def last_inked(lines: Lines, line: int) -> int | None:
    return next((n for n in range(line - 1, -1, -1) if lines[n]), None)


def run_on(lines: Lines, line: int) -> Lines:
    other = next_inked(lines, line)
    assert other is not None
    return [*lines[:line], lines[line] + lines[other], *lines[other + 1 :]]


def moved_down(lines: Lines, here: Where) -> Lines:
    other = next_inked(lines, here.line)
    assert other is not None
    result = [list(line) for line in lines]
    result[other][:0] = result[here.line][here.word :]
    del result[here.line][here.word :]
    return result


def moved_up(lines: Lines, here: Where) -> Lines:
    other = last_inked(lines, here.line)
    assert other is not None
    result = [list(line) for line in lines]
    result[other] += result[here.line][: here.end]
    del result[here.line][: here.end]
    return result
