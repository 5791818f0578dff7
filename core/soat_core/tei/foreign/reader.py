"""A foreign TEI file as a document: its text, and what Soát has corrected in it before.

Only what TEI P5 makes a file need be there: a root ``TEI`` or ``teiCorpus`` with a ``text``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.errors import InputError, RecordError
from soat_core.i18n import tr
from soat_core.readers.plain_text import MAX_TEXT_BYTES, no_text
from soat_core.report import Report, Source
from soat_core.snapshot import Recorded
from soat_core.steps import fits
from soat_core.storage import MAX_BYTES, too_large
from soat_core.tei.findings import Finding
from soat_core.tei.foreign.backing import MEDIA_TYPE, ForeignText
from soat_core.tei.foreign.collecting import Collector, Node
from soat_core.tei.foreign.encoding import Encoding, utf8_of
from soat_core.tei.foreign.ids import VERSION, used_prefix
from soat_core.tei.foreign.layer import Layer
from soat_core.tei.foreign.marks import Planned, apart
from soat_core.tei.foreign.markup import MarkupError, scan
from soat_core.tei.foreign.own import Interpreter, Mark, Own
from soat_core.tei.foreign.planning import Refused, parts_of
from soat_core.tei.foreign.reading import read_layer
from soat_core.tei.foreign.splicing import Cut

_ROOTS = ("TEI", "teiCorpus")
_SKELETON = frozenset(
    ["title", "p", "publicationStmt", "sourceDesc", "listChange", "listAnnotation"]
)
"""What stands empty in parts of the header that were made, and around what is ours."""
_ABOUT = frozenset(["editorialDecl", "classDecl", "appInfo"])


def read_foreign(data: bytes, name: str) -> Document:
    """The document of a TEI file; ``name`` is the file's, for messages.

    Raises ``InputError`` for what is no TEI, holds no text or is broken; ``RecordError`` for what
    a newer version of Soát has corrected.
    """
    if len(data) > MAX_BYTES:
        raise too_large(len(data), MAX_BYTES, name)
    utf8, encoding = utf8_of(data, name)
    opened = _Opening(utf8, encoding, name).opened()
    text = opened.report.ocr_text
    if not text.strip():
        raise no_text(name)
    size = len(text.encode("utf-8"))
    if size > MAX_TEXT_BYTES:
        raise too_large(size, MAX_TEXT_BYTES, name)
    return Document.restored(
        opened.report,
        agents=opened.own.agents.values(),
        past=list(opened.own.actions.values()),
        edits=opened.edits,
        annotations=opened.notes,
    )


def foreign_findings(data: bytes, name: str) -> list[Finding]:
    """Why a file cannot be read; empty where it can."""
    try:
        read_foreign(data, name)
    except MarkupError as error:
        return [Finding(error.line, error.what)]
    except InputError as error:
        return [Finding(0, error.what)]
    return []


def losses(document: Recorded, data: bytes, name: str) -> list[Finding]:
    """What would be lost if ``data`` were kept for the document; empty where nothing would."""
    try:
        again = read_foreign(data, name)
    except InputError as error:
        return [Finding(0, error.what)]
    found: list[Finding] = []
    backing, before = again.report.backing, document.report.backing
    assert isinstance(backing, ForeignText) and isinstance(before, ForeignText)
    if backing.data != before.data:
        found.append(Finding(0, tr("the file would change", "tệp sẽ bị thay đổi")))
    edits = {(edit.key, edit.text, edit.kind) for edit in document.edits}
    if edits != {(edit.key, edit.text, edit.kind) for edit in again.edits}:
        found.append(Finding(0, tr("corrections would be lost", "sẽ mất một số chỗ sửa")))
    notes = {(note.identity, note.start, note.end) for note in document.annotations}
    if notes != {(note.identity, note.start, note.end) for note in again.annotations}:
        found.append(Finding(0, tr("annotations would be lost", "sẽ mất một số chú giải")))
    return found


def describe_foreign(document: Document) -> str:
    """What a file is, in one clause; empty where it is no foreign TEI file."""
    report = document.report
    if not isinstance(report.backing, ForeignText):
        return ""
    backing, lines = report.backing, range(report.line_count)
    locked = sum(backing.is_locked(*token) for n in lines for token in report.tokens_of_line(n))
    return tr(
        "TEI of another program, pages: {pages}, lines: {lines}, words that can only be read: "
        "{locked}, corrections by Soát: {edits}",
        "TEI của chương trình khác, số trang: {pages}, số dòng: {lines}, số từ chỉ đọc được: "
        "{locked}, số chỗ Soát đã sửa: {edits}",
        pages=report.page_count,
        lines=sum(bool(report.line_text(n).strip()) for n in lines),
        locked=locked,
        edits=len(document.edits),
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    report: Report
    own: Own
    edits: Sequence[Edit]
    notes: Sequence[Annotation]


class _Opening:
    """Takes out of a file what is ours, as far as it is still as we left it."""

    def __init__(self, utf8: bytes, encoding: Encoding, name: str) -> None:
        self._utf8 = utf8
        self._encoding = encoding
        self._name = name
        self._prefix = used_prefix(utf8) or ""
        collector = Collector(self._prefix or "\0")
        elements = scan(utf8, name, collector)
        _check_root(elements[0].name, name)
        self._ours = Interpreter(collector.found, self._prefix)
        self._check_version()

    def opened(self) -> _Opened:
        """Marks that do not fit the text are left where they are, which may take others along."""
        marks = self._ours.own.marks
        while True:
            found = self._with(marks)
            good, edits = self._fitting(marks, *found)
            if len(good) == len(marks):
                break
            marks = good
        report, cut = found
        return _Opened(report, self._ours.own, edits, list(self._notes(report, cut)))

    def _check_version(self) -> None:
        for made in self._ours.own.made:
            for node in made.all():
                is_app = node.xml_id == f"{self._prefix}app"
                if is_app and node.get("version") != VERSION:
                    raise RecordError(
                        tr(
                            "a newer version of Soát has corrected this TEI file",
                            "tệp TEI này đã được sửa bằng một phiên bản Soát mới hơn",
                        ),
                        where=self._name,
                        advice=tr("Update Soát.", "Hãy cập nhật Soát."),
                    )

    def _with(self, marks: Sequence[Mark]) -> tuple[Report, Cut]:
        """The text without these marks and everything else of ours."""
        own = self._ours.own
        stretches = [stretch for mark in marks for stretch in mark.stretches()]
        for made in own.made:
            stretches += self._removed(made)
        for note in filter(self._ours.is_note, own.notes):
            anchors = self._ours.anchors_of(note)
            stretches += ((one.element.start, one.element.end) for one in anchors)
        cut = Cut(self._utf8, stretches)
        layer = read_layer(cut.data, self._name)
        backing = ForeignText(cut.data, layer, self._encoding)
        digest = hashlib.sha256(backing.original).hexdigest()
        source = Source(self._name, digest, media_type=MEDIA_TYPE)
        return Report(layer.text, source, backing=backing), cut

    def _fitting(
        self, marks: Sequence[Mark], report: Report, cut: Cut
    ) -> tuple[list[Mark], list[Edit]]:
        assert isinstance(report.backing, ForeignText)
        layer = report.backing.layer
        found = [(self._ours.edit(mark, layer, cut), mark) for mark in marks]
        found.sort(key=lambda one: one[0].key)
        good: list[tuple[Edit, Mark]] = []
        plans = _plans(layer, [edit for edit, _ in found])
        for (edit, mark), at in zip(found, plans, strict=True):
            if edit.start == edit.end and not mark.puts_in_at(at, cut):
                continue
            apart = not good or not good[-1][0].overlaps(*edit.key)
            if at >= 0 and apart and fits(report, edit):
                good.append((edit, mark))
        return [mark for _, mark in good], [edit for edit, _ in good]

    def _notes(self, report: Report, cut: Cut) -> Iterator[Annotation]:
        assert isinstance(report.backing, ForeignText)
        for node in filter(self._ours.is_note, self._ours.own.notes):
            yield self._ours.annotation(node, report.backing.layer, cut)

    # What was made around what is ours

    def _removed(self, node: Node) -> Iterator[tuple[int, int]]:
        if self._is_removable(node):
            yield node.element.start, node.element.end
            return
        for child in node.children():
            yield from self._removed(child)

    def _is_removable(self, node: Node) -> bool:
        """Whether nobody has put anything of his own into it."""
        name = node.xml_id.removeprefix(self._prefix)
        if name == "about":
            return {child.name for child in node.children()} <= _ABOUT
        if node.xml_id != name and node.name in ("change", "item"):
            return name in self._ours.own.actions
        if node.xml_id != name and node.name == "note":
            return self._ours.is_note(node)
        if node.xml_id != name and node.name == "respStmt":
            return True
        if node.xml_id == name and node.name not in _SKELETON:
            return False
        stray = "".join(one for one in node.inside if isinstance(one, str))
        return not stray.strip() and all(map(self._is_removable, node.children()))


def _plans(layer: Layer, edits: Sequence[Edit]) -> list[int]:
    """Where each of them would be put in now; -1 where it could not."""
    possible: list[Planned] = []
    for edit in edits:
        with suppress(Refused):
            possible.append((edit, parts_of(layer, edit.start, edit.end, edit.text)))
    at = {id(edit): parts[0].first for edit, parts in apart(possible)}
    return [at.get(id(edit), -1) for edit in edits]


def _check_root(root: str, name: str) -> None:
    if root in _ROOTS:
        return
    raise InputError(
        tr("this XML file is not TEI", "tệp XML này không phải là TEI")
        if not root
        else tr(
            "this is only a part of a TEI file: it begins with “{root}”",
            "đây chỉ là một phần của tệp TEI: tệp bắt đầu bằng “{root}”",
            root=root,
        ),
        where=name,
        advice=tr(
            "Open a whole TEI P5 file, or a record that Soát saved.",
            "Hãy mở một tệp TEI P5 đầy đủ, hoặc một hồ sơ do Soát lưu.",
        ),
    )
