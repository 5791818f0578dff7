"""The neural source: what it sees of a text, and that the program does well without it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.neural import (
    IMPOSSIBLE,
    Absent,
    NeuralSource,
    load_neural,
    model_path,
)
from soat_core.engine.neural_features import (
    BUCKETS,
    FIRST_UNIT,
    GRAMS,
    PAD,
    RARE_SYLLABLE,
    RARE_WORD,
    Featuriser,
    letter_groups,
)
from soat_core.engine.neural_windows import BATCH, MARGIN, WINDOW, batches, windows
from soat_core.engine.pack import Pack, load_pack
from soat_core.engine.readings import Position, Readings, fixed_position
from soat_core.engine.weights import Weights
from soat_core.i18n import VIETNAMESE, language, set_language


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def readings(pack: Pack) -> Readings:
    return Readings(pack, Weights())


@pytest.fixture(scope="module")
def featuriser(pack: Pack) -> Featuriser:
    return Featuriser(pack, pack.lexicon.words)


def positions_of(readings: Readings, text: str) -> list[Position]:
    return [position for token in text.split() for position in readings.of(token).positions]


# What the network sees


@given(st.text(min_size=1, max_size=40))
def test_letter_groups_are_numbers_the_network_has(read: str) -> None:
    groups = letter_groups(read)
    assert groups.shape == (GRAMS,)
    used = groups[groups > 0]
    assert 1 <= len(used) <= GRAMS
    assert used.max() < BUCKETS
    assert (groups[len(used) :] == 0).all()  # padding is at the end


def test_capitals_alone_make_no_other_word() -> None:
    assert (letter_groups("CỘNG") == letter_groups("cộng")).all()
    assert (letter_groups("Cộng") == letter_groups("cộng")).all()
    assert (letter_groups("cOng") != letter_groups("cong")).any()  # a misread o may be a capital
    assert (letter_groups("cong") != letter_groups("cộng")).any()


@pytest.mark.parametrize("token", ["Cong", "d6i", "UBND", "ND-CP", "hoatdong", "14", "xã’", "|"])
def test_features_describe_the_readings_in_their_order(
    token: str, readings: Readings, featuriser: Featuriser, pack: Pack
) -> None:
    positions = readings.of(token).positions
    for position, seen in zip(positions, featuriser.features(positions), strict=True):
        assert len(seen.units) == len(position.ids)
        assert seen.weights.sum() == pytest.approx(1, abs=1e-4)
        assert (seen.units - FIRST_UNIT).tolist() == position.ids  # the vocabulary is the pack's
        assert np.isfinite(seen.channel).all()
        assert np.isfinite(seen.spelling).all()
        if position.is_open:
            (unchanged,) = np.flatnonzero(seen.same)
            assert token in position.texts[unchanged]


def test_words_unknown_to_the_network_are_told_apart_by_shape(
    readings: Readings, pack: Pack
) -> None:
    small = Featuriser(pack, pack.lexicon.words[:100])
    (seen,) = small.features(readings.of("nghieng").positions)
    assert set(seen.units.tolist()) <= {
        RARE_SYLLABLE,
        RARE_WORD,
        *range(FIRST_UNIT, FIRST_UNIT + 100),
    }


# How a text is cut for it


@given(st.integers(1, 900), st.lists(st.integers(-5, 1000), max_size=12))
def test_windows_keep_every_place_once_and_respect_paragraphs(count: int, cuts: list[int]) -> None:
    kept: list[int] = []
    found = windows(count, cuts)
    for first, last, keep, stop in found:
        assert 0 < last - first <= WINDOW
        assert first <= keep < stop <= last
        assert not any(first < cut < last for cut in cuts)
        # what is kept has context on both sides, unless the paragraph ends there
        assert keep - first >= MARGIN or first == 0 or first in cuts
        assert last - stop >= MARGIN or last == count or last in cuts
        kept += range(keep, stop)
    assert kept == list(range(count))
    together = list(batches(found))
    assert sorted(window for batch in together for window in batch) == sorted(found)
    for batch in together:
        assert len(batch) <= BATCH
        assert batch[0].length == max(window.length for window in batch)


class Echo:
    """Stands for the network: scores each reading by an eighth of its unit number, none by
    -1."""

    def __init__(self) -> None:
        self.windows = 0

    def run(self, names: object, feed: dict[str, Any]) -> list[Any]:
        index = feed["index"]
        self.windows += index.shape[1]
        assert index.shape[1] <= BATCH
        assert feed["lengths"].max() == index.shape[0]
        scores = feed["units"].astype(np.float32) / -8
        scores[feed["units"] == PAD] = -1e9
        none = np.full((len(scores), 1), -1, np.float32)
        return [np.concatenate([scores, none], 1)[index]]


TEXT = "Cong hoa xa h6i chu nghia Viet Nam, s6 15/ND-CP d6c lap tu do - hanh phuc 14 tinh"


def test_every_position_gets_its_own_scores(readings: Readings, featuriser: Featuriser) -> None:
    text = " ".join([TEXT] * 150)
    positions = positions_of(readings, text)
    network = Echo()
    source = NeuralSource(network, featuriser, "1")
    scores = source.scores(positions, [0, 7, 300, 301, 1500])
    assert network.windows > BATCH  # more than one batch
    assert scores.shape == (len(positions), max(len(p.ids) for p in positions) + 1)
    for position, row in zip(positions, scores, strict=True):
        count = len(position.ids)
        assert row[:count].tolist() == [(FIRST_UNIT + unit) / -8 for unit in position.ids]
        assert (row[count:-1] == IMPOSSIBLE).all()
        assert row[-1] == -1


def test_positions_made_for_a_moment_are_not_mixed_up(featuriser: Featuriser) -> None:
    source = NeuralSource(Echo(), featuriser, "1")
    for unit in range(200):  # a new object each time, often at the address of the last
        assert source.scores([fixed_position(unit)])[0, 0] == (FIRST_UNIT + unit) / -8


def test_nothing_has_no_scores(featuriser: Featuriser) -> None:
    assert len(NeuralSource(Echo(), featuriser, "1").scores([], [])) == 0


# Without it


def test_without_the_runtime_it_is_absent(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert load_neural(pack) is Absent.NO_RUNTIME


def test_without_the_model_it_is_absent(pack: Pack, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    assert load_neural(pack, tmp_path / "neural.onnx") is Absent.NO_MODEL


@pytest.mark.parametrize("content", [b"", b"not a model", bytes(4096)])
def test_a_damaged_model_is_absent(pack: Pack, tmp_path: Path, content: bytes) -> None:
    pytest.importorskip("onnxruntime")
    path = tmp_path / "neural.onnx"
    path.write_bytes(content)
    assert load_neural(pack, path) is Absent.DAMAGED


def test_a_model_cut_short_is_absent(pack: Pack, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    try:
        whole = model_path().read_bytes()
    except FileNotFoundError:
        pytest.skip("no model is shipped")
    path = tmp_path / "neural.onnx"
    path.write_bytes(whole[: len(whole) // 2])
    assert load_neural(pack, path) is Absent.DAMAGED


@pytest.mark.parametrize("why", list(Absent))
def test_every_absence_is_said_in_both_languages(why: Absent) -> None:
    before = language()
    try:
        said = set()
        for wanted in (VIETNAMESE, "en"):
            set_language(wanted)
            said.add(why.reason)
        assert len(said) == 2
        assert all(said)
    finally:
        set_language(before)


# With the model that is shipped


@pytest.fixture(scope="module")
def source(pack: Pack) -> NeuralSource:
    pytest.importorskip("onnxruntime")
    found = load_neural(pack)
    if found is Absent.NO_MODEL:
        pytest.skip("no model is shipped")
    assert isinstance(found, NeuralSource)
    return found


def chosen(positions: Sequence[Position], scores: np.ndarray) -> list[str]:
    """The likeliest text of each position that has a choice."""
    return [
        position.texts[int(row[: len(position.ids)].argmax())][0]
        for position, row in zip(positions, scores, strict=True)
        if position.is_open
    ]


def test_probabilities_are_whole(source: NeuralSource, readings: Readings) -> None:
    positions = positions_of(readings, TEXT)
    scores = source.scores(positions)
    assert np.exp(scores.astype(np.float64)).sum(1) == pytest.approx(1, abs=1e-4)
    for position, row in zip(positions, scores, strict=True):
        assert (row[len(position.ids) : -1] == IMPOSSIBLE).all()


def test_damage_is_repaired_by_context(source: NeuralSource, readings: Readings) -> None:
    positions = positions_of(readings, "hgi ddng nhan dan va Uy ban nhan dan tinh")
    found = " ".join(chosen(positions, source.scores(positions))).lower()
    assert "đồng nhân dân và" in found
    assert "ban nhân dân tỉnh" in found


def test_clean_text_stays_as_it_is(source: NeuralSource, readings: Readings) -> None:
    text = (
        "Các đơn vị báo cáo kết quả thực hiện về phòng tổng hợp trước ngày cuối cùng của tháng "
        "để phòng trình lãnh đạo xem xét, quyết định khen thưởng theo quy định"
    )
    positions = positions_of(readings, text)
    kept = [
        bool(position.same[int(row[: len(position.ids)].argmax())].any())
        for position, row in zip(positions, source.scores(positions), strict=True)
    ]
    assert all(kept)


def test_equal_passages_get_equal_scores(source: NeuralSource, readings: Readings) -> None:
    positions = positions_of(readings, " ".join([TEXT] * 40))
    first = source.scores(positions, [0, 50])
    assert (first == source.scores(positions, [0, 50])).all()


def test_noise_does_no_harm(source: NeuralSource, readings: Readings) -> None:
    text = "|||| ~~~ \u200b\u0301 ﷽ 𝕏 🙂 " + "x" * 5000 + " " + "- " * 300
    positions = positions_of(readings, text)
    assert np.isfinite(source.scores(positions)).all()
