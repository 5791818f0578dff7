"""Learn where acronyms have an Đ, from the phrases whose first letters they are.

python resources/build/acronyms.py --counts counts.npz --text legal.txt --text wiki.txt \\
    --out resources/soat_resources/vi/acronyms.npz

Every phrase of two to six syllables that the corpora have often enough gives a weight to the
acronym that its first letters make.  How a phrase is weighed, and how its weight is set against the
letters around each D, is fitted on the acronyms that the corpora print.  Before that, five-fold
cross-validation over these acronyms is printed: no printed form of an acronym that is asked for is
known to the model that answers.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from corpus import held_out

from soat_core.engine.lexicon import skeleton
from soat_core.engine.pack import text_array
from soat_core.engine.strokes import (
    BUCKETS,
    FORMAT,
    LONGEST_PHRASE,
    MASS_STEP,
    MASS_ZERO,
    PLACE_FEATURES,
    StrokeModel,
    Strokes,
    bucket,
    key_of,
    options_of,
    place_features,
    places_of,
)
from soat_core.engine.units import SPECIALS
from soat_core.syllable import is_syllable
from soat_core.text import base_letter, strip_marks

_ACRONYM = re.compile(r"(?<!\w)[A-ZĐ]{2,8}(?!\w)")
FLOORS = {2: 12, 3: 8, 4: 6, 5: 5, 6: 5}
"""A phrase of so many syllables must be there so often."""
_FUNCTION_WORDS = """
    và của những là được có trong cho với theo tại từ đến này đó khi nếu thì mà hoặc để do bởi
    về không phải đã đang sẽ cũng như trên dưới vào ra bị rằng hay nhưng vì nên ở một mỗi mọi nào
    đây kia ấy gì sau trước giữa bằng cùng còn chỉ rất lại nhằm thuộc qua tới hơn nhất đều nó họ
    ông bà anh tôi
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""No phrase begins or ends with one of these (a closed class of the language)."""
OTHER_REGISTER = 0.1
"""What an acronym counts in the fit that only corpora after the first (law) print."""
OTHER_COUNT = 0.25
"""What a printed acronym of the other corpora counts in the table."""
FOLDS = 5

Floats = np.ndarray


# ------------------------------------------------------------------------------------- phrases


@dataclass(frozen=True)
class Phrases:
    """Parallel rows over the phrases with a D or Đ among their first letters."""

    keys: np.ndarray
    """``key_of`` the first letters."""
    features: Floats
    """Shape (phrases, FEATURES): what tells a phrase from a chance neighbourhood."""


FEATURES = 7


def collect_phrases(words: Sequence[str], streams: Sequence[np.ndarray]) -> Phrases:
    """Count the phrases of the corpora; the first stream is the register of reports."""
    native = np.array(
        [w not in SPECIALS and w.isalpha() and is_syllable(skeleton(w)) for w in words]
    )
    function = np.array([w in FUNCTION_WORDS for w in words])
    letters = np.array([_letter(w) if n else 0 for w, n in zip(words, native, strict=True)])
    joining = words.index("và")
    cut = np.array([0])
    whole = np.concatenate([part for s in streams for part in (s, cut)]).astype(np.int64)
    register = np.arange(len(whole)) <= len(streams[0])
    # acronyms leave the "and" out: Giáo dục và Đào tạo is GDĐT
    stays = whole != joining
    whole, register = whole[stays], register[stays]
    one = np.bincount(whole, minlength=len(words)).astype(float)
    size = len(words)
    loose = ~native[whole] | function[whole]
    before = np.concatenate([[True], loose[:-1]])
    previous = np.concatenate([[0], whole[:-1]])
    numbers, alive = whole, native[whole]
    keys: list[np.ndarray] = []
    features: list[np.ndarray] = []
    for n in range(2, LONGEST_PHRASE + 1):
        last = len(whole) - n + 1
        at = np.nonzero(alive[:last] & alive[1 : last + 1])[0]
        _, inverse, counts = np.unique(
            numbers[at] * size + whole[at + n - 1], return_inverse=True, return_counts=True
        )
        kept = counts >= min(FLOORS[n], 5)
        renumbered = np.where(kept, np.cumsum(kept) - 1, -1)[inverse]
        at, renumbered = at[renumbered >= 0], renumbered[renumbered >= 0]
        numbers = np.full(len(whole), -1, np.int64)
        numbers[at] = renumbered
        alive = np.zeros(len(whole), np.bool_)
        alive[at] = True
        count = counts[kept].astype(float)
        total = len(count)
        first = np.zeros(total, np.int64)
        first[renumbered[::-1]] = at[::-1]
        gram = np.stack([whole[first + j] for j in range(n)], axis=1)
        after = np.minimum(at + n, len(whole) - 1)
        cohesion = (np.log(count / len(whole)) - np.log(one[gram] / len(whole)).sum(1)) / (n - 1)
        rows = np.stack(
            [
                np.log(count),
                np.bincount(renumbered, before[at], total) / count,
                np.bincount(renumbered, loose[after], total) / count,
                cohesion,
                np.bincount(renumbered, register[at], total) / count,
                np.log(1.02 - _commonest_share(renumbered, previous[at], ~before[at], size, count)),
                np.log(
                    1.02 - _commonest_share(renumbered, whole[after], ~loose[after], size, count)
                ),
            ],
            axis=1,
        )
        initials = letters[gram]
        chosen = (
            (count >= FLOORS[n])
            & ~function[gram[:, 0]]
            & ~function[gram[:, -1]]
            & np.isin(initials, (4, 27)).any(axis=1)
        )
        keys.append(initials[chosen] @ (28 ** np.arange(n - 1, -1, -1)))
        features.append(rows[chosen])
        print(f"{n} syllables: {total} kept, {chosen.sum()} with a D or Đ", flush=True)
    return Phrases(np.concatenate(keys), np.concatenate(features))


def _letter(word: str) -> int:
    return 27 if word[0] == "đ" else ord(base_letter(word[0])) - 96


def _commonest_share(
    phrase: np.ndarray, neighbour: np.ndarray, counts: np.ndarray, size: int, total: np.ndarray
) -> np.ndarray:
    """By phrase, the share of its commonest neighbour: near 1 if it is part of a longer phrase."""
    pairs, times = np.unique(phrase[counts] * size + neighbour[counts], return_counts=True)
    best = np.zeros(len(total))
    np.maximum.at(best, pairs // size, times)
    return best / total


# ----------------------------------------------------------------------------- printed acronyms


def printed_acronyms(path: Path) -> Counter[str]:
    """How often a corpus prints each acronym with a D or Đ, held-out lines left out."""
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if not held_out(line):
                counts.update(_ACRONYM.findall(line))
    return Counter(
        {
            form: count
            for form, count in counts.items()
            if ("D" in form or "Đ" in form) and not is_syllable(strip_marks(form).lower())
        }
    )


def by_folded(printed: Sequence[Counter[str]], minimum: int = 2) -> dict[str, Counter[str]]:
    """Spellings with counts by the acronym without strokes; what is there once may be a slip."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for counts in printed:
        for form, count in counts.items():
            if count >= minimum and len(options_of(form.replace("Đ", "D"))) > 1:
                table[form.replace("Đ", "D")][form] += count
    return dict(table)


