"""Bảng mô tả sổ tính: các trang, các cột, khóa đầu vào của mỗi cột; bộ đọc và mẫu trống cùng theo một bảng này."""

from __future__ import annotations

from dataclasses import replace

from docgen.readers.sheet_shape import Column, Content, Sheet

FORM_VERSION = "1"
"""Phiên bản của mẫu sổ tính; đổi khi một trang hay một cột đổi nghĩa."""

GUIDE = "Hướng dẫn"
LISTS = "Danh mục"
STAMP = "_docgen"
IGNORED_PREFIX = "nháp"
"""Trang có tên bắt đầu bằng chữ này là giấy nháp của người dùng, không đọc."""

OTHER_CRITERIA = "mac_dinh"


UNIT_CODE = Column(
    ("ma_don_vi",),
    "Mã đơn vị",
    required=True,
    units=True,
    width=32,
    example="so_noi_vu",
    help="Chọn mã đã khai ở trang “Đơn vị”.",
)


def _document(prefix: tuple[str, ...], name: str, *, required: bool = False) -> tuple[Column, ...]:
    """Bốn cột của một văn bản được dẫn; `name` đứng trước tiêu đề để không cột nào trùng tên."""

    def column(key: str, heading: str, content: Content, width: int, example: str, must: bool) -> Column:
        text = f"{name}: {heading}" if name else heading[0].upper() + heading[1:]
        return Column((*prefix, key), text, content, must, width=width, example=example)

    return (
        column("so_ky_hieu", "số, ký hiệu", Content.TEXT, 18, "173/QĐ-UBND", required),
        column("ngay_ban_hanh", "ngày ban hành", Content.DATE, 14, "08/02/2023", required),
        column("co_quan_ban_hanh", "cơ quan ban hành", Content.TEXT, 26, "Chủ tịch UBND tỉnh", required),
        column("trich_yeu", "trích yếu", Content.TEXT, 34, "về việc công bố…", False),
    )


def _band(key: str, heading: str) -> tuple[Column, ...]:
    what = "Chỉ số phần trăm, đúng như đã công bố, không làm tròn."
    band = "Chỉ điền khi văn bản chỉ công bố nhóm; khi đó để trống cột chỉ số đúng."
    return (
        Column((key,), f"{heading} (%)", Content.PERCENT, width=12, example="92,51", help=what),
        Column((key, "tu"), f"{heading} từ (%)", Content.PERCENT, width=12, example="80", help=band),
        Column((key, "den"), f"{heading} đến dưới (%)", Content.PERCENT, width=12, example="90", help=band),
    )


PERIOD = Sheet(
    "ky_danh_gia",
    "Kỳ đánh giá",
    "KỲ ĐÁNH GIÁ",
    "Điền cột “Giá trị”. Ngày viết theo ngày/tháng/năm.",
    (
        Column(
            ("nam_danh_gia",),
            "Năm đánh giá",
            Content.NUMBER,
            example="2022",
            help="Năm được đánh giá, không phải năm lập hồ sơ.",
        ),
        Column(
            ("quy_dinh",),
            "Quy định",
            aliases=("Quy định áp dụng",),
            example="bp-34-2020",
            help="Mã quy định mà mẫu này được lập cho; không sửa.",
        ),
        Column(
            ("ngay_danh_gia",),
            "Ngày đánh giá",
            Content.DATE,
            example="01/6/2023",
            help="Không trước ngày văn bản công bố Chỉ số.",
        ),
        Column(
            ("ngay_ky_du_kien",),
            "Ngày ký dự kiến",
            Content.DATE,
            example="15/6/2023",
            help="Dùng để chọn căn cứ pháp lý; để trống thì lấy ngày đánh giá.",
        ),
        Column(
            ("mo_phong",),
            "Mô phỏng",
            example="số liệu giả định",
            help="Chỉ điền khi làm thử; câu này được in lên mọi văn bản. Hồ sơ thật: để trống.",
        ),
        *(
            replace(column, help="Để trống, trừ khi cấp có thẩm quyền đã có văn bản cho áp dụng quy định này.")
            for column in _document(("xac_nhan_ap_dung",), "Cho áp dụng quy định")
        ),
    ),
)
PERIOD_NAME = Column((), "Nội dung", required=True, width=30)
PERIOD_VALUE = Column((), "Giá trị", required=True, width=34)
PERIOD_NOTE = Column((), "Cách điền", Content.NOTE, width=76)

