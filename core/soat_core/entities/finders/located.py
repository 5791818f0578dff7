"""Where a place stands in a passage, and how sure that is."""

from __future__ import annotations

from typing import NamedTuple

from soat_core.engine.places import Place


class Located(NamedTuple):
    """Words ``first`` to ``stop``, and what the register knows of the name."""

    stop: int
    posterior: float
    known: tuple[Place, ...] = ()
