"""The engine in a process of its own.

Python lets one thread of a process run at a time, so an engine in the window's process makes keys
wait for it.  In one of its own it uses another core, is loaded while the window still comes up, and
cannot take the window with it when a library it uses crashes: then it is started again.  Nor when
it hangs: nobody but a worker waits for it longer than half a second, and closing ends it at once.

``host`` is what the window has, ``link`` how that asks, ``server`` what runs on the other side,
``wire`` what goes between them: JSON in frames over the two standard streams, so nothing listens
anywhere, and the process ends when the window's does, however that ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soat_core.engine.apart.host import EngineHost

__all__ = ["EngineHost"]


def __getattr__(name: str) -> object:
    """The engine's own side needs no host, nor the time to load it."""
    if name == "EngineHost":
        from soat_core.engine.apart.host import EngineHost

        return EngineHost
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
