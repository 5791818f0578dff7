"""The ``soat`` command as somebody types it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from tests.gui.conftest import TEXT

from soat_core.files import open_file
from soat_gui.demo import headless

ROOT = Path(__file__).resolve().parents[2]


def soat(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LANG")
    }
    paths = os.pathsep.join(str(ROOT / name) for name in ("core", "gui", "resources"))
    return subprocess.run(
        [sys.executable, "-m", "soat_gui", *arguments],
        env={**clean, "PYTHONPATH": paths, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a screen")
@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":987"}])
def test_without_a_screen_one_line_says_so(ocr_file: Path, screen: dict[str, str]) -> None:
    done = soat(str(ocr_file), **screen)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "screen" in done.stderr


def test_the_core_commands_are_there() -> None:
    done = soat("--help")
    assert done.returncode == 0
    for name in ("correct", "export", "validate", "evaluate", "demo", "FILE"):
        assert name in done.stdout


def test_a_mistyped_command_is_no_file() -> None:
    done = soat("corect")
    assert done.returncode == 2
    assert "corect" in done.stderr


def test_asking_for_help_loads_no_qt() -> None:
    code = (
        "import sys; from soat_gui.command_line import soat; from soat_core.cli import run; "
        "run(soat, ['--version']); print('PySide6' in sys.modules)"
    )
    paths = os.pathsep.join(str(ROOT / name) for name in ("core", "gui", "resources"))
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False"


def test_the_demo_does_the_whole_job_without_a_screen(tmp_path: Path) -> None:
    done = soat("demo", "--headless", "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    said, record, text, picture = done.stdout.splitlines()
    assert "no display" in said
    document = open_file(record).document
    assert Path(text).read_text(encoding="utf-8") == document.corrected_text()
    assert len(document.edits) > 100
    image = QImage(picture)
    assert (image.width(), image.height()) == (1280, 800)
    # Text is there: the right pane is no even surface.
    colours = {image.pixelColor(x, y).name() for x in range(700, 1100) for y in range(70, 300, 3)}
    assert len(colours) > 50


def test_the_demo_overwrites_nothing_unasked(
    tmp_path: Path, ocr_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    (tmp_path / "bao-cao.txt").write_text("mine")
    with pytest.raises(Exception, match=r"exists already|tệp này đã có"):
        headless(ocr_file, tmp_path, force=False)
    assert (tmp_path / "bao-cao.txt").read_text() == "mine"
    assert ocr_file.read_text(encoding="utf-8") == TEXT
