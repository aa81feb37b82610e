"""Các văn bản trọn vẹn, đúng quy định, của một cơ quan cấp tỉnh; mỗi trường hợp thử thay một khối."""

from __future__ import annotations

from office_files import (
    SO,
    TINH,
    basis,
    body,
    centred,
    document,
    foot,
    head,
    p,
    recipients,
    signing,
    title,
)

CAN_CU = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 15/TTr-SCT ngày 05 tháng 6 năm 2026.",
)
DIEU = (
    body(
        "**Điều 1.** Thành lập Tổ công tác rà soát các cụm công nghiệp trên địa bàn tỉnh do Giám đốc Sở Công Thương "
        "làm Tổ trưởng."
    ),
    body("**Điều 2.** Tổ công tác làm việc trong quý III năm 2026 và báo cáo kết quả trước ngày 15 tháng 10 năm 2026."),
    body(
        "**Điều 3.** Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Công Thương và thủ trưởng các cơ quan, đơn vị "
        "có liên quan chịu trách nhiệm thi hành Quyết định này./."
    ),
)
CHU_TICH = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
GIAM_DOC = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
THAM_QUYEN = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC"
NHU_DIEU = ("- Như Điều 3;", "- Chủ tịch UBND tỉnh;", "- Các PCT UBND tỉnh;")
NHU_TREN = ("- Như trên;", "- Ban Giám đốc Sở;")
NOI_DUNG = (
    body(
        "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về phát triển cụm công nghiệp, Sở Công Thương đã phối hợp với các "
        "sở, ngành kiểm tra thực tế tại địa bàn."
    ),
    body(
        "Qua kiểm tra, các cụm công nghiệp cơ bản bảo đảm tiến độ đầu tư hạ tầng; một số nơi còn vướng mắc về giải "
        "phóng mặt bằng."
    ),
    body("Sở Công Thương kính đề nghị xem xét, chỉ đạo thực hiện./."),
)


def quyet_dinh(
    *,
    dau=None,
    ten=None,
    tham_quyen=None,
    can_cu=None,
    lenh=None,
    dieu=DIEU,
    cuoi=None,
    sau="",
    truoc="",
    **more,
):
    """Quyết định của Chủ tịch Ủy ban nhân dân tỉnh."""
    return document(
        truoc,
        dau or head(TINH, "Số: 125/QĐ-UBND"),
        ten or title("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác rà soát các cụm công nghiệp"),
        tham_quyen or centred(THAM_QUYEN, bold=True, before=12),
        can_cu or basis(*CAN_CU),
        lenh or centred("QUYẾT ĐỊNH:", bold=True, before=6),
        *dieu,
        p(),
        cuoi or foot(recipients(*NHU_DIEU), signing(*CHU_TICH)),
        sau,
        **more,
    )


def to_trinh(*, dau=None, ten=None, kinh_gui=None, noi_dung=NOI_DUNG, cuoi=None, sau="", truoc="", **more):
    """Tờ trình của Sở Công Thương."""
    return document(
        truoc,
        dau or head(SO, "Số: 15/TTr-SCT"),
        ten or title("TỜ TRÌNH", "Về việc rà soát các cụm công nghiệp trên địa bàn tỉnh"),
        kinh_gui if kinh_gui is not None else centred("Kính gửi: Ủy ban nhân dân tỉnh Bình Phước", before=12),
        *noi_dung,
        p(),
        cuoi or foot(recipients(*NHU_TREN), signing(*GIAM_DOC)),
        sau,
        **more,
    )


def cong_van(*, dau=None, kinh_gui=None, noi_dung=NOI_DUNG, cuoi=None, sau="", truoc="", **more):
    """Công văn của Sở Công Thương gửi nhiều nơi."""
    return document(
        truoc,
        dau or head(SO, "Số: 48/SCT-QLCN", vv="V/v rà soát các cụm công nghiệp năm 2026"),
        kinh_gui if kinh_gui is not None else kinh_gui_nhieu(),
        *noi_dung,
        p(),
        cuoi or foot(recipients(*NHU_TREN), signing(*GIAM_DOC)),
        sau,
        **more,
    )


def kinh_gui_nhieu():
    """Kính gửi nhiều nơi, mỗi nơi một đoạn thụt lề."""
    return (
        p("Kính gửi:", left=45, before=12)
        + p("- Các sở, ban, ngành tỉnh;", left=60)
        + p("- Ủy ban nhân dân các xã, phường.", left=60)
    )
