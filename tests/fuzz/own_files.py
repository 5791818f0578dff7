"""More that is fuzzed: the TEI of others, and what Soát itself writes and somebody may change:
journals, locks, memories, registers."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.core.tei.foreign.samples import ALL

from soat_core.actions import Action, ActionKind, Agent, utc_now
from soat_core.annotating import register_file
from soat_core.annotation import ENTRY, Annotation, Values, values
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.errors import ActionError, SoatError
from soat_core.journal import Scribe, open_with_history
from soat_core.journal.errors import JournalError
from soat_core.journal.filing import read as read_journal
from soat_core.journal.frames import MAGIC, Place, frame, read_frames
from soat_core.journal.recovery import recover, rescue
from soat_core.locking.holder import read as read_lock
from soat_core.locking.holder import this_holder, written
from soat_core.memory import exchange
from soat_core.memory.tables import Context, PairState, WordState, pack
from soat_core.readers import read_document
from soat_core.report import Report
from soat_core.text import tokens
from soat_core.writers import tei

_TEXT = "mot hai ba bon nam\n"
_WHOLE = 3000
"""Code points of a text that is written back too."""


def foreign(data: bytes) -> None:
    """The TEI of others is written back with nothing lost, also when it was corrected."""
    try:
        document, _ = read_document(data, "x.xml")
    except SoatError:
        return
    report = document.report
    if report.backing is None or len(report.ocr_text) > _WHOLE:
        return
    assert tei.original(document) == data
    document.add_agent(Agent("lan", "Lan"))
    for span in islice(tokens(report.ocr_text), 3):
        with contextlib.suppress(ActionError):  # some places can only be read
            document.apply(Action(ActionKind.TYPE, "lan", utc_now(), put=(Edit(*span, "<x&"),)))
    again, _ = read_document(tei.record(document), "x.xml")
    assert again.report.ocr_text == report.ocr_text


def journal(data: bytes) -> None:
    """A whole file, or with a zero in front the JSON of its only frame."""
    if data[:1] == b"\0":
        framed, _ = frame([data[1:].decode("utf-8", "replace")], Place().checksum)
        data = MAGIC + framed
    try:
        forest, _, _ = read_journal(data)
    except JournalError:
        return
    report = Report.from_text(_TEXT)
    found = recover(Document(report), forest, None)
    while found.document.undo():
        pass
    assert found.document.report.ocr_text == _TEXT
    for node in forest.nodes[-5:]:
        try:
            rescue(report, forest, node)
        except JournalError:
            continue


def lock(data: bytes) -> None:
    holder = read_lock(data)
    assert holder.shown_name.isprintable()
    assert not holder.is_this_process or holder.is_here
    assert read_lock(written(holder)).name == holder.name, holder


def memory(data: bytes) -> None:
    """What is read is written so that it reads the same."""
    today = date(2026, 1, 2)
    try:
        contents = exchange.read(data, "x", today)
    except SoatError:
        return
    again = exchange.read(exchange.write(*contents), "x", today)
    assert again == contents


def register(data: bytes) -> None:
    try:
        found = register_file.from_bytes(data, "x")
    except SoatError:
        return
    notes = [_entry(*one) for one in found]
    assert register_file.from_bytes(register_file.to_bytes(notes), "x") == found


# What they begin from


def foreign_seeds() -> Iterator[bytes]:
    for text in ALL.values():
        yield text.encode()


def journal_seeds() -> Iterator[bytes]:
    with TemporaryDirectory() as name:
        text = Path(name) / "a.ocr.txt"
        text.write_text(_TEXT, encoding="utf-8")
        opened = open_with_history(text, folder=Path(name) / "journals")
        kept = opened.kept
        assert kept is not None and kept.journal is not None
        Scribe(kept.recovered, kept.journal, None)
        for number, word in enumerate(("Một", "hai", "x")):
            note = Annotation(f"n{number}", 4, 7, "note", "ghi chú")
            action = Action(
                ActionKind.TYPE, "lan", utc_now(), put=(Edit(0, 3, word),), annotate=(note,)
            )
            opened.document.apply(action)
        opened.document.undo()
        kept.journal.close()
        (path,) = (Path(name) / "journals").glob("*.journal")
        data = path.read_bytes()
    yield data
    for content, _ in read_frames(data):
        yield b"\0" + _json(content)


def lock_seeds() -> Iterator[bytes]:
    yield written(this_holder("Trần, Thị; Lan"))
    yield b",lan,MAY-3,05.11.2026 09:12,file:///home/lan/.config/libreoffice/4;"


def memory_seeds() -> Iterator[bytes]:
    contexts = pack([Context("cong", "tac", 2), Context("", "=1+1", 1)])
    pairs = [("d6i", "đối", PairState(3, 1, "2026-01-02", contexts))]
    words = [("Đắk Nông", WordState(2, 1, "2026-01-02"))]
    yield exchange.write(pairs, words)


def register_seeds() -> Iterator[bytes]:
    role = values({"role": "Chủ tịch"})
    yield register_file.to_bytes([_entry("person", "Trần Thị Lan", role)])


def _entry(kind: str, name: str, told: Values) -> Annotation:
    return Annotation("n1", 0, 0, ENTRY, name, values=values({"kind": kind, **dict(told)}))


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
