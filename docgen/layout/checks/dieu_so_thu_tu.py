"""Các điều đánh số 1, 2, 3… liên tiếp, không nhảy số, không trùng số.

Văn bản chính và từng văn bản kèm theo (quy chế, quy định) đánh số riêng. Điều nằm trong lời trích để sửa đổi văn bản
khác (mở đầu bằng dấu ngoặc kép) được bỏ qua; điều bổ sung “5a” không tính. Mỗi dãy số sai được báo một lần, ở chỗ
lệch đầu tiên.

Nơi nhận ghi “Như Điều 3” mà có hai Điều 3 thì không biết ai phải thi hành.

Đúng: Điều 1, Điều 2, Điều 3.
Sai: Điều 1, Điều 3, Điều 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.layout.components.values import Document, Heading
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.passages import Body, bodies, quoted
from docgen.layout.profile import Limits

ID = "dieu_so_thu_tu"
LOOKS_AROUND = "van_ban"
_SHOWN = 3
_FIRST = "Điều 1"

PASSES = (
    Example("Điều 1, 2, 3"),
    Example("Văn bản kèm theo đánh số lại từ 1", base="quyet_dinh_kem_theo"),
)
FAILS = (
    Example("Trùng số", (Edit("dieu_2", "Điều 2.", "Điều 3."),)),
    Example("Nhảy số", (Edit("ket_thuc", "Điều 3.", "Điều 4."), Edit("noi_nhan_1", "Điều 3", "Điều 4"))),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi dãy điều có số lệch là một chỗ sai."""
    first_seen = _FIRST in elsewhere(document)
    for body in bodies(document):
        if body.branching:
            continue
        for series in _series(body):
            numbers = [int(one.number) for one in series]
            # Không thấy Điều 1 ở đâu cả mới chắc là đánh số từ số khác; có mà không nhận ra thì thôi.
            start = numbers[0] if first_seen else 1
            wrong = next((i for i, number in enumerate(numbers) if number != start + i), None)
            if wrong is not None:
                around = slice(max(0, wrong - 1), wrong + _SHOWN)
                right = [start + i for i in range(len(numbers))]
                yield Fault("B08", series[wrong].paragraph, _listed(numbers[around]), _listed(right[around]))


def elsewhere(document: Document) -> set[str]:
    """Điều 1 mở đầu một đoạn nào đó, kể cả nơi không nhận ra là một điều."""
    everywhere = document.text_paragraphs
    found = any(one.text.lstrip().startswith(_FIRST) or one.label.startswith(_FIRST) for one in everywhere)
    return {_FIRST} if found else set()


def _listed(numbers: Sequence[int]) -> str:
    return f"Điều {', '.join(map(str, numbers))}"


def _series(body: Body) -> Iterator[list[Heading]]:
    """Các dãy điều: một dãy mới khi số về 1 rồi chạy tiếp 2, tức là một văn bản khác bắt đầu."""
    cited = quoted(body.paragraphs)
    articles = [
        one
        for one in body.headings
        if one.level == "dieu" and one.number.isdecimal() and one.paragraph.ref not in cited
    ]
    series: list[Heading] = []
    for index, one in enumerate(articles):
        following = articles[index + 1].number if index + 1 < len(articles) else "2"
        if len(series) > 1 and int(one.number) == 1 and int(following) == 2:
            yield series
            series = []
        series.append(one)
    if series:
        yield series
