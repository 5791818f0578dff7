"""Single operations, each as a clerk would tell it."""

from __future__ import annotations

import pytest
from tests.core.making import LAN, WHEN

from soat_core.document import Document
from soat_core.editing import accepting, deleting, joining, marking, rewording, splitting
from soat_core.editing.letter_case import cycled
from soat_core.editing.paragraphs import paragraph_end
from soat_core.editing.shown import Shown, shown_at
from soat_core.edits import EditKind, Origin
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.errors import ActionError
from soat_core.memory import Learner, Memory
from soat_core.report import Report
from soat_core.review import Review
from soat_core.tei import write_clean
from soat_core.text import Span


def review_of(text: str, **readings: list[tuple[str, float]]) -> Review:
    """A report with suggestions for some of its words."""
    review = Review(Document(Report.from_text(text)), LAN, clock=lambda: WHEN)
    suggestions = []
    for word, candidates in readings.items():
        start = text.index(word)
        offered = tuple(Candidate(*one) for one in candidates)
        suggestions.append(Suggestion(start, start + len(word), offered))
    review.set_suggestions(0, len(text), sorted(suggestions, key=lambda one: one.start))
    return review


def at(review: Review, word: str) -> Shown:
    start = review.document.report.ocr_text.index(word)
    return shown_at(review, Span(start, start + len(word)))


# Joining


@pytest.mark.parametrize(
    "before, word, after",
    [
        ("thông ti- n", "ti-", "thông ti-n"),
        ("ngo-\nai nam\nx", "ngo-", "ngoai\nnam\nx"),
        ("ngo-\nai\nx", "ngo-", "ngoai\nx"),
        ("ngo¬\n  ai nam", "ngo¬", "ngoai\nnam"),
        ("ngo\nai nam", "ngo", "ngoai\nnam"),
        ("xã -\nhội đó", "-", "xã -hội\nđó"),
        ("ngo-\r\nai nam\r\n", "ngo-", "ngoai\r\nnam\r\n"),
        ("ngo-\n\fai nam", "ngo-", "ngoai\n\fnam"),
        ("ngo-\n\fai\nnam", "ngo-", "ngoai\n\fnam"),
    ],
)
def test_joined_words_stand_on_the_first_line(before: str, word: str, after: str) -> None:
    review = review_of(before)
    joining.joined_with_next(review, at(review, word)).record(review)
    assert review.document.corrected_text() == after


def test_of_what_is_shown_and_what_was_read_the_word_is_taken() -> None:
    review = review_of("ng oai", oai=[("oài", 0.9)])
    plan = joining.joined_with_next(review, at(review, "ng"), lambda word: word == "ngoai")
    assert plan.put[0].text == "ngoai"
    plan = joining.joined_with_next(review, at(review, "ng"), lambda word: word == "ngoài")
    assert plan.put[0].text == "ngoài"


# Splitting


@pytest.mark.parametrize(
    "word, parts",
    [
        ("hoạtđộng", "hoạt động"),
        ("nam,bắc", "nam, bắc"),
        ("tỉnhCao", "tỉnh Cao"),
        ("năm2024", "năm 2024"),
        ("congtac", "cong tac"),
    ],
)
def test_a_word_comes_apart_where_it_most_likely_does(word: str, parts: str) -> None:
    known = {"hoạt", "động", "nam", "bắc", "tỉnh", "cao", "năm"}
    cut = splitting.likeliest_cut(word, known.__contains__)
    assert cut is not None
    assert splitting.with_space(word, cut) == parts


def test_a_letter_does_not_come_apart() -> None:
    assert splitting.likeliest_cut("a") is None


# Letter case


@pytest.mark.parametrize(
    "line, forms",
    [
        (
            "II. KẾT QUẢ ĐẠT ĐƯỢC",
            ["II. kết quả đạt được", "II. Kết quả đạt được", "II. Kết Quả Đạt Được"],
        ),
        (
            "Công văn số 15/KH-UBND của UBND xã. Đồng chí",
            [
                "Công Văn Số 15/KH-UBND Của UBND Xã. Đồng Chí",
                "CÔNG VĂN SỐ 15/KH-UBND CỦA UBND XÃ. ĐỒNG CHÍ",
                "công văn số 15/KH-UBND của UBND xã. đồng chí",
            ],
        ),
        ("lần thứ XIII", ["Lần thứ XIII", "Lần Thứ XIII", "LẦN THỨ XIII"]),
        ("e\u0302t", ["E\u0302t", "E\u0302T", "e\u0302t"]),
    ],
)
def test_cases_in_turn(line: str, forms: list[str]) -> None:
    words = line.split()
    for form in forms:
        words = cycled(words)
        assert " ".join(words) == form


# Deleting, keeping, typing


def test_what_a_deleted_word_took_along_comes_back() -> None:
    review = review_of("một hai ba")
    for word, text in (("một", "hai ba"), ("ba", "hai")):
        deleting.without(review, [at(review, word)]).record(review)
        assert review.document.corrected_text() == text
    rewording.typed(review, 0, 4, "năm").record(review)
    rewording.kept(review, 7, 10).record(review)
    assert review.document.corrected_text() == "năm hai ba"
    assert [edit.kind for edit in review.document.edits] == [EditKind.REPLACE, EditKind.KEEP]


