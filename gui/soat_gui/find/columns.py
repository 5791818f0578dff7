"""Columns of a line as it is searched, and as it is drawn: with signs where there is no text."""

from __future__ import annotations

from soat_gui.editor.lines import Place, ShownLine


def to_drawn(line: ShownLine, column: int) -> int:
    """Where a code point of the searched line stands in the line as drawn."""
    more = 0
    for place in line.places:
        if column < place.left - more + len(place.text):
            break
        more += _more(place)
    return min(column + more, len(line.text))


def to_searched(line: ShownLine, wanted: Place) -> int:
    """Where a token begins in the searched line."""
    more = 0
    for place in line.places:
        if place.span == wanted.span:
            break
        more += _more(place)
    return max(0, wanted.left - more)


def place_at(line: ShownLine, column: int) -> Place | None:
    """The token at a column of the searched line, else the next one, else the last."""
    drawn = to_drawn(line, column)
    for place in line.places:
        if drawn < place.right:
            return place
    return line.places[-1] if line.places else None


def _more(place: Place) -> int:
    """By how much the drawn token is longer."""
    return place.right - place.left - len(place.text)
