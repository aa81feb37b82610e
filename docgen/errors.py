"""Lỗi và mã thoát: mọi thứ docgen có thể từ chối, kèm chỗ sai và cách sửa."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple


class ExitCode(IntEnum):
    """Mã thoát của lệnh `docgen`: lời hứa với người viết kịch bản, không đổi."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    REGULATION = 4
    TEMPLATE = 5
    REGISTER = 6
    OUTPUT = 7
    MISSING_PROGRAM = 8
    INTERRUPTED = 130


_FULL = "hết chỗ trên đĩa hoặc vượt hạn mức"
_GONE = "mất kết nối tới ổ mạng"
_CAUSES = {
    errno.ENOENT: "đường dẫn không tồn tại",
    errno.EACCES: "không có quyền, hoặc tệp đang mở trong Word, Excel",
    errno.EPERM: "hệ điều hành không cho phép",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EEXIST: "chỗ đó đã có tệp hoặc thư mục",
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.ENAMETOOLONG: "tên hoặc đường dẫn quá dài",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EISDIR: "chỗ đó là thư mục, không phải tệp",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
    errno.EIO: "ổ đĩa hỏng, hoặc ổ mạng mất kết nối",
    errno.ENOTCONN: _GONE,
    errno.ESTALE: _GONE,
}


def os_reason(error: OSError) -> str:
    """Vì sao hệ điều hành không đọc, không ghi được: một cụm tiếng Việt, không có dấu chấm cuối.

    Lời của chính hệ điều hành là tiếng Anh nên không bao giờ được in; nguyên nhân lạ được nêu bằng số.
    """
    if error.errno is None:
        return "lỗi hệ thống không có số"
    return _CAUSES.get(error.errno, f"lỗi hệ thống số {error.errno}")


class Portable:
    """Gốc của các giá trị bất biến gửi sang tiến trình khác: ghép lại từ các trường, theo thứ tự khai báo.

    Dataclass bất biến có slots của Python 3.11 tự gói từng trường bằng mã Python, chậm gấp mấy lần.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        value_type: Any = type(self)
        return value_type, _values(value_type)(self)


@cache
def _values(value_type: Any) -> Callable[[Portable], tuple[Any, ...]]:
    """Hàm lấy mọi trường; lớp con có ít nhất hai trường, một trường thì attrgetter không trả bộ."""
    return attrgetter(*(entry.name for entry in fields(value_type)))


class Place(NamedTuple):
    """Một chỗ trong tệp đầu vào: trang và ô của sổ tính, hoặc dòng và khóa của YAML/JSON.

    Mỗi giá trị của đầu vào có một chỗ: bộ có tên dựng nhanh gấp ba lần dataclass bất biến.
    """

    file: str
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    key: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(f"trang “{self.sheet}”")
        if self.cell:
            parts.append(f"ô {self.cell}")
        if self.line:
            parts.append(f"dòng {self.line}")
        if self.key:
            parts.append(f"khóa “{self.key}”")
        return ", ".join(parts)

    @property
    def short(self) -> str:
        """Dạng gọn cho cột nguồn của lời giải thích: `tay_ninh.xlsx, Đơn vị, F12`."""
        line = f"dòng {self.line}" if self.line else None
        return ", ".join(part for part in (self.file, self.sheet, self.cell, line, self.key) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """Một vấn đề: ở đâu, thấy gì, phải làm gì."""

    place: Place
    found: str
    action: str

    def __str__(self) -> str:
        return f"{self.place}: {self.found} {self.action}".rstrip()


class DocgenError(Exception):
    """Gốc của mọi lỗi docgen báo cho người dùng; mỗi lớp con có một mã thoát riêng."""

    exit_code: ExitCode = ExitCode.FINDINGS

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  - {problem}" for problem in self.problems)])


class UsageError(DocgenError):
    """Lệnh gọi sai: thiếu tham số, tên không có trong danh mục. Xem `docgen LỆNH --help`."""

    exit_code = ExitCode.USAGE


class InputError(DocgenError):
    """Đầu vào sai; `problems` liệt kê mọi chỗ sai. Sửa các chỗ đó rồi chạy lại, chưa có gì được ghi."""

    exit_code = ExitCode.INPUT


class RegulationError(DocgenError):
    """Tệp quy định (luật dưới dạng dữ liệu) sai hoặc không có. Sửa tệp đó, không sửa mã."""

    exit_code = ExitCode.REGULATION


class TemplateError(DocgenError):
    """Mẫu Word sai thẻ, thiếu trường hoặc không an toàn. Mở mẫu trong Word, sửa chỗ được nêu."""

    exit_code = ExitCode.TEMPLATE


class LayoutError(DocgenError):
    """Văn bản lập xong còn lỗi thể thức nên không được giao; `rules` là mã các luật. Sửa mẫu hoặc dữ liệu."""

    def __init__(self, kind: str, errors: Sequence[tuple[str, str]]) -> None:
        self.rules = tuple(dict.fromkeys(rule for rule, _ in errors))
        lines = "\n".join(f"  - {rule} {text}" for rule, text in errors)
        super().__init__(f"Văn bản {kind} còn lỗi thể thức, không giao.\n{lines}")


class RegisterError(DocgenError):
    """Sổ đăng ký số văn bản không đọc hoặc không ghi được."""

    exit_code = ExitCode.REGISTER


class OutputError(DocgenError):
    """Không ghi được kết quả: đĩa đầy, thư mục khóa, tệp đang mở. Không tệp dở nào mang tên thật."""

    exit_code = ExitCode.OUTPUT


class MissingProgramError(DocgenError):
    """Thiếu chương trình ngoài (LibreOffice, phông chữ). `docgen doctor` nói thiếu gì, cài thế nào."""

    exit_code = ExitCode.MISSING_PROGRAM


class WorkersLostError(Exception):
    """Nơi làm việc chết hay treo giữa chừng: nơi giao việc tự làm theo cách khác, không bao giờ báo ra người dùng."""