def test_a_page_does_not_end_elsewhere_when_its_first_line_is_deleted() -> None:
    review = review_of("một\n\fTrang 2\nhai\n")
    deleting.without_line(review, 1).record(review)
    assert review.document.corrected_text() == "một\n\fhai\n"


# Marks


def test_what_is_unclear_counts_as_doubtful_and_teaches_nothing() -> None:
    review = review_of("một hai", hai=[("hài", 0.6), ("hai", 0.4)])
    memory = Memory.temporary()
    learner = Learner(memory, review)
    doubt = review.progress().errors_left
    learner.follow(marking.unclear(review, [at(review, "hai")]).record(review))
    assert review.document.corrected_text() == "một hài"
    assert review.progress().errors_left == doubt > 0
    assert memory.all() == []
    learner.follow(marking.unclear(review, [at(review, "hai")]).record(review))
    assert review.progress().errors_left == 0
    assert [pair.text for pair in memory.all()] == ["hài"]
    memory.close()


def test_the_clean_export_keeps_doubt_and_gaps() -> None:
    review = review_of("một hai ba")
    marking.unclear(review, [at(review, "hai")]).record(review)
    marking.illegible(review, [at(review, "ba")]).record(review)
    assert review.document.corrected_text() == "một hai [...]"
    clean = write_clean(review.document).decode()
    assert 'một <unclear>hai</unclear> <gap reason="illegible"/>' in clean


def test_nothing_is_unclear_about_what_is_not_there() -> None:
    review = review_of("một hai")
    marking.illegible(review, [at(review, "hai")]).record(review)
    with pytest.raises(ActionError):
        marking.unclear(review, [at(review, "hai")])


# Several at once

PAGE = [
    "Thuc hien Cong van so 1917 ngay 06 thang 11 nam 2024 cua So Thong tin va Truyen",
    "thong ve viec bao cao ket qua trien khai ke hoach so 15 ve cong tac thong tin doi",
    "ngoai tren dia ban tinh Cao Bang nam 2024;",
    "Thuc hien chi dao cua Thanh uy Cao Bang ve de nghi bao cao ket qua cong tac tuyen",
    "truyen bien, dao, bien gioi; cong tac thong tin doi ngoai nam 2024 cua tinh ta.",
    "  Qua trien khai thuc hien, Uy ban nhan dan thanh pho Cao Bang bao cao ket qua cu",
    "the nhu sau va cac noi dung khac co lien quan den cong tac thong tin doi ngoai do",
    "1. Ket qua tuyen truyen cac van ban chi dao cua cap tren doi voi cong tac doi ngoai",
    "- Thong tin cho bao chi cua cac co quan, don vi dang tai cong khai thong tin len do",
    "trang thong tin dien tu cua thanh pho va cac xa phuong trong ca nam nay va nam sau",
    "",
    "II. KET QUA",
]


@pytest.mark.parametrize(
    "line, last", [(0, 2), (2, 2), (3, 4), (5, 6), (7, 7), (8, 9), (10, 10), (11, 11)]
)
def test_where_paragraphs_end(line: int, last: int) -> None:
    report = Report.from_text("\n".join(PAGE) + "\n")
    assert paragraph_end(report, line) == last


def test_a_paragraph_ends_with_its_page() -> None:
    lines = "\n".join(PAGE[:2]) + "\n\f" + "\n".join(PAGE[:2])
    assert paragraph_end(Report.from_text(lines), 0) == 1


def test_keeping_everywhere_leaves_what_is_decided_and_what_is_sure() -> None:
    text = "Web Web, Webs (Web) Web"
    review = review_of(text)
    review.set_suggestions(
        0,
        len(text),
        [
            Suggestion(0, 3, (Candidate("Vep", 0.6), Candidate("Web", 0.4))),
            Suggestion(4, 8, (Candidate("Web,", 0.999),)),
            Suggestion(14, 19, (Candidate("(Web)", 0.9),)),
            Suggestion(20, 23, (Candidate("Vep", 0.9),)),
        ],
    )
    rewording.typed(review, 20, 23, "Vẹp").record(review)
    plan = accepting.kept_everywhere(review, at(review, "Web"))
    plan.record(review)
    assert [(edit.start, edit.origin) for edit in plan.put] == [
        (0, Origin.TYPED),
        (14, Origin.AUTO),
    ]
    assert review.document.corrected_text() == "Web Web, Webs (Web) Vẹp"


def test_the_rest_of_the_line_begins_where_the_clerk_stands() -> None:
    review = review_of(
        "mot hai ba\nbon",
        mot=[("một", 0.9)],
        hai=[("hai", 0.5)],
        ba=[("bà", 0.999)],
        bon=[("bốn", 0.9)],
    )
    plan = accepting.rest_of_line(review, 4)
    plan.record(review)
    assert plan.count == 2
    assert review.document.corrected_text() == "mot hai bà\nbon"
    assert [edit.kind for edit in review.document.edits] == [EditKind.KEEP, EditKind.REPLACE]
