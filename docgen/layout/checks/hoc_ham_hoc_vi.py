"""Trước họ tên người ký không ghi học hàm, học vị, danh hiệu danh dự.

Xét chữ đứng trước họ tên: GS., PGS., TS., ThS., BS., KS., CN., NGƯT, NSND…, viết tắt hay viết cả chữ. Đơn vị vũ trang
và tổ chức sự nghiệp giáo dục, y tế, khoa học theo quy định riêng của ngành, nên khi tên cơ quan ban hành cho biết như
vậy (trường, học viện, viện, bệnh viện, công an, quân sự…) thì bỏ qua.

Văn bản do người giữ chức vụ ký, không phải do người có học vị ký; hai văn bản cùng một người ký phải ghi tên như
nhau.

Đúng: “Nguyễn Văn A”.
Sai: “TS. Nguyễn Văn A”; “Thạc sĩ Nguyễn Văn A”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "hoc_ham_hoc_vi"

PASSES = (
    Example("Họ tên không có học vị"),
    Example(
        "Bệnh viện theo quy định của ngành",
        (Edit("co_quan_ban_hanh", "SỞ NỘI VỤ", "BỆNH VIỆN ĐA KHOA TỈNH"), Edit("ho_ten", "Nguyễn", "BS. Nguyễn")),
        "thong_bao",
    ),
)
FAILS = (
    Example("TS. trước họ tên", (Edit("ho_ten", "Nguyễn", "TS. Nguyễn"),)),
    Example("ThS không có dấu chấm", (Edit("ho_ten", "Nguyễn", "ThS Nguyễn"),)),
    Example("Học hàm, học vị ghép", (Edit("ho_ten", "Nguyễn", "PGS.TS. Nguyễn"),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Học hàm, học vị đứng trước họ tên là một chỗ sai; bỏ đi hay không do người soạn quyết."""
    name = document.components.signature.ho_ten
    if name is None or _excepted(document, limits.texts("excepted")):
        return
    ranks = "|".join(re.escape(one) for one in limits.texts("ranks"))
    # Tên riêng không trùng chữ viết tắt vì sau nó phải là dấu chấm hay khoảng trắng; phân biệt hoa thường.
    found = re.match(rf"(?:{ranks})(?=[.\s])", name.text)
    if found:
        yield Fault("S06", name, f"có “{found[0]}” trước họ tên", "chỉ ghi họ tên")


def _excepted(document: Document, bodies: tuple[str, ...]) -> bool:
    """Ngành có quy định riêng, theo tên cơ quan ban hành hoặc cơ quan chủ quản."""
    head = document.components.head
    names = [slug(line.text) for line in (*head.co_quan_chu_quan, *head.co_quan_ban_hanh)]
    return any(name == body or name.startswith(f"{body}_") for name in names for body in bodies)
