"""Các điều tìm thấy → JSON (`docgen.layout/1`) và SARIF 2.1.0 cho chương trình khác."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from docgen.layout.engine import Finding
from docgen.layout.fixing.loop import Done, Left
from docgen.layout.profile import Profile, Severity

SCHEMA = "docgen.layout/1"
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True, slots=True)
class Checked:
    """Kết quả của một tệp.

    `kind`: mã loại văn bản, rỗng khi không nhận ra; `not_found`: thành phần không thấy; `refused`: vì sao không kiểm
    tra được (không phải .docx); `out_of_scope`: vì sao không xét; `repairs`, `left`, `written`: phép sửa đã làm, điều
    để lại, tệp đã ghi, nếu có.
    """

    path: str
    profile: str
    kind: str = ""
    findings: tuple[Finding, ...] = ()
    not_found: tuple[str, ...] = ()
    refused: str = ""
    repairs: tuple[Done, ...] = ()
    left: tuple[Left, ...] = ()
    written: tuple[str, ...] = ()
    out_of_scope: str = ""

    def count(self, severity: Severity) -> int:
        """Số điều ở một mức độ."""
        return sum(1 for one in self.findings if one.severity is severity)


def as_json(profile: str, files: Iterable[Checked]) -> str:
    """Văn bản JSON theo hợp đồng; khóa theo thứ tự cố định."""
    value = {"schema": SCHEMA, "profile": profile, "files": [_file(one) for one in files]}
    return json.dumps(value, ensure_ascii=False, indent=2)


def _file(checked: Checked) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "path": checked.path,
        "kind": checked.kind,
        "profile": checked.profile,
        "findings": [_finding(one) for one in checked.findings],
        "not_found": list(checked.not_found),
    }
    if checked.refused:
        entry["refused"] = checked.refused
    if checked.out_of_scope:
        entry["out_of_scope"] = checked.out_of_scope
    if checked.written:
        entry |= {
            "repairs": [one._asdict() for one in checked.repairs],
            "left": [
                {"rule": one.finding.rule, "place": one.finding.place, "reason": one.reason} for one in checked.left
            ],
            "written": list(checked.written),
        }
    return entry


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "part": finding.part,
        "title": finding.title,
        "place": finding.place,
        "page": finding.page,
        "found": finding.found,
        "expected": finding.expected,
        "citation": finding.citation,
        "fixable": finding.fixable,
    }


def as_sarif(version: str, profiles: Sequence[Profile], files: Sequence[Checked]) -> str:
    """Văn bản SARIF: mỗi luật một mô tả, mỗi điều một kết quả; chỗ trong văn bản là logicalLocation."""
    rules = {rule.id: rule for profile in profiles for rule in profile.rules.values()}
    run = {
        "tool": {
            "driver": {
                "name": "docgen",
                "version": version,
                "rules": [
                    {
                        "id": rule.id,
                        "name": rule.check,
                        "shortDescription": {"text": rule.title},
                        "help": {"text": rule.citation},
                        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                    }
                    for rule in sorted(rules.values(), key=lambda rule: rule.id)
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(files)],
        "results": [_result(checked, finding) for checked in files for finding in checked.findings],
    }
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _invocation(files: Iterable[Checked]) -> dict[str, Any]:
    """Lần chạy: tệp không kiểm tra được là một thông báo, để người đọc SARIF không tưởng nó sạch."""
    refused = [one for one in files if one.refused]
    return {
        "executionSuccessful": not refused,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": one.refused},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.path)}}}],
            }
            for one in refused
        ],
    }


def _uri(path: str) -> str:
    """Đường dẫn tương đối giữ tương đối; đường dẫn trọn vẹn, kể cả của Windows, thành file://."""
    return PurePath(path).as_uri() if PurePath(path).is_absolute() else quote(path.replace("\\", "/"))


def _result(checked: Checked, finding: Finding) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {
            "text": f"{finding.title}: {finding.found}; phải: {finding.expected} ({finding.citation}). {finding.place}"
        },
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": _uri(checked.path)}},
                "logicalLocations": [{"fullyQualifiedName": finding.place}],
            }
        ],
    }
