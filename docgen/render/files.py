"""Byte → tệp trên đĩa: một tệp chỉ mang tên thật khi đã trọn vẹn; bản dở mang tên tạm và được dọn ở lần chạy sau."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from docgen.errors import OutputError, os_reason

_WINDOWS_MAX_PATH = 259
_STEM_KEPT = 40
_TEMPORARY = re.compile(r"\..*\.tmp-[0-9a-f]{8}")
_ADVICE = (
    "Đóng tệp nếu đang mở, xem chỗ trống và quyền ghi, hoặc chọn thư mục đích khác, tên ngắn hơn (-o), rồi chạy lại."
)


def write(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Ghi trọn `data` (một khối hay lần lượt nhiều khối) vào `path`; mất điện giữa chừng thì tệp cũ còn nguyên.

    Thư mục thiếu thì được tạo. Lỗi: OutputError nói vì sao không ghi được; khi đó không để lại tệp tạm.
    """
    temporary = stage(path, data)
    try:
        put(temporary, path)
        sync_folder(path.parent)
    except BaseException:
        discard(temporary)
        raise


def stage(path: Path, data: bytes | Iterable[bytes]) -> Path:
    """Ghi trọn `data` vào một tệp tạm cạnh `path`, đẩy xuống đĩa, chưa đặt tên thật; trả về tệp tạm.

    Lỗi: OutputError như `write`; khi đó không để lại tệp tạm.
    """
    if os.name == "nt":
        require_short(path.absolute())
    temporary = path.with_name(f".{path.name[:_STEM_KEPT]}.tmp-{secrets.token_hex(4)}")
    try:
        with _open_new(temporary) as stream:
            stream.writelines((data,) if isinstance(data, bytes) else data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        discard(temporary)
        raise refused(path, error) from error
    except BaseException:
        discard(temporary)
        raise
    return temporary


def put(temporary: Path, path: Path) -> None:
    """Đặt tên thật cho tệp tạm. Lỗi: OutputError khi tên thật đang bị giữ; tệp tạm khi đó còn nguyên."""
    try:
        temporary.replace(path)
    except OSError as error:
        raise refused(path, error) from error


def refused(path: Path, error: OSError) -> OutputError:
    """Lời báo khi hệ điều hành không cho ghi `path`."""
    return OutputError(f"{path}: không ghi được ({os_reason(error)}). {_ADVICE}")


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
    return [path for path in leftovers(folder) if discard(path)]


def leftovers(folder: Path) -> list[Path]:
    """Tệp tạm trong `folder` và các thư mục con, theo thứ tự đường dẫn."""
    return [path for path in sorted(folder.rglob(".*.tmp-*")) if _TEMPORARY.fullmatch(path.name) and path.is_file()]


def discard(path: Path) -> bool:
    """Xóa một tệp tạm; False khi nó không có hoặc đang bị giữ."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Ghi bền cả việc đổi tên trong thư mục; Windows không mở được thư mục để fsync. Lỗi: OutputError."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise refused(folder, error) from error


def _open_new(path: Path) -> BinaryIO:
    """Tệp mới để ghi; thư mục chỉ tạo khi thấy thiếu, vì gần như lúc nào nó cũng đã có."""
    try:
        return path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")
