"""Names in the record: elements with their namespace, and identities as ``xml:id``."""

from __future__ import annotations

import re
from functools import lru_cache

from soat_core.annotation import NOTE, WORD

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

RECORD = "record"
RECORD_IDENT = "soat-record"
RECORD_VERSION = "3"
"""Form of the record, as the version of ``application[@ident='soat-record']``.

1: first form.  2: ``unclear``, notes of the type ``word``, more types of actions, ``auto`` without
a source, and OCR programs that read the picture again as sources.  3: names, dates and numbers in
the text, parts of the document and the register.
"""
READABLE_VERSIONS = frozenset(["1", "2", RECORD_VERSION])
"""Every form is also valid in the later ones."""
ENGINE = "engine"
READER = "reader."
"""Before a number it is the ``xml:id`` of an OCR program; no person's is like that."""

NOTE_TYPES = {NOTE: "clerk", WORD: "word"}
"""What ``note/@type`` says of each kind of annotation that a record can hold."""

_ENCODED = re.compile(r"_([0-9a-f]{1,6})_")
_PLAIN_PERSON = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_PLAIN_NOTE = re.compile(r"n[0-9]{1,9}")
# what the record itself uses as xml:id, and what changes, notes and characters are called
_TAKEN = re.compile(r"app|engine|record|ocr|err|e[0-9]+|n[0-9]+|c-[0-9A-F]+")


def tei(name: str) -> str:
    """The element name as lxml writes it."""
    return f"{{{NAMESPACE}}}{name}"


@lru_cache(maxsize=256)  # a day's work names a few people 50,000 times
def agent_id(identity: str) -> str:
    """The ``xml:id`` of an agent: the identity itself where that is a fit and free name."""
    if identity == "app" or (_PLAIN_PERSON.fullmatch(identity) and not _TAKEN.fullmatch(identity)):
        return identity
    return "_p." + _encoded(identity)


def agent_identity(xml_id: str) -> str | None:
    """The inverse of ``agent_id``; None for a name that it never gives."""
    identity = _decoded(xml_id[3:]) if xml_id.startswith("_p.") else xml_id
    return identity if identity is not None and agent_id(identity) == xml_id else None


def note_id(identity: str) -> str:
    """The ``xml:id`` of an annotation."""
    return identity if _PLAIN_NOTE.fullmatch(identity) else "_n." + _encoded(identity)


def note_identity(xml_id: str) -> str | None:
    """The inverse of ``note_id``; None for a name that it never gives."""
    identity = _decoded(xml_id[3:]) if xml_id.startswith("_n.") else xml_id
    return identity if identity is not None and note_id(identity) == xml_id else None


def _encoded(identity: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", identity)


def _decoded(name: str) -> str | None:
    try:
        return _ENCODED.sub(lambda match: chr(int(match[1], 16)), name)
    except ValueError:
        return None
