"""Khóa đầu vào → cách gọi mà người dùng thấy: khóa trong YAML/JSON, tiêu đề cột và tên trang trong sổ tính."""

from __future__ import annotations

from functools import cache

from docgen import vocabulary
from docgen.errors import Place
from docgen.readers.sheets import (
    CRITERIA,
    DECISIONS,
    DETAILS,
    EVENTS,
    FIELDS,
    FIGURES,
    HISTORY,
    MISCONDUCT,
    OTHERS,
    PAPERS,
    PERIOD,
    UNITS,
)
from docgen.vocabulary import Catalogue, fold

_PREFIXES = (
    (PERIOD, "ky_danh_gia"),
    (UNITS, ""),
    (CRITERIA, "tieu_chi"),
    (DETAILS, "tieu_chi"),
    (FIGURES, "so_lieu"),
    (EVENTS, "truong_hop_khoan_4"),
    (MISCONDUCT, "truong_hop_dieu_15"),
    (HISTORY, "lich_su_xep_loai"),
    (DECISIONS, ""),
    (OTHERS, ""),
)
_PAGES = {
    "ky_danh_gia": PERIOD,
    "van_ban_cong_bo": PAPERS,
    "van_ban_da_ban_hanh": PAPERS,
    "chi_so_linh_vuc": FIELDS,
    "don_vi": UNITS,
    "tieu_chi": CRITERIA,
    "so_lieu": FIGURES,
    "truong_hop_khoan_4": EVENTS,
    "truong_hop_dieu_15": MISCONDUCT,
    "lich_su_xep_loai": HISTORY,
}


def either(place: Place, typed: str, sheet: str) -> str:
    """`sheet` khi chỗ nằm trong sổ tính, `typed` khi nằm trong YAML/JSON."""
    return sheet if place.sheet else typed


def called(place: Place, path: str) -> str:
    """Tên gọi của khóa `path` (ở gốc, hoặc tính từ một đơn vị) khi nói về chỗ `place`.

    YAML/JSON: chính khóa cuối cùng. Sổ tính: cột (hay dòng, trang) mang dữ liệu ấy; nêu trang khi `place` ở trang khác.
    Lỗi: KeyError khi sổ tính không có khóa đó.
    """
    if not place.sheet:
        return path.rpartition(".")[2]
    if path in _PAGES:
        return f"trang “{_PAGES[path].name}”"
    sheet, heading = _headings()[path]
    what = "dòng" if sheet == PERIOD.name else "cột"
    here = fold(place.sheet) == fold(sheet)
    return f"{what} “{heading}”" if here else f"{what} “{heading}” của trang “{sheet}”"


def shown(place: Place, catalogue: Catalogue, term_id: str) -> str:
    """Mã của danh mục trong YAML/JSON, nhãn của nó trong sổ tính."""
    return either(place, term_id, catalogue.label(term_id))


def paper(place: Place, section: str, key: str) -> str:
    """Tên gọi của một văn bản trong `van_ban_cong_bo`, `van_ban_da_ban_hanh` (khóa có thể kèm mã đơn vị)."""
    if not place.sheet:
        return f"{section}.{key}"
    kind, _, code = key.replace(":", ".").partition(".")
    return f"dòng “{vocabulary.label(kind)}”{f' của {code}' if code else ''} ở trang “{PAPERS.name}”"


@cache
def _headings() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for sheet, prefix in _PREFIXES:
        for column in sheet.columns:
            found.setdefault(".".join(filter(None, (prefix, *column.path))), (sheet.name, column.heading))
    return found
