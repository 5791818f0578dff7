"""What the command line shows of the journals, and forgetting them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.core.journal.office import TEXT, Office

from soat_core.cli import cli, run
from soat_core.journal.shelf import shelved, tidy


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def soat(office: Office, *args: object) -> int:
    return run(cli, ["journal", "--folder", str(office.journals), *map(str, args)])


def worked_on(office: Office, *, saved: bool) -> Office:
    one = office.open()
    one.type("hai", "hài")
    if saved:
        one.save()
    one.close()
    return office


def test_what_is_kept_is_listed(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    worked_on(office, saved=True)
    one = office.open()
    one.type("năm", "nam")
    one.close()
    assert soat(office, "list", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["record"] == str(office.record)
    assert (told["actions"], told["unsaved"]) == (2, 1)
    assert soat(office, "list") == 0
    assert str(office.record) in capsys.readouterr().out


def test_nothing_kept_is_said(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert soat(office, "list") == 0
    assert "no history is kept" in capsys.readouterr().err


@pytest.mark.parametrize("named", ["text", "record"])
def test_a_report_is_forgotten_by_its_text_or_its_record(office: Office, named: str) -> None:
    worked_on(office, saved=True)
    assert soat(office, "clear", office.text if named == "text" else office.record) == 0
    assert not list(office.journals.iterdir())
    assert office.open().review.undo() is None


def test_unsaved_work_is_not_forgotten_by_the_way(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    worked_on(office, saved=False)
    assert soat(office, "clear", "--all") == 2
    assert "never saved" in capsys.readouterr().err
    assert office.open().kept.unsaved is not None
    assert soat(office, "clear", "--all", "--yes") == 1  # it is open
    assert "another window" in capsys.readouterr().err


def test_everything_is_forgotten(office: Office) -> None:
    worked_on(office, saved=False)
    assert soat(office, "clear", "--all", "--yes") == 0
    assert not list(office.journals.iterdir())
    again = office.open()
    assert again.kept.unsaved is None
    assert again.text == TEXT


def test_old_ones_are_forgotten(office: Office) -> None:
    worked_on(office, saved=True)
    assert soat(office, "clear", "--older", 30) == 0
    assert office.files()
    os.utime(office.journal, (0, 0))
    assert soat(office, "clear", "--older", 30) == 0
    assert not office.files()


def test_an_unknown_report_is_said(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert soat(office, "clear", "x.txt") == 1
    assert "no history" in capsys.readouterr().err
    assert soat(office, "clear") == 2


def test_junk_among_the_journals_is_listed_and_can_go(office: Office) -> None:
    worked_on(office, saved=True)
    (office.journals / "x.journal").write_bytes(b"junk")
    found = list(shelved(office.journals))
    assert sorted(one.record for one in found) == ["", str(office.record)]
    assert soat(office, "clear", "--all") == 0


def test_they_do_not_pile_up(tmp_path: Path) -> None:
    """The oldest go first; what was not saved, and what is open, stays."""
    offices = []
    for number, saved in enumerate([True, False, True, True, True]):
        (tmp_path / str(number)).mkdir()
        office = Office(tmp_path / str(number))
        office.journals = tmp_path / "state" / "journals"
        worked_on(office, saved=saved)
        (newest,) = set(office.files()) - {one for _, one in offices}
        os.utime(newest, (number, number))
        offices.append((office, newest))
    journals = tmp_path / "state" / "journals"
    held = offices[2][0].open()
    sizes = [one.stat().st_size for _, one in offices]
    assert tidy(journals, sum(sizes)) == 0
    assert tidy(journals, sum(sizes) - sizes[0] - 1) == 2
    left = [number for number, (_, one) in enumerate(offices) if one.exists()]
    assert left == [1, 2, 4]
    held.close()
