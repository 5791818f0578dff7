"""What is proposed for the core of a token, before it is ranked."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_CORE = 24
"""Longer cores are codes, addresses or noise: no word is looked for."""

Part = tuple[str, str]
"""A core and the quotes or hooks behind it."""


@dataclass(slots=True)
class Entry:
    """One proposal for a core.  ``cost`` is what the channel asks, in nats; None where it is still
    to be worked out from ``read`` and ``gold``."""

    number: int
    text: str
    spelling: float
    case: int
    cost: float | None
    read: str = ""
    gold: str = ""


@dataclass
class Draft:
    """A core on its way to a position of the lattice."""

    core: str
    tail: str
    entries: list[Entry] = field(default_factory=list)

    def add(self, number: int, text: str, read: str, gold: str, spelling: float, case: int) -> None:
        """Propose ``text``, the unit ``number``, whose channel cost is still to be worked out."""
        self.entries.append(Entry(number, text, spelling, case, None, read, gold))
