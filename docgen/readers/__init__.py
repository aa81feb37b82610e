"""Tệp của thư ký (.xlsx, .yaml, .json) → Dossier: mọi chỗ sai được nêu một lần, kèm chỗ và cách sửa."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from docgen.errors import InputError, WorkersLostError
from docgen.model.dossier import Dossier
from docgen.model.roll import BUNDLE
from docgen.readers.decoding import Decoded, Task, decode
from docgen.readers.files import display_names, find_files, pairs
from docgen.readers.merge import Assembly
from docgen.readers.notes import Notes
from docgen.regulations.schema import Regulation
from docgen.tree import yaml
from docgen.tree.yaml_outline import Outline, outline

Spread: TypeAlias = Callable[[Callable[[Task], Decoded | None], Iterable[Task]], Iterator[Decoded | None]]
"""Làm một hàm trên nhiều việc ở nhiều tiến trình, trả kết quả đúng thứ tự. Lỗi: WorkersLostError."""

_LARGE = 2_000_000
"""Từ chừng ấy byte YAML thì đọc bằng nhiều tiến trình."""


def read(paths: Sequence[Path], find_regulation: Callable[[str], Regulation], spread: Spread | None = None) -> Dossier:
    """Hồ sơ gộp từ các tệp, thư mục trong `paths`, theo thứ tự đường dẫn; cảnh báo nằm trong `Dossier.warnings`.

    `spread`: cách rải việc giải nghĩa tệp lớn ra nhiều tiến trình; kết quả như đọc lần lượt. Lỗi: InputError mang mọi
    chỗ sai của mọi tệp (hợp đồng đầu vào); RegulationError khi không có quy định được nêu.
    """
    notes = Notes()
    files = find_files(paths, notes)
    if spread is not None and not notes.problems:
        found = _read_spread(files, find_regulation, spread, notes)
        if found is not None:
            return found
    return _read_in_turn(files, find_regulation, notes)


def _read_in_turn(files: Sequence[Path], find_regulation: Callable[[str], Regulation], notes: Notes) -> Dossier:
    names = display_names(files)
    assembly = Assembly(find_regulation, notes, list(names.values()))
    notes.incomplete = bool(notes.problems)
    for file in files:
        try:
            for key, node in pairs(file, names[file], notes):
                assembly.add(key, node)
        except InputError as error:
            notes.problems.extend(error.problems)
            notes.incomplete = True
    return assembly.dossier()


def _read_spread(
    files: Sequence[Path], find_regulation: Callable[[str], Regulation], spread: Spread, notes: Notes
) -> Dossier | None:
    """Hồ sơ của những tệp YAML lớn viết lối thường, không chỗ nào sai; None khi phải đọc lần lượt.

    `notes`: cảnh báo có từ lúc tìm tệp; không ghi thêm gì vào đó, vì lần đọc lần lượt còn dùng nó.
    """
    try:
        if any(file.suffix.lower() not in (".yaml", ".yml") for file in files):
            return None
        if sum(file.stat().st_size for file in files) < _LARGE:
            return None
        before = [_stamp(file) for file in files]
        names = display_names(files)
        assembly = Assembly(find_regulation, Notes(warnings=list(notes.warnings)), list(names.values()))
        for bundle in spread(decode, _tasks(files, names, assembly)):
            if bundle is None:
                return None
            assembly.add_bundle(bundle)
        # Tệp vừa có người lưu thì các xấp có thể thuộc hai bản khác nhau.
        return assembly.dossier() if before == [_stamp(file) for file in files] else None
    except (InputError, OSError, WorkersLostError):
        return None


def _tasks(files: Sequence[Path], names: dict[Path, str], assembly: Assembly) -> Iterator[Task]:
    """Các xấp phải giải nghĩa, sau khi `assembly` đã nhận phần chung của mọi tệp.

    Tách tệp ở đây chứ không trước: trong lúc ấy các tiến trình con khởi động. Lỗi: InputError khi phải đọc lần lượt.
    """
    outlines = [_outline(file) for file in files]
    for file, found in zip(files, outlines, strict=True):
        for key, node in yaml.stream(io.BytesIO(found.head), names[file]):
            assembly.add(key, node)
    context = assembly.context
    if context is None:
        raise InputError("Chưa biết kỳ đánh giá.")
    for file, found in zip(files, outlines, strict=True):
        with file.open("rb") as source:
            for bundle in found.bundles(source):
                yield Task(
                    bundle,
                    names[file],
                    context.regulation.id,
                    context.year,
                    context.assessed_on,
                    context.regulation.thresholds,
                )


def _outline(file: Path) -> Outline:
    with file.open("rb") as source:
        found = outline(source, BUNDLE)
    if found is None:
        raise InputError(f"{file}: không tách được thành từng xấp.")
    return found


def _stamp(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns
