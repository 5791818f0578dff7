"""Starts the engine's process.  Loads next to nothing itself, so that it may come before all else:
what the process does at the start takes longest."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

# Nothing is taken from the current folder, in which anybody's files may lie.
COMMAND = ("-P", "-m", "soat_core.engine.apart")

Process = subprocess.Popen[bytes]
_ahead: list[Process] = []


def started(command: Sequence[str] = COMMAND) -> Process | None:
    """A process that waits for requests; None where none can be started."""
    try:
        return subprocess.Popen(
            [sys.executable, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError):
        return None


def start_ahead() -> None:
    """Start the process that somebody will most likely want soon."""
    if (process := started()) is not None:
        _ahead.append(process)


def taken_ahead() -> Process | None:
    """The process that was started ahead, if there is one: it is the caller's now."""
    return _ahead.pop() if _ahead else None


def end_ahead() -> None:
    """Nobody wanted it."""
    while (process := taken_ahead()) is not None:
        process.kill()
        process.communicate()
