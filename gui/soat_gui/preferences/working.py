"""Preferences: who works, what is kept, what is shown of the work."""

from __future__ import annotations

from soat_gui.commands.bindings import Bindings
from soat_gui.people import initials_of, this_person
from soat_gui.preferences.form import Form
from soat_gui.settings import Settings


class WorkingPage(Form):
    """The clerk and the record."""

    def __init__(self, settings: Settings, bindings: Bindings) -> None:
        super().__init__(settings, bindings)
        account = this_person().name
        self.heading(self.tr("You"))
        self.name = self.text("clerk_name", self.tr("&Name:"), account)
        self.name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 38)
        self.initials = self.text("clerk_initials", self.tr("&Initials:"), "")
        self.note(
            self.tr(
                "Stands in the record beside what you decide from now on. It stays on this "
                "computer otherwise."
            )
        )
        self.follow("clerk_name", self._propose_initials)
        self.heading(self.tr("Record"))
        self.number("versions_kept", self.tr("&Earlier versions kept:"), 1, 99)
        self.note(self.tr("Beside the record, as NAME~, NAME~2 and so on."))
        self.heading(self.tr("At work"))
        self.flag("restores", self.tr("&Open the last reports again at start"))
        self.flag("keeps_recent", self.tr("&List the reports opened last"))
        self.flag("shows_effort", self.tr("Show &keys and time per 100 words"))
        self.note(self.tr("Counted on this computer for yourself only; nobody else sees it."))
        self.end()

    def _propose_initials(self) -> None:
        self.initials.setPlaceholderText(initials_of(self.settings.clerk_name))
