"""A part of a document, where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass

from soat_core.annotation import Values


@dataclass(frozen=True, slots=True)
class Block:
    """``text[start:end]`` is a part of this kind (code points of the text given).

    ``posterior`` is the probability (0 to 1) that ends and kind are right.  Blocks do not overlap,
    but for headers, page numbers and footnotes, which may interrupt another one.
    """

    start: int
    end: int
    kind: str
    values: Values = ()
    posterior: float = 1.0
