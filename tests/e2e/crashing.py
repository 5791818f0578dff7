"""Kills the program at work, again and again, and looks at what is left.

    python tests/e2e/crashing.py --rounds 40 --seed 1

One round is one report in a folder of its own and up to three lives: a process opens the report,
does what a seeded script says (deciding, undoing, taking back, saving, ...), and is killed: from
outside at a random moment, or by itself in the middle of a write, a sync or a replacement, of the
journal or of the record.  Sometimes the disk is full or fails for a while before.  Sometimes what
was not synced is torn off or zeroed afterwards, as in a power cut.  Then the report is opened
again and compared with what the same script does when nobody is killed.

A process costs a fork, not a start.  Prints one JSON object; see ``Figures``.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import json
import os
import random
import shutil
import signal
import struct
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.core.journal.fragile import Faults, FragileDisk

from soat_core.actions import Action, ActionKind, Agent, utc_now
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit, Origin, kind_of
from soat_core.errors import ActionError, OutputError, SoatError
from soat_core.files import save_record
from soat_core.history import taking_back
from soat_core.journal import JournalError, Kept, Scribe, open_with_history
from soat_core.journal import journal as journals
from soat_core.journal.recovery import Fate
from soat_core.text import Span, tokens

WHO = Agent("lan", "Trần Thị Lan")
WORDS = ("Két", "qua", "cong", "tac", "thong", "tin", "d6i", "ngoai", "nim", "2024")
TEXTS = ("đối", "năm", "công tác", "x", "", "một\nhai")
OPERATIONS = 60
"""In one life, if it lasts so long."""
FAILS_FOR = 15
"""Calls; after that the disk takes everything again."""
PROMISE_S = 1.0
"""What was done so long ago must be there."""

State = tuple[Any, ...]


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


# What is done


def state(document: Document) -> State:
    return tuple(document.edits), tuple(sorted(document.annotations, key=repr))


@dataclass
class Told:
    """The model: after every operation the state, and the states that undo leads through."""

    states: list[State]
    stands: list[tuple[State, ...]]
    saved: list[State]


def operations(document: Document, seed: int) -> Iterator[str]:
    """Do one thing after the other; what it was is told before the next one."""
    chance = random.Random(seed)
    document.add_agent(WHO)
    for _ in range(OPERATIONS):
        name = chance.choice(
            ["put"] * 6
            + ["series", "drop", "note", "undo", "undo", "redo", "far", "take", "bring"]
            + ["save"]
        )
        if name != "save":
            with contextlib.suppress(ActionError):
                _DO[name](document, chance)
        yield name


def _put(document: Document, chance: random.Random, count: int = 1) -> None:
    spans = list(tokens(document.report.ocr_text))
    put = [_edit(document, chance.choice(spans), chance) for _ in range(count)]
    edits = {edit.key: edit for edit in put}
    document.apply(_action(ActionKind.TYPE, put=tuple(edits.values())))


def _edit(document: Document, span: Span, chance: random.Random) -> Edit:
    text = chance.choice(TEXTS) + str(chance.randrange(100))
    kind = kind_of(document.report.ocr_text[span.start : span.end], text)
    return Edit(*span, text, kind, Origin.SUGGESTED, chance.random(), 1)


def _drop(document: Document, chance: random.Random) -> None:
    some = tuple(Span(*edit.key) for edit in document.edits if chance.random() < 0.3)
    document.apply(_action(ActionKind.REVERT, drop=some))


def _note(document: Document, chance: random.Random) -> None:
    start = chance.randrange(len(document.report.ocr_text))
    note = Annotation(f"n{chance.randrange(5)}", start, start, "note", "ghi chú")
    document.apply(_action(ActionKind.ANNOTATE, annotate=(note,)))


def _take(document: Document, chance: random.Random) -> None:
    line = document.history.line
    if line:
        identity = chance.choice(line).action.identity
        document.apply(taking_back(document, identity, WHO.identity, utc_now()))


def _bring(document: Document, chance: random.Random) -> None:
    if document.history.branches:
        document.bring_back(chance.choice(document.history.branches))


def _action(kind: ActionKind, **what: Any) -> Action:
    return Action(kind, WHO.identity, utc_now(), **what)


_DO: dict[str, Callable[[Document, random.Random], object]] = {
    "put": _put,
    "series": lambda document, chance: _put(document, chance, 20),
    "drop": _drop,
    "note": _note,
    "undo": lambda document, chance: document.undo(chance.randint(1, 3)),
    "redo": lambda document, chance: document.redo(chance.randint(1, 3)),
    "far": lambda document, chance: document.go_to(chance.randrange(len(document.history) + 1)),
    "take": _take,
    "bring": _bring,
}


def model(document: Document, seed: int) -> Told:
    """What the script does to a document when nobody is killed."""
    told = Told([state(document)], [stands(document)], [])
    for name in operations(document, seed):
        told.states.append(state(document))
        told.stands.append(stands(document))
        if name == "save":
            told.saved.append(told.states[-1])
    return told


def stands(document: Document) -> tuple[State, ...]:
    """The states that undo leads through, up to now."""
    history = document.history
    watchers, history.watchers = history.watchers, []
    here = history.here
    found = [state(document)]
    while document.undo():
        found.append(state(document))
    document.redo(here)
    history.watchers = watchers
    return tuple(reversed(found))


# A life


@dataclass
class Plan:
    """How a life is to end."""

    seed: int
    inside: str = ""
    """``journal`` or ``save``: the process kills itself there; else it is killed."""
    after: int = 0
    """So many calls go well before."""
    part: float = 0.5
    lasts_s: float = 0.0
    fails: int = -1
    """From which call on the disk of the journal fails for a while."""
    code: int = errno.ENOSPC
    cuts_power: bool = False


REPORT = struct.Struct("<cid")
"""What a process tells: ``b`` an operation begins, ``e`` it ended, ``d`` so much is on the disk,
``s`` so many bytes of the journal are synced, ``k`` the process is about to kill itself."""


def live(folder: Path, plan: Plan, out: int) -> None:
    """Work until killed; never returns to where it was forked."""

    def tell(what: bytes, number: int) -> None:
        os.write(out, REPORT.pack(what, number, time.monotonic()))

    disk = TellingDisk(plan, tell)
    path = record_in(folder) if record_in(folder).exists() else text_in(folder)
    opened = open_with_history(path, folder=folder / "journals", disk=disk)
    kept = opened.kept
    assert kept is not None and kept.journal is not None
    wake = threading.Event()
    sha256 = opened.stamp.sha256 if opened.is_record else None
    scribe = Scribe(kept.recovered, kept.journal, sha256, wake.set)
    number = 0

    def write() -> None:
        while True:
            wake.wait(0.02)
            wake.clear()
            done = number
            with contextlib.suppress(JournalError):
                kept.journal.flush()
                tell(b"d", done)

    threading.Thread(target=write, daemon=True).start()
    continue_from(opened.document, kept)
    stamp = opened.stamp if opened.is_record else None
    tell(b"b", 0)
    tell(b"e", 0)
    for name in operations(opened.document, plan.seed):
        if name == "save":
            ticket = scribe.saving()
            disk.is_saving = plan.inside == "save"
            with contextlib.suppress(OutputError):
                stamp = save_record(
                    opened.document,
                    record_in(folder),
                    engine_version="1",
                    expected=stamp,
                    overwrite=True,
                    announce=ticket.announce,
                )
                scribe.saved(ticket)
                scribe.stays()
            disk.is_saving = False
        tell(b"e", number + 1)
        number += 1
        tell(b"b", number)
        time.sleep(0.001)
    time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGKILL)


class TellingDisk(FragileDisk):
    """Tells what is synced, and kills the process where the plan says so."""

    def __init__(self, plan: Plan, tell: Callable[[bytes, int], None]) -> None:
        faults = Faults(plan.fails, code=plan.code, lasts=True, part=plan.part, before=self.before)
        super().__init__(faults)
        self.plan, self.tell = plan, tell
        self.is_saving = False
        self.calls = 0
        if plan.inside == "save":
            for name in ("replace", "fsync", "link", "write", "open"):
                setattr(os, name, self.deadly(getattr(os, name)))

    def before(self, call: str) -> None:
        if len(self.faults.seen) > self.plan.fails + FAILS_FOR:
            self.faults.after, self.faults.lasts = -1, False
        if self.plan.inside == "journal":
            self.count_down()

    def deadly(self, call: Any) -> Any:
        def instead(*args: Any, **named: Any) -> Any:
            if self.is_saving and threading.current_thread() is threading.main_thread():
                self.is_saving = False
                self.count_down()
                self.is_saving = True
            return call(*args, **named)

        return instead

    def count_down(self) -> None:
        self.calls += 1
        if self.calls > self.plan.after:
            self.tell(b"k", 0)
            os.kill(os.getpid(), signal.SIGKILL)

    def append(self, path: Path, length: int) -> Any:
        return self.torn(super().append(path, length), path)

    def create(self, path: Path) -> Any:
        return self.torn(super().create(path), path)

    def torn(self, writing: Any, path: Path) -> Any:
        """Half a write reaches the file before the end; and what is synced is told."""
        write, sync = writing.write, writing.sync

        def half(data: bytes) -> None:
            if self.plan.inside == "journal" and self.calls + 1 > self.plan.after:
                writing._inner.write(data[: int(len(data) * self.plan.part)])
            write(data)

        def told() -> None:
            sync()
            if path.suffix == ".journal":
                self.tell(b"s", path.stat().st_size)

        writing.write, writing.sync = half, told
        return writing

    def replace(self, new: Path, old: Path) -> None:
        super().replace(new, old)
        self.tell(b"s", old.stat().st_size)


def continue_from(document: Document, kept: Kept) -> None:
    """Go on where the work was left."""
    unsaved = kept.unsaved
    if unsaved is None:
        return
    assert unsaved.fits
    if unsaved.branch is not None:
        document.bring_back(unsaved.branch)
    else:
        document.undo(unsaved.back)


def text_in(folder: Path) -> Path:
    return folder / "a.ocr.txt"


def record_in(folder: Path) -> Path:
    return folder / "a.tei.xml"


# Its end, and what is left


@dataclass
class Seen:
    """What a process told before it died."""

    begun: int = 0
    ended: list[float] = field(default_factory=list)
    """When each operation was done."""
    durable: int = 0
    synced: int = 0
    killed_itself: bool = False
    at: float = 0.0
    """When it died."""

    def hear(self, what: bytes, number: int, when: float) -> None:
        if what == b"b":
            self.begun = number
        elif what == b"e":
            self.ended.append(when)
        elif what == b"d":
            self.durable = max(self.durable, number)
        elif what == b"s":
            self.synced = number
        else:
            self.killed_itself, self.at = True, when

    @property
    def promised(self) -> int:
        """How many operations must be there."""
        old = sum(when <= self.at - PROMISE_S for when in self.ended) - 1
        return max(self.durable, old, 0)


def watch(folder: Path, plan: Plan) -> Seen:
    """Let a process live and die; gives what it told."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        status = 1
        try:
            live(folder, plan, write)
        except BaseException:
            import traceback

            traceback.print_exc()
        os._exit(status)
    os.close(write)
    seen = Seen()
    killer = threading.Timer(plan.lasts_s, _kill, (child, seen))
    killer.start()
    with open(read, "rb") as told:
        while len(data := told.read(REPORT.size)) == REPORT.size:
            seen.hear(*REPORT.unpack(data))
    _, status = os.waitpid(child, 0)
    killer.cancel()
    killer.join()
    seen.at = seen.at or time.monotonic()
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the process ended by itself")
    return seen


