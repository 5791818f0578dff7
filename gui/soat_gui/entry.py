"""Where the program begins.

Where a window is wanted the engine's process is started before anything else is loaded, even the
command line itself: it has most to do until there are suggestions.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from soat_core.engine.apart.process import end_ahead, start_ahead


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the program."""
    words = sys.argv[1:] if argv is None else argv
    if _opens_window(words):
        start_ahead()
    try:
        from soat_core.cli import run
        from soat_gui.command_line import soat

        code = run(soat, argv)
    finally:
        end_ahead()
    sys.exit(code)


def _opens_window(words: Sequence[str]) -> bool:
    """Whether that is what the command line will make of it; it may say no for others too."""
    return not words or (len(words) == 1 and (words[0] == "demo" or os.path.isfile(words[0])))
