"""Vì sao một phép sửa không được làm; `loop` bắt lấy và ghi vào mục “để lại”."""

from __future__ import annotations


class Refused(Exception):
    """Phép sửa không làm được an toàn; lời lỗi là cụm tiếng Việt, không có dấu chấm cuối."""
