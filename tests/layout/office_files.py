"""Bộ dựng tệp Word như văn thư cơ quan gõ tay: bảng không khung, vạch vẽ, tab, thụt lề, mỗi nơi một cách."""

from __future__ import annotations

import re
from html import escape

import docx_kit

from docgen.text.widths import width_mm

MM = 1440 / 25.4
QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
TINH = ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC")
SO = ("UBND TỈNH BÌNH PHƯỚC", "SỞ CÔNG THƯƠNG")
XA = ("ỦY BAN NHÂN DÂN", "XÃ TÂN TIẾN")
NGAY = "Bình Phước, ngày 12 tháng 6 năm 2026"
WORD_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
)
PAGE_NUMBER = docx_kit.p(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:jc w:val="center"/>',
)
_MARKUP = re.compile(r"(\*\*|~~)")


def twips(mm):
    """Milimét thành twip."""
    return round(mm * MM)


def text_run(text, *, bold=False, italic=False, size=14.0, extra=""):
    """Một `w:r`; tab và ngắt dòng trong chữ thành `w:tab`, `w:br`."""
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + extra + f'<w:sz w:val="{round(size * 2)}"/>'
    pieces = []
    for piece in re.split(r"([\t\n])", text):
        if piece == "\t":
            pieces.append("<w:tab/>")
        elif piece == "\n":
            pieces.append("<w:br/>")
        elif piece:
            pieces.append(f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>')
    return f"<w:r><w:rPr>{look}</w:rPr>{''.join(pieces)}</w:r>"


def runs(text, *, bold=False, italic=False, size=14.0, extra=""):
    """Chữ có **đậm** và ~~nghiêng~~ thành các khúc."""
    found = []
    for piece in _MARKUP.split(text):
        if piece == "**":
            bold = not bold
        elif piece == "~~":
            italic = not italic
        elif piece:
            found.append(text_run(piece, bold=bold, italic=italic, size=size, extra=extra))
    return "".join(found)


def shape(mm, across=None, *, dash=""):
    """Một `w:r` mang vạch vẽ DrawingML dài `mm`, bản dự phòng VML như Word ghi."""
    place = "<wp:align>center</wp:align>" if across is None else f"<wp:posOffset>{round(across * 36000)}</wp:posOffset>"
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:positionH relativeFrom="column">{place}</wp:positionH><wp:extent cx="{round(mm * 36000)}" cy="0"/>'
        '<a:graphic><a:graphicData uri="wps"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"/>'
        f'<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{dashed}</a:ln></wps:spPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:line from="0,0" to="{mm / 25.4 * 72}pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def vml(mm, across=0.0):
    """Một `w:r` mang vạch VML của Word 2003."""
    start, end = across / 25.4 * 72, (across + mm) / 25.4 * 72
    return f'<w:r><w:pict><v:line from="{start}pt,2pt" to="{end}pt,2pt"/></w:pict></w:r>'


def box(*paragraphs):
    """Một `w:r` mang hộp chữ."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:extent cx="1080000" cy="360000"/><a:graphic><a:graphicData uri="wps"><wps:wsp><wps:txbx><w:txbxContent>'
        f"{''.join(paragraphs)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )


def p(
    text="",
    *,
    align="both",
    first=0.0,
    left=0.0,
    before=0.0,
    after=0.0,
    exact=None,
    size=14.0,
    bold=False,
    italic=False,
    extra="",
    rule=None,
    tabs=(),
    num=None,
    border="",
    page_break=False,
):
    """Một đoạn. `rule`: khúc vạch của `shape`, `vml`; `num`: (mã danh sách, cấp); `tabs`: chỗ dừng tab, mm."""
    line = f' w:line="{round(exact * 20)}" w:lineRule="exact"' if exact else ""
    listed = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    stops = "".join(f'<w:tab w:val="left" w:pos="{twips(one)}"/>' for one in tabs)
    side = f"<w:pBdr>{border}</w:pBdr>" if border else ""
    space = f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"{line}'
    indent = "" if num else f'<w:ind w:left="{twips(left)}" w:firstLine="{twips(first)}"/>'
    properties = (
        ("<w:pageBreakBefore/>" if page_break else "")
        + listed
        + side
        + (f"<w:tabs>{stops}</w:tabs>" if stops else "")
        + f'<w:spacing {space}/>{indent}<w:jc w:val="{align}"/>'
        + f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>'
    )
    inner = (runs(text, bold=bold, italic=italic, size=size, extra=extra) if text else "") + (rule or "")
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def halves(left, right, *, stop=110.0, **shape):
    """Một đoạn hai nửa cách nhau bằng tab; mỗi nửa là các khúc của `runs`."""
    line = p(align="left", tabs=(stop,), **shape)
    return line.replace("</w:p>", f"{left}<w:r><w:tab/></w:r>{right}</w:p>")


def centred(text, **more):
    """Một dòng căn giữa."""
    return p(text, align="center", **more)


def body(text, **more):
    """Một đoạn lời văn: căn đều, lùi 12,7 mm, trước 6 pt."""
    return p(text, **{"first": 12.7, "before": 6.0, **more})


def cell(*paragraphs, span=1):
    """Một ô."""
    more = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return docx_kit.cell("".join(paragraphs) or p(), more)


def table(*rows, grid=(60, 100), bordered=False):
    """Một bảng; mỗi hàng là một dãy ô; `grid`: bề rộng cột, mm."""
    sides = "".join(f'<w:{one} w:val="single" w:sz="4"/>' for one in ("top", "left", "bottom", "right", "insideH"))
    look = f"<w:tblBorders>{sides}</w:tblBorders>" if bordered else ""
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return docx_kit.table(
        *(docx_kit.row(*one) for one in rows), properties=look + margins, grid=tuple(twips(one) for one in grid)
    )


def agency(names=TINH, *, rule=16.0, size=13.0):
    """Các đoạn tên cơ quan: chủ quản không đậm khi tên đầu viết tắt; vạch dưới dòng cuối."""
    found = []
    for index, name in enumerate(names):
        last = index == len(names) - 1
        heavy = not (name.startswith(("UBND", "BỘ")) and not last)
        found.append(centred(name, bold=heavy, size=size, rule=shape(rule) if last and rule else None))
    return found


def nation(*, rule=60.0, size=13.0, motto=TIEU_NGU):
    """Quốc hiệu, Tiêu ngữ và vạch."""
    return [
        centred(QUOC_HIEU, bold=True, size=size),
        centred(motto, bold=True, size=size + 1, rule=shape(rule) if rule else None),
    ]


def number(text, **more):
    """Dòng số, ký hiệu."""
    return centred(text, **{"size": 13.0, **more})


def date(text=NGAY, **more):
    """Dòng địa danh, thời gian."""
    return centred(text, **{"italic": True, **more})


def about(text, **more):
    """Trích yếu công văn."""
    return centred(text, **{"size": 12.0, "before": 6.0, **more})


def head(names=TINH, so="Số: 12/QĐ-UBND", ngay=NGAY, *, vv="", rule=None):
    """Đầu văn bản thường gặp nhất: bảng hai cột, hai hàng."""
    length = rule or {TINH: 14.0, SO: 20.0, XA: 12.0}.get(names, 16.0)
    left = [number(so)] + ([about(vv)] if vv else [])
    return table(
        (cell(*agency(names, rule=length)), cell(*nation())),
        (cell(*left), cell(*([date(ngay)] if ngay else []))),
    )


def title(name, subject):
    """Tên loại, trích yếu và vạch dưới, dài bằng hai phần năm dòng chữ."""
    rule = shape(0.4 * min(width_mm(subject, 14, bold=True), 160))
    return centred(name, bold=True, before=12) + centred(subject, bold=True, rule=rule)


def recipients(*items, luu="- Lưu: VT, CN."):
    """Các đoạn nơi nhận."""
    return [
        p("Nơi nhận:", bold=True, italic=True, size=12, align="left"),
        *(p(one, size=11, align="left") for one in (*items, luu)),
    ]


def signing(*posts, name="Nguyễn Văn Bình"):
    """Các đoạn khối ký."""
    return [*(centred(one, bold=True) for one in posts), p(), p(), p(), centred(name, bold=True)]


def foot(left, right, grid=(80, 80)):
    """Bảng nơi nhận, chữ ký."""
    return table((cell(*left), cell(*right)), grid=grid)


def basis(*texts):
    """Các căn cứ."""
    return "".join(body(one, italic=True) for one in texts)


def section(*, width=210.0, height=297.0, margins=(20.0, 15.0, 20.0, 30.0), landscape=False, start=None):
    """Một `w:sectPr` có số trang giữa lề trên, trang đầu không in số; `margins`: trên, phải, dưới, trái."""
    top, right, bottom, left = (twips(one) for one in margins)
    orient = ' w:orient="landscape"' if landscape else ""
    again = f'<w:pgNumType w:start="{start}"/>' if start else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="dau"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="500" w:footer="500"/>'
        f"{again}<w:titlePg/></w:sectPr>"
    )


def ends_section(properties):
    """Đoạn cuối của một phần."""
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def document(*blocks, sect="", numbering="", styles="", stories=None):
    """Byte của tệp Word."""
    return docx_kit.docx(
        "".join(blocks),
        styles=WORD_STYLES + styles,
        numbering=numbering,
        stories={"dau": PAGE_NUMBER, **(stories or {})},
        section=sect or section(),
    )


def numbering(*levels):
    """Phần numbering: danh sách 1 có các cấp (kiểu số, chữ) như ("decimal", "Điều %1.")."""
    inner = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
        for index, (kind, text) in enumerate(levels)
    )
    used = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="1">{inner}</w:abstractNum>{used}'
