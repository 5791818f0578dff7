"""Annotations in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from soat_core.annotating.choosing import Target
from soat_core.annotating.values import summary
from soat_core.entities.kinds import ENTRY_KINDS
from soat_gui.annotations.kinds import Kinds
from soat_gui.session import Session
from soat_gui.suggestions.chip import percent

_SURE, _LIKELY = 0.97, 0.8


def how_sure(posterior: float) -> str:
    """A posterior as a word and a number."""
    if posterior >= _SURE:
        word = QCoreApplication.translate("Annotations", "sure")
    elif posterior >= _LIKELY:
        word = QCoreApplication.translate("Annotations", "likely")
    else:
        word = QCoreApplication.translate("Annotations", "perhaps")
    return f"{word} {percent(posterior)}"


def told_values(session: Session, kind: str, named: dict[str, str]) -> str:
    """What is known of something: its values, and the entry of the register."""
    parts = [summary(kind, named)]
    entry = session.document.annotation(named.get("entry", "")) if kind in ENTRY_KINDS else None
    if entry is not None:
        parts.append(f"▸ {entry.text}")
    return " · ".join(filter(None, parts))


def told_target(session: Session, kinds: Kinds, target: Target) -> str:
    """What some words are, or might be."""
    if not target.kind:
        return QCoreApplication.translate("Annotations", "choose what it is")
    title = kinds.find(target.kind).title
    told = told_values(session, target.kind, target.values)
    said = f"{title} ({told})" if told else title
    if target.note is not None and target.note.is_of_file:
        words = QCoreApplication.translate("Annotations", "in the TEI file: {kind}")
        return words.format(kind=said)
    if target.note is not None:
        words = QCoreApplication.translate("Annotations", "marked: {kind}")
        return words.format(kind=said)
    words = QCoreApplication.translate("Annotations", "proposed: {kind}, {sure}")
    posterior = target.proposal.posterior if target.proposal is not None else 0.0
    return words.format(kind=said, sure=how_sure(posterior))
