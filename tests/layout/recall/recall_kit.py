"""Dấu vết của việc in, lấy từ bộ in bằng docxtpl: mọi giá trị được đánh dấu ở một bản in thứ hai."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from jinja2 import pass_context

from docgen import documents, pipeline
from docgen.layout.examine import Examination
from docgen.model.draft import Draft
from docgen.model.rendering import Rendered, Trace
from docgen.ooxml.xml import TEXT_TAGS, W, parse
from docgen.render import engine
from docgen.render.keeping import keep_closing_lines
from docgen.render.language import Recorder, TemplateLanguage
from docgen.render.library import Library
from docgen.render.template import Template, render

_OPEN, _CLOSE = "\ue0fa", "\ue0fb"
_MARKED = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)


def template_of(kind: str) -> Template:
    return Library(None).template(documents.folder(kind), kind, documents.fields_type(kind))


class Printer:
    """Bộ in của một mẫu, kèm dấu vết."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self._language = TemplateLanguage()
        printing = self._language.filters["in_ra"]

        @pass_context
        def marking(context: Any, value: Any, *rest: Any) -> str:
            return f"{_OPEN}{printing(context, value, *rest)}{_CLOSE}"

        self._language.filters["in_ra"] = marking

    def rendered(self, draft: Draft) -> Rendered:
        return Rendered(render(self.template, draft), self.trace(draft))

    def trace(self, draft: Draft) -> Trace:
        context = {declared.name: getattr(draft.fields, declared.name) for declared in fields(draft.fields)}
        recorder = Recorder()
        marked = engine.fill(self.template.package, self.template.patched, self._language, context, recorder)
        values = tuple(one.text for part in recorder.emitted for one in recorder.printed.get(part, ()))
        kept = re.sub(r"(?<=[>])[^<]*", "", keep_closing_lines(marked)["word/document.xml"].decode())
        fixed = {part: _MARKED.sub(_breaks, xml) for part, xml in recorder.emitted.items()}
        shape = (self.template.sha256, tuple(fixed.items()), kept)
        return Trace(shape, values, lambda: tuple(_places(marked, recorder)))


def _breaks(found: re.Match[str]) -> str:
    """Xuống dòng và tab trong giá trị thành thẻ riêng, nên chúng thuộc về hình dạng."""
    return re.sub(r"[^\n\t]+", _OPEN, found[1])


def _places(marked: dict[str, bytes], recorder: Recorder) -> Iterator[tuple[str, int]]:
    """Chỗ của từng giá trị; chữ thay hình là thuộc tính, cũng thuộc đoạn chứa hình."""
    for part in recorder.emitted:
        root = parse(marked[part])
        ordinals = {paragraph: ordinal for ordinal, paragraph in enumerate(root.iter(f"{W}p"))}
        for element in root.iter():
            texts = (*element.attrib.values(), (element.text or "") if element.tag in TEXT_TAGS else "")
            owner = next((one for one in (element, *element.iterancestors()) if one in ordinals), None)
            yield from ((part, ordinals[owner]) for text in texts for _ in range(text.count(_OPEN)) if owner is not None)


def checked(rendered: Rendered, kind: str) -> Examination:
    return pipeline.check(rendered.data, f"{kind}.docx", None, pipeline.profile_of(kind))
