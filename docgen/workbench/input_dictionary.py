"""Hình dạng của sổ tính và các danh mục → từ điển đầu vào (inputs/README.md)."""

from __future__ import annotations

from docgen import vocabulary
from docgen.readers.sheet_choices import catalogue
from docgen.readers.sheet_shape import Column
from docgen.readers.sheets import SHEETS

_KINDS = {
    "TEXT": "chữ",
    "NUMBER": "số",
    "PERCENT": "phần trăm",
    "DATE": "ngày",
    "CHOICE": "chọn trong danh mục",
    "STATUS": "trạng thái tiêu chí",
    "NOTE": "không đọc",
}
_CATALOGUES = (
    vocabulary.STATES,
    vocabulary.ASPECTS,
    vocabulary.UNIT_KINDS,
    vocabulary.APPOINTMENTS,
    vocabulary.ROLES,
    vocabulary.LEVELS,
    vocabulary.FIELDS,
    vocabulary.REWARD_SUBJECTS,
    vocabulary.DOCUMENT_KINDS,
)


def input_readme() -> str:
    """Từ điển đầu vào: mỗi trang một bảng (tiêu đề cột, khóa, kiểu, bắt buộc, cách điền), rồi các danh mục."""
    parts = [
        "# Từ điển đầu vào",
        "",
        "Tệp này được sinh từ mã (`python -m tools.generate`); đừng sửa tay. Sổ tính, YAML và JSON dùng chung một bộ "
        "khóa: cột “Tiêu đề” là chữ trong sổ tính, cột “Khóa” là tên trong YAML và JSON.",
        "",
        "Lấy sổ tính trống đã có sẵn đơn vị, tiêu chí và danh sách chọn: "
        "`docgen form --regulation bp-34-2020 --year 2022 -o danh_gia_2022.xlsx`. "
        "Xem ba đầu vào mẫu trong [`vi_du/`](vi_du/NGUON.md).",
    ]
    for sheet in SHEETS:
        parts += ["", f"## Trang “{sheet.name}”", "", sheet.hint, ""]
        parts += ["| Tiêu đề | Khóa | Kiểu | Bắt buộc | Cách điền | Ví dụ |", "|---|---|---|---|---|---|"]
        parts += [_row(column) for column in sheet.columns]
    parts += ["", "## Danh mục"]
    for entry in _CATALOGUES:
        parts += ["", f"### {entry.name[:1].upper()}{entry.name[1:]}", "", "| Mã | Nhãn |", "|---|---|"]
        parts += [f"| `{term.id}` | {term.label} |" for term in entry.terms]
    return "\n".join(parts) + "\n"


def _row(column: Column) -> str:
    kind = _KINDS[column.content.name]
    if column.choices:
        kind = f"{kind}: {catalogue(column.choices).name}"
    cells = (
        column.heading,
        f"`{'.'.join(column.path)}`" if column.path else "",
        kind,
        "có" if column.required else "không",
        column.help,
        column.example,
    )
    return "| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |"
