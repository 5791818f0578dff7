"""Where in the file a correction goes: into one stretch without tags, into several, or around a
stretch with empty elements in it; or the reason why it cannot be made."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein, Opcodes

from soat_core.i18n import tr
from soat_core.tei.foreign.elements import EDITABLE, WRAPPABLE
from soat_core.tei.foreign.layer import Kind, Layer, Run
from soat_core.tei.foreign.markup import Element

_NOT_IN_XML = re.compile("[^\t\n\f\r\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FEW = 12
"""Stretches of which it is tried whether those that stay are found in the text."""


class Refused(Exception):
    """The correction cannot be written into the file; the message is for people."""


@dataclass(frozen=True, slots=True)
class Part:
    """``text[start:end]`` of the layer, bytes ``first..last`` of the file, shall read ``text``.

    ``owner`` is the element that it stands in.
    """

    start: int
    end: int
    text: str
    first: int
    last: int
    owner: int


def parts_of(layer: Layer, start: int, end: int, text: str) -> tuple[Part, ...]:
    """What makes ``layer.text[start:end]`` read ``text``, in order; there is at least one.

    Where nothing changes it is the first stretch with ink that something could change in.  Raises
    ``Refused``.
    """
    strange = _NOT_IN_XML.search(text)
    if strange is not None:
        raise Refused(_strange(strange[0]))
    if start == end:
        return (_insertion(layer, start, text),)
    runs = list(layer.runs_in(start, end))
    if len(runs) == 1:
        if not runs[0].editable:
            raise Refused(_reason(layer, start, end))
        return (_part(layer, runs[0], text),)
    try:
        parts = _split(layer, start, end, text)
    except Refused:
        return (_wrapped(layer, start, end, text),)
    read = layer.text
    parts = [_without_edges(layer, part) for part in parts]
    changed = [part for part in parts if part.text != read[part.start : part.end]]
    inked = [part for part in parts if read[part.start : part.end].strip()]
    if not (changed or inked):
        raise Refused(_reason(layer, start, end))
    return tuple(changed or inked[:1])


def is_locked(layer: Layer, start: int, end: int) -> bool:
    """Whether nothing of the ink in a stretch can be corrected."""
    return start < end and not any(
        layer.is_editable(offset) and not layer.text[offset].isspace()
        for offset in range(start, end)
    )


def _insertion(layer: Layer, offset: int, text: str) -> Part:
    at = layer.place(offset)
    if at is None:
        raise Refused(
            tr(
                "nothing can be put in here: it is between two parts of the TEI file",
                "không chèn được ở đây: đây là chỗ giáp hai phần của tệp TEI",
            )
        )
    inside = offset < len(layer.text) and layer.is_editable(offset)
    owner = layer.owners[offset if inside else offset - 1]
    return Part(offset, offset, text, at, at, owner)


def _part(layer: Layer, run: Run, text: str) -> Part:
    first, last = layer.starts[run.start], layer.ends[run.end - 1]
    return Part(run.start, run.end, text, first, last, layer.owners[run.start])


# Several stretches


def _split(layer: Layer, start: int, end: int, text: str) -> list[Part]:
    """One part for each stretch that can be corrected; what stands between them stays."""
    lines, wanted = layer.text[start:end].split("\n"), text.split("\n")
    if len(lines) != len(wanted):
        raise Refused(_reason(layer, start, end))
    parts: list[Part] = []
    at = start
    for line, new in zip(lines, wanted, strict=True):
        parts += _split_line(layer, at, at + len(line), new)
        at += len(line) + 1
    return parts


def _without_edges(layer: Layer, part: Part) -> Part:
    """The part without white space at its ends that stays, unless nothing else is in it."""
    read, text = layer.text[part.start : part.end], part.text
    if not (read.strip() and text.strip()):
        return part
    start, end, left, right = part.start, part.end, 0, len(text)
    while layer.text[start].isspace() and layer.text[start] == text[left]:
        start, left = start + 1, left + 1
    while layer.text[end - 1].isspace() and layer.text[end - 1] == text[right - 1]:
        end, right = end - 1, right - 1
    first, last = layer.starts[start], layer.ends[end - 1]
    return Part(start, end, text[left:right], first, last, layer.owners[start])


def _split_line(layer: Layer, start: int, end: int, text: str) -> Iterator[Part]:
    runs = list(layer.runs_in(start, end))
    if not runs:
        if text:
            raise Refused(_reason(layer, start, end))
        return
    texts = _shared_out(layer, runs, text)
    for run, new in zip(runs, texts, strict=True):
        if run.editable:
            yield _part(layer, run, new)
        elif new != layer.text[run.start : run.end]:
            raise Refused(_reason(layer, run.start, run.end))


def _shared_out(layer: Layer, runs: Sequence[Run], text: str) -> list[str]:
    """``text`` cut as the stretches are, letter against letter."""
    read = layer.text[runs[0].start : runs[-1].end]
    cuts = [0]
    codes = Levenshtein.opcodes(read, text)
    for run in runs[:-1]:
        cuts.append(_carried(codes, run.end - runs[0].start, to_left=run.editable))
    cuts.append(len(text))
    texts = [text[a:b] for a, b in pairwise(cuts)]
    kept = all(
        run.editable or new == layer.text[run.start : run.end]
        for run, new in zip(runs, texts, strict=True)
    )
    return texts if kept else _around_locked(layer, runs, text) or texts


def _carried(codes: Opcodes, at: int, *, to_left: bool) -> int:
    """Where a cut in the first text is in the second; what was put in there is left of it, or
    right."""
    found = 0
    for code in codes:
        if code.src_start > at or (code.src_start == at and code.src_end > at):
            break
        if code.src_start == code.src_end:
            if code.src_start < at or to_left:
                found = code.dest_end
        else:
            found = min(code.dest_start + at - code.src_start, code.dest_end)
    return found


def _around_locked(layer: Layer, runs: Sequence[Run], text: str) -> list[str] | None:
    """The same by looking for what must stay."""
    if len(runs) > _FEW:
        return None
    pattern = "".join(
        "(.*?)" if run.editable else f"({re.escape(layer.text[run.start : run.end])})"
        for run in runs
    )
    found = re.fullmatch(pattern, text, re.DOTALL)
    return list(found.groups()) if found else None


# Around everything


def _wrapped(layer: Layer, start: int, end: int, text: str) -> Part:
    """The whole stretch as one, where it stands in one element and loses no statement by it."""
    refused = Refused(_reason(layer, start, end))
    if any(layer.kinds[offset] > Kind.BREAK for offset in range(start, end)):
        raise refused
    owners = {layer.owners[offset] for offset in range(start, end)}
    owner = _common(layer, owners)
    if layer.elements[owner].name not in EDITABLE:
        raise refused
    first = min(layer.starts[offset] for offset in range(start, end))
    last = max(layer.ends[offset] for offset in range(start, end))
    for inner in owners - {owner}:
        child = layer.elements[_child_of(layer, owner, inner)]
        first, last = min(first, child.start), max(last, child.end)
    inside = _elements_in(layer, first, last)
    if any(one.end > last or one.name not in WRAPPABLE for one in inside):
        raise refused
    if layer.count_in(first, last) != end - start:
        raise refused
    return Part(start, end, text, first, last, owner)


def _elements_in(layer: Layer, first: int, last: int) -> list[Element]:
    elements = layer.elements
    begin = bisect_left(elements, first, key=lambda one: one.start)
    stop = bisect_left(elements, last, key=lambda one: one.start)
    return list(elements[begin:stop])


def _common(layer: Layer, owners: set[int]) -> int:
    """The innermost element around all of them."""
    paths = [_path(layer, owner) for owner in owners]
    common = 0
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1:
            break
        common = level[0]
    return common


def _path(layer: Layer, owner: int) -> list[int]:
    """From the root to the element."""
    path = [owner]
    while path[-1] > 0:
        path.append(layer.elements[path[-1]].parent)
    return path[::-1]


def _child_of(layer: Layer, owner: int, inner: int) -> int:
    path = _path(layer, inner)
    return path[path.index(owner) + 1]


# Reasons


def _reason(layer: Layer, start: int, end: int) -> str:
    kinds = {layer.kinds[offset] for offset in range(start, end)}
    for offset in range(start, end):
        name = layer.elements[layer.owners[offset]].name
        if layer.kinds[offset] == Kind.LOCKED or (
            layer.kinds[offset] == Kind.TEXT and name not in EDITABLE
        ):
            return _locked(name)
    if Kind.FENCE in kinds:
        return tr(
            "two parts of the TEI file meet here, which stay apart",
            "đây là chỗ giáp hai phần của tệp TEI, không nối lại được",
        )
    return tr(
        "these words stand in different elements of the TEI file: change them one by one",
        "các chữ này nằm trong những phần tử khác nhau của tệp TEI: hãy sửa từng chữ một",
    )


def _locked(name: str) -> str:
    if not name:
        return tr(
            "this is no TEI text: it can only be read here",
            "chỗ này không phải văn bản TEI: ở đây chỉ đọc được",
        )
    return tr(
        "this stands in “{name}” of the TEI file: it can only be read here",
        "chỗ này nằm trong “{name}” của tệp TEI: ở đây chỉ đọc được",
        name=name,
    )


def _strange(char: str) -> str:
    return tr(
        "the character U+{code} cannot stand in an XML file",
        "ký tự U+{code} không ghi được vào tệp XML",
        code=f"{ord(char):04X}",
    )
