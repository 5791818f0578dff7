"""What is wrong with a record, for people."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 200
"""After this many findings a check stops looking: nobody reads on."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a record, said in one clause without a full stop.

    ``line`` counts from 1; 0 where the whole file is meant.
    """

    line: int
    message: str
