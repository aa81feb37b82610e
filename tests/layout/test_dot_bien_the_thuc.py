"""Đột biến: văn bản do mẫu của docgen lập, mỗi lần đổi đúng một điểm thể thức, phải cho đúng luật của điểm ấy."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from docgen import pipeline
from docgen.model.draft import Draft
from docgen.readers.office import load_office
from docgen.render.library import Library

INPUT = Path(__file__).parents[2] / "inputs" / "vi_du" / "mau_day_du"
DECISION, LETTER, PROPOSAL, REPORT, ONE = (
    "quyet_dinh_xep_loai_tinh",
    "cong_van_xin_y_kien",
    "to_trinh_xep_loai",
    "bao_cao_so_noi_vu",
    "quyet_dinh_xep_loai_ca_nhan",
)
KINDS = (DECISION, LETTER, PROPOSAL, REPORT, ONE)
Change = Callable[[Document], None]


@pytest.fixture(scope="module")
def originals() -> dict[str, bytes]:
    """Mỗi loại một văn bản thật, in qua mẫu dựng sẵn."""
    dossier, office = pipeline.read([INPUT]), load_office(INPUT)
    made: dict[str, bytes] = {}
    for item in pipeline.compose(dossier, pipeline.classify(dossier), office, KINDS):
        if isinstance(item, Draft) and item.kind not in made:
            made[item.kind] = pipeline.produce(item, Library(None), office).data
    return made


def paragraphs(document: Document) -> Iterator[Paragraph]:
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def find(document: Document, start: str) -> Paragraph:
    return next(one for one in paragraphs(document) if one.text.strip().startswith(start))


def size(start: str, points: float) -> Change:
    def change(document: Document) -> None:
        for run in find(document, start).runs:
            run.font.size = Pt(points)

    return change


def bold(start: str, value: bool) -> Change:
    def change(document: Document) -> None:
        for run in find(document, start).runs:
            run.bold = value

    return change


def italic(start: str, value: bool) -> Change:
    def change(document: Document) -> None:
        for run in find(document, start).runs:
            run.italic = value

    return change


def underline(start: str) -> Change:
    def change(document: Document) -> None:
        for run in find(document, start).runs:
            run.underline = True

    return change


def color(start: str, value: str) -> Change:
    def change(document: Document) -> None:
        find(document, start).runs[0].font.color.rgb = RGBColor.from_string(value)

    return change


def font(start: str, name: str) -> Change:
    def change(document: Document) -> None:
        for run in find(document, start).runs:
            fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
            for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{slot}"), name)

    return change


def align(start: str, value: ALIGN) -> Change:
    def change(document: Document) -> None:
        find(document, start).alignment = value

    return change


def shape(start: str, **values: object) -> Change:
    def change(document: Document) -> None:
        for name, value in values.items():
            setattr(find(document, start).paragraph_format, name, value)

    return change


def text(start: str, old: str, new: str) -> Change:
    """Thay chữ trong đoạn mở đầu bằng `start`; chữ nằm gọn trong một khúc."""

    def change(document: Document) -> None:
        paragraph = find(document, start)
        run = next(one for one in paragraph.runs if old in one.text)
        run.text = run.text.replace(old, new, 1)

    return change


def margin(side: str, millimetres: float) -> Change:
    def change(document: Document) -> None:
        setattr(document.sections[0], f"{side}_margin", Mm(millimetres))

    return change


def paper(width: float, height: float) -> Change:
    def change(document: Document) -> None:
        document.sections[0].page_width, document.sections[0].page_height = Mm(width), Mm(height)

    return change


def remove(start: str) -> Change:
    def change(document: Document) -> None:
        element = find(document, start)._p
        element.getparent().remove(element)

    return change


def insert_after(start: str, words: str, like: str = "") -> Change:
    def change(document: Document) -> None:
        place = find(document, start)._p
        twin = deepcopy(find(document, like or start)._p)
        place.addnext(twin)
        first, *rest = Paragraph(twin, document).runs
        first.text = words
        for run in rest:
            run._r.getparent().remove(run._r)

    return change


def swap(first: str, second: str) -> Change:
    def change(document: Document) -> None:
        one, other = find(document, first)._p, find(document, second)._p
        other.addnext(one)

    return change


def page_number(change_paragraph: Callable[[Paragraph], None]) -> Change:
    def change(document: Document) -> None:
        for paragraph in document.sections[0].header.paragraphs:
            change_paragraph(paragraph)

    return change


def all_runs(paragraph: Paragraph) -> Iterator[Run]:
    """Mọi khúc chữ, kể cả khúc nằm trong trường số trang."""
    return (Run(element, paragraph) for element in paragraph._p.iter(qn("w:r")))


def number_size(paragraph: Paragraph) -> None:
    for run in all_runs(paragraph):
        run.font.size = Pt(11)


def number_slant(paragraph: Paragraph) -> None:
    for run in all_runs(paragraph):
        run.italic = True


def number_right(paragraph: Paragraph) -> None:
    paragraph.alignment = ALIGN.RIGHT


def number_gone(paragraph: Paragraph) -> None:
    for child in list(paragraph._p):
        if child.tag != qn("w:pPr"):
            paragraph._p.remove(child)


def first_page_numbered(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def number_in_footer(document: Document) -> None:
    source = document.sections[0].header.paragraphs[0]._p
    target = document.sections[0].footer
    target.is_linked_to_previous = False
    target.paragraphs[0]._p.addnext(deepcopy(source))


def rule_above(start: str, factor: float) -> Change:
    """Đổi chiều dài vạch ngay dưới đoạn `start` bằng cách thụt hai bên."""

    def change(document: Document) -> None:
        line = Paragraph(find(document, start)._p.getnext(), document)
        indent = line._p.pPr.find(qn("w:ind"))
        for side in ("left", "right"):
            indent.set(qn(f"w:{side}"), str(round(int(indent.get(qn(f"w:{side}"))) * factor)))

    return change


def rule_gone(start: str) -> Change:
    def change(document: Document) -> None:
        line = find(document, start)._p.getnext()
        line.pPr.remove(line.pPr.find(qn("w:pBdr")))
        style = line.pPr.find(qn("w:pStyle"))
        if style is not None:
            line.pPr.remove(style)

    return change


def tracked(document: Document) -> None:
    run = find(document, "Điều 1.").runs[0]._r
    wrapper = run.makeelement(qn("w:ins"), {qn("w:id"): "900", qn("w:author"): "A"})
    run.addprevious(wrapper)
    wrapper.append(run)


def hidden(document: Document) -> None:
    paragraph = find(document, "Điều 1.")
    run = paragraph.add_run("chữ ẩn")
    run.font.hidden = True


class Row(NamedTuple):
    title: str
    kind: str
    change: Change
    rules: frozenset[str]


def row(title: str, rules: str, change: Change, kind: str = DECISION) -> Row:
    return Row(title, kind, change, frozenset(rules.split()))


def proposal_moved(document: Document) -> None:
    """Căn cứ cuối lên trước căn cứ liền trên; dấu câu vẫn đúng chỗ."""
    swap("Căn cứ Quyết định số 34", "Theo đề nghị")(document)
    last_mark(document, "Theo đề nghị", ";")
    last_mark(document, "Căn cứ Quyết định số 34", ".")


TABLE = (
    # Trang giấy
    row("giấy Letter", "P01", paper(215.9, 279.4)),
    row("lề trên 15 mm", "P03", margin("top", 15)),
    row("lề dưới 18 mm", "P04", margin("bottom", 18)),
    row("lề trái 25 mm", "P05", margin("left", 25)),
    row("lề phải 12 mm", "P06", margin("right", 12)),
    row("một đoạn Arial", "P07", font("Điều 2.", "Arial")),
    row("một đoạn .VnTime", "P08", font("Điều 2.", ".VnTime")),
    row("chữ ð thay chữ đ", "P08", text("Điều 1.", "đứng", "ðứng")),
    row("chữ đỏ", "P09", color("Điều 2.", "FF0000")),
    row("số trang căn phải", "P10", page_number(number_right)),
    row("mất số trang", "P10", page_number(number_gone), REPORT),
    row("số trang ở chân trang", "P10", number_in_footer),
    row("số trang cỡ 11", "P11", page_number(number_size)),
    row("số trang nghiêng", "P11", page_number(number_slant)),
    row("hiện số ở trang đầu", "P12", first_page_numbered),
    # Đầu văn bản
    row("CỘNG HÕA", "H01", text("CỘNG HÒA", "HÒA", "HÕA")),
    row("thiếu Quốc hiệu", "H01", remove("CỘNG HÒA")),
    row("Quốc hiệu cỡ 14", "H02", size("CỘNG HÒA", 14), LETTER),
    row("Quốc hiệu không đậm", "H02", bold("CỘNG HÒA", False)),
    row("Tiêu ngữ gạch ngang dài", "H03", text("Độc lập", " - ", " – ")),
    row("Tiêu ngữ thiếu dấu cách", "H03", text("Độc lập", " - ", "- ")),
    row("Tiêu ngữ không đậm", "H04", bold("Độc lập", False)),
    row("Tiêu ngữ cỡ 15", "H04", size("Độc lập", 15)),
    row("Tiêu ngữ cỡ 13 bên Quốc hiệu 13", "H05", size("Độc lập", 13)),
    row("vạch Tiêu ngữ ngắn", "H07", rule_above("Độc lập", 2)),
    row("mất vạch Tiêu ngữ", "H07", rule_gone("Độc lập")),
    row("tên cơ quan cỡ 14", "H10", size("SỞ NỘI VỤ", 14), PROPOSAL),
    row("tên cơ quan không đậm", "H10", bold("SỞ NỘI VỤ", False), PROPOSAL),
    row("cơ quan chủ quản đậm", "H11", bold("UBND TỈNH A", True), PROPOSAL),
    row("mất vạch dưới tên cơ quan", "H12", rule_gone("SỞ NỘI VỤ"), PROPOSAL),
    row("tên cơ quan viết tắt", "H13", text("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN", "UBND")),
    # Số, ngày
    row("Số không dấu hai chấm", "N01", text("Số:", "Số:", "Số")),
    row("số cỡ 14", "N02", size("Số:", 14)),
    row("số đậm", "N02", bold("Số:", True)),
    row("ký hiệu có dấu cách", "N04", text("Số:", "QĐ-UBND", "QĐ - UBND")),
    row("ký hiệu sai loại", "N05", text("Số:", "QĐ-UBND", "TB-UBND"), ONE),
    row("năm trong số, ký hiệu", "N07", text("Số:", "/QĐ-UBND", "/2023/QĐ-UBND")),
    row("ngày tháng đứng", "D02", italic("A, ngày", False)),
    row("ngày tháng cỡ 12", "D02", size("A, ngày", 12)),
    row("thiếu dấu phẩy sau địa danh", "D01", text("A, ngày", "A, ngày", "A ngày")),
    # Tên loại, trích yếu
    row("tên loại cỡ 16", "T01", size("QUYẾT ĐỊNH", 16)),
    row("tên loại không đậm", "T01", bold("QUYẾT ĐỊNH", False)),
    row("trích yếu nghiêng", "T03", italic("Về việc", True)),
    row("trích yếu cỡ 15", "T03", size("Về việc", 15)),
    row("mất vạch trích yếu", "T04", rule_gone("Về việc")),
    row("trích yếu công văn cỡ 14", "T05", size("V/v", 14), LETTER),
    row("trích yếu công văn đậm", "T05", bold("V/v", True), LETTER),
    # Căn cứ
    row("căn cứ đứng", "C01", italic("Căn cứ Quyết định số 34", False)),
    row("căn cứ cỡ 12", "C01", size("Căn cứ Quyết định số 34", 12)),
    row("căn cứ cuối dấu phẩy", "C02", lambda one: last_mark(one, "Theo đề nghị", ",")),
    row("luật ghi số", "C03", text("Căn cứ Luật", " ngày", " số 77/2015/QH13 ngày")),
    row("thiếu chữ số", "C05", text("Căn cứ Quyết định số 34", "Quyết định số", "Quyết định")),
    row("thẩm quyền không đậm", "C06", bold("CHỦ TỊCH ỦY BAN", False)),
    row("lệnh không dấu hai chấm", "C07", text("QUYẾT ĐỊNH:", ":", "")),
    row("đề nghị không đứng cuối", "C08", proposal_moved),
    # Nội dung
    row("một đoạn cỡ 13", "B01", size("1. ", 13), ONE),
    row("một đoạn căn trái", "B02", align("Điều 3.", ALIGN.LEFT)),
    row("lùi đầu dòng 20 mm", "B04", shape("Điều 2.", first_line_indent=Mm(20))),
    row("đoạn sát nhau", "B05", shape("Điều 1.", space_after=Pt(0))),
    row("giãn dòng 0,8", "B06", shape("Điều 3.", line_spacing=0.8)),
    row("giãn dòng 2", "B06", shape("Điều 3.", line_spacing=2.0)),
    row("Điều không đậm", "B07", bold("Điều 2.", False)),
    row("Điều dấu hai chấm", "B07", text("Điều 2.", "Điều 2.", "Điều 2:")),
    row("Điều trùng số", "B08", text("Điều 2.", "Điều 2.", "Điều 1.")),
    row("mất ./.", "B13", lambda one: last_mark(one, "Điều 3.", ".", drop=3)),
    row("mục La Mã không đậm", "B12", bold("I. TÌNH HÌNH", False), REPORT),
    # Chữ ký, nơi nhận
    row("chức vụ không đậm", "S01", bold("KT. GIÁM ĐỐC", False), PROPOSAL),
    row("chức vụ cỡ 12", "S01", size("KT. GIÁM ĐỐC", 12), PROPOSAL),
    row("KT không chấm", "S02", text("KT. GIÁM ĐỐC", "KT. ", "KT "), PROPOSAL),
    row("cấp phó không khớp", "S03", text("PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), PROPOSAL),
    row("họ tên không đậm", "S05", bold("Đỗ Văn E", False), PROPOSAL),
    row("họ tên chữ hoa", "S05", text("Đỗ Văn E", "Đỗ Văn E", "ĐỖ VĂN E"), PROPOSAL),
    row("học vị trước họ tên", "S06", text("Đỗ Văn E", "Đỗ", "TS. Đỗ"), PROPOSAL),
    row("Nơi nhận gạch chân", "R01", underline("Nơi nhận:")),
    row("Nơi nhận cỡ 14", "R01", size("Nơi nhận:", 14)),
    row("nơi nhận cỡ 13", "R02", size("- Như Điều", 13)),
    row("nơi nhận không chấm phẩy", "R02", text("- Như Điều", ";", "")),
    row("Lưu không dấu chấm", "R03", lambda one: last_mark(one, "- Lưu", "")),
    row("thiếu Như trên", "R04", remove("- Như trên"), PROPOSAL),
    row("công văn thiếu Kính gửi", "R06 R04", remove("Kính gửi"), LETTER),
    # Phụ lục
    row("Phụ lục cỡ 12", "A03", size("Phụ lục I", 12)),
    row("PHỤ LỤC viết hoa", "A03", text("Phụ lục I", "Phụ lục", "PHỤ LỤC")),
    row("phụ lục đánh số Ả Rập", "A02", text("Phụ lục II", "II", "2")),
    row("kèm theo đứng", "A04", italic("(Kèm theo", False)),
    # Sạch tệp
    row("còn vết sửa", "X02", tracked),
    row("còn chữ ẩn", "X02", hidden),
    row("dãy chấm còn sót", "X03", text("Điều 3.", "Chánh", "……………… Chánh")),
    row("hai dấu cách", "X04", text("Điều 3.", "Quyết định này", "Quyết định  này")),
    row("lẫn kiểu uỷ", "X05", text("Điều 3.", "Ủy ban", "Uỷ ban")),
)


def last_mark(document: Document, start: str, mark: str, drop: int = 1) -> None:
    """Thay `drop` ký tự cuối đoạn bằng `mark`."""
    run = [one for one in find(document, start).runs if one.text.strip()][-1]
    run.text = run.text.rstrip()[:-drop] + mark


def rules(data: bytes) -> set[str]:
    return {one.rule for one in pipeline.check(data, "thu.docx").findings}


@pytest.mark.parametrize("kind", KINDS)
def test_original_is_clean(originals: dict[str, bytes], kind: str) -> None:
    assert rules(originals[kind]) == set()


@pytest.mark.parametrize("one", TABLE, ids=[one.title for one in TABLE])
def test_one_change_one_rule(originals: dict[str, bytes], one: Row) -> None:
    document = docx.Document(io.BytesIO(originals[one.kind]))
    one.change(document)
    changed = io.BytesIO()
    document.save(changed)
    assert rules(changed.getvalue()) == one.rules


def test_table_is_large_enough() -> None:
    assert len(TABLE) >= 60
