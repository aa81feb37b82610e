"""Nhận ra thành phần không bao giờ vỡ trên dữ kiện bất kỳ, và không kể một đoạn hai lần."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.layout.components.recognise import recognise
from docgen.layout.facts.values import (
    Cell,
    CharFormat,
    DocumentFacts,
    DrawnRule,
    Paragraph,
    ParagraphFormat,
    Ref,
    Row,
    Run,
    Section,
    Table,
)

PIECES = (
    "",
    " ",
    "\t",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH PHƯỚC",
    "UBND TỈNH BÌNH PHƯỚC\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "SỞ CÔNG THƯƠNG",
    "Số:      /QĐ-UBND",
    "Số: 15/TTr-SCT",
    "Bình Phước, ngày 12 tháng 6 năm 2026",
    "V/v rà soát",
    "QUYẾT ĐỊNH",
    "TỜ TRÌNH\nVề việc rà soát",
    "QUYẾT ĐỊNH:",
    "Q U Y Ế T  Đ Ị N H",
    "Về việc thành lập Tổ công tác",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC",
    "Kính gửi:",
    "Kính gửi: - Sở Tài chính;",
    "- Các sở, ban, ngành;",
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "I. MỤC ĐÍCH",
    "Theo đề nghị của Giám đốc Sở.",
    "Điều 1. Thành lập",
    "Điều 2:",
    "Chương I",
    "1. Khoản",
    "a) Điểm",
    "2.1. Mục",
    "(1).",
    "Nơi nhận:",
    "Nơi nhận:\tKT. GIÁM ĐỐC",
    "- Như trên;\tPHÓ GIÁM ĐỐC",
    "- Lưu: VT, CN.",
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "Nguyễn Văn A",
    "NGUYỄN VĂN A",
    "……………",
    "(Đã ký)",
    "Phụ lục I",
    "PHỤ LỤC: DANH MỤC",
    "(Kèm theo Quyết định số",
    "HỎA TỐC",
    "DỰ THẢO",
    "Mẫu số 01",
    "____________",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "{%p if co %}",
    "{{ dong }}",
    "./.",
    "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Công Thương báo cáo như sau:",
    "THƯ KÝ",
    "ĐẠI DIỆN BÊN A",
    "BIÊN BẢN",
)
RULES = ((), (), (DrawnRule("drawing", 20.0, True, 80.0),), (DrawnRule("vml", None),))
LABELS = ("", "", "-", "Điều 1.", "1.", "a)")


@st.composite
def paragraphs(draw):
    count = draw(st.integers(0, 40))
    found = []
    for index in range(count):
        text = draw(st.sampled_from(PIECES)) + draw(st.sampled_from(("", "", "\n", "\tabc", "    Số: 1/GP - SCT")))
        shape = CharFormat(
            bold=draw(st.booleans()),
            italic=draw(st.booleans()),
            caps=draw(st.booleans()),
            underline=draw(st.sampled_from(("", "single"))),
        )
        place = draw(st.one_of(st.none(), st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))))
        found.append(
            Paragraph(
                Ref("word/document.xml", index),
                text,
                (Run(text, shape),) if text else (),
                ParagraphFormat(
                    align=draw(st.sampled_from(("left", "center", "both"))), left=draw(st.sampled_from((0.0, 50.0)))
                ),
                label=draw(st.sampled_from(LABELS)),
                cell=None if place is None else Cell(*place, width=60.0),
                box=draw(st.integers(0, 9)) == 0,
                rules=draw(st.sampled_from(RULES)),
                boxed=draw(st.booleans()),
                room=draw(st.sampled_from((None, 60.0, 160.0))),
            )
        )
    return tuple(found)


TABLES = tuple(Table(index, (Row(), Row(), Row()), 3) for index in range(3))


@given(paragraphs())
@settings(max_examples=300, deadline=None)
def test_khong_vo_tren_du_kien_bat_ky(given_paragraphs):
    found = recognise(DocumentFacts(given_paragraphs, (Section(0, last=len(given_paragraphs)),), TABLES))
    assert 0 <= found.end <= len(given_paragraphs)
    assert all(found.end <= one.first < len(given_paragraphs) for one in found.attachments)
    content = {one.ref for one in found.content}
    assert content.isdisjoint(one.ref for one in found.can_cu)
    assert content.isdisjoint(one.paragraph.ref for one in found.recipients.items)


def test_tep_rong():
    found = recognise(DocumentFacts((), (Section(0),)))
    assert (found.kind, found.content, found.end) == ("", (), 0)
