"""Văn bản mẫu của docgen.toml mà `docgen init` ghi ra: mọi khóa đều có lời giải thích bằng tiếng Việt."""

from __future__ import annotations

from string import Template

_TEMPLATE = Template("""\
# docgen.toml: cơ quan của anh, chị. Dòng bắt đầu bằng dấu # là lời giải thích, máy không đọc.
# Chữ đặt trong nháy kép thẳng "…". Sửa xong, chạy `docgen doctor` để kiểm tra.

[van_phong]
# Tên tỉnh, không có chữ “tỉnh” (thành phố trực thuộc trung ương thì ghi cả: "thành phố Cần Thơ").
tinh = "$province"

# ---- Ủy ban nhân dân tỉnh -------------------------------------------------------------------------------------------
[ubnd_tinh]
ten = "Ủy ban nhân dân $place"
# Dòng cơ quan chủ quản ở đầu văn bản; Ủy ban nhân dân tỉnh không có.
dong_chu_quan = ""
# Tên cơ quan ở đầu văn bản, chữ hoa; mỗi chuỗi một dòng.
dong_co_quan = ["ỦY BAN NHÂN DÂN", "$place_upper"]
# Viết tắt trong số, ký hiệu: 12/QĐ-UBND.
viet_tat = "UBND"
# Đơn vị soạn thảo hoặc lĩnh vực trong ký hiệu công văn: 34/UBND-NC.
don_vi_soan_thao = "NC"
# Địa danh trước ngày tháng.
dia_danh = "$local"
chuc_danh_dung_dau = "Chủ tịch"
# Quyền hạn, chức vụ của người ký, chữ hoa, mỗi chuỗi một dòng. Cấp phó ký thay: ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"].
# Điều 14 giao việc xếp loại cho chính Chủ tịch, nên không dùng TL., TUQ. ở đây.
# ho_ten để trống thì văn bản in dòng chấm; không ghi học hàm, học vị trước tên.
nguoi_ky = { quyen_han = ["CHỦ TỊCH"], ho_ten = "" }
# Nơi nhận thêm, mỗi chuỗi một dòng, không gạch đầu dòng, không dấu chấm phẩy.
noi_nhan = ["Ban Tổ chức Tỉnh ủy", "CT, các PCT UBND tỉnh"]
# Nơi lưu, không có chữ “Lưu:”.
luu = "VT, NC"

# ---- Sở Nội vụ ------------------------------------------------------------------------------------------------------
[so_noi_vu]
ten = "Sở Nội vụ"
dong_chu_quan = "UBND $place_upper"
dong_co_quan = ["SỞ NỘI VỤ"]
viet_tat = "SNV"
don_vi_soan_thao = "CCHC"
dia_danh = "$local"
chuc_danh_dung_dau = "Giám đốc"
nguoi_ky = { quyen_han = ["GIÁM ĐỐC"], ho_ten = "" }
noi_nhan = []
luu = "VT, CCHC"

# ---- Huyện: chỉ khai khi khác mặc định (Chủ tịch ký, tên và địa danh lấy từ hồ sơ) ----------------------------------
# Sau dấu chấm là ma_don_vi của huyện trong hồ sơ. Bỏ dấu # ở đầu các dòng cần dùng.
# [ubnd_huyen.huyen_mau]
# ten = "Ủy ban nhân dân huyện Mẫu"
# nguoi_ky = { quyen_han = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ho_ten = "" }
#
# [phong_noi_vu.huyen_mau]
# ten = "Phòng Nội vụ huyện Mẫu"
# dong_chu_quan = "UBND HUYỆN MẪU"
# dia_danh = "Mẫu"

# ---- Tùy chọn -------------------------------------------------------------------------------------------------------
[tuy_chon]
# Các mức được ra quyết định riêng từng người; các mức khác chung một quyết định.
# Gồm: hoan_thanh_xuat_sac, hoan_thanh_tot, hoan_thanh, khong_hoan_thanh.
quyet_dinh_rieng = ["khong_hoan_thanh"]
# Chỉ lập các loại văn bản này; để trống thì lập mọi loại đến hạn.
loai_van_ban = []
# Báo cáo của huyện: "chu_tich" (Chủ tịch ký) hoặc "tap_the" (TM. ỦY BAN NHÂN DÂN).
bao_cao_huyen_ky = "chu_tich"
# Tờ trình chưa có số thì quyết định: "cho" (chưa lập) hoặc "du_thao" (lập kèm tờ trình, để trống số, ngày tờ trình).
quyet_dinh_khi_chua_co_to_trinh = "cho"
# Danh sách kèm theo: "dau_vao" (thứ tự đầu vào, theo nhóm) hoặc "ten" (theo tên người trong từng nhóm).
thu_tu_danh_sach = "dau_vao"
# Đọc số thành chữ. khong_le: "linh" hoặc "lẻ"; bon: "tư" hoặc "bốn"; thap_phan: "tung_chu_so" hoặc "cap_doi".
doc_so = { khong_le = "linh", bon = "tư", thap_phan = "tung_chu_so" }

# ---- Ngưỡng của cơ quan ---------------------------------------------------------------------------------------------
# Quy định để ngỏ ngưỡng xếp loại mà cơ quan có văn bản nêu ngưỡng: chép ngưỡng ấy vào một tệp cạnh docgen.toml rồi khai
# mã quy định (docgen regulation list) = "tên tệp". Cách viết tệp: docs/bo_quy_tac.md. Bỏ dấu # ở đầu hai dòng.
# [nguong]
# ma-quy-dinh = "nguong.yaml"

# ---- Kiểm tra thể thức (docgen check) -------------------------------------------------------------------------------
[kiem_tra]
# Đổi mức độ của một luật: "loi", "canh_bao" hoặc "ghi_chu". Văn bản còn lỗi thì docgen build không giao.
# Ví dụ coi dấu câu cuối căn cứ là điều nhắc: muc_do = { C02 = "canh_bao" }
muc_do = {}
# Viết tắt tên cơ quan, đơn vị khác mà cơ quan dùng trong số, ký hiệu; để trống thì chỉ lấy các viết tắt khai ở trên.
viet_tat = []
""")


def place_phrase(province: str) -> str:
    """“tỉnh Bình Phước”, hoặc “thành phố Cần Thơ” khi tên đã mang loại đơn vị hành chính."""
    return province if province.casefold().startswith(("tỉnh ", "thành phố ")) else f"tỉnh {province}"


def local_name(province: str) -> str:
    """Tên riêng dùng làm địa danh: “thành phố Cần Thơ” → “Cần Thơ”."""
    prefix = "thành phố "
    return province[len(prefix) :] if province.casefold().startswith(prefix) else province


def default_toml(province: str) -> str:
    """Nội dung docgen.toml của một tỉnh, `load_office` đọc được nguyên như vậy.

    Lỗi: ValueError khi tên tỉnh trống hoặc có dấu nháy, gạch chéo ngược, xuống dòng.
    """
    name = " ".join(province.split())
    if not name or any(char in name for char in '"\\'):
        raise ValueError(f"Tên tỉnh “{province}” trống hoặc có dấu nháy, gạch chéo ngược.")
    place = place_phrase(name)
    return _TEMPLATE.substitute(province=name, local=local_name(name), place=place, place_upper=place.upper())
