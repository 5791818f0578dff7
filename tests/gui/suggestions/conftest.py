"""Somebody at a suspect, whose letters find words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gui.conftest import READINGS, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.edits import Origin

WORDS = ["đối", "đời", "đợi", "đôi", "đó", "ngoài", "doi", "quỹ", "quá", "ban", "bản"]


@pytest.fixture
def finder(make_clerk: MakeClerk, ocr_file: Path) -> Clerk:
    """Somebody at the second suspect, ``d6i``: đối, đổi, đội; the engine knows more words."""
    engine = FakeEngine(READINGS)
    engine.words = WORDS
    one = make_clerk(engine=engine)
    one.open(ocr_file)
    one.press("Tab", "Tab")
    assert one.word == "đối"
    return one


def shown(clerk: Clerk) -> list[str]:
    """The candidates in the bar with their keys."""
    return [f"{chip.key} {chip.text()}" for chip in clerk.window.page.bar.candidates]


def on_enter(clerk: Clerk) -> str:
    return clerk.window.page.bar.on_enter


def last_edit(clerk: Clerk) -> tuple[str, int | None, Origin]:
    session = clerk.window.desk.session
    assert session is not None
    edit = session.document.edits[-1]
    return edit.text, edit.rank, edit.origin
