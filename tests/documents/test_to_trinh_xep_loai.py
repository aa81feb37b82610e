"""Tờ trình xếp loại của Sở Nội vụ: mỗi người một chỗ, hai cách đọc, không ai chưa xác định mà được xếp."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factory import SIGNED, YEAR, compose, document, event, ledger, office, one, printed, refusal, unit

from docgen.model.classification import Reading
from docgen.model.dossier import Aspect, Head, Publications, RecordedRater, Ruling

KIND = "to_trinh_xep_loai"

EXCELLENT = unit("Sở Mẫu A", index=95)
GOOD = unit("Sở Mẫu B")
INTERPRETED = unit("Sở Mẫu C", index="92.51", failing=3, aspects=(Aspect.QUALITY,))
OPEN = unit("Sở Mẫu D", failing=12)
MISSING = unit("Sở Mẫu E", index=None)
FAILED = unit("Sở Mẫu G", index=50, failing=23)
DISCIPLINED = unit("Sở Mẫu H", events=(event("đ"),))
LATE_DISCIPLINE = unit("Sở Mẫu I", events=(event("đ", date(2023, 3, 1)),))
DISTRICT = unit("UBND huyện Mẫu Một", "ubnd_cap_huyen", code="huyen_mot", index=91)
HEIR = RecordedRater("Chủ tịch UBND tỉnh Đồng Nai", document("01/NQ-GĐ", date(2025, 7, 1)))
EVERYONE = (EXCELLENT, GOOD, INTERPRETED, OPEN, MISSING, FAILED, DISCIPLINED, LATE_DISCIPLINE, DISTRICT)


def names(rows) -> list[str]:
    return [row.nguoi_dung_dau for row in rows]


def test_each_head_is_in_exactly_one_list_and_totals_equal_the_lists():
    fields = one(KIND, ledger(*EVERYONE)).fields
    assert [row.co_quan for row in fields.danh_sach_chung] == [
        "Sở Mẫu A",
        "Sở Mẫu B",
        "Ủy ban nhân dân huyện Mẫu Một",
    ]
    assert [name[-1] for name in names(fields.danh_sach_rieng)] == ["G", "H"]
    assert [name[-1] for name in names(fields.danh_sach_cach_doc)] == ["C", "I"]
    assert [name[-1] for name in names(fields.danh_sach_chua_xac_dinh)] == ["D"]
    assert [name[-1] for name in names(fields.danh_sach_thieu)] == ["E"]
    assert (fields.so_thuoc_dien, fields.so_da_co_muc, fields.so_chua_co_muc) == ("09 (chín)", "07 (bảy)", "02 (hai)")
    assert [row.tong_so for row in fields.cac_muc] == ["02", "02", "01", "02"]
    assert (fields.tong_cau_chu, fields.tong_quyet_dinh, fields.tong_cach_doc) == ("05", "00", "02")
    assert fields.tong_so_nguoi == "07"


def test_an_interpreted_head_shows_both_readings_and_the_question_in_words():
    row = one(KIND, ledger(INTERPRETED, GOOD)).fields.danh_sach_cach_doc[0]
    assert row.muc_de_nghi == "Hoàn thành nhiệm vụ"
    assert row.theo_cau_chu.startswith("Chưa xác định: “Chỉ số cải cách hành chính trong năm đạt từ 60% đến dưới 80%”")
    assert "92,51%" in row.theo_cau_chu
    assert row.cau_hoi_mo.startswith("Có tiêu chí chưa bảo đảm nhưng không quá 20%")
    assert "G2" not in row.cau_hoi_mo


def test_an_undetermined_head_gets_the_dilemma_and_no_level():
    fields = one(KIND, ledger(OPEN, GOOD)).fields
    (row,) = fields.danh_sach_chua_xac_dinh
    assert row.phuong_an == (
        "Xếp “Hoàn thành nhiệm vụ” thì chưa đủ điều kiện “phải” của khoản 3 Điều 12. "
        "Xếp “Không hoàn thành nhiệm vụ” thì không có căn cứ trong danh sách của khoản 4 Điều 12."
    )
    assert row.ly_do.startswith("Trên 20% đến 50% tiêu chí chưa bảo đảm")
    assert row.so_lieu == "tiêu chí chưa bảo đảm 12/43 (27,91%); chỉ số đơn vị 85%"
    assert all(listed.co_quan != "Sở Mẫu D" for listed in fields.danh_sach_chung)


def test_one_low_field_of_three_leaves_both_levels_open():
    own = unit("Sở Nội vụ", code="so_noi_vu", agency="so_noi_vu", index=91)
    (row,) = one(KIND, ledger(own, GOOD, fields={"to_chuc_bo_may": "48.5"})).fields.danh_sach_chua_xac_dinh
    assert row.phuong_an.endswith("thì chỉ có căn cứ theo cách đọc rộng trong danh sách của khoản 4 Điều 12.")
    assert "Cải cách tổ chức bộ máy hành chính: 48,5%" in row.so_lieu


def test_a_short_tenure_is_told_with_its_dates_and_every_level_stays_open():
    short = unit("Sở Mẫu L", heads=(Head("Giám đốc", "Trần Thị L", "nu", since=date(YEAR, 9, 1)),))
    (row,) = one(KIND, ledger(short, GOOD)).fields.danh_sach_chua_xac_dinh
    assert row.ly_do.startswith("Văn bản không nói cách xếp loại trường hợp này")
    assert "Giữ chức từ 01/09/2022 đến 31/12/2022" in row.ly_do
    assert "(G29)" not in row.ly_do
    assert row.phuong_an.startswith("“Hoàn thành xuất sắc nhiệm vụ”; “Hoàn thành tốt nhiệm vụ”;")


def test_the_strict_reading_says_what_the_level_lacks():
    (row,) = one(KIND, ledger(INTERPRETED, GOOD, reading=Reading.STRICT)).fields.danh_sach_chua_xac_dinh
    assert row.phuong_an == (
        "Xếp “Hoàn thành nhiệm vụ” thì chỉ đủ điều kiện tối thiểu, không đúng từng chữ của khoản 3 Điều 12."
    )


def test_a_head_without_an_index_is_listed_with_what_is_missing():
    (row,) = one(KIND, ledger(MISSING, GOOD)).fields.danh_sach_thieu
    assert row.con_thieu.startswith("Chưa có chỉ số của đơn vị")


def test_the_authority_s_ruling_is_counted_apart():
    ruling = Ruling("hoan_thanh", "số liệu giả định", "Chủ tịch giả định", date(2023, 6, 10))
    fields = one(KIND, ledger(unit("Sở Mẫu D", failing=12, ruling=ruling), GOOD)).fields
    assert (fields.tong_cau_chu, fields.tong_quyet_dinh) == ("01", "01")
    assert fields.danh_sach_chung[0].ghi_chu == "Theo quyết định của cấp có thẩm quyền"


def test_no_personal_ground_is_printed():
    text = printed(one(KIND, ledger(*EVERYONE)))
    for leak in ("điểm đ khoản 4", "nhân thân giả định", "09/KL-GĐ", "kỷ luật", "suy thoái"):
        assert leak not in text
    assert "Có nội dung thuộc phạm vi hạn chế" in text


def test_the_printed_proposal_says_what_is_asked():
    text = printed(one(KIND, ledger(*EVERYONE)))
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Bình Phước" in text
    assert "Thực hiện khoản 2 Điều 16 của Quy định ban hành kèm theo Quyết định số 34/2020/QĐ-UBND." in text
    assert "09 (chín) người. Đã có mức đề nghị: 07 (bảy) người." in text
    assert "a) Đề nghị xếp loại tại quyết định chung: 03 (ba) người" in text
    assert "c) Quyết định mức, kèm lý do, của những người nêu tại điểm d khoản 2." in text
    assert "Sở Nội vụ kính trình Chủ tịch Ủy ban nhân dân tỉnh Bình Phước xem xét, quyết định./." in text
    assert "Danh sách có 3 người./." in text
    assert "ngày 08 tháng 02 năm 2023" in text


def test_empty_lists_are_said_to_be_empty():
    text = printed(one(KIND, ledger(FAILED)))
    assert "c) Mức đề nghị dựa vào cách đọc Quy định: không có." in text
    assert "Không có người nào thuộc danh sách này./." in text
    assert "danh sách tại Phụ lục" not in text


def test_the_director_of_the_proposing_office_is_named_apart():
    director = (Head("Giám đốc", "Lê Thị B", "nu"),)
    own = unit("Sở Nội vụ", code="so_noi_vu", agency="so_noi_vu", index=95, heads=director)
    draft = one(KIND, ledger(own, GOOD))
    assert draft.fields.nguoi_dung_dau_co_quan_trinh == "Bà Lê Thị B, Giám đốc Sở Nội vụ"
    assert "Sở Nội vụ không tự thẩm định kết quả này" in printed(draft)
    assert one(KIND, ledger(GOOD)).fields.nguoi_dung_dau_co_quan_trinh == ""


def test_a_low_field_index_is_proposed_alone_with_its_open_question():
    finance = unit("Sở Tài chính", agency="so_tai_chinh", index=88)
    (row,) = one(KIND, ledger(finance, GOOD, fields={"tai_chinh_cong": 45})).fields.danh_sach_rieng
    assert row.muc_xep_loai == "Không hoàn thành nhiệm vụ"
    assert row.chi_so == "88%; lĩnh vực tham mưu: 45%"
    assert row.luu_y.endswith("là trường hợp riêng hay là điều kiện thêm?")


@pytest.mark.parametrize(
    ("title", "listed"),
    [("Chủ tịch UBND tỉnh", True), ("Chủ tịch UBND tỉnh Bình Phước", True), ("Giám đốc Sở Y tế", False), (None, False)],
)
def test_service_units_only_with_a_recorded_provincial_rater(title, listed):
    rater = RecordedRater(title, document("88/QĐ-UBND")) if title else None
    school = unit("Trường Mẫu M", "don_vi_su_nghiep", rater=rater)
    rows = one(KIND, ledger(school, GOOD)).fields.danh_sach_rieng
    assert [row.nguoi_dung_dau for row in rows] == (["Ông Nguyễn Văn M, Giám đốc Trường Mẫu M"] if listed else [])
    assert not listed or rows[0].luu_y == "Người xếp loại theo Quyết định số 88/QĐ-UBND."


def test_nobody_rated_means_nothing_to_propose():
    assert compose(KIND, ledger(OPEN, MISSING)) == []


def test_communes_are_not_proposed_to_the_province():
    commune = unit("UBND xã Mẫu X", "ubnd_cap_xa", parent="huyen_mot")
    assert one(KIND, ledger(DISTRICT, commune)).fields.so_thuoc_dien == "01 (một)"


@pytest.mark.parametrize(
    ("book", "why"),
    [
        (ledger(GOOD, publications=Publications()), "chưa ghi quyết định công bố Chỉ số cải cách hành chính"),
        (ledger(GOOD, signed=date(2025, 7, 1)), "cần ghi người xếp loại kế tục (nguoi_xep_loai)"),
        (
            ledger(unit("Sở Mẫu B", rater=RecordedRater("Chủ tịch UBND tỉnh Đồng Nai")), signed=date(2025, 7, 1)),
            "người kế tục Chủ tịch UBND tỉnh Đồng Nai chưa kèm văn bản giao",
        ),
        (
            ledger(unit("Sở Mẫu B", rater=HEIR), signed=date(2025, 7, 1)),
            "khác người được trình là Chủ tịch Ủy ban nhân dân tỉnh Bình Phước",
        ),
        (
            ledger(unit("Sở Mẫu B", rater=replace(HEIR, title="Chủ tịch UBND tỉnh")), signed=date(2025, 7, 1)),
            "chưa ghi văn bản cho áp dụng quy định",
        ),
        (
            ledger(
                unit("Sở Mẫu B", rater=replace(HEIR, title="Chủ tịch UBND tỉnh Bình Phước")), signed=date(2025, 7, 1)
            ),
            "chính là chức danh đã thôi",
        ),
        (
            ledger(
                unit("Sở Mẫu B", rater=replace(HEIR, document=document("01/NQ-GĐ", date(2025, 7, 2)))),
                signed=date(2025, 7, 1),
            ),
            "văn bản giao người kế tục 01/NQ-GĐ đề 02/07/2025, sau ngày ký",
        ),
        (
            ledger(
                unit("Sở Tài chính", agency="so_tai_chinh"),
                publications=Publications(unit_index=document("173/QĐ-UBND")),
            ),
            "chưa ghi văn bản công bố chỉ số lĩnh vực của tỉnh",
        ),
    ],
    ids=[
        "chưa công bố chỉ số",
        "G20: hết thẩm quyền",
        "G20: người kế tục chưa có văn bản giao",
        "G20: người kế tục khác",
        "G20: tỉnh đã nhập, chưa có văn bản cho áp dụng",
        "G20: chính chức danh đã thôi",
        "G20: văn bản giao sau ngày ký",
        "chưa công bố chỉ số lĩnh vực",
    ],
)
def test_refusals(book, why):
    assert why in refusal(KIND, book).why


def test_the_simulation_mark_and_the_signing_year():
    fields = one(KIND, ledger(GOOD, simulation="Mô phỏng", at=office())).fields
    assert (fields.chi_dan_luu_hanh, fields.nam_ban_hanh) == ("MÔ PHỎNG", str(SIGNED.year))
