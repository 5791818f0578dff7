"""Make training data for the neural source: text as numbers, and what every word may be read as.

Words are not garbled while training runs, since looking up readings is slow: every word (in its
letter case) gets a few readings in advance, undamaged first, and training draws among them.  Pages
that were really rendered and read are kept whole beside that.

    python resources/build/neural/prepare.py --text legal.txt --text wiki.txt --channel channel.npz
        --pages train --check aside --out neural.npz
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from damage import Garbler, Read, draws_of, garbled, real_readings
from targets import NO_TARGET, NONE_TARGET, WIDTH, pages_in, target_row
from words import Stream, Words, read_corpora, unit_of, with_capitals, worth_damaging

from soat_core.engine.lexicon import skeleton
from soat_core.engine.neural_features import GRAMS, Featuriser
from soat_core.engine.pack import load_pack
from soat_core.engine.readings import Position, Readings, fixed_position
from soat_core.engine.units import SPECIALS
from soat_core.engine.weights import Weights


def vocabulary(words: Sequence[str], limit: int) -> list[str]:
    """The engine's classes and marks and its commonest words: the units of the network."""
    return list(words[: limit + len(SPECIALS)])


class Table:
    """All distinct positions as rows of arrays."""

    def __init__(self, featuriser: Featuriser) -> None:
        self._featuriser = featuriser
        self._rows: dict[int, int] = {}
        self._kept: list[Position] = []
        self.units: list[np.ndarray] = []
        self.values: list[np.ndarray] = []
        self.flags: list[np.ndarray] = []
        self.grams: list[np.ndarray] = []
        self.kinds: list[tuple[int, int]] = []

    def add(self, position: Position) -> int:
        row = self._rows.get(id(position))
        if row is not None:
            return row
        row = self._rows[id(position)] = len(self._kept)
        self._kept.append(position)  # so that no other object gets its id
        (seen,) = self._featuriser.features([position])
        units = np.zeros(WIDTH, np.uint16)
        values = np.zeros((3, WIDTH), np.float16)
        flags = np.zeros(WIDTH, np.uint8)
        width = min(len(seen.units), WIDTH)
        units[:width] = seen.units[:width]
        values[0, :width] = seen.weights[:width]
        values[1, :width] = seen.channel[:width]
        values[2, :width] = seen.spelling[:width]
        flags[:width] = seen.same[:width] + 2 * seen.split[:width]
        self.units.append(units)
        self.values.append(values)
        self.flags.append(flags)
        self.grams.append(seen.grams)
        self.kinds.append((seen.case, seen.kind))
        return row

    def arrays(self) -> dict[str, np.ndarray]:
        return {
            "units": np.array(self.units),
            "values": np.array(self.values),
            "flags": np.array(self.flags),
            "grams": np.array(self.grams, np.uint16).reshape(-1, GRAMS),
            "kinds": np.array(self.kinds, np.uint8),
        }


def _look_up(job: tuple[list[tuple[int, list[Read]]], list[str], int]) -> tuple[list, dict]:
    """Positions of the readings of some word types, as rows of a table of their own.

    For each type its rows and target rows, the undamaged reading first.
    """
    members, cores, limit = job
    pack = load_pack()
    readings = Readings(pack, Weights())
    table = Table(Featuriser(pack, vocabulary(pack.lexicon.words, limit)))
    found = []
    for (kind, reads), core in zip(members, cores, strict=True):
        rows, targets = [], []
        for read, tail in [(core, ""), *reads]:
            position = _position(readings, read, tail)
            rows.append(table.add(position))
            targets.append(target_row(position, core))
        found.append((kind, rows, targets))
    return found, table.arrays()


def _position(readings: Readings, core: str, tail: str) -> Position:
    return max(readings.of(core + tail).positions, key=lambda position: len(position.ids))


