"""Số người → YAML đầu vào giả định và docgen.toml; ai cũng có căn cứ khoản 4 nên ai cũng có quyết định riêng.

Hai bộ. Tên mẫu: “Nguyễn Văn A”, “Đơn vị 17”, như mọi số liệu mẫu của kho này. Tên ghép: họ tên, địa danh ghép từ vài
chục âm tiết theo số thứ tự, nhiều âm tiết có phép kiểm tra thể thức biết, như tên thật. Số liệu đều giả định, không
người nào, nơi nào có thật, lần nào cũng ra như nhau.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

KIND = "quyet_dinh_xep_loai_ca_nhan"
YEAR = 2022
NAMES = SAMPLE, MADE_UP = "mau", "ghep"
"""Hai kiểu tên."""
_SAMPLE_PEOPLE = (("Nguyễn Văn A", "nam"), ("Trần Thị B", "nu"), ("Lê Văn C", "nam"), ("Phạm Thị D", "nu"))
DISTRICTS = 12
_FAMILIES = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý"),
    *("Dương", "Đinh", "Mai", "Trịnh", "Đào", "Cao", "Lâm", "Tạ", "Châu", "Kiều"),
)
_MALE = ("Văn", "Hữu", "Đức", "Quang", "Minh", "Thành", "Công", "Xuân", "Đình", "Trọng")
_FEMALE = ("Thị", "Ngọc", "Thu", "Kim", "Bích", "Thúy", "Mỹ", "Phương", "Diệu", "Hồng")
_GIVEN = (
    *("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hạnh", "Khánh", "Liên", "Mạnh"),
    *("Ngân", "Phúc", "Quyên", "Sơn", "Tâm", "Uyên", "Vinh", "Yến", "Lộc", "Nhung"),
)
_FIRST = ("Tân", "Phú", "Long", "Bình", "Thanh", "Lộc", "Minh", "Hòa", "An", "Đông", "Xuân", "Thuận", "Phước", "Vĩnh")
_SECOND = ("Thành", "Lợi", "Hưng", "Tiến", "Sơn", "Khánh", "Hiệp", "Thạnh", "Nghĩa", "Châu", "Đức", "Trung", "Mỹ")
_OFFICES = ("Sở Phát triển", "Sở Quy hoạch", "Ban Quản lý Khu kinh tế", "Sở Điều phối", "Ban Quản lý Dự án")
_THIRD = (
    *("", " Đông", " Tây", " Nam", " Bắc", " Thượng", " Hạ", " Trung", " Nội", " Ngoại", " Nhất", " Nhị", " Tân"),
    *(" Hòa", " Phú", " Lâm", " Giang", " Hải", " Yên", " Bảo", " Cát", " Đại", " Gia", " Hội", " Kỳ", " Lạc", " Mộc"),
)
_LEVELS = ("xã", "phường", "thị trấn")
_WHY = (
    "Chậm so với kế hoạch",
    "Chưa bố trí đủ người làm đầu mối",
    'Hồ sơ giấy còn nhiều, tỷ lệ số hóa < 50% & chưa kết nối "một cửa"',
    "Phụ lục báo cáo thiếu số liệu quý III",
    "Chưa công khai kết quả giải quyết đúng hạn",
)
_EXPLANATIONS = ("Nhận trách nhiệm người đứng đầu", "Đã kiểm điểm, có kế hoạch khắc phục", "Chậm do thay đổi nhân sự")
_EVENTS = (
    ("a", "Có vi phạm trong thực hiện quy chế làm việc, bị nhắc nhở bằng văn bản", "TB-TU", "Ban Thường vụ Tỉnh ủy"),
    ("d", "Để xảy ra tham nhũng tại bộ phận trực thuộc, đã có kết luận", "KL-TTr", "Thanh tra tỉnh"),
    ("đ", "Bị khiển trách vì chậm trả kết quả thủ tục hành chính", "QĐ-UBND", "Chủ tịch Ủy ban nhân dân tỉnh A"),
)
_PLAN = "4.1.b"
_CRITERIA = (
    *("4.1.a", "4.1.c", "4.1.d", "4.1.đ", "4.2.a", "4.2.b", "4.2.c", "4.3.a", "4.3.b", "4.4.a", "4.4.b"),
    *("4.5.a", "4.5.b", "4.6.a", "4.6.b", "4.6.c", "5.1", "5.2", "5.3", "5.4", "6.1.a", "6.1.b", "6.1.c", "6.1.d"),
    *("6.2.a", "6.2.b", "6.2.c", "6.2.d", "8.1", "8.2", "8.3", "8.4", "9.1", "9.2", "9.3"),
)
"""Tiêu chí ràng buộc cả sở, huyện và xã. Chưa xong nhiệm vụ thì `_PLAN` chưa bảo đảm, kẻo hai chỗ mâu thuẫn nhau."""
_MOST = 25
"""Thêm `_PLAN` là 26, quá nửa số tiêu chí áp dụng của mọi loại đơn vị (43 đến 47)."""


def write(folder: Path, heads: int, names: str = SAMPLE) -> Path:
    """Ghi `dau_vao.yaml` với `heads` người, tên theo kiểu `names`, và `docgen.toml` vào `folder`; trả tệp YAML."""
    folder.mkdir(parents=True)
    (folder / "docgen.toml").write_text(_office(), encoding="utf-8")
    path = folder / "dau_vao.yaml"
    with path.open("w", encoding="utf-8") as target:
        target.write(_opening())
        target.writelines(_unit(number, names) for number in range(heads))
    return path


def _district(number: int) -> str:
    return f"huyen_{number}"


def _opening() -> str:
    codes = [_district(number) for number in range(DISTRICTS)]
    published = "".join(
        f"    {code}: {{so_ky_hieu: 4{number}/QĐ-UBND, ngay_ban_hanh: 2023-03-06, "
        f"co_quan_ban_hanh: Chủ tịch Ủy ban nhân dân huyện {_place(number)}, "
        "trich_yeu: về việc công bố Chỉ số cải cách hành chính cấp xã}\n"
        for number, code in enumerate(codes)
    )
    proposals = "".join(
        f"    {code}: {{so_ky_hieu: 0{number % 9 + 1}/TTr-PNV, ngay_ban_hanh: 2023-06-09, "
        f"co_quan_ban_hanh: Phòng Nội vụ huyện {_place(number)}}}\n"
        for number, code in enumerate(codes)
    )
    return f"""\
