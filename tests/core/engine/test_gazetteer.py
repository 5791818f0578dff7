"""Places, names and acronyms: what the lists know, and that they only ever help a reading."""

from __future__ import annotations

import itertools
import lzma
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.gazetteer import Gazetteer, load_gazetteer
from soat_core.engine.pack import Pack, load_pack
from soat_core.engine.places import (
    Place,
    Places,
    load_places,
    shipped_places,
    write_places,
)
from soat_core.engine.strokes import Strokes, load_strokes
from soat_core.errors import EngineError

REFORM = "2025-07-01"
DAY_BEFORE = "2025-06-30"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def gazetteer(pack: Pack) -> Gazetteer:
    return load_gazetteer(pack)


@pytest.fixture(scope="module")
def strokes() -> Strokes:
    return load_strokes()


@pytest.fixture(scope="module")
def places() -> Places:
    return shipped_places()


# ------------------------------------------------------------------------------------ places


def valid(places: Places, level: int, date: str) -> list[Place]:
    return [p for p in places if p.level == level and p.until_is_exact and p.valid_at(date)]


def test_the_country_has_34_provinces_and_3321_communes_today(places: Places) -> None:
    assert len(valid(places, 1, REFORM)) == 34
    assert len(valid(places, 2, REFORM)) == 0
    assert len(valid(places, 3, REFORM)) == 3321


def test_the_country_had_63_provinces_and_districts_the_day_before(places: Places) -> None:
    assert len(valid(places, 1, DAY_BEFORE)) == 63
    assert len(valid(places, 2, DAY_BEFORE)) == 696
    assert len(valid(places, 3, DAY_BEFORE)) == 10035


def test_an_old_province_leads_to_what_it_became(places: Places) -> None:
    old = next(p for p in places.named("Hà Giang", DAY_BEFORE) if p.level == 1)
    assert [p.full_name for p in places.successors(old)] == ["Tỉnh Tuyên Quang"]
    new = places.successors(old)[0]
    assert {p.name for p in places.predecessors(new)} == {"Hà Giang", "Tuyên Quang"}


def test_an_old_commune_leads_up_to_its_province(places: Places) -> None:
    ward = places.named("Phường Phúc Xá", DAY_BEFORE)[0]
    district = places.parent(ward)
    assert district is not None and district.full_name == "Quận Ba Đình"
    province = places.parent(district)
    assert province is not None and province.full_name == "Thành phố Hà Nội"
    assert places.parent(province) is None


def test_everything_but_a_province_belongs_to_something_of_its_time(places: Places) -> None:
    for place in places:
        parent = places.parent(place)
        if place.level > 1:
            assert parent is not None, place
            assert parent.level < place.level
            assert parent.valid_at(place.valid_until or REFORM)
        else:
            assert parent is None


def test_what_a_place_became_exists_from_that_day_on(places: Places) -> None:
    for place in places:
        for successor in places.successors(place):
            assert not successor.valid_until
            assert successor.valid_at(REFORM)
            assert (successor.level == 1) == (place.level == 1)  # islands were districts
            assert place in places.predecessors(successor)


def test_names_are_found_in_any_case_and_tone_placement() -> None:
    assert shipped_places().named("hoà bình") == shipped_places().named("Hòa  Bình") != ()
    assert shipped_places().named("TỈNH HÒA BÌNH")[0].level == 1
    assert shipped_places().named("không có nơi này") == ()


def test_a_name_is_told_apart_by_date() -> None:
    assert any(p.level == 1 for p in shipped_places().named("Bắc Giang", "2020-01-01"))
    today = shipped_places().named("Bắc Giang", "2026-01-01")
    assert today and all(p.level == 3 for p in today)


_line = st.text(st.characters(exclude_characters="\t\r\n?", exclude_categories=["Cs"]))
_dates = st.sampled_from(["", "1996-12-31", "2025-06-30"])
_codes = st.text("0123456789", min_size=2, max_size=5)


