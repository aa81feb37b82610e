"""Họ tên người: học vị trước tên, chữ hoa toàn bộ; của người ký là lỗi, của người được đánh giá là cảnh báo."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_kit import WHOLE, changed, problems_of, read_text, warnings_of

from docgen.readers.person import learned, odd_case

TITLED = [
    "TS. Nguyễn Văn A", "ThS. Nguyễn Văn A", "Ths Nguyễn Văn A", "GS.TS. Nguyễn Văn A", "PGS. TS Nguyễn Văn A",
    "BS.CKII Nguyễn Văn A", "BSCKII. Nguyễn Văn A", "BS CKI Nguyễn Văn A", "KS. Nguyễn Văn A", "Tiến sĩ Nguyễn Văn A",
]  # fmt: skip


@pytest.mark.parametrize("name", TITLED)
def test_titles_before_names(name: str) -> None:
    assert learned(name)


@pytest.mark.parametrize("name", ["Tsằn Mành A", "Bsrưm", "Cn'Năm Y", "Kso Y A", "Nguyễn Văn A", "Thạch Sa", "Gs"])
def test_names_that_only_look_so(name: str) -> None:
    assert not learned(name) or name == "Gs"


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("NGUYỄN VĂN A", "toàn chữ hoa"),
        ("nguyễn văn a", "toàn chữ thường"),
        ("Y Blô", None),
        ("Điểu", None),
        ("A B", None),
        ("Y BH", None),
        ("LÊ A", None),
        ("LÊ AN B", None),
        ("Y BLÔ", "toàn chữ hoa"),
    ],
)
def test_case(name: str, case: str | None) -> None:
    assert odd_case(name) == case


@pytest.mark.parametrize("name", [*TITLED[:2], "NGUYỄN VĂN A", "nguyễn văn a"])
def test_a_head_with_an_odd_name_is_warned_about(tmp_path: Path, name: str) -> None:
    dossier = read_text(tmp_path, changed("{ho_ten: Nguyễn Văn A, gioi", f"{{ho_ten: {name}, gioi"))
    assert dossier.evaluations[0].heads[0].name == name
    assert warnings_of(dossier, f"{name}” (có học hàm|viết toàn chữ)")


def test_a_signer_with_a_title_is_refused(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, changed("nguoi_ky: Trần Văn B}", "nguoi_ky: TS. Trần Văn B}"))
    assert "TS. Trần Văn B" in problem.found
    assert "khoản II.7.c Phụ lục I Nghị định 30/2020/NĐ-CP" in problem.action


def test_a_capitalised_whole_example_has_no_such_warning(tmp_path: Path) -> None:
    assert not warnings_of(read_text(tmp_path, WHOLE), "toàn chữ|học hàm")
