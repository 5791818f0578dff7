"""What a command is, and the menus there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Qt's name, by which lupdate finds the string; Qt's own gives an ``object`` to checkers."""
    return text


class Context(Enum):
    """Where the keys of a command act."""

    WINDOW = "window"
    """Everywhere, except while an input method composes."""
    REVIEW = "review"
    """On the current token, while no text is being typed: the only place for single keys."""
    EDIT = "edit"
    """While text is being typed."""


@dataclass(frozen=True, slots=True)
class Command:
    """``callback`` names a method as ``controller.method``; ``argument`` is passed to it.

    A ``numbered`` command passes the place of the key pressed, from 1, instead.  ``menu`` is one of
    ``MENUS``, with ``/submenu`` where it stands in one; without a menu it is only in the sheet,
    under ``sheet``.  A new ``group`` begins after a separator.
    """

    identity: str
    title: str
    callback: str
    keys: tuple[str, ...] = ()
    context: Context = Context.WINDOW
    menu: str = ""
    group: int = 0
    argument: str | None = None
    numbered: bool = False
    checkable: bool = False
    """One of several in its menu of which one is on."""
    toggle: bool = False
    """On or off by itself."""
    sheet: str = ""
    needs_report: bool | None = None
    """Whether it can be done only while a report is open; None is as usual in its menu."""

    @property
    def text(self) -> str:
        """The title in the window's language."""
        return QCoreApplication.translate("commands", self.title)

    @property
    def section(self) -> str:
        """The menu under which the sheet lists it."""
        return self.sheet or self.menu.partition("/")[0]

    @property
    def wants_report(self) -> bool:
        """Whether it can be done only while a report is open."""
        if self.needs_report is not None:
            return self.needs_report
        return self.context is not Context.WINDOW or self.section in ("edit", "review")


def plain(title: str) -> str:
    """A title without what belongs to menus only."""
    return title.replace("&", "").rstrip("…")


MENUS = {
    "file": QT_TRANSLATE_NOOP("commands", "&File"),
    "edit": QT_TRANSLATE_NOOP("commands", "&Edit"),
    "review": QT_TRANSLATE_NOOP("commands", "&Review"),
    "view": QT_TRANSLATE_NOOP("commands", "&View"),
    "help": QT_TRANSLATE_NOOP("commands", "&Help"),
    "edit/words": QT_TRANSLATE_NOOP("commands", "&Words"),
    "edit/lines": QT_TRANSLATE_NOOP("commands", "&Lines"),
    "edit/select": QT_TRANSLATE_NOOP("commands", "Sel&ect"),
    "review/mark": QT_TRANSLATE_NOOP("commands", "Mar&k"),
    "review/annotate": QT_TRANSLATE_NOOP("commands", "Names, &dates, numbers"),
    "view/language": QT_TRANSLATE_NOOP("commands", "Lan&guage (Ngôn ngữ)"),
    "review/reread": QT_TRANSLATE_NOOP("commands", "Read the picture a&gain"),
    "view/theme": QT_TRANSLATE_NOOP("commands", "&Theme"),
}


def menu_title(path: str) -> str:
    """Of a menu or submenu, in the window's language; empty for none."""
    return plain(QCoreApplication.translate("commands", MENUS[path])) if path in MENUS else ""


def spoken_title(command: Command) -> str:
    """The title of a command where it stands alone: with that of its submenu before it, unless it
    begins with that."""
    title, menu = plain(command.text), menu_title(command.menu)
    stands_alone = "/" not in command.menu or title.casefold().startswith(menu.casefold())
    return title if stands_alone else f"{menu}: {title}"
