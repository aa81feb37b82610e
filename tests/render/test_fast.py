"""Đường điền nhanh: mọi văn bản mẫu, sự ngờ vực khi gặp tổ hợp mới, vết điền, kiểu không kín, giá trị lạ."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest
from builtin_drafts import KINDS, builtin_drafts
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from fast_corpus import TEXT_BOX
from render_kit import Fields, Row, draft, edit, lines, load, parts, rendered_by_docxtpl, table, word_file

from docgen import documents, pipeline
from docgen.errors import OutputError, TemplateError
from docgen.model.draft import Draft
from docgen.render import fast, language, planning, proof, values
from docgen.render.compiled import CannotFill
from docgen.render.gathering import OddValue, OpenType, gather
from docgen.render.language import MAX_LOOPS
from docgen.render.library import Library
from docgen.render.template import Template, render, rendered

MAIN = "word/document.xml"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(None)


def variants(original: Draft) -> Iterator[Draft]:
    """Dự thảo ấy với mọi danh sách rỗng, một dòng, năm dòng, ba mươi dòng; mọi chữ rỗng; mọi đúng sai đảo lại."""
    shown = {one.name: getattr(original.fields, one.name) for one in fields(original.fields)}
    lists = {name: value for name, value in shown.items() if type(value) is tuple}
    for count in (0, 1, 5, 30):
        yield _with(original, {name: (value * count)[:count] for name, value in lists.items()})
    yield _with(original, {name: "" for name, value in shown.items() if type(value) is str})
    yield _with(original, {name: not value for name, value in shown.items() if type(value) is bool})


def _with(original: Draft, changed: dict[str, Any]) -> Draft:
    return replace(original, fields=replace(original.fields, **changed))


@pytest.mark.parametrize("kind", documents.kinds())
def test_builtin_template_is_plain(kind: str, library: Library) -> None:
    """Tờ nói về chính mẻ thì không cần: mỗi mẻ chỉ lập một lần."""
    assert pipeline.template(kind, library).slow == ()


@pytest.mark.parametrize("kind", KINDS)
def test_builtin_documents_are_what_docxtpl_makes(kind: str, library: Library) -> None:
    template = pipeline.template(kind, library)
    given = builtin_drafts()[kind]
    for one in (*given[:2], given[-1], *variants(given[0])):
        made = rendered(template, one)
        assert (made.trace is None) == (template.plan is None)
        assert proof.same_content(made.data, rendered_by_docxtpl(template, one)), one.key


def test_a_new_combination_is_compared_and_a_known_one_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Đếm số lần đường docxtpl chạy, không thay nó."""
    template = load(word_file(tmp_path / "m.docx", "{% if khen %}a{% endif %}{% for n in nhan %}{{ n }}{% endfor %}"))
    seen: list[Draft] = []
    check = values.check
    monkeypatch.setattr(values, "check", lambda one: (seen.append(one), check(one)))
    for given in (Fields(), Fields(ho_ten="B"), Fields(khen=True), Fields(khen=True, nam=2030)):
        rendered(template, draft(given))
    assert len(seen) == 2
    for count in (1, 2, 50):
        rendered(template, draft(Fields(nhan=("x",) * count)))
    assert len(seen) == 3


@dataclass(frozen=True, slots=True)
class _Places:
    a: str = "1"
    b: str = "2"
    c: str = "3"
    d: str = "4"
    ho_ten: str = "A"
    nhan: tuple[str, ...] = ()


def test_each_place_of_a_broken_line_is_compared_once(tmp_path: Path) -> None:
    """Hai chỗ in cùng đứng sau “, ” vẫn là hai chỗ: chỗ này đã so không nói gì về chỗ kia."""
    template = load(word_file(tmp_path / "m.docx", "{{ a }}, {{ b }}", "{{ c }}, {{ d }}"))
    assert template.plan is not None
    known = []
    for given in (_Places(b="x\ny"), _Places(b="z\n"), _Places(d="x\ny"), _Places(b="\n", d="\n")):
        rendered(template, draft(given))
        known.append(len(template.plan.trust.known))
    assert known == [1, 1, 2, 3]


def _text_after_box(document: WordDocument) -> None:
    paragraph = document.add_paragraph()
    paragraph._p.append(parse_xml(TEXT_BOX))
    paragraph.add_run("{{ c }}, {{ d }}")


def _box_in_loop(document: WordDocument) -> None:
    paragraph = document.add_paragraph("{% for n in nhan %}{{ n }}")
    paragraph._p.append(parse_xml(TEXT_BOX))
    paragraph.add_run("{% endfor %}")


