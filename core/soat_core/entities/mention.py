"""An entity where a text mentions it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from soat_core.annotation import Values


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` mentions an entity of this kind (code points of the text given).

    ``posterior`` is the calibrated probability (0 to 1) that ends and kind are right.
    """

    start: int
    end: int
    kind: str
    values: Values = ()
    posterior: float = 1.0

    def value(self, name: str) -> str:
        """The value of this name, empty where there is none."""
        return dict(self.values).get(name, "")

    def moved(self, by: int) -> Mention:
        """The same mention, ``by`` code points further on."""
        return Mention(self.start + by, self.end + by, self.kind, self.values, self.posterior)


def as_values(pairs: Iterable[tuple[str, str | None]]) -> Values:
    """Names and values in the order of the names, without those that are empty or None."""
    return tuple(sorted((name, value) for name, value in pairs if value))
