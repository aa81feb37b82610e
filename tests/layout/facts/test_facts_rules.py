"""Vạch kẻ: hình vẽ DrawingML, VML, viền đoạn, viền ô."""

from __future__ import annotations

import pytest
from docx_kit import cell, facts, first, p, r, row, style, table

MM = 36_000


def drawing(
    width: float, height: float, *, frame: str = "", line: str = "<a:ln/>", outer: str = "", style_of_line: str = "1"
) -> str:
    size = f'cx="{int(width * MM)}" cy="{int(height * MM)}"'
    return (
        f"<w:r><w:drawing><wp:anchor>{frame}<wp:extent {size}/><a:graphic><a:graphicData><wps:wsp><wps:cNvCnPr/>"
        f'<wps:spPr><a:xfrm><a:ext {size}/></a:xfrm><a:prstGeom prst="line"/>{line}</wps:spPr>'
        f'<wps:style><a:lnRef idx="{style_of_line}"/></wps:style></wps:wsp>{outer}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


def vml(inner: str) -> str:
    return f"<w:r><w:pict>{inner}</w:pict></w:r>"


def only(inner: str) -> tuple[str, float | None, bool, float | None]:
    [found] = first(p(inner)).rules
    return (found.kind, found.length and round(found.length, 1), found.solid, found.across and round(found.across, 1))


def test_drawn_connector() -> None:
    offset = f"<wp:positionH><wp:posOffset>{20 * MM}</wp:posOffset></wp:positionH>"
    assert only(drawing(50, 0, frame=offset)) == ("drawing", 50, True, 20)


def test_centred_connector_has_no_offset() -> None:
    centred = "<wp:positionH><wp:align>center</wp:align></wp:positionH>"
    assert only(drawing(50, 0, frame=centred)) == ("drawing", 50, True, None)


def test_dashed_connector() -> None:
    assert only(drawing(50, 0, line='<a:ln><a:prstDash val="dash"/></a:ln>'))[2] is False


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        (drawing(50, 0, line="<a:ln><a:noFill/></a:ln>"), "không nét"),
        (drawing(50, 0, line='<a:ln><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>'), "nét trắng"),
        (drawing(50, 0, line="", style_of_line="0"), "kiểu hình không nét"),
        (drawing(0, 50), "nét dọc"),
        (drawing(50, 20), "hình khối"),
        (drawing(1, 0), "một chấm"),
        (drawing(9e9, 0), "dài hơn mọi khổ giấy"),
        (vml('<v:line from="0,0" to="100pt,0" stroked="f"/>'), "VML không nét"),
        (vml('<v:line from="0,0" to="100pt,0"><v:stroke on="f"/></v:line>'), "VML tắt nét"),
        (vml('<v:line from="0,0" to="0,100pt"/>'), "VML nét dọc"),
        (vml('<v:rect style="width:100pt;height:50pt"/>'), "VML hình khối"),
        (vml('<v:shape style="width:100pt;height:0"><v:imagedata/></v:shape>'), "VML hình ảnh"),
        (
            vml('<v:shape style="width:100pt;height:1pt"><v:textbox><w:txbxContent/></v:textbox></v:shape>'),
            "VML hộp chữ",
        ),
        (vml('<v:line from="abc" to=""/>'), "VML hỏng"),
        (vml(f'<v:line from="0,0" to="{"9" * 400}pt,0"/>'), "VML số quá lớn"),
    ],
)
def test_not_a_rule(inner: str, why: str) -> None:
    assert first(p(inner)).rules == (), why


def test_thin_black_rectangle_without_outline_is_a_rule() -> None:
    fill = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    assert only(drawing(40, 0.3, line=fill))[:2] == ("drawing", 40)
    assert only(vml('<v:rect style="width:2in;height:.5pt" fillcolor="black" stroked="f"/>'))[:2] == ("vml", 50.8)


@pytest.mark.parametrize(
    ("shape", "length", "across"),
    [
        ('<v:line style="position:absolute" from="63pt,2.45pt" to="135pt,2.45pt"/>', 25.4, 22.2),
        ('<v:line from="1in,0.1in" to="3in,.1in"/>', 50.8, 25.4),
        ('<v:line from="100mm,1mm" to="40mm,1mm"/>', 60, 40),
        (
            '<v:shape type="#_x0000_t32" style="margin-left:10mm;width:120pt;height:0" o:connectortype="straight"/>',
            42.3,
            10,
        ),
        ('<v:rect style="width:100mm;height:0.2mm"/>', 100, 0),
        ('<v:shape style="width:72pt;height:0;mso-position-horizontal:center;margin-left:3pt"/>', 25.4, None),
    ],
)
def test_vml_rules(shape: str, length: float, across: float | None) -> None:
    assert only(vml(shape)) == ("vml", length, True, across)


def test_dashed_vml_rule() -> None:
    assert only(vml('<v:line from="0,0" to="90pt,0"><v:stroke dashstyle="dash"/></v:line>'))[2] is False


