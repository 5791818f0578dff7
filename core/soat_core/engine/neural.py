"""A small neural network as one more source: what the wider context says about each reading.

The network sees every lattice position of a stretch of text at once: the readings the channel
allows with their costs, and the letters as they were read.  It answers with the logarithm of a
probability for each reading, and for "none of these".  It runs in onnxruntime; where that or the
model is missing the source is absent and the n-gram sources work alone.

The same features are made here for use and for training (``resources/build/neural``).
"""

from __future__ import annotations

import importlib
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from soat_core.engine.pack import Pack
from soat_core.engine.readings import Position
from soat_core.engine.units import CODE, NUMBER, PUNCTUATION, SPECIALS, UNKNOWN
from soat_core.i18n import tr

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FORMAT = 2
PAD, NONE, RARE_SYLLABLE, RARE_WORD = range(4)
"""Unit numbers of the network that are no units of its vocabulary; those follow."""
FIRST_UNIT = 4
COST_LIMIT = 24.0
"""Costs (nats) above this are all alike."""
GRAMS = 12
"""At most this many letter groups describe a reading as it was read."""
BUCKETS = 8192
"""Letter groups are told apart by a checksum; this many numbers there are, from 1."""
WINDOW = 96
"""Positions the network sees at once at most."""
MARGIN = 12
"""Positions at each end of a window that are read for context only, where the text goes on."""
BATCH = 4
"""Windows worked on together: enough to be fast, few enough to need little memory."""
REMEMBERED = 6_000
"""Positions whose features are kept, and as many of before those: some 4 KB each, with what they
are features of, which may be asked for no more."""
IMPOSSIBLE = -1e4
"""The score of a reading that does not exist."""
LEAST_ALONE = -12.0
"""Readings less likely than this before context (nats) gain no more by it."""
CASES = 5
KINDS = 8
_LOWER, _TITLE, _UPPER, _MIXED, _NO_CASE = range(CASES)
_MARK, _NUMBER, _CODE, _UNKNOWN, _DECIDED, _LETTERS, _DIGITS, _SIGNS = range(KINDS)


@dataclass(frozen=True)
class Features:
    """What the network sees of one position; K readings in the position's order.

    ``units`` are the network's unit numbers, ``weights`` how likely each reading is before context
    (sum 1), ``channel`` and ``spelling`` costs in nats, ``same`` marks the reading that leaves the
    text alone, ``split`` those of two words.  ``grams`` are letter group numbers, padded with 0 to
    ``GRAMS``.
    """

    units: npt.NDArray[np.uint16]
    weights: Floats
    channel: Floats
    spelling: Floats
    same: npt.NDArray[np.bool_]
    split: npt.NDArray[np.bool_]
    grams: npt.NDArray[np.uint16]
    case: int
    kind: int


class Featuriser:
    """Turns positions into features; ``vocabulary`` are the units the network knows."""

    def __init__(self, pack: Pack, vocabulary: Sequence[str]) -> None:
        known = {unit: number for number, unit in enumerate(vocabulary, FIRST_UNIT)}
        self._units = np.array(
            [
                known.get(word, RARE_SYLLABLE if native else RARE_WORD)
                for word, native in zip(pack.lexicon.words, pack.lexicon.native, strict=True)
            ],
            np.uint16,
        )
        self.numbers: Ints = np.full(FIRST_UNIT + len(vocabulary), -1, np.int64)
        """The lexicon's number of each unit of the network, -1 for what is no word there."""
        told = np.flatnonzero(self._units >= FIRST_UNIT)
        told = told[[pack.lexicon.words[row].isalpha() for row in told.tolist()]]
        self.numbers[self._units[told]] = told
        self._prior = pack.model.one
        number = pack.lexicon.number
        self._fixed = {number[mark]: _MARK for mark in SPECIALS if mark in PUNCTUATION}
        self._fixed |= {number[NUMBER]: _NUMBER, number[CODE]: _CODE, number[UNKNOWN]: _UNKNOWN}

    def features(self, positions: Sequence[Position]) -> list[Features]:
        """The features of each position; much faster for many at once."""
        if not positions:
            return []
        counts = np.array([len(position.ids) for position in positions])
        ends = counts.cumsum()
        starts = ends - counts
        ids = np.fromiter((i for p in positions for i in p.ids), np.int64, int(ends[-1]))
        costs = np.concatenate([position.channel for position in positions])
        likeliest = np.arange(len(costs)), costs.argmin(1)
        channel = np.minimum(costs[likeliest], COST_LIMIT)
        spelling = np.concatenate([position.spelling for position in positions])[likeliest]
        spelling = np.minimum(spelling, COST_LIMIT)
        merit = self._prior[ids] - channel - spelling
        share = np.exp(merit - np.maximum.reduceat(merit, starts).repeat(counts))
        share /= np.add.reduceat(share, starts).repeat(counts)
        same: npt.NDArray[np.bool_] = np.any(np.concatenate([p.same for p in positions]), axis=1)
        split = np.fromiter((" " in t[0] for p in positions for t in p.texts), np.bool_, len(ids))
        units = self._units[ids]
        found: list[Features] = []
        for position, start, end in zip(positions, starts.tolist(), ends.tolist(), strict=True):
            read = _as_read(position, same[start:end])
            found.append(
                Features(
                    units=units[start:end],
                    weights=share[start:end],
                    channel=channel[start:end],
                    spelling=spelling[start:end],
                    same=same[start:end],
                    split=split[start:end],
                    grams=letter_groups(read),
                    case=_case(read),
                    kind=self._kind(position, read),
                )
            )
        return found

    def _kind(self, position: Position, read: str) -> int:
        if not read:
            return self._fixed.get(position.ids[0], _DECIDED)
        if any(map(str.isdigit, read)):
            return _DIGITS
        return _LETTERS if read.isalpha() else _SIGNS


