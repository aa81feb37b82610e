"""Phiếu tra cứu một quy định: nguồn, mức và điều kiện, thẩm quyền, tiêu chí, câu hỏi mở, để người đọc luật soát lại."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.documents.parts.fields import truong
from docgen.documents.parts.pages import DongPhan, rows
from docgen.model.draft import Draft
from docgen.model.page import Part
from docgen.regulations.schema import Regulation

ID = "phieu_quy_dinh"
FOLDER = "phieu"
ORDER = 3
SCOPE = "quy_dinh"
LABEL = "Phiếu tra cứu một quy định"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Trường của phiếu tra cứu; phiếu là biểu mẫu nên không có số, ngày và chữ ký."""

    ten_quy_dinh: str = truong("Tên quy định", "Quy định trách nhiệm của người đứng đầu")
    ma_quy_dinh: str = truong("Mã quy định trong docgen", "bp-34-2020")
    cac_phan: tuple[DongPhan, ...] = truong("Các phần của phiếu", ())


def draft(regulation: Regulation, parts: Iterable[Part]) -> Draft:
    """Dự thảo của phiếu; `parts`: các phần đã viết bằng lời."""
    fields = Fields(ten_quy_dinh=regulation.title, ma_quy_dinh=regulation.id, cac_phan=rows(parts))
    return Draft(ID, regulation.id, None, fields, f"Phiếu tra cứu quy định {regulation.id}")
