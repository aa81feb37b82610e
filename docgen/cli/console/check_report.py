"""Kết quả kiểm tra thể thức → bản in cho người đọc, JSON, SARIF, mã thoát."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from docgen.cli.console.quoting import quoted
from docgen.errors import ExitCode
from docgen.layout import exchange
from docgen.layout.components.kinds import name_of
from docgen.layout.engine import Finding
from docgen.layout.exchange import Checked
from docgen.layout.fixing.loop import summary
from docgen.layout.profile import DEFAULT, Severity, load

_LABELS = {Severity.ERROR: "LỖI     ", Severity.WARNING: "cảnh báo", Severity.INFO: "ghi chú "}
_COUNTED = ((Severity.ERROR, "lỗi"), (Severity.WARNING, "cảnh báo"), (Severity.INFO, "ghi chú"))


def show(results: Sequence[Checked], arguments: Sequence[str], *, fixed: bool) -> None:
    """In từng tệp, điều tìm thấy xếp theo phần của văn bản."""
    told = [one for one in results if len(results) == 1 or not _silent(one)]
    for checked in told:
        click.echo("\n".join(_file(checked, fixed=fixed)))
        click.echo()
    if len(told) < len(results):
        click.echo(f"{len(results) - len(told)} tệp không có điều gì phải nói.")
    totals = ", ".join(f"{sum(one.count(severity) for one in results)} {label}" for severity, label in _COUNTED)
    click.echo(f"{len(results)} tệp: {totals}.")
    fixable = sum(1 for one in results for finding in one.findings if finding.fixable)
    if fixable and not fixed:
        files = " ".join(map(quoted, arguments))
        click.echo(f"{fixable} điều sửa an toàn được: docgen check {files} --fix -o THƯ_MỤC")


def _silent(checked: Checked) -> bool:
    return not (checked.refused or checked.out_of_scope or checked.findings or checked.not_found or checked.written)


def _file(checked: Checked, *, fixed: bool) -> Iterator[str]:
    if checked.refused:
        yield f"{checked.path}: không kiểm tra được"
        yield f"  {checked.refused}"
        return
    counts = ", ".join(f"{checked.count(severity)} {label}" for severity, label in _COUNTED)
    kind = "công văn" if checked.kind == "cong_van" else name_of(checked.kind).lower() or "không nhận ra tên loại"
    yield f"{checked.path}: {kind}; {counts}; theo {load(checked.profile).title}"
    if checked.out_of_scope:
        yield f"  {checked.out_of_scope}"
    if checked.not_found:
        yield f"  Không thấy: {', '.join(checked.not_found)}."
    if fixed:
        yield f"  Đã sửa {len(checked.repairs)} chỗ:" if checked.repairs else "  Không có gì sửa an toàn được."
        yield from (f"    - {line}" for line in summary(checked.repairs))
    yield from (f"  Đã ghi {path}" for path in checked.written)
    if fixed and checked.findings:
        yield "  Còn lại, phải có người quyết:"
    parts = {part.id: part.title for part in load(checked.profile).parts.values()}
    for part, findings in groupby(checked.findings, key=lambda one: one.part):
        yield f"  {parts[part]}"
        for finding in findings:
            yield from _finding(finding)
            if reason := _reason(checked, finding):
                yield f"                  {reason}"


def _finding(finding: Finding) -> Iterator[str]:
    mark = " [sửa được]" if finding.fixable else ""
    yield f"    {_LABELS[finding.severity]} {finding.rule:<4} {finding.title}: {finding.place}{mark}"
    yield f"                  thấy: {finding.found}; phải: {finding.expected} ({finding.citation})"


def _reason(checked: Checked, finding: Finding) -> str:
    """Vì sao một điều sửa được mà vẫn để lại."""
    same = (one.reason for one in checked.left if one.finding.repairs and one.finding == finding)
    return next(same, "")


def json_text(results: Sequence[Checked], profile: str | None) -> str:
    """JSON theo lược đồ `docgen.layout/1`."""
    return exchange.as_json(profile or DEFAULT, results)


def sarif_text(results: Sequence[Checked], version: str) -> str:
    """SARIF 2.1.0."""
    used = dict.fromkeys([DEFAULT, *(one.profile for one in results)])
    return exchange.as_sarif(version, [load(one) for one in used], results)


def exit_code(results: Sequence[Checked]) -> ExitCode:
    """3 khi có tệp không phải .docx, 1 khi có lỗi, 0 khi không."""
    if any(one.refused for one in results):
        return ExitCode.INPUT
    return ExitCode.FINDINGS if any(one.count(Severity.ERROR) for one in results) else ExitCode.DONE
