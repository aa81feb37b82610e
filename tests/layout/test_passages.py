"""Những khúc lời văn mà phép kiểm tra căn cứ, nội dung xét: chia căn cứ, ghi chú, lời trích, độ dài dòng."""

from __future__ import annotations

import pytest

from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Edit, Example
from docgen.layout.passages import bodies, is_blank_by_design, legal_bases, line_count, quoted
from docgen.layout.sketch.build import build


def document(*changes, base="quyet_dinh"):
    facts = build(Example("thử", changes, base))
    return Document(facts, recognise(facts))


def components(*changes, base="quyet_dinh"):
    return document(*changes, base=base).components


def body(*changes, base="thong_bao"):
    return bodies(document(*changes, base=base))[0]


def test_each_basis_of_a_decision():
    assert [line.text[:14] for line in legal_bases(components())] == [
        "Căn cứ Luật Tổ",
        "Căn cứ Nghị đị",
        "Theo đề nghị c",
    ]


def test_bases_parted_by_line_breaks():
    joined = "Căn cứ Luật Đất đai ngày 18/01/2024;\nCăn cứ Luật Nhà ở ngày 27/11/2023;"
    lines = legal_bases(components(Edit("can_cu_1", "", joined)))
    assert [line.text for line in lines][:2] == joined.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Văn bản số 12/UBND-NC ngày 12/01/2026 của Ủy ban nhân dân tỉnh, Sở Nội vụ báo cáo như sau:",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị báo cáo.",
        "Căn cứ tình hình thực tế, Sở Nội vụ đề nghị các cơ quan, đơn vị báo cáo.",
    ],
)
def test_opening_sentence_of_a_letter_is_no_basis(text):
    assert legal_bases(components(Edit("noi_dung_1", "", text), base="cong_van")) == ()


def test_notes_are_not_prose():
    texts = [one.text for one in body(Add("khoan_1", "Ghi chú:"), Add("khoan_1", "- Số liệu tạm tính.")).prose]
    assert not any(text.startswith(("Ghi chú", "- Số liệu")) for text in texts)


def test_attached_regulation_is_a_body_of_its_own():
    found = bodies(document(base="quyet_dinh_kem_theo"))
    assert [any(one.level == "chuong" for one in each.headings) for each in found] == [False, True]


def test_quotation_reaches_its_closing_mark():
    changes = (Add("khoan_1", "“Điều 7. Sửa đổi"), Add("khoan_1", "Nội dung sửa đổi.”."))
    paragraphs = body(*changes).paragraphs
    inside = [one.text for one in paragraphs if one.ref in quoted(paragraphs)]
    assert inside == ["“Điều 7. Sửa đổi", "Nội dung sửa đổi.”."]


def test_quotation_closed_within_its_paragraph_ends_there():
    changes = (Add("khoan_1", "“Xanh, sạch” là phong trào tốt."), Add("khoan_1", "Nội dung sau phong trào."))
    paragraphs = body(*changes).paragraphs
    inside = [one.text for one in paragraphs if one.ref in quoted(paragraphs)]
    assert inside == ["“Xanh, sạch” là phong trào tốt."]


@pytest.mark.parametrize(
    ("opening", "last"),
    [
        ("“Điều 7. Nói “mẫu” là gì", "Hết lời trích.”"),
        ('"Điều 7. Sửa đổi', 'Hết lời trích."'),
        ("‘‘Điều 7. Sửa", "Hết.”"),
    ],
)
def test_quotation_left_open_goes_on(opening, last):
    paragraphs = body(Add("khoan_1", opening), Add("khoan_1", last)).paragraphs
    inside = {one.text for one in paragraphs if one.ref in quoted(paragraphs)}
    assert inside == {opening, last}


def test_quotation_never_closed_is_one_paragraph():
    paragraphs = body(Add("khoan_1", "“Điều 7. Sửa đổi")).paragraphs
    assert [one.text for one in paragraphs if one.ref in quoted(paragraphs)] == ["“Điều 7. Sửa đổi"]


def test_length_in_lines():
    short, long = (next(one for one in body().paragraphs if one.text.startswith(start)) for start in ("3.", "Ngày"))
    assert line_count(short) > 1
    assert line_count(long) > 1
    assert line_count(next(one for one in body(base="giay_moi").paragraphs if "Địa điểm" in one.text)) <= 1


@pytest.mark.parametrize(("text", "blank"), [("số …/QĐ", True), ("{{ so }}", True), ("....", True), ("số 1.", False)])
def test_blank_by_design(text, blank):
    assert is_blank_by_design(text) is blank
