"""Walking and deciding."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command, Context

_REVIEW = Context.REVIEW

REVIEW_COMMANDS = (
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
)  # fmt: skip
