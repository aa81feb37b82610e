"""Dấu vết của việc in, lấy từ bộ in bằng docxtpl: mọi giá trị được đánh dấu, rồi thay giá trị trong bản đã đánh dấu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from html import escape
from typing import Any

from first_drafts import first_drafts
from jinja2 import pass_context

from docgen import pipeline
from docgen.layout.examine import Examination
from docgen.model.draft import Draft
from docgen.model.rendering import Rendered, Spot, Trace
from docgen.ooxml.package import pack
from docgen.render import engine
from docgen.render.keeping import keep_closing_lines
from docgen.render.language import Recorder, TemplateLanguage
from docgen.render.library import Library
from docgen.render.lines import fit
from docgen.render.template import Template, rendered

_OPEN, _CLOSE = "\ue0fa", "\ue0fb"
_MARKED = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)
_TEXT = re.compile(r"(?<=>)[^<]+")
_EMPTY = re.compile(r"<(w:t[^>/]*)></w:t>")
_RULE_INDENTS = re.compile(rb'(<w:pStyle w:val="(?:Vach|ChiDan)[^>]*>.*?)<w:ind [^>]*>')


@cache
def printer(kind: str) -> Printer:
    """Bộ in dự thảo mẫu của một loại, bằng mẫu dựng sẵn."""
    return print_marked(pipeline.template(kind, Library(None)), first_drafts()[kind])


@dataclass(frozen=True)
class Printer:
    """Một dự thảo đã in có đánh dấu; `reprint` in lại nó với những giá trị khác."""

    kind: str
    template: Template
    parts: dict[str, bytes]
    printed: tuple[str, ...]
    values: tuple[str, ...]
    where: tuple[Spot, ...]

    def reprint(self, values: Sequence[str] | None = None) -> Rendered:
        values = self.values if values is None else tuple(values)
        waiting = iter(values)
        filled = dict(self.parts)
        for part in self.printed:
            filled[part] = _MARKED.sub(lambda _: escape(next(waiting)), self.parts[part].decode()).encode()
        parts = keep_closing_lines(fit(filled))
        fixed = tuple(_MARKED.sub(_OPEN, self.parts[part].decode()) for part in self.printed)
        kept = _TEXT.sub("", _RULE_INDENTS.sub(rb"\1", parts["word/document.xml"]).decode())
        kept = _EMPTY.sub(r"<\1/>", kept)
        return Rendered(pack(parts), Trace((self.template.sha256, fixed, kept), tuple(values), lambda: self.where))


def print_marked(template: Template, draft: Draft) -> Printer:
    language = TemplateLanguage()
    printing = language.filters["in_ra"]

    @pass_context
    def marking(context: Any, value: Any, *rest: Any) -> str:
        return f"{_OPEN}{printing(context, value, *rest)}{_CLOSE}"

    language.filters["in_ra"] = marking
    context = {declared.name: getattr(draft.fields, declared.name) for declared in fields(draft.fields)}
    recorder = Recorder()
    parts = engine.fill(template.package, template.patched, language, context, recorder)
    values = tuple(one.text for part in recorder.emitted for one in recorder.printed.get(part, ()))
    trace = rendered(template, draft).trace
    assert trace is not None
    assert trace.values == values
    return Printer(draft.kind, template, parts, tuple(recorder.emitted), values, trace.where())


def checked(made: Rendered, kind: str) -> Examination:
    """Kiểm tra trọn vẹn, như trước khi giao."""
    return pipeline.check(made.data, f"{kind}.docx", None, pipeline.profile_of(kind))
