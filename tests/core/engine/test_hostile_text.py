"""Text that no report has: every token gets its suggestion, and the text stays as it is."""

from __future__ import annotations

import pytest

from soat_core.engine.channel import Channel
from soat_core.engine.suggestion import Engine

HOSTILE = {
    "one line without an end": "ké hoach " * 2_000,
    "many lines of one character": "a\n" * 3_000,
    "a token without an end": "x" * 10_000,
    "digits without an end": "1" * 10_000,
    "combining marks alone": "\u0301\u0323" * 1_500,
    "combining marks apart": "\u0301 " * 1_500,
    "both ways of writing one letter": "kế ke\u0302\u0301 " * 300,
    "right to left": "שלום עולם مرحبا " * 300,
    "control characters": "\x00\x01 \x1b[31m\x02 " * 300,
    "hyphens": "a-" * 2_000,
    "brackets": "a" + "(" * 10_000 + "a",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_token_gets_its_suggestion_in_its_place(engine: Engine, text: str) -> None:
    found = engine.analyse(text).suggest(0, len(text))
    assert [text[s.start : s.end] for s in found] == text.split()
    assert all(s.candidates for s in found)


def test_the_channel_is_not_asked_about_endless_tokens(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it does grows with the square of the length."""
    asked: list[int] = []
    costs = Channel.costs

    def watched(self: Channel, pairs: list[tuple[str, str]]) -> object:
        asked.extend(len(read) for read, _ in pairs)
        return costs(self, pairs)

    monkeypatch.setattr(Channel, "costs", watched)
    text = "y" * 5_000 + " vin ban"
    engine.analyse(text).suggest(0, len(text))
    assert asked and max(asked) <= 64
