"""Count words, case and n-grams in the corpora: the raw material of the language model.

python resources/build/count_language.py --text legal.txt --text wiki.txt --out build/counts.npz
"""

from __future__ import annotations

import argparse
import unicodedata
from array import array
from collections import Counter
from pathlib import Path

import numpy as np
from corpus import held_out, lacks_marks

from soat_core.engine.units import BEGIN, END, SPECIALS, shape_of, units_of

VOCABULARY_LIMIT = 48_000  # fits 16 bits with room for the classes
MINIMUM_COUNT = 5


def read_lines(path: Path, *, heldout: bool) -> list[str]:
    """The NFC lines of one side of the corpus, each once: the codified law repeats itself."""
    seen: set[int] = set()
    lines: list[str] = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if held_out(line) != heldout or hash(line) in seen:
                continue
            seen.add(hash(line))
            lines.append(unicodedata.normalize("NFC", line))
    return lines


def _case_class(core: str) -> int:
    """0 lower, 1 title, 2 upper; one upper letter counts as title."""
    if core.islower():
        return 0
    return 2 if core.isupper() and len(core) > 1 else 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    types: dict[str, int] = {}
    streams: list[np.ndarray] = []
    # Lines without accents are other languages, or Vietnamese typed without them. Their words are
    # worth knowing; what stands beside what would teach that accents may be left out.
    unmarked = array("i")
    for path in options.text:
        stream = array("i")
        for line in read_lines(path, heldout=False):
            place = unmarked if lacks_marks(line) else stream
            for token in line.split():
                place.append(types.setdefault(token, len(types)))
            if place is stream:
                stream.append(-1)
        streams.append(np.frombuffer(stream, dtype=np.int32))
        print(path.name, len(stream), "tokens", len(types), "types so far", flush=True)

    counted = [*(s[s >= 0] for s in streams), np.frombuffer(unmarked, dtype=np.int32)]
    type_counts = sum(np.bincount(s, minlength=len(types)) for s in counted)
    words: Counter[str] = Counter()
    cases: dict[str, list[int]] = {}
    cut = [units_of(token) for token in types]
    for token, units, count in zip(types, cut, type_counts, strict=True):
        for unit in units:
            words[unit] += int(count)
        core = shape_of(token).core
        if core.isalpha():
            cases.setdefault(core.lower(), [0, 0, 0])[_case_class(core)] += int(count)
    kept = [
        word
        for word, count in words.most_common()
        if word not in SPECIALS and count >= MINIMUM_COUNT and len(word) <= 20
    ][:VOCABULARY_LIMIT]
    vocabulary = [*SPECIALS, *kept]
    index = {word: number for number, word in enumerate(vocabulary)}
    unknown = index["<unk>"]
    print("vocabulary", len(vocabulary), "rarest", kept[-1], words[kept[-1]], flush=True)

    expansion = [[index.get(unit, unknown) for unit in units] for units in cut]
    expansion.append([index[END], index[BEGIN]])  # type -1: between two lines
    lengths = np.array([len(units) for units in expansion])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    flat = np.array([unit for units in expansion for unit in units], dtype=np.int64)
    saved: dict[str, np.ndarray] = {"vocabulary": np.array("\n".join(vocabulary))}
    for path, stream in zip(options.text, streams, strict=True):
        n = lengths[stream]
        offsets = np.repeat(starts[stream] - np.concatenate([[0], np.cumsum(n)[:-1]]), n)
        saved[path.stem] = flat[offsets + np.arange(int(n.sum()))].astype(np.uint16)
        print(path.stem, len(saved[path.stem]), "units", flush=True)
    case_table = np.array([cases.get(word, [0, 0, 0]) for word in vocabulary], dtype=np.int64)
    np.savez(options.out, cases=case_table, **saved)


if __name__ == "__main__":
    main()
