"""What the engine suggests, seen from outside: texts in, suggestions out."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soat_core.engine.calibration import load_calibration
from soat_core.engine.pack import load_pack
from soat_core.engine.suggestion import Engine, Known, Suggestion
from soat_core.errors import EngineError
from soat_core.text import comparable, tokens
from soat_resources import resource_path


def shown(text: str, suggestions: list[Suggestion]) -> str:
    """The text with every best candidate in its place."""
    parts: list[str] = []
    at = 0
    for suggestion in suggestions:
        parts += [text[at : suggestion.start], suggestion.best.text]
        at = suggestion.end
    return "".join(parts) + text[at:]


def corrected(engine: Engine, text: str) -> str:
    return shown(text, engine.analyse(text).suggest(0, len(text)))


def sample(kind: str) -> str:
    return resource_path("sample", f"bao-cao-mau.{kind}.txt").read_text(encoding="utf-8")


def words_right(text: str, gold: str) -> float:
    """Share of words at their place, over lines that have as many words as their truth."""
    right = total = 0
    lines = [x for x in comparable_lines(text) if x]
    truths = [x for x in comparable_lines(gold) if x]
    assert len(lines) == len(truths)
    for line, truth in zip(lines, truths, strict=True):
        if len(line) == len(truth):
            right += sum(a == b for a, b in zip(line, truth, strict=True))
            total += len(truth)
    return right / total


def comparable_lines(text: str) -> list[list[str]]:
    return [comparable(line).split() for line in text.replace("\f", "").split("\n")]


@pytest.mark.parametrize(
    ("garbled", "truth"),
    [
        # marks lost, digits for letters
        ("ké hoach céng tac nim 2025", "kế hoạch công tác năm 2025"),
        ("trién khai nhiém vu d6i méi", "triển khai nhiệm vụ đổi mới"),
        # letters read as several, and several as one
        ("hinh thirc t6 chire thue hién", "hình thức tổ chức thực hiện"),
        # a letter that was taken for a sign
        ("|. KET QUA THUC HIEN", "I. KẾT QUẢ THỰC HIỆN"),
        # a space that was not read
        ("trién khai hoatdong cua co quan", "triển khai hoạt động của cơ quan"),
        # headings in capitals, with a small letter among them
        ("BAO CAO TiNH HiNH KINH TE", "BÁO CÁO TÌNH HÌNH KINH TẾ"),
    ],
)
def test_garbled_phrases_come_back(engine: Engine, garbled: str, truth: str) -> None:
    assert corrected(engine, garbled) == truth


def test_the_sample_gets_nearly_right(engine: Engine) -> None:
    before = words_right(sample("ocr"), sample("gold"))
    after = words_right(corrected(engine, sample("ocr")), sample("gold"))
    assert before < 0.3
    assert after > 0.93


def test_clean_text_stays_clean(engine: Engine) -> None:
    gold = sample("gold")
    changed = [
        (gold[s.start : s.end], s.best.text)
        for s in engine.analyse(gold).suggest(0, len(gold))
        if s.best.text != gold[s.start : s.end]
    ]
    assert len(changed) <= 1, changed


def test_clean_text_in_decomposed_letters_stays_as_it_is(engine: Engine) -> None:
    decomposed = unicodedata.normalize("NFD", sample("gold"))
    assert decomposed != sample("gold")
    changed = [
        (decomposed[s.start : s.end], s.best.text)
        for s in engine.analyse(decomposed).suggest(0, len(decomposed))
        if s.best.text != decomposed[s.start : s.end]
    ]
    assert len(changed) <= 1, changed


@pytest.mark.parametrize(
    "text",
    [
        "https://example.gov.vn/van-ban?id=15 lienhe@example.gov.vn",
        "1.250.000.000 đồng, 15,5%, 03/02/2025, 08:30",
        "The quick brown fox jumps over the lazy dog near the river bank.",
        "12 34 56 78\n90 11 22 33\n44 55 66 77",
    ],
)
def test_what_is_no_damaged_vietnamese_is_left_alone(engine: Engine, text: str) -> None:
    assert corrected(engine, text) == text


def test_a_known_code_gets_its_stroke_back(engine: Engine) -> None:
    text = "can ctr Nghi dinh sé 30/2020/ND-CP ngay 05/3/2020 cua Chinh phu"
    assert "30/2020/NĐ-CP" in corrected(engine, text)


def test_an_acronym_follows_the_words_it_stands_for(engine: Engine) -> None:
    """Nothing but the report itself can tell that this D was an Đ."""
    text = (
        "Ban diéu hanh dé 4n (BDHDA) hop ngay 05.\n"
        "Thanh vién BDHDA thuc hién ké hoach cua ban diéu hanh dé an."
    )
    assert corrected(engine, text).count("BĐHĐA") == 2


def test_what_was_decided_is_context(engine: Engine) -> None:
    """With its neighbour known, an ambiguous word is read with it."""
    text = "ong Tran Vin Dong"
    analysis = engine.analyse(text)
    start = text.index("Vin")
    alone = analysis.suggest(0, len(text))
    told = analysis.suggest(0, len(text), [Known(start, start + 3, "Văn")])
    assert [s.start for s in alone] == [s.start for s in told]
    neighbour = next(s for s in told if s.start == text.index("Tran"))
    assert neighbour.best.text == "Trần"


def test_what_was_decided_keeps_its_own_suggestions(engine: Engine) -> None:
    """A report opened again must show the same places as decided suspects."""
    text = sample("ocr")[:900]
    fresh = {s.start: s for s in engine.analyse(text).suggest(0, len(text))}
    doubtful = [s for s in fresh.values() if s.best.posterior < 0.98][:10]
    known = [Known(s.start, s.end, s.best.text) for s in doubtful]
    again = {s.start: s for s in engine.analyse(text).suggest(0, len(text), known)}
    assert doubtful
    for suggestion in doubtful:
        assert again[suggestion.start].best.text == suggestion.best.text
        assert again[suggestion.start].best.posterior < 0.98


def test_a_decision_over_two_tokens_is_context_for_both_sides(engine: Engine) -> None:
    text = "thanh ph 6 Cao Bang"
    known = [Known(6, 10, "phố")]
    suggestions = engine.analyse(text).suggest(0, len(text), known)
    assert [(s.start, s.end) for s in suggestions] == list(tokens(text))
    assert suggestions[0].best.text == "thành"


@pytest.mark.parametrize("name", ["pack.npz", "calibration.json"])
def test_a_missing_or_damaged_pack_is_said_so(tmp_path: Path, name: str) -> None:
    load = load_pack if name == "pack.npz" else load_calibration
    damaged = tmp_path / name
    damaged.write_bytes(b"PK\x03\x04 not this")
    for path in (tmp_path / "missing" / name, damaged):
        with pytest.raises(EngineError, match="missing or damaged"):
            load(path)


def test_the_same_text_gets_the_same_suggestions(engine: Engine) -> None:
    text = sample("ocr")[:900]
    first = engine.analyse(text).suggest(0, len(text))
    assert engine.analyse(text).suggest(0, len(text)) == first


def test_doubtful_words_are_explained_by_a_phrase_they_stand_in(engine: Engine) -> None:
    text = sample("ocr")
    suggestions = engine.analyse(text).suggest(0, len(text))
    explained = [s for s in suggestions if s.why]
    assert explained
    read = comparable(shown(text, suggestions)).lower()
    for suggestion in explained:
        phrase = suggestion.why.split("“")[1].split("”")[0]
        words = comparable(phrase).lower().split()
        assert 2 <= len(words) <= 9
        assert all(word in read for word in words)


NASTY = st.text(
    st.one_of(
        st.sampled_from('aăâđeêoôơuưạếổ đ6|!’"-/.,;:()%&@€§ \n\t\f\r\x00\u00a0\u2028\u0301\u0323'),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=NASTY)
def test_any_text_gets_one_suggestion_for_each_token(engine: Engine, text: str) -> None:
    suggestions = engine.analyse(text).suggest(0, len(text))
    assert [(s.start, s.end) for s in suggestions] == list(tokens(text))
    for suggestion in suggestions:
        shares = [candidate.posterior for candidate in suggestion.candidates]
        assert all(0 <= share <= 1 for share in shares)
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) <= 1 + 1e-4
        texts = [candidate.text for candidate in suggestion.candidates]
        assert len(texts) == len(set(texts))
        assert all(text.strip() for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "6" * 10_000,
        "a-" * 5_000,
        "((((" * 2_500,
        "\u0301" * 500,
        "a\n" * 3_000,
        "שלום עולם مرحبا بالعالم",
        "Việt",  # NFC
        "Vie\u0323\u0302t Nam",  # the same word decomposed
        "\x00\x01\x02 \x1b[31m",
        "",
        " \n\f\n ",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_strange_text_is_survived(engine: Engine, text: str) -> None:
    suggestions = engine.analyse(text).suggest(0, len(text))
    assert [(s.start, s.end) for s in suggestions] == list(tokens(text))
