"""The kinds of annotations that can be chosen, with their letters and their looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from soat_core.annotating.naming import title_of
from soat_core.annotation import KIND, Annotation, is_of_office
from soat_core.entities.kinds import EntityKind
from soat_gui.theme import CONTRAST, Theme

LINK_LETTER = "m"
"""Means the register's entry, beside the letters of kinds."""
_OFFICE_COLOUR = "#7a5195"
_ON_MARKS, _ON_MARKS_IN_CONTRAST = 3.0, 4.5
"""Contrast of marks with what they stand on (WCAG 2.1, 1.4.11), more in the theme for it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """``letter`` is what F8 is followed by, empty for none; ``colour`` is a hue from which each
    theme has its own; ``pattern`` are dashes and gaps in pixels, none for a whole line."""

    name: str
    title: str
    letter: str
    colour: str
    pattern: tuple[int, ...] = ()
    double: bool = False
    element: str = ""
    """Of TEI, for a kind of an office."""


_OWN: tuple[tuple[EntityKind, str, str, tuple[int, ...], bool], ...] = (
    (EntityKind.ORGANISATION, "c", "#1f5fa8", (), False),
    (EntityKind.PERSON, "n", "#a03c78", (), True),
    (EntityKind.PLACE, "d", "#2e7d5b", (8, 3), False),
    (EntityKind.DATE, "t", "#8a6a00", (2, 2), False),
    (EntityKind.DOCUMENT, "v", "#6a4fb3", (10, 3, 2, 3), False),
    (EntityKind.NUMBER, "s", "#5f6a72", (3, 4), False),
    (EntityKind.MONEY, "g", "#a04a1c", (5, 2), True),
    (EntityKind.PERCENT, "p", "#23808a", (5, 2, 1, 2), False),
    (EntityKind.MEASURE, "o", "#3f7f2a", (4, 2, 1, 2, 1, 2), False),
    (EntityKind.FOOTNOTE_MARK, "u", "#5f6a72", (1, 2), True),
)
OWN_LETTERS = frozenset(letter for _, letter, _, _, _ in _OWN) | {LINK_LETTER}
"""What an office cannot have for its kinds."""
_OFFICE_PATTERNS = ((6, 2, 6, 4), (2, 2, 6, 2), (12, 4), (1, 1, 4, 1))


def own_kinds() -> list[Kind]:
    """Those the program knows, in the window's language."""
    return [
        Kind(str(kind), title_of(kind), letter, colour, pattern, double)
        for kind, letter, colour, pattern, double in _OWN
    ]


def office_kind(
    name: str, title: str, letter: str = "", colour: str = "", element: str = ""
) -> Kind:
    """A kind of an office; its pattern follows from its name."""
    pattern = _OFFICE_PATTERNS[sum(map(ord, name)) % len(_OFFICE_PATTERNS)]
    is_colour = QColor.isValidColorName(colour)
    return Kind(
        name, title or name, letter, colour if is_colour else _OFFICE_COLOUR, pattern,
        element=element,
    )  # fmt: skip


class Kinds:
    """Those of the program, those of this office, and those that a report brings along."""

    def __init__(self, office: Iterable[Kind] = (), brought: Iterable[Annotation] = ()) -> None:
        self._known: dict[str, Kind] = {one.name: one for one in own_kinds()}
        for one in office:
            self._known.setdefault(one.name, one)
        for note in brought:
            if note.kind == KIND and is_of_office(name := note.value("name")):
                foreign = office_kind(
                    name, note.text, "", note.value("colour"), note.value("element")
                )
                self._known.setdefault(name, foreign)

    @property
    def all(self) -> Sequence[Kind]:
        return list(self._known.values())

    @property
    def by_letter(self) -> Mapping[str, Kind]:
        return {one.letter: one for one in self._known.values() if one.letter}

    def find(self, name: str) -> Kind:
        """The kind of this name; one that nobody defined is shown by its name."""
        return self._known.get(name) or office_kind(name, title_of(name))

    def __contains__(self, name: str) -> bool:
        return name in self._known


@cache
def colour_on(theme: Theme, hue: str) -> QColor:
    """A colour like ``hue`` that can be seen on every ground of a theme."""
    grounds = [QColor(one) for one in (theme.surface, theme.line, theme.token, theme.found)]
    least = _ON_MARKS_IN_CONTRAST if theme.name == CONTRAST else _ON_MARKS
    colour = QColor(hue)
    is_dark = _luminance(grounds[0]) < 0.5
    for _ in range(60):
        if min(contrast(colour, ground) for ground in grounds) >= least:
            break
        red, green, blue = (
            round(part + (255 - part) * 0.06) if is_dark else round(part * 0.94)
            for part in (colour.red(), colour.green(), colour.blue())
        )
        colour = QColor(red, green, blue)
    return colour


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.1, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
