"""``repair``: from what is left to a new record, with an account of what was saved."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from soat_core.actions import PROGRAM, Action, ActionKind, utc_now
from soat_core.annotation import NOTE, Annotation
from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.files import save_record
from soat_core.history.history import serial_of
from soat_core.i18n import tr
from soat_core.journal.errors import JournalError
from soat_core.journal.forest import Forest
from soat_core.journal.place import default_folder
from soat_core.journal.recovery import Recovered, rescue
from soat_core.page_files import RECORD_SUFFIX
from soat_core.repairing.pieces import Builder, Pieces, placed
from soat_core.repairing.report import Origin, RepairError, RepairReport, name_of
from soat_core.repairing.sources import Found, digest, imported, journals, records, text_of_journal
from soat_core.report import Report
from soat_core.storage import same_file
from soat_core.tei import validate_record
from soat_core.tei.findings import Finding
from soat_core.tei.salvage import Salvaged
from soat_core.writers.tei import record

_ENDING = ".sua"
_QUOTED = 60
"""Code points of a text that is told."""


@dataclass(frozen=True)
class Repaired:
    """A document rebuilt, not written yet."""

    document: Document
    report: RepairReport


def default_output(path: Path) -> Path:
    """A free name beside a record: ``NAME.sua.tei.xml``, ``NAME.sua-2.tei.xml`` and so on."""
    name = path.name
    stem = name[: -len(RECORD_SUFFIX)] if name.lower().endswith(RECORD_SUFFIX) else name
    number = 1
    while True:
        ending = _ENDING if number == 1 else f"{_ENDING}-{number}"
        free = path.with_name(f"{stem}{ending}{RECORD_SUFFIX}")
        if not os.path.lexists(free):
            return free
        number += 1


def repair(path: Path, *, journal_folder: Path | None = None) -> Repaired:
    """Rebuild the document of a record; nothing is written.

    Raises ``InputError`` where there is no such file, ``RepairError`` where it is whole or nothing
    of it can be rebuilt.
    """
    found = list(records(path))
    file = found[0]
    findings = validate_record(file.data, file.name)
    if not findings:
        raise RepairError(
            tr("this record is whole", "hồ sơ này không hỏng"),
            where=os.fspath(path),
            advice=tr("There is nothing to repair.", "Không cần sửa gì."),
        )
    kept = list(journals(path, journal_folder or default_folder()))
    account = RepairReport(damage=_told(findings))
    account.sources = [*(one.name for one in found), *(name for name, _ in kept)]
    report = _true_text(path, found, kept, account)
    sources = [*_of_journals(kept, report), *_of_files(found, report)]
    if not sources:
        raise _nothing_left(path)
    _, first = sources[0]
    builder = Builder(first)
    for origin, other in sources[1:]:
        count = builder.add(other)
        if count:
            account.added[f"{name_of(origin)} ({other.name})"] = count
    document = _built(report, builder, proven=account.text_is_proven)
    is_placed = _can_be_written(document)
    if not is_placed:
        plain = replace(report, layout=None)
        document = _built(plain, builder, proven=account.text_is_proven)
    account.decisions_from = sources[0][0]
    _count(account, document, file, [pieces for _, pieces in sources])
    if not is_placed:
        told = tr("where the words stand on the pages", "vị trí của chữ trên trang ảnh")
        account.lost.append(told)
    return Repaired(document, account)


def _can_be_written(document: Document) -> bool:
    """Boxes of words that were damaged may be such that no record can hold them."""
    try:
        record(document)
    except OutputError:
        return False
    return True


def write(repaired: Repaired, source: Path, output: Path, *, overwrite: bool) -> None:
    """Write what was rebuilt to a new file.

    Raises ``RepairError`` for the damaged file itself, and ``OutputError``.
    """
    if same_file(source, output):
        raise RepairError(
            tr("the damaged file is never overwritten", "không bao giờ ghi đè tệp bị hỏng"),
            where=os.fspath(output),
            advice=tr("Choose another name.", "Hãy chọn tên khác."),
        )
    save_record(repaired.document, output, engine_version="", expected=None, overwrite=overwrite)


# The OCR text


def _true_text(
    path: Path,
    found: Sequence[Found],
    kept: Sequence[tuple[str, Forest]],
    account: RepairReport,
) -> Report:
    """The OCR text that is right, as far as can be told."""
    readable = [one for one in found if one.salvaged is not None]
    digests = {forest.head.ocr for _, forest in kept if forest.head is not None}
    for one in readable:
        text = _salvaged(one).report
        if _salvaged(one).is_original or digest(text.ocr_text) in digests:
            account.text_from, account.text_is_proven = one.origin, True
            return _with_hash(text) if not _salvaged(one).is_original else text
    for one in readable:
        whole = imported(path, _salvaged(one).report.source)
        if whole is not None:
            account.text_from, account.text_is_proven = Origin.TEXT, True
            return whole
    for _, forest in kept:
        known = text_of_journal(path, forest)
        if known is not None:
            account.text_from, account.text_is_proven = Origin.TEXT, True
            return known
    if not readable:
        raise _nothing_left(path)
    return _with_hash(_salvaged(readable[0]).report)


def _with_hash(report: Report) -> Report:
    """A text that is no more what was imported, as if it had been imported like this."""
    return replace(Report.from_text(report.ocr_text, report.source.name), layout=report.layout)


def _salvaged(found: Found) -> Salvaged:
    assert found.salvaged is not None
    return found.salvaged


# What was decided


def _of_files(found: Sequence[Found], report: Report) -> Iterator[tuple[Origin, Pieces]]:
    for one in found:
        if one.salvaged is not None:
            yield one.origin, placed(one.name, one.salvaged, report)


def _of_journals(
    kept: Sequence[tuple[str, Forest]], report: Report
) -> Iterator[tuple[Origin, Pieces]]:
    for name, forest in kept:
        recovered = _recovered(forest, report)
        if recovered is not None:
            document = recovered.document
            yield (
                Origin.JOURNAL,
                Pieces(
                    name,
                    document.agents,
                    document.actions,
                    list(document.edits),
                    list(document.annotations),
                ),
            )


def _recovered(forest: Forest, report: Report) -> Recovered | None:
    """The last state that a journal knows, if it is one of this text."""
    if forest.head is None or forest.here is None or forest.head.ocr != digest(report.ocr_text):
        return None
    try:
        return rescue(report, forest, forest.here)
    except JournalError:
        return None


def _built(report: Report, builder: Builder, *, proven: bool) -> Document:
    serial = max((serial_of(action.identity) for action in builder.actions), default=0) + 1
    done = Action(ActionKind.REPAIR, PROGRAM.identity, utc_now(), identity=f"e{serial}")
    notes = list(builder.notes.values())
    if not proven:
        notes.append(_warning(builder, done))
    document = Document.restored(
        report,
        agents=builder.agents.values(),
        past=[*builder.actions, done],
        edits=builder.edits.values(),
    )
    return _with_notes(document, notes)


def _with_notes(document: Document, notes: Sequence[Annotation]) -> Document:
    return Document.restored(
        document.report,
        agents=document.agents.values(),
        past=document.actions,
        edits=document.edits,
        annotations=notes,
    )


def _warning(builder: Builder, done: Action) -> Annotation:
    """What stays with the record where its text is not proven."""
    text = tr(
        "This record was rebuilt from a damaged file. The OCR text could not be checked against "
        "what was imported.",
        "Hồ sơ này được dựng lại từ tệp bị hỏng. Không đối chiếu được văn bản OCR với lúc nhập.",
    )
    number = 1
    while f"n{number}" in builder.notes:
        number += 1
    return Annotation(f"n{number}", 0, 0, NOTE, text, who=PROGRAM.identity, action=done.identity)


# The account


def _count(
    account: RepairReport, document: Document, file: Found, sources: Sequence[Pieces]
) -> None:
    account.decisions = len(document.edits)
    account.annotations = len(document.annotations)
    account.actions = len(document.actions) - 1
    if account.decisions_from is not Origin.FILE:
        account.added.pop(f"{name_of(account.decisions_from)} ({file.name})", None)
    of_file = next((one for one in sources if one.name == file.name), None)
    if of_file is not None:
        account.altered_places = len(of_file.missing)
    has_whole = any(not (one.missing or one.is_damaged) for one in sources if one is not of_file)
    account.lost = [
        *_uncovered(document.report, sources),
        *_lost(document, file, of_file, has_whole=has_whole),
    ]


def _uncovered(report: Report, sources: Sequence[Pieces]) -> Iterator[str]:
    """Stretches of the report that none of the sources could be read for."""
    for start, end in sources[0].missing:
        others = (stretch for one in sources[1:] for stretch in one.missing)
        whole = any(not one.missing for one in sources[1:])
        if whole or not report.ocr_text[start:end].strip():
            continue
        if len(sources) > 1 and not any(a < end and start < b for a, b in others):
            continue
        lines = report.lines_of(start, max(start, end - 1))
        yield tr(
            "whatever was decided in lines {first} to {last} of the report",
            "những gì đã quyết định ở dòng {first} đến dòng {last} của báo cáo",
            first=lines[0] + 1,
            last=lines[-1] + 1,
        )


def _lost(
    document: Document, file: Found, pieces: Pieces | None, *, has_whole: bool
) -> Iterator[str]:
    """What stood in the file and stands nowhere in the document; ``has_whole`` says that another
    source is whole, which holds what cannot be told of the file."""
    if pieces is None:
        return
    texts = {edit.text for edit in document.edits}
    for edit in pieces.strays:
        if edit.text not in texts:
            yield tr(
                "a decision on words that are not in the OCR text: “{text}”",
                "một quyết định về chữ không có trong văn bản OCR: “{text}”",
                text=" ".join(edit.text.split())[:_QUOTED],
            )
    assert file.salvaged is not None
    known = {_squeezed(edit.text) for edit in document.edits}
    known |= {_squeezed(note.text) for note in document.annotations}
    for finding in file.salvaged.lost:
        words = _squeezed(finding.message.partition("“")[2].rpartition("”")[0])
        if (words or not has_whole) and not _is_among(words, known):
            yield _sentence(finding)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_among(words: str, known: set[str]) -> bool:
    """Whether words that were told, maybe shortened or with more around them, are there."""
    return bool(words) and any(text and (words in text or text in words) for text in known)


def _told(findings: Sequence[Finding]) -> list[str]:
    return [_sentence(one) for one in findings]


def _sentence(finding: Finding) -> str:
    if not finding.line:
        return finding.message
    return tr("line {line}: {what}", "dòng {line}: {what}", line=finding.line, what=finding.message)


def _nothing_left(path: Path) -> RepairError:
    return RepairError(
        tr(
            "nothing of this record can be read, and no earlier version or history of it is there",
            "không đọc được gì trong hồ sơ này, cũng không còn bản lưu trước hay lịch sử nào",
        ),
        where=os.fspath(path),
        advice=tr(
            "Begin anew from the OCR text.",
            "Hãy làm lại từ văn bản OCR.",
        ),
    )
