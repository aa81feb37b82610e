"""Trang gồm các phần (đoạn, mục nhỏ, bảng) → các trường mà mẫu của một trang in ra."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.documents.parts.fields import truong
from docgen.model.page import Block, Entry, Part, Table
from docgen.text.roman import roman


@dataclass(frozen=True, slots=True)
class DongDoi:
    """Một hàng của bảng hai cột."""

    cot_trai: str = truong("Ô bên trái", "chỉ số của đơn vị")
    cot_phai: str = truong("Ô bên phải", "dưới 60%; từ 60%")


@dataclass(frozen=True, slots=True)
class DongLuoi:
    """Một hàng của bảng nhiều cột."""

    ten_hang: str = truong("Ô đầu hàng", "bằng 0%")
    cac_o: tuple[str, ...] = truong("Các ô sau, theo thứ tự cột", ("Hoàn thành nhiệm vụ", "?"))


@dataclass(frozen=True, slots=True)
class DongChu:
    """Một đoạn của một khối."""

    noi_dung: str = truong("Chữ của đoạn", "- chỉ số của đơn vị dưới 60%.")
    dan_tiep: bool = truong("Đoạn dẫn vào đoạn sau nên đứng cùng trang với nó", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DongKhoi:
    """Một khối của một phần; trường nào trống thì không in."""

    tieu_de: str = truong("Tiêu đề mục nhỏ, đã có số thứ tự", "1. Trường hợp 4.a")
    cac_dong: tuple[DongChu, ...] = truong("Các đoạn", ())
    dan_bang: str = truong("Câu đứng ngay trên bảng", "Các đại lượng được xét.")
    dau_trai: str = truong("Bảng hai cột: tiêu đề cột trái", "Đại lượng")
    dau_phai: str = truong("Bảng hai cột: tiêu đề cột phải", "Các đoạn")
    bang_doi: tuple[DongDoi, ...] = truong("Bảng hai cột: các hàng", ())
    goc_luoi: str = truong("Bảng nhiều cột: ô đầu của hàng tiêu đề", "tỷ lệ \\ chỉ số")
    dau_luoi: tuple[str, ...] = truong("Bảng nhiều cột: các ô tiêu đề sau", ("dưới 60%", "từ 60%"))
    bang_luoi: tuple[DongLuoi, ...] = truong("Bảng nhiều cột: các hàng", ())


@dataclass(frozen=True, slots=True)
class DongPhan:
    """Một phần của trang."""

    ten_phan: str = truong("Tên phần, chữ hoa, đã có số La Mã", "I. NGUỒN VÀ HIỆU LỰC")
    cac_khoi: tuple[DongKhoi, ...] = truong("Các khối theo thứ tự", ())


_EMPTY = DongKhoi(
    tieu_de="",
    cac_dong=(),
    dan_bang="",
    dau_trai="",
    dau_phai="",
    bang_doi=(),
    goc_luoi="",
    dau_luoi=(),
    bang_luoi=(),
)


def rows(parts: Iterable[Part]) -> tuple[DongPhan, ...]:
    """Các phần, đánh số La Mã."""
    return tuple(
        DongPhan(f"{roman(number)}. {part.title.upper()}", tuple(_blocks(part.blocks)))
        for number, part in enumerate(parts, start=1)
    )


def _blocks(blocks: Sequence[Block]) -> Iterator[DongKhoi]:
    """Đoạn chữ đứng ngay trên một bảng là câu dẫn của bảng ấy."""
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Table):
            above = blocks[place - 1] if place else ""
            yield _table(block, above if isinstance(above, str) else "")
        elif isinstance(block, Entry):
            yield replace(_EMPTY, tieu_de=block.title, cac_dong=tuple(map(_line, block.lines)))
        elif not isinstance(following, Table):
            yield replace(_EMPTY, cac_dong=(_line(block),))


def _line(text: str) -> DongChu:
    return DongChu(text, text.endswith(":"))


def _table(table: Table, lead: str) -> DongKhoi:
    corner, *others = table.header
    if len(table.header) == 2:
        pairs = tuple(DongDoi(*row) for row in table.rows)
        return replace(_EMPTY, dan_bang=lead, dau_trai=corner, dau_phai=others[0], bang_doi=pairs)
    lines = tuple(DongLuoi(name, tuple(cells)) for name, *cells in table.rows)
    return replace(_EMPTY, dan_bang=lead, goc_luoi=corner, dau_luoi=tuple(others), bang_luoi=lines)