def _as_read(position: Position, same: npt.NDArray[np.bool_]) -> str:
    """The text of a position as it was read; nothing for marks and what is decided."""
    row = int(same.argmax())
    return position.texts[row][int(position.same[row].argmax())] if same[row] else ""


def letter_groups(read: str) -> npt.NDArray[np.uint16]:
    """Numbers of the reading as a whole and of its groups of three letters; shape (GRAMS,)."""
    found = np.zeros(GRAMS, np.uint16)
    if read:
        plain = read.lower() if _case(read) != _MIXED else read
        edged = f"^{plain}$"
        groups = [f"={plain}", *(edged[i : i + 3] for i in range(len(edged) - 2))][:GRAMS]
        found[: len(groups)] = [zlib.crc32(g.encode()) % (BUCKETS - 1) + 1 for g in groups]
    return found


def _case(read: str) -> int:
    letters = [char for char in read if char.isalpha()]
    if not letters:
        return _NO_CASE
    upper = [char.isupper() for char in letters]
    if not any(upper):
        return _LOWER
    if all(upper) and len(upper) > 1:
        return _UPPER
    return _TITLE if upper[0] and not any(upper[1:]) else _MIXED


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network says of N positions of at most K readings.

    ``scores`` are log probabilities of the readings, and in the last column of "none of these is
    right", shape (N, K + 1); ``IMPOSSIBLE`` where a position has no such reading.  ``guesses`` are
    what ``NeuralSource.words`` takes, shape (N, W).
    """

    scores: Floats
    guesses: Floats


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
        self._vocabulary: _Vocabulary | None = None

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
        guesses: list[Floats] = []
        windows = _windows(len(positions), cuts)
        for start in range(0, len(windows), BATCH):
            guesses += self._run(features, places, windows[start : start + BATCH], scores)
        return Heard(scores, np.concatenate(guesses))

    def words(self, guesses: Floats) -> tuple[Ints, Floats]:
        """All words the network knows, by their numbers in the lexicon (V), and the log probability
        of each behind each of these guesses (N, V): whatever readings a position has."""
        if self._vocabulary is None:
            self._vocabulary = self._told_vocabulary()
        return self._vocabulary.numbers, self._vocabulary.likely(guesses)

    def _told_vocabulary(self) -> _Vocabulary:
        names = ["told_units_table", "told_units_table_scale", "told_guess_bias"]
        table, scale, bias = self._session.run(names, _nothing())
        return _Vocabulary(table, scale, bias, self._featuriser.numbers)

    def alone(self, positions: Sequence[Position]) -> Floats:
        """Log probabilities of the readings of each position by itself, before context; (N, K).

        What ``scores`` says beyond them is what the context adds, and all that a lattice needs that
        has the channel and the words' own probabilities already.  Not less than ``LEAST_ALONE``; 0
        where a position has no such reading.
        """
        if not positions:
            return np.zeros((0, 0), np.float32)
        features, places = self._features(positions)
        width = max(len(seen.units) for seen in features)
        table = np.zeros((len(features), width), np.float32)
        for row, seen in enumerate(features):
            likely = np.maximum(seen.weights, np.exp(LEAST_ALONE))
            table[row, : len(likely)] = np.log(likely)
        return table[places]

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

    def _run(
        self,
        features: Sequence[Features],
        places: Ints,
        windows: Sequence[tuple[int, int, int, int]],
        result: Floats,
    ) -> list[Floats]:
        """Score some windows, write what they keep into ``result``, and return their guesses."""
        longest = max(last - first for first, last, _, _ in windows)
        index = np.zeros((longest, len(windows)), np.int64)
        for column, (first, last, _, _) in enumerate(windows):
            index[: last - first, column] = places[first:last]
        used, rows = np.unique(index, return_inverse=True)
        feed = _arrays([features[at] for at in used.tolist()])
        feed["index"] = rows.reshape(index.shape).astype(np.int64)
        feed["lengths"] = np.array([last - first for first, last, _, _ in windows], np.int32)
        found, guesses = self._session.run(["result", "guess"], feed)
        width = found.shape[2] - 1
        for column, (first, _, keep, stop) in enumerate(windows):
            scores = found[keep - first : stop - first, column]
            told = scores[:, :-1]
            # what was masked has been moved along with the others by the softmax
            result[keep:stop, :width] = np.where(told < IMPOSSIBLE / 2, IMPOSSIBLE, told)
            result[keep:stop, -1] = scores[:, -1]
        return [
            guesses[keep - first : stop - first, column]
            for column, (first, _, keep, stop) in enumerate(windows)
        ]


class _Vocabulary:
    """The words that a guess may mean, with their embeddings in eight bits."""

    def __init__(
        self, table: npt.NDArray[np.int8], scale: Floats, bias: Floats, numbers: Ints
    ) -> None:
        """Rows by unit of the network; ``numbers`` has the lexicon's for each, -1 for none."""
        told = np.argsort(numbers, kind="stable")[np.count_nonzero(numbers < 0) :]
        self.numbers: Ints = numbers[told]
        """By column of what ``likely`` tells, ascending."""
        self._table, self._scale, self._bias = table[told], scale[told, 0], bias[told]

    def likely(self, guesses: Floats) -> Floats:
        """Log probabilities (N, V) of the words."""
        merit = guesses.astype(np.float32) @ self._table.T.astype(np.float32)
        merit = merit * self._scale + self._bias
        merit -= merit.max(1, keepdims=True)
        result: Floats = merit - np.log(np.exp(merit).sum(1, keepdims=True))
        return result


