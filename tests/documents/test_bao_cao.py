"""Hai báo cáo: số trong bảng khớp danh sách và khớp quyết định, so với năm trước, không lộ căn cứ về nhân thân."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from factory import BP34, compose, document, event, ledger, misconduct, office, one, printed, refusal, unit

from docgen.documents.parts.totals import by_article, failing_criteria
from docgen.model.dossier import Head, PastRating, RewardProposal
from docgen.text.numbers import format_share

PROVINCE, DISTRICT = "bao_cao_so_noi_vu", "bao_cao_huyen"
ISSUED = {
    "to_trinh_xep_loai": document("12/TTr-SNV"),
    "to_trinh_xep_loai_huyen:huyen_b": document("09/TTr-PNV"),
}
LEVELS = ("xuat_sac", "hoan_thanh_tot", "hoan_thanh", "khong_hoan_thanh")


def commune(name, **others):
    return unit(name, "ubnd_cap_xa", parent="huyen_b", **others)


def province():
    return ledger(
        unit("Sở A", index=95),
        unit("Sở B"),
        unit("Sở C", failing=3, index=65),
        unit("Sở D", failing=23, index=55),
        unit("Sở E", failing=12),
        unit("Trường F", "don_vi_su_nghiep"),
        unit("Cục G", "trung_uong_nganh_doc"),
        unit("UBND huyện B", "ubnd_cap_huyen", code="huyen_b", index=None),
        unit("UBND huyện H", "ubnd_cap_huyen", index=93),
        commune("Xã B1"),
        commune("Xã B2", failing=25, index=50),
        commune("Xã B3", index=None),
        issued=ISSUED,
    )


def number(cell):
    return int(re.match(r"\d+", cell)[0])


@pytest.mark.parametrize("kind", [PROVINCE, DISTRICT])
def test_totals_equal_the_rows_and_the_lists(kind):
    fields = one(kind, province()).fields
    rows = [row for row in fields.tong_hop if row.ten_nhom != "Tổng cộng"]
    for row in fields.tong_hop:
        assert sum(number(getattr(row, level)) for level in LEVELS) == int(row.da_xep_loai)
        assert int(row.da_xep_loai) + int(row.chua_xep_loai) == int(row.thuoc_dien)
    assert sum(int(row.thuoc_dien) for row in rows) == int(fields.thuoc_dien)
    assert sum(int(row.da_xep_loai) for row in rows) == int(fields.da_xep_loai)
    assert len(fields.danh_sach) + int(fields.so_quyet_dinh_rieng or 0) == int(fields.da_xep_loai)
    assert len(fields.chua_xac_dinh) == int(fields.chua_xep_loai)


def test_report_counts_exactly_the_heads_whom_the_decisions_rate():
    book = province()
    fields = one(PROVINCE, book).fields
    together = one("quyet_dinh_xep_loai_tinh", book).fields
    rows = [*together.danh_sach_mot, *together.danh_sach_hai]
    for draft in compose("quyet_dinh_xep_loai_huyen", book):
        rows.extend(draft.fields.danh_sach_mot)
    alone = compose("quyet_dinh_xep_loai_ca_nhan", book)
    assert sorted(row.co_quan for row in fields.danh_sach) == sorted(row.co_quan for row in rows)
    assert int(fields.so_quyet_dinh_rieng or 0) == len(alone)
    total = fields.tong_hop[-1]
    for level, label in zip(LEVELS, [level.label for level in BP34.levels], strict=True):
        decided = sum(row.xep_loai == label for row in rows) + sum(d.fields.muc_xep_loai == label for d in alone)
        assert number(getattr(total, level)) == decided, label


def test_whom_nobody_may_rate_is_reported_as_not_rated():
    fields = one(PROVINCE, province()).fields
    reasons = {row.co_quan: (row.ly_do, row.huong_xu_ly) for row in fields.chua_xac_dinh}
    assert reasons["Trường F"] == (
        "Quy định không nêu người xếp loại; mức tính được để tham khảo: Hoàn thành tốt nhiệm vụ.",
        "Xác định người xếp loại",
    )
    assert reasons["Cục G"][1] == "Cơ quan quản lý cấp trên xếp loại"
    assert reasons["Ủy ban nhân dân huyện B"][1] == "Xếp loại sau khi bổ sung số liệu"
    assert reasons["Sở E"][1] == "Hoàn thành nhiệm vụ; Không hoàn thành nhiệm vụ"


def test_lists_keep_the_order_of_groups_then_of_input():
    book = province()
    shuffled = replace(book, classifications=tuple(reversed(book.classifications)))
    names = [row.co_quan for row in one(PROVINCE, shuffled).fields.danh_sach]
    assert names == ["Sở C", "Sở B", "Sở A", "Ủy ban nhân dân huyện H", "Ủy ban nhân dân xã B1"]


def test_criteria_most_often_failed_come_first_with_shares_that_never_cross_a_threshold():
    book = ledger(unit("Sở A", failing=2), unit("Sở B", failing=1), unit("Sở C"))
    first, second = failing_criteria(BP34, book.classifications)
    assert (first.vien_dan, first.so_nguoi, first.ty_le) == ("điểm a khoản 1 Điều 4", "2/3", "66,67%")
    assert (second.vien_dan, second.so_nguoi) == ("điểm b khoản 1 Điều 4", "1/3")
    failed, sound = ledger(unit("Sở A", failing=1), unit("Sở B")).classifications
    (row,) = failing_criteria(BP34, (failed,) * 5001 + (sound,) * 5000)
    assert row.ty_le == format_share(Fraction(5001, 10001), guards=(Fraction(1, 2),))
    assert row.ty_le == "50,005%"
    assert row.so_nguoi == "5001/10001"


def test_articles_count_times_a_criterion_applied():
    rows = by_article(BP34, ledger(unit("Sở A", failing=3, not_done=1), unit("Sở B")).classifications)
    assert [row.dieu_khoan for row in rows] == [f"Điều {number}" for number in range(4, 11)]
    assert (rows[0].chua_bao_dam, rows[0].khong_thuc_hien) == ("3", "1")
    assert sum(int(row.ap_dung) for row in rows) == 2 * 43


def test_last_year_is_compared_only_for_the_same_person():
    past = PastRating(2021, "hoan_thanh", "Nguyễn Văn A", document("11/QĐ-UBND"))
    other = replace(past, name="Trần Văn K")
    same = ledger(unit("Sở A", history=(past,)), unit("Sở B", history=(other,)), unit("Sở C"), issued=ISSUED)
    rows = {row.muc_xep_loai: (row.nam_truoc, row.nam_nay) for row in one(PROVINCE, same).fields.so_sanh}
    assert rows["Hoàn thành nhiệm vụ"] == ("1", "0")
    assert rows["Hoàn thành tốt nhiệm vụ"] == ("0", "1")
    assert one(PROVINCE, ledger(unit("Sở B", history=(other,)))).fields.so_sanh == ()
    unnamed = unit("Sở D", heads=(Head("Giám đốc"),), history=(replace(past, name=None),))
    assert one(PROVINCE, ledger(unnamed)).fields.so_sanh != ()


def test_no_personal_ground_and_no_question_about_one_is_told():
    text = printed(
        one(
            PROVINCE,
            ledger(
                unit("Sở A", events=(event("a"),)),
                unit("Sở B", events=(event("đ", date(2023, 2, 2)),)),
                unit("Sở C", failing=1, index=95),
                at=office(individual_levels=()),
            ),
        )
    )
    for told in ("suy thoái", "kỷ luật trong năm đánh giá", "09/KL-GĐ", "nội dung nhân thân"):
        assert told not in text
    assert "Vướng mắc khi áp dụng Quy định" in text
    assert not re.search(r"câu hỏi G\d", text)


def test_rewards_and_reviews_are_counted_not_named():
    reward = RewardProposal("ca_nhan", "Bằng khen", "số liệu giả định")
    book = ledger(
        unit("Sở A", index=95, reward=reward),
        unit("Sở B", failing=12, reward=reward),
        unit("Sở C", misconduct=(misconduct(),)),
    )
    fields = one(PROVINCE, book).fields
    assert (fields.so_khen_thuong, fields.so_xu_ly) == ("01", "01")
    assert "nội dung vi phạm" not in printed(one(PROVINCE, book))


def test_province_report_is_addressed_upwards_and_signed_by_the_director():
    text = printed(one(PROVINCE, province()))
    assert "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước" in text
    assert "Thực hiện khoản 1 Điều 16 của Quy định" in text
    assert "\nGIÁM ĐỐC\n" in text
    assert "- Như trên;" in text
    assert "mức độ hoàn thành nhiệm vụ cải cách hành chính năm 2022" in text
    assert "kính trình Ủy ban nhân dân tỉnh Bình Phước xem xét./." in text


@pytest.mark.parametrize(
    ("way", "reporter", "signature"),
    [
        ("chu_tich", "Chủ tịch Ủy ban nhân dân huyện B", "\nCHỦ TỊCH\n"),
        ("tap_the", "Ủy ban nhân dân huyện B", "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"),
    ],
    ids=["Chủ tịch ký", "ký thay mặt tập thể"],
)
def test_district_report_signature_matches_who_reports(way, reporter, signature):
    book = province()
    text = printed(one(DISTRICT, replace(book, office=replace(book.office, district_report_signed_by=way))))
    assert f", {reporter} báo cáo như sau:" in text
    assert signature in text
    assert f"của {reporter})" in text, "dòng kèm theo của phụ lục nêu đúng người báo cáo"
    assert ("TM." in text) == (way == "tap_the")
    assert "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước (qua Sở Nội vụ)" in text


@pytest.mark.parametrize("kind", [PROVINCE, DISTRICT])
def test_refused_once_nobody_can_receive_or_sign(kind):
    book = province()
    late = replace(
        book, dossier=replace(book.dossier, period=replace(book.dossier.period, signing_on=date(2025, 7, 1)))
    )
    assert "01/7/2025" in refusal(kind, late).why


def test_chart_is_a_picture_whose_words_say_every_number():
    draft = one(PROVINCE, province())
    assert draft.pictures["bieu_do"].startswith(b"\x89PNG")
    words = draft.fields.mo_ta_bieu_do
    assert "Sở, ban, ngành: Hoàn thành xuất sắc nhiệm vụ 1 người, Hoàn thành tốt nhiệm vụ 1 người" in words
    assert "Ủy ban nhân dân cấp xã:" in words
    assert "Trung ương" not in words
    assert one(PROVINCE, province()).pictures == draft.pictures, "cùng số liệu cho cùng byte"


@pytest.mark.parametrize(
    ("signed", "sentence"),
    [
        (0, "Các mức nêu trong báo cáo là mức đề nghị; hồ sơ chưa ghi nhận quyết định xếp loại nào"),
        (1, "01 người đã có quyết định xếp loại được ban hành; mức của 01 người còn lại là mức đề nghị"),
        (2, "Tất cả những người có mức đều đã có quyết định xếp loại được ban hành"),
    ],
)
def test_a_proposed_level_is_never_called_decided(signed: int, sentence: str) -> None:
    paper = document("90/QĐ-UBND")
    units = [unit(f"Sở {name}", issued_decision=paper if place < signed else None) for place, name in enumerate("AB")]
    assert one("bao_cao_so_noi_vu", ledger(*units)).fields.tinh_trang_quyet_dinh == sentence
