"""Words that are left too little of, told by what stands around them."""

from __future__ import annotations

import pytest

from soat_core.engine.suggestion import Engine


def candidates(engine: Engine, text: str, word: str) -> list[str]:
    start = text.index(word)
    found = engine.analyse(text).suggest(0, len(text))
    return [c.text for one in found if one.start == start for c in one.candidates]


@pytest.mark.parametrize(
    ("text", "word", "truth"),
    [
        ("Bo Giao duc va Dao tao ban hanh Thong ur lien tich quy dinh", "ur", "tư"),
        ("Bo Ké hoach va Dau wf hudng dan cac don vi thyc hién", "wf", "tư"),
        ("quyét dinh nay cé hiéu hye thi hanh ké tir ngay ky", "hye", "lực"),
        ("téc d6 ting tnréng kinh té binh quan hang nim", "tnréng", "trưởng"),
        ("téc d6 ting mrdng kinh té binh quan hang nim", "mrdng", "trưởng"),
        ("trén co 86 két qua kiém tra cia doan céng tac", "86", "sở"),
        ("Giim déc $6 Tai chinh chiu trach nhiém thi hanh", "$6", "Sở"),
    ],
)
def test_a_word_that_the_neighbours_ask_for_is_among_the_candidates(
    engine: Engine, text: str, word: str, truth: str
) -> None:
    assert truth in candidates(engine, text, word)


def test_what_is_sure_is_left_alone(engine: Engine) -> None:
    text = "Ủy ban nhân dân tỉnh ban hành các văn bản quy phạm pháp luật hiện hành."
    found = engine.analyse(text).suggest(0, len(text))
    assert [one.best.text for one in found] == text.split()


def test_sums_stay_sums(engine: Engine) -> None:
    text = "gia mdi chiéc la $5 cho khach nude ngoai, nim 1986 con $35 va 36 chiéc"
    found = {
        text[one.start : one.end]: one.best.text
        for one in engine.analyse(text).suggest(0, len(text))
    }
    for sum_ in ("$5", "$35", "1986", "36"):
        assert found[sum_] == sum_
