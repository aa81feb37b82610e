"""Bề rộng chữ: so với các số đo đã biết của Quốc hiệu, Tiêu ngữ."""

from __future__ import annotations

import pytest

from docgen.text.widths import width_mm


@pytest.mark.parametrize(
    ("text", "points", "expected_mm"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 88.3),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 13, 56.1),
        ("Độc lập - Tự do - Hạnh phúc", 14, 60.5),
        ("ỦY BAN NHÂN DÂN", 13, 43.2),
    ],
)
def test_bold_widths_match_times_new_roman(text: str, points: float, expected_mm: float) -> None:
    assert width_mm(text, points, bold=True) == pytest.approx(expected_mm, abs=0.1)


def test_italic_and_upright_differ() -> None:
    assert width_mm("Căn cứ", 14, italic=True) != width_mm("Căn cứ", 14)


def test_a_letter_outside_the_table_counts_half_an_em() -> None:
    assert width_mm("漢", 10) == pytest.approx(5 * 25.4 / 72)
