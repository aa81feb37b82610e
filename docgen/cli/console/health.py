"""Máy đang chạy → các điều kiện đạt hay chưa, kèm cách khắc phục."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from docgen import __version__
from docgen.errors import ExitCode, InputError, MissingProgramError, os_reason
from docgen.readers.office import find_office, load_office
from docgen.render.pdf import find_program

_FONTS = ("Times New Roman", "Liberation Serif")


@dataclass(frozen=True, slots=True)
class Finding:
    """Một điều kiện: đạt hay chưa, cách khắc phục, có bắt buộc không, và mã thoát khi bắt buộc mà chưa đạt."""

    good: bool
    text: str
    advice: str = ""
    needed: bool = True
    code: ExitCode = ExitCode.MISSING_PROGRAM


def examine() -> list[Finding]:
    """Mọi điều kiện, theo thứ tự nên đọc."""
    return [
        _versions(),
        _libreoffice(),
        _fonts(),
        _writing(Path.cwd()),
        _writing(Path(tempfile.gettempdir())),
        _office(),
        _encoding(),
    ]


def _versions() -> Finding:
    text = f"docgen {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return Finding(sys.version_info >= (3, 11), text, "Cài Python 3.11 trở lên.")


def _libreoffice() -> Finding:
    try:
        return Finding(True, f"LibreOffice: {find_program()}")
    except MissingProgramError as error:
        return Finding(False, "Chưa có LibreOffice.", str(error))


def _fonts() -> Finding:
    """Nghị định 30/2020 đòi Times New Roman; Liberation Serif bản 2 có cùng bề rộng chữ."""
    if sys.platform == "win32":
        installed = (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts" / "times.ttf").is_file()
        return Finding(installed, "Phông Times New Roman.", "Cài lại phông Times New Roman của Windows.")
    lister = shutil.which("fc-list")
    if not lister:
        return Finding(
            False, "Không có fc-list nên không xem được phông.", "Debian: apt-get install fontconfig.", needed=False
        )
    families = subprocess.run([lister, ":", "family"], capture_output=True, timeout=60, check=False).stdout.decode(
        "utf-8", "replace"
    )
    found = [name for name in _FONTS if name in families]
    advice = "Debian: apt-get install fonts-liberation. Thiếu phông thì PDF ngắt dòng khác bản Word."
    return Finding(bool(found), f"Phông chữ: {', '.join(found) or 'không có ' + ' hay '.join(_FONTS)}", advice)


def _writing(folder: Path) -> Finding:
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


def _office() -> Finding:
    path = find_office(Path.cwd())
    if path is None:
        return Finding(False, "Chưa có docgen.toml ở đây.", "Tạo nơi làm việc: docgen init THƯ_MỤC.", needed=False)
    try:
        load_office(Path.cwd())
    except InputError as error:
        return Finding(False, f"Cấu hình {path} có chỗ sai.", str(error), code=ExitCode.INPUT)
    return Finding(True, f"Cấu hình: {path}")


def _encoding() -> Finding:
    text = f"Bảng mã: màn hình {sys.stdout.encoding}, tên tệp {sys.getfilesystemencoding()}"
    return Finding("utf" in sys.getfilesystemencoding().lower(), text, "Đặt LANG=C.UTF-8.", needed=False)
