"""Chữ của docgen.toml → chỗ của lỗi cú pháp bằng một câu tiếng Việt, và dòng của từng khóa."""

from __future__ import annotations

import re
import tomllib

from docgen.errors import Place, Problem

_AT = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_HEADER = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+(?:\.[\w-]+)*)\s*=")

# Cụm từ trong lời của tomllib → (thấy gì, làm gì); cụm đứng trước được xét trước.
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("Cannot overwrite a value", "khóa lặp lại", "Mỗi khóa chỉ một lần; xóa một trong hai dòng."),
    ("Duplicate inline table key", "khóa lặp lại trong { … }", "Mỗi khóa chỉ một lần; xóa một trong hai."),
    ("twice", "bảng [ … ] lặp lại", "Mỗi bảng chỉ một lần; gộp hai bảng làm một."),
    ("Cannot mutate immutable", "bảng lặp lại, đã viết ở dạng { … }", "Gộp hai chỗ làm một."),
    ("Expected '=' after a key", "thiếu dấu “=” sau khóa", 'Viết khóa = "chữ".'),
    ("Expected newline or end of document", "thừa chữ sau giá trị", "Mỗi dòng một khóa; danh sách đặt trong [ … ]."),
    ("Unclosed array", "danh sách thiếu dấu đóng ] hoặc dấu phẩy", 'Viết khóa = ["…", "…"].'),
    ("Unclosed inline table", "bảng { … } thiếu dấu đóng hoặc dấu phẩy", 'Viết { khóa = "…", khóa = "…" }.'),
    ("Expected ']' at the end of a table", "tên bảng thiếu dấu ] đóng", "Viết [tên_bảng] trên một dòng."),
    ("Unterminated string", "dấu nháy kép mở ra mà không đóng", 'Thêm dấu " ở cuối chữ.'),
    ("Unescaped '\\' in a string", "dấu \\ đứng trong nháy kép", "Viết hai dấu \\\\, hoặc bỏ đi."),
    ("Invalid hex value", "dấu \\ đứng trong nháy kép", "Viết hai dấu \\\\, hoặc bỏ đi."),
    ('Expected "\'"', "dấu nháy đơn mở ra mà không đóng", "Đặt chữ trong nháy kép thẳng."),
    ("Illegal character '\\n'", "dấu nháy kép mở ra mà không đóng trên cùng dòng", 'Thêm dấu " ở cuối chữ.'),
    ("Illegal character", "có ký tự không in được", "Xóa ký tự ấy, gõ lại dòng này."),
    ("Invalid value", "giá trị không đặt trong nháy kép thẳng", 'Viết khóa = "chữ", dùng dấu " chứ không phải “ ”.'),
    ("Invalid initial character for a key", "tên khóa có ký tự không dùng được", "Khóa chỉ gồm a–z, 0–9, gạch dưới."),
    ("Invalid statement", "dòng không phải khóa = giá trị, cũng không phải [tên bảng]", 'Viết khóa = "chữ".'),
)
_OTHER = ("không đúng cách viết TOML", 'Mỗi dòng viết khóa = "chữ", danh sách đặt trong [ … ].')


def syntax_problem(error: tomllib.TOMLDecodeError, text: str, file: str) -> Problem:
    """Chỗ sai cú pháp: dòng, cột, điều thấy, chữ trên dòng đó, việc phải làm."""
    at = _AT.search(str(error))
    lines = text.splitlines()
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
    line, column = (int(at[1]), int(at[2])) if at and at[1] else (last, len(lines[last - 1]) + 1 if lines else 1)
    shown = lines[line - 1].strip()[:60] if line <= len(lines) else ""
    found, action = _meaning(str(error), "".join(lines[line - 1 : line])[column - 1 : column])
    return Problem(Place(file, line=line), f"cột {column}: sai cú pháp, {found}: “{shown}”.", action)


def _meaning(message: str, char: str) -> tuple[str, str]:
    """Điều thấy và việc phải làm; `char` là chữ ở chỗ sai, rỗng khi hết dòng hay hết tệp."""
    if "Expected '='" in message and char.isalpha() and not char.isascii():
        return "tên khóa có chữ có dấu", "Khóa chỉ gồm a–z, 0–9, gạch dưới."
    if "Invalid value" in message and not char:
        return "giá trị hoặc danh sách viết dở", 'Viết khóa = "chữ", hoặc khóa = ["…", "…"].'
    return next(((what, do) for key, what, do in _MEANINGS if key in message), _OTHER)


def key_lines(text: str) -> dict[str, int]:
    """Đường khóa (“so_noi_vu.luu”) → dòng viết nó; bảng thì dòng [tên bảng]. Khóa trong { … } không có mặt."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = header[1]
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault(".".join(filter(None, (table, key[1]))), number)
    return found
