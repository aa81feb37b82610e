"""Hồ sơ sai → mỗi chỗ sai một lời: đúng dòng, đúng khóa, thấy gì, làm gì; và mọi chỗ sai cùng một lúc."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reading_kit import COMMUNE, DEPARTMENT, DISTRICT, HEADER, WHOLE, changed, problems_of, read_text

from docgen.errors import ExitCode, InputError
from docgen.readers import read
from docgen.regulations.load import load

INDEX = 'chi_so_don_vi: "92.51"'
STATUS = '"4.1.b": {trang_thai: chua_bao_dam, mat: [tien_do], ly_do: Chậm, minh_chung: Báo cáo}'
EVENT = "diem: đ"
KIND = "loai_don_vi: so_ban_nganh"
CODE = "ma_don_vi: so_noi_vu"
HEAD = "{ho_ten: Nguyễn Văn A, gioi_tinh: nam, chuc_vu: Giám đốc, tu_ngay: 2021-01-01, den_ngay: null}"
RULING = "{muc: hoan_thanh, ly_do: Xem xét, nguoi_quyet_dinh: Trần Văn B, ngay: 2023-06-20}"


def index(written: str) -> tuple[str, str]:
    return INDEX, f"chi_so_don_vi: {written}"


# (tên, chỗ cũ, chỗ mới, khóa của vấn đề, các cụm từ phải có)
CASES: list[tuple[str, tuple[str, str], str, list[str]]] = [
    ("6 chữ số toàn bề rộng", index('"９２．５"'), "chi_so_don_vi", ["“９２．５”", "toàn bề rộng"]),
    ("7 chữ O", index("9O"), "chi_so_don_vi", ["“9O”", "chữ O", "số 0"]),
    ("7 chữ l", index("9l,5"), "chi_so_don_vi", ["chữ l", "số 1"]),
    ("10 quên dấu phẩy", index("925"), "chi_so_don_vi", ["“925”", "quên dấu phẩy", "92,5"]),
    ("11 số âm", index("-1"), "chi_so_don_vi", ["“-1”", "số âm"]),
    ("12 quá 100", index("100.01"), "chi_so_don_vi", ["100.01", "lớn hơn 100%"]),
    ("14 số bằng chữ", index("chín mươi"), "chi_so_don_vi", ["“chín mươi” không phải là số"]),
    ("39 số dạng giờ", index("22:30"), "chi_so_don_vi", ["“22:30” không phải là số"]),
    ("43 NaN", index(".nan"), "chi_so_don_vi", ["hữu hạn"]),
    ("43 Infinity", index("Infinity"), "chi_so_don_vi", ["hữu hạn"]),
    ("44 lũy thừa", index("1e400"), "chi_so_don_vi", ["lũy thừa"]),
    ("hai dấu phẩy", index("1.234,5"), "chi_so_don_vi", ["dấu nào là dấu thập phân"]),
    ("khoảng trắng giữa", index('"9 2.5"'), "chi_so_don_vi", ["khoảng trắng giữa"]),
    ("quá nhiều chữ số", index("9." + "1" * 21), "chi_so_don_vi", ["quá 20 chữ số"]),
    ("chỉ số là danh sách", index("[92.51]"), "chi_so_don_vi", ["phải là một giá trị"]),
    ("khoảng ngược", index("{tu: 90, den: 80}"), "chi_so_don_vi", ["“tu” phải nhỏ hơn “den”"]),
    ("khoảng rỗng", index("{tu: 90, den: 90}"), "chi_so_don_vi", ["ghi thẳng số đó"]),
    ("khoảng thiếu đầu", index("{tu: 90}"), "chi_so_don_vi", ["thiếu “den”"]),
    ("khoảng quá 100", index("{tu: 90, den: 101}"), "den", ["lớn hơn 100%"]),
    ("46 khóa lạ trong đơn vị", ("giai_trinh:", "giai_trnh:"), "giai_trnh", ["không có trong mẫu", "“giai_trinh”"]),
    ("46 khóa lạ ở gốc", ("chi_so_linh_vuc: {chi", "chi_so_linh_vc: {chi"), "chi_so_linh_vc", ["“chi_so_linh_vuc”"]),
    ("46 khóa lạ trong kỳ", ("quy_dinh: bp", "quy_dnh: bp"), "quy_dnh", ["“quy_dinh”"]),
    ("lĩnh vực lạ", ("to_chuc_bo_may: ", "to_chuc_bo_mays: "), "to_chuc_bo_mays", ["“to_chuc_bo_may”"]),
    ("loại văn bản lạ", ("to_trinh_xep_loai: ", "to_trinh_xep_loi: "), "to_trinh_xep_loi", ["“to_trinh_xep_loai”"]),
    ("năm không phải năm", ("nam_danh_gia: 2022", "nam_danh_gia: 22"), "nam_danh_gia", ["bốn chữ số"]),
    ("66 năm trước khi có quy định", ("nam_danh_gia: 2022", "nam_danh_gia: 2020"), "nam_danh_gia", ["2021"]),
    ("ngày không có", ("ngay_danh_gia: 2023-06-01", "ngay_danh_gia: 2023-02-30"), "ngay_danh_gia", ["ngày 30"]),
    ("69 29/02 năm thường", ("ngay_danh_gia: 2023-06-01", "ngay_danh_gia: 29/02/2023"), "ngay_danh_gia", ["29"]),
    ("15 ngày thiếu năm", ("ngay_danh_gia: 2023-06-01", "ngay_danh_gia: 1-5"), "ngay_danh_gia", ["“1-5”"]),
    ("Điều 13: trước công bố", ("ngay_danh_gia: 2023-06-01", "ngay_danh_gia: 2023-02-07"), "chi_so_don_vi",
     ["07/02/2023 trước ngày công bố 08/02/2023", "Điều 13"]),
    ("Điều 13: trước công bố cấp xã", ("ngay_ban_hanh: 2023-03-01", "ngay_ban_hanh: 2023-07-01"), "huyen_mau",
     ["Điều 13"]),
    ("ngày ký trước ngày đánh giá", ("ngay_ky_du_kien: null", "ngay_ky_du_kien: 2023-05-31"), "ngay_ky_du_kien",
     ["trước ngày đánh giá"]),
    ("đánh giá trước năm đánh giá", ("nam_danh_gia: 2022", "nam_danh_gia: 2024"), "ngay_danh_gia",
     ["trước năm đánh giá"]),
    ("G33 chỉ số năm trước", ("co_quan_ban_hanh: Chủ tịch UBND tỉnh}\n  chi_so_linh",
     "co_quan_ban_hanh: Chủ tịch UBND tỉnh, trich_yeu: công bố Chỉ số năm 2021}\n  chi_so_linh"), "chi_so_don_vi",
     ["năm 2021", "G33"]),
    ("G33 văn bản quá sớm", ("ngay_ban_hanh: 2023-02-08", "ngay_ban_hanh: 2021-02-08"), "chi_so_don_vi", ["G33"]),
    ("văn bản thiếu phần", (", co_quan_ban_hanh: Bộ Nội vụ}", "}"), "chi_so_linh_vuc", ["thiếu “co_quan_ban_hanh”"]),
    ("văn bản chưa có số", ("so_ky_hieu: 100/QĐ-UBND", "so_ky_hieu: …/QĐ-UBND"), "so_ky_hieu", ["để trống chỗ số"]),
    ("số không có ký hiệu", ("so_ky_hieu: 100/QĐ-UBND", "so_ky_hieu: 88"), "so_ky_hieu", ["“88” thiếu dấu “/”"]),
    ("công bố gõ nhầm năm", ("ngay_ban_hanh: 2023-04-19", "ngay_ban_hanh: 2032-04-19"), "chi_so_linh_vuc",
     ["19/04/2032", "quá hai năm", "nhầm năm"]),
    ("tờ trình gõ nhầm năm", ("ngay_ban_hanh: 2023-06-05", "ngay_ban_hanh: 2032-06-05"), "to_trinh_xep_loai",
     ["quá hai năm"]),
    ("công bố cấp xã không ghi huyện", ("\n    huyen_mau: {so_ky", " {so_ky"), "chi_so_cap_xa",
     ["của huyện nào", "loc_ninh"]),
    ("quyết định nói về người khác", (RULING, RULING.replace("}", ", ho_ten: Lê Thị X}")),
     "quyet_dinh_cua_cap_tham_quyen", ["“Lê Thị X”", "Nguyễn Văn A"]),
    ("dấu gạch thay cho số", index('"-"'), "chi_so_don_vi", ["“-” không phải là số", "để trống"]),
    ("tiêu chí: mặc định để trống", ("mac_dinh: dat\n", "mac_dinh: null\n"), "tieu_chi", ["46 tiêu chí"]),
    ("chỗ trống chưa điền", ("co_quan_ban_hanh: Bộ Nội vụ}", "co_quan_ban_hanh: …}"), "co_quan_ban_hanh",
     ["chưa điền"]),
    ("công bố của huyện không có", ("    huyen_mau: {so_ky", "    huyen_mao: {so_ky"), "huyen_mao", ["“huyen_mau”"]),
    ("mã có dấu", (CODE, "ma_don_vi: Sở Nội vụ"), "ma_don_vi", ["a–z", "“so_noi_vu”"]),
    ("mã quá dài", (CODE, f"ma_don_vi: {'a' * 61}"), "ma_don_vi", ["quá 60"]),
    ("mã Windows giữ riêng", (CODE, "ma_don_vi: con"), "ma_don_vi", ["Windows"]),
    ("mã dành cho tỉnh", (CODE, "ma_don_vi: tinh"), "ma_don_vi", ["“tinh”", "văn bản chung của tỉnh", "mã khác"]),
    ("thiếu tên", ("  ten_don_vi: Sở Nội vụ\n", ""), "don_vi", ["thiếu “ten_don_vi”"]),
    ("loại lạ", (KIND, "loai_don_vi: so_ban_nghanh"), "loai_don_vi", ["không phải là loại", "“so_ban_nganh”"]),
    ("Điều 11 lạ", ("co_quan_dieu_11: so_noi_vu", "co_quan_dieu_11: so_noi_vuu"), "co_quan_dieu_11", ["“so_noi_vu”"]),
    ("người: thiếu chức vụ", (HEAD, "{ho_ten: Nguyễn Văn A}"), "nguoi_dung_dau", ["thiếu “chuc_vu”"]),
    ("người: danh sách trống", (HEAD, "[]"), "nguoi_dung_dau", ["không có người đứng đầu"]),
    ("người: ngày ngược", (HEAD, "{chuc_vu: Giám đốc, tu_ngay: 2022-05-01, den_ngay: 2022-04-01}"), "tu_ngay",
     ["tu_ngay sau den_ngay"]),
    ("người: giới tính lạ", (HEAD, "{chuc_vu: Giám đốc, gioi_tinh: x}"), "gioi_tinh", ["giới tính", "nam, nu"]),
    ("người: ghi hai lần", (HEAD, f"[{HEAD}, {HEAD}]"), "nguoi_dung_dau", ["ghi hai lần"]),
    ("17 true thay cho có", ("{ket_luan: co, ly_do: Có sáng kiến}", "{ket_luan: true}"), "ket_luan",
     ["“true”", "co, khong"]),
    ("tiêu chí: trạng thái lạ", ("mac_dinh: dat\n", "mac_dinh: dta\n"), "mac_dinh", ["“dta”", "“dat”"]),
    ("tiêu chí: thiếu mặc định", ("    mac_dinh: dat\n", ""), "tieu_chi", ["46 tiêu chí", "4.1.a", "mac_dinh: dat"]),
    ("tiêu chí: mặc định không áp dụng", ("mac_dinh: dat\n", "mac_dinh: {trang_thai: khong_ap_dung, ly_do: x}\n"),
     "mac_dinh", ["mac_dinh không được là khong_ap_dung"]),
    ("tiêu chí: không có", (STATUS, '"4.9.z": dat'), "4.9.z", ["không có tiêu chí “4.9.z”"]),
    ("tiêu chí: mã thừa chấm", (STATUS, '"4.1.b.": dat'), "4.1.b.", ["“4.1.b”"]),
    ("tiêu chí của huyện", (STATUS, '"8.5": dat'), "8.5", ["chỉ ràng buộc UBND cấp huyện"]),
    ("tiêu chí của Sở Tài chính", (STATUS, '"11.4.a": dat'), "11.4.a", ["chỉ ràng buộc Sở Tài chính"]),
    ("tiêu chí: thiếu mặt", (STATUS, '"4.1.b": chua_bao_dam'), "4.1.b", ["không ghi mặt nào", "tien_do"]),
    ("tiêu chí: mặt trống", (STATUS, '"4.1.b": {trang_thai: chua_bao_dam, mat: []}'), "mat", ["trống"]),
    ("tiêu chí: mặt lạ", (STATUS, '"4.1.b": {trang_thai: chua_bao_dam, mat: [tiendo]}'), "mat", ["“tien_do”"]),
    ("tiêu chí: đạt mà có mặt", (STATUS, '"4.1.b": {trang_thai: dat, mat: [tien_do]}'), "mat",
     ["là dat mà lại ghi mat"]),
    ("tiêu chí: không áp dụng không lý do", (STATUS, '"4.1.b": khong_ap_dung'), "4.1.b", ["không ghi lý do"]),
    ("tiêu chí: vi phạm không kết luận", (STATUS, '"4.1.b": co_vi_pham'), "4.1.b", ["không ghi kết luận"]),
    ("tiêu chí là danh sách", ("  tieu_chi: {mac_dinh: dat}\n  hieu_qua_cao: khong\n  nhiem_vu_cchc: "
     "{duoc_giao: 10, hoan_thanh: 10}\n- ma_don_vi: xa_mau", "  tieu_chi: [dat]\n- ma_don_vi: xa_mau"), "tieu_chi",
     ["mac_dinh: dat"]),
    ("nhiệm vụ: hoàn thành quá giao", ("hoan_thanh: 38", "hoan_thanh: 41"), "hoan_thanh",
     ["41 nhiều hơn được giao 40"]),
    ("nhiệm vụ: giao 0", ("{duoc_giao: 40, hoan_thanh: 38}", "{duoc_giao: 0, hoan_thanh: 0}"), "duoc_giao", ["là 0"]),
    ("nhiệm vụ: một nghìn hay một", ("duoc_giao: 40", "duoc_giao: 1.000"), "duoc_giao", ["số nghìn"]),
    ("nhiệm vụ: phần trăm", ("hoan_thanh: 38", "hoan_thanh: 95%"), "hoan_thanh", ["không nhận dấu %"]),
    ("khoản 4: điểm c nhập tay", (EVENT, "diem: c"), "diem", ["điểm c khoản 4 Điều 12", "docgen tính"]),
    ("khoản 4: điểm lạ", (EVENT, "diem: z"), "diem", ["không phải là điểm của khoản 4", "a, d, đ"]),
    ("37 Ð thay cho đ", (EVENT, "diem: ð"), "diem", ["U+00F0"]),
    ("khoản 4: thiếu văn bản", ("    van_ban: {so_ky_hieu: 9/QĐ-KL, ngay_ban_hanh: 2022-05-01, co_quan_ban_hanh: "
     "Cơ quan giả định}\n", ""), "truong_hop_khoan_4", ["thiếu “van_ban”"]),
    ("khoản 4 không phải danh sách", ("truong_hop_dieu_15:\n  - khoan: 3\n", "truong_hop_dieu_15:\n    khoan: 3\n"),
     "truong_hop_dieu_15", ["phải là một danh sách"]),
    ("khoản 4: mục để trống", ("  truong_hop_khoan_4:\n", "  truong_hop_khoan_4:\n  -\n"), "truong_hop_khoan_4",
     ["mục để trống"]),
    ("tiêu chí: mặt để trống", (STATUS, '"4.1.b": {trang_thai: chua_bao_dam, mat: [null]}'), "mat", ["mục để trống"]),
    ("Điều 15: khoản 2 nhập tay", ("khoan: 3", "khoan: 2"), "khoan", ["lich_su_xep_loai"]),
    ("Điều 15: khoản lạ", ("khoan: 3", "khoan: 5"), "khoan", ["Ghi 1 hoặc 3"]),
    ("lịch sử: năm chưa qua", ("nam: 2021", "nam: 2022"), "nam", ["không trước năm đánh giá 2022"]),
    ("lịch sử: mức lạ", ("muc: khong_hoan_thanh", "muc: khong_hoan_thah"), "muc", ["“khong_hoan_thanh”"]),
    ("quyết định: thiếu lý do", (RULING, RULING.replace("ly_do: Xem xét, ", "")), "quyet_dinh_cua_cap_tham_quyen",
     ["thiếu “ly_do”"]),
    ("giảm nhẹ: thiếu lý do", (", ly_do: Đã ngăn chặn}", "}"), "giam_nhe_mien_trach_nhiem", ["thiếu “ly_do”"]),
    ("khen thưởng: đối tượng lạ", ("doi_tuong: ca_nhan", "doi_tuong: canhan"), "doi_tuong", ["“ca_nhan”"]),
    ("35 TCVN3", ("giai_trinh: Đã giải trình", "giai_trinh: NguyÔn V¨n"), "giai_trinh", ["TCVN3"]),
    ("36 VNI", ("giai_trinh: Đã giải trình", "giai_trinh: Nguyeãn Vaên"), "giai_trinh", ["VNI"]),
    ("37 Ð (U+00D0)", ("giai_trinh: Đã giải trình", "giai_trinh: Ðã giải trình"), "giai_trinh", ["U+00D0"]),
    ("ký tự ẩn", ("giai_trinh: Đã giải trình", 'giai_trinh: "Đã\\u200bgiải"'), "giai_trinh", ["U+200B"]),
    ("thẻ mẫu trong dữ liệu", ("giai_trinh: Đã giải trình", 'giai_trinh: "{{ x"'), "giai_trinh", ["{{"]),
    ("xã thiếu huyện", ("  thuoc_don_vi: huyen_mau\n", ""), "don_vi", ["cấp xã", "thuoc_don_vi"]),
    ("xã: huyện không có", ("thuoc_don_vi: huyen_mau", "thuoc_don_vi: huyen_mao"), "thuoc_don_vi", ["“huyen_mau”"]),
    ("xã thuộc sở", ("thuoc_don_vi: huyen_mau", "thuoc_don_vi: so_noi_vu"), "thuoc_don_vi",
     ["không phải là UBND cấp huyện"]),
    ("mã trùng", ("ma_don_vi: xa_mau", "ma_don_vi: huyen_mau"), "ma_don_vi", ["đã có ở ho_so.yaml, dòng"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "key", "phrases"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_mistake_is_named_with_its_place(
    tmp_path: Path, change: tuple[str, str], key: str, phrases: list[str]
) -> None:
    found = problems_of(tmp_path, changed(*change))
    matching = [
        problem
        for problem in found
        if (problem.place.key or "don_vi") == key and all(phrase in str(problem) for phrase in phrases)
    ]
    assert len(matching) == 1, [str(problem) for problem in found]
    assert matching[0].place.file == "ho_so.yaml"
    assert matching[0].place.line
    assert len(found) <= 4, [str(problem) for problem in found]


ONCE: list[tuple[str, tuple[str, str], str]] = [
    (
        "mặc định không áp dụng",
        ("mac_dinh: dat\n", "mac_dinh: khong_ap_dung\n"),
        "mac_dinh không được là khong_ap_dung",
    ),
    ("mặc định vi phạm", ("mac_dinh: dat\n", "mac_dinh: co_vi_pham\n"), "mac_dinh không được là co_vi_pham"),
    ("hai thẻ trong một chữ", ("giai_trinh: Đã giải trình", 'giai_trinh: "{{ x }}"'), "“{{” giống.*“}}” giống"),
]


@pytest.mark.parametrize(("change", "phrase"), [case[1:] for case in ONCE], ids=[case[0] for case in ONCE])
def test_one_mistake_is_told_once(tmp_path: Path, change: tuple[str, str], phrase: str) -> None:
    (problem,) = problems_of(tmp_path, changed(*change))
    assert re.search(phrase, problem.found)


def test_a_wrong_default_is_told_once_where_the_kind_is_unknown_too(tmp_path: Path) -> None:
    found = problems_of(tmp_path, changed("mac_dinh: dat\n", "mac_dinh: khong_ap_dung\n").replace(KIND, f"{KIND}x"))
    assert [problem.place.key for problem in found] == ["loai_don_vi", "mac_dinh"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sở Tư pháp", "s_t_p"),
        ("SỞ TƯ PHÁP", "s_t_p"),
        ("Sở Tư pháp tỉnh Bình Phước", "s_t_p"),
        ("Văn phòng Uỷ ban nhân dân tỉnh", "v_p"),
        ("Sở KH&ĐT", "s_k"),
        ("Tên khác", "so_tu_phap"),
    ],
)
def test_an_agency_of_article_11_must_say_so(tmp_path: Path, name: str, code: str) -> None:
    unit = DISTRICT.replace("huyen_mau", code).replace("Ủy ban nhân dân huyện Mẫu", name)
    unit = unit.replace("ubnd_cap_huyen", "so_ban_nganh").replace("Chủ tịch", "Giám đốc")
    text = HEADER + DISTRICT + unit
    found = problems_of(tmp_path, text)
    assert len(found) == 1
    assert "không có khóa co_quan_dieu_11" in str(found[0])
    assert "khong" in found[0].action
    line = text[: text.index(f"- ma_don_vi: {code}")].count("\n") + 1
    assert found[0].place.line == line
    declared = text.replace(f"ma_don_vi: {code}", f"ma_don_vi: {code}\n  co_quan_dieu_11: khong")
    assert read_text(tmp_path, declared).evaluations[1].agency is None


def test_a_district_of_wrong_kind_does_not_accuse_its_communes(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, changed("loai_don_vi: ubnd_cap_huyen", "loai_don_vi: huyen"))
    assert problem.place.key == "loai_don_vi"


def test_the_line_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    text = changed(INDEX, "chi_so_don_vi: 9O")
    (problem,) = problems_of(tmp_path, text)
    assert text.splitlines()[(problem.place.line or 0) - 1].strip() == "chi_so_don_vi: 9O"
    assert str(problem).startswith("ho_so.yaml, dòng ")


def test_every_problem_comes_at_once(tmp_path: Path) -> None:
    text = WHOLE
    changes = [
        ("nam_danh_gia: 2022", "nam_danh_gia: 22"),
        index("9O"),
        (EVENT, "diem: b"),
        ("khoan: 3", "khoan: 2"),
        ("hoan_thanh: 38", "hoan_thanh: 41"),
        ("ma_don_vi: xa_mau", "ma_don_vi: Xã Mẫu"),
        ("chi_so_don_vi: 71,5", "chi_so_don_vi: 925"),
        ("giai_trinh:", "giai_trnh:"),
    ]
    for old, new in changes:
        text = changed(old, new, text)
    assert len(problems_of(tmp_path, text)) == len(changes)


def test_a_broken_file_still_reports_the_units_before_the_break(tmp_path: Path) -> None:
    text = HEADER + DEPARTMENT.replace('"92.51"', "9O") + DISTRICT + "- {a: 1\n"
    found = "\n".join(map(str, problems_of(tmp_path, text)))
    assert "“9O”" in found
    assert "thiếu dấu phẩy" in found


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("", "tệp trống"),
        ("don_vi:\n" + DISTRICT, "không có khóa ky_danh_gia"),
        (HEADER, "không có đơn vị nào"),
        (HEADER.replace("don_vi:\n", "") + "don_vi: {ma_don_vi: x}\n", "không phải là danh sách"),
        (HEADER + "- x\n", "không phải là các cặp khóa"),
        (HEADER + "-\n", "đơn vị để trống"),
    ],
)
def test_an_incomplete_file_is_explained(tmp_path: Path, text: str, phrase: str) -> None:
    assert any(phrase in str(problem) for problem in problems_of(tmp_path, text))


def test_json_mistakes_have_lines(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, '{"ky_danh_gia": {\n"nam_danh_gia": NaN}}', "a.json")
    assert (problem.place.file, problem.place.line) == ("a.json", 2)


def test_the_exit_code_is_that_of_input(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read([tmp_path / "khong_co.yaml"], load)
    assert caught.value.exit_code is ExitCode.INPUT


def test_a_commune_alone_needs_its_district(tmp_path: Path) -> None:
    text = HEADER.replace("    huyen_mau: {", "    # {").replace("  chi_so_cap_xa:\n", "") + COMMUNE
    (problem,) = problems_of(tmp_path, text)
    assert "không có trong hồ sơ" in str(problem)
