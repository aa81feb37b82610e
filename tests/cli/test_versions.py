"""Phiên bản theo thời gian: năm đánh giá chọn quy định, ngày ký xét thẩm quyền; đi tiếp chỉ theo văn bản đã ghi."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_factory import run
from docx import Document

from docgen.regulations.load import load
from docgen.regulations.versions import installed, line

OLD, NEW, BINH_PHUOC = "qnam-1464-2020", "qnam-1171-2024", "bp-34-2020"


def paper(number: str, issued: str, issuer: str = "Cơ quan giả định", title: str = "giả định") -> dict[str, str]:
    return {"so_ky_hieu": number, "ngay_ban_hanh": issued, "co_quan_ban_hanh": issuer, "trich_yeu": title}


HEIR = {"chuc_vu": "Chủ tịch UBND tỉnh Đồng Nai", "van_ban": paper("01/QĐ-GĐ", "2025-07-01")}
CONFIRMATION = paper("02/QĐ-GĐ", "2025-07-01", title="cho áp dụng quy định (giả định)")


def unit(code: str, name: str, kind: str = "so_ban_nganh", **others: Any) -> dict[str, Any]:
    return {
        "ma_don_vi": code,
        "ten_don_vi": name,
        "loai_don_vi": kind,
        "chi_so_don_vi": "87",
        "nguoi_dung_dau": {"ho_ten": "Nguyễn Văn A", "chuc_vu": "Giám đốc"},
        "nguoi_danh_gia": "Tổ giả định",
        "giai_trinh": "số liệu giả định",
        **others,
    }


def department(**others: Any) -> dict[str, Any]:
    return unit("so_y_te", "Sở Y tế", **{**_MET, **others})


def district(**others: Any) -> dict[str, Any]:
    return unit("loc_ninh", "UBND huyện Lộc Ninh", "ubnd_cap_huyen", **{**_MET, **others})


def commune(**others: Any) -> dict[str, Any]:
    return unit("xa_loc_a", "UBND xã Lộc A", "ubnd_cap_xa", thuoc_don_vi="loc_ninh", **{**_MET, **others})


_MET: dict[str, Any] = {
    "tieu_chi": {"mac_dinh": "dat"},
    "hieu_qua_cao": {"ket_luan": "khong", "ly_do": "số liệu giả định"},
    "nhiem_vu_cchc": {"duoc_giao": 40, "hoan_thanh": 40},
}


def write(folder: Path, regulation: str, year: int, *units: dict[str, Any], signed: str = "", **period: Any) -> Path:
    """Một hồ sơ JSON; không nêu ngày ký thì đánh giá, ký vào tháng 3 năm sau."""
    published = f"{year + 1}-02-08"
    content = {
        "ky_danh_gia": {
            "nam_danh_gia": year,
            "quy_dinh": regulation,
            "ngay_danh_gia": f"{year + 1}-02-20" if signed else f"{year + 1}-03-20",
            "ngay_ky_du_kien": signed or None,
            "mo_phong": "số liệu giả định",
            **period,
        },
        "van_ban_cong_bo": {
            "chi_so_don_vi": paper("11/QĐ-UBND", published),
            "chi_so_cap_xa": {"loc_ninh": paper("12/QĐ-UBND", published)} if len(units) > 1 else {},
        },
        "van_ban_da_ban_hanh": {
            "to_trinh_xep_loai": paper("13/TTr-SNV", f"{year + 1}-02-20"),
            "to_trinh_xep_loai_huyen": {"loc_ninh": paper("14/TTr-PNV", f"{year + 1}-02-20")},
        },
        "don_vi": units,
    }
    path = folder / f"ho_so_{regulation}_{year}_{signed}.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def quang_nam(folder: Path, regulation: str, year: int, **period: Any) -> Path:
    """Cùng một người, cùng số liệu; chỉ khác năm và quy định."""
    return write(folder, regulation, year, unit("so_y_te", "Sở Y tế", so_lieu={"thuc_hien_day_du": "co"}), **period)


def text(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def refused(folder: Path) -> dict[str, str]:
    rows = [json.loads(row) for row in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    return {row["kind"]: row["why"] for row in rows if row["status"] == "refused"}


def in_dong_nai(folder: Path) -> None:
    """docgen.toml của cơ quan kế tục."""
    assert run("init", folder).exit_code == 0
    office = folder / "docgen.toml"
    declared = office.read_text(encoding="utf-8").replace("Bình Phước", "Đồng Nai").replace("BÌNH PHƯỚC", "ĐỒNG NAI")
    office.write_text(declared, encoding="utf-8")


# Hai phiên bản cạnh nhau


def test_two_versions_side_by_side_each_in_its_own_years(tmp_path: Path) -> None:
    """Chỉ số 87%: năm 2022 đạt ngưỡng 85% của quyết định 2020; năm 2024 chưa đạt ngưỡng 90% của quyết định 2024."""
    found = {}
    for year, regulation in ((2022, OLD), (2024, NEW)):
        path = quang_nam(tmp_path, regulation, year)
        whole = json.loads(run("classify", path, "--format", "json").stdout)
        assert run("build", path, "-o", tmp_path / "ra").exit_code == 0
        sheet = text(tmp_path / "ra" / str(year) / "phieu_danh_gia" / "so_y_te.docx")
        (result,) = whole["results"]
        found[whole["year"]] = (whole["regulation"], result["level"], "hoan_thanh_xuat_sac" in result["candidates"])
        cited = "Quyết định số 1464/QĐ-UBND" if regulation == OLD else "Quyết định số 1171/QĐ-UBND"
        assert f"ban hành kèm theo {cited}" in sheet
    assert found == {2022: (OLD, "hoan_thanh_xuat_sac", False), 2024: (NEW, None, False)}


@pytest.mark.parametrize(
    ("regulation", "year", "said"),
    [
        (NEW, 2022, f"Năm 2022: quy định áp dụng được là {OLD} (1464/QĐ-UBND ngày 01/06/2020"),
        (NEW, 2023, f"Năm 2023: quy định áp dụng được là {OLD}"),
        (OLD, 2024, f"Năm 2024: quy định áp dụng được là {NEW} (1171/QĐ-UBND ngày 16/05/2024"),
        (OLD, 2019, "Chưa có phiên bản nào của quy định này cho năm 2019"),
        (NEW, 2025, "Chưa có phiên bản nào của quy định này cho năm 2025"),
    ],
)
def test_the_other_version_is_suggested_never_taken(tmp_path: Path, regulation: str, year: int, said: str) -> None:
    for command in ("validate", "classify"):
        result = run(command, quang_nam(tmp_path, regulation, year))
        assert result.exit_code == 3
        assert said in result.stderr
        assert "khóa “nam_danh_gia”" in result.stderr
        assert result.stdout == ""


def test_installed_versions_of_one_line_share_no_year() -> None:
    assert [one.id for one in line(load(OLD), installed())] == [OLD, NEW]
    assert [one.id for one in line(load(NEW), installed())] == [OLD, NEW]
    assert line(load(BINH_PHUOC), installed()) == (load(BINH_PHUOC),)


# Năm đánh giá ngoài thời gian áp dụng


@pytest.mark.parametrize(
    ("year", "parts"),
    [
        (2020, ["trước năm đầu tiên bp-34-2020 áp dụng được (2021)", "có hiệu lực từ 15/01/2021", "G25"]),
        (2025, ["sau năm 2024 chưa chắc bp-34-2020 còn áp dụng", "Đồng Nai (G20)"]),
    ],
)
def test_a_year_outside_is_refused(tmp_path: Path, year: int, parts: list[str]) -> None:
    result = run("classify", write(tmp_path, BINH_PHUOC, year, department()))
    assert result.exit_code == 3
    for part in (*parts, "34/2020" if year == 2020 else "bãi bỏ", "ghi ở ky_danh_gia.xac_nhan_ap_dung"):
        assert part in result.stderr


@pytest.mark.parametrize("year", [2021, 2024])
def test_the_first_and_the_last_sure_year_need_no_confirmation(tmp_path: Path, year: int) -> None:
    result = run("classify", write(tmp_path, BINH_PHUOC, year, department()))
    assert result.exit_code == 0
    assert "Hoàn thành tốt nhiệm vụ" in result.stdout
    assert "xac_nhan_ap_dung" not in run("validate", write(tmp_path, BINH_PHUOC, year, department())).stdout


def test_a_confirmed_year_is_rated_and_says_so_everywhere(tmp_path: Path) -> None:
    in_dong_nai(tmp_path)
    path = write(tmp_path, BINH_PHUOC, 2025, department(nguoi_xep_loai=HEIR), xac_nhan_ap_dung=CONFIRMATION)
    warned = run("validate", path)
    assert warned.exit_code == 0
    assert "chưa chắc bp-34-2020 còn áp dụng" in warned.stdout
    assert "Vẫn áp dụng theo văn bản số 02/QĐ-GĐ ngày 01/07/2025 của Cơ quan giả định" in warned.stdout
    result = run("classify", path, "--format", "json")
    assert "bp-34-2020 được áp dụng cho năm 2025 theo văn bản số 02/QĐ-GĐ ngày 01/07/2025" in result.stderr
    whole = json.loads(result.stdout)
    assert whole["confirmation"]["number"] == "02/QĐ-GĐ"
    assert whole["results"][0]["level"] == "hoan_thanh_tot"
    assert run("build", path, "-o", tmp_path / "ra").exit_code == 0
    made = tmp_path / "ra" / "2025"
    basis = "Quyết định số 02/QĐ-GĐ ngày 01 tháng 7 năm 2025 của Cơ quan giả định cho áp dụng quy định (giả định)"
    for kind in ("quyet_dinh_xep_loai_tinh", "to_trinh_xep_loai"):
        assert f"Căn cứ {basis}" in text(made / kind / "tinh.docx")
    told = "áp dụng cho năm 2025 theo Quyết định số 02/QĐ-GĐ ngày 01 tháng 7 năm 2025"
    assert told in text(made / "phieu_danh_gia" / "so_y_te.docx")
    assert told in text(made / "bao_cao_so_noi_vu" / "tinh.docx")
    assert "Quyết định số 02/QĐ-GĐ ngày 01 tháng 7 năm 2025" in text(made / "phieu_trinh_ky.docx")
    assert run("check", made).exit_code == 0


@pytest.mark.parametrize("missing", ["so_ky_hieu", "ngay_ban_hanh", "co_quan_ban_hanh", "trich_yeu"])
def test_an_incomplete_confirmation_is_refused(tmp_path: Path, missing: str) -> None:
    part = {key: value for key, value in CONFIRMATION.items() if key != missing}
    result = run("validate", write(tmp_path, BINH_PHUOC, 2025, department(), xac_nhan_ap_dung=part))
    assert result.exit_code == 3
    assert f"khóa “xac_nhan_ap_dung”: thiếu “{missing}”" in result.stderr


def test_a_confirmation_after_the_signing_date_is_refused(tmp_path: Path) -> None:
    late = {**CONFIRMATION, "ngay_ban_hanh": "2026-03-21"}
    result = run("validate", write(tmp_path, BINH_PHUOC, 2025, department(), xac_nhan_ap_dung=late))
    assert result.exit_code == 3
    assert "đề ngày 21/03/2026, sau ngày ký 20/03/2026" in result.stderr


def test_two_files_of_one_run_must_confirm_alike(tmp_path: Path) -> None:
    first = write(tmp_path, BINH_PHUOC, 2025, department(), xac_nhan_ap_dung=CONFIRMATION)
    (tmp_path / "khac").mkdir()
    other = {**CONFIRMATION, "so_ky_hieu": "05/QĐ-GĐ"}
    second = write(
        tmp_path / "khac", BINH_PHUOC, 2025, unit("so_xay_dung", "Sở Xây dựng", **_MET), xac_nhan_ap_dung=other
    )
    result = run("validate", first, second)
    assert result.exit_code == 3
    assert "Sửa cho giống, hoặc chỉ để ở một tệp" in result.stderr


def test_a_confirmation_nobody_needs_is_questioned(tmp_path: Path) -> None:
    early = {**CONFIRMATION, "ngay_ban_hanh": "2023-01-05"}
    result = run("validate", write(tmp_path, BINH_PHUOC, 2022, department(), xac_nhan_ap_dung=early))
    assert result.exit_code == 0
    assert "không cần văn bản cho áp dụng" in result.stdout


def test_a_form_for_a_year_outside_says_so_and_lists_no_district(tmp_path: Path) -> None:
    made = {
        year: run("form", "--regulation", BINH_PHUOC, "--year", year, "-o", tmp_path / f"{year}.xlsx")
        for year in ("2024", "2025")
    }
    assert "chưa chắc bp-34-2020 còn áp dụng" in made["2025"].stderr
    assert "chưa chắc" not in made["2024"].stderr
    read = run("validate", tmp_path / "2025.xlsx").stderr
    assert "trang “Kỳ đánh giá”, ô B4: sau năm 2024 chưa chắc bp-34-2020 còn áp dụng" in read
    assert "ghi ở dòng “Cho áp dụng quy định: số, ký hiệu”" in read
    assert "không xếp loại UBND cấp huyện" not in read
    counts = [int(one.stdout.split("ghi sẵn ")[1].split()[0]) for one in made.values()]
    assert counts[0] - counts[1] == 11


# Cấp huyện của năm 2025


def test_district_heads_of_2025_are_refused(tmp_path: Path) -> None:
    units = department(), district(nguoi_xep_loai=HEIR), commune()
    result = run("validate", write(tmp_path, BINH_PHUOC, 2025, *units, xac_nhan_ap_dung=CONFIRMATION))
    assert result.exit_code == 3
    assert "năm 2025 không xếp loại UBND cấp huyện" in result.stderr
    assert "(Điều 13)" in result.stderr
    assert "1 chỗ sai" in result.stderr


@pytest.mark.parametrize("with_document", [True, False])
def test_a_district_head_of_2025_is_taken_only_with_a_ruling_and_its_document(
    tmp_path: Path, with_document: bool
) -> None:
    ruling = {"muc": "hoan_thanh", "ly_do": "giả định", "nguoi_quyet_dinh": "Chủ tịch UBND tỉnh Đồng Nai"}
    ruling |= {"ngay": "2026-03-01"} | ({"van_ban": paper("03/QĐ-GĐ", "2026-03-01")} if with_document else {})
    unit_2025 = district(quyet_dinh_cua_cap_tham_quyen=ruling)
    path = write(tmp_path, BINH_PHUOC, 2025, department(), unit_2025, commune(), xac_nhan_ap_dung=CONFIRMATION)
    result = run("validate", path)
    assert result.exit_code == (0 if with_document else 3)
    assert "năm 2025 không xếp loại UBND cấp huyện" in result.output
    assert ("đã có quyết định của cấp có thẩm quyền, 03/QĐ-GĐ" in result.stdout) is with_document


# Ngày ký


@pytest.mark.parametrize(
    ("signed", "merged", "ended"),
    [
        ("2025-02-28", False, False),
        ("2025-03-01", True, False),
        ("2025-06-30", True, False),
        ("2025-07-01", False, True),
    ],
)
def test_the_signing_date_is_tested_against_the_changes(tmp_path: Path, signed: str, merged: bool, ended: bool) -> None:
    path = write(tmp_path, BINH_PHUOC, 2024, department(), district(), commune(), signed=signed)
    warned = run("validate", path)
    assert warned.exit_code == 0
    assert ("nhiều sở, ngành đã sáp nhập" in warned.stdout) is merged
    assert ("Nghị quyết số 202/2025/QH15" in warned.stdout) is ended
    assert ("không còn chức danh Chủ tịch UBND cấp huyện" in warned.stdout) is ended
    assert run("build", path, "-o", tmp_path / "ra").exit_code == 0
    why = refused(tmp_path / "ra" / "2024")
    signed_papers = {"quyet_dinh_xep_loai_tinh", "quyet_dinh_xep_loai_huyen", "to_trinh_xep_loai", "bao_cao_so_noi_vu"}
    assert signed_papers <= set(why) if ended else not why
    if ended:
        assert "Ngày ký 01/07/2025: không còn người xếp loại theo khoản 1 Điều 14" in why["quyet_dinh_xep_loai_tinh"]
        assert "(ky_danh_gia.xac_nhan_ap_dung)" in why["quyet_dinh_xep_loai_tinh"]
        assert "theo khoản 2 Điều 14" in why["quyet_dinh_xep_loai_huyen"]


def test_a_recorded_successor_signs_for_departments_and_communes(tmp_path: Path) -> None:
    in_dong_nai(tmp_path)
    units = [make(nguoi_xep_loai=HEIR) for make in (department, district, commune)]
    path = write(tmp_path, BINH_PHUOC, 2024, *units, signed="2025-07-01", xac_nhan_ap_dung=CONFIRMATION)
    assert run("build", path, "-o", tmp_path / "ra").exit_code == 0
    made = tmp_path / "ra" / "2024"
    assert set(refused(made)) == {"bao_cao_huyen", "to_trinh_xep_loai_huyen"}
    for name, place in (("quyet_dinh_xep_loai_tinh/tinh", "1"), ("quyet_dinh_xep_loai_ca_nhan/xa_loc_a", "2")):
        decision = text(made / f"{name}.docx")
        assert "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI" in decision
        assert "Căn cứ Quyết định số 01/QĐ-GĐ ngày 01 tháng 7 năm 2025 của Cơ quan giả định giả định;" in decision
        assert f"(Quyết định số 01/QĐ-GĐ; khoản {place} Điều 14 của Quy định" in decision
    assert "12/QĐ-UBND" in text(made / "quyet_dinh_xep_loai_ca_nhan" / "xa_loc_a.docx")
    proposal = text(made / "to_trinh_xep_loai" / "tinh.docx")
    assert "Căn cứ Quyết định số 01/QĐ-GĐ" in proposal
    assert "khoản 1 Điều 14, khoản 2 Điều 14" in proposal
    assert run("check", made).exit_code == 0


@pytest.mark.parametrize(
    ("heir", "confirmation", "said"),
    [
        (HEIR, None, "chưa ghi văn bản cho áp dụng quy định (ky_danh_gia.xac_nhan_ap_dung)"),
        ({"chuc_vu": HEIR["chuc_vu"]}, CONFIRMATION, "chưa kèm văn bản giao (nguoi_xep_loai.van_ban)"),
        ({**HEIR, "chuc_vu": "Chủ tịch UBND tỉnh Bình Phước"}, CONFIRMATION, "chính là chức danh đã thôi"),
        ({**HEIR, "van_ban": paper("01/QĐ-GĐ", "2025-07-02")}, CONFIRMATION, "đề 02/07/2025, sau ngày ký"),
    ],
    ids=["thiếu văn bản cho áp dụng", "thiếu văn bản giao", "chính chức danh đã thôi", "văn bản giao sau ngày ký"],
)
def test_an_incomplete_override_makes_no_decision(tmp_path: Path, heir: Any, confirmation: Any, said: str) -> None:
    in_dong_nai(tmp_path)
    period = {"xac_nhan_ap_dung": confirmation} if confirmation else {}
    path = write(tmp_path, BINH_PHUOC, 2024, department(nguoi_xep_loai=heir), signed="2025-07-01", **period)
    assert run("build", path, "-o", tmp_path / "ra", "--kind", "quyet_dinh_xep_loai_tinh").exit_code == 0
    assert said in refused(tmp_path / "ra" / "2024")["quyet_dinh_xep_loai_tinh"]
    assert not list(tmp_path.glob("ra/**/quyet_dinh*/*.docx"))


def test_the_office_of_the_merged_province_cannot_sign(tmp_path: Path) -> None:
    """Văn bản cho áp dụng đã ghi, nhưng docgen.toml vẫn là cơ quan của tỉnh đã nhập."""
    heir = {**HEIR, "chuc_vu": "Chủ tịch UBND tỉnh"}
    path = write(
        tmp_path,
        BINH_PHUOC,
        2024,
        department(nguoi_xep_loai=heir),
        signed="2025-07-01",
        xac_nhan_ap_dung=CONFIRMATION,
    )
    assert run("build", path, "-o", tmp_path / "ra").exit_code == 0
    why = refused(tmp_path / "ra" / "2024")["quyet_dinh_xep_loai_tinh"]
    assert "docgen.toml còn khai Ủy ban nhân dân tỉnh Bình Phước" in why


# Điều không văn bản nào cho phép, điều phải nhắc


def test_no_confirmation_reaches_back_before_the_regulation(tmp_path: Path) -> None:
    confirmed = paper("03/QĐ-GĐ", "2021-02-01", title="cho áp dụng (giả định)")
    result = run("validate", write(tmp_path, BINH_PHUOC, 2020, department(), xac_nhan_ap_dung=confirmed))
    assert result.exit_code == 3
    assert "Văn bản cho áp dụng không làm quy định có hiệu lực trở về trước" in result.stderr


def test_a_confirmation_older_than_the_regulation_is_wrong(tmp_path: Path) -> None:
    early = paper("03/QĐ-GĐ", "2020-12-28", title="cho áp dụng (giả định)")
    result = run("validate", write(tmp_path, BINH_PHUOC, 2025, department(), xac_nhan_ap_dung=early))
    assert result.exit_code == 3
    assert "trước cả ngày ban hành quy định 29/12/2020" in result.stderr


def test_nobody_signs_before_the_regulation_takes_effect(tmp_path: Path) -> None:
    before = write(tmp_path, NEW, 2024, unit("so_y_te", "Sở Y tế"), signed="2025-02-20")
    assert run("validate", before).exit_code == 0
    text = before.read_text(encoding="utf-8").replace('"2025-', '"2024-')
    before.write_text(text, encoding="utf-8")
    result = run("validate", before)
    assert result.exit_code == 3
    assert f"trước ngày {NEW} có hiệu lực 16/05/2024" in result.stderr


def test_the_refusal_names_the_units_without_a_successor(tmp_path: Path) -> None:
    in_dong_nai(tmp_path)
    source = write(
        tmp_path,
        BINH_PHUOC,
        2024,
        department(nguoi_xep_loai=HEIR),
        district(),
        signed="2025-07-02",
        xac_nhan_ap_dung=CONFIRMATION,
    )
    run("build", source, "-o", tmp_path / "ra")
    assert "kèm văn bản giao, cho: loc_ninh" in refused(tmp_path / "ra" / "2024")["quyet_dinh_xep_loai_tinh"]


def test_another_province_in_the_office_file_is_said_unless_simulated(tmp_path: Path) -> None:
    in_dong_nai(tmp_path)
    source = write(tmp_path, BINH_PHUOC, 2024, department(), mo_phong=None)
    for command in (("validate", source), ("build", source, "-o", tmp_path / "ra")):
        assert "docgen.toml là của Đồng Nai, quy định bp-34-2020 là của Bình Phước" in run(*command).stderr
    assert "docgen.toml là của" not in run("validate", write(tmp_path, BINH_PHUOC, 2024, department())).stderr


def test_a_paper_dated_by_the_signing_day_is_not_a_slip(tmp_path: Path) -> None:
    source = write(tmp_path, BINH_PHUOC, 2021, department(), signed="2024-06-20")
    late = source.read_text(encoding="utf-8").replace('"2022-02-20", "co_quan', '"2024-06-19", "co_quan')
    assert late.count("2024-06-19") == 2
    source.write_text(late, encoding="utf-8")
    assert run("validate", source).exit_code == 0
    source.write_text(late.replace("2024-06-19", "2024-06-21"), encoding="utf-8")
    assert "quá hai năm" in run("validate", source).stderr
