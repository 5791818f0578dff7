"""Making a damaged tree, or one in a form of later, into one that the reader can read.

Every element is looked at by itself.  What a record does not know is taken off, its words stay;
what cannot mean anything is taken out and told.  So a tree that is whole stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from soat_core.edits import EditKind, Origin
from soat_core.i18n import tr
from soat_core.tei.findings import Finding
from soat_core.tei.marks import ENTITIES
from soat_core.tei.names import NOTE_TYPES, XML_ID, agent_identity, note_identity, tei

_AB, _CHOICE, _SIC, _CORR, _SEG, _GAP, _UNCLEAR = map(
    tei, ("ab", "choice", "sic", "corr", "seg", "gap", "unclear")
)
_CHARACTERS = frozenset(map(tei, ("lb", "pb", "g", "anchor")))
_KINDS = frozenset(EditKind)
_ORIGINS = frozenset(Origin)
_CODE = re.compile(r"U\+[0-9A-F]{1,6}")
_QUOTED = 60
"""Code points of a text that is told."""


@dataclass
class Mending:
    """A tree being mended, and what had to be taken out of it."""

    root: etree._Element
    lost: list[Finding] = field(default_factory=list)

    def body(self) -> etree._Element | None:
        """The element that holds the text, mended; None where there is none."""
        ab = next(self.root.iter(_AB), None)
        if ab is not None:
            self._layer(ab)
        return ab

    def header(self) -> None:
        """Characters and people: what the body needs of the header."""
        for char in list(self.root.iter(tei("char"))):
            mapping = (char.findtext(tei("mapping")) or "").strip()
            if not _CODE.fullmatch(mapping) or not char.get(XML_ID):
                self._out(char, tr("a character’s code is damaged", "mã của một ký tự bị hỏng"))
        for clerk in list(self.root.iter(tei("respStmt"))):
            if agent_identity(clerk.get(XML_ID, "")) is None:
                self._out(clerk, tr("a person’s name is damaged", "tên của một người bị hỏng"))
        self._introduce()

    def beside(self) -> None:
        """What stands beside the text: only what has a name, a place and an origin stays."""
        anchors = {f"#{one.get(XML_ID)}" for one in self.root.iter(tei("anchor"))}
        for note in self._beside("listAnnotation", "note"):
            known = note.get("type") in NOTE_TYPES.values()
            self._keep(note, known and _stands(note, ("target", "targetEnd"), anchors))
        for span in self._beside("spanGrp", "span"):
            self._keep(span, _stands(span, ("from", "to"), anchors) and _said(span))
        for interp in self._beside("interpGrp", "interp"):
            self._keep(interp, _named(interp) and _said(interp))
        for list_ in ("listOrg", "listPerson", "listPlace", "listBibl"):
            for entry in self._beside(list_):
                self._keep(entry, _named(entry) and len(entry) > 0)
        ids = {f"#{one.get(XML_ID)}" for one in self.root.iter() if one.get(XML_ID)}
        for fs in self._beside("fs"):
            whole = all(len(f) > 0 and f.get("name") for f in fs)
            self._keep(fs, fs.get("corresp") in ids and whole)

    def cut_off(self) -> None:
        """The file ends too early: what was just being written is no whole decision."""
        path: list[etree._Element] = [self.root]
        while len(path[-1]) and not (path[-1][-1].tail or "").strip():
            path.append(path[-1][-1])
        for element in path:
            if element.tag in (_CHOICE, _SEG):
                self._undecided(element)
                return
            if element.getparent() is not None and _is_beside(element):
                self._keep(element, False)
                return

    # The text

    def _layer(self, parent: etree._Element, *, decided: bool = False) -> None:
        """The OCR's words; inside of a decision (``decided``) there is no other one."""
        for child in list(parent):
            if child.tag == _CHOICE:
                self._choice(child, decided=decided)
            elif child.tag == _SEG:
                self._kept(child, decided=decided)
            elif child.tag in ENTITIES:
                self._layer(child, decided=decided)
                if not _names_something(child):
                    self._unwrap(child)
            elif child.tag not in _CHARACTERS:
                self._layer(child, decided=decided)
                self._unwrap(child)
            else:
                _number(child, "n", int)

    def _choice(self, choice: etree._Element, *, decided: bool) -> None:
        sic, corr = choice.find(_SIC), choice.find(_CORR)
        if sic is None or corr is None or decided:
            self._undecided(choice)
            return
        for other in list(choice):
            if other is not sic and other is not corr:
                choice.remove(other)
        choice[:] = [sic, corr]
        self._layer(sic, decided=True)
        self._correction(corr)
        _decision(corr)
        is_gap = len(corr) > 0 and corr[0].tag == _GAP
        if corr.get("type") not in _KINDS or is_gap != (corr.get("type") == EditKind.ILLEGIBLE):
            corr.set("type", EditKind.ILLEGIBLE if is_gap else EditKind.REPLACE)

    def _kept(self, seg: etree._Element, *, decided: bool) -> None:
        unclear = seg[0] if len(seg) and seg[0].tag == _UNCLEAR else None
        self._layer(seg if unclear is None else unclear, decided=True)
        if decided or seg.get("type") != "kept":
            self._unwrap(seg)
        else:
            _decision(seg)

    def _correction(self, parent: etree._Element) -> None:
        for child in list(parent):
            if child.tag in (_GAP, _UNCLEAR) and parent.tag == _CORR:
                self._correction(child)
            elif child.tag in ENTITIES:
                self._correction(child)
                if not _names_something(child):
                    self._unwrap(child)
            elif child.tag not in _CHARACTERS:
                self._correction(child)
                self._unwrap(child)

    def _undecided(self, element: etree._Element) -> None:
        """Leave what the OCR read of a decision that is not whole."""
        read = element.find(_SIC) if element.tag == _CHOICE else element
        corr = element.find(_CORR)
        words = words_of(element if corr is None else corr)
        self._tell(element, tr("a decision is not whole", "một quyết định không còn đủ"), words)
        if read is None:
            _take_out(element)
            return
        if read is not element:
            read.tail = None
            element[:] = list(read)
            element.text = read.text
        for child in list(element):
            if child.tag in (_CHOICE, _SEG):
                self._undecided(child)
        self._unwrap(element, told=True)

    def _unwrap(self, element: etree._Element, *, told: bool = False) -> None:
        if not told and element.tag not in (_GAP, _UNCLEAR):
            name = etree.QName(element).localname
            self._tell(element, tr("“{name}” is not known here", "không hiểu “{name}”", name=name))
        _unwrap(element)

    # People

    def _introduce(self) -> None:
        """Name everybody who decided something and is named nowhere."""
        known = {f"#{one.get(XML_ID)}" for one in self.root.iter(tei("respStmt"))} | {"#app"}
        title = next(self.root.iter(tei("titleStmt")), None)
        for element in self.root.iter():
            for attribute in ("resp", "who"):
                pointer = element.get(attribute)
                if pointer is None or pointer in known:
                    continue
                identity = agent_identity(pointer[1:]) if pointer.startswith("#") else None
                if identity is None or title is None:
                    element.set(attribute, "#app")
                    continue
                clerk = etree.SubElement(title, tei("respStmt"), {XML_ID: pointer[1:]})
                etree.SubElement(clerk, tei("persName")).text = identity
                known.add(pointer)

    # Within

    def _beside(self, *names: str) -> Iterator[etree._Element]:
        """Elements of the ``standOff``, by the names of their parents and their own."""
        path = "".join(f"/{tei(name)}" for name in names)
        found = [
            one
            for stand_off in self.root.iter(tei("standOff"))
            for one in stand_off.iterfind(f".{path}")
        ]
        for one in found:
            yield from [one] if len(names) > 1 or names[0] == "fs" else list(one)

    def _keep(self, element: etree._Element, is_whole: bool) -> None:
        if is_whole and _has_origin(element):
            return
        message = tr("an annotation is not whole", "một chú giải không còn đủ")
        self._out(element, message, words_of(element))

    def _out(self, element: etree._Element, message: str, words: str | None = None) -> None:
        self._tell(element, message, words)
        _take_out(element)

    def _tell(self, element: etree._Element, message: str, words: str | None = None) -> None:
        line: int | None = getattr(element, "sourceline", None)
        said = f"{message}: “{words[:_QUOTED]}”" if words else message
        self.lost.append(Finding(line or 0, said))


