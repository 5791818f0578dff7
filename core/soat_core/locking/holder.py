"""What a lock file says: who has the record open, where, and since when.

It is LibreOffice's format, so that either program sees the other's locks: one line of five values,
each ended by a comma, the last by a semicolon, with a backslash before what would end one.

    name , login , machine , day.month.year hour:minute , program ;

For ``program`` LibreOffice writes the folder of its settings.  Soát writes which process it is:
``soat:MACHINE:PROCESS:STARTED:RANDOM``, by which a lock that was left behind is told.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import platform
import re
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

_PROGRAM = "soat"
_TIME = "%d.%m.%Y %H:%M"
_FIELDS = 5
_SAME_START_S = 2.0
"""Clocks are read to the hundredth, and set right now and then."""
_LONGEST = 200
"""Code points of a value; whoever wrote more wanted something else."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a record open."""

    name: str
    """As the person calls herself."""
    login: str = ""
    machine: str = ""
    since: datetime | None = None
    """Local time of that machine, to the minute."""
    program: str = ""

    @property
    def shown_name(self) -> str:
        return self.name or self.login or "?"

    @property
    def is_soat(self) -> bool:
        """Whether it is this program, on whatever machine."""
        return _process_of(self) is not None

    @property
    def is_here(self) -> bool:
        """Whether it is a process of this machine."""
        process = _process_of(self)
        return process is not None and process[0] == _this_machine()

    @property
    def is_this_process(self) -> bool:
        process = _process_of(self)
        return process is not None and self.is_here and process[1] == os.getpid() and _runs(process)

    @property
    def is_gone(self) -> bool:
        """Whether it was a process of this machine that has ended without a word."""
        process = _process_of(self)
        return process is not None and self.is_here and not _runs(process)


def this_holder(name: str) -> Holder:
    """Whoever works here, in this process."""
    import psutil  # takes its time, and no lock is needed to begin

    started = psutil.Process().create_time()
    program = f"{_PROGRAM}:{_this_machine()}:{os.getpid()}:{started:.2f}:{secrets.token_hex(4)}"
    now = datetime.now().astimezone().replace(tzinfo=None, second=0, microsecond=0)
    return Holder(name, _login(), platform.node(), now, program)


def written(holder: Holder) -> bytes:
    since = holder.since.strftime(_TIME) if holder.since else ""
    values = holder.name, holder.login, holder.machine, since, holder.program
    return (",".join(map(_escaped, values)) + ";").encode("utf-8", "replace")


def read(data: bytes) -> Holder:
    """Whoever wrote a lock file; unknown where it says nothing that can be understood."""
    values = _values(data.decode("utf-8", "replace"))
    values += [""] * (_FIELDS - len(values))
    name, login, machine, since, program = values[:_FIELDS]
    return Holder(name, login, machine, _time(since), program)


# Within


def _escaped(value: str) -> str:
    line = " ".join(value.split())[:_LONGEST]
    return re.sub(r"[\\,;]", lambda match: "\\" + match[0], line)


def _values(text: str) -> list[str]:
    end = re.search(r"(?<!\\)(?:\\\\)*;", text)
    text = text[: end.end() - 1] if end else text
    parts = re.findall(r"((?:\\.|[^\\,])*)(?:,|$)", text, re.S)
    return [_printable(re.sub(r"\\(.)", r"\1", part)) for part in parts]


def _printable(value: str) -> str:
    """A lock may come from anybody; it is shown to people."""
    shown = "".join(char if char.isprintable() else " " for char in value)
    return " ".join(shown.split())[:_LONGEST].rstrip()


def _time(told: str) -> datetime | None:
    try:
        return datetime.strptime(told, _TIME)
    except ValueError:
        return None


def _process_of(holder: Holder) -> tuple[str, int, float] | None:
    """Machine, number and start of a process of this program."""
    parts = holder.program.split(":")
    if len(parts) != _FIELDS or parts[0] != _PROGRAM:
        return None
    try:
        return parts[1], int(parts[2]), float(parts[3])
    except ValueError:
        return None


def _runs(process: tuple[str, int, float]) -> bool:
    import psutil

    _, number, started = process
    try:
        return abs(psutil.Process(number).create_time() - started) < _SAME_START_S
    except psutil.NoSuchProcess:
        return False
    except (psutil.Error, OverflowError, ValueError):
        return True  # it is there, and somebody else's


@cache
def _this_machine() -> str:
    """The same for all processes of a machine, and for no other; nothing can be read off it."""
    try:
        known = Path("/etc/machine-id").read_text(encoding="ascii")
    except (OSError, ValueError):
        known = str(uuid.getnode())
    return hashlib.sha256(f"{platform.node()}\n{known}".encode()).hexdigest()[:12]


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user: happens in containers
        return ""
