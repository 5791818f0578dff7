"""Entities on the page: what is told of each, how kinds look, how many there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from soat_core.annotating.values import shown_value
from soat_core.annotation import Annotation
from soat_core.edition import Edition, Mentioned
from soat_core.edition.wording import annotation_kind
from soat_core.entities.kinds import EntityKind

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class Entities:
    """The entities of an edition by number, for what the page tells of them."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        shown = [one for one in edition.mentions if one.annotation.kind != EntityKind.FOOTNOTE_MARK]
        self._numbers = {one.annotation.identity: at for at, one in enumerate(shown)}
        self.told = [told(one, edition.kinds) for one in shown]
        self.counts = Counter(one.annotation.kind for one in shown)
        own = sorted(self.counts.keys() - set(EntityKind))
        self._own = {kind: f"e-own{number}" for number, kind in enumerate(own, 1)}

    def number(self, annotation: Annotation) -> int:
        return self._numbers[annotation.identity]

    def look(self, kind: str) -> str:
        """The classes of a kind."""
        return f"e-other {self._own[kind]}" if kind in self._own else f"e-{kind}"

    def styles(self) -> str:
        """The colours that an office gave its own kinds; anything but a colour is left out."""
        rules = []
        for kind, name in self._own.items():
            defined = self._edition.kinds.get(kind)
            colour = defined.value("colour") if defined else ""
            if _COLOUR.fullmatch(colour):
                rules.append(f".{name} {{ --e: {colour}; }}\n")
        return "".join(rules)


def told(one: Mentioned, defined: Mapping[str, Annotation]) -> str:
    """An entity in one line: its kind, what the register or its values say."""
    kind = annotation_kind(one.annotation.kind, defined)
    values = one.annotation.values
    if one.entry:
        codes = [one.entry.text, one.entry.value("code")]
        return f"{kind}: {' · '.join(filter(None, codes))}"
    known = ", ".join(shown_value(name, value) for name, value in values if name != "entry")
    return f"{kind}: {known or ' '.join(one.text.split())}"
