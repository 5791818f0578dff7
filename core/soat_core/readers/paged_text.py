"""Several files of plain text as the pages of one report, parted by form feeds.

Each file keeps its own encoding, so that its bytes can be had back.  Where that is not certain the
files are looked at together: one page alone may have too few words to tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from soat_core.actions import Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.errors import EncodingError, InputError
from soat_core.i18n import tr
from soat_core.readers.decoding import Decoded, decode
from soat_core.readers.kinds import binary, known_kind
from soat_core.readers.plain_text import MAX_TEXT_BYTES, is_wide, no_text
from soat_core.report import Part, Report, Source, list_digest
from soat_core.storage import too_large


@dataclass(frozen=True, slots=True)
class TextFile:
    """A page, or several parted by form feeds."""

    name: str
    data: bytes


def read_all(files: Sequence[TextFile], name: str, encoding: str | None = None) -> Document:
    """One document of several files, its import recorded; ``name`` is what the report is called.

    ``encoding`` is for those files whose encoding is not certain.  Empty files are empty pages.
    Raises ``InputError`` for what is no text and ``EncodingError`` as ``decode`` does.
    """
    size = sum(len(one.data) for one in files)
    if size > MAX_TEXT_BYTES:
        raise too_large(size, MAX_TEXT_BYTES, name)
    for one in files:
        _check(one)
    decoded = _decoded(files, name, encoding)
    text, starts = _joined([one.text for one in decoded])
    if not text.strip():
        raise no_text(name)
    parts = tuple(
        Part(one.name, hashlib.sha256(one.data).hexdigest(), start, start + len(told.text),
             told.encoding, told.bom)
        for one, told, start in zip(files, decoded, starts, strict=True)
    )  # fmt: skip
    digest = list_digest((part.sha256, part.name) for part in parts)
    imported = Action(ActionKind.IMPORT, "app", utc_now(), identity="e0")
    report = Report(text, Source(name, digest, parts=parts))
    return Document.restored(report, agents=[], past=[imported], edits=[])


def uncertain(files: Sequence[TextFile]) -> bytes:
    """The bytes of all files whose encoding does not show by itself, to be judged together."""
    return b"\n".join(one.data for one in files if _certain(one) is None)


def _check(one: TextFile) -> None:
    problem = known_kind(one.data, one.name)
    if problem is None and not is_wide(one.data):
        problem = binary(one.data, one.name)
    if problem is not None:
        raise problem


def _certain(one: TextFile) -> Decoded | None:
    """The text of a file in UTF-8 or with a mark; also of an empty one."""
    try:
        found = decode(one.data, one.name)
    except EncodingError:
        return None
    return found if found.encoding.startswith("utf-") else None


def _decoded(files: Sequence[TextFile], name: str, encoding: str | None) -> list[Decoded]:
    found = {one.name: _certain(one) for one in files}
    if encoding is None and None in found.values():
        encoding = _guessed(files, name)
    return [found[one.name] or decode(one.data, one.name, encoding) for one in files]


def _guessed(files: Sequence[TextFile], name: str) -> str:
    """The encoding of the files that do not tell it; raises ``EncodingError``."""
    told = decode(uncertain(files), name)
    if told.encoding.startswith("utf-"):  # each is another one then
        raise InputError(
            tr("the encodings of these files are not certain", "chưa rõ bảng mã của các tệp này"),
            where=name,
            advice=tr("Open them one by one.", "Hãy mở riêng từng tệp."),
        )
    return told.encoding


def _joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """All texts with a form feed where none ends a page already, and where each begins."""
    joined, starts = "", []
    for number, text in enumerate(texts):
        if number and not texts[number - 1].endswith("\f"):
            joined += "\f"
        starts.append(len(joined))
        joined += text
    return joined, starts
