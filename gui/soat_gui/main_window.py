"""The window: puts the parts together and connects them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget

from soat_core.actions import Agent
from soat_core.engine.suggestion import Engine
from soat_core.errors import SoatError
from soat_gui.commands.registry import Registry
from soat_gui.commands.table import COMMANDS
from soat_gui.controllers.file import FileController
from soat_gui.controllers.memory import MemoryController
from soat_gui.controllers.review import ReviewController
from soat_gui.controllers.view import HelpController, ViewController
from soat_gui.desk import Desk
from soat_gui.docks import Docks
from soat_gui.errors import write_log
from soat_gui.i18n import Languages
from soat_gui.message_bar import Kind, MessageBar
from soat_gui.page import Page
from soat_gui.prompts import Prompts
from soat_gui.remembering import Remembering
from soat_gui.session import Session
from soat_gui.settings import Settings
from soat_gui.status_line import StatusLine
from soat_gui.suggester import Suggester
from soat_gui.tasks import Tasks
from soat_gui.theme import Theme, Themes
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
    ) -> None:
        """``memory_file`` None is the memory of the person."""
        super().__init__()
        self._settings = settings
        self._languages = languages
        self._themes = themes
        self.page = Page(lambda command, number: self.registry.run(command, number))
        self.status = StatusLine()
        self.messages = MessageBar(self.page)
        self._file_name = QLabel()
        self._tasks = Tasks(self)
        # Reading files must not wait behind the engine.
        self._file_tasks = Tasks(self)
        self.desk = Desk(self)
        self.suggester = Suggester(load_engine, self._tasks, self)
        self.remembering = Remembering(
            memory_file, self.suggester.knows, on=settings.remembers, parent=self
        )
        self.docks = Docks(self, settings, self.page.view.setFocus)
        workplace = Workplace(
            self, self.desk, self.page, self.status, self.messages, self.suggester, self.docks,
            settings, prompts or Prompts(self), self._file_tasks,
        )  # fmt: skip
        self.files = FileController(workplace, who)
        self.files.close_window = self.close
        self.review = ReviewController(workplace)
        self._views = ViewController(self.page.view, languages, themes, settings, self)
        self.memory = MemoryController(workplace, self.remembering)
        controllers = {
            "file": self.files,
            "review": self.review,
            "memory": self.memory,
            "view": self._views,
            "docks": self.docks,
            "help": HelpController(self.messages, self.suggester, self),
        }
        self.registry = Registry(self, controllers, self._guard)
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

    # Events

    def closeEvent(self, event: QCloseEvent) -> None:
        self._guard(self.page.view.typing.commit)
        if not self.files.may_leave():
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        self.docks.keep()
        self._tasks.close()
        self._file_tasks.close()
        self._guard(self.remembering.close)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # The program it was dragged from waits for the answer: ask questions only after it.
            QTimer.singleShot(0, self, lambda: self._guard(lambda: self.files.read_instead(path)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "registry"):
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.registry.retranslate()
        for path in ("language", "theme"):
            chosen = self._languages.current if path == "language" else self._themes.choice
            for identity, action in self.registry.actions.items():
                if identity.startswith(f"{path}-"):
                    action.setChecked(identity == f"{path}-{chosen}")
        self.registry.actions["remember"].setChecked(self.remembering.is_on)
        for command in COMMANDS:
            if command.callback == "docks.toggle" and command.argument is not None:
                shown = self.docks.is_shown(command.argument)
                self.registry.actions[command.identity].setChecked(shown)
        self.page.view.setAccessibleName(self.tr("Report"))
        self.page.view.viewport().update()
        self._show_name()
        self._show_candidates()

    # Within

    def _assemble(self) -> None:
        self._file_name.setObjectName("fileName")
        self._file_name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._file_name.setContentsMargins(0, 0, 8, 0)
        # QMenuBar places this once; a size of its own keeps it there whatever the name.
        self._file_name.setFixedSize(420, 26)
        self.menuBar().setCornerWidget(self._file_name)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(12, 4, 12, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(middle)
        self.setMinimumSize(640, 400)
        self.setAcceptDrops(True)
        self.page.view.setFocus()

    def _connect(self) -> None:
        view = self.page.view
        self.desk.shown.connect(self._show_session)
        self.docks.shown.connect(lambda _name, _shown: self.retranslate())
        view.moved.connect(self._moved)
        view.renewed.connect(self._show_candidates)
        view.mode_changed.connect(self._mode_changed)
        view.word_pressed.connect(
            lambda place, double: self._guard(lambda: self.review.press(place, double))
        )
        view.zoomed.connect(self._views.zoom)
        self.page.bar.taken.connect(lambda rank: self._guard(lambda: self.review.take(rank)))
        self.messages.closed.connect(view.setFocus)
        self.suggester.state_changed.connect(lambda _state: self._show_candidates())
        self.suggester.failed.connect(self._engine_failed)
        self.remembering.learnt.connect(self.suggester.learn)
        self.remembering.renewed.connect(self.suggester.learn_anew)
        self.remembering.failed.connect(self.memory.complain)
        self.files.failed.connect(lambda _error: view.invite())
        self._themes.changed.connect(self._set_theme)

    def _guard(self, call: Callable[[], object]) -> None:
        """Call, and show what goes wrong in a way that people can do something about."""
        try:
            call()
        except SoatError as error:
            self.messages.show_error(error)

    def _show_session(self, session: Session | None) -> None:
        if session is None:
            return
        self.page.view.show_session(session)
        self.status.show_session(session)
        session.changed.connect(lambda _changes: self._show_name())
        self.remembering.attach(session)
        session.changed.connect(self.suggester.decided)
        session.changed.connect(self.remembering.follow)
        session.saved_changed.connect(self._show_name)
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
        self.page.bar.set_editing(editing)
        if not editing:
            self.suggester.release()

    def _show_candidates(self) -> None:
        state = self.suggester.state
        self.page.bar.show_place(self.desk.session, self.page.view.place, state)

    def _show_name(self) -> None:
        session = self.desk.session
        name = session.name if session else ""
        fm = self._file_name.fontMetrics()
        self._file_name.setText(fm.elidedText(name, Qt.TextElideMode.ElideMiddle, 400))
        self._file_name.setToolTip(str(session.record or session.source) if session else "")
        self.setWindowTitle(f"{name}[*] – Soát" if name else "Soát")
        self.setWindowModified(session is not None and session.is_modified)

    def _engine_failed(self, error: Exception) -> None:
        """Say so once; everything but the suggestions goes on."""
        if isinstance(error, SoatError):
            reason = str(error)
        else:
            write_log(error)
            reason = self._reason(error)
        text = self.tr("There will be no suggestions: {reason} Everything else works.")
        self.messages.show_message(Kind.WARNING, text.format(reason=reason.rstrip(".") + "."))

    def _reason(self, error: Exception) -> str:
        if isinstance(error, OSError):
            return self.tr("files of the program are missing or damaged; please install Soát again")
        return self.tr("unexpected error ({name})").format(name=type(error).__name__)

    def _set_theme(self, theme: Theme) -> None:
        self.page.set_theme(theme)


def _dropped_file(data: QMimeData) -> Path | None:
    """The file that is dragged here; None for several, for folders and for anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return None if path.is_dir() else path
