"""Thư mục kết quả của một năm: chỗ của từng văn bản, bản giữ lại, bản hết hiệu lực."""

from __future__ import annotations

import glob
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen.batch.identity import sha256
from docgen.batch.manifest import FILE_NAME
from docgen.errors import OutputError, os_reason
from docgen.render import files

WITHDRAWN_FOLDER = "_het_hieu_luc"
_KEPT = ".ban_cu"


@dataclass(frozen=True)
class Shelf:
    """`<out>/<năm>`: `<loại>/<mã>.docx`, manifest, và `_het_hieu_luc/` cho văn bản không còn đến hạn."""

    out: Path
    year: int

    @cached_property
    def root(self) -> Path:
        """Thư mục của năm."""
        return self.out / str(self.year)

    @property
    def manifest(self) -> Path:
        """Tệp manifest của năm."""
        return self.root / FILE_NAME

    def prepare(self) -> None:
        """Tạo thư mục. Lỗi: OutputError khi không tạo được."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"{self.root}: không tạo được thư mục kết quả ({os_reason(error)}). Chọn thư mục khác bằng -o."
            ) from error

    def path(self, kind: str, name: str) -> Path:
        """Tên thật của một văn bản."""
        return self.root / kind / f"{name}.docx"

    def relative(self, path: Path) -> str:
        """Đường dẫn ghi vào manifest: từ thư mục kết quả, dấu `/`."""
        return f"{self.year}/{self.inside(path)}"

    def inside(self, path: Path) -> str:
        """Đường dẫn từ thư mục của năm, dấu `/`; `path` luôn nằm trong thư mục ấy."""
        return path.as_posix()[self._prefix :]

    @cached_property
    def _prefix(self) -> int:
        return len(self.root.as_posix()) + 1

    def put_beside(self, path: Path) -> Path:
        """Giữ một bản của tệp đang có ở ngay bên cạnh (`<mã>.ban_cu.docx`) và trả về chỗ của nó.

        Bản ấy đã được giữ từ trước (lần chạy dở) thì không giữ thêm. Lỗi: OutputError khi không ghi được.
        """
        data = read(path)
        for kept in path.parent.glob(f"{glob.escape(path.stem)}{_KEPT}*.docx"):
            if read(kept) == data:
                return kept
        copy = _free(path.with_name(f"{path.stem}{_KEPT}.docx"))
        files.write(copy, data)
        return copy

    def retired(self, path: Path, promised: Collection[Path] = ()) -> Path:
        """Chỗ để chuyển một văn bản không còn đến hạn: `_het_hieu_luc/<loại>/`, không trùng bản đã có ở đó.

        `promised`: những chỗ đã hứa cho văn bản khác mà chưa chuyển tới.
        """
        return _free(self.root / WITHDRAWN_FOLDER / path.parent.name / path.name, promised)

    def documents(self) -> Iterator[Path]:
        """Mọi tệp .docx mang tên thật, kể cả tệp lạ, trừ bản giữ lại và bản hết hiệu lực; theo thứ tự đường dẫn."""
        for path in sorted(self.root.glob("*/*.docx")):
            if path.parent.name != WITHDRAWN_FOLDER and not is_kept_copy(path) and not path.name.startswith("~$"):
                yield path


def is_kept_copy(path: Path) -> bool:
    """Tệp là bản cũ được giữ bên cạnh khi lập lại theo --force."""
    return _KEPT in path.stem


def read(path: Path) -> bytes:
    """Nội dung tệp. Lỗi: OutputError khi không đọc được."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path}: không đọc được ({os_reason(error)}). Đóng tệp nếu đang mở rồi chạy lại.") from error


def digest(path: Path) -> str | None:
    """Mã băm của tệp, None khi không có. Lỗi: OutputError khi có mà không đọc được."""
    return sha256(read(path)) if occupied(path) else None


def occupied(path: Path) -> bool:
    """Chỗ ấy đã có gì chưa. Lỗi: OutputError khi không xem được (không có quyền, tên quá dài)."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:  # Path.exists coi lỗi nào cũng là không có: văn bản còn đó mà bị bỏ khỏi sổ
        raise OutputError(f"{path}: không xem được ({os_reason(error)}). Xem lại quyền rồi chạy lại.") from error
    return True


def _free(path: Path, promised: Collection[Path] = ()) -> Path:
    """`path`, hoặc `path` thêm số thứ tự để không đè tệp nào đã có hay sắp có."""
    candidate, number = path, 2
    while candidate in promised or occupied(candidate):
        candidate = path.with_name(f"{path.stem}_{number}{path.suffix}")
        number += 1
    return candidate
