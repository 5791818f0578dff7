"""A small neural network as one more source: what the wider context says about each reading.

The network sees every lattice position of a stretch of text at once: the readings the channel
allows with their costs, and the letters as they were read.  It answers with the logarithm of a
probability for each reading, and for "none of these".  It runs in onnxruntime; where that or the
model is missing the source is absent and the n-gram sources work alone.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from soat_core.engine.neural_features import Features, Featuriser, stacked
from soat_core.engine.neural_windows import Window, batches, windows
from soat_core.engine.pack import Pack
from soat_core.engine.readings import Position
from soat_core.i18n import tr

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FORMAT = 2
REMEMBERED = 6_000
"""Positions whose features are kept, and as many of before those: some 4 KB each, with what they
are features of, which may be asked for no more."""
IMPOSSIBLE = -1e4
"""The score of a reading that does not exist."""
LEAST_ALONE = -12.0
"""Readings less likely than this before context (nats) gain no more by it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network says of N positions of at most K readings.

    ``scores`` are log probabilities of the readings, and in the last column of "none of these is
    right", shape (N, K + 1); ``IMPOSSIBLE`` where a position has no such reading.  ``alone`` are
    those of each position by itself, before context, at least ``LEAST_ALONE``, (N, K); 0 where
    there is no such reading.  What the scores say beyond them is what the context adds, and all
    that a lattice needs that has the channel and the words' own probabilities already.
    """

    scores: Floats
    alone: Floats


class Absent(Enum):
    """Why there is no neural source."""

    NO_RUNTIME = "runtime"
    NO_MODEL = "model"
    DAMAGED = "damaged"

    @property
    def reason(self) -> str:
        """For About and ``soat --version``, in the person's language."""
        if self is Absent.NO_RUNTIME:
            return tr("onnxruntime is not installed", "chưa cài onnxruntime")
        if self is Absent.NO_MODEL:
            return tr("the neural model is missing", "thiếu mô hình nơ-ron")
        return tr("the neural model is damaged", "mô hình nơ-ron bị hỏng")


_Kept = tuple[Position, Features]


class NeuralSource:
    """The network over one language pack; may be shared by threads.

    Equal passages get equal scores: one thread, and windows that depend on the passage alone.
    """

    def __init__(self, session: Any, featuriser: Featuriser, version: str) -> None:
        self._session = session
        self._featuriser = featuriser
        self.version = version
        self._known: dict[int, _Kept] = {}
        self._before: dict[int, _Kept] = {}
        self._lock = threading.Lock()

    def scores(self, positions: Sequence[Position], cuts: Sequence[int] = (0,)) -> Floats:
        """Log probabilities of the readings of each position, see ``Heard``."""
        return self.hear(positions, cuts).scores

    def hear(self, positions: Sequence[Position], cuts: Sequence[int] = (0,)) -> Heard:
        """What the network says of each position, given all that was read around it.

        ``cuts`` are the places where paragraphs begin.
        """
        if not positions:
            return Heard(np.zeros((0, 1), np.float32), np.zeros((0, 0), np.float32))
        features, places = self._features(positions)
        width = max(len(seen.units) for seen in features)
        scores = np.full((len(positions), width + 1), IMPOSSIBLE, np.float32)
        for batch in batches(windows(len(positions), cuts)):
            found = self._run(features, places, batch)
            for column, window in enumerate(batch):
                kept = slice(window.keep - window.first, window.stop - window.first)
                _write(scores[window.keep : window.stop], found[kept, column])
        return Heard(scores, _alone(features, width)[places])

    def _features(self, positions: Sequence[Position]) -> tuple[list[Features], Ints]:
        """Features of the distinct positions, and which of them stands at each place."""
        number: dict[int, int] = {}
        places = np.empty(len(positions), np.int64)
        distinct: list[Position] = []
        for place, position in enumerate(positions):
            row = number.setdefault(id(position), len(distinct))
            if row == len(distinct):
                distinct.append(position)
            places[place] = row
        with self._lock:
            if len(self._known) > REMEMBERED:
                self._before, self._known = self._known, {}
            known = self._known
            for identity in number:
                if identity not in known and identity in self._before:
                    known[identity] = self._before[identity]
            new = [position for position in distinct if id(position) not in known]
            for position, seen in zip(new, self._featuriser.features(new), strict=True):
                # with the position itself, so that no other object gets its id
                known[id(position)] = position, seen
            return [known[id(position)][1] for position in distinct], places

    def _run(self, features: Sequence[Features], places: Ints, batch: Sequence[Window]) -> Floats:
        """The scores of some windows, by step and window."""
        index = np.zeros((batch[0].length, len(batch)), np.int64)
        for column, window in enumerate(batch):
            index[: window.length, column] = places[window.first : window.last]
        used, rows = np.unique(index, return_inverse=True)
        feed = stacked([features[at] for at in used.tolist()])
        feed["index"] = rows.reshape(index.shape).astype(np.int64)
        feed["lengths"] = np.array([window.length for window in batch], np.int32)
        scores: Floats
        (scores,) = self._session.run(["result"], feed)
        return scores


def _alone(features: Sequence[Features], width: int) -> Floats:
    """See ``Heard``."""
    table = np.ones((len(features), width), np.float32)
    for row, seen in enumerate(features):
        table[row, : len(seen.weights)] = seen.weights
    result: Floats = np.log(np.maximum(table, np.float32(np.exp(LEAST_ALONE))))
    return result


def _write(scores: Floats, found: Floats) -> None:
    """Put what the network found of some places among the scores, which may be wider."""
    told = found[:, :-1]
    # what was masked has been moved along with the others by the softmax
    scores[:, : told.shape[1]] = np.where(told < IMPOSSIBLE / 2, IMPOSSIBLE, told)
    scores[:, -1] = found[:, -1]


def model_path() -> Path:
    from soat_resources import resource_path

    return resource_path("vi", "neural.onnx")


def load_neural(pack: Pack, path: Path | None = None) -> NeuralSource | Absent:
    """The neural source over ``pack`` (default model: the shipped one).

    Takes a fraction of a second; call it off the GUI thread.  Never an error: the engine works
    without it.
    """
    try:
        runtime = importlib.import_module("onnxruntime")
    except (ImportError, OSError):
        return Absent.NO_RUNTIME
    try:
        path = path or model_path()
        path.open("rb").close()
    except OSError:
        return Absent.NO_MODEL
    try:
        return NeuralSource(*_session(runtime, path, pack))
    except Exception:  # the runtime raises its own kinds, which must not be named here
        return Absent.DAMAGED


def _session(runtime: Any, path: Path, pack: Pack) -> tuple[Any, Featuriser, str]:
    runtime.disable_telemetry_events()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.use_deterministic_compute = True
    # Memory that is kept for the next page is as much as all the suggestions of 100 pages take.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    # Of a model that is given as bytes those are kept for as long as the session.
    session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    meta = session.get_modelmeta().custom_metadata_map
    if meta["format"] != str(FORMAT):
        raise ValueError("unknown format")
    return session, Featuriser(pack, meta["vocabulary"].split("\n")), meta["version"]
