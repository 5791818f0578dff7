"""A day's work in one session without a window: 50,000 actions, their journal and their records.

    python tests/e2e/long_session.py --actions 50000 --seed 1

What stands below the window (review, history, journal with its writing thread, records) does what a
seeded script says and saves every 500 actions.  Prints a line of JSON for every tenth of the day,
then what opening and undoing all of it came to.  On a machine that has more to do a save takes
longer than the processor's time that it costs, which is given too.  ``working_day`` does the same
with the window.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psutil
from tests.e2e.crashes.script import TEXTS, WHO, WORDS

from soat_core.actions import ActionKind
from soat_core.annotation import Annotation
from soat_core.edits import Edit, kind_of
from soat_core.errors import ActionError
from soat_core.files import record_path_for, save_record
from soat_core.journal import Scribe, open_with_history
from soat_core.review import Review
from soat_core.storage import FileStamp
from soat_core.text import Span, tokens

SAVES_EVERY = 500
LINES, WORDS_A_LINE = 400, 10


class Session:
    """A report in a folder of its own, with everything that is kept of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.journals = folder / "state" / "journals"
        source = folder / "a.ocr.txt"
        lines = (" ".join(self.chance.choices(WORDS, k=WORDS_A_LINE)) for _ in range(LINES))
        source.write_text("\n".join(lines), encoding="utf-8")
        self.record = record_path_for(source)
        opened = open_with_history(source, folder=self.journals)
        assert opened.kept is not None and opened.kept.journal is not None
        self.document, self.journal = opened.document, opened.kept.journal
        self.review = Review(opened.document, WHO)
        self.spans = list(tokens(opened.document.report.ocr_text))
        self._wake, self._is_over = threading.Event(), False
        self._scribe = Scribe(opened.kept.recovered, self.journal, None, self._wake.set)
        self._stamp: FileStamp | None = None
        self._writer = threading.Thread(target=self._write)
        self._writer.start()

    def act(self) -> None:
        name = self.chance.choice(["put"] * 12 + ["series", "drop", "note", "undo", "redo", "take"])
        with contextlib.suppress(ActionError):
            getattr(self, f"_{name}")()

    def save(self) -> None:
        """Until record and journal are on the disk."""
        ticket = self._scribe.saving()
        self._stamp = save_record(
            self.document, self.record, engine_version="1", expected=self._stamp, overwrite=True,
            announce=ticket.announce,
        )  # fmt: skip
        self._scribe.saved(ticket)
        self._scribe.stays()
        self.journal.flush()

    @property
    def journal_bytes(self) -> int:
        return sum(path.stat().st_size for path in self.journals.glob("*.journal"))

    def close(self) -> None:
        self._is_over = True
        self._wake.set()
        self._writer.join()
        self.journal.close()

    # Within

    def _write(self) -> None:
        while not self._is_over:
            self._wake.wait(0.05)
            self._wake.clear()
            self.journal.flush()

    def _edit(self, span: Span) -> Edit:
        text = self.chance.choice(TEXTS) + str(self.chance.randrange(100))
        read = self.document.report.ocr_text[span.start : span.end]
        return Edit(*span, text, kind_of(read, text))

    def _put(self) -> None:
        self.review.decide(ActionKind.TYPE, [self._edit(self.chance.choice(self.spans))])

    def _series(self) -> None:
        edits = {e.key: e for e in map(self._edit, self.chance.choices(self.spans, k=20))}
        self.review.decide(ActionKind.SERIES, edits.values())

    def _drop(self) -> None:
        if self.document.edits:
            span = Span(*self.chance.choice(self.document.edits).key)
            self.review.decide(ActionKind.REVERT, drop=[span])

    def _note(self) -> None:
        start = self.chance.choice(self.spans).start
        note = Annotation(f"n{self.chance.randrange(200)}", start, start, "note", "ghi chú")
        self.review.decide(ActionKind.ANNOTATE, annotate=[note])

    def _undo(self) -> None:
        self.review.undo()

    def _redo(self) -> None:
        self.review.redo()

    def _take(self) -> None:
        line = self.document.history.line[-50:]
        if line:
            self.review.take_back(self.chance.choice(line).action.identity)


def day(session: Session, actions: int) -> Iterator[dict[str, float]]:
    """Figures of every tenth."""
    process = psutil.Process()
    times: list[float] = []
    saves: list[float] = []
    costs: list[float] = []
    for number in range(1, actions + 1):
        begun = time.perf_counter()
        session.act()
        times.append((time.perf_counter() - begun) * 1000)
        if number % SAVES_EVERY == 0:
            begun, cost = time.perf_counter(), time.process_time()
            session.save()
            saves.append(time.perf_counter() - begun)
            costs.append(time.process_time() - cost)
        if number % max(1, actions // 10) == 0:
            gc.collect()
            times.sort()
            yield {
                "actions": number,
                "median_ms": round(times[len(times) // 2], 3),
                "p99_ms": round(times[len(times) * 99 // 100], 2),
                "memory_mb": round(process.memory_info().rss / 2**20, 1),
                "journal_kb": session.journal_bytes // 1024,
                "to_undo": session.document.history.here,
                "record_kb": session.record.stat().st_size // 1024 if saves else 0,
                "longest_save_s": round(max(saves, default=0.0), 2),
                "it_cost_s": round(max(costs, default=0.0), 2),
            }
            times, saves, costs = [], [], []


def opened_again(session: Session) -> dict[str, float]:
    """How long it takes, and that undo still leads to the beginning."""
    begun = time.perf_counter()
    opened = open_with_history(session.record, folder=session.journals)
    seconds = time.perf_counter() - begun
    count = opened.document.history.here
    opened.document.undo(count)
    assert not opened.document.edits
    assert opened.kept is not None and opened.kept.journal is not None
    opened.kept.journal.close()
    return {"opened_in_s": round(seconds, 2), "undone": count}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--actions", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soat-day-") as place:
        work = Session(Path(place), given.seed)
        for tenth in day(work, given.actions):
            print(json.dumps(tenth), flush=True)
        work.save()
        work.close()
        print(json.dumps(opened_again(work)), flush=True)
