"""What is left, compared with the same script when nobody is killed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.crashes.death import Seen
from tests.e2e.crashes.life import Plan, continue_from, record_in, text_in
from tests.e2e.crashes.script import OPERATIONS, State, Told, stands, state

from soat_core.document import Document
from soat_core.errors import SoatError
from soat_core.journal import Kept, open_with_history
from soat_core.journal.recovery import Fate


@dataclass
class Figures:
    rounds: int = 0
    kills: int = 0
    kills_inside_a_journal_write: int = 0
    kills_inside_a_save: int = 0
    ends_by_itself: int = 0
    """Lives that came to the end of their script and were killed idle then."""
    power_cuts: int = 0
    disks_that_failed: int = 0
    actions: int = 0
    """Done by all processes."""
    actions_lost: int = 0
    """Done more than a second before the end, or known to be on the disk, and not there: the
    promise broken."""
    newest_not_there: int = 0
    """The most of the last second that one end cost."""
    histories_lost_to_a_failing_disk: int = 0
    """The record took the work and the journal could not: what came before the save cannot be
    undone.  The work itself is there."""
    files_unreadable: int = 0
    wrong: list[str] = field(default_factory=list)
    """What else did not agree with the model, by seed."""


def opened_again(folder: Path) -> tuple[Document, Kept]:
    path = record_in(folder) if record_in(folder).exists() else text_in(folder)
    opened = open_with_history(path, folder=folder / "journals")
    assert opened.kept is not None and opened.kept.journal is not None
    opened.kept.journal.close()
    return opened.document, opened.kept


def judge(folder: Path, told: Told, start: State, seen: Seen, plan: Plan, figures: Figures) -> bool:
    """Compare what is left with the model; whether the round can go on."""
    try:
        document, kept = opened_again(folder)
    except (SoatError, ValueError, AssertionError) as error:
        figures.files_unreadable += 1
        figures.wrong.append(f"{plan.seed}: cannot be opened: {error!r}")
        return False
    if state(document) not in (start, *told.saved):
        figures.wrong.append(f"{plan.seed}: the file is in a state that was never saved")
    if kept.was_damaged and not plan.cuts_power:
        figures.wrong.append(f"{plan.seed}: the journal is damaged")
    is_there = kept.recovered.fate is not Fate.NONE or not record_in(folder).exists()
    is_cut_off = plan.fails >= 0 and (kept.is_changed_elsewhere or not is_there)
    figures.histories_lost_to_a_failing_disk += is_cut_off
    if kept.is_changed_elsewhere and not is_cut_off:
        figures.wrong.append(f"{plan.seed}: the journal does not go with the file")
        return False
    if kept.unsaved is None or kept.unsaved.fits:
        continue_from(document, kept)
    now, way = state(document), stands(document)
    reached = len(seen.ended) - 1
    alike = [
        number
        for number in range(min(reached + 1, len(told.states) - 1) + 1)
        if told.states[number] == now and (told.stands[number] == way or is_cut_off)
    ]
    if not alike:
        figures.wrong.append(f"{plan.seed}: a state that never was, or another way to it")
        return False
    figures.actions += reached
    figures.actions_lost += max(0, seen.promised - alike[-1])
    figures.newest_not_there = max(figures.newest_not_there, reached - alike[-1])
    return not is_cut_off


def count(plan: Plan, seen: Seen, figures: Figures) -> None:
    figures.kills += 1
    figures.power_cuts += plan.cuts_power
    figures.disks_that_failed += plan.fails >= 0
    if seen.killed_itself:
        figures.kills_inside_a_journal_write += plan.inside == "journal"
        figures.kills_inside_a_save += plan.inside == "save"
    elif seen.begun >= OPERATIONS:
        figures.ends_by_itself += 1
