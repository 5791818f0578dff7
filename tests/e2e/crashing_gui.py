"""Kills the real window at work, again and again, and looks at what is left.

    python tests/e2e/crashing_gui.py --rounds 20 --seed 1

As ``crashing``, one level up: every life is a process with the whole window (offscreen), driven by
its commands and keys as a seeded script says, killed from outside at a random moment or by itself
in the middle of saving.  After every change it tells what the report says, and after every step
whether the journal has it on the disk.  The next life must open the report in one of the states
that were told, not older than what was durable, and undo must lead back to the text that was
imported.

A life costs a fork: Qt is loaded once, its application made in each.  Prints a JSON object.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtTest import QTest
from tests.gui.fake_engine import FakeEngine

from soat_core.document import Document
from soat_core.errors import SoatError
from soat_core.journal import open_with_history
from soat_gui.app import application, make_window
from soat_gui.engine_state import EngineState
from soat_gui.main_window import MainWindow
from soat_gui.settings import Settings

TEXT = "Két qua cong tac thong tin d6i ngoai\nnim 2024 Két qua d6i ngoai nim\n" * 3
READINGS = {
    "Két": [("Kết", 0.9), ("Két", 0.1)],
    "qua": [("quả", 0.9), ("qua", 0.1)],
    "d6i": [("đối", 0.6), ("đổi", 0.3)],
    "nim": [("năm", 0.95), ("nim", 0.05)],
}
KEYS = ("Return", "Return", "Return", "2", "F4", "Tab", "Shift+Tab", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y",
        "Ctrl+Return", "Del", "Ctrl+M", "Ctrl+S")  # fmt: skip
STEPS = 40
_UNTOLD = 1
"""Changes that were made and not told yet when it died."""


@dataclass
class Figures:
    rounds: int = 0
    kills: int = 0
    kills_inside_a_save: int = 0
    changes: int = 0
    """Done by all windows."""
    actions_lost: int = 0
    """Lives after which what was told to be on the disk was not there."""
    files_unreadable: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass
class Seen:
    """What a window told: the report's text after every change, whether it was durable."""

    start: frozenset[str]
    """What the report said, and what it said with the work that was not saved."""
    texts: list[str] = field(default_factory=list)
    durable: int = 0
    killed_itself: bool = False


# A life


def live(folder: Path, seed: int, dies_in_save: int, out: int) -> None:
    def tell(**what: object) -> None:
        os.write(out, json.dumps(what).encode() + b"\n")

    window = opened(folder)
    session = window.desk.session
    assert session is not None
    session.changed.connect(lambda _changes: tell(text=session.document.corrected_text()))
    tell(text=session.document.corrected_text())
    answer(window)
    chance = random.Random(seed)
    if dies_in_save:
        kill_in_save(dies_in_save, tell)
    for _ in range(STEPS):
        key = chance.choice(KEYS)
        QTest.keySequence(window.focusWidget() or window, key)
        if chance.random() < 0.1:
            QTest.keyClicks(window.page.view.field, chance.choice(["xa", "lan"]))
            QTest.keySequence(window.page.view.field, "Return")
        wait(chance.choice([0, 0, 5]))
        answer(window)
        if window.journaling.is_settled:
            tell(durable=True)
    wait(10_000)


def kill_in_save(after: int, tell: Callable[..., None]) -> None:
    """Die in one of the calls by which a record comes to the disk."""
    left = [after]
    journals = threading.current_thread()

    def deadly(call: Callable[..., object]) -> Callable[..., object]:
        def instead(*args: object, **named: object) -> object:
            is_record = any(".soat-" in str(one) or ".tei.xml" in str(one) for one in args)
            if is_record and threading.current_thread() is not journals:
                left[0] -= 1
                if left[0] < 0:
                    tell(killed=True)
                    os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **named)

        return instead

    for name in ("replace", "link", "open", "unlink"):
        setattr(os, name, deadly(getattr(os, name)))


def opened(folder: Path) -> MainWindow:
    app = application()
    store = QSettings(str(folder / "soat.ini"), QSettings.Format.IniFormat)
    window = make_window(
        app,
        Settings(store),
        language="en",
        load=lambda: FakeEngine(READINGS),
        memory_file=folder / "data" / "memory.sqlite3",
    )
    window.show()
    window.activateWindow()
    window.open(report_in(folder))
    wait_until(lambda: window.desk.session is not None)
    wait_until(lambda: window.suggester.state is EngineState.READY)
    return window


def answer(window: MainWindow) -> None:
    """Take the first choice of whatever is asked: to go on where the work was left."""
    wait(0)
    while window.messages.choices:
        window.messages.choices[0].click()
        wait(0)


