"""What the controllers of a window work with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow

from soat_gui.commands.bindings import Bindings
from soat_gui.desk import Desk
from soat_gui.docks import Docks
from soat_gui.journaling import Journaling
from soat_gui.locks import Locks
from soat_gui.message_bar import MessageBar
from soat_gui.page import Page
from soat_gui.prompts import Prompts
from soat_gui.settings import Settings
from soat_gui.status_line import StatusLine
from soat_gui.suggester import Suggester
from soat_gui.tasks import Tasks
from soat_gui.unfinished import Unfinished


@dataclass(frozen=True)
class Workplace:
    """The parts of one window, handed to every controller as one."""

    window: QMainWindow
    """Parent of controllers and of dialogs."""
    desk: Desk
    page: Page
    status: StatusLine
    messages: MessageBar
    suggester: Suggester
    docks: Docks
    settings: Settings
    prompts: Prompts
    tasks: Tasks
    """Of files and whatever else must not wait behind the engine."""
    bindings: Bindings
    """Which keys do what."""
    journaling: Journaling
    """The histories of the reports, as they are kept on the disk."""
    locks: Locks
    """Who else has the reports open."""
    unfinished: Unfinished
    """What is being written and not recorded yet."""
