"""PDF qua LibreOffice: nhiều tệp một lần, hết giờ thì dừng cả cây tiến trình, không để lại PDF dở."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
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


def gone(note: Path) -> None:
    """Mọi tiến trình ghi số hiệu trong `note` đã hết."""
    pids = [int(pid) for pid in note.read_text(encoding="utf-8").split()]
    assert pids
    deadline = time.monotonic() + 5
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, pids))


def test_hanging_program_is_ended_with_its_children(tmp_path: Path, office: Path) -> None:
    note = tmp_path / "pid"
    fake_office(
        office,
        f"child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(note)!r}, 'a').write(f'{{os.getpid()}} {{child.pid}} ')\ntime.sleep(60)",
    )
    source = word_file(tmp_path / "a.docx", "x")
    started = time.monotonic()
    with pytest.raises(OutputError, match="không chuyển nổi cả một tệp thử"):
        to_pdf([source], tmp_path / "pdf", 1)
    assert time.monotonic() - started < 20
    pids = [int(pid) for pid in note.read_text(encoding="utf-8").split()]
    assert len(pids) == 4
    gone(note)
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
    with pytest.raises(OutputError, match="không chuyển nổi"):
        to_pdf([word_file(tmp_path / "a.docx", "x")], tmp_path / "pdf", 10)
    assert not (tmp_path / "pdf").exists()


FAKE_PDF = """\
out = sys.argv[sys.argv.index('--outdir') + 1]
os.makedirs(out, exist_ok=True)
for name in sys.argv[sys.argv.index('--outdir') + 2:]:
    stem = os.path.splitext(os.path.basename(name))[0]
    text = open(name, 'rb').read()
    {each}
    open(os.path.join(out, stem + '.pdf'), 'wb').write(b'%PDF-1.7\\n%%EOF\\n')
