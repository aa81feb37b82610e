"""Tham số dòng lệnh (tệp, thư mục, mẫu tên) → các tệp .docx."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.batch.shelf import WITHDRAWN_FOLDER, is_kept_copy
from docgen.errors import InputError, Place, Problem, UsageError, os_reason

_WILD = frozenset("*?[")
_CONTENT_TYPES = "[Content_Types].xml"
_WORD = b"wordprocessingml.document.main+xml"
_TYPES_MAX = 1024 * 1024


def select(
    arguments: Iterable[str], outside: Path | None = None, without: str = ""
) -> tuple[list[tuple[Path, Path]], int]:
    """Các cặp (tệp, tên tính từ thư mục được nêu) theo thứ tự tham số, và số bản hết hiệu lực hay bản cũ đã bỏ qua.

    Khi đi trong một thư mục còn bỏ qua những gì nằm trong `outside` và những tệp có đuôi tên `without`.

    Cửa sổ lệnh của Windows không khai triển `*` nên làm ở đây. Lỗi: UsageError khi không có tệp nào.
    """
    pairs: list[tuple[Path, Path]] = []
    skipped = 0
    for argument in arguments:
        for path in _expand(argument):
            if path.is_dir():
                current = [
                    one
                    for one in _documents(path)
                    if not (_outdated(one.relative_to(path)) or _made(one, outside, without))
                ]
                skipped += sum(1 for _ in _documents(path)) - len(current)
                pairs += [(one, one.relative_to(path)) for one in current]
            else:
                pairs.append((path, Path(path.name)))
    if not pairs:
        raise UsageError(f"Không có tệp .docx nào trong {', '.join(arguments)}.")
    return pairs, skipped


def require_word(paths: Iterable[Path]) -> None:
    """Lỗi: InputError nêu mọi tệp không phải .docx: LibreOffice sẽ đổi bất cứ thứ gì thành PDF, kể cả một tệp chữ."""
    if problems := [problem for path in paths for problem in _flaws(path)]:
        raise InputError("Có tệp không phải văn bản Word .docx; chưa chuyển tệp nào.", problems)


def _expand(argument: str) -> list[Path]:
    path = Path(argument)
    try:
        if path.exists():
            return [path]
    except OSError as error:
        raise UsageError(f"Không mở được '{argument}' ({os_reason(error)}).") from error
    if not _WILD.intersection(argument):
        raise UsageError(f"Tệp '{argument}' không tồn tại.")
    try:
        matched = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    except ValueError as error:
        raise UsageError(f"'{argument}' không phải mẫu tên đúng: ** phải đứng riêng giữa hai dấu phân cách.") from error
    # Mẫu như `**/*` khớp cả tệp lẫn thư mục chứa nó: có tệp thì chỉ lấy tệp, để không chuyển hai lần.
    found = [path for path in matched if path.is_file() and _is_document(path)]
    found = found or [path for path in matched if path.is_dir()]
    if not found:
        raise UsageError(f"Không có tệp .docx nào khớp '{argument}'.")
    return found


def _documents(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and _is_document(path))


def _is_document(path: Path) -> bool:
    """Tệp Word thật, không phải tệp khóa `~$…` mà Word tạo khi đang mở."""
    return path.suffix.lower() == ".docx" and not path.name.startswith("~$")


def _flaws(path: Path) -> Iterator[Problem]:
    """Vì sao tệp không phải gói .docx; xét nội dung, không xét đuôi tên."""
    place = Place(str(path))
    try:
        with zipfile.ZipFile(path) as package, package.open(_CONTENT_TYPES) as part:
            types = part.read(_TYPES_MAX)
    except OSError as error:
        yield Problem(place, f"không đọc được tệp ({os_reason(error)}).", "Đóng tệp nếu đang mở, xem quyền đọc.")
        return
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError):
        types = b""
    if _WORD not in types:
        yield Problem(place, "nội dung không phải văn bản Word .docx.", "Mở trong Word, lưu thành .docx, hoặc bỏ ra.")


def _made(path: Path, outside: Path | None, without: str) -> bool:
    """Tệp do chính lệnh này ghi ra ở lần trước."""
    inside = outside is not None and path.resolve().is_relative_to(outside.resolve())
    return inside or bool(without and path.stem.endswith(without))


def _outdated(inside: Path) -> bool:
    return WITHDRAWN_FOLDER in inside.parts or is_kept_copy(inside)
