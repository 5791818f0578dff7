"""What was read in which part of a report, without its punctuation."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

from soat_core.engine.units import shape_of
from soat_core.text import Span, tokens


def cores_of(text: str, span: Span) -> frozenset[str]:
    """The tokens of a stretch without the punctuation around them."""
    shapes = (shape_of(text[start:end]) for start, end in tokens(text, *span))
    # The same words stand in every part: each is kept once.
    return frozenset(intern(shape.core) for shape in shapes if shape.core)


class Cores:
    """Which parts of a report have which cores, as far as that was told."""

    def __init__(self) -> None:
        self._told: set[int] = set()
        self._parts_with: dict[str, set[int]] = {}

    def add(self, number: int, cores: Iterable[str]) -> None:
        """What was read in a part."""
        self._told.add(number)
        for core in cores:
            self._parts_with.setdefault(core, set()).add(number)

    def knows(self, number: int) -> bool:
        """Whether it was told of a part."""
        return number in self._told

    def parts_with(self, cores: frozenset[str]) -> set[int]:
        """The parts in which all of these were read; none where none is given."""
        parts = [self._parts_with.get(core, set()) for core in cores]
        return set.intersection(*parts) if parts else set()

    def parts_with_any(self, readings: Iterable[frozenset[str]]) -> set[int]:
        """The parts in which one of these readings was read; there may be thousands of them."""
        found: set[int] = set()
        for cores in readings:
            if len(cores) == 1:  # most are, and need no set of their own
                found.update(*(self._parts_with.get(core, ()) for core in cores))
            else:
                found |= self.parts_with(cores)
        return found
