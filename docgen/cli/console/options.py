"""Tham số dùng chung của nhiều lệnh."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def inputs(function: F) -> F:
    """Một hay nhiều tệp đầu vào, hoặc thư mục chứa chúng."""
    return click.argument("inputs", metavar="ĐẦU_VÀO...", nargs=-1, required=True, type=click.Path(path_type=Path))(
        function
    )


def reading(function: F) -> F:
    """Cách đọc Điều về mức xếp loại."""
    return click.option(
        "--reading",
        type=click.Choice(["floor", "strict"]),
        default="floor",
        show_default=True,
        help="floor: điều kiện tối thiểu của từng mức; strict: đúng câu chữ, chỗ nào phải diễn giải thì để trống.",
    )(function)


def output_folder(function: F) -> F:
    """Thư mục nhận kết quả."""
    return click.option(
        "-o",
        "--output",
        metavar="THƯ_MỤC",
        required=True,
        type=click.Path(path_type=Path),
        help="Thư mục nhận kết quả.",
    )(function)
