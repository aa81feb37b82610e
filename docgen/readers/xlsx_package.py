"""Tệp .xlsx → gói zip đã soát và lược đồ từng trang: công thức, ô gộp, dòng ẩn, dòng cuối có dữ liệu."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lxml import etree
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from docgen.errors import InputError, Place, Problem, os_reason
from docgen.tree.compose import failure

MAX_UNPACKED = 512 * 1024 * 1024
MAX_PARTS = 2000
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SAVE_AS = "Mở tệp bằng Excel, chọn Lưu thành (Save As), loại “Excel Workbook (*.xlsx)” rồi dùng tệp mới."
_BROKEN = "Mở lại bằng Excel để xem còn đọc được không; nếu không, lấy bản sao khác."

BROKEN_PACKAGE = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    ValueError,
    EOFError,
    AttributeError,
    TypeError,
    IndexError,
    NotImplementedError,
)
"""Những gì zipfile, lxml (SyntaxError), openpyxl ném ra khi gói hỏng; openpyxl không có lớp lỗi riêng cho việc này."""


@dataclass(frozen=True, slots=True)
class Formula:
    """Công thức của một ô; `cached`: Excel đã lưu kết quả cùng công thức."""

    text: str
    cached: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """Những gì của một trang mà openpyxl bỏ qua khi đọc luồng."""

    last_row: int
    formulas: Mapping[str, Formula]
    merged: tuple[str, ...]
    hidden_rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Một trang của sổ: tên, có ẩn không, tệp XML của nó trong gói."""

    name: str
    hidden: bool
    part: str


