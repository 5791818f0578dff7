"""``python -m soat_core.engine.apart``: the engine's process, started by the window."""

from __future__ import annotations

import gc
import os
import signal
import sys

# Before numpy is loaded: what is multiplied here is small, and threads that wait for more of it
# take the time in which the window comes up.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from soat_core.engine import load_quick_engine
from soat_core.engine.apart.server import Server
from soat_core.engine.suggestion import Engine
from soat_core.heap import keep_small

_LARGE = 16 * 1024 * 1024
"""Bytes that are not kept when they are freed: arrays are made and freed by the thousand."""
_TURN_S = 0.001
"""For which suggestions may keep Python to themselves while a word is looked for."""


def main() -> None:
    """Serve until the window is gone, then end at once, whatever is being worked on."""
    keep_small(_LARGE)
    gc.disable()
    sys.setswitchinterval(_TURN_S)
    # Ctrl+C in a terminal is for the window, whose end is heard of.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not come between the answers.
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Programs without a terminal have no such stream on Windows.
    elsewhere = os.open(os.devnull, os.O_WRONLY) if sys.stderr is None else sys.stderr.fileno()
    os.dup2(elsewhere, sys.stdout.fileno())
    Server(sys.stdin.buffer, sink, _load, lambda: os._exit(1)).serve()
    os._exit(0)


def _load() -> Engine:
    try:
        engine = load_quick_engine()
        # None of it is ever garbage, and what is looked for that takes a while.
        gc.freeze()
        return engine
    finally:
        gc.enable()


if __name__ == "__main__":
    main()
