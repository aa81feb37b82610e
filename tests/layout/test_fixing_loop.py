"""Cả lượt sửa: chỉ sửa điều sửa được, chứng minh chữ giữ nguyên, sửa lần hai không đổi gì."""

from __future__ import annotations

import io
from dataclasses import replace

import docx as python_docx
import pytest
from docx.shared import Mm, Pt
from word_files import docx, opened, run

from docgen.errors import OutputError
from docgen.layout.components.values import Components, Document, Surroundings
from docgen.layout.engine import Finding, place_of
from docgen.layout.examine import Examination
from docgen.layout.facts.reader import read_facts
from docgen.layout.facts.values import Line
from docgen.layout.fixing import loop
from docgen.layout.fixing.describing import change
from docgen.layout.fixing.proof import prove
from docgen.layout.package import DocxPackage
from docgen.layout.profile import Severity, load
from docgen.layout.repair import Replace, SetMargin, SetPage, SetPageStart, SetParagraph, SetText

BODY = f"<w:p>{run('Căn cứ Luật Lưu trữ,')}</w:p><w:p>{run('Số: 12')}</w:p>"


def finding(rule, at, *repairs, severity=Severity.ERROR):
    """Một điều tìm thấy dựng bằng tay."""
    return Finding(
        "thu", rule, severity, "trang", "Tên luật", place_of(at), "sai", "đúng", "Điều 1", None, (at,), repairs
    )


def watched(monkeypatch, *judges):
    """Thay các phép kiểm tra thật bằng `judges`: mỗi hàm nhận dữ kiện, trả các điều tìm thấy."""

    def examine(package, profile, office):
        facts = read_facts(package)
        findings = tuple(one for judge in judges for one in judge(facts))
        return Examination(Document(facts, Components(), office), findings, "", profile)

    monkeypatch.setattr(loop, "examine", examine)


def comma(facts):
    one = facts.paragraphs[0]
    if one.text.endswith(","):
        yield finding("C02", one, Replace(one, len(one.text) - 1, len(one.text), "."))


def size(facts):
    line = facts.paragraphs[1].whole
    if line.size != 13.0:
        yield finding("N02", line, SetText(line, size=13.0))


def human(facts):
    yield finding("S02", facts.paragraphs[0])


def fix(data):
    return loop.fix(data, "thu.docx", load(), Surroundings())


def test_everything_safe_is_repaired_and_listed(monkeypatch):
    watched(monkeypatch, comma, size, human)
    made = fix(docx(BODY))
    assert [one.text for one in read_facts(DocxPackage(made.data, "x")).paragraphs] == [
        "Căn cứ Luật Lưu trữ.",
        "Số: 12",
    ]
    assert [one.rule for one in made.before] == ["C02", "N02", "S02"]
    assert [one.rule for one in made.after] == ["S02"]
    assert [(one.rule, str(one)) for one in made.done] == [
        ("C02", "Sửa chữ: “…Luật Lưu trữ,” → “…Luật Lưu trữ.”"),
        ("N02", "Cỡ chữ 10 → 13: “Số: 12”"),
    ]
    assert [(one.finding.rule, one.reason) for one in made.left] == [("S02", "phải có người quyết")]


def test_fixing_twice_changes_nothing(monkeypatch):
    watched(monkeypatch, comma, size, human)
    once = fix(docx(BODY))
    twice = fix(once.data)
    assert twice.data is once.data
    assert twice.done == ()


def test_nothing_to_repair_gives_the_file_back(monkeypatch):
    watched(monkeypatch, human)
    data = docx(BODY)
    assert fix(data).data is data


def test_repair_that_causes_another_error_is_left_undone(monkeypatch):
    def broken(facts):
        if facts.sections[0].margins["left"] > 32:
            yield finding("H08", facts.paragraphs[1])

    def margin(facts):
        if facts.sections[0].margins["left"] < 34:
            yield finding("P05", facts.sections[0], SetMargin(0, "left", 35.0))

    watched(monkeypatch, comma, margin, broken)
    made = fix(docx(BODY))
    assert [one.rule for one in made.done] == ["C02"]
    assert [(one.finding.rule, one.reason) for one in made.left] == [("P05", "sửa thì sinh lỗi khác, nên để nguyên")]
    assert made.data == fix(made.data).data


def test_refused_and_useless_repairs_say_why(monkeypatch):
    def refused(facts):
        one = replace(facts.paragraphs[0], text="chữ khác")
        yield finding("X04", one, Replace(one, 0, 1, "z"))

    def useless(facts):
        yield finding("N02", facts.paragraphs[1], SetText(facts.paragraphs[1].whole, size=13.0))

    watched(monkeypatch, refused, useless)
    reasons = {one.finding.rule: one.reason for one in fix(docx(BODY)).left}
    assert "không khớp" in reasons["X04"]
    assert "vẫn báo" in reasons["N02"]


