"""A foreign TEI file with its corrections in it: nothing else of it changes by a byte."""

from __future__ import annotations

from collections.abc import Iterator

from soat_core.edits import Edit, EditKind
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.snapshot import Recorded
from soat_core.tei.foreign.backing import ForeignText
from soat_core.tei.foreign.header import Header
from soat_core.tei.foreign.ids import free_prefix
from soat_core.tei.foreign.marks import Marks, planned
from soat_core.tei.foreign.notes import Notes
from soat_core.tei.foreign.planning import Refused
from soat_core.tei.foreign.splicing import Splice, content, spliced
from soat_core.tei.header import readers_of
from soat_core.tei.names import ENGINE, READER
from soat_core.tei.writer import agents_of


def write_foreign(document: Recorded, *, engine_version: str = "") -> bytes:
    """The file with every correction as ``choice``, and who made them in its header.

    It is just the original where nothing was done.  Raises ``OutputError`` for what cannot be
    written, which ``Document`` refuses beforehand.
    """
    backing = _backing(document)
    if not (document.actions or document.edits or document.annotations):
        return backing.original
    try:
        data = spliced(backing.data, _splices(document, backing, engine_version))
    except Refused as refused:
        raise OutputError(str(refused), where=document.report.source.name) from refused
    return backing.encoding.encode(data.decode("utf-8"))


def original_bytes(document: Recorded) -> bytes:
    """The file as it was before Soát corrected it."""
    return _backing(document).original


def resolved(document: Recorded) -> bytes:
    """The file with the corrected text in place of the old one, and no record of it.

    Raises ``OutputError`` as ``write_foreign``.
    """
    backing = _backing(document)
    parts: list[bytes] = []
    position = 0
    try:
        for first, last, markup in sorted(_replacements(document, backing)):
            parts += [backing.data[position:first], markup.encode("utf-8")]
            position = last
    except Refused as refused:
        raise OutputError(str(refused), where=document.report.source.name) from refused
    parts.append(backing.data[position:])
    return backing.encoding.encode(b"".join(parts).decode("utf-8"))


def _backing(document: Recorded) -> ForeignText:
    backing = document.report.backing
    if isinstance(backing, ForeignText):
        return backing
    raise OutputError(
        tr(
            "this report was not read from a TEI file of another program",
            "báo cáo này không được đọc từ tệp TEI của chương trình khác",
        ),
        where=document.report.source.name,
        advice=tr("Choose another format.", "Hãy chọn định dạng khác."),
    )


def _splices(document: Recorded, backing: ForeignText, engine: str) -> Iterator[Splice]:
    prefix = free_prefix(backing.data)
    readers = {name: f"{READER}{n}" for n, name in enumerate(readers_of(document), 1)}
    programs = {short: name for name, short in readers.items()}
    programs[ENGINE] = f"Bộ gợi ý của Soát: {engine or 'không rõ phiên bản'}"
    header = Header(backing.layer.elements, prefix)
    yield from header.splices(agents_of(document), document.actions, programs)
    notes = Notes(backing.layer, prefix)
    yield from notes.splices(document.annotations, header.after())
    marks = Marks(backing.layer, prefix, {ENGINE: ENGINE, **readers})
    yield from marks.splices(sorted(document.edits, key=lambda edit: edit.key))


def _replacements(document: Recorded, backing: ForeignText) -> Iterator[tuple[int, int, str]]:
    edits = sorted(document.edits, key=lambda edit: edit.key)
    for edit, parts in planned(backing.layer, edits):
        if edit.kind is EditKind.KEEP:
            continue
        for number, part in enumerate(parts):
            p = backing.layer.elements[part.owner].prefix
            yield part.first, part.last, _read_as(edit, part.text, p, first=not number)


def _read_as(edit: Edit, text: str, p: str, *, first: bool) -> str:
    if edit.kind is EditKind.ILLEGIBLE:
        return f'<{p}gap reason="illegible"/>' if first else ""
    told = content(text, p)
    return f"<{p}unclear>{told}</{p}unclear>" if edit.unclear and text.strip() else told
