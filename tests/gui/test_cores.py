"""Which parts of a report have a reading, whatever punctuation stands around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from soat_core.text import Span
from soat_gui.cores import Cores, cores_of

READINGS = st.lists(st.frozensets(st.sampled_from("abcd"), max_size=3), max_size=6)


def test_punctuation_does_not_count() -> None:
    text = "(Hà Nội), «2024» – hà"
    assert cores_of(text, Span(0, len(text))) == {"Hà", "Nội", "2024", "hà"}
    assert cores_of(text, Span(0, 3)) == {"Hà"}


@given(READINGS, READINGS)
def test_parts_with_a_reading(parts: list[frozenset[str]], readings: list[frozenset[str]]) -> None:
    cores = Cores()
    for number, part in enumerate(parts):
        cores.add(number, part)
    having = [
        {number for number, part in enumerate(parts) if reading and reading <= part}
        for reading in readings
    ]
    assert [cores.parts_with(reading) for reading in readings] == having
    assert cores.parts_with_any(readings) == set().union(*having)
    assert [cores.knows(number) for number in range(7)] == [n < len(parts) for n in range(7)]