@pytest.mark.parametrize(
    ("build", "compared", "next_one"),
    [
        (_text_after_box, _Places(b="x\ny"), _Places(d="x\ny")),
        (_box_in_loop, _Places(nhan=("x\ny",)), _Places(nhan=("x", "x\ny"))),
    ],
    ids=["chữ sau hộp chữ", "hộp chữ trong vòng for"],
)
def test_text_after_a_text_box_keeps_its_line_ends_as_docxtpl_does(
    tmp_path: Path, build: Callable[[WordDocument], None], compared: _Places, next_one: _Places
) -> None:
    """docxtpl không ngắt dòng ở chữ đứng sau hộp chữ, nên đoạn ấy không theo được đoạn đã so."""
    template = load(word_file(tmp_path / "m.docx", "{{ a }}, {{ b }}", build=build))
    for given in (_Places(), compared, next_one):
        made = rendered(template, draft(given)).data
        assert proof.same_content(made, rendered_by_docxtpl(template, draft(given)))


def test_template_that_differs_from_docxtpl_is_never_trusted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sai lệch tự tạo: tài liệu trong kế hoạch nhanh mang chữ cố định khác mẫu."""
    path = word_file(tmp_path / "m.docx", "Mức {{ ho_ten }}")
    source_of = planning._source
    monkeypatch.setattr(planning, "_source", lambda *given: _misspelt(source_of(*given)))
    template = load(path)
    assert template.plan is not None
    first, second = (rendered(template, draft(Fields(ho_ten=name))) for name in ("A", "B"))
    assert (first.trace, second.trace) == (None, None)
    assert template.plan.trust.demoted
    assert "Mức ".encode() in parts(first.data)[MAIN]


@pytest.mark.parametrize("lost", [b"", b"Hoan thanh"], ids=["mất", "đổi"])
def test_value_lost_after_trust_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: bytes) -> None:
    """Làm hỏng bước ngay trước chứng cứ, ở một tổ hợp đã so và không so lại nữa."""
    template = load(word_file(tmp_path / "m.docx", "Mức: {{ ho_ten }}, {{ ly_do }}"))
    assert template.plan is not None
    first, second = (draft(Fields(ho_ten="Hoàn thành", ly_do=why)) for why in ("a", "b"))
    assert rendered(template, first).trace is not None
    finish = fast.finish

    def spoilt(pieces: list[bytes], *given: Any) -> Any:
        decided = finish(pieces, *given)
        pieces[pieces.index("Hoàn thành".encode())] = lost
        return decided

    monkeypatch.setattr(fast, "finish", spoilt)
    with pytest.raises(CannotFill, match="bị đổi sau khi điền"):
        fast.fill(template.plan, second)
    made = rendered(template, second)
    assert made.trace is None
    assert lines(made.data) == ["Mức: Hoàn thành, b"]


def _misspelt(made: tuple[Any, list[str]]) -> tuple[Any, list[str]]:
    return replace(made[0], text=made[0].text.replace("Mức", "Mực")), made[1]


def test_error_of_the_first_document_of_a_kind_is_the_usual_one(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "Lý do: {{ ly_do }}")
    template = load(path)
    assert template.plan is not None
    with pytest.raises(TemplateError, match=r"Lý do: .*ly_do.*chưa có giá trị"):
        render(template, draft())
    assert not template.plan.trust.known


def test_tag_outside_visible_text_keeps_its_proof(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "Mức: XYZ")
    edit(path, MAIN, "<w:t>Mức: XYZ</w:t>", "<w:t>Mức: </w:t>{{ ho_ten }}")
    template = load(path)
    assert template.slow == ("thân văn bản: thẻ in nằm ngoài chữ hiện ra",)
    with pytest.raises(OutputError, match="mất khi điền"):
        render(template, draft())


def test_trace_tells_what_was_printed_and_where(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        document.paragraphs[0]._p.append(parse_xml(TEXT_BOX))
        document.paragraphs[0].add_run("sau hộp {{ ly_do }}")
        table(document, [["Tên", "Số"], ["{%tr for d in dong %}", ""], ["{{ d.ten }}", "{{ loop.index }}"],
                         ["{%tr endfor %}", ""]])  # fmt: skip
        document.sections[0].header.paragraphs[0].text = "Đầu {{ ho_ten }}"

    template = load(word_file(tmp_path / "m.docx", "Đoạn {{ ho_ten }}", build=build))
    given = Fields(ho_ten="T", ly_do="L", dong=(Row("a"), Row("")))
    trace = rendered(template, draft(given)).trace
    assert trace is not None
    assert trace.values == ("T", "T", "L", "a", "1", "", "2", "T")
    places = [0, 1, 0, 4, 5, 6, 7]
    spots = [(spot.part, spot.ordinal) for spot in trace.where()]
    assert spots == [*((MAIN, place) for place in places), ("word/header1.xml", 0)]


def test_shape_depends_on_branches_and_counts_only(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        table(document, [["Tên"], ["{%tr for d in dong %}"], ["{{ d.ten }}"], ["{%tr endfor %}"]])

    template = load(word_file(tmp_path / "m.docx", "{% if khen %}x{% endif %}{{ ho_ten }}", build=build))

    def shape(given: Fields) -> object:
        trace = rendered(template, draft(given)).trace
        assert trace is not None
        return trace.shape

    base = Fields(dong=(Row("a"),) * 5)
    assert shape(base) == shape(replace(base, ho_ten="khác", dong=(Row("b"),) * 5))
    assert len({shape(base), shape(replace(base, khen=True)), shape(replace(base, dong=(Row("a"),) * 6))}) == 3
    # Bảng ngắn mà nhiều chữ thì được tách trang: cùng nhánh, cùng số dòng, khác điều đã quyết.
    assert shape(base) != shape(replace(base, dong=(Row("chữ " * 40),) * 5))


@dataclass(frozen=True, slots=True)
class _Inner:
    ten: str = "x"


@dataclass(frozen=True, slots=True)
class _Open:
    ten: Any = "A"
    con: _Inner | None = None


@pytest.mark.parametrize("tag", ["{{ ten }}", "{% if con %}{{ con.ten }}{% endif %}", "{% if ten.upper %}x{% endif %}"])
def test_open_types_go_through_docxtpl(tmp_path: Path, tag: str) -> None:
    template = load(word_file(tmp_path / "m.docx", tag))
    try:
        made = rendered(template, Draft("a", "b", None, _Open(con=_Inner()), "t"))
    except TemplateError as error:
        assert "upper" in str(error)  # noqa: PT017 (chỉ một trong ba thẻ là lỗi)
    else:
        assert made.trace is None


@dataclass(frozen=True, slots=True)
class _Other:
    ten: str = "x"
    la: str = ""


@pytest.mark.parametrize(
    "given",
    [Fields(dong=(_Other(),)), Fields(dong=[Row("a")]), Fields(ho_ten=None), Fields(nam=1.5), Fields(nhan=(1,))],
    ids=["lớp khác", "list", "None", "số thực", "số trong danh sách chữ"],
)
def test_value_unlike_its_declared_type_is_not_gathered(given: Any) -> None:
    with pytest.raises(OddValue):
        gather(given)


def test_every_text_is_gathered_printed_or_not() -> None:
    given = Fields(ho_ten="1", ly_do="2", dong=(Row("3", "4", "5"), Row("6", "7")), nhan=("8", "9"))
    assert sorted(gather(given)) == [str(number) for number in range(1, 10)]
    with pytest.raises(OpenType):
        gather(_Open())


def test_ordinary_text_needs_no_check() -> None:
    """Mọi ký tự “thường” đều qua được `check`, dù đứng cạnh ký tự thường nào."""
    ordinary = [chr(code) for code in range(0x110000) if values.is_ordinary(chr(code))]
    assert len(ordinary) > 800
    assert set("ạảãàáăâđêôơưỳỵỷỹ ĂÂĐÊÔƠƯ “”‘’–—… &<>\"'%/-.,;:()[]|") <= set(ordinary)
    assert not set("{}｛｝\t\n\r\x00\x7f\x85\u0301\ud800\ufffe") & set(ordinary)
    for letter in ordinary:
        assert unicodedata.combining(letter) == 0
        assert unicodedata.is_normalized("NFC", f"a{letter}e{letter}")
    values.check(draft(Fields(ho_ten="".join(ordinary))))


def test_rare_letters_still_take_the_fast_way(tmp_path: Path) -> None:
    template = load(word_file(tmp_path / "m.docx", "{{ ho_ten }}"))
    assert rendered(template, draft(Fields(ho_ten="Y Blô 🙂 Ω 漢字"))).trace is not None


def test_runaway_loops_are_left_to_docxtpl(tmp_path: Path) -> None:
    template = load(word_file(tmp_path / "m.docx", "{% for a in nhan %}{% for b in nhan %}{% endfor %}{% endfor %}"))
    assert template.plan is not None
    many = Fields(nhan=("x",) * (int(MAX_LOOPS**0.5) + 1))
    with pytest.raises(CannotFill):
        fast.fill(template.plan, draft(many))
    with pytest.raises(TemplateError, match="lặp quá"):
        render(template, draft(many))


def test_one_endless_value_is_left_to_docxtpl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Giới hạn tính cả chữ của giá trị, không riêng chữ cố định; hạ giới hạn xuống để khỏi phải dựng 50 triệu chữ."""
    template = load(word_file(tmp_path / "m.docx", "{{ ho_ten }}"))
    assert template.plan is not None
    limit = 2 * template.plan.longest
    for module in (fast, language):
        monkeypatch.setattr(module, "MAX_CHARACTERS", limit)
    assert rendered(template, draft()).trace is not None
    endless = draft(Fields(ho_ten="x" * (limit + 1)))
    with pytest.raises(CannotFill, match="quá dài"):
        fast.fill(template.plan, endless)
    with pytest.raises(TemplateError, match="phình quá giới hạn"):
        render(template, endless)


def test_generated_code_holds_no_value_of_the_template_as_code(tmp_path: Path) -> None:
    """Chữ cố định đi vào mã sinh ra dưới dạng hằng byte; không dấu ngoặc, xuống dòng nào thoát ra thành mã."""
    text = "') + __import__('os').system('x') + (' \\n \" \\' # %s"
    template: Template = load(word_file(tmp_path / "m.docx", text + " {{ ho_ten }}"))
    made = rendered(template, draft())
    assert made.trace is not None
    assert proof.same_content(made.data, rendered_by_docxtpl(template, draft()))
