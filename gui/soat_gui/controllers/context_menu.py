"""The menu of a word: its candidates, then what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from soat_core.finding.offer import SHOWN
from soat_gui.annotations.kinds import Kind
from soat_gui.commands.registry import Registry
from soat_gui.editor.display import EMPTY, visible
from soat_gui.editor.lines import Place
from soat_gui.suggestions.chip import percent
from soat_gui.workplace import Workplace

MARK_AS = "mark as"
"""Stands for the menu of the kinds of annotations."""
GROUPS = (
    ("accept", "keep", "keep-everywhere", "edit-token", "series"),
    ("split", "join", "delete-token", "edit/words", "edit/lines"),
    ("illegible", "unclear", "note", "review/mark", MARK_AS),
    ("word-report", "word-mine"),
    ("copy", "copy-read"),
)
"""Commands and menus by name, as this menu shows them."""
_LONGEST = 60


class ContextMenuController(QObject):
    """Made from the table of commands, as the menus are."""

    def __init__(self, workplace: Workplace, take: Callable[[int], None]) -> None:
        """``take`` takes the candidate of a number."""
        super().__init__(workplace.window)
        self._window = workplace.window
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._take_candidate = take
        self._registry: Registry | None = None
        self._kinds: Callable[[], Sequence[Kind]] = lambda: ()
        self._mark: Callable[[str], object] = lambda _kind: None
        self.menu: QMenu | None = None
        """The one that was opened last."""

    def offer(self, registry: Registry) -> None:
        """Where the commands are to be had."""
        self._registry = registry

    def offer_kinds(
        self, kinds: Callable[[], Sequence[Kind]], mark: Callable[[str], object]
    ) -> None:
        """What words can be marked as, and what does so, given the kind's name."""
        self._kinds, self._mark = kinds, mark

    def show(self) -> None:
        """By key: at the current word."""
        place = self._view.place
        if place is not None:
            corner = self._view.place_rect(place).bottomLeft()
            self._open(self._view.viewport().mapToGlobal(corner))

    def show_at(self, place: Place | None, point: QPoint) -> None:
        """By mouse: at a word, which becomes the current one unless it is among those selected."""
        if place is None:
            self.show()
            return
        self._view.typing.commit()
        chosen, cursor = self._view.selection, self._view.token_cursor
        inside = chosen is not None and chosen[0] <= place.span <= chosen[1]
        if cursor is not None and not inside:
            cursor.go_to(*place.span)
        self._open(point)

    def _open(self, point: QPoint) -> None:
        if self._registry is None or self._desk.session is None:
            return
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._window)
        for action in self._candidates():
            self.menu.addAction(action)
        for group in GROUPS:
            self.menu.addSeparator()
            for name in group:
                if name == MARK_AS:
                    self._add_kinds(self.menu)
                elif "/" in name:
                    self.menu.addMenu(self._registry.menu(name))
                else:
                    self.menu.addAction(self._registry.actions[name])
        self.menu.popup(point)

    def _candidates(self) -> list[QAction]:
        session, place = self._desk.session, self._view.place
        if session is None or place is None or self._view.selection is not None:
            return []
        suggestion = session.review.suggestion_for(place.start, place.end)
        candidates = suggestion.candidates[:SHOWN] if suggestion else ()
        actions: list[QAction] = []
        for number, candidate in enumerate(candidates, 1):
            text = visible(candidate.text).replace("&", "&&").replace("\t", " ")[:_LONGEST] or EMPTY
            action = QAction(f"&{number}  {text}\t{percent(candidate.posterior)}", self.menu)
            action.triggered.connect(partial(self._take, number))
            actions.append(action)
        return actions

    def _add_kinds(self, menu: QMenu) -> None:
        """The kinds of annotations, each with its letter."""
        marks = menu.addMenu(self.tr("Mark &as"))
        for kind in self._kinds():
            title = kind.title[:1].upper() + kind.title[1:]
            keys = f"\tF8 {kind.letter.upper()}" if kind.letter else ""
            action = marks.addAction(title.replace("&", "&&").replace("\t", " ") + keys)
            action.triggered.connect(partial(self._mark_as, kind.name))
        marks.addSeparator()
        if self._registry is not None:
            for name in ("annotate-remove", "register-link"):
                marks.addAction(self._registry.actions[name])

    def _mark_as(self, name: str, _checked: bool = False) -> None:
        self._mark(name)

    def _take(self, number: int, _checked: bool = False) -> None:
        self._take_candidate(number)
