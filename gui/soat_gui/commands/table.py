"""The table of commands.  Menus, keys and the shortcut sheet are all made from it."""

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

    @property
    def text(self) -> str:
        """The title in the window's language."""
        return QCoreApplication.translate("commands", self.title)

    @property
    def section(self) -> str:
        """The menu under which the sheet lists it."""
        return self.sheet or self.menu.partition("/")[0]


MENUS = {
    "file": QT_TRANSLATE_NOOP("commands", "&File"),
    "edit": QT_TRANSLATE_NOOP("commands", "&Edit"),
    "review": QT_TRANSLATE_NOOP("commands", "&Review"),
    "view": QT_TRANSLATE_NOOP("commands", "&View"),
    "help": QT_TRANSLATE_NOOP("commands", "&Help"),
    "view/language": QT_TRANSLATE_NOOP("commands", "Lan&guage"),
    "view/theme": QT_TRANSLATE_NOOP("commands", "&Theme"),
}

_REVIEW, _EDIT = Context.REVIEW, Context.EDIT

COMMANDS = (
    # File
    Command(
        "open", QT_TRANSLATE_NOOP("commands", "&Open…"), "file.open", ("Ctrl+O",), menu="file"
    ),
    Command(
        "save", QT_TRANSLATE_NOOP("commands", "&Save"), "file.save", ("Ctrl+S",),
        menu="file", group=1,
    ),
    Command(
        "save-as", QT_TRANSLATE_NOOP("commands", "Save &as…"), "file.save_as", ("Ctrl+Shift+S",),
        menu="file", group=1,
    ),
    Command(
        "export", QT_TRANSLATE_NOOP("commands", "&Export text…"), "file.export", ("Ctrl+E",),
        menu="file", group=2,
    ),
    Command(
        "quit", QT_TRANSLATE_NOOP("commands", "&Quit"), "file.quit", ("Ctrl+Q",),
        menu="file", group=3,
    ),
    # Edit
    Command(
        "undo", QT_TRANSLATE_NOOP("commands", "&Undo"), "review.undo", ("Ctrl+Z",), menu="edit"
    ),
    Command(
        "redo", QT_TRANSLATE_NOOP("commands", "&Redo"), "review.redo", ("Ctrl+Y", "Ctrl+Shift+Z"),
        menu="edit",
    ),
    Command(
        "edit-token", QT_TRANSLATE_NOOP("commands", "&Edit the word"), "review.edit", ("F2",),
        menu="edit", group=1,
    ),
    Command(
        "delete-token", QT_TRANSLATE_NOOP("commands", "&Delete the word"), "review.delete",
        ("Del",), _REVIEW, menu="edit", group=1,
    ),
    Command(
        "copy", QT_TRANSLATE_NOOP("commands", "&Copy the word"), "review.copy", ("Ctrl+C",),
        _REVIEW, menu="edit", group=1,
    ),
    Command(
        "commit", QT_TRANSLATE_NOOP("commands", "Done typing, go to the next suspect"),
        "review.commit_and_go_on", ("Return",), _EDIT, sheet="edit",
    ),
    Command(
        "commit-next", QT_TRANSLATE_NOOP("commands", "Done typing, go on"), "review.next_suspect",
        ("Tab",), _EDIT, sheet="edit",
    ),
    Command(
        "commit-previous", QT_TRANSLATE_NOOP("commands", "Done typing, go back"),
        "review.previous_suspect", ("Shift+Tab",), _EDIT, sheet="edit",
    ),
    Command(
        "discard", QT_TRANSLATE_NOOP("commands", "Discard what was typed"), "review.discard",
        ("Esc",), _EDIT, sheet="edit",
    ),
    Command(
        "dismiss", QT_TRANSLATE_NOOP("commands", "Close the message"), "review.dismiss",
        ("Esc",), _REVIEW, sheet="view",
    ),
    # Review
    Command(
        "next-suspect", QT_TRANSLATE_NOOP("commands", "&Next suspect"), "review.next_suspect",
        ("F3",), menu="review",
    ),
    Command(
        "previous-suspect", QT_TRANSLATE_NOOP("commands", "&Previous suspect"),
        "review.previous_suspect", ("Shift+F3",), menu="review",
    ),
    Command(
        "tab", QT_TRANSLATE_NOOP("commands", "Next suspect"), "review.next_suspect", ("Tab",),
        _REVIEW, sheet="review",
    ),
    Command(
        "backtab", QT_TRANSLATE_NOOP("commands", "Previous suspect"), "review.previous_suspect",
        ("Shift+Tab",), _REVIEW, sheet="review",
    ),
    Command(
        "accept", QT_TRANSLATE_NOOP("commands", "&Accept the suggestion and go on"),
        "review.accept", ("Return",), _REVIEW, menu="review", group=1,
    ),
    Command(
        "candidate", QT_TRANSLATE_NOOP("commands", "Take candidate 1 to 5 and go on"),
        "review.take", ("1", "2", "3", "4", "5"), _REVIEW, numbered=True, sheet="review",
    ),
    Command(
        "candidate-anywhere",
        QT_TRANSLATE_NOOP("commands", "Take candidate 1 to 5, also while typing"),
        "review.take", ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"), numbered=True,
        sheet="review",
    ),
    Command(
        "keep", QT_TRANSLATE_NOOP("commands", "&Keep as read"), "review.keep", ("F4",),
        menu="review", group=1,
    ),
    Command(
        "accept-safe", QT_TRANSLATE_NOOP("commands", "Accept all &safe suggestions…"),
        "review.accept_safe", ("Ctrl+Shift+A",), menu="review", group=2,
    ),
    Command(
        "remember", QT_TRANSLATE_NOOP("commands", "&Remember my choices"), "memory.toggle",
        menu="review", group=3, toggle=True,
    ),
    Command(
        "memory", QT_TRANSLATE_NOOP("commands", "&Memory…"), "memory.show", ("Ctrl+Shift+M",),
        menu="review", group=3,
    ),
    Command(
        "left", QT_TRANSLATE_NOOP("commands", "Previous word"), "review.left", ("Left",), _REVIEW,
        sheet="view",
    ),
    Command(
        "right", QT_TRANSLATE_NOOP("commands", "Next word"), "review.right", ("Right",), _REVIEW,
        sheet="view",
    ),
    Command(
        "up", QT_TRANSLATE_NOOP("commands", "Line above"), "review.up", ("Up",), _REVIEW,
        sheet="view",
    ),
    Command(
        "down", QT_TRANSLATE_NOOP("commands", "Line below"), "review.down", ("Down",), _REVIEW,
        sheet="view",
    ),
    Command(
        "line-start", QT_TRANSLATE_NOOP("commands", "First word of the line"),
        "review.line_start", ("Home",), _REVIEW, sheet="view",
    ),
    Command(
        "line-end", QT_TRANSLATE_NOOP("commands", "Last word of the line"), "review.line_end",
        ("End",), _REVIEW, sheet="view",
    ),
    Command(
        "page-up", QT_TRANSLATE_NOOP("commands", "One screen up"), "review.page_up", ("PgUp",),
        _REVIEW, sheet="view",
    ),
    Command(
        "page-down", QT_TRANSLATE_NOOP("commands", "One screen down"), "review.page_down",
        ("PgDown",), _REVIEW, sheet="view",
    ),
    Command(
        "start", QT_TRANSLATE_NOOP("commands", "Beginning of the report"), "review.start",
        ("Ctrl+Home",), _REVIEW, sheet="view",
    ),
    Command(
        "end", QT_TRANSLATE_NOOP("commands", "End of the report"), "review.end", ("Ctrl+End",),
        _REVIEW, sheet="view",
    ),
    # View
    Command(
        "larger", QT_TRANSLATE_NOOP("commands", "&Larger text"), "view.larger",
        ("Ctrl++", "Ctrl+="), menu="view",
    ),
    Command(
        "smaller", QT_TRANSLATE_NOOP("commands", "&Smaller text"), "view.smaller", ("Ctrl+-",),
        menu="view",
    ),
    Command(
        "fit", QT_TRANSLATE_NOOP("commands", "&Fit text to the window"), "view.fit", ("Ctrl+0",),
        menu="view",
    ),
    Command(
        "language-vi", "Tiếng Việt", "view.set_language",
        menu="view/language", group=1, argument="vi", checkable=True,
    ),
    Command(
        "language-en", "English", "view.set_language",
        menu="view/language", group=1, argument="en", checkable=True,
    ),
    Command(
        "theme-system", QT_TRANSLATE_NOOP("commands", "As the &system"), "view.set_theme",
        menu="view/theme", group=1, argument="system", checkable=True,
    ),
    Command(
        "theme-light", QT_TRANSLATE_NOOP("commands", "&Light"), "view.set_theme",
        menu="view/theme", group=1, argument="light", checkable=True,
    ),
    Command(
        "theme-dark", QT_TRANSLATE_NOOP("commands", "&Dark"), "view.set_theme",
        menu="view/theme", group=1, argument="dark", checkable=True,
    ),
    # Help
    Command(
        "shortcuts", QT_TRANSLATE_NOOP("commands", "&Keyboard shortcuts"), "help.shortcuts",
        ("F1",), menu="help",
    ),
    Command(
        "about", QT_TRANSLATE_NOOP("commands", "&About Soát"), "help.about", menu="help"
    ),
)  # fmt: skip
