"""The decisions of one report, as the memory is to have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from soat_core.memory import Decision, Memory


class Book:
    """The decisions of one report that stand.

    Only those of them that the kept memory took may be taken back from it.  ``passing`` is the
    memory in RAM of a report whose decisions are not kept.
    """

    def __init__(self, keeps: bool, settle: Callable[[Decision], Decision]) -> None:
        """``settle`` says what is remembered of a decision; later it may say otherwise."""
        self.keeps = keeps
        self._settle = settle
        self._standing: Counter[Decision] = Counter()
        self._in_kept: Counter[Decision] = Counter()
        self._noted: Counter[Decision] = Counter()
        self._settled: dict[Decision, Decision] = {}
        """What stands by what was noted, for as long as that is not taken back."""
        self._passing: Memory | None = None

    @property
    def passing(self) -> Memory:
        if self._passing is None:
            self._passing = Memory.temporary()
            self._passing.record_many(self._standing.elements())
        return self._passing

    def drop_passing(self) -> None:
        if self._passing is not None:
            self._passing.close()
            self._passing = None

    def put_down(self, noted: Sequence[Decision]) -> list[Decision]:
        """What is to be remembered of decisions; from now on it stands."""
        for one in noted:
            if one not in self._settled:
                self._settled[one] = self._settle(one)
        decisions = [self._settled[one] for one in noted]
        self._noted.update(noted)
        self._standing.update(decisions)
        return decisions

    def strike(self, noted: Decision) -> Decision:
        """What was remembered of a decision, which stands no more."""
        decision = self._settled.get(noted) or self._settle(noted)
        _take_out(self._noted, noted)
        if noted not in self._noted:
            self._settled.pop(noted, None)
        _take_out(self._standing, decision)
        return decision

    def was_kept(self, decisions: Sequence[Decision]) -> None:
        self._in_kept.update(decisions)

    def take_from_kept(self, decision: Decision) -> bool:
        """Whether the kept memory took a decision; it counts as taken back from there now."""
        return _take_out(self._in_kept, decision)

    def forget_kept(self) -> None:
        """The kept memory is another one."""
        self._in_kept.clear()


def _take_out(counted: Counter[Decision], decision: Decision) -> bool:
    """Count one less; whether there was one.  None is left of what is not counted any more."""
    count = counted[decision]
    if count > 1:
        counted[decision] = count - 1
    else:
        counted.pop(decision, None)
    return count > 0
