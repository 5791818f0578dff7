"""Somebody at a report in which there are names."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.annotating.nearby import words_of
from soat_core.annotation import Annotation
from soat_core.tei import write_record
from soat_gui.annotations.model import Column
from soat_gui.annotations.panel import AnnotationPanel

TEXT = (
    "Ngày 06/11/2024, UBND tỉnh Cao Bằng họp với Sở Nội vụ.\n"
    "UBND tỉnh Cao Bằng giao Sở Nội vụ tham mưu chi 12 tỷ đồng.\n"
    "\n"
    "Họp ngày 31/02/2024 tai Ha Noi\n"
    "UBND tỉnh Cao Bằng\n"
)
READINGS = {"tai": [("tại", 0.99)], "Ha": [("Hà", 0.99)], "Noi": [("Nội", 0.9), ("Noi", 0.05)]}
WHERE = ["06/11/2024", "UBND tỉnh Cao Bằng", "Sở Nội vụ"]
"""What the first line mentions."""


@pytest.fixture
def clerk(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """Somebody at the beginning of a report in which there are names."""
    path = tmp_path / "bao-cao.ocr.txt"
    path.write_text(TEXT, encoding="utf-8")
    one = make_clerk(engine=FakeEngine(READINGS))
    one.open(path)
    one.press("Ctrl+Home")
    return one


def wait(clerk: Clerk) -> None:
    """Until everything was found in the text as it is."""
    clerk.qtbot.waitUntil(lambda: clerk.window.annotating.is_settled, timeout=20_000)


def marked(clerk: Clerk) -> list[tuple[str, str]]:
    """Kind and words of all that is marked."""
    session = clerk.window.desk.session
    assert session is not None
    return [
        (str(note.kind), words_of(session.review, note))
        for note in session.document.annotations
        if note.has_place and not note.rejected
    ]


def notes(clerk: Clerk) -> list[Annotation]:
    session = clerk.window.desk.session
    assert session is not None
    return list(session.document.annotations)


def record(clerk: Clerk) -> str:
    session = clerk.window.desk.session
    assert session is not None
    return " ".join(write_record(session.document).decode().split())


def hint(clerk: Clerk) -> str:
    return clerk.window.status.hint.text()


def strip_text(clerk: Clerk) -> tuple[str, str]:
    strip = clerk.window.annotations.strip
    return strip.about.text(), strip.state.text()


def in_text(clerk: Clerk) -> bool:
    return clerk.window.focusWidget() is clerk.window.page.view.field


def panel(clerk: Clerk) -> AnnotationPanel:
    found = clerk.window.annotation_list.panel
    assert found is not None
    return found


def column(clerk: Clerk, which: Column = Column.WORDS) -> list[str]:
    QApplication.processEvents()
    model = panel(clerk).view.items
    if model is None:
        return []
    return [str(model.index(row, which).data()) for row in range(model.rowCount())]


@pytest.fixture
def lister(clerk: Clerk) -> Clerk:
    """The same, in the list of what is proposed."""
    clerk.press("Ctrl+Shift+F8")
    wait(clerk)
    assert panel(clerk).view.hasFocus()
    return clerk
