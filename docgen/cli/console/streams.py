"""Luồng ra: luôn UTF-8 dù bảng mã của cửa sổ lệnh là gì; chỉ trang trí khi đó là màn hình thật."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import Any, ParamSpec, TextIO, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


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


def abandon_stdout() -> None:
    """Người đọc ống đã đóng (`| head`): thôi ghi, để lúc thoát Python không báo lỗi khi xả bộ đệm."""
    _abandon(sys.stdout)


def heard_or_not(command: Callable[P, R]) -> Callable[P, R]:
    """Lệnh làm đến hết và giữ đúng mã thoát của nó, dù người đọc hai luồng ra đã bỏ đi giữa chừng."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        out, err = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = cast(TextIO, _Unheard(out)), cast(TextIO, _Unheard(err))
        try:
            return command(*args, **kwargs)
        finally:
            sys.stdout, sys.stderr = out, err

    return run


class _Unheard:
    """Luồng ra mà chữ ghi vào sau khi người đọc bỏ đi thì mất, không thành lỗi."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Số chữ đã nhận."""
        try:
            return self._stream.write(text)
        except BrokenPipeError:
            _abandon(self._stream)
            return len(text)

    def flush(self) -> None:
        """Đẩy chữ đang đợi."""
        try:
            self._stream.flush()
        except BrokenPipeError:
            _abandon(self._stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _abandon(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
