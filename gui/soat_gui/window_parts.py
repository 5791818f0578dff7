"""The parts of the window, made and given to each other; nothing is shown yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QMainWindow

from soat_core.actions import Agent
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
from soat_gui.settings import Settings
from soat_gui.status_line import StatusLine
from soat_gui.suggester import Suggester
from soat_gui.suggestions.finding import FindingController
from soat_gui.tabs import ReportTabs
from soat_gui.tasks import Tasks
from soat_gui.theme import Themes
from soat_gui.ticks import MenuTicks
from soat_gui.tour.tour import Tour
from soat_gui.unfinished import Unfinished
from soat_gui.workplace import Workplace


class WindowParts(QMainWindow):
    """All it depends on comes through the constructor.  Who needs whom is seen from the order: a
    part is made after those that it is given."""

    def __init__(
        self,
        *,
        load_engine: Callable[[], Engine],
        end_engine: Callable[[], object] = lambda: None,
        settings: Settings,
        themes: Themes,
        languages: Languages,
        who: Agent,
        prompts: Prompts | None = None,
        memory_file: Path | None = None,
        journal_folder: Path | None = None,
    ) -> None:
        """``end_engine`` ends all that the engine is at, when the window closes.  ``memory_file``
        None is the memory of the person; ``journal_folder`` None stands beside the memory that is
        given, else it is that of the person."""
        super().__init__()
        self._end_engine = end_engine
        self._settings = settings
        self._languages = languages
        self._themes = themes
        self._make_frame()
        self._make_services(load_engine, memory_file, journal_folder)
        workplace = Workplace(
            self, self.desk, self.page, self.status, self.messages, self.suggester, self.docks,
            settings, prompts or Prompts(self), self._file_tasks, self.bindings,
            self.journaling, self.locks, self.unfinished,
        )  # fmt: skip
        self._make_controllers(workplace, who)
        self._make_panels(workplace)
        self._make_word_controllers(workplace)
        self._make_commands(workplace, who)
        self._offer_commands()
        self.put_together()

    def put_together(self) -> None:
        """Show the parts, and let them hear of each other."""
        raise NotImplementedError

    def guarded(self, call: Callable[[], object]) -> None:
        """Call, and show what goes wrong in a way that people can do something about."""
        try:
            call()
        except ActionError as error:
            self.status.say(told(error))
        except SoatError as error:
            self.messages.show_error(error)

    # In the order in which they need each other

    def _make_frame(self) -> None:
        """What is always in sight."""
        self.bindings = Bindings(self._settings)
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

    def _make_services(
        self,
        load_engine: Callable[[], Engine],
        memory_file: Path | None,
        journal_folder: Path | None,
    ) -> None:
        """What works in the background for all reports."""
        self.suggester = Suggester(load_engine, self._tasks, self)
        self.remembering = Remembering(
            memory_file, self.suggester.knows, on=self._settings.remembers, parent=self
        )
        # Whoever hears that another report is in front finds it in the panes already.
        self.desk.shown.connect(self.suggester.show)
        self.desk.shown.connect(self.page.view.show_session)
        if journal_folder is None and memory_file is not None:
            journal_folder = memory_file.parent / "journals"
        self.journaling = Journaling(journal_folder, self)
        self.locks = Locks(self)
        self.docks = Docks(self, self._settings, self.page.view.setFocus)

    def _make_controllers(self, workplace: Workplace, who: Agent) -> None:
        """What is done with files, and with one suspect after the other."""
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

    def _make_panels(self, workplace: Workplace) -> None:
        """What is seen beside the text: pictures, memory, history, other versions, parts."""
        self.facsimile = FacsimileController(workplace, self._themes.current)
        self.exports.pictures_of = self.facsimile.chosen_for
        self.facsimile.preview.follow(self.files.opener)
        self.rereading = RereadingController(workplace, self.facsimile)
        self._views = ViewController(workplace, self._languages, self._themes)
        self.memory = MemoryController(workplace, self.remembering)
        self.history = HistoryController(workplace)
        self.merging = MergeController(workplace)
        self.sharing = SharingController(
            workplace, self.files, self.merging, self.history.recalling
        )
        self.structure = StructureController(workplace)

    def _make_word_controllers(self, workplace: Workplace) -> None:
        """What is done with words, and said of them."""
        self.editing = EditingController(workplace, self.review)
        self.selecting = SelectionController(workplace)
        self.notes = NoteController(workplace)
        self.annotating = Annotating(workplace, NameFinder, check)
        self.register = RegisterController(workplace, self.annotating)
        self.annotations = AnnotationController(workplace, self.annotating, self.register.link)
        self.narrator.more = self.notes.tips.more = self.annotating.told_at
        self.annotation_list = AnnotationListController(workplace, self.annotating)

    def _make_commands(self, workplace: Workplace, who: Agent) -> None:
        """Every command with whoever carries it out."""
        self.context_menu = ContextMenuController(
            workplace, lambda number: self.guarded(lambda: self.finding.take(number))
        )
        self.preferences = PreferencesController(workplace, who, self.memory.show)
        self.commands = PaletteController(workplace)
        self.registry = Registry(
            self, self._controllers(workplace), self.bindings, self.guarded,
            self.page.view.typing.commit,
        )  # fmt: skip
        self._ticks = MenuTicks(
            self.registry, self._settings, self.docks,
            language=lambda: self._languages.current,
            theme=lambda: self._themes.choice,
            remembers=lambda: self.remembering.is_on,
        )  # fmt: skip

    def _controllers(self, workplace: Workplace) -> dict[str, Any]:
        """By the names that the table of commands has for them."""
        return {
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

    def _offer_commands(self) -> None:
        """To those who list them, or hear of them."""
        self.commands.offer(self.registry)
        self.context_menu.offer(self.registry)
        self.context_menu.offer_kinds(
            lambda: self.annotating.kinds.all,
            lambda kind: self.guarded(lambda: self.annotations.mark_as(kind)),
        )
        self.registry.about_to_run.connect(lambda _command: self.status.forget_hint())
        self.tour.follow(self.registry)
        self.commands.offer_more(lambda: palette_entries(self.files.recent))
        self.recent_menu = RecentMenu(
            self.files.recent, self.files.open_recent, self.files.clear_recent, self
        )
        self.recent_menu.stand_after(self.registry.actions["open"])
