"""What is left after saving, closing, crashing, and other people's work."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.journal.office import TEXT, Office, Worker

from soat_core.files import open_file
from soat_core.journal import BusyJournalError, journal_of
from soat_core.journal.opening import with_history


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_undo_survives_save_close_and_opening_again(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.type("năm", "nam")
    one.save()
    one.close()
    again = office.open()
    assert again.opened.is_record
    assert again.kept.unsaved is None
    assert again.actions == ["e0", "e1", "e2"]
    assert again.undo_all() == [TEXT.replace("hai", "hài"), TEXT]


def test_what_was_undone_can_be_redone_after_opening_again(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.type("năm", "nam")
    one.review.undo()
    one.save()
    one.close()
    again = office.open()
    assert again.text == TEXT.replace("hai", "hài")
    again.review.redo()
    assert again.text == TEXT.replace("hai", "hài").replace("năm", "nam")


def test_opening_writes_nothing(office: Office) -> None:
    one = office.open()
    one.flush()
    one.close()
    assert not list(office.journals.iterdir())


def test_after_a_crash_the_work_is_offered_and_the_file_is_what_it_was(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.save()
    one.type("năm", "nam")
    one.type("chín", "chin")
    one.flush()
    again = office.crash(one)
    assert again.text == TEXT.replace("hai", "hài")
    unsaved = again.kept.unsaved
    assert unsaved is not None and unsaved.branch is not None
    assert unsaved.count == 2
    again.review.bring_back(unsaved.branch)
    assert again.text == one.text
    assert len(again.undo_all()) == 3
    assert again.text == TEXT


def test_a_text_that_was_never_saved_is_offered(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.flush()
    again = office.crash(one)
    assert again.text == TEXT
    unsaved = again.kept.unsaved
    assert unsaved is not None and unsaved.branch is not None
    again.review.bring_back(unsaved.branch)
    assert again.text == TEXT.replace("hai", "hài")


def test_undoing_saved_work_is_unsaved_work_too(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.type("năm", "nam")
    one.save()
    one.review.undo()
    one.flush()
    again = office.crash(one)
    unsaved = again.kept.unsaved
    assert unsaved is not None and unsaved.branch is None
    assert (unsaved.count, unsaved.back) == (1, 1)
    assert again.text == TEXT.replace("hai", "hài").replace("năm", "nam")


def test_what_was_not_wanted_is_not_offered_again_but_still_there(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.save()
    one.type("năm", "nam")
    assert one.scribe is not None
    one.scribe.discarded()
    one.close()
    again = office.open()
    assert again.kept.unsaved is None
    (branch,) = again.document.history.branches
    again.review.bring_back(branch)
    assert again.text == TEXT.replace("hai", "hài").replace("năm", "nam")


def test_work_begun_without_answering_sets_the_other_aside(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.flush()
    again = office.crash(one)
    again.type("năm", "nam")
    again.flush()
    third = office.crash(again)
    unsaved = third.kept.unsaved
    assert unsaved is not None and unsaved.branch is not None
    third.review.bring_back(unsaved.branch)
    assert third.text == TEXT.replace("năm", "nam")
    others = [b for b in third.document.history.branches if b.steps[0].added[0].text == "hài"]
    third.review.bring_back(others[0])
    assert third.text == TEXT.replace("hai", "hài")


def test_names_of_actions_are_never_given_twice(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.type("năm", "nam")
    one.review.undo()
    one.save()
    one.close()
    again = office.open()
    changes = again.type("chín", "chin")
    assert changes.action.identity == "e3"


def test_a_record_written_by_somebody_else_begins_a_new_history(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.save()
    one.close()
    foreign = office.record.read_bytes().replace(b"Tr\xe1\xba\xa7n", b"Tran", 1)
    foreign = foreign.replace(b"h\xc3\xa0i", b"hay")
    office.record.write_bytes(foreign)
    again = office.open()
    assert again.kept.is_changed_elsewhere
    assert again.kept.unsaved is None
    assert again.review.undo() is None
    again.type("năm", "nam")
    again.save()
    again.close()
    third = office.open()
    assert not third.kept.is_changed_elsewhere
    assert len(third.undo_all()) == 1


def test_unsaved_work_on_a_record_that_was_changed_elsewhere_is_not_lost(office: Office) -> None:
    from soat_core.journal import rescued

    one = office.open()
    one.type("hai", "hài")
    one.save()
    one.type("năm", "nam")
    one.flush()
    office.record.write_bytes(office.record.read_bytes().replace(b"h\xc3\xa0i", b"hay"))
    again = office.crash(one)
    unsaved = again.kept.unsaved
    assert again.kept.is_changed_elsewhere
    assert unsaved is not None and not unsaved.fits
    assert unsaved.count == 2
    saved = rescued(again.opened, again.kept, unsaved.node)
    assert saved.is_unsaved
    assert saved.document.corrected_text() == one.text
    assert saved.document.undo() is not None


def test_another_history_than_the_records_is_not_believed(office: Office, tmp_path: Path) -> None:
    """Its hash is known, but what it says is not what the journal says."""
    one = office.open()
    one.type("hai", "hài")
    one.save()
    one.type("năm", "nam")
    one.save()
    one.close()
    # an older version is put back: it is known too, and the rest was not saved then
    older = office.record.with_name(office.record.name + "~").read_bytes()
    office.record.write_bytes(older)
    again = office.open()
    assert again.actions == ["e0", "e1"]
    assert again.kept.unsaved is not None
    assert again.undo_all() == [TEXT]


def test_the_record_stands_where_the_text_was_opened(office: Office) -> None:
    """A text and its record have one journal; beside a record the text offers nothing."""
    one = office.open()
    one.type("hai", "hài")
    one.save()
    one.type("năm", "nam")
    one.flush()
    one.close()
    text = office.open(office.text)
    assert text.text == TEXT
    assert text.kept.unsaved is None
    text.close()
    assert office.open().kept.unsaved is not None


def test_a_second_window_shows_the_history_but_does_not_write_it(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.save()
    two = office.open()
    assert isinstance(two.kept.trouble, BusyJournalError)
    assert two.kept.journal is None
    assert two.undo_all() == [TEXT]
    one.type("năm", "nam")
    one.close()
    third = office.open()
    assert third.kept.trouble is None
    assert third.kept.unsaved is not None
    third.close()


def test_two_reports_have_two_journals(office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "other") if (tmp_path / "other").mkdir() is None else office
    other.journals = office.journals
    one, two = office.open(), other.open()
    one.type("hai", "hài")
    two.type("hai", "hãi")
    one.close()
    two.close()
    assert len(office.files()) == 2


def test_nobody_else_may_read_it(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.flush()
    assert office.journals.stat().st_mode & 0o777 == 0o700
    for path in office.journals.iterdir():
        assert path.stat().st_mode & 0o077 == 0
    one.close()


def test_the_name_of_a_journal_tells_nothing(office: Office) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.close()
    assert "bao" not in office.journal.name


def test_restored_edits_keep_who_decided(office: Office) -> None:
    one = office.open()
    first = one.type("hai", "hài").action.identity
    second = one.type("hai", "hãi").action.identity
    one.review.take_back(second)
    one.save()
    one.close()
    again = office.open()
    (edit,) = again.document.edits
    assert (edit.text, edit.action) == ("hài", first)
    assert again.undo_all() == [
        TEXT.replace("hai", "hãi"),
        TEXT.replace("hai", "hài"),
        TEXT,
    ]


def test_saving_elsewhere_takes_the_history_along(office: Office, tmp_path: Path) -> None:
    one = office.open()
    one.type("hai", "hài")
    one.save()
    one.type("năm", "nam")
    elsewhere = tmp_path / "khac.tei.xml"
    moved_to(one, elsewhere, office)
    one.type("chín", "chin")
    assert one.scribe is not None
    one.scribe.journal.close()
    again = office.open(elsewhere)
    assert again.kept.unsaved is not None and again.kept.unsaved.count == 1
    assert len(again.undo_all()) == 2
    # what was saved elsewhere is no unsaved work of the first record
    first = office.open(office.record)
    assert first.kept.unsaved is None
    assert first.undo_all() == [TEXT]


def test_a_text_saved_elsewhere_leaves_nothing_behind(office: Office, tmp_path: Path) -> None:
    one = office.open()
    one.type("hai", "hài")
    elsewhere = tmp_path / "khac.tei.xml"
    moved_to(one, elsewhere, office)
    assert one.scribe is not None
    one.scribe.journal.close()
    assert office.open(office.text).kept.unsaved is None
    assert office.open(elsewhere).undo_all() == [TEXT]


def moved_to(worker: Worker, path: Path, office: Office) -> None:
    worker.record, worker.stamp = path, None
    worker.save(elsewhere=True)
    assert worker.scribe is not None
    worker.scribe.moves_to(journal_of(worker.document, path, office.journals)).finish()


def test_a_report_opened_again_in_the_same_window_goes_on_with_the_journal(
    office: Office,
) -> None:
    """As for “Reload”: the one that was there keeps the journal until then."""
    one = office.open()
    one.type("hai", "hài")
    one.save()
    one.type("năm", "nam")
    journal = one.kept.journal
    opened = with_history(open_file(office.record), office.journals, live=journal)
    again = Worker(opened)
    assert again.kept.journal is journal
    assert again.kept.unsaved is not None
    assert again.text == TEXT.replace("hai", "hài")
