"""Kho mẫu in chữ có định dạng, hình, văn bản con, kèm lý do phải chậm; và các giá trị để điền."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.shared import Mm
from fast_corpus import DRAFTS, HARD, Case, built, picture, raw, tabled, texts
from render_kit import W_NS, Fields, png, table

from docgen.model.rich import FormattedText, InlinePicture, Subdocument, TextRun

_LISTS = (
    f'<w:numbering {W_NS}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="11111111"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def word_bytes(build: Callable[[WordDocument], object]) -> bytes:
    document = Document()
    build(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def numbered(document: WordDocument, text: str, number: int = 1) -> None:
    """Đoạn của danh sách tự đánh số; `number`: số của danh sách trong phần numbering."""
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W_NS}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))


def small_picture(document: WordDocument, shade: int, description: str) -> None:
    document.add_picture(io.BytesIO(png(shade)), width=Mm(8))
    document.inline_shapes[-1]._inline.docPr.set("descr", description)


def everything(document: WordDocument) -> None:
    """Mọi thứ một văn bản con mang theo được."""
    document.add_paragraph("Tóm tắt").runs[0].bold = True
    document.add_paragraph(f"Đoạn có {HARD}").style = "Body Text"
    document.part.numbering_part._element = parse_xml(_LISTS)
    numbered(document, "Mục thứ nhất")
    numbered(document, "Mục thứ hai")
    small_picture(document, 5, "Hình trong văn bản con")
    made = table(document, [["Tên", "Mức"], ["Ngắt\ndòng", "a\tb"]])
    made.style = "Table Grid"
    document.add_paragraph("Cuối văn bản con")


def words_only(document: WordDocument) -> None:
    document.add_paragraph("Chỉ có chữ")
    document.add_paragraph("")


CHU = FormattedText(
    (
        TextRun("Nguyễn ", bold=True),
        TextRun(HARD, italic=True, underline=True),
        TextRun("2\tm", subscript=True),
        TextRun(" và\nm"),
        TextRun("3", superscript=True, bold=True),
        TextRun(""),
    )
)
ANH = InlinePicture(png(9), 30, 'Biểu đồ "một" & <hai>')
CON = Subdocument(word_bytes(everything))
RICH_DRAFTS = {
    name: replace(fields, chu=CHU, anh=ANH, con=CON)
    for name, fields in DRAFTS.items()
    if name in ("thường", "không dòng nào", "năm dòng", "nhiều dòng chữ")
} | {
    "chữ rỗng": Fields(
        chu=FormattedText(()), anh=InlinePicture(png(1), 1, "x"), con=Subdocument(word_bytes(words_only))
    )
}
_P = "thân văn bản: "
_R = _P + "có thẻ {{r …}} hoặc {{p …}}"


def not_plain(label: str, story: str = "thân văn bản") -> str:
    return f"{story}: “{label}” không phải chữ trơn"


def header(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "Đầu trang {{r chu }}"


def cell_of_everything(document: WordDocument) -> None:
    table(document, [["{{ anh }}", "{{r chu }}"], ["{{p con }}", "{{ ho_ten }}"]])


def bold_picture(document: WordDocument) -> None:
    document.add_paragraph("Hình {{ anh }}").runs[0].bold = True


_HYPERLINK = f'<w:hyperlink {W_NS} w:anchor="x"><w:r><w:t>xem {{{{r chu }}}}</w:t></w:r></w:hyperlink>'
_CONTROL = f"<w:sdt {W_NS}><w:sdtContent><w:p><w:r><w:t>{{{{p con }}}}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
_BOX = (
    f'<w:r {W_NS}><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>{{r chu }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
RICH_CASES = (
    Case(
        "chữ có định dạng",
        texts("Ông {{r chu }} là {{ ho_ten }}"),
        (_R, not_plain("chu")),
    ),
    Case(
        "chữ có định dạng hai lần một đoạn",
        texts("{{r chu }}{{r chu }}, {{ ho_ten }}"),
        (_R, not_plain("chu")),
    ),
    Case(
        "chữ có định dạng trong if cùng dòng",
        texts("A {%r if khen %}{{r chu }}{%r else %}không{%r endif %} B"),
        (_R, not_plain("chu")),
    ),
    Case(
        "chữ có định dạng trong for",
        texts("{%p for n in nhan %}", "{{ n }}: {{r chu }}", "{%p endfor %}", "Cuối"),
        (_R, not_plain("chu")),
    ),
    Case(
        "chữ có định dạng ở đầu trang",
        built(header, "Thân {{ ho_ten }}"),
        (
            "đầu trang (header1.xml): có thẻ {{r …}} hoặc {{p …}}",
            not_plain("chu", "đầu trang (header1.xml)"),
        ),
    ),
    Case("chữ có định dạng trong liên kết", built(raw(_HYPERLINK), "Thân"), (_R, not_plain("chu"))),
    Case("chữ có định dạng trong hộp chữ", built(raw(_BOX), "Thân"), (_R, not_plain("chu"))),
    Case("hình", texts("{{ anh }}"), (not_plain("anh"),)),
    Case(
        "hình giữa chữ, hai lần",
        texts("Xem {{ anh }} và {{ anh }} của {{ ho_ten }}"),
        (not_plain("anh"),),
    ),
    Case(
        "hình có điều kiện",
        texts("{%p if khen %}", "{{ anh }}", "{%p endif %}", "Cuối"),
        (not_plain("anh"),),
    ),
    Case("hình cuối khúc chữ đậm", built(bold_picture), (not_plain("anh"),)),
    Case(
        "hình trong hàng lặp",
        tabled(["Tên", "Hình"], ["{%tr for d in dong %}", ""], ["{{ d.ten }}", "{{ anh }}"], ["{%tr endfor %}", ""]),
        (not_plain("anh"),),
    ),
    Case("hình đặt lúc điền cạnh hình của mẫu", built(picture, "Hình {{ anh }}"), (not_plain("anh"),)),
    Case("văn bản con", texts("Đầu", "{{p con }}", "Cuối {{ ho_ten }}"), (_R, not_plain("con"))),
    Case("văn bản con cuối văn bản", texts("Đầu", "{{p con }}"), (_R, not_plain("con"))),
    Case("văn bản con hai lần", texts("{{p con }}", "giữa", "{{p con }}", "cuối"), (_R, not_plain("con"))),
    Case(
        "văn bản con có điều kiện",
        texts("{%p if khen %}", "{{p con }}", "{%p endif %}", "Cuối"),
        (_R, not_plain("con")),
    ),
    Case("văn bản con trong ô điều khiển", built(raw(_CONTROL), "Thân"), (_R, not_plain("con"))),
    Case(
        "cả ba",
        texts("{{p con }}", "{{ anh }}", "{{r chu }}"),
        (_R, not_plain("con"), not_plain("anh"), not_plain("chu")),
    ),
    Case(
        "cả ba trong bảng",
        built(cell_of_everything, "Thân"),
        (
            _R,
            _P + "tc có thể hết đoạn cuối",
            not_plain("anh"),
            not_plain("chu"),
            not_plain("con"),
        ),
    ),
)
