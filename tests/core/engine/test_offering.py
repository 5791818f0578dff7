"""Signs of one look are offered, so that they need not be typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.offering import PLACE, lookalikes, with_offer
from soat_core.engine.suggestion import Candidate, Engine

_shares = st.lists(st.floats(0, 1, allow_nan=False), min_size=1, max_size=8)


@given(shares=_shares, total=st.floats(0, 1), again=st.integers(0, 8))
def test_an_offer_is_among_the_first_but_never_first(
    shares: list[float], total: float, again: int
) -> None:
    scale = total / max(sum(shares), 1e-9)
    ranked = sorted((share * scale for share in shares), reverse=True)
    before = tuple(Candidate(f"chữ {n}", share) for n, share in enumerate(ranked))
    text = f"chữ {again}"
    found = with_offer(before, text)
    texts = [one.text for one in found]
    assert text in texts[: PLACE + 1]
    assert len(set(texts)) == len(texts) and {one.text for one in before} <= set(texts)
    assert found[0] == before[0]
    posteriors = [one.posterior for one in found]
    assert posteriors == sorted(posteriors, reverse=True)
    assert sum(posteriors) <= 1 + 1e-9
    lost = sum(one.posterior for one in before) - sum(posteriors)
    assert lost < 1e-9


@pytest.mark.parametrize(
    ("read", "best", "offered"),
    [
        ("-", "-", ["–"]),
        ("~", "~", ["–"]),
        ("-35", "-35", ["–35"]),
        ("Lao....", "Lào....", ["Lào,..."]),
        ("hai...", "hai...", []),
        ("hét.....", "hết.....", []),
        ("111.2", "111.2", ["III.2"]),
        ("l1)", "11)", ["II)"]),
        ("115", "115", []),
        ("tế-xã", "tế-xã", []),
        ("|", "|", ["1"]),
    ],
)
def test_what_looks_alike(read: str, best: str, offered: list[str]) -> None:
    assert list(lookalikes(read, best)) == offered


def test_a_dash_can_be_taken_where_a_hyphen_was_read(engine: Engine) -> None:
    text = "Giai doan 1991 - 2000, kinh té cia tinh ting binh quan 35 - 40 ty déng méi nim."
    found = engine.analyse(text).suggest(0, len(text))
    dashes = [one for one in found if text[one.start : one.end] == "-"]
    assert len(dashes) == 2
    for one in dashes:
        assert [c.text for c in one.candidates[:2]] == ["-", "–"]


def test_the_quote_that_was_read_can_be_taken_where_the_report_has_others(engine: Engine) -> None:
    text = (
        'Phong trao "Toan dan doan két", "Dén on dap nghia" va “Nguoi t6t viéc t6t” dugc nhan dan '
        "trong tinh hudng tmg, d6ng gop nhiéu y kién cho céng tac d6i ngoai."
    )
    found = engine.analyse(text).suggest(0, len(text))
    (one,) = (one for one in found if text[one.start : one.end] == "“Nguoi")
    assert one.best.text == '"Người'
    assert "“Người" in [c.text for c in one.candidates[1 : PLACE + 1]]
