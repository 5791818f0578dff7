"""Names for what Soát adds to a file, none of which the file has already."""

from __future__ import annotations

import re

VERSION = "1"
"""Form of what is added, as the version of ``application[@ident='soat-corrections']``."""
IDENT = "soat-corrections"
_APPLICATION = re.compile(rb"""xml:id=["'](soat([0-9]*)\.)app["']""")
_ENCODED = re.compile(r"_([0-9a-f]{1,6})_")


def free_prefix(data: bytes) -> str:
    """What all our ``xml:id`` in a file begin with: ``soat.``, else ``soat2.`` and so on."""
    prefix, number = "soat.", 1
    while prefix.encode() in data:
        number += 1
        prefix = f"soat{number}."
    return prefix


def used_prefix(data: bytes) -> str | None:
    """The prefix with which Soát last wrote into a file; None where it never did."""
    found = [(int(match[2] or 1), match[1].decode()) for match in _APPLICATION.finditer(data)]
    return max(found)[1] if found else None


def token(identity: str) -> str:
    """Any string as the end of a name."""
    return re.sub(r"[^A-Za-z0-9.-]", lambda match: f"_{ord(match[0]):x}_", identity)


def identity_of(name: str) -> str:
    """The inverse of ``token``; what ``token`` never gives comes back in one way or another."""
    try:
        return _ENCODED.sub(lambda match: chr(int(match[1], 16)), name)
    except (ValueError, OverflowError):
        return name
