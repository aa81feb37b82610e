"""Mức của từng đơn vị mẫu, đã rà tay theo Điều 12; số thật trong mẫu đúng như đã công bố; mẫu tổng hợp phủ hết."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from docgen import documents, pipeline
from docgen.model.classification import Classification, Status
from docgen.model.dossier import Appointment
from docgen.model.draft import Draft, Refusal
from docgen.readers.office import load_office
from docgen.vocabulary import DOCUMENT_KINDS

SAMPLES = Path(__file__).parents[2] / "inputs" / "vi_du"
LEVELS = {
    "K1": "hoan_thanh_xuat_sac",
    "K2": "hoan_thanh_tot",
    "K3": "hoan_thanh",
    "K4": "khong_hoan_thanh",
    "-": None,
}

# Đơn vị | nhóm đã công bố | mức | trạng thái | câu hỏi mở. Nhóm: binhphuoc.gov.vn bài 30523, Quyết định 173/QĐ-UBND
# ngày 08/02/2023; mọi tiêu chí giả định là đạt, ba đơn vị đầu mỗi danh sách giả định có hiệu quả cao.
BINH_PHUOC = """
Sở Văn hóa, Thể thao và Du lịch | tốt | K1 | determined |
Sở Thông tin và Truyền thông | tốt | - | insufficient_data | G17
Sở Giao thông vận tải | tốt | K1 | determined |
Sở Công Thương | tốt | K2 | interpreted | G6
Sở Xây dựng | tốt | K2 | interpreted | G6
Sở Ngoại vụ | tốt | K2 | interpreted | G6
Văn phòng UBND tỉnh | tốt | - | insufficient_data | G17
Sở Kế hoạch và Đầu tư | tốt | K2 | interpreted | G6 G9
Sở Giáo dục và Đào tạo | tốt | K2 | interpreted | G6
Sở Nội vụ | tốt | - | insufficient_data | G17
Sở Lao động - Thương binh và Xã hội | tốt | K2 | interpreted | G6
Ban Dân tộc | tốt | K2 | interpreted | G6
Sở Tư pháp | tốt | - | insufficient_data | G17
Thanh tra tỉnh | tốt | K2 | interpreted | G6
Sở Tài chính | tốt | - | insufficient_data | G17
Ban Quản lý Khu kinh tế | khá | K2 | determined |
Sở Khoa học và Công nghệ | khá | K2 | interpreted | G9
Sở Nông nghiệp và Phát triển nông thôn | khá | K2 | determined |
Sở Tài nguyên và Môi trường | khá | K2 | determined |
Sở Y tế | khá | K2 | determined |
UBND thành phố Đồng Xoài | tốt | K1 | determined |
UBND huyện Lộc Ninh | tốt | K1 | determined |
UBND huyện Phú Riềng | tốt | K1 | determined |
UBND thị xã Bình Long | tốt | K2 | interpreted | G6
UBND huyện Đồng Phú | tốt | K2 | interpreted | G6
UBND huyện Bù Đốp | tốt | K2 | interpreted | G6
UBND huyện Bù Đăng | tốt | K2 | interpreted | G6
UBND thị xã Chơn Thành | tốt | K2 | interpreted | G6
UBND thị xã Phước Long | khá | K2 | determined |
UBND huyện Hớn Quản | khá | K2 | determined |
UBND huyện Bù Gia Mập | khá | K2 | determined |
"""
CLASSES = {"tốt": "từ 90 đến 100", "khá": "từ 80 đến dưới 90"}

# Đơn vị | chỉ số đã công bố | mức | trạng thái | câu hỏi mở. Chỉ số: tayninh.gov.vn bài 46741, Quyết định 2729/QĐ-UBND
# ngày 25/12/2023; mọi tiêu chí giả định là đạt, cơ quan từ 90 trở lên giả định có hiệu quả cao.
TAY_NINH = """
Văn phòng UBND tỉnh | 96.85 | - | insufficient_data | G17
Thanh tra tỉnh | 96.50 | K1 | determined |
Sở Thông tin và Truyền thông | 94.43 | - | insufficient_data | G17
Sở Tài chính | 94.30 | - | insufficient_data | G17
Sở Tư pháp | 94.00 | - | insufficient_data | G17
Sở Nội vụ | 93.60 | - | insufficient_data | G17
Sở Giáo dục và Đào tạo | 90.00 | K1 | determined |
Sở Khoa học và Công nghệ | 87.43 | K2 | interpreted | G9
Sở Lao động - Thương binh và Xã hội | 86.84 | K2 | determined |
Sở Văn hóa, Thể thao và Du lịch | 86.62 | K2 | determined |
Sở Nông nghiệp và Phát triển nông thôn | 86.25 | K2 | determined |
Ban Quản lý Khu kinh tế | 86.05 | K2 | determined |
Sở Ngoại vụ | 85.31 | K2 | determined |
Sở Công Thương | 84.75 | K2 | determined |
Sở Xây dựng | 83.78 | K2 | determined |
Sở Giao thông vận tải | 82.38 | K2 | determined |
Sở Kế hoạch và Đầu tư | 81.70 | K2 | interpreted | G9
Sở Tài nguyên và Môi trường | 78.49 | K3 | determined |
Sở Y tế | 49.07 | - | undetermined | G5
UBND thị xã Hòa Thành | 88.35 | K2 | determined |
UBND huyện Gò Dầu | 87.68 | K2 | determined |
UBND thành phố Tây Ninh | 86.98 | K2 | determined |
UBND huyện Tân Biên | 86.27 | K2 | determined |
UBND huyện Châu Thành | 86.02 | K2 | determined |
UBND thị xã Trảng Bàng | 84.92 | K2 | determined |
"""

# Mã đơn vị | mức | trạng thái | câu hỏi mở | căn cứ khoản 4 | tiêu chí chưa bảo đảm trên tiêu chí áp dụng.
SYNTHETIC = """
van_phong_ubnd_tinh | K1 | determined |  |  | 0/44
so_noi_vu | - | undetermined | G9 |  | 0/48
so_tu_phap | K2 | interpreted | G7 |  | 0/44
so_tai_chinh | K4 | determined | G8 | 4.e | 0/45
so_thong_tin_truyen_thong | - | insufficient_data | G17 |  | 0/45
so_khoa_hoc_cong_nghe | K2 | interpreted | G9 |  | 0/44
so_ke_hoach_dau_tu | K1 | interpreted | G9 |  | 0/44
dai_ptth_bao | - | insufficient_data | G10 |  | 0/44
so_xay_dung | K1 | determined |  |  | 0/43
so_giao_thong_van_tai | K2 | determined |  |  | 0/43
so_cong_thuong | K2 | interpreted | G6 |  | 0/43
so_giao_duc_dao_tao | K3 | interpreted | G2 |  | 1/42
so_y_te | - | undetermined | G5 |  | 6/43
so_tai_nguyen_moi_truong | K3 | determined |  |  | 5/43
so_nong_nghiep_phat_trien_nong_thon | - | undetermined | G3 |  | 12/43
so_van_hoa_the_thao_du_lich | - | undetermined | G1 G4 |  | 24/43
so_lao_dong_thuong_binh_xa_hoi | - | undetermined | G11 |  | 3/43
ban_dan_toc | K2 | determined |  |  | 0/41
ban_quan_ly_khu_kinh_te | K2 | determined |  |  | 0/43
thanh_tra_tinh | K4 | determined |  | 4.a | 0/43
so_ngoai_vu | K4 | determined |  | 4.b | 24/43
truong_cao_dang_a | K1 | determined |  |  | 0/36
trung_tam_xuc_tien | K2 | determined |  |  | 0/36
ban_quan_ly_du_an | K3 | interpreted | G2 |  | 3/36
benh_vien_da_khoa | - | insufficient_data | G10 |  | 0/36
cuc_thue_tinh | K2 | determined |  |  | 0/36
kho_bac_nha_nuoc_tinh | - | undetermined | G3 |  | 10/36
bao_hiem_xa_hoi_tinh | - | insufficient_data | G10 |  | 0/36
huyen_a | K2 | determined |  |  | 0/47
huyen_b | K4 | determined |  | 4.d | 0/47
thi_xa_c | K1 | determined |  |  | 0/47
huyen_d | - | undetermined | G29 |  | 0/47
huyen_d | - | undetermined | G29 |  | 0/47
thanh_pho_e | K3 | decided | G3 |  | 12/47
xa_a1 | K1 | determined |  |  | 0/46
xa_a2 | K2 | determined |  |  | 0/45
xa_a3 | K3 | determined |  |  | 4/46
xa_a4 | K4 | determined |  | 4.b | 25/46
xa_a5 | - | undetermined | G3 |  | 14/46
thi_tran_a6 | K2 | determined |  |  | 0/46
xa_b1 | K2 | interpreted | G35 |  | 0/46
xa_b2 | K4 | interpreted | G13 | 4.b | 24/46
xa_b3 | K4 | determined |  | 4.c | 8/46
xa_b4 | - | insufficient_data | G10 |  | 0/46
xa_b5 | K4 | determined |  | 4.đ | 0/46
xa_k_bang | K1 | determined |  |  | 0/46
xa_b7 | K4 | determined |  | 4.c | 6/46
phuong_c1 | K2 | interpreted | G6 |  | 0/46
phuong_c2 | K2 | determined |  |  | 0/46
phuong_c3 | - | insufficient_data |  |  | 0/46
xa_c4 | K3 | decided |  | 4.đ | 0/46
xa_c5 | - | undetermined | G29 |  | 0/46
"""


@cache
def results(name: str) -> tuple[Classification, ...]:
    return pipeline.classify(pipeline.read([SAMPLES / name]))


@cache
def composed() -> tuple[Draft | Refusal, ...]:
    folder = SAMPLES / "mau_day_du"
    dossier = pipeline.read([folder])
    return tuple(pipeline.compose(dossier, pipeline.classify(dossier), load_office(folder)))


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def found(name: str) -> dict[str, Classification]:
    return {result.unit: result for result in results(name)}


@pytest.mark.parametrize(("name", "table"), [("binh_phuoc_2022", BINH_PHUOC), ("tay_ninh_2023", TAY_NINH)])
def test_levels_of_real_provinces(name: str, table: str) -> None:
    assert [
        [
            result.evaluation.unit_name,
            next(code for code, level in LEVELS.items() if level == result.level),
            str(result.status),
            " ".join(result.questions),
        ]
        for result in results(name)
    ] == [[unit, level, status, questions] for unit, _, level, status, questions in rows(table)]


def test_binh_phuoc_bands_are_the_published_classes() -> None:
    assert {result.evaluation.unit_name: str(result.unit_index) for result in results("binh_phuoc_2022")} == {
        unit: CLASSES[published] for unit, published, *_ in rows(BINH_PHUOC)
    }
    kinds = [(result.kind, str(result.unit_index)) for result in results("binh_phuoc_2022")]
    counts = [
        kinds.count((kind, CLASSES[published]))
        for kind in ("so_ban_nganh", "ubnd_cap_huyen")
        for published in ("tốt", "khá")
    ]
    assert counts == [15, 5, 8, 3]


def test_tay_ninh_indices_are_the_published_ones_to_the_digit() -> None:
    assert [(result.evaluation.unit_name, str(result.unit_index)) for result in results("tay_ninh_2023")] == [
        (unit, published) for unit, published, *_ in rows(TAY_NINH)
    ]
    kinds = [result.kind for result in results("tay_ninh_2023")]
    assert (kinds.count("so_ban_nganh"), kinds.count("ubnd_cap_huyen")) == (19, 6)


def test_levels_of_the_synthetic_province() -> None:
    assert [
        [
            result.unit,
            next(code for code, level in LEVELS.items() if level == result.level),
            str(result.status),
            " ".join(result.questions),
            " ".join(result.grounds),
            f"{result.criteria.failing}/{result.criteria.applicable}",
        ]
        for result in results("mau_day_du")
    ] == rows(SYNTHETIC)


def test_synthetic_province_reaches_every_level_status_ground_and_kind() -> None:
    every = results("mau_day_du")
    assert {result.level for result in every} == set(LEVELS.values())
    assert {result.status for result in every} == set(Status)
    assert {ground for result in every for ground in result.grounds} == {"4.a", "4.b", "4.c", "4.d", "4.đ", "4.e"}
    gaps = {"G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10", "G11", "G13", "G17", "G29", "G35"}
    assert {question for result in every for question in result.questions} == gaps
    assert {head.appointment for result in every for head in result.evaluation.heads} == set(Appointment)
    regulation = pipeline.regulation("bp-34-2020")
    assert {result.kind for result in every} == set(regulation.kinds)
    assert {result.evaluation.agency for result in every} - {None} == set(regulation.agencies)


@pytest.mark.parametrize(
    ("unit", "narrow"),
    [
        pytest.param("so_ngoai_vu", True, id="điểm b khoản 4, đủ ba mặt: chắc"),
        pytest.param("xa_b2", False, id="điểm b khoản 4, mỗi tiêu chí một mặt: chỉ theo cách đọc G13"),
    ],
)
def test_ground_b_with_and_without_the_wide_reading(unit: str, narrow: bool) -> None:
    result = found("mau_day_du")[unit]
    assert result.grounds == ("4.b",)
    assert (2 * result.criteria.failing_in_every_aspect > result.criteria.applicable) is narrow
    assert 2 * result.criteria.failing > result.criteria.applicable
    assert result.status is (Status.DETERMINED if narrow else Status.INTERPRETED)


def test_ruling_keeps_the_computed_verdict_and_its_ground() -> None:
    spared = found("mau_day_du")["xa_c4"]
    assert (spared.level, spared.status, spared.grounds) == ("hoan_thanh", Status.DECIDED, ("4.đ",))
    assert spared.computed is not None
    assert (spared.computed.level, spared.computed.status) == ("khong_hoan_thanh", Status.DETERMINED)
    settled = found("mau_day_du")["thanh_pho_e"].computed
    assert settled is not None
    assert (settled.level, settled.status) == (None, Status.UNDETERMINED)


def test_synthetic_province_holds_what_only_some_papers_need() -> None:
    units = [result.evaluation for result in results("mau_day_du")]
    services = [unit for unit in units if unit.kind == "don_vi_su_nghiep"]
    assert {unit.rater is None for unit in services} == {True, False}
    assert {case.clause for unit in units for case in unit.misconduct} == {1, 3}
    assert {unit.reward.subject for unit in units if unit.reward} == {"tap_the", "ca_nhan"}
    assert all(unit.issued_decision for unit in units if unit.reward)
    assert {unit.mitigation is None for unit in units} == {True, False}
    assert any(unit.unit_index and not unit.unit_index.exact for unit in units)
    communes: dict[str | None, int] = {}
    for unit in units:
        if unit.kind == "ubnd_cap_xa":
            communes[unit.parent] = communes.get(unit.parent, 0) + 1
    assert communes == {"huyen_a": 6, "huyen_b": 7, "thi_xa_c": 5}
    text = " ".join(str(unit) for unit in units)
    for odd in ("H'Hen Niê", "K'Bang", "Kế hoạch & Tài chính", "<b>khẩn</b>"):
        assert odd in text


def test_struck_out_criteria_are_confirmed() -> None:
    struck = [
        status
        for result in results("mau_day_du")
        for status in result.evaluation.criteria
        if status.criterion in result.criteria.struck_out
    ]
    assert struck
    assert all(status.reason and status.confirmed_by for status in struck)


def test_every_document_kind_comes_from_the_synthetic_province() -> None:
    drafted = {item.kind for item in composed() if isinstance(item, Draft)}
    founded = set(documents.founded(pipeline.regulation("bp-34-2020")))
    assert drafted == founded == {term.id for term in DOCUMENT_KINDS.terms} - {"bao_cao_tong_hop"}


def test_papers_lacking_their_conditions_are_refused() -> None:
    refused = {(item.kind, item.key): item.why for item in composed() if isinstance(item, Refusal)}
    assert set(refused) == {
        ("quyet_dinh_xep_loai_ca_nhan", "ban_quan_ly_du_an"),
        ("to_trinh_dieu_chuyen", "thanh_tra_tinh"),
        ("to_trinh_dieu_chuyen", "xa_b7"),
    }
    assert "2021" in refused["to_trinh_dieu_chuyen", "xa_b7"]


def test_reassignment_is_proposed_only_with_every_condition() -> None:
    written = {item.key for item in composed() if isinstance(item, Draft) and item.kind == "to_trinh_dieu_chuyen"}
    assert written == {"so_ngoai_vu", "huyen_b", "xa_a4"}
