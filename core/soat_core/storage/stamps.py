"""What a file was, to tell later whether it has changed."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What a file was when it was read or written; two stamps tell whether it has changed."""

    size: int
    """In bytes."""
    mtime_ns: int
    sha256: str
    """Hex digest of the content."""


def stamp_of(data: bytes, mtime_ns: int) -> FileStamp:
    """The stamp of a file with this content."""
    return FileStamp(len(data), mtime_ns, hashlib.sha256(data).hexdigest())


def digest_of(path: Path) -> str:
    """The SHA-256 of what is on the disk, as hex.  Raises ``OSError``."""
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def same_file(first: str | os.PathLike[str], second: str | os.PathLike[str]) -> bool:
    """Whether both paths lead to one existing file, through links of any kind."""
    try:
        return os.path.samefile(first, second)
    except (OSError, ValueError):
        return False