# ------------------------------------------------------------------------------------- the model


@dataclass(frozen=True)
class Rows:
    """The spellings of some acronyms, one a row, with the phrases that speak for them."""

    texts: list[str]
    acronym: np.ndarray
    size: np.ndarray
    place: Floats
    target: Floats
    phrase_row: np.ndarray
    phrase_features: Floats

    @property
    def count(self) -> int:
        return int(self.acronym[-1]) + 1


def rows_of(
    acronyms: Sequence[str],
    seen: Mapping[str, Counter[str]],
    weight: Callable[[str], float],
    phrases: Phrases,
    where: Mapping[int, np.ndarray],
) -> Rows:
    texts: list[str] = []
    number: list[int] = []
    places: list[np.ndarray] = []
    target: list[float] = []
    row: list[int] = []
    phrase: list[np.ndarray] = []
    for n, acronym in enumerate(acronyms):
        options = options_of(acronym)
        counts = np.array([seen[acronym][option] for option in options], float)
        target += list(counts / counts.sum() * weight(acronym))
        vectors = {at: _place_vector(acronym, at) for at in places_of(acronym)}
        for option in options:
            struck = [v for at, v in vectors.items() if option[at] == "Đ"]
            places.append(np.sum(struck, axis=0) if struck else np.zeros(PLACE_FEATURES))
            found = where.get(key_of(option), np.zeros(0, int))
            row += [len(texts)] * len(found)
            phrase.append(found)
            texts.append(option)
            number.append(n)
    return Rows(
        texts,
        np.array(number),
        np.array([bucket(len(text)) for text in texts]),
        np.array(places),
        np.array(target),
        np.array(row, int),
        phrases.features[np.concatenate(phrase)],
    )


