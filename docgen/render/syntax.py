"""Lời báo tiếng Anh của Jinja về một thẻ viết sai → câu tiếng Việt nói phải sửa gì."""

from __future__ import annotations

import re

_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of template": "chỗ hết mẫu",
}
_SENTENCES = (
    (r"unexpected '(.+)', expected '(.+)'", "gặp “{0}” ở chỗ cần “{1}”; đóng ngoặc cho đúng cặp"),
    (
        r"expected token '(.+)', got '(.+)'",
        "gặp “{1}” ở chỗ cần “{0}”; tên trường viết liền bằng dấu _, so sánh viết ==",
    ),
    (r"Expected an expression, got '(.+)'", "gặp “{0}” ở chỗ cần tên trường"),
    (r"Encountered unknown tag '(.+?)'.*", "không có thẻ “{0}” ở đây; thẻ đóng phải có thẻ mở cùng loại đứng trước"),
    (r"unexpected char ['\"](.+)['\"] at \d+", "ký tự “{0}” không dùng được trong thẻ"),
    (r"unexpected end of template.*", "thẻ chưa đóng"),
    (r"unexpected '(.+)'", "thừa “{0}”; xem lại ngoặc và dấu trong thẻ"),
    (r"tag name expected", "thẻ {{% … %}} chưa có tên (if, for, endif, endfor)"),
    (r"can't assign to .*", "tên dòng của vòng lặp không dùng được; viết {{% for dong in danh_sach %}}"),
    (r"expected name or number", "sau dấu chấm phải là tên trường"),
    (r"No (filter|test) named '(.+?)'.*", "không dùng được “{1}” trong thẻ"),
    (r"Invalid character in identifier", "tên trường có ký tự không dùng được; viết không dấu, ví dụ ho_ten"),
    (r"Missing end of comment tag", "thẻ {{# … #}} chưa đóng bằng #}}"),
    (r"Missing end of raw directive", "thẻ raw không dùng được"),
    (r"'(.+)' is undefined", "không có trường “{0}”"),
    (r"'.+' has no attribute '(.+)'", "không có trường “{0}”"),
    (r"access to attribute '(.+)' of .* is unsafe\.", "không dùng được “{0}” trong thẻ"),
)
_UNKNOWN = "thẻ không đúng cú pháp; mẫu chỉ có in trường {{ }}, if, for"


def explain(message: str) -> str:
    """Câu tiếng Việt, không dấu chấm cuối; lời báo đã là tiếng Việt thì giữ nguyên, lời báo lạ thành một câu chung."""
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(*(_TOKENS.get(word, word) for word in found.groups()))
    return _UNKNOWN if message.isascii() else message.rstrip(".")
