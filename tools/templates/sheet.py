"""Bộ khối dựng mẫu: đầu văn bản, tên loại, căn cứ, điều, bảng, chữ ký, phụ lục; ghép theo thứ tự in.

Chữ trong khối dùng `**…**` cho phần in đậm; thẻ `{{ }}` và `{% %}` là cú pháp của docxtpl.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tools.templates.package import new_document, page

HEAD_WIDTHS_MM = (65, 100)
SIGN_WIDTHS_MM = (80, 85)
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Column:
    """Một cột bảng: tiêu đề, thẻ in ở mỗi dòng, bề rộng (mm), căn giữa hay không."""

    heading: str
    cell: str
    width: float
    centered: bool = False


class Sheet:
    """Một mẫu đang dựng; mỗi phương thức thêm một khối vào cuối."""

    def __init__(self) -> None:
        self.document: DocumentType = new_document()
        self._page_numbers(self.document.sections[0])

    # --- đoạn -------------------------------------------------------------------------------------------------

    def paragraph(self, style: str, text: str, where: _Cell | None = None) -> Paragraph:
        """Một đoạn theo kiểu có tên."""
        container: Any = where or self.document
        paragraph: Paragraph = container.add_paragraph(style=style)
        write(paragraph, text)
        return paragraph

    def body(self, *texts: str) -> None:
        """Các đoạn nội dung."""
        for text in texts:
            self.paragraph("Nội dung", text)

    def last(self, text: str) -> None:
        """Đoạn nội dung dính với đoạn hay khối chữ ký ngay sau, để phần sau không đứng một mình trên trang."""
        self.paragraph("Nội dung cuối", text)

    def tag(self, text: str, where: _Cell | None = None) -> None:
        """Thẻ lệnh của docxtpl trên một đoạn riêng, mất đi khi in (`{%p for … %}`)."""
        self.paragraph("Thẻ lệnh", text, where)

    def each(self, loop: str, style: str, text: str, where: _Cell | None = None) -> None:
        """Một đoạn lặp: `loop` là `dong in can_cu`."""
        self.tag(f"{{%p for {loop} %}}", where)
        self.paragraph(style, text, where)
        self.tag("{%p endfor %}", where)

    def listed(self, items: str) -> None:
        """Danh sách chữ, mỗi phần tử một gạch đầu dòng, cuối dòng chấm phẩy, dòng cuối chấm."""
        ending = "{% if loop.last %}.{% else %};{% endif %}"
        self.each(f"dong in {items}", "Nội dung", f"- {{{{ dong }}}}{ending}")

    def when(self, condition: str, style: str, text: str, where: _Cell | None = None) -> None:
        """Một đoạn chỉ in khi có điều kiện."""
        self.tag(f"{{%p if {condition} %}}", where)
        self.paragraph(style, text, where)
        self.tag("{%p endif %}", where)

    # --- đầu văn bản --------------------------------------------------------------------------------------------

    def head(self, *, subject: str | None = None, numbered: bool = True) -> None:
        """Ô số 1 đến 4; `subject` là trích yếu công văn (ô 5b)."""
        self._simulation_mark(self.document.sections[0])
        table = self._bare_table(2 if numbered else 1, HEAD_WIDTHS_MM)
        left, right = table.rows[0].cells
        _first(left, "Thẻ lệnh", "{%p if co_quan_chu_quan %}")
        self.paragraph("Cơ quan chủ quản", "{{ co_quan_chu_quan }}", left)
        self.tag("{%p endif %}", left)
        self.each("dong in ten_co_quan", "Tên cơ quan", "{{ dong }}", left)
        self.rule("Vạch cơ quan", left)
        _first(right, "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        self.paragraph("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", right)
        self.rule("Vạch tiêu ngữ", right)
        if numbered:
            left, right = table.rows[1].cells
            _first(left, "Số ký hiệu", "Số:        /{{ ky_hieu }}")
            if subject:
                self.paragraph("Trích yếu công văn", subject, left)
            _first(right, "Địa danh thời gian", "{{ dia_danh }}, ngày      tháng      năm {{ nam_ban_hanh }}")

    def rule(self, style: str, where: _Cell | None = None) -> None:
        """Vạch kẻ dưới chữ: viền dưới của một đoạn mỏng; chiều dài được chỉnh theo chữ khi in."""
        paragraph = self.paragraph(style, "", where)
        borders = parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
        )
        properties: Any = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
        indent = OxmlElement("w:ind")
        indent.set(qn("w:left"), "1400")
        indent.set(qn("w:right"), "1400")
        properties.insert_element_before(indent, "w:jc", "w:rPr")

    def title(self, type_name: str, subject: str) -> None:
        """Tên loại và trích yếu (ô 5a)."""
        self.paragraph("Tên loại", type_name)
        self.paragraph("Trích yếu", subject)
        self.rule("Vạch trích yếu")

    def addressee(self, text: str) -> None:
        """Kính gửi một nơi (ô 9a)."""
        self.paragraph("Kính gửi", f"Kính gửi: {text}")

    def decision_bases(self, authority: str, proposal: str) -> None:
        """Thẩm quyền ban hành, căn cứ, đề nghị và chữ QUYẾT ĐỊNH: (Mẫu 1.2)."""
        self.paragraph("Thẩm quyền ban hành", authority)
        self.each("dong in can_cu", "Căn cứ", "Căn cứ {{ dong }};")
        self.paragraph("Căn cứ", proposal)
        self.paragraph("Chữ quyết định", "QUYẾT ĐỊNH:")

    # --- bảng ---------------------------------------------------------------------------------------------------

    def table(self, columns: Sequence[Column], loop: str, *, total: Sequence[str] | None = None) -> Table:
        """Bảng kẻ ô, dòng tiêu đề lặp lại ở mỗi trang, một dòng mẫu lặp theo `loop`; `total` là dòng cộng."""
        table: Table = self.document.add_table(rows=2, cols=len(columns))
        _shape(table, [column.width for column in columns], bordered=True)
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            _first(cell, "Bảng tiêu đề", column.heading)
        _repeat(table.rows[0])
        _keep_row(table.rows[0])
        self._tag_row(table, 1, f"{{%tr for {loop} %}}")
        row = _add_row(table)
        for cell, column in zip(row.cells, columns, strict=True):
            _first(cell, "Bảng số" if column.centered else "Bảng chữ", column.cell)
        _keep_row(row)
        self._tag_row(table, None, "{%tr endfor %}")
        if total:
            row = _add_row(table)
            for cell, column, text in zip(row.cells, columns, total, strict=True):
                _first(cell, "Bảng số đậm" if column.centered else "Bảng đậm", text)
            _keep_row(row)
        _shape(table, [column.width for column in columns], bordered=True)
        return table

    def grid(self, corner: str, columns: str, column: str, rows: str, row: str, cells: str, cell: str) -> Table:
        """Bảng mà số cột chỉ biết khi in: cột đầu là tên hàng, các cột sau lặp theo `columns` và `cells`.

        Ô không ghi bề rộng: các cột chia đều bề rộng của bảng, sau khi biết có mấy cột.
        """
        table: Table = self.document.add_table(rows=1, cols=4)
        body = {"Bảng tiêu đề": (corner, columns, column), "Bảng số": (row, cells, cell)}
        (heading, header), (style, line) = body.items()
        _fill_grid_row(table.rows[0], heading, header)
        _repeat(table.rows[0])
        self._tag_row(table, None, f"{{%tr for {rows} %}}")
        _fill_grid_row(_add_row(table), style, line)
        self._tag_row(table, None, "{%tr endfor %}")
        _shape(table, [165 / 4] * 4, bordered=True)
        for width in table._tbl.iter(qn("w:tcW")):
            width.set(qn("w:w"), "0")
            width.set(qn("w:type"), "auto")
        return table

    def _tag_row(self, table: Table, index: int | None, text: str) -> None:
        row = table.rows[index] if index is not None else _add_row(table)
        _first(row.cells[0], "Thẻ lệnh", text)
        for cell in row.cells[1:]:
            _first(cell, "Thẻ lệnh", "")

    def picture(self, name: str, data: bytes, alternative: str, caption: str, width: float) -> None:
        """Hình thay được khi in: `name` là tên hình trong Word; `alternative` là chữ thay thế cho hình."""
        paragraph = self.paragraph("Hình", "")
        paragraph.add_run().add_picture(io.BytesIO(data), width=Mm(width))
        properties = next(paragraph._p.iter(qn("wp:docPr")))
        properties.set("name", name)
        properties.set("descr", alternative)
        self.paragraph("Chú thích hình", caption)

    def lead_in(self, text: str) -> None:
        """Dòng dẫn vào bảng, luôn cùng trang với dòng đầu của bảng."""
        self.paragraph("Dòng trên bảng", text)

    def closing(self, text: str) -> None:
        """Dòng kết thúc dưới bảng, cách bảng một khoảng."""
        self.paragraph("Dòng dưới bảng", text)

    # --- cuối văn bản -------------------------------------------------------------------------------------------

    def signature(self, first_recipient: str) -> None:
        """Nơi nhận và khối chữ ký (ô 7, 9b) trong một dòng bảng không tách trang."""
        table = self._bare_table(1, SIGN_WIDTHS_MM)
        left, right = table.rows[0].cells
        _keep_row(table.rows[0])
        _first(left, "Nơi nhận", "Nơi nhận:")
        self.paragraph("Nơi nhận danh sách", f"- {first_recipient};", left)
        self.each("dong in noi_nhan", "Nơi nhận danh sách", "- {{ dong }};", left)
        self.paragraph("Nơi nhận danh sách", "- Lưu: {{ luu_tru }}.", left)
        _first(right, "Thẻ lệnh", "{%p for dong in chuc_vu_ky %}")
        self.paragraph("Chức vụ người ký", "{{ dong }}", right)
        self.tag("{%p endfor %}", right)
        self.paragraph("Họ tên người ký", "{{ ho_ten_ky }}", right)

    def three_signatures(self, *roles: str) -> None:
        """Các cột ký của biểu mẫu, ký và ghi tên bằng tay."""
        self.paragraph("Biểu mẫu chữ", "")
        table = self._bare_table(1, [165 / len(roles)] * len(roles))
        _keep_row(table.rows[0])
        for cell, role in zip(table.rows[0].cells, roles, strict=True):
            _first(cell, "Chức vụ người ký", role)
            self.paragraph("Ký tay", "(Ký, ghi rõ họ tên)", cell)

    def appendix(self, number: str, title: str, reference: str, *, landscape: bool = False) -> None:
        """Phụ lục trên trang mới, đánh số trang riêng (III.1); `number` rỗng khi chỉ có một phụ lục."""
        turned = landscape != (self.document.sections[-1].orientation == WD_ORIENT.LANDSCAPE)
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        # Đoạn mang dấu ngắt phần là đoạn thật; để mỏng thì nó không đẩy ra một trang trống.
        breaking = Paragraph(next(self.document.element.body.iterchildren(qn("w:p"), reversed=True)), self.document)
        breaking.style = self.document.styles["Ngắt phần"]
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        page(section, landscape=landscape)
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        section._sectPr.append(start)
        section.different_first_page_header_footer = True
        if turned:  # khung ô số 11 được chỉnh theo khổ trang, nên trang xoay cần đầu trang riêng
            section.first_page_header.is_linked_to_previous = False
            self._simulation_mark(section)
        self.appendix_head(number, title, reference)

    def appendix_head(self, number: str, title: str, reference: str) -> None:
        """Đầu phụ lục: “Phụ lục”, tên, dòng “(Kèm theo …)”, vạch."""
        self.paragraph("Phụ lục", f"Phụ lục {number}".strip())
        self.paragraph("Tên phụ lục", title)
        self.paragraph("Kèm theo", reference)
        self.rule("Vạch phụ lục")

    def save(self, path: Path) -> None:
        """Ghi mẫu; thư mục được tạo khi chưa có."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.document.save(str(path))

    # --- bên trong ----------------------------------------------------------------------------------------------

    def _simulation_mark(self, section: Any) -> None:
        """Ô số 11 trong đầu trang nhất: đoạn đóng khung, chỉ in khi có chữ."""
        header = section.first_page_header
        first = header.paragraphs[0]
        first.style = self.document.styles["Thẻ lệnh"]
        write(first, "{%p if chi_dan_luu_hanh %}")
        boxed = header.add_paragraph(style="Chỉ dẫn lưu hành")
        write(boxed, "{{ chi_dan_luu_hanh }}")
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right")
        )
        properties: Any = boxed._p.get_or_add_pPr()
        properties.insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
        )
        indent = OxmlElement("w:ind")
        indent.set(qn("w:left"), "1100")
        indent.set(qn("w:right"), "1100")
        properties.insert_element_before(indent, "w:jc", "w:rPr")
        write(header.add_paragraph(style="Thẻ lệnh"), "{%p endif %}")
        header.add_paragraph(style="Vạch tiêu ngữ")  # phần đầu trang phải còn ít nhất một đoạn khi không in khung

    def _page_numbers(self, section: Any) -> None:
        """Số trang giữa lề trên, trang nhất không in (PLI NĐ 30, I.7)."""
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.style = self.document.styles["Số trang"]
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            run = paragraph.add_run()
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)
            else:
                code = OxmlElement("w:instrText")
                code.text = text
                run._r.append(code)

    def _bare_table(self, rows: int, widths: Sequence[float]) -> Table:
        table: Table = self.document.add_table(rows=rows, cols=len(widths))
        _shape(table, widths, bordered=False)
        return table


