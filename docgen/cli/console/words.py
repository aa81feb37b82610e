"""Câu chữ tiếng Anh của click → tiếng Việt."""

from __future__ import annotations

from importlib import import_module

import click

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")

VIETNAMESE = {
    "Usage:": "Cách dùng:",
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
    "Show this message and exit.": "In hướng dẫn này rồi thoát.",
    "Show the version and exit.": "In phiên bản rồi thoát.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "mặc định: {default}",
    "required": "bắt buộc",
    "Aborted!": "Đã dừng.",
    "Error: {message}": "Lỗi: {message}",
    "Try '{command} {option}' for help.": "Xem hướng dẫn: {command} {option}",
    "Invalid value: {message}": "Giá trị sai: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị sai cho {param_hint}: {message}",
    "Missing argument": "Thiếu tham số",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing command.": "Thiếu tên lệnh.",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "No such option {name!r}.": "Không có tùy chọn {name!r}.",
    "No such option: {name}": "Không có tùy chọn {name}.",
    "No such command {name!r}.": "Không có lệnh {name!r}.",
    "Did you mean {possibility}?": "Có phải bạn muốn gõ {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Có phải bạn muốn gõ một trong: {possibilities}?",
    "(Possible options: {possibilities})": "Có phải bạn muốn gõ một trong: {possibilities}?",
    "Got unexpected extra argument ({args})": "Thừa tham số: {args}",
    "Got unexpected extra arguments ({args})": "Thừa tham số: {args}",
    "Argument {name!r} takes {nargs} values.": "Tham số {name!r} cần {nargs} giá trị.",
    "Option {name!r} does not take a value.": "Tùy chọn {name!r} không nhận giá trị.",
    "Option {name!r} requires an argument.": "Tùy chọn {name!r} cần một giá trị đi sau.",
    "Option {name!r} requires {nargs} arguments.": "Tùy chọn {name!r} cần {nargs} giá trị đi sau.",
    "{value!r} is not {choice}.": "{value!r} không phải {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} không thuộc {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} không phải số đúng dạng.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} không tồn tại.",
    "{name} {filename!r} is a file.": "{name} {filename!r} là một tệp, cần thư mục.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} là một thư mục, cần tệp.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} không đọc được.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} không ghi được.",
    "file": "tệp",
    "directory": "thư mục",
    "path": "đường dẫn",
    "File": "Tệp",
    "Directory": "Thư mục",
    "Path": "Đường dẫn",
    "Could not open file {filename!r}: {message}": "Không mở được tệp {filename!r}: {message}",
    "unknown error": "lỗi không rõ",
}


def translate(text: str) -> str:
    """Câu tiếng Việt tương ứng; câu chưa dịch giữ nguyên."""
    return VIETNAMESE.get(text, text)


def _plural(one: str, many: str, count: int) -> str:
    return translate(one if count == 1 else many)


def speak_vietnamese() -> None:
    """Cho click nói tiếng Việt.

    click tra câu chữ qua hàm `_` và `ngettext` của gettext trong từng mô-đun; danh mục gettext lại phụ thuộc biến môi
    trường ngôn ngữ của máy, nên thay thẳng hai hàm ấy là cách duy nhất cho cùng một kết quả trên mọi máy.
    """
    for name in _MODULES:
        module = vars(import_module(f"click.{name}"))
        if "_" in module:
            module["_"] = translate
        if "ngettext" in module:
            module["ngettext"] = _plural


def name_placeholders(command: click.Command) -> click.Command:
    """Đổi `[OPTIONS] COMMAND [ARGS]...` ở dòng “Cách dùng” của lệnh và các lệnh con sang tiếng Việt."""
    command.options_metavar = "[TÙY_CHỌN]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "LỆNH [THAM_SỐ]..."
        for child in command.commands.values():
            name_placeholders(child)
    return command
