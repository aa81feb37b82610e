"""Chức vụ người ký là chức vụ lãnh đạo chính thức, không ghi chức danh mà Nhà nước không quy định.

Xét dòng chức vụ có “PHỤ TRÁCH”, “THƯỜNG TRỰC”, “ĐIỀU HÀNH” gắn với cấp phó. Cấp phó được giao phụ trách hay điều hành
thì ký như cấp phó ký thay: KT. rồi chức vụ cấp phó. Tên tập thể (TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN), chức danh trong
ban chỉ đạo, hội đồng do quyết định thành lập đặt ra, và chức danh của doanh nghiệp không bị xét.

Đúng: “KT. GIÁM ĐỐC”, dưới là “PHÓ GIÁM ĐỐC”.
Sai: “PHÓ GIÁM ĐỐC PHỤ TRÁCH”; “PHÓ CHỦ TỊCH THƯỜNG TRỰC”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.posts import posts
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "chuc_danh_ky"

PASSES = (Example("Phó Chủ tịch ký thay", base="quyet_dinh_tap_the"),)
FAILS = (
    Example("Phó Chủ tịch Thường trực", (Edit("cap_pho", "", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),), "quyet_dinh_tap_the"),
    Example("Phó Giám đốc phụ trách", (Edit("quyen_han", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC PHỤ TRÁCH"),), "thong_bao"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi chức vụ cấp phó mang chức danh không quy định là một chỗ đáng ngờ."""
    added = re.compile(rf"_({'|'.join(limits.texts('unofficial'))})(?:_|$)")
    for post in posts(document.components.signature):
        name = slug(post.title)
        if not post.deputy or any(f"_{body}_" in f"_{name}_" for body in limits.texts("bodies")):
            continue
        if added.search(name):
            yield Fault("S07", post.line, post.title, "chức vụ chính thức, không kèm việc được giao")
