"""Kết quả xếp loại → dự thảo: mỗi loại văn bản một mô-đun trong thư mục này, được quét, không liệt kê tay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from docgen.documents.parts.ledger import Ledger, once
from docgen.documents.parts.numbering import issued_number
from docgen.documents.parts.selection import with_own_cases
from docgen.model.classification import Detail
from docgen.model.draft import Draft, Refusal
from docgen.regulations.legal_bases import UNVERIFIED, cite
from docgen.regulations.schema import Regulation

__all__ = [
    "Ledger",
    "batch_sheets",
    "compose",
    "detail",
    "fields_type",
    "folder",
    "founded",
    "kinds",
    "label",
    "regulation_papers",
    "scope",
    "with_template",
]

_FOLDERS = ("quyet_dinh", "bao_cao", "to_trinh", "phieu", "cong_van")
"""Thứ tự các thư mục mẫu khi liệt kê và khi lập."""
_BATCH, _REGULATION = "me", "quy_dinh"


@cache
def kinds() -> tuple[str, ...]:
    """Mã mọi loại văn bản, theo thư mục mẫu rồi theo thứ tự `ORDER` của từng mô-đun."""
    names = [name for name in _modules() if scope(name) not in (_BATCH, _REGULATION)]
    return tuple(sorted(names, key=lambda name: (_FOLDERS.index(_module(name).FOLDER), _module(name).ORDER)))


def batch_sheets() -> tuple[str, ...]:
    """Mã các tờ nói về chính mẻ lập: có mẫu và trường như một loại, nhưng không phải văn bản đến hạn."""
    return tuple(name for name in _modules() if scope(name) == _BATCH)


def regulation_papers() -> tuple[str, ...]:
    """Mã các tờ nói về một quy định, không về hồ sơ nào: phiếu tra cứu, phụ lục phân tích."""
    return tuple(name for name in _modules() if scope(name) == _REGULATION)


def with_template() -> tuple[str, ...]:
    """Mã mọi thứ có mẫu dựng sẵn: các loại văn bản, các tờ về mẻ lập, các tờ về quy định."""
    return (*kinds(), *batch_sheets(), *regulation_papers())


def folder(kind: str) -> str:
    """Thư mục mẫu của một loại văn bản (`quyet_dinh`, `bao_cao`…)."""
    return str(_module(kind).FOLDER)


def label(kind: str) -> str:
    """Tên gọi của một loại văn bản cho người đọc."""
    return str(_module(kind).LABEL)


def scope(kind: str) -> str:
    """Một văn bản của loại này nói về ai.

    `nguoi`: một người, chỉ đọc kết quả của người ấy (và, từ hồ sơ, đơn vị cấp trên, người xếp loại đã ghi), nên lập
    được từ từng đoạn liên tiếp của `Ledger.classifications`. `huyen`: đọc kết quả của mọi xã trong một huyện.
    `tinh`: đọc kết quả của cả hồ sơ. `me`: về chính mẻ lập, xem `batch_sheets`. `quy_dinh`: về một quy định, xem
    `regulation_papers`.
    """
    return str(_module(kind).SCOPE)


def detail(chosen: Iterable[str]) -> Detail:
    """Các loại này cần kết quả xếp loại nói đến đâu: phần lớn chỉ đọc mức."""
    return max((getattr(_module(kind), "DETAIL", Detail.LEVEL) for kind in chosen), default=Detail.LEVEL)


def fields_type(kind: str) -> type:
    """Dataclass khai báo các trường mà mẫu của loại đó được dùng."""
    fields: type = _module(kind).Fields
    return fields


def founded(regulation: Regulation) -> tuple[str, ...]:
    """Các loại mà quy định cho lập: những loại nó kê; không kê thì mọi loại, trừ loại chỉ lập khi được kê."""
    return tuple(kind for kind in kinds() if kind in regulation.documents) or tuple(
        kind for kind in kinds() if not getattr(_module(kind), "WHEN_NAMED", False)
    )


def compose(ledger: Ledger, wanted: Sequence[str] | None = None) -> Iterator[Draft | Refusal]:
    """Mọi văn bản đến hạn, loại này xong mới sang loại kia; văn bản thiếu điều kiện trả về Refusal kèm lý do.

    `wanted`: chỉ lập các loại này; None thì theo docgen.toml, không khai thì mọi loại. Lỗi: KeyError khi mã lạ.
    """
    chosen = wanted if wanted is not None else ledger.office.kinds or founded(ledger.regulation)
    # Việc của người này không được xuất hiện trong giấy tờ của người kia cùng đơn vị.
    ledger = replace(ledger, classifications=tuple(with_own_cases(item) for item in ledger.classifications))
    for kind in kinds():
        if kind in chosen:
            for made in _module(kind).compose(ledger):
                yield _annotated(ledger, made) if isinstance(made, Draft) else made


def _annotated(ledger: Ledger, draft: Draft) -> Draft:
    """Dự thảo kèm số đã cấp, nếu có, và những căn cứ nó dẫn mà hiệu lực chưa kiểm chứng được."""
    unsure = _unsure(ledger)
    doubts = tuple(unsure[line] for line in getattr(draft.fields, "can_cu", ()) if line in unsure)
    number = issued_number(ledger, draft)
    return replace(draft, doubts=doubts, issued=number) if doubts or number else draft


@once
def _unsure(ledger: Ledger) -> Mapping[str, str]:
    """Lời dẫn một căn cứ chưa kiểm chứng được hiệu lực → câu nói chưa chắc ở chỗ nào."""
    unverified = (basis for basis in ledger.bases if basis.certainty == UNVERIFIED)
    return {cite(basis): f"{basis.type_name} số {basis.document.number}: {basis.note}" for basis in unverified}


def _modules() -> tuple[str, ...]:
    return tuple(info.name for info in iter_modules(__path__) if not info.ispkg)


@cache
def _module(kind: str) -> ModuleType:
    return import_module(f"{__name__}.{kind}")