# Số liệu giả định để đo tốc độ: mọi tên người, nơi chốn, số ký hiệu, chỉ số đều do máy ghép.
ky_danh_gia:
  nam_danh_gia: {YEAR}
  quy_dinh: bp-34-2020
  ngay_danh_gia: 2023-06-01
  ngay_ky_du_kien: 2023-07-10
  mo_phong: SỐ LIỆU GIẢ ĐỊNH - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ
van_ban_cong_bo:
  chi_so_don_vi:
    so_ky_hieu: 25/QĐ-UBND
    ngay_ban_hanh: 2023-02-08
    co_quan_ban_hanh: Chủ tịch Ủy ban nhân dân tỉnh A
    trich_yeu: về việc công bố Chỉ số cải cách hành chính năm {YEAR}
  chi_so_cap_xa:
{published}\
van_ban_da_ban_hanh:
  to_trinh_xep_loai: {{so_ky_hieu: 12/TTr-SNV, ngay_ban_hanh: 2023-06-12, co_quan_ban_hanh: Sở Nội vụ}}
  to_trinh_xep_loai_huyen:
{proposals}\
don_vi:
"""


def _office() -> str:
    return """\
# Cơ quan của tỉnh giả định; tên người ký là tên mẫu, không phải người có thật.
[van_phong]
tinh = "A"

[ubnd_tinh]
nguoi_ky = { quyen_han = ["CHỦ TỊCH"], ho_ten = "Nguyễn Văn A" }