def write(paragraph: Paragraph, text: str) -> None:
    """Ghi chữ vào đoạn; phần giữa hai dấu `**` in đậm."""
    for index, part in enumerate(_BOLD.split(text)):
        if part:
            run = paragraph.add_run(part)
            if index % 2:
                run.bold = True


def _first(cell: _Cell, style: str, text: str) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.style = cell._parent._parent.part.document.styles[style]  # type: ignore[attr-defined]
    write(paragraph, text)
    return paragraph


def _fill_grid_row(row: Any, style: str, texts: tuple[str, str, str]) -> None:
    first, loop, each = texts
    for cell, kind, text in zip(
        row.cells,
        (style, "Thẻ lệnh", style, "Thẻ lệnh"),
        (first, f"{{%tc for {loop} %}}", each, "{%tc endfor %}"),
        strict=True,
    ):
        _first(cell, kind, text)
    _keep_row(row)


def _shape(table: Table, widths: Sequence[float], *, bordered: bool) -> None:
    """Bảng bề rộng cố định, lề ô bằng 0 khi không kẻ ô (để đủ chỗ cho Quốc hiệu trên một dòng)."""
    table.autofit = False
    properties: Any = table._tbl.tblPr
    for tag in ("w:tblBorders", "w:tblCellMar", "w:tblW", "w:jc"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    total = round(sum(widths) * 1440 / 25.4)
    margin = 57 if bordered else 0
    line = "single" if bordered else "nil"
    borders = "".join(
        f'<w:{side} w:val="{line}" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(parse_xml(f'<w:tblW {nsdecls("w")} w:w="{total}" w:type="dxa"/>'))
    layout.addprevious(parse_xml(f'<w:jc {nsdecls("w")} w:val="center"/>'))
    layout.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>"))
    layout.addnext(
        parse_xml(
            f"<w:tblCellMar {nsdecls('w')}>"
            f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        )
    )
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _add_row(table: Table) -> Any:
    row: Any = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_row(row: Any) -> None:
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
