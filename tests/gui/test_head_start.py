"""The report that is open first is read, and told the engine of, while the window is being made."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.gui.conftest import TEXT, MakeClerk

from soat_core.actions import PROGRAM
from soat_core.editing import rewording
from soat_core.engine.apart import EngineHost
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.files import OpenedFile, open_file, save_record
from soat_core.review import Review
from soat_gui.app import SAMPLE
from soat_gui.editor.spot import Spot
from soat_gui.head_start import MOST_BYTES, HeadStart, first_report
from soat_gui.kept import Kept, written
from soat_gui.settings import Settings
from soat_resources import resource_path

PATIENCE_MS = 60_000
SHIPPED = resource_path(*SAMPLE), Spot()


@pytest.fixture(scope="module")
def host() -> Iterator[EngineHost]:
    with EngineHost() as made:
        yield made


def begun(host: EngineHost, path: Path, spot: Spot | None = None) -> HeadStart:
    made = HeadStart(host)
    made.begin(path, spot or Spot())
    return made


def taken_by(
    takers: list[OpenedFile | None], head_start: HeadStart, path: Path
) -> OpenedFile | None:
    """What was read of a file; it is noted down."""
    takers.append(head_start.taken(path))
    return takers[-1]


def record_of(path: Path) -> Path:
    """The record of a text in which one word was decided."""
    review = Review(open_file(path).document, PROGRAM)
    place = TEXT.index("d6i")
    review.set_suggestions(
        place, place + 3, [Suggestion(place, place + 3, (Candidate("đối", 0.6),))]
    )
    rewording.taken(review, place, 1).record(review)
    record = path.with_name("bao-cao.tei.xml")
    save_record(review.document, record, engine_version="x", expected=None, overwrite=False)
    return record


# Which report it is


def test_one_file_that_is_named_is_open_first(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert first_report([path], settings, sample=False) == (path, Spot())
    # Of several the person may be asked first.
    assert first_report([path, tmp_path / "b.txt"], settings, sample=False) is None
    assert first_report([], settings, sample=True) == SHIPPED


def test_who_starts_for_the_first_time_finds_the_sample(settings: Settings) -> None:
    assert first_report([], settings, sample=False) == SHIPPED
    settings.has_started = True
    assert first_report([], settings, sample=False) is None


def test_what_was_in_front_last_is_in_front_again(settings: Settings, tmp_path: Path) -> None:
    spot = Spot(40, 3, 2)
    behind = Kept(tmp_path / "a.tei.xml", "", Spot(), in_front=False)
    front = Kept(tmp_path / "b.tei.xml", "", spot, in_front=True)
    settings.last_session = written([behind, front])
    assert first_report([], settings, sample=False) == (front.path, spot)
    settings.last_session = written([behind])
    assert first_report([], settings, sample=False) is None
    settings.restores = False
    assert first_report([], settings, sample=False) == SHIPPED


def test_what_must_be_opened_otherwise_waits_for_the_window(
    settings: Settings, tmp_path: Path
) -> None:
    for more in ({"pages": (tmp_path / "1.txt",)}, {"encoding": "cp1252"}):
        kept = Kept(tmp_path / "b.txt", "", Spot(), in_front=True, **more)
        settings.last_session = written([kept])
        assert first_report([], settings, sample=False) is None


@pytest.mark.parametrize("told", ["", "a front one", "one file"])
def test_it_is_the_report_that_the_window_asks_for_first(
    make_clerk: MakeClerk, settings: Settings, ocr_file: Path, told: str
) -> None:
    files = [ocr_file] if told == "one file" else []
    if told == "a front one":
        other = ocr_file.with_name("other.txt")
        other.write_text("khac han\n", encoding="utf-8")
        kept = [
            Kept(other, "", Spot(), in_front=False),
            Kept(record_of(ocr_file), "", Spot(2), in_front=True),
        ]
        settings.last_session = written(kept)
    expected = first_report(files, settings, sample=False)
    assert expected is not None
    clerk = make_clerk()
    asked: list[Path] = []
    clerk.window.files.opener.ahead = asked.append  # gives nothing: it is read as ever
    clerk.window.start(files)
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    # The tour has a copy of the sample: then it is the engine that knows the text.
    assert asked[0].read_bytes() == expected[0].read_bytes()
    assert asked[0] == expected[0] or expected == SHIPPED


@pytest.mark.parametrize("told", ["nonsense", "{}", json.dumps([{"path": 1}])])
def test_nonsense_about_the_last_session_is_nothing(settings: Settings, told: str) -> None:
    settings.last_session = told
    assert first_report([], settings, sample=False) == SHIPPED


# Reading it


def test_a_file_is_read_once(host: EngineHost, ocr_file: Path, tmp_path: Path) -> None:
    head_start = begun(host, ocr_file)
    assert head_start.taken(tmp_path / "other.txt") is None
    opened = head_start.taken(ocr_file)
    assert opened is not None and opened.document.report.ocr_text == TEXT
    # It is worked on now.
    assert head_start.taken(ocr_file) is None


def test_a_file_that_has_changed_since_is_read_anew(host: EngineHost, ocr_file: Path) -> None:
    head_start = begun(host, ocr_file)
    head_start.finish()
    status = ocr_file.stat()
    os.utime(ocr_file, ns=(status.st_atime_ns, status.st_mtime_ns + 10**9))
    assert head_start.taken(ocr_file) is None
    head_start = begun(host, ocr_file)
    head_start.finish()
    ocr_file.unlink()
    assert head_start.taken(ocr_file) is None


def test_what_takes_long_or_cannot_be_read_is_left_to_the_window(
    host: EngineHost, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_text("a b\n" * (MOST_BYTES // 4), encoding="utf-8")
    broken = tmp_path / "broken.tei.xml"
    broken.write_text("<TEI", encoding="utf-8")
    picture = tmp_path / "page.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    for path in (large, broken, picture, tmp_path, tmp_path / "missing.txt", Path("a\0b")):
        assert begun(host, path).taken(path) is None


def test_nobody_waits_for_an_engine_that_reads_nothing(ocr_file: Path) -> None:
    ocr_file.write_text("Ủy ban nhân dân tỉnh bá0 cáo\n" * 9000, encoding="utf-8")
    with EngineHost(("-c", "import threading; threading.Event().wait()")) as deaf:
        taken: list[OpenedFile | None] = []

        def take() -> None:
            taken.append(begun(deaf, ocr_file).taken(ocr_file))

        taking = threading.Thread(target=take, daemon=True)
        taking.start()
        taking.join(PATIENCE_MS / 1000)
        assert taken and taken[0] is not None


def test_what_goes_wrong_here_is_left_to_whoever_opens_it(host: EngineHost, ocr_file: Path) -> None:
    # A place that no report has: what nobody expects is no matter either.
    assert begun(host, ocr_file, Spot(line=-1000)).taken(ocr_file) is None


def test_what_nobody_asks_for_is_let_go(host: EngineHost, ocr_file: Path) -> None:
    head_start = begun(host, ocr_file)
    head_start.finish()
    head_start.let_go()
    assert head_start.taken(ocr_file) is None
    head_start = begun(host, ocr_file)
    head_start.let_go()  # while it is being read
    assert head_start.taken(ocr_file) is None


# In the window


def test_the_window_shows_what_was_read_ahead_with_its_suggestions(
    host: EngineHost, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    record = record_of(ocr_file)
    screens = []
    read: list[OpenedFile | None] = []
    for path in (ocr_file, record):
        for is_ahead in (True, False):
            clerk = make_clerk(load=host.load)
            if is_ahead:
                head_start = begun(host, path, Spot(3, 1, 0))
                head_start.finish()
                clerk.window.files.opener.ahead = partial(taken_by, read, head_start)
            clerk.open(path, suggested=False)
            suggester = clerk.window.suggester
            clerk.qtbot.waitUntil(lambda: suggester.is_settled, timeout=PATIENCE_MS)  # noqa: B023
            screens.append((clerk.screen, clerk.decided))
            clerk.window.close()
    assert len(read) == 2 and all(read)
    assert screens[0] == screens[1] and screens[2] == screens[3]
    assert screens[0][0][1] == "thông tin đối ngoại"
    assert "đối" in screens[2][1] and "đối" not in screens[0][1]


def test_what_somebody_wrote_meanwhile_is_what_is_open(
    host: EngineHost, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    head_start = begun(host, ocr_file)
    head_start.finish()
    ocr_file.write_text("khac han\n", encoding="utf-8")
    clerk = make_clerk(load=host.load)
    clerk.window.files.opener.ahead = head_start.taken
    clerk.open(ocr_file, suggested=False)
    assert clerk.decided == "khac han\n"
