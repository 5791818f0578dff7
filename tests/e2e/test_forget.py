"""One command forgets a report, or everything the program keeps of it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.core.making import LAN

from soat_core.journal import Scribe, open_with_history
from soat_core.review import Review

SECRET = "mật-hiệu"
OTHERS = "0123456789abcdef" * 4
"""The hash of another report."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs the folders of XDG")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    place.mkdir()
    for name in [one for one in os.environ if one.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(place))
    return place


def soat(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = "import sys; from soat_gui.entry import main; main(sys.argv[1:])"
    return subprocess.run(
        [sys.executable, "-c", program, "--lang", "en", *arguments],
        capture_output=True, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def work_on(path: Path) -> None:
    """Somebody decides something and does not save it."""
    path.write_text("một hai ba\n", encoding="utf-8")
    opened = open_with_history(path)
    assert opened.kept is not None and opened.kept.journal is not None
    Scribe(opened.kept.recovered, opened.kept.journal, None)
    Review(opened.document, LAN).type_text(4, 7, SECRET)
    opened.kept.journal.close()


def told(home: Path) -> list[Path]:
    """Files of the person's own folders that hold what was typed, or name the report."""
    words = (SECRET.encode(), b"bao-cao")
    files = [path for path in home.rglob("*") if path.is_file()]
    return [path for path in files if any(word in path.read_bytes() for word in words)]


def settings_of(home: Path, path: Path) -> Path:
    store = home / ".config" / "soat" / "soat.conf"
    store.parent.mkdir(parents=True, exist_ok=True)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    store.write_text(
        f'[recent]\nfiles="[\\"{path}\\"]"\n[work]\nsession="[{{\\"path\\": \\"{path}\\"}}]"\n'
        f"[facsimile]\n{sha256}={path.with_suffix('.png')}\n{OTHERS}=/khac.png\n"
        f"asked={OTHERS[:16]} {sha256[:16]}\n"
        "[window]\ntext_size=14\n"
    )
    return store


def test_a_report_is_forgotten_and_its_files_stay(home: Path, tmp_path: Path) -> None:
    report, other = tmp_path / "bao-cao.txt", tmp_path / "khac.txt"
    work_on(report)
    work_on(other)
    store = settings_of(home, report)
    refused = soat("forget", str(report))
    assert refused.returncode == 2 and "--yes" in refused.stderr
    assert told(home)
    done = soat("forget", str(report), "--yes")
    assert done.returncode == 0, done.stderr
    assert "1 histories, 3 entries" in done.stdout
    assert not any(b"bao-cao" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    kept = store.read_text()
    assert "text_size=14" in kept
    assert f"{OTHERS}=/khac.png" in kept and f"asked={OTHERS[:16]}\n" in kept
    assert report.read_text(encoding="utf-8") == "một hai ba\n"
    opened = open_with_history(other)
    assert opened.kept is not None and opened.kept.unsaved is not None
    assert opened.kept.journal is not None
    opened.kept.journal.close()


def test_everything_is_forgotten(home: Path, tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.txt"
    work_on(report)
    store = settings_of(home, report)
    log = home / ".local" / "state" / "soat" / "log" / "window-error.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("File bao-cao")
    assert soat("memory", "add", SECRET).returncode == 0
    assert soat("forget", "--all").returncode == 2
    done = soat("forget", "--all", "--yes")
    assert done.returncode == 0, done.stderr
    assert told(home) == []
    assert OTHERS[:16] not in store.read_text()


def test_the_folders_are_the_owners_alone(home: Path, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        work_on(tmp_path / "bao-cao.txt")
        assert soat("memory", "add", SECRET).returncode == 0
    finally:
        os.umask(old)
    kept = [path for path in home.rglob("*") if "soat" in path.parts]
    assert kept
    assert [path for path in kept if path.stat().st_mode & 0o077] == []
