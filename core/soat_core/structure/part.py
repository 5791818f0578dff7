"""A part as it is being found: lines or stretches of them, not yet a block of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from soat_core.structure.block import GROUP, Block
from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line


@dataclass(slots=True)
class Part:
    """Stretches of text that are one part together, in the order of the text."""

    kind: BlockKind
    lines: list[Line]
    posterior: float
    values: dict[str, str] = field(default_factory=dict)
    each: list[dict[str, str]] = field(default_factory=list)
    """Values of each line by itself, beside those of the whole; lines stay apart then."""

    @property
    def start(self) -> int:
        return self.lines[0].start


def blocks_of(parts: Iterable[Part]) -> list[Block]:
    """Parts as blocks: what stands together is one block, a part in pieces is a group.

    A group is named by its kind and first line: it keeps its name while words are corrected.
    """
    listed = list(parts)
    stretches = sorted(
        (line.start, line.end, number, at)
        for number, part in enumerate(listed)
        for at, line in enumerate(part.lines)
    )
    runs: list[tuple[int, int, int, int]] = []
    for start, end, number, at in stretches:
        if runs and runs[-1][2] == number and not listed[number].each:
            runs[-1] = (runs[-1][0], end, number, at)
        else:
            runs.append((start, end, number, at))
    names = _group_names(listed, [number for _, _, number, _ in runs])
    return [_block(listed[n], start, end, at, names.get(n, "")) for start, end, n, at in runs]


def _group_names(parts: list[Part], runs: list[int]) -> dict[int, str]:
    """The names of the parts (by number) that are in several runs."""
    pieces = Counter(runs)
    names: dict[int, str] = {}
    taken: Counter[str] = Counter()
    for number in dict.fromkeys(runs):
        if pieces[number] > 1:
            name = f"{parts[number].kind}-{parts[number].lines[0].index + 1}"
            taken[name] += 1
            names[number] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return names


def _block(part: Part, start: int, end: int, at: int, group: str) -> Block:
    block = Block(start, end, part.kind, posterior=round(part.posterior, 4))
    own = part.each[at] if part.each else {}
    return block.having(**{**part.values, **own, GROUP: group})
