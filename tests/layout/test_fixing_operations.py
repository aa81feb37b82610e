"""Từng phép sửa trên XML: đúng chỗ, đúng thứ tự lược đồ, chữ và nội dung khác giữ nguyên."""

from __future__ import annotations

import re

import pytest
from word_files import PAGE, opened, reread, run, story, xml

from docgen.layout.facts.values import Line
from docgen.layout.fixing.applying import apply
from docgen.layout.repair import Replace, SetMargin, SetPage, SetPageStart, SetParagraph, SetText


def fixed(body, *make, **more):
    """Gói đã sửa và dữ kiện mới; mỗi `make` nhận đoạn đầu, trả phép sửa."""
    package, facts = opened(body, **more)
    outcomes = apply(package, facts, [one(facts.paragraphs[0]) for one in make])
    fresh, after = reread(package)
    assert [one.text for one in after.paragraphs] == [one.text for one in facts.paragraphs] or any(
        isinstance(one.repair, Replace) for one in outcomes
    )
    return fresh, after.paragraphs[0], outcomes


def order(package, owner):
    """Tên các thẻ con của `owner` đầu tiên."""
    inner = re.search(rf"<w:{owner}>(.*?)</w:{owner}>", xml(package))
    return re.findall(r"<w:(\w+)", inner[1])


# Chữ


def test_size_of_a_whole_paragraph_with_its_mark():
    package, paragraph, _ = fixed(f"<w:p>{run('Số: 12')}</w:p>", lambda one: SetText(one.whole, size=13.0))
    assert paragraph.whole.size == 13.0
    assert paragraph.mark.size == 13.0
    assert '<w:sz w:val="26"/><w:szCs w:val="26"/>' in xml(package)


def test_only_the_wrong_run_is_touched():
    body = f"<w:p>{run('đúng ', '<w:sz w:val=' + repr('26') + '/>')}{run('sai')}</w:p>"
    package, paragraph, _ = fixed(body, lambda one: SetText(one.whole, size=13.0))
    assert paragraph.whole.sizes == {13.0: 7}
    assert '<w:rPr><w:sz w:val="26"/></w:rPr><w:t xml:space="preserve">đúng ' in xml(package)


def test_line_inside_a_run_is_cut_out():
    package, paragraph, _ = fixed(
        f"<w:p>{run('Điều 1. Thành lập')}</w:p>", lambda one: SetText(Line(one, 0, 7), bold=True)
    )
    assert [(one.text, one.format.bold) for one in paragraph.runs] == [("Điều 1. ", True), ("Thành lập", False)]
    assert not paragraph.mark.bold
    assert "<w:b/><w:bCs/>" in xml(package)


def test_second_line_after_a_break():
    body = "<w:p><w:r><w:t>dòng một</w:t><w:br/><w:t>dòng hai</w:t></w:r></w:p>"
    _, paragraph, _ = fixed(body, lambda one: SetText(list(one.lines())[1], italic=True))
    assert [one.italic for one in paragraph.lines()] == [0.0, 1.0]


def test_half_line_before_a_tab():
    body = "<w:p><w:r><w:t>trái</w:t><w:tab/><w:t>phải</w:t></w:r></w:p>"
    package, paragraph, _ = fixed(body, lambda one: SetText(Line(one, 0, 4), size=12.0))
    assert [(one.text, one.format.size) for one in paragraph.runs][1][0] == "phải"
    assert xml(package).count("<w:tab/>") == 1


def test_turning_off_what_a_style_turns_on():
    styles = story(
        "styles",
        "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/>"
        "<w:rPr><w:b/><w:i/><w:u w:val='single'/><w:color w:val='FF0000'/></w:rPr></w:style>",
    )
    _, paragraph, _ = fixed(
        f"<w:p>{run('chữ')}</w:p>",
        lambda one: SetText(one.whole, bold=False, italic=False, underline=False, color="auto"),
        parts=[("styles.xml", "styles", styles)],
    )
    shape = paragraph.runs[0].format
    assert (shape.bold, shape.italic, shape.underline, shape.color) == (False, False, "", "auto")


def test_font_replaces_theme_fonts_but_not_symbols():
    body = (
        "<w:p><w:r><w:rPr><w:rFonts w:asciiTheme='minorHAnsi' w:hAnsi='Arial' w:cstheme='minorBidi'/></w:rPr>"
        "<w:t>chữ</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/></w:rPr><w:t>·</w:t></w:r></w:p>"
    )
    package, paragraph, _ = fixed(body, lambda one: SetText(one.whole, font="Times New Roman"))
    assert [one.format.fonts[0] for one in paragraph.runs] == ["Times New Roman", "Symbol"]
    assert "Theme" not in xml(package)


