"""Aligned (what was read, what the page says) token pairs from pages that Tesseract misread.

Lines are matched in order by likeness; tokens in a line by edit distance over letters without
marks, where one token may stand for two joined ones and the other way round.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from soat_core.text import old_tone_placement, strip_marks


def _plain(text: str) -> str:
    return strip_marks(text).lower()


def aligned_lines(read: list[str], gold: list[str]) -> Iterator[tuple[str, str]]:
    """Lines that belong together; lines that one side lacks are left out."""
    if len(read) == len(gold):
        yield from zip(read, gold, strict=True)
        return
    at = 0
    for line in read:
        window = range(at, min(at + 4, len(gold)))
        likeness = {
            k: Levenshtein.normalized_similarity(_plain(line), _plain(gold[k])) for k in window
        }
        best = max(likeness, key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] > 0.55:
            yield line, gold[best]
            at = best + 1


def aligned_tokens(
    read: list[str], gold: list[str]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Groups of tokens that belong together: 1:1, 1:2 (joined), 2:1 (split) or 1:0, 0:1."""
    a, b = [_plain(t) for t in read], [_plain(t) for t in gold]
    n, m = len(a), len(b)
    infinity = 10**9
    cost = [[infinity] * (m + 1) for _ in range(n + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    cost[0][0] = 0
    for i in range(n + 1):
        for j in range(m + 1):
            if cost[i][j] >= infinity:
                continue
            for di, dj, extra in ((1, 1, 0.0), (1, 2, 0.6), (2, 1, 0.6), (1, 0, 1.0), (0, 1, 1.0)):
                if i + di > n or j + dj > m:
                    continue
                x, y = "".join(a[i : i + di]), "".join(b[j : j + dj])
                c = cost[i][j] + Levenshtein.distance(x, y) + extra
                if c < cost[i + di][j + dj]:
                    cost[i + di][j + dj] = c
                    back[i + di, j + dj] = (i, j)
    path = []
    at = (n, m)
    while at != (0, 0):
        path.append((back[at], at))
        at = back[at]
    for (i, j), (after_i, after_j) in reversed(path):
        yield tuple(read[i:after_i]), tuple(gold[j:after_j])


def page_pairs(folder: Path) -> Iterator[tuple[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]]:
    """For each line of each page: the page's name and its token groups."""
    for gold_file in sorted(folder.glob("*.gold.txt")):
        read_file = gold_file.with_name(gold_file.name.replace(".gold.", ".ocr."))
        gold = [
            old_tone_placement(unicodedata.normalize("NFC", line))
            for line in gold_file.read_text(encoding="utf-8").splitlines()
            if line.strip()
        ]
        read = [x for x in read_file.read_text(encoding="utf-8").splitlines() if x.strip()]
        for line, truth in aligned_lines(read, gold):
            a, b = line.split(), truth.split()
            if Levenshtein.normalized_distance(_plain(line), _plain(truth)) < 0.35:
                yield gold_file.name, list(aligned_tokens(a, b))
