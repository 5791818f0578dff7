"""The key table of the user guide, made from the command table.

``python -m soat_gui.commands.keytable [GUIDE]`` writes it between the two markers of the guide
(``docs/guide.vi.md``); with ``--check`` it only tells, by exit code 1, that it is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from soat_core.i18n import VIETNAMESE
from soat_gui.commands.command import MENUS, Command, Context, menu_title, plain
from soat_gui.commands.keys import shown_keys, standard
from soat_gui.commands.sheet_section import alike
from soat_gui.commands.table import COMMANDS
from soat_gui.i18n import Languages

BEGIN = "<!-- bảng phím: bắt đầu; viết lại bằng python -m soat_gui.commands.keytable -->"
END = "<!-- bảng phím: kết thúc -->"
_MODES = {Context.WINDOW: "DUYỆT và SỬA", Context.REVIEW: "DUYỆT", Context.EDIT: "SỬA"}


def key_table(commands: Sequence[Command] = COMMANDS) -> str:
    """A table in Markdown for each menu, in the language that is on; the keys of the table."""
    parts = []
    for section in (name for name in MENUS if "/" not in name):
        rows = [_row(some) for some in alike(commands, section) if any(one.keys for one in some)]
        if rows:
            head = f"### {menu_title(section)}\n\n| phím | việc | chế độ |\n|---|---|---|\n"
            parts.append(head + "\n".join(rows))
    return "\n\n".join(parts)


def with_table(guide: str) -> str:
    """The guide with the table as it is now.  Raises ``ValueError`` when a marker is missing."""
    before, begin, rest = guide.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the guide has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n\n{key_table()}\n\n{END}{after}"


def main(arguments: Sequence[str]) -> int:
    app = QCoreApplication.instance() or QCoreApplication([])
    Languages(app).choose(VIETNAMESE)
    paths = [word for word in arguments if word != "--check"]
    guide = Path(paths[0] if paths else "docs/guide.vi.md")
    old = guide.read_text(encoding="utf-8")
    new = with_table(old)
    if "--check" in arguments:
        return int(old != new)
    guide.write_text(new, encoding="utf-8", newline="\n")
    return 0


def _row(commands: Sequence[Command]) -> str:
    """Commands that do the same: the keys of all of them."""
    keys = " hoặc ".join(
        shown_keys([standard(key) for key in one.keys], numbered=one.numbered)
        for one in commands
        if one.keys
    )
    contexts = {one.context for one in commands if one.keys}
    modes = _MODES[contexts.pop() if len(contexts) == 1 else Context.WINDOW]
    return f"| {keys.replace('|', chr(92) + '|')} | {plain(commands[0].text)} | {modes} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
