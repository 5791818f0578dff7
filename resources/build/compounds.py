"""List the words of two syllables, for telling where a name ends.

python resources/build/compounds.py --text legal.txt --text wiki.txt \\
    --out resources/soat_resources/vi/compounds.txt.xz

In "Viện Khoa học Lâm nghiệp Việt Nam" only the first syllable of each word has a capital.  Whether
a small syllable behind one belongs to it is told by this list: pairs of syllables, the second
without a capital, that stand together far oftener than by chance (normalised pointwise mutual
information, G. Bouma, 2009) in the lines that are not held out.  One line of the list is a first
syllable and all the second ones that it goes with.
"""

from __future__ import annotations

import argparse
import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from corpus import held_out

from soat_core.text import comparable

FEWEST = 60
"""Rarer pairs are not counted on."""
LEAST = 0.26
"""Normalised mutual information, -1 to 1."""
_STRETCH = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")

Pair = tuple[str, str]


def count(lines: Iterable[str]) -> tuple[Counter[str], Counter[Pair]]:
    """How often each syllable stands there, and each pair whose second has no capital."""
    single: Counter[str] = Counter()
    pairs: Counter[Pair] = Counter()
    for line in lines:
        for stretch in _STRETCH.findall(comparable(line)):
            words = [word if word[1:] == word[1:].lower() else "" for word in stretch.split(" ")]
            single.update(map(str.lower, words))
            pairs.update(
                (first.lower(), second)
                for first, second in pairwise(words)
                if first and second.islower()
            )
    del single[""]
    return single, pairs


def compounds(single: Counter[str], pairs: Counter[Pair]) -> list[Pair]:
    total = single.total()
    kept = []
    for (first, second), seen in pairs.items():
        if seen < FEWEST or (len(first) < 2 and first not in "yê") or len(second) < 2:
            continue
        gain = math.log(seen * total / (single[first] * single[second]))
        if gain / -math.log(seen / total) >= LEAST:
            kept.append((first, second))
    return sorted(kept)


def _lines(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        opened = lzma.open if path.suffix == ".xz" else open
        with opened(path, "rt", encoding="utf-8") as stream:
            yield from (line for line in stream if not held_out(line))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = compounds(*count(_lines(options.text)))
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in found:
        by_first[first].append(second)
    text = "".join(f"{first} {' '.join(by_first[first])}\n" for first in sorted(by_first))
    options.out.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(len(found), "words,", options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
