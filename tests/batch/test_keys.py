"""Các khóa của một mẻ nằm ngoài bộ nhớ: như một dict, xếp như `sorted`, ổ đĩa tạm đầy thì có lời."""

from __future__ import annotations

import tracemalloc
from random import Random

import pytest

from docgen.batch.keys import Keys
from docgen.errors import OutputError


def test_keys_behave_as_a_dict_in_the_order_of_sorted() -> None:
    random, keys, plain = Random("khóa"), Keys(), dict[str, int]()
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯ_/-0129\ue001😀"
    for _ in range(3000):
        key = "".join(random.choices(letters, k=random.randint(1, 3)))
        match random.randrange(4):
            case 0:
                assert keys.add(key) == (key not in plain)
                plain.setdefault(key, 0)
            case 1:
                keys.put(key, number := random.randrange(1 << 50))
                plain[key] = number
            case 2:
                assert keys.drop(key) == (plain.pop(key, None) is not None)
            case _:
                assert keys.get(key) == plain.get(key)
                assert (key in keys) == (key in plain)
    more = {"xã": 1, "huyện": 2, next(iter(plain)): 3}
    keys.put_all(more.items())
    plain.update(more)
    assert len(keys) == len(plain)
    assert list(keys) == sorted(plain)
    assert dict(keys.items()) == plain


def test_a_key_that_is_no_text_is_simply_unknown() -> None:
    assert Keys().get("so_\ud800") is None


def test_a_full_temporary_disk_is_told() -> None:
    keys = Keys()
    keys._database.execute("PRAGMA max_page_count = 4")
    with pytest.raises(OutputError, match="thư mục tạm"):
        any(not keys.add(f"quyet_dinh_xep_loai_ca_nhan/xa_{number}") for number in range(10_000))


def test_python_holds_nothing_of_the_keys() -> None:
    keys = Keys()
    tracemalloc.start()
    for number in range(20_000):
        keys.add(f"quyet_dinh_xep_loai_ca_nhan/xa_{number}")
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 200_000
