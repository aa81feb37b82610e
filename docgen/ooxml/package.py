"""Gói .docx: byte ↔ các phần. Đọc có giới hạn để tệp độc không làm sập máy; ghi ở `assembly`."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections import Counter

from docgen.ooxml.assembly import CONTENT_TYPES, pack

__all__ = ["CONTENT_TYPES", "MAX_TOTAL", "BadPackage", "pack", "unpack"]

MAX_TOTAL = 50 * 1024 * 1024
MAX_RATIO = 100
RATIO_FROM = 1024 * 1024
MAX_PARTS = 2_000
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""Mọi lỗi zipfile và các bộ giải nén ném ra trước một gói hỏng."""


class BadPackage(Exception):
    """Byte không phải gói .docx đọc được an toàn; lời lỗi nói vì sao và phải làm gì, không nêu tên tệp."""


def unpack(data: bytes) -> dict[str, bytes]:
    """Các phần của gói, tên phần → byte. Lỗi: BadPackage nêu mọi điều không an toàn của gói."""
    if data.startswith(_OLE_MAGIC):
        raise BadPackage("đây là tệp .doc đời cũ hoặc tệp có mật khẩu. Mở trong Word, lưu lại thành .docx.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            problems = _package_problems(members)
            if problems:
                raise BadPackage("\n".join(["gói tệp không an toàn.", *(f"  - {one}" for one in problems)]))
            return {member.filename: archive.read(member) for member in members}
    except _UNREADABLE as error:
        raise BadPackage("không phải tệp .docx hoặc tệp đã hỏng. Mở trong Word, lưu lại.") from error


def _package_problems(members: list[zipfile.ZipInfo]) -> list[str]:
    problems: list[str] = []
    if len(members) > MAX_PARTS:
        problems.append(f"có {len(members)} phần, nhiều hơn {MAX_PARTS}.")
    total = sum(member.file_size for member in members)
    if total > MAX_TOTAL:
        problems.append(f"bung ra {total // 1024 // 1024} MB, quá {MAX_TOTAL // 1024 // 1024} MB; bỏ bớt hình lớn.")
    counts = Counter(member.filename.lower() for member in members)
    problems.extend(f"phần “{name}” xuất hiện {count} lần." for name, count in counts.items() if count > 1)
    for member in members:
        label = member.filename
        if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            problems.append(f"phần “{label}” nén quá {MAX_RATIO}:1, dấu hiệu bom nén.")
        if member.flag_bits & 1:
            problems.append(f"phần “{label}” có mật khẩu.")
        # orig_filename giữ nguyên dấu \ mà ZipInfo đã đổi trên Windows
        raw = member.orig_filename
        if raw.startswith("/") or "\\" in raw or ":" in raw or ".." in raw.split("/"):
            problems.append(f"tên phần “{raw}” trỏ ra ngoài gói.")
    return problems