def _place_vector(text: str, at: int) -> np.ndarray:
    vector = np.zeros(PLACE_FEATURES)
    for feature, value in place_features(text, at):
        vector[feature] = value
    return vector


# The parameters in one vector: place weights, phrase weights, then by length class the power of the
# phrases, the logarithm of their floor, the power of the pieces.
_PHRASE = slice(PLACE_FEATURES, PLACE_FEATURES + FEATURES)
_TABLE = slice(_PHRASE.stop, _PHRASE.stop + BUCKETS)
_FLOOR = slice(_TABLE.stop, _TABLE.stop + BUCKETS)
_PIECES = slice(_FLOOR.stop, _FLOOR.stop + BUCKETS)
PARAMETERS = _PIECES.stop


def _start() -> np.ndarray:
    theta = np.zeros(PARAMETERS)
    theta[_PHRASE.start : _PHRASE.start + 3] = (0.7, 1, 1)
    theta[_TABLE] = 0.6
    theta[_FLOOR] = (3, 2, 1, 0, 0, 0)
    return theta


def _penalty() -> np.ndarray:
    """How strongly each parameter is held to where it starts."""
    penalty = np.full(PARAMETERS, 0.0005)
    penalty[:PLACE_FEATURES] = 0.003
    penalty[:BUCKETS] = 0.0006
    penalty[_PHRASE] = 0.002
    return penalty


def objective(
    theta: np.ndarray, rows: Rows, pieces: np.ndarray | None
) -> tuple[float, np.ndarray, np.ndarray]:
    """Cross-entropy with penalty, its gradient, and the probability of each row.

    ``pieces`` is the logarithm of what the halves say, or None to leave them out.
    """
    weights = np.exp(np.clip(rows.phrase_features @ theta[_PHRASE], -40, 40))
    mass = np.bincount(rows.phrase_row, weights, len(rows.texts))
    floor, power = np.exp(theta[_FLOOR])[rows.size], theta[_TABLE][rows.size]
    logs = np.log(mass + floor)
    score = rows.place @ theta[:PLACE_FEATURES] + power * logs
    if pieces is not None:
        score = score + theta[_PIECES][rows.size] * pieces
    top = np.full(rows.count, -np.inf)
    np.maximum.at(top, rows.acronym, score)
    raised = np.exp(score - top[rows.acronym])
    share = raised / np.bincount(rows.acronym, raised)[rows.acronym]
    wanted = np.bincount(rows.acronym, rows.target)[rows.acronym]
    total = rows.target.sum()
    slope = (share * wanted - rows.target) / total
    gradient = np.zeros(PARAMETERS)
    gradient[:PLACE_FEATURES] = slope @ rows.place
    by_mass = slope * power / (mass + floor)
    gradient[_PHRASE] = (by_mass[rows.phrase_row] * weights) @ rows.phrase_features
    gradient[_TABLE] = np.bincount(rows.size, slope * logs, BUCKETS)
    gradient[_FLOOR] = np.bincount(rows.size, by_mass * floor, BUCKETS)
    if pieces is not None:
        gradient[_PIECES] = np.bincount(rows.size, slope * pieces, BUCKETS)
    away = theta - _start()
    loss = -(rows.target * np.log(share + 1e-12)).sum() / total
    penalty = _penalty()
    return loss + (penalty * away**2).sum(), gradient + 2 * penalty * away, share


