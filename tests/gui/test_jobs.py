"""What is asked of the engine first, and what when the clerk pauses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.gui.open_reports import Asked, OpenReports

from soat_core.memory import NOTHING
from soat_gui.jobs import Moment, Other, next_job

BUSY = Moment(is_idle=False)
QUICK = Moment(is_refined=False)
PAUSED = Moment(is_paused=True)
AWAITING = Moment(is_idle=False, is_awaiting=True)


@pytest.fixture
def reports(tmp_path: Path) -> OpenReports:
    return OpenReports(tmp_path)


def pages_of(asked: list[Asked | Other]) -> list[tuple[int, int]]:
    return [(one.report, one.page) for one in asked if isinstance(one, Asked)]


# The first suggestions


def test_what_is_looked_at_comes_first_then_what_is_read_next(reports: OpenReports) -> None:
    reports.open("a\n", "b\n", "c\n", "d\n", page=2)
    assert reports.all() == [Asked(0, 2), Asked(0, 3), Asked(0, 0), Asked(0, 1)]


def test_who_turns_the_page_meanwhile_is_followed(reports: OpenReports) -> None:
    session = reports.open("a\n", "b\n", "c\n", "d\n")
    assert reports.next() == Asked(0, 0)
    reports.look_at(session, 3)
    assert reports.all() == [Asked(0, 3), Asked(0, 1), Asked(0, 2)]


def test_behind_the_front_the_report_seen_last_comes_first(reports: OpenReports) -> None:
    first, _, _ = (reports.open("a\n", "b\n") for _ in range(3))
    reports.look_at(first)
    assert pages_of(reports.all()) == [(0, 0), (0, 1), (2, 0), (2, 1), (1, 0), (1, 1)]


def test_the_better_engine_comes_after_what_shows_at_once(reports: OpenReports) -> None:
    session = reports.open("a\n", "b\n", "c\n", "d\n")
    assert reports.all(QUICK) == [Asked(0, 0), Asked(0, 1), Other.REFINE]
    reports.look_at(session, 3)
    assert reports.all(QUICK) == [Asked(0, 3), Other.REFINE]
    assert reports.all() == [Asked(0, 2)]


def test_no_better_engine_is_needed_before_there_is_a_report(reports: OpenReports) -> None:
    assert reports.next(QUICK) is None


def test_paused_only_what_is_looked_at_is_worked_on(reports: OpenReports) -> None:
    reports.open("a\n")
    session = reports.open("b\n", "c\n")
    assert reports.all(PAUSED) == [Asked(1, 0)]
    reports.look_at(session, 1)
    assert reports.all(PAUSED._replace(is_refined=False)) == [Asked(1, 1)]
    assert reports.all() == [Asked(0, 0)]


def test_asking_what_comes_next_changes_nothing(reports: OpenReports) -> None:
    reports.open("a\n", "b\n")
    first = next_job(reports.agendas, Moment())
    assert first is not None
    assert next_job(reports.agendas, Moment()) == first


# Again, after decisions


def test_what_a_decision_bears_on_near_it_waits_for_the_memory(reports: OpenReports) -> None:
    session = reports.open("one\nqua\n", "two\n")
    reports.all()
    reports.decide(session, "qua", "quả")
    assert reports.next(AWAITING) is None
    assert reports.remember(session)
    # from the beginning of its line: what stands before it was read
    assert reports.all(BUSY) == [Asked(0, 0, 4)]


def test_nothing_else_is_begun_while_the_memory_is_about_to_answer(reports: OpenReports) -> None:
    session = reports.open("qua\n", "b\n")
    reports.next()
    reports.decide(session, "qua", "quả")
    assert reports.next(AWAITING) is None
    reports.remember(session)
    assert reports.all() == [Asked(0, 0, 0), Asked(0, 1)]


def test_a_memory_that_takes_too_long_is_not_waited_for(reports: OpenReports) -> None:
    session = reports.open("qua\n")
    reports.all()
    reports.decide(session, "qua", "quả")
    assert reports.next(BUSY) == Asked(0, 0, 0)
    assert reports.remember(session, in_time=False)
    assert reports.all(BUSY) == [Asked(0, 0, 0)]


def test_the_same_reading_elsewhere_waits_until_the_clerk_pauses(reports: OpenReports) -> None:
    reports.open("x\nqua\n", "y\n")
    session = reports.open("qua\n", "b\n", "c\nqua\n")
    reports.all()
    reports.decide(session, "qua", "quả")
    reports.remember(session)
    assert reports.all(BUSY) == [Asked(1, 0, 0)]
    assert reports.all() == [Asked(1, 2, 0), Asked(0, 0, 0)]


def test_nothing_far_off_is_asked_for_before_the_memory_has_answered_all(
    reports: OpenReports,
) -> None:
    session = reports.open("qua cong\n", "qua cong\n")
    reports.all()
    reports.decide(session, "qua", "quả")
    reports.decide(session, "cong", "công")
    reports.remember(session)
    assert reports.all() == [Asked(0, 0, 0)]
    reports.remember(session)
    assert reports.all() == [Asked(0, 1, 0)]


def test_in_another_report_what_was_read_already_stays(reports: OpenReports) -> None:
    reports.open("qua\n", "qua\n", page=1)
    assert reports.looking.place is not None
    there = reports.looking.place.start
    session = reports.open("qua\n")
    reports.all()
    reports.decide(session, "qua", "quả")
    reports.remember(session)
    reports.next()
    assert reports.all() == [Asked(0, 0, there), Asked(0, 1, there)]


def test_a_memory_of_one_report_only_bears_on_no_other(reports: OpenReports) -> None:
    reports.open("qua\n")
    session = reports.open("qua\n")
    reports.all()
    reports.decide(session, "qua", "quả")
    reports.remember(session, shared=False)
    assert reports.all() == [Asked(1, 0, 0)]


def test_what_was_decided_just_before_another_report_came_is_asked_for_too(
    reports: OpenReports,
) -> None:
    other = reports.open("b\n")
    session = reports.open("qua\n")
    reports.all()
    reports.decide(session, "qua", "quả")
    reports.look_at(other)
    reports.remember(session)
    assert reports.all(BUSY) == []
    assert reports.all() == [Asked(1, 0, 0)]
    assert reports.agendas.are_done


def test_a_report_that_the_engine_cannot_cope_with_is_left_alone(reports: OpenReports) -> None:
    session = reports.open("qua\n", "b\n", "qua\n")
    reports.all()
    reports.agenda(session).forget_all()
    reports.decide(session, "qua", "quả")
    reports.remember(session)
    reports.agendas.mark_anew()
    assert reports.all() == []


# Whatever happens

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["look", "decide", "remember", "undo", "ask", "close"]), st.integers(0, 5)
    ),
    max_size=30,
)


@given(STEPS)
def test_in_the_end_everything_was_asked_for(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    reports = OpenReports(tmp_path_factory.mktemp("reports"))
    there = [reports.open("qua a\n", f"b{number} d6i\n", "qua d6i\n") for number in range(3)]
    owed = dict.fromkeys(there, 0)
    for kind, number in steps:
        session = there[number % len(there)] if there else None
        if session is None:
            break
        if kind == "look":
            reports.look_at(session, number % 3)
        elif kind == "decide":
            reports.decide(session, ["qua", "d6i"][number % 2], "x" * (1 + number))
            owed[session] += 1
        elif kind == "undo" and session.document.next_undo is not None:
            session.undo()
            owed[session] += 1
        elif kind == "remember" and owed[session]:
            owed[session] -= 1
            reports.remember(session, in_time=number > 2)
        elif kind == "close":
            there.remove(session)
            reports.agendas.detach(session)
        else:
            reports.next(BUSY)
    for session in there:
        for _ in range(owed[session]):
            reports.remember(session, NOTHING)
    reports.all()
    assert reports.agendas.are_done
    assert all(reports.agenda(session).suggested == {0, 1, 2} for session in there)
