"""What every open report is to hear of: the memory, tone marks, another engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gui.fake_engine import FakeEngine
from tests.gui.open_reports import Asked, OpenReports

from soat_core.memory import NOTHING
from soat_core.text import TonePlacement
from soat_gui.session import Session

KNOWING = NOTHING.with_words(["xưởng"])
"""What a memory holds."""


@pytest.fixture
def reports(tmp_path: Path) -> OpenReports:
    return OpenReports(tmp_path)


def analyse(reports: OpenReports, session: Session) -> FakeEngine:
    engine = FakeEngine({})
    analysis = engine.analyse(session.report.ocr_text)
    reports.agendas.analysed(reports.agenda(session), analysis, engine)
    return engine


# The memory


def test_what_was_learnt_in_one_report_counts_for_all_but_those_to_practise_on(
    reports: OpenReports,
) -> None:
    other, practice = reports.open("a\n"), reports.open("b\n", practice=True)
    session = reports.open("qua\n")
    reports.decide(session, "qua", "quả")
    reports.remember(session, KNOWING)
    later = reports.open("c\n")
    known = [reports.agendas.experience(one) for one in (session, other, later, practice)]
    assert known == [KNOWING, KNOWING, KNOWING, NOTHING]


def test_what_counts_for_one_report_only_stays_there(reports: OpenReports) -> None:
    other, session = reports.open("a\n"), reports.open("qua\n")
    reports.decide(session, "qua", "quả")
    reports.remember(session, KNOWING, shared=False)
    assert reports.agendas.experience(session) is KNOWING
    assert reports.agendas.experience(other) is NOTHING


def test_the_memory_has_answered_when_it_answered_every_decision(reports: OpenReports) -> None:
    session = reports.open("qua cong\n")
    reports.all()
    reports.decide(session, "qua", "quả")
    reports.decide(session, "cong", "công")
    assert not reports.remember(session)
    assert not reports.agendas.are_done
    assert reports.remember(session)


def test_an_answer_for_a_report_that_is_closed_is_dropped(reports: OpenReports) -> None:
    other, session = reports.open("a\n"), reports.open("qua\n")
    reports.decide(session, "qua", "quả")
    reports.agendas.detach(session)
    assert not reports.remember(session, KNOWING)
    assert reports.agendas.experience(other) is NOTHING
    assert reports.agendas.front is None


def test_another_memory_is_told_to_the_engine_what_is_in_sight_first(reports: OpenReports) -> None:
    session = reports.open("a\n", "b\n", "c\n", page=1)
    reports.all()
    assert reports.agendas.learn_anew(session, KNOWING)
    assert reports.all() == [Asked(0, 1, 0), Asked(0, 2, 0), Asked(0, 0, 0)]
    assert not reports.agendas.learn_anew(session, KNOWING)
    assert reports.all() == []


def test_a_memory_that_holds_nothing_is_none(reports: OpenReports) -> None:
    session = reports.open("a\n")
    assert not reports.agendas.learn_anew(session, KNOWING.later(1, {}, {}))
    assert reports.agendas.experience(session) is NOTHING


def test_a_memory_for_reports_to_come(reports: OpenReports) -> None:
    session = reports.open("a\n")
    assert not reports.agendas.learn_anew(None, KNOWING)
    assert reports.agendas.experience(session) is NOTHING
    assert reports.agendas.experience(reports.open("b\n")) is KNOWING


# All is asked for again


def test_tone_marks_elsewhere_are_asked_for_in_every_report(reports: OpenReports) -> None:
    reports.open("a\n")
    reports.open("b\n", "c\n", page=1)
    reports.all()
    assert reports.agendas.place_tones(TonePlacement.NEW)
    assert reports.all() == [Asked(1, 1, 0), Asked(1, 0, 0), Asked(0, 0, 0)]
    assert not reports.agendas.place_tones(TonePlacement.NEW)
    assert reports.agendas.are_done


def test_what_an_analysis_was_told_it_is_not_told_twice(reports: OpenReports) -> None:
    session = reports.open("a\n", "b\n")
    agenda, agendas = reports.agenda(session), reports.agendas
    agendas.learn_anew(session, KNOWING)
    agendas.place_tones(TonePlacement.OLD)
    analyse(reports, session)
    first, second = (agenda.errand(number, agendas.tones) for number in range(2))
    assert (first.experience, first.tones) == (KNOWING, TonePlacement.OLD)
    assert (second.experience, second.tones) == (None, None)
    analyse(reports, session)
    assert agenda.errand(1, agendas.tones).experience is KNOWING


# What the clerk is at


def test_what_is_held_is_asked_for_when_it_is_let_go(reports: OpenReports) -> None:
    session = reports.open("a\n", "b\n")
    reports.all()
    assert not reports.agendas.release()
    reports.agenda(session).hold(0, 7)
    reports.agenda(session).hold(0, 2)
    assert reports.all() == []
    assert reports.agendas.release()
    assert reports.all() == [Asked(0, 0, 2)]


def test_what_is_held_is_let_go_when_another_report_comes(reports: OpenReports) -> None:
    session = reports.open("a\n")
    reports.all()
    reports.agenda(session).hold(0, 0)
    reports.open("b\n")
    assert reports.all() == [Asked(1, 0), Asked(0, 0, 0)]


def test_nothing_is_in_sight_of_a_report_that_is_behind(reports: OpenReports) -> None:
    behind, front = reports.open("a\n", "b\n"), reports.open("c\n", "d\n", page=1)
    assert reports.agendas.seen_in(reports.agenda(front)) == {1}
    assert reports.agendas.seen_in(reports.agenda(behind)) == set()
    assert reports.agendas.held_in(reports.agenda(behind)) is None


# Analyses


def test_the_reports_seen_last_keep_their_analysis(reports: OpenReports) -> None:
    there = [reports.open(f"{number}\n") for number in range(5)]
    reports.look_at(there[0])
    for session in there:
        analyse(reports, session)
    has = [reports.agenda(session).analysis is not None for session in there]
    assert has == [True, False, False, True, True]


def test_an_analysis_of_another_engine_is_not_good_enough(reports: OpenReports) -> None:
    session = reports.open("a\n")
    engine = analyse(reports, session)
    assert reports.agenda(session).is_analysed_by(engine)
    assert not reports.agenda(session).is_analysed_by(FakeEngine({}))


def test_an_analysis_that_comes_too_late_is_dropped(reports: OpenReports) -> None:
    closed, broken = reports.open("a\n"), reports.open("b\n")
    agenda = reports.agenda(closed)
    reports.agendas.detach(closed)
    reports.agenda(broken).forget_all()
    reports.agendas.analysed(agenda, FakeEngine({}), FakeEngine({}))
    analyse(reports, broken)
    assert agenda.analysis is None
    assert reports.agenda(broken).analysis is None
    assert agenda not in reports.agendas
