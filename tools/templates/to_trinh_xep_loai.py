"""Mẫu tờ trình xếp loại của Sở Nội vụ (Mẫu 1.4, 2.1 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from tools.templates.proposal import rating_proposal
from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Tờ trình có một phụ lục danh sách trên trang ngang."""
    return rating_proposal(own_head=True)
