"""Running the engine over texts whose truth is known."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from soat_core.actions import PROGRAM
from soat_core.document import Document
from soat_core.engine.suggestion import Engine, Suggestion
from soat_core.evaluate.alignment import judge
from soat_core.evaluate.figures import (
    Distances,
    Figures,
    Harm,
    Measured,
    common_threshold,
    figures,
)
from soat_core.files import open_file
from soat_core.report import Report
from soat_core.review import Review
from soat_core.text import comparable


@dataclass(frozen=True, slots=True)
class FilePair:
    """An OCR text and what its pages really say; a corrected record serves as truth too."""

    ocr: str
    gold: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One measured pair."""

    pair: FilePair
    measured: Measured
    ocr_tokens: int
    seconds: float
    """For all suggestions for the OCR text."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that is reported.

    As JSON: ``engine`` (version), ``files`` (``ocr``, ``gold`` and the figures of each, the effort
    at the threshold of the whole), ``total`` (the figures of all together), ``speed``.
    """

    engine: str
    files: tuple[tuple[FilePair, Figures], ...]
    total: Figures
    tokens_per_second: float
    """OCR tokens, all suggestions ranked."""
    load_seconds: float
    peak_memory_bytes: int | None
    """Of the whole process; None where the system does not say."""

    def as_json(self) -> dict[str, Any]:
        return {
            "engine": self.engine,
            "files": [{**asdict(pair), **asdict(found)} for pair, found in self.files],
            "total": asdict(self.total),
            "speed": {
                "tokens_per_second": self.tokens_per_second,
                "load_seconds": self.load_seconds,
                "peak_memory_bytes": self.peak_memory_bytes,
            },
        }


def evaluate(
    pairs: Iterable[FilePair],
    load: Callable[[], Engine],
    done: Callable[[FilePair], None] = lambda pair: None,
) -> Evaluation:
    """Measure the engine that ``load`` gives on all pairs; ``done`` is told of each.

    Raises ``InputError`` for files that cannot be read, before anything is measured.
    """
    texts = [(pair, open_file(pair.ocr).document.report, _truth(pair.gold)) for pair in pairs]
    began = time.perf_counter()
    engine = load()
    load_seconds = time.perf_counter() - began
    samples: list[Sample] = []
    for pair, report, gold in texts:
        samples.append(measure(engine, pair, report, gold))
        done(pair)
    return _summary(engine, samples, load_seconds)


def measure(engine: Engine, pair: FilePair, report: Report, gold: str) -> Sample:
    """Measure the engine on one text."""
    began = time.perf_counter()
    suggestions = _suggestions(engine, report)
    seconds = time.perf_counter() - began
    review = Review(Document(report), PROGRAM)
    review.set_suggestions(0, len(report.ocr_text), suggestions)
    measured = Measured(
        Distances.between(report.ocr_text, review.shown_text(), gold),
        judge(report, suggestions, gold),
        _harm(engine, gold),
    )
    return Sample(pair, measured, len(report.ocr_text.split()), seconds)


# Within


def _truth(path: str | os.PathLike[str]) -> str:
    return open_file(path).document.corrected_text()


def _suggestions(engine: Engine, report: Report) -> list[Suggestion]:
    analysis = engine.analyse(report.ocr_text)
    pages = (report.page_span(page) for page in range(report.page_count))
    return [suggestion for page in pages for suggestion in analysis.suggest(*page)]


def _harm(engine: Engine, gold: str) -> Harm:
    changed = 0
    for suggestion in _suggestions(engine, Report.from_text(gold)):
        truth = comparable(gold[suggestion.start : suggestion.end])
        if comparable(suggestion.best.text) != truth:
            changed += len(truth.split())
    return Harm(len(gold.split()), changed)


def _summary(engine: Engine, samples: Sequence[Sample], load_seconds: float) -> Evaluation:
    measured = [sample.measured for sample in samples]
    threshold = common_threshold(measured)
    seconds = sum(sample.seconds for sample in samples)
    tokens = sum(sample.ocr_tokens for sample in samples)
    return Evaluation(
        engine.version,
        tuple((s.pair, figures([s.measured], threshold)) for s in samples),
        figures(measured, threshold),
        tokens / seconds if seconds else 0.0,
        load_seconds,
        _peak_memory(),
    )


def _peak_memory() -> int | None:
    """The most memory the process ever held, in bytes."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024  # bytes there, KiB elsewhere
