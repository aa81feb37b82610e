"""Ba đầu vào mẫu: qua cả ba bộ đọc ra cùng một hồ sơ; chữ là NFC; mẫu tổng hợp đúng là do hạt giống sinh ra."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import mau_day_du
import pytest
from convert import FORMATS, convert

from docgen import pipeline
from docgen.model.dossier import Dossier
from docgen.readers.office import load_office
from tools import samples

SAMPLES = Path(__file__).parents[2] / "inputs" / "vi_du"
NAMES = ("binh_phuoc_2022", "tay_ninh_2023", "mau_day_du")
PROVINCES = {"binh_phuoc_2022": "Bình Phước", "tay_ninh_2023": "Tây Ninh", "mau_day_du": "A"}


@cache
def dossier(name: str) -> Dossier:
    return pipeline.read([SAMPLES / name])


def sources(name: str) -> list[Path]:
    return sorted(path for path in (SAMPLES / name).iterdir() if path.suffix in (".yaml", ".xlsx"))


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_every_format_gives_the_same_dossier(name: str, extension: str, tmp_path: Path) -> None:
    expected = dossier(name)
    period = expected.period
    folder = convert(sources(name), tmp_path / name, extension, period.regulation, period.year)
    found = pipeline.read([folder])
    assert found == expected
    assert [str(unit.unit_index) for unit in found.evaluations] == [
        str(unit.unit_index) for unit in expected.evaluations
    ]
    assert len(found.warnings) == len(expected.warnings)


@pytest.mark.parametrize("name", NAMES)
def test_only_one_format_is_committed(name: str) -> None:
    assert len({path.suffix for path in sources(name)}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_document_of_a_sample_is_marked(name: str) -> None:
    assert dossier(name).simulation


@pytest.mark.parametrize("name", NAMES)
def test_office_of_each_sample_is_its_own(name: str) -> None:
    office = load_office(SAMPLES / name)
    assert not office.sample
    assert office.province == PROVINCES[name]


@pytest.mark.parametrize("name", NAMES[:2])
def test_real_provinces_name_no_person(name: str) -> None:
    assert all(head.name is None for unit in dossier(name).evaluations for head in unit.heads)
    assert all(body.signer.name is None for body in load_office(SAMPLES / name).bodies.values())


def test_text_files_are_nfc() -> None:
    for path in SAMPLES.rglob("*"):
        if path.suffix in (".yaml", ".toml", ".md"):
            text = path.read_bytes().decode()
            assert text == unicodedata.normalize("NFC", text), path
            assert "\r" not in text, path


def test_synthetic_files_are_what_the_seed_gives() -> None:
    made = mau_day_du.files()
    assert made == mau_day_du.files()
    folder = SAMPLES / "mau_day_du"
    assert {path.name for path in folder.iterdir()} == set(made)
    for name, data in made.items():
        assert (folder / name).read_bytes() == data, f"{name} đã cũ: chạy python tests/samples/mau_day_du.py"


def test_tay_ninh_workbook_is_what_the_generator_gives(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    samples.write(first)
    samples.write(second)
    assert first.read_bytes() == second.read_bytes()
    assert pipeline.read([first]) == dossier("tay_ninh_2023")
