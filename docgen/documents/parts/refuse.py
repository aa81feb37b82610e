"""Từ chối lập một văn bản khi thiếu điều kiện, kèm lý do; phần còn lại của mẻ vẫn chạy."""

from __future__ import annotations


class NotDue(Exception):
    """Chưa lập được văn bản này: thiếu căn cứ, thiếu văn bản phải dẫn, hết thẩm quyền."""
