"""Phiếu đánh giá: mỗi người một phiếu, đủ tiêu chí, cả hai cách đọc, toàn bộ lý do, không số không ngày."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factory import BP34, compose, document, ledger, one, printed, unit

from docgen.model.classification import Reading
from docgen.model.dossier import CriterionStatus, Head, Ruling, State

KIND = "phieu_danh_gia"


def test_one_sheet_for_each_head_with_the_role_in_the_name():
    heads = (
        Head("Giám đốc", "Nguyễn Văn A", until=date(2022, 7, 1)),
        Head("Giám đốc", "Trần Thị B", since=date(2022, 7, 2)),
    )
    drafts = compose(KIND, ledger(unit("Sở A", heads=heads), unit("Sở B")))
    assert [draft.key for draft in drafts] == ["so_a-nguoi_dung_dau-1", "so_a-nguoi_dung_dau-2", "so_b"]
    assert [draft.fields.thoi_gian_giu_chuc for draft in drafts] == ["đến 01/07/2022", "từ 02/07/2022", "cả năm"]


def test_every_binding_criterion_is_listed_and_the_struck_out_are_named():
    first, *rest = unit("Sở A", failing=2).criteria
    struck = CriterionStatus(first.criterion, State.NOT_APPLICABLE, reason="Không có", confirmed_by="Sở Nội vụ")
    fields = one(KIND, ledger(unit("Sở A", criteria=(struck, *rest)))).fields
    assert len(fields.tieu_chi) == len(BP34.binding("so_ban_nganh", None))
    assert (fields.so_ap_dung, fields.loai_ra) == (str(len(rest)), first.criterion)
    assert fields.tieu_chi[0].dien_giai == "Không có; Xác nhận: Sở Nội vụ"


def test_both_readings_are_shown():
    interpreted = one(KIND, ledger(unit("Sở A", failing=1, index=95))).fields
    assert (interpreted.muc_toi_thieu, interpreted.muc_cau_chu) == ("Hoàn thành nhiệm vụ", "Chưa xác định")
    assert interpreted.cau_hoi
    assert interpreted.cau_hoi[0].startswith("G2: ")
    certain = one(KIND, ledger(unit("Sở A"))).fields
    assert certain.muc_toi_thieu == certain.muc_cau_chu == "Hoàn thành tốt nhiệm vụ"


def test_ruling_is_told_beside_the_computed_result():
    ruling = Ruling("hoan_thanh", "đã khắc phục.", "Chủ tịch UBND tỉnh", date(2023, 5, 30), document("70/QĐ-UBND"))
    fields = one(KIND, ledger(unit("Sở A", failing=12, ruling=ruling))).fields
    assert fields.muc_toi_thieu == "Chưa xác định"
    assert "Hoàn thành nhiệm vụ; người quyết định Chủ tịch UBND tỉnh; lý do: đã khắc phục" in fields.trang_thai


def test_sheet_is_a_form_without_number_date_or_recipients():
    text = printed(one(KIND, ledger(unit("Sở Y tế", heads=(Head("Giám đốc"),)))))
    assert "PHIẾU ĐÁNH GIÁ NGƯỜI ĐỨNG ĐẦU" in text
    assert "UBND TỈNH BÌNH PHƯỚC\nSỞ Y TẾ" in text
    assert "Số:" not in text
    assert "Nơi nhận" not in text
    assert ", ngày" not in text
    assert "Họ và tên: ……………………" in text
    assert "Chức vụ: Giám đốc Sở Y tế" in text
    for role in ("NGƯỜI TỰ ĐÁNH GIÁ", "NGƯỜI THẨM ĐỊNH", "NGƯỜI KẾT LUẬN"):
        assert role in text


def test_reasons_cite_and_say_where_figures_come_from():
    rows = one(KIND, ledger(unit("Sở A", failing=12))).fields.ly_do
    assert {row.ket_qua for row in rows} <= {"Thỏa", "Không", "Chưa rõ"}
    assert any(row.vien_dan == "điểm b khoản 4 Điều 12" for row in rows)


def test_simulation_mark_is_in_capitals():
    book = ledger(unit("Sở A"), simulation="mô phỏng", reading=Reading.FLOOR)
    assert one(KIND, book).fields.chi_dan_luu_hanh == "MÔ PHỎNG"
    assert one(KIND, replace(book, dossier=replace(book.dossier, simulation=None))).fields.chi_dan_luu_hanh == ""
