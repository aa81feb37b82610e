"""Dấu chỉ mức độ và dấu bản thảo: chữ đóng khung đứng quanh đầu văn bản, không phải tên loại hay nội dung."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.layout.components import words
from docgen.layout.facts.values import Line, Paragraph

URGENT = ("hoa_toc", "thuong_khan", "khan", "hoa_toc_hen_gio")
SECRET = ("mat", "toi_mat", "tuyet_mat")
CIRCULATION = ("xem_xong_tra_lai", "luu_hanh_noi_bo")
_OTHERS = ("du_thao", "ban_thao", "mau_so", "bieu_mau", "du_thao_lan")
_LONGEST = 30
_LONGEST_MARKED = 60


def is_mark(line: Line) -> bool:
    """Dòng chỉ là dấu chỉ mức độ, dấu bản thảo (“DỰ THẢO LẦN 2”) hay tên biểu mẫu (“Mẫu số 01”)."""
    text = words.folded(line)
    if text in (*URGENT, *SECRET, *CIRCULATION):
        return True
    return len(line.text) <= _LONGEST and words.starts_with(text, _OTHERS)


def find_mark(lines: Iterable[Line], wanted: Sequence[str]) -> Line | None:
    """Dòng đầu tiên là một trong các dấu `wanted`, viết hoa hay đóng khung."""
    return next((one for one in lines if words.folded(one) in wanted and len(one.text) <= _LONGEST_MARKED), None)


def only_marks(paragraph: Paragraph) -> bool:
    """Đoạn chỉ có dấu."""
    return not paragraph.blank and all(is_mark(line) for line in paragraph.lines())
