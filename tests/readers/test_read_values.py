"""Hồ sơ đúng → giá trị đúng: mọi khóa của hợp đồng đầu vào, YAML và JSON như nhau, NFD và NFC như nhau."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from reading_kit import (
    COMMUNE,
    DEPARTMENT,
    DISTRICT,
    HEADER,
    WHOLE,
    changed,
    decomposed,
    problems_of,
    read_text,
    unit_of,
    warnings_of,
)

from docgen.errors import Place
from docgen.model.band import Band
from docgen.model.dossier import (
    Appointment,
    Aspect,
    DocumentRef,
    Event,
    Head,
    HighEffect,
    Misconduct,
    Mitigation,
    PastRating,
    RecordedRater,
    RewardProposal,
    Ruling,
    State,
    Tasks,
)
from docgen.readers import read
from docgen.readers.notes import Notes
from docgen.readers.values import decimal
from docgen.regulations.load import load
from docgen.tree.node import Node


def test_the_whole_example(tmp_path: Path) -> None:
    dossier = read_text(tmp_path, WHOLE)
    assert dossier.period.year == 2022
    assert dossier.period.signing_date == date(2023, 6, 1)
    assert dossier.publications.unit_index == DocumentRef("100/QĐ-UBND", date(2023, 2, 8), "Chủ tịch UBND tỉnh")
    assert dossier.publications.commune_index["huyen_mau"].number == "300/QĐ-UBND"
    assert dossier.issued["to_trinh_xep_loai"].number == "12/TTr-SNV"
    assert dossier.field_indices == {
        "chi_dao_dieu_hanh": Band.exactly(Decimal("88.10")),
        "to_chuc_bo_may": Band.exactly(Decimal(70)),
        "can_bo_cong_chuc": Band(Decimal(70), Decimal(80)),
    }
    assert [unit.unit for unit in dossier.evaluations] == ["so_noi_vu", "huyen_mau", "xa_mau"]
    assert dossier.simulation is None


def test_every_part_of_a_unit(tmp_path: Path) -> None:
    unit = unit_of(read_text(tmp_path, WHOLE), "so_noi_vu")
    assert unit.agency == "so_noi_vu"
    assert unit.unit_index == Band.exactly(Decimal("92.51"))
    assert unit.heads == (Head("Giám đốc", "Nguyễn Văn A", "nam", Appointment.FULL, since=date(2021, 1, 1)),)
    assert (unit.assessor, unit.explanation) == ("Tổ thẩm định", "Đã giải trình")
    assert unit.high_effect == HighEffect(True, "Có sáng kiến")
    assert unit.tasks == Tasks(Decimal(40), Decimal(38))
    assert unit.events == (
        Event("đ", "Vi phạm giả định", DocumentRef("9/QĐ-KL", date(2022, 5, 1), "Cơ quan giả định")),
    )
    conclusion = DocumentRef("8/KL", date(2022, 7, 1), "Cơ quan giả định")
    assert unit.misconduct == (Misconduct(3, "Bao che giả định", conclusion),)
    assert unit.cadre_opinion == DocumentRef("7/CV", date(2023, 6, 10), "Cơ quan quản lý")
    assert unit.mitigation == Mitigation("Giảm nhẹ", "Đã ngăn chặn")
    decision = DocumentRef("6/QĐ-UBND", date(2022, 6, 1), "Chủ tịch UBND tỉnh")
    assert unit.history == (PastRating(2021, "khong_hoan_thanh", "Nguyễn Văn A", decision),)
    assert unit.issued_decision == DocumentRef("13/QĐ-UBND", date(2023, 6, 20), "")
    assert unit.issued_signer == "Trần Văn B"
    assert unit.ruling == Ruling("hoan_thanh", "Xem xét", "Trần Văn B", date(2023, 6, 20))
    assert unit.rater == RecordedRater("Chủ tịch UBND tỉnh")
    assert unit.reward == RewardProposal("ca_nhan", "Bằng khen của Chủ tịch UBND tỉnh", "Thành tích")


def test_criteria_are_expanded_in_the_order_of_the_regulation(tmp_path: Path) -> None:
    regulation = load("bp-34-2020")
    dossier = read_text(tmp_path, WHOLE)
    for unit in dossier.evaluations:
        binding = [criterion.id for criterion in regulation.binding(unit.kind, unit.agency)]
        assert [status.criterion for status in unit.criteria] == binding
    states = {status.criterion: status for status in unit_of(dossier, "so_noi_vu").criteria}
    assert len(states) == 48
    assert states["4.1.a"].state is State.MET
    assert (states["4.1.b"].state, states["4.1.b"].aspects) == (State.WANTING, (Aspect.TIMELINESS,))
    assert (states["4.4.b"].state, states["4.4.b"].confirmed_by) == (State.NOT_APPLICABLE, "Tổ thẩm định")
    default = unit_of(dossier, "so_noi_vu").place_of(states["4.1.a"])
    assert default is not None
    assert default.key == "mac_dinh"
    assert unit_of(dossier, "so_noi_vu").place_of(states["4.1.b"]) is states["4.1.b"].place
    assert states["4.1.b"].place.key == "4.1.b"


def test_places_point_into_the_file(tmp_path: Path) -> None:
    dossier = read_text(tmp_path, WHOLE)
    unit = unit_of(dossier, "so_noi_vu")
    line = WHOLE[: WHOLE.index('chi_so_don_vi: "92.51"')].count("\n") + 1
    assert unit.places["chi_so_don_vi"] == Place("ho_so.yaml", line=line, key="chi_so_don_vi")
    assert unit.places["chi_so_don_vi"].short == f"ho_so.yaml, dòng {line}, chi_so_don_vi"
    assert dossier.places["chi_so_linh_vuc.to_chuc_bo_may"].key == "to_chuc_bo_may"
    assert dossier.places["ky_danh_gia.nam_danh_gia"].line == 2


def test_json_and_yaml_are_equal(tmp_path: Path) -> None:
    data: Any = yaml.load(WHOLE, Loader=yaml.BaseLoader)
    text = json.dumps(_nulls(data), ensure_ascii=False, indent=2)
    assert read_text(tmp_path, text, "ho_so.json") == read_text(tmp_path, WHOLE)


def _nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _nulls(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_nulls(item) for item in value]
    return None if value == "null" else value


def test_nfd_input_equals_nfc_input(tmp_path: Path) -> None:
    composed = read_text(tmp_path, WHOLE)
    other = read_text(tmp_path, decomposed(WHOLE))
    assert other == composed
    assert warnings_of(other, "NFD")
    assert not warnings_of(composed, "NFD")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("H'Hen Niê", "H'Hen Niê"),
        ("Y Blô", "Y Blô"),
        ("Điểu", "Điểu"),
        ("Công Tằng Tôn Nữ Thị Hoa Lan Hương Mai Cúc Trúc Đào", "Công Tằng Tôn Nữ Thị Hoa Lan Hương Mai Cúc Trúc Đào"),
        ("Nguyễn\u00a0Văn  A", "Nguyễn Văn A"),
        ('Sở & <b>Co</b> "x"', 'Sở & <b>Co</b> "x"'),
    ],
)
def test_names_are_kept_as_entered(tmp_path: Path, name: str, kept: str) -> None:
    text = WHOLE.replace("{ho_ten: Nguyễn Văn A,", "{ho_ten: " + json.dumps(name, ensure_ascii=False) + ",")
    assert unit_of(read_text(tmp_path, text), "so_noi_vu").heads[0].name == kept


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("92.51", "92.51"),
        ("92,5", "92.5"),
        ('" 92.5 "', "92.5"),
        ('"\u00a092.5"', "92.5"),
        ("90%", "90"),
        ("89.99999999999999", "89.99999999999999"),
        ("012", "12"),
        ("0", "0"),
        ("100", "100"),
        ("100.00", "100.00"),
    ],
)
def test_indices_are_exact(tmp_path: Path, written: str, value: str) -> None:
    text = changed('chi_so_don_vi: "92.51"', f"chi_so_don_vi: {written}")
    index = unit_of(read_text(tmp_path, text), "so_noi_vu").unit_index
    assert index == Band.exactly(Decimal(value))


@given(st.decimals(0, 100, places=12))
def test_any_percent_survives_reading(value: Decimal) -> None:
    for written in (str(value), f"{value:f}".replace(".", ",")):
        if "E" not in written:
            assert decimal(Node(written, Place("a")), Notes(), percent=True) == value


def test_absent_optional_parts(tmp_path: Path) -> None:
    text = HEADER + "- {ma_don_vi: x_y, ten_don_vi: Sở Mẫu, loai_don_vi: so_ban_nganh, "
    text += "nguoi_dung_dau: {chuc_vu: Giám đốc}, tieu_chi: {mac_dinh: dat}}\n" + DISTRICT
    dossier = read_text(tmp_path, text)
    unit = unit_of(dossier, "x_y")
    assert (unit.unit_index, unit.tasks, unit.high_effect, unit.agency) == (None, None, HighEffect(False), None)
    assert unit.heads == (Head("Giám đốc"),)
    for phrase in ("G32", "G37", "điểm c khoản 4"):
        assert warnings_of(dossier, phrase)


def test_two_heads_and_two_roles(tmp_path: Path) -> None:
    new = """nguoi_dung_dau:
  - {ho_ten: Nguyễn Văn A, chuc_vu: Giám đốc, den_ngay: 30/6/2022}
  - {ho_ten: Lê Thị C, gioi_tinh: Nữ, chuc_vu: Quyền Giám đốc, hinh_thuc_giao: giao_quyen, tu_ngay: 2022-07-01}
  - {ho_ten: Phạm Văn D, chuc_vu: Phó Giám đốc, vai: nguoi_truc_tiep, van_ban_phan_cong: Quyết định giả định}
