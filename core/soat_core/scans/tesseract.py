"""Reading pictures with Tesseract, as the program that is installed; nothing happens without it.

Another OCR program would be another class with the same methods.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import Protocol

from soat_core.errors import InputError, SoatError
from soat_core.i18n import tr
from soat_core.scans.pixels import Picture

VIETNAMESE = "vie"
_POLL_S = 0.1
_LONGEST_S = 600.0
"""No page takes that long; whatever hangs is ended."""
_FOLDER = re.compile(r'"(.+)"')
_LANGUAGE = re.compile(r"[A-Za-z][\w/-]{1,40}")


class Cancelled(SoatError):
    """The person no longer wants it."""


class Shape(IntEnum):
    """What is on a picture.  The values are those of Tesseract's ``--psm``."""

    PAGE = 3
    BLOCK = 6
    LINE = 7
    WORD = 8


class OcrProgram(Protocol):
    """Something that reads pictures."""

    @property
    def name(self) -> str:
        """With its version, for the record."""

    def languages(self) -> frozenset[str]:
        """The languages it can read, by their three letters."""

    def model(self, language: str) -> str:
        """Tells apart the models of a language that it may be given; empty where that is not
        known."""

    def read(
        self,
        picture: Picture,
        dpi: float,
        language: str,
        cancelled: Callable[[], bool],
        shape: Shape = Shape.PAGE,
    ) -> bytes:
        """What stands on a picture, as Tesseract's TSV with boxes in pixels of the picture.

        Raises ``InputError``, and ``Cancelled`` soon after ``cancelled`` gives True.
        """


class Tesseract:
    """The program at ``path``."""

    def __init__(self, path: str) -> None:
        self._path = path

    @cached_property
    def name(self) -> str:
        told = self._ask("--version").split("\n", 1)[0].strip()
        return told if told.startswith("tesseract") else "tesseract"

    def languages(self) -> frozenset[str]:
        lines = self._listed[1:]
        return frozenset(line.strip() for line in lines if _LANGUAGE.fullmatch(line.strip()))

    def model(self, language: str) -> str:
        # "List of available languages in "FOLDER" (3):"; older ones do not tell the folder
        told = _FOLDER.search(self._listed[0]) if self._listed else None
        with contextlib.suppress(OSError):
            if told is not None:
                status = os.stat(os.path.join(told[1], f"{language}.traineddata"))
                return f"{status.st_size} {status.st_mtime_ns}"
        return ""

    @property
    def _listed(self) -> list[str]:
        """Asked anew each time: a language may be installed while the program runs."""
        return self._ask("--list-langs").splitlines()

    def read(
        self,
        picture: Picture,
        dpi: float,
        language: str,
        cancelled: Callable[[], bool],
        shape: Shape = Shape.PAGE,
    ) -> bytes:
        if not _LANGUAGE.fullmatch(language):
            raise ValueError(f"no language: {language!r}")
        command = [self._path, "stdin", "stdout", "-l", language, "--dpi", str(round(dpi))]
        command += ["--psm", str(shape.value), "tsv"]
        # Out of a file without a name: a pipe would have to be fed while the clock is watched.
        with tempfile.TemporaryFile() as given:
            given.write(picture.as_pnm())
            given.seek(0)
            with subprocess.Popen(
                command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env=_environment(),
            ) as process:  # fmt: skip
                try:
                    out, errors = _heard(process, cancelled)
                except BaseException:
                    process.kill()
                    raise
        if process.returncode != 0:
            raise InputError(
                tr("Tesseract could not read this page", "Tesseract không đọc được trang này"),
                advice=_last_line(errors),
            )
        return out

    def _ask(self, question: str) -> str:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            done = subprocess.run(
                [self._path, question], capture_output=True, timeout=20, env=_environment(),
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
            return (done.stdout or done.stderr).decode("utf-8", "replace")
        return ""


@lru_cache(maxsize=1)
def installed() -> Tesseract | None:
    """Tesseract as found on the search path, None where it is not installed."""
    path = shutil.which("tesseract")
    return Tesseract(path) if path else None


def require(language: str = VIETNAMESE) -> Tesseract:
    """Tesseract with a language; raises ``InputError`` that says how to get what is missing."""
    program = installed()
    if program is None:
        raise InputError(
            tr(
                "reading pictures needs Tesseract, which is not installed",
                "đọc ảnh cần có Tesseract, nhưng máy này chưa cài",
            ),
            advice=tr(
                "Install it with its Vietnamese language (Debian, Ubuntu: tesseract-ocr-vie; "
                "Windows: the installer of UB Mannheim, ticking Vietnamese; macOS: brew install "
                "tesseract-lang).",
                "Hãy cài Tesseract kèm tiếng Việt (Debian, Ubuntu: gói tesseract-ocr-vie; Windows: "
                "bộ cài của UB Mannheim, đánh dấu Vietnamese; macOS: brew install tesseract-lang).",
            ),
        )
    if language not in program.languages():
        raise InputError(
            tr(
                "Tesseract is installed without the language “{language}”",
                "Tesseract trên máy này thiếu ngôn ngữ “{language}”",
                language=language,
            ),
            advice=tr(
                "Install tesseract-ocr-{language}.",
                "Hãy cài thêm gói tesseract-ocr-{language}.",
                language=language,
            ),
        )
    return program


def _environment() -> dict[str, str]:
    # Its own threads make it slower where pages are read one by one in the background.
    return {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}


def _heard(process: subprocess.Popen[bytes], cancelled: Callable[[], bool]) -> tuple[bytes, bytes]:
    """All that the program says, unless it is cancelled or takes too long."""
    waited = 0.0
    while True:
        try:
            return process.communicate(timeout=_POLL_S)
        except subprocess.TimeoutExpired:
            waited += _POLL_S
        if cancelled():
            raise Cancelled(tr("reading was cancelled", "đã dừng đọc"))
        if waited > _LONGEST_S:
            raise InputError(
                tr("Tesseract takes too long over this page", "Tesseract đọc trang này quá lâu")
            )


def _last_line(errors: bytes) -> str:
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""
