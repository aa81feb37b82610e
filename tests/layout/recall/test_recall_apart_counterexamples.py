"""Những mẫu phiếu được sửa và những giá trị từng lừa được cách xét riêng: sổ không được nói khác lượt xét trọn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.text.paragraph import Paragraph as DocxParagraph
from first_drafts import first_drafts
from recall_kit import Printer, checked, print_marked, printer
from test_recall_apart import KIND, names, paper, with_values

from docgen import pipeline
from docgen.render.template import load

Edit = Callable[[DocxDocument], None]


def edited(folder: Path, edit: Edit) -> Printer:
    """Bộ in của mẫu phiếu đã sửa bằng Word."""
    document = docx.Document(str(printer(KIND).template.path))
    edit(document)
    document.save(str(folder / "mau.docx"))
    return print_marked(load(folder / "mau.docx"), first_drafts()[KIND])


def given(paper: Printer, values: Mapping[int, str]) -> list[str]:
    return [values.get(index, value) for index, value in enumerate(paper.values)]


def last_cell(paper: Printer) -> int:
    return max(index for index, spot in enumerate(paper.where) if spot.part == "word/document.xml")


def agrees(paper: Printer, learned: Sequence[Sequence[str]], asked: Sequence[str]) -> bool:
    """Sau khi học những văn bản ấy, sổ không biết, hoặc nói đúng như lượt xét trọn."""
    book = pipeline.Recalls().book(pipeline.profile_of(paper.kind))
    for values in learned:
        rendered = paper.reprint(values)
        assert rendered.trace is not None
        book.learn(rendered.trace, checked(rendered, paper.kind))
    rendered = paper.reprint(asked)
    assert rendered.trace is not None
    outcome, known = checked(rendered, paper.kind), book.known(rendered.trace)
    return known is None or (known == outcome.rules and not outcome.errors)


def find(document: DocxDocument, text: str) -> DocxParagraph:
    return next(one for one in document.paragraphs if text in one.text)


def rewrite(paragraph: DocxParagraph, text: str) -> None:
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text


def add_after(paragraph: DocxParagraph, text: str) -> None:
    copy = deepcopy(paragraph._p)
    paragraph._p.addnext(copy)
    rewrite(DocxParagraph(copy, paragraph._parent), text)


def bare_lines(document: DocxDocument) -> None:
    """Hai dòng chỉ có lời người viết, kẹp một điểm a) và một điểm c) cố định."""
    for field in ("{{ chi_so_don_vi }}", "{{ nhiem_vu }}"):
        rewrite(find(document, field), field)
    middle = find(document, "{{ chi_so_linh_vuc }}")
    rewrite(middle, "a) Chỉ số lĩnh vực tham mưu: {{ chi_so_linh_vuc }}")
    add_after(middle, "c) Kết quả chung")


def test_a_quotation_opened_by_a_value_teaches_nothing(tmp_path: Path) -> None:
    paper = edited(tmp_path, bare_lines)
    first, last = paper.values.index("96,85%"), len(paper.values) - 1 - paper.values[::-1].index("21/21")
    quoted = given(paper, {first: "“Tự đánh giá của đơn vị", last: "đã vượt kế hoạch”"})
    assert agrees(paper, [quoted], paper.values)
    assert agrees(paper, [paper.values], quoted)


def test_a_quotation_in_an_ordinary_document_teaches_nothing() -> None:
    paper = printer("to_trinh_dieu_chuyen")
    wrong, right = (f"bà Phan Thị Lan, Giám đốc Sở Ngoại vụ tại {place} Nam Định" for place in ("Tỉnh", "Khê"))
    quoted = {22: "“Điều 15", 38: paper.values[38].rstrip(".") + "”."}
    learned = [paper.values, given(paper, {27: right}), given(paper, {**quoted, 27: wrong})]
    assert "K04" in checked(paper.reprint(given(paper, {27: wrong})), paper.kind).rules
    assert agrees(paper, learned, given(paper, {27: wrong}))


def test_a_name_in_the_last_cell_may_turn_a_table_into_a_signature(tmp_path: Path) -> None:
    def edit(document: DocxDocument) -> None:
        rewrite(document.tables[2].rows[0].cells[3].paragraphs[0], "THỦ TRƯỞNG ĐƠN VỊ KẾT LUẬN")
        rewrite(find(document, "Người thẩm định và người kết luận"), "Người thẩm định và các các người kết luận ký./.")

    paper = edited(tmp_path, edit)
    named = given(paper, {last_cell(paper): "Nguyễn Văn Hùng"})
    assert checked(paper.reprint(named), KIND).rules != checked(paper.reprint(), KIND).rules
    assert agrees(paper, [paper.values], named)


def test_a_year_inside_a_fixed_citation_is_read(tmp_path: Path) -> None:
    def edit(document: DocxDocument) -> None:
        told = "Theo Thông tư số 30/{{ chi_so_linh_vuc }}/TT-BNV ngày 05/3/2020 của Bộ Nội vụ"
        rewrite(find(document, "{{ chi_so_linh_vuc }}"), told)
        again = "Thực hiện Thông tư số 30/2020/TT-BNV ngày 06/3/2020 của Bộ Nội vụ./."
        rewrite(find(document, "Người thẩm định và người kết luận"), again)

    paper = edited(tmp_path, edit)
    year = paper.values.index("82,30%")
    assert checked(paper.reprint(given(paper, {year: "2020"})), KIND).errors
    assert agrees(paper, [given(paper, {year: "2119"})], given(paper, {year: "2020"}))


def test_a_line_in_brackets_may_join_a_post_and_a_name(tmp_path: Path) -> None:
    def edit(document: DocxDocument) -> None:
        line = find(document, "{{ muc_toi_thieu }}")
        rewrite(line, "{{ muc_toi_thieu }}")
        add_after(find(document, "{{ giai_trinh }}"), "ĐẠI DIỆN ĐƠN VỊ")
        heading = find(document, "IV. KẾT QUẢ")
        heading._p.getparent().remove(heading._p)
        add_after(line, "Nguyễn Văn Hùng")
        rewrite(find(document, "{{ muc_cau_chu }}"), "Theo đúng câu chữ của của: {{ muc_cau_chu }}")

    paper = edited(tmp_path, edit)
    stamped = given(paper, {paper.values.index("Hoàn thành xuất sắc nhiệm vụ"): "(chưa có ý kiến)"})
    assert checked(paper.reprint(stamped), KIND).rules != checked(paper.reprint(), KIND).rules
    assert agrees(paper, [paper.values], stamped)


@pytest.mark.parametrize(("first", "second"), [("TÙNG KHÊ LỢI", "TRA KHÊ LỢI")])
def test_the_fixed_word_before_an_agency_name_is_read_with_it(tmp_path: Path, first: str, second: str) -> None:
    def edit(document: DocxDocument) -> None:
        for one in document.tables[0].rows[0].cells[0].paragraphs:
            if "{{ dong }}" in one.text:
                rewrite(one, "THANH {{ dong }}")
            if "{{ co_quan_chu_quan }}" in one.text:
                for run in one.runs:
                    run.bold = True

    paper = edited(tmp_path, edit)
    office = paper.values.index("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH")
    made = [given(paper, {0: "TỈNH KHÊ LỢI", office: name}) for name in (first, second)]
    assert checked(paper.reprint(made[1]), KIND).rules
    assert agrees(paper, made[:1], made[1])


@pytest.mark.parametrize("position", [0, 1])
def test_a_party_document_is_never_taken_for_a_form(position: int) -> None:
    """Văn bản của Đảng không thuộc phạm vi: không phải là “không có điều gì”, mà là không xét."""
    party = with_values({names()[position]: "ĐẢNG CỘNG SẢN VIỆT NAM"})
    book = pipeline.Recalls().book(pipeline.profile_of(KIND))
    rendered = paper().reprint()
    assert rendered.trace is not None
    book.learn(rendered.trace, checked(rendered, KIND))
    asked = paper().reprint(party)
    assert asked.trace is not None
    assert checked(asked, KIND).out_of_scope
    assert book.known(asked.trace) is None
