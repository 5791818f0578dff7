"""Joining the lines of a part, and taking a part apart into lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from soat_core.edition.joints import joint
from soat_core.edition.model import Break, Item, Part, Run


def with_joints(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with every break knowing how its lines are joined.

    Of several breaks in a row the last one joins; without text on one side nothing does.
    """
    lines = ["".join(item.text for item in line if isinstance(item, Run)) for line in rows(items)]
    found: list[Item] = []
    number = 0
    before = ""
    for item in items:
        if isinstance(item, Break):
            before = lines[number] if lines[number].strip() else before
            told = joint(before, lines[number + 1])
            if told.drops_hyphen:
                _soften(found)
            item = replace(item, joint=told.text)
            number += 1
        found.append(item)
    return tuple(found)


def rows(items: Sequence[Item]) -> list[list[Item]]:
    """The items line by line, without the breaks; at least one line."""
    found: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, Break):
            found.append([])
        else:
            found[-1].append(item)
    return found


def plain(items: Sequence[Item], *, flowed: bool = True) -> str:
    """The text of items: its lines joined, or ended by line feeds."""
    return "".join(_plain(items, flowed))


def listed(part: Part) -> Iterator[tuple[Item, ...]]:
    """The lines of a list of recipients; one that begins without a dash goes on with the line
    before it."""
    found: list[list[Item]] = []
    for number, row in enumerate(rows(part.items)):
        begins = plain(row).lstrip()[:1] in ("-", "–", "+", "•", "*")
        if number < 2 or begins:
            found.append(row)
        else:
            found[-1] += [Break(row[0].at if row else part.at, None), *row]
    return (with_joints(row) for row in found)


def _plain(items: Sequence[Item], flowed: bool) -> Iterator[str]:
    for item in items:
        if isinstance(item, Run) and not (flowed and item.is_soft):
            yield item.text
        elif isinstance(item, Break):
            yield item.joint if flowed else "\n"


def _soften(items: list[Item]) -> None:
    """Cut the hyphen at the end of a line off into a run of its own."""
    for index in range(len(items) - 1, -1, -1):
        run = items[index]
        if isinstance(run, Run) and run.text.strip():
            text = run.text.rstrip()
            cut = len(text) - 1
            hyphen = replace(run, text=text[cut:], at=run.at + cut, is_soft=True, opens=False)
            rest = replace(run, text=text[:cut])
            if not cut:
                hyphen = replace(hyphen, opens=run.opens)
            items[index : index + 1] = [rest, hyphen] if cut else [hyphen]
            return
