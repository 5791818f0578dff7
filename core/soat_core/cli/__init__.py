"""The command line.  The window's entry point builds on the same group and the same ``run``.

Exit codes: 0 done, 1 could not (one line on stderr says why), 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

from soat_core.cli.bilingual import Command, Group, Option
from soat_core.cli.commands import cli
from soat_core.cli.running import run

__all__ = ["Command", "Group", "Option", "cli", "run"]