"""
    start = DEPARTMENT.index("nguoi_dung_dau")
    department = DEPARTMENT[:start] + new + DEPARTMENT[DEPARTMENT.index("  nguoi_danh_gia") :]
    text = HEADER + department + DISTRICT
    (problem,) = problems_of(tmp_path, text)
    assert "không có vai “Người trực tiếp lãnh đạo, triển khai”" in problem.found
    path = tmp_path / "hai_vai.yaml"
    path.write_text(text, encoding="utf-8")
    two_roles = replace(load("bp-34-2020"), roles=load("qnam-qno").roles)
    heads = unit_of(read([path], lambda _: two_roles), "so_noi_vu").heads
    assert [head.role for head in heads] == ["nguoi_dung_dau", "nguoi_dung_dau", "nguoi_truc_tiep"]
    assert heads[0].until == date(2022, 6, 30)
    assert (heads[1].appointment, heads[1].gender) == (Appointment.ACTING, "nu")
    assert heads[2].assignment == "Quyết định giả định"


def test_short_forms_and_labels_are_understood(tmp_path: Path) -> None:
    text = changed(
        '"4.4.b": {trang_thai: khong_ap_dung, ly_do: Không có đoàn kiểm tra, nguoi_xac_nhan: Tổ thẩm định}',
        '"4.4.b": khong_thuc_hien\n    5.1: {trang_thai: Chưa bảo đảm, mat: "tien_do, chat_luong"}',
    )
    text = changed("loai_don_vi: ubnd_cap_huyen", "loai_don_vi: UBND cấp huyện", text)
    text = changed("muc: khong_hoan_thanh", "muc: Không hoàn thành nhiệm vụ", text)
    dossier = read_text(tmp_path, text)
    states = {status.criterion: status for status in unit_of(dossier, "so_noi_vu").criteria}
    assert states["4.4.b"].state is State.NOT_DONE
    assert states["5.1"].aspects == (Aspect.TIMELINESS, Aspect.QUALITY)
    assert unit_of(dossier, "huyen_mau").kind == "ubnd_cap_huyen"
    assert unit_of(dossier, "so_noi_vu").history[0].level == "khong_hoan_thanh"


def test_numbers_issued_for_one_district_or_one_head(tmp_path: Path) -> None:
    text = changed(
        "chi_so_linh_vuc: {chi_dao",
        "  to_trinh_xep_loai_huyen:\n    huyen_mau: "
        "{so_ky_hieu: 5/TTr-PNV, ngay_ban_hanh: 2023-06-03, co_quan_ban_hanh: Phòng Nội vụ}\nchi_so_linh_vuc: {chi_dao",
    )
    assert read_text(tmp_path, text).issued["to_trinh_xep_loai_huyen:huyen_mau"].number == "5/TTr-PNV"


def test_simulation_is_carried(tmp_path: Path) -> None:
    text = changed("  ngay_ky_du_kien: null\n", "  mo_phong: Mô phỏng - không có giá trị pháp lý\n")
    assert read_text(tmp_path, text).simulation == "Mô phỏng - không có giá trị pháp lý"


def test_units_may_come_before_the_period(tmp_path: Path) -> None:
    header, units = HEADER.removesuffix("don_vi:\n"), DEPARTMENT + DISTRICT + COMMUNE
    assert read_text(tmp_path, f"don_vi:\n{units}{header}") == read_text(tmp_path, WHOLE)


def test_shared_criteria_through_an_anchor(tmp_path: Path) -> None:
    text = changed("  tieu_chi: {mac_dinh: dat}\n", "  tieu_chi: &chung {mac_dinh: dat}\n", HEADER + DISTRICT)
    text += COMMUNE.replace("{mac_dinh: dat}", "*chung")
    assert len(unit_of(read_text(tmp_path, text), "xa_mau").criteria) == 46


WARNINGS = [
    ("G35: kỷ luật ngoài năm đánh giá", "ngay_ban_hanh: 2022-05-01", "ngay_ban_hanh: 2023-05-01", "G35"),
    ("G32: hiệu quả cao không lý do", "{ket_luan: co, ly_do: Có sáng kiến}", "{ket_luan: co}", "G32"),
    ("G38: 4.1.b đạt mà nhiệm vụ chưa xong", '    "4.1.b": {trang_thai: chua_bao_dam, mat: [tien_do], ly_do: Chậm, '
     "minh_chung: Báo cáo}\n", "", "38/40.*G38"),
    ("G38: điểm c mà không tiêu chí nào hỏng", "{duoc_giao: 10, hoan_thanh: 10}\n- ma_don_vi: xa_mau",
     "{duoc_giao: 10, hoan_thanh: 4}\n- ma_don_vi: xa_mau", "điểm c khoản 4 Điều 12.*G38"),
    ("G37: thiếu minh chứng", ", minh_chung: Báo cáo}", "}", "minh chứng của 4.1.b.*G37"),
    ("G37: thiếu người xác nhận", ", nguoi_xac_nhan: Tổ thẩm định}", "}", "người xác nhận loại 4.4.b"),
    ("không áp dụng ngoài gợi ý", "ma_don_vi: so_noi_vu", "ma_don_vi: so_noi_vu", "4.4.b.*ngoài danh sách gợi ý"),
    ("chức vụ lạ", "chuc_vu: Giám đốc", "chuc_vu: Hiệu trưởng", "Hiệu trưởng.*không thường gặp"),
    ("lẫn kiểu dấu", "giai_trinh: Đã giải trình", "giai_trinh: Hòa và hoà", "đặt dấu thanh"),
    ("thiếu văn bản công bố", "    huyen_mau: {so_ky_hieu: 300", "    # {so_ky_hieu: 300", "chi_so_cap_xa.huyen_mau"),
    ("công bố lĩnh vực sau ngày đánh giá", "2023-04-19", "2023-07-19", "G17"),
    ("chỉ số công bố khi năm chưa hết", "ngay_ban_hanh: 2023-02-08", "ngay_ban_hanh: 2022-08-08", "G33"),
    ("tờ trình trước ngày đánh giá", "ngay_ban_hanh: 2023-06-05", "ngay_ban_hanh: 2023-05-05",
     "12/TTr-SNV ngày 05/05/2023, trước ngày đánh giá"),
    ("G35 nói bằng lời", "ngay_ban_hanh: 2022-05-01", "ngay_ban_hanh: 2023-05-01", "G35: “Bị xử lý kỷ luật"),
    ("thiếu người ký quyết định", ", nguoi_ky: Trần Văn B}", "}", "chưa ghi người ký"),
    ("trùng tên đơn vị", "ten_don_vi: Ủy ban nhân dân huyện Mẫu", "ten_don_vi: SỞ NỘI VỤ\n  co_quan_dieu_11: khong",
     "tên đơn vị “SỞ NỘI VỤ” có ở 2 đơn vị"),
    ("cơ quan Điều 11 hai lần", "don_vi:\n", "don_vi:\n- {ma_don_vi: so_mau, ten_don_vi: Sở Mẫu, "
     "loai_don_vi: so_ban_nganh, co_quan_dieu_11: so_noi_vu, nguoi_dung_dau: {chuc_vu: Giám đốc}, "
     "tieu_chi: {mac_dinh: dat}}\n",
     "cơ quan nêu tại Điều 11 “Sở Nội vụ” có ở 2"),
    ("ghi “Không” cho Sở Tư pháp", "don_vi:\n", "don_vi:\n- {ma_don_vi: so_tu_phap, ten_don_vi: Sở Tư pháp, "
     "loai_don_vi: so_ban_nganh, co_quan_dieu_11: khong, nguoi_dung_dau: {chuc_vu: Giám đốc}, "
     "tieu_chi: {mac_dinh: dat}}\n", "ghi “Không” cho đơn vị trùng tên Sở Tư pháp"),
    ("một người hai đơn vị", "nguoi_dung_dau: {chuc_vu: Chủ tịch}\n  nguoi_danh_gia: Tổ thẩm định\n  tieu_chi: "
     "{mac_dinh: dat}\n  hieu_qua_cao: khong\n  nhiem_vu_cchc: {duoc_giao: 10, hoan_thanh: 10}\n- ma_don_vi: xa_mau",
     "nguoi_dung_dau: {ho_ten: NGUYỄN VĂN A, chuc_vu: Chủ tịch}\n  tieu_chi: {mac_dinh: dat}\n- ma_don_vi: xa_mau",
     "người “NGUYỄN VĂN A” có ở 2 đơn vị"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "phrase"), [case[1:] for case in WARNINGS], ids=[case[0] for case in WARNINGS])
def test_warnings_never_stop_the_reading(tmp_path: Path, old: str, new: str, phrase: str) -> None:
    dossier = read_text(tmp_path, changed(old, new))
    assert warnings_of(dossier, phrase)


def test_warnings_do_not_change_equality(tmp_path: Path) -> None:
    dossier = read_text(tmp_path, WHOLE)
    assert replace(dossier, warnings=()) == dossier


def test_an_agency_of_article_11_keeps_its_kind(tmp_path: Path) -> None:
    old, new = "  loai_don_vi: ubnd_cap_huyen\n", "  loai_don_vi: ubnd_cap_huyen\n  co_quan_dieu_11: so_tai_chinh\n"
    (problem,) = problems_of(tmp_path, changed(old, new))
    assert "Sở Tài chính (khoản 4 Điều 11) không thể thuộc nhóm “UBND cấp huyện”" in problem.found


PERIODS = [
    ("quyền rồi chính thức, liền ngày", "2022-05-31", "2022-06-01", "Nguyễn Văn A", 1),
    ("hở một ngày", "2022-05-31", "2022-06-02", "Nguyễn Văn A", 2),
    ("hai người", "2022-05-31", "2022-06-01", "Trần Thị B", 2),
]


@pytest.mark.parametrize(("until", "since", "name", "count"), [p[1:] for p in PERIODS], ids=[p[0] for p in PERIODS])
def test_one_person_in_two_periods_is_one_head(tmp_path: Path, until: str, since: str, name: str, count: int) -> None:
    """Khoản 2 Điều 2: người được giao quyền chịu trách nhiệm như người đứng đầu."""
    old = "nguoi_dung_dau: {chuc_vu: Chủ tịch}"
    new = (
        f"nguoi_dung_dau: [{{ho_ten: Nguyễn Văn A, chuc_vu: Chủ tịch, hinh_thuc_giao: giao_quyen, den_ngay: {until}}}, "
        f"{{ho_ten: {name}, chuc_vu: Chủ tịch, tu_ngay: {since}}}]"
    )
    assert old in WHOLE
    found = unit_of(read_text(tmp_path, WHOLE.replace(old, new, 1)), "huyen_mau").heads
    assert len(found) == count
    assert count == 2 or (found[0].since, found[0].appointment.value) == (None, "chinh_thuc")
