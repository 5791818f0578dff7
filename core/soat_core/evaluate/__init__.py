"""How good the engine is, in the figures that the project reports.

All shares are fractions from 0 to 1.  Texts are compared in the form of
``soat_core.text.comparable``: NFC, tone placement folded, white space collapsed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from soat_core.evaluate.errata import read_errata
    from soat_core.evaluate.figures import Figures
    from soat_core.evaluate.measure import Adaptation, Evaluation, FilePair, evaluate
    from soat_core.evaluate.telex import telex_keys

__all__ = [
    "Adaptation",
    "Evaluation",
    "Figures",
    "FilePair",
    "evaluate",
    "read_errata",
    "telex_keys",
]

_MODULES = {"Figures": "figures", "read_errata": "errata", "telex_keys": "telex"}


def __getattr__(name: str) -> Any:
    """Matching a second reading needs the alignment alone, and the window starts with it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'measure')}"), name)
