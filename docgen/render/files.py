"""Byte → tệp trên đĩa: một tệp chỉ mang tên thật khi đã trọn vẹn; bản dở mang tên tạm và được dọn ở lần chạy sau."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from docgen.errors import OutputError, os_reason

_WINDOWS_MAX_PATH = 259
_STEM_KEPT = 40
_TEMPORARY = re.compile(r"\..*\.tmp-[0-9a-f]{8}")
_ADVICE = (
    "Đóng tệp nếu đang mở, xem chỗ trống và quyền ghi, hoặc chọn thư mục đích khác, tên ngắn hơn (-o), rồi chạy lại."
)


def write(path: Path, data: bytes) -> None:
    """Ghi trọn `data` vào `path`, tạo thư mục nếu thiếu; mất điện giữa chừng thì tệp cũ còn nguyên.

    Lỗi: OutputError nói vì sao không ghi được; khi đó không để lại tệp tạm.
    """
    if os.name == "nt":
        require_short(path.absolute())
    temporary = path.with_name(f".{path.name[:_STEM_KEPT]}.tmp-{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        _discard(temporary)
        raise OutputError(f"{path}: không ghi được ({os_reason(error)}). {_ADVICE}") from error
    except BaseException:
        _discard(temporary)
        raise


def require_short(path: Path) -> None:
    """Lỗi: OutputError khi đường dẫn dài quá mức Windows mở được."""
    if len(str(path)) > _WINDOWS_MAX_PATH:
        raise OutputError(
            f"{path}: đường dẫn dài {len(str(path))} ký tự, Windows chỉ mở được {_WINDOWS_MAX_PATH}. "
            "Chọn thư mục đích ngắn hơn (-o)."
        )


def sweep(folder: Path) -> list[Path]:
    """Xóa tệp tạm mà những lần chạy dở để lại trong `folder` và các thư mục con; trả về những tệp đã xóa.

    Chỉ gọi khi không lần chạy nào khác đang ghi vào `folder`. Tệp tạm đang bị giữ thì để lần sau.
    """
    removed: list[Path] = []
    for path in sorted(folder.rglob(".*.tmp-*")):
        if _TEMPORARY.fullmatch(path.name) and path.is_file() and _discard(path):
            removed.append(path)
    return removed


def _discard(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    """Ghi bền cả việc đổi tên; Windows không mở được thư mục để fsync."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
