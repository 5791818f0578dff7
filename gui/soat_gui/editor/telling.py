"""Of several things that happen together others hear once, at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Telling:
    """Tells of something as it happens, or, of all that happens ``as_one``, once."""

    def __init__(self, tell: Callable[[], object]) -> None:
        self._tell = tell
        self._waits = False
        self._has_happened = False

    def tell(self) -> None:
        if self._waits:
            self._has_happened = True
        else:
            self._tell()

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """What happens within is told when it ends, also where that is by an error."""
        if self._waits:
            yield
            return
        self._waits, self._has_happened = True, False
        try:
            yield
        finally:
            self._waits = False
            if self._has_happened:
                self._tell()
