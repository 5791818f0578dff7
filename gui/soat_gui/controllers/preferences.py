"""The preferences, and what a choice has an effect on: whoever made it, wherever."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from soat_core.actions import Agent
from soat_gui.commands.registry import lend_undo
from soat_gui.people import person_in
from soat_gui.preferences.dialog import KEYS, LOOKS, Preferences
from soat_gui.session import Session
from soat_gui.workplace import Workplace

_REST_MS = 100


class PreferencesController(QObject):
    """Shows the dialog; keeps reports and engine in step with the settings.

    How the window looks is the business of the ``ViewController``.
    """

    def __init__(self, workplace: Workplace, who: Agent, show_memory: Callable[[], object]) -> None:
        """``who`` works here unless a name is told."""
        super().__init__(workplace.window)
        self._workplace = workplace
        self._settings = workplace.settings
        self._who = who
        self._show_memory = show_memory
        self._dialog: Preferences | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._set_thresholds)
        self._settings.changed.connect(self._changed)
        workplace.desk.opened.connect(self._begin)
        workplace.suggester.place_tones(self._settings.tones)

    def show(self) -> None:
        self._show(LOOKS)

    def show_keys(self) -> None:
        self._show(KEYS)

    def _show(self, page: int) -> None:
        self._workplace.page.view.typing.commit()
        if self._dialog is None:
            self._dialog = self._make()
        if not self._dialog.isVisible() or page != LOOKS:
            self._dialog.show_page(page)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _make(self) -> Preferences:
        place = self._workplace
        dialog = Preferences(
            place.settings, place.bindings, place.desk, place.prompts, self._show_memory,
            place.window,
        )  # fmt: skip
        lend_undo(place.window, dialog)
        return dialog

    # What has an effect

    def _begin(self, session: Session) -> None:
        """A report was opened."""
        session.set_person(person_in(self._settings, self._who))
        session.set_thresholds(self._settings.suspect_below, self._settings.safe_from)
        session.versions_kept = self._settings.versions_kept

    def _changed(self, name: str) -> None:
        settings, desk = self._settings, self._workplace.desk
        if name in ("suspect_below", "safe_from"):
            # A long report is gone through once, when the number has been found.
            self._rest.start(_REST_MS)
        elif name in ("clerk_name", "clerk_initials"):
            for session in desk.sessions:
                session.set_person(person_in(settings, self._who))
        elif name == "versions_kept":
            for session in desk.sessions:
                session.versions_kept = settings.versions_kept
        elif name == "tones":
            self._workplace.suggester.place_tones(settings.tones)

    def _set_thresholds(self) -> None:
        settings = self._settings
        for session in self._workplace.desk.sessions:
            session.set_thresholds(settings.suspect_below, settings.safe_from)