FIELDS = Sheet(
    "chi_so_linh_vuc",
    "Chỉ số lĩnh vực",
    "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CỦA TỈNH THEO LĨNH VỰC",
    "Dùng cho người đứng đầu cơ quan được nêu tên. Chưa công bố thì để trống.",
    (
        Column(("linh_vuc",), "Lĩnh vực", Content.CHOICE, required=True, choices="linh_vuc", width=52),
        *_band("chi_so", "Chỉ số"),
    ),
)

PAPERS = Sheet(
    "van_ban",
    "Văn bản",
    "VĂN BẢN CÔNG BỐ CHỈ SỐ VÀ VĂN BẢN ĐÃ BAN HÀNH",
    "Mỗi dòng một văn bản đã ký. Văn bản chưa có số thì để trống cả dòng.",
    (
        Column(("loai_van_ban",), "Loại văn bản", Content.CHOICE, required=True, choices="van_ban", width=52),
        Column(
            ("ma_huyen",),
            "Mã huyện",
            units=True,
            width=16,
            help="Chỉ điền khi mỗi huyện có văn bản riêng: công bố chỉ số cấp xã, tờ trình của Phòng Nội vụ.",
        ),
        *_document((), "", required=True),
    ),
)

UNITS = Sheet(
    "don_vi",
    "Đơn vị",
    "ĐƠN VỊ VÀ NGƯỜI ĐỨNG ĐẦU",
    "Mỗi dòng một người đứng đầu. Đơn vị có hai người trong năm: thêm một dòng cùng mã, chỉ điền các cột về người.",
    (
        replace(UNIT_CODE, units=False, help="Mã riêng của đơn vị: chữ không dấu, số, gạch dưới. Không trùng."),
        Column(("ten_don_vi",), "Tên đơn vị", required=True, width=32, example="Sở Nội vụ"),
        Column(("loai_don_vi",), "Loại đơn vị", Content.CHOICE, required=True, choices="loai_don_vi", width=20),
        Column(
            ("thuoc_don_vi",),
            "Thuộc đơn vị",
            units=True,
            identity=True,
            width=16,
            example="loc_ninh",
            help="UBND cấp xã: mã của huyện. Đơn vị sự nghiệp thuộc sở: mã của sở.",
        ),
        Column(
            ("co_quan_dieu_11",),
            "Cơ quan Điều 11",
            Content.CHOICE,
            choices="co_quan_dieu_11",
            identity=True,
            width=26,
            help="Cơ quan được quy định nêu tên thì chọn tên; đơn vị khác để trống hoặc chọn “Không”.",
        ),
        *_band("chi_so_don_vi", "Chỉ số đơn vị"),
        Column(
            ("nguoi_dung_dau", "ho_ten"),
            "Họ tên",
            identity=True,
            width=24,
            example="Nguyễn Văn A",
            help="Chưa công bố thì để trống: văn bản sẽ gọi theo chức vụ.",
        ),
        Column(("nguoi_dung_dau", "gioi_tinh"), "Giới tính", Content.CHOICE, choices="gioi_tinh", width=9),
        Column(("nguoi_dung_dau", "chuc_vu"), "Chức vụ", required=True, width=18, example="Giám đốc"),
        Column(
            ("nguoi_dung_dau", "hinh_thuc_giao"),
            "Hình thức giao",
            Content.CHOICE,
            choices="hinh_thuc_giao",
            width=14,
            help="Để trống là chính thức.",
        ),
        Column(
            ("nguoi_dung_dau", "vai"),
            "Vai",
            Content.CHOICE,
            choices="vai",
            width=16,
            help="Để trống là người đứng đầu.",
        ),
        Column(
            ("nguoi_dung_dau", "tu_ngay"),
            "Từ ngày",
            Content.DATE,
            width=12,
            help="Ngày bắt đầu giữ chức vụ, nếu trong năm đánh giá.",
        ),
        Column(
            ("nguoi_dung_dau", "den_ngay"),
            "Đến ngày",
            Content.DATE,
            width=12,
            help="Ngày thôi giữ chức vụ, nếu trong năm đánh giá.",
        ),
        Column(("nguoi_dung_dau", "van_ban_phan_cong"), "Văn bản phân công", width=24),
        Column(("nguoi_danh_gia",), "Người đánh giá", width=22),
        Column(("giai_trinh",), "Giải trình", width=34, help="Ý kiến giải trình của người đứng đầu."),
        Column(
            ("hieu_qua_cao", "ket_luan"),
            "Hiệu quả cao",
            Content.CHOICE,
            choices="co_khong",
            width=10,
            help="“Có” phải kèm lý do; để trống là “Không”.",
        ),
        Column(("hieu_qua_cao", "ly_do"), "Lý do hiệu quả cao", width=34),
        Column(
            ("nhiem_vu_cchc", "duoc_giao"),
            "Nhiệm vụ được giao",
            Content.NUMBER,
            width=11,
            example="40",
            help="Số chỉ tiêu, nhiệm vụ cải cách hành chính được giao trong năm.",
        ),
        Column(("nhiem_vu_cchc", "hoan_thanh"), "Nhiệm vụ hoàn thành", Content.NUMBER, width=11, example="38"),
    ),
)

