"""Phiếu tra cứu và phụ lục phân tích của một quy định, soạn như lệnh `docgen regulation` soạn."""

from __future__ import annotations

from functools import cache

from docgen.documents import phan_tich_quy_dinh, phieu_quy_dinh
from docgen.model.draft import Draft
from docgen.regulations.load import load
from docgen.rules.analysis import Analysis, analyse
from docgen.rules.analysis_report import opening, parts
from docgen.rules.regulation_page import page


@cache
def analysis(name: str) -> Analysis:
    return analyse(load(name))


@cache
def papers(name: str) -> dict[str, Draft]:
    """Loại → dự thảo của quy định `name`."""
    regulation = load(name)
    reported = parts(analysis(name), regulation)
    made = (
        phieu_quy_dinh.draft(regulation, page(regulation)),
        phan_tich_quy_dinh.draft(regulation, opening(regulation), reported),
    )
    return {draft.kind: draft for draft in made}