def _windows(count: int, cuts: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """(from, to, keep from, keep to) covering all places, none across a paragraph."""
    found: list[tuple[int, int, int, int]] = []
    begins = sorted({0, *(cut for cut in cuts if 0 < cut < count)})
    for first, last in zip(begins, [*begins[1:], count], strict=True):
        at = first
        while at < last:
            begin = max(first, at - MARGIN)
            end = min(begin + WINDOW, last)
            stop = end if end == last else end - MARGIN
            found.append((begin, end, at, stop))
            at = stop
    return found


def _nothing() -> dict[str, npt.NDArray[Any]]:
    """The network's inputs for one position that is nothing."""
    return {
        "units": np.zeros((1, 1), np.int64),
        "weights": np.ones((1, 1), np.float32),
        "marks": np.zeros((1, 1, 4), np.float32),
        "same": np.zeros(1, np.int64),
        "grams": np.zeros((1, GRAMS), np.int64),
        "case": np.zeros(1, np.int64),
        "kind": np.zeros(1, np.int64),
        "index": np.zeros((1, 1), np.int64),
        "lengths": np.ones(1, np.int32),
    }


def _arrays(features: Sequence[Features]) -> dict[str, npt.NDArray[Any]]:
    """The network's inputs for distinct positions; readings that do not exist are ``PAD``."""
    width = max(len(seen.units) for seen in features)
    shape = (len(features), width)
    units = np.full(shape, PAD, np.int64)
    weights = np.zeros(shape, np.float32)
    marks = np.zeros((*shape, 4), np.float32)
    same = np.empty(len(features), np.int64)
    for row, seen in enumerate(features):
        count = len(seen.units)
        units[row, :count] = seen.units
        weights[row, :count] = seen.weights
        marks[row, :count, 0] = seen.channel
        marks[row, :count, 1] = seen.spelling
        marks[row, :count, 2] = seen.same
        marks[row, :count, 3] = seen.split
        same[row] = seen.units[int(seen.same.argmax())]
    return {
        "units": units,
        "weights": weights,
        "marks": marks,
        "same": same,
        "grams": np.array([seen.grams for seen in features], np.int64),
        "case": np.array([seen.case for seen in features], np.int64),
        "kind": np.array([seen.kind for seen in features], np.int64),
    }


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
