"""Vạch kẻ và khung: Tiêu ngữ dài bằng dòng chữ, tên cơ quan và trích yếu từ 1/3 đến 1/2 dòng, khung ôm chữ."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from docgen.render import lines
from docgen.text.widths import width_mm
from tools.templates.pinned import pinned
from tools.templates.sheet import Sheet

PORTRAIT_MM, LANDSCAPE_MM = 165.0, 252.0
MARK = "MÔ PHỎNG - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


def fitted(agency="SỞ NỘI VỤ", subject="Về việc đánh giá, xếp loại", mark=MARK):
    """Văn bản dựng từ khối mẫu, chữ viết thẳng, vạch đã chỉnh."""
    sheet = Sheet()
    sheet.head()
    sheet.title("QUYẾT ĐỊNH", subject)
    sheet.appendix("", "DANH SÁCH", "(Kèm theo Quyết định)", landscape=True)
    for part in (sheet.document, *(section.first_page_header for section in sheet.document.sections)):
        for node in part._element.iter(qn("w:t")):
            node.text = {"{{ dong }}": agency, "{{ chi_dan_luu_hanh }}": mark}.get(node.text, node.text)
            if node.text.startswith(("{%", "{{")):
                node.getparent().getparent().getparent().remove(node.getparent().getparent())
    buffer = io.BytesIO()
    sheet.document.save(buffer)
    return refit(pinned(buffer.getvalue()))


def refit(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = lines.fit({name: archive.read(name) for name in archive.namelist()})
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return Document(io.BytesIO(target.getvalue()))


def paragraphs(document):
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from ((paragraph, cell.width.mm) for paragraph in cell.paragraphs)
    yield from ((paragraph, PORTRAIT_MM) for paragraph in document.paragraphs)


def length(document, style):
    """Chiều dài (mm) của vạch mang kiểu `style`: chỗ đặt trừ hai bên thụt lề, hai bên bằng nhau."""
    for paragraph, room in paragraphs(document):
        if paragraph.style.name == style:
            indent = paragraph.paragraph_format
            assert indent.left_indent == indent.right_indent
            return room - indent.left_indent.mm - indent.right_indent.mm
    raise AssertionError(style)


def test_rule_under_the_motto_is_as_long_as_the_motto():
    motto = width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    assert length(fitted(), "Vạch tiêu ngữ") == pytest.approx(motto, abs=1)


@pytest.mark.parametrize("agency", ["SỞ NỘI VỤ", "SỞ LAO ĐỘNG - TB VÀ XÃ HỘI", "ỦY BAN NHÂN DÂN"])
def test_rule_under_the_agency_is_a_third_to_a_half_of_its_line(agency):
    ratio = length(fitted(agency=agency), "Vạch cơ quan") / width_mm(agency, 13, bold=True)
    assert 1 / 3 <= ratio <= 1 / 2


@pytest.mark.parametrize("subject", ["Về việc khen thưởng", "Về việc đánh giá, xếp loại " + "người đứng đầu " * 20])
def test_rule_under_the_subject_is_a_third_to_a_half_of_a_text_line(subject):
    line = min(PORTRAIT_MM, width_mm(subject.strip(), 14, bold=True))
    assert 1 / 3 <= length(fitted(subject=subject), "Vạch trích yếu") / line <= 1 / 2


@pytest.mark.parametrize(("section", "room"), [(0, PORTRAIT_MM), (1, LANDSCAPE_MM)], ids=["trang dọc", "phụ lục ngang"])
def test_box_holds_its_text_with_a_little_room(section, room):
    header = fitted().sections[section].first_page_header
    assert not header.is_linked_to_previous
    (box,) = [paragraph for paragraph in header.paragraphs if paragraph.text]
    inside = room - box.paragraph_format.left_indent.mm - box.paragraph_format.right_indent.mm
    assert inside == pytest.approx(width_mm(MARK, 13, bold=True) + 8, abs=1)
    borders = box._p.pPr.find(qn("w:pBdr"))
    assert [side.tag for side in borders] == [qn(f"w:{side}") for side in ("top", "left", "bottom", "right")]


def test_a_mark_wider_than_the_page_keeps_the_whole_line():
    (box,) = [one for one in fitted(mark=MARK * 4).sections[0].first_page_header.paragraphs if one.text]
    assert box.paragraph_format.left_indent == box.paragraph_format.right_indent == 0


def test_package_without_rules_is_untouched():
    buffer = io.BytesIO()
    Document().save(buffer)
    with zipfile.ZipFile(io.BytesIO(buffer.getvalue())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert lines.fit(parts) == parts
