"""Pages that were really read: which reading of each position is the right one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from corpus import lacks_marks
from pairs import page_pairs

from soat_core.engine.readings import Position, Readings, TokenReadings
from soat_core.engine.units import shape_of
from soat_core.text import old_tone_placement

WIDTH = 24
"""Readings of a position that are trained on; ``Weights.kept``."""
NO_TARGET = -1
"""Nobody knows, or there is no choice."""
NONE_TARGET = WIDTH
"""The truth is not among the readings."""
_LETTER = re.compile(r"\w")


def plain(text: str) -> str:
    return old_tone_placement(text.lower())


def target_row(position: Position, gold: str) -> int:
    """The reading of a position whose text is ``gold``, whatever its letter case."""
    wanted = plain(gold)
    for row, texts in enumerate(position.texts[:WIDTH]):
        if any(plain(text) == wanted for text in texts):
            return row
    return NONE_TARGET


@dataclass
class Page:
    """Positions of one page and the row of the reading that is right, or one of the above."""

    positions: list[Position] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)


def pages_in(folder: Path, readings: Readings, *, clean: bool = False) -> dict[str, Page]:
    """The pages of a folder by name; ``clean``: the truth itself, as if it had been read so."""
    lines = [
        (name, groups)
        for name, groups in page_pairs(folder)
        if not lacks_marks(" ".join(word for _, gold in groups for word in gold))
    ]
    tokens = (token for _, groups in lines for pair in groups for token in pair[clean])
    readings.prepare({unicodedata.normalize("NFC", token) for token in tokens})
    found: dict[str, Page] = defaultdict(Page)
    for name, groups in lines:
        for read, gold in groups:
            for token in gold if clean else read:
                pair = ((token,), (token,)) if clean else (read, gold)
                _add(found[name], readings.of(unicodedata.normalize("NFC", token)), *pair)
    return found


def _add(page: Page, seen: TokenReadings, read: tuple[str, ...], gold: tuple[str, ...]) -> None:
    alone = sum(position.is_open for position in seen.positions) == 1
    for position in seen.positions:
        known = alone and position.is_open
        page.positions.append(position)
        page.targets.append(_right_row(seen, position, read, gold) if known else NO_TARGET)


def _right_row(
    found: TokenReadings, position: Position, read: tuple[str, ...], gold: tuple[str, ...]
) -> int:
    if not gold:
        return NO_TARGET
    if len(read) > 1:
        return NONE_TARGET
    before, behind = found.literals
    wanted = plain(" ".join(gold))
    for row, texts in enumerate(position.texts[:WIDTH]):
        if any(plain(before + text + behind) == wanted for text in texts):
            return row
    # the marks around it may have been misread
    core = shape_of(" ".join(gold)).core
    return target_row(position, core) if _LETTER.search(core) else NONE_TARGET
