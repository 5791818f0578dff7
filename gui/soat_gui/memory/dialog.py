"""The memory's window: what is remembered, in two tables, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from soat_core.errors import SoatError
from soat_core.memory import Memory, Pair, Sizes, Word
from soat_gui.commands.bindings import Bindings
from soat_gui.fields import SearchField
from soat_gui.floating_messages import FloatingMessageBar
from soat_gui.memory import work
from soat_gui.memory.action_row import ActionRow
from soat_gui.memory.models import Pairs, Words
from soat_gui.memory.table_view import TableView
from soat_gui.memory.word_page import WordPage
from soat_gui.memory.work import Contents, contents
from soat_gui.message_bar import Choice, Kind
from soat_gui.places import documents
from soat_gui.prompts import Prompts
from soat_gui.remembering import Remembering
from soat_gui.sizes import open_at

_FILE_NAME = "bo-nho-soat.tsv"
_TYPING_MS = 120
"""After so long without a letter what is looked for is looked up."""


class MemoryDialog(QDialog):
    """Everything is done by the memory's own thread; what it answers is shown."""

    def __init__(
        self,
        remembering: Remembering,
        prompts: Prompts,
        bindings: Bindings,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._remembering = remembering
        self._prompts = prompts
        self.setObjectName("memory")
        self.setWindowTitle(self.tr("Memory of Soát"))
        self.setSizeGripEnabled(False)
        open_at(self, 780, 560)
        self.pairs, self.words = Pairs(), Words()
        self.pair_view = TableView(self.pairs, (Pairs.READ, Pairs.TEXT), self)
        self.word_view = TableView(self.words, (0,), self)
        self.search = SearchField(bindings)
        self.tabs = QTabBar()
        self.word_page = WordPage(self.word_view, bindings)
        self.buttons = ActionRow()
        self._pages = QStackedWidget()
        self.hint = QLabel()
        self.messages = FloatingMessageBar(self)
        self._search_later = QTimer(self)
        self._is_open = True
        self._assemble()
        self._connect()
        self._load()

    @property
    def is_on_words(self) -> bool:
        return self.tabs.currentIndex() == 1

    @property
    def view(self) -> TableView:
        """The table that is shown."""
        return self.word_view if self.is_on_words else self.pair_view

    # Doing

    def forget(self) -> None:
        """The chosen rows; of several it is asked first."""
        chosen = self.view.chosen
        if len(chosen) < 2:
            self._forget(chosen)
            return
        self.messages.show_message(
            Kind.WARNING,
            self.tr("Forget the %n chosen row(s)?", "", len(chosen)),
            [
                Choice(self.tr("Do not forget"), lambda: None),
                Choice(self.tr("Forget"), lambda: self._forget(chosen)),
            ],
        )

    def add_word(self, text: str) -> None:
        self._ask(partial(work.add_word, text), self._word_added)

    def export(self) -> None:
        path = self._prompts.memory_to_export(documents() / _FILE_NAME)
        if path is not None:
            # The dialog has asked about a file that is there.
            self._ask(
                lambda memory: memory.export_to(path, overwrite=True),
                lambda _stamp: self._say(
                    self.tr("The memory was exported to {path}.").format(path=path)
                ),
                writes=False,
            )

    def import_file(self) -> None:
        path = self._prompts.memory_to_import(documents())
        if path is not None:
            self._ask(lambda memory: memory.import_from(path), self._imported)

    def clear(self) -> None:
        """Asks once, and says how much it is."""
        pairs, words = self.pairs.total, self.words.total
        if not pairs and not words:
            self._say(self.tr("Nothing is remembered."))
            return
        text = self.tr("Forget everything: {pairs} and {words}?").format(
            pairs=self._pairs(pairs), words=self._words(words)
        )
        text += " " + self.tr("It cannot be undone; export the memory first to keep a copy.")
        self.messages.show_message(
            Kind.WARNING,
            text,
            [
                Choice(self.tr("Do not forget"), lambda: None),
                Choice(
                    self.tr("Forget everything"), lambda: self._ask(Memory.clear, self._cleared)
                ),
            ],
        )

    # Events

    def done(self, result: int) -> None:
        self._is_open = False
        super().done(result)

    def reject(self) -> None:
        """Esc takes away a message, then what is looked for, then the window."""
        if not self.messages.isHidden():
            self.messages.dismiss()
        elif self.search.hasFocus() and self.search.text():
            self.search.clear()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.messages.dismiss()
        super().closeEvent(event)

    # Putting together

    def _assemble(self) -> None:
        self.search.setPlaceholderText(self.tr("Look for a word; marks may be left out"))
        self.search.setClearButtonEnabled(True)
        find = QLabel(self.tr("&Find:"))
        find.setBuddy(self.search)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.addTab("")
        self.tabs.addTab("")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.tabs)
        top.addStretch(1)
        top.addWidget(find)
        self.search.setFixedWidth(290)
        top.addWidget(self.search)
        self._pages.addWidget(self.pair_view)
        self._pages.addWidget(self.word_page)
        self.hint.setObjectName("quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        if not self._remembering.is_on:
            layout.addWidget(self._switched_off())
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.buttons)

    def _switched_off(self) -> QLabel:
        words = QLabel(
            self.tr(
                "Remembering is switched off: your choices count for the open report only, and "
                "the memory stays as it is."
            )
        )
        words.setWordWrap(True)
        words.setObjectName("quiet")
        return words

    def _connect(self) -> None:
        self._search_later.setSingleShot(True)
        self._search_later.setInterval(_TYPING_MS)
        self._search_later.timeout.connect(self._look)
        self.search.searched.connect(lambda _text: self._search_later.start())
        self.search.stepped.connect(self._step)
        self.tabs.currentChanged.connect(self._turn)
        self.pairs.edited.connect(self._change)
        self.word_page.added.connect(self.add_word)
        for button, act in (
            (self.buttons.forget, self.forget),
            (self.buttons.clear, self.clear),
            (self.buttons.import_, self.import_file),
            (self.buttons.export, self.export),
            (self.buttons.close_, self.close),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        for table in (self.pairs, self.words):
            table.filled.connect(self._count)
        for view in (self.pair_view, self.word_view):
            view.forget.connect(self.forget)
            view.selectionModel().selectionChanged.connect(self._choose)
        self.messages.closed.connect(lambda: self.view.setFocus())
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        for keys, step in (("Ctrl+PgUp", 0), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, partial(self.tabs.setCurrentIndex, step))
        self._turn(0)
        self._count()
        self.view.setFocus()

    # Showing

    def _turn(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        move = self.tr("Ctrl+F find · Ctrl+1 … sort · Ctrl+Page Up/Down other list")
        if not page:
            move = self.tr("Enter edit · Delete forget") + " · " + move
        else:
            move = self.tr("Delete forget") + " · " + move
        self.hint.setText(move)
        self._stand()
        self._choose()

    def _stand(self) -> None:
        """Keys need a row to begin with."""
        if not self.view.chosen:
            self.view.stand(0)

    def _step(self, key: int) -> None:
        """Enter looks at once, an arrow goes to the list."""
        self._look()
        if key != Qt.Key.Key_Return.value:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._stand()

    def _look(self) -> None:
        self._search_later.stop()
        for table in (self.pairs, self.words):
            table.look_for(self.search.shown_text)

    def _count(self) -> None:
        for at, title, table in (
            (0, self.tr("Corrections"), self.pairs),
            (1, self.tr("Own words"), self.words),
        ):
            found, total = table.rowCount(), table.total
            count = f"{total}" if found == total else f"{found}/{total}"
            self.tabs.setTabText(at, f"{title} ({count})")
            (self.word_view if at else self.pair_view).setAccessibleName(title)
        self._choose()

    def _choose(self, *_: object) -> None:
        self.buttons.forget.setEnabled(bool(self.view.selectionModel().hasSelection()))
        is_empty = not self.pairs.total and not self.words.total
        self.buttons.clear.setEnabled(not is_empty)
        self.buttons.export.setEnabled(not is_empty)

    def _pairs(self, count: int) -> str:
        return self.tr("%n correction(s)", "", count)

    def _words(self, count: int) -> str:
        return self.tr("%n own word(s)", "", count)

    def _say(self, text: str) -> None:
        self.messages.show_message(Kind.INFO, text)

    # The memory's answers

    def _ask(
        self, work: Callable[[Memory], Any], done: Callable[[Any], object], *, writes: bool = True
    ) -> None:
        self._remembering.ask(work, self._told(done), self._told(self._failed), writes=writes)

    def _told(self, answer: Callable[[Any], object]) -> Callable[[Any], object]:
        """What comes when the dialog is closed is of no interest any more."""
        return lambda what: answer(what) if self._is_open else None

    def _load(self) -> None:
        self._ask(contents, self._fill, writes=False)

    def _fill(self, found: Contents) -> None:
        self.pairs.fill(found.pairs)
        self.words.fill(found.words)
        self._stand()

    def _failed(self, error: Exception) -> None:
        """Nothing has happened; what is shown may be what was hoped for."""
        if not isinstance(error, SoatError):
            raise error
        self.messages.show_error(error)
        self._remembering.ask(contents, self._told(self._fill), lambda _again: None)

    def _change(self, pair: Pair, text: str) -> None:
        def done(pairs: tuple[Pair, ...]) -> None:
            self.pairs.replace(pair.token, pairs)
            number = self.pairs.number_of(pair.token, text)
            self.pair_view.stand(0 if number is None else number)

        self._ask(partial(work.change, pair, text), done)

    def _forget(self, chosen: list[Pair] | list[Word]) -> None:
        if not chosen:
            return
        view, table = (
            (self.word_view, self.words) if self.is_on_words else (self.pair_view, self.pairs)
        )
        at = view.selectionModel().selectedRows()[0].row()
        table.take_out(chosen)  # type: ignore[arg-type]
        view.stand(at)
        self._ask(partial(work.forget, chosen), lambda _none: None)

    def _word_added(self, words: list[Word]) -> None:
        self.word_page.field.clear()
        self.words.fill(words)

    def _imported(self, taken: Sizes) -> None:
        self._say(
            self.tr("Imported: {pairs} and {words}.").format(
                pairs=self._pairs(taken.pairs), words=self._words(taken.words)
            )
        )
        self._load()

    def _cleared(self, _nothing: None) -> None:
        self._fill(Contents([], []))
        self._say(self.tr("Everything was forgotten."))
