"""What can be had of a record that the reader refuses: one that is damaged, or of a newer form.

Nothing hostile is switched on for it: the same parser, only that it goes on after errors; a
document type declaration ends it as ever.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from soat_core.actions import PROGRAM, Action, ActionKind, Agent, utc_now
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit, kind_of
from soat_core.errors import ActionError
from soat_core.history.history import serial_of
from soat_core.i18n import tr
from soat_core.report import PLAIN_TEXT, Part, Report, Source
from soat_core.steps import check_note, fits
from soat_core.tei.body_reader import Body
from soat_core.tei.facsimile import read_facsimile
from soat_core.tei.findings import Finding
from soat_core.tei.header_reader import read_actions, read_agents
from soat_core.tei.kinds import can_be_recorded
from soat_core.tei.mending import Mending, words_of
from soat_core.tei.names import NOTE_TYPES, tei
from soat_core.tei.reader import hash_holds
from soat_core.tei.reading import Reading
from soat_core.tei.stand_off_reader import Beside

_BROKEN = (KeyError, ValueError, IndexError, TypeError, AttributeError)
"""What readers meet in a tree that does not follow the profile."""
_END = b"</TEI>"
_NAME = re.compile("e[0-9]{1,9}")
"""Of an action."""
_REFERENCE = re.compile("&#([xX][0-9a-fA-F]{1,9}|[0-9]{1,9});")


@dataclass
class Salvaged:
    """What was understood of a file."""

    report: Report
    is_original: bool
    """Whether the OCR text is provably the one that was imported."""
    is_cut_off: bool
    agents: dict[str, Agent] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    lost: list[Finding] = field(default_factory=list)

    def document(self) -> Document:
        """Raises ``ActionError`` where the parts do not go together: never for what ``salvage``
        gave."""
        return Document.restored(
            self.report,
            agents=self.agents.values(),
            past=self.actions,
            edits=self.edits,
            annotations=self.annotations,
        )


def salvage(data: bytes) -> Salvaged | None:
    """What can be understood of ``data``; None where it is no record at all, or a hostile one."""
    root = _parsed(data)
    if root is None or root.tag != tei("TEI"):
        return None
    is_cut_off = not data.rstrip().endswith(_END)
    try:
        return _mended(Mending(root), is_cut_off)
    except _BROKEN:
        return None


def source_of(root: etree._Element) -> Source:
    """Which file the OCR text was imported from, as far as the header tells."""
    bibl = next(root.iter(tei("bibl")), root)
    idno = {one.get("type"): words_of(one) for one in bibl.iterchildren(tei("idno"))}
    notes = {one.get("type"): words_of(one) for one in bibl.iterchildren(tei("note"))}
    return Source(
        idno.get("file", "?"),
        idno.get("sha256", "").strip(),
        notes.get("encoding", "utf-8"),
        "byteOrderMark" in notes,
        idno.get("mediaType", PLAIN_TEXT),
        tuple(_part(one) for one in bibl.iterchildren(tei("bibl"))),
    )


def _part(bibl: etree._Element) -> Part:
    """One of several files, as far as it is told; whether it holds is found out later."""
    idno = {one.get("type"): words_of(one) for one in bibl.iterchildren(tei("idno"))}
    notes = {one.get("type"): words_of(one) for one in bibl.iterchildren(tei("note"))}
    scope = next(bibl.iterchildren(tei("biblScope")), bibl)
    start, end = (scope.get(key, "") for key in ("from", "to"))
    return Part(
        idno.get("file", "?"),
        idno.get("sha256", "").strip(),
        int(start) if start.isdecimal() else 0,
        int(end) if end.isdecimal() else 0,
        notes.get("encoding", ""),
        "byteOrderMark" in notes,
    )


# Within


def _mended(mending: Mending, is_cut_off: bool) -> Salvaged | None:
    if is_cut_off:
        mending.cut_off()
    mending.header()
    ab = mending.body()
    if ab is None:
        return None
    mending.beside()
    _put_in_place(mending.root, ab)
    return _read(mending, is_cut_off)


def _parsed(data: bytes) -> etree._Element | None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    # what a torn write leaves is no text; a sign in its place keeps the rest readable
    text = data.decode("utf-8", "replace").replace("\0", "\ufffd")
    text = _REFERENCE.sub(_if_a_character, text)
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: etree._Element | None = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is not None and root.getroottree().docinfo.internalDTD is not None:
        return None
    return root


def _if_a_character(reference: re.Match[str]) -> str:
    """A character reference; a sign for one to what is no character, which a parser that goes on
    after errors would let through."""
    number = reference[1]
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    is_one = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return reference[0] if is_one or 0x10000 <= code <= 0x10FFFF else "\ufffd"


def _put_in_place(root: etree._Element, ab: etree._Element) -> None:
    """The reader looks for the text where a record has it."""
    for text in root.findall(tei("text")):
        root.remove(text)
    body = etree.SubElement(etree.SubElement(root, tei("text")), tei("body"))
    div = etree.SubElement(body, tei("div"))
    ab.tail = None
    div.append(ab)


def _read(mending: Mending, is_cut_off: bool) -> Salvaged:
    root = mending.root
    reading = Reading(root)
    agents = read_agents(reading)
    actions = read_actions(reading, agents)
    body = Body(reading, agents, actions)
    report = Report(body.ocr_text, source_of(root))
    found = Salvaged(report, hash_holds(root, report), is_cut_off, lost=mending.lost)
    found.agents = {agent.identity: agent for agent in agents.values()}
    found.actions = [one for one in actions.values() if _NAME.fullmatch(one.identity)]
    notes = [*_beside(reading, agents, actions, body, found), *body.notes()]
    found.edits = _fitting(report, body.edits, found)
    found.annotations = _named_once(report, notes)
    _know_all_actions(found)
    found.report = _with_layout(reading, report, found)
    found.lost += reading.findings
    return found


def _beside(
    reading: Reading, agents: dict[str, Agent], actions: dict[str, Action], body: Body,
    found: Salvaged,
) -> list[Annotation]:  # fmt: skip
    try:
        return Beside(reading, agents, actions, body.marks).annotations()
    except _BROKEN:
        found.lost.append(
            Finding(
                0,
                tr(
                    "names, parts and the register cannot be read",
                    "không đọc được các tên riêng, thành phần văn bản và danh mục",
                ),
            )
        )
        return []


def _fitting(report: Report, edits: Sequence[Edit], found: Salvaged) -> list[Edit]:
    """The edits that go with the text, by place; of two that claim the same the first."""
    kept: list[Edit] = []
    is_torn = "\ufffd" in report.ocr_text or not found.is_original
    for edit in sorted(edits, key=lambda edit: edit.key):
        one = edit if fits(report, edit) else _of_right_kind(report, edit)
        is_torn_off = is_torn and "\ufffd" in one.text
        if not is_torn_off and fits(report, one) and not (kept and kept[-1].overlaps(*one.key)):
            kept.append(one)
            continue
        line = report.line_of(min(max(edit.start, 0), len(report.ocr_text))) + 1
        message = tr(
            "a decision does not fit the text (line {line} of the report): “{text}”",
            "một quyết định không khớp với văn bản (dòng {line} của báo cáo): “{text}”",
            line=line,
            text=edit.text[:60],
        )
        found.lost.append(Finding(0, message))
    return kept


def _of_right_kind(report: Report, edit: Edit) -> Edit:
    kind = kind_of(report.ocr_text[edit.start : edit.end], edit.text)
    return replace(edit, kind=kind, unclear=edit.unclear and bool(edit.text.strip()))


def _named_once(report: Report, notes: Sequence[Annotation]) -> list[Annotation]:
    """The annotations that can be those of one document."""
    kept: dict[str, Annotation] = {}
    for note in notes:
        try:
            check_note(report, note)
        except ActionError:
            continue
        if note.kind not in NOTE_TYPES and not can_be_recorded(note.kind):
            continue  # the name of its kind is damaged, which is among the findings
        kept.setdefault(note.identity, note)
    return list(kept.values())


def _know_all_actions(found: Salvaged) -> None:
    """Tell of actions that are named and not told, as far as is known."""
    told = {action.identity for action in found.actions}
    when = found.actions[-1].when if found.actions else utc_now()
    decided: list[Edit | Annotation] = [*found.edits, *found.annotations]
    serials = map(serial_of, (*told, *(one.action for one in decided)))
    unknown = f"e{max(serials, default=0) + 1}"

    def known(one: Edit | Annotation) -> str:
        name = one.action if _NAME.fullmatch(one.action) else unknown
        if name not in told:
            told.add(name)
            who = one.who or PROGRAM.identity
            found.actions.append(Action(ActionKind.REPAIR, who, when, identity=name))
        return name

    found.edits = [replace(edit, action=known(edit)) for edit in found.edits]
    found.annotations = [replace(note, action=known(note)) for note in found.annotations]


def _with_layout(reading: Reading, report: Report, found: Salvaged) -> Report:
    try:
        return replace(report, layout=read_facsimile(reading, report))
    except _BROKEN:
        told = tr("where the words stand on the pages", "vị trí của chữ trên trang ảnh")
        found.lost.append(Finding(0, told))
        return report
