"""Những thứ đổi quanh mẻ: mẫu, quy định, phiên bản, đồng hồ, luồng ra, cỡ mẻ; kết quả không được đổi theo ngầm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from batch_factory import YEAR, Office, draft, read_records, write_template
from child_runs import environment
from fault_factory import differing, tree
from poison import deadly, harmless

import docgen
from docgen.batch import binder
from docgen.batch import build as building
from docgen.batch.build import Settings, build
from docgen.batch.identity import sha256
from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry
from docgen.errors import ExitCode
from docgen.pipeline import Setup

SAMPLE = Path(__file__).parents[2] / "inputs" / "vi_du" / "mau_day_du"
"""Hồ sơ mẫu, số liệu giả định."""
ITEMS = [draft("so_a"), draft("so_b"), draft("so_c")]


@pytest.mark.parametrize(
    "jobs",
    [
        1,
        pytest.param(
            2,
            marks=pytest.mark.skipif(
                os.name == "nt", reason="văn bản độc tự giết tiến trình bằng SIGKILL, Windows không có"
            ),
        ),
    ],
)
def test_template_changed_during_the_run(office: Office, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    """Mẫu đổi giữa mẻ: mỗi dòng ghi đúng mẫu đã dùng, nên lần sau lập lại bằng mẫu mới những văn bản dùng mẫu cũ.

    Nơi lập giữ mẫu đã nạp; văn bản thứ chín giết tiến trình con, đội dựng lại thì nạp mẫu mới.
    """
    monkeypatch.setattr(binder, "GROUP", 1)
    monkeypatch.setattr(building, "_BUNDLE", 1)
    items = [(deadly if number == 8 and jobs == 2 else harmless)(draft(f"so_{number:02}")) for number in range(16)]
    headings = {sha256(write_template(office.workspace, heading=text).read_bytes()): text for text in ("MỚI", "CŨ")}
    told: list[Entry] = []

    def notify(entry: Entry) -> None:
        told.append(entry)
        if len(told) == 2:
            write_template(office.workspace, heading="MỚI")

    office.build(*items, jobs=jobs, notify=notify)
    used = []
    for record in read_records(office.manifest).values():
        if record.status is Outcome.WRITTEN:
            used.append(headings[str(record.template_sha256)])
            assert docx.Document(str(office.path(record.name))).paragraphs[0].text == used[-1]
    assert used[:2] == ["CŨ", "CŨ"]
    assert used[-2:] == (["CŨ", "CŨ"] if jobs == 1 else ["MỚI", "MỚI"])
    again = [harmless(item) for item in items]
    report = office.build(*again)
    assert report.total(Outcome.WRITTEN) == used.count("CŨ") + 16 - len(used)
    assert office.status("so_00") == (Outcome.WRITTEN, "mẫu Word đã đổi")
    fresh = Office(office.out.parent / "moi")
    shutil.copytree(office.workspace, fresh.workspace, dirs_exist_ok=True)
    fresh.build(*again)
    assert documents(office) == documents(fresh)


def documents(office: Office) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in office.year.rglob("*.docx")}


def test_regulation_edited_by_hand_is_the_reason(office: Office) -> None:
    office.build(*ITEMS)
    settings = Settings(office.out, YEAR, "bp-34-2020", Setup("băm khác", office.workspace))
    assert build(ITEMS, settings).total(Outcome.UNCHANGED) == 3
    assert office.status("so_a") == (Outcome.UNCHANGED, "quy định áp dụng đã đổi, nhưng văn bản không đổi")


def test_new_version_of_docgen_is_the_reason(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.build(*ITEMS)
    monkeypatch.setattr(docgen, "__version__", "99.0")
    assert office.build(*ITEMS).total(Outcome.UNCHANGED) == 3
    assert office.status("so_a") == (Outcome.UNCHANGED, "phiên bản docgen đã đổi, nhưng văn bản không đổi")


@pytest.mark.parametrize("moment", [0, 4_102_444_800], ids=["năm 1970", "năm 2100"])
def test_clock_of_the_files_decides_nothing(office: Office, moment: int) -> None:
    office.build(*ITEMS)
    for path in [*office.year.rglob("*"), *office.workspace.rglob("*")]:
        os.utime(path, (moment, moment))
    before = office.state()
    assert office.build(*ITEMS).total(Outcome.UNCHANGED) == 3
    assert office.state() == before


def command(out: Path, *, shell: str, inputs: Path = SAMPLE, **variables: str) -> int:
    """`docgen build` thật, luồng ra do `shell` nối; mã thoát."""
    kinds = "--kind to_trinh_xep_loai_huyen --kind cong_van_xin_y_kien --kind to_trinh_dieu_chuyen"
    text = f"set -o pipefail; {sys.executable} -m docgen build {inputs} -o {out} --jobs 1 {kinds} {shell}"
    env = {**environment(), **variables}
    return subprocess.run(["bash", "-c", text], env=env, timeout=120, check=False).returncode


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, dict[str, bytes]]:
    """Mã thoát và kết quả khi mọi thứ bình thường."""
    out = tmp_path_factory.mktemp("thuong")
    code = command(out, shell=">/dev/null 2>&1", TZ="Asia/Ho_Chi_Minh")
    made = tree(out)
    assert len(made) > 5
    return code, made


@pytest.mark.skipif(os.name == "nt", reason="nối luồng ra bằng bash")
@pytest.mark.parametrize(
    ("shell", "variables"),
    [
        ("2>&1 | :", {}),
        ("2>&1 | head -n 1 >/dev/null", {}),
        (">&- 2>&-", {}),
        (">/dev/null 2>&1", {"PYTHONIOENCODING": "cp1258", "TZ": "America/Los_Angeles"}),
        (">/dev/null 2>&1", {"LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Pacific/Kiritimati"}),
    ],
    ids=[
        "ống đóng ngay",
        "ống đóng sau một dòng",
        "không có luồng ra",
        "cp1258",
        "ASCII, múi giờ khác",
    ],
)
def test_streams_and_time_zones_change_no_byte(
    usual: tuple[int, dict[str, bytes]], tmp_path: Path, shell: str, variables: dict[str, str]
) -> None:
    code, expected = usual
    found = command(tmp_path / "ra", shell=shell, **variables)
    assert differing(tree(tmp_path / "ra"), expected) == []
    assert found == code


@pytest.fixture
def refused_template(tmp_path: Path) -> Path:
    """Hồ sơ mẫu ở một nơi làm việc mà mẫu Word riêng bị từ chối."""
    workspace = tmp_path / "noi_lam_viec"
    shutil.copytree(SAMPLE, workspace)
    write_template(workspace, "to_trinh_xep_loai_huyen", broken="{{ truong_khong_co }}")
    return workspace


@pytest.mark.skipif(os.name == "nt", reason="nối luồng ra bằng bash")
@pytest.mark.parametrize("shell", [">/dev/null 2>&1", "2>&1 | :", "2>&1 >/dev/null | :", "| :"])
def test_exit_code_of_a_failure_is_kept_when_nobody_listens(tmp_path: Path, refused_template: Path, shell: str) -> None:
    assert command(tmp_path / "ra", shell=shell, inputs=tmp_path / "khong_co") == ExitCode.INPUT
    assert command(tmp_path / "ra", shell=shell, inputs=refused_template) == ExitCode.TEMPLATE
    assert command(tmp_path / "ra", shell=f"--kind la {shell}") == ExitCode.USAGE
    assert command(tmp_path / "ra", shell=f"--la {shell}") == ExitCode.USAGE


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="đỉnh bộ nhớ đọc từ /proc")
def test_memory_does_not_grow_with_the_batch(tmp_path: Path) -> None:
    """Mười lần nhiều văn bản hơn mà bộ nhớ của tiến trình lớn nhất chỉ hơn vài chục MB."""
    peaks = []
    for count in (2_000, 20_000):
        office = Office(tmp_path / str(count))
        child = Path(__file__).with_name("fault_child.py")
        arguments = [sys.executable, str(child), str(office.out.parent), str(count), "--refusals"]
        done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, env=environment(), check=True)
        (peak,) = (line.split()[1] for line in done.stdout.splitlines() if line.startswith("VmHWM:"))
        peaks.append(int(peak) / 1024)
    assert peaks[1] - peaks[0] < 40
