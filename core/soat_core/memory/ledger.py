"""What changes in the tables with a decision, and with its undoing."""

from __future__ import annotations

from typing import NamedTuple

from soat_core.memory.decision import Decision
from soat_core.memory.tables import (
    Context,
    PairState,
    Tables,
    WordState,
    merged,
    pack,
    total,
    unpack,
)


class PairChange(NamedTuple):
    """A pair before and after a decision."""

    token: str
    text: str
    before: PairState | None
    after: PairState


class WordChange(NamedTuple):
    """A word before and after a decision."""

    text: str
    before: WordState | None
    after: WordState


class Receipt(NamedTuple):
    """What a decision changed."""

    pairs: tuple[PairChange, ...] = ()
    words: tuple[WordChange, ...] = ()


def enter(tables: Tables, decision: Decision, today: str) -> Receipt:
    """Count a decision.  ``today`` is an ISO date."""
    read, text = decision.read, decision.text
    old = tables.pair(read, text)
    accepted, rejected, _, contexts = old or PairState(0, 0, today)
    seen = pack(merged(unpack(contexts), [Context(decision.left, decision.right, 1)]))
    pairs = [PairChange(read, text, old, PairState(total(accepted, 1), rejected, today, seen))]
    if (other := decision.rejected) is not None:
        old = tables.pair(read, other)
        accepted, rejected, _, contexts = old or PairState(0, 0, today)
        new = PairState(accepted, total(rejected, 1), today, contexts)
        pairs.append(PairChange(read, other, old, new))
    words: list[WordChange] = []
    for word in decision.new_words:
        known = tables.word(word)
        decided, added, _ = known or WordState(0, 0, today)
        words.append(WordChange(word, known, WordState(total(decided, 1), added, today)))
    for token, text, _, state in pairs:
        tables.put_pair(token, text, state)
    for word, _, entered in words:
        tables.put_word(word, entered)
    return Receipt(tuple(pairs), tuple(words))


def take_back(tables: Tables, decision: Decision, receipt: Receipt) -> None:
    """Undo ``enter``.

    A row to which nothing happened since becomes what it was; of another, or without its change in
    the receipt, one is taken off the counts.  What was forgotten meanwhile stays forgotten.
    """
    pairs = {(change.token, change.text): change for change in receipt.pairs}
    for text in (decision.text, decision.rejected):
        now = None if text is None else tables.pair(decision.read, text)
        if text is not None and now is not None:
            pair = pairs.get((decision.read, text))
            less = _less_accepted(now, decision) if text == decision.text else _less_rejected(now)
            undone = pair.before if pair is not None and pair.after == now else less
            tables.put_pair(decision.read, text, undone)
    words = {change.text: change for change in receipt.words}
    for text in decision.new_words:
        known = tables.word(text)
        if known is not None:
            word = words.get(text)
            untouched = word is not None and word.after == known
            tables.put_word(text, word.before if word and untouched else _less_decided(known))


# Within


def _less_accepted(state: PairState, decision: Decision) -> PairState | None:
    accepted, rejected, last_used, contexts = state
    accepted = max(0, accepted - 1)
    left = [
        context._replace(times=context.times - 1)
        if (context.left, context.right) == (decision.left, decision.right)
        else context
        for context in unpack(contexts)
    ]
    kept = pack([context for context in left if context.times])
    return PairState(accepted, rejected, last_used, kept) if accepted or rejected else None


def _less_rejected(state: PairState) -> PairState | None:
    rejected = max(0, state.rejected - 1)
    return state._replace(rejected=rejected) if state.accepted or rejected else None


def _less_decided(state: WordState) -> WordState | None:
    decided = max(0, state.decided - 1)
    return state._replace(decided=decided) if decided or state.added else None
