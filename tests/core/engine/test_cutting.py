"""How tokens are taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.cutting import cut_token, is_dotted_code


def cores(token: str) -> list[str]:
    return [part[0] for part in cut_token(token) if not isinstance(part, str)]


@given(st.text(min_size=1, max_size=40).filter(lambda text: not any(map(str.isspace, text))))
def test_the_parts_put_together_are_the_token(token: str) -> None:
    parts = cut_token(token)
    assert "".join(part if isinstance(part, str) else "".join(part) for part in parts) == token


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("hoach.", ["hoach"]),
        ("(nay,mai)", ["nay", "mai"]),
        ("Trung,...va", ["Trung", "va"]),
        ("XAY,TU", ["XAY", "TU"]),
        ("nam.Cac", ["nam", "Cac"]),
        ("kinh-té/x4", ["kinh-té/x4"]),
        ("kinh-té", ["kinh", "té"]),
        # codes, sums, addresses and short forms stay whole
        ("TP.HCM", ["TP.HCM"]),
        ("GS.TS", ["GS.TS"]),
        ("1.250,5", ["1.250,5"]),
        ("15/KH-UBND", ["15/KH-UBND"]),
        ("www.soat.vn,a", ["www.soat.vn,a"]),
        ("x,y", ["x,y"]),
    ],
)
def test_words_are_parted_at_punctuation_and_codes_are_not(token: str, expected: list[str]) -> None:
    assert cores(token) == expected


@pytest.mark.parametrize("code", ["44.13.NĐ.2.15", "25.1.TT.3", "12.3.1T.4"])
def test_numbers_and_capitals_between_full_stops_are_a_code(code: str) -> None:
    assert is_dotted_code(code)


@pytest.mark.parametrize("text", ["1.250", "12.5.2024", "3.a.b", "TP.HCM", "1.2", "v.v"])
def test_other_things_with_full_stops_are_not(text: str) -> None:
    assert not is_dotted_code(text)
