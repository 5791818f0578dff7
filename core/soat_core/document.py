"""The document: a report, the edits and annotations on it, and how they came about.

``Document.apply`` is the only way in.  Every call returns ``Changes``, from which views redraw, and
has an exact inverse, from which undo is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from soat_core.actions import PROGRAM, Action, Agent, Changes, Step
from soat_core.annotating.carrying import Carrier
from soat_core.annotation import Annotation
from soat_core.annotations import Annotations
from soat_core.edited_text import EditedText, edit_key
from soat_core.edits import Edit
from soat_core.errors import ActionError
from soat_core.history.history import Branch, History, Move
from soat_core.history.net import net_step
from soat_core.report import Report
from soat_core.steps import Planner, check_edit, misfit, nothing_to_do


@dataclass
class Document(EditedText):
    """A report with everything decided about it.  Edits never overlap and cover whole tokens."""

    agents: dict[str, Agent] = field(default_factory=lambda: {PROGRAM.identity: PROGRAM})
    revision: int = 0
    read_only: str = ""
    """Why nothing may be changed, as one clause; empty where it may."""
    _annotations: Annotations = field(default_factory=Annotations, repr=False)
    history: History = field(default_factory=History, repr=False)

    @classmethod
    def restored(
        cls,
        report: Report,
        *,
        agents: Iterable[Agent],
        past: Sequence[Action],
        edits: Iterable[Edit],
        annotations: Iterable[Annotation] = (),
    ) -> Document:
        """A document as a record describes it: its state and its past, nothing to undo.

        ``past`` are the actions without their edits, oldest first.  What can be undone is given
        by ``document.history.restore``.  Raises ``ActionError`` when the edits overlap, cut tokens
        or lie outside of the text.
        """
        document = cls(report, history=History(past))
        document.agents.update((agent.identity, agent) for agent in agents)
        ordered = sorted(edits, key=edit_key)
        before: Edit | None = None
        for edit in ordered:
            check_edit(report, edit)
            if before is not None and before.overlaps(*edit.key):
                raise misfit(edit)
            before = edit
        document._run((), ordered)
        carrier = Carrier(report.ocr_text, document.edits_near, (), ())
        for note in annotations:
            document._annotations[note.identity] = carrier.settled(note) if note.is_bound else note
        return document

    # What stands in the document

    @property
    def annotations(self) -> Sequence[Annotation]:
        """All annotations, by place."""
        return self._annotations.by_place()

    def annotation(self, identity: str) -> Annotation | None:
        """The annotation of this name."""
        return self._annotations.get(identity)

    def annotations_of(self, kind: str) -> Collection[Annotation]:
        """The annotations of a kind, in no order."""
        return self._annotations.of_kind(kind)

    def annotations_over(self, start: int, end: int) -> Iterator[Annotation]:
        """The annotations that overlap ``start..end``, by place."""
        return self._annotations.over(start, end)

    def annotations_after(self, start: int) -> Iterator[Annotation]:
        """The annotations that begin after an OCR offset, the nearest first."""
        return self._annotations.after(start)

    @property
    def next_annotation(self) -> str:
        """A name for a new annotation that none has nor had."""
        number = int(self.history.next_identity[1:])
        while f"n{number}" in self._annotations:
            number += 1
        return f"n{number}"

    @property
    def actions(self) -> list[Action]:
        """Every action that was not undone, oldest first."""
        return self.history.actions

    # Changing it

    def add_agent(self, agent: Agent) -> None:
        self.agents[agent.identity] = agent

    def apply(self, action: Action) -> Changes:
        """Do what ``action`` says.

        Raises ``ActionError`` and changes nothing when an edit would cut a token or another edit,
        lies outside of the text, two of them overlap, or there is nothing to do.
        """
        self._check_open()
        step = self._step(action)
        return self._follow(self.history.add(step), "do")

    def apply_all(self, actions: Iterable[Action]) -> Changes:
        """Do what several actions say, each after the other, as one change.

        Raises ``ActionError`` where one cannot be done, or there is none; those before it are
        undone then.
        """
        self._check_open()
        steps: list[Step] = []
        lines: set[int] = set()
        try:
            for action in actions:
                step = self._step(action)
                move = self.history.add(step)
                lines |= self._run(step.removed, step.added)
                self._run_annotations(step.annotations_removed, step.annotations_added)
                self.history.told(move)
                steps.append(step)
            if not steps:
                raise nothing_to_do()
        except ActionError:
            self.undo(len(steps))
            raise
        return self._changes(net_step(Move((), tuple(steps))), "do", len(steps), lines)

    @property
    def next_undo(self) -> Action | None:
        last = self.history.last
        return None if last is None else last.action

    @property
    def next_redo(self) -> Action | None:
        following = self.history.next
        return None if following is None else following.action

    def undo(self, count: int = 1) -> Changes | None:
        """Take the last actions back, as one change; None when there is none.

        Fewer than ``count`` are undone where there are no more.
        """
        self._check_open()
        count = min(count, self.history.here)
        return self._follow(self.history.back(count), "undo") if count > 0 else None

    def redo(self, count: int = 1) -> Changes | None:
        """Do the last undone actions again, as one change; None when there is none."""
        self._check_open()
        count = min(count, len(self.history.line) - self.history.here)
        return self._follow(self.history.forth(count), "redo") if count > 0 else None

    def go_to(self, position: int) -> Changes | None:
        """Undo or redo until exactly the first ``position`` of all actions ever done stand.

        What is past cannot be undone: it is the farthest that this goes.  None where the document
        stands there already.
        """
        wanted = max(0, position - len(self.history.past)) - self.history.here
        return self.redo(wanted) if wanted > 0 else self.undo(-wanted)

    def bring_back(self, branch: Branch) -> Changes:
        """Go over to a branch of the history, in place of what stands there now."""
        self._check_open()
        return self._follow(self.history.bring_back(branch), "redo")

    # Within

    def _check_open(self) -> None:
        if self.read_only:
            raise ActionError(self.read_only)

    def _step(self, action: Action) -> Step:
        """What an action does now, checked."""
        named = replace(action, identity=self.history.next_identity)
        return Planner(self, self._annotations).step_of(named)

    def _follow(self, move: Move, direction: str) -> Changes:
        """Bring the document to where the history has gone."""
        step = net_step(move)
        lines = self._run(step.removed, step.added)
        self._run_annotations(step.annotations_removed, step.annotations_added)
        changes = self._changes(step, direction, move.count, lines)
        self.history.told(move)
        return changes

    def _run_annotations(self, removed: Iterable[Annotation], added: Iterable[Annotation]) -> None:
        for note in removed:
            del self._annotations[note.identity]
        for note in added:
            self._annotations[note.identity] = note

    def _changes(self, step: Step, direction: str, count: int, lines: set[int]) -> Changes:
        self.revision += 1
        notes = (*step.annotations_added, *step.annotations_removed)
        for note in notes:
            lines.update(self.report.lines_of(note.start, note.end))
        return Changes(
            step.action,
            direction,
            step.removed,
            step.added,
            tuple(sorted(lines)),
            bool(notes),
            self.revision,
            count,
        )
