"""Thư mục kết quả → khóa: mỗi lúc một lần chạy; lần chạy thứ hai được biết ai đang giữ."""

from __future__ import annotations

import getpass
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from docgen.errors import OutputError, os_reason

LOCK = ".khoa"
HOLDER = ".khoa_nguoi_giu"
_ADVICE = "Đợi lần chạy ấy xong, hoặc dừng nó (Ctrl-C ở cửa sổ của nó), rồi chạy lại."


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Giữ khóa của `folder` trong lúc dùng; hệ điều hành tự nhả khi tiến trình chết, nên không bao giờ có khóa mồ côi.

    Tệp khóa ở lại trong thư mục: xóa nó đi thì hai lần chạy có thể cùng tưởng mình đang giữ.
    Lỗi: OutputError nêu người đang giữ, hoặc vì sao không tạo được khóa.
    """
    lock = FileLock(folder / LOCK, timeout=0)
    holder = folder / HOLDER
    try:
        lock.acquire()
    except Timeout as error:
        raise OutputError(f"{folder}: một lần chạy khác đang ghi vào đây{_holder(holder)}. {_ADVICE}") from error
    except OSError as error:
        raise OutputError(
            f"{folder}: không khóa được thư mục ({os_reason(error)}). Xem lại quyền ghi, hoặc chọn thư mục khác (-o)."
        ) from error
    try:
        with suppress(OSError):  # tên người giữ chỉ để báo; không ghi được thì khóa vẫn là khóa
            holder.write_text(_me(), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):  # tên còn sót cũng chỉ để báo, và người giữ sau ghi đè nó
            holder.unlink(missing_ok=True)
        lock.release()


def _me() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # máy không có tên người dùng cho số hiệu này
        user = "không rõ tên"
    started = datetime.now().astimezone().strftime("%H:%M ngày %d/%m/%Y")
    return f"{user} trên máy {platform.node()}, tiến trình {os.getpid()}, từ {started}"


def _holder(path: Path) -> str:
    try:
        return f" ({path.read_text(encoding='utf-8')})"
    except (OSError, UnicodeDecodeError):
        return ""
