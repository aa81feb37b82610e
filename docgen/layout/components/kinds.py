"""Tên loại văn bản của Điều 7 Nghị định 30/2020/NĐ-CP → mã loại."""

from __future__ import annotations

from docgen.text.slug import slug

NAMED_TYPES = (
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Quy chế",
    "Quy định",
    "Thông cáo",
    "Thông báo",
    "Hướng dẫn",
    "Chương trình",
    "Kế hoạch",
    "Phương án",
    "Đề án",
    "Dự án",
    "Báo cáo",
    "Biên bản",
    "Tờ trình",
    "Hợp đồng",
    "Công điện",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Giấy ủy quyền",
    "Giấy mời",
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
)
OFFICIAL_LETTER = "cong_van"
_BY_ID = {slug(name): name for name in NAMED_TYPES}
_LONGEST_TITLE = 12


def kind_of(title: str) -> str:
    """Mã loại của một dòng tên loại đã thành mã ASCII: trọn tên, hoặc tên loại rồi vài chữ; rỗng khi không phải."""
    words = title.split("_")
    if len(words) > _LONGEST_TITLE:
        return ""
    for count in (3, 2):
        if (found := "_".join(words[:count])) in _BY_ID:
            return found
    return ""


def name_of(kind: str) -> str:
    """Tên loại có dấu của một mã; rỗng khi không có."""
    return _BY_ID.get(kind, "")
