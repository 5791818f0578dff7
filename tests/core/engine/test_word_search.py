"""The search over all syllables finds what one look at every single word would find."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soat_core.engine.letter_case import LOWER, TITLE, UPPER, in_case
from soat_core.engine.pack import Pack, load_pack
from soat_core.engine.word_search import WordSearch
from soat_core.text import new_tone_placement

CASES = {"lower": LOWER, "title": TITLE, "upper": UPPER}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def search(pack: Pack) -> WordSearch:
    numbers = pack.lexicon.syllables
    return WordSearch([pack.lexicon.words[n] for n in numbers], numbers, pack.channel)


@settings(max_examples=40, deadline=None)
@given(
    read=st.text("abcdeghiklmnopqrstuvxyéâêôàuw016ITN'’d", min_size=1, max_size=9),
    case=st.sampled_from(sorted(CASES)),
    share=st.floats(0, 1, exclude_max=True),
)
def test_costs_are_those_of_the_channel(
    pack: Pack, search: WordSearch, read: str, case: str, share: float
) -> None:
    costs = search.costs([read, "hod"], case)[0]
    for at in (int(share * len(costs)), int(costs.argmin())):
        word = pack.lexicon.words[search.numbers[at]]
        forms = {in_case(word, CASES[case]), in_case(new_tone_placement(word), CASES[case])}
        if case == "upper":
            forms = {form.upper() for form in forms}
        expected = min(pack.channel.costs([(read, form) for form in sorted(forms)]).tolist())
        # what cannot be is only known to be dear
        assert min(float(costs[at]), 100) == pytest.approx(min(expected, 100), abs=1e-3)


def test_a_reading_costs_the_same_alone_and_among_others(search: WordSearch) -> None:
    reads = ["thie", "cdng", "d6i", "nghiép", "a"]
    together = search.costs(reads, "lower")
    for row, read in enumerate(reads):
        assert np.allclose(together[row], search.costs([read], "lower")[0], atol=1e-4)


@pytest.mark.parametrize(
    ("read", "word"),
    [
        ("hod", "hóa"),  # written hoá: the mark stood on the second vowel
        ("thie", "thức"),  # two edits away, yet likely
        ("cdng", "công"),
        ("nghiép", "nghiệp"),
    ],
)
def test_the_truth_is_among_the_likeliest(
    pack: Pack, search: WordSearch, read: str, word: str
) -> None:
    costs = search.costs([read], "lower")[0]
    merit = costs - 0.35 * pack.model.one[search.numbers]
    best = search.numbers[np.argsort(merit)[:24]]
    assert word in {pack.lexicon.words[n] for n in best}
