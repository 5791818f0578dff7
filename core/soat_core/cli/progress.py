"""A progress bar for work that turns out to take longer than a second."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_PATIENCE = 1.0
"""Seconds; below it a bar would only flicker."""


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()  # it is None where the caller closed it


class Progress:
    """Counts steps; shows a bar on stderr, on terminals only, once it is worth while."""

    def __init__(self, length: int, label: str) -> None:
        self._length = length
        self._label = label
        self._done = 0
        self._began = time.monotonic()
        self._stack = ExitStack()
        self._bar: ProgressBar[int] | None = None

    def expect(self, length: int) -> None:
        """How many steps there are turned out only now."""
        self._length = length

    def step(self) -> None:
        self._done += 1
        if self._bar is not None:
            self._bar.update(1)
        elif _is_terminal() and time.monotonic() - self._began > _PATIENCE:
            bar = click.progressbar(length=self._length, label=self._label, file=sys.stderr)
            self._bar = self._stack.enter_context(bar)
            self._bar.update(self._done)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()
