"""Một phần của biểu mẫu, đứng riêng → những gì lượt kiểm tra trọn vẹn sẽ thấy ở đó."""

from __future__ import annotations

from collections.abc import Hashable

from docgen.layout.components.values import Components, Document, Surroundings
from docgen.layout.engine import modules
from docgen.layout.examine import judge
from docgen.layout.facts.values import DocumentFacts
from docgen.layout.profile import Profile

Part = tuple[DocumentFacts, Components]


class Alone:
    """Người xét riêng một phần, theo một hồ sơ và một cơ quan.

    `possible`: hồ sơ không có phép kiểm tra nào tìm ở mọi đoạn một điều mà nó không tự kể ra được (`elsewhere`).
    """

    def __init__(self, profile: Profile, office: Surroundings) -> None:
        chosen = [module for check, module in modules().items() if check in profile.parts]
        self._telling = [module for module in chosen if hasattr(module, "elsewhere")]
        around = [module for module in chosen if getattr(module, "LOOKS_AROUND", "") == "van_ban"]
        self.possible = all(module in self._telling for module in around)
        self._profile = profile
        self._office = office

    def findings(self, part: Part) -> list[tuple[str, str, str]]:
        """Những điều tìm thấy: mã luật, thấy gì, phải thế nào."""
        document = Document(*part, self._office)
        return [(one.rule, one.found, one.expected) for one in judge(document, self._profile).findings]

    def compared(self, part: Part) -> frozenset[Hashable]:
        """Những điều ở đó mà phép kiểm tra đem so với đoạn khác; phần lớn là không có gì."""
        document = Document(*part, self._office)
        return frozenset((module.ID, one) for module in self._telling for one in module.elsewhere(document))
