"""Several windows at once, several threads, and a process that dies in the middle."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from soat_core.memory import Decision, Memory

WRITER = """
import sys
from soat_core.memory import Decision, Memory
name, count = sys.argv[2], int(sys.argv[3])
sys.stdin.readline()
with Memory.open(sys.argv[1]) as memory:
    number = 0
    while number != count:
        memory.record(Decision("nim", "năm", first="nam", left=name))
        memory.record(Decision(f"{name}{number % 7}", "năm", new_words=("Tè",)))
        number += 1
        print(number, flush=True)
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A process that waits for a line, then records ``2 * count`` decisions one by one."""
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", WRITER, str(path), name, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "memory.sqlite3"
    names = ("a", "b", "c")
    processes = [writer(path, name, 150) for name in names]
    for process in processes:  # all of them are loaded; now they open a file that is not there yet
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    with Memory.open(path) as memory:
        good, bad = memory.pairs_for("nim")
        assert (good.accepted, bad.rejected) == (450, 450)
        assert {context.left: context.times for context in good.contexts} == {
            name: 150 for name in names
        }
        assert sum(pair.accepted for pair in memory.all()) == 900
        assert memory.words()[0].decided == 450
        assert memory.sizes().pairs == 2 + 3 * 7


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_process_killed_while_it_writes_loses_nothing_it_had_written(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    survivor = Memory.open(path)
    written = 0
    for round_ in range(3):
        process = writer(path, "x", -1)
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("\n")
        process.stdin.flush()
        told = 0
        while told < 20 + 30 * round_:
            told = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split()
        written += int(rest[-1]) if rest else told
        process.stdin.close()
        process.stdout.close()
        assert process.wait() == -signal.SIGKILL
        survivor.record(Decision("Két", "Kết"))
        known = survivor.snapshot()
        # the last one may have been written and not been told of any more
        assert written <= known["nim"][0].accepted <= written + 1
        written = known["nim"][0].accepted
    assert known["Két"][0].accepted == 3
    survivor.close()
    with Memory.open(path) as memory:
        assert memory.pairs_for("nim")[0].accepted == written
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_threads_share_a_memory(tmp_path: Path) -> None:
    seen: list[int] = []
    failed: list[BaseException] = []

    with Memory.open(tmp_path / "memory.sqlite3") as memory:

        def record(name: str) -> None:
            try:
                for number in range(100):
                    memory.record(Decision(f"{name}{number % 5}", "năm"))
            except BaseException as error:
                failed.append(error)

        def look() -> None:
            try:
                while not done.is_set():
                    known = memory.snapshot()
                    seen.append(sum(found[0].accepted for found in known.values()))
            except BaseException as error:
                failed.append(error)

        done = threading.Event()
        writers = [threading.Thread(target=record, args=(name,)) for name in "abc"]
        readers = [threading.Thread(target=look) for _ in range(2)]
        for thread in (*readers, *writers):
            thread.start()
        for thread in writers:
            thread.join()
        done.set()
        for thread in readers:
            thread.join()
        assert not failed
        known = memory.snapshot()
        assert sum(found[0].accepted for found in known.values()) == 300
        assert max(seen) <= 300
