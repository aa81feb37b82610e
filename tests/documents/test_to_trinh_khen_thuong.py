"""Tờ trình khen thưởng: chỉ khi mọi đề nghị đủ điều kiện; lời từ chối nêu mã đơn vị, không nêu nội dung."""

from __future__ import annotations

from datetime import date

import pytest
from factory import compose, document, event, ledger, misconduct, one, printed, refusal, unit

from docgen.model.dossier import Head, RewardProposal

KIND = "to_trinh_khen_thuong"
ISSUED = document("98/QĐ-UBND", date(2023, 6, 15), "Chủ tịch Ủy ban nhân dân tỉnh Bình Phước")


def reward(subject="ca_nhan"):
    return RewardProposal(subject, "Bằng khen của Chủ tịch UBND tỉnh", "Dẫn đầu các sở về chỉ số.")


def candidate(name="Sở Mẫu A", kind="so_ban_nganh", *, subject="ca_nhan", **others):
    return unit(name, kind, **{"index": 95, "reward": reward(subject), "issued_decision": ISSUED, **others})


def test_collectives_and_persons_are_listed_apart():
    book = ledger(candidate(), candidate("Sở Mẫu B", subject="tap_the", index=85), unit("Sở Mẫu C"))
    fields = one(KIND, book).fields
    (person,) = fields.danh_sach_ca_nhan
    (collective,) = fields.danh_sach_tap_the
    assert person.ten_goi == "Ông Nguyễn Văn A, Giám đốc Sở Mẫu A"
    assert person.hinh_thuc == "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    assert person.thanh_tich == (
        "Hoàn thành xuất sắc nhiệm vụ; chỉ số cải cách hành chính 95%; tiêu chí chưa bảo đảm 0/43 (0%)"
    )
    assert (collective.ten_goi, collective.ly_do) == ("Sở Mẫu B", "Dẫn đầu các sở về chỉ số")
    assert (fields.so_ca_nhan, fields.so_tap_the) == ("01 (một)", "01 (một)")
    assert sum(line.startswith("Quyết định số 98/QĐ-UBND") for line in fields.can_cu) == 1


@pytest.mark.parametrize(
    ("signed", "cited", "gone"),
    [
        (date(2023, 6, 20), "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003", "98/2023/NĐ-CP"),
        (date(2024, 6, 20), "Nghị định số 98/2023/NĐ-CP", "91/2017/NĐ-CP"),
    ],
)
def test_the_emulation_law_follows_the_signing_date(signed, cited, gone):
    lines = " ".join(one(KIND, ledger(candidate(), signed=signed)).fields.can_cu)
    assert cited in lines
    assert gone not in lines


def test_the_printed_paper_confirms_and_asks():
    text = printed(one(KIND, ledger(candidate())))
    assert "Thực hiện khoản 3 Điều 16 của Quy định" in text
    assert "không ghi trường hợp nào của khoản 4 Điều 12 và Điều 15 của Quy định" in text
    assert "không thuộc trường hợp chưa xét khen thưởng" in text
    assert "a) Tập thể: không có." in text
    assert "biên bản họp Hội đồng Thi đua - Khen thưởng" in text
    assert "kính trình Chủ tịch Ủy ban nhân dân tỉnh Bình Phước xem xét, quyết định./." in text


def test_nothing_is_due_without_a_recorded_proposal():
    assert compose(KIND, ledger(unit("Sở Mẫu A", index=95, issued_decision=ISSUED))) == []


REFUSED = [
    pytest.param({"issued_decision": None}, "Chưa ghi quyết định xếp loại đã ban hành", id="chưa có quyết định"),
    pytest.param({"index": 70}, "Không ở một trong hai mức cao nhất", id="mức thấp hơn"),
    pytest.param({"failing": 12}, "Không ở một trong hai mức cao nhất", id="chưa xác định"),
    pytest.param(
        {"heads": (Head("Giám đốc", "Nguyễn Văn A"), Head("Giám đốc", "Nguyễn Văn B"))},
        "chưa rõ khen ai",
        id="hai người đứng đầu",
    ),
]


@pytest.mark.parametrize(("change", "why"), REFUSED)
def test_refusals_name_the_unit_only(change, why):
    found = refusal(KIND, ledger(candidate(**change), candidate("Sở Mẫu B")))
    assert why in found.why
    assert "so_mau_a" in found.why
    assert "so_mau_b" not in found.why
    assert "giả định" not in found.why
    assert "kỷ luật" not in found.why


@pytest.mark.parametrize("change", [{"misconduct": (misconduct(),)}, {"events": (event("đ", date(2023, 3, 1)),)}])
def test_who_may_not_be_rewarded_yet_is_not_named_in_the_manifest(change):
    """Nêu mã đơn vị là lộ người đang bị xem xét; lý do này đi vào manifest."""
    why = refusal(KIND, ledger(candidate(**change), candidate("Sở Mẫu B"))).why
    assert "thuộc trường hợp chưa xét khen thưởng" in why
    assert "so_mau" not in why


def test_every_reason_is_given_at_once():
    book = ledger(candidate(issued_decision=None), candidate("Sở Mẫu B", index=70), signed=date(2025, 7, 1))
    why = refusal(KIND, book).why
    assert "ban hành (quyet_dinh_xep_loai): so_mau_a." in why
    assert "hai mức cao nhất: so_mau_b." in why
    assert "nguoi_xep_loai" in why
