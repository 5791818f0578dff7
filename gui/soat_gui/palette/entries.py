"""What the palette offers, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.command import Command, Context, menu_title, plain, spoken_title
from soat_gui.commands.search import fold, score

MAX_RECENT = 6
_RECENT_BONUS = 8.0
"""Too little to put a worse kind of match before a better one."""


@dataclass(frozen=True)
class Entry:
    """One command as it is offered now."""

    command: Command
    title: str
    """In the window's language, with that of its submenu before it."""
    section: str
    """The menu it belongs to."""
    keys: str
    """In one phrase; may be empty."""
    obstacle: str = ""
    """Why it cannot be done now; empty when it can."""
    recent: bool = False
    """Whether it was run from here not long ago."""

    @cached_property
    def found_by(self) -> tuple[str, ...]:
        """What it can be found by, folded: also its English name."""
        names = (self.title, f"{self.section} {self.title}", plain(self.command.title))
        return tuple(map(fold, names))


def entries(
    bindings: Bindings,
    obstacle: Callable[[Command], str],
    recent: Sequence[str],
    *,
    editing: bool,
) -> list[Entry]:
    """All that can be asked for where the palette was opened: the recent ones first, then as in the
    menus, what stands in no menu last.

    ``editing`` tells whether text is being typed; ``recent`` are identities.
    """
    offered = [one for one in bindings.commands if _is_offered(one, editing=editing)]
    offered.sort(key=lambda one: not one.menu)
    made = [_entry(one, bindings, obstacle, recent) for one in _one_each(offered)]
    order = {identity: number for number, identity in enumerate(recent[:MAX_RECENT])}
    return sorted(made, key=lambda entry: order.get(entry.command.identity, len(order)))


def found(all_entries: Sequence[Entry], text: str) -> list[Entry]:
    """Those that fit what was typed, the best first."""
    query = fold(text)
    if not query:
        return list(all_entries)
    ranked = [
        (fit + (_RECENT_BONUS if entry.recent else 0), entry)
        for entry in all_entries
        if (fit := score(query, entry.found_by, fold(entry.keys)))
    ]
    return [entry for _, entry in sorted(ranked, key=lambda pair: -pair[0])]


def run_last(identity: str, recent: Sequence[str]) -> list[str]:
    """The recent commands after one more was run."""
    return [identity, *(one for one in recent if one != identity)][:MAX_RECENT]


def _is_offered(command: Command, *, editing: bool) -> bool:
    is_here = editing or command.context is not Context.EDIT
    return is_here and not command.numbered and command.identity != "palette"


def _one_each(commands: Iterable[Command]) -> list[Command]:
    """Without those that do the same under the same name, as walking does in both modes."""
    seen: dict[tuple[str, str | None, str], Command] = {}
    for command in commands:
        seen.setdefault((command.callback, command.argument, plain(command.title)), command)
    return list(seen.values())


def _entry(
    command: Command, bindings: Bindings, obstacle: Callable[[Command], str], recent: Sequence[str]
) -> Entry:
    return Entry(
        command,
        spoken_title(command),
        menu_title(command.section),
        bindings.shown(command),
        obstacle(command),
        command.identity in recent[:MAX_RECENT],
    )
