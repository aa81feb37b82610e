"""Tỉnh giả định, cấp tỉnh và cấp huyện: mỗi đơn vị một trường hợp của Điều 12, Điều 15 hoặc một câu hỏi mở."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mau_nguyen_lieu import CADRE_BODY, CHAIR, T_, WHOLE, H, Maker, S, Unit, V, high, issued, paper, past

K1, K2, K3, K4 = "hoan_thanh_xuat_sac", "hoan_thanh_tot", "hoan_thanh", "khong_hoan_thanh"
SIGNER = "Nguyễn Văn A"
LAST_YEAR = paper("96/QĐ-UBND", "2022-06-24", CHAIR)
GOOD = "Rút ngắn thời hạn giải quyết thủ tục, được cấp trên ghi nhận tại hội nghị tổng kết"
EXPLAINED = "Nhận trách nhiệm về các tiêu chí chưa bảo đảm; đã có kế hoạch khắc phục trong năm sau"
SERVICE_STRUCK = ("4.5.a", "4.5.b", "5.1", "5.3")
NO_INSPECTION = ("4.4.b",)


def province(make: Maker) -> Iterator[Unit]:
    """Sở, ban, ngành; đơn vị sự nghiệp; cơ quan ngành dọc; Chủ tịch Ủy ban nhân dân cấp huyện."""
    yield from _article_eleven(make)
    yield from _departments(make)
    yield from _grounds(make)
    yield from _service_and_central(make)
    yield from _districts(make)


def unit(
    make: Maker,
    note: str,
    code: str,
    name: str,
    kind: str,
    title: str,
    index: Any,
    *,
    agency: str | None = None,
    parent: str | None = None,
    heads: list[dict[str, Any]] | None = None,
    effect: str | None = None,
    criteria: dict[str, Any] | None = None,
    tasks: dict[str, str] | None = None,
    explanation: str | None = None,
    level_2021: str | None = K2,
    decision_2021: dict[str, str] | None = LAST_YEAR,
    assessor: str = "Tổ đánh giá của Sở Nội vụ",
    **more: Any,
) -> Unit:
    """Một đơn vị, các khóa theo thứ tự của hợp đồng đầu vào; `level_2021` None thì không có lịch sử."""
    people = heads or [make.person(title)]
    value: dict[str, Any] = {"ma_don_vi": code, "ten_don_vi": name, "loai_don_vi": kind}
    if parent:
        value["thuoc_don_vi"] = parent
    if kind == S:
        value["co_quan_dieu_11"] = agency or "khong"
    if index is not None:
        value["chi_so_don_vi"] = index
    value["nguoi_dung_dau"] = people[0] if len(people) == 1 else people
    value["nguoi_danh_gia"] = assessor
    if explanation:
        value["giai_trinh"] = explanation
    value["tieu_chi"] = criteria or make.criteria(kind, agency)
    value["hieu_qua_cao"] = high(effect)
    value["nhiem_vu_cchc"] = tasks or make.tasks()
    value |= more
    if level_2021 and "lich_su_xep_loai" not in more:
        value["lich_su_xep_loai"] = past(level_2021, people[0]["ho_ten"], decision_2021)
    return Unit(note, value)


def _article_eleven(make: Maker) -> Iterator[Unit]:
    """Các cơ quan nêu tại Điều 11."""
    yield unit(
        make, "Khoản 1 Điều 12, cơ quan Điều 11: chỉ số lĩnh vực 82,30; đề nghị khen tập thể.",
        "van_phong_ubnd_tinh", "Văn phòng UBND tỉnh", S, "Chánh Văn phòng", "96.85",
        agency="van_phong_ubnd_tinh", effect=GOOD, level_2021=K1,
        quyet_dinh_xep_loai=issued("118/QĐ-UBND", SIGNER),
        de_nghi_khen_thuong={"doi_tuong": "tap_the", "hinh_thuc": "bang_khen", "ly_do": "Dẫn đầu khối sở, ban, ngành"},
    )  # fmt: skip
    yield unit(
        make, "G9: ba lĩnh vực, một lĩnh vực dưới 50: ba mức trên bị đóng, chưa xác định.",
        "so_noi_vu", "Sở Nội vụ", S, "Giám đốc", "91.20",
        agency="so_noi_vu", effect=GOOD,
        explanation="Chỉ số lĩnh vực tổ chức bộ máy là của cả tỉnh.\nSở đã tham mưu đủ văn bản theo Kế hoạch.",
    )  # fmt: skip
    yield unit(
        make, "G7: chỉ số đơn vị ở khoảng của khoản 1, chỉ số lĩnh vực 65,40 ở khoảng của khoản 2.",
        "so_tu_phap", "Sở Tư pháp", S, "Giám đốc", "92.40", agency="so_tu_phap", effect=GOOD,
    )  # fmt: skip
    yield unit(
        make, "Điểm e khoản 4 (G8): chỉ số lĩnh vực 45,10; có ghi nhận giảm nhẹ theo điểm b khoản 2 Điều 3.",
        "so_tai_chinh", "Sở Tài chính", S, "Giám đốc", "88.75", agency="so_tai_chinh",
        explanation="Chỉ số tài chính công giảm do giải ngân chậm ở nhiều đơn vị khác",
        giam_nhe_mien_trach_nhiem={
            "muc": "Giảm nhẹ", "ly_do": "Đã đôn đốc, kiến nghị nhiều lần bằng văn bản",
            "van_ban": paper("77/TB-UBND", "2023-05-25", "Ủy ban nhân dân tỉnh A"),
        },
    )  # fmt: skip
    yield unit(
        make, "Chưa đủ số liệu (G17): lĩnh vực của sở này chưa có chỉ số.",
        "so_thong_tin_truyen_thong", "Sở Thông tin và Truyền thông", S, "Giám đốc", "94.43",
        agency="so_thong_tin_truyen_thong", effect=GOOD,
    )  # fmt: skip
    yield unit(
        make, "G9: cơ quan Điều 11 không tham mưu lĩnh vực nào của chỉ số.",
        "so_khoa_hoc_cong_nghe", "Sở Khoa học và Công nghệ", S, "Giám đốc", make.index(82, 88),
        agency="so_khoa_hoc_cong_nghe",
    )  # fmt: skip
    yield unit(
        make, "G9 ở mức cao nhất.",
        "so_ke_hoach_dau_tu", "Sở Kế hoạch và Đầu tư", S, "Giám đốc", make.index(91, 95),
        agency="so_ke_hoach_dau_tu", effect=GOOD, level_2021=K1,
    )  # fmt: skip
    yield unit(
        make, "Chưa đủ số liệu (G10): không có chỉ số của đơn vị.",
        "dai_ptth_bao", "Đài Phát thanh - Truyền hình và Báo tỉnh A", S, "Giám đốc - Tổng Biên tập", None,
        agency="dai_ptth_bao", level_2021=None,
    )  # fmt: skip


def _departments(make: Maker) -> Iterator[Unit]:
    """Các sở, ban khác: các mức và các khoảng trống."""
    yield unit(
        make, "Khoản 1 Điều 12, đúng mốc 90; đề nghị khen cá nhân.",
        "so_xay_dung", "Sở Xây dựng", S, "Giám đốc", "90", effect=GOOD, level_2021=K1,
        quyet_dinh_xep_loai=issued("118/QĐ-UBND", SIGNER),
        de_nghi_khen_thuong={"doi_tuong": "ca_nhan", "hinh_thuc": "bang_khen", "ly_do": "Hai năm liền ở mức cao nhất"},
    )  # fmt: skip
    yield unit(
        make, "Khoản 2 Điều 12.",
        "so_giao_thong_van_tai", "Sở Giao thông vận tải", S, "Giám đốc", make.index(82, 88), level_2021=K3,
    )  # fmt: skip
    yield unit(
        make, "G6: đủ mọi điều kiện của khoản 1 trừ “hiệu quả cao”.",
        "so_cong_thuong", "Sở Công Thương", S, "Giám đốc", make.index(91, 95),
    )  # fmt: skip
    yield unit(
        make, "G2: một tiêu chí chưa bảo đảm, chỉ số trên 80; lý do có dấu & và thẻ trông như HTML, in nguyên văn.",
        "so_giao_duc_dao_tao", "Sở Giáo dục và Đào tạo", S, "Giám đốc", "92.51", effect=GOOD, explanation=EXPLAINED,
        criteria=make.criteria(
            S, failing=1, aspects=("tien_do",), struck=NO_INSPECTION,
            reason="Phòng Kế hoạch & Tài chính nộp chậm báo cáo đóng dấu <b>khẩn</b>",
        ),
    )  # fmt: skip
    yield unit(
        make, "G5: chỉ số dưới 60 nhưng không quá nửa số tiêu chí chưa bảo đảm.",
        "so_y_te", "Sở Y tế", S, "Giám đốc", "57.30", explanation=EXPLAINED, level_2021=K3,
        criteria=make.criteria(S, failing=6),
    )  # fmt: skip
    yield unit(
        make, "Khoản 3 Điều 12: 5 trên 43 tiêu chí chưa bảo đảm.",
        "so_tai_nguyen_moi_truong", "Sở Tài nguyên và Môi trường", S, "Giám đốc", make.index(70, 78),
        explanation=EXPLAINED, level_2021=K3, criteria=make.criteria(S, failing=5),
    )  # fmt: skip
    yield unit(
        make, "G3: trên 20% đến 50% tiêu chí; chưa có giải trình nên có công văn đề nghị bổ sung.",
        "so_nong_nghiep_phat_trien_nong_thon", "Sở Nông nghiệp và Phát triển nông thôn", S, "Giám đốc",
        make.index(80, 85), criteria=make.criteria(S, failing=12, aspects=("chat_luong", "hieu_qua")),
    )  # fmt: skip
    yield unit(
        make, "G1, G4: trên 50% tiêu chí nhưng chỉ số từ 60 trở lên.",
        "so_van_hoa_the_thao_du_lich", "Sở Văn hóa, Thể thao và Du lịch", S, "Giám đốc", make.index(63, 68),
        explanation=EXPLAINED, criteria=make.criteria(S, failing=24, aspects=("tien_do", "hieu_qua")), level_2021=K3,
    )  # fmt: skip
    yield unit(
        make, "G11: một tiêu chí không thực hiện.",
        "so_lao_dong_thuong_binh_xa_hoi", "Sở Lao động - Thương binh và Xã hội", S, "Giám đốc", make.index(80, 84),
        explanation=EXPLAINED, criteria=make.criteria(S, failing=2, not_done=("10.4",)),
    )  # fmt: skip
    yield unit(
        make, "Người được giao quyền (khoản 2 Điều 2); tiêu chí loại ra có người xác nhận.",
        "ban_dan_toc", "Ban Dân tộc", S, "Trưởng Ban", make.index(83, 88),
        heads=[make.person(
            "Trưởng Ban", hinh_thuc_giao="giao_quyen", tu_ngay="2022-02-01",
            van_ban_phan_cong="Quyết định số 140/QĐ-UBND ngày 28/01/2022",
        )],
        criteria=make.criteria(S, struck=("4.4.b", "6.1.d")), level_2021=None,
    )  # fmt: skip
    yield unit(
        make, "Người được giao phụ trách; chỉ số công bố theo nhóm, mọi giá trị của nhóm cho một mức.",
        "ban_quan_ly_khu_kinh_te", "Ban Quản lý Khu kinh tế", S, "Phó Trưởng Ban phụ trách",
        {"tu": "80", "den": "90"},
        heads=[make.person(
            "Phó Trưởng Ban phụ trách", hinh_thuc_giao="giao_phu_trach", tu_ngay="2022-05-16",
            van_ban_phan_cong=paper("402/QĐ-UBND", "2022-05-13", CHAIR),
        )],
        level_2021=None,
    )  # fmt: skip


def _grounds(make: Maker) -> Iterator[Unit]:
    """Khoản 4 Điều 12 và Điều 15 ở cấp tỉnh."""
    person = make.person("Chánh Thanh tra")
    yield unit(
        make, "Điểm a khoản 4; khoản 1 Điều 15 có kết luận nhưng chưa có ý kiến cơ quan quản lý cán bộ.",
        "thanh_tra_tinh", "Thanh tra tỉnh", S, "Chánh Thanh tra", make.index(90, 94), heads=[person], effect=GOOD,
        explanation="Đã kiểm điểm, nhận trách nhiệm",
        truong_hop_khoan_4=[{
            "diem": "a", "noi_dung": "Có biểu hiện suy thoái về đạo đức, lối sống",
            "van_ban": paper("21/TB-TU", "2022-12-12", "Ban Thường vụ Tỉnh ủy"),
        }],
        truong_hop_dieu_15=[{
            "khoan": "1", "noi_dung": "Vi phạm nghiêm trọng trách nhiệm kiểm tra, giám sát",
            "ket_luan": paper("15/KL-UBND", "2023-03-20", "Ủy ban nhân dân tỉnh A"),
        }],
    )  # fmt: skip
    person = make.person("Giám đốc")
    yield unit(
        make, "Điểm b khoản 4, đủ cả ba mặt; khoản 2 Điều 15: hai năm liền, đủ quyết định và ý kiến.",
        "so_ngoai_vu", "Sở Ngoại vụ", S, "Giám đốc", "52.40", heads=[person], explanation=EXPLAINED,
        criteria=make.criteria(S, failing=24, aspects=WHOLE, must=("4.1.b",)), tasks=make.tasks(30, 21),
        quyet_dinh_xep_loai=issued("119/QĐ-UBND", SIGNER),
        y_kien_co_quan_quan_ly_can_bo=paper("34/CV-BTCTU", "2023-07-05", CADRE_BODY),
        lich_su_xep_loai=past(K4, person["ho_ten"], paper("97/QĐ-UBND", "2022-06-24", CHAIR)),
    )  # fmt: skip


def _service_and_central(make: Maker) -> Iterator[Unit]:
    """Đơn vị sự nghiệp và cơ quan ngành dọc (G10, G18)."""
    yield unit(
        make, "Đơn vị sự nghiệp có ghi người xếp loại là Chủ tịch UBND tỉnh: có quyết định riêng.",
        "truong_cao_dang_a", "Trường Cao đẳng A", V, "Hiệu trưởng", make.index(91, 96), effect=GOOD,
        criteria=make.criteria(V, struck=SERVICE_STRUCK),
        nguoi_xep_loai={
            "chuc_vu": CHAIR,
            "van_ban": paper("55/QĐ-UBND", "2021-03-10", "Ủy ban nhân dân tỉnh A", "về phân cấp quản lý đơn vị"),
        },
    )  # fmt: skip
    yield unit(
        make, "G18: quy định không nêu ai xếp loại, hồ sơ cũng chưa ghi.",
        "trung_tam_xuc_tien", "Trung tâm Xúc tiến thương mại", V, "Giám đốc", make.index(82, 88),
        parent="so_cong_thuong", criteria=make.criteria(V, struck=SERVICE_STRUCK), level_2021=None,
    )  # fmt: skip
    yield unit(
        make, "Đơn vị sự nghiệp do Giám đốc sở xếp loại: cơ quan đó tự lập quyết định.",
        "ban_quan_ly_du_an", "Ban Quản lý dự án giao thông", V, "Giám đốc", make.index(83, 88),
        parent="so_giao_thong_van_tai", explanation=EXPLAINED,
        criteria=make.criteria(V, failing=3, struck=SERVICE_STRUCK),
        nguoi_xep_loai={
            "chuc_vu": "Giám đốc Sở Giao thông vận tải",
            "van_ban": paper("310/QĐ-SGTVT", "2021-04-02", "Sở Giao thông vận tải"),
        },
        level_2021=None,
    )  # fmt: skip
    yield unit(
        make, "Chưa đủ số liệu (G10): đơn vị sự nghiệp không có chỉ số.",
        "benh_vien_da_khoa", "Bệnh viện Đa khoa tỉnh", V, "Giám đốc", None, parent="so_y_te",
        criteria=make.criteria(V, struck=SERVICE_STRUCK), level_2021=None,
    )  # fmt: skip
    yield unit(
        make, "Ngành dọc có mức: công văn gửi cơ quan Trung ương, không phải quyết định.",
        "cuc_thue_tinh", "Cục Thuế tỉnh", T_, "Cục trưởng", make.index(83, 89),
        criteria=make.criteria(T_, struck=SERVICE_STRUCK),
    )  # fmt: skip
    yield unit(
        make, "Ngành dọc chưa xác định (G3).",
        "kho_bac_nha_nuoc_tinh", "Kho bạc Nhà nước tỉnh", T_, "Giám đốc", make.index(72, 78), explanation=EXPLAINED,
        criteria=make.criteria(T_, failing=10, struck=SERVICE_STRUCK), level_2021=None,
    )  # fmt: skip
    yield unit(
        make, "Ngành dọc không có chỉ số (G10).",
        "bao_hiem_xa_hoi_tinh", "Bảo hiểm xã hội tỉnh", T_, "Giám đốc", None,
        criteria=make.criteria(T_, struck=SERVICE_STRUCK), level_2021=None,
    )  # fmt: skip


def _districts(make: Maker) -> Iterator[Unit]:
    """Chủ tịch Ủy ban nhân dân cấp huyện."""
    yield unit(
        make, "Khoản 2 Điều 12.",
        "huyen_a", "UBND huyện A", H, "Chủ tịch", make.index(83, 88),
    )  # fmt: skip
    yield unit(
        make, "Điểm d khoản 4; khoản 3 Điều 15 có kết luận và ý kiến cơ quan quản lý cán bộ.",
        "huyen_b", "UBND huyện B", H, "Chủ tịch", make.index(84, 88), explanation="Nhận trách nhiệm người đứng đầu",
        truong_hop_khoan_4=[{
            "diem": "d", "noi_dung": "Phòng chuyên môn thuộc huyện để xảy ra tham nhũng, đã bị xử lý",
            "van_ban": paper("58/KL-TTr", "2022-10-10", "Thanh tra tỉnh"),
        }],
        truong_hop_dieu_15=[{
            "khoan": "3", "noi_dung": "Xử lý không nghiêm minh hành vi vi phạm của cấp dưới",
            "ket_luan": paper("16/KL-UBND", "2023-04-11", "Ủy ban nhân dân tỉnh A"),
        }],
        quyet_dinh_xep_loai=issued("120/QĐ-UBND", SIGNER),
        y_kien_co_quan_quan_ly_can_bo=paper("35/CV-BTCTU", "2023-07-05", CADRE_BODY),
    )  # fmt: skip
    yield unit(
        make, "Khoản 1 Điều 12; đề nghị khen tập thể.",
        "thi_xa_c", "UBND thị xã C", H, "Chủ tịch", make.index(92, 97), effect=GOOD, level_2021=K1,
        quyet_dinh_xep_loai=issued("118/QĐ-UBND", SIGNER),
        de_nghi_khen_thuong={"doi_tuong": "tap_the", "hinh_thuc": "bang_khen", "ly_do": "Dẫn đầu khối cấp huyện"},
    )  # fmt: skip
    yield unit(
        make, "G29: hai Chủ tịch trong năm, mỗi người sáu tháng.",
        "huyen_d", "UBND huyện D", H, "Chủ tịch", make.index(83, 88),
        heads=[make.person("Chủ tịch", den_ngay="2022-06-30"), make.person("Chủ tịch", tu_ngay="2022-07-01")],
    )  # fmt: skip
    yield unit(
        make, "G3 đã được Chủ tịch UBND tỉnh quyết định.",
        "thanh_pho_e", "UBND thành phố E", H, "Chủ tịch", make.index(81, 85), explanation=EXPLAINED,
        criteria=make.criteria(H, failing=12),
        quyet_dinh_cua_cap_tham_quyen={
            "muc": K3, "ly_do": "Đã khắc phục xong các tiêu chí chưa bảo đảm trước ngày đánh giá",
            "nguoi_quyet_dinh": CHAIR, "ngay": "2023-06-05",
            "van_ban": paper("86/TB-UBND", "2023-06-05", "Ủy ban nhân dân tỉnh A"),
        },
    )  # fmt: skip
