"""Tệp của thư ký (.xlsx, .yaml, .json) → Dossier: mọi chỗ sai được nêu một lần, kèm chỗ và cách sửa."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from docgen.errors import InputError
from docgen.model.dossier import Dossier
from docgen.readers.files import display_names, find_files, pairs
from docgen.readers.merge import Assembly
from docgen.readers.notes import Notes
from docgen.regulations.schema import Regulation


def read(paths: Sequence[Path], find_regulation: Callable[[str], Regulation]) -> Dossier:
    """Hồ sơ gộp từ các tệp, thư mục trong `paths`, theo thứ tự đường dẫn; cảnh báo nằm trong `Dossier.warnings`.

    Lỗi: InputError mang mọi chỗ sai của mọi tệp (hợp đồng đầu vào); RegulationError khi không có quy định được nêu.
    """
    notes = Notes()
    files = find_files(paths, notes)
    names = display_names(files)
    assembly = Assembly(find_regulation, notes, names[files[0]] if files else "")
    notes.incomplete = bool(notes.problems)
    for file in files:
        try:
            for key, node in pairs(file, names[file], notes):
                assembly.add(key, node)
        except InputError as error:
            notes.problems.extend(error.problems)
            notes.incomplete = True
    return assembly.dossier()
