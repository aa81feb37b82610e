"""Tệp lớn được nhiều tiến trình cùng giải nghĩa: hồ sơ, cảnh báo, lời báo lỗi như khi đọc lần lượt."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path
from unicodedata import normalize

import pytest

from docgen import readers
from docgen.batch.pools import Here, Pool, Processes, spreading
from docgen.errors import InputError
from docgen.model.dossier import Dossier
from docgen.model.roll import BUNDLE, Roll
from docgen.readers.decoding import Decoded, Task, decode
from docgen.regulations.load import load
from docgen.tree.yaml_outline import outline

HEAD = """\
# số liệu giả định
ky_danh_gia: {nam_danh_gia: 2022, quy_dinh: bp-34-2020, ngay_danh_gia: 2023-06-01}
van_ban_cong_bo:
  chi_so_don_vi: {so_ky_hieu: 25/QĐ-UBND, ngay_ban_hanh: 2023-02-08, co_quan_ban_hanh: Chủ tịch UBND tỉnh A}
"""
UNIT = """\
- ma_don_vi: dv_{number}
  ten_don_vi: Đơn vị {number}
  loai_don_vi: so_ban_nganh
  co_quan_dieu_11: khong
  chi_so_don_vi: "6{digit}.5"

  # chú thích giữa chừng
  nguoi_dung_dau: {{ho_ten: Nguyễn Văn A, gioi_tinh: nam, chuc_vu: Giám đốc}}
  giai_trinh: >-
    Chậm do thay đổi
    - không phải một đơn vị
  tieu_chi: {{mac_dinh: dat}}
