"""Everything that was done to a document, in order, and where in it the document stands now.

Actions form one line.  Those before ``here`` stand, those from there on are undone.  A new action
cuts the undone ones off, but they are not lost: they become a branch that can be brought back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from soat_core.actions import Action, Step
from soat_core.history.places import Places

BRANCHES_KEPT = 20
"""How many branches are remembered; the oldest go first."""


class Standing(Enum):
    """What has become of an action."""

    PAST = "past"
    """It stands; what it replaced is not known any more, so that it cannot be undone."""
    DONE = "done"
    UNDONE = "undone"
    TAKEN_BACK = "taken back"
    """It was undone by itself, by a later action."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Actions that were set aside: they follow on the first ``depth`` steps of the line."""

    depth: int
    steps: tuple[Step, ...]
    """Oldest first; there is at least one."""
    ahead: tuple[Step, ...] = ()
    """What was undone when the branch was left, next to be redone first."""


@dataclass(frozen=True, slots=True)
class Move:
    """From one state to another: some steps back, then some forward."""

    back: tuple[Step, ...]
    """Undone, the latest first."""
    forth: tuple[Step, ...]
    """Done or redone, the oldest first."""
    is_new: bool = False
    """Whether what was done is an action that was not there before."""
    branch: Branch | None = None
    """The branch that was brought back."""

    @property
    def count(self) -> int:
        return len(self.back) + len(self.forth)


Watcher = Callable[[Move], object]


