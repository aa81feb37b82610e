"""Tệp chỉ mang tên thật khi trọn vẹn; hỏng giữa chừng không để lại gì."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.errors import OutputError, os_reason
from docgen.render import files

LIMITED = """
import resource, sys
from pathlib import Path
from docgen.errors import OutputError, os_reason
from docgen.render.files import write
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write(Path(sys.argv[1]), b"x" * 5000)
except OutputError as error:
    print(error)
"""


def test_write_makes_folders_and_leaves_only_the_file(tmp_path: Path) -> None:
    path = tmp_path / "2022" / "quyet_dinh" / "so_y_te.docx"
    files.write(path, b"mot" * 9)
    files.write(path, b"hai")
    assert path.read_bytes() == b"hai"
    assert [found.name for found in path.parent.iterdir()] == ["so_y_te.docx"]


def test_full_disk_keeps_the_old_file_and_no_temporary(tmp_path: Path) -> None:
    path = tmp_path / "so_y_te.docx"
    path.write_bytes(b"cu")
    done = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, check=True)
    assert "hết chỗ trên đĩa" in done.stdout.decode("utf-8")
    assert path.read_bytes() == b"cu"
    assert [found.name for found in tmp_path.iterdir()] == ["so_y_te.docx"]


def test_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(OutputError, match="một phần của đường dẫn là tệp"):
        files.write(tmp_path / "tep" / "a.docx", b"x")


def test_target_that_is_a_folder_leaves_no_temporary(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(OutputError, match=r"a\.docx"):
        files.write(tmp_path / "a.docx", b"x")
    assert [found.name for found in tmp_path.iterdir()] == ["a.docx"]


def test_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="quá dài"):
        files.write(tmp_path / f"{'a' * 300}.docx", b"x")
    assert list(tmp_path.iterdir()) == []


def test_windows_path_limit_is_stated() -> None:
    files.require_short(Path("a" * 259))
    with pytest.raises(OutputError, match="260 ký tự"):
        files.require_short(Path("a" * 260))


def long_path(folder: Path, length: int) -> Path:
    """Đường dẫn dài đúng ngần ấy ký tự, không tên nào dài quá mức đĩa nhận."""
    middle = folder / ("a" * 100)
    path = middle / ("b" * (length - len(str(middle)) - 1))
    assert len(str(path)) == length
    return path


def test_windows_path_limit_stops_the_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as windows:
        windows.setattr(files.os, "name", "nt")
        with pytest.raises(OutputError, match="261 ký tự, Windows chỉ mở được 259"):
            files.stage(long_path(tmp_path, 261), b"x")
    assert list(tmp_path.iterdir()) == []
    assert files.stage(long_path(tmp_path, 261), b"x").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("number", "named"),
    [
        (errno.ENOENT, "không tồn tại"),
        (errno.EACCES, "đang mở trong Word"),
        (errno.EPERM, "không cho phép"),
        (errno.ENOTDIR, "không phải thư mục"),
        (errno.EEXIST, "đã có"),
        (errno.ENOSPC, "hết chỗ"),
        (errno.EDQUOT, "hạn mức"),
        (errno.ENAMETOOLONG, "quá dài"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.EISDIR, "là thư mục"),
        (errno.EBUSY, "chương trình khác"),
        (errno.EIO, "ổ mạng mất kết nối"),
        (errno.ENOTCONN, "mất kết nối tới ổ mạng"),
        (errno.ESTALE, "mất kết nối tới ổ mạng"),
        (errno.ECHILD, f"lỗi hệ thống số {errno.ECHILD}"),
    ],
)
def test_reason_is_told_in_the_users_words(number: int, named: str) -> None:
    assert named in os_reason(OSError(number, "English words"))
    assert "English" not in os_reason(OSError(number, "English words"))


def test_an_error_without_a_number_is_told_too() -> None:
    assert os_reason(OSError("English words")) == "lỗi hệ thống không có số"


def test_sweep_removes_only_our_temporaries(tmp_path: Path) -> None:
    inner = tmp_path / "2022"
    inner.mkdir()
    ours = [tmp_path / ".a.docx.tmp-0123abcd", inner / ".tinh.docx.tmp-ffffffff"]
    others = [tmp_path / "a.docx", tmp_path / ".a.tmp-xyz", tmp_path / "a.tmp-0123abcd", inner / "~$a.docx"]
    for path in (*ours, *others):
        path.write_bytes(b"")
    assert files.sweep(tmp_path) == sorted(ours)
    assert all(path.exists() for path in others)
    assert files.sweep(tmp_path / "khong_co") == []


def test_temporary_name_never_ends_in_docx_and_is_swept(tmp_path: Path) -> None:
    killed = (
        "import os, sys; from pathlib import Path; from docgen.render import files\n"
        "os.fsync = lambda _: os._exit(9)\n"
        "files.write(Path(sys.argv[1]), b'do')"
    )
    subprocess.run([sys.executable, "-c", killed, str(tmp_path / "so_y_te.docx")], check=False)
    (left,) = tmp_path.iterdir()
    assert not left.name.endswith(".docx")
    assert files.sweep(tmp_path) == [left]
