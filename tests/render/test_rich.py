"""Chữ có định dạng, hình, văn bản con: nhận ra lúc đối chiếu mẫu, đi đường docxtpl, qua đủ các phép soát."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from fast_corpus import DRAFTS, PLAIN, Case, made
from render_kit import Fields, draft, parts, png, word_file
from rich_corpus import ANH, CHU, CON, RICH_CASES, RICH_DRAFTS

from docgen import pipeline
from docgen.batch.identity import inputs_sha256
from docgen.errors import InputError, MissingProgramError, OutputError, TemplateError
from docgen.model.rich import FormattedText, InlinePicture, Subdocument, TextRun
from docgen.ooxml.package import pack
from docgen.ooxml.xml import DOC_PR, W, parse
from docgen.render import contract, proof
from docgen.render.template import _by_docxtpl, check_contract, load, render, rendered

MAIN = "word/document.xml"


@pytest.mark.parametrize("case", RICH_CASES, ids=lambda case: case.name)
def test_template_that_prints_rich_values_is_known_and_left_to_docxtpl(tmp_path: Path, case: Case) -> None:
    template = made(case, tmp_path)
    assert contract.slow_reasons(template, Fields) == case.slow
    for name, fields in RICH_DRAFTS.items():
        one = rendered(template, draft(fields))
        assert one.trace is None, name
        assert one.data == _by_docxtpl(template, draft(fields))[0], name
        body = parse(parts(one.data)[MAIN])
        numbers = Counter(shape.get("id") for shape in body.iter(DOC_PR))
        assert not numbers or max(numbers.values()) == 1, name
        assert all(cell[-1].tag in (f"{W}p", f"{W}sdt") for cell in body.iter(f"{W}tc")), name
        pipeline.check(one.data, "thu.docx")


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case.name)
def test_template_that_prints_none_of_them_stays_fast(tmp_path: Path, case: Case) -> None:
    template = made(case, tmp_path)
    assert contract.slow_reasons(template, Fields) == ()
    assert rendered(template, draft(replace(DRAFTS["năm dòng"], chu=run("x & y"), anh=ANH, con=CON))).trace is not None


def test_the_corpus_is_large() -> None:
    assert len({case.name for case in RICH_CASES}) == len(RICH_CASES) >= 20


MISPLACED = [
    ("Ông {{ chu }}", "“chu” là chữ có định dạng: viết {{r chu }} trong một đoạn"),
    ("Ông {{r ho_ten }}", "“ho_ten” là chữ thường, không có định dạng: viết {{ ho_ten }}"),
    ("{{p ho_ten }}", "“ho_ten” là chữ thường, không có định dạng: viết {{ ho_ten }}"),
    ("{{p chu }}", "“chu” là chữ có định dạng: viết {{r chu }}"),
    ("{{r anh }}", "“anh” là hình: viết {{ anh }} trong một đoạn của thân văn bản"),
    ("{{p anh }}", "“anh” là hình"),
    ("Kèm {{ con }}", "“con” là văn bản con: viết {{p con }} một mình một đoạn của thân văn bản"),
    ("{{r con }}", "“con” là văn bản con"),
    ("{{r nhan|length }}", "là chữ thường"),
    ("{% for r in chu.runs %}{{ r.text }}{% endfor %}", "không có trường “chu.runs”"),
    ("{{ anh.description }}", "không có trường “anh.description”"),
]


@pytest.mark.parametrize(("text", "named"), MISPLACED, ids=[text for text, _ in MISPLACED])
def test_tag_of_another_type_is_a_template_error(tmp_path: Path, text: str, named: str) -> None:
    template = load(word_file(tmp_path / "m.docx", text))
    (problem,) = (one for one in check_contract(template, Fields) if "mẫu không dùng" not in one)
    assert problem.startswith("thân văn bản, đoạn “")
    assert named in problem
    with pytest.raises(TemplateError) as caught:
        render(template, draft(RICH_DRAFTS["thường"]))
    assert named in str(caught.value)


@pytest.mark.parametrize(("tag", "named"), [("{{ anh }}", "là hình"), ("{{p con }}", "là văn bản con")])
def test_picture_and_subdocument_belong_to_the_body(tmp_path: Path, tag: str, named: str) -> None:
    path = word_file(tmp_path / "m.docx", build=lambda d: setattr(d.sections[0].footer.paragraphs[0], "text", tag))
    (problem,) = (one for one in check_contract(load(path), Fields) if "mẫu không dùng" not in one)
    assert problem.startswith("chân trang (footer1.xml), đoạn")
    assert named in problem


@pytest.mark.parametrize("tag", ["{{ chu }}", "{{ anh }}", "{{ con }}"])
def test_property_takes_plain_text_only(tmp_path: Path, tag: str) -> None:
    path = word_file(tmp_path / "m.docx", "x", build=lambda d: setattr(d.core_properties, "subject", tag))
    assert any(one.startswith("thuộc tính tệp") for one in check_contract(load(path), Fields))
    with pytest.raises(TemplateError, match="thuộc tính tệp"):
        render(load(path), draft(RICH_DRAFTS["thường"]))


@pytest.mark.parametrize(("tag", "is_lost"), [("{{r chu }}", True), ("{{ anh }}", True), ("{{ ho_ten }}", False)])
def test_text_after_the_tag_would_lose_its_formatting(tmp_path: Path, tag: str, is_lost: bool) -> None:
    def build(document: Any) -> None:
        document.add_paragraph().add_run(f"Ông {tag} đậm").bold = True
        document.add_paragraph().add_run(f"cuối khúc {tag}").bold = True

    found = check_contract(load(word_file(tmp_path / "m.docx", build=build)), Fields)
    assert sum("sẽ mất định dạng" in one for one in found) == is_lost


@dataclass(frozen=True, slots=True)
class Loose:
    ten: Any = None


@pytest.mark.parametrize(
    ("value", "named"), [(CHU, "chữ có định dạng"), (CON, "văn bản con")], ids=["chữ có định dạng", "văn bản con"]
)
def test_undeclared_rich_value_is_refused_where_it_does_not_fit(tmp_path: Path, value: Any, named: str) -> None:
    with pytest.raises(TemplateError, match=f"Đoạn .*“ten” là {named}"):
        render(load(word_file(tmp_path / "m.docx", "Đoạn {{ ten }}")), draft(Loose(value)))


def run(text: str, **more: Any) -> FormattedText:
    return FormattedText((TextRun("tốt"), TextRun(text, **more)))


TEXTS = [
    (run("chuông\x07"), "chu.runs[1].text", "U+0007"),
    (run("{{ x }}"), "chu.runs[1].text", "{{"),
    (run("e\u0323"), "chu.runs[1].text", "NFC"),
    (FormattedText((TextRun("a {"), TextRun("{ b"))), "chu", "{{"),
    (FormattedText((TextRun("e"), TextRun("\u0301"))), "chu", "NFC"),
    (run("x", subscript=True, superscript=True), "chu", "chỉ số trên"),
    (FormattedText((TextRun("x", bold="có"),)), "chu", "đúng, sai"),  # type: ignore[arg-type]
    (FormattedText(("x",)), "chu", "bộ các khúc chữ"),  # type: ignore[arg-type]
    (replace(ANH, png=png(1)[:-9]), "anh", "không phải PNG trọn vẹn"),
    (replace(ANH, png=png(1).replace(b"IDAT", b"IDAU")), "anh", "không phải PNG trọn vẹn"),
    (replace(ANH, png=b"GIF89a"), "anh", "không phải PNG trọn vẹn"),
    (replace(ANH, png="hinh.png"), "anh", "không phải PNG trọn vẹn"),
    (replace(ANH, width_mm=0), "anh", "từ 1 đến 420"),
    (replace(ANH, width_mm=30.5), "anh", "từ 1 đến 420"),
    (replace(ANH, description=" "), "anh", "chưa có chữ thay hình"),
    (replace(ANH, description="{% x %}"), "anh", "{%"),
    (replace(ANH, description="\x00"), "anh", "U+0000"),
    (Subdocument("con.docx"), "con", "không phải byte"),  # type: ignore[arg-type]
    (Subdocument(b"PK"), "con", "không phải tệp .docx"),
]


@pytest.mark.parametrize(("value", "path", "named"), TEXTS, ids=[f"{path}: {named}" for _, path, named in TEXTS])
@pytest.mark.parametrize("printed", [True, False], ids=["in ra", "không in ra"])
def test_refused_value_is_named_with_its_field(
    tmp_path: Path, value: Any, path: str, named: str, printed: bool
) -> None:
    texts = ("{{r chu }}", "{{ anh }}", "{{p con }}") if printed else ("{{ ho_ten }}",)
    good = Fields(chu=run("x"), anh=ANH, con=CON)
    template = load(word_file(tmp_path / "m.docx", *texts))
    # Đường nhanh đã được tin thì phải tự soát lấy.
    assert (rendered(template, draft(good)).trace is None) == printed
    with pytest.raises(InputError) as caught:
        render(template, draft(replace(good, **{path.partition(".")[0]: value})))
    assert [problem.place.key for problem in caught.value.problems] == [path]
    assert named in str(caught.value)


def test_bytes_alone_are_still_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kiểu bytes"):
        render(load(word_file(tmp_path / "m.docx", "{{ ten }}")), draft(Loose(b"x")))


def test_lost_picture_is_noticed(tmp_path: Path) -> None:
    """Bỏ hình, đổi byte của hình, đổi chữ thay hình: chứng cứ phải thấy cả ba."""
    template = load(word_file(tmp_path / "m.docx", "{{p con }}", "{{ anh }}"))
    data, recorder = _by_docxtpl(template, draft(RICH_DRAFTS["thường"]))
    proof.verify(data, recorder, template)
    content = parts(data)
    media = {name: content[name] for name in content if name.startswith("word/media/")}
    assert sorted(media.values()) == sorted([png(5), png(9)])
    swapped = dict(zip(media, reversed(media.values()), strict=True))
    body = content[MAIN]
    for changed in (
        swapped,
        {name: png(77) for name in media},
        {MAIN: body.replace("Hình trong văn bản con".encode(), "Hình khác".encode())},
        {MAIN: body.replace(b"Cu\xe1\xbb\x91i v\xc4\x83n b\xe1\xba\xa3n con", b"x")},
    ):
        with pytest.raises(OutputError):
            proof.verify(pack({**content, **changed}), recorder, template)


_CHILD = """
import pickle, sys
from pathlib import Path
from docgen.render.template import load, render
sys.path.insert(0, sys.argv[3])
given = pickle.loads(Path(sys.argv[2]).read_bytes())
sys.stdout.buffer.write(render(load(Path(sys.argv[1])), given))
"""


def test_two_renders_give_equal_bytes_in_any_process(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "{{p con }}", "{{ anh }}", "{{r chu }}", "{{p con }}")
    given = draft(RICH_DRAFTS["thường"])
    first = render(load(path), given)
    assert first == render(load(path), given)
    (tmp_path / "d.pickle").write_bytes(pickle.dumps(given))
    for seed in ("1", "2"):
        command = [sys.executable, "-c", _CHILD, str(path), str(tmp_path / "d.pickle"), str(Path(__file__).parent)]
        made_there = subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        assert made_there.stdout == first


def test_drafts_cross_processes_and_every_byte_counts_in_their_identity() -> None:
    given = draft(RICH_DRAFTS["thường"])
    assert pickle.loads(pickle.dumps(given)) == given
    others = (
        replace(given.fields, anh=replace(ANH, png=png(8))),
        replace(given.fields, anh=replace(ANH, width_mm=31)),
        replace(given.fields, con=Subdocument(CON.docx + b"\0")),
        replace(given.fields, chu=FormattedText((replace(CHU.runs[0], bold=False), *CHU.runs[1:]))),
    )
    seen = {inputs_sha256(draft(fields)) for fields in (given.fields, *others)}
    assert len(seen) == len(others) + 1


def test_missing_docxcompose_is_said_in_vietnamese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = load(word_file(tmp_path / "m.docx", "{{p con }}"))
    monkeypatch.setitem(sys.modules, "docxtpl.subdoc", None)
    with pytest.raises(MissingProgramError, match=r'pip install "docgen\[subdoc\]"'):
        render(template, draft(Fields(con=CON)))
    plain = load(word_file(tmp_path / "n.docx", "{{r chu }}", "{{ anh }}"))
    assert render(plain, draft(Fields(chu=CHU, anh=ANH)))


def test_picture_keeps_its_description_and_width(tmp_path: Path) -> None:
    data = render(
        load(word_file(tmp_path / "m.docx", "{{ anh }}")), draft(Fields(anh=InlinePicture(png(3), 25, "A & B")))
    )
    (shape,) = parse(parts(data)[MAIN]).iter(DOC_PR)
    assert shape.get("descr") == "A & B"
    frame = shape.getparent()
    assert frame is not None
    assert frame[0].get("cx") == frame[0].get("cy") == str(25 * 36_000)
