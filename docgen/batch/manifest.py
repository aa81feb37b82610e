"""Sổ của một thư mục kết quả (manifest.jsonl): mỗi văn bản một dòng, dòng cuối của một khóa là dòng có hiệu lực."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from docgen.batch.keys import Keys
from docgen.errors import OutputError, os_reason
from docgen.render import files

FILE_NAME = "manifest.jsonl"
_JSON = json.JSONEncoder(ensure_ascii=False)


class Outcome(StrEnum):
    """Kết cục của một văn bản sau một lần chạy."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"


_STATUSES = frozenset(map(str, Outcome))


@dataclass(frozen=True, slots=True)
class Record:
    """Một dòng của manifest.

    `key`: `<loại>/<mã>`; `path`: đường dẫn từ thư mục kết quả, dấu `/`, trống khi không có tệp; `sha256`: mã băm của
    bản docgen đã lập (không phải của bản sửa tay); `docgen`: phiên bản đã lập; `moved_to`: nơi để bản hết hiệu lực;
    `regulation`, `regulation_sha256`: mã và mã băm của quy định đã dùng; `prior`: kết cục trước khi hỏng, để lần sau
    nói đúng vì sao văn bản được lập như thể chưa từng hỏng.
    """

    key: str
    kind: str
    unit: str | None
    path: str | None
    status: Outcome
    why: str
    sha256: str | None = None
    inputs_sha256: str | None = None
    template_sha256: str | None = None
    regulation: str | None = None
    findings: tuple[str, ...] = ()
    docgen: str | None = None
    moved_to: str | None = None
    regulation_sha256: str | None = None
    prior: Outcome | None = None

    @property
    def name(self) -> str:
        """Mã của văn bản: phần của khóa sau tên loại."""
        return self.key.partition("/")[2]

    def to_line(self) -> bytes:
        """Một dòng JSON UTF-8, khóa theo thứ tự khai báo, kết thúc bằng xuống dòng."""
        values = {name: getattr(self, name) for name in _names()}
        return (_JSON.encode(values) + "\n").encode("utf-8")

    @classmethod
    def from_line(cls, line: bytes) -> Record:
        """Đọc một dòng. Lỗi: ValueError khi không phải JSON đúng hình dạng; khóa lạ của bản sau được bỏ qua."""
        values = _opened(line)
        known: dict[str, Any] = {name: values[name] for name in _names() if name in values}
        try:
            known["status"] = Outcome(values["status"])
            known["prior"] = Outcome(known["prior"]) if known.get("prior") else None
            known["findings"] = tuple(known.get("findings", ()))
            return cls(**known)
        except (KeyError, TypeError) as error:
            raise ValueError(f"thiếu khóa ({error})") from error


def _opened(line: bytes) -> dict[str, Any]:
    """Các khóa của một dòng. Lỗi: ValueError khi không phải JSON đúng hình dạng."""
    values: dict[str, Any] = json.loads(line)
    try:
        sound = values["status"] in _STATUSES and isinstance(values["key"], str)
    except (KeyError, TypeError):  # thiếu khóa, hay không phải một bảng khóa
        sound = False
    if not sound:
        raise ValueError("không phải dòng của một văn bản")
    return values


@cache
def _names() -> tuple[str, ...]:
    return tuple(item.name for item in fields(Record))


