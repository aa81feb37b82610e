"""Tệp JSON → cây Node giống hệt cây của YAML: số giữ nguyên chữ đã viết, mỗi nút nhớ dòng của nó."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from docgen.errors import InputError, Place, Problem
from docgen.tree.compose import LIST, LIST_END, NULL, SCALAR, TABLE, TABLE_END, Composer, Event, failure
from docgen.tree.node import Node
from docgen.tree.source import decode_bytes

# Thư viện chuẩn không cho biết dòng của từng giá trị, nên tách từ tại đây; ngữ pháp là của RFC 8259.
_TOKEN = re.compile(
    r"""[ \t\r]*(?:
        (?P<break>\n)
      | (?P<mark>[\[\]{}:,])
      | (?P<text>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")
      | (?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-]))
      | (?P<word>(?:true|false|null)(?!\w))
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_HALF = re.compile("[\ud800-\udfff]")
_ODD = re.compile(r"[ \t\r]*(\S[^\s,\]}:]*)")


def parse_json(data: bytes, file: str) -> Node:
    """Cây của cả tệp. Lỗi: InputError, mỗi vấn đề kèm dòng (cú pháp, NaN, dấu phẩy thừa, khóa lặp)."""
    problems: list[Problem] = []
    return Composer(_events(data, file, problems), file, problems).whole()


def stream(data: bytes, file: str, listed: str = "don_vi") -> Iterator[tuple[str, Node]]:
    """Từng cặp (khóa ở gốc, nút); danh sách dưới `listed` ra từng phần tử. Lỗi: InputError như `parse_json`."""
    problems: list[Problem] = []
    return Composer(_events(data, file, problems), file, problems).pairs(listed)


class _Tokens:
    """Bộ tách từ: từ hiện thời và dòng của nó."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self._text = text
        self._file = file
        self._problems = problems
        self._at = 0
        self.line = 1

    def next(self) -> tuple[str, str]:
        """(loại, chữ) của từ kế tiếp; loại "mark" là dấu, "end" là hết tệp. Lỗi: InputError."""
        while True:
            found = _TOKEN.match(self._text, self._at)
            if found is None:
                raise self._odd()
            self._at = found.end()
            kind = found.lastgroup or ""
            if kind != "break":
                return kind, found[kind]
            self.line += 1

    def fail(self, found: str, action: str) -> InputError:
        return failure(self._file, [*self._problems, Problem(Place(self._file, line=self.line), found, action)])

    def _odd(self) -> InputError:
        match = _ODD.match(self._text, self._at)
        shown = match[1][:40] if match else ""
        if shown.startswith('"'):
            return self.fail("chuỗi không đóng nháy kép, xuống dòng giữa chừng hoặc có \\ lạ.", "Viết lại chuỗi.")
        if re.match(r"-?(nan|inf)", shown, re.IGNORECASE):
            return self.fail(f"“{shown}” không phải là số.", "Ghi số thập phân, hoặc null nếu chưa có.")
        if shown.startswith(("//", "/*", "#")):
            return self.fail("JSON không có chú thích.", "Xóa chú thích, hoặc dùng tệp YAML.")
        if shown.startswith(("'", "“", "”", "‘", "’")):
            return self.fail(f"“{shown}” không đặt trong nháy kép thẳng.", 'Dùng nháy kép thẳng: "…".')
        return self.fail(f"không hiểu “{shown}”.", 'Chữ đặt trong nháy kép "…"; số viết dạng 92.5, không có số 0 đầu.')


def _events(data: bytes, file: str, problems: list[Problem]) -> Iterator[Event]:
    tokens = _Tokens(decode_bytes(data, file, line_breaks=False), file, problems)
    closers: list[str] = []
    kind, text = tokens.next()
    if kind == "end":
        return
    while True:
        opened = _opener(kind, text)
        if opened:
            yield opened, "", tokens.line, None
            closers.append("]" if opened == LIST else "}")
            kind, text = tokens.next()
            if text != closers[-1] or kind != "mark":
                if opened == TABLE:
                    yield _key(tokens, kind, text)
                    kind, text = tokens.next()
                continue
        else:
            yield _scalar(tokens, kind, text)
            kind, text = tokens.next()
        while closers and kind == "mark" and text == closers[-1]:
            yield (LIST_END if closers.pop() == "]" else TABLE_END), "", 0, None
            kind, text = tokens.next()
        if not closers:
            break
        if kind != "mark" or text != ",":
            raise _no_comma(tokens, kind, text, closers[-1])
        kind, text = tokens.next()
        if kind == "mark" and text in "]}":
            raise tokens.fail(f"dấu phẩy thừa trước “{text}”.", "Xóa dấu phẩy sau mục cuối cùng.")
        if closers[-1] == "}":
            yield _key(tokens, kind, text)
            kind, text = tokens.next()
    if kind != "end":
        raise tokens.fail(f"còn “{text[:20]}” sau khi tài liệu đã kết thúc.", "Mỗi tệp JSON chỉ có một tài liệu.")


def _opener(kind: str, text: str) -> str | None:
    return {"[": LIST, "{": TABLE}.get(text) if kind == "mark" else None


def _key(tokens: _Tokens, kind: str, text: str) -> Event:
    if kind != "text":
        raise tokens.fail(f"“{text[:20]}” không phải là khóa.", 'Khóa đặt trong nháy kép: "khóa": giá trị.')
    event = (SCALAR, _string(tokens, text), tokens.line, None)
    if tokens.next() != ("mark", ":"):
        raise tokens.fail(f"thiếu dấu “:” sau khóa {text[:40]}.", 'Viết "khóa": giá trị.')
    return event


def _scalar(tokens: _Tokens, kind: str, text: str) -> Event:
    if kind == "text":
        return SCALAR, _string(tokens, text), tokens.line, None
    if kind == "number":
        return SCALAR, text, tokens.line, None
    if kind == "word":
        return (NULL if text == "null" else SCALAR), text, tokens.line, None
    if kind == "end":
        raise tokens.fail("tệp dừng giữa chừng, thiếu giá trị hoặc dấu đóng.", "Xem lại phần cuối của tệp.")
    raise tokens.fail(f"gặp “{text}” ở chỗ phải có một giá trị.", "Ghi giá trị, hoặc null nếu chưa có.")


def _string(tokens: _Tokens, token: str) -> str:
    """Nội dung của chuỗi JSON; cặp \\ud83d\\ude00 ghép thành một ký tự, nửa cặp đứng riêng bị từ chối."""
    if "\\" not in token:
        return token[1:-1]
    value = str(json.loads(token))
    if half := _HALF.search(value):
        raise tokens.fail(f"có nửa ký tự U+{ord(half[0]):04X} (surrogate lẻ).", "Gõ lại chuỗi này.")
    return value


def _no_comma(tokens: _Tokens, kind: str, text: str, closer: str) -> InputError:
    if kind == "end":
        return tokens.fail(f"tệp dừng giữa chừng, thiếu dấu “{closer}”.", "Thêm dấu đóng ở cuối tệp.")
    if kind == "mark" and text in "]}":
        return tokens.fail(f"đóng bằng “{text}” chỗ phải đóng bằng “{closer}”.", "Sửa cho khớp dấu mở.")
    return tokens.fail(f"thiếu dấu phẩy trước “{text[:20]}”.", "Thêm dấu phẩy giữa hai mục.")
