"""Who sits at the computer."""

from __future__ import annotations

import getpass
import re

from soat_core.actions import Agent
from soat_core.text import strip_marks


def this_person() -> Agent:
    """The person under whose name the computer runs the program."""
    try:
        return agent_of(getpass.getuser())
    except (OSError, KeyError, ImportError):  # no such user: happens in containers
        return agent_of("")


def agent_of(name: str) -> Agent:
    """An agent whose identity can stand in XML, whatever the name."""
    name = " ".join(name.split())
    slug = re.sub(r"[^a-z0-9]+", "-", strip_marks(name).lower()).strip("-")
    return Agent(f"nguoi-{slug or 'dung'}", name or "?")
