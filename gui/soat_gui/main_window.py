"""The window: puts the parts together and connects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStatusBar, QVBoxLayout, QWidget

from soat_core.actions import Agent, Changes
from soat_core.engine.suggestion import Engine
from soat_core.errors import ActionError, SoatError
from soat_gui.accessibility import Narrator
from soat_gui.annotations.at_work import Annotating
from soat_gui.annotations.finder import NameFinder, check
from soat_gui.commands.bindings import Bindings
from soat_gui.commands.registry import Registry
from soat_gui.controllers.annotation_list import AnnotationListController
from soat_gui.controllers.annotations import AnnotationController
from soat_gui.controllers.context_menu import ContextMenuController
from soat_gui.controllers.dictionary import DictionaryController
from soat_gui.controllers.editing import EditingController, told
from soat_gui.controllers.engine import EngineController
from soat_gui.controllers.export import ExportController
from soat_gui.controllers.facsimile import FacsimileController
from soat_gui.controllers.file import FileController
from soat_gui.controllers.find import FindController
from soat_gui.controllers.history import HistoryController
from soat_gui.controllers.machine import MachineController
from soat_gui.controllers.memory import MemoryController
from soat_gui.controllers.merging import MergeController
from soat_gui.controllers.notes import NoteController
from soat_gui.controllers.palette import PaletteController
from soat_gui.controllers.preferences import PreferencesController
from soat_gui.controllers.register import RegisterController
from soat_gui.controllers.rereading import RereadingController
from soat_gui.controllers.review import ReviewController
from soat_gui.controllers.selecting import SelectionController
from soat_gui.controllers.series import SeriesController
from soat_gui.controllers.sharing import SharingController
from soat_gui.controllers.structure import StructureController
from soat_gui.controllers.tabs import TabController
from soat_gui.controllers.view import HelpController, ViewController
from soat_gui.desk import Desk
from soat_gui.docks import Docks
from soat_gui.dropping import Dropping
from soat_gui.effort import EffortMeter
from soat_gui.i18n import Languages
from soat_gui.journaling import Journaling
from soat_gui.last_session import LastSession
from soat_gui.locks import Locks
from soat_gui.message_bar import MessageBar
from soat_gui.naming import NameLabel
from soat_gui.page import Page
from soat_gui.prompts import Prompts
from soat_gui.recent import RecentMenu, palette_entries
from soat_gui.remembering import Remembering
from soat_gui.session import Session
from soat_gui.settings import Settings
from soat_gui.status_line import StatusLine
from soat_gui.suggester import Suggester
from soat_gui.suggestions.finding import FindingController
from soat_gui.tabs import ReportTabs
from soat_gui.tasks import Tasks
from soat_gui.theme import Theme, Themes
from soat_gui.ticks import MenuTicks
from soat_gui.tour.tour import Tour
from soat_gui.unfinished import Unfinished
from soat_gui.workplace import Workplace


class MainWindow(QMainWindow):
    """One report at a time.  All it depends on comes through the constructor."""

    def __init__(
        self,
        *,
        load_engine: Callable[[], Engine],
        settings: Settings,
        themes: Themes,
        languages: Languages,
        who: Agent,
        prompts: Prompts | None = None,
        memory_file: Path | None = None,
        journal_folder: Path | None = None,
    ) -> None:
        """``memory_file`` None is the memory of the person; ``journal_folder`` None stands beside
        the memory that is given, else it is that of the person."""
        super().__init__()
        self._settings = settings
        self._languages = languages
        self._themes = themes
        self.bindings = Bindings(settings)
        self.page = Page(lambda command, number: self.registry.run(command, number), self.bindings)
        self.status = StatusLine()
        self.messages = MessageBar(
            is_typing=lambda: self.unfinished.is_there or self.page.view.typing.is_on,
            key_to_answer=lambda: self.bindings.shown_of("answer"),
        )
        self.page.put_above_bar(self.messages)
        self.unfinished = Unfinished(self.page.view.typing, self)
        self._tasks = Tasks(self)
        # Reading files must not wait behind the engine.
        self._file_tasks = self.tasks = Tasks(self)
        self.desk = Desk(self)
        self.tabs = ReportTabs(self.desk)
        self._name = NameLabel(self, self.desk)
        self.suggester = Suggester(load_engine, self._tasks, self)
        self.remembering = Remembering(
            memory_file, self.suggester.knows, on=settings.remembers, parent=self
        )
        # Whoever hears that another report is in front finds it in the panes already.
        self.desk.shown.connect(self.suggester.show)
        self.desk.shown.connect(self.page.view.show_session)
        if journal_folder is None and memory_file is not None:
            journal_folder = memory_file.parent / "journals"
        self.journaling = Journaling(journal_folder, self)
        self.locks = Locks(self)
        self.docks = Docks(self, settings, self.page.view.setFocus)
        workplace = Workplace(
            self, self.desk, self.page, self.status, self.messages, self.suggester, self.docks,
            settings, prompts or Prompts(self), self._file_tasks, self.bindings,
            self.journaling, self.locks, self.unfinished,
        )  # fmt: skip
        self.files = FileController(workplace, who)
        self.files.close_window = self.close
        self.exports = ExportController(workplace)
        self.last_session = LastSession(workplace, self.files.opener)
        self._tab_keys = TabController(workplace)
        self.tour = Tour(workplace, self.files.opener)
        self.review = ReviewController(workplace)
        self.finding = FindingController(workplace, self.review)
        self.search = FindController(workplace)
        self.series = SeriesController(workplace, self.review.go_on)
        self.machine = MachineController(workplace, self.review, self.finding.take)
        self.engine = EngineController(workplace)
        self.effort = EffortMeter(workplace)
        self.narrator = Narrator(workplace)
        self.facsimile = FacsimileController(workplace, themes.current)
        self.exports.pictures_of = self.facsimile.chosen_for
        self.facsimile.preview.follow(self.files.opener)
        self.rereading = RereadingController(workplace, self.facsimile)
        self._views = ViewController(workplace, languages, themes)
        self.memory = MemoryController(workplace, self.remembering)
        self.history = HistoryController(workplace)
        self.merging = MergeController(workplace)
        self.sharing = SharingController(
            workplace, self.files, self.merging, self.history.recalling
        )
        self.structure = StructureController(workplace)
        self.editing = EditingController(workplace, self.review)
        self.selecting = SelectionController(workplace)
        self.notes = NoteController(workplace)
        self.annotating = Annotating(workplace, NameFinder, check)
        self.register = RegisterController(workplace, self.annotating)
        self.annotations = AnnotationController(workplace, self.annotating, self.register.link)
        self.narrator.more = self.notes.tips.more = self.annotating.told_at
        self.annotation_list = AnnotationListController(workplace, self.annotating)
        self.context_menu = ContextMenuController(
            workplace, lambda number: self._guard(lambda: self.finding.take(number))
        )
        self.preferences = PreferencesController(workplace, who, self.memory.show)
        self.commands = PaletteController(workplace)
        controllers = {
            "file": self.files,
            "export": self.exports,
            "messages": self.messages,
            "tabs": self._tab_keys,
            "tour": self.tour,
            "review": self.review,
            "series": self.series,
            "find": self.search,
            "machine": self.machine,
            "engine": self.engine,
            "finding": self.finding,
            "editing": self.editing,
            "selecting": self.selecting,
            "notes": self.notes,
            "annotations": self.annotations,
            "annotation-list": self.annotation_list,
            "register": self.register,
            "dictionary": DictionaryController(workplace, self.remembering),
            "menu": self.context_menu,
            "memory": self.memory,
            "history": self.history,
            "merging": self.merging,
            "sharing": self.sharing,
            "facsimile": self.facsimile,
            "rereading": self.rereading,
            "view": self._views,
            "docks": self.docks,
            "preferences": self.preferences,
            "palette": self.commands,
            "help": HelpController(workplace, self.preferences.show_keys),
        }
        self.registry = Registry(
            self, controllers, self.bindings, self._guard, self.page.view.typing.commit
        )
        self._ticks = MenuTicks(
            self.registry, settings, self.docks,
            language=lambda: languages.current,
            theme=lambda: themes.choice,
            remembers=lambda: self.remembering.is_on,
        )  # fmt: skip
        self.commands.offer(self.registry)
        self.context_menu.offer(self.registry)
        self.context_menu.offer_kinds(
            lambda: self.annotating.kinds.all,
            lambda kind: self._guard(lambda: self.annotations.mark_as(kind)),
        )
        self.registry.about_to_run.connect(lambda _command: self.status.forget_hint())
        self.tour.follow(self.registry)
        self.commands.offer_more(lambda: palette_entries(self.files.recent))
        self.recent_menu = RecentMenu(
            self.files.recent, self.files.open_recent, self.files.clear_recent, self
        )
        self.recent_menu.stand_after(self.registry.actions["open"])
        self._assemble()
        self._connect()
        self._set_theme(themes.current)
        self.retranslate()
        self.resize(1280, 800)
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)
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
        self._tasks.close()
        self._file_tasks.close()
        self._guard(self.remembering.close)
        self._guard(self.journaling.close)
        self.locks.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "registry"):
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.registry.retranslate()
        self.recent_menu.retranslate()
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
            lambda place, double: self._guard(lambda: self.review.press(place, double))
        )
        view.word_reached.connect(lambda one: self._guard(lambda: self.selecting.reach(one)))
        view.menu_wanted.connect(
            lambda place, point: self._guard(lambda: self.context_menu.show_at(place, point))
        )
        view.field.refused.connect(self.status.say)
        view.zoomed.connect(self._views.zoom)
        self.page.bar.taken.connect(lambda rank: self._guard(lambda: self.finding.take(rank)))
        self.page.bar.typed_taken.connect(lambda: self._guard(self.finding.take_typed))
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
        for signal in (desk.changed, desk.suggested, desk.reranked, desk.saved_changed):
            signal.connect(self.status.refresh)
        tabs, files = self.tabs, self.files
        tabs.wanted.connect(lambda one: self._guard(lambda: self._tab_keys.show(one)))
        tabs.unwanted.connect(lambda one: self._guard(lambda: files.close(one)))
        tabs.unwanted_others.connect(lambda one: self._guard(lambda: files.close_others(one)))
        Dropping(self, lambda paths: self._guard(lambda: files.read_all(paths)), files.complain)

    def _guard(self, call: Callable[[], object]) -> None:
        """Call, and show what goes wrong in a way that people can do something about."""
        try:
            call()
        except ActionError as error:
            self.status.say(told(error))
        except SoatError as error:
            self.messages.show_error(error)

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
