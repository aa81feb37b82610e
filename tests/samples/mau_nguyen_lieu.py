"""Nguyên liệu của tỉnh giả định: tên người, chỉ số, trạng thái tiêu chí, văn bản; mọi thứ từ một hạt giống."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from docgen.regulations.load import load

T = TypeVar("T")
SEED = 2022
REGULATION = "bp-34-2020"

S, V, T_, H, X = "so_ban_nganh", "don_vi_su_nghiep", "trung_uong_nganh_doc", "ubnd_cap_huyen", "ubnd_cap_xa"
WHOLE = ("tien_do", "chat_luong", "hieu_qua")

CHAIR = "Chủ tịch Ủy ban nhân dân tỉnh A"
CADRE_BODY = "Ban Tổ chức Tỉnh ủy"

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Lý", "Phan")
_MIDDLES = {"nam": ("Văn", "Hữu", "Đức"), "nu": ("Thị", "Thị Thu", "Ngọc")}
_LETTERS = tuple("BCDĐEGHKLMNOPQRSTUVXY")
_REASONS = {
    "tien_do": "Chậm so với thời hạn của Kế hoạch năm 2022",
    "chat_luong": "Nội dung sơ sài, phải làm lại",
    "hieu_qua": "Chưa thấy chuyển biến qua kiểm tra",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """Một đơn vị của mẫu: câu nói nó cho thấy điều gì, và các khóa đầu vào theo thứ tự."""

    note: str
    value: dict[str, Any]


@dataclass(slots=True)
class Maker:
    """Người nặn số liệu; chỉ dùng `random()`, là hàm duy nhất Python hứa không đổi dãy giữa các bản."""

    rng: random.Random = field(default_factory=lambda: random.Random(SEED))
    used: set[str] = field(default_factory=set)
    turn: int = 0

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self.rng.random() * len(items))]

    def person(self, title: str, **more: Any) -> dict[str, Any]:
        """Một người mang tên mẫu (“Trần Thị B”), không trùng ai."""
        while True:
            gender = self.pick(("nam", "nu"))
            letter = _LETTERS[self.turn % len(_LETTERS)]
            name = f"{self.pick(_FAMILIES)} {self.pick(_MIDDLES[gender])} {letter}"
            self.turn += 1
            if name not in self.used:
                self.used.add(name)
                return {"ho_ten": name, "gioi_tinh": gender, "chuc_vu": title, **more}

    def index(self, low: int, high: int) -> str:
        """Chỉ số hai chữ số thập phân, từ `low` đến dưới `high`."""
        return f"{low + int(self.rng.random() * (high - low) * 100) / 100:.2f}"

    def tasks(self, assigned: int | None = None, done: int | None = None) -> dict[str, str]:
        number = assigned or 20 + int(self.rng.random() * 26)
        return {"duoc_giao": str(number), "hoan_thanh": str(number if done is None else done)}

    def criteria(
        self,
        kind: str,
        agency: str | None = None,
        *,
        failing: int = 0,
        aspects: Sequence[str] = (),
        not_done: Sequence[str] = (),
        struck: Sequence[str] = (),
        must: Sequence[str] = (),
        reason: str | None = None,
    ) -> dict[str, Any]:
        """Trạng thái tiêu chí: `failing` tiêu chí chưa bảo đảm (có `must`), còn lại đạt.

        `aspects` trống thì mỗi tiêu chí một mặt, chọn theo hạt giống.
        """
        binding = [criterion.id for criterion in load(REGULATION).binding(kind, agency)]
        free = [one for one in binding if one not in (*not_done, *struck, *must, "4.1.b")]
        chosen = set(must)
        while len(chosen) < failing:
            chosen.add(self.pick(free))
        found: dict[str, Any] = {"mac_dinh": "dat"}
        for one in binding:
            if one in chosen:
                own = list(aspects) or [self.pick(WHOLE)]
                found[one] = {
                    "trang_thai": "chua_bao_dam",
                    "mat": own,
                    "ly_do": reason or _REASONS[own[0]],
                    "minh_chung": f"Biên bản kiểm tra, mục {one}",
                }
            elif one in not_done:
                why = "Không triển khai trong năm"
                found[one] = {"trang_thai": "khong_thuc_hien", "ly_do": why, "minh_chung": f"Biên bản, mục {one}"}
            elif one in struck:
                why = "Không có nhiệm vụ này trong năm"
                found[one] = {"trang_thai": "khong_ap_dung", "ly_do": why, "nguoi_xac_nhan": "Sở Nội vụ"}
        return found


def paper(number: str, issued: str, issuer: str, title: str | None = None) -> dict[str, str]:
    """Một văn bản được dẫn."""
    found = {"so_ky_hieu": number, "ngay_ban_hanh": issued, "co_quan_ban_hanh": issuer}
    return found | ({"trich_yeu": title} if title else {})


def issued(number: str, signer: str, issuer: str = CHAIR, day: str = "2023-06-30") -> dict[str, str]:
    """Quyết định xếp loại năm 2022 đã ban hành."""
    return {"so_ky_hieu": number, "ngay_ban_hanh": day, "co_quan_ban_hanh": issuer, "nguoi_ky": signer}


def past(level: str, name: str | None, decision: dict[str, str] | None) -> list[dict[str, Any]]:
    """Lịch sử một năm: mức của năm 2021."""
    found: dict[str, Any] = {"nam": "2021", "muc": level}
    if name:
        found["ho_ten"] = name
    if decision:
        found["quyet_dinh"] = decision
    return [found]


def high(reason: str | None = None) -> dict[str, str]:
    """Kết luận “hiệu quả cao”; không có lý do là kết luận không."""
    return {"ket_luan": "co", "ly_do": reason} if reason else {"ket_luan": "khong"}
