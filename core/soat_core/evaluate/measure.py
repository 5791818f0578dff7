"""Running the engine over texts whose truth is known."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from soat_core.actions import PROGRAM
from soat_core.document import Document
from soat_core.engine.suggestion import Analysis, Engine, Suggestion
from soat_core.evaluate.adapt import Worked, work_all
from soat_core.evaluate.alignment import judge
from soat_core.evaluate.at_work import Desk
from soat_core.evaluate.clerk import Effort, effort
from soat_core.evaluate.curves import Curves, curves
from soat_core.evaluate.errata import Errata, page_name, without_errata
from soat_core.evaluate.figures import (
    Distances,
    Figures,
    Harm,
    Measured,
    common_threshold,
    figures,
)
from soat_core.evaluate.intervals import Intervals, intervals
from soat_core.evaluate.light import judge_light, lightly_damaged
from soat_core.evaluate.mistakes import Row, mistakes
from soat_core.evaluate.typed import keys_typed
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
    pages: tuple[Measured, ...]
    """The pages by themselves, where the truth has as many as the report; else the whole."""
    ocr_tokens: int
    seconds: float
    """For all suggestions for the OCR text."""


@dataclass(frozen=True, slots=True)
class Adaptation:
    """The clerk's effort for all reports, and what it is when the engine learns meanwhile.

    Both are at the suspect threshold of the total.  As JSON: ``threshold``, ``asked_again``, and
    the rates ``without`` and ``with`` learning.
    """

    threshold: float | None
    tokens: int
    """Of the true texts."""
    without: Effort
    adapted: Effort
    asked_again: int
    """How often a page was asked for anew."""

    def as_json(self) -> dict[str, Any]:
        return {
            "threshold": self.threshold,
            "asked_again": self.asked_again,
            "without": _rates(self.without, self.tokens),
            "with": _rates(self.adapted, self.tokens),
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that is reported.

    As JSON: ``engine`` (version), ``files`` (``ocr``, ``gold`` and the figures of each, the effort
    at the threshold of the whole), ``total`` (the figures of all together), ``speed``,
    ``intervals`` (of some figures of the total), ``errors`` (by class), ``curves``, and ``adapt``
    if it was simulated.
    """

    engine: str
    files: tuple[tuple[FilePair, Figures], ...]
    total: Figures
    tokens_per_second: float
    """OCR tokens, all suggestions ranked."""
    load_seconds: float
    peak_memory_bytes: int | None
    """Of the whole process; None where the system does not say."""
    intervals: Intervals
    errors: tuple[Row, ...]
    curves: Curves
    adapt: Adaptation | None = None

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "engine": self.engine,
            "files": [{**asdict(pair), **asdict(found)} for pair, found in self.files],
            "total": asdict(self.total),
            "speed": {
                "tokens_per_second": self.tokens_per_second,
                "load_seconds": self.load_seconds,
                "peak_memory_bytes": self.peak_memory_bytes,
            },
            "intervals": asdict(self.intervals),
            "errors": [asdict(row) for row in self.errors],
            "curves": asdict(self.curves),
        }
        if self.adapt is not None:
            found["adapt"] = self.adapt.as_json()
        return found


def evaluate(
    pairs: Iterable[FilePair],
    load: Callable[[], Engine],
    done: Callable[[FilePair], None] = lambda pair: None,
    *,
    adapt: bool = False,
    examples: int = 0,
    errata: Errata | None = None,
) -> Evaluation:
    """Measure the engine that ``load`` gives on all pairs; ``done`` is told of each.

    With ``adapt`` a clerk is simulated whose decisions the engine learns from, in the order of the
    pairs; ``done`` is told of each again.  ``examples`` is how many examples are kept of each class
    of errors.  True texts are taken as ``errata`` say they should be.

    Raises ``InputError`` for files that cannot be read, and for errata that do not fit, before
    anything is measured.
    """
    texts = [
        (pair, open_file(pair.ocr).document.report, _truth(pair.gold, errata or {}))
        for pair in pairs
    ]
    began = time.perf_counter()
    engine = load()
    load_seconds = time.perf_counter() - began
    samples: list[Sample] = []
    for pair, report, gold in texts:
        samples.append(measure(engine, pair, report, gold))
        done(pair)
    found = _summary(engine, samples, load_seconds, examples)
    if not adapt:
        return found
    threshold = found.total.threshold
    worked: list[Worked] = []
    simulated = work_all([text[1:] for text in texts], engine, threshold)
    for sample, one in zip(samples, simulated, strict=True):
        worked.append(one)
        done(sample.pair)
    adaptation = Adaptation(
        threshold,
        found.total.tokens,
        _sum(effort(sample.measured.judgement, threshold) for sample in samples),
        _sum(one.effort for one in worked),
        sum(one.asked_again for one in worked),
    )
    return replace(found, adapt=adaptation)


