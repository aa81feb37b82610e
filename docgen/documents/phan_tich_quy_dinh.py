"""Phụ lục phân tích một quy định: chỗ trống, chỗ chồng, cách đọc khác, để kèm theo đề nghị sửa đổi."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.documents.parts.fields import truong
from docgen.documents.parts.pages import DongPhan, rows
from docgen.model.draft import Draft
from docgen.model.page import Part
from docgen.regulations.schema import Regulation

ID = "phan_tich_quy_dinh"
FOLDER = "phu_luc"
ORDER = 1
SCOPE = "quy_dinh"
LABEL = "Phụ lục phân tích một quy định"

TO_BE_FILLED = "Văn bản số        /……… ngày      tháng      năm        của …………"
"""Chỗ chừa cho văn bản mà phụ lục kèm theo, khi chưa có số (Mẫu 2.1 Phụ lục III NĐ 30/2020)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Trường của phụ lục phân tích."""

    van_ban_chinh: str = truong("Văn bản mà phụ lục kèm theo: loại, số, ngày, cơ quan", TO_BE_FILLED)
    mo_dau: tuple[str, ...] = truong("Phân tích quy định nào, nguồn nào", ("Quy định A. Nguồn: số 01/QĐ-UBND.",))
    ma_quy_dinh: str = truong("Mã quy định trong docgen", "bp-34-2020")
    cac_phan: tuple[DongPhan, ...] = truong("Các phần của bản phân tích", ())


def draft(regulation: Regulation, opening: Iterable[str], parts: Iterable[Part], attached_to: str = "") -> Draft:
    """Dự thảo của phụ lục; `opening`, `parts`: bản phân tích bằng lời.

    `attached_to`: văn bản mà phụ lục kèm theo; rỗng thì chừa chỗ.
    """
    fields = Fields(
        van_ban_chinh=attached_to or TO_BE_FILLED,
        mo_dau=tuple(opening),
        ma_quy_dinh=regulation.id,
        cac_phan=rows(parts),
    )
    return Draft(ID, regulation.id, None, fields, f"Phân tích quy định {regulation.id}")
