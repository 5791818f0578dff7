"""Which picture shows which page of a report: found beside it, or chosen by the person.

What the person chose goes before what lies beside the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from soat_core.layout import PageImage, base_name
from soat_core.page_files import natural_key
from soat_core.report import Report
from soat_core.scans.locating import IMAGE_SUFFIXES, PagePicture, PictureFolder


def pictures_of(
    report: Report, beside: Path, chosen: Sequence[Path] = ()
) -> dict[int, PagePicture]:
    """The pictures of a report's pages, by page; ``beside`` is the report's file.

    Pages without a picture are left out.  ``chosen`` are files that the person said are pictures of
    this report; other files of their folders count where the report names them.
    """
    paths = _beside(report, beside) | _chosen(report, chosen)
    return {page: PagePicture(page, paths[page], at) for page, at in _indices(report, paths)}


def missing_pictures(report: Report, found: Mapping[int, PagePicture]) -> list[str]:
    """The names of pictures that the report tells of and that are not there, without repetition."""
    layout = report.layout
    told = [page.name for page in layout.pages] if layout is not None else []
    return list(dict.fromkeys(name for at, name in enumerate(told) if name and at not in found))


def told_of(report: Report, page: int) -> PageImage:
    """What the report tells of the picture of a page."""
    layout = report.layout
    if layout is not None and page < len(layout.pages):
        return layout.pages[page]
    return PageImage(index=page)


def _beside(report: Report, beside: Path) -> dict[int, Path]:
    folder, count = PictureFolder(beside), report.page_count
    found: dict[int, Path] = {}
    for page in range(count):
        part = report.part_of_page(page)
        path = folder.picture(told_of(report, page), page, count, part.name if part else "")
        if path is not None:
            found[page] = path
    return found


def _chosen(report: Report, chosen: Sequence[Path]) -> dict[int, Path]:
    """Files that bear the names of pages show these; all others follow each other."""
    files = sorted(dict.fromkeys(chosen), key=natural_key)
    by_name = {path.name.casefold(): path for path in files}
    folders = dict.fromkeys(path.parent for path in files)
    found: dict[int, Path] = {}
    for page in range(report.page_count if files else 0):
        names = _names_of(report, page)
        near = (folder / name for folder in folders for name in names)
        named = [by_name[name.casefold()] for name in names if name.casefold() in by_name]
        path = next(iter(named), None) or next(filter(Path.is_file, near), None)
        if path is not None:
            found[page] = path
    left = [path for path in files if path not in found.values()]
    empty = [page for page in range(report.page_count) if page not in found]
    if len(left) == 1 and not found:  # one file of all pages
        return dict.fromkeys(empty, left[0])
    return found | dict(zip(empty, left, strict=False))


def _names_of(report: Report, page: int) -> list[str]:
    """What the picture of a page may be called."""
    told, part = base_name(told_of(report, page).name), report.part_of_page(page)
    names = [told] if told else []
    if part is not None:
        names += [str(Path(part.name).with_suffix(suffix)) for suffix in IMAGE_SUFFIXES]
    return names


def _indices(report: Report, paths: Mapping[int, Path]) -> Iterator[tuple[int, int]]:
    """For each page which page of its file it is; where the report numbers nothing, they follow
    each other."""
    sharing: dict[Path, list[int]] = {}
    for page, path in paths.items():
        sharing.setdefault(path, []).append(page)
    for pages in sharing.values():
        told = [told_of(report, page).index for page in sorted(pages)]
        if len(set(told)) < len(told) or (len(told) == 1 and report.layout is None):
            told = list(range(len(told)))
        yield from zip(sorted(pages), told, strict=True)
