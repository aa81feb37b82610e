"""So với docxtpl nguyên bản, không qua lớp con nào của docgen: mọi phần cùng XML chuẩn tắc, trừ những điều kể ở đây.

- `docProps/`: docgen tự viết; docxtpl thoát ký tự hai lần và giữ tên người soạn, ngày giờ, tên máy.
- Phần mà mẫu không cần (`guard.is_stripped`: customXml, ảnh thu nhỏ…) bị bỏ lúc nạp, cùng các mục trỏ tới nó.
- Chữ về NFC lúc nạp, vì thẻ gõ bằng dấu tổ hợp in ra rỗng.
- Hai bước sau khi điền mà docxtpl không có: bề rộng vạch và khung (`lines.fit`), hàng cuối bảng dính dòng kết thúc
  (`keep_closing_lines`). Ở đây chúng được áp vào tệp của docxtpl, nên mọi khác biệt còn lại đều lộ ra.
- Hình dự thảo đưa vào thay hình của mẫu.
"""

from __future__ import annotations

import io
import posixpath
import unicodedata
from dataclasses import fields
from pathlib import Path

import pytest
from builtin_drafts import KINDS, builtin_drafts
from docxtpl import DocxTemplate
from fast_corpus import DRAFTS, PLAIN, Case, made
from lxml import etree
from render_kit import draft, parts

from docgen import pipeline
from docgen.model.draft import Draft
from docgen.ooxml.content import content_type_reader
from docgen.ooxml.package import CONTENT_TYPES
from docgen.ooxml.xml import parse
from docgen.render import lines, pictures
from docgen.render.guard import is_stripped
from docgen.render.keeping import keep_closing_lines
from docgen.render.library import Library
from docgen.render.template import Template, render


def by_stock(template: Template, given: Draft) -> dict[str, bytes]:
    """Các phần docxtpl làm ra từ chính tệp mẫu, rồi hai bước sau khi điền."""
    context = {one.name: getattr(given.fields, one.name) for one in fields(given.fields)}
    filler = DocxTemplate(str(template.path))
    filler.render(context, autoescape=True)
    target = io.BytesIO()
    filler.save(target)
    return keep_closing_lines(lines.fit(parts(target.getvalue()), template.header_rooms))


def compared(found: dict[str, bytes], own_pictures: set[str]) -> dict[str, object]:
    """Những gì hai bên phải giống nhau."""
    kind_of = content_type_reader(found)
    kept = [name for name in found if name == CONTENT_TYPES or not is_stripped(name, kind_of(name))]
    kept = [name for name in kept if not is_stripped(owner(name), "")]
    return {name: shown(name, found[name], kept) for name in kept if name not in own_pictures}


def owner(name: str) -> str:
    """Phần mà một tệp liên kết nói về; tên khác thì chính nó."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels")) if name.endswith(".rels") else name


def shown(name: str, data: bytes, kept: list[str]) -> object:
    if name == CONTENT_TYPES:
        endings = {one.rpartition(".")[2] for one in kept}
        entries = (dict(one.attrib) for one in parse(data))
        return sorted(
            sorted(one.items())
            for one in entries
            if one.get("Extension") in endings or one.get("PartName", "").lstrip("/") in kept
        )
    if name.endswith(".rels"):
        base = posixpath.dirname(owner(name))
        links = (dict(one.attrib) for one in parse(data))
        return sorted(
            sorted(item for item in one.items() if item[0] != "Id" or name != "_rels/.rels")
            for one in links
            if "TargetMode" in one or posixpath.normpath(posixpath.join(base, one["Target"])).lstrip("/") in kept
        )
    if name.endswith(".xml"):
        return unicodedata.normalize("NFC", etree.tostring(parse(data), method="c14n").decode())
    return data


def require_same(template: Template, given: Draft) -> None:
    own = set(pictures.replacements(template.pictures, given.pictures, ""))
    ours, theirs = (compared(one, own) for one in (parts(render(template, given)), by_stock(template, given)))
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