def test_rule_in_a_vml_group_is_measured_in_the_units_of_the_group() -> None:
    group = '<v:group style="width:144pt;height:20pt" coordsize="2880,400">{}</v:group>'
    assert only(vml(group.format('<v:line from="0,0" to="1440,0"/>')))[:2] == ("vml", 25.4)
    nested = '<v:group style="width:1440;height:200" coordsize="100,100"><v:line from="0,0" to="100,0"/></v:group>'
    assert only(vml(group.format(nested)))[:2] == ("vml", 25.4)


def test_rule_in_a_drawn_group_is_scaled() -> None:
    shape = '<wps:wsp><wps:spPr><a:xfrm><a:ext cx="{}" cy="0"/></a:xfrm><a:prstGeom prst="line"/></wps:spPr></wps:wsp>'
    group = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="720000"/><a:graphic><a:graphicData>'
        "<wpg:wgp><wpg:grpSpPr>"
        '<a:xfrm><a:ext cx="1800000" cy="720000"/><a:chExt cx="3600000" cy="1440000"/></a:xfrm></wpg:grpSpPr>'
        f"{shape.format(3600000)}{shape.format(1800000)}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    assert [round(one.length or 0) for one in first(p(group)).rules] == [50, 25]


def test_rule_in_a_text_box_belongs_to_the_paragraph_of_the_box() -> None:
    inside = vml('<v:line from="0,0" to="90pt,0"/>')
    text = f"<v:textbox><w:txbxContent>{p(inside)}</w:txbxContent></v:textbox>"
    box = vml(f'<v:shape style="width:9cm;height:2cm">{text}</v:shape>')
    outside, paragraph = facts(p(box)).paragraphs
    assert (len(outside.rules), len(paragraph.rules)) == (0, 1)


def test_one_rule_from_alternative_content() -> None:
    new = drawing(50, 0).removeprefix("<w:r>").removesuffix("</w:r>")
    old = '<w:pict><v:line from="0,0" to="141.7pt,0"/></w:pict>'
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    assert only(f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>")[:2] == ("drawing", 50)


def borders(*sides: str, style_of_line: str = "single") -> str:
    inner = "".join(f'<w:{side} w:val="{style_of_line}" w:sz="4"/>' for side in sides)
    return f"<w:pBdr>{inner}</w:pBdr>"


def test_border_under_a_paragraph_is_a_rule_between_its_indents() -> None:
    one = first(p("Trích yếu", borders("bottom") + '<w:ind w:left="1134" w:right="567"/>'))
    [found] = one.rules
    assert (found.kind, found.solid, one.boxed) == ("paragraph_border", True, False)
    assert found.length == pytest.approx((one.room or 0) - 30, abs=0.1)


@pytest.mark.parametrize("kind", ["dashed", "dotted", "dotDash", "dashSmallGap"])
def test_broken_border(kind: str) -> None:
    assert first(p("a", borders("bottom", style_of_line=kind))).rules[0].solid is False


@pytest.mark.parametrize("kind", ["none", "nil"])
def test_border_switched_off(kind: str) -> None:
    styles = style("Ke", f"<w:pPr>{borders('bottom')}</w:pPr>")
    on, off = facts(
        p("a", '<w:pStyle w:val="Ke"/>') + p("b", f'<w:pStyle w:val="Ke"/>{borders("bottom", style_of_line=kind)}'),
        styles=styles,
    ).paragraphs
    assert (len(on.rules), len(off.rules)) == (1, 0)


def test_four_borders_are_a_box_not_a_rule() -> None:
    one = first(p("KHẨN", borders("top", "left", "bottom", "right")))
    assert (one.boxed, one.rules) == (True, ())


def test_side_borders_are_no_rule() -> None:
    assert first(p("a", borders("left", "right"))).rules == ()


def test_border_under_a_cell_without_frame() -> None:
    under = '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>'
    found = facts(table(row(cell("CƠ QUAN", under), cell("QUỐC HIỆU")))).paragraphs
    assert [[one.kind for one in paragraph.rules] for paragraph in found] == [["cell_border"], []]


@pytest.mark.parametrize(
    "frame",
    [
        '<w:tblBorders><w:top w:val="single"/><w:bottom w:val="single"/><w:insideH w:val="single"/></w:tblBorders>',
        '<w:tblStyle w:val="Luoi"/>',
    ],
)
def test_cells_of_a_framed_table_carry_no_rule(frame: str) -> None:
    sides = '<w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/>'
    styles = style("Khung", f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>", kind="table") + style(
        "Luoi", "", kind="table", based_on="Khung"
    )
    under = '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>'
    found = facts(table(row(cell("a", under), cell("b")), properties=frame), styles=styles)
    assert (found.tables[0].bordered, found.paragraphs[0].rules) == (True, ())


def test_typed_text_is_no_drawn_rule() -> None:
    assert first(p(r("_______"))).rules == ()
