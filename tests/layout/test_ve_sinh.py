"""Sạch tệp, thống nhất: câu nào phải bị báo, câu nào phải để yên; bảng; hai số của một văn bản."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from unicodedata import normalize

import pytest

from docgen.layout.components.values import Components, Document, Head
from docgen.layout.facts.values import (
    PLAIN,
    Cell,
    DocumentFacts,
    Marks,
    Paragraph,
    ParagraphFormat,
    Ref,
    Row,
    Run,
    Section,
    Table,
)
from docgen.layout.profile import load

PROFILE = load()


def paragraph(text, ordinal=0, **values):
    return Paragraph(Ref("word/document.xml", ordinal), text, (Run(text, PLAIN),), ParagraphFormat(), **values)


def document(*texts):
    content = tuple(paragraph(text, ordinal) for ordinal, text in enumerate(texts))
    return Document(DocumentFacts(content, (Section(0),)), Components(content=content))


def faults(check, given):
    module = import_module(f"docgen.layout.checks.{check}")
    return list(module.check(given, PROFILE.limits[check]))


def found(check, *texts):
    return [one.found for one in faults(check, document(*texts))]


LAWFUL = {
    "chu_giu_cho": [
        "Theo đề nghị tại Tờ trình số ……/TTr-SNV ngày …… tháng …… năm 2026.",
        "Căn cứ Quyết định số ....../QĐ-UBND ngày ...../...../2026 của Ủy ban nhân dân tỉnh.",
        "Cuộc họp kết thúc vào hồi ..... giờ ..... phút cùng ngày.",
        "Hoàn thành trong tháng ….. năm 202…..",
        "Chuẩn bị cầu, đường, trường, trạm…",
        "Chuẩn bị cầu, đường, trường, trạm,...",
        "Chuẩn bị cầu, đường, trường, trạm....",
        "Các loại giấy tờ, v.v… đều phải nộp.",
        "Chương I. Quy định chung .............................. 5",
        "Phụ lục XXX và khóa XXX của Hội đồng.",
        "Nghị quyết nêu: “Các cơ quan […] phải tổng kết”.",
        "Nồng độ <30 và >50 mg đều bị loại.",
        "Cán bộ nhập nội dung vào phần mềm theo hướng dẫn.",
        "________________",
        "Tên tệp đặt theo cú pháp <tên đơn vị>_<năm>.xlsx.",
        "Số điện thoại 09xxxxxxx của đường dây nóng.",
    ],
    "dau_cach": [
        "Theo Tờ trình số      /TTr-SNV ngày      tháng      năm 2026.",
        "Theo Quyết định số    /QĐ-UBND ngày    /    /2026.",
        "Làm việc từ lúc     giờ     phút ngày     tháng 6.",
        "\tMột dấu tab thụt đầu dòng.",
        "Bản đồ tỷ lệ 1:500, 1 : 1000, lúc 08:30, đạt 98,5%.",
        "Gửi về sonoivu@tinh.gov.vn hoặc https://tinh.gov.vn/van-ban, điện thoại 0214.123456.",
        "Tuyến Nội Bài - Lào Cai, giai đoạn 2021-2025, kinh tế - xã hội.",
        "Tỷ lệ nam:nữ là một trên một.",
        "- Sở Nội vụ;",
        "Kết luận số 12-KL/TU, văn bản a/b;c/d.",
        "Thực hiện nghiêm túc ./.",
        "Đất, đá ... đã được dọn.",
        "Tệp có đuôi .docx hoặc .pdf đều nhận.",
        "Vla-đi-mia I-lích Lê-nin và Mát-xcơ-va.",
        "TP.Hồ Chí Minh, Th.S và TM.UBND giữ như cũ.",
        "Lưu vực sông A-B, mã hồ sơ K1-K2.",
        "Nhiệt độ từ -5 độ đến 3 độ.   ",
    ],
    "kieu_dau_thanh": [
        "Ủy ban nhân dân ủy quyền hòa giải, hủy bỏ, khóa sổ.",
        "Uỷ ban nhân dân uỷ quyền hoà giải, huỷ bỏ, khoá sổ.",
        "Ủy ban nhân dân quý trọng, quỹ đất, quy hoạch, tòa án.",
        "Ủy ban nhân dân cử bà Nguyễn Thị Thuý dự họp.",
        "Ủy ban nhân dân xã Hoà Bình và Công ty Hoà Phát.",
        "Ủy ban nhân dân toàn tỉnh hoàn thành, thoát nước, khoảng loét.",
    ],
    "tu_lap": [
        "Ngày ngày, người người, nhà nhà thi đua.",
        "Hồ sơ luôn luôn đầy đủ, đều đều từng tháng.",
        "Quy chế của Ủy ban; của các đơn vị.",
    ],
}

WRONG = {
    "chu_giu_cho": {
        "Giao ……………… chủ trì thực hiện.": ["dãy chấm"],
        "Giao .......... chủ trì thực hiện.": ["dãy chấm"],
        "Kinh phí: .... triệu đồng.": ["dãy chấm"],
        "Giao đơn vị _______ thực hiện.": ["dãy gạch dưới"],
        "Giao [tên cơ quan] thực hiện.": ["“[tên cơ quan]”"],
        "Giao <đơn vị chủ trì> thực hiện.": ["“<đơn vị chủ trì>”"],
        "Giao XXX chủ trì thực hiện.": ["“XXX”"],
        "Kính gửi {{ co_quan }} xem xét.": ["“{{ co_quan }}”"],
        "Kính gửi «Co_quan» xem xét.": ["“«Co_quan»”"],
        "Xem bảng Error! Reference source not found. kèm theo.": ["“Error! Reference source not found”"],
        "Click or tap here to enter text.": ["“Click or tap here to enter”"],
        "Nhập nội dung tại đây": ["“Nhập nội dung tại đây”"],
    },
    "dau_cach": {
        "Theo Tờ trình ngày 28  tháng 10 năm 2025.": ["hai dấu cách liền nhau"],
        "Đã được  triển khai;  đang nghiệm thu.": ["hai dấu cách liền nhau"],
        "Quyết định số  15/QĐ-UBND của tỉnh.": ["hai dấu cách liền nhau"],
        "Các đơn vị, ngày  càng nhiều hồ sơ.": ["hai dấu cách liền nhau"],
        "          Sơ đồ che phủ": ["khoảng trống gõ bằng nhiều dấu cách"],
        "NGƯỜI LẬP            NGƯỜI DUYỆT": ["khoảng trống gõ bằng nhiều dấu cách"],
        "Kính gửi:\t\tSở Nội vụ": ["nhiều dấu tab liền nhau"],
        "Giao Sở Nội vụ , Sở Tài chính phối hợp.": ["dấu cách trước “,”"],
        "Các đơn vị gồm : sở, ngành.": ["dấu cách trước “:”"],
        "Trên đây là báo cáo .": ["dấu cách trước “.”"],
        "Các sở,ngành phối hợp.": ["không có dấu cách sau “,”"],
        "Gồm các đơn vị sau:các sở, ngành.": ["không có dấu cách sau “:”"],
        "Giao Sở chủ trì;các đơn vị phối hợp.": ["không có dấu cách sau “;”"],
        "Tổ chức thực hiện.Các đơn vị báo cáo.": ["không có dấu cách sau “.”"],
        "Cao tốc Nội Bài -Lào Cai đang thi công.": ["gạch nối dính một bên"],
        "Phát triển kinh tế- xã hội của tỉnh.": ["gạch nối dính một bên"],
        "Kế hoạch giai đoạn 2026 -2030 của tỉnh.": ["gạch nối dính một bên"],
    },
    "kieu_dau_thanh": {
        "Ủy ban nhân dân uỷ quyền cho Sở.": ["kiểu “ủy” (1 chỗ) và kiểu “uỷ” (1 chỗ)"],
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM. Ủy ban, ủy quyền.": ["kiểu “hoà” (1 chỗ) và kiểu “ủy” (2 chỗ)"],
        "Hệ thống hoá văn bản, ủy ban.": ["kiểu “hoá” (1 chỗ) và kiểu “ủy” (1 chỗ)"],
    },
    "tu_lap": {
        "Quyền hạn của của các cơ quan.": ["“của của”"],
        "Các sở và và ngành phối hợp.": ["“và và”"],
    },
}


@pytest.mark.parametrize(
    ("check", "text"),
    [pytest.param(check, text, id=f"{check}: {text}") for check, texts in LAWFUL.items() for text in texts],
)
def test_lawful_sentence_is_left_alone(check, text):
    assert found(check, text) == []


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [pytest.param(check, *case, id=f"{check}: {case[0]}") for check, table in WRONG.items() for case in table.items()],
)
def test_wrong_sentence_is_reported(check, text, expected):
    assert found(check, text) == expected
    assert found(check, normalize("NFD", text)) == expected


def test_the_place_shown_is_near_the_flaw():
    text = (
        "Căn cứ chức năng, nhiệm vụ được giao, Sở Nội vụ đề nghị các đơn vị  phối hợp thực hiện đúng thời hạn đã nêu."
    )
    (fault,) = faults("dau_cach", document(text))
    assert "đơn vị phối hợp" in fault.at.text
    assert len(fault.at.text) < len(text) / 1.5


@pytest.mark.parametrize("check", ["dau_cach", "chu_giu_cho"])
def test_cells_and_appendices_may_hold_blanks(check):
    cell = paragraph("Họ và tên:  ……………………  sinh ngày", cell=Cell(0, 0, 0))
    assert faults(check, Document(DocumentFacts((cell,), (Section(0),)), Components())) == []


def test_head_set_with_tabs_is_judged_by_other_checks():
    line = paragraph("ỦY BAN NHÂN DÂN\t\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    facts = DocumentFacts((line,), (Section(0),))
    head = Head(quoc_hieu=line.whole)
    assert faults("dau_cach", Document(facts, Components(head=head))) == []
    assert len(faults("dau_cach", Document(facts, Components()))) == 1


def test_form_to_fill_and_mail_merge_template_are_lawful_input():
    assert found("chu_giu_cho", *["Họ và tên: ……………………"] * 5) == []
    assert found("chu_giu_cho", "Ông {{ ho_ten }}, chức vụ {{ chuc_vu }}, đơn vị {{ don_vi }}.") == []


def test_each_kind_of_trace_is_reported():
    facts = DocumentFacts((paragraph("Điều 1.", hidden="ý kiến"),), (Section(0),), marks=Marks(3, 2, 1))
    told = [one.found for one in faults("vet_soan_thao", Document(facts, Components()))]
    assert told == ["3 chỗ chèn còn ghi vết", "2 chỗ xóa còn ghi vết", "1 bình luận", "chữ ẩn"]


LAW = "về quản lý, sử dụng vũ khí, vật liệu nổ"


@pytest.mark.parametrize(
    "texts",
    [
        ("Luật số 42/2024/QH15.", "Luật số 42/2024/QH15 ngày 29/6/2024."),
        ("Luật số 64/2025/QH15.", "Luật số 87/2025/QH15."),
        ("Luật số 14/2017/QH14 về quản lý vũ khí.", "Luật số 42/2024/QH15 về quản lý vũ khí."),
        ("Luật số 43/2024/QH15.", "Nghị quyết số 43/2022/QH15."),
        ("Luật số 42/2024/QH15 về quản lý vũ khí.", "Luật số 42/2025/QH15 về bảo tồn di tích, lễ hội."),
        ("Nghị định số 30/2020/NĐ-CP về công tác văn thư.", "Nghị định số 30/2022/NĐ-CP."),
        ("Nghị định số 110/2004/NĐ-CP về công tác văn thư cơ quan.", "Nghị định số 30/2020/NĐ-CP về công tác văn thư."),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.", "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020."),
        ("Quyết định số 05/2025/QĐ-UBND ngày 01/7/2025.", "Quyết định số 05/2025/QĐ-UBND ngày 10/02/2025."),
        ("Quyết định số 15/QĐ-UBND ngày 05/01/2025.", "Quyết định số 15/QĐ-UBND ngày 06/01/2026."),
        ("Chỉ thị số 38/CT-TTg ngày 29/9/2020.", "Chỉ thị số 38/CT-TTg ngày 11/12/2024."),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.", "Thông tư số 30/2020/TT-BTC ngày 20/4/2020."),
        (
            "Thông tư số 05/2025/TT-BNV ngày 14/5/2025 quy định chi tiết một số điều của Luật Lưu trữ.",
            "Thông tư số 06/2025/TT-BNV ngày 14/5/2025 quy định chi tiết một số điều của Luật Lưu trữ.",
        ),
    ],
)
def test_different_documents_are_no_conflict(texts):
    assert found("vien_dan_nhat_quan", *texts) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Luật số 42/2024/QH15.", "Luật số 42/2025/QH15."), "số 42/2024/QH15 và số 42/2025/QH15"),
        ((f"Luật số 42/2024/QH15 {LAW}.", f"Luật số 24/2024/QH15 {LAW}."), "số 42/2024/QH15 và số 24/2024/QH15"),
        (
            (f"Nghị định số 30/2020/NĐ-CP {LAW}.", f"Nghị định số 30/2021/NĐ-CP {LAW};"),
            "số 30/2020/NĐ-CP và số 30/2021/NĐ-CP",
        ),
        (
            ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.", "Nghị định số 30/2020/NĐ-CP ngày 06 tháng 3 năm 2020."),
            "số 30/2020/NĐ-CP: ngày 05/03/2020 và ngày 06/03/2020",
        ),
        (
            ("Chỉ thị số 38/CT-TTg ngày 29/9/2020.", "Chỉ thị số 38/CT-TTg ngày 28/9/2020."),
            "số 38/CT-TTg: ngày 29/09/2020 và ngày 28/09/2020",
        ),
        (
            (
                f"Nghị định số 149/2024/NĐ-CP ngày 15/11/2024 của Chính phủ {LAW};",
                f"Nghị định số 194/2024/NĐ-CP ngày 15 tháng 11 năm 2024 {LAW}.",
            ),
            "số 149/2024/NĐ-CP và số 194/2024/NĐ-CP",
        ),
    ],
)
def test_one_document_with_two_numbers_or_dates_is_told_once(texts, expected):
    assert found("vien_dan_nhat_quan", *texts, *texts) == [expected]


def table(rows=4, **values):
    return Table(0, (Row(cells=3),) * rows, 3, **{"width": 160.0, "bordered": True, **values})


def tabled(made, pages=(1, 1), heading="TT", head=None):
    cells = (
        paragraph(heading, 0, cell=Cell(0, 0, 0), page=pages[0]),
        paragraph("Nội dung", 1, cell=Cell(0, len(made.rows) - 1, 1), page=pages[1]),
    )
    components = Components(head=Head(table=head))
    return [
        one.found for one in faults("bang_bieu", Document(DocumentFacts(cells, (Section(0),), (made,)), components))
    ]


def test_wide_table():
    assert tabled(table(width=190.0)) == ["rộng 190 mm"]
    assert tabled(table(width=160.0, indent=20.0)) == ["rộng 160 mm"]
    assert tabled(table(width=168.8, indent=-1.9)) == []
    assert tabled(table(width=None)) == []
    assert tabled(table(width=190.0, bordered=False)) == []
    assert tabled(table(width=190.0, nested=True)) == []
    assert tabled(table(width=190.0), head=0) == []


def test_long_table_repeats_its_heading():
    told = ["hàng tiêu đề không lặp lại"]
    assert tabled(table(), pages=(1, 2)) == told
    assert tabled(table(rows=60), pages=(1, 1)) == []
    assert tabled(table(rows=60), pages=(None, None)) == told
    assert tabled(table(rows=20), pages=(None, None)) == []
    assert tabled(table(), pages=(1, 2), heading="Họ và tên") == []
    long = table()
    assert tabled(replace(long, rows=(Row(header=True), *long.rows)), pages=(1, 2)) == []
