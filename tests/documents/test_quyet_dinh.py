"""Ba quyết định xếp loại: ai ở quyết định nào, thẩm quyền, căn cứ, lời văn, không lộ căn cứ về nhân thân."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factory import compose, document, event, ledger, office, one, printed, refusal, unit

from docgen.model.dossier import Head, RecordedRater, Ruling
from docgen.model.draft import Draft, Refusal

PROVINCE, ALONE, DISTRICT = "quyet_dinh_xep_loai_tinh", "quyet_dinh_xep_loai_ca_nhan", "quyet_dinh_xep_loai_huyen"
PROPOSAL = document("12/TTr-SNV", date(2023, 6, 12), "Sở Nội vụ")
ISSUED = {"to_trinh_xep_loai": PROPOSAL, "to_trinh_xep_loai_huyen:huyen_b": document("09/TTr-PNV", date(2023, 6, 9))}
FAILED = {"failing": 23, "index": 55}
LATE = date(2025, 8, 1)
NAMELESS = RecordedRater("Chủ tịch UBND tỉnh", document("01/NQ-GĐ", date(2025, 7, 1)))
CHAIR = "Chủ tịch Ủy ban nhân dân tỉnh Bình Phước"


def book(*units, **others):
    return ledger(*units, **{"issued": ISSUED, **others})


def district(*communes, **others):
    return book(unit("UBND huyện B", "ubnd_cap_huyen", code="huyen_b"), *communes, **others)


def commune(name, **others):
    return unit(name, "ubnd_cap_xa", parent="huyen_b", **others)


def confirmed(made):
    """Sổ ấy, có văn bản cho áp dụng quy định."""
    period = replace(made.dossier.period, confirmation=document("02/QĐ-GĐ", date(2025, 7, 1)))
    return replace(made, dossier=replace(made.dossier, period=period))


def test_nobody_is_in_both_decisions_and_the_undetermined_in_none():
    made = book(
        unit("Sở A"),
        unit("Sở B", **FAILED),
        unit("Sở C", failing=12),
        unit("UBND huyện D", "ubnd_cap_huyen", index=91),
        unit("Sở E", index=None),
    )
    together = one(PROVINCE, made).fields
    (alone,) = compose(ALONE, made)
    listed = [row.co_quan for row in (*together.danh_sach_mot, *together.danh_sach_hai)]
    assert listed == ["Sở A", "Ủy ban nhân dân huyện D"]
    assert alone.fields.co_quan_nguoi == "Sở B"
    assert [(row.muc_xep_loai, row.so_nguoi) for row in together.cac_muc] == [
        ("Hoàn thành xuất sắc nhiệm vụ", "01"),
        ("Hoàn thành tốt nhiệm vụ", "01"),
        ("Hoàn thành nhiệm vụ", "00"),
    ]
    assert together.tong_so_nguoi == "02 (hai)"
    assert together.doi_tuong == (
        "người đứng đầu sở, ban, ngành tỉnh và Chủ tịch Ủy ban nhân dân huyện, thị xã, thành phố"
    )


def test_collective_decision_reads_as_a_decision():
    text = printed(one(PROVINCE, book(unit("Sở A"))))
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC" in text
    assert "\nCHỦ TỊCH\n" in text
    assert "TM." not in text
    assert "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;" in text
    assert "77/2015" not in text, "Luật không ghi số (II.6.a)"
    assert "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 12 tháng 6 năm 2023." in text
    assert "(khoản 1 Điều 14 của Quy định ban hành kèm theo Quyết định số 34/2020/QĐ-UBND)" in text
    assert "mức độ hoàn thành nhiệm vụ cải cách hành chính năm 2022" in text
    assert "chất lượng" not in text
    assert "Kính gửi" not in text
    assert "chịu trách nhiệm thi hành Quyết định này./." in text
    assert "- Như Điều 3;" in text


@pytest.mark.parametrize(
    ("signed", "cited", "gone"),
    [
        (date(2023, 6, 20), "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ", "19 tháng 02 năm 2025"),
        (date(2025, 4, 1), "Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025", "Luật sửa đổi, bổ sung"),
    ],
    ids=["ký trước 01/3/2025", "ký sau 01/3/2025"],
)
def test_bases_are_chosen_by_the_signing_date(signed, cited, gone):
    lines = one(PROVINCE, book(unit("Sở A"), signed=signed)).fields.can_cu
    assert any(cited in line for line in lines)
    assert not any(gone in line for line in lines)


def test_field_index_is_cited_only_where_a_head_has_one():
    plain = one(PROVINCE, book(unit("Sở A"))).fields.can_cu
    with_field = one(PROVINCE, book(unit("Sở Tư pháp", agency="so_tu_phap"))).fields.can_cu
    assert not any("300/QĐ-BNV" in line for line in plain)
    assert any("300/QĐ-BNV" in line for line in with_field)


def test_number_words_follow_the_office():
    units = [unit(f"Sở {number}A", code=f"so_{number}") for number in range(21)]
    assert one(PROVINCE, book(*units, at=office())).fields.tong_so_nguoi == "21 (hai mươi mốt)"
    units += [unit(f"Sở B{number}", code=f"so_b{number}") for number in range(3)]
    assert one(PROVINCE, book(*units, at=office(four_word="bốn"))).fields.tong_so_nguoi == "24 (hai mươi bốn)"


@pytest.mark.parametrize("kind", [PROVINCE, ALONE])
def test_refused_without_the_issued_proposal(kind):
    found = refusal(kind, book(unit("Sở A", **(FAILED if kind == ALONE else {})), issued={}))
    assert "Tờ trình xếp loại của Sở Nội vụ" in found.why
    assert "to_trinh_xep_loai" in found.why


@pytest.mark.parametrize("kind", [PROVINCE, ALONE])
def test_refused_after_the_province_has_gone(kind):
    units = (unit("Sở A", **(FAILED if kind == ALONE else {})),)
    assert "01/7/2025" in refusal(kind, book(*units, signed=date(2025, 7, 1))).why
    assert isinstance(one(kind, book(*units, signed=date(2025, 6, 30))), Draft)


def test_a_recorded_successor_must_be_the_office_that_signs():
    heir = RecordedRater("Chủ tịch UBND tỉnh Đồng Nai", document("01/NQ-GĐ", date(2025, 7, 1)))
    made = book(unit("Sở A", rater=heir), signed=date(2025, 8, 1))
    assert "không phải Chủ tịch Ủy ban nhân dân tỉnh Bình Phước" in refusal(PROVINCE, made).why
    bodies = dict(made.office.bodies)
    bodies["ubnd_tinh"] = replace(
        bodies["ubnd_tinh"], name="Ủy ban nhân dân tỉnh Đồng Nai", head_lines=("ỦY BAN NHÂN DÂN", "TỈNH ĐỒNG NAI")
    )
    made = replace(made, office=replace(made.office, bodies=bodies))
    assert "xac_nhan_ap_dung" in refusal(PROVINCE, made).why
    fields = one(PROVINCE, confirmed(made)).fields
    assert fields.tham_quyen == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"
    assert fields.can_cu_tham_quyen.startswith("Nghị quyết số 01/NQ-GĐ; khoản 1 Điều 14 của Quy định")
    assert [line.split(" ngày ")[0] for line in fields.can_cu[-4:]] == [
        "Quyết định số 34/2020/QĐ-UBND",
        "Quyết định số 02/QĐ-GĐ",
        "Nghị quyết số 01/NQ-GĐ",
        "Quyết định số 173/QĐ-UBND",
    ]
    assert "docgen.toml còn khai" in refusal(PROVINCE, confirmed(book(unit("Sở A", rater=NAMELESS), signed=LATE))).why


def test_service_unit_has_a_decision_only_with_a_recorded_rater_and_its_document():
    def school(**others):
        return unit("Trường Cao đẳng A", "don_vi_su_nghiep", **others)

    assert compose(ALONE, book(school())) == []
    assert "van_ban" in refusal(ALONE, book(school(rater=RecordedRater("Chủ tịch UBND tỉnh")))).why
    other = RecordedRater("Giám đốc Sở Giáo dục và Đào tạo", document("55/QĐ-UBND"))
    assert "tự lập quyết định của mình" in refusal(ALONE, book(school(rater=other))).why
    fields = one(ALONE, book(school(rater=RecordedRater("Chủ tịch UBND tỉnh", document("55/QĐ-UBND"))))).fields
    assert fields.can_cu_tham_quyen.startswith("Quyết định số 55/QĐ-UBND; Quy định ban hành kèm theo")
    assert any("55/QĐ-UBND" in line for line in fields.can_cu)


def test_central_body_never_has_a_decision():
    rater = RecordedRater("Chủ tịch UBND tỉnh", document("55/QĐ-UBND"))
    made = book(unit("Cục Thuế", "trung_uong_nganh_doc", rater=rater), unit("Kho bạc", "trung_uong_nganh_doc"))
    assert compose(ALONE, made) == []
    assert compose(PROVINCE, made) == []


def test_individual_decision_states_figures_place_and_conclusion():
    text = printed(one(ALONE, book(unit("Sở A", events=(event("đ"),)))))
    assert "năm 2022 của ông Nguyễn Văn A, Giám đốc Sở A: Không hoàn thành nhiệm vụ (khoản 1 Điều 14" in text
    assert "- Điểm đ khoản 4 Điều 12: “Có hành vi vi phạm" in text
    assert "; theo Kết luận số 09/KL-GĐ ngày 09 tháng 9 năm 2022" in text
    assert "nội dung nhân thân giả định" not in text
    assert "Chánh Văn phòng Ủy ban nhân dân tỉnh Bình Phước, Giám đốc Sở Nội vụ và ông Nguyễn Văn A" in text


def test_tasks_are_printed_only_when_the_level_rests_on_them():
    by_tasks = one(ALONE, book(unit("Sở A", tasks=(40, 19)))).fields
    by_share = one(ALONE, book(unit("Sở A", **FAILED))).fields
    assert (by_tasks.nhiem_vu, by_share.nhiem_vu) == ("19/40", "")
    assert by_share.tieu_chi == "23/43 (53,49%)"


def test_unpublished_name_is_a_dotted_blank_in_a_decision_about_that_person():
    fields = one(ALONE, book(unit("Sở A", heads=(Head("Giám đốc"),), **FAILED))).fields
    assert fields.nguoi_duoc_xep_loai == "ông (bà) ……………………, Giám đốc Sở A"


def test_the_rated_head_is_not_told_twice_to_carry_it_out():
    fields = one(ALONE, book(unit("Sở Nội vụ", **FAILED))).fields
    assert fields.noi_thi_hanh == "Chánh Văn phòng Ủy ban nhân dân tỉnh Bình Phước"


def test_ruling_of_the_authority_is_cited_and_noted():
    ruling = Ruling("hoan_thanh", "đã khắc phục", CHAIR, date(2023, 5, 30), document("70/QĐ-UBND"), "Nguyễn Văn A")
    row = one(PROVINCE, book(unit("Sở A", failing=12, ruling=ruling))).fields.danh_sach_mot[0]
    assert (row.xep_loai, row.ghi_chu) == ("Hoàn thành nhiệm vụ", "Theo quyết định của cấp có thẩm quyền")


def test_collective_list_shows_no_personal_ground():
    made = book(unit("Sở A"), unit("Sở B", events=(event("a"),)), at=office(individual_levels=()))
    text = printed(one(PROVINCE, made))
    assert "suy thoái" not in text
    assert "09/KL-GĐ" not in text
    assert "Điểm a" not in text


def test_district_decision():
    made = district(commune("Xã B1"), commune("Phường 2", index=91), commune("Xã B3", failing=25, index=50))
    draft = one(DISTRICT, made)
    text = printed(draft)
    assert draft.key == "huyen_b"
    assert draft.fields.tong_so_nguoi == "02 (hai)"
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN B" in text
    assert "B, ngày      tháng      năm 2023" in text
    assert "của Chủ tịch Ủy ban nhân dân xã, phường, thị trấn thuộc huyện B (khoản 2 Điều 14 của Quy định" in text
    assert "Theo đề nghị của Trưởng Phòng Nội vụ huyện B tại Tờ trình số 09/TTr-PNV" in text
    assert "Ủy ban nhân dân tỉnh Bình Phước (qua Sở Nội vụ)" in text
    assert "Căn cứ Quyết định số 21/QĐ-UBND" in text
    (alone,) = compose(ALONE, made)
    assert isinstance(alone, Draft)
    assert alone.fields.tham_quyen == "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN B"
    assert "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện B" in alone.fields.noi_thi_hanh


def test_district_decision_is_refused_after_the_district_level_has_gone():
    (found,) = compose(DISTRICT, district(commune("Xã B1"), signed=date(2025, 7, 1)))
    assert isinstance(found, Refusal)
    assert "cấp huyện" in found.why


@pytest.mark.parametrize("kind", ["quyet_dinh_xep_loai_tinh", "quyet_dinh_xep_loai_ca_nhan"])
def test_the_draft_that_goes_with_the_proposal_leaves_its_number_blank(kind: str) -> None:
    """docgen.toml cho lập dự thảo kèm tờ trình: số, ngày tờ trình để trống, chữ còn lại như bản ký."""
    units = unit("Sở A", index=95), unit("Sở D", **FAILED)
    assert "chưa có số, ngày của Tờ trình" in refusal(kind, book(*units, issued={})).why
    drafting = book(*units, issued={})
    draft = one(kind, replace(drafting, office=replace(drafting.office, draft_decisions=True)))
    assert draft.fields.de_nghi.endswith("Tờ trình số        /TTr-SNV ngày      tháng      năm 2023")
    assert "tại Tờ trình số /TTr-SNV ngày tháng năm 2023." in " ".join(printed(draft).split())
