"""Byte của tệp chữ → chuỗi Unicode: nhận ra bảng mã, ký tự điều khiển, và nói rõ khi không đọc được."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from docgen.errors import InputError, Place, Problem
from docgen.tree.compose import failure

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BREAKS = re.compile("[\u2028\u2029]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BLOCK = 1 << 16
_SAVE = "Mở tệp, chọn Lưu thành (Save As), bảng mã (Encoding) UTF-8 rồi lưu lại."


def decode_bytes(data: bytes, file: str, *, line_breaks: bool) -> str:
    """Chuỗi của tệp, bỏ dấu thứ tự byte (BOM) của UTF-8 nếu có.

    `line_breaks`: từ chối cả U+2028, U+2029 (YAML coi chúng là xuống dòng). Lỗi: InputError khi không phải UTF-8 hoặc
    có ký tự điều khiển; mỗi ký tự điều khiển một vấn đề, kèm dòng.
    """
    if data.startswith(_UTF16) or b"\x00" in data[:4]:
        raise failure(file, [Problem(Place(file, line=1), "tệp lưu bằng bảng mã UTF-16, không phải UTF-8.", _SAVE)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, file, error) from error
    found = [*_CONTROL.finditer(text), *(_BREAKS.finditer(text) if line_breaks else ())]
    if found:
        raise failure(file, [_unprintable(text, match, file) for match in found])
    return text


def check_stream(stream: BinaryIO, file: str) -> None:
    """Như `decode_bytes` với `line_breaks`, cho tệp quá to để nằm cả trong bộ nhớ: chỉ soát, đọc từng khối.

    Lỗi: InputError như `decode_bytes`.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    line = 1
    problems: list[Problem] = []
    data = stream.read(_BLOCK)
    if data.startswith(_UTF16) or b"\x00" in data[:4]:
        raise failure(file, [Problem(Place(file, line=1), "tệp lưu bằng bảng mã UTF-16, không phải UTF-8.", _SAVE)])
    while True:
        try:
            text = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise _not_utf8(error.object, file, error, line) from error
        found = [*_CONTROL.finditer(text), *_BREAKS.finditer(text)]
        problems.extend(_unprintable(text, match, file, line) for match in found)
        line += text.count("\n")
        if not data:
            break
        data = stream.read(_BLOCK)
    if problems:
        raise failure(file, problems)


def _not_utf8(data: bytes, file: str, error: UnicodeDecodeError, first_line: int = 1) -> InputError:
    line = data.count(b"\n", 0, error.start) + first_line
    found = (
        f"byte 0x{data[error.start]:02X} không phải UTF-8; "
        "tệp có lẽ lưu bằng bảng mã cũ (windows-1258, TCVN3, VNI hoặc ANSI)."
    )
    return failure(file, [Problem(Place(file, line=line), found, _SAVE)])


def _unprintable(text: str, match: re.Match[str], file: str, first_line: int = 1) -> Problem:
    line = text.count("\n", 0, match.start()) + first_line
    return Problem(
        Place(file, line=line),
        f"có ký tự điều khiển U+{ord(match.group()):04X} không in được.",
        "Xóa ký tự đó (thường do dán từ chương trình khác).",
    )
