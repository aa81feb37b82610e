"""Khai báo trường của mẫu: nghĩa, ví dụ, bắt buộc hay không; khai một lần cho mỗi loại văn bản."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from docgen.model.rich import FormattedText, InlinePicture, Subdocument

_RICH_LABELS = {
    FormattedText: "chữ có định dạng, viết `{{r … }}`",
    InlinePicture: "hình",
    Subdocument: "văn bản con, viết `{{p … }}`",
}


def truong(help: str, example: object, *, optional: bool = False) -> Any:
    """Một trường của mẫu (trường): `optional` khi mẫu được phép không dùng đến."""
    return dataclasses.field(metadata={"help": help, "example": example, "optional": optional})


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """Mô tả một trường để in thành bảng: đường dẫn trong mẫu, nghĩa, ví dụ, kiểu, bắt buộc."""

    path: str
    help: str
    example: str
    type_name: str
    optional: bool


def describe(fields_type: type, prefix: str = "") -> Iterator[FieldInfo]:
    """Mọi trường của một loại văn bản, kể cả trường của từng dòng trong danh sách (`dòng.xep_loai`)."""
    hints = get_type_hints(fields_type)
    for declared in dataclasses.fields(fields_type):
        hint = hints[declared.name]
        item = row_type(hint)
        listed = item is not None or hint == tuple[str, ...]
        plain = "danh sách dòng" if item else "danh sách" if listed else "đúng/sai" if hint is bool else "chữ"
        kind = next((label for rich, label in _RICH_LABELS.items() if rich in (hint, *get_args(hint))), plain)
        yield FieldInfo(
            path=prefix + declared.name,
            help=declared.metadata["help"],
            example=_show(declared.metadata["example"]),
            type_name=kind,
            optional=declared.metadata["optional"],
        )
        if item:
            yield from describe(item, prefix=f"{prefix}{declared.name}[…].")


def row_type(hint: Any) -> type | None:
    """Kiểu dòng của một danh sách `tuple[Dong, ...]`; None khi không phải danh sách dòng."""
    args = get_args(hint)
    if len(args) == 2 and args[1] is Ellipsis and dataclasses.is_dataclass(args[0]) and isinstance(args[0], type):
        return args[0]
    return None


def _show(example: object) -> str:
    if isinstance(example, tuple):
        return "; ".join(str(part) for part in example)
    if isinstance(example, bool):
        return "đúng" if example else "sai"
    return str(example)
