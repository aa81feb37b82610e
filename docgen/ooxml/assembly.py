"""Các phần → byte của gói .docx (ZIP); phần cố định nén sẵn một lần, phần đổi nén lúc ghép.

Tự ghi khung ZIP vì zipfile nén lại mọi phần cho mỗi gói. Thứ tự, ngày, thuộc tính cố định nên cùng nội dung cùng byte,
trên mọi máy có cùng bản zlib và isal.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen.ooxml import deflate

CONTENT_TYPES = "[Content_Types].xml"
_VERSION = 20
_DEFLATED = 8
_MIDNIGHT, _FIRST_OF_1980 = 0, 0x21
_UTF8_NAME = 0x800
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5HL")
"""Dòng mục lục trừ chỗ đứng của phần, bốn byte sau cùng."""
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class _Member:
    """Một phần trong gói: `local` là đầu mục và dữ liệu; `central`, `name` là dòng mục lục, chỗ đứng điền sau."""

    local: bytes
    central: bytes
    name: bytes


@dataclass(frozen=True, slots=True)
class _Frame:
    """Khung gói khi một nhóm phần nhất định thay đổi.

    `fixed`: mọi phần không đổi, liền nhau ở đầu gói nên chỗ đứng cố định; `listing`: mục lục theo thứ tự tên, mỗi đoạn
    là byte sẵn hoặc tên của phần đổi.
    """

    fixed: bytes
    listing: tuple[bytes | str, ...]


class Assembly:
    """Gói dựng sẵn. `parts`: mọi phần; lúc ghép, phần nào đổi thì đưa nội dung mới, phần khác chép nguyên."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._members = {name: _member(name, parts[name], deflate.smallest) for name in sorted(parts, key=_order)}
        self._frames: dict[tuple[str, ...], _Frame] = {}
        self._latest: dict[str, tuple[bytes, _Member]] = {}

    def data(self, changed: Mapping[str, bytes]) -> bytes:
        """Byte của gói với các phần `changed` thay vào. Lỗi: KeyError khi đổi một phần mà gói không có."""
        frame = self._frame(tuple(changed))
        pieces, offset = [frame.fixed], len(frame.fixed)
        entries: dict[str, bytes] = {}
        for name, content in changed.items():
            member = self._changed(name, content)
            pieces.append(member.local)
            entries[name] = _entry(member, offset)
            offset += len(member.local)
        listing = b"".join([entries[one] if isinstance(one, str) else one for one in frame.listing])
        return b"".join((*pieces, listing, _end(len(self._members), len(listing), offset)))

    def _frame(self, changing: tuple[str, ...]) -> _Frame:
        found = self._frames.get(changing)
        if found is None:
            if unknown := set(changing) - set(self._members):
                raise KeyError(sorted(unknown))
            found = self._frames[changing] = _frame(self._members, frozenset(changing))
        return found

    def _changed(self, name: str, data: bytes) -> _Member:
        """Đầu trang thường giống hệt văn bản trước; khi ấy không nén lại."""
        latest = self._latest.get(name)
        if latest is None or latest[0] != data:
            latest = self._latest[name] = (data, _member(name, data, deflate.quick))
        return latest[1]


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Gói .docx nén bằng zlib: cùng các phần cho cùng byte, có isal hay không, trên mọi máy có cùng bản zlib."""
    members = {name: _member(name, parts[name], deflate.usual) for name in sorted(parts, key=_order)}
    frame = _frame(members, frozenset())
    listing = b"".join(one for one in frame.listing if isinstance(one, bytes))
    return b"".join((frame.fixed, listing, _end(len(members), len(listing), len(frame.fixed))))


def _frame(members: Mapping[str, _Member], changing: frozenset[str]) -> _Frame:
    listing: list[bytes | str] = []
    offset = 0
    for name, member in members.items():
        if name in changing:
            listing.append(name)
        else:
            listing.append(_entry(member, offset))
            offset += len(member.local)
    return _Frame(b"".join(one.local for name, one in members.items() if name not in changing), tuple(listing))


def _entry(member: _Member, offset: int) -> bytes:
    return b"".join((member.central, offset.to_bytes(4, "little"), member.name))


def _end(count: int, listing: int, offset: int) -> bytes:
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, listing, offset, 0)


def _member(name: str, data: bytes, deflater: Callable[[bytes], bytes]) -> _Member:
    packed = deflater(data)
    raw = name.encode("utf-8")
    flags = 0 if name.isascii() else _UTF8_NAME
    crc, small, large, length = deflate.crc32(data), len(packed), len(data), len(raw)
    local = _LOCAL.pack(
        b"PK\x03\x04", _VERSION, flags, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980, crc, small, large, length, 0
    )
    central = _CENTRAL.pack(
        *(b"PK\x01\x02", _VERSION, _VERSION, flags, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980, crc, small, large),
        *(length, 0, 0, 0, 0, 0),
    )
    return _Member(b"".join((local, raw, packed)), central, raw)


def _order(name: str) -> tuple[int, str]:
    first = {CONTENT_TYPES: 0, "_rels/.rels": 1}
    return first.get(name, 2), name
