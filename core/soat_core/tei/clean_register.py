"""The register of the clean export: what the names in the text point to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soat_core.annotation import Annotation
from soat_core.entities.kinds import EntityKind
from soat_core.tei.clean_text import content
from soat_core.tei.kinds import fits_attribute
from soat_core.tei.names import note_id
from soat_core.tei.stand_off import ENTRY_KIND, REGISTERS


def register(entries: Sequence[Annotation]) -> str:
    """``standOff`` with a list for each kind of entries; empty where there is none."""
    lists = "".join(_lists(entries))
    return f"<standOff>\n{lists}</standOff>\n" if lists else ""


def _lists(entries: Sequence[Annotation]) -> Iterator[str]:
    for kind, (outer, element, name) in REGISTERS.items():
        found = [entry for entry in entries if entry.value(ENTRY_KIND) == kind]
        if found:
            inner = "".join(_entry(entry, element, name) for entry in found)
            yield f"<{outer}>\n{inner}</{outer}>\n"


def _entry(entry: Annotation, element: str, name: str) -> str:
    is_document = entry.value(ENTRY_KIND) == EntityKind.DOCUMENT
    parts = [f"<{name}>{content(entry.text)}</{name}>"]
    # TEI wants names first
    for value_name, value in sorted(entry.values, key=lambda one: one[0] != "formerly"):
        if value_name != ENTRY_KIND and value:
            parts.append(_value(value_name, value, name, is_document=is_document))
    return f'<{element} xml:id="{note_id(entry.identity)}">{"".join(parts)}</{element}>\n'


def _value(value_name: str, value: str, name: str, *, is_document: bool) -> str:
    text = content(value)
    if value_name in ("code", "number"):
        type_ = "soKyHieu" if is_document else "code"
        return f'<idno type="{type_}">{text}</idno>'
    if is_document and value_name == "when" and fits_attribute("when", value):
        return f'<date when="{value}"/>'
    if is_document and value_name == "issuer":
        return f"<orgName>{text}</orgName>"
    if not is_document and value_name == "formerly":
        return f'<{name} type="former">{text}</{name}>'
    return f'<note type="{value_name}">{text}</note>'
