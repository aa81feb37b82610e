"""Gói mẫu sạch + các trường → các phần đã điền: nơi duy nhất biết docxtpl, cùng `inserting`."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml.ns import nsmap
from docxtpl import DocxTemplate
from lxml import etree

from docgen.ooxml.xml import TEXT_TAGS, W, local_name, parse, serialise
from docgen.render.forms import misplaced, spots
from docgen.render.inserting import CannotInsert, inserted
from docgen.render.language import HELD, RECORDER, FillError, Held, Recorder, TemplateLanguage
from docgen.render.story import Story

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


# docxcompose, mà docxtpl nạp khi có, đổi nghĩa tiền tố cp của python-docx cho cả tiến trình, làm hỏng việc đọc thuộc
# tính tệp; trả nó về nghĩa cũ.
nsmap["cp"] = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


class _Filler(DocxTemplate):  # type: ignore[misc]
    """docxtpl với các chỗ làm mất chữ được khép lại: phân tích chặt, không điền hai lần, không đụng thuộc tính tệp."""

    def __init__(self, package: bytes, patched: dict[str, str]) -> None:
        super().__init__(io.BytesIO(package))
        self._patched = patched

    def patch_xml(self, src_xml: str) -> str:
        found = self._patched.get(src_xml)
        if found is None:
            found = self._patched[src_xml] = super().patch_xml(src_xml)
        return found

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """Như docxtpl, trừ bước đổi `{_{` thành `{{` trong giá trị; ghi lại XML để soát chữ mất ở các bước sau."""
        recorder: Recorder = context[RECORDER]
        recorder.part = _name(part)
        self.current_rendering_part = part
        emitted = jinja_env.from_string(_source(src_xml)).render(context)
        if recorder.part in recorder.held:
            emitted = self._insert(emitted, recorder)
        recorder.emitted[recorder.part] = emitted
        rendered = re.sub(r"\n<w:p([ >])", r"<w:p\1", emitted)
        # bước này chỉ đổi tab và xuống dòng trong giá trị, mà tốn một phần ba thời gian điền
        return str(self.resolve_listing(rendered)) if "\n" in rendered or "\t" in rendered else rendered

    def _insert(self, emitted: str, recorder: Recorder) -> str:
        """XML với các giá trị không phải chữ trơn đã vào chỗ. Lỗi: FillError khi chỗ ấy không nhận giá trị."""
        waiting = recorder.held[recorder.part]
        pieces: list[str] = []
        done = 0
        for match, spot in zip(HELD.finditer(emitted), spots(emitted, HELD.pattern), strict=True):
            held = waiting[int(match[1])]
            if why := misplaced(type(held.value), spot, recorder.part, held.label):
                raise FillError(held.label, held.line, why)
            # Mỗi lần in ghép một bản: danh sách của lần in sau cũng đánh số từ đầu, như chính văn bản con.
            pieces += (emitted[done : match.start()], self._drawn(held))
            done = match.end()
        return "".join((*pieces, emitted[done:]))

    def _drawn(self, held: Held) -> str:
        try:
            return inserted(self, held.value)
        except CannotInsert as error:
            raise FillError(held.label, held.line, str(error)) from error

    def fix_tables(self, xml: str) -> etree._Element:
        """docxtpl phân tích có phục hồi, lặng lẽ bỏ phần XML hỏng; phân tích chặt trước để hỏng thì báo."""
        parse(xml)
        tree: etree._Element = super().fix_tables(xml)
        return mend(tree)

    def map_headers_footers_xml(self, relKey: str, xml: bytes) -> None:  # noqa: N803 (tên tham số của docxtpl)
        super().map_headers_footers_xml(relKey, serialise(mend(parse(xml))))

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Không làm gì: thuộc tính tệp do `clean.core_properties` viết, docxtpl sẽ thoát ký tự hai lần."""

    def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Điền chú thích đúng một lần; docxtpl điền lại theo từng section."""
        for part in self._footnotes():
            xml = self.render_xml_part(self.patch_xml(part.blob.decode("utf-8")), part, context, jinja_env)
            part._blob = serialise(mend(parse(xml.encode("utf-8"))))

    def raw_parts(self) -> Iterator[tuple[str, str]]:
        """(Tên phần, XML) của mọi phần sẽ điền, đúng như lúc điền."""
        self.init_docx()
        yield _name(self.docx.part), self.get_xml()
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(uri):
                yield _name(part), self.get_part_xml(part)
        for part in self._footnotes():
            yield _name(part), part.blob.decode("utf-8")

    def _footnotes(self) -> list[Any]:
        return [part for part in self.docx.part.package.parts if part.content_type == _FOOTNOTES]


def stories(package: bytes, patched: dict[str, str]) -> Iterator[Story]:
    """Các phần sẽ điền của một gói sạch; `patched` nhận các nguồn đã chuẩn bị để dùng lại mỗi lần điền."""
    filler = _Filler(package, patched)
    for name, raw in filler.raw_parts():
        bare = re.sub(r"^<\?xml[^>]*\?>\s*", "", raw)
        yield Story(name, bare, _source(filler.patch_xml(raw)), _hidden(bare))


def fill(
    package: bytes,
    patched: dict[str, str],
    language: TemplateLanguage,
    context: Mapping[str, Any],
    recorder: Recorder,
) -> dict[str, bytes]:
    """Các phần của văn bản đã điền; `recorder` nhận mọi giá trị đã in.

    Lỗi: FillError, lỗi của jinja2, etree.XMLSyntaxError; nơi gọi đổi thành TemplateError có chỗ.
    """
    filler = _Filler(package, patched)
    filler.render({**context, RECORDER: recorder}, language, autoescape=True)
    return _saved(filler)


def untouched(package: bytes) -> dict[str, bytes]:
    """Các phần của gói sạch như docxtpl ghi lại khi không điền gì: những phần cố định của mọi văn bản."""
    return _saved(_Filler(package, {}))


def _saved(filler: _Filler) -> dict[str, bytes]:
    target = io.BytesIO()
    filler.save(target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mend(root: etree._Element) -> etree._Element:
    """Thêm đoạn trống vào ô, đầu trang, chân trang đã hết đoạn, bỏ bảng đã hết hàng: nếu không Word báo tệp hỏng."""
    for table in list(root.iter(f"{W}tbl")):
        owner = table.getparent()
        if owner is not None and table.find(f".//{W}tr") is None:
            owner.remove(table)
    for cell in (*root.iter(f"{W}tc"), *root.iter(f"{W}hdr", f"{W}ftr", f"{W}footnote")):
        if len(cell) == 0 or cell[-1].tag not in {f"{W}p", f"{W}sdt"}:
            etree.SubElement(cell, f"{W}p")
    return root


def _source(patched: str) -> str:
    """Nguồn Jinja: mỗi đoạn bắt đầu một dòng, để số dòng của lỗi chỉ ra đoạn."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", patched)


def _hidden(raw: str) -> frozenset[str]:
    """Tên các phần tử mang chữ mà người đọc không thấy: mã trường, vị trí hình."""
    return frozenset(
        f"{element.prefix}:{local_name(element.tag)}"
        for element in parse(raw).iter()
        if element.tag not in TEXT_TAGS and (element.text or "").strip()
    )


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")