"""
COUNT = 2 * BUNDLE + 5


def units(count: int = COUNT, indent: str = "") -> str:
    text = "".join(UNIT.format(number=number, digit=number % 10) for number in range(count))
    return "".join(f"{indent}{line}" if line.strip() else line for line in text.splitlines(keepends=True))


@pytest.fixture(autouse=True)
def _any_size_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_LARGE", 0)


class Counted:
    """Rải việc thật qua một nơi làm việc, đếm xấp đã giải nghĩa được và xấp phải bỏ."""

    def __init__(self, pool: Pool) -> None:
        self._spread = spreading(pool)
        self.decoded = 0
        self.given_up = 0

    def __call__(self, work: object, tasks: Iterable[Task]) -> Iterator[Decoded | None]:
        for found in self._spread(decode, tasks):
            self.decoded += found is not None
            self.given_up += found is None
            yield found


def read_both(tmp_path: Path, *texts: str) -> tuple[Dossier, Dossier, Counted]:
    """Đọc rải rồi đọc lần lượt."""
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"{number}.yaml")
        paths[-1].write_bytes(text.encode())
    counted = Counted(Here())
    return readers.read(paths, load, counted), readers.read(paths, load), counted


def same(spread: Dossier, in_turn: Dossier) -> None:
    assert list(spread.evaluations) == list(in_turn.evaluations)
    assert [one.places for one in spread.evaluations] == [one.places for one in in_turn.evaluations]
    assert spread.warnings == in_turn.warnings
    assert spread.places == in_turn.places
    assert (spread.period, spread.publications, spread.issued) == (
        in_turn.period,
        in_turn.publications,
        in_turn.issued,
    )


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("tail", ["", "# hết\n", "chi_so_linh_vuc: {the_che: '75.40'}\n"])
def test_same_dossier_as_reading_in_turn(tmp_path: Path, indent: str, tail: str) -> None:
    spread, in_turn, counted = read_both(tmp_path, f"{HEAD}don_vi: # các đơn vị\n{units(indent=indent)}{tail}")
    assert counted.decoded == 3
    same(spread, in_turn)
    assert isinstance(spread.evaluations, Roll)
    assert spread.evaluations[-1] == in_turn.evaluations[-1]
    assert spread.evaluations[BUNDLE : BUNDLE + 2] == in_turn.evaluations[BUNDLE : BUNDLE + 2]


def test_windows_line_ends(tmp_path: Path) -> None:
    text = f"{HEAD}don_vi:\n{units()}".replace("\n", "\r\n")
    spread, in_turn, counted = read_both(tmp_path, text)
    assert counted.decoded == 3
    same(spread, in_turn)


def test_two_files_and_a_file_of_units_alone(tmp_path: Path) -> None:
    other = units(7).replace("dv_", "khac_")
    spread, in_turn, counted = read_both(tmp_path, f"{HEAD}don_vi:\n{units()}", f"don_vi:\n{other}")
    assert counted.decoded == 4
    same(spread, in_turn)
    assert len(spread.evaluations) == COUNT + 7


@pytest.mark.parametrize("period_in_second", [False, True])
def test_warnings_keep_the_order_of_the_files(tmp_path: Path, period_in_second: bool) -> None:
    """Phần chung của mọi tệp được đọc trước các đơn vị; điều phải nhắc vẫn ra theo tệp, kể cả lúc tìm tệp."""
    folder = tmp_path / "vao"
    folder.mkdir()
    first = f"don_vi:\n{units().replace('Đơn vị 3', normalize('NFD', 'Đơn vị 3'), 1)}"
    head = HEAD.replace("Chủ tịch UBND tỉnh A", normalize("NFD", "Chủ tịch UBND tỉnh A"))
    second = f"don_vi:\n{units(7).replace('dv_', 'khac_')}"
    texts = (first, f"{head}{second}") if period_in_second else (f"{HEAD}{first}", f"{head}{second}")
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_bytes(text.encode())
    (folder / "~$so.xlsx").touch()
    counted = Counted(Here())
    spread, in_turn = readers.read([folder], load, counted), readers.read([folder], load)
    assert counted.decoded == 4
    same(spread, in_turn)
    files = [warning.place.file for warning in spread.warnings]
    assert files == sorted(files, key=["~$so.xlsx", "0.yaml", "1.yaml"].index)
    assert set(files) == {"~$so.xlsx", "0.yaml", "1.yaml"}


def test_real_processes(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{HEAD}don_vi:\n{units()}", encoding="utf-8")
    with closing(Processes(2)) as pool:
        counted = Counted(pool)
        spread = readers.read([path], load, counted)
    assert counted.decoded == 3
    same(spread, readers.read([path], load))


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL, SIGSTOP chỉ có trên POSIX")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSTOP], ids=["chết", "treo"])
def test_lost_workers_mean_reading_in_turn(tmp_path: Path, sent: signal.Signals) -> None:
    """Tiến trình con chết hay treo giữa lúc đọc: đọc lần lượt, và nơi làm việc dùng tiếp được để lập văn bản."""
    path = tmp_path / "a.yaml"
    path.write_text(f"{HEAD}don_vi:\n{units()}", encoding="utf-8")
    struck: list[int] = []

    def strike(tasks: Iterable[Task]) -> Iterator[Task]:
        for child in active_children():
            assert child.pid is not None
            os.kill(child.pid, sent)
            struck.append(child.pid)
        yield from tasks

    with closing(Processes(2, limit=3)) as pool:
        found = readers.read([path], load, lambda work, tasks: spreading(pool)(work, strike(tasks)))
        same(found, readers.read([path], load))
        assert len(struck) == 2
        assert not {child.pid for child in active_children()} & set(struck)
        assert pool.open().submit(len, "hai").result(60) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dv_70\n", "dv_3\n"),  # mã trùng, ở hai xấp khác nhau
        ('chi_so_don_vi: "63.5"', 'chi_so_don_vi: "9O"'),
        ("loai_don_vi: so_ban_nganh", "loai_don_vi: la"),
        ("Đơn vị 64\n", "[Đơn,\n- vị 64]\n"),
        ("Đơn vị 5\n", "Đơn: vị: 5\n"),
        ("Đơn vị 5\n", "Đơn\x07 vị 5\n"),
        ("ngay_danh_gia: 2023-06-01", "ngay_danh_gia: 2023-13-01"),
        ("nam_danh_gia: 2022", "nam_danh_gia: 2019"),
    ],
)
def test_what_is_wrong_is_said_as_when_reading_in_turn(tmp_path: Path, old: str, new: str) -> None:
    text = f"{HEAD}don_vi:\n{units()}"
    assert old in text
    path = tmp_path / "a.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as in_turn:
        readers.read([path], load)
    with pytest.raises(InputError) as spread:
        readers.read([path], load, Counted(Here()))
    assert str(spread.value) == str(in_turn.value)


def test_a_dash_inside_quotes_is_no_unit(tmp_path: Path) -> None:
    """Gạch đầu dòng trong nháy kép, đúng cột của đơn vị: libyaml nhận, nên xấp bị cắt hở và cả tệp được đọc lại."""
    text = units().replace("Đơn vị 63\n", '"Đơn\n- vị 63"\n')
    spread, in_turn, counted = read_both(tmp_path, f"{HEAD}don_vi:\n{text}")
    assert counted.given_up == 1
    same(spread, in_turn)
    assert [one.unit_name for one in spread.evaluations if one.unit == "dv_63"] == ["Đơn - vị 63"]


@pytest.mark.parametrize(
    "text",
    [
        "don_vi: [{ma_don_vi: a}]\n",
        "don_vi: []\n",
        "don_vi:\n  a: 1\n",
        "---\ndon_vi:\n- ma_don_vi: a\n",
        "\ufeffdon_vi:\n- ma_don_vi: a\n",
        "don_vi:\n- ma_don_vi: a\nlạ\n",
        "don_vi:\n- ma_don_vi: a\ndon_vi:\n- ma_don_vi: b\n",
        "ky_danh_gia: {}\n",
        "",
    ],
)
def test_other_ways_of_writing_are_not_cut(text: str) -> None:
    assert outline(io.BytesIO(text.encode()), 2) is None


def test_lines_of_a_bundle_keep_their_numbers() -> None:
    text = "a: 1\ndon_vi:\n- b: 1\n  c: 2\n- b: 2\n- b: 3\nd: 4\n"
    found = outline(io.BytesIO(text.encode()), 2)
    assert found is not None
    assert found.head == b"a: 1\ndon_vi:\n\n\n\n\nd: 4\n"
    bundles = list(found.bundles(io.BytesIO(text.encode())))
    assert [(one.data, one.first_line) for one in bundles] == [
        (b"don_vi:\n- b: 1\n  c: 2\n- b: 2\n", 2),
        (b"don_vi:\n- b: 3\n", 5),
    ]
