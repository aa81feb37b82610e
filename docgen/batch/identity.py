"""Dự thảo → dấu vân tay: cùng nội dung, cùng mẫu, cùng phiên bản thì cùng từng byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from docgen.model.draft import Draft


@dataclass(frozen=True, slots=True)
class Identity:
    """Những gì quyết định từng byte của một văn bản; khác một mục là phải lập lại."""

    inputs_sha256: str
    template_sha256: str
    regulation_sha256: str
    docgen: str


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(data: bytes) -> str:
    """Mã băm SHA-256 dạng thập lục phân."""
    return hashlib.sha256(data).hexdigest()


def inputs_sha256(draft: Draft) -> str:
    """Mã băm nội dung dự thảo: các trường, tiêu đề và hình, không phụ thuộc thứ tự khai báo.

    Lỗi: TypeError khi dự thảo chứa giá trị không có dạng viết duy nhất.
    """
    content = {
        "kind": draft.kind,
        "key": draft.key,
        "title": draft.title,
        "fields": _plain(draft.fields),
        "pictures": {name: sha256(picture) for name, picture in draft.pictures.items()},
    }
    return sha256(_JSON.encode(content).encode("utf-8"))


def _plain(value: Any) -> Any:
    """Giá trị chỉ gồm bảng, danh sách, chữ, số nguyên, đúng/sai: JSON viết ra một cách duy nhất; byte thành mã băm."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, bytes):
        return {"sha256": sha256(value)}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    value_type: Any = type(value)
    if names := _field_names(value_type):
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    raise TypeError(
        f"dự thảo chứa giá trị kiểu {type(value).__name__}; chỉ nhận chữ, số nguyên, dãy byte, danh sách và bảng"
    )


@cache
def _field_names(value_type: type) -> tuple[str, ...]:
    """Tên các trường của một dataclass; rỗng với kiểu khác."""
    return tuple(item.name for item in fields(value_type)) if is_dataclass(value_type) else ()