def _kill(child: int, seen: Seen) -> None:
    with contextlib.suppress(ProcessLookupError):
        seen.at = time.monotonic()
        os.kill(child, signal.SIGKILL)


def cut_power(folder: Path, seen: Seen, chance: random.Random) -> None:
    """Of what was not synced, some is there, some is missing, some is nothing but zeros."""
    for path in (folder / "journals").glob("*.journal"):
        data = path.read_bytes()
        if not 0 < seen.synced <= len(data):
            continue
        loose = bytearray(data[seen.synced :])
        for at in range(0, len(loose), 64):
            if chance.random() < 0.3:
                loose[at : at + 64] = bytes(len(loose[at : at + 64]))
        path.write_bytes(data[: seen.synced] + loose[: chance.randint(0, len(loose))])


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


# Rounds


def plan_of(chance: random.Random) -> Plan:
    inside = chance.choice(["", "", "journal", "journal", "save"])
    return Plan(
        seed=chance.randrange(2**31),
        inside=inside,
        after=chance.randrange(60 if inside == "journal" else 40),
        part=chance.random(),
        lasts_s=3.0 if inside else chance.choice([0.02, 0.05, 0.1, 0.2]) * (0.5 + chance.random()),
        fails=chance.randrange(40) if chance.random() < 0.2 else -1,
        code=chance.choice([errno.ENOSPC, errno.EIO]),
        cuts_power=chance.random() < 0.3,
    )


