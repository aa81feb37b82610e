"""Mẫu nạp, dịch, nén một lần trong cả tiến trình, chừng nào nội dung tệp còn y nguyên."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from render_kit import draft, lines, parts, render, word_file

from docgen.errors import TemplateError
from docgen.ooxml import deflate
from docgen.render import library
from docgen.render.language import TemplateLanguage
from docgen.render.library import Library


@dataclass(frozen=True, slots=True)
class _Named:
    ten: str


@dataclass(frozen=True, slots=True)
class _Numbered:
    ten: str
    so: str


def template_file(workspace: Path, *paragraphs: str) -> Path:
    path = workspace / "templates" / "rieng" / "mau.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    return word_file(path, *paragraphs)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Số lần nạp mẫu, sinh mã, nén phần cố định; các bước ấy vẫn chạy thật."""
    found: Counter[str] = Counter()

    def counted(owner: Any, name: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def call(*given: Any, **named: Any) -> Any:
            found[name] += 1
            return real(*given, **named)

        monkeypatch.setattr(owner, name, call)

    counted(library, "load")
    counted(TemplateLanguage, "_generate")
    counted(deflate, "smallest")
    return found


def test_fifty_documents_of_two_libraries_cost_one_load(tmp_path: Path, calls: Counter[str]) -> None:
    template_file(tmp_path, "Ông {{ ten }}")
    first = Library(tmp_path).template("rieng", "mau", _Named)
    assert first.plan is not None
    at_load = dict(calls)
    made = [
        render(Library(tmp_path).template("rieng", "mau", _Named), draft(_Named(f"A{number}"))) for number in range(50)
    ]
    assert dict(calls) == at_load
    assert calls["load"] == 1
    # Thân văn bản: một mã cho docxtpl, một mã cho đường nhanh; thuộc tính tệp: một mã.
    assert calls["_generate"] == 3
    assert calls["smallest"] == len(parts(made[0]))
    assert [lines(data) for data in made] == [[f"Ông A{number}"] for number in range(50)]


def test_changed_template_is_loaded_again(tmp_path: Path, calls: Counter[str]) -> None:
    for text in ("Ông {{ ten }}", "Bà {{ ten }}"):
        template_file(tmp_path, text)
        template = Library(tmp_path).template("rieng", "mau", _Named)
        assert lines(render(template, draft(_Named("A")))) == [text.replace("{{ ten }}", "A")]
    assert calls["load"] == 2


def test_loaded_template_is_still_held_to_the_fields_of_each_caller(tmp_path: Path) -> None:
    template_file(tmp_path, "Ông {{ ten }}")
    Library(tmp_path).template("rieng", "mau", _Named)
    with pytest.raises(TemplateError, match="“so”"):
        Library(tmp_path).template("rieng", "mau", _Numbered)
