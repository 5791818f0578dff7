"""``make fuzz``: every reader in a process of its own, 10 minutes each, and what came of it.

``python -m tests.fuzz [--seconds N] [READER...]``.  Inputs that broke a reader are left in
``build/fuzz/READER``; put them into ``tests/_files/fuzz/READER`` when the defect is mended, and the
test suite reads them ever after.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

from tests.fuzz.targets import TARGETS

PLACE = Path("build") / "fuzz"
_EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)|Done (\d+) in")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("readers", nargs="*", default=list(TARGETS), metavar="READER")
    wanted = parser.parse_args()
    found = [name for name in wanted.readers if not is_sound(name, wanted.seconds)]
    return 1 if found else 0


def is_sound(name: str, seconds: int) -> bool:
    """Fuzz one reader and print a line about it."""
    folder = PLACE / name
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.fuzz.fuzzing", name, str(seconds), str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    told = done.stdout.decode("utf-8", "replace")
    (folder / "log").write_text(told, encoding="utf-8")
    counts = _EXECUTED.findall(told)
    executed = "".join(counts[-1]) if counts else "?"
    result = "nothing found" if done.returncode == 0 else f"BROKEN, see {folder}/log"
    print(f"{name:8} {executed:>9} inputs in {seconds} s: {result}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