@given(
    st.lists(
        st.builds(
            Place,
            code=_codes,
            kind=st.sampled_from(["Tỉnh", "Xã"]),
            name=_line.filter(lambda text: len(text.splitlines()) < 2),
            parent=_codes,
            valid_from=_dates,
            valid_until=_dates,
            until_is_exact=st.booleans(),
            successors=st.lists(_codes, max_size=3).map(tuple),
        ),
        max_size=5,
    )
)
def test_a_register_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, written: list[Place]
) -> None:
    path = tmp_path_factory.mktemp("places") / "places.tsv.xz"
    write_places(path, written)
    assert list(load_places(path)) == written


# ------------------------------------------------------------------------------------- names


def numbers(pack: Pack, *pairs: tuple[str, str]) -> tuple[np.ndarray, np.ndarray]:
    number = pack.lexicon.number
    return (
        np.array([number[u] for u, _ in pairs], np.int64),
        np.array([number[w] for _, w in pairs], np.int64),
    )


def pair_gain(
    pack: Pack,
    gazetteer: Gazetteer,
    u: np.ndarray,
    w: np.ndarray,
    capital_u: np.ndarray,
    capital_w: np.ndarray,
) -> np.ndarray:
    """What each pair gains, 0 where it is not listed; all of one shape."""
    gain = np.zeros(u.size)
    where, pairs = gazetteer.listed((u * pack.model.size + w).ravel())
    capitals = capital_u.ravel()[where], capital_w.ravel()[where]
    gain[where] = gazetteer.gain(pairs, u.ravel()[where], *capitals)
    return gain.reshape(u.shape)


def test_a_listed_name_gains_between_capitals(pack: Pack, gazetteer: Gazetteer) -> None:
    u, w = numbers(pack, ("phúc", "xá"), ("xã", "tân"), ("ba", "đình"))
    yes = np.ones(3, np.bool_)
    assert (pair_gain(pack, gazetteer, u, w, yes, yes) > 0.5).all()


def test_small_letters_are_no_name(pack: Pack, gazetteer: Gazetteer) -> None:
    u, w = numbers(pack, ("phúc", "xá"), ("ba", "đình"))
    yes, no = np.ones(2, np.bool_), np.zeros(2, np.bool_)
    small = pair_gain(pack, gazetteer, u, w, no, no)
    assert (small < pair_gain(pack, gazetteer, u, w, yes, yes)).all()
    assert (small < 0.1).all()


def test_only_the_name_needs_a_capital_behind_its_kind(pack: Pack, gazetteer: Gazetteer) -> None:
    u, w = numbers(pack, ("xã", "tân"))
    yes, no = np.ones(1, np.bool_), np.zeros(1, np.bool_)
    assert pair_gain(pack, gazetteer, u, w, no, yes) == pair_gain(pack, gazetteer, u, w, yes, yes)
    assert pair_gain(pack, gazetteer, u, w, no, no) < pair_gain(pack, gazetteer, u, w, no, yes)


def test_other_pairs_gain_nothing(pack: Pack, gazetteer: Gazetteer) -> None:
    u, w = numbers(pack, ("thực", "hiện"), ("xã", "hội"), ("báo", "cáo"))
    yes = np.ones(3, np.bool_)
    assert (pair_gain(pack, gazetteer, u, w, yes, yes) == 0).all()


