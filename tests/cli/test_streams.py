"""Màn hình, ống, bảng mã, ngắt, lỗi ngoài dự kiến: chạy bằng tiến trình thật."""

from __future__ import annotations

import errno
import io
import os
import pty
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import click
import pytest
from cli_factory import ROOT, clean_environment, spawn, write_input

from docgen.cli.console import border, streams, tree
from docgen.errors import ExitCode, OutputError


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "cp1258"}, {"PYTHONIOENCODING": "ascii"}, {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}],
    ids=["cp1258", "ascii", "LANG=C"],
)
def test_output_is_utf8_whatever_the_console(tmp_path: Path, environment: dict[str, str]) -> None:
    path = write_input(tmp_path)
    done = spawn("explain", path, "--unit", "so_y_te", **environment)
    assert done.returncode == 0
    assert "├─ ✗ khoản 4 Điều 12" in done.stdout.decode("utf-8")
    wrong = spawn("explain", path, "--unit", "khac", **environment)
    assert wrong.returncode == 2
    assert "Không có đơn vị mã “khac”" in wrong.stderr.decode("utf-8")


def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "docgen", "regulation", "show", "bp-34-2020"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=clean_environment({})
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 0
    assert errors == b""


@pytest.mark.parametrize("arguments", [("--help",), ("classify", "khong_co.yaml"), ("classify", "--la")])
def test_exit_code_is_the_same_when_nobody_listens(arguments: tuple[str, ...]) -> None:
    """Hai luồng ra nối vào một ống đã đóng từ đầu."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "docgen", *arguments]
    done = subprocess.run(command, stdout=writer, stderr=writer, cwd=ROOT, env=clean_environment({}), check=False)
    os.close(writer)
    assert done.returncode == spawn(*arguments).returncode


class ClosedOnWindows(io.StringIO):
    """Luồng ra mà lần ghi nào cũng bị Windows từ chối; `fileno` là một tệp thật."""

    def __init__(self, number: int, backing: BinaryIO) -> None:
        super().__init__()
        self._number = number
        self._backing = backing

    def write(self, text: str) -> int:
        raise OSError(self._number, "giả định")

    def fileno(self) -> int:
        return self._backing.fileno()


def test_windows_says_einval_when_the_reader_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ở máy khác, và với lỗi khác, đó vẫn là lỗi."""
    with (tmp_path / "ra").open("wb") as backing:

        def say(number: int) -> None:
            with monkeypatch.context() as patched:
                patched.setattr(sys, "stdout", ClosedOnWindows(number, backing))
                with streams.heard_or_not():
                    print("chữ")

        with pytest.raises(OSError, match="giả định"):
            say(errno.EINVAL)
        monkeypatch.setattr(os, "name", "nt")
        say(errno.EINVAL)
        with pytest.raises(OSError, match="giả định"):
            say(errno.ENOSPC)
        monkeypatch.undo()


def on_a_terminal(arguments: list[str], **environment: str) -> str:
    """Chữ mà lệnh in ra một màn hình giả (pty)."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=other,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=clean_environment({"TERM": "xterm", "COLUMNS": "200", **environment}),
    )
    os.close(other)
    data = b""
    try:
        while block := os.read(main, 65536):
            data += block
    except OSError:
        pass  # Linux báo EIO khi đầu kia của pty đã đóng: đó là hết dữ liệu
    os.close(main)
    assert process.wait(60) == 0
    return data.decode("utf-8")


def test_terminal_is_decorated_but_not_with_no_color(tmp_path: Path) -> None:
    arguments = ["classify", str(write_input(tmp_path))]
    assert "┃" in on_a_terminal(arguments)
    plain = on_a_terminal(arguments, NO_COLOR="1")
    assert "┃" not in plain
    assert "\x1b[" not in plain


def test_help_is_cheap() -> None:
    assert min(cpu_seconds("--help") for _ in range(3)) < 0.3


def cpu_seconds(*arguments: str) -> float:
    """Thời gian CPU của một tiến trình con; lần đầu có thể phải dịch .pyc nên nơi gọi lấy lần nhanh nhất."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert spawn(*arguments).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, contextlib, io\n"
        "import docgen\n"
        "from docgen.cli import cli\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    cli.main(['--help'])\n"
        "heavy = {'lxml', 'docx', 'docxtpl', 'jinja2', 'matplotlib', 'openpyxl', 'yaml', 'rich', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=clean_environment({}), capture_output=True, check=True
    )
    assert done.stdout.strip() == b"[]"


def test_interrupt_exits_130() -> None:
    code = (
        "import time, docgen.pipeline as p, docgen.cli as c\n"
        "def read(inputs):\n    print('đang đọc', flush=True)\n    time.sleep(60)\n"
        "p.read = read\nc.main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "validate", "x.yaml"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=clean_environment({}),
    )
    assert process.stdout is not None
    assert process.stdout.readline().decode("utf-8").strip() == "đang đọc"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Đã dừng theo yêu cầu" in errors.decode("utf-8")
    assert b"Traceback" not in errors


def test_unexpected_exception_leaves_a_log_and_a_short_message(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def command() -> None:
        raise KeyError("diem")

    assert border.guarded(command) == 1
    (log,) = tmp_path.glob("docgen_loi_*.log")
    errors = capsys.readouterr().err
    assert str(log) in errors
    assert "Traceback" not in errors
    assert "KeyError: 'diem'" in log.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OutputError("đĩa đầy"), ExitCode.OUTPUT),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (click.Abort(), ExitCode.INTERRUPTED),
        (click.UsageError("sai"), ExitCode.USAGE),
    ],
)
def test_border_maps_errors_to_exit_codes(error: BaseException, code: int) -> None:
    def command() -> None:
        raise error

    assert border.guarded(command) == code


def test_tree_falls_back_to_ascii(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "ra.txt").open("w", encoding="ascii") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert tree.glyphs() is tree.ASCII
        assert not streams.can_print("✓", stream)
