"""Viết hoa (Phụ lục II): mỗi câu một dòng, câu nào phải bị báo, câu nào phải để yên."""

from __future__ import annotations

from importlib import import_module
from unicodedata import normalize

import pytest

from docgen.layout.components.values import Components, Document
from docgen.layout.facts.values import PLAIN, Cell, DocumentFacts, Paragraph, ParagraphFormat, Ref, Run, Section
from docgen.layout.profile import load

PROFILE = load()


def paragraph(text, ordinal=0, **values):
    return Paragraph(Ref("word/document.xml", ordinal), text, (Run(text, PLAIN),), ParagraphFormat(), **values)


def told(check, *texts, can_cu=()):
    """`luật: thấy → phải` của mọi chỗ bị báo khi các đoạn ấy là nội dung của văn bản."""
    content = tuple(paragraph(text, ordinal) for ordinal, text in enumerate((*can_cu, *texts)))
    components = Components(can_cu=content[: len(can_cu)], content=content[len(can_cu) :])
    document = Document(DocumentFacts(content, (Section(0),)), components)
    module = import_module(f"docgen.layout.checks.{check}")
    return [f"{one.rule}: {one.found} → {one.expected}" for one in module.check(document, PROFILE.limits[check])]


def cases(table):
    return [pytest.param(check, text, id=f"{check}: {text}") for check, texts in table.items() for text in texts]


LAWFUL = {
    "viet_hoa_dau_cau": [
        "Báo cáo gửi trước ngày 15. Các đơn vị gửi chậm phải giải trình.",
        "Sổ sách, con dấu, v.v. phải bàn giao đầy đủ.",
        "Xem tr. 5 của tài liệu kèm theo.",
        "Kinh phí là 500.000 đ. từ nguồn chi thường xuyên.",
        "Hồ sơ nộp tại TP. thuộc tỉnh hoặc qua mạng.",
        "Đề nghị các sở, ngành… khẩn trương thực hiện.",
        "Việc này gồm hai bước. a) Thu thập; b) Tổng hợp.",
        "- các phòng chuyên môn thuộc Ủy ban nhân dân xã;",
        "Tệp gửi về địa chỉ nộp hồ sơ. docx là định dạng bắt buộc.",
        "Hệ số ghi trong bảng. k là hệ số điều chỉnh.",
    ],
    "viet_hoa_dia_danh": [
        "Đoàn công tác làm việc tại tỉnh Nam Định và thành phố Thái Nguyên.",
        "Tỉnh Nam Định có 129 đơn vị hành chính cấp xã.",
        "Ban Thường vụ Tỉnh ủy Nam Định đã cho ý kiến.",
        "Ban Thường vụ Tỉnh Đoàn Nam Định phát động phong trào.",
        "Trụ sở đặt tại Quận 1, Thành phố Hồ Chí Minh.",
        "Hội nghị do Huyện Ủy Yên Lập chủ trì.",
        "Các quận 1, 3 và 5 đã hoàn thành.",
        "Sắp xếp 12 phường 30 xã trên địa bàn.",
        "Cả tỉnh có 10 phường, 45 xã.",
        "Đường đi qua Phường Trần Hưng Đạo và Phường Lê Lợi.",
        "Xã đạt danh hiệu Xã Nông thôn mới kiểu mẫu.",
        "Các thành phố Hồ Chí Minh, Hà Nội và Đà Nẵng cử đại diện.",
        "Thủ đô Hà Nội là trung tâm chính trị của cả nước.",
        "Ủy ban nhân dân thành phố Hà Nội đã có văn bản trả lời.",
        "Vay vốn tại Ngân hàng Chính sách Xã hội và các quỹ.",
        "Đơn vị phụ trách: Thành phố Nam Định.",
    ],
    "viet_hoa_co_quan": [
        "Hội đồng nhân dân tỉnh Sơn La đã thông qua Nghị quyết.",
        "Các bộ, ngành và các sở Nội vụ, Tài chính phối hợp.",
        "Phòng có hai cán bộ Nội vụ và một cán bộ Tài chính.",
        "Hồ sơ lưu hành nội bộ Công an tỉnh.",
        "Bộ xây dựng kế hoạch kiểm tra từng quý.",
        "Ban hành bộ tài liệu tập huấn.",
        "Bộ Nông nghiệp và Môi trường, Sở Y tế có văn bản.",
        "Ủy ban Nhân dân xã và Hội đồng Nhân dân xã.",
        "Đề án xây dựng bộ chỉ số cải cách hành chính.",
    ],
    "viet_hoa_nhan_dan": [
        "Chủ trương của Đảng, chính sách của Nhà nước.",
        "Cơ quan nhà nước thực hiện quản lý nhà nước về văn thư.",
        "Kinh phí do ngân sách nhà nước bảo đảm.",
        "Doanh nghiệp nhà nước, vốn nhà nước, tài sản nhà nước.",
        "Hội đồng nhân dân và Ủy ban nhân dân các cấp.",
        "Tòa án nhân dân, Viện kiểm sát nhân dân, Công an nhân dân.",
        "Nghệ sĩ nhân dân, Nhà giáo nhân dân được tôn vinh.",
        "Xây dựng nền quốc phòng toàn dân, thế trận an ninh nhân dân.",
        "Hoàn thiện thể chế của nhà nước pháp quyền xã hội chủ nghĩa.",
        "Quy đổi giữa đồng Việt Nam và nhân dân tệ.",
        "Công nhận phán quyết của nhà nước thành viên.",
        "Kiểm toán nhà nước, Kho bạc Nhà nước có ý kiến.",
        "Thực hiện Nghị định số 157/2007/NĐ-CP quy định trách nhiệm người đứng đầu đơn vị của nhà nước.",
        "Các tầng lớp Nhân dân đồng tình, ủng hộ.",
        "Công ty của nhà nước ngoài được cấp phép.",
    ],
    "viet_hoa_vien_dan": [
        "Căn cứ điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự.",
        "Khoản 2 Điều 5 được sửa đổi như sau:",
        "1. Khoản 2 Điều 5 được bãi bỏ.",
        "a) Điểm b khoản 1 Điều 7;",
        "Sửa đổi các nội dung sau: Khoản 2 Điều 5, khoản 3 Điều 6.",
        "Bổ sung khoản 3 như sau: “Khoản 3. Cơ quan chủ trì chịu trách nhiệm.”",
        "Quy chế gồm 3 chương, 15 điều, mỗi điều 2 khoản.",
        "Theo các điều 5, 6 và 7 của hợp đồng.",
        "Số dư Tài Khoản 2 được chuyển sang năm sau.",
        "Đội đạt Điểm số cao nhất tại hội thi.",
        "Cổ phần I và hợp phần II của dự án đã hoàn thành.",
        "Thực hiện chương trình mục tiêu quốc gia theo chương trình công tác.",
        "Thay thế Quyết định số 12/QĐ-UBND về việc bãi bỏ Khoản 2 Điều 3 của Quy chế.",
        "Điểm a khoản 2 không áp dụng. Khoản 3 giữ nguyên.",
    ],
    "viet_hoa_thu_thang": [
        "Thời gian: 14 giờ 00, thứ Ba, ngày 16/6/2026.",
        "Đây là lần thứ hai đơn vị nộp chậm.",
        "Thứ hai, ngày càng nhiều hồ sơ được nộp trực tuyến.",
        "Nội dung thứ ba là kiểm tra việc lưu trữ.",
        "Phiên họp buổi sáng thứ hai của kỳ họp.",
        "Họp giao ban sáng thứ Hai hằng tuần.",
        "Báo cáo mỗi tháng hai lần, sáu tháng một lần.",
        "Ghi rõ ngày tháng năm sinh, quê quán.",
        "Tinh thần Cách mạng tháng Tám còn mãi.",
        "Tháng 8 năm 2026, thứ 2 hằng tuần.",
    ],
}

