"""Suggestions that came from another process, and share what they have in common, say the same."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.apart import wire
from soat_core.engine.apart.wire import Kind
from soat_core.engine.sharing import Sharing
from soat_core.engine.suggestion import Candidate, Suggestion

posteriors = st.floats(0, 1) | st.sampled_from([0.0, 1e-6, 0.0004, 0.003, 0.01, 0.5, 0.98])
candidates = st.builds(
    Candidate, st.sampled_from(["đối", "đổi", "đội", "d6i", "\ud800", "\x00\u2028"]), posteriors
)
suggestions = st.builds(
    Suggestion,
    st.integers(0, 99),
    st.integers(100, 199),
    st.lists(candidates, min_size=1, max_size=8)
    .map(lambda found: sorted(found, key=lambda one: -one.posterior))
    .map(tuple),
    st.sampled_from(["", "« đối ngoại »"]),
)


def received(given: list[Suggestion], sharing: Sharing) -> list[Suggestion]:
    """The suggestions as the window has them."""
    stream = io.BytesIO()
    wire.put(stream, wire.packed(Kind.REPLY, 7, wire.suggestions_told(given)))
    stream.seek(0)
    frame = wire.receive(stream)
    assert frame is not None and frame[:2] == (Kind.REPLY, 7)
    return wire.suggestions_of(frame.message, sharing)


@given(st.lists(suggestions, max_size=20))
def test_no_more_than_four_places_of_a_posterior_are_lost_and_no_order(
    given: list[Suggestion],
) -> None:
    shared = received(given, Sharing())
    assert len(shared) == len(given)
    for before, after in zip(given, shared, strict=True):
        assert (before.start, before.end, before.why) == (after.start, after.end, after.why)
        assert [one.text for one in before.candidates] == [one.text for one in after.candidates]
        figures = [one.posterior for one in after.candidates]
        assert figures == sorted(figures, reverse=True)
        for one, other in zip(before.candidates, after.candidates, strict=True):
            accuracy = 0.0001 if one.posterior >= 0.01 else 0.0005
            assert other.posterior == pytest.approx(one.posterior, abs=accuracy)
            assert (other.posterior == 1) == (one.posterior == 1)


def test_what_is_alike_is_kept_once() -> None:
    text = "".join(["đ", "ổi"])
    first = Suggestion(0, 3, (Candidate("đối", 0.998), Candidate("đổi", 0.00021)))
    second = Suggestion(9, 12, (Candidate("đối", 0.997), Candidate(text, 0.00019)))
    sharing = Sharing()
    (one,), (two,) = received([first], sharing), received([second], sharing)
    assert one.candidates[1] is two.candidates[1]
    assert one.candidates[0].text is two.candidates[0].text
