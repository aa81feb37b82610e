"""Riêng phần máy: ổ đĩa, quyền, đường dẫn dài, đồng hồ, bảng mã, số nhân."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import docgen
from docgen.cli.console import streams
from docgen.errors import ExitCode, os_reason
from docgen.text.numbers import format_number

_MEGABYTE = 1024 * 1024
_LOW_MB, _SCARCE_MB = 2_048, 200
"""Mười vạn văn bản chiếm chừng hai GB; dưới 200 MB thì một tỉnh cũng có thể không đủ."""
_YEARS = range(2024, 2100)
_A_DAY = timedelta(days=1)
_LETTERS = "Đặng Thị Ngọc Ưỡng"


@dataclass(frozen=True, slots=True)
class Finding:
    """Một điều kiện: đạt hay chưa, cách khắc phục, có bắt buộc không, và mã thoát khi bắt buộc mà chưa đạt."""

    good: bool
    text: str
    advice: str = ""
    needed: bool = True
    code: ExitCode = ExitCode.MISSING_PROGRAM


def writing(folder: Path) -> Finding:
    """Ghi được vào thư mục không; thử bằng một tệp tạm."""
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"docgen")
    except OSError as error:
        return Finding(
            False,
            f"Không ghi được vào {folder} ({os_reason(error)}).",
            "Chạy ở thư mục khác, hoặc xin quyền ghi.",
            code=ExitCode.OUTPUT,
        )
    return Finding(True, f"Ghi được vào {folder}")


def room(folder: Path) -> Finding:
    """Ổ đĩa của thư mục còn chỗ không."""
    try:
        free = shutil.disk_usage(folder).free // _MEGABYTE
    except OSError as error:
        return Finding(False, f"Không xem được ổ đĩa của {folder} ({os_reason(error)}).", needed=False)
    text = f"Ổ đĩa của {folder} còn {format_number(free)} MB"
    advice = "Dọn bớt, hoặc để kết quả ở ổ khác (-o): mười nghìn văn bản chiếm chừng 200 MB."
    return Finding(free >= _LOW_MB, text, advice, needed=free < _SCARCE_MB, code=ExitCode.OUTPUT)


def privacy() -> Finding:
    """Tệp mới người khác trên máy có đọc được không; Windows theo quyền của thư mục nên không xét."""
    if sys.platform == "win32":
        return Finding(True, "Quyền đọc tệp mới: theo thư mục chứa nó")
    mask = os.umask(0)
    os.umask(mask)
    advice = "Văn bản có thông tin cá nhân. Máy dùng chung thì đặt umask 027 trước khi chạy."
    return Finding(bool(mask & 0o004), f"Quyền đọc tệp mới: umask {mask:03o}", advice, needed=False)


def long_paths() -> list[Finding]:
    """Windows có mở được đường dẫn trên 260 ký tự không; máy khác không có giới hạn ấy nên không có gì để nói."""
    if sys.platform != "win32":
        return []
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            enabled = winreg.QueryValueEx(key, "LongPathsEnabled")[0] == 1
    except OSError:
        enabled = False
    advice = "Để kết quả ở thư mục có tên ngắn (-o D:\\kq), hoặc nhờ quản trị máy bật LongPathsEnabled."
    return [Finding(enabled, "Đường dẫn dài trên 260 ký tự", advice, needed=False)]


def encoding() -> Finding:
    """Màn hình và tên tệp chứa được chữ tiếng Việt không."""
    names = sys.getfilesystemencoding()
    text = f"Bảng mã: màn hình {sys.stdout.encoding}, tên tệp {names}"
    good = "utf" in names.lower() and streams.can_print(_LETTERS, sys.stdout)
    return Finding(good, text, "Đặt LANG=C.UTF-8 (Windows: chcp 65001).", needed=False)


def clock() -> Finding:
    """Đồng hồ máy có hợp lý không: năm thường gặp, và không sớm hơn ngày bản docgen này được cài."""
    now = datetime.now().astimezone()
    installed = datetime.fromtimestamp(Path(docgen.__file__).stat().st_mtime).astimezone()
    good = now.year in _YEARS and now > installed - _A_DAY
    advice = "Chỉnh lại ngày giờ của máy. Văn bản không lấy ngày từ đồng hồ, nhưng sổ khóa và nhật ký thì có."
    return Finding(good, f"Đồng hồ: {now:%H:%M ngày %d/%m/%Y}", advice, needed=False)


def cores() -> Finding:
    """Số nhân: `docgen build` dùng hết, `docgen pdf` dùng hai."""
    count = os.cpu_count() or 1
    return Finding(True, f"Số nhân: {count}; docgen build dùng {count} tiến trình, đổi bằng --jobs")
