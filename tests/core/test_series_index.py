"""Series by word, reading and pattern: whatever is done, the index says what stands there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.making import LAN

from soat_core.actions import ActionKind
from soat_core.document import Document
from soat_core.edits import Edit, EditKind
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.errors import ActionError
from soat_core.report import Report
from soat_core.review import Review
from soat_core.series import Hit, Readings, Scope, SeriesIndex, SeriesKey, State, runs
from soat_core.series.pattern import Pattern, pattern_of
from soat_core.text import Span, tokens

WHEN = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def review_of(text: str) -> Review:
    return Review(Document(Report.from_text(text)), LAN, clock=lambda: WHEN)


def index_of(review: Review) -> SeriesIndex:
    """Built anew."""
    index = SeriesIndex(review, Readings(review.document.report.ocr_text))
    index.renew(0, review.document.report.line_count - 1)
    return index


def suggest(review: Review, readings: dict[str, tuple[str, float]]) -> None:
    """The same for every token that was read so; the others are surely right."""
    text = review.document.report.ocr_text
    found: list[Suggestion] = []
    for start, end in tokens(text):
        read = text[start:end]
        found.append(Suggestion(start, end, (Candidate(*readings.get(read, (read, 1.0))),)))
    review.set_suggestions(0, len(text), found)


def word(read: str, result: str, state: State = State.CHANGE) -> SeriesKey:
    return SeriesKey(Scope.WORD, read, result, state)


def texts(review: Review, hits: list[Hit]) -> list[str]:
    return [review.document.report.ocr_text[hit.start : hit.end] for hit in hits]


# What belongs together


def test_letter_case_and_punctuation_part_no_series() -> None:
    review = review_of("d6i D6i, (d6i) D6I\nd6i.")
    suggest(
        review,
        {
            "d6i": ("đối", 0.9), "D6i,": ("Đối,", 0.8), "(d6i)": ("(đối)", 0.7),
            "D6I": ("ĐỐI", 0.6), "d6i.": ("đội.", 0.5),
        },
    )  # fmt: skip
    index = index_of(review)
    assert texts(review, index.hits(word("d6i", "đối"))) == ["d6i", "D6i,", "(d6i)", "D6I"]
    assert texts(review, index.hits(word("d6i", "đội"))) == ["d6i."]
    assert index.series(word("d6i", "đối")).expected_errors == 1.0
    assert index.series(word("d6i", "đối")).posterior == 0.75
    assert index.series(SeriesKey(Scope.READING, "d6i")).count == 5


def test_a_pattern_holds_other_words_with_the_same_mistake() -> None:
    review = review_of("d6i t6i b6 n6i cong")
    suggest(
        review,
        {
            "d6i": ("đối", 0.9), "t6i": ("tối", 0.9), "b6": ("bố", 0.9), "n6i": ("nổi", 0.9),
            "cong": ("công", 0.9),
        },
    )  # fmt: skip
    index = index_of(review)
    pattern = index.pattern_of(word("d6i", "đối"))
    assert pattern == SeriesKey(Scope.PATTERN, "6", "ố")
    assert texts(review, index.hits(pattern)) == ["d6i", "t6i", "b6"]
    assert {key.read for key in index.keys(Scope.PATTERN)} == {"6", "o"}


def test_what_is_wrong_with_vowels_names_the_pattern() -> None:
    assert pattern_of("d6i", "đối") == Pattern("6", "ố")
    assert pattern_of("dugce", "được") == Pattern("ug", "ượ")
    assert pattern_of("cudng", "cường") == Pattern("ud", "ườ")
    assert pattern_of("di", "đi") == Pattern("d", "đ")
    assert pattern_of("tamg", "tang") == Pattern("m", "n")
    assert pattern_of("đối", "đối") is None


def test_only_a_change_of_letter_case_or_punctuation_is_a_series_of_whole_tokens() -> None:
    review = review_of("sở sở, ngoài. ngoài.")
    suggest(review, {"sở": ("Sở", 0.9), "sở,": ("Sở,", 0.9), "ngoài.": ("ngoài,", 0.9)})
    index = index_of(review)
    assert index.series(word("ngoài.", "ngoài,")).count == 2
    assert index.series(word("sở", "Sở")).count == 1
    assert index.series(SeriesKey(Scope.READING, "sở")).count == 2


def test_what_is_right_as_read_is_parted_by_doubt() -> None:
    review = review_of("tin tin tin")
    review.set_suggestions(
        0,
        11,
        [
            Suggestion(0, 3, (Candidate("tin", 0.9),)),
            Suggestion(4, 7, (Candidate("tin", 0.999),)),
        ],
    )
    index = index_of(review)
    assert [index.word_at(at) for at in (0, 4, 8)] == [
        word("tin", "tin", State.DOUBTFUL),
        word("tin", "tin", State.SURE),
        word("tin", "tin", State.BARE),
    ]
    assert list(index.keys(Scope.WORD)) == [word("tin", "tin", State.DOUBTFUL)]


def test_the_decided_of_a_reading_are_found() -> None:
    review = review_of("d6i D6i, d6i")
    suggest(review, {"d6i": ("đối", 0.9), "D6i,": ("Đối,", 0.9)})
    review.accept(4)
    index = index_of(review)
    assert index.decided("d6i") == [Hit(4, 8)]
    assert index.hits(word("d6i", "đối")) == [Hit(0, 3), Hit(9, 12)]
    assert index.word_at(4) is None


def test_lines_that_follow_each_other_are_renewed_together() -> None:
    assert list(runs([1, 2, 3, 7, 9, 10])) == [(1, 3), (7, 7), (9, 10)]
    assert list(runs([])) == []


# Whatever is done


@dataclass(frozen=True)
class Step:
    what: str
    at: int
    count: int
    text: str
    posterior: float


READ = ["d6i", "D6i", "t6i,", "tin", "tin.", "“", "nam"]
RESULTS = ["đối", "Đối", "tối,", "tin", "nam", "x y", ""]
reports = st.lists(st.sampled_from([*READ, "\n", "\n\n", "\f"]), min_size=1, max_size=25).map(
    " ".join
)
steps = st.lists(
    st.builds(
        Step,
        what=st.sampled_from(
            ["suggest", "suggest", "page", "accept", "type", "insert", "revert", "undo", "redo"]
        ),
        at=st.integers(0, 30),
        count=st.integers(1, 3),
        text=st.sampled_from(RESULTS),
        posterior=st.sampled_from([0.3, 0.9, 0.999]),
    ),
    max_size=12,
)


def perform(review: Review, step: Step) -> tuple[int, int] | list[int]:
    """Do a step as far as it can be done; the lines that may read otherwise."""
    report = review.document.report
    spans = list(tokens(report.ocr_text))
    if not spans:
        return []
    at = step.at % len(spans)
    start, end = spans[at].start, spans[min(at + step.count, len(spans)) - 1].end
    if step.what == "suggest":
        read = report.ocr_text[start:end]
        text = step.text or read
        review.set_suggestions(
            start, end, [Suggestion(start, end, (Candidate(text, step.posterior),))]
        )
        return report.line_of(start), report.line_of(end - 1)
    if step.what == "page":
        found = [Suggestion(*s, (Candidate(step.text or "x", step.posterior),)) for s in spans]
        review.set_suggestions(0, len(report.ocr_text), found)
        return 0, report.line_count - 1
    changes = None
    try:
        if step.what == "accept":
            changes = review.accept(start)
        elif step.what == "type":
            changes = review.type_text(start, end, step.text)
        elif step.what == "insert":
            changes = review.decide(ActionKind.TYPE, [Edit(start, start, "mới ", EditKind.INSERT)])
        elif step.what == "revert":
            edits = list(review.document.edits)
            chosen = edits[step.at % len(edits)].key if edits else (0, 0)
            changes = review.revert([Span(*chosen)]) if edits else None
        else:
            changes = review.undo() if step.what == "undo" else review.redo()
    except ActionError:
        pass
    return list(changes.lines) if changes is not None else []


def everything(index: SeriesIndex) -> object:
    """All that can be asked of an index."""
    keys = [*index.keys(Scope.WORD), *index.keys(Scope.PATTERN)]
    keys += [SeriesKey(Scope.READING, name) for name in index.readings.names]
    series = {key: (index.series(key), index.hits(key), index.first_hits(key, 2)) for key in keys}
    patterns = {key: index.pattern_of(key) for key in keys if key.scope is Scope.WORD}
    tokens_ = [index.state_of(Hit(start, start + 1)) for start in index.readings.starts]
    decided = {name: index.decided(name) for name in index.readings.names}
    waiting, doubts = index.waiting()
    return series, patterns, tokens_, decided, waiting.tolist(), doubts.tolist()


@given(reports, steps)
@settings(max_examples=200, deadline=None)
def test_an_index_that_followed_every_change_is_one_built_anew(text: str, done: list[Step]) -> None:
    review = review_of(text)
    followed = index_of(review)
    for step in done:
        lines = perform(review, step)
        for first, last in [lines] if isinstance(lines, tuple) else runs(lines):
            followed.renew(first, last)
        assert everything(followed) == everything(index_of(review))


@given(reports, steps)
@settings(deadline=None)
def test_the_index_says_what_stands_on_the_screen(text: str, done: list[Step]) -> None:
    review = review_of(text)
    for step in done:
        perform(review, step)
    index = index_of(review)
    seen: Counter[State] = Counter()
    covered = -1
    for line in range(review.document.report.line_count):
        for piece, suggestion in review.shown_pieces(line):
            if piece.is_gap or piece.start == piece.end or piece.start < covered:
                continue
            covered = piece.end
            state = index.state_of(Hit(piece.start, piece.end))
            seen[state] += 1
            read = text[piece.start : piece.end]
            if piece.edit is not None:
                assert state is State.DECIDED
            elif suggestion is None:
                assert state is State.BARE
            elif suggestion.best.text != read:
                assert state is State.CHANGE
            else:
                assert (state is State.DOUBTFUL) == review.is_suspect(suggestion)
    waiting, _ = index.waiting()
    assert waiting.sum() == seen[State.CHANGE] + seen[State.DOUBTFUL]


@given(reports, steps)
@settings(deadline=None)
def test_what_changed_is_told(text: str, done: list[Step]) -> None:
    review = review_of(text)
    index = index_of(review)
    before = dict.fromkeys(index.take_changed())
    for step in done:
        known = {key: index.series(key) for key in before}
        lines = perform(review, step)
        for first, last in [lines] if isinstance(lines, tuple) else runs(lines):
            index.renew(first, last)
        changed = index.take_changed()
        for key, series in known.items():
            assert key in changed or index.series(key) == series
        before |= dict.fromkeys(changed)
