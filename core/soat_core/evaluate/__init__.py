"""How good the engine is, in the figures that the project reports.

All shares are fractions from 0 to 1.  Texts are compared in the form of
``soat_core.text.comparable``: NFC, tone placement folded, white space collapsed.
"""

from __future__ import annotations

from soat_core.evaluate.figures import Figures
from soat_core.evaluate.measure import Adaptation, Evaluation, FilePair, evaluate
from soat_core.evaluate.telex import telex_keys

__all__ = ["Adaptation", "Evaluation", "Figures", "FilePair", "evaluate", "telex_keys"]
