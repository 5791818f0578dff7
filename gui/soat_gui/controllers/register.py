"""The register: which agency, person, place or document is meant by names in the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from soat_core.annotating import entries
from soat_core.annotating.choosing import Target
from soat_core.annotating.marking import linked
from soat_core.annotating.nearby import nearby, words_of
from soat_core.annotation import Annotation
from soat_core.errors import ActionError, SoatError
from soat_gui.annotations.at_work import Annotating
from soat_gui.annotations.register_model import RegisterModel
from soat_gui.controllers.editing import told
from soat_gui.message_bar import Choice, Kind
from soat_gui.session import Session
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.annotations.register_panel import RegisterPanel

DOCK = "register"
_HEAD = 6_000
"""Code points within which the date of a report stands."""


class RegisterController(QObject):
    """Links mentions to entries, and keeps the dock of entries in step with the report."""

    def __init__(self, workplace: Workplace, work: Annotating) -> None:
        super().__init__(workplace.window)
        self._workplace, self._work = workplace, work
        self._desk, self._docks = workplace.desk, workplace.docks
        self._view, self._status = workplace.page.view, workplace.status
        self._messages = workplace.messages
        self.panel: RegisterPanel | None = None
        """Made when it is shown for the first time."""
        area = Qt.DockWidgetArea.BottomDockWidgetArea
        self._docks.add(DOCK, self._make_panel, area)
        self._docks.shown.connect(self._dock_shown)
        self._desk.shown.connect(lambda _session: self._follow())
        self._desk.changed.connect(lambda _changes: self._follow())

    # Commands

    def link_here(self) -> None:
        """Give what is marked, or proposed, at the current word its entry."""
        self._view.typing.commit()
        target = self._work.target()
        note = None if target is None else self._marked(target)
        if note is None:
            self._status.say(self.tr("Mark it first, then give it its entry"))
        else:
            one = note
            self._try(lambda: self.link(one))

    def link(self, mention: Annotation) -> None:
        """To the entry of its name; to a new one if there is none.  All other mentions with the
        same words are asked about.  Raises ``ActionError``."""
        from soat_core.annotating import registering  # brings the list of places along

        session = self._desk.session
        if session is None:
            return
        document, review = session.document, session.review
        words = " ".join(words_of(review, mention).split())
        number = mention.value("number")
        known = registering.entry_named(document, mention.kind, words, number)
        head = nearby(review, 0, min(_HEAD, len(document.report.ocr_text))).text
        session.do(registering.registered(document, words, [mention], known, head))
        entry = known or registering.entry_named(document, mention.kind, words, number)
        if entry is None:
            return
        said = self.tr("Linked to {name}") if known else self.tr("New entry: {name}")
        self._status.say(said.format(name=entry.text))
        key = registering.key_of(mention.kind, words, number)
        free = entries.without_entry(document, mention.kind)
        others = [
            one
            for one in free
            if registering.key_of(one.kind, words_of(review, one), one.value("number")) == key
        ]
        if others:
            self._ask(entry, others)

    # Within

    def _marked(self, target: Target) -> Annotation | None:
        """The annotation of a target; what is proposed is marked first."""
        proposal = target.proposal
        if proposal is None:
            return target.note
        if not self._try(lambda: self._work.accept([proposal])):
            return None
        here = self._work.at(target.ends.start.offset, target.ends.end.offset)
        return None if here is None else here.note

    def _ask(self, entry: Annotation, others: list[Annotation]) -> None:
        text = self.tr("Link %n other place(s) with the same words to it, too?", "", len(others))

        def do() -> None:
            session = self._desk.session
            if session is not None:
                now = [session.document.annotation(one.identity) for one in others]
                there = [one for one in now if one is not None]
                self._try(lambda: session.do(linked(entry, there)))

        self._messages.show_message(
            Kind.INFO, text, [Choice(self.tr("Link"), do), Choice(self.tr("Not now"), lambda: None)]
        )

    def _act(self, key: str) -> None:
        panel, session = self.panel, self._desk.session
        entry = None if panel is None else panel.view.current
        if panel is None or session is None or entry is None:
            return
        if key == "edit":
            panel.form.take_focus()
        elif key == "drop":
            one = entry
            if self._try(lambda: session.do(entries.dropped(session.document, one))):
                self._status.say(self.tr("Entry removed; its mentions stay marked"))
        else:
            self._visit(session, entry)

    def _visit(self, session: Session, entry: Annotation) -> None:
        """To the next mention, round and round; the keyboard stays."""
        cursor, place = self._view.token_cursor, self._view.place
        mentions = entries.mentions_of(session.document, entry)
        if not mentions or cursor is None:
            self._status.say(self.tr("Nothing in the text is linked to this entry"))
            return
        here = -1 if place is None else place.start
        coming = next((one for one in mentions if one.start > here), mentions[0])
        cursor.go_to(coming.start)

    def _record(self, name: str, named: dict[str, str]) -> None:
        panel, session = self.panel, self._desk.session
        entry = None if panel is None else panel.view.current
        if panel is None or session is None or entry is None:
            return
        one = entry
        if self._try(lambda: session.do(entries.changed_entry(one, name, named))):
            self._status.say(self.tr("Entry changed"))
        panel.take_focus()

    def link_all(self) -> None:
        """Give everything that is marked its entry, as one action."""
        from soat_core.annotating import registering

        session = self._desk.session
        if session is None:
            return
        self._status.say(self.tr("One moment…"))
        self._status.repaint()
        shown = session.review.everything_batch().edits
        if self._try(lambda: session.do(registering.all_registered(session.document, shown))):
            count = len(entries.entries_of(session.document))
            self._status.say(self.tr("The register has %n entry/entries now", "", count))

    # Files

    def _save(self) -> None:
        from soat_core.annotating import register_file

        session = self._desk.session
        if session is None:
            return
        folder = session.source.parent
        proposed = folder / f"{session.source.name.split('.')[0]}{register_file.SUFFIX}"
        path = self._workplace.prompts.register_to_save(proposed)
        if path is not None:
            there = entries.entries_of(session.document)
            register_file.save(path, there, overwrite=True)
            self._status.say(self.tr("Register saved: {name}").format(name=path.name))

    def _load(self) -> None:
        session = self._desk.session
        if session is None:
            return
        path = self._workplace.prompts.register_to_load(session.source.parent)
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Take the entries of a file over.  Raises ``InputError``."""
        from soat_core.annotating import register_file

        session = self._desk.session
        if session is None:
            return
        plan = register_file.taken_over(session.document, register_file.load(path))
        session.do(plan)
        self._status.say(self.tr("%n entry/entries taken over", "", plan.count))

    # The dock

    def _make_panel(self) -> RegisterPanel:
        from soat_gui.annotations.register_panel import RegisterPanel  # made when it is first shown

        self.panel = panel = RegisterPanel(self._workplace.bindings)
        panel.view.acted.connect(self._act)
        panel.view.walked.connect(lambda: panel.form.show_one(panel.view.current))
        panel.form.recorded.connect(self._record)
        panel.completed.connect(self.link_all)
        panel.saved.connect(lambda: self._guarded(self._save))
        panel.loaded.connect(lambda: self._guarded(self._load))
        return panel

    def _dock_shown(self, name: str, shown: bool) -> None:
        if name == DOCK and shown:
            self._follow()

    def _follow(self) -> None:
        panel, session = self.panel, self._desk.session
        if panel is None or not self._docks.is_shown(DOCK):
            return
        model = panel.view.entries
        current, row = panel.view.current, panel.view.currentIndex().row()
        if session is None:
            panel.view.show_entries(None)
        elif model is None or model.session is not session:
            panel.view.show_entries(RegisterModel(session))
        else:
            model.follow()
            again = None if current is None else model.row_of(current.identity)
            panel.view.stand(row if again is None else again)
        panel.form.show_one(panel.view.current)
        panel.show_whether_empty()

    def _guarded(self, act: Callable[[], object]) -> None:
        """Files: what goes wrong is shown as every error is."""
        try:
            act()
        except ActionError as error:
            self._status.say(told(error))
        except SoatError as error:
            self._messages.show_error(error)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except ActionError as error:
            self._status.say(told(error))
            return False
        return True
