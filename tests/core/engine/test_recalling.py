"""Names that recur in a report are thought of where they were read too badly."""

from __future__ import annotations

import pytest

from soat_core.engine.pipeline import NoisyChannelEngine
from soat_core.engine.suggestion import Candidate, Known

LINE = "Doan kiem tra da lam viec tai {name} trong thang {n}.\n"
BADLY = "Pác Njm"


def candidates(
    engine: NoisyChannelEngine, text: str, reading: str, known: list[Known] | None = None
) -> list[Candidate]:
    start = text.rindex(reading)
    found = engine.analyse(text).suggest(0, len(text), known or [])
    return next(list(one.candidates) for one in found if one.start == start)


def report(times: int, name: str = "Pác Nặm", badly: str = BADLY) -> str:
    return "".join(LINE.format(name=name, n=n) for n in range(1, times + 1)) + LINE.format(
        name=badly, n=12
    )


def test_a_name_that_recurs_is_thought_of(engine: NoisyChannelEngine) -> None:
    alone = [one.text for one in candidates(engine, report(0), "Njm")]
    beside = [one.text for one in candidates(engine, report(5), "Njm")]
    assert "Nặm" not in alone
    assert beside[0] == "Nặm"


def test_punctuation_and_capitals_are_those_that_were_read(engine: NoisyChannelEngine) -> None:
    text = report(5, badly="Pác Njm,")
    assert candidates(engine, text, "Njm,")[0].text == "Nặm,"


@pytest.mark.parametrize("name", ["Nguyễn Văn Anh", "Trần Thị Hoa"])
def test_other_people_of_the_same_family_keep_their_names(
    engine: NoisyChannelEngine, name: str
) -> None:
    family = name.split()[:-1]
    for other in ("Ánh", "Ân", "Hòa", "Hạnh"):
        full = " ".join([*family, other])
        text = report(6, name, full)
        assert candidates(engine, text, other)[0].text == other


def test_probabilities_are_still_probabilities(engine: NoisyChannelEngine) -> None:
    for text in (report(5), report(9, "Cao Bằng", "Cao Béng")):
        for one in engine.analyse(text).suggest(0, len(text)):
            shares = [candidate.posterior for candidate in one.candidates]
            assert shares == sorted(shares, reverse=True)
            assert 0 <= sum(shares) <= 1 + 1e-6
            assert len({candidate.text for candidate in one.candidates}) == len(shares)


def test_what_is_decided_counts(engine: NoisyChannelEngine) -> None:
    """Where nobody could read the name, the clerk's own decisions bring it to mind."""
    text = report(5, "Pác Nqm")
    known = []
    for word, truth in (("Pác", "Pác"), ("Nqm", "Nặm")):
        start = text.find(word)
        while 0 <= start < text.rindex("Pác"):
            known.append(Known(start, start + 3, truth))
            start = text.find(word, start + 3)
    known.sort(key=lambda one: one.start)
    assert "Nặm" not in [one.text for one in candidates(engine, text, "Njm")]
    assert "Nặm" in [one.text for one in candidates(engine, text, "Njm", known)]
