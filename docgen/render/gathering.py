"""Dataclass trường của một loại văn bản → hàm gom mọi chữ của dự thảo, chắc chắn giá trị đúng kiểu đã khai.

Kiểu “kín” (chữ, số nguyên, đúng sai, None, dataclass, tuple của chúng, hợp của chúng) mới gom được; đó cũng là điều
khiến cây cú pháp của mẫu kiểm tra được trước khi điền.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from docgen.model.rich import RICH
from docgen.render import richness

_Reader: TypeAlias = Callable[[Any, list[str]], None]


class OpenType(Exception):
    """Kiểu khai không kín (Any, list, dict…), không gom trước được."""


class OddValue(Exception):
    """Giá trị không đúng kiểu đã khai, hoặc trường bắt buộc thiếu."""


def gather(value: Any) -> list[str]:
    """Mọi chữ trong các trường, in ra hay không. Lỗi: OddValue, OpenType; khi đó phải soát bằng `values.check`."""
    found: list[str] = []
    _of_dataclass(type(value))(value, found)  # type: ignore[arg-type]
    if found and set(map(type, found)) != {str}:
        raise OddValue
    return found


@cache
def _of_dataclass(kind: type) -> _Reader:
    """Các trường chữ lấy một lượt bằng attrgetter; trường khác đọc theo kiểu của nó."""
    hints = get_type_hints(kind)
    texts = [one.name for one in fields(kind) if hints[one.name] is str]
    # attrgetter một tên trả về chính giá trị chứ không phải bộ, nên lớp chỉ có một trường chữ đọc như trường khác.
    all_texts = attrgetter(*texts) if len(texts) > 1 else None
    others = [
        (attrgetter(one.name), _of_hint(hints[one.name], required=_is_required(one.metadata)))
        for one in fields(kind)
        if all_texts is None or one.name not in texts
    ]

    def read(value: Any, found: list[str]) -> None:
        if type(value) is not kind:
            raise OddValue
        if all_texts is not None:
            found += all_texts(value)
        for get, reader in others:
            reader(get(value), found)

    return read


def _is_required(metadata: Any) -> bool:
    return bool(metadata) and not metadata.get("optional", False)


def _of_hint(hint: Any, *, required: bool = False) -> _Reader:
    if hint is str:
        return _read_text
    if hint in (int, bool):
        return _read_number
    if hint is type(None) and not required:
        return _read_none
    if hint in RICH:
        return _of_rich(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        # Chỉ hỏi khi gặp giá trị: kiểu có thể tự chứa nó.
        return lambda value, found: _of_dataclass(hint)(value, found)
    if get_origin(hint) is tuple:
        return _of_tuple(get_args(hint))
    if get_origin(hint) in (Union, types.UnionType):
        return _of_union(get_args(hint), required)
    raise OpenType(hint)


def _of_rich(kind: type) -> _Reader:
    def read(value: Any, found: list[str]) -> None:
        if type(value) is not kind or any(richness.faults(value)):
            raise OddValue
        found.append(richness.shown(value))

    return read


def _of_tuple(args: tuple[Any, ...]) -> _Reader:
    if len(args) != 2 or args[1] is not Ellipsis:
        raise OpenType(args)
    if args[0] is str:
        return _read_texts
    reader = _of_hint(args[0])

    def read(value: Any, found: list[str]) -> None:
        if type(value) is not tuple:
            raise OddValue
        for item in value:
            reader(item, found)

    return read


def _of_union(args: tuple[Any, ...], required: bool) -> _Reader:
    readers = {get_origin(one) or one: _of_hint(one) for one in args if not (required and one is type(None))}

    def read(value: Any, found: list[str]) -> None:
        reader = readers.get(type(value))
        if reader is None:
            raise OddValue
        reader(value, found)

    return read


def _read_text(value: Any, found: list[str]) -> None:
    found.append(value)


def _read_texts(value: Any, found: list[str]) -> None:
    if type(value) is not tuple:
        raise OddValue
    found += value


def _read_number(value: Any, _found: list[str]) -> None:
    if type(value) not in (int, bool):
        raise OddValue


def _read_none(value: Any, _found: list[str]) -> None:
    if value is not None:
        raise OddValue
