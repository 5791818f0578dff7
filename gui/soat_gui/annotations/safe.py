"""Marking everything that is surely right, at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from soat_core.annotating.proposals import SAFE
from soat_core.errors import ActionError
from soat_gui.annotations.at_work import Annotating
from soat_gui.controllers.editing import told
from soat_gui.message_bar import Choice, Kind
from soat_gui.workplace import Workplace


class SafeMarking(QObject):
    """Asks first; where things are still looked for, as soon as they are found."""

    def __init__(
        self, workplace: Workplace, work: Annotating, go_back: Callable[[], object]
    ) -> None:
        """``go_back`` takes the keyboard to where it was before the question."""
        super().__init__(workplace.window)
        self._work, self._go_back = work, go_back
        self._status, self._messages = workplace.status, workplace.messages
        self._is_asking = self._waits = False
        self._messages.closed.connect(self._answered)
        workplace.desk.shown.connect(lambda _session: self._forget())
        work.changed.connect(self._found)

    def accept_safe(self) -> None:
        """Mark all that is surely right; says how many first."""
        keeper = self._work.keeper
        if keeper is None:
            return
        self._work.wish("safe", True)
        if not keeper.is_settled:
            self._status.say(self.tr("Looking for names, dates and numbers…"))
            self._waits = True
            return
        self._waits = False
        safe = [one for one in keeper.open if one.is_safe]
        self._work.wish("safe", False)
        if not safe:
            self._status.say(self.tr("There is nothing that is sure enough"))
            return
        wrong = sum(1 - one.posterior for one in safe)
        text = self.tr("Mark %n name(s), date(s) and number(s) at once?", "", len(safe))
        text += " " + self.tr("Sure to {sure} or more; about {n} of them may be wrong.").format(
            sure=f"{SAFE:.0%}", n=round(wrong)
        )
        text += " " + self.tr("One Ctrl+Z takes all of it back.")
        self._is_asking = True
        self._messages.show_message(
            Kind.INFO,
            text,
            [
                Choice(self.tr("Mark"), self._mark_safe),
                Choice(self.tr("Not now"), lambda: None),
            ],
        )

    def _mark_safe(self) -> None:
        keeper = self._work.keeper
        safe = [one for one in keeper.open if one.is_safe] if keeper is not None else []
        if not safe:
            return
        try:
            self._work.accept(safe, seen=False)
        except ActionError as error:
            self._status.say(told(error))
        else:
            self._status.say(self.tr("Marked in %n place(s)", "", len(safe)))

    def _found(self) -> None:
        keeper = self._work.keeper
        if self._waits and keeper is not None and keeper.is_settled:
            self.accept_safe()

    def _forget(self) -> None:
        self._is_asking = self._waits = False

    def _answered(self) -> None:
        if self._is_asking:
            self._is_asking = False
            # After the text, which takes the keyboard after every message.
            QTimer.singleShot(0, self, self._go_back)
