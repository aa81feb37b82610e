"""Giá trị từ dự thảo ra chữ trong Word: thoát ký tự, vòng lặp, đầu chân trang, thuộc tính, ký tự bị từ chối."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docxtpl
import pytest
from docx.document import Document as WordDocument
from docxtpl import DocxTemplate, InlineImage
from render_kit import Fields, Row, draft, edit, fill, lines, load, opened, parts, render, table, word_file

from docgen.errors import InputError, TemplateError
from docgen.ooxml.xml import W, own_text, parse

HARD = [
    "A & B",
    "a < b > c",
    "ngoặc \"kép\" và 'đơn'",
    "</w:t></w:r></w:p>",
    "<b>đậm</b>",
    "&amp; &lt;",
    "Hoà – hòa “dẫn” … 100 %",
    "{ một ngoặc }",
    "\\1 \\g<0> $x",
    "Y Blô H'Hen Niê 🙂",
    "=SUM(A1)",
]


@pytest.mark.parametrize("value", HARD)
def test_value_stands_unchanged_in_every_part(tmp_path: Path, value: str) -> None:
    def build(document: WordDocument) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Đầu: {{ ho_ten }}"
        section.footer.paragraphs[0].text = "Chân: {{ ho_ten }}"
        table(document, [["{{ ho_ten }}", "cố định"]])
        document.core_properties.subject = "Về {{ ho_ten }}"

    data = fill(word_file(tmp_path / "m.docx", "Ông {{ ho_ten }} & bạn", build=build), Fields(ho_ten=value))
    document = opened(data)
    assert document.paragraphs[0].text == f"Ông {value} & bạn"
    assert document.sections[0].header.paragraphs[0].text == f"Đầu: {value}"
    assert document.sections[0].footer.paragraphs[0].text == f"Chân: {value}"
    assert document.tables[0].cell(0, 0).text == value
    assert document.core_properties.subject == f"Về {value}"


def test_title_is_escaped_once(tmp_path: Path) -> None:
    data = fill(word_file(tmp_path / "m.docx", "{{ ho_ten }}"), title="A & B <c>")
    assert opened(data).core_properties.title == "A & B <c>"


def test_newline_and_tab_become_word_breaks(tmp_path: Path) -> None:
    data = fill(word_file(tmp_path / "m.docx", "{{ ho_ten }}"), Fields(ho_ten="một\nhai\tba"))
    assert lines(data) == ["một\nhai\tba"]
    assert b"<w:br/>" in parts(data)["word/document.xml"]


def test_tag_split_over_runs_by_word_is_filled(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Ông ")
        for piece in ("{", "{ ho", "_t", "en }", "}"):
            paragraph.add_run(piece).bold = piece == "_t"
        paragraph.add_run(" hoàn thành.")

    assert lines(fill(word_file(tmp_path / "m.docx", build=build))) == ["Ông Nguyễn Văn A hoàn thành."]


def test_loops_over_rows_and_paragraphs(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        table(
            document,
            [
                ["TT", "Họ tên", "Mức"],
                ["{%tr for d in dong %}", "", ""],
                ["{{ loop.index }}", "{{ d.ten }}", "{{ d.muc }}{% if d.ghi_chu %} ({{ d.ghi_chu }}){% endif %}"],
                ["{%tr endfor %}", "", ""],
            ],
        )

    path = word_file(
        tmp_path / "m.docx",
        "Danh sách có {{ dong|length }} người",
        "{%p for n in nhan %}",
        "- {{ n }}{% if loop.last %}.{% else %};{% endif %}",
        "{%p endfor %}",
        "{%p if dong|length > 1 and not khen %}",
        "Nhiều người",
        "{%p endif %}",
        build=build,
    )
    rows = (Row("A & B"), Row("C", ghi_chu="giữ nguyên"))
    data = fill(path, Fields(dong=rows, nhan=("Như trên", "Lưu: VT")))
    assert lines(data) == ["Danh sách có 2 người", "- Như trên;", "- Lưu: VT.", "Nhiều người"]
    cells = [[cell.text for cell in row.cells] for row in opened(data).tables[0].rows]
    assert cells == [["TT", "Họ tên", "Mức"], ["1", "A & B", "Hoàn thành"], ["2", "C", "Hoàn thành (giữ nguyên)"]]


def test_emptied_table_and_cell_stay_valid_for_word(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        table(document, [["{%tr for d in dong %}"], ["{{ d.ten }}"], ["{%tr endfor %}"]])
        cell = table(document, [["{%p if khen %}"]]).cell(0, 0)
        cell.add_paragraph("Khen")
        cell.add_paragraph("{%p endif %}")
        header = document.sections[0].header
        header.paragraphs[0].text = "{%p if khen %}"
        header.add_paragraph("Khen")
        header.add_paragraph("{%p endif %}")

    document = opened(fill(word_file(tmp_path / "m.docx", "Đầu", build=build)))
    assert len(document.tables) == 1
    assert [p.text for p in document.tables[0].cell(0, 0).paragraphs] == [""]
    assert [p.text for p in document.sections[0].header.paragraphs] == [""]


def grid_of(data: bytes) -> tuple[list[int], list[list[str]]]:
    """Bề rộng các cột trong lưới và chữ từng ô của bảng đầu tiên, như ghi trong tệp."""
    (made,) = parse(parts(data)["word/document.xml"]).iter(f"{W}tbl")
    widths = [int(column.get(f"{W}w", "0")) for column in made.iter(f"{W}gridCol")]
    return widths, [["".join(map(own_text, cell)) for cell in row.findall(f"{W}tc")] for row in made.iter(f"{W}tr")]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 6])
def test_repeated_cells_widen_the_grid(tmp_path: Path, count: int) -> None:
    """Mẫu có bốn cột; ô lặp cho một cột tên và mỗi phần tử một cột."""
    repeated = [["Tên", "{%tc for n in nhan %}", "{{ n }}", "{%tc endfor %}"]]
    repeated += [["Số", "{%tc for n in nhan %}", "{{ loop.index }}", "{%tc endfor %}"]]
    path = word_file(tmp_path / "m.docx", build=lambda document: table(document, repeated))
    labels = tuple("A & B" if number == 1 else f"n{number}" for number in range(1, count + 1))
    widths, cells = grid_of(fill(path, Fields(nhan=labels)))
    assert cells == [["Tên", *labels], ["Số", *map(str, range(1, count + 1))]]
    assert len(widths) == count + 1
    whole, _ = grid_of(path.read_bytes())
    assert sum(widths) == pytest.approx(sum(whole), abs=len(widths))


@pytest.mark.parametrize(
    ("old", "new"),
    [("<w:gridCol ", '<w:gridCol w:w="999"/><w:gridCol '), ('<w:gridCol w:w="2880"/></w:tblGrid>', "</w:tblGrid>")],
    ids=["lưới thừa cột", "lưới thiếu cột"],
)
def test_wrong_grid_is_mended(tmp_path: Path, old: str, new: str) -> None:
    rows = [["Tên", "Mức", "Số"], ["{{ ho_ten }}", "b", "c"]]
    path = word_file(tmp_path / "m.docx", build=lambda document: table(document, rows))
    wrong, _ = grid_of(edit(path, "word/document.xml", old, new).read_bytes())
    assert len(wrong) != 3
    widths, cells = grid_of(fill(path))
    assert cells == [["Tên", "Mức", "Số"], ["Nguyễn Văn A", "b", "c"]]
    assert len(widths) == 3


REFUSED = [
    ("{{ x }}", "{{"),
    ("a }} b", "}}"),
    ("{% if x %}", "{%"),
    ("{# x #}", "{#"),
    ("{_{ x }_}", "{_{"),
    ("x }_}", "}_}"),
    ("{_% if %_}", "{_%"),
    ("ngoặc toàn khổ ｛x｝", "｛"),
    ("chuông\x07", "U+0007"),
    ("ngắt trang\x0c", "U+000C"),
    ("dòng Word\x0b", "U+000B"),
    ("về đầu dòng\r\n", "U+000D"),
    ("rỗng\x00", "U+0000"),
    ("NEL\x85", "U+0085"),
    ("nửa ký tự \ud800", "U+D800"),
    ("không phải ký tự \ufffe", "U+FFFE"),
    ("không phải ký tự \U0001ffff", "U+1FFFF"),
    (unicodedata.normalize("NFD", "Nguyễn"), "NFC"),
]


@pytest.mark.parametrize(("value", "named"), REFUSED, ids=[repr(value) for value, _ in REFUSED])
def test_refused_text_is_named_with_its_field_path(tmp_path: Path, value: str, named: str) -> None:
    template = load(word_file(tmp_path / "m.docx", "{{ ho_ten }}"))
    with pytest.raises(InputError) as caught:
        render(template, draft(Fields(dong=(Row("tốt"), Row(value)))))
    assert "dong[1].ten" in str(caught.value)
    assert named in str(caught.value)


def test_every_refused_value_is_reported_at_once(tmp_path: Path) -> None:
    template = load(word_file(tmp_path / "m.docx", "{{ ho_ten }}"))
    with pytest.raises(InputError) as caught:
        render(template, draft(Fields(ho_ten="\x07", nhan=("{{",)), title="\ud800"))
    assert [problem.place.key for problem in caught.value.problems] == ["tiêu đề", "ho_ten", "nhan[0]"]


class _Marked(str):
    """Chữ tự khai là đã thoát ký tự."""

    def __html__(self) -> str:
        return self


@pytest.mark.parametrize("value", [1.5, ["a"], {"a": 1}, b"a", _Marked("<w:p/>")])
def test_other_kinds_of_value_are_refused(tmp_path: Path, value: Any) -> None:
    template = load(word_file(tmp_path / "m.docx", "{{ ho_ten }}"))
    with pytest.raises(InputError, match="ho_ten"):
        render(template, draft(Fields(ho_ten=value)))


def _docxtpl_value(kind: str, template: DocxTemplate) -> Any:
    """Vật của chính docxtpl: mang XML đi qua mọi phép soát, nên không bao giờ được nhận."""
    if kind == "Subdoc":
        return template.new_subdoc()
    return InlineImage(template, "hinh.png") if kind == "InlineImage" else getattr(docxtpl, kind)("chữ")


@pytest.mark.parametrize("kind", ["RichText", "RichTextParagraph", "Listing", "InlineImage", "Subdoc"])
def test_value_made_for_docxtpl_is_refused_by_its_field(tmp_path: Path, kind: str) -> None:
    path = word_file(tmp_path / "m.docx", "{{ ho_ten }}{% for n in nhan %}{{ n }}{% endfor %}")
    value = _docxtpl_value(kind, DocxTemplate(str(path)))
    assert type(value).__name__ == kind
    template = load(path)
    for given, field in ((Fields(ho_ten=value), "ho_ten"), (Fields(nhan=("a", value)), r"nhan\[1\]")):
        with pytest.raises(InputError, match=rf"“{field}”: kiểu {kind} không đưa được vào mẫu"):
            render(template, draft(given))


def test_none_is_printed_only_inside_if(tmp_path: Path) -> None:
    guarded = word_file(tmp_path / "a.docx", "{{ ho_ten }}{% if ly_do %}: {{ ly_do }}{% endif %}")
    assert lines(fill(guarded)) == ["Nguyễn Văn A"]
    assert lines(fill(guarded, Fields(ly_do="tốt"))) == ["Nguyễn Văn A: tốt"]
    with pytest.raises(TemplateError, match=r"Lý do: .*ly_do.*chưa có giá trị"):
        fill(word_file(tmp_path / "b.docx", "Lý do: {{ ly_do }}"))


@pytest.mark.parametrize(
    "tag", ["{{ nam }}", "{{ khen }}", "{{ dong }}", "{% for d in dong %}{{ loop.first }}{% endfor %}"]
)
def test_only_text_is_printed(tmp_path: Path, tag: str) -> None:
    with pytest.raises(TemplateError, match="không phải chữ"):
        fill(word_file(tmp_path / "m.docx", f"Năm {tag}"), Fields(dong=(Row("A"),)))


@dataclass(frozen=True, slots=True)
class Loose:
    ten: Any = None


@pytest.mark.parametrize("tag", ["{{ ten }}", "{{ ten.con }}", "{% for x in ten %}{% endfor %}"])
def test_undeclared_types_are_checked_when_filled(tmp_path: Path, tag: str) -> None:
    with pytest.raises(TemplateError, match="ten"):
        fill(word_file(tmp_path / "m.docx", f"Đoạn {tag}"), Loose(ten=5))
