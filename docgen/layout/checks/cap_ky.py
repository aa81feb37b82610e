"""Dòng chức vụ dưới TM., KT., TL., TUQ. phải hợp với dòng quyền hạn.

- Dưới “KT. X” là cấp phó của X: KT. CHỦ TỊCH → PHÓ CHỦ TỊCH; KT. BỘ TRƯỞNG → THỨ TRƯỞNG.
- Dưới “TL. X”, “TUQ. X” là người đứng đầu đơn vị cấp dưới. Cấp phó của đơn vị ấy ký thì phải thêm dòng KT.: TL. CHỦ
  TỊCH → KT. CHÁNH VĂN PHÒNG → PHÓ CHÁNH VĂN PHÒNG.
- Dưới “TM. tập thể” là người đứng đầu, hoặc dòng KT. rồi cấp phó.

Chỉ so từ chỉ chức vụ, không so tên cơ quan, nên chức vụ dài phải xuống dòng không bị bắt lỗi oan. Chức vụ lạ thì bỏ
qua.

Khối ký là chỗ văn bản cho biết ai chịu trách nhiệm và nhân danh ai; ghép sai hai dòng là ký sai thẩm quyền.

Đúng: “KT. GIÁM ĐỐC”, dưới là “PHÓ GIÁM ĐỐC”.
Sai: “KT. CHỦ TỊCH”, dưới là “PHÓ GIÁM ĐỐC”; “TL. CHỦ TỊCH”, dưới là “PHÓ CHÁNH VĂN PHÒNG”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.layout.components.values import Document
from docgen.layout.entries import has_tag
from docgen.layout.examples import Add, Drop, Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.posts import Post, posts
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "cap_ky"

_MISSING = "không có dòng chức vụ"

PASSES = (
    Example("TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", base="quyet_dinh_tap_the"),
    Example(
        "TL. GIÁM ĐỐC, KT. CHÁNH VĂN PHÒNG, PHÓ CHÁNH VĂN PHÒNG",
        (
            Edit("quyen_han", "", "TL. GIÁM ĐỐC"),
            Add("quyen_han", "KT. CHÁNH VĂN PHÒNG"),
            Add("quyen_han", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        "thong_bao",
    ),
)
FAILS = (
    Example("KT. CHỦ TỊCH mà dưới là PHÓ GIÁM ĐỐC", (Edit("cap_pho", "CHỦ TỊCH", "GIÁM ĐỐC"),), "quyet_dinh_tap_the"),
    Example("KT. CHỦ TỊCH mà dưới là GIÁM ĐỐC", (Edit("cap_pho", "", "GIÁM ĐỐC"),), "quyet_dinh_tap_the"),
    Example("KT. mà không có dòng cấp phó", (Drop("cap_pho"),), "quyet_dinh_tap_the"),
    Example("TM. rồi thẳng cấp phó, thiếu KT.", (Drop("chuc_vu"),), "quyet_dinh_tap_the"),
    Example("TL. mà không có dòng chức vụ", (Edit("quyen_han", "", "TL. GIÁM ĐỐC"),), "thong_bao"),
    Example(
        "TL. rồi thẳng cấp phó, thiếu KT.",
        (Edit("quyen_han", "", "TL. GIÁM ĐỐC"), Add("quyen_han", "PHÓ CHÁNH VĂN PHÒNG")),
        "thong_bao",
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi dòng quyền hạn không có dòng chức vụ hợp với nó ở dưới là một chỗ sai."""
    found = posts(document.components.signature)
    heads = frozenset(limits.texts("heads"))
    for index, post in enumerate(found):
        if has_tag(post.line.text):
            return
        below = found[index + 1 :]
        if post.prefix == "KT":
            yield from _for_head(post, below, heads)
        elif post.prefix in ("TL", "TUQ", "TM"):
            own_rules = slug(post.title).startswith(limits.texts("own_rules"))
            yield from () if own_rules else _on_behalf(post, below)


def _for_head(post: Post, below: Sequence[Post], heads: frozenset[str]) -> Iterator[Fault]:
    """Dưới KT. phải có một cấp phó, và là cấp phó của đúng chức vụ ấy."""
    expected = f"cấp phó của {post.title}"
    deputy = next((one for one in below if one.deputy), None)
    if deputy is None:
        at = below[0].line if below else post.line
        yield Fault("S03", at, below[0].title if below else _MISSING, expected)
    elif heads & set(post.words) and not _fits(post, deputy):
        yield Fault("S03", deputy.line, deputy.title, expected)


def _fits(post: Post, deputy: Post) -> bool:
    """Từ chỉ chức vụ đầu tiên của cấp phó có trong chức vụ cấp trưởng: “PHÓ VĂN PHÒNG” hợp với CHÁNH VĂN PHÒNG."""
    if deputy.title.startswith("THỨ TRƯỞNG"):
        return post.title.startswith("BỘ TRƯỞNG")
    rest = [word for word in deputy.words if word != "pho"]
    return not rest or rest[0] in post.words


def _on_behalf(post: Post, below: Sequence[Post]) -> Iterator[Fault]:
    """Dưới TL., TUQ., TM. phải có người ký, và không phải cấp phó khi chưa có dòng KT."""
    if not below:
        yield Fault("S03", post.line, _MISSING, f"chức vụ người ký dưới “{post.prefix}.”")
        return
    signer = next((one for one in below if one.prefix or one.deputy), None)
    if signer is not None and not signer.prefix:
        yield Fault("S03", signer.line, signer.title, f"dòng “KT.” giữa “{post.prefix}.” và cấp phó")
