"""Who sits at the computer."""

from __future__ import annotations

import getpass
import re
from dataclasses import replace

from soat_core.actions import Agent
from soat_core.text import strip_marks
from soat_gui.settings import Settings


def this_person() -> Agent:
    """The person under whose name the computer runs the program."""
    try:
        return agent_of(getpass.getuser())
    except (OSError, KeyError, ImportError):  # no such user: happens in containers
        return agent_of("")


def person_in(settings: Settings, otherwise: Agent) -> Agent:
    """The person who has told a name, or the ``otherwise``; with the initials that were told, or
    those of the name."""
    person = agent_of(settings.clerk_name) if settings.clerk_name else otherwise
    return replace(person, initials=settings.clerk_initials or initials_of(settings.clerk_name))


def agent_of(name: str) -> Agent:
    """An agent whose identity can stand in XML, whatever the name."""
    name = " ".join(name.split())
    slug = re.sub(r"[^a-z0-9]+", "-", strip_marks(name).lower()).strip("-")
    return Agent(f"nguoi-{slug or 'dung'}", name or "?")


def initials_of(name: str) -> str:
    """The first letters of a name: ``NVA`` of Nguyễn Văn An."""
    return "".join(word[0].upper() for word in name.split() if word[0].isalpha())
