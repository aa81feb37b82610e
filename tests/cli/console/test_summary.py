"""Bảng tổng hợp: thứ tự các loại, danh sách dài được cắt và nói rõ còn bao nhiêu."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import documents
from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry, Report
from docgen.cli.console import summary


def printed(capsys: pytest.CaptureFixture[str], *entries: Entry) -> tuple[list[str], str]:
    report = Report(Path("ra/2022"))
    for entry in entries:
        report.add(entry)
    summary.show(report)
    shown = capsys.readouterr()
    return shown.out.splitlines(), shown.err


def entries(count: int, outcome: Outcome, why: str, kind: str = "phieu_danh_gia") -> list[Entry]:
    return [Entry(kind, f"xa_{number:03}", outcome, why) for number in range(count)]


def test_kinds_stand_in_the_order_of_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    backwards = [Entry(kind, "tinh", Outcome.WRITTEN, "lập lần đầu") for kind in reversed(documents.kinds())]
    out, _ = printed(capsys, *backwards)
    assert [line.split()[-2] for line in out[1 : len(backwards) + 1]] == list(documents.kinds())


def test_long_list_shows_every_reason_and_counts_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    many = entries(300, Outcome.REFUSED, "chưa có số tờ trình")
    few = entries(2, Outcome.REFUSED, "thiếu chỉ số", "to_trinh_khen_thuong")
    out, _ = printed(capsys, *many, *few)
    listed = out[out.index("Chưa lập được (refused):") + 1 :]
    assert listed[:10] == [f"  phieu_danh_gia/xa_{number:03}: chưa có số tờ trình" for number in range(10)]
    assert listed[10:13] == [
        "  to_trinh_khen_thuong/xa_000: thiếu chỉ số",
        "  to_trinh_khen_thuong/xa_001: thiếu chỉ số",
        "  … và 290 văn bản khác, xem manifest",
    ]


def test_failures_are_grouped_and_cut(capsys: pytest.CaptureFixture[str]) -> None:
    same = entries(30, Outcome.FAILED, "mẫu phieu_danh_gia.docx bị từ chối")
    each = [Entry("cong_van_xin_y_kien", f"xa_{n}", Outcome.FAILED, f"lý do {n}", f"chi tiết {n}") for n in range(50)]
    out, errors = printed(capsys, *same, *each)
    listed = out[out.index("Hỏng (failed):") + 1 :]
    names = ", ".join(f"xa_{number:03}" for number in range(10))
    assert listed[0] == f"  phieu_danh_gia/{names} và 20 văn bản khác: mẫu phieu_danh_gia.docx bị từ chối"
    assert listed[20] == "  … và 31 văn bản khác, xem manifest"
    assert errors.count("Lỗi: chi tiết") == 20
    assert "… và 30 lời báo khác" in errors


def test_signed_papers_that_no_longer_match_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    kept = [Entry("phieu_danh_gia", f"xa_{n}", Outcome.UNCHANGED, "đã có số", mismatch=True) for n in range(25)]
    out, _ = printed(capsys, *kept)
    place = out.index("CHÚ Ý: 25 văn bản đã ban hành được giữ nguyên, khác bản lập từ dữ liệu hiện tại:")
    assert out[place + 1] == "  phieu_danh_gia/xa_0: đã có số"
    assert out[place + 21] == "  … và 5 văn bản khác, xem manifest"
