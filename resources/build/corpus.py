"""What all build scripts agree on about the corpora: which lines are held out, how text is cut."""

from __future__ import annotations

import unicodedata
import zlib

HELD_OUT_SHARE = 40  # one line in forty


def held_out(line: str) -> bool:
    """True for the lines that no language model is trained on.

    They are what training pages are rendered from and what weights are tuned on.  Decided by a
    checksum of the line, so that it does not depend on the order of the corpus, and equal lines
    fall on the same side.
    """
    return zlib.crc32(line.strip().encode()) % HELD_OUT_SHARE == 0


def lacks_marks(line: str) -> bool:
    """True for lines typed without accents ("Luat dat dai") and lines in other languages.

    Vietnamese has a mark on two words of three; a page of such lines would teach that accents are
    wrong.
    """
    words = [word for word in line.split() if any(map(str.isalpha, word))]
    marked = sum(not word.isascii() for word in map(_decomposed, words))
    return len(words) >= 5 and marked < 0.25 * len(words)


def _decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word.replace("đ", "d\u0335").replace("Đ", "D\u0335"))