def test_failed_proof_delivers_nothing(monkeypatch):
    def wicked(package, facts, repairs):
        outcomes = real(package, facts, repairs)
        next(package.document.iter("{*}t")).text = "chữ đã bị đổi"
        return outcomes

    real = loop.apply
    watched(monkeypatch, size)
    monkeypatch.setattr(loop, "apply", wicked)
    with pytest.raises(OutputError, match="không giữ nguyên nội dung"):
        fix(docx(BODY))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<w:p>{run('a')}</w:p>", f"<w:p>{run('b')}</w:p>"),
        (f"<w:p>{run('a')}<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>", f"<w:p>{run('a')}</w:p>"),
        (f"<w:p>{run('a')}<w:r><w:drawing/></w:r></w:p>", f"<w:p>{run('a')}</w:p>"),
        (f"<w:p>{run('a')}{run('ẩn', '<w:vanish/>')}</w:p>", f"<w:p>{run('a')}</w:p>"),
        ("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", "<w:p/>"),
    ],
)
def test_proof_sees_every_loss(before, after):
    (old, old_facts), (new, new_facts) = opened(before), opened(after)
    with pytest.raises(OutputError):
        prove(old, new, (old_facts, new_facts), [], renumbered=False)


def test_proof_accepts_a_listed_replacement_only():
    old, old_facts = opened(f"<w:p>{run('a,')}</w:p>")
    new, new_facts = opened(f"<w:p>{run('a.')}</w:p>")
    listed = Replace(old_facts.paragraphs[0], 1, 2, ".")
    prove(old, new, (old_facts, new_facts), [listed], renumbered=False)
    with pytest.raises(OutputError):
        prove(old, new, (old_facts, new_facts), [listed._replace(text=";")], renumbered=False)


def test_descriptions():
    _, facts = opened(BODY)
    one = facts.paragraphs[1]
    said = [
        change(repair, facts)
        for repair in (
            SetMargin(0, "bottom", 25.0),
            SetPage(0, 210.0, 297.0),
            SetPageStart(0, 1),
            SetText(Line(one, 0, 3), bold=True, italic=False, underline=False, color="auto"),
            SetText(one.whole, font="Arial"),
            SetParagraph(one, align="center", before=6.0, after=0.0, first_line=12.7, line=1.5),
        )
    ]
    assert said == [
        "Lề dưới 20 mm → 25 mm",
        "Khổ giấy 210 × 297 → 210 × 297 mm",
        "Số trang bắt đầu nối tiếp → 1",
        "In đậm; bỏ in nghiêng; bỏ gạch chân; màu chữ → đen",
        "Phông Times New Roman → Arial",
        "Căn trái → căn giữa; thụt dòng đầu 0 → 12,7 mm; cách trên 0 → 6 pt; giãn dòng 1 dòng → 1,5 dòng",
    ]


def test_summary_gathers_the_same_change():
    done = [loop.Done("B05", f"trang {number}", "Cách trên 0 → 6 pt", f"“{number}”") for number in range(1, 6)]
    assert loop.summary([*done, loop.Done("P04", "phần 1", "Lề dưới 18 mm → 20 mm")]) == (
        "B05: Cách trên 0 → 6 pt, 5 chỗ: “1”; “2”; “3”; …",
        "P04: Lề dưới 18 mm → 20 mm",
    )
    assert loop.summary(done[:1]) == ("B05: Cách trên 0 → 6 pt: “1”",)


def test_real_checks_on_a_real_file():
    document = python_docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.left_margin = Mm(30)
    section.bottom_margin, section.right_margin = Mm(18), Mm(20)
    for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        paragraph = document.add_paragraph()
        paragraph.alignment = 1
        piece = paragraph.add_run(text)
        piece.bold, piece.font.size = True, Pt(14)
    target = io.BytesIO()
    document.save(target)
    made = loop.fix(target.getvalue(), "thu.docx", load(), Surroundings())
    changes = [one.change for one in made.done]
    assert {"Lề dưới 18 mm → 20 mm", "Lề trên 30 mm → 25 mm"} <= set(changes)
    assert not {"P03", "P04"} & {one.rule for one in made.after}
    texts = [one.text for one in python_docx.Document(io.BytesIO(made.data)).paragraphs]
    assert texts == [one.text for one in document.paragraphs]
    assert loop.fix(made.data, "thu.docx", load(), Surroundings()).data == made.data
