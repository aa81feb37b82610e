"""docgen.toml → Office: mẫu của `docgen init` đọc được nguyên, chỗ sai nào cũng được nêu."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.readers.office import default_toml, load_office

BASE = '[van_phong]\ntinh = "Mẫu"\n'


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "docgen.toml").write_text(text, encoding="utf-8")
    return folder


def problems_of(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_office(write(folder, text))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("province", ["Bình Phước", "Thừa Thiên Huế", "thành phố Cần Thơ"])
def test_the_template_of_init_is_accepted_unchanged(tmp_path: Path, province: str) -> None:
    office = load_office(write(tmp_path, default_toml(province)))
    assert office.province == province
    assert not office.sample
    assert set(office.bodies) == {"ubnd_tinh", "so_noi_vu"}
    assert office.bodies["ubnd_tinh"].place == province.removeprefix("thành phố ")


def test_the_template_says_what_the_defaults_are(tmp_path: Path) -> None:
    written = load_office(write(tmp_path / "a", default_toml("Mẫu")))
    assumed = load_office(write(tmp_path / "b", BASE))
    assert written.bodies == assumed.bodies
    assert written.individual_levels == assumed.individual_levels == ("khong_hoan_thanh",)


def test_the_commented_districts_of_the_template_are_right(tmp_path: Path) -> None:
    lines = default_toml("Mẫu").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("# [ubnd_huyen"))
    end = next(number for number, line in enumerate(lines) if line.startswith("# ---- Tùy chọn"))
    text = "\n".join(
        line.removeprefix("# ").removeprefix("#") if start <= n < end else line for n, line in enumerate(lines)
    )
    office = load_office(write(tmp_path, text))
    body = office.bodies["ubnd_huyen:huyen_mau"]
    assert body.head_lines == ("ỦY BAN NHÂN DÂN", "HUYỆN MẪU")
    assert body.signer.lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert body.place == "Mẫu"
    assert office.bodies["phong_noi_vu:huyen_mau"].parent_line == "UBND HUYỆN MẪU"


@pytest.mark.parametrize("province", ["", "  ", 'a"b', "a\\b"])
def test_a_province_that_would_break_the_file_is_refused(province: str) -> None:
    with pytest.raises(ValueError, match="Tên tỉnh"):
        default_toml(province)


def test_the_nearest_file_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, BASE)
    inner = write(tmp_path / "x", BASE.replace("Mẫu", "Trong"))
    (inner / "inputs").mkdir()
    (inner / "inputs" / "a.yaml").write_text("x", encoding="utf-8")
    assert load_office(inner / "inputs" / "a.yaml").province == "Trong"
    assert load_office(inner / "inputs").province == "Trong"
    assert load_office(tmp_path).province == "Mẫu"
    monkeypatch.chdir(inner)
    assert load_office(None).province == "Trong"


def test_the_current_folder_comes_second_and_the_sample_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = write(tmp_path / "lam_viec", BASE)
    elsewhere = tmp_path / "noi_khac"
    elsewhere.mkdir()
    monkeypatch.chdir(here)
    assert load_office(elsewhere).province == "Mẫu"
    monkeypatch.chdir(elsewhere)
    office = load_office(elsewhere)
    assert office.sample
    assert {"ubnd_tinh", "so_noi_vu"} <= set(office.bodies)


def test_every_option_is_read(tmp_path: Path) -> None:
    text = BASE + (
        '[ubnd_tinh]\nnguoi_ky = {quyen_han = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ho_ten = "Ông Ích A"}\n'
        'noi_nhan = ["Như trên"]\n'
        '[tuy_chon]\nquyet_dinh_rieng = ["hoan_thanh"]\nloai_van_ban = ["phieu_danh_gia"]\n'
        'bao_cao_huyen_ky = "tap_the"\ndoc_so = {khong_le = "lẻ", bon = "bốn", thap_phan = "cap_doi"}\n'
    )
    office = load_office(write(tmp_path, text))
    signer = office.bodies["ubnd_tinh"].signer
    assert (signer.lines, signer.name) == (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Ông Ích A")
    assert office.bodies["ubnd_tinh"].recipients == ("Như trên",)
    assert (office.individual_levels, office.kinds) == (("hoan_thanh",), ("phieu_danh_gia",))
    assert office.district_report_signed_by == "tap_the"
    assert (office.zero_word, office.four_word, office.decimal_style) == ("lẻ", "bốn", "cap_doi")


def signer(lines: str, name: str = "", table: str = "ubnd_tinh") -> str:
    return f'{BASE}[{table}]\nnguoi_ky = {{quyen_han = {lines}, ho_ten = "{name}"}}\n'


BAD = [
    ("thiếu tỉnh", "[van_phong]\n", ["van_phong.tinh", "thiếu khóa"]),
    ("tỉnh có chữ tỉnh", BASE.replace("Mẫu", "Tỉnh Mẫu"), ["có chữ “tỉnh”"]),
    ("khóa lạ ở gốc", BASE + "[ubnd_tinhh]\n", ["“ubnd_tinhh”", "“ubnd_tinh”"]),
    ("khóa lạ trong cơ quan", BASE + '[so_noi_vu]\nviettat = "SNV"\n', ["so_noi_vu.viettat", "“viet_tat”"]),
    ("số thay cho chữ", BASE + "[so_noi_vu]\nten = 5\n", ["so_noi_vu.ten", "không phải là chữ"]),
    ("chữ thay cho danh sách", BASE + '[so_noi_vu]\nnoi_nhan = "x"\n', ["noi_nhan", "không phải là danh sách"]),
    ("chữ thay cho bảng", 'so_noi_vu = "x"\n' + BASE, ["so_noi_vu", "không phải là một bảng"]),
    ("KT. dính liền", signer('["KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH"]'), ["nguoi_ky.quyen_han", "Viết “KT. CHỦ TỊCH”"]),
    ("KT không chấm", signer('["KT CHỦ TỊCH", "PHÓ CHỦ TỊCH"]'), ["Viết “KT. CHỦ TỊCH”"]),
    ("T/M", signer('["T/M ỦY BAN", "CHỦ TỊCH"]', table="so_noi_vu"), ["Viết “TM. ỦY BAN”"]),
    ("KT. thiếu chức vụ", signer('["KT. CHỦ TỊCH"]'), ["thiếu dòng chức vụ"]),
    ("KT. không phải cấp phó", signer('["KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]'), ["không phải cấp phó"]),
    ("TL. ở UBND tỉnh", signer('["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]'), ["Điều 14"]),
    ("TUQ. ở UBND tỉnh", signer('["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ"]'), ["Điều 14"]),
    ("TM. ở UBND tỉnh", signer('["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]'), ["thẩm quyền của Chủ tịch"]),
    ("TM. ở sở", signer('["TM. SỞ NỘI VỤ", "GIÁM ĐỐC"]', table="so_noi_vu"), ["chế độ thủ trưởng"]),
    ("chữ thường", signer('["Chủ tịch"]'), ["không phải chữ hoa", "CHỦ TỊCH"]),
    ("không có dòng nào", signer("[]"), ["để trống"]),
    ("học vị", signer('["CHỦ TỊCH"]', "TS. Nguyễn Văn A"), ["ho_ten", "học vị"]),
    ("học vị viết đủ", signer('["CHỦ TỊCH"]', "Tiến sĩ Nguyễn Văn A"), ["học vị"]),
    ("tên mã cũ", signer('["CHỦ TỊCH"]', "NguyÔn V¨n A"), ["TCVN3"]),
    ("viết tắt có dấu cách", BASE + '[so_noi_vu]\nviet_tat = "S NV"\n', ["so_noi_vu.viet_tat"]),
    ("nơi nhận có gạch", BASE + '[so_noi_vu]\nnoi_nhan = ["- Như trên;"]\n', ["gạch đầu dòng"]),
    ("nơi nhận có lưu", BASE + '[so_noi_vu]\nnoi_nhan = ["Lưu: VT"]\n', ["khóa luu"]),
    ("lưu có chữ Lưu", BASE + '[so_noi_vu]\nluu = "Lưu: VT"\n', ["so_noi_vu.luu"]),
    ("huyện thiếu tên", BASE + "[ubnd_huyen.huyen_mau]\n", ["ubnd_huyen.huyen_mau.ten", "thiếu khóa"]),
    ("mã huyện sai", BASE + '[ubnd_huyen.HUYEN]\nten = "x"\n', ["mã “HUYEN”"]),
    ("mức lạ", BASE + '[tuy_chon]\nquyet_dinh_rieng = ["khong_hoan_thah"]\n', ["“khong_hoan_thanh”"]),
    ("loại văn bản lạ", BASE + '[tuy_chon]\nloai_van_ban = ["phieu"]\n', ["tuy_chon.loai_van_ban"]),
    ("cách ký lạ", BASE + '[tuy_chon]\nbao_cao_huyen_ky = "x"\n', ["chu_tich, tap_the"]),
    ("đọc số lạ", BASE + '[tuy_chon]\ndoc_so = {bon = "bon"}\n', ["tuy_chon.doc_so.bon", "“bốn”"]),
    ("sai cú pháp: dòng", BASE + "[so_noi_vu]\nten = Sở Nội vụ\n", ["dòng 4", "sai cú pháp", "ten = Sở Nội vụ"]),
    ("sai cú pháp: cuối tệp", BASE + "[so_noi_vu", ["dòng 3", "sai cú pháp"]),
    ("lưu là số", BASE + "[so_noi_vu]\nluu = 5\n", ["dòng 4", "so_noi_vu.luu", "“5” không phải là chữ"]),
    ("tên huyện là số", BASE + "[ubnd_huyen.huyen_mau]\nten = 5\n", ["dòng 4", "“5” không phải là chữ"]),
    ("quyền hạn có số", signer("[5]"), ["dòng 4", "“5” không phải là chữ"]),
    ("tên người ký chữ hoa", signer('["CHỦ TỊCH"]', "NGUYỄN VĂN A"), ["toàn chữ hoa"]),
    ("chữ “CKII”", signer('["CHỦ TỊCH"]', "BS.CKII Nguyễn Văn A"), ["học vị"]),
    ("thiếu dấu bằng", BASE + '[so_noi_vu]\nluu "VT"\n', ["dòng 4", "cột 5", "thiếu dấu “=”"]),
    ("thiếu nháy đóng", BASE + '[so_noi_vu]\nluu = "VT\n', ["dòng 4", "cột 10", "mở ra mà không đóng"]),
    ("nháy cong", BASE + "[so_noi_vu]\nluu = “VT”\n", ["dòng 4", "cột 7", "nháy kép thẳng"]),
    ("danh sách thiếu phẩy", BASE + '[so_noi_vu]\nnoi_nhan = ["a" "b"]\n', ["cột 17", "dấu phẩy"]),
    ("danh sách viết dở", BASE + '[so_noi_vu]\nnoi_nhan = ["a",\n', ["dòng 4", "viết dở"]),
    ("bảng lặp", BASE + "[van_phong]\n", ["dòng 3", "bảng [ … ] lặp lại"]),
    ("thừa chữ", BASE + 'a = "x" y\n', ["dòng 3", "cột 9", "thừa chữ"]),
    ("khóa có dấu", BASE + 'tinhtrạng = "x"\n', ["dòng 3", "cột 7", "chữ có dấu"]),
    ("đường dẫn Windows", BASE + 'a = "C:\\Users"\n', ["dòng 3", "dấu \\"]),
    ("khóa lặp", BASE + 'tinh = "x"\n', ["dòng 3", "lặp lại"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrases"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_each_mistake_is_named(tmp_path: Path, text: str, phrases: list[str]) -> None:
    (found,) = problems_of(tmp_path, text)
    assert "docgen.toml" in found
    for phrase in phrases:
        assert phrase in found


def test_every_problem_comes_at_once(tmp_path: Path) -> None:
    text = '[van_phong]\ntin = "x"\n[so_noi_vu]\nluu = "Lưu: VT"\n[tuy_chon]\nbao_cao_huyen_ky = "x"\n'
    assert len(problems_of(tmp_path, text)) == 4


def test_an_old_encoding_is_explained(tmp_path: Path) -> None:
    (tmp_path / "docgen.toml").write_bytes(BASE.encode("utf-16"))
    with pytest.raises(InputError, match="UTF-16"):
        load_office(tmp_path)
