"""Số trang: giữa lề trên, trang đầu không hiện; chữ khác ở đầu trang, chân trang được giữ."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from word_files import PAGE, docx, opened, reread, run, story, xml

from docgen.layout.facts.reader import read_facts
from docgen.layout.fixing.applying import apply
from docgen.layout.fixing.number_field import lone_number, number_paragraphs
from docgen.layout.package import DocxPackage
from docgen.layout.repair import SetPageNumbers

BODY = f"<w:p>{run('Nội dung', '<w:sz w:val=' + repr('28') + '/>')}</w:p>"


def numbered(*, header="", footer="", first="", even=False, title=False, body=BODY):
    """Tệp có đầu trang, chân trang chung và đầu trang riêng của trang đầu (để rỗng là không có)."""
    parts, references = [], ""
    for name, kind, place, inner in (
        ("header1.xml", "header", "default", header),
        ("footer1.xml", "footer", "default", footer),
        ("header2.xml", "header", "first", first),
    ):
        if inner:
            parts.append((name, kind, story("hdr" if kind == "header" else "ftr", inner)))
            references += f"<w:{kind}Reference w:type='{place}' r:id='rId{len(parts)}'/>"
    if even:
        parts.append(("settings.xml", "settings", story("settings", "<w:evenAndOddHeaders/>")))
    section = f"<w:sectPr>{references}<w:pgNumType w:fmt='decimal'/>{'<w:titlePg/>' if title else ''}</w:sectPr>"
    package, facts = opened(body, section=section, parts=parts)
    outcomes = apply(package, facts, [SetPageNumbers()])
    fresh, after = reread(package)
    again = DocxPackage(fresh.save(), "thu.docx")
    assert not apply(again, read_facts(again), [SetPageNumbers()])[0].changed
    return fresh, after.sections[0], outcomes[0]


def number(story_facts):
    """Đoạn số trang duy nhất."""
    (found,) = [one for one in story_facts.paragraphs if "PAGE" in one.fields]
    return found


def test_file_without_headers():
    package, section, outcome = numbered()
    paragraph = number(section.headers["default"])
    assert outcome.changed
    assert (paragraph.format.align, paragraph.whole.size, paragraph.whole.italic) == ("center", 14.0, 0.0)
    assert section.title_page
    assert section.headers["first"].blank
    assert "ns0" not in xml(package) + xml(package, "word/header1.xml")
    opened_again = python_docx.Document(io.BytesIO(package.save()))
    assert opened_again.sections[0].different_first_page_header_footer


def test_size_follows_a_body_of_13():
    _, section, _ = numbered(body=BODY.replace("28", "26"))
    assert number(section.headers["default"]).whole.size == 13.0


def test_existing_number_is_only_straightened():
    roman = PAGE.replace("PAGE", "PAGE \\* ROMAN")
    header = f"<w:p><w:pPr><w:jc w:val='right'/></w:pPr>{roman}</w:p><w:p/>"
    package, section, _ = numbered(header=header, title=True)
    paragraph = number(section.headers["default"])
    assert (paragraph.format.align, paragraph.whole.size) == ("center", 14.0)
    assert len(section.headers["default"].paragraphs) == 2
    assert "ROMAN" not in xml(package, "word/header1.xml")
    assert [part for part in package.parts if "header" in part] == ["word/header1.xml"]


def test_right_number_is_left_alone():
    header = (
        "<w:p><w:pPr><w:jc w:val='center'/></w:pPr>"
        f"{PAGE.replace('<w:r>', '<w:r><w:rPr><w:sz w:val=' + repr('26') + '/></w:rPr>')}</w:p>"
    )
    _, _, outcome = numbered(header=header, title=True)
    assert not outcome.changed


def test_framed_number_is_centred_by_its_frame():
    header = f"<w:p><w:pPr><w:framePr w:wrap='around' w:hAnchor='page' w:x='100'/></w:pPr>{PAGE}</w:p><w:p/>"
    package, _, _ = numbered(header=header, title=True)
    assert '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="center"/>' in xml(package, "word/header1.xml")


@pytest.mark.parametrize("text", ["", "Trang ", "- "])
def test_number_in_the_footer_goes(text):
    _, section, outcome = numbered(footer=f"<w:p>{run(text)}{PAGE}</w:p><w:p>{run('Mã số 12')}</w:p>")
    assert outcome.changed
    assert not outcome.refused
    assert [one.text for one in section.footers["default"].paragraphs] == ["Mã số 12"]
    assert [one.text for one in section.footers["first"].paragraphs] == ["Mã số 12"]


def test_only_paragraph_of_a_footer_is_emptied():
    _, section, _ = numbered(footer=f"<w:sdt><w:sdtContent><w:p>{PAGE}</w:p></w:sdtContent></w:sdt>")
    assert section.footers["default"].blank
    assert "first" not in section.footers


def test_number_beside_other_words_in_the_footer_stays():
    _, section, outcome = numbered(footer=f"<w:p>{run('Biểu mẫu A, trang ')}{PAGE}</w:p>")
    assert "phải tự tay bỏ" in outcome.refused
    assert section.footers["default"].paragraphs[0].text == "Biểu mẫu A, trang 2"


def test_words_of_the_header_stay_on_the_first_page():
    package, section, _ = numbered(header=f"<w:p>{run('DỰ THẢO')}</w:p>")
    assert [one.text for one in section.headers["default"].paragraphs] == ["2", "DỰ THẢO"]
    assert [one.text for one in section.headers["first"].paragraphs] == ["DỰ THẢO"]
    assert sorted(part for part in package.parts if "header" in part) == ["word/header1.xml", "word/header2.xml"]


def test_number_on_the_first_page_goes():
    _, section, _ = numbered(header=f"<w:p>{PAGE}</w:p>", first=f"<w:p>{PAGE}</w:p>", title=True)
    assert section.headers["first"].blank
    assert number(section.headers["default"])


def test_dormant_first_header_does_not_come_alive():
    _, section, _ = numbered(header=f"<w:p>{PAGE}</w:p>", first=f"<w:p>{run('bản cũ')}</w:p>")
    assert section.headers["first"].blank


def test_even_pages_are_numbered_too():
    _, section, _ = numbered(even=True)
    assert number(section.headers["even"]).format.align == "center"


def test_roman_numbering_becomes_arabic():
    package, facts = opened(BODY, section="<w:sectPr><w:pgNumType w:fmt='lowerRoman' w:start='1'/></w:sectPr>")
    apply(package, facts, [SetPageNumbers()])
    _, after = reread(package)
    assert (after.sections[0].page_format, after.sections[0].page_start) == ("", 1)


def test_later_section_with_its_own_header():
    parts = [("header1.xml", "header", story("hdr", f"<w:p>{run('Phụ lục')}</w:p>"))]
    section = "<w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr>"
    body = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + BODY
    package = DocxPackage(docx(body, section=section, parts=parts), "thu.docx")
    apply(package, read_facts(package), [SetPageNumbers()])
    _, after = reread(package)
    assert [one.text for one in after.sections[1].headers["default"].paragraphs] == ["2", "Phụ lục"]
    assert number(after.sections[0].headers["default"])
    assert (after.sections[0].title_page, after.sections[1].title_page) == (True, False)


def test_page_reference_is_no_page_number():
    package, _ = opened(f"<w:p><w:fldSimple w:instr='PAGEREF x'>{run('3')}</w:fldSimple></w:p><w:p>{PAGE}</w:p>")
    found = number_paragraphs(package.document)
    assert len(found) == 1
    assert lone_number(found[0])
