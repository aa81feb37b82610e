"""Tệp Word nhỏ nhất viết thẳng bằng XML, cho những cấu tạo mà python-docx không dựng được."""

from __future__ import annotations

import io
import re
import zipfile

from docgen.layout.facts.reader import read_facts
from docgen.layout.package import DocxPackage

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
PLAIN_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def story(tag, inner):
    """Phần `w:hdr`, `w:ftr`, `w:styles`…"""
    return f"<w:{tag} {NAMES}>{inner}</w:{tag}>"


def docx(body, *, section=PLAIN_SECTION, parts=(), relations=()):
    """Byte của một .docx; `parts`: (tên, loại, XML), nối theo thứ tự bằng rId1, rId2…"""
    kinds = {name: kind for name, kind, _ in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_MAIN}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(kinds.items(), 1)
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>",
        **{f"word/{name}": xml for name, _, xml in parts},
    }
    if links:
        files["word/_rels/document.xml.rels"] = (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
        )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


def opened(body, **more):
    """Gói đã mở và dữ kiện của nó."""
    package = DocxPackage(docx(body, **more), "thu.docx")
    return package, read_facts(package)


def reread(package):
    """Gói ghi ra rồi mở lại, và dữ kiện mới."""
    fresh = DocxPackage(package.save(), "thu.docx")
    return fresh, read_facts(fresh)


def xml(package, part="word/document.xml"):
    """XML của một phần sau khi ghi, bỏ khai báo không gian tên."""
    text = DocxPackage(package.save(), "thu.docx").parts[part].decode()
    return re.sub(r' xmlns:\w+="[^"]*"', "", text)


def run(text, properties=""):
    """Một `w:r`."""
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{text}</w:t></w:r>'