@pytest.mark.parametrize(("text", "kept"), [("quy Õt ®Þnh", True), ("; m", False)])
def test_font_of_legacy_text_is_refused(text, kept):
    font = "<w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/>"
    _, paragraph, outcomes = fixed(
        f"<w:p>{run(text, font)}</w:p>", lambda one: SetText(one.whole, font="Times New Roman")
    )
    assert (paragraph.runs[0].format.fonts[0] == ".VnTime") is kept
    assert bool(outcomes[0].refused) is kept
    assert outcomes[0].changed is not kept


def test_run_properties_keep_schema_order():
    inner = "<w:rStyle w:val='X'/><w:lang w:val='vi-VN'/><w:rPrChange w:id='1'><w:rPr/></w:rPrChange>"
    package, _, _ = fixed(
        f"<w:p>{run('chữ', inner)}</w:p>",
        lambda one: SetText(one.whole, 13.0, True, True, False, "auto", "Times New Roman"),
    )
    inner = re.search(r"<w:r><w:rPr>(.*?)<w:rPrChange", xml(package))[1]
    names = re.findall(r"<w:(\w+)", inner)
    assert names == ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "lang"]


def test_mark_properties_stay_after_tracked_insertion_and_before_section():
    body = "<w:p><w:pPr><w:rPr><w:ins w:id='1'/></w:rPr><w:sectPr/></w:pPr>" + run("chữ") + "</w:p><w:p/>"
    package, _, _ = fixed(body, lambda one: SetText(one.whole, size=14.0))
    assert re.search(r'<w:pPr><w:rPr><w:ins w:id="1"/><w:sz [^>]*/><w:szCs [^>]*/></w:rPr><w:sectPr/>', xml(package))


def test_field_code_follows_its_result():
    body = f"<w:p>{run('trước ')}{PAGE}{run(' sau')}</w:p>"
    package, _, _ = fixed(body, lambda one: SetText(Line(one, 6, 7), size=13.0))
    assert xml(package).count('<w:sz w:val="26"/>') == 5
    assert '<w:r><w:t xml:space="preserve">trước' in xml(package)


def test_doing_it_twice_changes_nothing():
    package, facts = opened(f"<w:p>{run('Điều 1. Thành lập')}</w:p>")
    line = Line(facts.paragraphs[0], 0, 7)
    assert apply(package, facts, [SetText(line, bold=True, size=14.0)])[0].changed
    fresh, after = reread(package)
    assert not apply(fresh, after, [SetText(Line(after.paragraphs[0], 0, 7), bold=True, size=14.0)])[0].changed


# Đoạn


def test_paragraph_properties_and_their_order():
    body = (
        "<w:p><w:pPr><w:pStyle w:val='X'/><w:keepNext/><w:spacing w:beforeAutospacing='1' w:line='360' "
        "w:lineRule='exact' w:afterLines='50'/><w:ind w:start='100' w:firstLineChars='200' w:hanging='90'/>"
        "<w:contextualSpacing/><w:rPr/></w:pPr>" + run("chữ") + "</w:p>"
    )
    package, paragraph, _ = fixed(
        body, lambda one: SetParagraph(one, "both", 0.0, 0.0, 12.7, before=6.0, after=3.0, line=1.0)
    )
    shape = paragraph.format
    assert (shape.align, shape.left, shape.right, round(shape.first_line, 1)) == ("both", 0.0, 0.0, 12.7)
    assert (shape.before, shape.after, shape.line, shape.line_rule) == (6.0, 3.0, 1.0, "auto")
    assert (shape.auto_before, shape.contextual) == (False, False)
    assert order(package, "pPr") == ["pStyle", "keepNext", "spacing", "ind", "contextualSpacing", "jc", "rPr"]


def test_hanging_indent():
    _, paragraph, _ = fixed(f"<w:p>{run('- x')}</w:p>", lambda one: SetParagraph(one, left=10.0, first_line=-5.0))
    assert (round(paragraph.format.left), round(paragraph.format.first_line)) == (10, -5)


def test_left_alone_means_left_alone():
    body = f"<w:p><w:pPr><w:spacing w:after='120'/><w:ind w:left='300'/></w:pPr>{run('chữ')}</w:p>"
    package, _, _ = fixed(body, lambda one: SetParagraph(one, align="center"))
    assert '<w:spacing w:after="120"/><w:ind w:left="300"/><w:jc w:val="center"/>' in xml(package)


# Chữ thay


