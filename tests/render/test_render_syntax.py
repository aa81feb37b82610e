"""Lời báo của Jinja về thẻ viết sai → tiếng Việt: không một câu tiếng Anh nào tới người dùng."""

from __future__ import annotations

import pytest
from jinja2 import TemplateSyntaxError

from docgen.render.language import TemplateLanguage
from docgen.render.syntax import explain

TAGS = [
    ("{{ ho_ten } }}", "thừa “}”"),
    ("{{ ho ten }}", "gặp “ten” ở chỗ cần “}}”"),
    ("{{ họ tên }}", "gặp “tên” ở chỗ cần “}}”"),
    ("{{ }}", "gặp “}}” ở chỗ cần tên trường"),
    ("{% if %}{% endif %}", "gặp “%}” ở chỗ cần tên trường"),
    ("{% if a = b %}{% endif %}", "so sánh viết =="),
    ("{{ (a }}", "gặp “}” ở chỗ cần “)”"),
    ("{{ a ? }}", "ký tự “?”"),
    ("{{ 'a }}", "ký tự “'”"),
    ("{% endif %}", "không có thẻ “endif”"),
    ("{% if a %}{% endfor %}", "không có thẻ “endfor”"),
    ("{% %}", "chưa có tên"),
    ("{{ a. }}", "tên trường"),
    ("{% for 1 in x %}{% endfor %}", "{% for dong in danh_sach %}"),
    ("{# ghi chú", "chưa đóng bằng #}"),
]


@pytest.mark.parametrize(("tag", "words"), TAGS, ids=[tag for tag, _ in TAGS])
def test_message_is_vietnamese(tag: str, words: str) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        TemplateLanguage().parse(tag)
    said = explain(caught.value.message or "")
    assert words in said
    for english in ("unexpected", "expected", "token", "unknown", "Missing", "assign"):
        assert english not in said


def test_our_own_words_and_unknown_words() -> None:
    assert explain("không dùng được phép tính + trong mẫu.") == "không dùng được phép tính + trong mẫu"
    assert explain("something new") == "thẻ không đúng cú pháp; mẫu chỉ có in trường {{ }}, if, for"
    assert explain("'x' is undefined") == "không có trường “x”"
