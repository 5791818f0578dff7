"""What is offered for what was typed, and what Enter takes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.suggestion import Candidate, Word
from soat_core.finding import Query
from soat_core.finding.offer import SHOWN, Found, Source, offer
from soat_core.finding.slots import slots_for

CANDIDATES = (
    Candidate("đổi", 0.6),
    Candidate("đối", 0.3),
    Candidate("đội", 0.05),
    Candidate("d6i", 0.01),
    Candidate("đợi", 0.005),
)
WORDS = tuple(Word(text, -float(at)) for at, text in enumerate(["đôi", "đời", "đó", "doi", "đội"]))


def texts(keys: str, *, composes: bool = False, edits: bool = False) -> tuple[list[str], str]:
    """What is offered, and what Enter takes."""
    found = offer(
        Query(keys),
        CANDIDATES,
        [(word, Source.LEXICON) for word in WORDS],
        here="đổi",
        composes=composes,
        edits=edits,
    )
    return [one.text for one in found.found], found.on_enter.text if found.on_enter else keys


def test_letters_narrow_the_candidates_and_bring_others() -> None:
    assert texts("d")[0] == ["đổi", "đối", "đội", "d6i", "đợi"]
    assert texts("do")[0] == ["đó", "đổi", "đối", "đội", "đợi"]
    assert texts("doi")[0] == ["đổi", "đối", "đội", "đợi", "đôi"]
    assert texts("dois")[0] == ["đối"]
    assert texts("ddoor")[0] == ["đổi"]


def test_enter_takes_only_what_was_typed_whole() -> None:
    assert texts("d")[1] == "d"
    assert texts("do")[1] == "đó"
    assert texts("doi")[1] == "đổi"
    assert texts("dois")[1] == "đối"
    assert texts("doij")[1] == "đội"
    assert texts("đơi")[1] == "đơi"
    assert texts("2024")[1] == "2024"


@pytest.mark.parametrize("keys", ["ddoois", "d9o6i1", "dooisd", "đối"])
def test_every_method_takes_the_word(keys: str) -> None:
    assert texts(keys)[1] == "đối"


def test_a_likely_candidate_without_marks_goes_before_those_with_marks() -> None:
    candidates = (Candidate("trông", 0.7), Candidate("trong", 0.3))
    assert offer(Query("trong"), candidates).on_enter == offer(Query("trong"), candidates).found[0]
    assert offer(Query("trong"), candidates).found[0].text == "trong"
    unlikely = (Candidate("trông", 0.99), Candidate("trong", 0.001))
    assert offer(Query("trong"), unlikely).found[0].text == "trông"


def test_keys_that_are_a_word_themselves_go_by_evidence() -> None:
    likely = [(Word("có", -5.0), Source.LEXICON), (Word("cos", -20.0), Source.LEXICON)]
    assert [one.text for one in offer(Query("cos"), (), likely).found] == ["có", "cos"]
    test = [(Word("test", -9.0), Source.LEXICON), (Word("tét", -12.0), Source.LEXICON)]
    assert [one.text for one in offer(Query("test"), (), test).found] == ["test", "tét"]
    assert offer(Query("cos"), (), likely, composes=True).found[0].text == "cos"


def test_with_an_input_method_plain_words_are_meant_as_they_are() -> None:
    assert texts("doi")[1] == "đổi"
    assert texts("doi", composes=True)[1] == "doi"
    assert texts("boi", composes=True)[1] == "boi"
    # keys that it would have taken for itself show that it is off
    assert texts("ddoois", composes=True)[1] == "đối"
    # but not where they make a word that nobody thought of
    assert texts("ddoois", composes=True)[0][0] == "đối"
    assert texts("doof", composes=True)[1] == "doof"


def test_who_edits_the_text_that_stands_there_gets_what_is_in_the_field() -> None:
    assert texts("đối", edits=True) == (["đối"], "đối")
    assert texts("doi", edits=True)[1] == "doi"


def test_punctuation_of_the_candidate_stays() -> None:
    found = offer(Query("đối"), [Candidate("đổi,", 0.6), Candidate("đối,", 0.3)], here="đổi,")
    assert found.on_enter is not None
    assert found.on_enter.text == "đối,"


def test_what_keys_spell_is_offered_though_no_word_is_known() -> None:
    found = offer(Query("ddooix"), (), here="Đổi,")
    assert [(one.text, one.source) for one in found.found] == [("Đỗi,", Source.KEYS)]
    assert found.on_enter is None
    assert not offer(Query("windows"), ()).found


def test_one_word_is_offered_once() -> None:
    words = [(Word("đối", 0.0), Source.MEMORY), (Word("hoà", 0.0), Source.LEXICON)]
    words += [(Word("hòa", -1.0), Source.LEXICON)]
    found = offer(Query("doi"), [Candidate("đối", 0.3), Candidate("Đối", 0.2)], words)
    assert [one.text for one in found.found] == ["đối", "Đối"]
    found = offer(Query("Doi"), [Candidate("đối", 0.3), Candidate("Đối", 0.2)], words)
    assert [one.text for one in found.found] == ["Đối"]
    assert [one.text for one in offer(Query("hoa"), (), words).found] == ["hoà"]


@given(
    st.text("doi6sđốơ. ", max_size=6),
    st.lists(st.text("doiđốổơ,.", min_size=1, max_size=5), max_size=12),
    st.booleans(),
)
def test_what_is_offered_fits_and_enter_takes_a_whole_one(
    keys: str, known: list[str], composes: bool
) -> None:
    candidates = [Candidate(text, 0.1) for text in known]
    found = offer(Query(keys), candidates, composes=composes)
    assert len(found.found) <= SHOWN
    shown = [one.text for one in found.found]
    assert len(set(shown)) == len(shown)
    assert found.on_enter is None or (found.on_enter is found.found[0] and found.on_enter.is_whole)


# Where they stand


def some(*found: str) -> list[Found]:
    return [Found(text, Source.LEXICON) for text in found]


def shown(slots: tuple[Found | None, ...]) -> list[str]:
    return [one.text if one else "-" for one in slots]


def test_the_best_one_is_the_first_and_one_alone_is_number_one() -> None:
    assert shown(slots_for(some("đối", "đổi", "đội"))) == ["đối", "đổi", "đội", "-", "-"]
    assert shown(slots_for(some("đội"))) == ["đội", "-", "-", "-", "-"]
    assert shown(slots_for(some("đội", "đối", "đó", "đợi", "đời")))[0] == "đội"


def test_a_word_typed_for_a_lone_sign_comes_in_its_place() -> None:
    found = offer(Query("ddaaus"), [], here="-")
    assert [one.text for one in found.found] == ["đấu"]
    found = offer(Query("ddaaus"), [], here="(daw)")
    assert [one.text for one in found.found] == ["(đấu)"]
