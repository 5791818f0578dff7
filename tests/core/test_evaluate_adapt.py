"""The clerk with an engine that learns, against engines whose learning is easy to follow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.core.evaluating import Script, ScriptedAnalysis, ScriptedEngine, judged

from soat_core.engine.suggestion import Candidate, Experience, Known, Suggestion
from soat_core.evaluate import FilePair, evaluate
from soat_core.evaluate.adapt import Decided, WithinReport, work, work_all
from soat_core.evaluate.clerk import Effort, effort
from soat_core.memory import Remembered
from soat_core.report import Report


class Copying(ScriptedEngine):
    """Suggests for a reading what was decided about the same reading on the same page."""

    def __init__(self, script: Script) -> None:
        super().__init__(script)
        self.asked: list[tuple[int, int, tuple[Known, ...]]] = []

    def analyse(self, ocr_text: str) -> ScriptedAnalysis:
        return CopyingAnalysis(self, ocr_text)


class CopyingAnalysis(ScriptedAnalysis):
    def __init__(self, engine: Copying, text: str) -> None:
        super().__init__(engine.script, text)
        self.engine = engine

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        self.engine.asked.append((start, end, tuple(known)))
        learned = {self.text[k.start : k.end]: k.text for k in known}
        return [
            Suggestion(s.start, s.end, (Candidate(learned[read], 0.99),))
            if (read := self.text[s.start : s.end]) in learned
            else s
            for s in super().suggest(start, end, known)
        ]


class Keeping(ScriptedEngine):
    """Suggests what the clerk's memory has."""

    def analyse(self, ocr_text: str) -> ScriptedAnalysis:
        return KeepingAnalysis(self.script, ocr_text)


class KeepingAnalysis(ScriptedAnalysis):
    def remember(self, experience: Experience) -> None:
        assert isinstance(experience, Remembered)
        learned = {token: [(of[0].text, 0.9999)] for token, of in experience.items()}
        self.script = {**self.script, **learned}


DOUBTFUL: Script = {
    "nim": [("nim", 0.4)],
    "cta": [("cta", 0.4)],
    "và": [("và", 0.8)],
    "dé": [("để", 0.6), ("đó", 0.4)],
}


def spent(engine: ScriptedEngine, ocr: str, gold: str, threshold: float | None = 0.9) -> Effort:
    return work(Report.from_text(ocr), gold, WithinReport(engine), threshold).effort


# Without learning

_WORDS = st.sampled_from(["nim", "cta", "cta,", "dé", "và", "qua", "\n", "\x0c", "là", "(cta"])
_TRUTHS = ["năm", "của", "của,", "đó", "và", "quả", "", "là", "bên B"]
_PAIRS = st.lists(st.tuples(_WORDS, st.sampled_from(_TRUTHS)), max_size=25)


@given(_PAIRS, st.sampled_from([None, 0.3, 0.7, 0.9]))
def test_an_engine_that_learns_nothing_costs_what_the_plain_clerk_costs(
    pairs: list[tuple[str, str]], threshold: float | None
) -> None:
    ocr = " ".join(read for read, _ in pairs)
    gold = " ".join(read if read.isspace() else truth for read, truth in pairs)
    plain = effort(judged(ocr, gold, DOUBTFUL), threshold)
    assert spent(ScriptedEngine(DOUBTFUL), ocr, gold, threshold) == plain


# Learning within a page


def test_what_was_decided_is_right_further_down() -> None:
    script = {**DOUBTFUL, "nim": [("nim", 0.4), ("năm", 0.3)]}
    ocr, gold = "nim cta nim", "năm của năm"
    # nim is chosen, cta is typed; the second nim is chosen again, or taken by the command
    assert spent(ScriptedEngine(script), ocr, gold) == Effort(1 + 5 + 1, 3, 0, 7)
    assert spent(Copying(script), ocr, gold) == Effort(1 + 5 + 1, 2, 0, 7)


def test_an_engine_misled_leaves_errors() -> None:
    misled = spent(Copying({"dé": [("đó", 0.8), ("để", 0.2)]}), "dé là dé", "để là đó")
    assert (misled.keys, misled.visits, misled.errors_left) == (1 + 1, 1, 1)
    assert misled.keys_error_free == misled.keys + 3 + len("ddos") + 1


def test_decisions_never_move() -> None:
    engine = Copying(DOUBTFUL)
    spent(engine, "nim là dé", "năm là đó")
    (_, _, known) = engine.asked[-1]
    assert known == (Known(0, 3, "năm"), Known(7, 9, "đó"))


def test_a_suspect_left_behind_is_visited_before_the_page_is_done() -> None:
    class Doubting(CopyingAnalysis):
        """Doubts the first word once anything is decided."""

        def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
            first, *rest = super().suggest(start, end, known)
            if known:
                first = Suggestion(first.start, first.end, (Candidate("quả", 0.5),))
            return [first, *rest]

    class Engine(Copying):
        def analyse(self, ocr_text: str) -> ScriptedAnalysis:
            return Doubting(self, ocr_text)

    found = spent(Engine(DOUBTFUL), "qua là nim", "quả là năm")
    assert (found.visits, found.errors_left) == (2, 0)


def test_what_was_expected_is_no_news() -> None:
    engine = Copying({**DOUBTFUL, "và": [("và", 0.899)]})
    spent(engine, "và a và b và", "và a và b và")
    assert len(engine.asked) == 1
    many = " ".join(f"và{n}" for n in range(20))
    engine = Copying({word: [(word, 0.8)] for word in many.split()})
    spent(engine, many, many)
    # 0.22 nats each: the fourth makes it more than ln 2
    assert len(engine.asked) == 1 + 20 // 4