def minimise(rows: Rows, theta: np.ndarray, pieces: np.ndarray | None, steps: int) -> np.ndarray:
    """Adam with full batches; with ``pieces``, the weights of the phrases stay as they are."""
    mean, square = np.zeros(PARAMETERS), np.zeros(PARAMETERS)
    for step in range(1, steps + 1):
        _, gradient, _ = objective(theta, rows, pieces)
        if pieces is not None:
            gradient[_PHRASE] = 0
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = 0.05 if step < 0.7 * steps else 0.01
        theta = theta - rate * (mean / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.99**step)) + 1e-9
        )
    return theta


def strokes_of(theta: np.ndarray, phrases: Phrases, printed: Mapping[str, float]) -> Strokes:
    """The table with these parameters, as the engine will use it."""
    keys, inverse = np.unique(phrases.keys, return_inverse=True)
    weights = np.exp(np.clip(phrases.features @ theta[_PHRASE], -40, 40))
    mass = np.bincount(inverse, weights)
    lengths = np.ceil(np.log(keys + 1) / np.log(28)).astype(int)
    floor = np.exp(theta[_FLOOR])[np.array([bucket(n) for n in range(9)])[lengths]]
    kept = mass > PRUNED * floor
    steps = np.clip(np.round((np.log(mass[kept]) - MASS_ZERO) / MASS_STEP), 0, 255)
    model = StrokeModel(
        place=_rounded(theta[:PLACE_FEATURES]),
        table=_rounded(theta[_TABLE]),
        floor=_rounded(np.exp(theta[_FLOOR])),
        pieces=_rounded(theta[_PIECES]),
    )
    return Strokes(keys[kept].astype(np.uint32), steps.astype(np.uint8), model, printed)


PRUNED = 2.0
"""Spellings whose phrases weigh less than this many floors are left out of the table."""


def _rounded(values: np.ndarray) -> list[float]:
    return [round(float(value), 4) for value in values]


def fit(
    acronyms: Sequence[str],
    seen: Mapping[str, Counter[str]],
    weight: Callable[[str], float],
    phrases: Phrases,
    where: Mapping[int, np.ndarray],
) -> np.ndarray:
    """First how phrases are weighed, then how the parts are set against each other."""
    rows = rows_of(acronyms, seen, weight, phrases, where)
    theta = minimise(rows, _start(), None, 400)
    strokes = strokes_of(theta, phrases, {})
    said: list[float] = []
    for acronym in acronyms:
        said += map(math.log, strokes.said_by_pieces(options_of(acronym)))
    return minimise(rows, theta, np.array(said), 300)


# ----------------------------------------------------------------------------------------- check


def fold_of(acronym: str) -> int:
    return zlib.crc32(acronym.encode()) % FOLDS