def look_up_all(
    words: Words, reads: dict[int, list[Read]], units: int, jobs: int
) -> list[tuple[list, dict]]:
    """The positions of all readings, by several processes."""
    # words of like readings go to the same one, which then looks each reading up once
    members = sorted(reads.items(), key=lambda member: skeleton(words.cores[member[0]]))
    size = max(1, -(-len(members) // jobs))
    parts = [members[k : k + size] for k in range(0, len(members), size)]
    work = [(part, [words.cores[i] for i, _ in part], units) for part in parts]
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        return list(pool.map(_look_up, work))


def join(
    table: Table, results: list[tuple[list, dict]], first: np.ndarray
) -> dict[str, np.ndarray]:
    """All tables in one, and (row, target) pairs: those of a word type after each other, from
    ``first``, which is filled in; before them a pair for each row of ``table``."""
    arrays = [table.arrays()]
    shift = len(arrays[0]["units"])
    rows, targets = list(range(shift)), [NO_TARGET] * shift
    drawn = np.zeros(len(first), np.int32)
    for found, part in results:
        for kind, its_rows, its_targets in found:
            first[kind] = len(rows)
            drawn[kind] = len(its_rows) - 1
            rows += [row + shift for row in its_rows]
            targets += its_targets
        arrays.append(part)
        shift += len(part["units"])
    packed = {name: np.concatenate([part[name] for part in arrays]) for name in arrays[0]}
    return packed | {
        "first": first.astype(np.int32),
        "drawn": drawn,
        "pair_rows": np.array(rows, np.int32),
        "pair_targets": np.array(targets, np.int8),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path, action="append", required=True)
    parser.add_argument("--channel", type=Path, required=True)
    parser.add_argument("--pages", type=Path, required=True, help="pages to train on")
    parser.add_argument("--check", type=Path, required=True, help="pages kept aside")
    parser.add_argument("--units", type=int, default=20_000, help="words the network knows")
    parser.add_argument("--items", type=int, default=26_000_000, help="positions of text at most")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    began = time.monotonic()

    def say(*words: object) -> None:
        print(f"{time.monotonic() - began:6.0f} s", *words, flush=True)

    rng = random.Random(options.seed)
    pack = load_pack()
    number = pack.lexicon.number
    stream = Stream(number)
    read_corpora(options.text, stream, options.items, rng)
    items = np.frombuffer(stream.items, np.int32)
    words = with_capitals(stream, np.bincount(items[items >= 0], minlength=len(stream.types)))
    say(len(items), "positions,", len(words.cores), "word types")

    real = real_readings(options.pages)
    say(len(real), "true words with real readings")
    garbler = Garbler(options.channel, options.seed)
    reads = {
        i: garbled(core, draws_of(count), garbler, real.get(core), rng)
        for i, (core, count) in enumerate(zip(words.cores, words.counts.tolist(), strict=True))
        if worth_damaging(core, count)
    }
    distinct = {read for several in reads.values() for read in several}
    say(len(reads), "word types with", len(distinct), "distinct damaged readings")
    results = look_up_all(words, reads, options.units, options.jobs)
    say("looked up")

    units = vocabulary(pack.lexicon.words, options.units)
    table = Table(Featuriser(pack, units))
    for unit in range(len(SPECIALS)):
        table.add(fixed_position(unit))
    readings = Readings(pack, Weights())
    pages = {}
    for name, folder in (("page", options.pages), ("check", options.check)):
        read = pages_in(folder, readings).values()
        rows = [table.add(position) for page in read for position in page.positions]
        pages[f"{name}_rows"] = np.array(rows, np.int32)
        targets = [target for page in read for target in page.targets]
        pages[f"{name}_targets"] = np.array(targets, np.int8)
        say(name, len(read), "pages", len(rows), "positions")
    # a word type without readings of its own stands as its class
    first = np.zeros(len(words.cores), np.int64)
    classes: dict[int, int] = {}
    for i, core in enumerate(words.cores):
        if i not in reads:
            unit = unit_of(core, number)
            if unit not in classes:
                classes[unit] = table.add(fixed_position(unit))
            first[i] = classes[unit]
    packed = join(table, results, first) | pages
    np.savez(
        options.out,
        items=items,
        upper=words.upper,
        vocabulary=np.array("\n".join(units)),
        **packed,
    )
    lost = {
        name: float(np.mean(packed[name] == NONE_TARGET))
        for name in ("pair_targets", "page_targets")
    }
    say(len(packed["units"]), "rows,", len(first), "word types; truth not among readings", lost)


if __name__ == "__main__":
    main()
