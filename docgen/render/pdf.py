"""Tệp .docx → PDF qua LibreOffice: nhiều tệp một lần gọi, hai lần gọi cùng lúc, không bao giờ để lại PDF dở."""

from __future__ import annotations

import math
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TypeAlias

from docgen.errors import MissingProgramError, OutputError, UsageError, os_reason
from docgen.render.files import write
from docgen.render.office_program import run

Pair: TypeAlias = tuple[Path, Path]
"""Tệp .docx và tệp PDF của nó."""

_MOST = 50
"""Số tệp nhiều nhất một lần gọi: nhiều hơn thì công mở LibreOffice đã không đáng kể."""
_LEAST = 8
"""Ít hơn ngần ấy tệp mỗi bên thì chia đôi không lợi: mở thêm một LibreOffice còn lâu hơn."""
_AT_ONCE = 2
_NAMED = 10
_USUAL_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def convert(pairs: Sequence[Pair], timeout: float) -> list[Path]:
    """PDF của từng cặp (tệp .docx, tệp PDF), theo thứ tự.

    `timeout`: số giây chờ tối đa mà LibreOffice không cho thêm PDF nào; nhiều tệp thì tự được nhiều thời gian hơn. Tệp
    hỏng trong một nhóm được làm lại một mình, nên một tệp xấu không kéo theo tệp khác. Lỗi: MissingProgramError khi
    không có LibreOffice, UsageError khi hai tệp cho cùng một PDF, OutputError khi còn tệp chưa thành PDF (các PDF đã
    xong vẫn được giữ).
    """
    program = find_program()
    _require_distinct(pairs)
    waiting = list(dict.fromkeys(pairs))
    workers = min(_AT_ONCE, os.cpu_count() or 1)
    failed = _all(program, list(_groups(waiting, workers)), timeout, workers)
    if failed:
        # Cả mẻ không ra PDF nào: LibreOffice hỏng, hay tệp hỏng? Thử một tệp chữ chắc chắn lành.
        if len(failed) == len(waiting) and not works(program, timeout):
            raise OutputError(
                f"LibreOffice ({program}) không chuyển nổi cả một tệp thử sang PDF trong {timeout:g} giây; chưa tệp "
                "nào được chuyển. Mở thử LibreOffice, cài lại nó nếu không mở được, hoặc tăng --timeout, rồi chạy lại."
            )
        failed = _all(program, [[pair] for pair in failed], timeout, workers)
    if failed:
        names = ", ".join(str(source) for source, _ in failed[:_NAMED])
        more = f" và {len(failed) - _NAMED} tệp khác" if len(failed) > _NAMED else ""
        raise OutputError(
            f"LibreOffice không chuyển được {len(failed)} trong {len(waiting)} tệp sang PDF, dù đã thử lại từng tệp: "
            f"{names}{more}. Mở các tệp ấy trong Word xem có hỏng không, hoặc tăng --timeout, rồi chạy lại."
        )
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


def _require_distinct(pairs: Sequence[Pair]) -> None:
    sources: dict[str, Path] = {}
    for source, target in pairs:
        first = sources.setdefault(str(target).casefold(), source)
        if first != source:
            raise UsageError(
                f"Hai tệp cùng tên sẽ cho cùng một PDF: {first} và {source}. Đưa vào thư mục chung của chúng (PDF giữ "
                "thư mục con), hoặc chuyển từng thư mục vào một đích riêng (-o)."
            )


def _groups(pairs: list[Pair], workers: int) -> Iterator[list[Pair]]:
    """Các nhóm đều nhau: đủ việc cho mọi nơi làm, không nhóm nào quá `_MOST` tệp."""
    size = min(_MOST, max(_LEAST, math.ceil(len(pairs) / workers)))
    for start in range(0, len(pairs), size):
        yield pairs[start : start + size]


def _all(program: str, groups: list[list[Pair]], timeout: float, workers: int) -> list[Pair]:
    """Chuyển mọi nhóm, mỗi lúc `workers` nhóm; trả về những cặp chưa thành, theo thứ tự. Lỗi ở một nhóm thì dừng cả."""
    stop = Event()
    with ThreadPoolExecutor(workers, "docgen-pdf") as pool:
        tasks = [pool.submit(_convert, program, group, timeout, stop) for group in groups]
        try:
            return [pair for task in tasks for pair in task.result()]
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _convert(program: str, pairs: list[Pair], timeout: float, stop: Event) -> list[Pair]:
    """Chuyển một nhóm trong thư mục tạm rồi mới ghi ra đích; trả về những cặp chưa thành."""
    with tempfile.TemporaryDirectory(prefix="docgen-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copies = [folder / f"{number:04}.docx" for number in range(len(pairs))]
        for (source, _), copy in zip(pairs, copies, strict=True):
            try:
                shutil.copyfile(source, copy)
            except OSError as error:
                raise OutputError(f"{source}: không đọc được tệp để chuyển sang PDF ({os_reason(error)}).") from error
        made = _run(program, folder, copies, timeout, stop)
        failed: list[Pair] = []
        for pair, copy in zip(pairs, copies, strict=True):
            if data := _whole(made / f"{copy.stem}.pdf"):
                write(pair[1], data)
            else:
                failed.append(pair)
        return failed


def works(program: str, timeout: float) -> bool:
    """LibreOffice ở máy này có chuyển nổi một tệp chữ sang PDF không."""
    with tempfile.TemporaryDirectory(prefix="docgen-pdf-", ignore_cleanup_errors=True) as name:
        probe = Path(name) / "thu.txt"
        probe.write_text("docgen\n", encoding="utf-8")
        return bool(_whole(_run(program, Path(name), [probe], timeout, Event()) / "thu.pdf"))


def _run(program: str, folder: Path, sources: Sequence[Path], timeout: float, stop: Event) -> Path:
    """Gọi LibreOffice một lần, hồ sơ người dùng riêng trong `folder`; trả về thư mục chứa những PDF đã ra."""
    made = folder / "pdf"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(made))
    run((program, profile, *options, *map(str, sources)), made, timeout, stop)
    return made


def _whole(path: Path) -> bytes:
    """Nội dung của một PDF trọn vẹn; rỗng khi không có tệp hoặc tệp còn dở."""
    data = path.read_bytes() if path.is_file() else b""
    return data if data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:] else b""
