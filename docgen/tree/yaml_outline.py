"""Tệp YAML lớn viết lối thường → phần chung và từng xấp đơn vị, tách theo dòng để nhiều tiến trình cùng đọc.

Chỉ tách tệp viết lối khối: `don_vi:` đứng một mình, mỗi đơn vị một gạch thẳng cột. Lối khác thì không tách (None).
Tách nhầm không thể lặng lẽ đổi dữ liệu: mọi cấu trúc YAML chứa được một dòng gạch đầu dòng ở cột ấy (chuỗi trong nháy,
ngoặc vuông, ngoặc nhọn) khi bị cắt sẽ hở, nên xấp ấy đọc ra lỗi, và nơi gọi đọc lại cả tệp theo lối thường.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

LISTED = b"don_vi:"
_ITEM = re.compile(rb"( *)- ")
_KEY = re.compile(rb"[a-z_]+:")
_ODD = (b"---", b"...", b"%", b"\xef\xbb\xbf")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Một xấp đơn vị: các dòng của chúng (đủ cả khóa `don_vi:`), và số dòng trong tệp của dòng đầu."""

    data: bytes
    first_line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Phần chung của tệp (dòng của các đơn vị để trống, nên số dòng giữ nguyên) và chỗ của từng xấp.

    `places`: (byte đầu, số byte, dòng đầu) của từng xấp, theo thứ tự.
    """

    head: bytes
    places: tuple[tuple[int, int, int], ...]

    def bundles(self, source: BinaryIO) -> Iterator[Bundle]:
        """Đọc lần lượt từng xấp."""
        for start, size, line in self.places:
            source.seek(start)
            yield Bundle(LISTED + b"\n" + source.read(size), line - 1)


def outline(source: BinaryIO, size: int) -> Outline | None:
    """Tách tệp thành xấp `size` đơn vị; None khi tệp không viết lối khối thường."""
    head = bytearray()
    starts: list[tuple[int, int]] = []  # chỉ đơn vị đầu của từng xấp: tệp trăm nghìn đơn vị cũng không tốn chỗ nhớ
    units = 0
    prefix: bytes | None = None
    listing = seen = False
    at = end = 0
    for number, line in enumerate(source, start=1):
        if line.startswith(_ODD):
            return None
        if listing and prefix is None and line.strip() and not _comment(line):
            found = _ITEM.match(line)
            if found is None:
                return None
            prefix = found[0]
        if listing and prefix is not None and line.startswith(prefix):
            if units % size == 0:
                starts.append((at, number))
            units += 1
        elif listing and prefix is not None and not _inside(line, prefix):
            if not _KEY.match(line):
                return None
            listing, end = False, at
        if not listing and line.startswith(LISTED):
            if seen or not _comment(line[len(LISTED) :]):
                return None
            listing = seen = True
            head += line
        else:
            head += b"\n" if listing else line
        at += len(line)
    if not starts:
        return None
    bounds = [*starts, (at if listing else end, 0)]
    places = tuple((start, after - start, line) for (start, line), (after, _) in pairwise(bounds))
    return Outline(bytes(head), places)


def _comment(line: bytes) -> bool:
    """Dòng trống hoặc chỉ có chú thích."""
    bare = line.strip()
    return not bare or bare.startswith(b"#")


def _inside(line: bytes, prefix: bytes) -> bool:
    """Dòng còn thuộc đơn vị đang mở: thụt sâu hơn gạch, trống, hoặc chú thích."""
    return line.startswith(prefix[:-2] + b" ") or _comment(line)
