"""What is looked at after words and lines were changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.gui.conftest import TEXT, Clerk

from soat_core.edits import EditKind
from soat_core.tei import read_record, validate_record, write_record
from soat_gui.session import Session


def session_of(clerk: Clerk) -> Session:
    session = clerk.window.desk.session
    assert session is not None
    return session


def kinds(clerk: Clerk) -> list[EditKind]:
    return [edit.kind for edit in session_of(clerk).document.edits]


def hint(clerk: Clerk) -> str:
    return clerk.window.status.hint.text()


def comes_back(clerk: Clerk) -> None:
    """The record is valid and holds the same."""
    document = session_of(clerk).document
    data = write_record(document)
    assert validate_record(data, "a") == []
    restored = read_record(data, "a")
    assert list(restored.edits) == list(document.edits)
    assert restored.annotations == document.annotations


def undone(clerk: Clerk) -> None:
    """One undo takes all of it back."""
    clerk.press("Ctrl+Z")
    assert clerk.decided == TEXT
    assert not session_of(clerk).document.edits
    assert not session_of(clerk).document.annotations


OpenText = Callable[[Clerk, str], Clerk]


@pytest.fixture
def open_text(tmp_path: Path) -> OpenText:
    """Lets somebody open a report of a text."""

    def open_it(clerk: Clerk, text: str) -> Clerk:
        path = tmp_path / "khac.txt"
        path.write_text(text, encoding="utf-8")
        clerk.open(path)
        return clerk

    return open_it