class History:
    """The line of actions of one document.  Only the document moves it.

    Positions count from 0 over everything: what is past, what stands, what is undone.  Each is
    looked up in constant time.
    """

    def __init__(self, past: Sequence[Action] = ()) -> None:
        self.past: list[Action] = list(past)
        """What was done before anything here, oldest first."""
        self.line: list[Step] = []
        self.here = 0
        """How many steps of the line stand."""
        self.branches: list[Branch] = []
        """What was set aside, the latest last."""
        self.watchers: list[Watcher] = []
        """Called after every move, when the document has followed it."""
        self._where: dict[str, int] = {}
        self._takers: dict[str, list[int]] = {}
        self._places = Places()
        self._serial = _last_serial(self.past)

    def __len__(self) -> int:
        return len(self.past) + len(self.line)

    # Looking

    @property
    def actions(self) -> list[Action]:
        """Every action that stands, oldest first."""
        return [*self.past, *(step.action for step in self.line[: self.here])]

    @property
    def last(self) -> Step | None:
        """The step to be undone next."""
        return self.line[self.here - 1] if self.here else None

    @property
    def next(self) -> Step | None:
        """The step to be redone next."""
        return self.line[self.here] if self.here < len(self.line) else None

    @property
    def standing(self) -> int:
        """How many positions stand: the first that is undone."""
        return len(self.past) + self.here

    @property
    def next_identity(self) -> str:
        return f"e{self._serial + 1}"

    def action_at(self, position: int) -> Action:
        before = len(self.past)
        return self.past[position] if position < before else self.line[position - before].action

    def step_at(self, position: int) -> Step | None:
        """The step with its inverse; None for what is past."""
        before = len(self.past)
        return None if position < before else self.line[position - before]

    def position_of(self, identity: str) -> int | None:
        """Where an action of the line stands; None for what is past or not there."""
        at = self._where.get(identity)
        return None if at is None else len(self.past) + at

    def standing_at(self, position: int) -> Standing:
        before = len(self.past)
        if position < before:
            return Standing.PAST
        if position - before >= self.here:
            return Standing.UNDONE
        taken = self.taker_of(self.line[position - before].action.identity) is not None
        return Standing.TAKEN_BACK if taken else Standing.DONE

    def taker_of(self, identity: str) -> Action | None:
        """The action that has taken this one back, and stands itself."""
        for at in reversed(self._takers.get(identity, ())):
            action = self.line[at].action
            if at < self.here and self.taker_of(action.identity) is None:
                return action
        return None

    def later_near(self, identity: str, start: int, end: int) -> Iterator[Step]:
        """Steps after an action that stand and did something at or about ``start..end`` (OCR
        offsets), the latest first."""
        for at in self._places.near(start, end, self._where[identity]):
            if at < self.here:
                yield self.line[at]

    # Moving

    def add(self, step: Step) -> Move:
        """A new action; what was undone before it becomes a branch."""
        self._cut(self.here, tuple(self.line[self.here :]), ())
        self._append(step)
        self.here += 1
        return Move((), (step,), is_new=True)

    def back(self, count: int) -> Move:
        """Undo so many steps; ``count`` is at most ``here``."""
        undone = self.line[self.here - count : self.here]
        self.here -= count
        return Move(tuple(reversed(undone)), ())

    def forth(self, count: int) -> Move:
        """Redo so many steps; there are as many."""
        redone = self.line[self.here : self.here + count]
        self.here += count
        return Move((), tuple(redone))

    def bring_back(self, branch: Branch) -> Move:
        """Go over to a branch; what stands in its place becomes a branch."""
        self.branches.remove(branch)
        here, depth = self.here, branch.depth
        first = self.back(here - depth) if here > depth else self.forth(depth - here)
        if here > depth:
            self._cut(depth, tuple(self.line[depth:here]), tuple(self.line[here:]))
        else:
            self._cut(depth, tuple(self.line[depth:]), ())
        for step in (*branch.steps, *branch.ahead):
            self._append(step)
        self.here = depth + len(branch.steps)
        return Move(first.back, (*first.forth, *branch.steps), branch=branch)

    def restore(
        self,
        steps: Sequence[Step],
        ahead: Sequence[Step] = (),
        branches: Sequence[Branch] = (),
        *,
        serial: int = 0,
    ) -> None:
        """The line as it once was, in a history that has none: ``ahead`` is undone.

        ``serial`` is the highest number that an action ever had.
        """
        for step in (*steps, *ahead):
            self._append(step)
        self.here = len(steps)
        self.branches = list(branches)[-BRANCHES_KEPT:]
        self._serial = max(self._serial, serial)

    def forget(self) -> None:
        """From now on everything that stands is past, and what does not is gone."""
        self.past = self.actions
        self._cut(0, (), ())
        self.here = 0
        self.branches.clear()

    def told(self, move: Move) -> None:
        """The document has followed: let everybody know."""
        for watcher in tuple(self.watchers):
            watcher(move)

    # Within

    def _append(self, step: Step) -> None:
        identity = step.action.identity
        self._where[identity] = len(self.line)
        if step.action.target:
            self._takers.setdefault(step.action.target, []).append(len(self.line))
        self._serial = max(self._serial, serial_of(identity))
        self._places.push(len(self.line), step)
        self.line.append(step)

    def _cut(self, depth: int, steps: tuple[Step, ...], ahead: tuple[Step, ...]) -> None:
        """End the line at ``depth``; ``steps`` and ``ahead`` are what followed there."""
        if depth == len(self.line):
            return
        self.branches = [_moved_to(branch, depth, self.line) for branch in self.branches]
        if steps:
            self.branches.append(Branch(depth, steps, ahead))
        elif ahead:
            self.branches.append(Branch(depth, ahead))
        del self.branches[:-BRANCHES_KEPT]
        while len(self.line) > depth:
            step = self.line.pop()
            self._places.pop(step)
            action = step.action
            del self._where[action.identity]
            if action.target:
                self._takers[action.target].pop()


def _moved_to(branch: Branch, depth: int, line: Sequence[Step]) -> Branch:
    """The same branch on a line that is about to end at ``depth``."""
    if branch.depth <= depth:
        return branch
    return Branch(depth, (*line[depth : branch.depth], *branch.steps), branch.ahead)


def serial_of(identity: str) -> int:
    """The number of an action, 0 where it has none."""
    return int(identity[1:]) if identity[1:].isdecimal() else 0


def _last_serial(actions: Sequence[Action]) -> int:
    return max((serial_of(action.identity) for action in actions), default=0)
