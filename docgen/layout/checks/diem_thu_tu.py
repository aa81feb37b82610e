"""Điểm dùng chữ cái tiếng Việt có dấu đóng ngoặc đơn, theo thứ tự a, b, c, d, đ, e, g, h, i, k, l, m, n và tiếp theo.

Không có f, j, w, z; các chữ ă, â, ê, ô, ơ, ư không dùng để đánh thứ tự, như chính Nghị định đã làm. Mỗi khoản là một
dãy riêng; gặp lại “a)” là dãy mới. Chỉ xét hai điểm liền nhau của cùng một dãy, nên danh sách chỉ thấy một điểm thì
im lặng.

Thiếu “đ)” là dấu hiệu của danh sách do máy tự đánh theo bảng chữ cái tiếng Anh.

Đúng: d) …; đ) …; e) …
Sai: d) …; e) …; f) …
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.layout.components.values import Document, Heading
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.passages import Body, numbered_bodies, quoted
from docgen.layout.profile import Limits

ID = "diem_thu_tu"

PASSES = (Example("a) rồi b)", base="quyet_dinh_kem_theo"),)
FAILS = (
    Example("Nhảy chữ", (Edit("kt_diem_b", "b) ", "c) "),), "quyet_dinh_kem_theo"),
    Example("Dấu chấm thay ngoặc", (Edit("kt_diem_a", "a) ", "a. "),), "quyet_dinh_kem_theo"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi chữ sai thứ tự, mỗi dấu sau chữ không phải “)” là một chỗ sai."""
    letters = limits.texts("letters")
    for body in numbered_bodies(document.components):
        for run in _runs(body):
            for one in run:
                if one.mark != ")":
                    yield Fault("B10", one.paragraph, f"“{one.number}{one.mark}”", f"“{one.number})”")
            for previous, this in pairwise(() if body.branching else run):
                wanted = _after(previous.number.lower(), letters)
                if wanted and this.number.lower() != wanted:
                    yield Fault("B10", this.paragraph, f"“{this.number})” sau “{previous.number})”", f"“{wanted})”")


def _after(letter: str, letters: tuple[str, ...]) -> str:
    """Chữ kế tiếp; rỗng khi chữ trước đã ngoài bảng, vì chỗ sai đã báo ở chữ ấy."""
    index = letters.index(letter) + 1 if letter in letters else len(letters)
    return letters[index] if index < len(letters) else ""


def _runs(body: Body) -> Iterator[list[Heading]]:
    """Các dãy điểm liền nhau, cắt ở đề mục cấp trên và ở chỗ trở lại “a)”; bỏ dãy một điểm và số La Mã i), ii)."""
    cited = quoted(body.paragraphs)
    run: list[Heading] = []
    for one in body.headings:
        if one.paragraph.ref in cited or one.level == "khac":
            continue
        restarts = one.level != "diem" or one.number.lower() == "a"
        if restarts and run:
            if len(run) > 1:
                yield run
            run = []
        if one.level == "diem":
            run.append(one)
    if len(run) > 1:
        yield run
