"""What it says: help, wrong usage, errors, progress."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.e2e.cli.conftest import Ran

from soat_core.cli.exporting import FORMAT_NAMES
from soat_core.cli.progress import Progress
from soat_core.writers import FORMATS


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["corect"],
        ["--nonsense"],
        ["correct"],
        ["correct", "a.txt"],
        ["correct", "a.txt", "-o"],
        ["export", "a.tei.xml", "b.tei.xml", "--to", "text", "-o", "c"],
        ["correct", "a.txt", "-o", "b", "--to", "pdf"],
        ["correct", "a.txt", "-o", "b", "--force=1"],
        ["export", "a.tei.xml", "-o", "b"],
        ["validate"],
    ],
)
def test_wrong_usage_is_told_in_the_person_s_language(args: Sequence[str]) -> None:
    ran = Ran(*args, language="vi")
    assert ran.code == 2
    assert "Lỗi: " in ran.err or ran.err.startswith("Cách dùng: soat")
    for word in ("Usage", "Error", "Missing", "Invalid", "unexpected", "No such", "requires"):
        assert word not in ran.err
    english = Ran(*args).err
    assert "Error: " in english or english.startswith("Usage: soat")


@pytest.mark.parametrize("name", ["", "correct", "export", "validate", "evaluate", "memory"])
def test_help_is_complete_in_both_languages(name: str) -> None:
    args = [name] if name else []
    vietnamese = Ran(*args, "--help", language="vi")
    english = Ran(*args, "--help")
    assert vietnamese.code == english.code == 0
    for word in ("Usage", "Options", "Show", "[required]", "default", "Commands", "FILE", "PATH"):
        assert word not in vietnamese.out
    assert english.out.isascii() or "Soát" in english.out
    assert Ran("--lang", "vi", *args, "--help").out == vietnamese.out
    assert Ran("--lang", "en", *args, "--help", language="vi").out == english.out


def test_errors_are_told_in_vietnamese(tmp_path: Path) -> None:
    ran = Ran("correct", tmp_path / "a.txt", "-o", tmp_path / "b.txt", language="vi")
    assert ran.err == (
        f"soat: {tmp_path}/a.txt: không có tệp này. Hãy kiểm tra lại tên và thư mục.\n"
    )


def test_a_terminal_without_vietnamese_letters_is_no_reason_to_fail() -> None:
    ran = Ran("--help", language="vi", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ran.code == 0
    assert ran.err == ""


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    program = (
        "import sys; from soat_core.cli import cli, run; run(cli, ['--version']);"
        "heavy = {'numpy', 'lxml', 'symspellpy', 'rapidfuzz', 'sortedcontainers'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    version, heavy = done.stdout.splitlines()
    assert version.startswith("soat ")
    assert heavy == "[]"


def test_the_formats_named_in_the_help_are_those_there_are() -> None:
    assert set(FORMAT_NAMES) == {fmt.identity for fmt in FORMATS}


def test_progress_shows_on_a_terminal_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("soat_core.cli.progress.time.monotonic", lambda: now)
    leader, follower = os.openpty()
    with open(follower, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with Progress(3, "Correcting pages") as progress:
            now = 0.5
            progress.step()
            terminal.write("quiet so far.")
            now = 1.5
            progress.step()
            progress.step()
        monkeypatch.undo()
    shown = _all_of(leader)
    assert shown.startswith("quiet so far.")
    assert "Correcting pages" in shown
    assert "100%" in shown


def _all_of(leader: int) -> str:
    """What was written to a terminal that is closed by now."""
    shown = b""
    with open(leader, "rb", 0) as screen, contextlib.suppress(OSError):  # its end is an error
        while chunk := screen.read(4096):
            shown += chunk
    return shown.decode()
