"""What is kept of the reports that were open, for the next start."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from soat_gui.editor.spot import Spot


@dataclass(frozen=True)
class Kept:
    """One report of the last session."""

    path: Path
    sha256: str
    """Of the file's content; empty where it is not known."""
    spot: Spot
    in_front: bool
    pages: tuple[Path, ...] = ()
    """The files of a report that was put together from files chosen one by one."""
    encoding: str | None = None
    """Of its text, where the text alone may not tell it."""


def read(told: str) -> Iterator[Kept]:
    """What was kept; nonsense counts as nothing."""
    try:
        kept = json.loads(told or "[]")
    except ValueError:
        return
    for one in kept if isinstance(kept, list) else ():
        try:
            spot = Spot(*(max(0, int(one[key])) for key in Spot._fields))
            pages = tuple(Path(str(page)) for page in one.get("pages", ()))
            encoding = str(one["encoding"]) if one.get("encoding") else None
            path, sha256, in_front = Path(str(one["path"])), str(one["sha256"]), one["in_front"]
            yield Kept(path, sha256, spot, bool(in_front), pages, encoding)
        except (KeyError, TypeError, ValueError, OverflowError):
            continue


def written(kept: Sequence[Kept]) -> str:
    """What ``read`` reads; empty for nothing."""
    return json.dumps([_told(one) for one in kept]) if kept else ""


def _told(kept: Kept) -> dict[str, object]:
    told: dict[str, object] = {
        "path": str(kept.path),
        "sha256": kept.sha256,
        "in_front": kept.in_front,
        **kept.spot._asdict(),
    }
    if kept.pages:
        told["pages"] = [str(page) for page in kept.pages]
    if kept.encoding:
        told["encoding"] = kept.encoding
    return told
