"""Cả mẻ nhìn từ xa cho người ký: đếm, và vài trường hợp khác thường đầu tiên; đi qua từng kết quả, không giữ ai."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.documents.parts.figures import level_label, personal_grounds
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.naming import capital, person
from docgen.documents.parts.readings import missing, private_questions
from docgen.documents.parts.selection import settled, with_own_cases
from docgen.model.classification import Classification, Status

_KEPT = 5
_RESTRICTED = "nội dung hạn chế, trình riêng"


@dataclass(slots=True)
class Cases:
    """Một việc khác thường: có bao nhiêu, và những lời kể đầu tiên, mỗi lời bao nhiêu lần."""

    count: int = 0
    first: dict[str, int] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Đếm một trường hợp; chỉ giữ lời kể của những trường hợp đầu."""
        self.count += 1
        if text in self.first or len(self.first) < _KEPT:
            self.first[text] = self.first.get(text, 0) + 1


@dataclass(slots=True)
class Papers:
    """Các văn bản của mẻ theo sổ: số văn bản dùng được theo loại, và những văn bản phải xem lại.

    `mismatched`: đã ban hành mà nay không khớp dữ liệu; `rules`: mã luật thể thức còn nhắc, mỗi luật bao nhiêu văn bản;
    `flawed`: số văn bản còn điều nhắc.
    """

    ready: Counter[str] = field(default_factory=Counter)
    refused: Cases = field(default_factory=Cases)
    failed: Cases = field(default_factory=Cases)
    edited: Cases = field(default_factory=Cases)
    mismatched: Cases = field(default_factory=Cases)
    rules: Counter[str] = field(default_factory=Counter)
    flawed: int = 0


class Overview:
    """Đếm người theo nhóm và mức, gom những kết quả người ký phải đọc kỹ.

    `levels`: (nhóm, mức) → số người, mức None là chưa xếp loại; cách đếm như bảng tổng hợp của các báo cáo.
    `questions`: câu hỏi mở → số người có mức dựa vào nó; câu hỏi gắn với nhân thân không có ở đây.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.levels: Counter[tuple[str, str | None]] = Counter()
        self.questions: Counter[str] = Counter()
        self.open = Cases()
        self.readings = Cases()
        self.departures = Cases()
        self._ledger = ledger
        self._private = private_questions(ledger.regulation)

    def add(self, results: Iterable[Classification]) -> None:
        """Đi qua thêm những kết quả ấy."""
        for result in results:
            self._add(with_own_cases(result))

    def _add(self, item: Classification) -> None:
        regulation = self._ledger.regulation
        who = capital(person(item.head, item.evaluation))
        level = item.level if settled(self._ledger, (item,)) else None
        self.levels[item.kind, level] += 1
        if level is None:
            self.open.add(f"{who}: {self._why_open(item)}")
        elif item.status is Status.INTERPRETED:
            self.questions.update(question for question in item.questions if question not in self._private)
            self.readings.add(f"{who}: {level_label(regulation, level)} ({self._codes(item)})")
        elif item.computed is not None and item.computed.level not in (None, level):
            self.departures.add(
                f"{who}: quyết định “{level_label(regulation, level)}”, {self._computed(item.computed)}"
            )

    def _why_open(self, item: Classification) -> str:
        """Vì sao chưa xếp loại, một câu gọn: câu hỏi mở bằng mã, số liệu thiếu đầu tiên."""
        regulation = self._ledger.regulation
        law = "phần quy định đã thấy" if regulation.seen else "quy định"
        if item.level:
            return f"tính được “{level_label(regulation, item.level)}”, {law} không nêu người xếp loại"
        if item.status is Status.UNDETERMINED:
            return f"{law} không cho mức ({self._codes(item)})"
        first, cut, _ = missing(self._ledger.regulation, item).partition(";")
        return f"{first} …" if cut else first

    def _codes(self, item: Classification) -> str:
        if not item.questions:
            return "không mức nào đủ điều kiện"
        public = (question for question in item.questions if question not in self._private)
        return ", ".join(public) or _RESTRICTED

    def _computed(self, computed: Classification) -> str:
        """Mức tính được; mức thấp nhất mà không thấy vì sao thì ai đọc cũng đoán ra căn cứ về nhân thân."""
        regulation = self._ledger.regulation
        if personal_grounds(regulation) & set(computed.grounds):
            return f"khác mức tính được ({_RESTRICTED})"
        return f"tính được “{level_label(regulation, computed.level)}”"
