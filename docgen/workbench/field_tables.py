"""Khai báo trường của các loại văn bản → bảng Markdown cho người sửa mẫu."""

from __future__ import annotations

from collections.abc import Sequence

from docgen import documents
from docgen.documents.parts.fields import describe


def folder_readme(folder: str, kinds: Sequence[str]) -> str:
    """README của một thư mục mẫu: mỗi mẫu một bảng trường."""
    parts = [
        f"# Mẫu trong thư mục `{folder}`",
        "",
        "Bảng này được sinh từ khai báo trong mã (`python -m tools.generate`); đừng sửa tay.",
        "Trong mẫu Word, viết `{{ tên_trường }}` để in một trường; danh sách thì lặp bằng "
        "`{%p for dong in tên_trường %}` … `{%p endfor %}`, mỗi thẻ trên một đoạn riêng "
        "(trong bảng: `{%tr for … %}`, mỗi thẻ một hàng).",
    ]
    for kind in kinds:
        parts += ["", f"## `{kind}.docx`: {documents.label(kind)}", "", "| Trường | Kiểu | Bắt buộc | Nghĩa | Ví dụ |"]
        parts.append("|---|---|---|---|---|")
        for info in describe(documents.fields_type(kind)):
            required = "không" if info.optional else "có"
            parts.append(f"| `{info.path}` | {info.type_name} | {required} | {info.help} | {info.example} |")
    return "\n".join(parts) + "\n"
