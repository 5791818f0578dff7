"""The keys of the list of annotations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from soat_core.annotating.doubts import authors_mistake, confirmed
from soat_core.annotating.looking import Doubtful
from soat_core.annotating.setting_aside import set_aside
from soat_core.editing.shown import shown_between
from soat_core.edits import Origin
from soat_core.errors import ActionError
from soat_core.text import Span
from soat_gui.annotations.at_work import Annotating
from soat_gui.annotations.items import Item
from soat_gui.annotations.listing import AnnotationListing
from soat_gui.annotations.moving import moved_end, words_in
from soat_gui.annotations.safe import SafeMarking
from soat_gui.controllers.editing import told
from soat_gui.session import Session
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.annotations.panel import AnnotationPanel


class AnnotationListController(QObject):
    """Decides about the current row, as one action each, and goes on to the next one."""

    def __init__(self, workplace: Workplace, work: Annotating) -> None:
        super().__init__(workplace.window)
        self._work = work
        self._desk = workplace.desk
        self._view, self._status = workplace.page.view, workplace.status
        self._listing = AnnotationListing(workplace, work)
        self._listing.made.connect(self._follow_panel)
        self._safe = SafeMarking(workplace, work, self._take_focus)

    @property
    def panel(self) -> AnnotationPanel | None:
        """Made when it is shown for the first time."""
        return self._listing.panel

    def accept_safe(self) -> None:
        """Mark all that is surely right; says how many first."""
        self._safe.accept_safe()

    # Keys of the list

    def _act(self, key: str) -> None:
        panel = self.panel
        item = self._listing.current
        if key == "safe":
            self.accept_safe()
        elif item is None or panel is None:
            return
        elif key == "source":
            self._blame(item)
        elif key == "edit":
            panel.details.take_focus()
        elif key == "take":
            self._take(item)
        elif key == "drop":
            self._drop(item)
        elif key == "series":
            self._take_alike(item)
        else:
            self._move(item, key)

    def _take(self, item: Item) -> None:
        """What is proposed, or was marked with many others, is right; what is marked already, or
        looks wrong, is gone to."""
        one, note = item.proposal, item.note
        if note is not None and note.origin is Origin.AUTO:
            if self._try(lambda: self._work.do(confirmed([note]))):
                self._listing.go_on(item)
        elif one is None:
            self._view.setFocus()
        elif self._try(lambda: self._work.accept([one])):
            self._listing.go_on(item)

    def _take_alike(self, item: Item) -> None:
        keeper, one = self._work.keeper, item.proposal
        if keeper is None or one is None:
            self._status.say(self.tr("Nothing is proposed here"))
            return
        alike = keeper.alike(one)
        if len(alike) > 1 and self._listing.theme != one.theme:
            self._listing.narrow(one.theme)
        elif self._try(lambda: self._work.accept(alike)):
            self._status.say(self.tr("Marked in %n place(s)", "", len(alike)))
            self._listing.go_on(item)

    def _drop(self, item: Item) -> None:
        proposal, note, finding = item.proposal, item.note, item.finding
        session = self._desk.session
        if finding is not None and session is not None:
            self._leave(item, finding, session)
        if proposal is not None and self._try(lambda: self._work.turn_down([proposal])):
            self._status.say(self.tr("Turned down; it is not proposed again"))
            self._listing.go_on(item)
        elif note is not None and self._try(lambda: self._work.remove([note])):
            self._status.say(self.tr("Mark removed"))
            self._listing.go_on(item)

    def _leave(self, item: Item, finding: Doubtful, session: Session) -> None:
        """It is right as it stands."""
        if self._try(lambda: session.do(set_aside(session.review, finding))):
            self._status.say(self.tr("Left as it is; it is not told again"))
            self._listing.go_on(item)

    def _blame(self, item: Item) -> None:
        """Record that the author wrote it so, wrong as it is."""
        session = self._desk.session
        if session is None or item.note is not None:
            return
        words = words_in(session, self._view, item.ends)
        if not words:
            return
        places = shown_between(session.review, Span(*words[0].span), Span(*words[-1].span))
        if self._try(lambda: session.do(authors_mistake(session.review, places))):
            self._status.say(self.tr("Recorded as the author's mistake"))
            self._listing.go_on(item)

    def _letter(self, letter: str) -> None:
        item = self._listing.current
        kind = self._work.kinds.by_letter.get(letter)
        target = None if item is None else item.target
        if kind is None:
            self._status.say(self.tr("No kind has the letter {letter}").format(letter=letter))
        elif item is not None and target is not None:
            one, name = target, kind.name
            if self._try(lambda: self._work.choose(one, name)):
                self._listing.stay(item, one)

    def _move(self, item: Item, key: str) -> None:
        end, _, side = key.partition("-")
        session, target = self._desk.session, item.target
        if session is None or target is None:
            return
        by = 1 if side == "right" else -1
        ends = moved_end(session, self._view, target.ends, by, is_start=end == "start")
        if ends is None:
            self._status.say(self.tr("It goes no further"))
            return
        moved = target.having(ends)
        if self._try(lambda: self._work.choose(moved, target.kind)):
            self._listing.stay(item, moved)

    def _record(self, kind: str, named: dict[str, str]) -> None:
        """Kind and values as they were written beside the list."""
        panel = self.panel
        item = self._listing.current
        target = None if item is None else item.target
        if panel is None or item is None or target is None:
            return
        if self._try(lambda: self._work.choose(target, kind, named)):
            self._listing.stay(item, target)
        panel.take_focus()

    # Within

    def _follow_panel(self, panel: AnnotationPanel) -> None:
        panel.safe_wanted.connect(self.accept_safe)
        panel.view.acted.connect(self._act)
        panel.view.lettered.connect(self._letter)
        panel.details.recorded.connect(self._record)

    def _take_focus(self) -> None:
        if self.panel is not None and self._listing.is_shown:
            self.panel.take_focus()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except ActionError as error:
            self._status.say(told(error))
            return False
        return True