def open_package(path: Path, file: str) -> bytes:
    """Các byte của sổ tính đã soát; `file` là tên nêu trong thông báo. Tệp không bao giờ bị ghi.

    Lỗi: InputError nói rõ vì sao tệp không đọc được.
    """
    if path.name.startswith("~$"):
        action = f"Chọn tệp {path.name[2:]}, và lưu rồi đóng nó trong Excel trước khi chạy."
        raise refuse(file, "đây là tệp khóa tạm mà Excel tạo ra khi sổ đang mở, không phải sổ tính.", action)
    try:
        data = path.read_bytes()
    except PermissionError as error:
        action = "Đóng tệp trong Excel, kiểm tra quyền đọc, rồi chạy lại."
        raise refuse(file, "không có quyền đọc tệp, có thể tệp đang mở ở máy khác.", action) from error
    except OSError as error:
        raise refuse(file, f"không đọc được tệp ({os_reason(error)}).", "Kiểm tra đường dẫn và ổ đĩa.") from error
    if data.startswith(_OLE):
        if _PASSWORD in data:
            action = "Mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ), lưu lại."
            raise refuse(file, "sổ tính đặt mật khẩu mở tệp nên không đọc được.", action)
        raise refuse(file, "nội dung là sổ Excel đời cũ (.xls), dù tên tệp thế nào.", _SAVE_AS)
    if not data:
        raise refuse(file, "tệp rỗng (0 byte), có thể do lưu hoặc sao chép dở.", _BROKEN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _inspect(file, path.suffix.lower(), package)
    except BROKEN_PACKAGE as error:
        raise refuse(file, "tệp không phải là sổ tính .xlsx hoặc đã hỏng.", _BROKEN) from error
    return data


def refuse(file: str, found: str, action: str) -> InputError:
    """InputError với một vấn đề của cả tệp."""
    return failure(file, [Problem(Place(file), found, action)])


def _inspect(file: str, suffix: str, package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    macro = suffix == ".xlsm" or any(name.lower().endswith("vbaproject.bin") for name in names)
    if macro or b"macroEnabled" in _read(package, "[Content_Types].xml"):
        raise refuse(file, "sổ tính có macro (.xlsm); docgen không nhận tệp có mã chạy được.", _SAVE_AS)
    if "xl/workbook.bin" in names:
        raise refuse(file, "sổ tính lưu ở dạng nhị phân (.xlsb).", _SAVE_AS)
    if "xl/workbook.xml" not in names:
        raise refuse(file, "gói này không chứa sổ tính Excel (có thể là tệp Word hoặc tệp nén đổi tên).", _SAVE_AS)
    if len(names) != len(set(names)):
        raise refuse(file, "gói có hai phần trùng tên, không phải do Excel lưu.", _SAVE_AS)
    if len(names) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        action = "Xóa hình ảnh, định dạng thừa ở các dòng trống, hoặc chia sổ thành nhiều tệp."
        raise refuse(file, f"sổ quá lớn khi giải nén (giới hạn {MAX_UNPACKED // 2**20} MB, {MAX_PARTS} phần).", action)
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse(file, "gói bị đặt mật khẩu.", "Giải nén hoặc bỏ mật khẩu rồi lưu lại bằng Excel.")
    for name in names:
        if name.endswith((".xml", ".rels")):
            with package.open(name) as part:
                if b"<!DOCTYPE" in part.read(4096):
                    raise refuse(file, f"phần {name} có khai báo DOCTYPE, Excel không bao giờ ghi như vậy.", _SAVE_AS)
    if b"purl.oclc.org/ooxml" in _read(package, "xl/workbook.xml"):
        raise refuse(file, "sổ lưu ở dạng “Strict Open XML”.", _SAVE_AS)


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    return package.read(name) if name in package.namelist() else b""


def sheet_parts(package: zipfile.ZipFile) -> tuple[SheetPart, ...]:
    """Các trang theo thứ tự trong sổ. Lỗi: KeyError, XMLSyntaxError khi gói hỏng."""
    targets = {
        relation.get("Id"): str(relation.get("Target"))
        for relation in _parse(package.read("xl/_rels/workbook.xml.rels"))
    }
    found = []
    for sheet in _parse(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(_RELATION)]
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found.append(SheetPart(str(sheet.get("name")), sheet.get("state", "visible") != "visible", part))
    return tuple(found)


def _parse(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def survey(stream: IO[bytes]) -> Survey:
    """Lược đồ của một trang, đọc luồng một lượt: hàng trăm nghìn dòng trống có định dạng vẫn nhanh."""
    last, formulas, hidden, merged = 0, {}, set(), []
    number = 0
    for _, element in etree.iterparse(
        stream, events=("end",), tag=(f"{_MAIN}row", f"{_MAIN}mergeCell"), resolve_entities=False, no_network=True
    ):
        if element.tag == f"{_MAIN}mergeCell":
            merged.append(str(element.get("ref")))
            continue
        number = int(element.get("r") or number + 1)
        for ref, cell in _filled(element, number):
            last = number
            formula = cell.find(f"{_MAIN}f")
            if formula is not None:
                formulas[ref] = Formula(formula.text or "", _has_result(cell))
        if element.get("hidden") in ("1", "true"):
            hidden.add(number)
        element.clear()
        while (before := element.getprevious()) is not None:
            element.getparent().remove(before)
    return Survey(last, formulas, tuple(merged), frozenset(hidden))


def _filled(row: etree._Element, number: int) -> Iterator[tuple[str, etree._Element]]:
    """Các ô có nội dung của một dòng; `r` của ô được phép vắng, khi đó đếm theo thứ tự."""
    column = 0
    for cell in row:
        ref = cell.get("r")
        column = coordinate_to_tuple(ref)[1] if ref and len(cell) else column + 1
        if len(cell):
            yield ref or f"{get_column_letter(column)}{number}", cell


def _has_result(cell: etree._Element) -> bool:
    """Kết quả là chuỗi rỗng cũng là kết quả: Excel ghi `t="str"` với `<v/>` trống."""
    value = cell.find(f"{_MAIN}v")
    return value is not None and (bool(value.text) or cell.get("t") == "str")
