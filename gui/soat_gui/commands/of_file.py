"""Files: opening, saving, exporting, leaving."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command

FILE_COMMANDS = (
    Command(
        "open", QT_TRANSLATE_NOOP("commands", "&Open…"), "file.open", ("Ctrl+O",), menu="file"
    ),
    Command(
        "open-folder", QT_TRANSLATE_NOOP("commands", "Open a &folder of pages…"),
        "file.open_folder", ("Ctrl+Shift+O",), menu="file",
    ),
    Command(
        "close-report", QT_TRANSLATE_NOOP("commands", "&Close the report"), "file.close_report",
        ("Ctrl+W", "Ctrl+F4"), menu="file",
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
        "reload", QT_TRANSLATE_NOOP("commands", "&Reload from the disk"), "file.reload",
        menu="file", group=1, needs_report=True,
    ),
    Command(
        "merge", QT_TRANSLATE_NOOP("commands", "&Merge another record…"), "merging.merge_file",
        menu="file", group=1, needs_report=True,
    ),
    Command(
        "compare", QT_TRANSLATE_NOOP("commands", "Compare with the &version on the disk"),
        "sharing.compare", menu="file", group=1, needs_report=True,
    ),
    Command(
        "repair", QT_TRANSLATE_NOOP("commands", "Re&pair a damaged record…"), "sharing.repair",
        menu="file", group=1, needs_report=False,
    ),
    Command(
        "export", QT_TRANSLATE_NOOP("commands", "&Export text…"), "export.export", ("Ctrl+E",),
        menu="file", group=2,
    ),
    Command(
        "quit", QT_TRANSLATE_NOOP("commands", "&Quit"), "file.quit", ("Ctrl+Q",),
        menu="file", group=3,
    ),
)  # fmt: skip
