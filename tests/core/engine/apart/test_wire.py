"""What goes between two processes arrives as it was, or is seen not to have arrived."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.apart import wire
from soat_core.engine.apart.wire import Kind

# Damaged files have halves of surrogate pairs.
texts = st.text(st.characters(codec=None))
messages = st.dictionaries(texts, texts | st.lists(st.integers() | texts))


@given(st.lists(st.tuples(st.sampled_from(Kind), st.integers(0, 2**32 - 1), messages)))
def test_frames_come_in_order_and_whole(
    sent: list[tuple[Kind, int, wire.Message]],
) -> None:
    stream = io.BytesIO()
    for kind, number, message in sent:
        wire.put(stream, wire.packed(kind, number, message))
    stream.seek(0)
    found = []
    while (frame := wire.receive(stream)) is not None:
        found.append((frame.kind, frame.number, frame.message))
    assert found == sent


@given(messages, st.data())
def test_half_a_frame_is_none(message: wire.Message, data: st.DataObject) -> None:
    stream = io.BytesIO()
    wire.put(stream, wire.packed(Kind.REQUEST, 1, message))
    whole = stream.getvalue()
    cut = data.draw(st.integers(0, len(whole) - 1))
    assert wire.receive(io.BytesIO(whole[:cut])) is None
