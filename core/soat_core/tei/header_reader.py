"""From the header of a record: who acted, what was done, where the text came from."""

from __future__ import annotations

import re
from datetime import datetime

from lxml import etree

from soat_core.actions import PROGRAM, Action, ActionKind, Agent
from soat_core.i18n import tr
from soat_core.report import Part, Source
from soat_core.tei.names import READER, XML_ID, agent_identity, tei
from soat_core.tei.reading import Reading

_ACTION = re.compile(r"e[0-9]{1,9}")
_KINDS = {kind.value: kind for kind in ActionKind}

Agents = dict[str, Agent]
"""By pointer (``#lan``)."""
Actions = dict[str, Action]
"""By pointer (``#e1``), oldest first."""


def read_agents(reading: Reading) -> Agents:
    """The clerks and the program, which is among them whether the record says so or not."""
    agents = {f"#{PROGRAM.identity}": PROGRAM}
    for program in reading.elements("t:teiHeader//t:application[@ident='soat']"):
        label = reading.words(program.find(tei("label")))
        agents[f"#{PROGRAM.identity}"] = Agent(PROGRAM.identity, label)
    for clerk in reading.elements("t:teiHeader//t:respStmt"):
        xml_id = clerk.get(XML_ID, "")
        identity = agent_identity(xml_id)
        if identity is None or identity == PROGRAM.identity:
            reading.bad_name(clerk, xml_id)
        else:
            name = reading.words(clerk.find(tei("persName")))
            agents[f"#{xml_id}"] = Agent(identity, name, clerk.get("n", ""))
    return agents


def read_readers(reading: Reading) -> dict[str, str]:
    """By pointer, the names of all that a decision may have for its source: ``"engine"``, OCR
    programs."""
    found: dict[str, str] = {}
    for program in reading.elements("t:teiHeader//t:application"):
        xml_id = program.get(XML_ID, "")
        name = xml_id
        if xml_id.startswith(READER):
            name = reading.words(program.find(tei("label")))
        found[f"#{xml_id}"] = name
    return found


def agent_of(reading: Reading, element: etree._Element, attribute: str, agents: Agents) -> str:
    """The identity of the agent that an attribute points to."""
    return agents.get(reading.pointed(element, attribute, agents), PROGRAM).identity


def read_actions(reading: Reading, agents: Agents) -> Actions:
    actions: Actions = {}
    for change in reading.elements("t:teiHeader//t:listChange/t:change"):
        xml_id = change.get(XML_ID, "")
        if not _ACTION.fullmatch(xml_id):
            reading.bad_name(change, xml_id)
        try:
            kind = _KINDS[change.get("type", "")]
            when = datetime.fromisoformat(change.get("when", "").strip())
        except (KeyError, ValueError):
            reading.report(
                change,
                tr(
                    "this action is of an unknown type or time",
                    "thao tác này có loại hoặc thời điểm không hiểu được",
                ),
            )
        else:
            who = agent_of(reading, change, "who", agents)
            actions[f"#{xml_id}"] = Action(kind, who, when, identity=xml_id)
    return actions


def read_source(reading: Reading) -> Source:
    bibl = reading.elements("t:teiHeader//t:bibl")[0]
    idno, notes = _told_of(reading, bibl, "idno"), _told_of(reading, bibl, "note")
    return Source(
        idno["file"],
        idno["sha256"],
        notes["encoding"],
        "byteOrderMark" in notes,
        idno["mediaType"],
        tuple(_read_part(reading, one) for one in bibl.iterchildren(tei("bibl"))),
    )


def _read_part(reading: Reading, bibl: etree._Element) -> Part:
    idno, notes = _told_of(reading, bibl, "idno"), _told_of(reading, bibl, "note")
    scope = next(bibl.iterchildren(tei("biblScope")))
    return Part(
        idno["file"],
        idno["sha256"],
        int(scope.get("from", "0")),
        int(scope.get("to", "0")),
        notes.get("encoding", ""),
        "byteOrderMark" in notes,
    )


def _told_of(reading: Reading, bibl: etree._Element, name: str) -> dict[str | None, str]:
    return {one.get("type"): reading.words(one) for one in bibl.iterchildren(tei(name))}
