"""Chữ viết tắt tên cơ quan trong ký hiệu viết đúng, có trong danh mục của cơ quan nếu cơ quan đã khai.

Xét: các nhóm chữ trong ký hiệu của chính văn bản khi cơ quan khai danh mục viết tắt; chữ đảo, chữ lặp của những chữ tắt
ai cũng biết (UBND, HĐND, UBTVQH, VPCP, TTg) trong ký hiệu của văn bản và trong mọi số, ký hiệu được viện dẫn. Để yên:
chữ tắt lạ khi cơ quan không khai danh mục, vì mỗi cơ quan tự quy định chữ viết tắt của mình.

Gõ nhanh, UBND thành UNBD mà mắt đọc lướt không thấy; người tra theo số, ký hiệu ấy không tìm ra văn bản.

Đúng: Quyết định số 05/2025/QĐ-UBND.
Sai: Quyết định số 05/2025/QĐ-UNBD.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.numbers import cited_groups, parse_number
from docgen.layout.profile import Limits
from docgen.layout.prose import excerpt

ID = "viet_tat_co_quan"
_LONG = 6
# UBNDT, HĐNDH: nhiều nơi ghi thêm chữ đầu của cấp (tỉnh, huyện, xã, phường).
_LEVELS = ("T", "H", "X", "P")

PASSES = (
    Example("Ký hiệu của Hội đồng nhân dân", (Edit("dieu_2", "", "Điều 2. Thực hiện Nghị quyết số 15/NQ-HĐND."),)),
    Example("Chữ tắt ghi thêm cấp", (Edit("dieu_2", "", "Điều 2. Thực hiện Nghị quyết số 15/NQ-HĐNDH."),)),
    Example("Chữ viết tắt riêng của cơ quan", (Edit("so_ky_hieu", "", "Số: 15/SNV-CCHC"),), "cong_van"),
)
FAILS = (
    Example("Ký hiệu của chính văn bản đảo chữ", (Edit("so_ky_hieu", "", "Số: 15/QĐ-UBDN"),)),
    Example("Ký hiệu viện dẫn đảo chữ", (Edit("dieu_2", "", "Điều 2. Thực hiện Quyết định số 15/QĐ-UNBD."),)),
    Example("Ký hiệu viện dẫn mất dấu chữ Đ", (Edit("dieu_2", "", "Điều 2. Thực hiện Nghị quyết số 15/NQ-HDND."),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Nhóm chữ ngoài danh mục, hoặc là một cách gõ nhầm của chữ tắt quen thuộc, là một chỗ sai."""
    own = document.components.head.so_ky_hieu
    known = {*limits.texts("quen_thuoc"), *document.office.abbreviations}
    targets = limits.texts("hay_nham")
    if own is not None:
        yield from _own(document, own, targets, known)
    for paragraph in document.text_paragraphs:
        if "/" not in paragraph.text or (own is not None and paragraph is own.paragraph):
            continue
        for cited in cited_groups(paragraph.text):
            if right := _meant(cited.text, targets, known):
                yield Fault("N08", excerpt(paragraph, cited.start, cited.end), f"“{cited.text}”", f"“{right}”")


def _own(document: Document, line: Line, targets: tuple[str, ...], known: set[str]) -> Iterator[Fault]:
    """Ký hiệu của chính văn bản: gõ nhầm chữ tắt quen thuộc, hoặc chữ tắt ngoài danh mục đã khai."""
    number = parse_number(line.raw)
    if number is None:
        return
    declared = document.office.abbreviations
    for position, group in enumerate(number.groups):
        # Chữ thường trong ký hiệu của chính văn bản đã là việc của cách viết số.
        if group.isupper() and (right := _meant(group, targets, known)):
            yield Fault("N08", line, f"“{group}”", f"“{right}”")
        elif declared and group not in declared and not (position == 0 and document.components.named):
            yield Fault("N08", line, f"“{group}”", "chữ viết tắt cơ quan đã khai")


def _meant(group: str, targets: tuple[str, ...], known: set[str]) -> str:
    """Chữ tắt quen thuộc mà `group` chỉ có thể là gõ nhầm của nó; rỗng khi không chắc."""
    bare = group.rstrip("0123456789")
    levelled = bare[-1:] in _LEVELS and bare[:-1] in targets
    if group in known or bare in known or bare in targets or levelled:
        return ""
    return _nearest(bare, targets)


@lru_cache(maxsize=1024)
def _nearest(bare: str, targets: tuple[str, ...]) -> str:
    """Chữ tắt quen thuộc gần `bare` nhất; một văn bản viện dẫn đi viện dẫn lại vài ký hiệu nên nhớ câu trả lời."""
    return next((target for target in targets if bare in _slips(target) or _one_off(bare, target)), "")


@cache
def _slips(target: str) -> set[str]:
    """Các cách gõ nhầm một phím: đảo hai chữ liền nhau, thừa một chữ của chính nó, lẫn D với Đ, sai chữ hoa."""
    spots = range(len(target))
    swapped = {target[:i] + target[i + 1] + target[i] + target[i + 2 :] for i in spots[:-1]}
    doubled = {target[:i] + letter + target[i:] for i in spots for letter in target} if len(target) > 3 else set()
    crossed = {target[:i] + {"D": "Đ", "Đ": "D"}.get(target[i], target[i]) + target[i + 1 :] for i in spots}
    cased = {target.capitalize(), target.upper()}
    return (swapped | doubled | crossed | cased) - {target}


def _one_off(group: str, target: str) -> bool:
    """Chữ tắt dài sai, thiếu hay thừa một chữ vẫn nhận ra được; chữ tắt ngắn thì không, vì dễ trùng tên khác."""
    if len(target) < _LONG or abs(len(group) - len(target)) > 1:
        return False
    shorter, longer = sorted((group, target), key=len)
    if len(shorter) == len(longer):
        return sum(one != other for one, other in zip(shorter, longer, strict=True)) == 1
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
