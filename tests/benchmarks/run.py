"""What ``make bench`` prints: speed, load and memory of the real program, as JSON.

Every figure is taken in a process of its own, so that none is helped by what another has loaded,
and on one core: libraries that would use more are told not to.  Times are wall seconds, memory is
the process's peak in MB (10**6 bytes).
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from material import documents

if TYPE_CHECKING:
    from soat_core.engine.suggestion import Engine
    from soat_core.report import Report

ONE_CORE = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)
TIMES = 5
"""The best of so many runs counts: what else the machine does only ever adds."""
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


def rates(name: str, count: int, work: Callable[[], object]) -> dict[str, float]:
    """Tokens per second, and per second of processor time: the same on a machine of one's own."""
    wall = processor = float("inf")
    for _ in range(TIMES):
        start, started = time.perf_counter(), time.process_time()
        work()
        processor = min(processor, time.process_time() - started)
        wall = min(wall, time.perf_counter() - start)
    return {f"tokens_per_s_{name}": count / wall, f"tokens_per_cpu_s_{name}": count / processor}


def engine() -> dict[str, float]:
    """Loading, and tokens per second over whole pages of several documents.

    First sight reads words never seen before; warm, the words are known and only the context is
    worked out again.  SymSpell alone looks up the same tokens in the same words, for comparison.
    """
    start = time.perf_counter()
    from soat_core.engine import load_engine, load_quick_engine
    from soat_core.engine.pack import load_pack
    from soat_core.engine.suggestion import Known
    from soat_core.report import Report
    from soat_core.text import tokens

    imported = time.perf_counter()
    loaded = load_engine()
    ready = time.perf_counter()
    # what the engine loads only when it is needed
    first_word = timed(lambda: loaded.analyse("Bao cao").suggest(0, 7))

    reports = [Report.from_text(text) for text in documents()]
    pages = [(report, page) for report in reports for page in range(report.page_count)]
    count = sum(len(report.ocr_text.split()) for report in reports)
    begun = timed(lambda: [loaded.analyse(report.ocr_text) for report in reports])
    analyses = {id(report): loaded.analyse(report.ocr_text) for report in reports}

    def suggest() -> None:
        for report, page in pages:
            analyses[id(report)].suggest(*report.page_span(page))

    cold = begun + timed(suggest)
    warm = rates("warm", count, suggest)
    peak = peak_mb()

    report, page = max(pages, key=lambda one: len(report_page(*one).split()))
    start_of_page, end_of_page = report.page_span(page)
    known: list[Known] = []
    reranked: list[float] = []
    for token in list(tokens(report.ocr_text, start_of_page, end_of_page))[::40]:
        known.append(Known(*token, report.ocr_text[token.start : token.end]))
        reranked.append(
            timed(lambda: analyses[id(report)].suggest(start_of_page, end_of_page, known))
        )
    found = {
        "import_s": imported - start,
        "load_s": ready - imported,
        "first_word_s": first_word,
        "documents": len(reports),
        "pages": len(pages),
        "tokens": count,
        "tokens_per_s_first_sight": count / cold,
        **warm,
        **without_network(load_quick_engine(), pages, count),
        "page_after_a_decision_s": median(reranked),
        "page_tokens": len(report_page(report, page).split()),
        "peak_mb": peak,
    }
    from symspellpy import SymSpell, Verbosity

    plain = SymSpell(2, 7)
    for word in load_pack().lexicon.words:
        plain.create_dictionary_entry(word, 1)
    words = [token for report in reports for token in report.ocr_text.split()]

    def look_up() -> None:
        for word in words:
            plain.lookup(word, Verbosity.TOP, 2)

    loop = rates("symspell_loop", count, look_up)
    ratios = {
        f"{name}_over_symspell": found[f"tokens_per_cpu_s_{name}"]
        / loop["tokens_per_cpu_s_symspell_loop"]
        for name in ("warm", "warm_ngrams")
    }
    return {**found, **loop, **ratios}


def without_network(
    engine: Engine, pages: Sequence[tuple[Report, int]], count: int
) -> dict[str, float]:
    """The same pages by the n-gram sources alone, which are what a window shows first."""
    analyses = {id(report): engine.analyse(report.ocr_text) for report, _ in pages}

    def suggest() -> None:
        for report, page in pages:
            analyses[id(report)].suggest(*report.page_span(page))

    suggest()
    return rates("warm_ngrams", count, suggest)


def report_page(report: Report, page: int) -> str:
    start, end = report.page_span(page)
    return report.ocr_text[start:end]


def resources() -> dict[str, float]:
    """What is shipped for the language, file by file and together, in MB on disk."""
    from soat_resources import resource_path

    files = sorted(path for path in resource_path("vi").rglob("*") if path.is_file())
    sizes = {path.name: path.stat().st_size / 1e6 for path in files}
    return {**sizes, "together_mb": sum(sizes.values())}


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


def start() -> dict[str, float]:
    """From calling the program to a window that can be worked in; see ``start.py``."""
    return in_window(script="start.py")


def correct() -> dict[str, float]:
    """``soat correct`` on the shipped sample, as a person would call it."""
    from soat_resources import resource_path

    source = resource_path("sample", "bao-cao-mau.ocr.txt")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "soat_core", "correct", str(source)]
        command += ["-o", str(Path(folder) / "out.tei.xml")]
        spent = timed(lambda: subprocess.run(command, check=True, capture_output=True))
    return {"wall_s": spent, "peak_mb": peak_mb(resource.RUSAGE_CHILDREN)}


def editor() -> dict[str, float]:
    """The real window in a report of 500 pages; see ``editor.py``."""
    return in_window()


def editor_xvfb() -> dict[str, float]:
    """The same on an X server, where there is one."""
    return in_window("--xvfb") if shutil.which("Xvfb") else {}


def reading() -> dict[str, float]:
    """Pages of hOCR per second and core: 100 pages of about 390 words, their layout included."""
    import scan_material

    from soat_core.readers import read_document

    data = scan_material.hocr(scan_material.pages(100))
    wall = processor = float("inf")
    for _ in range(TIMES):
        start, started = time.perf_counter(), time.process_time()
        document, _ = read_document(data, "bench.hocr")
        processor = min(processor, time.process_time() - started)
        wall = min(wall, time.perf_counter() - start)
    pages = document.report.page_count
    return {
        "pages": pages,
        "megabytes": len(data) / 1e6,
        "pages_per_s": pages / wall,
        "pages_per_cpu_s": pages / processor,
        "peak_mb": peak_mb(),
    }


def scans() -> dict[str, float]:
    """The real window with a PDF of 500 pages; see ``scans.py``."""
    return in_window(script="scans.py")


def in_window(*options: str, script: str = "editor.py") -> dict[str, float]:
    command = [sys.executable, str(Path(__file__).with_name(script)), *options]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return {
        f"{part}_{name}": value
        for part, values in json.loads(done.stdout).items()
        for name, value in values.items()
    }


BENCHMARKS = {
    f.__name__: f
    for f in (engine, resources, correct, record, reading, start, scans, editor, editor_xvfb)
}


def main() -> None:
    if len(sys.argv) == 2:
        print(json.dumps(BENCHMARKS[sys.argv[1]]()))
        return
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **ONE_CORE}
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
