"""The shipped schema of the record."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from soat_core.i18n import tr
from soat_core.tei.findings import MOST, Finding
from soat_resources import resource_path

_ELEMENT = re.compile(r"(?:[Ee]lement|got) (\w+)")
_ATTRIBUTE = re.compile(r"[Aa]ttribute (\w+)(?: for element (\w+))?")


@lru_cache(maxsize=1)
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(resource_path("schema", "soat.rng"))))


def violations(root: etree._Element) -> list[Finding]:
    """Where a tree departs from the profile, by line; one finding a line."""
    schema = _schema()
    if schema.validate(root):
        return []
    found: dict[int, Finding] = {}
    for entry in schema.error_log:
        found.setdefault(entry.line, Finding(entry.line, _sentence(entry.message)))
        if len(found) == MOST:
            break
    return sorted(found.values(), key=lambda finding: finding.line)


def _sentence(message: str) -> str:
    """libxml2's message for people: which part is wrong; what a schema expects helps nobody."""
    attribute = _ATTRIBUTE.search(message)
    if attribute is not None:
        return tr(
            "the attribute “{name}” is not as a record has it",
            "thuộc tính “{name}” không đúng dạng của hồ sơ",
            name=attribute[1],
        )
    element = _ELEMENT.search(message)
    if element is not None:
        return tr(
            "the element “{name}” is not as a record has it",
            "phần tử “{name}” không đúng dạng của hồ sơ",
            name=element[1],
        )
    return tr("this is not as a record has it", "chỗ này không đúng dạng của hồ sơ")
