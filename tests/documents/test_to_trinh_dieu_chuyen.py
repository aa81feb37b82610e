"""Tờ trình Điều 15: chỉ khi đủ chứng cứ, nêu hai cách hiểu, nói “xem xét”; lời từ chối không lộ nội dung."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factory import compose, document, event, failed_before, ledger, misconduct, one, printed, refusal, unit

from docgen.model.dossier import Head, Mitigation, PastRating
from docgen.model.draft import Draft

KIND = "to_trinh_dieu_chuyen"
OPINION = document("12-CV/BTCTU", date(2023, 6, 10), "Ban Tổ chức Tỉnh ủy")
ISSUED = document("99/QĐ-UBND", date(2023, 6, 15), "Chủ tịch Ủy ban nhân dân tỉnh Bình Phước")
TWICE = {
    "index": 50,
    "failing": 23,
    "history": (failed_before("Nguyễn Văn A"),),
    "issued_decision": ISSUED,
    "cadre_opinion": OPINION,
}


def department(**others):
    return unit("Sở Mẫu A", **{**TWICE, **others})


def test_two_successive_failures_with_both_decisions():
    draft = one(KIND, ledger(department()))
    assert (draft.key, draft.unit) == ("so_mau_a", "so_mau_a")
    (case,) = draft.fields.truong_hop
    assert (case.dieu_khoan, case.cach_dan) == ("khoản 2 Điều 15", "theo khoản 4 Điều 12 (văn bản ghi Điều 11)")
    assert case.chung_cu == (
        "Năm 2021: “Không hoàn thành nhiệm vụ”, tại Quyết định số 11/QĐ-UBND ngày 05 tháng 5 năm 2023 "
        "của Cơ quan giả định",
        "Năm 2022: “Không hoàn thành nhiệm vụ”, tại Quyết định số 99/QĐ-UBND ngày 15 tháng 6 năm 2023 "
        "của Chủ tịch Ủy ban nhân dân tỉnh Bình Phước; căn cứ: điểm b khoản 4 Điều 12 của Quy định",
    )
    assert draft.fields.noi_nhan == ()
    assert "Nguyễn Văn A" not in draft.title


def test_the_issuer_nobody_wrote_down_is_the_rater():
    """Khóa quyet_dinh_xep_loai không đòi cơ quan ban hành: văn bản tự điền, không in “của  về việc”."""
    draft = one(KIND, ledger(department(issued_decision=replace(ISSUED, issuer=""))))
    (case,) = draft.fields.truong_hop
    assert "15 tháng 6 năm 2023 của Chủ tịch Ủy ban nhân dân tỉnh Bình Phước; căn cứ" in case.chung_cu[1]
    (cited,) = [line for line in draft.fields.can_cu if "99/QĐ-UBND" in line]
    assert "của Chủ tịch Ủy ban nhân dân tỉnh Bình Phước về việc" in cited


def test_the_printed_paper_says_consider_and_gives_both_readings():
    text = printed(one(KIND, ledger(department())))
    assert "sẽ bị xem xét, điều chuyển, bố trí công tác khác" in text
    assert "được dẫn là theo khoản 4 Điều 12 (văn bản ghi Điều 11)" in text
    assert "không có việc điều chuyển tự động" in text
    assert "không đứng đầu cơ quan nêu tại Điều 11: theo cách hiểu thứ nhất thì thuộc trường hợp này" in text
    assert "chưa đương nhiên là vi phạm" in text
    assert "4. Giải trình của người được xem xét: hồ sơ chưa có giải trình." in text
    assert "5. Giảm nhẹ hoặc miễn trách nhiệm (điểm b khoản 2 Điều 3 của Quy định): hồ sơ không ghi nhận" in text
    assert "6. Ý kiến của cơ quan quản lý cán bộ: Văn bản số 12-CV/BTCTU" in text
    assert "đề nghị Chủ tịch Ủy ban nhân dân tỉnh Bình Phước xem xét việc điều chuyển" in text
    assert "Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;" in text
    assert "chức danh được bầu" not in text


def test_explanation_and_relief_are_printed():
    relief = Mitigation("Giảm nhẹ", "đã áp dụng mọi biện pháp", document("5/TB-UBND"))
    text = printed(one(KIND, ledger(department(explanation="đã tập trung khắc phục", mitigation=relief))))
    assert "4. Giải trình của người được xem xét: Đã tập trung khắc phục." in text
    assert "Giảm nhẹ; lý do: đã áp dụng mọi biện pháp (Thông báo số 5/TB-UBND" in text


def test_both_readings_agree_for_a_head_of_article_11():
    finance = unit("Sở Tài chính", agency="so_tai_chinh", **{**TWICE, "history": (failed_before("Nguyễn Văn h"),)})
    text = printed(one(KIND, ledger(finance)))
    assert "hai cách hiểu cho cùng kết quả" in text


def test_a_recorded_event_is_more_than_figures():
    case = department(index=85, failing=0, events=(event("d"),))
    assert not one(KIND, ledger(case)).fields.chi_do_so_lieu


@pytest.mark.parametrize(("clause", "place"), [(1, "khoản 1 Điều 15"), (3, "khoản 3 Điều 15")])
def test_misconduct_needs_only_its_conclusion(clause, place):
    draft = one(KIND, ledger(unit("Sở Mẫu A", misconduct=(misconduct(clause),), cadre_opinion=OPINION)))
    (case,) = draft.fields.truong_hop
    assert case.dieu_khoan == place
    assert case.chung_cu[0].startswith("Kết luận số 07/KL-TTr ngày 01 tháng 11 năm 2022 của Thanh tra giả định")
    text = printed(draft)
    assert "không tự kết luận" in text
    assert "Câu chữ về hai năm liên tiếp" not in text


def test_misconduct_and_two_failures_together():
    draft = one(KIND, ledger(department(misconduct=(misconduct(),))))
    assert [case.dieu_khoan for case in draft.fields.truong_hop] == ["khoản 2 Điều 15", "khoản 3 Điều 15"]
    assert not draft.fields.chi_do_so_lieu


def test_a_commune_goes_to_the_district_chair():
    district = unit("UBND huyện Mẫu Một", "ubnd_cap_huyen", code="huyen_mot")
    commune = unit(
        "UBND xã Mẫu X", "ubnd_cap_xa", parent="huyen_mot", misconduct=(misconduct(),), cadre_opinion=OPINION
    )
    draft = one(KIND, ledger(district, commune))
    assert draft.fields.kinh_gui == "Chủ tịch Ủy ban nhân dân huyện Mẫu Một"
    assert draft.fields.co_quan_trinh == "Phòng Nội vụ huyện Mẫu Một"
    assert "Đây là chức danh được bầu" in printed(draft)


def test_a_central_body_is_left_to_its_own_authority():
    customs = unit("Cục Mẫu T", "trung_uong_nganh_doc", misconduct=(misconduct(),))
    text = printed(one(KIND, ledger(customs)))
    assert "có văn bản đề nghị cấp có thẩm quyền xem xét" in text
    assert "6. Ý kiến" not in text


def test_a_service_unit_rests_on_the_law_on_public_employees():
    school = unit("Trường Mẫu M", "don_vi_su_nghiep", misconduct=(misconduct(),))
    fields = one(KIND, ledger(school)).fields
    assert any(line.startswith("Luật Viên chức") for line in fields.can_cu)
    assert fields.la_su_nghiep


def test_nothing_is_due_without_misconduct_or_two_years():
    better = (PastRating(2021, "hoan_thanh", "Nguyễn Văn A", document()),)
    assert compose(KIND, ledger(unit("Sở Mẫu B"), department(history=better), department(index=85, failing=0))) == []


REFUSED = [
    pytest.param({"issued_decision": None}, "Quyết định xếp loại năm 2022 chưa ban hành", id="năm nay chưa ban hành"),
    pytest.param(
        {"history": (failed_before("Nguyễn Văn A", decision=None),)},
        "Mức năm 2021 không kèm quyết định đã ban hành.",
        id="năm trước thiếu quyết định",
    ),
    pytest.param(
        {"history": (failed_before("Trần Văn B"),)},
        "Mức năm 2021 ghi họ tên khác",
        id="người khác",
    ),
    pytest.param(
        {"heads": (Head("Giám đốc"),)}, "không chứng minh được là cùng một người", id="chưa công bố tên người đứng đầu"
    ),
    pytest.param({"cadre_opinion": None}, "Chưa có ý kiến của cơ quan quản lý cán bộ", id="G23: thiếu ý kiến"),
]


@pytest.mark.parametrize(("change", "why"), REFUSED)
def test_refusals(change, why):
    assert why in refusal(KIND, ledger(department(**change))).why


def test_every_reason_is_given_at_once():
    case = department(issued_decision=None, cadre_opinion=None, history=(failed_before("Trần Văn B"),))
    why = refusal(KIND, ledger(case, signed=date(2025, 7, 1))).why
    for part in ("chưa ban hành", "ghi họ tên khác", "quản lý cán bộ", "nguoi_xep_loai"):
        assert part in why
    assert "Trần Văn B" not in why


def test_misconduct_of_a_unit_with_two_heads_is_nobodys_until_said():
    heads = (Head("Giám đốc", "Nguyễn Văn A"), Head("Giám đốc", "Nguyễn Văn B"))
    found = compose(KIND, ledger(unit("Sở Mẫu A", heads=heads, misconduct=(misconduct(),), cadre_opinion=OPINION)))
    assert len(found) == 2
    for each in found:
        assert not isinstance(each, Draft)
        assert "không nói rõ của ai" in each.why
        assert "vi phạm giả định" not in each.why


def test_misconduct_that_names_its_head_concerns_nobody_else():
    heads = (Head("Giám đốc", "Nguyễn Văn A"), Head("Giám đốc", "Nguyễn Văn B"))
    named = replace(misconduct(), name="Nguyễn Văn B")
    (paper,) = compose(KIND, ledger(unit("Sở Mẫu A", heads=heads, misconduct=(named,), cadre_opinion=OPINION)))
    assert isinstance(paper, Draft)
    assert "Nguyễn Văn B" in printed(paper)
    assert "Nguyễn Văn A" not in printed(paper)
