"""Finding: shows the bar, does what it asks for, and says how it came out."""

from __future__ import annotations

from collections.abc import Callable

import regex
from PySide6.QtCore import QObject, QTimer

from soat_core.search import QueryError, Side
from soat_gui.editor.highlights import nothing
from soat_gui.find.bar import FindBar
from soat_gui.find.listing import Listing
from soat_gui.find.replacer import Replacer
from soat_gui.find.searcher import Searcher
from soat_gui.find.walker import Step, Walker
from soat_gui.session import Session
from soat_gui.workplace import Workplace

_SLOW_MS = 250
"""A search that takes longer is said to be under way."""
_AROUND_WORD = regex.compile(r"^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$")
"""What stands before and behind a word: quotation marks, brackets, full stops."""


class Finder(QObject):
    """What stands behind Ctrl+F, Ctrl+H, Ctrl+G."""

    def __init__(self, workplace: Workplace, dock: str) -> None:
        """``dock`` is the name of that with the list."""
        super().__init__(workplace.window)
        self._desk, self._status = workplace.desk, workplace.status
        self._view = workplace.page.view
        self.bar = FindBar(workplace.bindings, workplace.page)
        workplace.page.put_above_bar(self.bar)
        self.searcher = Searcher(workplace.desk, self)
        self.walker = Walker(workplace.desk, self._view, self.searcher, self)
        self._waiting: list[Callable[[], object]] = []
        self._is_fresh = False
        """Another query was asked for by hand: its first hit is to be gone to."""
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self._connect()
        self.listing = Listing(workplace, dock, self.bar, self.searcher, self.walker)
        self.replacer = Replacer(
            workplace, self.bar, self.searcher, self.walker, self.listing, self.when_found
        )

    def close(self) -> None:
        """The window is closed."""
        self.searcher.close()

    @property
    def is_open(self) -> bool:
        return not self.bar.isHidden()

    # Commands

    def find(self) -> None:
        """Ask what to find; asked again, what was asked is chosen, to be typed over."""
        self._open()
        self.bar.take_focus()

    def replace(self) -> None:
        """Ask what to find and what to put in its place."""
        was_open = self.is_open
        self._open()
        self.bar.set_replacing(True)
        self.bar.take_focus(replacement=was_open and bool(self.bar.field.text()))

    def step(self, by: int) -> None:
        """To the next hit (1) or the one before (-1), also while the bar is closed."""
        self._view.typing.commit()
        self.bar.field.remember()
        if self.bar.query.is_empty:
            self.find()
        elif self.is_open:
            self.when_found(lambda: self._walk(by))
        else:
            self.searcher.switch(True)
            self._is_fresh = False
            self.when_found(lambda: self._walk_unseen(by))

    # The bar

    def _connect(self) -> None:
        self.bar.searched.connect(self._search)
        self.bar.stepped.connect(self.step)
        self.bar.left.connect(self._leave)
        self.searcher.started.connect(self._slow.start)
        self.searcher.found.connect(self._found)
        self.searcher.failed.connect(self._failed)
        self.walker.moved.connect(self._show_current)
        self._desk.shown.connect(self._another_report)

    def _open(self) -> None:
        if self.is_open:
            return
        chosen = self._view.field.selectedText() if self._view.typing.is_on else ""
        self._view.typing.commit()
        self.walker.begin()
        self.bar.show()
        self._view.highlight(self.walker.highlights)
        self.searcher.switch(True)
        if seed := self._seed(chosen):
            self.bar.field.put(seed)
        self._search()

    def _seed(self, chosen: str) -> str:
        """The text that is chosen, else the current word without its punctuation."""
        place, session = self._view.place, self._desk.session
        text = chosen
        if not text and place is not None and session is not None:
            in_ocr = self.bar.options.side is Side.OCR
            text = session.report.ocr_text[place.start : place.end] if in_ocr else place.text
            text = _AROUND_WORD.sub("", text) or text
        text = " ".join(text.split())
        is_expression = self.bar.options.regex.isChecked()
        return regex.escape(text, special_only=True) if is_expression else text

    def _search(self) -> None:
        self._is_fresh = True
        self.bar.field.set_wrong("")
        self.searcher.search(self.bar.query)

    def _leave(self) -> None:
        """Back to the text, at the hit."""
        self.bar.field.finish_composing()
        self.bar.field.remember()
        self.bar.replacement.remember()
        self._waiting.clear()
        self._slow.stop()
        self.bar.hide()
        self.searcher.switch(False)
        self._view.highlight(nothing)
        self.replacer.put_away()
        self._view.setFocus()

    # Walking

    def _walk(self, by: int) -> None:
        step = self.walker.step(by)
        if step is Step.NOWHERE:
            self._status.say(self._not_found())
        elif step is Step.ROUND and by > 0:
            self._status.say(self.tr("Going on from the beginning"))
        elif step is Step.ROUND:
            self._status.say(self.tr("Going on from the end"))

    def _not_found(self) -> str:
        """That nothing is found, and what may help: who types without marks means all of them."""
        text = self.tr("“{text}” is not found").format(text=self.bar.query.text)
        box = self.bar.options.ignore_accents
        key = box.shortcut().toString()
        if box.isChecked() or self.bar.options.regex.isChecked() or not key:
            return text
        return text + "; " + self.tr("{key} looks without regard to accents").format(key=key)

    def _walk_unseen(self, by: int) -> None:
        """While the bar is closed, its count is said in the status line."""
        self._walk(by)
        if self.walker.current is not None:
            text = f"{self.bar.query.text}: {self._count()}"
            self._status.say(text)
        self.searcher.switch(False)

    # What was found

    def when_found(self, action: Callable[[], object]) -> None:
        """Do something with the hits, as soon as they are those of the report as it is."""
        if self.searcher.is_searching:
            self._waiting.append(action)
        else:
            action()

    def _found(self) -> None:
        self._slow.stop()
        if self._is_fresh and self.is_open:
            self.walker.go_to_first()
        else:
            self.walker.find_again()
        self._offer_more()
        self._is_fresh = False
        self._do_what_waits()

    def _offer_more(self) -> None:
        """What was typed is nowhere: say at once what may find it."""
        hits = self.searcher.hits
        is_typed = self._is_fresh and self.is_open and not self.bar.query.is_empty
        if is_typed and hits is not None:
            if len(hits):
                self._status.forget_hint()
            else:
                self._status.say(self._not_found())

    def _do_what_waits(self) -> None:
        """As it was asked for; what follows a change waits for the hits after it."""
        waiting, self._waiting = self._waiting, []
        while waiting:
            before = self._revision
            waiting.pop(0)()
            if self._revision != before:
                self._waiting += waiting
                return

    @property
    def _revision(self) -> int:
        session = self._desk.session
        return 0 if session is None else session.document.revision

    def _failed(self, error: QueryError) -> None:
        self._slow.stop()
        self._waiting.clear()
        self._is_fresh = False
        self.walker.find_again()
        why = str(error)
        self.bar.field.set_wrong(why)
        self.bar.show_count(self.tr("does not work"), nothing=True)
        self._status.say(why[:1].upper() + why[1:])

    def _say_slow(self) -> None:
        if self._is_fresh:
            self.bar.show_count("…")

    def _show_current(self) -> None:
        self._view.viewport().update()
        hits = self.searcher.hits
        is_empty = hits is not None and not len(hits)
        self.bar.show_count(self._count(), nothing=is_empty)

    def _count(self) -> str:
        hits, current = self.searcher.hits, self.walker.current
        if hits is None:
            return ""
        if not len(hits):
            return self.tr("not found")
        if current is None:
            return self.tr("%n hit(s)", "", len(hits))
        return f"{current.number + 1} / {len(hits)}"

    def _another_report(self, session: Session | None) -> None:
        self._waiting.clear()
        self.walker.begin()
        if session is None and self.is_open:
            self._leave()
