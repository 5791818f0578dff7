"""However little is told when suggestions are asked for again, whoever listens knows them all."""

from __future__ import annotations

import io
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.apart import wire
from soat_core.engine.apart.news import KEPT, Listener, Teller
from soat_core.engine.sharing import Sharing, rounded
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.text import Span

SPANS = (Span(0, 20), Span(20, 60))
candidates = st.builds(
    Candidate, st.sampled_from(["đối", "đội", "d6i"]), st.sampled_from([1.0, 0.60001, 0.6, 0.0004])
)


@st.composite
def suggestions(draw: st.DrawFn) -> list[Suggestion]:
    """Of up to four places; most are as they were the last time."""
    many = draw(st.integers(0, 4))
    return [
        Suggestion(
            5 * at,
            5 * at + 3,
            tuple(draw(st.lists(candidates, min_size=1, max_size=2))),
            draw(st.sampled_from(["", "phrase"])),
        )
        for at in range(many)
    ]


def sent(message: wire.Message) -> wire.Message:
    stream = io.BytesIO()
    wire.put(stream, wire.packed(wire.Kind.REPLY, 1, message))
    stream.seek(0)
    frame = wire.receive(stream)
    assert frame is not None
    return frame.message


def as_kept(found: Sequence[Suggestion]) -> list[Suggestion]:
    return [
        Suggestion(one.start, one.end, tuple(map(rounded, one.candidates)), one.why)
        for one in found
    ]


rounds = st.lists(
    st.tuples(st.sampled_from(SPANS), suggestions(), st.sampled_from(["heard", "lost", "anew"])),
    max_size=12,
)


@given(rounds)
def test_all_is_known_whatever_was_told_before(
    told: list[tuple[Span, list[Suggestion], str]],
) -> None:
    teller, listener = Teller(), Listener(Sharing())
    for span, found, fate in told:
        if fate == "anew":  # another process
            teller = Teller()
            listener.forget()
        message = teller.told(span, found, listener.version(span))
        if fate != "lost":
            assert listener.suggestions(span, sent(message)) == as_kept(found)


def test_what_is_as_before_is_not_told_again() -> None:
    teller, listener = Teller(), Listener(Sharing())
    before = [Suggestion(at, at + 2, (Candidate("đối", 0.6),)) for at in range(0, 300, 3)]
    first = teller.told(SPANS[0], before, listener.version(SPANS[0]))
    heard = listener.suggestions(SPANS[0], sent(first))
    after = [*before[:7], Suggestion(21, 23, (Candidate("đội", 0.9),)), *before[8:]]
    second = teller.told(SPANS[0], after, listener.version(SPANS[0]))
    again = listener.suggestions(SPANS[0], sent(second))
    assert len(second["suggestions"]) == 1
    assert again == after
    # What is the same is the very same: comparing it takes no time, and keeping it no memory.
    assert all(
        new is old for at, (new, old) in enumerate(zip(again, heard, strict=True)) if at != 7
    )


def test_what_was_asked_for_long_ago_is_told_as_a_whole() -> None:
    teller, listener = Teller(), Listener(Sharing())
    spans = [Span(20 * at, 20 * at + 20) for at in range(KEPT + 1)]
    for span in spans:
        listener.suggestions(span, sent(teller.told(span, [], listener.version(span))))
    assert listener.version(spans[0]) == 0
    assert listener.version(spans[1]) != 0