CRITERIA = Sheet(
    "tieu_chi",
    "Tiêu chí",
    "TRẠNG THÁI CÁC TIÊU CHÍ",
    "Mỗi dòng một đơn vị, mỗi cột một tiêu chí. Ô xám: tiêu chí không ràng buộc đơn vị đó, để trống.",
    (
        UNIT_CODE,
        Column(("ten_don_vi",), "Tên đơn vị (để xem)", Content.NOTE, width=30),
        Column(
            (OTHER_CRITERIA,),
            "Các ô để trống là",
            Content.STATUS,
            choices="trang_thai",
            width=16,
            help="Trạng thái của mọi tiêu chí còn để trống ở dòng này. Không chọn thì mọi ô trắng phải điền.",
        ),
    ),
)

DETAILS = Sheet(
    "chi_tiet_tieu_chi",
    "Chi tiết tiêu chí",
    "LÝ DO, MINH CHỨNG CỦA TỪNG TIÊU CHÍ",
    "Mỗi dòng một tiêu chí của một đơn vị. “Không áp dụng” phải có lý do và người xác nhận.",
    (
        UNIT_CODE,
        Column(("tieu_chi",), "Tiêu chí", required=True, width=12, example="4.1.b", help="Mã như ở trang “Tiêu chí”."),
        Column(("ly_do",), "Lý do", width=44),
        Column(("minh_chung",), "Minh chứng", width=44),
        Column(("nguoi_xac_nhan",), "Người xác nhận", width=26),
        *_document(("ket_luan",), "Kết luận vi phạm"),
    ),
)

FIGURES = Sheet(
    "so_lieu",
    "Số liệu",
    "SỐ LIỆU RIÊNG CỦA QUY ĐỊNH",
    "Mỗi dòng một số liệu của một đơn vị: số thì ghi ở “Giá trị”, kết luận có hay không thì chọn ở “Có hay không”.",
    (
        UNIT_CODE,
        Column(("ten",), "Số liệu", Content.CHOICE, required=True, choices="so_lieu", width=52),
        Column(("gia_tri",), "Giá trị", Content.NUMBER, width=12, example="85,5"),
        Column(("co_khong",), "Có hay không", Content.CHOICE, choices="co_khong", width=12),
        Column(
            ("toi_da",),
            "Điểm tối đa áp dụng",
            Content.NUMBER,
            width=14,
            help="Chỉ điền khi đơn vị không áp dụng hết các phần được chấm điểm.",
        ),
    ),
)

_WHOSE = Column(
    ("ho_ten",),
    "Họ tên",
    width=24,
    example="Nguyễn Văn A",
    help="Chỉ cần khi đơn vị có hai người đứng đầu trong năm: của ai, ghi đúng như ở trang “Đơn vị”.",
)

EVENTS = Sheet(
    "khoan_4",
    "Khoản 4",
    "TRƯỜNG HỢP CỦA MỨC THẤP NHẤT PHẢI GHI TAY",
    "Mỗi dòng một trường hợp, luôn kèm văn bản; chỉ những điểm chọn được, điểm khác do docgen tính.",
    (
        UNIT_CODE,
        Column(("diem",), "Điểm", Content.CHOICE, required=True, choices="diem", open=True, width=8, example="đ"),
        Column(("noi_dung",), "Nội dung", required=True, width=50),
        _WHOSE,
        *_document(("van_ban",), "Văn bản", required=True),
    ),
    list_key="truong_hop_khoan_4",
)

MISCONDUCT = Sheet(
    "dieu_15",
    "Điều 15",
    "TRƯỜNG HỢP PHẢI XEM XÉT, CÓ KẾT LUẬN",
    "Mỗi dòng một trường hợp, luôn kèm kết luận của cơ quan có thẩm quyền.",
    (
        UNIT_CODE,
        Column(("khoan",), "Khoản", Content.CHOICE, required=True, choices="khoan", open=True, width=8, example="3"),
        Column(("noi_dung",), "Nội dung", required=True, width=50),
        _WHOSE,
        *_document(("ket_luan",), "Kết luận", required=True),
    ),
    list_key="truong_hop_dieu_15",
)

