"""An entity where a text mentions it."""

from __future__ import annotations

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
