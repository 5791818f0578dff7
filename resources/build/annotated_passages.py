"""Write the annotated passages of the corpora out, for measuring the finder of names and sums.

python resources/build/annotated_passages.py --corpora FOLDER --out OUT
soat evaluate --annotations OUT/NAME.tsv OUT/NAME.gold.txt ...

The corpora may not be in the repository, so ``tests/_reference/entities/passages`` says only where
the passages stand in them, and what is mentioned at which place.  Each page is some passages with
an empty line between, its lines broken like those of a printed page.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import zlib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parents[2] / "tests" / "_reference" / "entities" / "passages"
INDEX = "passages.tsv"
WIDTH = 92
"""Code points of a line, as on a page of A4."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def corpus(path: Path) -> str:
    return lzma.decompress(path.read_bytes()).decode("utf-8")


def page_texts(corpora: Path) -> dict[str, str]:
    """The text of each page.

    Raises:
        SystemExit: the corpora are other ones than those that were annotated.
    """
    parts: dict[str, list[str]] = defaultdict(list)
    for row in rows(TABLES / INDEX):
        start, length = int(row["offset"]), int(row["length"])
        passage = corpus(corpora / row["file"])[start : start + length]
        if f"{zlib.crc32(passage.encode()):08x}" != row["crc32"]:
            raise SystemExit(f"{row['file']} is not the corpus that was annotated")
        parts[row["page"]].append(passage)
    return {name: broken("\n\n".join(passages) + "\n") for name, passages in parts.items()}


def broken(text: str) -> str:
    """``text`` with a line break for a blank wherever a line would be too long."""
    return "\n".join("\n".join(_lines(line)) for line in text.split("\n"))


def _lines(line: str) -> Iterator[str]:
    while len(line) > WIDTH and (blank := line.rfind(" ", 0, WIDTH + 1)) > 0:
        yield line[:blank]
        line = line[blank + 1 :]
    yield line


def table(name: str, text: str) -> str:
    """The annotations of a page with the words that they are of, as ``soat evaluate`` reads it."""
    lines = ["start\tend\tkind\tvalues\tsurface"]
    for row in rows(TABLES / f"{name}.tsv"):
        surface = " ".join(text[int(row["start"]) : int(row["end"])].split())
        lines.append("\t".join((*(row[one] for one in row), surface)))
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in page_texts(options.corpora).items():
        (options.out / f"{name}.gold.txt").write_text(text, encoding="utf-8")
        (options.out / f"{name}.tsv").write_text(table(name, text), encoding="utf-8")
        print(options.out / f"{name}.tsv")


if __name__ == "__main__":
    main()
