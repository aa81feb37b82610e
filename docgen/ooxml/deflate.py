"""Byte của một phần → byte đã nén (deflate trần) và mã kiểm; isal khi máy có, không thì zlib, bung ra như nhau."""

from __future__ import annotations

import zlib

_SMALLEST, _USUAL = 9, 6
_SMALL = 4096


def smallest(data: bytes) -> bytes:
    """Nén kỹ nhất, cho phần cố định chỉ nén một lần."""
    return _zlib(data, _SMALLEST)


def usual(data: bytes) -> bytes:
    """Nén bằng zlib mức thường, có isal hay không: cùng byte trên mọi máy có cùng bản zlib."""
    return _zlib(data, _USUAL)


def _zlib(data: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


try:
    from isal.igzip_lib import COMP_DEFLATE, compress
    from isal.isal_zlib import crc32
except ImportError:
    # isal không có bánh xe cho mọi hệ máy; thiếu nó chỉ chậm hơn.
    from zlib import crc32

    quick = usual
    HAS_ISAL = False
else:
    HAS_ISAL = True

    def quick(data: bytes) -> bytes:
        """Nén nhanh nhất có thể, cho phần đổi theo từng văn bản."""
        # Phần nhỏ: lập bảng mã riêng (mức 1) tốn gấp ba mà chỉ bớt được vài trăm byte.
        return compress(data, 0 if len(data) < _SMALL else 1, COMP_DEFLATE)


__all__ = ["HAS_ISAL", "crc32", "quick", "smallest", "usual"]
