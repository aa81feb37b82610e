"""Hồ sơ quy tắc có phiên bản (`profiles/`) → giới hạn, mức độ, điều khoản của từng phép kiểm tra."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

DEFAULT = "nd30-2020"
FORM = "bieu_mau"


class Severity(StrEnum):
    """Mức độ của một điều tìm thấy, nặng trước."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Rule:
    """Một luật: mã (P03), phép kiểm tra mang nó, tên, mức độ, điều khoản viết như nhà luật viết."""

    id: str
    check: str
    title: str
    severity: Severity
    citation: str


@dataclass(frozen=True, slots=True)
class Range:
    """Khoảng cho phép, kể hai đầu, với dung sai đo đạc."""

    low: float
    high: float
    tolerance: float = 0.0

    def __contains__(self, value: float) -> bool:
        return self.low - self.tolerance <= value <= self.high + self.tolerance

    def __str__(self) -> str:
        return shown(self.low) if self.low == self.high else f"{shown(self.low)}-{shown(self.high)}"

    def nearest(self, value: float) -> float:
        """Giá trị cho phép gần `value` nhất."""
        return min(max(value, self.low), self.high)


def shown(value: float) -> str:
    """Số viết kiểu Việt Nam: dấu phẩy thập phân, nhiều nhất một chữ số lẻ."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


class Limits:
    """Giới hạn của một phép kiểm tra trong hồ sơ."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self.tolerance = float(values.get("tolerance", 0.0))

    def range(self, name: str) -> Range:
        """Khoảng `[thấp, cao]` hoặc một số."""
        value = self._values[name]
        low, high = value if isinstance(value, list) else (value, value)
        return Range(float(low), float(high), self.tolerance)

    def number(self, name: str) -> float:
        """Một số."""
        return float(self._values[name])

    def has_number(self, name: str) -> bool:
        """Có giới hạn ấy, và nó là một số chứ không phải một khoảng hay một danh sách."""
        return isinstance(self._values.get(name), int | float)

    def texts(self, name: str) -> tuple[str, ...]:
        """Danh sách chữ."""
        return tuple(self._values[name])

    def table(self, name: str) -> Mapping[str, Any]:
        """Bảng con."""
        found: Mapping[str, Any] = self._values[name]
        return found


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần của văn bản trong báo cáo và mục lục tài liệu: mã, tên."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Một hồ sơ: mã phiên bản, luật theo mã, giới hạn theo phép kiểm tra, phép kiểm tra thuộc phần nào."""

    id: str
    title: str
    rules: Mapping[str, Rule]
    limits: Mapping[str, Limits]
    parts: Mapping[str, Part]
    """Mã phép kiểm tra → phần của văn bản, theo thứ tự đọc."""

    def switched(self, severities: Mapping[str, Severity]) -> Profile:
        """Hồ sơ với mức độ mà cơ quan đổi; điều khoản giữ nguyên. Lỗi: KeyError với mã luật lạ."""
        changed = {rule: replace(self.rules[rule], severity=severity) for rule, severity in severities.items()}
        return replace(self, rules={**self.rules, **changed})


@cache
def load(profile: str = DEFAULT) -> Profile:
    """Hồ sơ dựng sẵn theo mã. Lỗi: FileNotFoundError khi không có."""
    root = files("docgen.layout").joinpath("profiles")
    if not root.joinpath(profile).is_dir():
        return _derived(profile, tomllib.loads(root.joinpath(f"{profile}.toml").read_text(encoding="utf-8")))
    rules: dict[str, Rule] = {}
    limits: dict[str, Limits] = {}
    parts: dict[str, Part] = {}
    about = tomllib.loads(root.joinpath(profile, "ho_so.toml").read_text(encoding="utf-8"))
    for part_id, title in about["phan"].items():
        path = root.joinpath(profile, f"{part_id}.toml")
        for check, values in tomllib.loads(path.read_text(encoding="utf-8")).items():
            limits[check] = Limits(values)
            parts[check] = Part(part_id, title)
            for rule, entry in values["rules"].items():
                rules[rule] = Rule(rule, check, entry["title"], Severity(entry["severity"]), entry["citation"])
    return Profile(profile, about["ten"], rules, limits, parts)


def _derived(profile: str, about: Mapping[str, Any]) -> Profile:
    """Hồ sơ rút từ hồ sơ khác: chỉ giữ một số phần, bỏ một số luật."""
    base = load(about["tu"])
    kept = {check: part for check, part in base.parts.items() if part.id in about["phan"]}
    dropped = frozenset(about.get("bo_luat", ()))
    rules = {rule: one for rule, one in base.rules.items() if one.check in kept and rule not in dropped}
    limits = {check: base.limits[check] for check in kept}
    return Profile(profile, about["ten"], rules, limits, kept)
