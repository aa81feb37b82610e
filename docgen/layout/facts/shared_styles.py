"""Các kiểu của một gói → Cascade; những tệp từ cùng một mẫu dùng chung một Cascade đã tính."""

from __future__ import annotations

from docgen.layout.facts.cascade import Cascade
from docgen.layout.package import DocxPackage
from docgen.ooxml.xml import parse

_MOST = 24
"""Đủ cho mỗi mẫu dựng sẵn một bộ kiểu riêng."""
_USES = 1_000
"""Dùng chừng ấy lần thì tính lại từ đầu: định dạng lạ của các tệp đã qua không tích lại mãi."""


class _Shared:
    """Một Cascade dùng chung, trên cây riêng không ai sửa được; `uses`: số lần còn được dùng."""

    def __init__(self, styles: bytes | None, theme: bytes | None) -> None:
        self.cascade = Cascade(*(None if data is None else parse(data) for data in (styles, theme)))
        self.uses = _USES


_recent: dict[tuple[bytes | None, bytes | None], _Shared | None] = {}
"""Phần kiểu, phần chủ đề gần đây → Cascade dùng chung; None: mới gặp một lần, có thể là tệp lẻ, chưa đáng tính."""


def cascade_of(package: DocxPackage) -> Cascade:
    """Cascade của gói. Lỗi: InputError khi phần kiểu hay phần chủ đề hỏng."""
    names = package.related_name("styles"), package.related_name("theme")
    if any(package.opened(name) for name in names if name):
        # Cây đã mở có thể đã bị sửa: kiểu của tệp là kiểu trên cây ấy.
        return _own(package)
    styles, theme = (package.parts[name] if name else None for name in names)
    if (styles, theme) not in _recent:
        own = _own(package)  # soát cả hai phần, báo đúng tên tệp khi hỏng
        if len(_recent) >= _MOST:
            del _recent[next(iter(_recent))]
        _recent[styles, theme] = None
        return own
    found = _recent[styles, theme]
    if found is None or not found.uses:
        found = _recent[styles, theme] = _Shared(styles, theme)
    found.uses -= 1
    return found.cascade


def _own(package: DocxPackage) -> Cascade:
    return Cascade(package.related("styles"), package.related("theme"))
