"""Văn bản mẫu: dữ kiện dựng bằng tay khớp nhau như đọc từ tệp; thay đổi nhắm nhầm chỗ bị từ chối."""

from __future__ import annotations

import pytest

from docgen.layout import engine
from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Drop, Edit, Example, Facts, Page, Shape
from docgen.layout.facts.values import Marks
from docgen.layout.profile import load
from docgen.layout.sketch.bases import BASES
from docgen.layout.sketch.build import build, names


def made(*changes, base="quyet_dinh"):
    return build(Example("thử", changes, base))


def line(facts, start):
    return next(one for one in facts.paragraphs if one.text.startswith(start))


@pytest.mark.parametrize("base", BASES)
def test_base_is_a_correct_document(base):
    facts = made(base=base)
    found = engine.run(Document(facts, recognise(facts)), load())
    assert [(one.rule, one.place, one.found) for one in found] == []


@pytest.mark.parametrize("base", BASES)
def test_facts_agree_with_each_other(base):
    facts = made(base=base)
    assert [one.ref.ordinal for one in facts.paragraphs] == list(range(len(facts.paragraphs)))
    assert [(one.first, one.last) for one in facts.sections][-1][1] == len(facts.paragraphs)
    for paragraph in facts.paragraphs:
        section = facts.sections[paragraph.section]
        assert section.first <= paragraph.ref.ordinal < section.last
        assert "".join(run.text for run in paragraph.runs) == paragraph.text
        if paragraph.cell:
            table = facts.tables[paragraph.cell.table]
            assert table.first_paragraph <= paragraph.ref.ordinal
            assert paragraph.cell.row < len(table.rows)


def test_names_are_in_reading_order():
    assert names("cong_van")[:3] == ("co_quan_chu_quan", "co_quan_ban_hanh", "quoc_hieu")


def test_edit_keeps_the_weight_of_the_words_it_replaces():
    paragraph = line(made(Edit("dieu_1", "Điều 1. Thành", "Điều 1: Lập")), "Điều 1")
    assert [(run.text[:10], run.format.bold) for run in paragraph.runs][:2] == [
        ("Điều 1:", True),
        (" Lập lập T", False),
    ]


def test_shape_covers_the_whole_line():
    paragraph = line(made(Shape("dieu_1", {"bold": False, "size": 13.0, "align": "left", "fonts": "Arial"})), "Điều 1")
    assert {(run.format.bold, run.format.size, run.format.fonts[2]) for run in paragraph.runs} == {
        (False, 13.0, "Arial")
    }
    assert paragraph.format.align == "left"


def test_rule_follows_the_text():
    usual = line(made(), "Độc lập").rules[0].length
    assert line(made(Shape("tieu_ngu", {"rule": 0.5})), "Độc lập").rules[0].length == pytest.approx(usual / 2)


def test_dropped_cell_keeps_a_blank_paragraph():
    facts = made(Drop("so_ky_hieu"))
    cells = {(one.cell.row, one.cell.column) for one in facts.paragraphs if one.cell and one.cell.table == 0}
    assert cells == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_added_lines_stand_in_the_order_they_are_added():
    facts = made(Add("luu", "một"), Add("luu", "hai"), Edit("luu_them", "một", "1"))
    at = line(facts, "- Lưu").ref.ordinal
    assert [one.text for one in facts.paragraphs[at + 1 : at + 3]] == ["1", "hai"]


def test_page_and_facts_change():
    facts = made(Page({"top": 15.0, "header": "", "footer": "PAGE"}), Facts({"marks": Marks(comments=1)}))
    assert facts.sections[0].margins["top"] == 15.0
    assert facts.sections[0].headers == {}
    assert facts.sections[0].footers["default"].paragraphs[0].fields == ("PAGE",)
    assert facts.marks.comments == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Edit("khong_co", "", ""), "không có dòng “khong_co”"),
        (Edit("luu", "khác", ""), "không có chữ “khác”"),
        (Shape("luu", {"cao": 1}), "không có trường cao"),
        (Page({"cao": 1}), "không có trường cao"),
        (Page({"top": 1.0}, section=3), "chỉ có 1 phần"),
        (Facts({"cao": 1}), "không có trường cao"),
    ],
)
def test_change_that_hits_nothing_is_refused(change, why):
    with pytest.raises(ValueError, match=why):
        made(change)
