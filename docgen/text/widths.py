"""Chữ → bề rộng dòng in bằng Times New Roman, để kẻ vạch dài đúng tỷ lệ với dòng chữ."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from unicodedata import normalize

_MM_PER_POINT = 25.4 / 72
_UNKNOWN = 500


@cache
def _table() -> dict[str, tuple[int, ...]]:
    """Mã chữ → bề rộng (thường, đậm, nghiêng, đậm nghiêng), phần nghìn cỡ chữ; đo từ Liberation Serif 2.1."""
    lines = files("docgen.text").joinpath("data/be_rong_chu.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {chr(int(code, 16)): tuple(map(int, widths)) for code, *widths in rows}


class _Face(dict[str, int]):
    """Bề rộng từng chữ của một kiểu; chữ ngoài bảng tính bằng nửa cỡ chữ."""

    def __missing__(self, letter: str) -> int:
        return _UNKNOWN


@cache
def _face(bold: bool, italic: bool) -> _Face:
    column = int(bold) + 2 * int(italic)
    return _Face((letter, widths[column]) for letter, widths in _table().items())


def width_mm(text: str, points: float, *, bold: bool = False, italic: bool = False) -> float:
    """Bề rộng (mm) của `text` trên một dòng, cỡ `points`; chữ ngoài bảng tính bằng nửa cỡ chữ."""
    # Chữ tổ hợp in ra rộng bằng chữ dựng sẵn: dấu nằm trên chữ cái.
    letters = text if text.isascii() else normalize("NFC", text)
    units = sum(map(_face(bold, italic).__getitem__, letters))
    return units / 1000 * points * _MM_PER_POINT
