"""The figures, on texts small enough to count by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.evaluating import ScriptedEngine, judged, one

from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.errors import InputError
from soat_core.evaluate import FilePair, evaluate, telex_keys
from soat_core.evaluate.alignment import Judgement, judge, pair_lines
from soat_core.evaluate.figures import Distances, Harm, Measured, common_threshold, figures
from soat_core.report import Report


def truths(ocr: str, gold: str) -> list[tuple[str, str]]:
    return [(one.ocr, one.truth) for one in judged(ocr, gold).judged]


# Telex


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("đối", "ddoois"),
        ("được", "dduowcj"),
        ("Thực hiện", "Thuwcj hieenj"),
        ("nghị", "nghij"),
        ("ngoài,", "ngoaif,"),
        ("ĐẮK LẮK", "DDAwKs LAwKs"),
        ("lươn ưa ơi", "luown uwa owi"),
        ("1917/STTTT", "1917/STTTT"),
        ("Mỹ", "Myx"),
        ("niño", "niño"),
        ("", ""),
    ],
)
def test_telex_keys(text: str, keys: str) -> None:
    assert telex_keys(text) == keys
    assert telex_keys(unicodedata.normalize("NFD", text)) == keys


# Alignment


def test_words_find_their_suggestions_line_by_line() -> None:
    assert truths("Két qua cong tac\nnim 2024", "Kết quả công tác\nnăm 2024") == [
        ("Két", "Kết"),
        ("qua", "quả"),
        ("cong", "công"),
        ("tac", "tác"),
        ("nim", "năm"),
        ("2024", "2024"),
    ]


def test_joined_and_split_words() -> None:
    assert truths("giira BénB va BénA", "giữa Bên B và Bên A") == [
        ("giira", "giữa"),
        ("BénB", "Bên B"),
        ("va", "và"),
        ("BénA", "Bên A"),
    ]
    assert truths("so 91/201 5 ngay", "số 91/2015 ngày") == [
        ("so", "số"),
        ("91/201", "91/2015"),
        ("5", ""),
        ("ngay", "ngày"),
    ]


def test_words_and_lines_that_the_ocr_lost_or_invented() -> None:
    found = judged("Bao cao 6 thang", "Báo cáo công tác 6 tháng")
    assert [o.truth for o in found.judged] == ["Báo", "cáo", "6", "tháng"]
    assert found.missing == ("công", "tác")
    ocr = "CONG HOA XA HOI\n|||\nBao cao nim\nNoi nhan"
    gold = "CỘNG HÒA XÃ HỘI\nBáo cáo năm\nNơi nhận\nChủ tịch"
    found = judged(ocr, gold)
    assert [(o.ocr, o.truth) for o in found.judged] == [
        ("CONG", "CỘNG"),
        ("HOA", "HÒA"),
        ("XA", "XÃ"),
        ("HOI", "HỘI"),
        ("|||", ""),
        ("Bao", "Báo"),
        ("cao", "cáo"),
        ("nim", "năm"),
        ("Noi", "Nơi"),
        ("nhan", "nhận"),
    ]
    assert found.missing == ("Chủ", "tịch")


def test_lines_of_equal_number_stay_together_however_bad_they_are() -> None:
    ocr, gold = ["Bao cao thang", "£%&", "Noi nhan"], ["Báo cáo tháng", "SỞ Y TẾ", "Nơi nhận"]
    assert pair_lines(ocr, gold) == [(0, 0), (1, 1), (2, 2)]


def test_lines_are_paired_by_likeness_when_their_numbers_differ() -> None:
    ocr = ["Bao cao", "|||", "cong tac", "", "Noi nhan"]
    gold = ["Báo cáo", "công tác", "đối ngoại", "", "Nơi nhận", "Lưu VT"]
    assert pair_lines(ocr, gold) == [
        (0, 0),
        (1, None),
        (2, 1),
        (None, 2),
        (3, 3),
        (4, 4),
        (None, 5),
    ]


def test_a_suggestion_across_a_line_end_is_judged_once() -> None:
    report = Report.from_text("thong-\ntin moi\nso 1")
    said = [
        Suggestion(0, 10, (Candidate("thông tin", 0.9),)),
        Suggestion(11, 14, (Candidate("mới", 0.9),)),
        Suggestion(15, 17, (Candidate("số", 0.9),)),
        Suggestion(18, 19, (Candidate("1", 0.9),)),
    ]
    found = judge(report, said, "thông\ntin mới\nsố 1")
    assert [o.truth for o in found.judged] == ["thông tin", "mới", "số", "1"]
    assert all(o.is_right for o in found.judged)


@given(st.lists(st.text("aáb ", max_size=6), max_size=6), st.lists(st.text("ab ", max_size=6)))
def test_no_true_word_is_lost_or_counted_twice(ocr: list[str], gold: list[str]) -> None:
    found = judged("\n".join(ocr), "\n".join(gold))
    assert len(found.judged) == sum(len(line.split()) for line in ocr)
    words = sum(o.words for o in found.judged) + len(found.missing)
    assert words == sum(len(line.split()) for line in gold)


# Distances, by an independent computation


def _independent_norm(text: str) -> str:
    """NFC, ``oà`` to ``òa`` and so on in open syllables, white space collapsed."""
    tone = "[\u0300\u0301\u0309\u0303\u0323]"
    text = unicodedata.normalize("NFD", text)
    letter = r"(?![^\W\d_])(?![\u0300-\u036f])"
    moved = re.sub(rf"(?i)(?<!q)(o)([ae])({tone}){letter}", r"\1\3\2", text)
    moved = re.sub(rf"(?i)(?<!q)(u)(y)({tone}){letter}", r"\1\3\2", moved)
    return " ".join(unicodedata.normalize("NFC", moved).split())


def _independent_distance(left: Sequence[str], right: Sequence[str]) -> int:
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


_SYLLABLES = st.sampled_from(
    ["hoà", "hòa", "hoàn", "quý", "thuỷ", "THUỶ", "Hoè", "khỏe", "đ", "d6i", "qúy", "nam", "2024"]
)
_TEXT = st.lists(st.tuples(_SYLLABLES, st.sampled_from([" ", "\n", " \t ", "\x0c", ""]))).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@given(_TEXT, _TEXT, _TEXT, st.sampled_from(["NFC", "NFD"]))
def test_distances_agree_with_an_independent_computation(
    ocr: str, corrected: str, gold: str, form: str
) -> None:
    found = Distances.between(ocr, unicodedata.normalize(form, corrected), gold)
    before, after, truth = map(_independent_norm, (ocr, corrected, gold))
    assert found == Distances(
        len(truth.split()),
        len(truth),
        _independent_distance(before, truth),
        _independent_distance(after, truth),
        _independent_distance(before.split(), truth.split()),
        _independent_distance(after.split(), truth.split()),
    )


# The figures


def test_shares_over_true_tokens() -> None:
    found = Judgement(
        (
            one("a b", "ab", "a b", words=2),
            one("c"),
            one("d", "x", "y", "z", "d"),
            one("e", "x"),
            one("", "|"),
        ),
        missing=("f",),
    )
    total = figures([Measured(Distances(6, 20, 5, 2, 3, 1), found, Harm(6, 3))], None)
    assert (total.right_at_1, total.right_at_3, total.right_at_5) == (1 / 6, 3 / 6, 4 / 6)
    assert (total.cer_before, total.cer_after) == (0.25, 0.1)
    assert (total.wer_before, total.wer_after) == (0.5, 1 / 6)
    assert total.false_changes == 0.5
    assert total.lost_tokens == 1


def test_calibration_and_coverage() -> None:
    sure = [one("a", posterior=1.0)] * 1000
    half = [one("a", posterior=0.5), one("a", "x", posterior=0.5)] * 250
    measured = [Measured(Distances(1500, 1, 0, 0, 0, 0), Judgement((*sure, *half), ()), Harm(1, 0))]
    total = figures(measured, common_threshold(measured))
    assert total.calibration_error == pytest.approx(0)
    assert total.coverage == pytest.approx(1000 / 1500)
    assert total.coverage_threshold == 1.0
    assert total.threshold == 1.0
    boastful = [one("a", "x", posterior=0.9)] * 30
    total = figures(
        [Measured(measured[0].distances, Judgement(tuple(boastful), ()), Harm(1, 0))], 1
    )
    assert total.calibration_error == pytest.approx(0.9)
    assert (total.coverage, total.coverage_threshold) == (0, None)


def test_files_are_measured_one_by_one_and_together(tmp_path: Path) -> None:
    engine = ScriptedEngine(
        {
            "Két": [("Kết", 0.99), ("Két", 0.01)],
            "qua": [("quả", 0.9), ("qua", 0.1)],
            "nim": [("nam", 0.6), ("năm", 0.4)],
        }
    )
    texts = {"1.ocr": "Két qua\x0c\n", "1.gold": "Kết quả\n", "2.ocr": "nim", "2.gold": "năm qua"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    pairs = [
        FilePair(str(tmp_path / f"{name}.ocr"), str(tmp_path / f"{name}.gold")) for name in "12"
    ]
    done: list[FilePair] = []
    found = evaluate(pairs, lambda: engine, done.append)
    assert done == pairs
    json = found.as_json()
    assert {"engine", "files", "total", "speed", "intervals", "errors", "curves"} == set(json)
    assert [entry["wer_after"] for entry in json["files"]] == [0.0, 1.0]
    total = json["total"]
    assert total["tokens"] == 4
    assert (total["wer_before"], total["wer_after"]) == (1.0, 0.5)
    assert total["right_at_1"] == 0.5
    assert total["right_at_3"] == 0.75
    # "qua" of the second true text is changed although it is right.
    assert total["false_changes"] == 0.25
    assert total["threshold"] == 0.9
    assert total["lost_tokens"] == 1
    assert json["speed"]["tokens_per_second"] > 0
    assert json["speed"]["peak_memory_bytes"] > 10_000_000


def test_a_missing_file_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    def load() -> ScriptedEngine:
        raise AssertionError("loaded")

    with pytest.raises(InputError, match="no such file"):
        evaluate([FilePair(str(tmp_path / "a"), str(tmp_path / "b"))], load)
