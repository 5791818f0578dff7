"""The memory as a clerk fills, undoes, looks at and edits it."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.memory.strategies import decisions

from soat_core.memory import (
    NOTHING,
    Context,
    Decision,
    Memory,
    NoMemory,
    Order,
    Pair,
    RememberingError,
    Sizes,
    Word,
)

MONDAY = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
NIM = Decision("nim", "năm", first="nam", left="trong", right="2024")


class Calendar:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def days_later(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def memory(tmp_path: Path, calendar: Calendar) -> Iterator[Memory]:
    with Memory.open(tmp_path / "memory.sqlite3", clock=calendar) as memory:
        yield memory


def state(memory: Memory) -> tuple[list[Pair], list[Word]]:
    """All that can be seen of a memory."""
    return memory.all(order=Order.READ), memory.words()


def reopened(memory: Memory) -> Memory:
    memory.close()
    return Memory.open(memory.path)


# Recording


def test_what_was_decided_is_known_the_next_day(memory: Memory) -> None:
    assert memory.record(NIM)
    memory.record(Decision("nim", "năm", left="TRONG", right="1999"))
    memory.record(Decision("nim", "nim"))
    with reopened(memory) as memory:
        assert memory.pairs_for("nim") == (
            Pair("nim", "năm", 2, 0, MONDAY.date(), (Context("trong", "<n>", 2),)),
            Pair("nim", "nim", 1, 0, MONDAY.date(), (Context("", "", 1),)),
            Pair("nim", "nam", 0, 1, MONDAY.date()),
        )
        assert memory.pairs_for("NIM") == ()
        assert memory.sizes() == Sizes(3, 0)


def test_words_of_the_clerk_s_own_are_counted(memory: Memory) -> None:
    for _ in range(2):
        memory.record(Decision("GERUC0", "GERUCO", new_words=("GERUCO",)))
    memory.add_word("Tủa  Chùa")
    memory.add_word("GERUCO")
    today = MONDAY.date()
    assert memory.words() == [
        Word("GERUCO", 2, True, today),
        Word("Tủa Chùa", 0, True, today),
    ]
    assert memory.snapshot().words == {"GERUCO": 2, "Tủa Chùa": 0}


def test_what_may_not_be_kept_leaves_no_trace(memory: Memory) -> None:
    number = Decision("O12345678", "012345678")
    assert not memory.record(number)
    assert memory.record_many([number, NIM, number]) == 1
    memory.retract(number)
    for text in ("", "  ", "một cụm từ dài năm", "0123456789"):
        with pytest.raises(RememberingError) as caught:
            memory.add_word(text)
        assert caught.value.advice
    assert {pair.token for pair in memory.all()} == {"nim"}


def test_only_the_latest_contexts_are_kept(memory: Memory) -> None:
    for number in range(25):
        memory.record(Decision("nim", "năm", left=f"w{'x' * number}"))
    memory.record(Decision("nim", "năm", left=f"w{'x' * 5}"))
    (pair,) = memory.pairs_for("nim")
    assert pair.accepted == 26
    lengths = [len(context.left) - 1 for context in pair.contexts]
    assert lengths == [*range(6, 25), 5]
    assert pair.contexts[-1].times == 2


def test_the_day_is_utc_and_moves_on(memory: Memory, calendar: Calendar) -> None:
    memory.record(NIM)
    calendar.days_later(3)
    memory.record(Decision("Két", "Kết"))
    assert [pair.last_used for pair in memory.all(order=Order.LATEST)] == [
        date(2026, 11, 26),
        date(2026, 11, 23),
        date(2026, 11, 23),
    ]


# Taking back


@settings(deadline=None)
@given(st.lists(decisions, max_size=30), st.lists(decisions, min_size=1, max_size=30))
def test_what_is_recorded_and_taken_back_was_never_there(
    before: list[Decision], undone: list[Decision]
) -> None:
    calendar = Calendar()
    with Memory.temporary(clock=calendar) as memory:
        memory.record_many(before)
        picture, was = memory.snapshot(), state(memory)
        calendar.days_later(1)
        memory.record_many(undone[::2])
        for decision in undone[1::2]:
            memory.record(decision)
        memory.snapshot()
        for decision in [*undone[1::2][::-1], *undone[::2][::-1]]:
            memory.retract(decision)
        assert state(memory) == was
        assert memory.snapshot() == picture
        assert memory.snapshot().words == picture.words


def test_undoing_brings_back_contexts_that_were_pushed_out(memory: Memory) -> None:
    for number in range(20):
        memory.record(Decision("nim", "năm", left=f"w{'x' * number}"))
    was = state(memory)
    for word in ("mới", "khác"):
        memory.record(Decision("nim", "năm", left=word))
    for word in ("khác", "mới"):
        memory.retract(Decision("nim", "năm", left=word))
    assert state(memory) == was


@settings(deadline=None)
@given(st.permutations(range(6)))
def test_taking_back_in_any_order_ends_with_nothing(order: list[int]) -> None:
    made = [
        Decision("nim", "năm", first, left=left, new_words=("Tè",))
        for first, left in [
            ("nam", "a"),
            ("nam", "b"),
            (None, "a"),
            ("nim", "a"),
            ("năm", ""),
            ("nam", "a"),
        ]
    ]
    with Memory.temporary() as memory:
        for decision in made:
            memory.record(decision)
        for at in order:
            memory.retract(made[at])
        assert state(memory) == ([], [])


def test_a_decision_of_yesterday_can_be_taken_back_too(memory: Memory) -> None:
    memory.record_many([NIM, NIM])
    with reopened(memory) as memory:
        memory.retract(NIM)
        assert [(p.text, p.accepted, p.rejected) for p in memory.pairs_for("nim")] == [
            ("năm", 1, 0),
            ("nam", 0, 1),
        ]
        memory.retract(NIM)
        memory.retract(NIM)
        assert memory.all() == []


def test_what_another_window_did_meanwhile_stays(memory: Memory, calendar: Calendar) -> None:
    assert memory.path is not None
    memory.record(NIM)
    with Memory.open(memory.path, clock=calendar) as other:
        other.record(NIM)
        memory.retract(NIM)
        (good, bad) = other.pairs_for("nim")
        assert (good.accepted, good.contexts) == (1, (Context("trong", "<n>", 1),))
        assert bad.rejected == 1


def test_words_that_were_added_stay_when_a_decision_is_taken_back(memory: Memory) -> None:
    decision = Decision("GERUC0", "GERUCO", new_words=("GERUCO",))
    memory.record(decision)
    memory.add_word("GERUCO")
    memory.retract(decision)
    assert memory.words() == [Word("GERUCO", 0, True, MONDAY.date())]


# The picture for the engine


def test_a_picture_says_what_each_token_was_decided_to_say(memory: Memory) -> None:
    memory.record_many([NIM, NIM, Decision("nim", "nim"), Decision("Két", "Kết")])
    remembered = memory.snapshot()
    assert list(remembered) == ["Két", "nim"]
    assert [outcome[:3] for outcome in remembered.outcomes("nim")] == [
        ("năm", 2, 0),
        ("nim", 1, 0),
        ("nam", 0, 2),
    ]
    assert remembered["nim"][0].contexts == (Context("trong", "<n>", 2),)
    assert remembered["nim"][2].contexts == ()
    assert remembered.outcomes("khác") == ()
    assert "khác" not in remembered
    with pytest.raises(KeyError):
        remembered["khác"]


def test_pictures_never_change_and_the_same_one_comes_again(memory: Memory) -> None:
    memory.record(NIM)
    first = memory.snapshot()
    assert memory.snapshot() is first
    assert not memory.changed_since(first.version)
    memory.record(Decision("Két", "Kết"))
    assert memory.changed_since(first.version)
    second = memory.snapshot()
    assert "Két" in second
    assert "Két" not in first
    assert second.version > first.version
    assert memory.changed_since(first.version)
    assert not memory.changed_since(second.version)
    memory.remove_token("nim")
    third = memory.snapshot()
    assert ("nim" in second, "nim" in third, len(second), len(third)) == (True, False, 2, 1)


def test_what_another_window_learns_arrives(memory: Memory) -> None:
    assert memory.path is not None
    memory.record(NIM)
    before = memory.snapshot()
    with Memory.open(memory.path) as other:
        assert other.snapshot() == before
        other.record(Decision("Két", "Kết"))
        assert memory.changed_since(before.version)
        assert memory.snapshot() == other.snapshot()
        other.clear()
        assert len(memory.snapshot()) == 0


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["record", "other", "retract", "forget", "look"]), decisions),
        max_size=40,
    )
)
def test_pictures_that_are_renewed_equal_one_that_is_new(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Decision]]
) -> None:
    path = tmp_path_factory.mktemp("memory") / "memory.sqlite3"
    with Memory.open(path) as memory, Memory.open(path) as other:
        for what, decision in steps:
            if what == "record":
                memory.record(decision)
            elif what == "other":
                other.record(decision)
            elif what == "retract":
                memory.retract(decision)
            elif what == "forget":
                memory.remove_token(decision.read)
            else:
                memory.snapshot()
        renewed = memory.snapshot()
        with Memory.open(path) as fresh:
            new = fresh.snapshot()
        assert dict(renewed) == dict(new)
        assert renewed.words == new.words


def test_many_changes_at_once_are_all_in_the_picture() -> None:
    with Memory.temporary() as memory:
        for batch in range(4):
            memory.snapshot()
            memory.record_many(
                Decision(f"{'abcd'[batch]}{'x' * (n % 60)}{chr(0x4E00 + n)}", "năm")
                for n in range(400)
            )
        assert len(memory.snapshot()) == 1600


# Looking and editing


def test_the_table_is_searched_with_and_without_marks(memory: Memory) -> None:
    memory.record_many([NIM, Decision("Đ6i", "Đối"), Decision("doi", "dơi")])
    assert {pair.text for pair in memory.all("doi")} == {"Đối", "dơi"}
    assert {pair.text for pair in memory.all("ĐỐI")} == {"Đối"}
    assert {pair.text for pair in memory.all("nim")} == {"năm", "nam"}
    assert memory.all("không có") == []
    memory.add_word("Điện Biên")
    assert [word.text for word in memory.words("dien")] == ["Điện Biên"]
    assert memory.words("điên") == []


def test_the_table_is_sorted_and_paged(memory: Memory, calendar: Calendar) -> None:
    memory.record_many([Decision("b", "ơ"), Decision("b", "ơ"), Decision("ă", "z")])
    calendar.days_later(1)
    memory.record(Decision("c", "a", first="x"))
    assert [p.token for p in memory.all(order=Order.READ)] == ["ă", "b", "c", "c"]
    assert [p.text for p in memory.all(order=Order.TEXT)] == ["a", "ơ", "x", "z"]
    assert memory.all(order=Order.ACCEPTED)[0].token == "b"
    assert memory.all(order=Order.REJECTED)[0].text == "x"
    assert {p.token for p in memory.all(order=Order.LATEST, limit=2)} == {"c"}
    assert [p.token for p in memory.all(order=Order.READ, limit=2, offset=1)] == ["b", "c"]


def test_pairs_and_words_are_forgotten_one_by_one(memory: Memory) -> None:
    memory.record_many([NIM, Decision("Két", "Kết", new_words=("Kết",))])
    assert memory.remove_pair("nim", "nam")
    assert not memory.remove_pair("nim", "nam")
    assert [pair.text for pair in memory.pairs_for("nim")] == ["năm"]
    assert memory.remove_token("nim") == 1
    assert memory.remove_token("nim") == 0
    assert memory.remove_word("Kết")
    assert not memory.remove_word("Kết")
    assert memory.sizes() == Sizes(1, 0)


def test_a_pair_can_be_made_to_say_something_else(memory: Memory) -> None:
    memory.record_many([NIM, NIM, Decision("nim", "nằm")])
    assert memory.change_pair("nim", "năm", "nằm")
    (good, _) = memory.pairs_for("nim")
    assert (good.text, good.accepted) == ("nằm", 3)
    assert {(context.left, context.times) for context in good.contexts} == {("trong", 2), ("", 1)}
    assert not memory.change_pair("nim", "năm", "nằm")
    with pytest.raises(RememberingError):
        memory.change_pair("nim", "nằm", "")
    assert memory.snapshot()["nim"][0].text == "nằm"


def test_what_is_forgotten_is_gone_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    with Memory.open(path) as memory:
        memory.record_many([Decision("bimat", "Bímật"), NIM])
        memory.remove_token("bimat")
        on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert "Bímật".encode() not in on_disk
        assert "năm".encode() in on_disk
        memory.clear()
        assert state(memory) == ([], [])
        on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert "năm".encode() not in on_disk


# Size


def test_the_oldest_and_rarest_are_forgotten_first(tmp_path: Path, calendar: Calendar) -> None:
    with Memory.open(tmp_path / "m", max_pairs=10, clock=calendar) as memory:
        memory.record_many([Decision("thường", "dùng")] * 20)
        memory.record(Decision("cũ", "hiếm"))
        calendar.days_later(30)
        memory.record_many(Decision(f"mới{'x' * n}", "năm") for n in range(8))
        memory.snapshot()
        assert memory.sizes().pairs == 10
        memory.record(Decision("thêm", "nữa"))
        assert memory.sizes().pairs == 10
        known = memory.snapshot()
        assert "thường" in known
        assert "thêm" in known
        assert "cũ" not in known


def test_words_added_on_purpose_outlive_those_from_decisions(calendar: Calendar) -> None:
    with Memory.temporary(max_pairs=3, clock=calendar) as memory:
        memory.add_word("Tủa Chùa")
        calendar.days_later(400)
        memory.record(Decision("a", "b", new_words=("một", "hai", "ba")))
        assert "Tủa Chùa" in memory.snapshot().words
        assert memory.sizes().words == 3


@settings(deadline=None)
@given(st.lists(decisions, max_size=60))
def test_there_are_never_more_than_the_limit(made: list[Decision]) -> None:
    with Memory.temporary(max_pairs=5) as memory:
        for decision in made:
            memory.record(decision)
            pairs, words = memory.sizes()
            assert pairs <= 5
            assert words <= 5
        assert memory.sizes() == (len(memory.all()), len(memory.words()))


# Where it lies


@pytest.mark.skipif(os.name == "nt", reason="rights are POSIX rights")
def test_nobody_else_may_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "share" / "soat"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: folder)
    before = os.umask(0)
    try:
        with Memory.open() as memory:
            memory.record(NIM)
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            names = {path.name for path in folder.iterdir()}
            assert "memory.sqlite3-wal" in names
            for path in folder.iterdir():
                assert stat.S_IMODE(path.stat().st_mode) == 0o600
        folder.chmod(0o755)
        (folder / "memory.sqlite3").chmod(0o644)
        with Memory.open():
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            assert stat.S_IMODE((folder / "memory.sqlite3").stat().st_mode) == 0o600
    finally:
        os.umask(before)


def test_a_folder_that_the_person_names_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with Memory.open(tmp_path / "of-mine.sqlite3"):
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_nothing_but_words_counts_and_days_is_kept(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "m"):
        pass
    connection = sqlite3.connect(tmp_path / "m")
    columns = {
        table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    connection.close()
    assert columns == {
        "pair": ["token", "text", "accepted", "rejected", "last_used", "contexts"],
        "word": ["text", "decided", "added", "last_used"],
        "tally": ["name", "rows"],
    }


# Switched off


def test_off_means_nothing_is_written_nor_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "soat")
    memory = NoMemory()
    assert not memory.record(NIM)
    assert memory.record_many([NIM, NIM]) == 0
    memory.retract(NIM)
    assert memory.snapshot() is NOTHING
    assert len(memory.snapshot()) == 0
    assert not memory.snapshot().words
    assert not memory.changed_since(memory.snapshot().version)
    memory.close()
    assert list(tmp_path.iterdir()) == []


def test_a_closed_memory_says_so(memory: Memory) -> None:
    memory.close()
    memory.close()
    for use in (memory.snapshot, memory.all, lambda: memory.record(NIM), memory.clear):
        with pytest.raises(RememberingError, match="closed"):
            use()
