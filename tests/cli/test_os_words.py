"""Lời của hệ điều hành là tiếng Anh: mọi phòng phải nói qua `os_reason`."""

from __future__ import annotations

from cli_factory import ROOT


def test_only_errors_reads_the_words_of_the_system() -> None:
    package = ROOT / "docgen"
    users = [path for path in sorted(package.rglob("*.py")) if "strerror" in path.read_text(encoding="utf-8")]
    assert [path.relative_to(package).as_posix() for path in users if path != package / "errors.py"] == []
