"""Documents to measure speed on: several, and no two alike.

The shipped sample as it was read and as it is, and the Vietnamese and English texts of this
project's own documentation, the Vietnamese ones misread by a few rules that are much like what an
OCR engine without Vietnamese does.  Good for speed only: the damage is invented.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

PAGE_TOKENS = 450
DAMAGE = 0.85
"""Of the letters with marks, how many are misread."""

LONG_TOKENS, LONG_PAGE_TOKENS = 200_000, 400
"""Of the 500-page report that everything must stay quick in."""

_LETTERS = 30_000
"""Of each document: what grows must not change what is measured, and with more than 6,000 different
words nothing is warm."""

_ROOT = Path(__file__).resolve().parents[2]
_READ_AS = {
    "ư": "utwi", "ừ": "ur", "ứ": "ti", "ử": "t", "ữ": "it", "ự": "tu", "ơ": "od", "ờ": "od",
    "ớ": "éd", "ở": "o6", "ợ": "go", "ố": "6é", "ồ": "6", "ổ": "6", "ộ": "6", "ô": "6é", "ế": "é",
    "ề": "é", "ể": "é", "ệ": "é", "ê": "é", "ấ": "a4", "ậ": "a", "ạ": "a", "ả": "a", "ủ": "ui",
    "ũ": "iu", "ị": "ij", "ì": "i", "đ": "d", "Đ": "DP",
}  # fmt: skip
"""What a letter may be read as, one sign of each; other letters only lose their marks."""


def documents() -> Iterator[str]:
    """Texts of several pages of about 450 tokens, parted by form feeds."""
    from soat_resources import resource_path

    for name in ("bao-cao-mau.ocr.txt", "bao-cao-mau.gold.txt"):
        yield _in_pages(resource_path("sample", name).read_text(encoding="utf-8"))
    for number, name in enumerate(("docs/guide.vi.md", "README.md", "resources/build/README.md")):
        text = (_ROOT / name).read_text(encoding="utf-8")
        yield _in_pages(_misread(text[:_LETTERS], random.Random(number)))
    for name in ("docs/architecture.md", "docs/file-format.md"):
        yield _in_pages((_ROOT / name).read_text(encoding="utf-8"))


def long_report(tokens: int = LONG_TOKENS) -> str:
    """A report of at least so many tokens in pages of about 400: the Vietnamese texts over and
    over, misread otherwise each time.  The same number gives the same report."""
    from soat_resources import resource_path

    gold = resource_path("sample", "bao-cao-mau.gold.txt").read_text(encoding="utf-8")
    guide = (_ROOT / "docs/guide.vi.md").read_text(encoding="utf-8")
    parts: list[str] = []
    count = 0
    while count < tokens:
        part = _misread((gold, gold, guide)[len(parts) % 3], random.Random(len(parts)))
        parts.append(part.rstrip("\n") + "\n")
        count += len(part.split())
    return _in_pages("".join(parts), LONG_PAGE_TOKENS)


def _misread(text: str, chance: random.Random) -> str:
    return "".join(
        _reading(char, chance) if not char.isascii() and chance.random() < DAMAGE else char
        for char in unicodedata.normalize("NFC", text)
    )


def _reading(char: str, chance: random.Random) -> str:
    if char in _READ_AS:
        return chance.choice(_READ_AS[char])
    return unicodedata.normalize("NFD", char)[0]


def _in_pages(text: str, page_tokens: int = PAGE_TOKENS) -> str:
    """The lines of ``text`` with a form feed wherever a page is full."""
    pages: list[str] = [""]
    count = 0
    for line in text.replace("\f", "").splitlines(keepends=True):
        words = len(line.split())
        if count and count + words > page_tokens:
            pages.append("")
            count = 0
        pages[-1] += line
        count += words
    return "\f".join(pages)
