"""The clerk's memory: what the engine keeps from one report to the next.

``Memory.open()`` opens it, ``NoMemory()`` stands in its place where it is switched off.  ``record``
tells it a ``Decision`` and ``retract`` takes one back; ``Learner`` does both from what happens in a
review.  ``snapshot()`` gives the engine a ``Remembered``, which never changes.
"""

from __future__ import annotations

from soat_core.memory.decision import Decision
from soat_core.memory.errors import DamagedMemoryError, RememberingError
from soat_core.memory.learner import Learner
from soat_core.memory.memory import Memory, Order, Sizes
from soat_core.memory.place import default_path
from soat_core.memory.remembered import NOTHING, Outcome, Remembered
from soat_core.memory.switched_off import NoMemory, Remembers
from soat_core.memory.tables import Context, Pair, Word

__all__ = [
    "NOTHING",
    "Context",
    "DamagedMemoryError",
    "Decision",
    "Learner",
    "Memory",
    "NoMemory",
    "Order",
    "Outcome",
    "Pair",
    "Remembered",
    "RememberingError",
    "Remembers",
    "Sizes",
    "Word",
    "default_path",
]
