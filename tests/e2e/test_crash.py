"""Whatever kills the program, the work of more than a second ago is there, and so is undo.

200 rounds where changes are checked (``CI``), a few elsewhere, and thousands by ``make soak``
(SOAT_CRASH_ROUNDS), from another seed each time (SOAT_CRASH_SEED).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROUNDS = int(os.environ.get("SOAT_CRASH_ROUNDS") or (200 if os.environ.get("CI") else 12))
WINDOWS = max(2, ROUNDS // 20)
"""Rounds with the whole window."""
SEED = int(os.environ.get("SOAT_CRASH_SEED", "1"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


def test_killed_at_any_moment_nothing_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [sys.executable, HERE / "crashing.py", "--rounds", str(ROUNDS), "--seed", str(SEED)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    with capsys.disabled():
        print(f"\n{done.stdout}")
    assert figures["rounds"] == ROUNDS
    assert figures["actions"] > 0
    assert figures["kills_inside_a_journal_write"] + figures["kills_inside_a_save"] > 0
    assert not figures["wrong"], done.stderr
    assert figures["actions_lost"] == 0
    assert figures["files_unreadable"] == 0


def test_the_whole_window_killed_at_any_moment_loses_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = subprocess.run(
        [sys.executable, HERE / "crashing_gui.py", "--rounds", str(WINDOWS), "--seed", str(SEED)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    with capsys.disabled():
        print(f"\n{done.stdout}")
    assert figures["rounds"] == WINDOWS
    assert figures["changes"] > 0
    assert not figures["wrong"], done.stderr
    assert figures["actions_lost"] == 0
    assert figures["files_unreadable"] == 0


def test_the_window_is_killed_and_goes_on_where_it_was(tmp_path: Path) -> None:
    """The real window, in a process of its own, from a key to SIGKILL."""
    report = tmp_path / "bao-cao.ocr.txt"
    report.write_text("Két qua cong tac\nthong tin d6i ngoai\n", encoding="utf-8")
    with window(tmp_path, "work") as first:
        assert first.stdout is not None
        told = first.stdout.readline()
        first.send_signal(signal.SIGKILL)
    assert json.loads(told)["text"] == "Kết quả cong tac\nthong tin đối ngoai\n"
    with window(tmp_path, "look") as second:
        out, _ = second.communicate(timeout=60)
    found = json.loads(out.splitlines()[-1])
    assert "3 actions of last time" in found["message"]
    assert found["text"] == "Kết quả cong tac\nthong tin đối ngoai\n"
    assert found["undone"] == "Két qua cong tac\nthong tin d6i ngoai\n"


def window(folder: Path, what: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, HERE / "crashing_window.py", str(folder), what],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
