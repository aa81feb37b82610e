"""Kiểu dùng chung giữa các tệp cùng mẫu: kết quả y như đọc riêng từng tệp, và sửa một tệp không ảnh hưởng tệp khác."""

from __future__ import annotations

import pytest
from docx_kit import docx, p, r, style

from docgen.errors import InputError
from docgen.layout.facts import shared_styles
from docgen.layout.facts.reader import read_facts
from docgen.layout.facts.shared_styles import cascade_of
from docgen.layout.package import DocxPackage
from docgen.ooxml.xml import W
from docgen.render.library import builtin_root

STYLES = style("Nghieng", "<w:rPr><w:i/></w:rPr>")
BODY = p(r("một"), '<w:pStyle w:val="Nghieng"/>')


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_styles, "_recent", {})


def italic(package: DocxPackage) -> bool:
    return read_facts(package).paragraphs[0].runs[0].format.italic


def opened(styles: str = STYLES) -> DocxPackage:
    return DocxPackage(docx(BODY, styles=styles), "a.docx")


def test_files_with_the_same_styles_share_them() -> None:
    assert [italic(opened()) for _ in range(3)] == [True] * 3
    assert len(shared_styles._recent) == 1
    assert italic(opened(style("Nghieng", ""))) is False
    assert len(shared_styles._recent) == 2


def test_styles_seen_once_are_not_built_twice() -> None:
    assert italic(opened())
    assert list(shared_styles._recent.values()) == [None], "tệp lẻ: không có gì để dùng chung"
    assert cascade_of(opened()) is cascade_of(opened())


def test_templates_taking_turns_keep_their_shared_styles() -> None:
    """Mẫu dựng sẵn nào cũng có kiểu riêng, lập xoay vòng, thì mẫu nào cũng dùng lại được kiểu của mình."""
    count = sum(1 for _ in builtin_root().rglob("*.docx"))
    turns = [[cascade_of(opened(style(f"Kieu{number}", ""))) for number in range(count)] for _ in range(3)]
    assert all(second is third for second, third in zip(turns[1], turns[2], strict=True))


def test_styles_changed_in_one_file_stay_in_that_file() -> None:
    first = opened()
    assert italic(first)
    for tag in list(first.root("word/styles.xml").iter(f"{W}i")):
        tag.getparent().remove(tag)
    assert not italic(first), "đọc từ cây đã sửa"
    assert italic(opened()), "tệp khác không bị ảnh hưởng"


def test_few_styles_are_remembered_and_each_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_styles, "_USES", 2)
    for _ in range(5):
        assert italic(opened())
    for number in range(9):
        italic(opened(style(f"Kieu{number}", "")))
        assert len(shared_styles._recent) <= shared_styles._MOST


def test_broken_styles_are_refused_by_name_every_time() -> None:
    package = DocxPackage(docx(BODY, styles=STYLES), "hong.docx")
    package.parts["word/styles.xml"] = b"<w:styles"
    for _ in range(2):
        with pytest.raises(InputError, match=r"hong\.docx: phần word/styles\.xml hỏng"):
            read_facts(package)
