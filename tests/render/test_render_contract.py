"""Mẫu và khai báo trường không khớp thì biết trước khi điền, kèm tên gần nhất."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from render_kit import Fields, fill, load, table, word_file

from docgen.errors import TemplateError
from docgen.render.template import check_contract


def declared(help_text: str, *, optional: bool = False) -> Any:
    return field(metadata={"help": help_text, "example": "", "optional": optional})


@dataclass(frozen=True, slots=True)
class Person:
    ho_ten: str = declared("họ và tên")
    chuc_vu: str = declared("chức vụ")
    ghi_chu: str | None = declared("ghi chú", optional=True)


@dataclass(frozen=True, slots=True)
class Group:
    ten_nhom: str = declared("tên nhóm")
    nguoi: tuple[Person, ...] = declared("người trong nhóm")


@dataclass(frozen=True, slots=True)
class Decision:
    so_ky_hieu: str = declared("số, ký hiệu")
    nhom: tuple[Group, ...] = declared("các nhóm")
    nguoi_ky: Person | None = declared("người ký", optional=True)  # noqa: RUF009
    trich_yeu: str = declared("trích yếu", optional=True)


NESTED = (
    "Số {{ so_ky_hieu }}",
    "{%p for n in nhom %}",
    "Nhóm {{ n.ten_nhom }}",
    "{%p for p in n.nguoi %}",
    "{{ loop.index }}. {{ p.ho_ten }}, {{ p.chuc_vu }}",
    "{%p endfor %}",
    "{%p endfor %}",
)


def test_matching_template_has_no_problem(tmp_path: Path) -> None:
    template = load(word_file(tmp_path / "m.docx", *NESTED))
    assert check_contract(template, Decision) == []
    assert template.fields == {"so_ky_hieu", "nhom"}


def test_unknown_names_give_paragraph_and_nearest_name(tmp_path: Path) -> None:
    text = [*NESTED, "Ký: {{ nguoi_ki }}"]
    text[4] = "{{ p.ho_tn }} ở đoạn này, {{ p.chuc_vu }}"
    problems = check_contract(load(word_file(tmp_path / "m.docx", *text)), Decision)
    assert any("p.ho_tn" in one and "“ho_ten”" in one and "ở đoạn này" in one for one in problems)
    assert any("nguoi_ki" in one and "“nguoi_ky”" in one and "Ký:" in one for one in problems)
    assert any("bắt buộc “nhom[].nguoi[].ho_ten” (họ và tên)" in one for one in problems)
    assert len(problems) == 3


def test_required_fields_never_used(tmp_path: Path) -> None:
    problems = check_contract(load(word_file(tmp_path / "m.docx", "Số {{ so_ky_hieu }}")), Decision)
    assert problems == ["mẫu không dùng trường bắt buộc “nhom” (các nhóm)."]


def test_loop_variable_does_not_leak_or_count_as_the_field(tmp_path: Path) -> None:
    body = ("{% for so_ky_hieu in nhom %}{{ so_ky_hieu.ten_nhom }}{% endfor %}", "{{ p.ho_ten }}{{ loop.index }}")
    problems = check_contract(load(word_file(tmp_path / "m.docx", *body)), Decision)
    assert any("không có trường “p”" in one for one in problems)
    assert any("“loop” chỉ dùng được bên trong" in one for one in problems)
    assert any("bắt buộc “so_ky_hieu”" in one for one in problems)


@pytest.mark.parametrize(
    ("tag", "named"),
    [
        ("{{ nguoi_ky }}", "“nguoi_ky” không phải chữ"),
        ("{{ nhom }}", "“nhom” không phải chữ"),
        ("{% for x in so_ky_hieu %}{% endfor %}", "“so_ky_hieu” không phải danh sách"),
        ("{% for x in nguoi_ky %}{% endfor %}", "“nguoi_ky” không phải danh sách"),
        ("{{ so_ky_hieu.nam }}", "không có trường “so_ky_hieu.nam”"),
        ("{% for x in nhom %}{{ loop.indx }}{% endfor %}", "loop.indx"),
        ("{% if nguoi_ky.ten %}x{% endif %}", "nguoi_ky.ten"),
        ("{% for x in nhom if x.ten %}{% endfor %}", "x.ten"),
    ],
)
def test_wrong_use_of_a_field_is_named(tmp_path: Path, tag: str, named: str) -> None:
    problems = check_contract(load(word_file(tmp_path / "m.docx", f"Đoạn {tag}")), Decision)
    assert any(named in one for one in problems)


def test_missing_fields_are_all_named_at_once_when_filling(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Đầu trang {{ quoc_hieu }}"
        document.core_properties.subject = "{{ chu_de }}"
        table(document, [["{% for d in dong %}{{ d.tuoi }}{% endfor %}"]])

    path = word_file(tmp_path / "m.docx", "Điều 1. {{ ho_tn }}", "{% if khen %}{{ an_di }}{% endif %}", build=build)
    with pytest.raises(TemplateError) as caught:
        fill(path, Fields())
    text = str(caught.value)
    for expected in ("“ho_tn”", "“ho_ten”", "Điều 1.", "“an_di”", "“d.tuoi”", "“quoc_hieu”", "header1.xml", "“chu_de”"):
        assert expected in text
