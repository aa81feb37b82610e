"""Tệp .docx → PDF qua LibreOffice: hồ sơ riêng, nhiều tệp một lần gọi, có hạn giờ, không bao giờ để lại PDF dở."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.errors import MissingProgramError, OutputError, UsageError, os_reason
from docgen.render.files import write

_BATCH = 50
_ATTEMPTS = 2
_USUAL_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def convert(pairs: Sequence[tuple[Path, Path]], timeout: float) -> list[Path]:
    """PDF của từng cặp (tệp .docx, tệp PDF), theo thứ tự; `timeout` là giây cho mỗi lần gọi LibreOffice.

    Lỗi: MissingProgramError khi không có LibreOffice, UsageError khi hai tệp cho cùng một PDF, OutputError khi hai lần
    chạy mà còn tệp chưa thành PDF (các PDF đã xong vẫn được giữ).
    """
    program = find_program()
    sources: dict[str, Path] = {}
    for source, target in pairs:
        first = sources.setdefault(str(target).casefold(), source)
        if first != source:
            raise UsageError(
                f"Hai tệp cùng tên sẽ cho cùng một PDF: {first} và {source}. Đưa vào thư mục chung của chúng (PDF giữ "
                "thư mục con), hoặc chuyển từng thư mục vào một đích riêng (-o)."
            )
    waiting = list(dict.fromkeys(pairs))
    for _ in range(_ATTEMPTS):
        waiting = [pair for batch in _batches(waiting) for pair in _convert(program, batch, timeout)]
    if waiting:
        names = ", ".join(file.name for file, _ in waiting[:10])
        raise OutputError(f"LibreOffice không chuyển được {len(waiting)} tệp sang PDF trong {timeout:g} giây: {names}.")
    return list(dict.fromkeys(target for _, target in pairs))


def find_program() -> str:
    """Đường dẫn của LibreOffice. Lỗi: MissingProgramError kèm cách cài."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for place in _USUAL_PLACES:
        if Path(place).is_file():
            return place
    raise MissingProgramError(
        "Không tìm thấy LibreOffice để tạo PDF. Cài LibreOffice (Windows: tải tại libreoffice.org; Debian: "
        "apt install libreoffice-writer) rồi chạy lại, hoặc mở tệp .docx trong Word và lưu thành PDF."
    )


def _batches(pairs: list[tuple[Path, Path]]) -> Iterator[list[tuple[Path, Path]]]:
    for start in range(0, len(pairs), _BATCH):
        yield pairs[start : start + _BATCH]


def _convert(program: str, pairs: list[tuple[Path, Path]], timeout: float) -> list[tuple[Path, Path]]:
    """Chuyển một nhóm trong thư mục tạm rồi mới ghi ra đích; trả về những cặp chưa thành."""
    with tempfile.TemporaryDirectory(prefix="docgen-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        made = folder / "pdf"
        copies = [folder / f"{number:04}.docx" for number in range(len(pairs))]
        for (source, _), copy in zip(pairs, copies, strict=True):
            try:
                shutil.copyfile(source, copy)
            except OSError as error:
                raise OutputError(f"{source}: không đọc được tệp để chuyển sang PDF ({os_reason(error)}).") from error
        _run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
                "--outdir",
                str(made),
                *map(str, copies),
            ],
            timeout,
        )
        failed: list[tuple[Path, Path]] = []
        for pair, copy in zip(pairs, copies, strict=True):
            result = made / f"{copy.stem}.pdf"
            data = result.read_bytes() if result.is_file() else b""
            if data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]:
                write(pair[1], data)
            else:
                failed.append(pair)
        return failed


def _run(command: list[str], timeout: float) -> None:
    """Chạy tới khi xong hoặc hết giờ; hết giờ thì kết thúc cả cây tiến trình đã mở. Kết quả xét bằng tệp tạo ra."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired:
        _kill_tree(process)
    except BaseException:
        _kill_tree(process)
        raise


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    process.wait()