class Index:
    """Khóa → chỗ của dòng có hiệu lực trong tệp; cả sổ lẫn bảng chỗ đều nằm ngoài bộ nhớ.

    `damaged`: dòng cuối hỏng hoặc ghi dở nên không tính; `compact`: tệp đã gọn, xếp theo khóa, mỗi khóa một dòng;
    `size`: số byte của các dòng tính được; `end`: của cả tệp. Đi qua đối tượng này là qua các khóa.
    """

    def __init__(self, path: Path) -> None:
        """Đọc sổ. Lỗi: OutputError khi không đọc được, hoặc một dòng ở giữa bị hỏng."""
        self._path = path
        self._places = Keys()
        self.damaged = False
        self.compact = True
        self.size = 0
        self.end = 0
        try:
            with path.open("rb") as stream:
                self.end = stream.seek(0, os.SEEK_END)
                stream.seek(0)
                self._scan(stream)
        except FileNotFoundError:
            return
        except OSError as error:
            raise _unreadable(path, error) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def get(self, key: str) -> Record | None:
        """Dòng có hiệu lực của một khóa, None khi không có. Lỗi: OutputError khi không đọc được."""
        place = self._places.get(key)
        if place is None:
            return None
        try:
            with self._path.open("rb") as stream:
                stream.seek(place)
                return self._record(place, stream.readline())
        except OSError as error:
            raise _unreadable(self._path, error) from error

    def records(self) -> Iterator[Record]:
        """Các dòng có hiệu lực, xếp theo khóa, đọc lần lượt. Lỗi: OutputError khi một dòng bị hỏng."""
        for place, line in self._placed():
            yield self._record(place, line)

    def lines(self) -> Iterator[bytes]:
        """Byte của từng dòng có hiệu lực, xếp theo khóa."""
        return (line for _, line in self._placed())

    def _placed(self) -> Iterator[tuple[int, bytes]]:
        if not len(self):
            return
        with self._path.open("rb") as stream:
            for _, place in self._places.items():
                stream.seek(place)
                yield place, stream.readline()

    def _record(self, place: int, line: bytes) -> Record:
        """Dòng ở byte `place`: lúc mở sổ chỉ xem khóa và kết cục của nó."""
        try:
            return Record.from_line(line)
        except ValueError as error:
            data = self._path.read_bytes()
            if len(data) != self.end:
                raise _unreadable(self._path, error) from error
            raise self._damaged_line(data.count(b"\n", 0, place) + 1) from error

    def _damaged_line(self, number: int) -> OutputError:
        return OutputError(
            f"{self._path}, dòng {number}: dòng bị hỏng, không đọc được. Xóa dòng này rồi chạy lại "
            "`docgen build`: văn bản của dòng ấy được so lại với tệp đang có, tệp đã sửa tay không bị đè."
        )

    def added(self, record: Record, line: bytes) -> None:
        """Ghi nhận một dòng vừa nối vào cuối tệp."""
        self._places.put(record.key, self.size)
        self.size += len(line)
        self.end = self.size
        self.compact = False

    def rewritten(self) -> None:
        """Ghi nhận tệp vừa được ghi lại bằng đúng `lines()`. Lỗi: OutputError khi không đọc được."""
        places = Keys()
        try:
            places.put_all(self._rewritten_places())
        except (OSError, ValueError) as error:
            raise _unreadable(self._path, error) from error
        self._places, self.end, self.damaged, self.compact = places, self.size, False, True

    def _rewritten_places(self) -> Iterator[tuple[str, int]]:
        self.size = 0
        with self._path.open("rb") as stream:
            for key, line in zip(self._places, stream, strict=True):
                yield key, self.size
                self.size += len(line)

    def drop(self, key: str) -> None:
        """Bỏ một khóa; dòng của nó mất hẳn khỏi tệp sau khi gọn lại."""
        if self._places.drop(key):
            self.compact = False

    def _scan(self, stream: BinaryIO) -> None:
        """Chỗ của từng dòng. Dòng cuối được đọc trọn, vì nó có thể ghi dở; các dòng khác chỉ xem khóa cho nhanh."""
        previous = ""
        for number, line in enumerate(stream, start=1):
            last = self.size + len(line) >= self.end
            if not line.endswith(b"\n"):
                self.damaged = True
                break
            try:
                key = Record.from_line(line).key if last else _opened(line)["key"]
            except ValueError as error:
                if not last:
                    raise self._damaged_line(number) from error
                self.damaged = True
                break
            self.compact = self.compact and previous < key
            self._places.put(key, self.size)
            self.size += len(line)
            previous = key


class Manifest:
    """Manifest đang mở để ghi: nối thêm từng nhóm dòng một cách bền vững, gọn lại ở cuối; đi qua nó là qua các khóa."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._index = Index(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def get(self, key: str) -> Record | None:
        """Dòng có hiệu lực của một khóa."""
        return self._index.get(key)

    def append(self, records: Iterable[Record]) -> None:
        """Nối các dòng khác với dòng đang có hiệu lực, một lần ghi, một lần đẩy xuống đĩa. Lỗi: OutputError."""
        fresh = [record for record in records if self._index.get(record.key) != record]
        if not fresh:
            return
        lines = [record.to_line() for record in fresh]
        if self._index.damaged:
            self._rewrite()
        self.require_untouched()
        first = self._index.end == 0
        try:
            with self._path.open("ab") as stream:
                stream.write(b"".join(lines))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise OutputError(
                f"{self._path}: không ghi được manifest ({os_reason(error)}). Kiểm tra đĩa còn chỗ và quyền ghi, "
                "rồi chạy lại: các văn bản đã lập xong được nhận ra và giữ nguyên."
            ) from error
        if first:
            files.sync_folder(self._path.parent)
        for record, line in zip(fresh, lines, strict=True):
            self._index.added(record, line)

    def drop(self, key: str) -> None:
        """Bỏ khóa không còn gì để theo dõi; mất hẳn khỏi tệp sau `compact`."""
        self._index.drop(key)

    def compact(self) -> None:
        """Ghi lại manifest gọn, xếp theo khóa; không đụng tệp khi nó đã gọn."""
        if self._index.damaged or not self._index.compact:
            self._rewrite()

    def require_untouched(self) -> None:
        """Thư mục bị xóa, chuyển đi, hay ổ mạng rớt giữa chừng thì chỗ của các dòng không còn đúng: dừng.

        Lỗi: OutputError.
        """
        try:
            end = self._path.stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            end = 0
        except OSError as error:
            raise _unreadable(self._path, error) from error
        if end != self._index.end:
            raise OutputError(
                f"{self._path}: manifest bị xóa, chuyển đi hoặc sửa, hay ổ mạng rớt, trong lúc docgen đang chạy nên "
                "dừng lại. Để yên thư mục kết quả rồi chạy lại: văn bản nào đã mất sẽ được lập lại."
            )

    def _rewrite(self) -> None:
        """Bản gọn thay bản cũ; cũng là cách bỏ dòng cụt để dòng mới không dính vào nó."""
        self.require_untouched()
        files.write(self._path, self._index.lines())
        self._index.rewritten()


def _unreadable(path: Path, error: Exception) -> OutputError:
    why = os_reason(error) if isinstance(error, OSError) else "tệp bị sửa trong lúc chạy"
    return OutputError(f"{path}: không đọc được manifest ({why}). Kiểm tra quyền đọc tệp, rồi chạy lại.")
