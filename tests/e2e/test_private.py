"""What the program leaves behind, and whom it asks: nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

OCR = "Két qua cong tac thong tin d6i ngoai nim 2024\n"
GUARD = """
import socket, sys

def refuse(*_args, **_more):
    raise SystemExit("the network was asked")

socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from soat_core.cli import cli, run
sys.exit(run(cli, sys.argv[1:]))
"""


def test_correcting_asks_nobody_and_writes_nothing_elsewhere(tmp_path: Path) -> None:
    """Libraries that phone home keep something in the person's folders first."""
    home = tmp_path / "home"
    home.mkdir()
    source = tmp_path / "a.txt"
    source.write_text(OCR, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    done = subprocess.run(
        [sys.executable, "-c", GUARD, "correct", str(source), "-o", str(tmp_path / "b.tei.xml")],
        env={**kept, "HOME": str(home)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "b.tei.xml").exists()
    assert [str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()] == []
