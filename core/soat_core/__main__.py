"""``python -m soat_core`` does what the ``soat`` command does, without the window."""

from __future__ import annotations

import sys

from soat_core.cli import cli, run

if __name__ == "__main__":
    sys.exit(run(cli))
