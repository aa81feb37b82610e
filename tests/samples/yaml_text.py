"""Giá trị Python (bảng, danh sách, chữ) → YAML cho người đọc: khóa ngắn viết một dòng, chữ dễ nhầm đặt trong nháy."""

from __future__ import annotations

import json
import re
from typing import Any

WIDTH = 118
# Chữ để trần: bắt đầu bằng chữ hoặc số, không có dấu nào của YAML; số thập phân đặt trong nháy như hợp đồng đầu vào.
_PLAIN = re.compile(r"[^\W_][\w /.()%;–-]*(?<![ ;])")
_PLAIN_BLOCK = re.compile(r"[^\W_][\w /.()%;,–-]*(?<![ ;,])")
_DECIMAL = re.compile(r"[0-9]+[.][0-9]+")
_WORDS = frozenset({"null", "Null", "NULL"})


def dump(value: Any, indent: int = 0) -> str:
    """Các dòng YAML của một bảng hoặc danh sách, thụt vào `indent` dấu cách, kết thúc bằng xuống dòng."""
    return "".join(f"{line}\n" for line in _block(value, " " * indent))


def scalar(value: str | None, flow: bool = False) -> str:
    """Một vô hướng: để trần khi không thể đọc nhầm, không thì trong nháy kép kiểu JSON (cũng là YAML)."""
    if value is None:
        return "null"
    plain = (_PLAIN if flow else _PLAIN_BLOCK).fullmatch(value)
    if plain and not _DECIMAL.fullmatch(value) and value not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


def _block(value: Any, pad: str) -> list[str]:
    lines: list[str] = []
    if isinstance(value, dict):
        for key, item in value.items():
            lines += _entry(f"{pad}{scalar(key)}:", item, pad)
        return lines
    for item in value:
        first, *rest = _block(item, f"{pad}  ") if isinstance(item, dict) and not _short(pad, item) else [_line(item)]
        lines += [f"{pad}- {first.strip()}", *rest]
    return lines


def _entry(head: str, item: Any, pad: str) -> list[str]:
    if not isinstance(item, dict | list):
        return [f"{head} {scalar(item)}"]
    one_line = f"{head} {_line(item)}"
    if len(one_line) <= WIDTH and (not item or not _nested(item)):
        return [one_line]
    return [head, *_block(item, pad if isinstance(item, list) else f"{pad}  ")]


def _short(pad: str, item: dict[str, Any]) -> bool:
    return not _nested(item) and len(pad) + 2 + len(_line(item)) <= WIDTH


def _nested(item: dict[str, Any] | list[Any]) -> bool:
    """Bảng có hơn hai tầng viết một dòng thì khó đọc."""
    values = item.values() if isinstance(item, dict) else item
    inner = [value for value in values if isinstance(value, dict)]
    return (isinstance(item, list) and bool(inner)) or any(_deep(value) for value in inner)


def _deep(item: dict[str, Any]) -> bool:
    return any(isinstance(value, dict) for value in item.values())


def _line(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_line(item) for item in value) + "]"
    return scalar(value, flow=True)
