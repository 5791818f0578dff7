"""Values as people write them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.annotating.office import name_for
from soat_core.annotating.values import checked, read_value, shown_value, summary
from soat_core.annotation import is_of_office
from soat_core.errors import ActionError
from soat_core.i18n import ENGLISH, VIETNAMESE, language, set_language


@pytest.fixture(autouse=True)
def in_vietnamese() -> Iterator[None]:
    before = language()
    set_language(VIETNAMESE)
    yield
    set_language(before)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("06/11/2024", "2024-11-06"),
        ("6-11-2024", "2024-11-06"),
        ("11/2024", "2024-11"),
        ("2024", "2024"),
        ("2024-11-06", "2024-11-06"),
        ("30/4", "--04-30"),
        ("  ", ""),
    ],
)
def test_dates_are_written_as_here(written: str, value: str) -> None:
    assert read_value("when", written) == value


@pytest.mark.parametrize("written", ["31/02/2024", "13/2024", "hôm qua", "0/0/2024", "99"])
def test_what_is_no_date_is_refused_in_words(written: str) -> None:
    with pytest.raises(ActionError) as caught:
        read_value("from", written)
    assert written in caught.value.what


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_date_that_is_shown_can_be_written_so(day: date) -> None:
    assert read_value("when", shown_value("when", day.isoformat())) == day.isoformat()


@given(st.decimals(-(10**12), 10**12, places=3), st.sampled_from([VIETNAMESE, ENGLISH]))
def test_a_number_that_is_shown_can_be_written_so(number: object, spoken: str) -> None:
    set_language(spoken)
    value = read_value("quantity", shown_value("quantity", str(number)))
    assert float(value) == float(str(number))


@pytest.mark.parametrize(
    ("written", "value"),
    [("1.234,5", "1234.5"), ("12 000 000", "12000000"), ("85,5", "85.5"), ("-3", "-3")],
)
def test_numbers_are_written_as_here(written: str, value: str) -> None:
    assert read_value("quantity", written) == value


def test_a_time_cannot_end_before_it_begins_nor_be_a_day_as_well() -> None:
    assert checked("date", {"from": "2024-01", "to": "2024-03", "when": ""}) == {
        "from": "2024-01",
        "to": "2024-03",
    }
    for wrong in ({"from": "2024-03", "to": "2024-01"}, {"when": "2024", "to": "2025"}):
        with pytest.raises(ActionError):
            checked("date", wrong)


def test_values_are_told_in_one_phrase() -> None:
    assert summary("date", {"from": "2024-01-01", "to": "2024-03-31"}) == "01/01/2024 – 31/03/2024"
    assert summary("percent", {"quantity": "85.5"}) == "85,5 %"
    assert summary("money", {"quantity": "12000000", "unit": "VND"}) == "12.000.000 VND"
    assert summary("person", {"entry": "n1"}) == ""


@given(st.lists(st.text(max_size=30), max_size=5))
def test_kinds_of_an_office_have_names_of_their_own(titles: list[str]) -> None:
    names: list[str] = []
    for title in titles:
        names.append(name_for(title, names))
    assert all(map(is_of_office, names))
    assert len(set(names)) == len(names)
    assert name_for("Chương trình, dự án", ()) == "x-chuong-trinh-du-an"
