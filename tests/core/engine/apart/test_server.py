"""What the engine's process makes of requests: nothing twice, and nothing for nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from soat_core import i18n
from soat_core.engine.apart import wire
from soat_core.engine.apart.server import Bench
from soat_core.engine.suggestion import Experience, Known, Sought, Suggestion, Word
from soat_core.finding.query import Query
from soat_core.text import TonePlacement

Asked = list[tuple[str, ...]]


class Work:
    """The analysis of a report, by an engine that notes what it is asked."""

    def __init__(self, asked: Asked, text: str) -> None:
        self._asked, self._text = asked, text

    def foresee(self, start: int, end: int, known: Sequence[Known] = ()) -> None:
        self._asked.append(("foresee", self._text[start:end]))

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        self._asked.append(("suggest", self._text[start:end]))
        return []

    def remember(self, experience: Experience) -> None:
        pass

    def place_tones(self, placement: TonePlacement) -> None:
        pass

    def find(self, sought: Sought) -> list[Word]:
        place = self._text[sought.start : sought.end]
        return [Word(f"{place} {sought.query.typed} {sought.around}", 1.0)]


class Notes:
    """An engine, quick or better."""

    version = "notes"

    def __init__(self, asked: Asked, name: str = "quick") -> None:
        self._asked, self._name = asked, name

    def refined(self) -> Notes:
        return Notes(self._asked, "better")

    def knows(self, word: str) -> bool:
        return False

    def analyse(self, ocr_text: str) -> Work:
        self._asked.append((self._name, ocr_text))
        return Work(self._asked, ocr_text)


@pytest.fixture
def asked() -> Asked:
    return []


@pytest.fixture
def bench(asked: Asked) -> Bench:
    return Bench(lambda: Notes(asked), lambda _question: {})


def do(bench: Bench, name: str, **given: Any) -> Any:
    return bench.do({"do": name, "with": given})


def test_what_was_expected_is_looked_at_once(bench: Bench, asked: Asked) -> None:
    do(bench, "expect", text="Két qua", span=(0, 3), known=[])
    assert asked == [("quick", "Két qua"), ("foresee", "Két")]
    do(bench, "analyse", level=0, text="Két qua", analysis=1)
    assert len(asked) == 2
    do(bench, "analyse", level=0, text="Két qua", analysis=2)  # the first one is somebody's
    assert asked[2:] == [("quick", "Két qua")]


@pytest.mark.parametrize(
    ("level", "text", "then"),
    [(0, "Ket qua", ("quick", "Ket qua")), (1, "Két qua", ("better", "Két qua"))],
    ids=["another report", "the better engine"],
)
def test_what_was_not_expected_is_looked_at_anew(
    bench: Bench, asked: Asked, level: int, text: str, then: tuple[str, str]
) -> None:
    do(bench, "expect", text="Két qua", span=(0, 3), known=[])
    do(bench, "analyse", level=level, text=text, analysis=1)
    assert asked[2:] == [then]


def test_words_are_looked_for_as_they_were_asked_for(bench: Bench) -> None:
    sought = Sought(4, 7, Query("quar"), "qua", ("Két", ""), [("quả", 2)], 5)
    message = {"": wire.sought_told(sought)}
    do(bench, "analyse", level=0, text="Két qua", analysis=1)
    assert do(bench, "find", analysis=1, sought=message[""]) == [("qua quar ('Két', '')", 1.0)]
    assert do(bench, "find", analysis=2, sought=message[""]) == []


def test_it_says_that_it_is_there_before_anything_is_loaded(asked: Asked) -> None:
    def load() -> Notes:
        raise AssertionError

    assert do(Bench(load, lambda _question: {}), "there") is True


def test_what_goes_for_all_is_told_beside_any_request(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "_language", "en")
    do(bench, "analyse", level=0, text="Két qua", analysis=1)
    bench.do({"do": "load", "with": {"level": 0}, "dropped": [1], "language": i18n.VIETNAMESE})
    assert i18n.language() == i18n.VIETNAMESE
    with pytest.raises(KeyError):
        do(bench, "suggest", analysis=1, span=(0, 3), known=[], since=0, tones="report", words=None)