# One element


def words_of(element: etree._Element) -> str:
    """All text of an element in one line."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def _decision(element: etree._Element) -> None:
    if element.get("subtype") not in _ORIGINS:
        element.set("subtype", Origin.TYPED)
    _number(element, "cert", _probability)
    _number(element, "n", int)


def _has_origin(element: etree._Element) -> bool:
    """Mends what can be; whatever it is about, an annotation says where it came from."""
    for one in element.iter():
        if one.get("subtype") is not None and one.get("subtype") not in _ORIGINS:
            one.set("subtype", Origin.TYPED)
        _number(one, "cert", _probability)
    return True


def _number(element: etree._Element, attribute: str, check: Callable[[str], object]) -> None:
    """Take off a number that is none."""
    told = element.get(attribute)
    try:
        if told is not None:
            check(told)
    except ValueError:
        del element.attrib[attribute]


def _probability(told: str) -> float:
    value = float(told)
    if not 0 <= value <= 1:
        raise ValueError(told)
    return value


def _named(element: etree._Element) -> bool:
    return note_identity(element.get(XML_ID, "")) is not None


def _said(element: etree._Element) -> bool:
    return element.get("subtype") is not None


def _stands(element: etree._Element, attributes: tuple[str, str], anchors: set[str]) -> bool:
    return _named(element) and all(element.get(name) in anchors for name in attributes)


def _names_something(element: etree._Element) -> bool:
    """Whether it can be a piece of an annotation."""
    _has_origin(element)
    is_piece = element.get("prev") is not None
    return bool(element.get(XML_ID)) and (is_piece or (_named(element) and _said(element)))


def _is_beside(element: etree._Element) -> bool:
    parent = element.getparent()
    above = parent.getparent() if parent is not None else None
    return above is not None and above.tag == tei("standOff")


def _take_out(element: etree._Element) -> None:
    """Remove an element; the text behind it stays."""
    parent = element.getparent()
    if parent is not None:
        _add_before(element, parent, element.tail or "")
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    _add_before(element, parent, element.text or "")
    children, tail = list(element), element.tail or ""
    parent.remove(element)
    for number, child in enumerate(children):
        parent.insert(at + number, child)
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    elif at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def _add_before(element: etree._Element, parent: etree._Element, text: str) -> None:
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
