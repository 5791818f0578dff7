"""Put the trained parts together into the language pack that is shipped.

python resources/build/build_pack.py --model model.npz --channel channel.npz --text legal.txt
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from corpus import held_out

from soat_core.engine.cutting import code_body
from soat_core.engine.pack import (
    BACK_OFF_ZERO,
    FORMAT,
    READING_SEPARATOR,
    STEP,
    fold_sorted,
    text_array,
)
from soat_core.text import strip_marks

_CODE = re.compile(r"[\w./-]*[^\W\d_][\w./-]*")
MINIMUM_CODE_COUNT = 3


def steps(log: np.ndarray, zero: int = 0) -> np.ndarray:
    return np.clip(np.round(zero - log / STEP), 0, 255).astype(np.uint8)


def find_codes(paths: list[Path]) -> dict[str, list[tuple[str, int]]]:
    """Spellings of document codes by their form without marks."""
    counts: Counter[str] = Counter()
    for path in paths:
        with path.open(encoding="utf-8") as stream:
            for line in stream:
                if held_out(line):
                    continue
                for token in line.split():
                    core = token.strip(".,;:()\"“”'")
                    body = code_body(core)
                    if re.search(r"[-/]", body) and sum(c.isupper() for c in body) >= 2:
                        counts[body] += 1
    table: dict[str, list[tuple[str, int]]] = {}
    for form, count in counts.items():
        if count >= MINIMUM_CODE_COUNT and len(form) <= 24:
            table.setdefault(strip_marks(form).upper(), []).append((form, count))
    for forms in table.values():
        forms.sort(key=lambda item: -item[1])
    return {key: forms[:3] for key, forms in sorted(table.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--channel", type=Path, required=True)
    parser.add_argument("--text", type=Path, action="append", required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = np.load(options.model)
    words = str(model["vocabulary"]).split("\n")
    size = len(words)
    k2, k3, head = model["k2"], model["k3"], model["head"]
    cases = model["cases"].astype(float)
    title_rate = (cases[:, 1] + 0.5) / (cases[:, 0] + cases[:, 1] + 1)
    channel = np.load(options.channel)
    totals: Counter[str] = Counter()
    gold, read = [str(g) for g in channel["gold"]], [str(o) for o in channel["read"]]
    for g, count in zip(gold, channel["count"], strict=True):
        totals[g[0]] += int(count)
    cost = [
        -np.log(count / (totals[g[0]] + (10 if len(g) == 2 else 3)))
        for g, count in zip(gold, channel["count"], strict=True)
    ]
    keep = [
        i
        for i, (g, c) in enumerate(zip(gold, channel["count"], strict=True))
        if len(g) == 1 or c >= 3
    ]
    meta = {"format": FORMAT, "version": options.version}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        options.out,
        meta=text_array(json.dumps(meta)),
        words=text_array("\n".join(words)),
        one=np.log(model["p1"]).astype(np.float16),
        back_one=np.log(model["b1"]).astype(np.float16),
        two_counts=np.bincount(k2 // size, minlength=size).astype(np.uint16),
        two_steps=fold_sorted(k2 % size, k2 // size),
        two=steps(np.log(model["p2"])),
        back_two=steps(np.log(model["b2"]), BACK_OFF_ZERO),
        three_counts=np.bincount(head, minlength=len(k2)).astype(np.uint16),
        three_steps=fold_sorted(k3 % size, head),
        three=steps(np.log(model["p3"])),
        title_rate=np.round(title_rate * 255).astype(np.uint8),
        channel_gold=text_array(READING_SEPARATOR.join(gold[i] for i in keep)),
        channel_read=text_array(READING_SEPARATOR.join(read[i] for i in keep)),
        channel_cost=np.array([cost[i] for i in keep]).astype(np.float16),
        codes=text_array(json.dumps(find_codes(options.text), ensure_ascii=False)),
    )
    print(options.out, options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
