"""Kho mẫu khó: mỗi ca là một mẫu Word thật, dựng bằng python-docx rồi sửa XML, kèm lý do nó phải chậm; dự thảo khó."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Mm
from render_kit import (
    W_NS,
    Fields,
    Row,
    content_type,
    link,
    parts,
    png,
    rezip,
    table,
    with_picture,
    word_file,
)

from docgen.render.template import Template, load

MAIN = "word/document.xml"
TEXT_BOX = (
    f'<w:r {W_NS}><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>{{ ho_ten }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
_CONTROL = (
    f"<w:sdt {W_NS}><w:sdtContent><w:p><w:r><w:t>Ô chọn: {{{{ ho_ten }}}}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
_HYPERLINK = f'<w:hyperlink {W_NS} w:anchor="x"><w:r><w:t>liên kết {{{{ ho_ten }}}}</w:t></w:r></w:hyperlink>'
_FIELD = (
    f'<w:r {W_NS}><w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve"> PAGE </w:instrText>'
    '<w:fldChar w:fldCharType="end"/></w:r>'
)
_MATH = (
    f'<m:oMath {W_NS} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>{{ ho_ten }}</m:t></m:r></m:oMath>"
)
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
ROWS = [["Tên", "Mức"], ["{%tr for d in dong %}", ""], ["{{ d.ten }}", "{{ d.muc }}"], ["{%tr endfor %}", ""]]


@dataclass(frozen=True, slots=True)
class Case:
    """`name`: tên ca; `make`: dựng mẫu vào đường dẫn; `slow`: mọi lý do mong đợi."""

    name: str
    make: Callable[[Path], object]
    slow: tuple[str, ...] = ()


def made(case: Case, folder: Path) -> Template:
    """Mẫu của một ca, với phần kiểu rút gọn: bản của python-docx nặng 350 KB, docxtpl đọc lại cho mỗi văn bản."""
    path = folder / "m.docx"
    case.make(path)
    return load(rezip(path, {"word/styles.xml": f"<w:styles {W_NS}/>".encode()}))


def texts(*paragraphs: str) -> Callable[[Path], object]:
    return lambda path: word_file(path, *paragraphs)


def built(build: Callable[[WordDocument], object], *paragraphs: str) -> Callable[[Path], object]:
    return lambda path: word_file(path, *paragraphs, build=build)


def edited(
    old: str, new: str, *paragraphs: str, build: Callable[[WordDocument], object] | None = None
) -> Callable[[Path], object]:
    """Mẫu với mọi chỗ khớp biểu thức `old` trong thân văn bản thay bằng `new`."""

    def make(path: Path) -> None:
        word_file(path, *paragraphs, build=build)
        text = parts(path)[MAIN].decode()
        changed = re.sub(old, new, text, flags=re.DOTALL)
        assert changed != text, old
        rezip(path, {MAIN: changed.encode()})

    return make


def tabled(*rows: list[str], after: str = "") -> Callable[[Path], object]:
    def build(document: WordDocument) -> None:
        table(document, rows)
        if after:
            document.add_paragraph(after)

    return built(build)


def split_runs(document: WordDocument) -> None:
    paragraph = document.add_paragraph()
    for piece in ("{", "{ ho", "_t", "en ", "}", "} và {% i", "f khen %}được", " khen{% en", "dif %}."):
        paragraph.add_run(piece).bold = len(piece) % 2 == 0


def header_and_footer(document: WordDocument) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Trang đầu {{ ho_ten }}"
    section.header.paragraphs[0].text = "{% if khen %}Khen {{ ho_ten }}{% endif %}"
    section.footer.paragraphs[0].text = "{% for n in nhan %}{{ n }}, {% endfor %}hết"


def footer_of_conditional_paragraphs(document: WordDocument) -> None:
    footer = document.sections[0].footer
    footer.paragraphs[0].text = "{%p if khen %}"
    footer.add_paragraph("Chân trang của {{ ho_ten }}")
    footer.add_paragraph("{%p endif %}")


def two_sections(document: WordDocument) -> None:
    document.add_section(WD_SECTION.NEW_PAGE).page_width = Mm(297)
    document.add_paragraph("Phụ lục của {{ ho_ten }}")
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Phụ lục {{ ho_ten }}"


def cell_loop(document: WordDocument) -> None:
    table(document, [["Tên", "{%tc for n in nhan %}", "{{ n }}", "{%tc endfor %}"], ["a", "b", "c", "d"]])


def nested_tables(document: WordDocument) -> None:
    outer = table(document, ROWS)
    inner = outer.cell(0, 0).add_table(1, 1)
    inner.cell(0, 0).text = "{{ ho_ten }}"
    outer.cell(0, 0).add_paragraph("sau bảng lồng")


def layout_table(document: WordDocument) -> None:
    outer = table(document, [["{{ ho_ten }}", ""]])
    inner = outer.cell(0, 1).add_table(4, 2)
    for row, cells in zip(inner.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    outer.cell(0, 1).add_paragraph("")


def paragraphs_in_cell(*paragraphs: str) -> Callable[[WordDocument], object]:
    def build(document: WordDocument) -> None:
        cell = table(document, [["", "cố định"]]).cell(0, 0)
        cell.paragraphs[0].text = paragraphs[0]
        for text in paragraphs[1:]:
            cell.add_paragraph(text)

    return build


def table_in_loop(document: WordDocument) -> None:
    document.add_paragraph("{%p for d in dong %}")
    table(document, [["{{ loop.index }}", "{{ d.ten }}"], ["mức", "{{ d.muc }}"], ["ghi chú", "cố định"]])
    document.add_paragraph("{%p endfor %}")


def picture(document: WordDocument) -> None:
    with_picture(document, 1, "bieu_do", "Biểu đồ của {{ ho_ten }}")
    with_picture(document, 2, "con_dau", "giữ nguyên")


def picture_in(block: str) -> Callable[[WordDocument], object]:
    def build(document: WordDocument) -> None:
        document.add_paragraph(f"{{%p {block} %}}")
        with_picture(document, 1, "bieu_do", "x")
        document.add_paragraph(f"{{%p end{block.split()[0]} %}}")

    return build


def picture_then_picture(document: WordDocument) -> None:
    picture_in("if khen")(document)
    with_picture(document, 2, "con_dau", "y")


def raw(xml: str) -> Callable[[WordDocument], object]:
    """Thêm XML vào đoạn đầu tiên, hoặc vào thân văn bản khi đó là phần tử cấp khối."""

    def build(document: WordDocument) -> None:
        element = parse_xml(xml)
        if element.tag.endswith("}sdt"):
            document.element.body.insert(0, element)
        else:
            document.paragraphs[0]._p.append(element)

    return build


def picture_in_table(document: WordDocument) -> None:
    run = table(document, ROWS).cell(0, 0).paragraphs[0].add_run()
    run.add_picture(io.BytesIO(png(7)), width=Mm(5))._inline.docPr.set("descr", "hình nhỏ")


def footnotes(*notes: str) -> Callable[[Path], object]:
    """Mẫu có phần chú thích cuối trang, mỗi chú thích là XML của các đoạn."""

    def make(path: Path) -> None:
        word_file(path, "Thân {{ ho_ten }}")
        inside = "".join(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes))
        content_type(path, "word/footnotes.xml", _FOOTNOTES, f"<w:footnotes {W_NS}>{inside}</w:footnotes>".encode())
        link(path, "word/_rels/document.xml.rels", "footnotes", "footnotes.xml", external=False)

    return make


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def merged(document: WordDocument) -> None:
    made = table(document, [["Đầu bảng rộng ba cột", "", ""], ["{{ ho_ten }}", "b", "c"]])
    made.cell(0, 0).merge(made.cell(0, 2))


_P = "thân văn bản: "
PLAIN = (
    Case("chú thích cuối trang", footnotes(paragraph("Xem {{ ho_ten }}"), paragraph("{% if khen %}a{% endif %} b"))),
    Case("công thức", built(raw(_MATH), "Thân {{ ho_ten }}")),
    Case("một giá trị", texts("{{ ho_ten }}")),
    Case("nhiều giá trị một đoạn", texts("{{ ho_ten }}, {{ ho_ten }}{{ ho_ten }} và {{ nhan|length }}")),
    Case("không thẻ nào", texts("chữ cố định & <b>")),
    Case("thẻ tách qua nhiều run", built(split_runs)),
    Case("if cùng dòng", texts("Ông {% if khen %}được {{ ho_ten }}{% else %}không{% endif %}.")),
    Case("if elif else", texts("{% if khen %}a{% elif ly_do %}b {{ ly_do }}{% else %}c{% endif %}")),
    Case("so sánh và phép logic", texts("{% if nam > 2021 and not khen or ly_do is none %}x{% endif %}")),
    Case("ngoặc thông minh", texts("{% if ho_ten == “Nguyễn Văn A” %}“Đúng”{% endif %}")),
    Case("thuộc một trong", texts("{% if ho_ten in ['A', 'B'] %}x{% endif %}{% if nam in (2021, 2022) %}y{% endif %}")),
    Case("for cùng dòng", texts("{% for n in nhan %}{{ loop.index }}. {{ n }}; {% endfor %}")),
    Case("for có else", texts("{% for n in nhan %}{{ n }}{% else %}không có{% endfor %}")),
    Case("for có if", texts("{% for d in dong if d.ghi_chu %}{{ d.ten }}: {{ d.ghi_chu }}{% endfor %}")),
    Case(
        "số của vòng lặp",
        texts(
            "{% for n in nhan %}{% if loop.first %}[{% endif %}{{ n }}{{ loop.revindex }}/"
            "{{ loop.length }}{% if loop.last %}]{% endif %}{% endfor %}"
        ),
    ),
    Case(
        "for lồng for",
        texts("{% for d in dong %}{{ d.ten }}: {% for n in nhan %}{{ loop.index0 }}{{ n }}{% endfor %}; {% endfor %}"),
    ),
    Case("tên vòng lặp trùng tên trường", texts("{% for ho_ten in nhan %}{{ ho_ten }}{% endfor %}{{ ho_ten }}")),
    Case("if quanh đoạn", texts("{%p if khen %}", "Khen {{ ho_ten }}", "{%p else %}", "Không", "{%p endif %}", "Cuối")),
    Case("for quanh đoạn", texts("{%p for d in dong %}", "- {{ d.ten }}", "{%p endfor %}", "Cuối")),
    Case(
        "for quanh nhiều đoạn có if",
        texts(
            "{%p for d in dong %}",
            "{{ d.ten }}",
            "{%p if d.ghi_chu %}",
            "{{ d.ghi_chu }}",
            "{%p endif %}",
            "{%p endfor %}",
            "Cuối",
        ),
    ),
    Case("chú thích của mẫu", texts("{#p bỏ cả đoạn #}", "chữ {# ghi chú #}thường {{ ho_ten }}")),
    Case("thẻ run", texts("trước {%r if khen %}giữa{%r endif %} sau")),
    Case(
        "chữ NFD trong thẻ và ngoài thẻ",
        texts("Ho\u0323 te\u0302n {{ ho_ten }} {% if ho_ten == 'A\u0301' %}x{% endif %}"),
    ),
    Case("khoảng trắng hai đầu", texts("   {{ ho_ten }}   ", "{{ ho_ten }}")),
    Case("hàng lặp dưới tiêu đề", tabled(*ROWS)),
    Case("hàng lặp rồi hàng tổng", tabled(*ROWS, ["Cộng", "{{ dong|length }}"])),
    Case(
        "hàng có điều kiện", tabled(["a", "b"], ["{%tr if khen %}", ""], ["{{ ho_ten }}", "x"], ["{%tr endif %}", ""])
    ),
    Case(
        "hàng chọn một trong hai",
        tabled(
            ["a", "b"],
            ["{%tr if khen %}", ""],
            ["1", "2"],
            ["{%tr else %}", ""],
            ["3", "{{ ho_ten }}"],
            ["{%tr endif %}", ""],
        ),
    ),
    Case("bảng ngắn cố định", tabled(["a", "{{ ho_ten }}"], ["b", "c"], ["d", "e"])),
    Case("bảng ngắn nhiều chữ", tabled(*[["chữ " * 40, "{{ ho_ten }}"]] * 4)),
    Case("bảng hai hàng rồi chữ", tabled(["a", "{{ ho_ten }}"], ["b", "c"], after="chữ")),
    Case(
        "bảng rồi dòng kết thúc",
        edited(
            r"<w:p><w:r><w:t>chữ dưới",
            r'<w:p><w:pPr><w:pStyle w:val="DongDuoiBang"/></w:pPr><w:r><w:t>chữ dưới',
            build=lambda d: (table(d, ROWS), d.add_paragraph("chữ dưới")),
        ),
    ),
    Case(
        "dòng kết thúc có điều kiện",
        edited(
            r"<w:p>(?=<w:r><w:t>chữ dưới)",
            r'<w:p><w:pPr><w:pStyle w:val="NoiDungCuoi"/></w:pPr>',
            build=lambda d: (
                table(d, ROWS),
                *(d.add_paragraph(t) for t in ("{%p if khen %}", "chữ dưới", "{%p endif %}", "hết")),
            ),
        ),
    ),
    Case("ô gộp ngang", built(merged)),
    Case("bảng trong vòng for", built(table_in_loop, "đầu")),
    Case("bảng nhiều hàng nằm trong bảng dàn trang", built(layout_table)),
    Case(
        "đoạn lặp trong ô, đoạn cuối cố định",
        built(paragraphs_in_cell("{%p for n in nhan %}", "{{ n }}", "{%p endfor %}", "ký {{ ho_ten }}")),
    ),
    Case("đầu trang đầu, đầu trang, chân trang", built(header_and_footer, "Thân")),
    Case("hai phần khổ khác nhau", built(two_sections, "Thân {{ ho_ten }}")),
    Case("hình có chữ thay hình", built(picture, "Thân")),
    Case("hình cuối có điều kiện", built(picture_in("if khen"))),
    Case("hộp chữ", built(raw(TEXT_BOX), "Thân {{ ho_ten }}")),
    Case("ô điều khiển nội dung", built(raw(_CONTROL), "Thân")),
    Case("liên kết", built(raw(_HYPERLINK), "Thân {{ ho_ten }}")),
    Case("trường số trang", built(raw(_FIELD), "Thân {{ ho_ten }}")),
    Case("chủ đề có thẻ", built(lambda d: setattr(d.core_properties, "subject", "Về {{ ho_ten }} & khác"), "Thân")),
    Case("bỏ xml:space", edited(' xml:space="preserve"', "", " đầu {{ ho_ten }} cuối ")),
    Case("w:t rỗng và run rỗng", edited("<w:t>XYZ</w:t>", "<w:t></w:t><w:t/>", "XYZ", "{{ ho_ten }}")),
    Case("ký tự & < > trong chữ cố định", texts("A & B < C > {{ ho_ten }} ' \"")),
)
SLOW = (
    Case(
        "chú thích có thể hết đoạn",
        footnotes(paragraph("{%p if khen %}") + paragraph("{{ ho_ten }}") + paragraph("{%p endif %}")),
        ("chú thích cuối trang (footnotes.xml): footnote có thể hết đoạn cuối",),
    ),
    Case("ô lặp", built(cell_loop), (_P + "ô bảng nằm trong khối if/for",)),
    Case(
        "bảng có thể hết hàng",
        tabled(["{%tr for d in dong %}", ""], ["{{ d.ten }}", "x"], ["{%tr endfor %}", ""]),
        (_P + "bảng có thể hết hàng", _P + "không hàng cố định nào phủ hết lưới cột"),
    ),
    Case(
        "hàng cố định hẹp hơn lưới",
        edited(r"<w:gridCol ", '<w:gridCol w:w="99"/><w:gridCol ', build=lambda d: table(d, ROWS)),
        (_P + "không hàng cố định nào phủ hết lưới cột",),
    ),
    Case(
        "hàng nhiều ô hơn lưới",
        edited(r"<w:gridCol [^>]*/>(?=</w:tblGrid>)", "", build=lambda d: table(d, ROWS)),
        (_P + "hàng nhiều ô hơn lưới cột",),
    ),
    Case(
        "ô có thể hết đoạn",
        built(paragraphs_in_cell("{%p for n in nhan %}", "{{ n }}", "{%p endfor %}")),
        (_P + "tc có thể hết đoạn cuối",),
    ),
    Case(
        "chân trang có thể hết đoạn",
        built(footer_of_conditional_paragraphs, "Thân"),
        ("chân trang (footer1.xml): ftr có thể hết đoạn cuối",),
    ),
    Case(
        "khối qua hai đoạn",
        texts("Ông {% if khen %}được", "khen{% endif %} năm nay"),
        (_P + "khối if/for mở và đóng ở hai đoạn khác nhau",),
    ),
    Case("hình trong vòng for", built(picture_in("for d in dong")), (_P + "hình nằm trong khối if/for",)),
    Case("hình có điều kiện đứng trước hình khác", built(picture_then_picture), (_P + "hình nằm trong khối if/for",)),
    Case("bảng lồng trong bảng nhiều hàng", built(nested_tables), (_P + "bảng lồng trong bảng nhiều hàng",)),
    Case("ngoặc nhọn trong chữ cố định", texts("tập { a } và {{ ho_ten }}"), (_P + "chữ cố định có ngoặc nhọn",)),
    Case("ngoặc nhọn viết trong thẻ", texts("{{ '[{' }}{{ ho_ten }}"), (_P + "thẻ in chữ cố định có ký tự lạ",)),
    Case(
        "tab viết liền trong chữ",
        edited("XYZ", "\t", "một XYZ hai {{ ho_ten }}"),
        (_P + "chữ cố định có tab hoặc xuống dòng",),
    ),
    Case("hình trong bảng nhiều hàng", built(picture_in_table), (_P + "bảng nhiều hàng có hình",)),
)
HARD = "A & B < C > \"D\" 'E' &amp; </w:t> Hoà–hòa 100 %"
DRAFTS = {
    "thường": Fields(dong=(Row("Một", ghi_chu="x"), Row("Hai")), nhan=("n1", "n2", "n3"), ly_do="lý do"),
    "không dòng nào": Fields(),
    "một dòng": Fields(dong=(Row("Một"),), nhan=("n",), khen=True, ho_ten="A"),
    "năm dòng": Fields(dong=tuple(Row(f"D{n}", "") for n in range(5)), nhan=("",), khen=True),
    "nhiều dòng": Fields(dong=tuple(Row(f"D{n}", HARD, "g" * (n % 2)) for n in range(40)), nhan=(HARD,) * 9),
    "chữ khó": Fields(
        ho_ten=HARD, dong=(Row(HARD, HARD, HARD),) * 3, nhan=(HARD, "  hai đầu  "), ly_do=HARD, khen=True
    ),
    "nhiều dòng chữ": Fields(ho_ten="một\nhai", dong=(Row("a\n\nb"), Row("c", "\nd")), nhan=("e", "f\n"), khen=True),
    "chữ rỗng": Fields(ho_ten="", dong=(Row("", "", ""),) * 7, nhan=("", " "), ly_do="", nam=2020),
}
