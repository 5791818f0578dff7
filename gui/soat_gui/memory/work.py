"""What the memory's window asks of the memory, in its thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from soat_core.memory import Memory, Pair, Word


class Contents(NamedTuple):
    pairs: list[Pair]
    words: list[Word]


def contents(memory: Memory) -> Contents:
    """All that is remembered."""
    return Contents(memory.all(), memory.words())


def change(pair: Pair, text: str, memory: Memory) -> tuple[Pair, ...]:
    """Let a token read otherwise; all that is remembered of it from then on."""
    memory.change_pair(pair.token, pair.text, text)
    return memory.pairs_for(pair.token)


def forget(chosen: Sequence[Pair | Word], memory: Memory) -> None:
    for one in chosen:
        if isinstance(one, Pair):
            memory.remove_pair(one.token, one.text)
        else:
            memory.remove_word(one.text)


def add_word(text: str, memory: Memory) -> list[Word]:
    """A word of the clerk's own; all there are from then on."""
    memory.add_word(text)
    return memory.words()
