"""So với docxtpl nguyên bản, không qua lớp con nào của docgen: mọi phần cùng XML chuẩn tắc, trừ những điều kể ở đây.

- `docProps/`: docgen tự viết; docxtpl thoát ký tự hai lần và giữ tên người soạn, ngày giờ, tên máy.
- Phần mà mẫu không cần (`guard.is_stripped`: customXml, ảnh thu nhỏ…) bị bỏ lúc nạp, cùng các mục trỏ tới nó.
- Chữ về NFC lúc nạp, vì thẻ gõ bằng dấu tổ hợp in ra rỗng.
- Hai bước sau khi điền mà docxtpl không có: bề rộng vạch và khung (`lines.fit`), hàng cuối bảng dính dòng kết thúc
  (`keep_closing_lines`). Ở đây chúng được áp vào tệp của docxtpl, nên mọi khác biệt còn lại đều lộ ra.
- Hình dự thảo đưa vào thay hình của mẫu; ở đây cũng được thay vào tệp của docxtpl.
- Mã liên kết (`r:id`, `r:embed`) và tên phần hình: mẫu sạch bớt mục nên số trống khác, docgen ghép văn bản con lúc in
  chứ không trước. Ở đây mỗi mã được thay bằng điều nó trỏ tới, mỗi phần hình bằng mã băm của byte.
- Văn bản con mà mẫu không in: docxtpl vẫn đem kiểu, hình, danh sách của nó vào gói, docgen thì không.
- Văn bản con in hai lần: docxtpl với một Subdoc cho danh sách đếm tiếp (3, 4…), docgen ghép mỗi lần một bản nên lần sau
  cũng đếm từ 1. Ở đây docxtpl được trao mỗi lần in một Subdoc.
- Hình đặt lúc điền có chữ thay hình (`wp:docPr/@descr`), InlineImage không ghi được.
- Danh sách của văn bản con không mang `w:nsid`: docxcompose đặt ở đó một số ngẫu nhiên.
- Số riêng `pic:cNvPr/@id` của hình trong mẫu: docxcompose đánh lại khi ghép văn bản con, docxtpl làm việc ấy trước lúc
  lấy nguồn của thân văn bản, docgen ghép lúc in nên mẫu còn nguyên; không nơi nào trỏ tới số ấy.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import unicodedata
from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pytest
from builtin_drafts import KINDS, builtin_drafts
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from fast_corpus import DRAFTS, PLAIN, Case, made
from lxml import etree
from render_kit import draft, parts
from rich_corpus import RICH_CASES, RICH_DRAFTS

from docgen import pipeline
from docgen.model.draft import Draft
from docgen.model.rich import FormattedText, InlinePicture, Subdocument
from docgen.ooxml.content import content_type_reader, resolve
from docgen.ooxml.package import CONTENT_TYPES
from docgen.ooxml.xml import DOC_PR, W, parse
from docgen.render import lines, pictures
from docgen.render.guard import is_stripped
from docgen.render.keeping import keep_closing_lines
from docgen.render.library import Library
from docgen.render.template import Template, _by_docxtpl, render


def by_stock(template: Template, given: Draft) -> dict[str, bytes]:
    """Các phần docxtpl làm ra từ chính tệp mẫu, rồi hai bước sau khi điền."""
    filler = DocxTemplate(str(template.path))
    used = [one.name for one in fields(given.fields) if one.name in template.fields]
    held = _by_docxtpl(template, given)[1].held.values()
    printed = Counter(one.value for ones in held for one in ones)
    context = {name: by_hand(filler, getattr(given.fields, name), printed) for name in used}
    filler.render(context, autoescape=True)
    target = io.BytesIO()
    filler.save(target)
    replaced = pictures.replacements(template.pictures, given.pictures, "")
    return {**keep_closing_lines(lines.fit(parts(target.getvalue()), template.header_rooms)), **replaced}


def by_hand(filler: DocxTemplate, value: Any, printed: Counter[Any]) -> Any:
    """Giá trị như người dùng docxtpl tự dựng, từ chính các byte của dự thảo."""
    if isinstance(value, FormattedText):
        made = RichText()
        for one in value.runs:
            made.add(
                one.text,
                bold=one.bold,
                italic=one.italic,
                underline=one.underline,
                subscript=one.subscript,
                superscript=one.superscript,
            )
        return made
    if isinstance(value, InlinePicture):
        return InlineImage(filler, io.BytesIO(value.png), width=Mm(value.width_mm))
    if isinstance(value, Subdocument) and printed[value] > 1:
        return EachTime(filler, value.docx)
    if isinstance(value, Subdocument) and printed[value]:
        return filler.new_subdoc(io.BytesIO(value.docx))
    return value


@dataclass(frozen=True, slots=True)
class EachTime:
    """Mỗi lần in là một Subdoc mới của docxtpl."""

    filler: DocxTemplate
    docx: bytes

    def __html__(self) -> str:
        return str(self.filler.new_subdoc(io.BytesIO(self.docx)))


def compared(found: dict[str, bytes]) -> dict[str, object]:
    """Những gì hai bên phải giống nhau."""
    kind_of = content_type_reader(found)
    kept = [name for name in found if name == CONTENT_TYPES or not is_stripped(name, kind_of(name))]
    kept = [name for name in kept if not is_stripped(owner(name), "")]
    return {meaning(found, name): shown(name, found, kept) for name in kept}


def meaning(found: dict[str, bytes], name: str) -> str:
    """Tên phần; với phần hình là mã băm của byte."""
    return hashlib.sha256(found[name]).hexdigest() if name.startswith("word/media/") else name


def goal(rels: str, link: etree._Element) -> str:
    """Tên phần, hay địa chỉ ngoài tệp, mà một liên kết trỏ tới."""
    target = link.get("Target", "")
    return target if "TargetMode" in link.attrib else resolve(posixpath.dirname(owner(rels)), target)


def targets(found: dict[str, bytes], name: str) -> dict[str, str]:
    """Mã liên kết của một phần → điều nó trỏ tới."""
    folder, file = posixpath.split(name)
    rels = f"{folder}/_rels/{file}.rels"
    links = parse(found[rels]) if rels in found else ()
    return {link.get("Id", ""): meaning(found, goal(rels, link)) for link in links}


def owner(name: str) -> str:
    """Phần mà một tệp liên kết nói về; tên khác thì chính nó."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels")) if name.endswith(".rels") else name


