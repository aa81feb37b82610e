"""Luồng ra: luôn UTF-8 dù bảng mã của cửa sổ lệnh là gì; chỉ trang trí khi đó là màn hình thật."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO, cast


def use_utf8() -> None:
    """Chuyển hai luồng ra sang UTF-8; tên tệp lạ in ra dạng \\x… thay vì làm hỏng lệnh; luồng không có thì bỏ đi."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # chạy không cửa sổ, hoặc `>&-`
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 (sống hết chương trình)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def decorated(stream: TextIO) -> bool:
    """Được dùng màu, khung, thanh tiến độ không: chỉ trên màn hình thật, không NO_COLOR, không TERM=dumb."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def can_print(text: str, stream: TextIO) -> bool:
    """Bảng mã của `stream` có chứa đủ các chữ của `text` không."""
    try:
        text.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def heard_or_not() -> Iterator[None]:
    """Trong lúc này người đọc hai luồng ra có bỏ đi (`| head`) thì lệnh vẫn làm đến hết và giữ đúng mã thoát của nó."""
    out, err = sys.stdout, sys.stderr
    unheard = _Unheard(out), _Unheard(err)
    sys.stdout, sys.stderr = cast(TextIO, unheard[0]), cast(TextIO, unheard[1])
    try:
        yield
    finally:
        for stream in unheard:
            stream.flush()
        sys.stdout, sys.stderr = out, err


class _Unheard:
    """Luồng ra mà chữ ghi vào sau khi người đọc bỏ đi thì mất, không thành lỗi."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Số chữ đã nhận."""
        try:
            return self._stream.write(text)
        except OSError as error:
            self._abandon(error)
            return len(text)

    def flush(self) -> None:
        """Đẩy chữ đang đợi."""
        try:
            self._stream.flush()
        except OSError as error:
            self._abandon(error)

    def _abandon(self, error: OSError) -> None:
        """Người đọc đã đóng ống thì từ đây chữ rơi vào hư không; lỗi khác thì vẫn là lỗi."""
        # Windows báo ống đã đóng bằng EINVAL (bpo-35754).
        if not isinstance(error, BrokenPipeError) and not (os.name == "nt" and error.errno == errno.EINVAL):
            raise error
        os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
