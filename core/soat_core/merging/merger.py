"""Merging: what only one changed is taken from them, what both changed somebody decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from soat_core.actions import Action, ActionKind, Agent, utc_now
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.history.history import serial_of
from soat_core.merging.comparing import Comparison, compare
from soat_core.merging.difference import Change, Decided, Difference, Side, Stand
from soat_core.merging.replay import replayed
from soat_core.snapshot import Recorded, snapshot_of
from soat_core.text import Span


class Standing(Enum):
    """How a difference stands in my document now."""

    OPEN = "open"
    """A conflict that nobody has decided yet."""
    MINE = "mine"
    THEIRS = "theirs"
    OTHER = "other"
    """It was changed to something else by hand."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What merging came to."""

    taken: int
    """Places taken from theirs that mine had not changed."""
    kept: int
    """Places that only mine had changed."""
    conflicts: tuple[Difference, ...]
    actions: int
    """Actions that were done again in mine."""


class Merger:
    """A document with another one beside it that is to be brought into it.

    Changes nothing itself: it says what the actions are.
    """

    def __init__(self, document: Document, theirs: Recorded, base: Decided | None = None) -> None:
        """``base`` is what both were made from, where the caller knows.  Raises ``MergeError``."""
        self.document = document
        self.theirs = theirs
        self.before = snapshot_of(document)
        """My document as it was when the two were compared."""
        self.comparison: Comparison = compare(document, theirs, base)
        self._since = _last_serial(document)
        self._kept: set[Difference] = set()

    @property
    def agents(self) -> Iterable[Agent]:
        """Who acted in theirs."""
        return self.theirs.agents.values()

    def independent(self) -> list[Action]:
        """What only they changed and is not in my document yet, as actions of theirs."""
        return replayed(self.theirs, self.waiting())

    def waiting(self) -> list[Difference]:
        """What only they changed and is not in my document yet."""
        wanted = self.comparison.changed_by(Change.THEIRS)
        return [one for one in wanted if self._here(one).content == one.mine.content]

    def settled(self, side: Side) -> Plan | None:
        """Every conflict that is open, decided for one side, as one action."""
        plans = [
            plan
            for one in self.comparison.conflicts
            if self.standing(one) is Standing.OPEN
            and (plan := self.decision(one, side)) is not None
        ]
        return _together(plans)

    def decision(self, difference: Difference, side: Side) -> Plan | None:
        """The action by which a difference is decided; None where nothing is left to do.

        Deciding for what stands there already is an action too: it was looked at.
        """
        wanted = difference.stand(side)
        here = self._here(difference)
        if wanted.is_empty and here.is_empty:
            self._kept.add(difference)
            return None
        wanted_notes = {note.identity for note in wanted.notes}
        return Plan(
            ActionKind.MERGE,
            put=wanted.edits,
            drop=tuple(Span(*edit.key) for edit in here.edits),
            annotate=wanted.notes,
            unannotate=tuple(n.identity for n in here.notes if n.identity not in wanted_notes),
            stand=Span(difference.start, difference.end),
        )

    def leave_open(self) -> None:
        """Whatever stands in the document by now, nobody has decided the conflicts yet."""
        self._since = _last_serial(self.document)

    def side_now(self, difference: Difference) -> Side | None:
        """The side that the document stands with; None where it says something else."""
        here = self._here(difference).content
        return next((side for side in Side if here == difference.stand(side).content), None)

    def standing(self, difference: Difference) -> Standing:
        """How a difference stands in the document now."""
        here = self._here(difference)
        is_new = any(serial_of(action) > self._since for action in here.actions)
        is_gone = here.is_empty and not difference.mine.is_empty
        if difference.is_conflict and not (is_new or is_gone or difference in self._kept):
            return Standing.OPEN
        side = self.side_now(difference)
        return Standing.OTHER if side is None else Standing(side.value)

    def open_conflicts(self) -> list[Difference]:
        found = self.comparison.conflicts
        return [one for one in found if self.standing(one) is Standing.OPEN]

    # Within

    def _here(self, difference: Difference) -> Stand:
        """What my document says there now."""
        if difference.is_note:
            stands = (difference.mine, difference.theirs, difference.base)
            name = next(note.identity for stand in stands for note in stand.notes)
            note = self.document.annotation(name)
            return Stand() if note is None else Stand(notes=(note,))
        edits = self.document.edits_in(difference.start, difference.end)
        return Stand(tuple(edits))


def merge(
    document: Document,
    theirs: Recorded,
    who: Agent,
    *,
    winner: Side | None = None,
    base: Decided | None = None,
) -> Outcome:
    """Bring ``theirs`` into ``document``; where both changed the same, ``winner`` stands, None for
    whoever decided last.

    ``who`` decides the conflicts.  Raises ``MergeError``.
    """
    merger = Merger(document, theirs, base)
    for agent in merger.agents:
        document.agents.setdefault(agent.identity, agent)
    actions = merger.independent()
    if actions:
        document.apply_all(actions)
    plans = [
        plan
        for one in merger.comparison.conflicts
        if (plan := merger.decision(one, winner or one.newer)) is not None
    ]
    decided = _together(plans)
    if decided is not None:
        document.add_agent(who)
        document.apply(action_of(decided, who))
    count = merger.comparison.changed_by
    return Outcome(
        len(count(Change.THEIRS)),
        len(count(Change.MINE)),
        tuple(merger.comparison.conflicts),
        len(actions),
    )


def action_of(plan: Plan, who: Agent) -> Action:
    """A plan as an action of a person, done now."""
    return Action(
        plan.kind, who.identity, utc_now(), plan.put, plan.drop, plan.annotate, plan.unannotate
    )


def _last_serial(document: Document) -> int:
    return max((serial_of(action.identity) for action in document.actions), default=0)


def _together(plans: Sequence[Plan]) -> Plan | None:
    if not plans:
        return None
    return Plan(
        ActionKind.MERGE,
        put=tuple(edit for plan in plans for edit in plan.put),
        drop=tuple(span for plan in plans for span in plan.drop),
        annotate=tuple(note for plan in plans for note in plan.annotate),
        unannotate=tuple(name for plan in plans for name in plan.unannotate),
        stand=plans[0].stand,
        count=len(plans),
    )
