"""What journalling costs: at the key, on the disk, and when a report is opened again.

    python tests/benchmarks/journal.py [--actions 50000] [--tokens 200000]

Prints JSON.  Times are wall seconds or milliseconds as named, sizes bytes.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from soat_core.actions import Action, ActionKind, Agent, utc_now
from soat_core.document import Document
from soat_core.edits import Edit, Origin
from soat_core.errors import ActionError
from soat_core.history import taking_back
from soat_core.journal import Scribe, open_with_history
from soat_core.text import tokens

LAN = Agent("lan", "Trần Thị Lan")
WORDS = ("Két", "qua", "cong", "tac", "thong", "tin", "d6i", "ngoai", "nim", "2024")


def text_of(count: int) -> str:
    chance = random.Random(1)
    words = [chance.choice(WORDS) for _ in range(count)]
    return "\n".join(" ".join(words[at : at + 12]) for at in range(0, count, 12))


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def took(name: str, work: Callable[[], object]) -> dict[str, float]:
    """Wall and processor seconds: the latter are the same whatever else the machine does."""
    start, started = time.perf_counter(), time.process_time()
    work()
    wall, processor = time.perf_counter() - start, time.process_time() - started
    return {f"{name}_s": round(wall, 3), f"{name}_cpu_s": round(processor, 3)}


def quantiles(times: list[float]) -> dict[str, float]:
    times = sorted(times)
    return {
        "median_ms": round(median(times) * 1e3, 4),
        "p99_ms": round(times[int(len(times) * 0.99)] * 1e3, 4),
        "worst_ms": round(times[-1] * 1e3, 4),
    }


@contextlib.contextmanager
def opened(path: Path, folder: Path) -> Iterator[tuple[Document, Scribe]]:
    file = open_with_history(path, folder=folder)
    assert file.kept is not None and file.kept.journal is not None
    scribe = Scribe(file.kept.recovered, file.kept.journal, None)
    yield file.document, scribe
    scribe.leave()
    file.kept.journal.close()


def measure(tokens_count: int, actions: int) -> dict[str, object]:
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        path, folder = Path(name) / "a.ocr.txt", Path(name) / "state" / "journals"
        path.write_text(text_of(tokens_count), encoding="utf-8")
        with opened(path, folder) as (document, scribe):
            figures |= working(document, scribe, actions)
            journal = next(folder.glob("*.journal"))
            figures["journal_before_saving"] = journal.stat().st_size
            scribe.saving().announce("")
            figures |= took("shorten", scribe.journal.flush)
            figures["journal_saved"] = journal.stat().st_size
            document.undo()
            figures |= took("close", scribe.journal.close)
        figures |= took("open_text_alone", lambda: open_alone(path))
        figures |= took("open_with_history", lambda: open_again(path, folder))
    return figures


def working(document: Document, scribe: Scribe, actions: int) -> dict[str, object]:
    spans = list(tokens(document.report.ocr_text))
    chance = random.Random(2)
    document.add_agent(LAN)
    watcher = document.history.watchers.pop()
    gui: list[float] = []

    def watched(move: object) -> None:
        gui.append(timed(lambda: watcher(move)))  # type: ignore[arg-type]

    document.history.watchers.append(watched)
    applying: list[float] = []
    flushing: list[float] = []
    largest = 0
    for number in range(actions):
        span = spans[chance.randrange(len(spans))]
        edit = Edit(
            *span, f"đối{number}", origin=Origin.SUGGESTED, posterior=chance.random(), rank=1
        )
        action = Action(ActionKind.ACCEPT, LAN.identity, utc_now(), put=(edit,))
        applying.append(timed(lambda action=action: document.apply(action)))  # type: ignore[misc]
        flushing.append(timed(scribe.journal.flush))
        if number % 100 == 0:
            largest = max(largest, os.path.getsize(scribe.journal.path))
    document.history.watchers[:] = [watcher]
    everything = tuple(Edit(*span, "đối", origin=Origin.AUTO, posterior=0.99) for span in spans)
    whole = Action(ActionKind.ACCEPT_ALL, LAN.identity, utc_now(), put=everything)
    at_once = took("apply_all_at_once", lambda: document.apply(whole))
    at_once |= took("flush_all_at_once", scribe.journal.flush)
    target = document.history.line[actions // 2].action.identity
    at_once |= took("undo_all_at_once", document.undo)
    one = timed(lambda: _try(lambda: taking_back(document, target, LAN.identity, utc_now())))
    at_once |= took("undo_everything", lambda: document.go_to(0))
    at_once |= took("redo_everything", lambda: document.go_to(len(document.history)))
    scribe.journal.flush()
    return {
        "note_on_the_gui_thread": quantiles(gui),
        "apply": quantiles(applying),
        "flush_in_its_thread": quantiles(flushing),
        "journal_largest_in_session": largest,
        "all_at_once_edits": len(everything),
        "may_take_back_ms": round(one * 1e3, 3),
        **at_once,
    }


def _try(work: Callable[[], object]) -> None:
    with contextlib.suppress(ActionError):
        work()


def open_alone(path: Path) -> None:
    from soat_core.files import open_file

    open_file(path)


def open_again(path: Path, folder: Path) -> None:
    file = open_with_history(path, folder=folder)
    assert file.kept is not None and file.kept.unsaved is not None
    assert file.kept.journal is not None
    file.kept.journal.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--actions", type=int, default=50_000)
    parser.add_argument("--tokens", type=int, default=200_000)
    given = parser.parse_args()
    gc.set_threshold(10_000, 10, 1_000_000_000)  # as in the window
    print(json.dumps(measure(given.tokens, given.actions), indent=2))
