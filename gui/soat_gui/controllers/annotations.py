"""Marking what words are, by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from soat_core.annotating.choosing import Target, target_of
from soat_core.annotating.nearby import text_between
from soat_core.annotating.proposals import Proposal
from soat_core.annotation import Annotation
from soat_core.errors import ActionError
from soat_gui.annotations.at_work import Annotating
from soat_gui.annotations.kinds import LINK_LETTER
from soat_gui.annotations.moving import moved_end
from soat_gui.annotations.strip import MarkStrip
from soat_gui.annotations.wording import told_target
from soat_gui.controllers.editing import told
from soat_gui.session import Session
from soat_gui.workplace import Workplace


class AnnotationController(QObject):
    """F8 and what follows it.

    What is meant is shown with a frame as long as the strip is open.  Moved ends are recorded
    together with whatever ends the moving but Esc.
    """

    def __init__(
        self, workplace: Workplace, work: Annotating, link: Callable[[Annotation], object]
    ) -> None:
        """``link`` gives a mention its entry in the register."""
        super().__init__(workplace.window)
        self._desk, self._status = workplace.desk, workplace.status
        self._view, self._settings = workplace.page.view, workplace.settings
        self._work, self._link = work, link
        self.strip = MarkStrip(workplace.page.bar)
        self._session: Session | None = None
        """In which something is being marked."""
        self._target: Target | None = None
        self._is_walking = False
        self._waits_to_walk = 0
        strip = self.strip
        strip.lettered.connect(self._lettered)
        strip.taken.connect(self._take)
        strip.removed.connect(self._remove)
        strip.turned_down.connect(self._turn_down)
        strip.taken_everywhere.connect(self._take_everywhere)
        strip.walked.connect(self._walk)
        strip.moved.connect(self._move)
        strip.left.connect(self._leave)
        self._desk.shown.connect(lambda _session: self._leave())
        self._desk.changed.connect(lambda _changes: self._aim_again())
        self._view.moved.connect(self._aim_again)
        work.changed.connect(self._proposed)

    # Commands

    def mark(self) -> None:
        """Open the strip for the words that are meant; once more, record and leave."""
        if self.strip.is_open:
            self._record_ends()
            self._leave()
            return
        self._view.typing.commit()
        session = self._desk.session
        target = self._work.target()
        if session is None or target is None:
            self._status.say(self.tr("There is no word here"))
            return
        self._session, self._is_walking = session, False
        self._work.wish("strip", True)
        self._aim(target)
        self.strip.open()

    def mark_as(self, kind: str) -> None:
        """Mark the words that are meant without opening anything."""
        self._view.typing.commit()
        target = self._work.target()
        if target is None or self._desk.session is None:
            self._status.say(self.tr("There is no word here"))
        elif self._try(lambda: self._work.choose(target, kind)):
            self._say_done(kind)

    def remove(self) -> None:
        """Take the annotation at the current word away, or turn down what is proposed there."""
        self._view.typing.commit()
        target = self._work.target()
        if target is None or not target.kind:
            self._status.say(self.tr("Nothing is marked here"))
        else:
            self._drop(target)

    def next(self) -> None:
        """To the next proposal, with the strip open for it."""
        if not self.strip.is_open:
            self.mark()
        if self.strip.is_open:
            self._walk(1)

    def toggle_marks(self) -> None:
        """Show in the text what is marked, or hide it."""
        self._settings.shows_annotations = not self._settings.shows_annotations

    # Keys of the strip

    def _lettered(self, letter: str) -> None:
        target, kind = self._target, self._work.kinds.by_letter.get(letter)
        if target is None:
            return
        if letter == LINK_LETTER:
            self._register(target)
        elif kind is None:
            self._status.say(self.tr("No kind has the letter {letter}").format(letter=letter))
        elif self._try(lambda: self._work.choose(target, kind.name)):
            self._done(kind.name)

    def _take(self) -> None:
        target = self._target
        if target is None:
            return
        if not target.kind:
            self._status.say(self.tr("Press the letter of a kind"))
        elif target.note is not None and not target.is_moved:
            self._go_on()
        elif self._try(lambda: self._work.choose(target, target.kind)):
            self._done(target.kind)

    def _remove(self) -> None:
        target = self._target
        if target is not None and target.kind and self._drop(target):
            self._go_on()

    def _turn_down(self) -> None:
        target = self._target
        if target is None or target.proposal is None:
            self._status.say(self.tr("Nothing is proposed here"))
        elif self._drop(target):
            self._go_on()

    def _take_everywhere(self) -> None:
        """Take all proposals of the same kind with the same words, as one action."""
        target, keeper = self._target, self._work.keeper
        if target is None or target.proposal is None or keeper is None:
            self._status.say(self.tr("Nothing is proposed here"))
            return
        alike = keeper.alike(target.proposal)
        if self._try(lambda: self._work.accept(alike)):
            self._status.say(self.tr("Marked in %n place(s)", "", len(alike)))
            self._go_on()

    def _register(self, target: Target) -> None:
        note = target.note
        if note is None and target.proposal is not None:
            if not self._try(lambda: self._work.choose(target, target.kind)):
                return
            here = self._work.at(target.ends.start.offset, target.ends.end.offset)
            note = here.note if here is not None else None
        if note is None:
            self._status.say(self.tr("Mark it first, then give it its entry"))
            return
        one = note
        if self._try(lambda: self._link(one)):
            self._go_on()

    def _move(self, is_start: bool, by: int) -> None:
        session, target = self._session, self._target
        if session is None or target is None:
            return
        ends = moved_end(session, self._view, target.ends, by, is_start=is_start)
        if ends is None:
            self._status.say(self.tr("It goes no further"))
        else:
            self._aim(target.having(ends))

    def _walk(self, by: int) -> None:
        """To the next proposal or the one before; when they are still looked for, to the first that
        comes."""
        keeper, target = self._work.keeper, self._target
        if keeper is None or target is None:
            return
        self._is_walking = True
        here = target.ends.start.offset
        found = keeper.after(here) if by > 0 else keeper.before(here)
        if found is None and not keeper.is_settled:
            self._waits_to_walk = by
            self._status.say(self.tr("Looking for names, dates and numbers…"))
        elif found is None:
            self._status.say(
                self.tr("There is no proposal behind this place")
                if by > 0
                else self.tr("There is no proposal before this place")
            )
        else:
            self._go_to(found)

    # Within

    def _go_to(self, proposal: Proposal) -> None:
        cursor = self._view.token_cursor
        self._waits_to_walk = 0
        if cursor is not None:
            cursor.go_to(proposal.start.offset)
        self._aim(target_of(proposal))

    def _done(self, kind: str) -> None:
        self._say_done(kind)
        self._go_on()

    def _say_done(self, kind: str) -> None:
        title = self._work.kinds.find(kind).title
        self._status.say(self.tr("Marked: {kind}").format(kind=title))

    def _go_on(self) -> None:
        """To the next proposal where they are walked through, else back to the text."""
        keeper, target = self._work.keeper, self._target
        if not self._is_walking or keeper is None or target is None:
            self._leave()
            return
        found = keeper.after(target.ends.start.offset - 1)
        if found is None:
            self._leave()
            self._status.say(self.tr("There is no proposal behind this place"))
        else:
            self._go_to(found)

    def _drop(self, target: Target) -> bool:
        if target.note is not None:
            note = target.note
            return self._try(lambda: self._work.remove([note]), self.tr("Mark removed"))
        one = target.proposal
        assert one is not None
        said = self.tr("Turned down; it is not proposed again")
        return self._try(lambda: self._work.turn_down([one]), said)

    def _record_ends(self) -> None:
        target = self._target
        if target is not None and target.note is not None and target.is_moved:
            self._try(lambda: self._work.choose(target, target.kind))

    def _try(self, act: Callable[[], object], said: str = "") -> bool:
        """Whether it could be done; if not, why is said."""
        try:
            act()
        except ActionError as error:
            self._status.say(told(error))
            return False
        if said:
            self._status.say(said)
        return True

    def _aim(self, target: Target) -> None:
        """Mean these words from now on."""
        session = self._session
        if session is None:
            return
        self._target = target
        self._work.mean(target.ends)
        words = text_between(session.review, target.ends)
        state = told_target(session, self._work.kinds, target)
        self.strip.tell(words, state, self._todo(target), self._work.kinds.all)

    def _todo(self, target: Target) -> str:
        ends = self.tr("Shift+←→: end")
        if target.proposal is not None:
            some = self.tr("Enter: take · F4: not this · Ctrl+R: all alike")
            return f"{some} · {ends}"
        if target.note is not None:
            some = self.tr("Enter: done · Delete: remove")
            return f"{some} · {ends}"
        return ends + " · " + self.tr("Tab: next proposal · Esc: leave")

    def _aim_again(self) -> None:
        """The report has changed, or another word is current."""
        if not self.strip.is_open or self._session is not self._desk.session:
            return
        here, place = self._target, self._view.place
        if here is None or place is None:
            return
        still = self._work.target()
        if still is not None and still.ends != here.ends:
            self._aim(still)

    def _proposed(self) -> None:
        """Others are proposed: what is meant may be one of them."""
        if not self.strip.is_open or self._target is None:
            return
        if self._waits_to_walk:
            by, self._waits_to_walk = self._waits_to_walk, 0
            self._walk(by)
        elif not self._target.kind:
            found = self._work.target()
            if found is not None and found.kind:
                self._aim(found)

    def _leave(self) -> None:
        if not self.strip.is_open:
            return
        had_focus = self.strip.hasFocus()
        self._session = self._target = None
        self._waits_to_walk = 0
        self._work.mean(None)
        self._work.wish("strip", False)
        self.strip.hide()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
