"""``soat validate``: records against their profile, TEI of others against what can be edited."""

from __future__ import annotations

from pathlib import Path

import click

from soat_core.cli.bilingual import Command
from soat_core.cli.running import COULD_NOT, say
from soat_core.errors import SoatError


@click.command(
    cls=Command,
    words=(
        "Check records against Soát's TEI profile: one line for each finding.",
        "Kiểm tra hồ sơ TEI theo quy định của Soát: mỗi lỗi một dòng.",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.pass_context
def validate(context: click.Context, files: tuple[str, ...]) -> None:
    good = [_validate_one(name) for name in files]
    if not all(good):
        context.exit(COULD_NOT)


def _validate_one(name: str) -> bool:
    """Print the findings for one file; whether there are none."""
    from soat_core.readers.xml_file import is_foreign
    from soat_core.storage import read_file
    from soat_core.tei import validate_record
    from soat_core.tei.foreign import describe_foreign, foreign_findings, read_foreign

    told = ""
    try:
        data, _ = read_file(name)
        if is_foreign(data):
            findings = foreign_findings(data, Path(name).name)
            if not findings:
                told = f" ({describe_foreign(read_foreign(data, Path(name).name))})"
        else:
            findings = validate_record(data, Path(name).name)
    except SoatError as error:
        say(str(error))
        return False
    for finding in findings:
        # what is said of the whole file stands at its beginning, where editors can jump to
        click.echo(f"{name}:{max(1, finding.line)}: {finding.message}")
    if not findings:
        click.echo(f"{name}: OK{told}")
    return not findings
