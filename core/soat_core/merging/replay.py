"""Their work, done again in my document: action by action, with who did it, when and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from soat_core.actions import PROGRAM, Action, ActionKind, utc_now
from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.merging.difference import Difference
from soat_core.snapshot import Recorded
from soat_core.text import Span


@dataclass
class _Again:
    """One action of theirs, as far as it is still to be seen in their document."""

    put: list[Edit] = field(default_factory=list)
    drop: list[Span] = field(default_factory=list)
    annotate: list[Annotation] = field(default_factory=list)
    unannotate: list[str] = field(default_factory=list)

    def of(self, action: Action) -> Action:
        return replace(
            action,
            put=tuple(self.put),
            drop=tuple(self.drop),
            annotate=tuple(self.annotate),
            unannotate=tuple(self.unannotate),
            restore=(),
            reannotate=(),
            target="",
        )


def replayed(theirs: Recorded, differences: Sequence[Difference]) -> list[Action]:
    """The actions, oldest first, after which the document of mine stands as theirs does in all
    the differences.

    Annotations come after all edits: edits take annotations along, and these stand where they
    belong already.
    """
    edits = [one for one in differences if not one.is_note]
    notes = [one for one in differences if one.is_note]
    return [*_again(theirs, edits), *_again(theirs, notes)]


def _again(theirs: Recorded, differences: Iterable[Difference]) -> list[Action]:
    order = {action.identity: number for number, action in enumerate(theirs.actions)}
    known = {action.identity: action for action in theirs.actions}
    done: dict[str, _Again] = {}
    removing = _Again()

    def age(name: str) -> int:
        return order.get(name, len(order))

    for one in differences:
        earliest = min(one.theirs.actions, key=age, default=None)
        first = removing if earliest is None else done.setdefault(earliest, _Again())
        first.drop += [Span(*edit.key) for edit in one.mine.edits]
        kept = {note.identity for note in one.theirs.notes}
        first.unannotate += [n.identity for n in one.mine.notes if n.identity not in kept]
        for edit in one.theirs.edits:
            done.setdefault(edit.action, _Again()).put.append(edit)
        for note in one.theirs.notes:
            done.setdefault(note.action, _Again()).annotate.append(note)
    actions = [done[name].of(known.get(name) or _unknown()) for name in sorted(done, key=age)]
    if removing.drop or removing.unannotate:
        actions.append(removing.of(replace(_last(theirs.actions), kind=ActionKind.REVERT)))
    return actions


def _last(actions: Sequence[Action]) -> Action:
    return actions[-1] if actions else _unknown()


def _unknown() -> Action:
    """An edit names an action that its document does not have."""
    return Action(ActionKind.MERGE, PROGRAM.identity, utc_now())
