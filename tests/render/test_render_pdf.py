"""PDF qua LibreOffice: nhiều tệp một lần, hết giờ thì dừng cả cây tiến trình, không để lại PDF dở."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from render_kit import fill, word_file

from docgen.errors import MissingProgramError, OutputError, UsageError
from docgen.render import pdf


def to_pdf(files: Sequence[Path], outdir: Path, timeout: float) -> list[Path]:
    """PDF của từng tệp, ngay trong `outdir`, tên như tệp .docx."""
    return pdf.convert([(file, outdir / f"{file.stem}.pdf") for file in files], timeout)


def fake_office(folder: Path, body: str) -> None:
    """Chương trình mang tên soffice đặt trước trong PATH."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport os, subprocess, sys, time\n{body}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def test_missing_program_tells_how_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError, match=r"Cài LibreOffice"):
        to_pdf([tmp_path / "a.docx"], tmp_path, 1)


def test_two_files_of_one_name_are_refused(tmp_path: Path, office: Path) -> None:
    fake_office(office, "")
    with pytest.raises(UsageError, match="cùng tên"):
        to_pdf([tmp_path / "a" / "x.docx", tmp_path / "b" / "X.docx"], tmp_path, 1)


def test_real_conversion_of_several_files(tmp_path: Path) -> None:
    sources = []
    for number in range(2):
        source = tmp_path / f"quyết định {number}.docx"
        source.write_bytes(fill(word_file(tmp_path / "m.docx", "Ông {{ ho_ten }}")))
        sources.append(source)
    made = to_pdf(sources, tmp_path / "pdf", 120)
    assert [path.name for path in made] == ["quyết định 0.pdf", "quyết định 1.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF-") for path in made)
    assert sorted(path.name for path in (tmp_path / "pdf").iterdir()) == ["quyết định 0.pdf", "quyết định 1.pdf"]


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


def test_hanging_program_is_ended_with_its_children(tmp_path: Path, office: Path) -> None:
    note = tmp_path / "pid"
    fake_office(
        office,
        f"child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(note)!r}, 'a').write(f'{{os.getpid()}} {{child.pid}} ')\ntime.sleep(60)",
    )
    source = word_file(tmp_path / "a.docx", "x")
    started = time.monotonic()
    with pytest.raises(OutputError, match=r"a\.docx"):
        to_pdf([source], tmp_path / "pdf", 1)
    assert time.monotonic() - started < 20
    pids = [int(pid) for pid in note.read_text(encoding="utf-8").split()]
    assert len(pids) == 4
    deadline = time.monotonic() + 5
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, pids))
    assert not (tmp_path / "pdf").exists()


def test_failed_file_is_tried_once_more(tmp_path: Path, office: Path) -> None:
    note = tmp_path / "lan"
    fake_office(
        office,
        f"note = {str(note)!r}\n"
        "first = not os.path.exists(note)\n"
        "open(note, 'a').write('x')\n"
        "out = sys.argv[sys.argv.index('--outdir') + 1]\n"
        "os.makedirs(out, exist_ok=True)\n"
        "for name in sys.argv[sys.argv.index('--outdir') + 2:]:\n"
        "    stem = os.path.splitext(os.path.basename(name))[0]\n"
        "    data = b'%PDF-1.7 do dang' if first and stem == '0001' else b'%PDF-1.7\\n%%EOF\\n'\n"
        "    open(os.path.join(out, stem + '.pdf'), 'wb').write(data)\n",
    )
    sources = [word_file(tmp_path / f"{name}.docx", "x") for name in "abc"]
    made = to_pdf(sources, tmp_path / "pdf", 10)
    assert note.read_text(encoding="utf-8") == "xx"
    assert [path.read_bytes() for path in made] == [b"%PDF-1.7\n%%EOF\n"] * 3


def test_partial_pdf_is_never_delivered(tmp_path: Path, office: Path) -> None:
    fake_office(
        office,
        "out = sys.argv[sys.argv.index('--outdir') + 1]\n"
        "os.makedirs(out, exist_ok=True)\n"
        "open(os.path.join(out, '0000.pdf'), 'wb').write(b'%PDF-1.7 do dang')",
    )
    with pytest.raises(OutputError, match="1 tệp"):
        to_pdf([word_file(tmp_path / "a.docx", "x")], tmp_path / "pdf", 10)
    assert not (tmp_path / "pdf").exists()
