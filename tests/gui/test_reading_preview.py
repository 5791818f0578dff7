"""While a scan is read its pages are seen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.core.scans.test_scans import FakeReader, pdf, tiff
from tests.gui.conftest import Clerk, MakeClerk

from soat_core import files
from soat_core.files import OpenedFile
from soat_core.page_reading import PageReading
from soat_core.scans import reading
from soat_core.scans.pixels import Picture
from soat_core.scans.tesseract import Cancelled


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "quét.pdf"
    path.write_bytes(pdf([(72, 770, "Cong van so 12")], [(72, 770, "Trang sau nay")]))
    return path


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading stands still after its first page until this is set."""
    opened, event = files.open_file, threading.Event()

    def slow(path: Path, encoding: str | None, how: PageReading) -> OpenedFile:
        how.progress(0, 2)
        event.wait(20)
        return opened(path, encoding, how)

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


class Slow(FakeReader):
    """Stands still before the second page (or another one) until it is cancelled, or nobody would
    wait any more."""

    quick = 1
    """Pages that it reads before that."""

    def read(
        self, picture: Picture, dpi: float, language: str, cancelled: Callable[[], bool]
    ) -> bytes:
        if len(self.given) == self.quick:
            for _ in range(2000):
                if cancelled():
                    raise Cancelled("")
                threading.Event().wait(0.01)
        return super().read(picture, dpi, language, cancelled)


def test_closing_the_window_waits_for_no_further_page(
    make_clerk: MakeClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    monkeypatch.setattr(reading, "workers_here", lambda: 1)
    monkeypatch.setattr(reading, "require", lambda _language: slow)
    clerk = make_clerk()
    clerk.window.open(tiff(tmp_path / "quét.tif", 3))
    clerk.qtbot.waitUntil(lambda: clerk.message == "Reading page 2 of 3 of quét.tif…")
    clerk.window.close()
    assert not clerk.window.isVisible()
    assert len(slow.given) == 1


def test_what_was_read_until_it_was_stopped_is_not_read_again(
    make_clerk: MakeClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tiff(tmp_path / "quét.tif", 3)
    monkeypatch.setattr(reading, "workers_here", lambda: 1)
    monkeypatch.setattr(reading, "require", lambda _language: Slow())
    clerk = make_clerk()
    clerk.window.open(path)
    clerk.qtbot.waitUntil(lambda: clerk.message == "Reading page 2 of 3 of quét.tif…")
    clerk.window.messages.choices[0].click()
    clerk.qtbot.waitUntil(lambda: not clerk.window.files.opener.is_busy)
    assert clerk.window.desk.sessions == () and clerk.message == ""
    told = "Stopped. What was read of quét.tif is kept for the next time."
    assert clerk.window.status.hint.text() == told
    quick = FakeReader()
    monkeypatch.setattr(reading, "require", lambda _language: quick)
    clerk.window.open(path)
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    assert [given.data[0] for given, _, _ in quick.given] == [235, 215]
    session = clerk.window.files.session
    assert session is not None and session.report.page_count == 3


def test_a_scan_of_which_nothing_was_read_is_not_said_to_be_kept(
    make_clerk: MakeClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    slow.quick = 0
    monkeypatch.setattr(reading, "workers_here", lambda: 1)
    monkeypatch.setattr(reading, "require", lambda _language: slow)
    clerk = make_clerk()
    clerk.window.open(tiff(tmp_path / "quét.tif", 3))
    clerk.qtbot.waitUntil(lambda: clerk.message == "Reading page 1 of 3 of quét.tif…")
    clerk.window.messages.choices[0].click()
    clerk.qtbot.waitUntil(lambda: not clerk.window.files.opener.is_busy)
    assert clerk.window.status.hint.text() == "Stopped; quét.tif was not opened."
