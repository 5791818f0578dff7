"""What all build scripts agree on about the corpora: which lines are held out, how text is cut."""

from __future__ import annotations

import zlib

HELD_OUT_SHARE = 40  # one line in forty


def held_out(line: str) -> bool:
    """True for the lines that no language model is trained on.

    They are what training pages are rendered from and what weights are tuned on.  Decided by a
    checksum of the line, so that it does not depend on the order of the corpus, and equal lines
    fall on the same side.
    """
    return zlib.crc32(line.strip().encode()) % HELD_OUT_SHARE == 0