WRONG = {
    "viet_hoa_dau_cau": {
        "Báo cáo gửi trước hạn. các đơn vị gửi chậm phải giải trình.": "K01: “các” → “Các”",
        "Có đúng hạn không? nếu không thì nêu lý do.": "K01: “nếu” → “Nếu”",
        "Giao Sở Nội vụ (cơ quan chủ trì). đề nghị các nơi phối hợp.": "K01: “đề” → “Đề”",
    },
    "viet_hoa_dia_danh": {
        "Đoàn công tác làm việc tại Tỉnh Nam Định.": "K04: “Tỉnh Nam Định” → “tỉnh Nam Định”",
        "Theo đề nghị của UBND Tỉnh Nam Định, Sở có ý kiến.": "K04: “Tỉnh Nam Định” → “tỉnh Nam Định”",
        "Dự án qua các xã, Huyện Yên Lập thi công.": "K04: “Huyện Yên Lập” → “huyện Yên Lập”",
        "Hỗ trợ người dân tại Phường Văn Phú di dời.": "K04: “Phường Văn Phú” → “phường Văn Phú”",
        "Trụ sở đặt tại quận 1, miền Nam.": "K05: “quận 1” → “Quận 1”",
        "Người dân phường Điện Biên Phủ đồng thuận.": "K05: “phường Điện Biên Phủ” → “Phường Điện Biên Phủ”",
        "Hội nghị tổ chức tại thành phố Hồ Chí Minh.": "K06: “thành phố Hồ Chí Minh” → “Thành phố Hồ Chí Minh”",
        "Tuyến bay đến thủ đô Hà Nội tăng chuyến.": "K06: “thủ đô Hà Nội” → “Thủ đô Hà Nội”",
    },
    "viet_hoa_co_quan": {
        "Trình Ủy Ban Nhân Dân tỉnh xem xét.": "K11: “Ủy Ban Nhân Dân” → “Ủy ban nhân dân”",
        "Nghị quyết của Hội Đồng Nhân Dân tỉnh.": "K11: “Hội Đồng Nhân Dân” → “Hội đồng nhân dân”",
        "Theo đề nghị của sở Nội vụ và các đơn vị.": "K11: “sở Nội vụ” → “Sở Nội vụ”",
        "Văn bản do bộ Tài chính ban hành.": "K11: “bộ Tài chính” → “Bộ Tài chính”",
        "Thông tư của Bộ tài chính quy định định mức.": "K11: “Bộ tài chính” → “Bộ Tài chính”",
        "Giao Sở giáo dục và đào tạo chủ trì.": "K11: “Sở giáo dục và đào tạo” → “Sở Giáo dục và Đào tạo”",
    },
    "viet_hoa_nhan_dan": {
        "Chấp hành chủ trương của Đảng, chính sách của nhà nước.": "K14: “nhà nước” → “Nhà nước”",
        "Niềm tin vào Đảng và nhà nước được củng cố.": "K14: “nhà nước” → “Nhà nước”",
        "Khi nhà nước thu hồi đất, hộ dân được bồi thường.": "K14: “nhà nước” → “Nhà nước”",
        "Đất được nhà nước giao không thu tiền.": "K14: “nhà nước” → “Nhà nước”",
        "Cán bộ phải hết lòng phục vụ nhân dân.": "K14: “nhân dân” → “Nhân dân”",
        "Đảng bộ, chính quyền và nhân dân các dân tộc trong tỉnh.": "K14: “nhân dân” → “Nhân dân”",
        "Quyền làm chủ của nhân dân được phát huy.": "K14: “nhân dân” → “Nhân dân”",
        "Vận động các tầng lớp nhân dân tham gia.": "K14: “nhân dân” → “Nhân dân”",
    },
    "viet_hoa_vien_dan": {
        "Thực hiện theo Khoản 2 Điều 5 của Nghị định.": "K20: “Khoản” → “khoản”",
        "Căn cứ Điểm a khoản 2 Điều 5 của Luật.": "K20: “Điểm” → “điểm”",
        "Hồ sơ quy định tại điểm a, Điểm b khoản 1 Điều 9.": "K20: “Điểm” → “điểm”",
        "Thẩm quyền quy định tại khoản 2 điều 103 của Bộ luật.": "K20: “điều” → “Điều”",
        "Trình tự thực hiện theo điều 12 của Quy chế.": "K20: “điều” → “Điều”",
        "Nhiệm vụ nêu tại mục II Kế hoạch này.": "K20: “mục” → “Mục”",
        "Theo quy định tại Điều 24 chương III của Nghị quyết.": "K20: “chương” → “Chương”",
        "Nội dung tại mục 2 Phần I của Báo cáo.": "K20: “mục” → “Mục”",
    },
    "viet_hoa_thu_thang": {
        "Thời gian: 14 giờ 00, thứ ba, ngày 16/6/2026.": "K23: “thứ ba” → “thứ Ba”",
        "Thứ hai, ngày 05/6/2026, đoàn bắt đầu làm việc.": "K23: “thứ hai” → “thứ Hai”",
        "Tiếp công dân từ thứ hai đến thứ sáu.": "K23: “thứ hai” → “thứ Hai”",
        "Họp giao ban sáng thứ hai hằng tuần.": "K23: “thứ hai” → “thứ Hai”",
        "Tinh thần Cách mạng tháng tám.": "K23: “tháng tám” → “tháng Tám”",
        "Lập ngày mười lăm tháng tám năm hai nghìn không trăm hai mươi sáu.": "K23: “tháng tám” → “tháng Tám”",
    },
}


