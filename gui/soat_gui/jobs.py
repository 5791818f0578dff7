"""What of all that is to be asked of the engine comes first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum
from typing import NamedTuple

from soat_gui.agenda import Agenda
from soat_gui.agendas import Agendas

_FIRST_PARTS = 2
"""Parts of the report in front that are suggested before the better engine is loaded."""


class Job(NamedTuple):
    """A part of a report that is to be asked for."""

    agenda: Agenda
    number: int
    since: int | None
    """OCR offset from which what stands there may change; None for its first suggestions."""


class Other(Enum):
    """What is to be done that is about no report."""

    REFINE = "refine"
    """Get the better engine, which takes longer to load."""


class Moment(NamedTuple):
    """What the next job depends on, besides what waits."""

    is_idle: bool = True
    """Whether the clerk has decided nothing for a while."""
    is_awaiting: bool = False
    """Whether the memory is about to answer what was decided last."""
    is_paused: bool = False
    """Whether only what the clerk looks at is worked on."""
    is_refined: bool = True
    """Whether the better engine is there, or was asked for."""


def next_job(agendas: Agendas, moment: Moment) -> Job | Other | None:
    """What is to be done at this moment; changes nothing."""
    front = agendas.front
    if front is not None and front.urgent and moment.is_awaiting:
        return None  # nothing else is begun: it could not be left
    return next(_in_order(agendas, moment), None)


def _in_order(agendas: Agendas, moment: Moment) -> Iterator[Job | Other]:
    front = agendas.front
    if front is not None:
        yield from _of_front(agendas, front, moment)
    if moment.is_paused:
        return
    if agendas and not moment.is_refined:
        yield Other.REFINE
    if front is not None and moment.is_idle:
        yield from _again(agendas, front)
    for agenda in agendas.behind:
        yield from _job(agendas, agenda, agenda.waiting)
    if moment.is_idle:
        for agenda in agendas.behind:
            yield from _again(agendas, agenda)


def _of_front(agendas: Agendas, front: Agenda, moment: Moment) -> Iterator[Job]:
    """What goes before other reports, and before a better engine."""
    yield from _job(agendas, front, front.urgent)
    yield from _job(agendas, front, front.waiting & agendas.seen_in(front))
    is_first = moment.is_refined or len(front.suggested) < _FIRST_PARTS
    if is_first and not moment.is_paused:
        yield from _job(agendas, front, front.waiting)


def _again(agendas: Agendas, agenda: Agenda) -> Iterator[Job]:
    """What decisions bear on elsewhere; behind the front nothing is urgent any more."""
    if not agenda.unanswered:
        yield from _job(agendas, agenda, agenda.urgent.keys() | agenda.later.keys())


def _job(agendas: Agendas, agenda: Agenda, numbers: Collection[int]) -> Iterator[Job]:
    """The part that is looked at, else the next one after it, else the first."""
    if numbers:
        seen = agendas.seen_in(agenda)
        first = min(seen, default=0)
        number = min(numbers, key=lambda number: (number not in seen, number < first, number))
        yield Job(agenda, number, agenda.since(number))
