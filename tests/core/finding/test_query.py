"""What was typed fits what it is meant for, whatever the method."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.finding.typing_keys import typed, words

from soat_core.finding import Fit, Query
from soat_core.text import new_tone_placement, strip_marks


@pytest.mark.parametrize(
    "keys",
    [
        *("doi", "ddoois", "dooisd", "ddoiso", "doois", "d9o6i1", "doi961"),
        *("đối", "đôi", "ddoi", "DOI", "Đối", "d9oi", unicodedata.normalize("NFD", "đối")),
    ],
)
def test_every_way_to_type_it_finds_the_word(keys: str) -> None:
    assert Query(keys).fit("đối") >= Fit.LETTERS
    assert Query(keys).fit("Đối,") >= Fit.LETTERS
    assert Query(keys).fit("“đối") >= Fit.LETTERS


@pytest.mark.parametrize(
    ("keys", "text", "fit"),
    [
        ("doi", "đối", Fit.LETTERS),
        ("ddoi", "đối", Fit.LETTERS),
        ("ddoois", "đối", Fit.KEYS),
        ("d9o6i1", "đối", Fit.KEYS),
        ("đối", "đối", Fit.SPELLED),
        ("doi", "doi", Fit.SPELLED),
        ("th", "thông", Fit.BEGINS),
        ("thoo", "thông", Fit.BEGINS),
        ("doof", "đối", Fit.NONE),  # another tone
        ("doow", "đối", Fit.NONE),  # another letter
        ("đối", "doi", Fit.NONE),  # it has not the marks that were typed
        ("dois", "doi", Fit.NONE),
        ("hoaf", "hoà", Fit.KEYS),  # wherever the tone stands
        ("hoà", "hòa", Fit.SPELLED),
        ("dduowc", "được", Fit.LETTERS),
        ("hoat dong", "hoạt động", Fit.LETTERS),
        ("hoat", "hoạt động", Fit.BEGINS),
        ("1917/QD", "1917/QĐ", Fit.LETTERS),
        ("1918/QD", "1917/QĐ", Fit.NONE),
        ("2024", "2024.", Fit.SPELLED),
        ("", "đối", Fit.NONE),
        (".", ".", Fit.NONE),
        ("d" * 400, "đối", Fit.NONE),
    ],
)
def test_how_a_text_fits(keys: str, text: str, fit: Fit) -> None:
    assert Query(keys).fit(text) is fit


@given(st.one_of(typed(vni=False), typed(vni=True)))
def test_keys_find_their_word_and_every_beginning_of_the_letters_does(
    case: tuple[str, str],
) -> None:
    word, keys = case
    assert Query(keys).fit(word) >= Fit.LETTERS
    plain = strip_marks(word)
    for count in range(1, len(plain)):
        assert Query(plain[:count]).fit(word) is Fit.BEGINS
    assert Query(plain).fit(word) >= Fit.LETTERS
    assert Query(word).fit(new_tone_placement(word)) is Fit.SPELLED


@given(st.sampled_from(words()), st.sampled_from(words()))
def test_a_word_spelled_out_fits_no_other(word: str, other: str) -> None:
    fits = Query(word).fit(other)
    if strip_marks(word) != word:
        assert (fits is Fit.SPELLED) == (word == other)


# How it is written when it is taken


@pytest.mark.parametrize(
    ("keys", "found", "instead_of", "taken"),
    [
        ("doi", "đối", "đổi", "đối"),
        ("doi", "Đối", "Đổi", "Đối"),  # the case of the candidate
        ("Doi", "đối", "đổi", "Đối"),  # unless capitals are typed
        ("DOI", "đối", "đổi", "ĐỐI"),
        ("DDoois", "đối", "đổi", "Đối"),
        ("Ddoois", "đối", "đổi", "Đối"),
        ("Doi", "ĐỐI", "ĐỔI", "Đối"),
        ("doi", "(đối,", "(đổi,", "(đối,"),  # its punctuation stays
        ("doi.", "đối,", "đổi,", "đối."),  # unless other is typed
        ("đối", "Đối,", "Đổi,", "Đối,"),
        ("đối", "Đối,", "Đối,", "đối"),  # who spells out what stands there wants it otherwise
        ("hoà", "hòa", "hóa", "hòa"),  # as this report writes it
        ("hoà", "hòa", "hòa", "hoà"),
        ("ubnd", "UBND", "UBNT", "UBND"),
        ("qd-ttg", "QĐ-TTg", "QD-TTg", "QĐ-TTg"),
        ("Qd-ttg", "QĐ-TTg", "QD-TTg", "QĐ-TTg"),
        ("Hoat", "hoạt động", "hoat dong", "Hoạt động"),
    ],
)
def test_letter_case_and_punctuation(keys: str, found: str, instead_of: str, taken: str) -> None:
    assert Query(keys).taken(found, instead_of) == taken


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_text_is_too_strange(keys: str, text: str) -> None:
    query = Query(keys)
    query.fit(text)
    query.taken(text, keys)
    assert query.fit(keys) in (Fit.SPELLED, Fit.NONE)
