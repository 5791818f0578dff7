"""Starts the program with its window, in the order in which that is quickest.

The engine's process comes first: what it does takes longest, and goes on beside all the rest.
Then the report is read that will be open, so that the engine knows of it as early as may be.
"""

from __future__ import annotations

import builtins
import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from soat_core.engine.apart import EngineHost
from soat_core.engine.apart.process import taken_ahead
from soat_gui.display import check_display

if TYPE_CHECKING:
    from soat_gui.main_window import MainWindow


def start(
    files: Sequence[Path],
    language: str | None = None,
    *,
    sample: bool = False,
    shown: Callable[[MainWindow], object] = lambda _window: None,
) -> int:
    """Show the window with ``files``, or with what ``MainWindow.start`` chooses, until it is
    closed; returns the exit code.

    ``language`` goes before the settings, ``sample`` shows the shipped sample, and ``shown`` is
    called with the window when it is on the screen and about to open the first report.  Raises
    ``SoatError`` where there is no screen.
    """
    check_display()
    # Nothing of what is loaded is garbage; ``keep_house`` says when to look for some.
    gc.disable()
    with EngineHost(begun=taken_ahead()) as engine:
        _load_qt()
        from soat_gui.head_start import HeadStart, first_report
        from soat_gui.settings import settings_of_person

        settings = settings_of_person()
        head_start = HeadStart(engine)
        if (first := first_report(files, settings, sample=sample)) is not None:
            head_start.begin(*first)
        from soat_gui import app

        return app.run(
            files, engine, settings, language, head_start=head_start, sample=sample, shown=shown
        )


def _load_qt() -> None:
    """Import Qt, but not what PySide puts in the place of Python's import: that reads the source of
    every module to find out whether it wants Qt's functions by other names, which none here does.
    It takes a tenth of the time until the window is there."""
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = plain
