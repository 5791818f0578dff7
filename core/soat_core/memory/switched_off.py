"""What the program needs of a memory, and what stands in its place where it is switched off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from soat_core.memory.decision import Decision
from soat_core.memory.remembered import NOTHING, Remembered


class Remembers(Protocol):
    """What the review and the engine need of a memory, be it switched on or off."""

    def record(self, decision: Decision) -> bool: ...
    def record_many(self, decisions: Iterable[Decision]) -> int: ...
    def retract(self, decision: Decision) -> None: ...
    def snapshot(self) -> Remembered: ...
    def changed_since(self, version: int) -> bool: ...
    def close(self) -> None: ...


class NoMemory:
    """A memory that is switched off: it knows nothing, keeps nothing and has no file."""

    def record(self, decision: Decision) -> bool:
        return False

    def record_many(self, decisions: Iterable[Decision]) -> int:
        return 0

    def retract(self, decision: Decision) -> None:
        pass

    def snapshot(self) -> Remembered:
        return NOTHING

    def changed_since(self, version: int) -> bool:
        return version != NOTHING.version

    def close(self) -> None:
        pass
