"""Gói .docx nhỏ nhất mở được, dựng từ XML viết tay: mỗi phép thử chỉ ghi phần nó xét."""

from __future__ import annotations

from docgen.layout.facts.reader import read_facts
from docgen.layout.facts.values import DocumentFacts, Paragraph
from docgen.layout.package import DocxPackage
from docgen.ooxml.content import MAIN_TYPE
from docgen.ooxml.package import pack

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
A4_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:gutter="0"/>'
)
A4 = f"<w:sectPr>{A4_PAGE}</w:sectPr>"


def part(root: str, inner: str) -> bytes:
    """Một phần XML có gốc `w:root` với mọi không gian tên thường dùng."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inner}</w:{root}>'.encode()


def relations(*links: tuple[str, str, str]) -> bytes:
    """Một phần .rels từ các bộ (mã, loại, đích)."""
    inner = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in links
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'.encode()


def parts(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    footnotes: str = "",
    comments: str = "",
    theme: str = "",
    stories: dict[str, str] | None = None,
    section: str = A4,
) -> dict[str, bytes]:
    """Các phần của gói; `stories`: mã liên kết (“dau”, “chan”…) → nội dung đầu trang, chân trang."""
    found = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>'
            + "".join(
                f'<Override PartName="/word/{kind}.xml" ContentType="{WORD}.{kind}+xml"/>'
                for kind in ("styles", "numbering", "settings", "footnotes", "comments")
            )
            + "</Types>"
        ).encode(),
        "_rels/.rels": relations(("d", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}{section}</w:body>"),
    }
    links: list[tuple[str, str, str]] = []
    given = {
        "styles": styles,
        "numbering": numbering,
        "settings": settings,
        "footnotes": footnotes,
        "comments": comments,
    }
    for kind, inner in given.items():
        if inner:
            found[f"word/{kind}.xml"] = part(kind, inner)
            links.append((kind, kind, f"{kind}.xml"))
    if theme:
        found["word/theme/theme1.xml"] = theme.encode()
        links.append(("theme", "theme", "theme/theme1.xml"))
    for name, inner in (stories or {}).items():
        kind = "footer" if name.startswith("chan") else "header"
        found[f"word/{name}.xml"] = part("ftr" if kind == "footer" else "hdr", inner)
        links.append((name, kind, f"{name}.xml"))
    found["word/_rels/document.xml.rels"] = relations(*links)
    return found


def docx(body: str, **given: object) -> bytes:
    """Byte của gói .docx có thân `body`; xem `parts`."""
    return pack(parts(body, **given))  # type: ignore[arg-type]


def facts(body: str, **given: object) -> DocumentFacts:
    """Dữ kiện của gói .docx có thân `body`."""
    return read_facts(DocxPackage(docx(body, **given), "thu.docx"))


def first(body: str, **given: object) -> Paragraph:
    """Dữ kiện của đoạn đầu."""
    return facts(body, **given).paragraphs[0]


def p(inner: str = "", properties: str = "") -> str:
    """Một `w:p`; `inner` không có thẻ nào thì thành một khúc chữ."""
    inner = inner if inner.startswith("<") or not inner else r(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>" if properties else f"<w:p>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Một `w:r` có chữ `text`."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str, inner: str, *, kind: str = "paragraph", based_on: str = "", default: bool = False) -> str:
    """Một `w:style`."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{name}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def cell(inner: str, properties: str = "") -> str:
    """Một `w:tc`; `inner` là chữ thì thành một đoạn."""
    inner = inner if inner.startswith("<") else p(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Một `w:tr`."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "", grid: tuple[int, ...] = (3000, 6000)) -> str:
    """Một `w:tbl`."""
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in grid)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
