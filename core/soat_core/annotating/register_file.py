"""The register of a report as a file of its own, for the next report.

JSON, since it is a list of names with a few values each: ``{"form": 1, "entries": [{"kind": ...,
"name": ..., "values": {...}}]}``.  Form 1 is the only one so far.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from soat_core.actions import ActionKind
from soat_core.annotating.entries import entries_of
from soat_core.annotating.marking import entry, new_names
from soat_core.annotating.registering import entry_named
from soat_core.annotation import Annotation, are_values, values
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.entities.kinds import ENTRY_KINDS
from soat_core.errors import ActionError, InputError
from soat_core.files import open_file
from soat_core.i18n import tr
from soat_core.storage import read_file, write_atomically

SUFFIX = ".danhmuc.json"
_FORM = 1
_LARGEST = 5_000_000
"""Bytes."""


class Kept(NamedTuple):
    """An entry as a file has it."""

    kind: str
    name: str
    values: tuple[tuple[str, str], ...]


def save(path: Path, entries: Iterable[Annotation], *, overwrite: bool) -> None:
    """Write a register.  Raises ``OutputError``."""
    write_atomically(path, to_bytes(entries), overwrite=overwrite, keep_previous=False)


def load(path: Path) -> list[Kept]:
    """The entries of a register's file, or of the record of another report.

    Raises ``InputError``.
    """
    if path.suffix.lower() == ".xml":
        notes = entries_of(open_file(path).document)
        return [_kept(one) for one in notes]
    return from_bytes(read_file(path, _LARGEST)[0], str(path))


def to_bytes(entries: Iterable[Annotation]) -> bytes:
    told = [
        {
            "kind": one.value("kind"),
            "name": one.text,
            "values": {name: value for name, value in one.values if name != "kind"},
        }
        for one in entries
    ]
    whole = {"form": _FORM, "entries": told}
    try:
        data = json.dumps(whole, ensure_ascii=False, indent=1).encode()
    except UnicodeEncodeError:  # halves of characters, which only JSON's own escapes can hold
        data = json.dumps(whole, indent=1).encode()
    return data + b"\n"


def from_bytes(data: bytes, where: str) -> list[Kept]:
    """Raises ``InputError`` for anything that ``to_bytes`` does not write."""
    try:
        told = json.loads(data.decode("utf-8-sig"))
        if told["form"] != _FORM:
            raise _not_one(where)
        return [_entry(one) for one in told["entries"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _not_one(where) from error


def taken_over(document: Document, kept: Sequence[Kept]) -> Plan:
    """The entries that the report does not have yet, as one action.

    Raises ``ActionError`` where it has all of them.
    """
    fresh = [
        one
        for one in dict.fromkeys(kept)
        if entry_named(document, one.kind, one.name, dict(one.values).get("number", "")) is None
    ]
    if not fresh:
        raise ActionError(
            tr("all of these are in the register already", "danh mục đã có sẵn các mục này")
        )
    notes = tuple(
        entry(name, one.kind, one.name, dict(one.values))
        for name, one in zip(new_names(document), fresh, strict=False)
    )
    return Plan(ActionKind.ANNOTATE, annotate=notes, count=len(notes))


def _kept(note: Annotation) -> Kept:
    told = tuple(pair for pair in note.values if pair[0] != "kind")
    return Kept(note.value("kind"), note.text, told)


def _entry(told: Any) -> Kept:
    kind, name, named = told["kind"], told["name"], told["values"]
    pairs = values({str(key): str(value) for key, value in named.items()})
    if kind not in ENTRY_KINDS or not isinstance(name, str) or not name.strip():
        raise ValueError
    if "kind" in named or not are_values(pairs):
        raise ValueError
    return Kept(str(kind), " ".join(name.split()), pairs)


def _not_one(where: str) -> InputError:
    return InputError(
        tr("this is no register of Soát", "tệp này không phải danh mục của Soát"), where=where
    )
