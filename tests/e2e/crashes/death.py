"""The end of a life: what the process told before it, and what a power cut leaves."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.crashes.life import REPORT, Plan, live

PROMISE_S = 1.0
"""What was done so long ago must be there."""


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