def one_round(folder: Path, chance: random.Random, figures: Figures) -> None:
    lines = [" ".join(chance.choice(WORDS) for _ in range(6)) for _ in range(8)]
    text_in(folder).write_text("\n".join(lines), encoding="utf-8")
    for _ in range(chance.randint(1, 3)):
        plan = plan_of(chance)
        document, kept = opened_again(folder)
        start = state(document)
        continue_from(document, kept)
        told = model(document, plan.seed)
        seen = watch(folder, plan)
        count(plan, seen, figures)
        if plan.cuts_power:
            cut_power(folder, seen, chance)
        if not judge(folder, told, start, seen, plan, figures):
            return


def count(plan: Plan, seen: Seen, figures: Figures) -> None:
    figures.kills += 1
    figures.power_cuts += plan.cuts_power
    figures.disks_that_failed += plan.fails >= 0
    if seen.killed_itself:
        figures.kills_inside_a_journal_write += plan.inside == "journal"
        figures.kills_inside_a_save += plan.inside == "save"
    elif seen.begun >= OPERATIONS:
        figures.ends_by_itself += 1


def run(rounds: int, seed: int) -> Figures:
    journals.GROWS_BY = 20_000  # so that journals are made shorter in the middle of a life, too
    figures = Figures()
    for number in range(rounds):
        folder = Path(tempfile.mkdtemp(prefix="soat-crash-"))
        try:
            one_round(folder, random.Random(seed * 1_000_003 + number), figures)
        except (RuntimeError, SoatError, AssertionError) as error:
            figures.wrong.append(f"round {number}: {error!r}")
        shutil.rmtree(folder)
        figures.rounds += 1
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(json.dumps(asdict(run(given.rounds, given.seed)), indent=2))