[so_noi_vu]
nguoi_ky = { quyen_han = ["GIÁM ĐỐC"], ho_ten = "Trần Thị B" }
""" + "".join(
        f'\n[ubnd_huyen.{_district(number)}]\nten = "Ủy ban nhân dân huyện {_place(number)}"\n'
        f'nguoi_ky = {{ quyen_han = ["CHỦ TỊCH"], ho_ten = "{_person(number)[0]}" }}\n'
        for number in range(DISTRICTS)
    )


def _place(number: int) -> str:
    return f"{_FIRST[number % len(_FIRST)]} {_SECOND[number % len(_SECOND)]}"


def _spot(number: int) -> str:
    """Tên nơi nhỏ hơn: 4914 tên, ở hai huyện khác nhau thì có thể trùng."""
    rest, first = divmod(number, len(_FIRST))
    rest, second = divmod(rest, len(_SECOND))
    return f"{_FIRST[first]} {_SECOND[second]}{_THIRD[rest % len(_THIRD)]}"


def _person(number: int) -> tuple[str, str]:
    """Họ tên và giới tính; dưới 100 000 người thì không ai trùng tên ai."""
    sex, middles = ("nam", _MALE) if number % 5 < 3 else ("nu", _FEMALE)
    rest, family = divmod(number, len(_FAMILIES))
    rest, last = divmod(rest, len(_GIVEN))
    rest, middle = divmod(rest, len(middles))
    return f"{_FAMILIES[family]} {middles[middle]} {_GIVEN[rest % len(_GIVEN)]} {_GIVEN[last]}", sex


def _unit(number: int, names: str) -> str:
    """Mười hai huyện đứng đầu; tên mẫu thì còn lại là cơ quan của tỉnh, tên ghép thì cứ năm đơn vị mới có một."""
    name, sex = _person(number) if names == MADE_UP else _SAMPLE_PEOPLE[number % len(_SAMPLE_PEOPLE)]
    title, rater = "Chủ tịch", "Tổ đánh giá của Sở Nội vụ"
    if number < DISTRICTS:
        head = [f"- ma_don_vi: {_district(number)}", f"  ten_don_vi: UBND huyện {_place(number)}"]
        head += ["  loai_don_vi: ubnd_cap_huyen"]
    elif names == SAMPLE or number % 5 == 0:
        office = (
            f"{_OFFICES[number // 5 % len(_OFFICES)]} {_spot(number // 5)}" if names == MADE_UP else f"Đơn vị {number}"
        )
        head = [f"- ma_don_vi: co_quan_{number}", f"  ten_don_vi: {office}"]
        head += ["  loai_don_vi: so_ban_nganh", "  co_quan_dieu_11: khong"]
        title = "Trưởng Ban" if office.startswith("Ban") else "Giám đốc"
    else:
        district = number % DISTRICTS
        commune = f"{_LEVELS[number % len(_LEVELS)]} {_spot(number // DISTRICTS)}"
        head = [f"- ma_don_vi: xa_{number}", f"  ten_don_vi: UBND {commune}"]
        head += ["  loai_don_vi: ubnd_cap_xa", f"  thuoc_don_vi: {_district(district)}"]
        rater = f"Phòng Nội vụ huyện {_place(district)}"
    person = f"  nguoi_dung_dau: {{ho_ten: {name}, gioi_tinh: {sex}, chuc_vu: {title}}}"
    lines = [*head, person, f"  nguoi_danh_gia: {rater}", *_assessment(number, names)]
    return "\n".join(lines) + "\n"


def _assessment(number: int, names: str) -> Iterator[str]:
    """Phần đánh giá. Tên mẫu: ai cũng có hai tiêu chí chưa bảo đảm, nhiệm vụ dưới một nửa.

    Tên ghép: một đến bốn tiêu chí; năm mươi người thì một người có chỉ số dưới 60 và 26 tiêu chí chưa bảo đảm, hai trăm
    người thì một người thuộc trường hợp khoản 4 có văn bản riêng.
    """
    varied = names == MADE_UP
    low, event = varied and number % 50 == 7, varied and number % 200 == 199
    index = 30 + number % 29 if low else 45 + number % 50
    done = 21 + number % 19 if low or event else number % 19
    start, count = number % 7, _MOST if low else number % 4 if varied else 1
    failing = (_PLAN, *_CRITERIA[start : start + count])
    yield f'  chi_so_don_vi: "{index}.{number % 100:02}"'
    yield f"  giai_trinh: {_EXPLANATIONS[number % len(_EXPLANATIONS)]}"
    yield "  tieu_chi:"
    yield "    mac_dinh: dat"
    for place, criterion in enumerate(failing):
        why = _WHY[(number + place) % len(_WHY)]
        failed = f"trang_thai: chua_bao_dam, mat: [tien_do, chat_luong, hieu_qua], ly_do: '{why}'"
        yield f'    "{criterion}": {{{failed}, minh_chung: Biên bản {number % 400 + 1}}}'
    yield "  hieu_qua_cao: {ket_luan: khong, ly_do: Không có sáng kiến được ghi nhận}"
    yield f"  nhiem_vu_cchc: {{duoc_giao: 40, hoan_thanh: {done}}}"
    if event:
        point, what, symbol, issuer = _EVENTS[number // 200 % len(_EVENTS)]
        yield "  truong_hop_khoan_4:"
        yield f"  - diem: {point}"
        yield f"    noi_dung: {what}"
        yield (
            f"    van_ban: {{so_ky_hieu: {number % 900 + 1}/{symbol}, ngay_ban_hanh: 2022-{number % 12 + 1:02}-1"
            f"{number % 9 + 1}, co_quan_ban_hanh: {issuer}}}"
        )
