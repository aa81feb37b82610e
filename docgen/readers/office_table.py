"""Một bảng của docgen.toml → các giá trị đã kiểm tra kiểu; chỗ sai ghi vào sổ kèm đường dẫn khóa."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from docgen.errors import Place
from docgen.readers.notes import Notes, suggestion
from docgen.text.unicode import clean, flaws


class Settings:
    """Bảng khóa ở đường dẫn `path` (rỗng là gốc)."""

    def __init__(
        self, values: Mapping[str, Any], path: str, file: str, notes: Notes, lines: Mapping[str, int] | None = None
    ) -> None:
        self._values = values
        self._path = path
        self._file = file
        self._notes = notes
        self._lines = lines or {}

    def place(self, key: str = "") -> Place:
        """Chỗ của khóa, hoặc của cả bảng; dòng của khóa, hay của bảng gần nhất chứa nó."""
        path = ".".join(part for part in (self._path, key) if part)
        known = path
        while known and known not in self._lines:
            known = known.rpartition(".")[0]
        return Place(self._file, line=self._lines.get(known), key=path or None)

    def wrong(self, key: str, found: str, action: str) -> None:
        """Ghi một chỗ sai ở khóa `key`; khóa được xét hai lần cũng chỉ báo một lần."""
        place = self.place(key)
        if not any((one.place, one.found) == (place, found) for one in self._notes.problems):
            self._notes.wrong(place, found, action)

    def has(self, key: str) -> bool:
        """Bảng có khóa này hay không."""
        return key in self._values

    def names(self) -> tuple[str, ...]:
        """Tên các khóa, theo thứ tự trong tệp."""
        return tuple(self._values)

    def only(self, known: Collection[str]) -> None:
        """Ghi một chỗ sai cho mỗi khóa không có trong `known`."""
        for key in self._values:
            if key not in known:
                self.wrong(key, f"khóa “{key}” không có trong mẫu.", suggestion(key, known))

    def table(self, key: str) -> Settings:
        """Bảng con; trống khi không có."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            self.wrong(key, "không phải là một bảng.", f"Viết [{key}] rồi các khóa ở dòng dưới, hoặc {{ khóa = … }}.")
            value = {}
        return Settings(value, self.place(key).key or "", self._file, self._notes, self._lines)

    def tables(self) -> Iterator[tuple[str, Settings]]:
        """Các bảng con, theo thứ tự trong tệp."""
        return ((key, self.table(key)) for key in self._values)

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """Chuỗi đã chuẩn hóa; `default` khi không có khóa, hoặc khi giá trị sai (đã ghi, không báo lần nữa)."""
        if key not in self._values:
            if required:
                self.wrong(key, "thiếu khóa này.", f'Thêm {key} = "…".')
            return default
        found = self._clean(key, self._values[key])
        if found is None:
            return default
        if required and not found:
            self.wrong(key, "để trống.", f'Ghi {key} = "…".')
        return found

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Danh sách chuỗi; `default` khi không có khóa, hoặc khi một mục sai (đã ghi)."""
        if key not in self._values:
            return default
        value = self._values[key]
        if not isinstance(value, list):
            self.wrong(key, "không phải là danh sách.", f'Viết {key} = ["…", "…"].')
            return default
        found = [self._clean(key, item) for item in value]
        kept = tuple(item for item in found if item)
        return default if None in found else kept

    def one_of(self, key: str, options: tuple[str, ...]) -> str:
        """Một trong các từ cho sẵn; từ đầu tiên là mặc định."""
        found = self.text(key, options[0])
        if not found:
            return options[0]
        if found not in options:
            self.wrong(key, f"“{found}” không dùng được.", suggestion(found, options))
            return options[0]
        return found

    def _clean(self, key: str, value: Any) -> str | None:
        """Chữ đã chuẩn hóa; None khi không phải chữ hoặc có ký tự hỏng (đã ghi)."""
        if not isinstance(value, str):
            self.wrong(key, f"“{value}” không phải là chữ.", "Đặt trong nháy kép thẳng.")
            return None
        found = clean(value)
        wrong = flaws(found)
        for flaw in wrong:
            self.wrong(key, f"“{found}”: {flaw}.", "Gõ lại chữ này.")
        return None if wrong else found
