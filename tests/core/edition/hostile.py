"""Texts that exports have to live with."""

from __future__ import annotations

from tests.core.making import LAN, WHEN

from soat_core.actions import Action, ActionKind, Agent
from soat_core.annotation import KIND, NOTE, Annotation
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin
from soat_core.report import Report

SCRIPT = "<script>alert(1)</script>"
CLOSING = "]]></style></script><!--<img src=x onerror=alert(1)>"
FORMULAS = (
    "=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "'=1", "＝1",
)  # fmt: skip
CONTROLS = "a\x00b\x01c\x08d\x0be\x1ff\x7fg\x85h\u2028i\ufffej\uffffk"
LONG = "x" * 10_000
MALICE = Agent("malice", f"Lan {SCRIPT} &amp; =1+1")


def hostile() -> Document:
    """A report with every one of them as OCR, as correction and as note."""
    lines = [SCRIPT, CLOSING, *FORMULAS, CONTROLS, LONG, "&amp; &lt; %s {0} ${x} \\n"]
    document = Document(Report.from_text("\n\n".join(lines), f"{SCRIPT}=1.txt"))
    document.add_agent(MALICE)
    text = document.report.ocr_text
    edits = []
    for wanted in (SCRIPT, FORMULAS[0].split()[0], FORMULAS[1]):
        start = text.index(wanted)
        edits.append(Edit(start, start + len(wanted), f"={CLOSING}", origin=Origin.SUGGESTED))
    notes = (
        Annotation("n1", 0, 5, NOTE, f"={SCRIPT}\n{CLOSING}"),
        Annotation("n2", 2, 12, "x-evil"),
        Annotation("n3", 0, 0, KIND, SCRIPT, values=(
            ("colour", "red;}</style>"), ("element", "script"), ("name", "x-evil"))),
    )  # fmt: skip
    document.apply(Action(ActionKind.TYPE, "malice", WHEN, put=tuple(edits), annotate=notes))
    return document


def empty() -> Document:
    """Nothing was read."""
    return Document(Report.from_text(""))


def blank() -> Document:
    """White space and pages, no letter."""
    return Document(Report.from_text(" \n\n\f\n \f"))


def illegible() -> Document:
    """Nobody can read a word of it."""
    document = Document(Report.from_text("~#~ ;;\n\f%%"))
    document.add_agent(LAN)
    edits = tuple(
        Edit(span.start, span.end, "", EditKind.ILLEGIBLE)
        for line in range(document.report.line_count)
        for span in document.report.tokens_of_line(line)
        if document.report.ocr_text[span.start : span.end].strip()
    )
    document.apply(Action(ActionKind.ILLEGIBLE, "lan", WHEN, put=edits))
    return document


def deleted() -> Document:
    """All of it was noise."""
    document = Document(Report.from_text("~~ ~~\n~"))
    document.add_agent(LAN)
    edit = Edit(0, len(document.report.ocr_text), "", EditKind.DELETE)
    document.apply(Action(ActionKind.DELETE, "lan", WHEN, put=(edit,)))
    return document
