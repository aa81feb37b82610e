"""Ba loại công văn: gửi ai, khi nào, nói gì, ai ký."""

from __future__ import annotations

from datetime import date

import pytest
from factory import compose, event, ledger, one, printed, refusal, unit

from docgen.model.dossier import RecordedRater
from docgen.model.draft import Draft

OPINION, SUPPLEMENT, CENTRAL = "cong_van_xin_y_kien", "cong_van_bo_sung_chi_so", "cong_van_co_quan_trung_uong"


def commune(name, **others):
    return unit(name, "ubnd_cap_xa", parent="huyen_b", **others)


DISTRICT = unit("UBND huyện B", "ubnd_cap_huyen", code="huyen_b")


def test_nothing_to_ask_no_letter():
    assert compose(OPINION, ledger(unit("Sở A"))) == []
    assert compose(SUPPLEMENT, ledger(unit("Sở A"))) == []
    assert compose(CENTRAL, ledger(unit("Sở A"))) == []


def test_opinion_states_the_dilemma_for_each_case():
    draft = one(OPINION, ledger(unit("Sở A", failing=12), unit("Sở B")))
    (row,) = draft.fields.chua_xac_dinh
    assert row.nguoi_dung_dau == "Ông Nguyễn Văn A, Giám đốc Sở A"
    assert row.so_lieu.startswith("Tiêu chí chưa bảo đảm 12/43 (27,91%); chỉ số đơn vị 85%")
    assert "khoản 3 Điều 12" in row.he_qua
    assert "khoản 4 Điều 12" in row.he_qua
    text = printed(draft)
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Bình Phước" in text
    assert "theo Điều 17 của Quy định" in text
    assert "/SNV-NC" in text
    assert "\nGIÁM ĐỐC\n" in text
    assert "xem xét, cho ý kiến./." in text


def test_opinion_asks_who_rates_a_service_unit_but_not_a_central_body():
    book = ledger(
        unit("Trường A", "don_vi_su_nghiep"),
        unit("Trung tâm B", "don_vi_su_nghiep", rater=RecordedRater("Chủ tịch UBND tỉnh")),
        unit("Viện C", "don_vi_su_nghiep"),
        unit("Cục D", "trung_uong_nganh_doc"),
    )
    text = printed(one(OPINION, book))
    assert "- Ông Nguyễn Văn A, Giám đốc Trường A;" in text
    assert "- Ông Nguyễn Văn C, Giám đốc Viện C." in text
    assert "Trung tâm B" not in text
    assert "Cục D" not in text


def test_opinion_about_communes_goes_from_the_district_office_to_its_chair():
    draft = one(OPINION, ledger(DISTRICT, commune("Xã B1", failing=12), commune("Xã B2")))
    text = printed(draft)
    assert draft.key == "huyen_b"
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân huyện B" in text
    assert "UBND HUYỆN B\nPHÒNG NỘI VỤ" in text
    assert "TRƯỞNG PHÒNG" in text
    assert "\nB, ngày" in text


def test_opinion_is_refused_when_nobody_is_left_to_answer():
    assert "01/7/2025" in refusal(OPINION, ledger(unit("Sở A", failing=12), signed=date(2025, 7, 1))).why


@pytest.mark.parametrize(
    ("index", "what"),
    [(None, "(hiện chưa có)"), ((75, 85), "(hiện mới có khoảng từ 75% đến dưới 85%)")],
    ids=["chưa công bố", "chỉ có khoảng"],
)
def test_supplement_asks_for_the_missing_index(index, what):
    text = printed(one(SUPPLEMENT, ledger(unit("Sở A", index=index))))
    assert f"- Chỉ số cải cách hành chính năm 2022 của Sở A và văn bản công bố {what}." in text
    assert "Kính gửi: Sở A" in text
    assert "theo Điều 13 của Quy định" in text
    assert "trước ngày      tháng      năm 2023" in text


def test_supplement_asks_for_the_explanation_without_telling_a_personal_ground():
    text = printed(one(SUPPLEMENT, ledger(unit("Sở A", events=(event("a"),)))))
    assert "- Giải trình của Giám đốc Sở A về các tiêu chí chưa bảo đảm và kết quả trong năm 2022." in text
    assert "suy thoái" not in text
    assert "09/KL-GĐ" not in text
    assert compose(SUPPLEMENT, ledger(unit("Sở A", events=(event("a"),), explanation="Đã giải trình"))) == []


def test_supplement_for_a_commune_comes_from_its_district_and_never_from_an_office_to_itself():
    (letter,) = compose(SUPPLEMENT, ledger(DISTRICT, commune("Xã B1", index=None)))
    assert isinstance(letter, Draft)
    assert letter.fields.ten_co_quan_gui == "Phòng Nội vụ huyện B"
    assert "không gửi công văn cho chính mình" in refusal(SUPPLEMENT, ledger(unit("Sở Nội vụ", index=None))).why


def test_letter_to_the_parent_of_a_central_body_is_an_opinion_of_the_committee():
    text = printed(one(CENTRAL, ledger(unit("Cục Thuế A", "trung_uong_nganh_doc"))))
    assert "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n" in text
    assert "/UBND-NC" in text
    assert "3. Mức tính được theo Quy định: Hoàn thành tốt nhiệm vụ." in text
    assert "Việc xếp loại thuộc thẩm quyền của cơ quan quản lý cấp trên." in text
    assert "QUYẾT ĐỊNH" not in text


def test_letter_about_an_undetermined_central_head_gives_the_reason_and_no_level():
    fields = one(CENTRAL, ledger(unit("Cục A", "trung_uong_nganh_doc", failing=10))).fields
    assert fields.muc_de_nghi == ""
    assert fields.ly_do_chua_xac_dinh.startswith("Trên 20% đến 50% tiêu chí")


def test_central_letter_waits_for_figures_and_for_a_living_sender():
    assert compose(CENTRAL, ledger(unit("Cục A", "trung_uong_nganh_doc", index=None))) == []
    gone = ledger(unit("Sở B"), unit("Cục A", "trung_uong_nganh_doc"), signed=date(2025, 7, 1))
    assert "01/7/2025" in refusal(CENTRAL, gone).why
