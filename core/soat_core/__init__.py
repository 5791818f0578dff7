"""Soát's core: the OCR reading, the edits on it, the record of both, and the correction engine.

Nothing below this package imports Qt (an import-linter contract holds it to that): the command
line and the window call the same functions.
"""

from __future__ import annotations

__version__ = "0.1.0"