@pytest.mark.parametrize(("check", "text"), cases(LAWFUL))
def test_lawful_sentence_is_left_alone(check, text):
    assert told(check, text) == []


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [pytest.param(check, *case, id=f"{check}: {case[0]}") for check, table in WRONG.items() for case in table.items()],
)
def test_wrong_sentence_is_reported_once(check, text, expected):
    assert told(check, text) == [expected]


@pytest.mark.parametrize("check", LAWFUL)
def test_lawful_sentences_of_other_rules_are_left_alone(check):
    assert [told(check, text) for texts in LAWFUL.values() for text in texts if told(check, text)] == []


@pytest.mark.parametrize("check", WRONG)
def test_capital_lines_tables_and_decomposed_text_are_safe(check):
    for text in WRONG[check]:
        assert told(check, text.upper()) == []
        cell = paragraph(text, cell=Cell(0, 0, 0))
        document = Document(DocumentFacts((cell,), (Section(0),)), Components())
        module = import_module(f"docgen.layout.checks.{check}")
        assert list(module.check(document, PROFILE.limits[check])) == []
        assert told(check, normalize("NFD", text)) == told(check, text)


def test_paragraph_opens_with_a_capital_only_when_the_sentence_before_is_closed():
    assert told("viet_hoa_dau_cau", "Báo cáo gồm:", "nội dung thứ nhất;", "nội dung thứ hai.") == []
    assert told("viet_hoa_dau_cau", "Báo cáo đã gửi.", "các nơi khác gửi sau.") == ["K01: “các” → “Các”"]
    assert told("viet_hoa_dau_cau", "Trong đó, hệ số", "k = 1,2;", "n là số lần.") == []


def test_basis_is_read_too():
    assert told("viet_hoa_vien_dan", can_cu=["Căn cứ Khoản 2 Điều 8 Luật Khoáng sản;"]) == ["K20: “Khoản” → “khoản”"]
