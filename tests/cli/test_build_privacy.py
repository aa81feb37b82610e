"""Chuyện riêng của một người (khoản 4, Điều 15) nằm trong văn bản của người ấy, không ở sổ hay màn hình."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_factory import ROOT, spawn, unit, write_input

from docgen import pipeline
from docgen.cli.console import border
from docgen.errors import ExitCode
from docgen.model.dossier import Dossier

SAMPLE = ROOT / "inputs" / "vi_du" / "mau_day_du"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return pipeline.read([SAMPLE])


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Những gì một lần lập trọn hồ sơ mẫu viết ra ngoài các văn bản."""
    out = tmp_path_factory.mktemp("ra")
    built, checked = spawn("build", SAMPLE, "-o", out), spawn("verify", out)
    assert (built.returncode, checked.returncode) == (0, 0)
    screens = b"".join(one for done in (built, checked) for one in (done.stdout, done.stderr))
    manifest = (out / "2022" / "manifest.jsonl").read_text(encoding="utf-8")
    return {"sổ": manifest, "màn hình": screens.decode("utf-8")}


def grounds(dossier: Dossier) -> Iterator[str]:
    """Nội dung, số ký hiệu của mọi căn cứ khoản 4 và mọi kết luận theo Điều 15 trong hồ sơ."""
    for one in dossier.evaluations:
        for event in one.events:
            yield from (event.content, event.document.number)
        for case in one.misconduct:
            yield from (case.content, case.conclusion.number)


@pytest.mark.parametrize("where", ["sổ", "màn hình"])
def test_no_personal_ground_outside_the_documents(dossier: Dossier, told: dict[str, str], where: str) -> None:
    private = list(grounds(dossier))
    assert len(private) >= 14
    text = told[where].casefold()
    assert len(text) > 2_000
    assert [words for words in private if words.casefold() in text] == []
    assert [words for words in ("khoản 4", "Điều 15", "suy thoái", "kỷ luật", "khiển trách") if words in text] == []
    names = {head.name for one in dossier.evaluations for head in one.heads if head.name}
    assert [name for name in names if name.casefold() in text] == []


def test_points_are_nowhere_in_the_manifest(dossier: Dossier, told: dict[str, str]) -> None:
    points = {event.point for one in dossier.evaluations for event in one.events}
    assert {"a", "đ"} <= points
    assert re.findall(rf"\b(?:điểm |4\.)[{''.join(points)}]\b", told["sổ"]) == []


def test_crash_log_may_quote_the_dossier_so_only_its_owner_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    old = os.umask(0)
    try:

        def command() -> None:
            raise KeyError("chữ của hồ sơ")

        assert border.guarded(command) is ExitCode.FINDINGS
    finally:
        os.umask(old)
    (log,) = tmp_path.glob("docgen_loi_*.log")
    if os.name != "nt":
        assert log.stat().st_mode & 0o077 == 0
    errors = capsys.readouterr().err
    assert "chữ của hồ sơ" not in errors
    assert "xem lại trước khi gửi: nó có thể trích dữ liệu đầu vào" in errors
    assert "trích dữ liệu đầu vào" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_input_error_does_not_reach_a_file(tmp_path: Path) -> None:
    """Lỗi đầu vào trích chữ để người nhập sửa, nhưng chỉ trên màn hình."""
    source = write_input(tmp_path / "vao", unit("so_a", "Sở A", index='"9O"'))
    done = spawn("build", source, "-o", tmp_path / "ra", TMPDIR=str(tmp_path))
    assert done.returncode == ExitCode.INPUT
    assert "9O" in done.stderr.decode("utf-8")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [source]
