"""Có “TM.” khi và chỉ khi dòng thẩm quyền ban hành là tập thể.

Chỉ xét văn bản có dòng thẩm quyền (quyết định, nghị quyết). Thẩm quyền ghi ỦY BAN NHÂN DÂN thì khối ký mở đầu bằng TM.;
thẩm quyền ghi chức vụ người đứng đầu (CHỦ TỊCH ỦY BAN NHÂN DÂN, GIÁM ĐỐC SỞ) thì không có TM. Thẩm quyền là tên cơ quan
khác, hoặc Hội đồng nhân dân mà Chủ tịch ký chứng thực nghị quyết, thì không kết luận.

Quyết định của Chủ tịch và quyết định của Ủy ban là hai thẩm quyền khác nhau: trên ghi một đằng, dưới ký một nẻo thì
không rõ ai ban hành, và là lý do để văn bản bị trả lại.

Đúng: thẩm quyền “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH…”, ký “CHỦ TỊCH”; “ỦY BAN NHÂN DÂN TỈNH…”, ký “TM. ỦY BAN NHÂN DÂN”.
Sai: thẩm quyền “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH…”, ký “TM. ỦY BAN NHÂN DÂN”.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Drop, Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.posts import posts
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "thay_mat"

PASSES = (
    Example("Thẩm quyền của Chủ tịch, Chủ tịch ký"),
    Example("Thẩm quyền của Ủy ban nhân dân, ký thay mặt", base="quyet_dinh_tap_the"),
)
FAILS = (
    Example(
        "Thẩm quyền của Chủ tịch mà ký thay mặt Ủy ban",
        (Edit("tham_quyen", "ỦY BAN", "CHỦ TỊCH ỦY BAN"),),
        "quyet_dinh_tap_the",
    ),
    Example("Thẩm quyền của Ủy ban mà thiếu TM.", (Drop("quyen_han"),), "quyet_dinh_tap_the"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """So dòng thẩm quyền với chữ viết tắt TM. trong khối ký."""
    authority = slug(" ".join(line.text for line in document.components.tham_quyen))
    found = posts(document.components.signature)
    if not authority or not found:
        return
    behalf = next((post for post in found if post.prefix == "TM"), None)
    if behalf is None and authority.startswith(limits.texts("collective")):
        yield Fault("S04", found[0].line, "không có “TM.”", "“TM.” vì thẩm quyền là tập thể")
    if behalf is not None and authority.startswith(limits.texts("heads")):
        yield Fault("S04", behalf.line, "có “TM.”", "không có “TM.” vì thẩm quyền là người đứng đầu")
