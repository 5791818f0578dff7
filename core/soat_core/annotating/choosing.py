"""What becomes of words when a person chooses a kind for them, as plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from soat_core.annotating.marking import accepted, changed, ends_of, marked
from soat_core.annotating.nearby import Ends, text_between
from soat_core.annotating.proposals import Proposal
from soat_core.annotation import KIND, Annotation, is_of_office, values
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.entities.kinds import ENTRY_KINDS
from soat_core.review import Review


class Target(NamedTuple):
    """What a person means: words, with the annotation or the proposal that they stand for."""

    ends: Ends
    note: Annotation | None = None
    proposal: Proposal | None = None

    @property
    def kind(self) -> str:
        """Which it has or would have; empty for bare words."""
        if self.note is not None:
            return self.note.kind
        return "" if self.proposal is None else self.proposal.kind

    @property
    def values(self) -> dict[str, str]:
        one = self.note or self.proposal
        return {} if one is None else dict(one.values)

    @property
    def is_moved(self) -> bool:
        """Whether its ends are others than those of what it stands for."""
        if self.note is not None:
            return self.ends != ends_of(self.note)
        one = self.proposal
        return one is not None and self.ends != (one.start, one.end)

    def having(self, ends: Ends) -> Target:
        return self._replace(ends=ends)


def target_of(one: Annotation | Proposal) -> Target:
    """An annotation or a proposal as it stands."""
    if isinstance(one, Proposal):
        return Target(Ends(one.start, one.end), proposal=one)
    return Target(Ends(*ends_of(one)), note=one)


def chosen(
    review: Review, target: Target, kind: str, named: Mapping[str, str] | None = None
) -> Plan:
    """The words of a target as something of a kind.

    ``named`` are its values; without them it keeps those it has, where they go with the kind, or
    takes those that its words tell.  Raises ``ActionError`` where it is so already.
    """
    if named is None:
        named = _values_for(review, target, kind)
    if target.note is not None:
        start, end = target.ends
        return changed(target.note, start=start, end=end, kind=kind, named=named)
    one = target.proposal
    is_same = one is not None and not target.is_moved and kind == one.kind
    if one is not None and is_same and values(named) == one.values:
        return accepted(review.document, [one], seen=True)
    return marked(review.document, *target.ends, kind, named)


def with_definition(document: Document, plan: Plan, definition: Mapping[str, str]) -> Plan:
    """A plan that uses a kind of an office, with its definition if the report has none.

    ``definition`` has ``name``, ``title``, ``element`` and ``colour``.
    """
    name = definition["name"]
    known = any(n.kind == KIND and n.value("name") == name for n in document.annotations)
    if known or not is_of_office(name):
        return plan
    taken = {note.identity for note in plan.annotate}
    number = int(document.next_annotation[1:])
    while f"n{number}" in taken or document.annotation(f"n{number}") is not None:
        number += 1
    told = {key: definition.get(key, "") for key in ("name", "element", "colour")}
    note = Annotation(
        f"n{number}", 0, 0, KIND, definition.get("title") or name, values=values(told)
    )
    return replace(plan, annotate=(*plan.annotate, note))


def values_told(kind: str, words: str) -> dict[str, str]:
    """The values that words tell by themselves if they are something of a kind; may be none."""
    from soat_core.entities.finding import find_mentions  # brings lists of names along

    for one in find_mentions(words):
        if one.kind == kind and one.end - one.start >= len(words.strip()) * 0.6:
            return dict(one.values)
    return {}


def _values_for(review: Review, target: Target, kind: str) -> dict[str, str]:
    if kind == target.kind and not target.is_moved:
        return target.values
    told = values_told(kind, text_between(review, target.ends))
    entry = target.values.get("entry", "")
    if entry and kind == target.kind and kind in ENTRY_KINDS:
        told["entry"] = entry
    if not told and kind == target.kind:
        return target.values
    return told