def measure(engine: Engine, pair: FilePair, report: Report, gold: str) -> Sample:
    """Measure the engine on one text."""
    began = time.perf_counter()
    analysis, suggestions = _analysed(engine, report)
    seconds = time.perf_counter() - began
    measured = _measured(report, suggestions, gold)
    judged = measured.judgement.judged
    measured = replace(
        measured,
        desk=Desk.of(report, judged, keys_typed(analysis, suggestions, judged)),
        harm=_harm(engine, gold),
        light=judge_light(lightly_damaged(report, gold), lambda text: _suggestions(engine, text)),
    )
    pages = tuple(_by_page(report, suggestions, gold)) or (measured,)
    return Sample(pair, measured, pages, len(report.ocr_text.split()), seconds)


# Within


def _truth(path: str, errata: Errata) -> str:
    text = open_file(path).document.corrected_text()
    return without_errata(text, errata.get(page_name(path), ()), path)


def _analysed(engine: Engine, report: Report) -> tuple[Analysis, list[Suggestion]]:
    analysis = engine.analyse(report.ocr_text)
    pages = (report.page_span(page) for page in range(report.page_count))
    return analysis, [suggestion for page in pages for suggestion in analysis.suggest(*page)]


def _suggestions(engine: Engine, report: Report) -> list[Suggestion]:
    return _analysed(engine, report)[1]


def _measured(report: Report, suggestions: Sequence[Suggestion], gold: str) -> Measured:
    """What the suggestions for a text are worth."""
    review = Review(Document(report), PROGRAM)
    review.set_suggestions(0, len(report.ocr_text), suggestions)
    return Measured(
        Distances.between(report.ocr_text, review.shown_text(), gold),
        judge(report, suggestions, gold),
    )


def _by_page(report: Report, suggestions: Sequence[Suggestion], gold: str) -> Iterator[Measured]:
    """Each page by itself, if the true text has as many pages, and more than one."""
    truth = Report.from_text(gold)
    if not 1 < report.page_count == truth.page_count:
        return
    for page in range(report.page_count):
        start, end = report.page_span(page)
        shifted = [
            replace(s, start=s.start - start, end=s.end - start)
            for s in suggestions
            if start <= s.start < end
        ]
        true_start, true_end = truth.page_span(page)
        of_page = Report.from_text(report.ocr_text[start:end])
        yield _measured(of_page, shifted, gold[true_start:true_end])


def _harm(engine: Engine, gold: str) -> Harm:
    changed = 0
    for suggestion in _suggestions(engine, Report.from_text(gold)):
        truth = comparable(gold[suggestion.start : suggestion.end])
        if comparable(suggestion.best.text) != truth:
            changed += len(truth.split())
    return Harm(len(gold.split()), changed)


def _summary(
    engine: Engine, samples: Sequence[Sample], load_seconds: float, examples: int
) -> Evaluation:
    peak_memory = _peak_memory()  # what follows is no work of the engine's
    measured = [sample.measured for sample in samples]
    threshold = common_threshold(measured)
    total = figures(measured, threshold)
    seconds = sum(sample.seconds for sample in samples)
    tokens = sum(sample.ocr_tokens for sample in samples)
    return Evaluation(
        engine.version,
        tuple((s.pair, figures([s.measured], threshold)) for s in samples),
        total,
        tokens / seconds if seconds else 0.0,
        load_seconds,
        peak_memory,
        intervals([page for sample in samples for page in sample.pages]),
        mistakes([one.judgement for one in measured], total.tokens, examples),
        curves([one for text in measured for one in text.judgement.judged]),
    )


def _sum(efforts: Iterable[Effort]) -> Effort:
    return sum(efforts, Effort(0, 0, 0, 0))


def _rates(effort: Effort, tokens: int) -> dict[str, float]:
    per_1000 = 1000 / tokens if tokens else 0.0
    return {
        "keys_per_1000_tokens": effort.keys * per_1000,
        "visits_per_1000_tokens": effort.visits * per_1000,
        "errors_left": effort.errors_left,
        "errors_left_per_1000_tokens": effort.errors_left * per_1000,
        "keys_per_1000_tokens_error_free": effort.keys_error_free * per_1000,
    }


def _peak_memory() -> int | None:
    """The most memory the process ever held, in bytes."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024  # bytes there, KiB elsewhere
