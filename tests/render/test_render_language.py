"""Mẫu chỉ được in trường, if, for: mọi cách chạy mã, tính toán, làm phình văn bản đều bị từ chối khi nạp."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext
from render_kit import Fields, Row, draft, fill, lines, load, render, table, word_file

from docgen.errors import TemplateError
from docgen.render.compiled import PairLanguage, Run
from docgen.render.language import RECORDER, FillError, Recorder, TemplateLanguage

PAYLOADS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ ho_ten|attr('__class__') }}",
    "{{ ho_ten['__class__'] }}",
    "{{ ho_ten.format(ho_ten) }}",
    "{{ namespace(x=1) }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "{% if ho_ten.__class__ %}x{% endif %}",
    "{% set x = 1 %}",
    "{% import 'os' as os %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'x' %}",
    "{% macro m() %}x{% endmacro %}",
    "{% with x = 1 %}{% endwith %}",
    "{% filter upper %}x{% endfilter %}",
    "{% block x %}{% endblock %}",
    "{{ dong|map(attribute='__class__') }}",
    "{{ loop.__class__ }}",
    "{{ _so_ghi }}",
    "{{ ho_ten if khen else ho_ten }}",
    "{{ ho_ten ~ ho_ten }}",
    "{{ ho_ten is defined }}",
    "{% for a, b in dong %}{% endfor %}",
    "{{ họ_tên }}",
]
BOMBS = [
    "{{ 'a' * 10**8 }}",
    "{{ '%0999999999d'|format(1) }}",
    "{{ ho_ten|center(999999999) }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{{ 10**10**10 }}",
    "{{ '%0999999999d' % 1 }}",
    "{{ -nam }}",
    "{{ " + "(" * 2_000 + "ho_ten" + ")" * 2_000 + " }}",
]


@pytest.mark.parametrize("tag", [*PAYLOADS, *BOMBS], ids=lambda tag: tag[:50])
@pytest.mark.parametrize("place", ["body", "header", "subject"])
def test_attack_is_refused_when_the_template_is_loaded(tmp_path: Path, tag: str, place: str) -> None:
    if place == "subject" and len(tag) > 255:
        tag = "{{ " + "(" * 120 + "ho_ten" + " }}"

    def build(document: WordDocument) -> None:
        if place == "header":
            document.sections[0].header.paragraphs[0].text = tag
        elif place == "subject":
            document.core_properties.subject = tag

    path = word_file(tmp_path / "m.docx", tag if place == "body" else "Chữ", build=build)
    with pytest.raises(TemplateError):
        load(path)


@pytest.mark.parametrize(
    ("value", "attribute", "safe"),
    [
        (Row("a"), "ten", True),
        (Row("a"), "khong_co", False),
        (Row("a"), "__class__", False),
        (Fields(), "__dict__", False),
        ("chữ", "upper", False),
        (("a",), "count", False),
        ({"a": 1}, "items", False),
        (len, "__self__", False),
        (LoopContext([1], StrictUndefined), "index", True),
        (LoopContext([1], StrictUndefined), "cycle", False),
        (LoopContext([1], StrictUndefined), "_iterator", False),
    ],
)
def test_only_fields_and_loop_numbers_are_attributes(value: Any, attribute: str, safe: bool) -> None:
    """Hỏi thẳng hàng rào, vì cây cú pháp đã chặn phần lớn trước khi tới nó."""
    language = TemplateLanguage()
    assert language.is_safe_attribute(value, attribute, None) is safe
    if not safe:
        with pytest.raises((SecurityError, UndefinedError)):
            str(language.getattr(value, attribute))


# Jinja bọc riêng `format` của chữ, không hỏi `is_safe_attribute`; gọi nó thì vẫn bị chặn ở đây.
@pytest.mark.parametrize("function", [len, "a".upper, Row, print, type, TemplateLanguage().getattr("{0}", "format")])
def test_nothing_is_called(function: Any) -> None:
    language = TemplateLanguage()
    assert not language.is_safe_callable(function)
    context = language.from_string("").new_context()
    with pytest.raises(SecurityError):
        language.call(context, function)


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "//", "%", "**"])
def test_nothing_is_calculated(operator: str) -> None:
    language = TemplateLanguage()
    context = language.from_string("").new_context()
    assert operator in language.intercepted_binops
    with pytest.raises(SecurityError, match="không dùng được phép tính"):
        language.call_binop(context, operator, 2, 3)
    if operator in {"+", "-"}:
        assert operator in language.intercepted_unops
        with pytest.raises(SecurityError, match="không dùng được phép tính"):
            language.call_unop(context, operator, 2)


UNKNOWN = [
    "{% if LA %}x{% endif %}",
    "{% if not LA %}x{% endif %}",
    "{% if LA == 'a' %}x{% endif %}",
    "{% if LA in ['a'] %}x{% endif %}",
    "{% if LA is none %}x{% endif %}",
    "{% if LA|length %}x{% endif %}",
    "{% for x in LA %}{% endfor %}",
    "{{ LA }}",
]


@dataclass(frozen=True, slots=True)
class _Loose:
    ten: Any = None


@pytest.mark.parametrize("tag", UNKNOWN)
def test_name_missing_from_the_values_is_an_error_on_both_ways(tmp_path: Path, tag: str) -> None:
    """Kiểu Any giấu thuộc tính lạ khỏi phép đối chiếu lúc nạp; khi ấy chỉ còn lúc điền biết được."""
    path = word_file(tmp_path / "m.docx", tag.replace("LA", "ten.la"))
    with pytest.raises(TemplateError, match=r"“(ten\.)?la”"):
        fill(path, _Loose(Row("a")))
    for name in ("la", "ten.la"):
        source = tag.replace("LA", name)
        with pytest.raises((UndefinedError, FillError)):
            TemplateLanguage().from_string(source).render({RECORDER: Recorder(), "ten": Row("a")})
        with pytest.raises(AttributeError):
            PairLanguage().root(source)(Run(_Loose(Row("a"))))


def test_refusal_names_part_and_paragraph(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        document.sections[0].footer.paragraphs[0].text = "Chân {{ ho_ten|upper }}"

    path = word_file(tmp_path / "m.docx", "Điều 1. {% set x = 1 %}", build=build)
    with pytest.raises(TemplateError) as caught:
        load(path)
    text = str(caught.value)
    assert "m.docx" in text
    assert "thân văn bản, đoạn “Điều 1. {% set x = 1 %}”" in text
    assert "chân trang (footer1.xml)" in text
    assert "upper" in text


def test_nested_loops_stop_at_a_limit(tmp_path: Path) -> None:
    loops = "".join(f"{{% for {name} in dong %}}" for name in "abcd")
    path = word_file(tmp_path / "m.docx", f"{loops}{'{% endfor %}' * 4}")
    with pytest.raises(TemplateError, match="lặp quá"):
        fill(path, Fields(dong=tuple(Row("x") for _ in range(100))))


BROKEN = [
    ("{% if khen %}Chữ", "thẻ {% if … %} chưa có {% endif %}"),
    ("{% for d in dong %}{{ d.ten }}", "thẻ {% for … %} chưa có {% endfor %}"),
    ("Chữ {% endif %}", "thẻ viết sai"),
    ("Chữ {{ ho_ten", "không thành thẻ"),
    ("Chữ ｛｛ ho_ten ｝｝", "không thành thẻ"),
    ("Chữ { {ho_ten} }} x", "không thành thẻ"),
    ("Chữ {_{ ho_ten }_}", "không thành thẻ"),
    ("{% if khen -%} mất chữ này {% endif %}", "sát ngoặc"),
    ("{%p if khen %} chữ cùng đoạn", "một mình một đoạn"),
    ("{%p if khen %}{%p endif %}", "một mình một đoạn"),
    ("{%tr for d in dong %}", "phải nằm trong một hàng bảng"),
    ("Kèm theo {{p con }}", "thẻ {{p … phải một mình một đoạn"),
    ("{{tr ho_ten }}", "{{tr}}"),
    ("{{tc ho_ten }}", "{{tc}}"),
    ("{% colspan 3 %}", "gộp cột"),
    ("{% raw %}{{ x }}{% endraw %}", "raw"),
    ("{{ ho_ten }", "không thành thẻ"),
    ("{{ ho ten }}", "thẻ viết sai"),
]


@pytest.mark.parametrize(("text", "named"), BROKEN, ids=[text for text, _ in BROKEN])
def test_misplaced_tag_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(TemplateError) as caught:
        load(word_file(tmp_path / "m.docx", text))
    assert named in str(caught.value)


def test_tag_over_two_paragraphs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="mở và đóng thẻ trong cùng một đoạn"):
        load(word_file(tmp_path / "m.docx", "Ông {{ ho", "_ten }} đây"))


def test_row_tag_with_other_text_is_refused(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        table(document, [["{%tr for d in dong %}", "chữ sẽ mất"], ["{{ d.ten }}", ""], ["{%tr endfor %}", ""]])

    with pytest.raises(TemplateError, match="một mình một hàng"):
        load(word_file(tmp_path / "m.docx", build=build))


def test_block_across_cells_is_refused(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        cell = table(document, [["{% if khen %}Một", "Hai"]]).cell(0, 1)
        cell.paragraphs[0].text = "Hai"
        cell.add_paragraph("Ba {% endif %}")

    with pytest.raises(TemplateError, match="mở và đóng lệch nhau"):
        load(word_file(tmp_path / "m.docx", build=build))


def test_block_inside_one_paragraph_may_span_runs(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Ông {% if khen %}được ")
        paragraph.add_run("khen").bold = True
        paragraph.add_run(" năm nay{% endif %}.")

    path = word_file(tmp_path / "m.docx", build=build)
    assert lines(fill(path, Fields(khen=True))) == ["Ông được khen năm nay."]
    assert lines(fill(path)) == ["Ông ."]


def test_smart_quotes_and_comparison_inside_tags(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "{% if ho_ten == “Nguyễn Văn A” and nam > 2021 %}“Đúng”{% endif %}")
    assert lines(fill(path)) == ["“Đúng”"]


def test_jinja_comment_is_dropped(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "{#p ghi chú cho người soạn #}", "Chữ {# ghi chú #}thường")
    assert lines(fill(path)) == ["Chữ thường"]


def test_tag_in_a_property_that_is_not_kept_is_refused(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        document.core_properties.comments = "{{ ho_ten }}"
        document.core_properties.keywords = "{{ 7*7 }}"

    with pytest.raises(TemplateError) as caught:
        load(word_file(tmp_path / "m.docx", "x", build=build))
    assert "description" in str(caught.value)
    assert "keywords" in str(caught.value)


def test_template_is_read_once(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "{{ ho_ten }}")
    template = load(path)
    path.unlink()
    assert lines(render(template, draft())) == ["Nguyễn Văn A"]
    assert lines(render(template, draft(Fields(ho_ten="Trần Thị B")))) == ["Trần Thị B"]
