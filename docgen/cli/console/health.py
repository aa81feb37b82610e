"""Máy đang chạy → các điều kiện đạt hay chưa, kèm cách khắc phục."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError
from importlib.util import find_spec
from pathlib import Path

from docgen import __version__
from docgen.cli.console import machine, packages
from docgen.cli.console.machine import Finding
from docgen.errors import ExitCode, InputError, MissingProgramError
from docgen.readers.office import find_office, load_office
from docgen.render.pdf import find_program, works

_FONTS = ("Times New Roman", "Liberation Serif")
_PDF_SECONDS = 60.0


def examine() -> list[Finding]:
    """Mọi điều kiện, theo thứ tự nên đọc: docgen, in PDF, ổ đĩa, cấu hình, máy, phần thêm."""
    return [
        _versions(),
        _packages(),
        _libreoffice(),
        _fonts(),
        machine.writing(Path.cwd()),
        machine.writing(Path(tempfile.gettempdir())),
        machine.room(Path.cwd()),
        machine.privacy(),
        *machine.long_paths(),
        _office(),
        machine.encoding(),
        machine.clock(),
        machine.cores(),
        _accelerator(),
        _cluster(),
    ]


def _versions() -> Finding:
    text = f"docgen {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return Finding(sys.version_info >= (3, 11), text, "Cài Python 3.11 trở lên.")


def _packages() -> Finding:
    """Thư viện mà docgen ghim đúng một bản quyết định từng byte của văn bản."""
    try:
        wrong = packages.flaws()
    except PackageNotFoundError:
        return Finding(True, "Thư viện: docgen chạy từ mã nguồn, không đối chiếu được phiên bản.")
    text = f"Thư viện: {'; '.join(wrong) or 'đủ, đúng phiên bản'}"
    advice = f"{packages.REINSTALL} Khác phiên bản thì văn bản có thể khác từng byte."
    return Finding(not wrong, text, advice, needed=False)


def _libreoffice() -> Finding:
    """Thử thật: LibreOffice có mà không có Writer thì cài cũng như không."""
    try:
        program = find_program()
    except MissingProgramError as error:
        return Finding(False, "Chưa có LibreOffice.", str(error))
    if works(program, _PDF_SECONDS):
        return Finding(True, f"LibreOffice: {program}, thử chuyển một tệp sang PDF: được")
    advice = "Mở thử LibreOffice; cài đủ Writer (Debian: apt-get install libreoffice-writer) rồi chạy lại."
    return Finding(False, f"LibreOffice: {program} không chuyển được một tệp thử sang PDF.", advice)


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
    # Liberation Serif bản 1 không có chữ tiếng Việt, nên chỉ hỏi những phông có.
    done = subprocess.run([lister, ":lang=vi", "family"], capture_output=True, timeout=60, check=False)
    families = done.stdout.decode("utf-8", "replace")
    found = [name for name in _FONTS if name in families]
    advice = (
        "Debian 13: apt-get install fonts-liberation; Debian 12: fonts-liberation2. Thiếu phông thì PDF ngắt dòng khác "
        "bản Word."
    )
    return Finding(
        bool(found), f"Phông có chữ tiếng Việt: {', '.join(found) or 'không có ' + ' hay '.join(_FONTS)}", advice
    )


def _office() -> Finding:
    path = find_office(Path.cwd())
    if path is None:
        return Finding(False, "Chưa có docgen.toml ở đây.", "Tạo nơi làm việc: docgen init THƯ_MỤC.", needed=False)
    try:
        load_office(Path.cwd())
    except InputError as error:
        return Finding(False, f"Cấu hình {path} có chỗ sai.", str(error), code=ExitCode.INPUT)
    return Finding(True, f"Cấu hình: {path}")


def _accelerator() -> Finding:
    if find_spec("isal"):
        return Finding(True, "Nén nhanh (isal): có")
    advice = "Không bắt buộc, mẻ lớn nhanh hơn khi có: pip install isal. Không có thì nén bằng thư viện của Python."
    return Finding(False, "Nén nhanh (isal): chưa cài.", advice, needed=False)


def _cluster() -> Finding:
    if find_spec("distributed"):
        return Finding(True, "Lập trên nhiều máy (Dask): có")
    advice = 'Chỉ cần khi dùng docgen build --cluster: pip install "docgen[cluster]".'
    return Finding(False, "Lập trên nhiều máy (Dask): chưa cài.", advice, needed=False)
