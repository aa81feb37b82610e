"""YAML → cây: vô hướng giữ nguyên chữ, mọi chỗ sai có dòng và lời giải thích."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.tree import yaml as reader
from docgen.tree.node import Node
from docgen.tree.yaml import parse_yaml, stream


def plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value


def problems(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(InputError) as caught:
        parse_yaml(data, "a.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "written", ["012", "no", "yes", "22:30", "5.1", "88.10", "00123", "1e400", "2023-06-01", "0x1F", "1_000", "=", ".5"]
)
def test_scalars_stay_as_written(written: str) -> None:
    assert plain(parse_yaml(f"khoa: {written}".encode(), "a")) == {"khoa": written}


@pytest.mark.parametrize(
    ("written", "value"), [("", None), ("~", None), ("null", None), ('""', ""), ('"null"', "null")]
)
def test_nulls_are_only_plain_ones(written: str, value: str | None) -> None:
    assert plain(parse_yaml(f"khoa: {written}".encode(), "a")) == {"khoa": value}


def test_places_carry_file_line_and_key() -> None:
    root = parse_yaml(b"a: 1\nb:\n  c:\n  - x\n  - y\n", "ho_so.yaml")
    assert isinstance(root.value, dict)
    inner = root.value["b"].value
    assert isinstance(inner, dict)
    items = inner["c"].value
    assert isinstance(items, list)
    assert str(root.value["b"].place) == "ho_so.yaml, dòng 2, khóa “b”"
    assert [str(item.place) for item in items] == [
        "ho_so.yaml, dòng 4, khóa “c”",
        "ho_so.yaml, dòng 5, khóa “c”",
    ]


def test_anchors_and_aliases_are_expanded() -> None:
    assert plain(parse_yaml(b"a: &x {b: [1, 2]}\nc: *x", "a")) == {"a": {"b": ["1", "2"]}, "c": {"b": ["1", "2"]}}


def test_utf8_bom_is_accepted() -> None:
    assert plain(parse_yaml(b"\xef\xbb\xbfa: 1", "a")) == {"a": "1"}


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 10)}]\n" for i in range(12)
)

BAD = [
    ("khóa lặp: nêu cả hai dòng", "a: 1\nb: 2\na: 3\n", ["dòng 3", "khóa “a”", "đã có ở dòng 1"]),
    ("khóa lặp ở bảng con", "x:\n  a: 1\n  a: 2\n", ["dòng 3", "đã có ở dòng 2"]),
    ("bom bí danh", BOMB, ["bí danh nở ra quá", "dòng"]),
    ("bí danh chưa đặt", "a: *x\n", ["dòng 1", "bí danh *x chưa được đặt"]),
    ("bí danh gọi chính nó", "a: &a [*a]\n", ["bí danh *a", "chính nó"]),
    ("lồng 10 000 tầng, ngoặc", "a: " + "[" * 10_000, ["lồng nhau quá 60 tầng"]),
    ("lồng 10 000 bảng", "{a: " * 10_000, ["lồng nhau quá 60 tầng"]),
    ("thụt lề bằng tab", "a:\n\tb: 1\n", ["dòng 2", "tab", "dấu cách"]),
    ("nháy không đóng: chỉ nơi mở", 'a: 1\nb: "x\nc: 2\n', ["dòng 2", "nháy"]),
    ("hai chấm trong giá trị", "a: b: c\n", ["dòng 1", "nháy kép"]),
    ("thụt lề lệch", "a: 1\n  b: 2\n", ["dòng 2"]),
    ("danh sách không đóng", "a: [1, 2\nb: 3\n", ["danh sách"]),
    ("thẻ kiểu python", 'a: !!python/object/apply:os.system ["x"]\n', ["dòng 1", "thẻ kiểu “!!python/"]),
    ("thẻ kiểu riêng", "a: !x 1\n", ["thẻ kiểu “!x”"]),
    ("hơn một tài liệu", "a: 1\n---\nb: 2\n", ["dòng 2", "hơn một tài liệu"]),
    ("khóa là bảng", "? {a: 1}\n: 2\n", ["khóa không phải là chữ"]),
    ("trộn khóa", "x: &x {a: 1}\ny:\n  <<: *x\n", ["dòng 3", "“<<”"]),
    ("ký tự điều khiển", "a: x\ny: \x07z\n", ["dòng 2", "U+0007"]),
    ("dấu ngắt dòng U+2028", "a: x\u2028y\n", ["U+2028"]),
    ("UTF-16", "a: 1".encode("utf-16"), ["UTF-16", "UTF-8"]),
    ("UTF-16 không BOM", "a: 1".encode("utf-16-le"), ["UTF-16"]),
    ("windows-1258", "a: 1\nten: Sở Nội vụ".encode("cp1252", "replace") + b"\xd0\xec", ["dòng 2", "windows-1258"]),
]


@pytest.mark.parametrize(("text", "phrases"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_yaml_is_explained(text: str | bytes, phrases: list[str]) -> None:
    found = "\n".join(problems(text))
    assert "a.yaml" in found
    for phrase in phrases:
        assert phrase in found


def test_every_soft_problem_comes_at_once() -> None:
    assert len(problems("a: 1\na: 2\nb: !!str 3\nc: *x\nd: {e: 1, e: 2}\n")) == 4


def test_stream_yields_units_one_by_one() -> None:
    data = b"ky: {a: 1}\ndon_vi:\n- {m: 1}\n- {m: 2}\ncuoi: x\n"
    assert [(key, plain(node)) for key, node in stream(BytesIO(data), "a")] == [
        ("ky", {"a": "1"}),
        ("don_vi", {"m": "1"}),
        ("don_vi", {"m": "2"}),
        ("cuoi", "x"),
    ]


def test_stream_gives_units_before_a_later_error() -> None:
    seen = []
    pairs = stream(BytesIO(b"don_vi:\n- {m: 1}\n- {m: 2\nb: 3\n"), "a")
    seen.append(next(pairs))
    with pytest.raises(InputError) as caught:
        next(pairs)
    assert [(key, plain(node)) for key, node in seen] == [("don_vi", {"m": "1"})]
    assert "thiếu dấu phẩy" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("", "tệp trống"),
        ("null", "tệp trống"),
        ("- a\n", "gốc của tệp"),
        ("don_vi: {a: 1}\n", "không phải là danh sách"),
    ],
)
def test_stream_wants_a_table_with_a_list_of_units(text: str, phrase: str) -> None:
    with pytest.raises(InputError, match=phrase):
        list(stream(BytesIO(text.encode()), "a"))


def test_pure_python_parser_gives_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    data = 'a: &x [1, "no", no, null, ~]\nb: *x\nc: {d: "đ"}\n'.encode()
    fast = parse_yaml(data, "a")
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    assert parse_yaml(data, "a") == fast


TREES = st.recursive(
    st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcđ_.12", min_size=1), inner, max_size=3),
    max_leaves=12,
)


@given(TREES)
def test_what_is_dumped_is_read_back(tree: Any) -> None:
    data = yaml.safe_dump(tree, allow_unicode=True, default_style='"', width=10_000)
    data = data.replace('!!null "null"', "null")
    assert plain(parse_yaml(data.encode(), "a")) == tree