# Pages


def test_news_reach_the_pages_further_down_when_they_are_opened() -> None:
    class Whole(CopyingAnalysis):
        """Knows what was decided on pages before too."""

        seen: dict[str, str]

        def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
            self.seen = getattr(self, "seen", {})
            self.seen.update({self.text[k.start : k.end]: k.text for k in known})
            self.script = {**self.script, **{r: [(t, 0.99)] for r, t in self.seen.items()}}
            return super().suggest(start, end, known)

    class Engine(Copying):
        def analyse(self, ocr_text: str) -> ScriptedAnalysis:
            return Whole(self, ocr_text)

    engine = Engine({**DOUBTFUL, "nim": [("nim", 0.4), ("năm", 0.3)]})
    ocr, gold = "nim là\n\x0cnim và\n\x0cqua", "năm là\n\x0cnăm và\n\x0cqua"
    found = work(Report.from_text(ocr), gold, WithinReport(engine), 0.85)
    assert spent(ScriptedEngine(engine.script), ocr, gold, 0.85).visits == 3
    assert found.effort.visits == 2
    assert [(start, end) for start, end, _ in engine.asked] == [
        (0, 8),
        (8, 16),
        (16, 19),
        (0, 8),
        (8, 16),
        (16, 19),
    ]
    assert found.asked_again == 3


def test_a_series_reaches_over_the_pages() -> None:
    ocr, gold = "cta là\n\x0ccta\n\x0ccta", "của là\n\x0ccủa\n\x0ccủa"
    assert spent(ScriptedEngine(DOUBTFUL), ocr, gold) == Effort(3 + 1, 1, 0, 4)


def test_tokens_that_are_put_together_later_find_their_truth() -> None:
    class Joining(CopyingAnalysis):
        def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
            found = super().suggest(start, end, known)
            if known:
                found[1:3] = [Suggestion(4, 10, (Candidate("thông", 0.99),))]
            return found

    class Engine(Copying):
        def analyse(self, ocr_text: str) -> ScriptedAnalysis:
            return Joining(self, ocr_text)

    engine = Engine({**DOUBTFUL, "th": [("th", 0.5)], "óng": [("óng", 0.5)]})
    found = work(Report.from_text("nim th óng tin"), "năm thông tin", WithinReport(engine), 0.9)
    assert (found.effort.visits, found.effort.errors_left) == (1, 0)


# Reports


def test_a_memory_lasts_from_one_report_to_the_next() -> None:
    texts = [(Report.from_text("có nim\n"), "có năm\n")] * 3
    kept = work_all(texts, Keeping(DOUBTFUL), 0.9)
    assert [one.effort.visits for one in kept] == [1, 0, 0]
    forgetting = work_all(texts, Copying(DOUBTFUL), 0.9)
    assert [one.effort.visits for one in forgetting] == [1, 1, 1]


def test_the_engine_is_told_what_stands_beside_a_decision() -> None:
    told: list[Decided] = []

    class Listening(WithinReport):
        def learn(self, decisions: Sequence[Decided]) -> None:
            told.extend(decisions)

    ocr, gold = "dé nim,\nqua cta\n\nnim", "đó năm,\nquả của\n\nnăm"
    script = {**DOUBTFUL, "qua": [("quả", 0.99)], "nim": [("nam", 0.5)], "nim,": [("nam,", 0.5)]}
    work(Report.from_text(ocr), gold, Listening(Copying(script)), 0.9)
    assert told[0] == Decided("dé", "đó", "để", "", "nam,")
    assert told[1:3] == [
        Decided("nim,", "năm,", "nam,", "đó", "quả"),
        Decided("nim", "năm", "nam", "", ""),
    ]
    assert told[3] == Decided("cta", "của", "cta", "quả", "")


def test_it_is_reported_with_and_without(tmp_path: Path) -> None:
    (tmp_path / "ocr").write_text("nim là dé nim", encoding="utf-8")
    (tmp_path / "gold").write_text("năm là đó năm", encoding="utf-8")
    pair = FilePair(str(tmp_path / "ocr"), str(tmp_path / "gold"))
    done: list[FilePair] = []
    script = {**DOUBTFUL, "nim": [("nim", 0.4), ("năm", 0.3)]}
    found = evaluate([pair], lambda: Copying(script), done.append, adapt=True)
    assert done == [pair, pair]
    adapt = found.as_json()["adapt"]
    assert adapt["threshold"] == found.total.threshold == 0.999
    assert adapt["without"]["keys_per_1000_tokens"] == found.total.keys_per_1000_tokens
    assert adapt["with"]["visits_per_1000_tokens"] == 750
    assert "adapt" not in evaluate([pair], lambda: Copying(script)).as_json()


def test_what_was_decided_in_one_report_is_remembered_in_the_next(tmp_path: Path) -> None:
    pairs = []
    for name in "12":
        (tmp_path / f"{name}.ocr").write_text("có nim", encoding="utf-8")
        (tmp_path / f"{name}.gold").write_text("có năm", encoding="utf-8")
        pairs.append(FilePair(str(tmp_path / f"{name}.ocr"), str(tmp_path / f"{name}.gold")))
    adapt = evaluate(pairs, lambda: Keeping(DOUBTFUL), adapt=True).as_json()["adapt"]
    assert adapt["without"]["visits_per_1000_tokens"] == 500
    assert adapt["with"]["visits_per_1000_tokens"] == 250
