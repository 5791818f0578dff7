"""TEI that others wrote: its text is corrected, everything else of the file stays as it is.

Corrections are put into the very bytes of the file, and taken out again when it is read: without
them it is what it was, byte for byte.
"""

from __future__ import annotations

from soat_core.tei.foreign.reader import (
    describe_foreign,
    foreign_findings,
    losses,
    read_foreign,
)
from soat_core.tei.foreign.writer import original_bytes, resolved, write_foreign

__all__ = [
    "describe_foreign",
    "foreign_findings",
    "losses",
    "original_bytes",
    "read_foreign",
    "resolved",
    "write_foreign",
]
