"""Which keys a command has: those of the table, or the clerk's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from soat_core.errors import SoatError
from soat_gui.commands.command import Command, Context
from soat_gui.commands.keys import key_of, refusal, shown_keys, standard
from soat_gui.commands.table import COMMANDS
from soat_gui.settings import Settings

OwnKeys = Mapping[str, Sequence[str]]
"""Keys by the identity of their command."""


class KeyRefused(SoatError):
    """A key that a command cannot have."""


class Bindings(QObject):
    """The one place that knows; whoever shows or obeys keys asks here and follows ``changed``.

    A key means one thing wherever it acts: the clerk's own keys go before those of the table, and
    what they take is missing elsewhere until it is given back.  All keys are as ``key_of`` writes
    them.
    """

    changed = Signal()

    def __init__(self, settings: Settings, commands: Sequence[Command] = COMMANDS) -> None:
        super().__init__()
        self._settings = settings
        self.commands = commands
        self._own = _known(settings.own_keys, commands)
        self._keys: dict[str, tuple[str, ...]] = {}
        self._found: dict[tuple[Context, str], tuple[Command, int]] = {}
        self._renew()

    # Asking

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys that do this command; for a numbered one, empty where a number has none."""
        return self._keys[command.identity]

    def shown(self, command: Command) -> str:
        """Its keys in one phrase for people; empty without any."""
        return shown_keys(self.keys(command), numbered=command.numbered)

    def shown_of(self, identity: str) -> str:
        """The keys of the command with this identity, in one phrase."""
        return next(self.shown(one) for one in self.commands if one.identity == identity)

    def is_own(self, command: Command) -> bool:
        """Whether the clerk has chosen its keys."""
        return command.identity in self._own

    @property
    def own(self) -> dict[str, tuple[str, ...]]:
        """All that the clerk has chosen."""
        return dict(self._own)

    def find(self, context: Context, event: QKeyEvent) -> tuple[Command, int] | None:
        """The command whose key was pressed, and its number for a numbered one, else 0."""
        return self._found.get((context, key_of(event)))

    def find_anywhere(self, event: QKeyEvent) -> Command | None:
        """The command of the whole window whose key was pressed."""
        found = self.find(Context.WINDOW, event)
        return None if found is None else found[0]

    def holder(self, command: Command, key: str) -> Command | None:
        """The other command that has this key somewhere where ``command`` would have it."""
        for context in _beside(command.context):
            found = self._found.get((context, standard(key)))
            if found is not None and found[0] is not command:
                return found[0]
        return None

    # Changing: acts at once, and is remembered

    def choose(self, command: Command, keys: Iterable[str]) -> None:
        """Give a command exactly these keys; what held one of them loses it.

        A numbered command has one for each of its numbers.  Raises ``KeyRefused``, and changes
        nothing, when it cannot have one of them.
        """
        wanted = tuple(map(standard, keys))
        for key in wanted:
            if why := refusal(key, command):
                raise KeyRefused(why.rstrip("."), where=shown_keys([key]))
        own = {}
        for other in self.commands:
            if other.identity in self._own and other is not command:
                kept = self._own[other.identity]
                left = _without(kept, wanted, other) if _meet(other, command) else kept
                # What has lost all of its own keys has those of the table again.
                if any(left) or not kept:
                    own[other.identity] = left
        own[command.identity] = wanted if command.numbered else tuple(dict.fromkeys(wanted))
        self.take(own)

    def reset(self, command: Command) -> None:
        """Give a command the keys of the table again; what held one of them loses it."""
        self.choose(command, _defaults(command))

    def reset_all(self) -> None:
        self.take({})

    def take(self, own: OwnKeys) -> None:
        """Put all of the clerk's own keys in place of those there were."""
        self._own = _known(own, self.commands)
        self._renew()
        # What is as it would be anyway is no choice, and what cannot be had is none either.
        self._own = {
            command.identity: self.keys(command)
            for command in self.commands
            if command.identity in self._own and self.keys(command) != self._unchosen(command)
        }
        self._renew()
        self._settings.own_keys = self._own
        self.changed.emit()

    # Within

    def _renew(self) -> None:
        self._keys, self._found = {}, {}
        for is_own in (True, False):
            for command in self.commands:
                if (command.identity in self._own) is is_own:
                    wanted = self._own[command.identity] if is_own else _defaults(command)
                    self._assign(command, wanted)

    def _unchosen(self, command: Command) -> tuple[str, ...]:
        """The keys a command would have if the clerk had chosen none for it."""
        return self._free(command, _defaults(command))

    def _free(self, command: Command, wanted: Sequence[str]) -> tuple[str, ...]:
        """Those of the keys that a command can have and no other has."""
        free = [
            "" if not key or refusal(key, command) or self.holder(command, key) else key
            for key in wanted
        ]
        return tuple(free) if command.numbered and any(free) else tuple(filter(None, free))

    def _assign(self, command: Command, wanted: Sequence[str]) -> None:
        kept = self._keys[command.identity] = self._free(command, wanted)
        for number, key in enumerate(kept, 1):
            if key:
                found = command, number if command.numbered else 0
                self._found.setdefault((command.context, key), found)


class KeyMap:
    """The keys of one context."""

    def __init__(self, bindings: Bindings, context: Context) -> None:
        self._bindings = bindings
        self._context = context

    def find(self, event: QKeyEvent) -> tuple[Command, int] | None:
        return self._bindings.find(self._context, event)

    def __contains__(self, event: QKeyEvent) -> bool:
        return self.find(event) is not None


def _defaults(command: Command) -> tuple[str, ...]:
    """The keys of the table."""
    return tuple(map(standard, command.keys))


def _beside(context: Context) -> tuple[Context, ...]:
    """The contexts in which a key of this one cannot mean anything else."""
    return tuple(Context) if context is Context.WINDOW else (context, Context.WINDOW)


def _meet(first: Command, second: Command) -> bool:
    """Whether the keys of two commands act in one place."""
    return second.context in _beside(first.context)


def _without(keys: Sequence[str], lost: Sequence[str], command: Command) -> tuple[str, ...]:
    kept = ["" if key in lost else key for key in keys]
    return tuple(kept) if command.numbered else tuple(filter(None, kept))


def _known(own: OwnKeys, commands: Sequence[Command]) -> dict[str, tuple[str, ...]]:
    """What is said of commands that there are; a numbered one has no more keys than numbers."""
    known = {}
    for command in commands:
        if command.identity in own:
            keys = tuple(map(standard, own[command.identity]))
            known[command.identity] = keys[: len(command.keys)] if command.numbered else keys
    return known
