"""Phép kiểm tra thể thức (mô-đun, hồ sơ) → trang tài liệu Markdown trong docs/kiem_tra, mỗi phép một trang."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from types import ModuleType

from docgen.layout import engine
from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document
from docgen.layout.examples import Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Profile, Rule, Severity, load
from docgen.layout.sketch.build import build

_SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý"}
_NOTICE = "Trang này được sinh từ mã (`python -m tools.generate`); đừng sửa tay."
_ALWAYS, _SOMETIMES, _NEVER = "có", "có, tùy chỗ", "không"


def pages() -> dict[str, bytes]:
    """Tên tệp trong docs/kiem_tra → nội dung: mục lục và trang của từng phép kiểm tra trong hồ sơ mặc định."""
    profile = load()
    modules = engine.modules()
    fixes = {check: _fixes(modules[check], profile) for check in profile.parts}
    made = {f"{check}.md": _page(modules[check], profile, fixes[check]) for check in profile.parts}
    made["README.md"] = _index(modules, profile, fixes)
    return {name: ("\n".join(lines) + "\n").encode() for name, lines in made.items()}


def _index(modules: dict[str, ModuleType], profile: Profile, fixes: dict[str, dict[str, str]]) -> list[str]:
    lines = [
        f"# Các phép kiểm tra thể thức ({profile.title})",
        "",
        f"{_NOTICE} Hồ sơ quy tắc: `{profile.id}`, {len(profile.parts)} phép kiểm tra, {len(profile.rules)} luật.",
        "Cột “Tự sửa” nói `docgen check --fix` có sửa được không.",
    ]
    for part, checks in groupby(profile.parts, lambda check: profile.parts[check]):
        lines += ["", f"## {part.title}", ""]
        rows = (
            (f"[{rule.title}]({check}.md)", rule.id, _SEVERITIES[rule.severity], fixes[check][rule.id])
            for check in checks
            for rule in _rules(profile, check)
        )
        lines += _table(("Luật", "Mã", "Mức độ", "Tự sửa"), rows)
    return lines


def _page(module: ModuleType, profile: Profile, fixes: dict[str, str]) -> list[str]:
    first, _, rest = (module.__doc__ or "").strip().partition("\n")
    rules = _rules(profile, module.ID)
    rows = ((rule.id, rule.title, _SEVERITIES[rule.severity], rule.citation, fixes[rule.id]) for rule in rules)
    return [
        f"# {first.removesuffix('.')}",
        "",
        f"{_NOTICE} Phép kiểm tra `{module.ID}`, phần “{profile.parts[module.ID].title}”. [Mục lục](README.md)",
        "",
        *_table(("Mã", "Tên", "Mức độ", "Điều khoản", "Tự sửa"), rows),
        "",
        *_prose(rest),
        "",
        "## Ví dụ đúng",
        "",
        *(f"- {example.title}" for example in module.PASSES),
        "",
        "## Ví dụ sai",
        "",
        *(f"- {example.title} ({', '.join(_named(example, rules))})" for example in module.FAILS),
    ]


def _prose(text: str) -> Iterator[str]:
    """Lời giải thích; hai dòng “Đúng:”, “Sai:” thành hai mục."""
    for line in text.strip().splitlines():
        yield re.sub(r"^(Đúng|Sai):", r"- **\1:**", line)


def _named(example: Example, rules: list[Rule]) -> tuple[str, ...]:
    return example.rules or tuple(rule.id for rule in rules)


def _rules(profile: Profile, check: str) -> list[Rule]:
    return [rule for rule in profile.rules.values() if rule.check == check]


def _fixes(module: ModuleType, profile: Profile) -> dict[str, str]:
    """Luật → sửa được hay không, theo chính các ví dụ sai của phép kiểm tra."""
    found: dict[str, set[bool]] = {rule.id: set() for rule in _rules(profile, module.ID)}
    for example in module.FAILS:
        for fault in _faults(module, example, profile):
            if fault.rule in found:
                found[fault.rule].add(bool(fault.repairs))
    return {rule: _fix(answers) for rule, answers in found.items()}


def _faults(module: ModuleType, example: Example, profile: Profile) -> Iterator[Fault]:
    facts = build(example)
    yield from module.check(Document(facts, recognise(facts)), profile.limits[module.ID])


def _fix(answers: set[bool]) -> str:
    if answers == {True}:
        return _ALWAYS
    return _SOMETIMES if True in answers else _NEVER


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [
        f"| {' | '.join(header)} |",
        "|" + "---|" * len(header),
        *(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows),
    ]