def report_in(folder: Path) -> Path:
    record = folder / "a.tei.xml"
    return record if record.exists() else folder / "a.ocr.txt"


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(holds: Callable[[], bool]) -> None:
    while not holds():
        wait(2)


# Its end, and what is left


def watch(
    folder: Path, seed: int, dies_in_save: int, lasts_s: float, start: frozenset[str]
) -> Seen:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            live(folder, seed, dies_in_save, write)
        except BaseException:
            import traceback

            traceback.print_exc()
        os._exit(1)
    os.close(write)
    seen = Seen(start)
    killer: threading.Timer | None = None
    with open(read, "rb") as told:
        for line in told:
            if killer is None:
                killer = threading.Timer(lasts_s, _kill, (child,))
                killer.start()
            with contextlib.suppress(ValueError):  # the last line may be half a line
                hear(seen, json.loads(line))
    _, status = os.waitpid(child, 0)
    if killer is not None:
        killer.cancel()
        killer.join()
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the window ended by itself")
    return seen


def hear(seen: Seen, what: dict[str, object]) -> None:
    if "text" in what:
        seen.texts.append(str(what["text"]))
    elif "durable" in what:
        seen.durable = len(seen.texts) - 1
    else:
        seen.killed_itself = True


def _kill(child: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)


def judge(folder: Path, seed: int, seen: Seen, figures: Figures) -> frozenset[str]:
    """Open what is left without the window, go on where the work was, and undo all of it.

    Returns what the report says, and what it says with the work that was not saved.
    """
    try:
        opened_file = open_with_history(report_in(folder), folder=folder / "data" / "journals")
    except SoatError as error:
        figures.files_unreadable += 1
        figures.wrong.append(f"{seed}: {error!r}")
        return frozenset()
    document, kept = opened_file.document, opened_file.kept
    assert kept is not None and kept.journal is not None
    kept.journal.close()
    saved = document.corrected_text()
    unsaved = kept.unsaved
    if unsaved is not None and unsaved.fits and unsaved.branch is not None:
        document.bring_back(unsaved.branch)
    elif unsaved is not None and unsaved.fits:
        document.undo(unsaved.back)
    left = document.corrected_text()
    figures.changes += max(0, len(seen.texts) - 1)
    near = around(document)
    # before anything was durable it may also be as it was found
    known = {*seen.texts[seen.durable :], *(() if seen.durable else seen.start)}
    if near.isdisjoint({*seen.texts, *seen.start}):
        figures.wrong.append(f"{seed}: a text that never was: {left!r}, {seen!r}, {unsaved!r}")
    elif near.isdisjoint(known):
        figures.actions_lost += 1
        figures.wrong.append(f"{seed}: durable work is not there: {left!r}, {seen!r}")
    while document.undo():
        pass
    if document.corrected_text() != TEXT:
        figures.wrong.append(f"{seed}: undo does not lead to the beginning")
    return frozenset([saved, left])


def around(document: Document) -> set[str]:
    """The text, and those of the actions next to it: the last one may be there and not told."""
    texts = {document.corrected_text()}
    for go, back in ((document.undo, document.redo), (document.redo, document.undo)):
        count = 0
        while count < _UNTOLD and go():
            count += 1
            texts.add(document.corrected_text())
        back(count)
    return texts


def one_round(folder: Path, chance: random.Random, figures: Figures) -> None:
    (folder / "a.ocr.txt").write_text(TEXT, encoding="utf-8")
    start = frozenset([TEXT])
    for _ in range(chance.randint(1, 2)):
        seed = chance.randrange(2**31)
        dies_in_save = chance.randint(1, 12) if chance.random() < 0.5 else 0
        lasts_s = 2.0 if dies_in_save else chance.random() * 0.8
        seen = watch(folder, seed, dies_in_save, lasts_s, start)
        figures.kills += 1
        figures.kills_inside_a_save += seen.killed_itself
        start = judge(folder, seed, seen, figures)


def run(rounds: int, seed: int) -> Figures:
    figures = Figures()
    for number in range(rounds):
        folder = Path(tempfile.mkdtemp(prefix="soat-crash-gui-"))
        try:
            one_round(folder, random.Random(seed * 1_000_003 + number), figures)
        except (RuntimeError, AssertionError) as error:
            figures.wrong.append(f"round {number}: {error!r}")
        shutil.rmtree(folder)
        figures.rounds += 1
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    print(json.dumps(asdict(run(given.rounds, given.seed)), indent=2))
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
