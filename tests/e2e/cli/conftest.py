"""Somebody at the command line: real processes, real files, the real engine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from soat_core.actions import Agent
from soat_core.document import Document
from soat_core.files import open_file, save_record
from soat_core.review import Review

OCR = (
    "Két qua cong tac thong tin d6i ngoai nim 2024\n"
    "Thue hién Cong vin sd 1917/STTTT-QLTTBCXB ngay 06\n\x0c"
    "dugce Lanh dao UBND thanh phé dic biét quan tam\n"
)
CLERK = Agent("p-lan", "Nguyễn Thị Lan")


def command(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "soat_core", *map(str, args)]


def environment(language: str = "en", **more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    locale = {"vi": "vi_VN.UTF-8", "en": "en_US.UTF-8"}[language]
    return {**kept, "LANG": locale, "PYTHONUTF8": "1", **more}


class Ran:
    def __init__(self, *args: str | Path, language: str = "en", **env: str) -> None:
        done = subprocess.run(
            command(*args), capture_output=True, env=environment(language, **env), check=False
        )
        self.code, self.stdout = done.returncode, done.stdout
        self.out, self.err = done.stdout.decode(errors="replace"), done.stderr.decode()


def refused(*args: str | Path, code: int = 1) -> str:
    """The one line that says why it could not."""
    ran = Ran(*args)
    assert ran.code == code, ran.err
    assert ran.stdout == b""
    assert len(ran.err.splitlines()) == 1, ran.err
    assert ran.err.startswith("soat: ")
    return ran.err


@pytest.fixture
def ocr(tmp_path: Path) -> Path:
    path = tmp_path / "bc.ocr.txt"
    path.write_text(OCR, encoding="utf-8")
    return path


@pytest.fixture
def record(ocr: Path, tmp_path: Path) -> Path:
    """A record in which a clerk has decided one word, and decided it oddly."""
    document: Document = open_file(ocr).document
    Review(document, CLERK).type_text(0, 3, "Hết")
    path = tmp_path / "bc.tei.xml"
    save_record(document, path, engine_version="", expected=None, overwrite=False)
    return path
