"""What a report writes throughout."""

from __future__ import annotations

import pytest

from soat_core.engine.house_style import HouseStyle
from soat_core.engine.pack import load_pack
from soat_core.text import TonePlacement


@pytest.mark.parametrize(
    ("pairs", "written"),
    [
        # a is read d where the mark stood on it, o is read 6 or é where the mark stood there
        ([("hod", "hóa"), ("todn", "toàn"), ("khod", "khóa")], "hoá"),
        ([("h6a", "hóa"), ("khéa", "khóa")], "hóa"),
    ],
)
def test_tones_stand_where_the_garbled_letters_say(
    pairs: list[tuple[str, str]], written: str
) -> None:
    style = HouseStyle("van h6a", damage=1.0)
    style.learn(pairs, load_pack().channel.costs)
    assert style.written("hóa", "hxa") == written


def test_tones_follow_the_report_where_it_is_readable() -> None:
    assert HouseStyle("văn hoá và hoà bình", 0.1).written("hóa", "hoa") == "hoá"
    assert HouseStyle("văn hóa và hòa bình", 0.1).written("hoá", "hoa") == "hóa"


def test_what_was_read_right_keeps_its_tone() -> None:
    assert HouseStyle("văn hoá và hoà bình", 0.1).written("thủy", "thủy") == "thủy"


@pytest.mark.parametrize(
    ("placement", "written"), [(TonePlacement.OLD, "hòa"), (TonePlacement.NEW, "hoà")]
)
def test_tones_stand_where_the_person_wants_them(placement: TonePlacement, written: str) -> None:
    for report in ("văn hoá và hoà bình", "văn hóa và hòa bình", ""):
        style = HouseStyle(report, 0.1)
        before = style.written("hòa", "hda")
        style.tones = placement
        assert style.written("hòa", "hda") == style.written("hoà", "hda") == written
        assert style.written("thủy", "thủy") == "thủy"  # it was read so
        style.tones = TonePlacement.REPORT
        assert style.written("hòa", "hda") == before


def test_straight_quotes_in_a_garbled_report_speak_for_all() -> None:
    text = '"cdng tac" va "d6i méi" “nén”'
    assert HouseStyle(text, 1.0).written("“nền", "“nén") == '"nền'
    assert HouseStyle(text, 0.0).written("“nền", "“nén") == "“nền"
    assert HouseStyle("“cdng tac” va “nén”", 1.0).written("“nền", "“nén") == "“nền"


def test_a_long_dash_is_a_middle_one_in_a_garbled_report() -> None:
    assert HouseStyle("cdng tac — nim 2024", 1.0).written("2020—2024", "2020—2024") == "2020–2024"
    assert HouseStyle("công tác — năm", 0.0).written("—", "—") == "—"
