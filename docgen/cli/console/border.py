"""Biên giới của chương trình: mọi ngoại lệ → một câu tiếng Việt và một mã thoát."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from docgen.errors import DocgenError, ExitCode


def guarded(command: Callable[[], Any]) -> int:
    """Chạy `command`, trả mã thoát. Chương trình không bao giờ để người dùng thấy traceback."""
    try:
        code = command()
        sys.stdout.flush()
        return int(code or ExitCode.DONE)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("Đã dừng theo yêu cầu. Chạy lại lệnh này để làm tiếp; việc đã xong không phải làm lại.")
        return ExitCode.INTERRUPTED
    except DocgenError as error:
        _say(f"Lỗi: {error}")
        return error.exit_code
    except Exception as error:
        if isinstance(error, ImportError) and not (error.name or "docgen").startswith("docgen"):
            _say(f"Lỗi: {_unloadable(error.name or '')}")
            return ExitCode.MISSING_PROGRAM
        log = write_log("".join(traceback.format_exception(error)))
        _say(
            f"Lỗi ngoài dự kiến của chính docgen ({type(error).__name__}). Không phải do bạn làm sai.\n"
            f"Chi tiết kỹ thuật ở {log}; gửi tệp ấy cho người phụ trách docgen "
            "(xem lại trước khi gửi: nó có thể trích dữ liệu đầu vào)."
        )
        return ExitCode.FINDINGS


def _unloadable(library: str) -> str:
    """Thư viện của người khác không nạp được: bản đang có, bản cần, lệnh cài lại."""
    from importlib.metadata import PackageNotFoundError

    from docgen.cli.console import packages

    try:
        wrong = "; ".join(packages.flaws())
    except PackageNotFoundError:  # chạy từ mã nguồn: chỉ còn biết tên
        wrong = ""
    found = f" ({wrong})" if wrong else ""
    return f"không nạp được thư viện {library}{found}. {packages.REINSTALL}"


def _say(message: str) -> None:
    click.echo(message, err=True)


def write_log(text: str) -> Path:
    """Ghi vết lỗi vào một tệp riêng trong thư mục tạm (UTF-8 có BOM để Notepad đọc đúng)."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="docgen_loi_", suffix=".log", encoding="utf-8-sig", delete=False
    ) as stream:
        stream.write(text)
    return Path(stream.name)
