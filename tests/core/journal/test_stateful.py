"""Document, history and journal against a naive model: a list of states, and a place in it.

Windows are closed, killed and opened again; the disk fills up and has room again; and all the while
nothing that was flushed may be lost, nor may anything be undone to what never was.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from tests.core.journal.fragile import CALLS, Faults, FragileDisk
from tests.core.journal.office import Office, Worker
from tests.core.making import AGENTS, WHEN, Do, perform, places, steps

from soat_core.document import Document
from soat_core.errors import ActionError, OutputError
from soat_core.history import taking_back
from soat_core.journal import JournalError, rescued

State = tuple[Any, ...]
WORDS = ["Két", "qua", "đối", "n ", " ", " ", "\n", "\n\f"]


def state(document: Document) -> State:
    return tuple(document.edits), tuple(sorted(document.annotations, key=repr))


@dataclass(frozen=True)
class Told:
    """The model: every state of the line, and how many steps of it stand."""

    line: tuple[State, ...]
    here: int = 0

    @property
    def now(self) -> State:
        return self.line[self.here]

    @property
    def stands(self) -> tuple[State, ...]:
        return self.line[: self.here + 1]

    def did(self, now: State) -> Told:
        return Told((*self.stands, now), self.here + 1)

    def went(self, here: int) -> Told:
        return replace(self, here=here)


class Work(RuleBasedStateMachine):
    """``told`` is the model now, ``saved`` as it was at the last save, and ``durable`` what it was
    at any moment since the journal was last known to be on the disk."""

    @initialize(words=st.lists(st.sampled_from(WORDS), min_size=4, max_size=30))
    def begin(self, words: list[str]) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.office = Office(self.folder, "Két " + "".join(words))
        self.worker = self.open()
        self.told = self.saved = Told((state(self.worker.document),))
        self.aside: list[State] = []
        self.durable = [self.told]

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.close_window()
            shutil.rmtree(self.folder)

    def open(self) -> Worker:
        self.disk = FragileDisk()
        return self.office.open(disk=self.disk)

    def close_window(self) -> None:
        self.disk.faults = Faults()
        self.worker.close()

    @property
    def document(self) -> Document:
        return self.worker.document

    def follow(self, told: Told) -> None:
        self.told = told
        self.durable.append(told)

    # Working

    @rule(do=steps)
    def act(self, do: Do) -> None:
        if do.what in ("undo", "redo"):
            return
        if perform(self.document, do) is not None:
            self.aside += self.told.line[self.told.here + 1 :]
            self.follow(self.told.did(state(self.document)))

    @rule(count=st.integers(1, 4))
    def undo(self, count: int) -> None:
        done = self.document.undo(count)
        assert (done is None) == (self.told.here == 0)
        self.follow(self.told.went(max(0, self.told.here - count)))

    @rule(count=st.integers(1, 4))
    def redo(self, count: int) -> None:
        done = self.document.redo(count)
        last = len(self.told.line) - 1
        assert (done is None) == (self.told.here == last)
        self.follow(self.told.went(min(last, self.told.here + count)))

    @rule(part=places)
    def go_to(self, part: float) -> None:
        past = len(self.document.history.past)
        here = round(part * (len(self.told.line) - 1))
        self.document.go_to(past + here)
        self.follow(self.told.went(here))

    @rule(which=st.integers(0, 30), who=st.sampled_from(AGENTS))
    def take_back(self, which: int, who: Any) -> None:
        line = self.document.history.line
        if not line:
            return
        self.document.add_agent(who)
        try:
            identity = line[which % len(line)].action.identity
            action = taking_back(self.document, identity, who.identity, WHEN)
            self.document.apply(action)
        except ActionError:
            return
        self.aside += self.told.line[self.told.here + 1 :]
        self.follow(self.told.did(state(self.document)))

    @precondition(lambda self: self.document.history.branches)
    @rule(which=st.integers(0, 30))
    def bring_back(self, which: int) -> None:
        branches = self.document.history.branches
        branch = branches[which % len(branches)]
        before = self.told.line
        self.document.bring_back(branch)
        history = self.document.history
        assert history.here == branch.depth + len(branch.steps)
        assert len(history.line) == history.here + len(branch.ahead)
        assert state(self.document) in self.aside
        self.aside += before[branch.depth + 1 :]
        self.follow(self.learnt(before[: branch.depth + 1]))

    # The disk

    @rule()
    def flush(self) -> None:
        if self.worker.kept.journal is None:
            return
        try:
            self.worker.flush()
        except JournalError:
            assert not self.worker.kept.journal.is_settled
        else:
            self.durable = [self.told]

    @rule(
        after=st.integers(0, 4),
        calls=st.sets(st.sampled_from(CALLS), min_size=1),
        lasts=st.booleans(),
        part=st.floats(0, 1),
    )
    def let_the_disk_fail(self, after: int, calls: set[str], lasts: bool, part: float) -> None:
        self.disk.faults = Faults(after, frozenset(calls), lasts=lasts, part=part)

    @rule()
    def make_room(self) -> None:
        self.disk.faults = Faults()

    @rule()
    def save(self) -> None:
        try:
            self.worker.save()
        except OutputError:
            return
        self.saved = self.told
        if self.worker.kept.journal is not None and self.worker.kept.journal.is_settled:
            self.durable = [self.told]

    # Windows

    @rule()
    def close_and_open(self) -> None:
        """Everything is written then; what was not saved is offered."""
        self.disk.faults = Faults()
        self.worker.close()
        self.durable = [self.told]
        self.worker = self.open()
        self.look()

    @rule()
    def discard_and_open(self) -> None:
        self.disk.faults = Faults()
        if self.worker.scribe is not None:
            self.worker.scribe.discarded()
        self.worker.close()
        self.worker = self.open()
        assert self.worker.kept.unsaved is None
        self.durable = [self.told]
        self.settle(self.saved)

    @rule()
    def crash(self) -> None:
        self.disk.faults = Faults()
        self.worker = self.office.crash(self.worker)
        self.look()

    def look(self) -> None:
        """The file stands as it was saved; then go on where the work was left."""
        assert state(self.document) == self.saved.now
        kept = self.worker.kept
        assert not kept.was_damaged
        unsaved = kept.unsaved
        if unsaved is None:
            self.settle(self.saved)
            return
        self.aside += [one for told in self.durable for one in told.line]
        if not unsaved.fits:
            self.worker.opened = rescued(self.worker.opened, kept, unsaved.node)
            self.worker.close()
            self.worker = self.open()
            return
        if unsaved.branch is not None:
            self.document.bring_back(unsaved.branch)
        else:
            self.document.undo(unsaved.back)
        now = self.learnt(())
        assert any(told.stands == now.stands for told in self.durable)
        self.told = now
        self.durable = [now, self.saved]

    def settle(self, told: Told) -> None:
        """The document is as ``told``, but only what stands of it need be known."""
        assert state(self.document) == told.now
        self.aside += [one for some in (self.told, *self.durable) for one in some.line]
        now = self.learnt(())
        assert now.stands == told.stands
        self.told = now
        self.durable = [now]

    def learnt(self, known: tuple[State, ...]) -> Told:
        """All states of the line as they show by undoing and redoing everything."""
        document = self.document
        here = document.history.here
        # watchers are not told: it must not be noticed
        watchers, document.history.watchers = document.history.watchers, []
        document.undo(here)
        line = [state(document)]
        while document.redo():
            line.append(state(document))
        document.undo(len(line) - 1 - here)
        document.history.watchers = watchers
        assert tuple(line[: len(known)]) == known
        return Told(tuple(line), here)

    @invariant()
    def it_is_as_told(self) -> None:
        if hasattr(self, "told"):
            assert state(self.document) == self.told.now
            assert self.document.history.here == self.told.here
            assert len(self.document.history.line) == len(self.told.line) - 1


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_document_history_and_journal() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Work,
        settings=settings(
            max_examples=60,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
