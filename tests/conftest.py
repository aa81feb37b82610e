"""Tùy chọn chung của bộ kiểm thử."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="ghi lại các dàn ý mẫu trong tests/golden, rồi xem khác biệt bằng git diff",
    )
