"""JSON → cây: cùng cây với YAML, số giữ nguyên chữ, mọi chỗ sai có dòng."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.tree.json import parse_json, stream
from docgen.tree.node import Node
from docgen.tree.yaml import parse_yaml


def plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("92.50", "92.50"),
        ("89.99999999999999", "89.99999999999999"),
        ("1e400", "1e400"),
        ("-0", "-0"),
        ("true", "true"),
        ("null", None),
        ('"null"', "null"),
        ('"\\u0111\\n\\"\\/\\ud83d\\ude00"', 'đ\n"/😀'),
        ('"5.1"', "5.1"),
        ("[]", []),
        ("{}", {}),
        ("[[], {}, [1]]", [[], {}, ["1"]]),
    ],
)
def test_values(written: str, value: Any) -> None:
    assert plain(parse_json(f'{{"k": {written}}}'.encode(), "a")) == {"k": value}


def test_lines_are_those_of_the_keys() -> None:
    root = parse_json(b'{\n "a": 1,\n "b": {\n  "c": [\n   2\n  ]}}', "a.json")
    assert isinstance(root.value, dict)
    inner = root.value["b"].value
    assert isinstance(inner, dict)
    items = inner["c"].value
    assert isinstance(items, list)
    assert [root.value["a"].place.line, root.value["b"].place.line, inner["c"].place.line, items[0].place.line] == [
        2,
        3,
        4,
        5,
    ]


BAD = [
    ("dấu phẩy thừa trong bảng", '{"a": 1,\n}', ["dòng 2", "dấu phẩy thừa"]),
    ("dấu phẩy thừa trong danh sách", '{"a": [1, ]}', ["dấu phẩy thừa"]),
    ("NaN", '{\n"a": NaN}', ["dòng 2", "NaN", "không phải là số"]),
    ("Infinity", '{"a": -Infinity}', ["-Infinity"]),
    ("khóa lặp", '{"a": 1,\n"a": 2}', ["dòng 2", "đã có ở dòng 1"]),
    ("lồng 10 000 tầng", "[" * 10_000, ["lồng nhau quá 60 tầng"]),
    ("chú thích", '{"a": 1 // x\n}', ["chú thích"]),
    ("nháy đơn", "{'a': 1}", ["nháy kép thẳng"]),
    ("nháy cong", "{“a”: 1}", ["nháy kép thẳng"]),
    ("khóa không nháy", "{a: 1}", ["không hiểu “a”"]),
    ("số 0 đầu", '{"a": 012}', ["không hiểu “012”"]),
    ("số bắt đầu bằng dấu chấm", '{"a": .5}', ["không hiểu “.5”"]),
    ("thiếu phẩy", '{"a": 1\n"b": 2}', ["dòng 2", "thiếu dấu phẩy"]),
    ("thiếu hai chấm", '{"a" 1}', ["thiếu dấu “:”"]),
    ("thiếu giá trị", '{"a": }', ["phải có một giá trị"]),
    ("tệp cụt", '{"a": [1,', ["dừng giữa chừng"]),
    ("thiếu dấu đóng", '{"a": [1', ["thiếu dấu “]”"]),
    ("đóng nhầm", '{"a": [1}', ["đóng bằng “}”"]),
    ("hai tài liệu", '{"a": 1} {"b": 2}', ["đã kết thúc"]),
    ("chuỗi xuống dòng", '{"a": "x\ny"}', ["không đóng nháy kép"]),
    ("thoát lạ", '{"a": "\\x"}', ["\\ lạ"]),
    ("nửa ký tự", '{"a": 1,\n"b": "x\\ud800"}', ["dòng 2", "U+D800"]),
    ("nửa ký tự trong khóa", '{"\\udc00": 1}', ["U+DC00"]),
    ("UTF-16", '{"a": 1}'.encode("utf-16"), ["UTF-16"]),
    ("ký tự điều khiển", '{"a": "\x01"}', ["U+0001"]),
]


@pytest.mark.parametrize(("text", "phrases"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_json_is_explained(text: str | bytes, phrases: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        parse_json(text.encode() if isinstance(text, str) else text, "a.json")
    found = "\n".join(map(str, caught.value.problems))
    for phrase in phrases:
        assert phrase in found


def test_stream_yields_units_one_by_one() -> None:
    data = b'{"don_vi": [{"m": 1}, {"m": 2}], "x": null}'
    assert [(key, plain(node)) for key, node in stream(data, "a")] == [
        ("don_vi", {"m": "1"}),
        ("don_vi", {"m": "2"}),
        ("x", None),
    ]


LEAVES = st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)
TREES = st.dictionaries(
    st.text("abcđ_.12", min_size=1),
    st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3), max_leaves=8),
    max_size=4,
)


@given(TREES, st.booleans(), st.sampled_from([None, 1]))
def test_json_is_read_as_the_standard_library_reads_it(tree: Any, escaped: bool, indent: int | None) -> None:
    assert plain(parse_json(json.dumps(tree, ensure_ascii=escaped, indent=indent).encode(), "a")) == tree


@given(TREES)
def test_json_and_yaml_give_the_same_tree(tree: Any) -> None:
    data = json.dumps(tree, ensure_ascii=False, indent=1).encode()
    assert plain(parse_json(data, "a")) == plain(parse_yaml(data, "a"))
