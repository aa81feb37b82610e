"""Tỉnh giả định, cấp xã: ba huyện, mỗi huyện nộp một tệp mang văn bản công bố và tờ trình của mình."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mau_cap_tinh import EXPLAINED, GOOD, K1, K2, K3, K4, unit
from mau_nguyen_lieu import WHOLE, Maker, Unit, X, issued, paper, past

SIGNERS = {"huyen_a": "Trần Thị B", "huyen_b": "Lê Văn C", "thi_xa_c": "Phạm Thị D"}
PLACES = {"huyen_a": "huyện A", "huyen_b": "huyện B", "thi_xa_c": "thị xã C"}
STRUCK = ("4.4.b",)


def chair(district: str) -> str:
    """“Chủ tịch Ủy ban nhân dân huyện A”."""
    return f"Chủ tịch Ủy ban nhân dân {PLACES[district]}"


def commune(make: Maker, district: str, note: str, code: str, name: str, index: Any, **more: Any) -> Unit:
    """Một xã, phường, thị trấn của huyện `district`."""
    more.setdefault("decision_2021", paper("41/QĐ-UBND", "2022-06-24", chair(district)))
    more.setdefault("assessor", f"Phòng Nội vụ {PLACES[district]}")
    return unit(make, note, code, f"UBND {name}", X, "Chủ tịch", index, parent=district, **more)


def decided(district: str, number: str) -> dict[str, str]:
    """Quyết định xếp loại năm 2022 của huyện."""
    return issued(number, SIGNERS[district], chair(district))


def district_a(make: Maker) -> Iterator[Unit]:
    """Huyện A: các mức cấp xã, khoản 2 Điều 15 đủ điều kiện, khoảng trống G3, người được giao quyền."""
    home = "huyen_a"
    yield commune(
        make, home, "Khoản 1 Điều 12; đề nghị khen cá nhân.", "xa_a1", "xã A1", make.index(91, 96),
        effect=GOOD, level_2021=K1, quyet_dinh_xep_loai=decided(home, "52/QĐ-UBND"),
        de_nghi_khen_thuong={"doi_tuong": "ca_nhan", "hinh_thuc": "bang_khen", "ly_do": "Dẫn đầu các xã của huyện"},
    )  # fmt: skip
    yield commune(
        make, home, "Khoản 2 Điều 12.", "xa_a2", "xã A2", make.index(81, 88),
        criteria=make.criteria(X, struck=STRUCK),
    )  # fmt: skip
    yield commune(
        make, home, "Khoản 3 Điều 12.", "xa_a3", "xã A3", make.index(65, 78),
        explanation=EXPLAINED, criteria=make.criteria(X, failing=4), level_2021=K3,
    )  # fmt: skip
    person = make.person("Chủ tịch")
    yield commune(
        make, home, "Điểm b khoản 4; khoản 2 Điều 15: hai năm liền, đủ quyết định và ý kiến.",
        "xa_a4", "xã A4", "48.20", heads=[person], explanation=EXPLAINED,
        criteria=make.criteria(X, failing=25, aspects=WHOLE, must=("4.1.b",)), tasks=make.tasks(24, 14),
        quyet_dinh_xep_loai=decided(home, "53/QĐ-UBND"),
        y_kien_co_quan_quan_ly_can_bo=paper("18/CV-BTCHU", "2023-07-04", "Ban Tổ chức Huyện ủy A"),
        lich_su_xep_loai=past(K4, person["ho_ten"], paper("42/QĐ-UBND", "2022-06-24", chair(home))),
    )  # fmt: skip
    yield commune(
        make, home, "G3: trên 20% đến 50% tiêu chí.", "xa_a5", "xã A5", make.index(70, 78),
        explanation=EXPLAINED, criteria=make.criteria(X, failing=14), level_2021=K3,
    )  # fmt: skip
    yield commune(
        make, home, "Người được giao quyền.", "thi_tran_a6", "thị trấn A6", make.index(82, 88),
        heads=[make.person("Chủ tịch", hinh_thuc_giao="giao_quyen", tu_ngay="2022-03-01")], level_2021=None,
    )  # fmt: skip


def district_b(make: Maker) -> Iterator[Unit]:
    """Huyện B: các căn cứ của khoản 4, khoản 2 Điều 15 thiếu điều kiện, xã có tên mang dấu nháy."""
    home = "huyen_b"
    yield commune(
        make, home, "G35: văn bản kỷ luật đề ngày ngoài năm đánh giá, nêu ra nhưng không tính.",
        "xa_b1", "xã B1", make.index(82, 88), explanation="Việc bị kỷ luật xảy ra sau năm đánh giá",
        truong_hop_khoan_4=[{
            "diem": "đ", "noi_dung": "Bị khiển trách vì chậm trả kết quả thủ tục hành chính",
            "van_ban": paper("210/QĐ-UBND", "2023-02-20", chair(home)),
        }],
    )  # fmt: skip
    yield commune(
        make, home, "Điểm b khoản 4 chỉ theo cách đọc G13: mỗi tiêu chí thiếu một mặt.",
        "xa_b2", "xã B2", "55.60", explanation=EXPLAINED, criteria=make.criteria(X, failing=24), level_2021=K3,
    )  # fmt: skip
    yield commune(
        make, home, "Điểm c khoản 4: hoàn thành 9 trên 30 nhiệm vụ.", "xa_b3", "xã B3", make.index(66, 75),
        explanation=EXPLAINED, criteria=make.criteria(X, failing=8, must=("4.1.b",)), tasks=make.tasks(30, 9),
    )  # fmt: skip
    yield commune(
        make, home, "Chưa đủ số liệu (G10): huyện chưa công bố chỉ số của xã này.", "xa_b4", "xã B4", None,
        level_2021=None,
    )  # fmt: skip
    yield commune(
        make, home, "Điểm đ khoản 4: bị xử lý kỷ luật trong năm; chưa có giải trình.",
        "xa_b5", "xã B5", make.index(83, 88),
        truong_hop_khoan_4=[{
            "diem": "đ", "noi_dung": "Bị cảnh cáo vì nhũng nhiễu khi giải quyết thủ tục hành chính",
            "van_ban": paper("310/QĐ-UBND", "2022-09-15", chair(home)),
        }],
    )  # fmt: skip
    yield commune(
        make, home, "Tên có dấu nháy: H'Hen Niê, K'Bang; đề nghị khen tập thể.",
        "xa_k_bang", "xã K'Bang", make.index(91, 95),
        heads=[{"ho_ten": "H'Hen Niê", "gioi_tinh": "nu", "chuc_vu": "Chủ tịch"}], effect=GOOD, level_2021=K2,
        quyet_dinh_xep_loai=decided(home, "61/QĐ-UBND"),
        de_nghi_khen_thuong={"doi_tuong": "tap_the", "hinh_thuc": "bang_khen", "ly_do": "Xã vùng xa dẫn đầu huyện"},
    )  # fmt: skip
    yield commune(
        make, home, "Điểm c khoản 4; khoản 2 Điều 15 thiếu quyết định năm trước và ý kiến: tờ trình bị từ chối.",
        "xa_b7", "xã B7", make.index(62, 68), explanation=EXPLAINED,
        criteria=make.criteria(X, failing=6, must=("4.1.b",)), tasks=make.tasks(28, 12),
        quyet_dinh_xep_loai=decided(home, "62/QĐ-UBND"), level_2021=K4, decision_2021=None,
    )  # fmt: skip


def town_c(make: Maker) -> Iterator[Unit]:
    """Thị xã C: chỉ số theo nhóm, giảm nhẹ trách nhiệm, dưới sáu tháng."""
    home = "thi_xa_c"
    yield commune(
        make, home, "G6: không có kết luận “hiệu quả cao”.", "phuong_c1", "phường C1", make.index(91, 96),
    )  # fmt: skip
    yield commune(
        make, home, "Chỉ số theo nhóm, mọi giá trị của nhóm cho một mức.",
        "phuong_c2", "phường C2", {"tu": "80", "den": "90"},
    )  # fmt: skip
    yield commune(
        make, home, "Chỉ số theo nhóm vắt qua mốc 80: chưa đủ số liệu.",
        "phuong_c3", "phường C3", {"tu": "75", "den": "85"}, level_2021=K3,
    )  # fmt: skip
    yield commune(
        make, home, "G39: có căn cứ điểm đ khoản 4, người có thẩm quyền quyết định mức khác kèm lý do.",
        "xa_c4", "xã C4", make.index(81, 86), explanation="Đã áp dụng mọi biện pháp phòng ngừa",
        truong_hop_khoan_4=[{
            "diem": "đ", "noi_dung": "Bị khiển trách do để hồ sơ quá hạn",
            "van_ban": paper("415/QĐ-UBND", "2022-11-02", chair(home)),
        }],
        giam_nhe_mien_trach_nhiem={
            "muc": "Miễn trách nhiệm", "ly_do": "Đã làm hết trách nhiệm, phần mềm dùng chung bị lỗi",
            "van_ban": paper("29/TB-UBND", "2023-05-30", "Ủy ban nhân dân thị xã C"),
        },
        quyet_dinh_cua_cap_tham_quyen={
            "muc": K3, "ly_do": "Được miễn trách nhiệm theo điểm b khoản 2 Điều 3", "nguoi_quyet_dinh": chair(home),
            "ngay": "2023-06-06", "van_ban": paper("31/TB-UBND", "2023-06-06", "Ủy ban nhân dân thị xã C"),
        },
    )  # fmt: skip
    yield commune(
        make, home, "G29: giữ chức chưa đủ sáu tháng.", "xa_c5", "xã C5", make.index(83, 88),
        heads=[make.person("Chủ tịch", tu_ngay="2022-09-01")], level_2021=None,
    )  # fmt: skip
