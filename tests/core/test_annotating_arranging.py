"""The parts of a report as a person arranges them: plans, recorded like everything else."""

from __future__ import annotations

import pytest
from tests.core.making import LAN
from tests.core.structure.official import DOCUMENTS, plan, report

from soat_core.annotating.arranging import Arrangement, arranged
from soat_core.annotating.proposals import proposals
from soat_core.document import Document
from soat_core.edits import Origin
from soat_core.errors import ActionError
from soat_core.report import Report
from soat_core.review import Review
from soat_core.snapshot import snapshot_of
from soat_core.structure.checks import Fault
from soat_core.structure.finding import find_blocks
from soat_core.structure.kinds import BlockKind as Kind


def review_of(text: str) -> Review:
    return Review(Document(Report.from_text(text)), LAN)


def now(review: Review) -> Arrangement:
    return arranged(review, proposals(snapshot_of(review.document), find_blocks))


def at(parts: Arrangement, words: str) -> int:
    """Where the first part stands that begins so."""
    return next(n for n, part in enumerate(parts.parts) if part.words.startswith(words))


def picture(parts: Arrangement) -> list[str]:
    """Kind, level and first word of each part, with a mark where it was decided."""
    return [
        f"{'*' if p.note else ''}{p.kind} {dict(p.values).get('level', '')} {p.words.split()[0]}"
        for p in parts.parts
    ]


SHORT = "I. MỘT VIỆC\n\nĐã làm xong việc này.\n\n1. Hai việc\n\nChưa làm xong việc kia.\n"


def test_nothing_is_decided_at_first() -> None:
    for document in DOCUMENTS:
        text = document().text
        parts = now(review_of(text))
        assert all(part.note is None for part in parts.parts)
        assert [(p.kind, p.words) for p in parts.parts] == [
            (b.kind, text[b.start : b.end]) for b in find_blocks(text)
        ]


def test_accepting() -> None:
    review = review_of(SHORT)
    parts = now(review)
    parts.accepted(review.document, [at(parts, "I.")]).record(review)
    (note,) = review.document.annotations
    assert (note.kind, note.value("n"), note.value("level")) == (Kind.HEADING, "I", "1")
    assert note.origin is Origin.SUGGESTED
    assert note.posterior == parts.parts[0].posterior
    assert picture(now(review))[:2] == ["*heading 1 I.", "paragraph  Đã"]
    with pytest.raises(ActionError):
        now(review).accepted(review.document, [0])
    review.undo()
    assert picture(now(review)) == picture(parts)


def test_accepting_takes_all_pieces() -> None:
    review = review_of(report().text)
    parts = now(review)
    parts.accepted(review.document, [at(parts, "Công tác tiêm phòng")]).record(review)
    first, second = review.document.annotations
    assert first.value("group") == second.value("group") != ""


def test_what_nobody_has_looked_at_is_recorded_so() -> None:
    review = review_of(SHORT)
    parts = now(review)
    everything = range(len(parts.parts))
    parts.accepted(review.document, everything, seen=False).record(review)
    assert {note.origin for note in review.document.annotations} == {Origin.AUTO}
    assert len(review.document.actions) == 1


def test_a_level_and_back() -> None:
    review = review_of(SHORT)
    where = at(now(review), "1.")
    now(review).promoted(review.document, where).record(review)
    assert picture(now(review))[where] == "*heading 1 1."
    now(review).demoted(review.document, where).record(review)
    assert picture(now(review))[where] == "*heading 2 1."
    (note,) = review.document.annotations
    assert (note.origin, note.posterior) == (Origin.TYPED, None)


def test_at_the_top_there_is_nothing_to_promote() -> None:
    review = review_of(SHORT)
    with pytest.raises(ActionError):
        now(review).promoted(review.document, 0)


def test_another_kind() -> None:
    review = review_of(SHORT)
    now(review).of_kind(review.document, 2, Kind.ITEM).record(review)
    assert picture(now(review)) == [
        "heading 1 I.",
        "paragraph  Đã",
        "*item 1 1.",
        "paragraph  Chưa",
    ]


def test_joining_and_splitting() -> None:
    review = review_of(SHORT)
    now(review).joined(review.document, 2).record(review)
    joined = now(review)
    assert joined.parts[2].words == "1. Hai việc\n\nChưa làm xong việc kia."
    assert len(joined.parts) == 3
    joined.parted(review, 2, SHORT.index("Chưa")).record(review)
    assert [part.words for part in now(review).parts[2:]] == [
        "1. Hai việc",
        "Chưa làm xong việc kia.",
    ]
    review.undo()
    review.undo()
    assert picture(now(review)) == picture(now(review_of(SHORT)))


def test_splitting_where_nothing_would_be_left() -> None:
    review = review_of(SHORT)
    with pytest.raises(ActionError):
        now(review).parted(review, 1, SHORT.index("Đã"))


def test_joining_over_the_foot_of_a_page() -> None:
    text = report().text
    review = review_of(text)
    parts = now(review)
    first = at(parts, "Công tác tiêm phòng")
    parts.parted(review, first, parts.parts[parts.pieces_of(first)[1]].start.offset).record(review)
    assert not any(part.kind == Kind.PARAGRAPH and dict(part.values) for part in now(review).parts)
    now(review).joined(review.document, first).record(review)
    again = now(review)
    pieces = again.pieces_of(first)
    assert [again.parts[one].words.split()[0] for one in pieces] == ["Công", "nhận"]
    assert again.parts[first + 1].kind == Kind.FOOTNOTE
    assert again.parts[first + 1].note is None


def test_parts_keep_to_their_words_while_they_are_corrected() -> None:
    review = review_of(SHORT.replace("việc này", "viec nay"))
    now(review).of_kind(review.document, 1, Kind.ITEM).record(review)
    start = review.document.report.ocr_text.index("viec")
    from soat_core.editing import rewording

    rewording.typed(review, start, start + 4, "công việc").record(review)
    assert now(review).parts[1].words == "Đã làm xong công việc nay."
    now(review).parted(review, 1, start).record(review)
    assert [p.words for p in now(review).parts[1:3]] == ["Đã làm xong", "công việc nay."]


def test_the_outline_and_faults() -> None:
    text = plan().text.replace("II. NỘI DUNG", "I. NỘI DUNG")
    parts = now(review_of(text))
    titles = [node.title for node in parts.outline() if node.kind == Kind.HEADING]
    assert "NỘI DUNG" in titles
    ((where, fault),) = parts.faults().items()
    assert fault.fault is Fault.REPEATED
    assert parts.parts[where].words == "I. NỘI DUNG"


def test_the_part_at_a_place() -> None:
    parts = now(review_of(SHORT))
    assert parts.part_over(SHORT.index("việc này")) == 1
    assert parts.part_over(SHORT.index("\n")) is None
