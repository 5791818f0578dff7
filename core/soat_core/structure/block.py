"""A part of a document, where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from soat_core.annotation import Values

GROUP = "group"
"""The value that pieces of one part share."""


@dataclass(frozen=True, slots=True)
class Block:
    """``text[start:end]`` is a part of this kind (code points of the text given).

    ``posterior`` is the probability (0 to 1) that ends and kind are right.  Blocks do not overlap.
    A part that others interrupt (a paragraph by the foot of its page, one column by the other) is
    several blocks of one kind with the same value ``group``.
    """

    start: int
    end: int
    kind: str
    values: Values = ()
    posterior: float = 1.0

    def value(self, name: str) -> str:
        """The value of this name, empty where there is none."""
        return dict(self.values).get(name, "")

    def having(self, **values: str) -> Block:
        """The same block with these values; an empty one takes the value away."""
        merged = {**dict(self.values), **values}
        return replace(self, values=tuple(sorted((k, v) for k, v in merged.items() if v)))

    @property
    def group(self) -> str:
        """What its pieces share; empty where it is whole."""
        return self.value(GROUP)
