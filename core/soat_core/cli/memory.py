"""``soat memory``: looking at what was learnt from the clerk, and changing it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from soat_core.cli.bilingual import Group, Option
from soat_core.cli.memory_tables import as_json as told
from soat_core.cli.memory_tables import head, row
from soat_core.cli.options import FORCE, OUTPUT
from soat_core.cli.printing import STDOUT, show_json, show_rows, write_bytes
from soat_core.cli.running import say
from soat_core.errors import SoatError
from soat_core.i18n import tr

if TYPE_CHECKING:
    from soat_core.memory import Memory, Pair, Word

# The words of soat_core.memory.Order, which is not imported yet; a test holds them together.
ORDERS = ("latest", "accepted", "rejected", "read", "text")


@click.group(
    cls=Group,
    words=(
        "Look at, change, take along or clear what Soát learnt from your decisions.",
        "Xem, sửa, mang đi hoặc xóa những gì Soát đã học từ các quyết định của bạn.",
    ),
)
@click.option(
    "--file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    cls=Option,
    words=("Another memory than your own.", "Dùng bộ nhớ khác, không phải của bạn."),
)
@click.pass_context
def memory(context: click.Context, file: Path | None) -> None:
    context.obj = file


@memory.command(
    words=(
        "Show what is remembered: as read, as decided, times accepted and rejected, last used.",
        "Xem những gì đã nhớ: chữ đọc được, chữ đã chọn, số lần nhận, số lần bỏ, lần dùng cuối.",
    ),
)
@click.argument("containing", metavar="[TEXT]", default="")
@click.option(
    "--words",
    "of_words",
    is_flag=True,
    cls=Option,
    words=("Your own words instead of pairs.", "Xem các từ riêng của bạn thay vì các cặp."),
)
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default="latest",
    show_default=True,
    cls=Option,
    words=("What comes first.", "Sắp xếp theo lần dùng cuối, số lần nhận, số lần bỏ, hay chữ."),
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="COUNT",
    cls=Option,
    words=("Show only so many.", "Chỉ hiện chừng ấy dòng."),
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    cls=Option,
    words=("Write JSON, with the contexts.", "In dạng JSON, kèm ngữ cảnh."),
)
@click.pass_obj
def show(
    file: Path | None,
    containing: str,
    of_words: bool,
    sort: str,
    limit: int | None,
    as_json: bool,
) -> None:
    from soat_core.memory import Order

    def look(memory: Memory) -> Sequence[Pair | Word]:
        if of_words:
            return memory.words(containing)[:limit]
        return memory.all(containing, Order(sort), limit=limit)

    found = _if_there_is_one(file, look) or []
    if as_json:
        show_json([told(one) for one in found])
    elif found:
        show_rows([head(of_words), *map(row, found)])
    else:
        say(tr("nothing found in the memory", "không tìm thấy gì trong bộ nhớ"))


@memory.command(
    words=(
        "Add a word or phrase that you use, or with --for what a garbled token says.",
        "Thêm từ hoặc cụm từ hay dùng; với --for là thêm cách sửa một chữ đọc sai.",
    ),
)
@click.argument("text", metavar="TEXT")
@click.option(
    "--for",
    "token",
    metavar="READ",
    cls=Option,
    words=("The token as OCR reads it.", "Chữ như OCR đọc ra."),
)
@click.pass_obj
def add(file: Path | None, text: str, token: str | None) -> None:
    from soat_core.memory import Decision, Memory
    from soat_core.memory.errors import cannot_keep

    with Memory.open(file) as memory:
        if token is None:
            memory.add_word(text)
        elif not memory.record(Decision(token, text)):
            raise cannot_keep(f"{token} → {text}")


@memory.command(
    words=(
        "Change what a token was decided to say.",
        "Đổi chữ đã chọn cho một chữ đọc được.",
    ),
)
@click.argument("token", metavar="READ")
@click.argument("text", metavar="OLD")
@click.argument("new_text", metavar="NEW")
@click.pass_obj
def edit(file: Path | None, token: str, text: str, new_text: str) -> None:
    if not _if_there_is_one(file, lambda memory: memory.change_pair(token, text, new_text)):
        raise _not_there(f"{token} → {text}")


@memory.command(
    words=(
        "Forget what a token says: one text, or all; with --word a word of yours.",
        "Quên cách sửa một chữ đọc được: một cách hay tất cả; với --word là quên một từ riêng.",
    ),
)
@click.argument("token", metavar="READ")
@click.argument("text", metavar="[TEXT]", required=False)
@click.option(
    "--word",
    "is_word",
    is_flag=True,
    cls=Option,
    words=("Forget a word or phrase.", "Quên một từ hoặc cụm từ."),
)
@click.pass_obj
def forget(file: Path | None, token: str, text: str | None, is_word: bool) -> None:
    if is_word and text is not None:
        raise click.UsageError(
            tr("A phrase goes in quotes.", "Cụm từ phải đặt trong dấu ngoặc kép.")
        )

    def take_away(memory: Memory) -> int:
        if is_word:
            return memory.remove_word(token)
        return memory.remove_token(token) if text is None else memory.remove_pair(token, text)

    if not _if_there_is_one(file, take_away):
        raise _not_there(token if text is None else f"{token} → {text}")


@memory.command(
    words=(
        "Write all that is remembered to a file (tab separated, for import or a spreadsheet).",
        "Ghi toàn bộ bộ nhớ ra tệp (cột cách nhau bằng tab, để nhập lại hoặc mở bằng bảng tính).",
    ),
)
@OUTPUT
@FORCE
@click.pass_obj
def export(file: Path | None, output: str, force: bool) -> None:
    from soat_core.memory import Memory
    from soat_core.storage import write_atomically

    data = _if_there_is_one(file, Memory.exported)
    if data is None:
        raise SoatError(tr("nothing is remembered yet", "chưa ghi nhớ gì cả"))
    if output == STDOUT:
        write_bytes(data)
    else:
        write_atomically(output, data, overwrite=force)


@memory.command(
    "import",
    words=(
        "Add what an exported file holds; counts are added up.",
        "Nhập thêm từ tệp đã xuất; số lần được cộng dồn.",
    ),
)
@click.argument("source", metavar="FILE", type=click.Path())
@click.pass_obj
def import_(file: Path | None, source: str) -> None:
    from soat_core.memory import Memory

    with Memory.open(file) as memory:
        taken = memory.import_from(source)
    click.echo(
        tr(
            "{pairs} pairs and {words} words added",
            "Đã nhập {pairs} cặp và {words} từ",
            pairs=taken.pairs,
            words=taken.words,
        )
    )


@memory.command(
    words=(
        "Forget everything, for good.",
        "Xóa hết bộ nhớ, không lấy lại được.",
    ),
)
@click.option(
    "--yes",
    is_flag=True,
    cls=Option,
    words=("Yes, everything.", "Đồng ý xóa hết."),
)
@click.pass_obj
def clear(file: Path | None, yes: bool) -> None:
    from soat_core.memory.place import default_path, put_aside_before

    if not yes:
        raise click.UsageError(
            tr(
                "This cannot be undone. Add --yes; soat memory export keeps a copy first.",
                "Xóa rồi không lấy lại được. Thêm --yes nếu đồng ý; muốn giữ một bản, hãy chạy "
                "soat memory export trước.",
            )
        )
    _if_there_is_one(file, lambda memory: memory.clear())
    for aside in put_aside_before(file or default_path()):
        say(
            tr(
                "a damaged memory is still kept in {aside}",
                "bộ nhớ bị hỏng trước đây vẫn còn ở {aside}",
                aside=aside,
            )
        )


@memory.command(
    words=("Tell where the memory lies.", "Cho biết bộ nhớ nằm ở đâu."),
)
@click.pass_obj
def path(file: Path | None) -> None:
    from soat_core.memory import default_path

    click.echo(file or default_path())


# Within


Found = TypeVar("Found")


def _if_there_is_one(file: Path | None, use: Callable[[Memory], Found]) -> Found | None:
    """What ``use`` finds in the memory; None, and nothing made, where there is no memory."""
    from soat_core.memory import Memory, default_path

    place = file or default_path()
    if not os.path.lexists(place):
        return None
    with Memory.open(file) as memory:
        return use(memory)


def _not_there(what: str) -> SoatError:
    return SoatError(
        tr("“{what}” is not in the memory", "trong bộ nhớ không có “{what}”", what=what)
    )
