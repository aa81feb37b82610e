"""docgen: từ bảng đánh giá người đứng đầu trong cải cách hành chính đến văn bản trình ký.

Năm bước dùng được từ Python: `read` → `classify` → `compose` → `produce`, và `check` cho tệp .docx bất kỳ; xem
`docgen.pipeline`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.pipeline import check, classify, compose, produce, read

__version__ = "0.1.0"

__all__ = ["__version__", "check", "classify", "compose", "produce", "read"]


def __getattr__(name: str) -> Any:
    """Nạp muộn (PEP 562): `import docgen` không kéo theo thư viện nặng nào."""
    if name in __all__:
        return getattr(import_module("docgen.pipeline"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
