"""Mã ASCII: từ nhãn tiếng Việt đến mã dùng trong tên tệp, khóa và danh mục."""

from __future__ import annotations

import re
from unicodedata import normalize

# NFD không tách được các chữ có gạch ngang.
_BARRED = str.maketrans({"đ": "d", "ƀ": "b"})
_APOSTROPHES = re.compile("['’‘ʼ`]")
_OTHERS = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """Trả mã snake_case chỉ gồm a-z, 0-9 và “_”: “Sở Nội vụ” → `so_noi_vu`; rỗng nếu không có chữ hay số ASCII nào.

    Dấu nháy trong tên không ngắt từ: “H'Hen Niê” → `hhen_nie`.
    """
    decomposed = normalize("NFD", text.casefold().translate(_BARRED))
    letters = re.sub("[\u0300-\u036f]", "", decomposed)
    return _OTHERS.sub("_", _APOSTROPHES.sub("", letters)).strip("_")
