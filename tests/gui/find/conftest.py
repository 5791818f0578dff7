"""Somebody with the bar for finding and replacing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from tests.gui.conftest import Clerk, MakeClerk

from soat_gui.find.bar import FindBar
from soat_gui.find.found_panel import FoundPanel
from soat_gui.theme import LIGHT_THEME

REPORT = "d6i cong d6i\nCong tac d6i\ncong\ntac nim\nba1 (ba2) ba3\n"
"""Words that are alike would come to read alike as soon as one was decided: ba1, ba2 do not."""


class Finder:
    """A clerk with the bar."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk
        self.search = clerk.window.search.finder

    @property
    def bar(self) -> FindBar:
        return self.search.bar

    @property
    def panel(self) -> FoundPanel:
        assert self.search.listing.panel is not None
        return self.search.listing.panel

    def press(self, *keys: str) -> None:
        for key in keys:
            self.clerk.press(key)
            self.wait()

    def ask(self, text: str, replacement: str | None = None) -> None:
        """Type into the fields, with whatever keys go there."""
        self.press("Ctrl+F" if replacement is None else "Ctrl+H")
        self.bar.take_focus()
        self.clerk.type(text)
        if replacement is not None:
            self.press("Tab")
            assert self.bar.replacement.hasFocus()
            self.bar.replacement.selectAll()
            self.clerk.type(replacement)
        self.wait()

    def wait(self) -> None:
        self.clerk.qtbot.waitUntil(lambda: not self.search.searcher.is_searching)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self.clerk.qtbot.waitUntil(condition)

    def preview(self) -> None:
        """Look at what would be replaced."""
        self.bar.all_button.click()
        self.wait_for(lambda: self.search.listing.panel is not None and self.panel.is_replacing)
        self.wait_for(lambda: self.rows != [])

    @property
    def count(self) -> str:
        return self.bar.count.text()

    @property
    def hint(self) -> str:
        return self.clerk.window.status.hint.text()

    @property
    def here(self) -> tuple[str | None, int]:
        """The current word and its line, from 1."""
        place = self.clerk.window.page.view.place
        return (place.text, place.line + 1) if place else (None, 0)

    @property
    def rows(self) -> list[str]:
        """The list, as little pictures."""
        model = self.panel.model
        return [
            ("☑ " if model.is_ticked(row) else "☐ ")
            + " ".join(str(model.index(row, column).data()) for column in range(6)).strip()
            for row in range(model.rowCount())
        ]

    def marked(self, line: int) -> bool:
        """Whether something found is marked on a line of the screen (from 1)."""
        view = self.clerk.window.page.view
        place = view.places_of(line - 1)[0]
        top = view.place_rect(place).top()
        image = view.viewport().grab().toImage()
        row = top + view.place_rect(place).height() // 2
        found = QColor(LIGHT_THEME.found).rgb()
        return any(image.pixel(x, row) == found for x in range(image.width()))


@pytest.fixture
def finder(make_clerk: MakeClerk, tmp_path: Path) -> Finder:
    path = tmp_path / "bao-cao.txt"
    path.write_text(REPORT, encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    assert clerk.screen == ["đối công đối", "Cong tác đối", "công", "tác năm", "ba1 (ba2) ba3", ""]
    return Finder(clerk)