@pytest.mark.parametrize(
    ("runs", "span", "new", "pieces"),
    [
        ([("Độc lập – Tự do", True)], (8, 9), "-", [("Độc lập - Tự do", True)]),
        (
            [("ngày ", False), ("5", True), (" tháng", False)],
            (5, 6),
            "05",
            [("ngày ", False), ("05", True), (" tháng", False)],
        ),
        ([("quy định", False), (",", True)], (8, 9), ".", [("quy định", False), (".", True)]),
        ([("thi hành", False), (".", True)], (8, 9), "./.", [("thi hành", False), ("./.", True)]),
        ([("thi hành", True)], (8, 8), "./.", [("thi hành./.", True)]),
        ([("Tự do", True), ("- Hạnh", False)], (5, 7), " - ", [("Tự do", True), (" - Hạnh", False)]),
        ([("a ", False), ("b", True), ("c", False)], (2, 4), "", [("a ", False)]),
        ([("a–", False), ("–b", True)], (1, 3), "-", [("a-", False), ("b", True)]),
    ],
)
def test_replacing_keeps_the_format_of_each_piece(runs, span, new, pieces):
    body = "".join(run(text, "<w:b/>" if bold else "") for text, bold in runs)
    _, paragraph, _ = fixed(f"<w:p>{body}</w:p>", lambda one: Replace(one, *span, new))
    assert [(one.text, one.format.bold) for one in paragraph.runs] == pieces


def test_two_replacements_and_a_format_in_one_paragraph():
    text = "ngày 5 tháng 1"
    _, paragraph, outcomes = fixed(
        f"<w:p>{run(text)}</w:p>",
        lambda one: Replace(one, 5, 6, "05"),
        lambda one: Replace(one, 13, 14, "01"),
        lambda one: SetText(Line(one, 0, 4), italic=True),
    )
    assert paragraph.text == "ngày 05 tháng 01"
    assert all(one.changed for one in outcomes)
    assert paragraph.runs[0].text == "ngày "


def test_overlapping_replacements_wait_for_the_next_round():
    _, paragraph, outcomes = fixed(
        f"<w:p>{run('abc')}</w:p>", lambda one: Replace(one, 0, 2, "x"), lambda one: Replace(one, 1, 3, "y")
    )
    assert paragraph.text == "ay"
    assert len(outcomes) == 1


@pytest.mark.parametrize(
    ("inner", "start", "end", "reason"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", 1, 2, "tab"),
        (f"<w:fldSimple w:instr='DATE'>{run('5')}</w:fldSimple>", 0, 1, "trường"),
        ("<w:r><w:tab/></w:r>", 1, 1, "không có chữ"),
    ],
)
def test_replacing_what_is_not_plain_text_is_refused(inner, start, end, reason):
    package, facts = opened(f"<w:p>{inner}</w:p>")
    outcome = apply(package, facts, [Replace(facts.paragraphs[0], start, end, "x")])[0]
    assert reason in outcome.refused
    assert not outcome.changed


def test_refused_replacement_leaves_no_half_done_work():
    package, facts = opened("<w:p><w:r><w:t>ngày</w:t><w:tab/><w:t>5 tháng 1</w:t></w:r></w:p>")
    outcome = apply(package, facts, [Replace(facts.paragraphs[0], 0, 14, "Ngày 5 tháng 01")])[0]
    _, after = reread(package)
    assert outcome.refused
    assert after.paragraphs[0].text == facts.paragraphs[0].text


# Trang


def test_page_and_margins():
    section = (
        "<w:sectPr><w:pgSz w:w='12240' w:h='15840' w:code='1'/><w:pgMar w:top='-700' w:right='700' w:bottom='1134' "
        "w:left='1000' w:header='567' w:footer='567' w:gutter='284'/><w:cols/></w:sectPr>"
    )
    package, facts = opened("<w:p/>", section=section)
    apply(
        package,
        facts,
        [SetPage(0, 210.0, 297.0), SetMargin(0, "top", 20.0), SetMargin(0, "left", 30.0), SetPageStart(0, 1)],
    )
    fresh, after = reread(package)
    made = after.sections[0]
    assert (round(made.width), round(made.height), made.page_start) == (210, 297, 1)
    assert (round(made.margins["top"]), round(made.margins["left"])) == (20, 30)
    assert 'w:top="-1134"' in xml(fresh)
    assert 'w:left="1417"' in xml(fresh)
    assert "w:code" not in xml(fresh)
    assert order(fresh, "sectPr") == ["pgSz", "pgMar", "pgNumType", "cols"]


def test_missing_section_is_made():
    package, facts = opened("<w:p/>", section="")
    apply(package, facts, [SetPage(0, 210.0, 297.0), SetMargin(0, "bottom", 20.0)])
    _, after = reread(package)
    made = after.sections[0]
    assert (round(made.width), round(made.margins["bottom"]), round(made.margins["top"], 1)) == (210, 20, 25.4)


def test_second_section_of_two():
    body = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p/>"
    package, facts = opened(body)
    outcomes = apply(package, facts, [SetMargin(1, "right", 20.0), SetMargin(5, "right", 20.0)])
    _, after = reread(package)
    assert [round(one.margins["right"]) for one in after.sections] == [25, 20]
    assert outcomes[1].refused
