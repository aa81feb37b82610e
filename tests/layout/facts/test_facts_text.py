"""Chữ của đoạn: đi qua mọi vỏ bọc, bỏ chữ không in ra."""

from __future__ import annotations

import pytest
from docx_kit import docx, facts, first, p, r

from docgen.layout.facts.reader import read_facts
from docgen.layout.package import DocxPackage
from docgen.ooxml.package import pack

TAG = '<w:smartTag w:uri="u" w:element="place">{}</w:smartTag>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param(TAG.format(TAG.format(r("Tây Ninh"))), "Tây Ninh", id="thẻ thông minh lồng nhau"),
        pytest.param(f'<w:hyperlink r:id="x">{r("liên ")}{r("kết")}</w:hyperlink>', "liên kết", id="liên kết"),
        pytest.param(f'<w:customXml w:element="a">{r("vỏ")}</w:customXml>', "vỏ", id="vỏ XML"),
        pytest.param(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('ô nhập')}</w:sdtContent></w:sdt>", "ô nhập", id="ô nhập"),
        pytest.param(
            f"{r('a')}<w:ins>{r('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>", "ab", id="vết"
        ),
        pytest.param(f"<w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r('mới')}</w:moveTo>", "mới", id="dời"),
        pytest.param(f"<w:del>{r('đã xóa')}</w:del>{r('còn')}", "còn", id="chữ thường trong chỗ xóa"),
        pytest.param(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd", id="tab"
        ),
        pytest.param(
            "<w:r><w:t>07/2026/QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "07/2026/QĐ-UBND", id="gạch nối"
        ),
        pytest.param("<w:r><w:t>tài</w:t><w:softHyphen/><w:t>liệu</w:t></w:r>", "tàiliệu", id="gạch nối mềm không in"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "•", id="ký hiệu vùng riêng"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="00B0"/></w:r>', "°", id="ký hiệu thường"),
        pytest.param('<w:r><w:sym w:char="D800"/><w:sym w:char="xyz"/></w:r>', "••", id="mã ký hiệu hỏng"),
        pytest.param("<w:r><w:t> bỏ hai đầu </w:t></w:r>", "bỏ hai đầu", id="không giữ dấu cách"),
        pytest.param('<w:r><w:t xml:space="preserve"> giữ </w:t></w:r>', " giữ ", id="giữ dấu cách"),
        pytest.param('<w:r><w:br w:type="column"/><w:t>cột</w:t></w:r>', "cột", id="ngắt cột"),
        pytest.param("<w:r><w:t>a\nb</w:t></w:r>", "a b", id="xuống dòng trong XML là dấu cách"),
    ],
)
def test_text_as_printed(inner: str, text: str) -> None:
    assert first(p(inner)).text == text


@pytest.mark.parametrize("level", ["đoạn", "khúc chữ", "khối"])
def test_only_one_alternative_is_read(level: str) -> None:
    inside = {"đoạn": r("{}"), "khúc chữ": "<w:t>{}</w:t>", "khối": p("{}")}[level]
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{inside.format("mới")}</mc:Choice>'
        f'<mc:Choice Requires="wpg">{inside.format("thừa")}</mc:Choice>'
        f"<mc:Fallback>{inside.format('cũ')}</mc:Fallback></mc:AlternateContent>"
    )
    body = {"đoạn": p(both), "khúc chữ": p(f"<w:r>{both}</w:r>"), "khối": both}[level]
    assert [one.text for one in facts(body).paragraphs] == ["mới"]


def test_fallback_is_read_when_there_is_no_choice() -> None:
    inner = f"<mc:AlternateContent><mc:Fallback>{r('dự phòng')}</mc:Fallback></mc:AlternateContent>"
    assert first(p(inner)).text == "dự phòng"


def test_hidden_text_is_kept_apart() -> None:
    one = first(p(r("thấy ") + r("ẩn", "<w:vanish/>") + r("được")))
    assert (one.text, one.hidden, len(one.runs)) == ("thấy được", "ẩn", 1)


def test_runs_split_by_word_are_joined() -> None:
    rsid = '<w:r w:rsidR="00A1"><w:rPr><w:b/><w:lang w:val="vi-VN"/></w:rPr><w:t>Điều</w:t></w:r>'
    one = first(p(rsid + rsid + '<w:proofErr w:type="spellStart"/>' + r("1", "<w:b/>") + r("x")))
    assert [(run.text, run.format.bold) for run in one.runs] == [("ĐiềuĐiều1", True), ("x", False)]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p('a')}{p('b')}</w:sdtContent></w:sdt>", ["a", "b"], id="ô nhập"
        ),
        pytest.param(f'<w:customXml w:element="x">{p("a")}</w:customXml>', ["a"], id="vỏ XML"),
        pytest.param(f"<w:ins>{p('a')}</w:ins>{p('b')}", ["a", "b"], id="chèn"),
    ],
)
def test_wrapped_blocks_are_read(body: str, texts: list[str]) -> None:
    assert [one.text for one in facts(body).paragraphs] == texts


TEXT_BOX = f"<w:txbxContent>{p('trong hộp')}</w:txbxContent>"
DRAWN_BOX = (
    '<w:drawing><wp:anchor><wp:extent cx="1800000" cy="360000"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm>'
    '<a:ext cx="1800000" cy="360000"/></a:xfrm></wps:spPr><wps:txbx>{}</wps:txbx></wps:wsp></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing>"
)
VML_BOX = '<w:pict><v:shape style="width:141.73pt;height:28pt"><v:textbox>{}</v:textbox></v:shape></w:pict>'