HISTORY = Sheet(
    "lich_su",
    "Lịch sử",
    "MỨC XẾP LOẠI CÁC NĂM TRƯỚC",
    "Mỗi dòng một năm của một người, kèm quyết định đã ban hành.",
    (
        UNIT_CODE,
        Column(("nam",), "Năm", Content.NUMBER, required=True, width=8, example="2021"),
        Column(("muc",), "Mức xếp loại", Content.CHOICE, required=True, choices="muc", width=32),
        Column(("ho_ten",), "Họ tên", identity=True, width=24, example="Nguyễn Văn A"),
        *_document(("quyet_dinh",), "Quyết định"),
    ),
    list_key="lich_su_xep_loai",
)

_RULING = "quyet_dinh_cua_cap_tham_quyen"
DECISIONS = Sheet(
    "quyet_dinh",
    "Quyết định",
    "QUYẾT ĐỊNH XẾP LOẠI ĐÃ BAN HÀNH VÀ QUYẾT ĐỊNH CỦA CẤP CÓ THẨM QUYỀN",
    "Mỗi đơn vị một dòng. Chỉ điền khi đã có quyết định.",
    (
        UNIT_CODE,
        *_document(("quyet_dinh_xep_loai",), "Quyết định xếp loại"),
        Column(("quyet_dinh_xep_loai", "nguoi_ky"), "Quyết định xếp loại: người ký", width=26),
        Column((_RULING, "muc"), "Cấp có thẩm quyền quyết định: mức", Content.CHOICE, choices="muc", width=32),
        Column((_RULING, "ly_do"), "Cấp có thẩm quyền quyết định: lý do", width=40),
        Column((_RULING, "nguoi_quyet_dinh"), "Cấp có thẩm quyền quyết định: người quyết định", width=26),
        Column((_RULING, "ngay"), "Cấp có thẩm quyền quyết định: ngày", Content.DATE, width=14),
        Column(
            (_RULING, "ho_ten"),
            "Cấp có thẩm quyền quyết định: họ tên người được xếp loại",
            width=26,
            help="Chỉ cần khi đơn vị có hai người đứng đầu trong năm: ghi đúng như ở trang “Đơn vị”.",
        ),
        *_document((_RULING, "van_ban"), "Văn bản của cấp có thẩm quyền"),
    ),
)

OTHERS = Sheet(
    "ghi_nhan_khac",
    "Ghi nhận khác",
    "Ý KIẾN, GIẢM NHẸ, NGƯỜI XẾP LOẠI, ĐỀ NGHỊ KHEN THƯỞNG",
    "Mỗi đơn vị một dòng. Chỉ điền nhóm cột có nội dung.",
    (
        UNIT_CODE,
        *_document(("y_kien_co_quan_quan_ly_can_bo",), "Ý kiến cơ quan quản lý cán bộ"),
        Column(("giam_nhe_mien_trach_nhiem", "muc"), "Giảm nhẹ, miễn trách nhiệm: mức", width=18),
        Column(("giam_nhe_mien_trach_nhiem", "ly_do"), "Giảm nhẹ, miễn trách nhiệm: lý do", width=40),
        *_document(("giam_nhe_mien_trach_nhiem", "van_ban"), "Văn bản giảm nhẹ, miễn trách nhiệm"),
        Column(
            ("nguoi_xep_loai", "chuc_vu"),
            "Người xếp loại: chức vụ",
            width=26,
            help="Khi quy định không nêu ai, hoặc chức danh ấy không còn vào ngày ký: ghi kèm văn bản giao.",
        ),
        *_document(("nguoi_xep_loai", "van_ban"), "Văn bản giao người xếp loại"),
        Column(
            ("de_nghi_khen_thuong", "doi_tuong"),
            "Đề nghị khen thưởng: đối tượng",
            Content.CHOICE,
            choices="doi_tuong",
            width=12,
        ),
        Column(("de_nghi_khen_thuong", "hinh_thuc"), "Đề nghị khen thưởng: hình thức", width=26),
        Column(("de_nghi_khen_thuong", "ly_do"), "Đề nghị khen thưởng: lý do", width=40),
    ),
)

TABLES = (FIELDS, PAPERS, UNITS, CRITERIA, DETAILS, FIGURES, EVENTS, MISCONDUCT, HISTORY, DECISIONS, OTHERS)
SHEETS = (PERIOD, *TABLES)
"""Mọi trang có dữ liệu, theo thứ tự trong sổ."""
