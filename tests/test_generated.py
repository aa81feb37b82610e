"""Tệp được sinh: trùng với tệp trong kho, và sinh hai lần cho cùng byte."""

from __future__ import annotations

import pytest

from tools import generate

MADE = generate.outputs()


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.relative_to(generate.ROOT).as_posix())
def test_committed_file_is_what_the_generator_makes(path):
    assert path.read_bytes() == MADE[path], "chạy: python -m tools.generate"


def test_generating_twice_gives_the_same_bytes():
    assert generate.outputs() == MADE
