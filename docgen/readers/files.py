"""Đường dẫn của người dùng → các tệp đầu vào theo thứ tự, mỗi tệp là dòng các cặp (khóa ở gốc, nút)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from docgen.errors import InputError, Place, Problem, os_reason
from docgen.readers.notes import Notes
from docgen.tree import json, yaml
from docgen.tree.node import Node

READABLE = frozenset({".xlsx", ".yaml", ".yml", ".json"})
_ADVICE = {
    ".xls": "Mở bằng Excel, lưu thành “Excel Workbook (.xlsx)”.",
    ".xlsm": "Sổ có macro; lưu thành “Excel Workbook (.xlsx)” không macro.",
    ".xlsb": "Lưu thành “Excel Workbook (.xlsx)”.",
    ".ods": "Lưu thành “Excel 2007-365 (.xlsx)”.",
    ".csv": "Chép dữ liệu vào sổ tính do `docgen form` tạo ra.",
    ".docx": "Chép dữ liệu vào sổ tính do `docgen form` tạo ra; tệp Word là kết quả, không phải đầu vào.",
    ".doc": "Chép dữ liệu vào sổ tính do `docgen form` tạo ra; tệp Word là kết quả, không phải đầu vào.",
}
_LOCK = "~$"


def find_files(paths: Sequence[Path], notes: Notes) -> list[Path]:
    """Các tệp đầu vào, xếp theo đường dẫn, mỗi tệp một lần; thư mục chỉ lấy tệp nằm ngay trong nó.

    Thư mục con không vào, để `inputs/` không kéo theo các ví dụ. Tệp không đọc được mà gọi đích danh là chỗ sai.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _inside(path, notes) if _is(path.is_dir) else _named(path, notes):
            found.setdefault(file.resolve(), file)
    if not found and not notes.problems:
        notes.wrong(
            Place("đầu vào"), "không có tệp nào để đọc.", "Nêu tệp .xlsx, .yaml, .json hoặc thư mục chứa chúng."
        )
    return sorted(found.values(), key=lambda file: file.as_posix())


def display_names(files: Sequence[Path]) -> dict[Path, str]:
    """Tên nêu trong thông báo: tên tệp; hai tệp trùng tên thì kèm thư mục. Không phụ thuộc máy đang chạy."""
    count = Counter(file.name for file in files)
    return {file: file.name if count[file.name] == 1 else f"{file.parent.name}/{file.name}" for file in files}


def pairs(path: Path, name: str, notes: Notes) -> Iterator[tuple[str, Node]]:
    """Các cặp (khóa ở gốc, nút) của một tệp, mỗi đơn vị một cặp. Lỗi: InputError.

    Ô sai và cảnh báo của sổ tính vào `notes`: các ô khác của nó vẫn được giải nghĩa, để mọi chỗ sai ra cùng một lần.
    """
    if path.suffix.lower() == ".xlsx":
        return _workbook(path, name, notes)
    try:
        if path.suffix.lower() == ".json":
            return json.stream(path.read_bytes(), name)
        return yaml.stream(path.open("rb"), name)
    except OSError as error:
        problem = Problem(
            Place(name), f"không mở được tệp ({os_reason(error)}).", "Đóng tệp ở chương trình khác, xem quyền đọc."
        )
        raise InputError(f"Không đọc được {name}.", [problem]) from error


def _workbook(path: Path, name: str, notes: Notes) -> Iterator[tuple[str, Node]]:
    # Nạp muộn: openpyxl chậm, người dùng YAML không phải trả giá đó.
    from docgen.readers.xlsx import gather_workbook

    root = gather_workbook(path, name, notes)
    for key, node in (root.value if isinstance(root.value, dict) else {}).items():
        if key == "don_vi" and isinstance(node.value, list):
            for item in node.value:
                yield key, item
        elif key != "don_vi" or node.value is not None:
            yield key, node


def _is(question: Callable[[], bool]) -> bool:
    """Câu trả lời của hệ thống về một đường dẫn; tên quá dài hay không hợp lệ thì coi như không có."""
    try:
        return question()
    except (OSError, ValueError):
        return False


def _inside(folder: Path, notes: Notes) -> list[Path]:
    found = []
    for file in sorted(folder.iterdir()):
        suffix = file.suffix.lower()
        if not file.is_file() or (file.name.startswith(".") and not file.name.startswith(_LOCK)):
            continue
        if file.name.startswith(_LOCK):
            notes.warn(Place(file.name), "tệp khóa: sổ tính đang mở trong Excel.", "Lưu và đóng sổ rồi chạy lại.")
        elif suffix in READABLE:
            found.append(file)
        elif suffix in _ADVICE:
            notes.warn(Place(file.name), "tệp trong thư mục đầu vào không được đọc.", _ADVICE[suffix])
    if not found:
        notes.wrong(Place(folder.name), "thư mục không có tệp .xlsx, .yaml, .json nào.", "Xem lại đường dẫn.")
    return found


def _named(path: Path, notes: Notes) -> list[Path]:
    suffix = path.suffix.lower()
    if path.name.startswith(_LOCK):
        notes.wrong(
            Place(path.name), "là tệp khóa của Excel, không phải sổ tính.", "Nêu sổ tính không có ~$ ở đầu tên."
        )
    elif suffix not in READABLE:
        advice = _ADVICE.get(suffix, "Dùng tệp .xlsx, .yaml, .yml hoặc .json.")
        notes.wrong(Place(path.name), f"loại tệp “{suffix or path.name}” không đọc được.", advice)
    elif not _is(path.is_file):
        notes.wrong(Place(str(path)), "không có tệp này.", "Xem lại đường dẫn.")
    else:
        return [path]
    return []