@given(st.integers(1, 4), st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_a_gain_is_never_a_loss_and_keeps_the_shape(
    pack: Pack, gazetteer: Gazetteer, rows: int, columns: int, seed: int
) -> None:
    random = np.random.default_rng(seed)
    u, w = random.integers(0, pack.model.size, (2, rows, columns))
    capital_u, capital_w = random.integers(0, 2, (2, rows, columns)).astype(np.bool_)
    gain = pair_gain(pack, gazetteer, u, w, capital_u, capital_w)
    assert gain.shape == (rows, columns)
    assert np.isfinite(gain).all() and (gain >= 0).all()
    one_by_one = [
        pair_gain(
            pack,
            gazetteer,
            u[i, j : j + 1],
            w[i, j : j + 1],
            capital_u[i, j : j + 1],
            capital_w[i, j : j + 1],
        )[0]
        for i, j in itertools.product(range(rows), range(columns))
    ]
    assert np.array_equal(gain.ravel(), np.array(one_by_one, np.float32))


@pytest.mark.parametrize(
    ("words", "at", "told"),
    [
        (["xã", "Tân", "Lập", "đã"], 2, "Tân Lập"),
        (["Sở", "Giáo", "dục", "và", "Đào", "tạo", "báo", "cáo"], 3, "Sở Giáo dục và Đào tạo"),
        (["ông", "Nguyễn", "Văn", "Minh", "trình"], 2, "Nguyễn Văn Minh"),
        (["tỉnh", "Hoà", "Bình"], 1, "Hoà Bình"),
    ],
)
def test_a_listed_phrase_is_told_as_it_is_written(
    gazetteer: Gazetteer, words: list[str], at: int, told: str
) -> None:
    phrase = gazetteer.phrase_at(words, at)
    assert phrase is not None and f"“{told}”" in phrase


@pytest.mark.parametrize(
    ("words", "at"),
    [
        (["thực", "hiện", "nhiệm", "vụ"], 1),
        (["xây", "dựng", "hòa", "bình"], 3),  # peace, not the province
        (["Tân", "", "Lập"], 0),  # something stands between
        (["Hà"], 0),
    ],
)
def test_what_is_no_name_is_not_told(gazetteer: Gazetteer, words: list[str], at: int) -> None:
    assert gazetteer.phrase_at(words, at) is None


# ---------------------------------------------------------------------------------- acronyms


@pytest.mark.parametrize(
    ("read", "truth"),
    [
        ("HDND", "HĐND"),
        ("UBND", "UBND"),
        ("HDQT", "HĐQT"),  # hội đồng quản trị
        ("DBQH", "ĐBQH"),  # đại biểu quốc hội
        ("DKKD", "ĐKKD"),  # đăng ký kinh doanh
        ("NSDLD", "NSDLĐ"),  # người sử dụng lao động
        ("TNDN", "TNDN"),  # thu nhập doanh nghiệp
        ("BGDDT", "BGDĐT"),
        ("BVHTTDL", "BVHTTDL"),
        ("GDP", "GDP"),
    ],
)
def test_known_phrases_decide_where_the_strokes_are(
    strokes: Strokes, read: str, truth: str
) -> None:
    assert strokes.spellings(read)[0][0] == truth


acronyms = st.text("ABCDDDEGHIKLMNOPQRSTUVXYĐĐFJWZ", min_size=1, max_size=14)


@given(acronyms)
def test_spellings_are_probabilities_over_all_strokes(strokes: Strokes, text: str) -> None:
    told = strokes.spellings(text)
    assert sum(share for _, share in told) == pytest.approx(1)
    assert all(0 < share <= 1 for _, share in told)
    assert [share for _, share in told] == sorted((s for _, s in told), reverse=True)
    forms = [form for form, _ in told]
    assert len(set(forms)) == len(forms) == 1 << min(4, text.count("D"))
    assert text in forms
    assert {form.replace("Đ", "D") for form in forms} == {text.replace("Đ", "D")}


@given(acronyms)
def test_a_stroke_that_was_read_stays(strokes: Strokes, text: str) -> None:
    at = [i for i, char in enumerate(text) if char == "Đ"]
    assert all(form[i] == "Đ" for form, _ in strokes.spellings(text) for i in at)


@given(st.text(max_size=12))
def test_any_text_has_spellings(strokes: Strokes, text: str) -> None:
    assert text in [form for form, _ in strokes.spellings(text)]


# ------------------------------------------------------------------------------ damaged files


@pytest.mark.parametrize("content", [b"", b"not a data file", lzma.compress(b"other\tcolumns\n")])
def test_damaged_data_is_told_with_its_place(tmp_path: Path, pack: Pack, content: bytes) -> None:
    path = tmp_path / "damaged"
    path.write_bytes(content)
    for load in (load_places, load_strokes, lambda p: load_gazetteer(pack, p)):
        with pytest.raises(EngineError) as error:
            load(path)
        assert str(path) in str(error.value)
    with pytest.raises(EngineError):
        load_places(tmp_path / "missing")
