"""While a scan is read its pages are seen."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from tests.core.scans.test_scans import pdf
from tests.gui.conftest import Clerk, MakeClerk

from soat_core import files
from soat_core.files import OpenedFile


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "quét.pdf"
    path.write_bytes(pdf([(72, 770, "Cong van so 12")], [(72, 770, "Trang sau nay")]))
    return path


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading stands still after its first page until this is set."""
    opened, event = files.open_file, threading.Event()

    def slow(*args: object, **more: object) -> OpenedFile:
        more["progress"](0, 2)  # type: ignore[operator]
        event.wait(20)
        return opened(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "open_file", slow)
    return event


def test_the_page_that_is_read_is_seen(
    make_clerk: MakeClerk, scan: Path, gate: threading.Event
) -> None:
    clerk = make_clerk()
    clerk.window.open(scan)
    preview = clerk.window.facsimile.preview
    clerk.qtbot.waitUntil(preview.isVisible)
    clerk.qtbot.waitUntil(lambda: preview.caption == "Reading page 1 of 2 of quét.pdf…")
    colours = {preview.grab().toImage().pixelColor(x, 70).name() for x in range(0, 600, 3)}
    assert "#ffffff" in colours  # its paper
    gate.set()
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    assert not preview.isVisible()


def test_it_never_covers_a_report(clerk: Clerk, scan: Path, gate: threading.Event) -> None:
    clerk.window.open(scan)
    clerk.press("Tab")
    assert not clerk.window.facsimile.preview.isVisible()
    gate.set()
    clerk.qtbot.waitUntil(lambda: len(clerk.window.desk.sessions) == 2)
    assert not clerk.window.facsimile.preview.isVisible()
