from __future__ import annotations

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.text.names import name_key, sort_key
from docgen.text.unicode import clean

NAMES = st.text(alphabet="aăâbdđeêghinoôơuưyàảãáạ H'’", max_size=20)

TABLES = {
    "chữ cái gốc": list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
    "thanh": ["ma", "mà", "mả", "mã", "má", "mạ"],
    "chữ cái trước, thanh sau": ["ta", "tá", "tam", "tám", "tăm", "tằm", "tâm", "tấm"],
    "d trước đ": ["Dũng", "Duyên", "Đạt", "Đức"],
    "dấu cách trước chữ": ["An", "An Bình", "An Phú", "Anh"],
    "từng âm tiết": ["Ba Vì", "Bà An", "Bà Rịa", "Bá An"],
    "số trước chữ, theo giá trị": ["Phường 2", "Phường 10", "Phường An Lộc"],
    "dấu nháy bị bỏ qua": ["Ka", "K'Bang", "Kbông"],
    "chữ Ê Đê": ["Kpa", "Kpă", "Kro", "Krŏ", "Krông"],
}


@pytest.mark.parametrize("expected", TABLES.values(), ids=TABLES.keys())
def test_sort_key_follows_the_table(expected: list[str]) -> None:
    shuffled = Random(34).sample(expected, len(expected))
    assert sorted(shuffled, key=sort_key) == expected
    assert len({sort_key(text) for text in expected}) == len(expected)


def test_names_go_by_given_name_then_family_then_middle() -> None:
    expected = [
        "A",
        "Nguyễn A",
        "Nguyễn Thị A",
        "Nguyễn Văn A",
        "Trần A",
        "Lê Văn Ân",
        "Đỗ Thị Bình",
        "Lê Bình",
        "Phạm An Bình",
        "Phạm Văn Bình",
        "Y Blô",
        "Lê Hoa",
        "Lê Hòa",
        "Lê Hoàn",
        "K'Bang",
        "H'Hen Niê",
        "Điểu Ong",
    ]
    shuffled = Random(34).sample(expected, len(expected))
    assert sorted(shuffled, key=name_key) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("H'Hen Niê", "H’Hen Niê"), ("Lê Hòa", "Lê Hoà"), ("LÊ HÒA", "Lê Hòa"), ("K'Bang", "Kbang")],
)
def test_spellings_of_one_name_stand_together(one: str, other: str) -> None:
    assert name_key(one)[0] == name_key(other)[0]
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("text", ["", "…", "12345678901234567890" * 300, "Москва 7", "A-B_C"])
def test_any_text_has_a_key(text: str) -> None:
    assert sort_key(text)[1] == text
    assert name_key(text)[1] == text


def test_leading_zeros_do_not_change_a_number() -> None:
    assert sort_key("Tổ 007")[0] == sort_key("Tổ 7")[0]
    assert sort_key("Tổ 0") < sort_key("Tổ 1")


@given(st.lists(NAMES, max_size=8), st.randoms())
def test_the_order_does_not_depend_on_the_input_order(names: list[str], random: Random) -> None:
    shuffled = random.sample(names, len(names))
    for key in (name_key, sort_key):
        assert [clean(name) for name in sorted(names, key=key)] == [clean(name) for name in sorted(shuffled, key=key)]


@given(NAMES)
def test_decomposed_names_have_the_same_key(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(name)