def shown(name: str, found: dict[str, bytes], kept: list[str]) -> object:
    data = found[name]
    if name == CONTENT_TYPES:
        endings = {one.rpartition(".")[2] for one in kept}
        entries = (dict(one.attrib) for one in parse(data))
        return sorted(
            sorted(one.items())
            for one in entries
            if one.get("Extension") in endings or one.get("PartName", "").lstrip("/") in kept
        )
    if name.endswith(".rels"):
        return sorted(
            (link.get("Type", ""), meaning(found, target))
            for link in parse(data)
            if (target := goal(name, link)) in kept or "TargetMode" in link.attrib
        )
    if name.endswith(".xml"):
        return unicodedata.normalize(
            "NFC", etree.tostring(told_apart(parse(data), targets(found, name)), method="c14n").decode()
        )
    return data


def told_apart(root: etree._Element, targets: dict[str, str]) -> etree._Element:
    """Phần không kể những khác biệt đã nói ở đầu tệp về hình đặt lúc điền và văn bản con."""
    etree.strip_elements(root, f"{W}nsid", with_tail=False)
    for element in root.iter():
        for name, value in element.items():
            if str(name).startswith("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"):
                element.set(name, targets.get(str(value), "không trỏ tới đâu"))
    for shape in root.iter(DOC_PR):
        if (shape.get("descr") or "") in {one.anh.description for one in RICH_DRAFTS.values() if one.anh}:
            del shape.attrib["descr"]
    for shape in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"):
        shape.attrib.pop("id", None)
    return root


def require_same(template: Template, given: Draft) -> None:
    ours, theirs = (compared(one) for one in (parts(render(template, given)), by_stock(template, given)))
    assert ours.keys() == theirs.keys()
    for name, one in ours.items():
        assert one == theirs[name], name


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case.name)
def test_plain_template_is_what_stock_docxtpl_makes(tmp_path: Path, case: Case) -> None:
    template = made(case, tmp_path)
    for given in DRAFTS.values():
        require_same(template, draft(given))


@pytest.mark.parametrize("kind", KINDS)
def test_builtin_document_is_what_stock_docxtpl_makes(kind: str) -> None:
    template = pipeline.template(kind, Library(None))
    given = builtin_drafts()[kind]
    for one in (given[0], given[-1]):
        require_same(template, one)


@pytest.mark.parametrize("case", RICH_CASES, ids=lambda case: case.name)
def test_rich_values_are_what_stock_docxtpl_makes(tmp_path: Path, case: Case) -> None:
    template = made(case, tmp_path)
    for given in RICH_DRAFTS.values():
        require_same(template, draft(given))