"""


def converting(each: str) -> str:
    """soffice giả ra PDF cho mọi tệp; `each` là việc làm trước mỗi tệp, với `text` là nội dung tệp ấy."""
    return FAKE_PDF.replace("{each}", each)


def sources(folder: Path, *contents: str) -> list[Path]:
    """Tệp đầu vào cho soffice giả: nội dung nói nó phải cư xử ra sao."""
    made = [folder / f"{number:02}.docx" for number in range(len(contents))]
    for path, content in zip(made, contents, strict=True):
        path.write_text(content, encoding="utf-8")
    return made


@pytest.mark.parametrize(
    "each",
    [
        "if text == b'xau': time.sleep(60)",
        "if text == b'xau': os.kill(os.getpid(), 19)",
        "if text == b'xau': os.kill(os.getpid(), 9)",
        "if text == b'xau': sys.exit(1)",
        "if text == b'xau': continue",
        "if text == b'xau': open(os.path.join(out, stem + '.pdf'), 'wb').write(b'%PDF-1.7 do dang'); continue",
        "if text == b'xau': sys.stderr.write('x' * 1_000_000); continue",
    ],
    ids=["treo", "SIGSTOP", "SIGKILL", "thoát 1", "thoát 0 không có PDF", "PDF dở", "kêu đầy stderr, thoát 0"],
)
def test_one_bad_file_does_not_take_the_others_down(tmp_path: Path, office: Path, each: str) -> None:
    fake_office(office, converting(each))
    files = sources(tmp_path, *["lanh"] * 3, "xau", *["lanh"] * 20, "xau", "lanh")
    with pytest.raises(OutputError) as caught:
        to_pdf(files, tmp_path / "pdf", 1)
    told = str(caught.value)
    assert f"2 trong 26 tệp sang PDF, dù đã thử lại từng tệp: {files[3]}, {files[24]}." in told
    made = sorted(path.name for path in (tmp_path / "pdf").iterdir())
    assert made == [f"{number:02}.pdf" for number in range(26) if number not in (3, 24)]


def test_time_limit_is_for_silence_not_for_the_whole_call(tmp_path: Path, office: Path) -> None:
    """Năm tệp, mỗi tệp nửa hạn giờ: không tệp nào bị coi là treo, và LibreOffice chỉ được gọi một lần."""
    note = tmp_path / "lan"
    fake_office(office, f"open({str(note)!r}, 'a').write('x')\n" + converting("time.sleep(0.5)"))
    made = to_pdf(sources(tmp_path, *["lanh"] * 5), tmp_path / "pdf", 1)
    assert [path.name for path in made] == [f"{number:02}.pdf" for number in range(5)]
    assert note.read_text(encoding="utf-8") == "x"


def test_broken_program_is_found_out_by_one_probe(tmp_path: Path, office: Path) -> None:
    note = tmp_path / "lan"
    fake_office(office, f"open({str(note)!r}, 'a').write('x')\nsys.stderr.write('loi')")
    with pytest.raises(OutputError, match="không chuyển nổi cả một tệp thử") as caught:
        to_pdf(sources(tmp_path, *["lanh"] * 5), tmp_path / "pdf", 10)
    assert str(office / "soffice") in str(caught.value)
    assert note.read_text(encoding="utf-8") == "xx"
    assert not (tmp_path / "pdf").exists()


def test_only_file_being_bad_is_not_blamed_on_the_program(tmp_path: Path, office: Path) -> None:
    fake_office(office, converting("if text == b'xau': continue"))
    with pytest.raises(OutputError, match="1 trong 1 tệp"):
        to_pdf(sources(tmp_path, "xau"), tmp_path / "pdf", 10)


def test_order_of_output_is_order_of_input_with_two_at_a_time(
    tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    log = tmp_path / "log"
    fake_office(
        office,
        f"open({str(log)!r}, 'a').write('mo ')\n"
        "first = open(sys.argv[sys.argv.index('--outdir') + 2], 'rb').read() == b'cham'\n"
        # Nhóm đầu chỉ xong sau khi nhóm hai đã mở: hai nhóm phải chạy cùng lúc.
        f"while first and open({str(log)!r}).read().count('mo') < 2: time.sleep(0.01)\n" + converting("pass"),
    )
    files = sources(tmp_path, "cham", *["lanh"] * 19)
    made = to_pdf(list(reversed(files[10:])) + files[:10], tmp_path / "pdf", 30)
    assert [path.stem for path in made] == [f"{number:02}" for number in (*range(19, 9, -1), *range(10))]


def test_one_core_means_one_at_a_time(tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    lock = tmp_path / "khoa"
    fake_office(office, f"os.mkdir({str(lock)!r})\n" + converting("time.sleep(0.01)") + f"os.rmdir({str(lock)!r})")
    assert len(to_pdf(sources(tmp_path, *["lanh"] * 120), tmp_path / "pdf", 30)) == 120


def test_children_of_a_shell_that_died_are_ended(tmp_path: Path, office: Path) -> None:
    """soffice chỉ là vỏ: vỏ chết mà ruột còn chạy thì ruột cũng phải dừng."""
    note = tmp_path / "pid"
    fake_office(
        office,
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(note)!r}, 'a').write(f'{{child.pid}} ')\n" + converting("pass"),
    )
    assert len(to_pdf(sources(tmp_path, "lanh"), tmp_path / "pdf", 10)) == 1
    gone(note)


def test_interrupt_ends_both_programs_and_keeps_what_is_whole(
    tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    note = tmp_path / "pid"
    fake_office(
        office,
        f"open({str(note)!r}, 'a').write(f'{{os.getpid()}} ')\n"
        + converting(
            "if text == b'xau':\n"
            f"        while len(open({str(note)!r}).read().split()) < 2: time.sleep(0.01)\n"
            f"        os.kill({os.getpid()}, 2); time.sleep(60)"
        ),
    )
    files = sources(tmp_path, "lanh", "xau", *["lanh"] * 7, *["xau"] * 8)
    with pytest.raises(KeyboardInterrupt):
        to_pdf(files, tmp_path / "pdf", 60)
    gone(note)
    assert [path.name for path in (tmp_path / "pdf").iterdir()] == ["00.pdf"]


def test_two_real_runs_at_once_do_not_share_a_profile(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(fill(word_file(tmp_path / "m.docx", "Ông {{ ho_ten }}")))
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(to_pdf, [source], tmp_path / name, 120) for name in ("mot", "hai")]
        assert [run.result()[0].read_bytes()[:5] for run in runs] == [b"%PDF-"] * 2


def test_profile_of_the_user_is_neither_needed_nor_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lần mở đầu tiên trên máy, nhà chỉ đọc, hồ sơ của LibreOffice không có: vẫn ra PDF."""
    home = tmp_path / "nha"
    home.mkdir(mode=0o500)
    monkeypatch.setenv("HOME", str(home))
    source = tmp_path / "a.docx"
    source.write_bytes(fill(word_file(tmp_path / "m.docx", "Ông {{ ho_ten }}")))
    assert to_pdf([source], tmp_path / "pdf", 120)[0].read_bytes().startswith(b"%PDF-")
    assert not (home / ".config" / "libreoffice").exists()


def test_real_program_killed_half_way_is_called_again(tmp_path: Path, office: Path) -> None:
    """LibreOffice thật, lần gọi đầu bị giết ngay khi PDF đầu tiên vừa hiện: mọi tệp vẫn thành PDF."""
    real = shutil.which("soffice", path=os.environ["PATH"].partition(os.pathsep)[2])
    assert real is not None
    note = tmp_path / "lan"
    fake_office(
        office,
        f"first = not os.path.exists({str(note)!r})\n"
        f"open({str(note)!r}, 'a').write('x')\n"
        f"child = subprocess.Popen([{real!r}, *sys.argv[1:]])\n"
        "out = sys.argv[sys.argv.index('--outdir') + 1]\n"
        "while first and child.poll() is None and not (os.path.isdir(out) and os.listdir(out)): time.sleep(0.005)\n"
        "if first: os.killpg(0, 9)\n"
        "child.wait()",
    )
    data = fill(word_file(tmp_path / "m.docx", "Ông {{ ho_ten }}"))
    files = [tmp_path / f"{number}.docx" for number in range(2)]
    for file in files:
        file.write_bytes(data)
    made = to_pdf(files, tmp_path / "pdf", 120)
    assert [path.name for path in made] == ["0.pdf", "1.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF-") for path in made)
    assert len(note.read_text(encoding="utf-8")) > 1
