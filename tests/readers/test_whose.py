"""Trường hợp khoản 4, Điều 15 là của ai: họ tên được đọc, thiếu thì nhắc, không phải người của đơn vị thì từ chối."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_kit import WHOLE, changed, problems_of, read_text, unit_of, warnings_of

HEAD = "{ho_ten: Nguyễn Văn A, gioi_tinh: nam, chuc_vu: Giám đốc, tu_ngay: 2021-01-01, den_ngay: null}"
TWO = f"[{HEAD}, {{ho_ten: Lê Thị Hòa, chuc_vu: Phó Giám đốc}}]"
EVENT, CASE = "    noi_dung: Vi phạm giả định\n", "    noi_dung: Bao che giả định\n"
UNSAID = "không nêu họ tên nên không áp dụng cho ai"


def named(content: str, name: str, text: str = WHOLE) -> str:
    return changed(content, f"{content}    ho_ten: {name}\n", text)


def test_the_name_is_read(tmp_path: Path) -> None:
    text = named(CASE, "Nguyễn Văn A", named(EVENT, "Lê Thị Hoà", changed(HEAD, TWO)))
    dossier = read_text(tmp_path, text)
    unit = unit_of(dossier, "so_noi_vu")
    assert ([event.name for event in unit.events], [case.name for case in unit.misconduct]) == (
        ["Lê Thị Hoà"],
        ["Nguyễn Văn A"],
    )
    assert not warnings_of(dossier, f"trường hợp.*{UNSAID}")


@pytest.mark.parametrize(
    ("content", "key", "what"),
    [
        (EVENT, "truong_hop_khoan_4", "trường hợp điểm đ khoản 4 Điều 12"),
        (CASE, "truong_hop_dieu_15", "trường hợp khoản 3 Điều 15"),
    ],
)
def test_a_name_of_nobody_in_the_unit_is_refused(tmp_path: Path, content: str, key: str, what: str) -> None:
    text = named(content, "Lê Thị Hoa")
    (problem,) = problems_of(tmp_path, text)
    assert problem.found == f"{what} nói về “Lê Thị Hoa”, không phải người đứng đầu nào của Sở Nội vụ."
    assert problem.action.startswith("Sửa ho_ten:")
    assert (problem.place.key, problem.place.line) == (key, text[: text.index(content)].count("\n"))


def test_unnamed_cases_of_several_heads_are_warned_about(tmp_path: Path) -> None:
    dossier = read_text(tmp_path, changed(HEAD, TWO))
    found = warnings_of(dossier, f"Sở Nội vụ có 2 người đứng đầu mà .*{UNSAID}")
    assert [next(what for what in ("quyết định", "điểm đ", "Điều 15") if what in line) for line in found] == [
        "điểm đ",
        "Điều 15",
        "quyết định",
    ]
    assert all("Ghi ho_ten." in line for line in found)


def test_a_ground_of_the_unit_and_a_single_head_need_no_name(tmp_path: Path) -> None:
    assert not warnings_of(read_text(tmp_path, WHOLE), UNSAID)
    of_the_unit = read_text(tmp_path, changed("diem: đ", "diem: d", changed(HEAD, TWO)))
    assert not warnings_of(of_the_unit, f"khoản 4.*{UNSAID}")


def test_a_name_given_to_a_ground_of_the_unit_must_be_right_too(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, named(EVENT, "Lê Thị Hoa", changed("diem: đ", "diem: d")))
    assert "điểm d khoản 4 Điều 12 nói về “Lê Thị Hoa”" in problem.found
