"""What ``make bench`` prints: speed, load and memory of the real program, as JSON.

Every figure is taken in a process of its own, so that none is helped by what another has loaded.
Times are wall seconds, memory is the process's peak in MB (10**6 bytes).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SAMPLE_TIMES = 40
"""The shipped sample this many times over is the long report (about 36,000 tokens)."""


def sample() -> str:
    from soat_resources import resource_path

    return resource_path("sample", "bao-cao-mau.ocr.txt").read_text(encoding="utf-8")


def peak_mb(who: int = resource.RUSAGE_SELF) -> float:
    # ru_maxrss is in KiB on Linux
    return round(resource.getrusage(who).ru_maxrss * 1024 / 1e6, 1)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def engine() -> dict[str, float]:
    """Loading, and tokens per second: first sight, again, and SymSpell alone for comparison."""
    start = time.perf_counter()
    from soat_core.engine import load_engine
    from soat_core.engine.pack import load_pack

    imported = time.perf_counter()
    loaded = load_engine()
    ready = time.perf_counter()
    text = sample()
    count = len(text.split())
    cold = timed(lambda: loaded.analyse(text).suggest(0, len(text)))
    analysis = loaded.analyse(text)
    warm = min(timed(lambda: analysis.suggest(0, len(text))) for _ in range(5))
    found = {
        "import_s": imported - start,
        "load_s": ready - imported,
        "tokens_per_s_first_sight": count / cold,
        "tokens_per_s_warm": count / warm,
        "peak_mb": peak_mb(),
    }
    from symspellpy import SymSpell, Verbosity

    plain = SymSpell(2, 7)
    for word in load_pack().lexicon.words:
        plain.create_dictionary_entry(word, 1)
    tokens = text.split()
    loop = timed(lambda: [plain.lookup(token, Verbosity.TOP, 2) for token in tokens])
    return {**found, "tokens_per_s_symspell_loop": count / loop}


def record() -> dict[str, float]:
    """Writing and reading the record of a long report, every token edited."""
    from soat_core.actions import PROGRAM, Action, ActionKind, utc_now
    from soat_core.document import Document
    from soat_core.edits import Edit
    from soat_core.report import Report
    from soat_core.tei import read_record, write_record
    from soat_core.text import tokens

    text = sample() * SAMPLE_TIMES
    document = Document(Report.from_text(text))
    edits = tuple(Edit(start, end, text[start:end] + "x") for start, end in tokens(text))
    action = Action(ActionKind.ACCEPT_ALL, PROGRAM.identity, utc_now(), put=edits)
    applied = timed(lambda: document.apply(action))
    data = b""

    def write() -> None:
        nonlocal data
        data = write_record(document)

    written = timed(write)
    return {
        "edits": len(edits),
        "apply_s": applied,
        "write_s": written,
        "read_s": timed(lambda: read_record(data, "bench.tei.xml")),
        "megabytes": len(data) / 1e6,
        "peak_mb": peak_mb(),
    }


def window() -> dict[str, float]:
    """From nothing imported to a window on the screen, then to its first page suggested."""
    start = time.perf_counter()
    from PySide6.QtCore import QSettings

    from soat_gui.app import SAMPLE, application, make_window
    from soat_gui.demo import wait_until_suggested
    from soat_gui.settings import Settings
    from soat_resources import resource_path

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "soat.ini"), QSettings.Format.IniFormat)
        shown = make_window(app, Settings(store))
        shown.resize(1280, 800)
        shown.show()
        shown.open(resource_path(*SAMPLE), shipped=True)
        shown.grab()
        usable = time.perf_counter()
        wait_until_suggested(shown)
        suggested = time.perf_counter()
        shown.close()
    return {
        "usable_s": usable - start,
        "all_suggested_after_s": suggested - usable,
        "peak_mb": peak_mb(),
    }


def correct() -> dict[str, float]:
    """``soat correct`` on the shipped sample, as a person would call it."""
    from soat_resources import resource_path

    source = resource_path("sample", "bao-cao-mau.ocr.txt")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "soat_core", "correct", str(source)]
        command += ["-o", str(Path(folder) / "out.tei.xml")]
        spent = timed(lambda: subprocess.run(command, check=True, capture_output=True))
    return {"wall_s": spent, "peak_mb": peak_mb(resource.RUSAGE_CHILDREN)}


BENCHMARKS = {f.__name__: f for f in (engine, record, window, correct)}


def main() -> None:
    if len(sys.argv) == 2:
        print(json.dumps(BENCHMARKS[sys.argv[1]]()))
        return
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    results: dict[str, dict[str, float]] = {}
    for name in BENCHMARKS:
        done = subprocess.run(
            [sys.executable, __file__, name],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        values = json.loads(done.stdout.splitlines()[-1])
        results[name] = {key: round(value, 3) for key, value in values.items()}
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
