"""Tệp YAML → cây Node: đọc dòng sự kiện của libyaml, mọi vô hướng giữ nguyên là chuỗi như đã viết."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

import yaml

from docgen.errors import InputError, Place, Problem
from docgen.tree.compose import ALIAS, LIST, LIST_END, NULL, SCALAR, TABLE, TABLE_END, Composer, Event, failure
from docgen.tree.node import Node
from docgen.tree.source import check_stream

# libyaml nhanh hơn bộ đọc thuần Python hàng chục lần; thiếu nó thì vẫn chạy, chỉ chậm.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_QUOTE = "Đặt giá trị có dấu “: ”, “#”, “[”, “{”, “%”, “@” trong cặp nháy kép."
_HINTS = {
    "mapping values are not allowed in this context": ("có dấu “: ” ở chỗ không được phép hoặc thụt lề lệch.", _QUOTE),
    "mapping values are not allowed here": ("có dấu “: ” ở chỗ không được phép hoặc thụt lề lệch.", _QUOTE),
    "found character that cannot start any token": ("có ký tự không mở đầu được một giá trị.", _QUOTE),
    "found unexpected end of stream": ("dấu nháy mở ra mà không đóng.", "Thêm dấu nháy đóng."),
    "could not find expected ':'": ("thiếu dấu “: ” sau khóa.", "Viết khóa: giá trị, có dấu cách sau dấu hai chấm."),
    "did not find expected key": ("thụt lề lệch hoặc thiếu khóa.", "Canh khóa thẳng cột với các khóa cùng cấp."),
    "did not find expected '-' indicator": ("thụt lề của danh sách lệch.", "Canh các gạch “- ” thẳng một cột."),
    "did not find expected ',' or ']'": ("danh sách […] thiếu dấu phẩy hoặc dấu đóng ].", "Thêm dấu còn thiếu."),
    "did not find expected ',' or '}'": ("bảng {…} thiếu dấu phẩy hoặc dấu đóng }.", "Thêm dấu còn thiếu."),
}
_TAB = ("thụt lề bằng dấu tab.", "Thay mỗi dấu tab bằng dấu cách; YAML chỉ nhận dấu cách.")
_OTHER = ("cấu trúc YAML sai.", "Xem dòng này và dòng ngay trên: thụt lề, dấu hai chấm, dấu nháy, dấu ngoặc.")


def parse_yaml(data: bytes, file: str) -> Node:
    """Cây của cả tệp. Lỗi: InputError, mỗi vấn đề một dòng (bảng mã, cú pháp, khóa lặp, bí danh, thẻ kiểu)."""
    problems: list[Problem] = []
    return Composer(_events(io.BytesIO(data), file, problems), file, problems).whole()


def stream(source: BinaryIO, file: str, listed: str = "don_vi", first_line: int = 1) -> Iterator[tuple[str, Node]]:
    """Từng cặp (khóa ở gốc, nút); danh sách dưới `listed` ra từng phần tử, không bao giờ giữ cả cây hay cả tệp.

    `source`: tệp nhị phân quay lại đầu được, được đóng khi xong; `first_line`: số dòng của dòng đầu, khi đọc một phần
    tệp. Lỗi: InputError như `parse_yaml`, ném khi đã đi hết tệp hoặc gặp chỗ hỏng cấu trúc.
    """
    problems: list[Problem] = []
    with source:
        yield from Composer(_events(source, file, problems, first_line), file, problems).pairs(listed)


def _events(source: BinaryIO, file: str, problems: list[Problem], first_line: int = 1) -> Iterator[Event]:
    check_stream(source, file)
    source.seek(0)
    loader = _LOADER(source)
    documents = 0
    try:
        # So kiểu trực tiếp thay cho isinstance: vòng lặp này chạy hàng triệu lần mỗi mẻ.
        for event in iter(loader.get_event, None):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if event.tag is not None:
                    problems.append(_tagged(file, event))
                null = event.value in _NULLS and not event.style
                yield NULL if null else SCALAR, event.value, event.start_mark.line + first_line, event.anchor
            elif kind is yaml.MappingEndEvent:
                yield TABLE_END, "", 0, None
            elif kind is yaml.SequenceEndEvent:
                yield LIST_END, "", 0, None
            elif kind is yaml.AliasEvent:
                yield ALIAS, event.anchor, event.start_mark.line + first_line, None
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.tag is not None:
                    problems.append(_tagged(file, event))
                start = TABLE if kind is yaml.MappingStartEvent else LIST
                yield start, "", event.start_mark.line + first_line, event.anchor
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _second_document(file, event.start_mark.line + 1, problems)
    except yaml.YAMLError as error:
        raise failure(file, [*problems, _explain(error, source, file)]) from error
    finally:
        loader.dispose()


def _second_document(file: str, line: int, problems: list[Problem]) -> InputError:
    second = Problem(Place(file, line=line), "tệp có hơn một tài liệu (dấu ---).", "Tách mỗi tài liệu ra một tệp.")
    return failure(file, [*problems, second])


def _tagged(file: str, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> Problem:
    shown = str(event.tag).replace("tag:yaml.org,2002:", "!!")
    place = Place(file, line=event.start_mark.line + 1 if event.start_mark else None)
    return Problem(place, f"thẻ kiểu “{shown}” không được dùng.", "Xóa thẻ, chỉ để lại giá trị.")


def _explain(error: yaml.YAMLError, source: BinaryIO, file: str) -> Problem:
    """Lời tiếng Việt cho lỗi cú pháp: chỉ đúng dòng, kèm chữ trên dòng đó."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(Place(file), *_OTHER)
    mark = error.problem_mark or error.context_mark
    index = mark.line if mark else 0
    # Nháy không đóng: libyaml chỉ đến cuối tệp, chỗ có ích là nơi dấu nháy mở ra.
    if error.problem == "found unexpected end of stream" and error.context_mark:
        index = error.context_mark.line
    source.seek(0)
    shown = next(islice(source, index, None), b"").decode("utf-8-sig").rstrip("\r\n")
    indent = shown[: len(shown) - len(shown.lstrip())]
    found, action = _TAB if "\t" in indent else _HINTS.get(error.problem or "", _OTHER)
    excerpt = f" Dòng đó viết: “{shown.strip()[:60]}”." if shown.strip() else ""
    return Problem(Place(file, line=index + 1), found + excerpt, action)
