"""Văn bản con bị từ chối khi có thứ không an toàn hoặc không đi theo được; lời báo nói thấy gì."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from fast_corpus import picture
from render_kit import W_NS, Fields, draft, edit, link, opened, parts, rezip, table, word_file
from rich_corpus import RICH_DRAFTS, everything, numbered, word_bytes

from docgen.errors import InputError
from docgen.model.rich import Subdocument
from docgen.ooxml.xml import W, parse
from docgen.render.subdocument import prepare
from docgen.render.template import load, render

MAIN = "word/document.xml"


def added(xml: str) -> Callable[[WordDocument], object]:
    """Thêm phần tử vào đoạn đầu."""
    return lambda document: document.add_paragraph("Đoạn thử")._p.append(parse_xml(xml))


def body(xml: str) -> Callable[[WordDocument], object]:
    """Thêm phần tử ở đầu thân."""
    return lambda document: document.element.body.insert(0, parse_xml(xml))


def header(document: WordDocument) -> None:
    document.add_paragraph("x")
    document.sections[0].header.paragraphs[0].text = "Đầu trang"


def page_borders(document: WordDocument) -> None:
    document.add_paragraph("x")
    section: Any = document.sections[0]._sectPr
    section.append(parse_xml(f"<w:pgBorders {W_NS}/>"))


def section(document: WordDocument) -> None:
    document.add_paragraph("x")
    document.add_section(WD_SECTION.NEW_PAGE).orientation = WD_ORIENT.LANDSCAPE


def two_lists_in_a_table(document: WordDocument) -> None:
    made = table(document, [["a", "b"]])
    for cell, number in zip(made.rows[0].cells, (1, 2), strict=True):
        numbered(document, "x", number)
        cell.paragraphs[0]._p.append(document.paragraphs[-1]._p.pPr)


def listed_style(document: WordDocument) -> None:
    document.add_paragraph("Mục", style="List Number")


def tag_over_runs(document: WordDocument) -> None:
    made = document.add_paragraph("Ông {")
    made.add_run("{ ho_ten }").bold = True
    made.add_run("}")


def floating(document: WordDocument) -> None:
    picture(document)
    shape = document.inline_shapes[0]._inline
    shape.tag = shape.tag.replace("inline", "anchor")


_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
BUILT = {
    "thẻ": (lambda d: d.add_paragraph("Ông {{ ho_ten }}"), "có “{{”"),
    "thẻ qua nhiều run": (tag_over_runs, "có “{{”"),
    "thẻ ở chữ thay hình": (picture, "có “{{”"),
    "đầu trang": (header, "có đầu trang hoặc chân trang"),
    "ngắt phần": (section, "có ngắt phần"),
    "viền trang": (page_borders, "thiết lập trang “pgBorders”"),
    "trường": (added(f'<w:fldSimple {W_NS} w:instr="PAGE"/>'), "có “fldSimple” ở đoạn “Đoạn thử”"),
    "mã trường": (added(f"<w:r {W_NS}><w:instrText>PAGE</w:instrText></w:r>"), "có “instrText”"),
    "chú thích cuối trang": (added(f'<w:r {W_NS}><w:footnoteReference w:id="1"/></w:r>'), "có “footnoteReference”"),
    "ô điều khiển": (body(f"<w:sdt {W_NS}><w:sdtContent/></w:sdt>"), "có “sdt”"),
    "hộp chữ": (added(f"<w:r {W_NS}><w:pict/></w:r>"), "có “pict”"),
    "liên kết tới dấu trang": (added(f'<w:hyperlink {W_NS} w:anchor="x"/>'), "liên kết tới dấu trang"),
    "vết sửa": (added(f"<w:ins {W_NS}/>"), "vết sửa"),
    "hình trôi": (floating, "hình trôi"),
    "hai danh sách một bảng": (two_lists_in_a_table, "danh sách đánh số không đi theo được"),
    "danh sách không khai": (lambda d: numbered(d, "x", 99), "danh sách đánh số không đi theo được ở đoạn “x”"),
    "kiểu tự đánh số": (listed_style, "kiểu “ListNumber” tự đánh số ở đoạn “Mục”"),
    "rỗng": (lambda d: d.add_paragraph(""), "không có chữ, không có hình nào"),
}
PACKED = {
    "macro": (lambda p: rezip(p, {"word/vbaProject.bin": b"x"}), "có macro"),
    "đối tượng nhúng": (lambda p: rezip(p, {"word/embeddings/a.bin": b"x"}), "đối tượng nhúng"),
    "hình lấy từ ngoài": (
        lambda p: link(p, "word/_rels/document.xml.rels", "image", "https://x/y.png", external=True),
        "liên kết ra ngoài tệp",
    ),
    "mẫu gắn kèm ở ngoài": (
        lambda p: link(p, "word/_rels/document.xml.rels", "attachedTemplate", "file:///x.dotm", external=True),
        "liên kết ra ngoài tệp",
    ),
    "DOCTYPE": (lambda p: edit(p, MAIN, "<w:document ", "<!DOCTYPE a><w:document "), "DOCTYPE"),
    "XML hỏng": (lambda p: edit(p, MAIN, "</w:body>", ""), "XML hỏng"),
    "hình mất tệp": (lambda p: edit(p, MAIN, "r:embed=", 'r:embed="rId999" w:x='), "mất tệp hình"),
    "thiếu thân": (lambda p: rezip(p, {MAIN: f"<w:document {W_NS}/>".encode()}), "không có thân"),
    "chữ có ký tự hỏng": (lambda p: edit(p, MAIN, "Tóm tắt", "Tóm&#xFDD0;tắt"), "U+FDD0"),
}


def require_refused(tmp_path: Path, docx: bytes, named: str) -> None:
    given = Fields(con=Subdocument(docx))
    with pytest.raises(InputError) as caught:
        render(load(word_file(tmp_path / "m.docx", "{{p con }}")), draft(given))
    assert [problem.place.key for problem in caught.value.problems][:1] == ["con"]
    assert named in str(caught.value)


@pytest.mark.parametrize("name", BUILT)
def test_what_cannot_be_carried_is_refused(tmp_path: Path, name: str) -> None:
    build, named = BUILT[name]
    require_refused(tmp_path, word_bytes(build), named)


@pytest.mark.parametrize("name", PACKED)
def test_unsafe_package_is_refused(tmp_path: Path, name: str) -> None:
    change, named = PACKED[name]
    path = word_file(tmp_path / "con.docx", build=everything)
    change(path)
    require_refused(tmp_path, path.read_bytes(), named)


def test_everything_allowed_arrives(tmp_path: Path) -> None:
    data = render(load(word_file(tmp_path / "m.docx", "Đầu", "{{p con }}", "Cuối")), draft(RICH_DRAFTS["thường"]))
    document = opened(data)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:2] == ["Đầu", "Tóm tắt"]
    assert texts[-2:] == ["Cuối văn bản con", "Cuối"]
    assert document.paragraphs[1].runs[0].bold
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Tên", "Mức"],
        ["Ngắt\ndòng", "a\tb"],
    ]
    assert len(document.inline_shapes) == 1
    numbers = [one.get(f"{W}val") for one in parse(parts(data)[MAIN]).iter(f"{W}numId")]
    known = {one.get(f"{W}numId") for one in parse(parts(data)["word/numbering.xml"]).iter(f"{W}num")}
    assert len(numbers) == 2
    assert known.issuperset(numbers)


def test_lists_start_again_each_time_the_subdocument_is_printed(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "{{p con }}", "giữa", "{{p con }}")
    content = parts(render(load(path), draft(RICH_DRAFTS["thường"])))
    first, _, second, other = (one.get(f"{W}val") for one in parse(content[MAIN]).iter(f"{W}numId"))
    assert second == other != first
    used = {one.get(f"{W}numId"): one for one in parse(content["word/numbering.xml"]).iter(f"{W}num")}
    lists = {used[number].find(f"{W}abstractNumId").get(f"{W}val") for number in (first, second)}
    assert len(lists) == 2


def test_bookmarks_and_link_of_the_web(tmp_path: Path) -> None:
    """Dấu trang Word tự đặt không ai thấy nên được bỏ; liên kết http đi theo."""

    def build(document: WordDocument) -> None:
        added(f'<w:bookmarkStart {W_NS} w:id="0" w:name="_GoBack"/>')(document)
        document.paragraphs[0]._p.append(parse_xml(f'<w:bookmarkEnd {W_NS} w:id="0"/>'))
        target = document.part.relate_to("https://vi.du/x", f"{_TYPES}/hyperlink", is_external=True)
        found = f'<w:hyperlink {W_NS} {_R} r:id="{target}"><w:r><w:t>trang mạng</w:t></w:r></w:hyperlink>'
        document.paragraphs[0]._p.append(parse_xml(found))

    docx = word_bytes(build)
    assert prepare(docx).text == "Đoạn thửtrang mạng"
    data = render(load(word_file(tmp_path / "m.docx", "{{p con }}")), draft(Fields(con=Subdocument(docx))))
    content = parts(data)
    assert b"bookmark" not in content[MAIN]
    assert b"https://vi.du/x" in content["word/_rels/document.xml.rels"]


_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