def test_text_box_is_read_once() -> None:
    inner = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{DRAWN_BOX.format(TEXT_BOX)}</mc:Choice>'
        f"<mc:Fallback>{VML_BOX.format(TEXT_BOX)}</mc:Fallback></mc:AlternateContent></w:r>{r('ngoài')}"
    )
    outside, inside = facts(p(inner)).paragraphs
    assert (outside.text, outside.box, inside.text, inside.box) == ("ngoài", False, "trong hộp", True)
    assert (outside.ref.ordinal, inside.ref.ordinal) == (0, 1)


@pytest.mark.parametrize("shape", [DRAWN_BOX, VML_BOX])
def test_text_box_has_its_own_width(shape: str) -> None:
    _, inside = facts(p(f"<w:r>{shape.format(TEXT_BOX)}</w:r>")).paragraphs
    assert inside.room == pytest.approx(50 - 5.08, abs=0.02)


def test_nested_text_box_is_read_once() -> None:
    nested = f"<w:txbxContent>{p(f'<w:r>{VML_BOX.format(TEXT_BOX)}</w:r>')}</w:txbxContent>"
    assert [one.text for one in facts(p(f"<w:r>{VML_BOX.format(nested)}</w:r>")).paragraphs] == ["", "", "trong hộp"]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(one) for one in ("begin", "separate", "end"))


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inner", "text", "fields"),
    [
        pytest.param(f'<w:fldSimple w:instr=" PAGE ">{r("2")}</w:fldSimple>', "2", ("PAGE",), id="trường đơn"),
        pytest.param(
            BEGIN + code(" DATE ") + SEPARATE + r("01") + END + r(" sau"), "01 sau", ("DATE",), id="trường phức"
        ),
        pytest.param(BEGIN + code(" PAGE ") + END, "", ("PAGE",), id="chưa có kết quả"),
        pytest.param(
            BEGIN
            + code("IF ")
            + BEGIN
            + code(" PAGE ")
            + SEPARATE
            + r("1")
            + END
            + code("= 1")
            + SEPARATE
            + r("có")
            + END,
            "có",
            ("IF", "PAGE"),
            id="trường con nằm trong mã",
        ),
        pytest.param(
            BEGIN + code("HYPERLINK x") + SEPARATE + BEGIN + code("PAGE") + SEPARATE + r("3") + END + END,
            "3",
            ("HYPERLINK", "PAGE"),
            id="trường con nằm trong kết quả",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/><w:t>x</w:t></w:r>',
            "7x",
            ("PAGE",),
            id="cả trường trong một khúc chữ",
        ),
        pytest.param(END + SEPARATE + r("còn"), "còn", (), id="dấu trường thừa"),
        pytest.param(
            BEGIN + BEGIN + code(" ") + SEPARATE + r("x") + END + SEPARATE + r("y") + END, "y", (), id="mã trống"
        ),
    ],
)
def test_fields(inner: str, text: str, fields: tuple[str, ...]) -> None:
    one = first(p(inner))
    assert (one.text, one.fields) == (text, fields)


def test_result_of_field_is_marked() -> None:
    one = first(p(r("Trang ") + BEGIN + code("PAGE") + SEPARATE + r("2") + END))
    assert [(run.text, run.field) for run in one.runs] == [("Trang ", False), ("2", True)]


def test_field_over_several_paragraphs() -> None:
    body = p(BEGIN + code("TOC") + SEPARATE + r("Chương I")) + p("Chương II") + p(END) + p("Điều 1")
    assert [(one.text, [run.field for run in one.runs]) for one in facts(body).paragraphs] == [
        ("Chương I", [True]),
        ("Chương II", [True]),
        ("", []),
        ("Điều 1", [False]),
    ]


def test_unfinished_field_does_not_swallow_the_rest() -> None:
    body = p(BEGIN + code("PAGE")) + p("Điều 1") + p("Điều 2")
    assert [one.text for one in facts(body).paragraphs] == ["", "Điều 1", "Điều 2"]


def test_pictures_are_counted() -> None:
    picture = "<w:r><w:drawing><wp:inline><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r>"
    assert first(p(picture + "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>")).pictures == 2


def test_marks_of_editing() -> None:
    body = p(f"<w:ins>{r('a')}</w:ins><w:del>{r('b')}</w:del>")
    found = facts(body, comments='<w:comment w:id="0"/><w:comment w:id="1"/>').marks
    assert (found.insertions, found.deletions, found.comments) == (1, 1, 2)


def test_footnotes_without_separators() -> None:
    separator = '<w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    notes = f"{separator}<w:footnote>{p('Luật')}</w:footnote>"
    referred = p("a") + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert [one.text for one in facts(referred, footnotes=notes).notes] == ["Luật"]


def test_strict_format_reads_the_same() -> None:
    body = p(r("Điều", '<w:sz w:val="14pt"/><w:b w:val="true"/>'), '<w:jc w:val="start"/><w:spacing w:before="6pt"/>')
    data = DocxPackage(docx(body), "thu.docx")
    strict = {
        name: one.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006", b"http://purl.oclc.org/ooxml/wordprocessingml"
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
        )
        for name, one in data.parts.items()
    }
    [one] = read_facts(DocxPackage(pack(strict), "strict.docx")).paragraphs
    assert (one.text, one.runs[0].format.size, one.runs[0].format.bold, one.format.align) == ("Điều", 14, True, "left")
    assert one.format.before == pytest.approx(6)
