"""What looks wrong and was set aside: recorded, undone, asked again when the words change."""

from __future__ import annotations

from pathlib import Path

from tests.core.making import LAN, WHEN

from soat_core.actions import Action, ActionKind
from soat_core.annotating.automatic import annotate
from soat_core.annotating.looking import Doubtful, look
from soat_core.annotating.setting_aside import set_aside, still_doubtful
from soat_core.document import Document
from soat_core.edition import edition_of
from soat_core.edits import Edit, EditKind
from soat_core.entities.checks import check_mentions
from soat_core.entities.finding import MentionFinder
from soat_core.files import open_file
from soat_core.report import Report
from soat_core.review import Review
from soat_core.snapshot import snapshot_of
from soat_core.tei import read_record, write_record
from soat_core.writers import format_of

TEXT = "Họp ngày 31/02/2024 tại xã.\n\nHọp ngày 30/02/2024 tại huyện.\n"


def review_of(document: Document | None = None) -> Review:
    document = document or Document(Report.from_text(TEXT))
    document.add_agent(LAN)
    return Review(document, LAN)


def doubts(review: Review) -> list[Doubtful]:
    found = look(snapshot_of(review.document), MentionFinder(), check=check_mentions)
    return list(still_doubtful(review, found.doubtful))


def test_one_is_set_aside_and_undo_brings_it_back() -> None:
    review = review_of()
    first, second = doubts(review)
    set_aside(review, first).record(review)
    assert doubts(review) == [second]
    review.document.undo()
    assert doubts(review) == [first, second]


def test_it_is_remembered_by_the_record() -> None:
    review = review_of()
    first, second = doubts(review)
    set_aside(review, first).record(review)
    again = review_of(read_record(write_record(review.document), "a.tei.xml"))
    assert doubts(again) == [second]
    assert again.document.annotations == review.document.annotations
    assert edition_of(again.document).mentions == ()


def test_it_is_remembered_by_tei_of_others(tmp_path: Path) -> None:
    path = tmp_path / "khac.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title>'
        "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>"
        f"</fileDesc></teiHeader><text><body><p>{TEXT}</p></body></text></TEI>",
        encoding="utf-8",
    )
    review = review_of(open_file(path).document)
    set_aside(review, doubts(review)[0]).record(review)
    path.write_bytes(format_of("tei").write(review.document))
    assert len(doubts(review_of(open_file(path).document))) == 1


def test_it_is_asked_again_when_the_words_are_others() -> None:
    review = review_of()
    set_aside(review, doubts(review)[0]).record(review)
    start = TEXT.index("31/02")
    edit = Edit(start, start + 10, "31/04/2024", EditKind.REPLACE)
    review.document.apply(Action(ActionKind.REPLACE, "lan", WHEN, put=(edit,)))
    assert len(doubts(review)) == 2


def test_the_command_line_tells_it_no_longer() -> None:
    review = review_of()
    set_aside(review, doubts(review)[0]).record(review)
    assert len(annotate(review, "none").findings) == 1
