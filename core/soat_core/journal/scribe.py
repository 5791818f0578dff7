"""Tells a journal what happens to a document."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from soat_core.actions import utc_now
from soat_core.document import Document
from soat_core.history.history import Move
from soat_core.journal.errors import JournalError
from soat_core.journal.journal import Journal
from soat_core.journal.recovery import Recovered
from soat_core.journal.script import Begun, Done, Gone, Happening, Marked, Redone, Undone, Who
from soat_core.journal.tree import Base, Node, path


@dataclass
class Ticket:
    """The state of a document that a record is being made of, while work on it may go on."""

    journal: Journal
    node: Node | None
    sha256: str | None = None

    def announce(self, sha256: str) -> None:
        """The record that is about to be written has this hash; the journal knows it then.

        May be called in any thread.  Saving does not depend on the journal: what is wrong with it
        is told elsewhere.
        """
        self.sha256 = sha256
        if self.node is not None:
            self.journal.note(Marked(sha256, utc_now(), self.node))
            with contextlib.suppress(JournalError):
                self.journal.flush(may_shorten=False)


@dataclass(frozen=True)
class Departure:
    """From one journal to another."""

    left: Journal
    home: Node | None
    """Where the journal left stood before anybody worked on its report; None for nowhere."""
    joined: Journal

    def finish(self) -> None:
        """Write the new journal, and leave the other as it was found.  Takes its time.

        Raises ``JournalError``.
        """
        if self.left.is_closed:
            return
        self.joined.flush()
        if self.home is None:
            self.left.forget()
        else:
            self.left.note(Gone(self.home))
        self.left.close()


class Scribe:
    """Follows the history of one document, in the thread that works on it.  Writes nothing itself:
    ``noted`` is called whenever the journal has something to write."""

    def __init__(
        self,
        recovered: Recovered,
        journal: Journal,
        sha256: str | None,
        noted: Callable[[], object] = lambda: None,
        *,
        takes_over: bool = False,
    ) -> None:
        """``sha256`` is that of the record that the document was read from, None for a text.

        ``takes_over``: somebody else has been telling the journal until now.
        """
        self.journal = journal
        self._document: Document = recovered.document
        self._sha256 = sha256
        self._noted = noted
        self._tip = recovered.tip
        self._saved = recovered.tip
        with journal.at_rest() as forest:
            here, agents = forest.here, dict(forest.agents)
        self._at = None if takes_over else here
        """Where the journal believes the document to be; None where that is not known."""
        self._home = here
        """Where it would stand had nobody worked on it."""
        self._nodes = dict(recovered.nodes)
        self._agents = agents
        self._base = self._snapshot() if recovered.tip is None else Base()
        self._document.history.watchers.append(self._moved)

    def leave(self) -> None:
        """Follow no longer."""
        self._document.history.watchers.remove(self._moved)

    # Files

    def saving(self) -> Ticket:
        """A record is about to be written in the state as it is now."""
        return Ticket(self.journal, self._tip)

    def saved(self, ticket: Ticket) -> None:
        """The record was written."""
        self._sha256 = ticket.sha256
        self._saved = ticket.node
        if ticket.node is None and self._tip is not None:
            # the first action came while it was being written
            self._saved = path(self._tip)[0]
            if ticket.sha256 is not None:
                self._note(Marked(ticket.sha256, utc_now(), self._saved))

    def discarded(self) -> None:
        """What was not saved is not wanted: the document is as it was saved again."""
        if self._tip is None or self._saved is None:
            return
        if self._at is not self._saved:
            self._at = self._tip = self._saved
            self._note(Gone(self._saved))

    def declined(self) -> None:
        """The document goes on as it was saved, and not where it was left."""
        if self._tip is not None:
            self._arrive()

    def stays(self) -> None:
        """The record that was written is the one that the journal belongs to."""
        self._home = self._saved

    def moves_to(self, journal: Journal) -> Departure:
        """The record was written to another place, and ``journal`` is that of it."""
        departure = Departure(self.journal, self._home, journal)
        journal.go_on_from(self.journal)
        self.journal, self._home = journal, self._saved
        return departure

    def forgotten(self) -> None:
        """The journal is empty, and nothing can be undone any more."""
        self._tip = self._saved = self._at = None
        self._nodes.clear()
        self._agents.clear()
        self._base = self._snapshot()

    # Within

    def _snapshot(self) -> Base:
        document = self._document
        return Base(tuple(document.actions), tuple(document.edits), tuple(document.annotations))

    def _moved(self, move: Move) -> None:
        self._arrive()
        self._introduce()
        if move.is_new:
            self._done(move)
        elif move.branch is not None:
            ahead = tuple(self._nodes[step.action.identity] for step in move.branch.ahead)
            self._tip = self._nodes[move.branch.steps[-1].action.identity]
            self._note(Gone(self._tip, ahead))
        elif move.back:
            for _ in move.back:
                assert self._tip is not None
                self._tip = self._tip.parent
            self._note(Undone(len(move.back)))
        elif move.forth:
            self._tip = self._nodes[move.forth[-1].action.identity]
            self._note(Redone(len(move.forth)))
        self._at = self._tip

    def _done(self, move: Move) -> None:
        (step,) = move.forth
        self._tip = Node(self._tip, step)
        self._nodes[step.action.identity] = self._tip
        self._note(Done(self._tip))

    def _arrive(self) -> None:
        """Let the journal be where the document was before."""
        if self._tip is None:
            self._tip = self._saved = Node(base=self._base)
            self._base = Base()
            self._note(Begun(self._tip))
            if self._sha256 is not None:
                self._note(Marked(self._sha256, utc_now(), self._tip))
        elif self._at is not self._tip:
            self._note(Gone(self._tip))
        self._at = self._tip

    def _introduce(self) -> None:
        """Name the people who act to the journal before they do."""
        if self._agents == self._document.agents:
            return
        new = [a for a in self._document.agents.values() if self._agents.get(a.identity) != a]
        self._agents.update(self._document.agents)
        if new:
            self._note(Who(tuple(new)))

    def _note(self, happening: Happening) -> None:
        self.journal.note(happening)
        self._noted()
