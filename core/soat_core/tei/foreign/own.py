"""Reading what Soát added to a file: who did what when, what was corrected, what was noted.

What cannot be understood, because others changed it, is theirs from then on: it stays in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from soat_core.actions import PROGRAM, Action, ActionKind, Agent
from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind, Origin
from soat_core.tei.foreign.collecting import Node
from soat_core.tei.foreign.ids import identity_of
from soat_core.tei.foreign.layer import Layer
from soat_core.tei.foreign.marks import DOUBTFUL, RANK
from soat_core.tei.foreign.notes import FROM, REJECTED, TO
from soat_core.tei.foreign.splicing import Cut
from soat_core.tei.names import ENGINE

_ACTION = re.compile(r"e[0-9]{1,9}")
_EDIT_KINDS = frozenset(map(str, EditKind))
_ORIGINS = frozenset(map(str, Origin))


@dataclass(eq=False, slots=True)
class Mark:
    """One correction: the elements that it consists of, in order."""

    nodes: list[Node]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """What of the file it added."""
        for node in self.nodes:
            held = _held(node).element
            yield node.element.start, held.inner
            yield held.close, node.element.end

    def puts_in_at(self, at: int, cut: Cut) -> bool:
        """Whether it stands, without text of its own, just where something would be put in."""
        held = _held(self.nodes[0]).element
        return cut.moved(held.inner) == cut.moved(held.close) == at


def _held(node: Node) -> Node:
    """The element whose content was there before."""
    sic = node.child("sic")
    return node if sic is None else sic


@dataclass
class Own:
    """All of ours in a file."""

    agents: dict[str, Agent] = field(default_factory=lambda: {PROGRAM.identity: PROGRAM})
    actions: dict[str, Action] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    anchors: dict[str, Node] = field(default_factory=dict)
    notes: list[Node] = field(default_factory=list)
    programs: dict[str, str] = field(default_factory=dict)
    """Names of what suggested, by the ends of their ``xml:id``."""
    made: list[Node] = field(default_factory=list)
    """What was added to the header and beside the text, outermost first."""


class Interpreter:
    """Understands what a ``Collector`` found."""

    def __init__(self, found: Sequence[Node], prefix: str) -> None:
        self._prefix = prefix
        self.own = Own()
        edits: list[Node] = []
        for node in found:
            if node.name == "anchor":
                self.own.anchors[node.xml_id] = node
            elif node.name in ("choice", "seg"):
                edits.append(node)
            else:
                self.own.made.append(node)
        for node in self.own.made:
            for one in node.all():
                self._header_part(one)
        self.own.marks = list(self._marks(edits))

    # Header

    def _header_part(self, node: Node) -> None:
        name = self._end(node.xml_id)
        if node.name == "respStmt" and name.startswith("p."):
            person = node.child("persName")
            identity = identity_of(name[2:])
            told = "" if person is None else person.text()
            self.own.agents[identity] = Agent(identity, told, node.get("n"))
        elif node.name == "application" and name:
            label = node.child("label")
            self.own.programs[name] = "" if label is None else label.text()
        elif node.name in ("change", "item") and _ACTION.fullmatch(name):
            self._action(node, name)
        elif node.name == "note" and name:
            self.own.notes.append(node)

    def _action(self, node: Node, identity: str) -> None:
        kind, when, who = node.get("type"), node.get("when"), node.get("who")
        if node.name == "item":
            date = node.child("date")
            kind, who = node.get("n"), node.get("resp")
            when = "" if date is None else date.get("when")
        try:
            action = Action(
                ActionKind(kind), self.agent(who), datetime.fromisoformat(when), identity=identity
            )
        except ValueError:
            return
        self.own.actions[identity] = action

    def _end(self, name: str) -> str:
        """What follows the prefix; empty for a name of others."""
        return name[len(self._prefix) :] if name.startswith(self._prefix) else ""

    def agent(self, pointer: str) -> str:
        """The identity that ``resp`` or ``who`` points to; whoever is unknown is kept by name."""
        name = self._end(pointer.removeprefix("#"))
        return identity_of(name[2:]) if name.startswith("p.") else PROGRAM.identity

    # Corrections

    def _marks(self, nodes: Sequence[Node]) -> Iterator[Mark]:
        by_id = {node.xml_id: node for node in nodes if node.xml_id}
        for node in filter(self._is_understood, nodes):
            if node.get("prev"):
                continue
            chain = [node]
            while following := chain[-1].get("next").removeprefix("#"):
                part = by_id.get(following)
                if part is None or part.get("prev") != f"#{chain[-1].xml_id}" or part in chain:
                    break
                chain.append(part)
            if not chain[-1].get("next") and all(map(self._is_understood, chain[1:])):
                yield Mark(chain)

    def _is_understood(self, node: Node) -> bool:
        if self._end(node.get("change").removeprefix("#")) not in self.own.actions:
            return False
        told = node
        if node.name == "choice":
            parts = list(node.children())
            if [one.name for one in parts] != ["sic", "corr"]:
                return False
            told = parts[1]
            if told.get("type") not in _EDIT_KINDS:
                return False
            if any(isinstance(one, Node) for one in told.inside):
                names = {one.name for one in told.all()}
                if names - {"corr", "lb", "pb", "gap", "unclear"}:
                    return False
        if told.get("subtype") not in _ORIGINS:
            return False
        try:
            float(told.get("cert") or 0)
            int(told.get("rend").removeprefix(RANK) or 0)
            list(map(int, node.get("n").split()))
        except ValueError:
            return False
        return True

    def edit(self, mark: Mark, layer: Layer, cut: Cut) -> Edit:
        """The correction on the text of the file without what is ours."""
        nodes = mark.nodes
        spans = [self._span(node, layer, cut) for node in nodes]
        before, behind = (*map(int, nodes[0].get("n").split()), 0, 0)[:2]
        start, end = max(0, spans[0][0] - before), min(len(layer.text), spans[-1][1] + behind)
        if len(nodes) == 1 and spans[0][0] == spans[0][1]:  # put in
            start = end = min(start, len(layer.text))
            spans = [(start, start)]
        text, at = "", start
        for node, span in zip(nodes, spans, strict=True):
            text += layer.text[at : span[0]] + self._text(node, layer.text[slice(*span)])
            at = span[1]
        text += layer.text[at:end]
        told = nodes[0].child("corr") or nodes[0]
        is_kept = nodes[0].name == "seg"
        cert, rank = told.get("cert"), told.get("rend").removeprefix(RANK)
        return Edit(
            start,
            end,
            text,
            EditKind.KEEP if is_kept else EditKind(told.get("type")),
            Origin(told.get("subtype")),
            float(cert) if cert else None,
            int(rank) if rank else None,
            self.agent(told.get("resp")),
            self._end(nodes[0].get("change").removeprefix("#")),
            (nodes[0].get("type") == DOUBTFUL) if is_kept else told.child("unclear") is not None,
            self._sources(told),
        )

    def _span(self, node: Node, layer: Layer, cut: Cut) -> tuple[int, int]:
        held = _held(node).element
        return layer.offsets_in(cut.moved(held.inner), cut.moved(held.close))

    @staticmethod
    def _text(node: Node, read: str) -> str:
        corr = node.child("corr")
        return read if corr is None else corr.text()

    def _sources(self, told: Node) -> tuple[str, ...]:
        """Empty where it was the engine alone."""
        ends = [self._end(pointer[1:]) for pointer in told.get("source").split()]
        names = tuple(ENGINE if end == ENGINE else self.own.programs.get(end, "") for end in ends)
        return () if names == (ENGINE,) else names

    # Notes

    def is_note(self, node: Node) -> bool:
        """Whether a note of ours is still as we wrote it."""
        if self._end(node.get("change").removeprefix("#")) not in self.own.actions:
            return False
        try:
            Origin(node.get("subtype"))
            float(node.get("cert") or 0)
            told = [*map(int, node.get("n").split())]
            ends = [[*map(int, anchor.get("n").split())] for anchor in self.anchors_of(node)]
        except ValueError:
            return False
        is_placed = len(told) == 4 and min(told) >= 0
        return is_placed or (len(ends) == 2 and all(len(end) in (0, 2) for end in ends))

    def anchors_of(self, node: Node) -> list[Node]:
        """The two anchors of a note, as far as they are there."""
        pointers = (node.get("target"), node.get("targetEnd"))
        wanted = (f"#{node.xml_id}{FROM}", f"#{node.xml_id}{TO}")
        found = (self.own.anchors.get(one[1:]) for one in wanted)
        return [one for one in found if one is not None] if pointers == wanted else []

    def annotation(self, node: Node, layer: Layer, cut: Cut) -> Annotation:
        """What a note says for which ``is_note`` is true."""
        place = [*map(int, node.get("n").split())]
        for anchor in self.anchors_of(node):
            place += self._end_at(anchor, layer, cut)
        start, start_inside, end, end_inside = place
        start = min(max(0, start), len(layer.text))
        fs = node.child("fs")
        values = () if fs is None else tuple(sorted(_features(fs)))
        return Annotation(
            identity_of(self._end(node.xml_id)), start, min(max(start, end), len(layer.text)),
            node.get("type"), node.text(), max(0, start_inside), max(0, end_inside),
            self.agent(node.get("resp")), self._end(node.get("change").removeprefix("#")),
            tuple(value for value in values if value[0] != REJECTED), Origin(node.get("subtype")),
            float(node.get("cert")) if node.get("cert") else None,
            any(key == REJECTED for key, _ in values),
        )  # fmt: skip

    @staticmethod
    def _end_at(anchor: Node, layer: Layer, cut: Cut) -> list[int]:
        apart, inside = (*map(int, anchor.get("n").split()), 0, 0)[:2]
        return [layer.offset_at(cut.moved(anchor.element.start)) + apart, inside]


def _features(fs: Node) -> Iterator[tuple[str, str]]:
    for feature in fs.children():
        name = feature.get("name")
        yield name, feature.text()
