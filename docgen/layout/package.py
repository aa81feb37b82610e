"""Byte của một tệp .docx bất kỳ → gói đã soát an toàn, mở từng phần khi cần; tệp nguy hiểm hoặc hỏng bị từ chối."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from docgen.errors import InputError
from docgen.ooxml.content import byte_problems, resolve
from docgen.ooxml.package import MAX_TOTAL, BadPackage, pack, unpack
from docgen.ooxml.xml import RELATIONSHIP, W, parse, serialise

MAX_ELEMENTS = 400_000
MAX_ATTRIBUTES = 1_000_000
MAX_PARAGRAPHS = 50_000
_SMALLEST_ELEMENT = 4
"""Số byte của phần tử ngắn nhất, `<a/>`: XML nhỏ hơn bội số này thì không cần đếm."""
_MAIN = "word/document.xml"
_ROOT_RELATIONS = "_rels/.rels"
# Word còn ghi được dạng “Strict” của ISO/IEC 29500; chỉ tên không gian tên khác, nội dung như nhau.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_XML = (".xml", ".rels")
_FOREIGN = ("customxml/",)
"""Dữ liệu của chương trình khác gửi trong gói, mã gì cũng được: không bao giờ phân tích."""
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class DocxPackage:
    """Gói .docx đã mở: phần nào phân tích rồi thì nhớ, sửa trên cây rồi `save`."""

    def __init__(self, data: bytes, name: str) -> None:
        """Mở gói. Lỗi: InputError nêu vì sao tệp `name` bị từ chối."""
        self.name = name
        if len(data) > MAX_TOTAL:
            raise InputError(f"{name}: tệp lớn quá {MAX_TOTAL // 1024 // 1024} MB. Bỏ bớt hình lớn rồi kiểm tra lại.")
        try:
            self.parts = unpack(data)
        except BadPackage as error:
            raise InputError(f"{name}: {error}") from error
        self._roots: dict[str, etree._Element] = {}
        self._refuse_unsafe()
        self.main = self._main_part()
        self._relations = dict(self._read_relations(self.main))
        self._refuse_remote_template()
        if self.document.tag != f"{W}document" or self.document.find(f"{W}body") is None:
            raise InputError(f"{name}: không có thân văn bản Word. Mở tệp trong Word, lưu lại thành .docx.")

    @property
    def document(self) -> etree._Element:
        """Gốc của phần văn bản chính."""
        return self.root(self.main)

    def root(self, part: str) -> etree._Element:
        """Gốc của một phần XML. Lỗi: InputError khi phần ấy hỏng."""
        found = self._roots.get(part)
        if found is None:
            data = self.parts[part]
            # Phần không mang đuôi XML, hay phần riêng của chương trình khác, lúc mở gói chưa soát.
            for why in byte_problems(f"{part}.xml", data):
                raise InputError(f"{self.name}: {part}: {why}")
            try:
                found = self._roots[part] = parse(data)
            except etree.XMLSyntaxError as error:
                raise InputError(f"{self.name}: phần {part} hỏng. Mở tệp trong Word, lưu lại.") from error
            if len(data) > _SMALLEST_ELEMENT * MAX_PARAGRAPHS:
                self._refuse_many(found)
        return found

    def opened(self, part: str) -> bool:
        """Phần ấy đã có cây, nên có thể đã bị sửa trên cây."""
        return part in self._roots

    def related(self, kind: str) -> etree._Element | None:
        """Gốc của phần mà văn bản liên kết theo loại (styles, numbering, settings, footnotes…); None khi không có."""
        part = self.related_name(kind)
        return None if part is None else self.root(part)

    def related_name(self, kind: str) -> str | None:
        """Tên phần mà văn bản liên kết theo loại; None khi không có."""
        for relation, part in self._relations.values():
            if relation == kind and part in self.parts:
                return part
        return None

    def target(self, reference: etree._Element) -> str | None:
        """Tên phần mà một thẻ có `r:id` trỏ tới; None khi liên kết hỏng."""
        part = self._relations.get(reference.get(_R_ID, ""), ("", ""))[1]
        return part if part in self.parts else None

    def save(self) -> bytes:
        """Gói mới: phần đã mở được ghi từ cây, phần khác giữ nguyên từng byte."""
        changed = {name: serialise(root) for name, root in self._roots.items()}
        return pack({**self.parts, **changed})

    def add(self, part: str, data: bytes) -> None:
        """Thêm hoặc thay một phần."""
        self.parts[part] = data
        self._roots.pop(part, None)

    def _refuse_unsafe(self) -> None:
        size = 0
        for part, data in self.parts.items():
            lower = part.lower()
            if "vbaproject" in lower or "vbadata" in lower:
                raise InputError(f"{self.name}: tệp có macro ({part}). Trong Word lưu thành Word Document (.docx).")
            for why in () if lower.startswith(_FOREIGN) else byte_problems(part, data):
                raise InputError(f"{self.name}: {part}: {why}")
            if lower.endswith(_XML):
                size += len(data)
                if b"http://purl.oclc.org/ooxml/" in data:
                    for strict, usual in _STRICT:
                        data = data.replace(strict, usual)
                    self.parts[part] = data
        if size > _SMALLEST_ELEMENT * MAX_ELEMENTS:
            self._refuse_large()

    def _refuse_large(self) -> None:
        """Phần tử, thuộc tính chiếm bộ nhớ gấp nhiều lần số byte của chúng trong tệp."""
        parts = [data for part, data in self.parts.items() if part.lower().endswith(_XML)]
        elements = sum(data.count(b"<") - data.count(b"</") for data in parts)
        attributes = sum(data.count(b"=") for data in parts)
        for count, limit, name in (
            (elements, MAX_ELEMENTS, "phần tử"),
            (attributes, MAX_ATTRIBUTES, "thuộc tính"),
        ):
            if count > limit:
                raise InputError(f"{self.name}: tệp có {count} {name} XML, quá {limit}. Tách văn bản thành nhiều tệp.")

    def _refuse_many(self, root: etree._Element) -> None:
        count = sum(1 for _ in root.iter(f"{W}p"))
        if count > MAX_PARAGRAPHS:
            raise InputError(f"{self.name}: tệp có {count} đoạn, quá {MAX_PARAGRAPHS}. Tách văn bản thành nhiều tệp.")

    def _main_part(self) -> str:
        if _ROOT_RELATIONS in self.parts:
            for relation, part in dict(self._read_relations("")).values():
                if relation == "officeDocument" and part in self.parts:
                    return part
        if _MAIN in self.parts:
            return _MAIN
        raise InputError(f"{self.name}: không phải tệp Word .docx. Mở tệp trong Word, lưu lại thành .docx.")

    def _read_relations(self, owner: str) -> Iterator[tuple[str, tuple[str, str]]]:
        folder, _, stem = owner.rpartition("/")
        rels = f"{folder}/_rels/{stem}.rels" if folder else f"_rels/{stem}.rels"
        if rels not in self.parts:
            return
        for link in self.root(rels).iter(RELATIONSHIP):
            target = link.get("Target") or ""
            kind = (link.get("Type") or "").rpartition("/")[2]
            inside = (link.get("TargetMode") or "").lower() != "external"
            yield link.get("Id") or "", (kind, resolve(folder, target) if inside else target)

    def _refuse_remote_template(self) -> None:
        """Mẫu đính kèm ở máy khác được Word tải về lúc mở tệp: đường tấn công quen thuộc. Mẫu trên máy thì vô hại."""
        settings = self.related_name("settings")
        if settings is None:
            return
        for _, (kind, target) in self._read_relations(settings):
            address = urlsplit(target.replace("\\", "/"))
            remote = address.scheme.lower() in ("http", "https", "ftp") or bool(address.netloc)
            if kind == "attachedTemplate" and remote:
                raise InputError(
                    f"{self.name}: tệp gắn mẫu ở máy khác ({target[:80]}). Trong Word: Developer, Document Template, "
                    "bỏ mẫu ấy, lưu lại."
                )
