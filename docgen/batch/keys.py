"""Các khóa của một mẻ, nằm ngoài bộ nhớ: bộ nhớ của tiến trình chính không tăng theo số văn bản."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from docgen.errors import OutputError

_CACHE_KIB = 4_000
_SETUP = (
    # Chỉ lần chạy này đọc, mất cũng không sao: không cần nhật ký, không cần đẩy xuống đĩa.
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    f"PRAGMA cache_size = -{_CACHE_KIB}",
    "CREATE TABLE keys (key TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    "BEGIN",
)
_PUT = "INSERT OR REPLACE INTO keys VALUES (?, ?)"


class Keys:
    """Khóa → một số, trong một cơ sở dữ liệu tạm không tên của SQLite, mất theo đối tượng này.

    Đi qua từ đầu đến cuối là qua các khóa theo thứ tự chữ. Lỗi của mọi hàm: OutputError khi ổ đĩa tạm không cho.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        for statement in _SETUP:
            self._run(statement)

    def __len__(self) -> int:
        count: int = self._run("SELECT count(*) FROM keys").fetchone()[0]
        return count

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.items())

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def items(self) -> Iterator[tuple[str, int]]:
        """(khóa, số) theo thứ tự khóa: UTF-8 xếp theo byte cũng là xếp theo mã chữ, như `sorted`."""
        yield from self._run("SELECT key, number FROM keys ORDER BY key")

    def get(self, key: str) -> int | None:
        """Số của một khóa, None khi không có."""
        try:
            found = self._run("SELECT number FROM keys WHERE key = ?", (key,)).fetchone()
        except UnicodeEncodeError:  # chữ không ghi được thành UTF-8 thì chưa ai ghi
            return None
        return found[0] if found else None

    def put(self, key: str, number: int) -> None:
        """Ghi số của một khóa, thay số cũ."""
        self._run(_PUT, (key, number))

    def put_all(self, items: Iterable[tuple[str, int]]) -> None:
        """Như `put` từng cặp, nhanh hơn nhiều lần."""
        self._run(_PUT, items, many=True)

    def add(self, key: str) -> bool:
        """Ghi nhận một khóa; False khi đã có."""
        return self._run("INSERT OR IGNORE INTO keys VALUES (?, 0)", (key,)).rowcount > 0

    def drop(self, key: str) -> bool:
        """Bỏ một khóa; False khi không có."""
        return self._run("DELETE FROM keys WHERE key = ?", (key,)).rowcount > 0

    def _run(self, statement: str, values: Any = (), *, many: bool = False) -> sqlite3.Cursor:
        run = self._database.executemany if many else self._database.execute
        try:
            return run(statement, values)
        except sqlite3.Error as error:
            raise OutputError(
                f"Không ghi được tệp tạm của lần chạy ({error}). Kiểm tra chỗ trống và quyền ghi ở thư mục tạm "
                "của máy (TEMP trên Windows), rồi chạy lại."
            ) from error
