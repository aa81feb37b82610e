"""Biểu mẫu: ô, dòng, đầu văn bản xét riêng được thì câu trả lời vẫn là câu trả lời của lượt xét trọn."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from random import Random
from types import ModuleType

import pytest
from recall_kit import Printer, checked, printer
from recall_mutations import NAMES, mutate
from test_recall_mutations import phrases

from docgen import pipeline
from docgen.layout import engine
from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Surroundings
from docgen.layout.facts.values import Line, Paragraph
from docgen.layout.profile import FORM, load
from docgen.layout.recall.alone import Alone
from docgen.layout.recall.apart import KnownApart
from docgen.layout.recall.memory import Lesson, Recall
from docgen.layout.recall.plans import Plan, plan_of
from docgen.model.rendering import Trace

KIND = "phieu_danh_gia"
CLEAN = (
    "Chậm do mưa lũ kéo dài ở ba xã biên giới",
    'Biên bản họp ngày 12 tháng 5 năm 2022; hồ sơ < 50% & chưa kết nối "một cửa"',
    "Báo cáo số 12/BC-UBND ngày 05/12/2022",
    "",
    "Phòng Kế hoạch chưa gửi số liệu",
)
HARMED = {
    "chữ Word để lại": "Error! Reference source not found.",
    "chữ mã cũ": "Söï nghieäp ñoåi môùi",
    "dấu rời": "Cha\u0323\u0302m tie\u0302\u0301n \u0111o\u0323\u0302",
    "chữ giả": "Ðánh giá chậm",
    "dòng Nơi nhận": "Nơi nhận:",
    "khối ký": "TM. ỦY BAN NHÂN DÂN",
    "thẻ của mẫu": "{{ ly_do }}",
    "tab": "Một\tHai",
}


def paper() -> Printer:
    return printer(KIND)


@cache
def plan() -> Plan:
    found = plan_of(trace(paper().values), checked(paper().reprint(), KIND).document, (), apart=True)
    assert found is not None
    return found


def taught(*documents: Sequence[str]) -> Recall:
    book = pipeline.Recalls().book(FORM)
    for values in documents or (paper().values,):
        assert book.take(lesson(values))
    return book


def trace(values: Sequence[str]) -> Trace:
    found = paper().reprint(values).trace
    assert found is not None
    return found


def lesson(values: Sequence[str]) -> Lesson:
    """Bài mà một sổ còn trống học được từ văn bản ấy."""
    found = pipeline.Recalls().book(FORM).learn(trace(values), checked(paper().reprint(values), KIND))
    assert found is not None
    return found


def with_values(given: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(given.get(index, value) for index, value in enumerate(paper().values))


def cells() -> tuple[int, ...]:
    """Số thứ tự vài giá trị của cột “Tiêu chí”; nhiều ô dài ra thì bảng ngắt trang chỗ khác."""
    return plan().apart[1][1][:4]


def names() -> tuple[int, ...]:
    head = plan().head
    assert head is not None
    return head[1]


def test_a_form_with_words_of_its_own_is_recognised() -> None:
    book, random = taught(), Random("lời của mỗi người")
    for name in ("ỦY BAN NHÂN DÂN XÃ TÂN KHÊ", "SỞ QUY HOẠCH LẠNG KHÊ", "BAN DỰ ÁN ĐÔNG LỢI"):
        given = {index: random.choice(CLEAN) for index in cells()} | {names()[-1]: name}
        values = with_values(given)
        assert book.known(trace(values)) == checked(paper().reprint(values), KIND).rules == ()


@pytest.mark.parametrize("text", HARMED.values(), ids=HARMED)
def test_a_harmed_cell_is_never_taken_for_a_clean_one(text: str) -> None:
    given = with_values({cells()[0]: text})
    assert taught().known(trace(given)) is None


def test_what_is_compared_across_cells_is_remembered_together() -> None:
    """Hai ô, mỗi ô đúng, nhưng đặt cạnh nhau thì trái nhau: hai ngày của một nghị định, hai kiểu đặt dấu."""
    first, second = cells()[:2]
    dated = "Theo Nghị định số 61/2018/NĐ-CP ngày {} của Chính phủ"
    for one, other in (
        (dated.format("23/4/2018"), dated.format("24/4/2018")),
        ("phối hợp hòa giải ở cơ sở", "phối hợp hoà giải ở cơ sở"),
    ):
        alone = [with_values({first: one}), with_values({second: other})]
        together = with_values({first: one, second: other})
        clean = [values for values in alone if not checked(paper().reprint(values), KIND).rules]
        assert clean, "ít nhất một ô tự nó không có gì phải nhắc"
        assert checked(paper().reprint(together), KIND).rules
        assert taught(*clean).known(trace(together)) is None


def test_a_blank_cell_says_nothing_and_learns_its_place_from_another_row() -> None:
    """Cả cột trống thì chưa biết chữ trong cột có dáng gì; một hàng có chữ là đủ cho mọi hàng."""
    every = plan().apart[1][1]
    blank, filled = (dict.fromkeys(every, "") | given for given in ({}, {every[0]: "Hồ sơ chậm"}))
    other = filled | {every[0]: "", every[5]: "Hồ sơ chậm"}
    book = taught(with_values(blank))
    assert book.known(trace(with_values(other))) is None
    assert book.take(lesson(with_values(filled)))
    assert book.known(trace(with_values(other))) == ()
    assert book.known(trace(with_values(blank))) == ()
    assert taught(with_values(filled)).take(lesson(with_values(blank))), "bài học của tiến trình khác, biết ít hơn"


def test_the_shortcut_agrees_with_the_full_check_on_mutated_cells() -> None:
    random, book = Random("ô hỏng"), taught()
    places = [index for _, indexes in plan().apart for index in indexes]
    known = 0
    for turn in range(24):
        chosen = random.sample(places, random.choice((1, 2, 5))) + random.sample(names(), turn % 2)
        values = [*paper().values]
        for index in chosen:
            some = random.choice((values[index], random.choice(phrases()), random.choice(NAMES)))
            values[index] = mutate(random, some or "Chậm").replace("\n", "").replace("\t", "") or "Chậm"
        answer = book.known(trace(values))
        if answer is not None:
            known += 1
            outcome = checked(paper().reprint(values), KIND)
            assert (answer, outcome.errors) == (outcome.rules, ()), [values[index] for index in chosen]
    assert known


def test_words_in_a_cell_never_change_what_the_document_is_made_of() -> None:
    """Chữ nào được xét riêng thì thành phần của cả văn bản vẫn ở đúng những đoạn cũ."""
    random = Random("chữ trong ô")
    facts, spots = checked(paper().reprint(), KIND).document.facts, trace(paper().values).where()
    alone, usual = Alone(load(FORM), Surroundings()), refs(recognise(facts))
    tried = 0
    for _ in range(30):
        changed: dict[int, Paragraph] = {}
        for place, indexes in plan().apart:
            index = random.choice(indexes)
            text = (
                mutate(random, random.choice(phrases())).upper() if random.random() < 0.3 else random.choice(phrases())
            )
            if KnownApart(place).compared({text}, alone) is not None:
                old = next(one for one in facts.paragraphs if one.ref == spots[index][:2])
                made = place.paragraph(text)
                changed[old.ref.ordinal] = replace(old, text=made.text, runs=made.runs)
        tried += len(changed)
        paragraphs = tuple(changed.get(one.ref.ordinal, one) for one in facts.paragraphs)
        assert refs(recognise(replace(facts, paragraphs=paragraphs))) == usual, [one.text for one in changed.values()]
    assert tried > 100


def test_the_rule_under_the_agency_is_as_long_as_the_printed_one() -> None:
    head = plan().head
    assert head is not None
    place, indexes = head
    for name in ("SỞ Y TẾ", "ỦY BAN NHÂN DÂN XÃ TÂN KHÊ", "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH ĐÔNG LỢI"):
        values = with_values({indexes[-1]: name})
        printed = checked(paper().reprint(values), KIND).document.components.head.vach_co_quan
        read = place.read([values[index] for index in indexes])
        assert read is not None
        derived = read[0].vach_co_quan
        assert printed is not None
        assert derived is not None
        assert derived.drawn.length == pytest.approx(printed.drawn.length, abs=0.05)
        assert derived.text_width == pytest.approx(printed.text_width)


def test_a_check_that_looks_around_without_telling_stops_the_shortcut(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Alone(load(FORM), Surroundings()).possible
    silent = ModuleType("phep_la")
    silent.__dict__.update(ID="ma_chu", LOOKS_AROUND="van_ban", check=engine.modules()["ma_chu"].check)
    monkeypatch.setitem(engine.modules(), "ma_chu", silent)
    assert not Alone(load(FORM), Surroundings()).possible
    assert not Alone(load(), Surroundings()).possible, "văn bản đủ thể thức có phép tìm từ ở đoạn khác"


def refs(found: object) -> Hashable:
    """Thành phần nào ở đoạn nào, không kể chữ."""
    if isinstance(found, Line):
        return found.paragraph.ref
    if isinstance(found, Paragraph):
        return found.ref
    if isinstance(found, tuple):
        return tuple(map(refs, found))
    if is_dataclass(found):
        return tuple((one.name, refs(getattr(found, one.name))) for one in fields(found))
    return None if isinstance(found, str | float) else found
