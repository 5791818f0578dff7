"""``soat merge``: two records of one OCR text become one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from soat_core.cli.bilingual import Command, Option
from soat_core.cli.harmless import visible
from soat_core.cli.options import FORCE, JSON
from soat_core.cli.printing import show_json
from soat_core.i18n import tr

if TYPE_CHECKING:
    from soat_core.files import OpenedFile
    from soat_core.merging import Difference, Outcome, Side

WINNERS = ("newer", "first", "second")


@click.command(
    cls=Command,
    words=(
        "Merge two records of the same OCR text: the decisions and annotations of both. What both "
        "decided in different ways is listed.",
        "Ghép hai hồ sơ của cùng một văn bản OCR: giữ quyết định và chú giải của cả hai. Chỗ hai "
        "bên quyết định khác nhau được liệt kê.",
    ),
)
@click.argument("first", metavar="FILE.tei.xml", type=click.Path(path_type=Path))
@click.argument("second", metavar="OTHER.tei.xml", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    cls=Option,
    words=("Where to write the merged record.", "Nơi ghi hồ sơ đã ghép."),
)
@click.option(
    "--prefer",
    type=click.Choice(WINNERS),
    default="newer",
    show_default=True,
    cls=Option,
    words=(
        "Whose decision stands where both decided: the newer one, or always one side's.",
        "Khi hai bên khác nhau thì theo ai: bên quyết định sau (newer), hay luôn theo tệp thứ nhất "
        "(first), tệp thứ hai (second).",
    ),
)
@click.option(
    "--base",
    type=click.Path(path_type=Path),
    cls=Option,
    words=(
        "The record that both were made from, where it is still there.",
        "Hồ sơ gốc mà hai bản cùng làm tiếp, nếu còn giữ.",
    ),
)
@click.option(
    "--dry-run",
    is_flag=True,
    cls=Option,
    words=("Only list the differences; write nothing.", "Chỉ liệt kê chỗ khác, không ghi gì."),
)
@JSON
@FORCE
def merge(
    first: Path,
    second: Path,
    output: Path,
    prefer: str,
    base: Path | None,
    dry_run: bool,
    as_json: bool,
    force: bool,
) -> None:
    from soat_core.files import save_record
    from soat_core.storage import check_target

    if not dry_run:
        check_target(output, overwrite=force)
        _protect(first, second, output)
    mine, theirs = _opened(first), _opened(second)
    outcome, lines = _merged(mine, theirs, _winner(prefer), _opened(base) if base else None)
    if not dry_run:
        stamp = mine.stamp if _same(first, output) else None
        save_record(mine.document, output, engine_version="", expected=stamp, overwrite=force)
    _tell(outcome, lines, as_json=as_json)


# Within


def _opened(path: Path) -> OpenedFile:
    from soat_core.cli.running import not_read_only
    from soat_core.errors import InputError
    from soat_core.files import open_file

    opened = open_file(path)
    if not opened.is_record:
        raise InputError(
            tr("this is not a record of Soát", "đây không phải là hồ sơ của Soát"),
            where=str(path),
            advice=tr("Choose a record (.tei.xml).", "Hãy chọn một hồ sơ (.tei.xml)."),
        )
    not_read_only(opened)
    return opened


def _protect(first: Path, second: Path, output: Path) -> None:
    from soat_core.locking import refuse_if_locked
    from soat_core.storage import protect_source

    protect_source(first, output, in_place=True)
    protect_source(second, output)
    refuse_if_locked(output)


def _same(first: Path, output: Path) -> bool:
    from soat_core.storage import same_file

    return same_file(first, output)


def _winner(prefer: str) -> Side | None:
    from soat_core.merging import Side

    return {"newer": None, "first": Side.MINE, "second": Side.THEIRS}[prefer]


Line = dict[str, Any]


def _merged(
    mine: OpenedFile, theirs: OpenedFile, winner: Side | None, base: OpenedFile | None
) -> tuple[Outcome, list[Line]]:
    """What came of it, and every conflict as it is told."""
    from soat_core.actions import PROGRAM
    from soat_core.merging import compare
    from soat_core.merging import merge as bring_together
    from soat_core.snapshot import snapshot_of

    before = snapshot_of(mine.document)
    known = base.document if base is not None else None
    if known is not None:
        compare(mine.document, known)  # refuses one of another text
    outcome = bring_together(mine.document, theirs.document, PROGRAM, winner=winner, base=known)
    return outcome, [_line(one, before, theirs, winner) for one in outcome.conflicts]


def _line(difference: Difference, mine: Any, theirs: OpenedFile, winner: Side | None) -> Line:
    from soat_core.merging import Side
    from soat_core.merging.wording import read, said

    report = theirs.document.report
    ours, others = said(difference, Side.MINE, mine), said(difference, Side.THEIRS, theirs.document)
    return {
        "line": report.line_of(difference.start) + 1,
        "read": read(difference, report.ocr_text),
        "first": ours.text,
        "first_by": ours.who,
        "second": others.text,
        "second_by": others.who,
        "taken": "first" if (winner or difference.newer) is Side.MINE else "second",
    }


def _tell(outcome: Outcome, lines: list[Line], *, as_json: bool) -> None:
    if as_json:
        told = {"taken": outcome.taken, "kept": outcome.kept, "conflicts": lines}
        show_json(told)
        return
    for one in lines:
        click.echo(visible(_sentence(one)))
    click.echo(
        tr(
            "{taken} places of the second record taken, {kept} only the first had changed, "
            "{conflicts} decided differently by both",
            "Lấy {taken} chỗ của hồ sơ thứ hai, {kept} chỗ chỉ hồ sơ thứ nhất sửa, {conflicts} chỗ "
            "hai bên quyết định khác nhau",
            taken=outcome.taken,
            kept=outcome.kept,
            conflicts=len(lines),
        )
    )


def _sentence(one: Line) -> str:
    marks = {"first": "*" if one["taken"] == "first" else " "}
    marks["second"] = " " if marks["first"] == "*" else "*"
    sides = (
        f"{marks[side]} {one[side]}" + (f" ({one[f'{side}_by']})" if one[f"{side}_by"] else "")
        for side in ("first", "second")
    )
    where = tr("line {line}: {read}", "dòng {line}: {read}", line=one["line"], read=one["read"])
    return f"{where}  |  " + "  |  ".join(sides)
