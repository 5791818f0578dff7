"""The clerk's keys as a file to take along: JSON that people can read.

Version history (the value of ``soat-keys``):

1. ``keys`` holds for every command, by its identity, its ``title`` (for people only) and its
   ``keys``.  A list of keys may stand there alone.  Commands that are left out have the keys of
   the table.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from soat_core.errors import InputError
from soat_gui.commands.bindings import Bindings
from soat_gui.commands.command import Command, plain
from soat_gui.commands.keys import refusal, shown_key, standard

FORMAT, VERSION = "soat-keys", 1
MAX_BYTES = 256 * 1024
"""The largest file that is read: many times what is ever written."""


@dataclass
class KeysRead:
    """What a file says."""

    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys by the identity of their command."""
    unknown: list[str] = field(default_factory=list)
    """What is no command here."""
    refused: list[str] = field(default_factory=list)
    """Keys that their command cannot have, in words."""


def write_keys(bindings: Bindings) -> bytes:
    """All commands with the keys they have now."""
    keys = {
        command.identity: {"title": plain(command.text), "keys": list(bindings.keys(command))}
        for command in bindings.commands
    }
    text = json.dumps({FORMAT: VERSION, "keys": keys}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def read_keys(data: bytes, where: str, bindings: Bindings) -> KeysRead:
    """What a file says, sorted into what can be had and what cannot.

    Raises ``InputError`` when it holds no keys at all.
    """
    told = _keys_in(data, where)
    known = {command.identity: command for command in bindings.commands}
    found = KeysRead(unknown=[identity for identity in told if identity not in known])
    for identity, keys in told.items():
        if identity in known:
            found.own[identity] = _possible(known[identity], keys, found.refused)
    return found


def _keys_in(data: bytes, where: str) -> dict[str, list[str]]:
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _no_keys(where) from error
    if not isinstance(whole, dict) or whole.get(FORMAT) != VERSION:
        raise _no_keys(where)
    keys = whole.get("keys")
    if not isinstance(keys, dict):
        raise _no_keys(where)
    return {identity: _listed(entry, where) for identity, entry in keys.items()}


def _listed(entry: object, where: str) -> list[str]:
    keys = entry.get("keys") if isinstance(entry, dict) else entry
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise _no_keys(where)
    return keys


def _possible(command: Command, keys: list[str], refused: list[str]) -> tuple[str, ...]:
    """Those that the command can have; what it cannot have is added to ``refused``."""
    kept = []
    for key in keys:
        is_free = not key and command.numbered
        if is_free or not refusal(key, command):
            kept.append(standard(key))
        else:
            refused.append(f"{shown_key(standard(key) or key[:20])} ({plain(command.text)})")
    return tuple(kept)


def _no_keys(where: str) -> InputError:
    return InputError(
        QCoreApplication.translate("keys", "this file holds no keys of Soát"),
        where=where,
        advice=QCoreApplication.translate(
            "keys", "Choose a file that was exported from the preferences."
        ),
    )
