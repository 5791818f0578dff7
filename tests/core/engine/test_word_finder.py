"""Words the engine knows, found while they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.finding.typing_keys import words

from soat_core.engine.suggestion import Analysis, Engine, Sought
from soat_core.finding import Fit, Query
from soat_core.text import strip_marks

TEXT = "cong tac thong tin d6i ngoai nim 2024\nva cac don vi lien quan\n"


@pytest.fixture(scope="module")
def analysis(engine: Engine) -> Analysis:
    return engine.analyse(TEXT)


def found(
    analysis: Analysis, read: str, keys: str, *, here: str = "", left: str = "", right: str = ""
) -> list[str]:
    start = TEXT.index(read)
    around = (left, right)
    hits = analysis.find(Sought(start, start + len(read), Query(keys), here, around))
    return [word.text for word in hits]


@pytest.mark.parametrize("keys", ["d", "do", "doi", "ddoi", "doois", "ddoois", "d9o6i1", "đố"])
def test_the_word_that_was_read_and_fits_its_neighbours_comes_first(
    analysis: Analysis, keys: str
) -> None:
    assert found(analysis, "d6i", keys, left="tin", right="ngoại")[0] == "đối"


def test_neighbours_tell_words_apart(analysis: Analysis) -> None:
    assert found(analysis, "d6i", "doi", left="thay", right="")[0] == "đổi"
    assert found(analysis, "d6i", "doi", left="bộ", right="biên")[0] == "đội"


def test_words_are_written_as_they_stand_there(analysis: Analysis) -> None:
    assert found(analysis, "d6i", "doi", here="Đổi")[0][0] == "Đ"
    assert found(analysis, "d6i", "doi", here="ĐỔI")[0].isupper()
    assert found(analysis, "nim", "nam", here="năm,")[0].isalpha()  # punctuation as it was read


def test_words_that_were_used_count_too(analysis: Analysis) -> None:
    start = TEXT.index("don")
    used = [("Dơng", 1), ("độn", 50)]
    hits = analysis.find(Sought(start, start + 3, Query("don"), used=used))
    plain = analysis.find(Sought(start, start + 3, Query("don")))
    texts, without = [word.text for word in hits], [word.text for word in plain]
    assert "Dơng" in texts and "Dơng" not in without
    assert texts.index("độn") < without.index("độn")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(words()), st.data())
def test_every_common_word_is_found_by_its_letters(
    analysis: Analysis, word: str, data: st.DataObject
) -> None:
    plain = strip_marks(word)
    hits = analysis.find(Sought(0, 0, Query(plain), around=("of", "the"), limit=100))
    assert word in [hit.text for hit in hits]
    beginning = plain[: data.draw(st.integers(1, len(plain)))]
    some = analysis.find(Sought(0, 0, Query(beginning)))
    assert all(Query(beginning).fit(hit.text) is not Fit.NONE for hit in some)
    assert [hit.score for hit in some] == sorted((hit.score for hit in some), reverse=True)