def cross_validate(
    seen: Mapping[str, Counter[str]],
    weight: Callable[[str], float],
    phrases: Phrases,
    where: Mapping[int, np.ndarray],
) -> dict[str, dict[str, float]]:
    """The probabilities of each acronym's spellings by a model that never saw it in print."""
    result: dict[str, dict[str, float]] = {}
    for fold in range(FOLDS):
        known = [acronym for acronym in seen if fold_of(acronym) != fold]
        strokes = strokes_of(fit(known, seen, weight, phrases, where), phrases, {})
        for acronym in seen:
            if fold_of(acronym) == fold:
                result[acronym] = dict(strokes.spellings(acronym))
    return result


def report(
    name: str,
    acronyms: Sequence[str],
    seen: Mapping[str, Counter[str]],
    told: Mapping[str, Mapping[str, float]],
) -> None:
    """How often the likeliest spelling is the printed one, and the log loss, by length."""
    for size in range(BUCKETS):
        group = [acronym for acronym in acronyms if bucket(len(acronym)) == size]
        if not group:
            continue
        right = loss = 0.0
        for acronym in group:
            total = seen[acronym].total()
            best = max(told[acronym], key=lambda form: told[acronym][form])
            right += seen[acronym][best] / total
            loss -= sum(c / total * math.log(told[acronym][f]) for f, c in seen[acronym].items())
        print(
            f"{name}, {size + 2}{'+' if size + 1 == BUCKETS else ''} letters: {len(group)},"
            f" {right / len(group):.3f} right, log loss {loss / len(group):.3f}"
        )


def report_calibration(
    acronyms: Sequence[str],
    seen: Mapping[str, Counter[str]],
    told: Mapping[str, Mapping[str, float]],
) -> None:
    pairs = np.array(
        [
            (share, seen[acronym][form] / seen[acronym].total())
            for acronym in acronyms
            for form, share in told[acronym].items()
        ]
    )
    edges = [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.01]
    for low, high in pairwise(edges):
        inside = pairs[(pairs[:, 0] >= low) & (pairs[:, 0] < high)]
        if len(inside):
            mean, true = inside.mean(axis=0)
            print(f"said {low:.2f}-{high:.2f}: {len(inside)} spellings, {mean:.3f} is {true:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", type=Path, required=True)
    parser.add_argument("--text", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    data = np.load(options.counts)
    words = str(data["vocabulary"]).split("\n")
    phrases = collect_phrases(words, [data[path.stem] for path in options.text])
    order = np.argsort(phrases.keys, kind="stable")
    keys, starts = np.unique(phrases.keys[order], return_index=True)
    where = dict(zip(keys.tolist(), np.split(order, starts[1:]), strict=True))
    printed = [printed_acronyms(path) for path in options.text]
    seen = by_folded(printed)
    first = set(by_folded(printed[:1]))

    def weight(acronym: str) -> float:
        own = 1.0 if acronym in first else OTHER_REGISTER
        return own * (1 + math.log(seen[acronym].total()))

    told = cross_validate(seen, weight, phrases, where)
    asked = [acronym for acronym in seen if acronym in first and acronym.lower() not in set(words)]
    report("all", list(seen), seen, told)
    report("unknown ones of the first corpus", asked, seen, told)
    report_calibration(asked, seen, told)

    counts: Counter[str] = Counter()
    for number, table in enumerate(printed):
        for form, count in table.items():
            if count >= 2:
                counts[form] += count * (1 if number == 0 else OTHER_COUNT)
    strokes = strokes_of(fit(list(seen), seen, weight, phrases, where), phrases, counts)
    write(strokes, counts, options.out)


def write(strokes: Strokes, printed: Mapping[str, float], out: Path) -> None:
    meta = {"format": FORMAT, "model": strokes.model.__dict__}
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        out,
        meta=text_array(json.dumps(meta)),
        steps=np.diff(strokes.keys, prepend=np.uint32(0)).astype(np.uint32),
        masses=strokes.masses,
        printed=text_array("\n".join(f"{f} {c:g}" for f, c in sorted(printed.items()))),
    )
    print(out, out.stat().st_size, "bytes,", len(strokes.keys), "spellings")


if __name__ == "__main__":
    main()
