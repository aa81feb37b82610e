"""Kiểm tra thể thức trong mẻ tốn mấy phần của việc điền mẫu: giờ CPU mỗi văn bản, trong một tiến trình.

Gọi bởi `nam_het`: python -m ca_me.kiem_tra_the_thuc ĐẦU_VÀO LOẠI. Kiểm tra = cả việc lập một văn bản như mẻ làm (điền,
hỏi sổ nhớ, kiểm tra trọn khi sổ chưa biết, ghi sổ) trừ riêng việc điền. Sổ nhớ bắt đầu trống, hồ sơ kiểm tra chưa nạp;
mẫu thì đã nạp và mọi tổ hợp nhánh đã được đối chiếu với docxtpl, nên việc điền ở hai bên như nhau.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ca_me.vong_docxtpl import drafts
from docgen import pipeline
from docgen.model.draft import Draft
from docgen.model.office import Office
from docgen.readers.office import load_office
from docgen.render.library import Library
from docgen.render.template import rendered

_TURN = 64
"""Số văn bản mỗi việc làm liền một lượt; hai việc thay nhau, nên máy lúc nhanh lúc chậm không thiên về việc nào."""


def main(source: str, kind: str) -> None:
    """In số văn bản, số văn bản phải kiểm tra trọn, mili giây CPU mỗi văn bản của việc điền và của việc kiểm tra."""
    made, office, library = drafts(Path(source), kind), load_office(Path(source)), Library(None)
    template, recalls = pipeline.template(kind, library), pipeline.Recalls(office)

    def fill(draft: Draft) -> object:
        return rendered(template, draft)

    def produce(draft: Draft) -> object:
        return pipeline.produce(draft, library, office, recalls)

    _seconds(fill, made)
    gc.collect()
    gc.freeze()
    filling = whole = 0.0
    for start in range(0, len(made), _TURN):
        turn = made[start : start + _TURN]
        # Bên đi sau gặp dự thảo vừa được đọc qua, nên hai bên thay nhau đi trước.
        if start // _TURN % 2:
            filling += _seconds(fill, turn)
            whole += _seconds(produce, turn)
        else:
            whole += _seconds(produce, turn)
            filling += _seconds(fill, turn)
    found = {"render_ms": 1000 * filling / len(made), "check_ms": 1000 * (whole - filling) / len(made)}
    print(json.dumps({"docs": len(made), "full": _checked_in_full(made, library, office, kind), **found}))


def _checked_in_full(made: Sequence[Draft], library: Library, office: Office, kind: str) -> int:
    """Số văn bản mà sổ nhớ, bắt đầu từ trống, chưa biết khi chúng lần lượt đi qua."""
    template, recalls = pipeline.template(kind, library), pipeline.Recalls(office)
    book = recalls.book(pipeline.profile_of(kind))
    full = 0
    for draft in made:
        trace = rendered(template, draft).trace
        full += trace is None or book.known(trace) is None
        pipeline.produce(draft, library, office, recalls)
    return full


def _seconds(work: Callable[[Draft], object], turn: Sequence[Draft]) -> float:
    """Giờ CPU của một việc trên một lượt văn bản."""
    start = time.process_time()
    for draft in turn:
        work(draft)
    return time.process_time() - start


if __name__ == "__main__":
    main(*sys.argv[1:])
