"""Những cách ghép có thể lừa sổ nhớ: học vài văn bản sạch, rồi gặp một văn bản ghép từ chúng mà có lỗi.

Mỗi trường hợp đều có điều phải nhắc khi xét trọn, nên sổ không được nhận ra.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from recall_kit import Printer, checked, printer

from docgen import pipeline
from docgen.model.rendering import Rendered

MOVE, DISTRICT, MORE = "to_trinh_dieu_chuyen", "bao_cao_huyen", "cong_van_bo_sung_chi_so"
LIST = "quyet_dinh_xep_loai_huyen"
SLOT, CELL, DUTIES, BASE = 27, 18, (46, 47), 7
"""Chỗ của giá trị: “1. Người được xem xét: …”; một ô bảng; hai giá trị của một đoạn; một dòng căn cứ."""
_DECREE = "Quyết định số 5 ngày 5 tháng 6 năm 2020 của "


def fooled(
    paper: Printer,
    slots: Sequence[int],
    learned: Sequence[Sequence[str]],
    target: Sequence[str],
    base: Mapping[int, str],
) -> tuple[bool, tuple[str, ...]]:
    """Sổ có nói văn bản cuối không có điều gì phải nhắc không, và các luật mà lượt xét trọn nhắc."""
    book = pipeline.Recalls().book(pipeline.profile_of(paper.kind))

    def made(values: Sequence[str]):  # type: ignore[no-untyped-def]
        given = {**base, **dict(zip(slots, values, strict=True))}
        return paper.reprint([given.get(at, value) for at, value in enumerate(paper.values)])

    for values in learned:
        rendered = made(values)
        outcome = checked(rendered, paper.kind)
        assert outcome.rules == (), values
        book.learn(rendered.trace, outcome)
        assert book.known(rendered.trace) in ((), None)
    rendered = made(target)
    return book.known(rendered.trace) is not None, checked(rendered, paper.kind).rules


@pytest.mark.parametrize(
    ("rule", "kind", "slot", "learned", "target"),
    [
        (
            "X03",
            DISTRICT,
            CELL,
            ["Nhập Lan Lan", "Lan Nhập nội dung", "Lan nội dung", "Xuân Lan Hưng"],
            "Nhập nội dung",
        ),
        ("R01", DISTRICT, CELL, ["Nơi Nhận Lan", "Lan Nơi Nhận: Lan", "Hưng Tâm: Lan"], "Nơi Nhận: Lan"),
        ("B07", MOVE, DUTIES[0], ["Phường 5 Tâm", "Điều Tâm", "Tâm Điều 5 Tâm"], "Điều 5 Tâm"),
        ("K04", MOVE, SLOT, ["ông ở Tỉnh Xuân thuộc", "ông ở Xuân Lan thuộc"], "ông ở Tỉnh Xuân Lan thuộc"),
        (
            "K05",
            MOVE,
            SLOT,
            [
                "ông ở phường Lan Trần Xuân Hưng Đạo thuộc",
                "ông ở phường Trần Hưng Xuân Lan thuộc",
                "ông ở phường Bắc Hưng Đạo Lan thuộc",
            ],
            "ông ở phường Trần Hưng Đạo thuộc",
        ),
        (
            "K06",
            MOVE,
            SLOT,
            ["ông ở thành phố Hồ Xá", "ông ở Thành phố Hồ Chí Minh", "ông Hồ Chí Minh"],
            "ông ở thành phố Hồ Chí Minh",
        ),
        ("K11", MOVE, SLOT, ["ông ở Hội Đồng Tâm", "ông ở báo Nhân Dân"], "ông ở Hội Đồng Nhân Dân"),
        ("K11", MOVE, SLOT, ["ông ở Các Sở nội vụ tỉnh", "ông ở Lan Sở Bắc tỉnh"], "ông ở Lan Sở nội vụ tỉnh"),
        ("K20", MOVE, SLOT, ["ông ở Tài Khoản 2 tỉnh", "ông ở Lan Khoản Tỉnh"], "ông ở Lan Khoản 2 tỉnh"),
        ("K20", MOVE, DUTIES[1], ["Khoản Lan", "Phường 2"], "Khoản 2"),
        ("X07", MOVE, SLOT, ["ông nêu Tồn tại tại xã", "ông nêu Lan tại xã"], "ông nêu Lan tại tại xã"),
        ("K05", MOVE, SLOT, ["ông ở Các quận 1 tỉnh", "ông ở Lan quận Bắc tỉnh"], "ông ở Lan quận 1 tỉnh"),
        (
            "X04",
            MOVE,
            SLOT,
            [
                "ông Tỷ số Tâm : Lan",
                "ông Tỷ lệ Lan lan Lan số Tâm : Lan",
                "ông Lan tâm Lan",
                "ông lan tâm Lan",
                "ông Lan số Tâm",
            ],
            "ông Lan số Tâm : Lan",
        ),
        (
            "X05",
            MORE,
            12,
            ["Chỉ số của xã Hoà Bình thuộc tỉnh", "Chỉ số của xã An Hoà thuộc tỉnh"],
            "Chỉ số của xã Hoà thuộc tỉnh",
        ),
        (
            "C04",
            MOVE,
            BASE,
            [f"{_DECREE}Bộ Lan Tâm Lan Tâm Lan Tâm Lan Tâm", f"{_DECREE}Lan Lan Tâm"],
            f"{_DECREE}Bộ Lan Tâm",
        ),
    ],
)
def test_parts_of_a_phrase_seen_apart(rule: str, kind: str, slot: int, learned: list[str], target: str) -> None:
    known, rules = fooled(printer(kind), [slot], [(one,) for one in learned], (target,), {})
    assert rule in rules
    assert not known


@pytest.mark.parametrize(
    ("rule", "learned", "target"),
    [
        ("B07", [("Phường 5 Tâm", "Phường 5 Tâm"), ("Phường 5 Tâm", "Điều 5 Tâm")], ("Điều 5 Tâm", "Phường 5 Tâm")),
        (
            "K04",
            [("Tỉnh Xuân Lan", "Tâm"), ("Tâm", "Xuân Lan"), ("Xuân Lan", "Tâm Lan")],
            ("Tâm", "Tỉnh Xuân Lan"),
        ),
        ("K01", [("Tâm Lan", "tâm lan"), ("Tâm Lan", "Tâm Lan")], ("tâm lan", "Tâm Lan")),
    ],
)
def test_two_values_of_one_paragraph_changing_places(
    rule: str, learned: list[tuple[str, str]], target: tuple[str, str]
) -> None:
    known, rules = fooled(printer(MOVE), DUTIES, learned, target, {})
    assert rule in rules
    assert not known


def edited(kind: str, change: Mapping[str, str]) -> Printer:
    """Bộ in bằng mẫu mà một nơi làm việc đã sửa."""
    paper = printer(kind)
    text = paper.parts["word/document.xml"].decode()
    for old, new in change.items():
        text, count = re.subn(old, new, text, count=1, flags=re.DOTALL)
        assert count, old
    return replace(paper, parts={**paper.parts, "word/document.xml": text.encode()})


def test_a_long_line_in_brackets_is_not_any_long_line() -> None:
    """Dòng dài trong ngoặc được căn trái; dòng dài không ngoặc thì không."""
    paper = edited(
        MOVE,
        {r"(<w:pPr>(?:(?!</w:pPr>).)*)(</w:pPr>(?:(?!</w:p>).)*)1\. Người được xem xét: ": r'\1<w:jc w:val="left"/>\2'},
    )
    long = "Lan " * 40 + "Lan"
    learned = [(f"({long})",), ("(Lan)",), ("Lan",), ("Lan Lan",), ("Lan Lan Lan",)]
    known, rules = fooled(paper, [SLOT], learned, (long,), {})
    assert "B02" in rules
    assert not known


def test_the_end_of_one_paragraph_and_the_start_of_the_next() -> None:
    paper = edited(MOVE, {"(Hồ sơ kèm theo: (?:(?!\ue0fb).)*\ue0fb)\\.": r"\1"})
    learned = [("Lan Tâm Lan;", "tâm lan tâm"), ("Lan Tâm Lan.", "Tâm Lan Tâm")]
    known, rules = fooled(paper, [45, 46], learned, ("Lan Tâm Lan.", "tâm lan tâm"), {})
    assert "K01" in rules
    assert not known


UNSAID = {"danh sách tại ": "tên tại ", "trong danh sách kèm theo": "ở trang sau"}
"""Mẫu mà chữ cố định không nhắc gì đến phụ lục."""


@pytest.mark.parametrize("word", ["bằng", "Bằng", "biếu"])
def test_one_word_anywhere_in_the_document_may_be_what_a_check_looks_for(word: str) -> None:
    """Một chữ “bằng” ở bất cứ đâu đã là nhắc đến bảng của phụ lục; mất nó thì văn bản thành lỗi."""
    mentioned, silent = f"Phòng Lan {word} Tâm", f"Phòng Lan {'Lan' if word.istitle() else 'lan'} Tâm"
    base = {16: "khoản 2 Điều 14 của Quy định theo Quyết định số 34/2020/QĐ-UBND", 18: "trang sau"}
    learned = [(mentioned, silent), (silent, mentioned)]
    known, rules = fooled(edited(LIST, UNSAID), [29, 30], learned, (silent, silent), base)
    assert "A01" in rules
    assert not known


def test_a_line_anywhere_may_be_what_a_check_looks_for() -> None:
    """Ô “Lưu Văn Lan” trông như dòng lưu, nên văn bản không có nơi nhận mà vẫn qua; người khác tên thì không."""
    paper = edited(DISTRICT, {"Nơi nhận:": "Gửi:", "- Lưu:": "-"})
    learned = [("Lưu Văn Lan", "Trần Văn Lan"), ("Trần Văn Lan", "Lưu Văn Lan")]
    known, rules = fooled(paper, [CELL, 31], learned, ("Trần Văn Lan", "Trần Văn Lan"), {})
    assert "R01" in rules
    assert not known


def test_the_same_words_in_a_paragraph_of_another_look() -> None:
    """Đoạn ngắn căn trái thì không sao, đoạn dài thì phải căn đều; đoạn căn đều dài ngắn đều được."""
    unlabelled = r"(<w:pPr>(?:(?!</w:pPr>).)*)(</w:pPr>(?:(?!</w:p>).)*)1\. Người được xem xét: "
    justified, left = (edited(MOVE, {unlabelled: rf"\1{align}\2"}) for align in ("", '<w:jc w:val="left"/>'))
    book = pipeline.Recalls().book(pipeline.profile_of(MOVE))
    short, long = "Lan Tâm", "Lan " * 40 + "Lan"

    def with_slot(paper: Printer, text: str) -> Rendered:
        return paper.reprint([text if at == SLOT else value for at, value in enumerate(paper.values)])

    for paper, text in ((left, short), (justified, long)):
        rendered = with_slot(paper, text)
        book.learn(rendered.trace, checked(rendered, MOVE))
        assert book.known(rendered.trace) == ()
    rendered = with_slot(left, long)
    assert "B02" in checked(rendered, MOVE).rules
    assert book.known(rendered.trace) is None
