"""Chữ của dữ kiện ↔ thẻ XML: khớp ở mọi cấu tạo của Word, cắt khúc chữ không mất gì."""

from __future__ import annotations

import pytest
from word_files import opened, reread, run, story, xml

from docgen.layout.facts.values import Paragraph, Ref
from docgen.layout.fixing.anchors import Anchors
from docgen.layout.fixing.refusal import Refused

BOX = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:txbx><w:txbxContent>"
    f"<w:p>{run('trong hộp')}</w:p></w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>{run('trong hộp')}</w:p></w:txbxContent></v:textbox>"
    f"</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
CONSTRUCTIONS = {
    "liên kết": f"{run('Xem ')}<w:hyperlink r:id='rId9'>{run('cổng thông tin')}</w:hyperlink>{run('.')}",
    "thẻ thông minh": f"{run('VIỆT ')}<w:smartTag w:element='place'>{run('NAM')}</w:smartTag>",
    "chèn, xóa có vết": f"<w:ins w:id='1'>{run('mới')}</w:ins>"
    "<w:del w:id='2'><w:r><w:delText>cũ</w:delText></w:r></w:del>",
    "ô nội dung": f"<w:sdt><w:sdtContent>{run('điền vào')}</w:sdtContent></w:sdt>{run(' sau')}",
    "tab, ngắt dòng": "<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t><w:cr/><w:noBreakHyphen/></w:r>",
    "khoảng trắng không giữ": "<w:r><w:t> thừa </w:t><w:t xml:space='preserve'> giữ </w:t></w:r>",
    "trường phức": "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    f"<w:r><w:instrText>DATE</w:instrText><w:t>mã</w:t></w:r>"
    f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('ngày 05')}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "trường gọn": f"<w:fldSimple w:instr='PAGE'>{run('7')}</w:fldSimple>{run(' trang')}",
    "chữ ẩn": f"{run('thấy ')}{run('ẩn', '<w:vanish/>')}{run('được')}",
    "ký hiệu": "<w:r><w:sym w:font='Wingdings' w:char='F0B7'/><w:t>mục</w:t></w:r>",
    "hộp chữ": f"{run('trước ')}{BOX}{run('sau')}",
    "ngắt trang": "<w:r><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t><w:lastRenderedPageBreak/></w:r>",
}


def everything():
    return opened("".join(f"<w:p>{inner}</w:p>" for inner in CONSTRUCTIONS.values()))


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_atoms_join_to_the_text_of_the_facts(name):
    package, facts = opened(f"<w:p>{CONSTRUCTIONS[name]}</w:p>")
    anchors = Anchors(package)
    assert any(paragraph.text for paragraph in facts.paragraphs)
    for paragraph in facts.paragraphs:
        assert anchors.find(paragraph).text == paragraph.text


def test_every_paragraph_of_a_file_is_found():
    package, facts = everything()
    anchors = Anchors(package)
    assert [anchors.find(one).text for one in facts.paragraphs] == [one.text for one in facts.paragraphs]


def test_field_that_spans_paragraphs():
    package, facts = opened(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>"
        f"{run('mã')}<w:r><w:fldChar w:fldCharType='separate'/></w:r></w:p><w:p>{run('mục lục')}</w:p>"
        f"<w:p>{run('hết')}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    anchors = Anchors(package)
    assert [anchors.find(one).text for one in facts.paragraphs] == ["", "mục lục", "hết"]


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_cutting_anywhere_keeps_text_and_content(name):
    body = f"<w:p>{CONSTRUCTIONS[name]}</w:p>"
    _, facts = opened(body)
    before = [one.text for one in facts.paragraphs]
    for offset in range(len(facts.paragraphs[0].text) + 1):
        package, facts = opened(body)
        anchor = Anchors(package).find(facts.paragraphs[0])
        anchor.cut(offset)
        fresh, after = reread(package)
        assert [one.text for one in after.paragraphs] == before
        for tag in ("tab", "br", "drawing", "fldChar", "sym", "instrText", "delText"):
            name = f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}"
            assert len(list(fresh.document.iter(name))) == body.count(f"<w:{tag}>") + body.count(f"<w:{tag} ") + (
                body.count(f"<w:{tag}/>")
            )


def test_cut_copies_the_format_and_leaves_no_stray_namespace():
    package, facts = opened(f"<w:p>{run('Nơi nhận: các sở', '<w:b/>')}</w:p>")
    Anchors(package).find(facts.paragraphs[0]).cut(9)
    shape = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    assert f"{shape}Nơi nhận:</w:t></w:r>{shape} các sở</w:t></w:r>" in xml(package)
    assert "ns0" not in xml(package)


def test_text_that_does_not_match_is_refused():
    package, facts = opened(f"<w:p>{run('một')}</w:p>")
    one = facts.paragraphs[0]
    with pytest.raises(Refused, match="không khớp"):
        Anchors(package).find(Paragraph(one.ref, "khác", one.runs, one.format))
    with pytest.raises(Refused, match="không tìm lại"):
        Anchors(package).find(Paragraph(Ref(one.ref.part, 9), "một", one.runs, one.format))


def test_two_letters_of_one_drawing_are_not_torn_apart():
    package, facts = opened(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:sym w:font='Arial' w:char='0041'/>"
        "<w:sym w:font='Arial' w:char='0042'/></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )
    assert facts.paragraphs[0].text == "AB"
    with pytest.raises(Refused):
        Anchors(package).find(facts.paragraphs[0]).cut(1)


def test_hidden_text_by_style_is_left_out():
    styles = story(
        "styles",
        "<w:style w:type='character' w:styleId='An'><w:name w:val='An'/><w:rPr><w:vanish/></w:rPr></w:style>",
    )
    package, facts = opened(
        f"<w:p>{run('thấy')}{run('ẩn', '<w:rStyle w:val=' + repr('An') + '/>')}</w:p>",
        parts=[("styles.xml", "styles", styles)],
    )
    assert facts.paragraphs[0].text == "thấy"
    assert Anchors(package).find(facts.paragraphs[0]).text == "thấy"
