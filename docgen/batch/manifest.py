"""Sổ của một thư mục kết quả (manifest.jsonl): mỗi văn bản một dòng, dòng cuối của một khóa là dòng có hiệu lực."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from docgen.errors import OutputError, os_reason
from docgen.render import files

FILE_NAME = "manifest.jsonl"


class Outcome(StrEnum):
    """Kết cục của một văn bản sau một lần chạy."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Record:
    """Một dòng của manifest.

    `key`: `<loại>/<mã>`; `path`: đường dẫn từ thư mục kết quả, dấu `/`, trống khi không có tệp; `sha256`: mã băm của
    bản docgen đã lập (không phải của bản sửa tay); `docgen`: phiên bản đã lập; `moved_to`: nơi để bản hết hiệu lực.
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

    def to_line(self) -> bytes:
        """Một dòng JSON UTF-8, khóa theo thứ tự khai báo, kết thúc bằng xuống dòng."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        return (json.dumps(values, ensure_ascii=False) + "\n").encode("utf-8")

    @classmethod
    def from_line(cls, line: bytes) -> Record:
        """Đọc một dòng. Lỗi: ValueError khi không phải JSON đúng hình dạng; khóa lạ của bản sau được bỏ qua."""
        values = json.loads(line.decode("utf-8"))
        if not isinstance(values, dict):
            raise ValueError("không phải một đối tượng JSON")
        known: dict[str, Any] = {item.name: values[item.name] for item in fields(cls) if item.name in values}
        try:
            known["status"] = Outcome(known["status"])
            known["findings"] = tuple(known.get("findings", ()))
            return cls(**known)
        except (KeyError, TypeError) as error:
            raise ValueError(f"thiếu khóa ({error})") from error


@dataclass(frozen=True, slots=True)
class Contents:
    """Manifest đã đọc: khóa → dòng có hiệu lực; `damaged`: dòng cuối hỏng hoặc ghi dở nên không tính."""

    records: dict[str, Record]
    damaged: bool


def read_records(path: Path) -> dict[str, Record]:
    """Đọc manifest: khóa → dòng có hiệu lực; rỗng khi chưa có tệp.

    Dòng cuối bị cắt cụt (máy tắt giữa lúc ghi) được bỏ qua: văn bản của nó sẽ được xét lại từ đầu.
    Lỗi: OutputError khi không đọc được, hoặc một dòng ở giữa bị hỏng.
    """
    return read_contents(path).records


def read_contents(path: Path) -> Contents:
    """Các dòng có hiệu lực, và dòng cuối có bị bỏ qua hay không. Lỗi: như `read_records`."""
    try:
        *lines, unfinished = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return Contents({}, False)
    except OSError as error:
        raise OutputError(f"{path}: không đọc được manifest ({os_reason(error)}). Kiểm tra quyền đọc tệp.") from error
    records: dict[str, Record] = {}
    for number, line in enumerate(lines, start=1):
        try:
            record = Record.from_line(line)
        except ValueError as error:
            if number == len(lines):
                return Contents(records, True)
            raise OutputError(
                f"{path}, dòng {number}: dòng bị hỏng, không đọc được. Xóa dòng này rồi chạy lại `docgen build`: "
                "văn bản của dòng ấy được so lại với tệp đang có, tệp đã sửa tay không bị đè."
            ) from error
        records[record.key] = record
    return Contents(records, bool(unfinished))


class Manifest:
    """Manifest đang mở để ghi: ghi nối từng dòng, gọn lại ở cuối."""

    def __init__(self, path: Path) -> None:
        self._path = path
        contents = read_contents(path)
        self._records, self._damaged = contents.records, contents.damaged

    @property
    def records(self) -> Mapping[str, Record]:
        """Các dòng có hiệu lực lúc này."""
        return self._records

    def put(self, record: Record) -> None:
        """Ghi nối `record`, trừ khi giống hệt dòng đang có hiệu lực. Lỗi: OutputError khi không ghi được."""
        if self._records.get(record.key) == record:
            return
        self._repair()
        self._records[record.key] = record
        try:
            with self._path.open("ab") as stream:
                stream.write(record.to_line())
        except OSError as error:
            raise OutputError(
                f"{self._path}: không ghi được manifest ({os_reason(error)}). Kiểm tra đĩa còn chỗ và quyền ghi, "
                "rồi chạy lại: các văn bản đã lập xong được nhận ra và giữ nguyên."
            ) from error

    def drop(self, key: str) -> None:
        """Bỏ khóa không còn gì để theo dõi; mất hẳn khỏi tệp sau `compact`."""
        self._records.pop(key, None)

    def compact(self) -> None:
        """Ghi lại manifest gọn, xếp theo khóa; không đụng tệp khi nội dung đã đúng từng byte."""
        data = _compacted(self._records.values())
        if data or self._path.exists():
            _replace(self._path, data)

    def _repair(self) -> None:
        """Trước lần ghi nối đầu tiên, cắt bỏ dòng cụt để dòng mới không dính vào nó."""
        if self._damaged:
            _replace(self._path, _compacted(self._records.values()))
            self._damaged = False


def _compacted(records: Iterable[Record]) -> bytes:
    return b"".join(record.to_line() for record in sorted(records, key=lambda record: record.key))


def _replace(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        files.write(path, data)
