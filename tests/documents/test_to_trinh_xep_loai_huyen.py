"""Tờ trình xếp loại của Phòng Nội vụ: mỗi huyện một tờ trình, chỉ gồm các xã của huyện đó."""

from __future__ import annotations

from datetime import date

from factory import compose, document, ledger, printed, unit

from docgen.model.dossier import Publications
from docgen.model.draft import Draft, Refusal

KIND = "to_trinh_xep_loai_huyen"

FIRST = unit("UBND huyện Mẫu Một", "ubnd_cap_huyen", code="huyen_mot", index=91)
SECOND = unit("UBND thị xã Mẫu Hai", "ubnd_cap_huyen", code="thi_xa_hai", index=91)
COMMUNES = (
    unit("UBND xã Mẫu X", "ubnd_cap_xa", parent="huyen_mot"),
    unit("UBND xã Mẫu Y", "ubnd_cap_xa", parent="huyen_mot", failing=2),
    unit("UBND phường Mẫu Z", "ubnd_cap_xa", parent="thi_xa_hai", index=95),
)


def test_one_proposal_a_district_with_its_own_communes():
    first, second = compose(KIND, ledger(FIRST, SECOND, *COMMUNES))
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.key, second.key) == ("huyen_mot", "thi_xa_hai")
    assert first.fields.kinh_gui == "Chủ tịch Ủy ban nhân dân huyện Mẫu Một"
    assert first.fields.co_quan_trinh == "Phòng Nội vụ huyện Mẫu Một"
    assert first.fields.ky_hieu == "TTr-PNV"
    assert first.fields.dia_danh == "Mẫu Một"
    assert first.fields.doi_tuong == "Chủ tịch Ủy ban nhân dân xã, phường, thị trấn thuộc huyện Mẫu Một"
    assert [row.ho_ten for row in first.fields.danh_sach_chung] == ["Nguyễn Văn X"]
    assert [row.nguoi_dung_dau for row in first.fields.danh_sach_cach_doc] == [
        "Ông Nguyễn Văn Y, Chủ tịch Ủy ban nhân dân xã Mẫu Y"
    ]
    assert second.fields.so_thuoc_dien == "01 (một)"


def test_the_printed_paper_rests_on_the_districts_own_publication():
    (draft,) = compose(KIND, ledger(FIRST, COMMUNES[0]))
    assert isinstance(draft, Draft)
    text = printed(draft)
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân huyện Mẫu Một" in text
    assert "- Quyết định số 21/QĐ-UBND ngày 01 tháng 03 năm 2023." not in text
    assert "- Quyết định số 21/QĐ-UBND ngày 01 tháng 3 năm 2023." in text
    assert "theo khoản 2 Điều 14 của Quy định" in text
    assert "(Kèm theo Tờ trình số" in text
    assert "của Phòng Nội vụ huyện Mẫu Một)" in text


def test_a_district_without_its_publication_is_refused_and_the_other_goes_on():
    published = Publications(commune_index={"thi_xa_hai": document("21/QĐ-UBND")})
    first, second = compose(KIND, ledger(FIRST, SECOND, *COMMUNES, publications=published))
    assert isinstance(first, Refusal)
    assert "van_ban_cong_bo.chi_so_cap_xa.huyen_mot" in first.why
    assert isinstance(second, Draft)


def test_no_district_chair_after_the_end_of_june_2025():
    (found,) = compose(KIND, ledger(FIRST, COMMUNES[0], signed=date(2025, 7, 1)))
    assert isinstance(found, Refusal)
    assert "không còn chức danh Chủ tịch UBND cấp huyện" in found.why
