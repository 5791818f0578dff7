"""The window: shows the parts, connects them, and says what happens when it closes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStatusBar, QVBoxLayout, QWidget

from soat_core.actions import Changes
from soat_gui.after_drawing import AfterDrawing
from soat_gui.dropping import Dropping
from soat_gui.session import Session
from soat_gui.theme import Theme
from soat_gui.window_parts import WindowParts


class MainWindow(WindowParts):
    """One report at a time."""

    def put_together(self) -> None:
        self._assemble()
        self._connect()
        self._set_theme(self._themes.current)
        self.retranslate()
        self.resize(1280, 800)
        if self._settings.geometry is not None:
            self.restoreGeometry(self._settings.geometry)
        self.docks.restore()

    def open(self, path: Path, *, shipped: bool = False) -> None:
        """Open a file; what goes wrong is shown in the window."""
        self.files.read(path, shipped=shipped)

    def start(self, files: Sequence[Path] = ()) -> None:
        """What a person finds who starts the program: these files, else what was open last, the
        first time the sample with the tour."""
        self.journaling.tidy()
        if files:
            self.files.read_all(files)
        elif self.last_session.restore():
            return
        elif not self._settings.has_started:
            self._settings.has_started = True
            self.tour.start()
        else:
            self.page.view.invite()

    # Events

    def closeEvent(self, event: QCloseEvent) -> None:
        self.exports.exporter.finish()
        if not self.files.may_leave():
            event.ignore()
            return
        self.last_session.keep()
        self.files.saver.close()
        self.exports.exporter.close()
        self._settings.geometry = self.saveGeometry()
        self.docks.keep()
        self.search.close()
        self.annotating.close()
        self.rereading.close()
        self.facsimile.close()
        self.files.opener.stop()
        self._file_tasks.close()
        # Which of the words decided last are new the engine says.
        self.guarded(self.remembering.close)
        # Whatever it is at, nobody waits for it.
        self._end_engine()
        self._tasks.close()
        self.guarded(self.journaling.close)
        self.locks.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "registry"):
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.recent_menu.retranslate()
        self.registry.retranslate()
        self.tour.retranslate()
        self._ticks.refresh()
        self.page.view.setAccessibleName(self.tr("Report"))
        self.page.view.viewport().update()
        self._show_candidates()

    # Within

    def _assemble(self) -> None:
        self.menuBar().setCornerWidget(self._name)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(12, 4, 12, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.page, 1)
        self.setCentralWidget(middle)
        # Below all panels, as wide as the window.
        bar = QStatusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.status, 1)
        self.setStatusBar(bar)
        self.setMinimumSize(640, 400)
        self.page.view.setFocus()

    def _connect(self) -> None:
        view = self.page.view
        self._follow_desk()
        view.moved.connect(self._moved)
        view.renewed.connect(self._show_candidates)
        view.mode_changed.connect(self._mode_changed)
        view.word_pressed.connect(
            lambda place, double: self.guarded(lambda: self.review.press(place, double))
        )
        view.word_reached.connect(lambda one: self.guarded(lambda: self.selecting.reach(one)))
        view.menu_wanted.connect(
            lambda place, point: self.guarded(lambda: self.context_menu.show_at(place, point))
        )
        view.field.refused.connect(self.status.say)
        view.zoomed.connect(self._views.zoom)
        self.page.bar.taken.connect(lambda rank: self.guarded(lambda: self.finding.take(rank)))
        self.page.bar.typed_taken.connect(lambda: self.guarded(self.finding.take_typed))
        self.messages.closed.connect(view.setFocus)
        self.messages.typed_past.connect(self._type_on)
        self.unfinished.refused.connect(self.status.say)
        self.suggester.state_changed.connect(lambda _state: self._show_candidates())
        self.remembering.learnt.connect(self.suggester.learn)
        self.remembering.renewed.connect(self.suggester.learn_anew)
        self.remembering.failed.connect(self.memory.complain)
        self.files.failed.connect(lambda _error: view.invite())
        self._themes.changed.connect(self._set_theme)

    def _follow_desk(self) -> None:
        """What is behind a report hears of every change, what shows it of those in front."""
        desk = self.desk
        self.suggester.look_with(self.page.view)
        scrolled = self.page.view.verticalScrollBar().valueChanged
        scrolled.connect(lambda _value: self.suggester.sight_moved())
        for follower in (self.remembering, self.suggester, self.journaling, self.locks):
            desk.opened.connect(follower.attach)
            desk.closed.connect(follower.detach)
        desk.shown.connect(self._show_session)
        desk.changed.connect(self._tell_left_out)
        desk.closed.connect(self.page.view.forget)
        for signal in (desk.changed, desk.saved_changed):
            signal.connect(self.status.refresh)
        # These come in bursts, and nobody waits for what they change there.
        counts = AfterDrawing(self.status.refresh, self)
        for signal in (desk.suggested, desk.reranked):
            signal.connect(counts.ask)
        tabs, files = self.tabs, self.files
        tabs.wanted.connect(lambda one: self.guarded(lambda: self._tab_keys.show(one)))
        tabs.unwanted.connect(lambda one: self.guarded(lambda: files.close(one)))
        tabs.unwanted_others.connect(lambda one: self.guarded(lambda: files.close_others(one)))
        Dropping(self, lambda paths: self.guarded(lambda: files.read_all(paths)), files.complain)

    def _tell_left_out(self, changes: Changes) -> None:
        """Places that a decision about many could not be made for."""
        if changes.left_out:
            said = self.tr("Places that can only be read and stay as they are: {n}")
            self.status.say(said.format(n=changes.left_out))

    def _show_session(self, session: Session | None) -> None:
        self.status.show_session(session)
        view = self.page.view
        # A question that is open keeps the keyboard.
        if not self.messages.has_focus:
            view.setFocus()

    def _type_on(self, key: QKeyEvent) -> None:
        """A letter meant for the text; the question waits."""
        self.page.view.setFocus()
        QApplication.sendEvent(self.page.view.field, key)

    def _moved(self) -> None:
        self.status.show_place(self.page.view.place)
        self.messages.pass_by()
        self._show_candidates()

    def _mode_changed(self, editing: bool) -> None:
        self.status.set_editing(editing)
        if not editing:
            self.suggester.release()

    def _show_candidates(self) -> None:
        self.finding.refresh()

    def _set_theme(self, theme: Theme) -> None:
        self.page.set_theme(theme)
        self.commands.set_theme(theme)
        self.facsimile.set_theme(theme)
