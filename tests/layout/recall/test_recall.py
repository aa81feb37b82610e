"""Sổ nhớ: nhận ra điều gì, từ chối điều gì; bộ xương bỏ đi điều gì, giữ lại điều gì."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from first_drafts import first_drafts
from recall_kit import checked, printer

from docgen import pipeline
from docgen.layout.checks.kieu_dau_thanh import styled_words
from docgen.layout.components.values import Surroundings
from docgen.layout.engine import modules
from docgen.layout.profile import load
from docgen.layout.recall.frames import Frame, frame_of
from docgen.layout.recall.memory import Recall
from docgen.layout.recall.skeleton import Side, Skeletons, left_side, right_side
from docgen.layout.recall.vocabulary import Vocabulary
from docgen.model.rendering import Rendered
from docgen.render.library import Library

KIND = "quyet_dinh_xep_loai_ca_nhan"
PERSON, OFFICE, SHARE, INDEX = "bà Võ Thị Thu Đ, Giám đốc Sở Tài chính", "Sở Tài chính", "0/45 (0%)", "88,75%"
SKELETONS = Skeletons(Vocabulary.of(Surroundings(), modules()))


def about(person: str, office: str = OFFICE, share: str = SHARE, index: str = INDEX) -> Rendered:
    """Quyết định của bộ mẫu, lập cho một người khác."""
    changed = {PERSON: person, OFFICE: office, SHARE: share, INDEX: index}
    return printer(KIND).reprint([changed.get(value, value) for value in printer(KIND).values])


def book_with(*learned: Rendered) -> Recall:
    book = Recall(load(), Surroundings())
    for one in learned:
        book.learn(one.trace, checked(one, KIND))
    return book


def test_another_ordinary_name_and_other_figures_are_recognised() -> None:
    first = about("bà Trần Bích Ngọc, Giám đốc Sở Tài chính", share="12/45 (26,67%)", index="55,27%")
    book = book_with(first)
    other = about("bà Phạm Đức Nhật, Giám đốc Sở Tài chính", share="9/47 (19,15%)", index="61,02%")
    assert book.known(first.trace) == ()
    assert book.known(other.trace) == ()
    assert checked(other, KIND).rules == ()
    named = about("bà Phạm Thúy Hoà, Giám đốc Sở Tài chính", share="9/47 (19,15%)")
    assert book.known(named.trace) == checked(named, KIND).rules == (), "kiểu đặt dấu trong tên riêng không ai xét"


@pytest.mark.parametrize(
    "person",
    [
        "bà  Phạm Đức Nhật, Giám đốc Sở Tài chính",
        "bà phạm Đức Nhật, Giám đốc Sở Tài chính",
        "bà PHẠM ĐỨC NHẬT, Giám đốc Sở Tài chính",
        "bà Phạm Đức Nhật , Giám đốc Sở Tài chính",
        "bà Phạm\u00a0Đức Nhật, Giám đốc Sở Tài chính",
        "bà Phạm Đức Nhật, Giám đốc Sở Tài chính.",
        "bà Phạm Công An, Giám đốc Sở Tài chính",
        "bà Hoà, Giám đốc Sở Tài chính",
        "bà Phạm Đức Nhat1, Giám đốc Sở Tài chính",
        "bà Phạm Đức Nhật, Giám đốc sở Tài chính",
        "bà Phạm Đức Nhật, Giám đốc Sở Tài chính …",
        "bà Phạm Đức Nhật (Quyết định số 5/QĐ-UBND), Giám đốc Sở Tài chính",
    ],
)
def test_anything_a_check_could_see_is_examined_in_full(person: str) -> None:
    book = book_with(about("bà Trần Bích Ngọc, Giám đốc Sở Tài chính"))
    assert book.known(about(person).trace) is None


def test_a_document_with_an_error_is_never_remembered() -> None:
    wrong = printer(KIND).reprint([value.replace("QĐ-UBND", "QĐ - UBND") for value in printer(KIND).values])
    assert checked(wrong, KIND).errors
    assert book_with(wrong).known(wrong.trace) is None


def test_warnings_are_remembered_with_the_answer() -> None:
    first = about("bà Trần Bích Ngọc, Giám đốc Sở Tài chính của của tỉnh")
    assert checked(first, KIND).rules == ("X07",)
    assert book_with(first).known(about("bà Phạm Đức Nhật, Giám đốc Sở Tài chính của của tỉnh").trace) == ("X07",)


def test_too_many_or_too_long_values_are_examined_in_full() -> None:
    first = about(PERSON)
    book = book_with(first)
    many = replace(first.trace, values=("lan",) * 401)
    long = replace(first.trace, values=(*first.trace.values[:-1], "lan " * 6000))
    assert (book.known(many), book.known(long)) == (None, None)
    book.learn(many, checked(first, KIND))
    assert book.known(many) is None


def test_an_unknown_shape_is_examined_in_full() -> None:
    first = about(PERSON)
    assert book_with(first).known(replace(first.trace, shape=("khác", first.trace.shape))) is None


def test_values_of_the_head_and_of_the_signature_are_kept_to_the_letter() -> None:
    book = book_with(about(PERSON))
    values = printer(KIND).values
    for index, value in enumerate(values):
        if value in ("CHỦ TỊCH", "Nguyễn Văn A", "QĐ-UBND", "A", "VT, NC", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A"):
            other = printer(KIND).reprint([*values[:index], f"{value} Lan", *values[index + 1 :]])
            assert book.known(other.trace) is None, value


def test_produce_answers_as_before_without_a_trace() -> None:
    draft, library = first_drafts()[KIND], Library(None)
    assert pipeline.produce(draft, library, None, pipeline.Recalls()) == pipeline.produce(draft, library)


def test_produce_asks_the_book_before_checking(monkeypatch: pytest.MonkeyPatch) -> None:
    draft, library, recalls = first_drafts()[KIND], Library(None), pipeline.Recalls()
    checks: list[str] = []
    check = pipeline.check
    monkeypatch.setattr(pipeline, "check", lambda *some: checks.append(some[1]) or check(*some))
    products = [pipeline.produce(draft, library, None, recalls) for _ in range(3)]
    assert products == [pipeline.produce(draft, library)] * 3
    assert len(checks) == 2


@pytest.mark.parametrize(
    ("left", "value", "right", "others"),
    [
        ("của ", "bà Trần Bích Ngọc, Giám đốc Sở Y tế", "", ["ông Lê Đức Nhật, Giám đốc Sở Y tế"]),
        ("của xã ", "Cẩm Nhượng", ";", ["Lạng Khê"]),
        ("bà ", "Lan Hòa", ",", ["Lan Hoà", "Lan Nhật"]),
        (": ", "12/45 (26,67%)", ".", ["9/47 (100%)", "1/2 (5%)"]),
        ("đạt ", "26,67%", " so với", ["99,99%"]),
    ],
)
def test_same_skeleton(left: str, value: str, right: str, others: Sequence[str]) -> None:
    wanted = SKELETONS.of(left_side(left), value, right_side(right))
    assert {SKELETONS.of(left_side(left), other, right_side(right)) for other in others} == {wanted}


@pytest.mark.parametrize(
    ("left", "value", "right", "other"),
    [
        ("của xã ", "Trần Phú", ";", "Lạng Khê"),
        ("", "Trần Lan", "", "Lạng Lan"),
        ("bà ", "Hòa", ",", "Hoà"),
        ("việc ", "Hòa giải", ",", "Hoà giải"),
        ("về ", "lan hòa", ",", "lan nhật"),
        ("bà ", "Lan Ánh", ",", "Lan Nhật"),
        ("bà ", "Lan", ",", "Lan Nhật"),
        ("thanh ", "Tra", " tỉnh", "Lan"),
        ("bà ", "Lan VI", ",", "Lan MI"),
        ("bà ", "Lan", ".Nhật", "Nga"),
        ("bà", "Lan", " ạ", "Nhật"),
        ("năm ", "2022", ",", "2023"),
        ("theo ", "Phụ lục 5", ",", "Phụ lục 7"),
        ("theo ", "Đơn vị 5", ",", "Đơn vị 05"),
        ("ngày ", "5/10", " năm 2022", "6/10"),
        ("đạt ", "26,67%", " so với", "6,67%"),
        ("đạt ", "123/45", " so với", "12/45"),
        ("", "\ue001 lan", "", "lan lan"),
    ],
)
def test_different_skeleton(left: str, value: str, right: str, other: str) -> None:
    sides = left_side(left), right_side(right)
    assert SKELETONS.of(sides[0], value, sides[1]) != SKELETONS.of(sides[0], other, sides[1])


def test_sides_reach_the_neighbouring_word() -> None:
    assert left_side("của bà ") == Side("", "bà")
    assert left_side("của bà (") == Side("(", "bà")
    assert left_side("- ") == Side("", "-")
    assert right_side(", Giám đốc") == Side(",", "Giám")
    assert right_side(" - Thương binh") == Side(" -", "Thương")
    assert right_side("") == Side("", "")


def frame(name: str) -> Frame:
    return frame_of(SKELETONS.of(left_side("của "), name, right_side(";")))


def test_a_frame_leaves_out_names_and_keeps_everything_else() -> None:
    first = frame("ông Lê An, Chủ tịch xã Tân Khê 12")
    assert first.text == frame("ông Trần Thành Công, Chủ tịch xã Hòa Lạng Khê 7").text
    assert first.text != frame("ông Lê An, Chủ tịch phường Tân Khê 12").text
    assert first.text != frame("ông Lê An; Chủ tịch xã Tân Khê 12").text
    assert first.text != frame("ông lê An, Chủ tịch xã tân Khê 12").text
    assert first.text != frame("ông Lê An, Chủ tịch xã Danh Sách").text


def test_a_clause_ends_where_no_known_phrase_goes_on() -> None:
    assert len(frame("ông Lê Lan, Chủ tịch xã Khê").clauses) == 2
    assert len(frame("ông Lê Lan, Chủ tịch xã Tân Khê Nam").clauses) == 3
    assert len(frame("ông Lê Công An, Chủ tịch xã Khê").clauses) == 1
    assert frame("ông Lê Lan, Chủ tịch xã Tân Khê").clauses[0] == frame("ông Lê Nga, Giám đốc Sở Y tế").clauses[0]


def test_a_document_made_of_parts_already_seen_is_recognised() -> None:
    book = book_with(
        about("bà Trần Công An Nga, Giám đốc Sở Tài chính"), about("bà Đỗ Bích Vân Lan, Giám đốc Sở Nội vụ")
    )
    assert book.known(about("bà Bích Công An Lan, Giám đốc Sở Nội vụ").trace) == ()
    assert book.known(about("bà Lê Phan Đình Lan, Giám đốc Sở Nội vụ").trace) is None


def test_numbers_nobody_reads_are_shared_and_others_are_not() -> None:
    """Chỗ đã gặp “Đơn vị 12” thì “Đơn vị 47” dùng chung khóa; “Phụ lục 5” đứng ở chỗ ấy vẫn khác “Phụ lục 7”."""
    learned = [about("bà Trần Lan, Giám đốc " + office, office) for office in ("Đơn vị 12", "Phụ lục 5")]
    book = book_with(*learned)
    for office in ("Đơn vị 47", "Đơn vị 90", "Đơn vị 12"):
        assert book.known(about("bà Trần Lan, Giám đốc " + office, office).trace) == ()
    for office in ("Đơn vị 7", "Đơn vị 07", "Phụ lục 7", "Phụ lục 1"):
        assert book.known(about("bà Trần Lan, Giám đốc " + office, office).trace) is None


def test_two_tone_styles_in_the_values_are_remembered_as_a_whole() -> None:
    """Ngoài tên riêng thì kiểu đặt dấu của từng từ nằm trong khóa; trong tên riêng thì không phép kiểm tra nào đọc."""
    book = book_with(
        about("bà Trần Thuý Lan, Giám đốc Sở Tài chính"),
        about("bà Trần Thúy Lan, công chức hoà nhã"),
    )
    assert book.known(about("bà Thuý Trần Nga, Giám đốc Sở Tài chính").trace) is not None
    assert book.known(about("bà Trần Thúy Nga, công chức hoà nhã").trace) is not None
    assert book.known(about("bà Trần Thúy Nga, hoà nhã công chức").trace) is None
    assert book.known(about("bà Trần Thúy Nga, công chức hòa nhã").trace) is None


def test_a_known_word_inside_a_name_has_no_style_of_its_own() -> None:
    assert [word.style for word in styled_words("tại xã Khoá Sơn, xã Thoà")] == ["last"]


def test_words_of_the_office_are_known() -> None:
    own = Vocabulary.of(Surroundings(frozenset({"Nhật"}), frozenset({"Bến Khê"})), modules())
    assert own.knows("Nhật", "bà", "đến", edge=False)
    assert not own.knows("Khê", "bà", "đến", edge=False), "địa danh chỉ được so với dòng địa danh, vốn nhớ nguyên chữ"
    assert not Vocabulary.of(Surroundings(), modules()).knows("Nhật", "bà", "đến", edge=False)
