"""Căn cứ pháp lý được chọn theo ngày ký, ở cả hai phía của mỗi ngày thay đổi."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.errors import RegulationError
from docgen.regulations.legal_bases import FILE, LegalBasis, cite, in_force, load_legal_bases, why_not

BASES = load_legal_bases()


def basis(basis_id: str) -> LegalBasis:
    return next(one for one in BASES if one.id == basis_id)


@pytest.mark.parametrize(
    ("topic", "day", "expected"),
    [
        ("to_chuc_chinh_quyen", "2020-06-30", ["luat_77_2015"]),
        ("to_chuc_chinh_quyen", "2020-07-01", ["luat_77_2015", "luat_47_2019"]),
        ("to_chuc_chinh_quyen", "2025-02-28", ["luat_77_2015", "luat_47_2019"]),
        ("to_chuc_chinh_quyen", "2025-03-01", ["luat_65_2025"]),
        ("to_chuc_chinh_quyen", "2025-06-15", ["luat_65_2025"]),
        ("to_chuc_chinh_quyen", "2025-06-16", ["luat_72_2025"]),
        ("thi_dua_khen_thuong", "2023-12-31", ["luat_15_2003", "luat_47_2005", "luat_39_2013", "nghi_dinh_91_2017"]),
        ("thi_dua_khen_thuong", "2024-01-01", ["luat_06_2022", "nghi_dinh_98_2023"]),
        ("thi_dua_khen_thuong", "2025-06-30", ["luat_06_2022", "nghi_dinh_98_2023"]),
        ("thi_dua_khen_thuong", "2025-07-01", ["luat_06_2022", "nghi_dinh_152_2025"]),
        ("can_bo_cong_chuc", "2025-06-30", ["luat_22_2008", "luat_52_2019"]),
        ("can_bo_cong_chuc", "2025-07-01", ["luat_80_2025"]),
        ("danh_gia_xep_loai", "2023-09-14", ["nghi_dinh_90_2020"]),
        ("danh_gia_xep_loai", "2023-09-15", ["nghi_dinh_90_2020", "nghi_dinh_48_2023"]),
        ("danh_gia_xep_loai", "2025-12-31", ["nghi_dinh_90_2020", "nghi_dinh_48_2023"]),
        ("danh_gia_xep_loai", "2026-01-01", ["nghi_dinh_335_2025"]),
        ("trach_nhiem_nguoi_dung_dau", "2023-06-01", ["nghi_dinh_157_2007"]),
        ("kiem_soat_thu_tuc", "2025-07-01", ["nghi_dinh_118_2025"]),
        ("quy_dinh_cua_tinh", "2021-01-14", ["quyet_dinh_08_2016_ubnd"]),
        ("quy_dinh_cua_tinh", "2021-01-15", ["quyet_dinh_34_2020_ubnd"]),
    ],
)
def test_chosen_by_signing_date(topic: str, day: str, expected: list[str]) -> None:
    assert [one.id for one in in_force(BASES, topic, date.fromisoformat(day))] == expected


@pytest.mark.parametrize(
    ("basis_id", "expected"),
    [
        ("luat_77_2015", "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"),
        (
            "luat_47_2019",
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương "
            "ngày 22 tháng 11 năm 2019",
        ),
        (
            "nghi_dinh_61_2018",
            "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa "
            "liên thông trong giải quyết thủ tục hành chính",
        ),
        (
            "nghi_dinh_90_2020",
            "Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020 của Chính phủ về đánh giá, xếp loại chất lượng cán "
            "bộ, công chức, viên chức",
        ),
    ],
)
def test_wording_of_a_basis(basis_id: str, expected: str) -> None:
    assert cite(basis(basis_id)) == expected


def test_laws_come_before_decrees_and_decrees_by_date() -> None:
    cited = in_force(BASES, "dieu_dong_bo_tri", date(2024, 12, 1))
    kinds = [one.type_name for one in cited]
    assert kinds == sorted(kinds, key=["Luật", "Nghị định"].index)
    decrees = [one.document.issued for one in cited if one.type_name == "Nghị định"]
    assert decrees == sorted(decrees)


@pytest.mark.parametrize(
    ("basis_id", "day", "expected"),
    [
        ("luat_77_2015", "2025-02-28", ""),
        (
            "luat_77_2015",
            "2025-03-01",
            "Luật Tổ chức chính quyền địa phương số 77/2015/QH13 hết hiệu lực sau ngày 28 tháng 02 năm 2025, được thay "
            "bằng Luật Tổ chức chính quyền địa phương số 65/2025/QH15.",
        ),
        ("nghi_dinh_98_2023", "2023-12-31", "Nghị định số 98/2023/NĐ-CP chỉ có hiệu lực từ ngày 01 tháng 01 năm 2024."),
    ],
)
def test_why_not(basis_id: str, day: str, expected: str) -> None:
    assert why_not(basis(basis_id), date.fromisoformat(day)) == expected


def test_every_replacement_takes_over_without_a_hole() -> None:
    for one in BASES:
        for other in BASES:
            if other.id in one.replaced_by:
                assert one.until is not None
                assert (other.since - one.until).days == 1, (one.id, other.id)


def test_doubtful_bases_say_why() -> None:
    assert all(one.note for one in BASES if one.certainty == "chua_kiem_chung")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("type: Nghị quyết", "type: Nghị khuyết", "tên loại “Nghị khuyết” lạ"),
        ("replaced_by: [luat_72_2025]", "replaced_by: [luat_72_2026]", "Có phải là “luat_72_2025”"),
        ("until: 2025-02-28", "until: 2015-02-28", "ngày hết hiệu lực trước ngày có hiệu lực"),
        ("since: 2016-01-01", "since: 2006-01-01", "ngày có hiệu lực trước ngày ban hành"),
        ("certainty: da_thay", "certainty: chac_chan", "mức chắc chắn “chac_chan” lạ"),
        ("certainty: da_thay", "certainty: chua_kiem_chung", "mà không có note"),
        ("topics: [vien_chuc]", "topics: [vien_chucc]", "chủ đề “vien_chucc” chưa khai"),
        ("- id: luat_65_2025", "- id: luat_77_2015", "căn cứ “luat_77_2015” đã khai ở dòng"),
        ("  title: Viên chức\n", "", "thiếu trích yếu"),
    ],
)
def test_mistakes_in_the_table(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "can_cu.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RegulationError) as caught:
        load_legal_bases(path)
    assert message in str(caught.value)
    assert all(problem.place.line for problem in caught.value.problems)


# Các văn bản mà việc xếp loại, trình ký có thể dẫn; True: ngày hiệu lực đã đối chiếu với nguồn.
ROWS = {
    "77/2015/QH13": True,
    "47/2019/QH14": True,
    "65/2025/QH15": True,
    "72/2025/QH15": False,
    "80/2015/QH13": False,
    "63/2020/QH14": False,
    "64/2025/QH15": True,
    "87/2025/QH15": True,
    "157/2007/NĐ-CP": False,
    "34/2016/NĐ-CP": False,
    "154/2020/NĐ-CP": True,
    "59/2024/NĐ-CP": False,
    "78/2025/NĐ-CP": True,
    "79/2025/NĐ-CP": True,
    "61/2018/NĐ-CP": False,
    "107/2021/NĐ-CP": False,
    "118/2025/NĐ-CP": True,
    "367/2025/NĐ-CP": False,
    "90/2020/NĐ-CP": False,
    "48/2023/NĐ-CP": False,
    "335/2025/NĐ-CP": True,
    "22/2008/QH12": False,
    "52/2019/QH14": False,
    "80/2025/QH15": True,
    "58/2010/QH12": False,
    "15/2003/QH11": True,
    "06/2022/QH15": True,
    "91/2017/NĐ-CP": False,
    "98/2023/NĐ-CP": True,
    "152/2025/NĐ-CP": True,
    "12/2019/TT-BNV": False,
    "15/2025/TT-BNV": False,
    "30/2020/NĐ-CP": True,
    "112/2020/NĐ-CP": False,
    "172/2025/NĐ-CP": True,
    "138/2020/NĐ-CP": False,
    "116/2024/NĐ-CP": False,
    "170/2025/NĐ-CP": True,
    "115/2020/NĐ-CP": False,
    "85/2023/NĐ-CP": False,
    "08/2016/NĐ-CP": False,
    "01/2018/TT-VPCP": False,
    "45/2016/QĐ-TTg": False,
    "76/NQ-CP": True,
    "2948/QĐ-BNV": False,
    "876/QĐ-BNV": False,
    "202/2025/QH15": True,
    "1662/NQ-UBTVQH15": False,
    "190/2025/QH15": False,
    "34/2020/QĐ-UBND": False,
}


def test_every_known_basis_is_there_with_its_certainty() -> None:
    found = {one.document.number: one.certainty == "da_thay" for one in BASES}
    assert {number: found.get(number) for number in ROWS} == ROWS
