"""The window: puts the parts together and connects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStatusBar, QVBoxLayout, QWidget

from soat_core.actions import Agent
from soat_core.engine.suggestion import Engine
from soat_core.errors import SoatError
from soat_gui.accessibility import Narrator
from soat_gui.commands.bindings import Bindings
from soat_gui.commands.registry import Registry
from soat_gui.commands.table import COMMANDS
from soat_gui.controllers.context_menu import ContextMenuController
from soat_gui.controllers.dictionary import DictionaryController
from soat_gui.controllers.editing import EditingController
from soat_gui.controllers.engine import EngineController
from soat_gui.controllers.facsimile import FacsimileController
from soat_gui.controllers.file import FileController
from soat_gui.controllers.find import FindController
from soat_gui.controllers.history import HistoryController
from soat_gui.controllers.machine import MachineController
from soat_gui.controllers.memory import MemoryController
from soat_gui.controllers.notes import NoteController
from soat_gui.controllers.palette import PaletteController
from soat_gui.controllers.preferences import PreferencesController
from soat_gui.controllers.rereading import RereadingController
from soat_gui.controllers.review import ReviewController
from soat_gui.controllers.selecting import SelectionController
from soat_gui.controllers.series import SeriesController
from soat_gui.controllers.tabs import TabController
from soat_gui.controllers.view import HelpController, ViewController
from soat_gui.desk import Desk
from soat_gui.docks import Docks
from soat_gui.dropping import Dropping
from soat_gui.effort import EffortMeter
from soat_gui.errors import write_log
from soat_gui.i18n import Languages
from soat_gui.journaling import Journaling
from soat_gui.last_session import LastSession
from soat_gui.message_bar import Kind, MessageBar
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
from soat_gui.theme import Theme, Themes, interface_pixels
from soat_gui.tour.tour import Tour
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
        self.messages = MessageBar(self.page)
        self._file_name = QLabel()
        self._tasks = Tasks(self)
        # Reading files must not wait behind the engine.
        self._file_tasks = self.tasks = Tasks(self)
        self.desk = Desk(self)
        self.tabs = ReportTabs(self.desk)
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
        self.docks = Docks(self, settings, self.page.view.setFocus)
        workplace = Workplace(
            self, self.desk, self.page, self.status, self.messages, self.suggester, self.docks,
            settings, prompts or Prompts(self), self._file_tasks, self.bindings,
            self.journaling,
        )  # fmt: skip
        self.files = FileController(workplace, who)
        self.files.close_window = self.close
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
        self.rereading = RereadingController(workplace, self.facsimile)
        self._views = ViewController(workplace, languages, themes)
        self.memory = MemoryController(workplace, self.remembering)
        self.history = HistoryController(workplace)
        self.editing = EditingController(workplace, self.review)
        self.selecting = SelectionController(workplace)
        self.notes = NoteController(workplace)
        self.context_menu = ContextMenuController(
            workplace, lambda number: self._guard(lambda: self.finding.take(number))
        )
        self.preferences = PreferencesController(workplace, who, self.memory.show)
        self.commands = PaletteController(workplace)
        controllers = {
            "file": self.files,
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
            "dictionary": DictionaryController(workplace, self.remembering),
            "menu": self.context_menu,
            "memory": self.memory,
            "history": self.history,
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
        self.commands.offer(self.registry)
        self.context_menu.offer(self.registry)
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
        self._guard(self.page.view.typing.commit)
        if not self.files.may_leave():
            event.ignore()
            return
        self.last_session.keep()
        self.files.saver.close()
        self._settings.geometry = self.saveGeometry()
        self.docks.keep()
        self.search.close()
        self.rereading.close()
        self.facsimile.close()
        self._tasks.close()
        self._file_tasks.close()
        self._guard(self.remembering.close)
        self._guard(self.journaling.close)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "registry"):
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "registry"):
            self._give_name_room()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.registry.retranslate()
        self.recent_menu.retranslate()
        self.tour.retranslate()
        self._check_actions()
        self.page.view.setAccessibleName(self.tr("Report"))
        self.page.view.viewport().update()
        self._show_name()
        self._show_candidates()

    def _check_actions(self, _setting: str = "") -> None:
        """Tick in the menus what is on."""
        for path in ("language", "theme"):
            chosen = self._languages.current if path == "language" else self._themes.choice
            for identity, action in self.registry.actions.items():
                if identity.startswith(f"{path}-"):
                    action.setChecked(identity == f"{path}-{chosen}")
        self.registry.actions["remember"].setChecked(self.remembering.is_on)
        self._show_choice("interlinear")
        self._show_choice("shows_strip")
        for command in COMMANDS:
            if command.callback == "docks.toggle" and command.argument is not None:
                shown = self.docks.is_shown(command.argument)
                self.registry.actions[command.identity].setChecked(shown)

    # Within

    def _show_choice(self, name: str) -> None:
        """What a command switches on and off is ticked in the menu, whoever does it."""
        if name == "interlinear":
            self.registry.actions[name].setChecked(self._settings.interlinear)
        elif name == "shows_strip":
            self.registry.actions["strip"].setChecked(self._settings.shows_strip)

    def _give_name_room(self) -> None:
        # QMenuBar places this once; a size of its own keeps it there whatever the name.
        self._file_name.setFixedSize(interface_pixels(420), interface_pixels(26))

    def _assemble(self) -> None:
        self._file_name.setObjectName("fileName")
        self._file_name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._file_name.setContentsMargins(0, 0, 8, 0)
        self._give_name_room()
        self.menuBar().setCornerWidget(self._file_name)
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
        self.docks.shown.connect(lambda _name, _shown: self.retranslate())
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
        self.suggester.state_changed.connect(lambda _state: self._show_candidates())
        self.suggester.failed.connect(self._engine_failed)
        self.remembering.learnt.connect(self.suggester.learn)
        self.remembering.renewed.connect(self.suggester.learn_anew)
        self.remembering.failed.connect(self.memory.complain)
        self.files.failed.connect(lambda _error: view.invite())
        self._themes.changed.connect(self._set_theme)
        self._settings.changed.connect(self._check_actions)
        self._settings.changed.connect(self._show_choice)

    def _follow_desk(self) -> None:
        """What is behind a report hears of every change, what shows it of those in front."""
        desk = self.desk
        self.suggester.look_with(self.page.view)
        scrolled = self.page.view.verticalScrollBar().valueChanged
        scrolled.connect(lambda _value: self.suggester.sight_moved())
        for follower in (self.remembering, self.suggester, self.journaling):
            desk.opened.connect(follower.attach)
            desk.closed.connect(follower.detach)
        desk.shown.connect(self._show_session)
        desk.closed.connect(self.page.view.forget)
        for signal in (desk.changed, desk.suggested, desk.reranked, desk.saved_changed):
            signal.connect(self.status.refresh)
        desk.changed.connect(self._show_name)
        desk.saved_changed.connect(self._show_name)
        tabs, files = self.tabs, self.files
        tabs.wanted.connect(lambda one: self._guard(lambda: self._tab_keys.show(one)))
        tabs.unwanted.connect(lambda one: self._guard(lambda: files.close(one)))
        tabs.unwanted_others.connect(lambda one: self._guard(lambda: files.close_others(one)))
        Dropping(self, lambda paths: self._guard(lambda: files.read_all(paths)), files.complain)

    def _guard(self, call: Callable[[], object]) -> None:
        """Call, and show what goes wrong in a way that people can do something about."""
        try:
            call()
        except SoatError as error:
            self.messages.show_error(error)

    def _show_session(self, session: Session | None) -> None:
        self.status.show_session(session)
        self._show_name()
        view = self.page.view
        # A question that is open keeps the keyboard.
        if not self.messages.choices:
            view.setFocus()

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

    def _show_name(self, *_: object) -> None:
        session = self.desk.session
        name = session.name if session else ""
        fm = self._file_name.fontMetrics()
        self._file_name.setText(
            fm.elidedText(name, Qt.TextElideMode.ElideMiddle, interface_pixels(400))
        )
        self._file_name.setToolTip(str(session.record or session.source) if session else "")
        self.setWindowTitle(f"{name}[*] – Soát" if name else "Soát")
        self.setWindowModified(session is not None and session.is_modified)

    def _engine_failed(self, error: Exception, session: Session | None) -> None:
        """Say so once; everything but the suggestions goes on."""
        if isinstance(error, SoatError):
            reason = str(error)
        else:
            write_log(error)
            reason = self._reason(error)
        reason = reason.rstrip(".") + "."
        if session is None:
            text = self.tr("There will be no suggestions: {reason} Everything else works.")
            told = text.format(reason=reason)
        else:
            text = self.tr(
                "There will be no suggestions for {name}: {reason} Everything else works."
            )
            told = text.format(name=session.name, reason=reason)
        self.messages.show_message(Kind.WARNING, told)

    def _reason(self, error: Exception) -> str:
        if isinstance(error, OSError):
            return self.tr("files of the program are missing or damaged; please install Soát again")
        return self.tr("unexpected error ({name})").format(name=type(error).__name__)

    def _set_theme(self, theme: Theme) -> None:
        self.page.set_theme(theme)
        self.commands.set_theme(theme)
        self.facsimile.set_theme(theme)
