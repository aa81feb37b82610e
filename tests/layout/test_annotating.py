"""Bản sao mang bình luận: đúng chỗ, chữ không đổi, cùng đầu vào cùng byte, mở được bằng chương trình khác."""

from __future__ import annotations

import io
import subprocess

import docx as python_docx
from word_files import docx, run, story, xml

from docgen.layout.annotating import annotate
from docgen.layout.engine import Finding, place_of
from docgen.layout.facts.reader import read_facts
from docgen.layout.facts.values import Line
from docgen.layout.package import DocxPackage
from docgen.layout.profile import Severity

BODY = (
    f"<w:p>{run('Điều 1. ')}<w:hyperlink r:id='rId7'>{run('Thành lập')}{run(' Tổ')}</w:hyperlink>{run('.')}</w:p>"
    "<w:p/>"
    f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p>{run('ô bảng')}</w:p></w:tc></w:tr></w:tbl><w:p>{run('hết')}</w:p>"
)


def finding(*targets):
    """Một điều tìm thấy dựng bằng tay."""
    return Finding(
        "thu", "N02", Severity.ERROR, "so_ngay", "Cỡ chữ", "", "cỡ 14", "cỡ 13", "khoản 3", None, targets, ()
    )


def comments(data):
    """Số bình luận → (chữ được đánh dấu, chữ của bình luận)."""
    package = DocxPackage(data, "x")
    found = {}
    for one in package.related("comments"):
        number = one.get(one.tag.replace("comment", "id"))
        inside, text = False, ""
        for element in package.document.iter():
            name = element.tag.rpartition("}")[2]
            if name.startswith("commentRange") and element.get(one.tag.replace("comment", "id")) == number:
                inside = name.endswith("Start")
            elif name == "t" and inside:
                text += element.text
        found[number] = (text, [p.xpath("string()") for p in one])
    return found


def test_comment_says_rule_found_expected_and_article():
    data = docx(BODY)
    facts = read_facts(DocxPackage(data, "x"))
    made = annotate(data, "x", [finding(facts.paragraphs[0])])
    assert comments(made) == {
        "0": (
            "Điều 1. Thành lập Tổ.",
            ["N02. Cỡ chữ (lỗi)", "Thấy: cỡ 14", "Phải là: cỡ 13", "khoản 3"],
        )
    }


def test_line_inside_a_hyperlink_is_marked_around_it():
    data = docx(BODY)
    one = read_facts(DocxPackage(data, "x")).paragraphs[0]
    made = annotate(data, "x", [finding(Line(one, 8, 13))])
    assert comments(made)["0"][0] == "Thành lập Tổ"
    inner = xml(DocxPackage(made, "x"))
    assert '<w:commentRangeStart w:id="0"/><w:hyperlink' in inner
    assert '</w:hyperlink><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' in inner


def test_places_without_text_of_their_own():
    data = docx(BODY)
    facts = read_facts(DocxPackage(data, "x"))
    made = annotate(data, "x", [finding(None), finding(facts.sections[0]), finding(facts.tables[0])])
    assert [text for text, _ in comments(made).values()] == ["Điều 1. Thành lập Tổ."] * 2 + ["ô bảng"]


def test_header_is_commented_in_the_body_by_name():
    parts = [("header1.xml", "header", story("hdr", f"<w:p>{run('2')}</w:p>"))]
    section = "<w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr>"
    data = docx(BODY, section=section, parts=parts)
    paragraph = read_facts(DocxPackage(data, "x")).sections[0].headers["default"].paragraphs[0]
    ((text, lines),) = comments(annotate(data, "x", [finding(paragraph.whole)])).values()
    assert text.startswith("Điều 1")
    assert lines[1] == f"Chỗ: {place_of(paragraph.whole)}"


def test_blank_paragraph_and_text_box():
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('trong hộp')}</w:p></w:txbxContent></w:pict></w:r>"
    data = docx(f"<w:p/><w:p>{run('ngoài')}{box}</w:p>")
    facts = read_facts(DocxPackage(data, "x"))
    inside = next(one for one in facts.paragraphs if one.box)
    made = annotate(data, "x", [finding(facts.paragraphs[0], inside)])
    inner = xml(DocxPackage(made, "x"))
    assert inner.count("commentReference") == 2
    assert "comment" not in inner[inner.index("<w:txbxContent>") : inner.index("</w:txbxContent>")]


def test_existing_comments_are_kept():
    old = "<w:comment w:id='4' w:author='An'><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:comment>"
    data = docx(BODY, parts=[("comments.xml", "comments", story("comments", old))])
    facts = read_facts(DocxPackage(data, "x"))
    made = annotate(data, "x", [finding(facts.paragraphs[3])])
    assert {number: lines[0] for number, (_, lines) in comments(made).items()} == {"4": "cũ", "5": "N02. Cỡ chữ (lỗi)"}
    assert [part for part in DocxPackage(made, "x").parts if "comments" in part] == ["word/comments.xml"]


def test_text_is_unchanged_and_bytes_repeat():
    data = docx(BODY)
    facts = read_facts(DocxPackage(data, "x"))
    findings = [finding(*facts.paragraphs), finding(facts.paragraphs[0].whole)]
    made = annotate(data, "x", findings)
    assert made == annotate(data, "x", findings)
    after = read_facts(DocxPackage(made, "x"))
    assert [one.text for one in after.paragraphs] == [one.text for one in facts.paragraphs]
    assert after.marks.comments == 5


def test_nothing_found_gives_the_file_back():
    data = docx(BODY)
    assert annotate(data, "x", []) is data


def made_by_python_docx():
    document = python_docx.Document()
    document.add_paragraph("Một đoạn.")
    document.add_table(1, 1).cell(0, 0).text = "Một ô."
    target = io.BytesIO()
    document.save(target)
    data = target.getvalue()
    facts = read_facts(DocxPackage(data, "x"))
    return annotate(data, "x", [finding(*facts.paragraphs, facts.sections[0])])


def test_python_docx_reads_the_comments():
    opened = python_docx.Document(io.BytesIO(made_by_python_docx()))
    assert len(list(opened.comments)) == 2
    assert {one.author for one in opened.comments} == {"docgen"}
    assert opened.paragraphs[0].text == "Một đoạn."


def test_libreoffice_opens_it(tmp_path):
    source = tmp_path / "thu.docx"
    source.write_bytes(made_by_python_docx())
    profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "thu.pdf").read_bytes().startswith(b"%PDF")
