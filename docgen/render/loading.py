"""Tệp mẫu Word → Template đã soát: an toàn, thẻ đúng, dịch sẵn một lần cho cả mẻ."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateSyntaxError, meta, nodes
from jinja2 import exceptions as jinja_errors
from lxml import etree

from docgen.errors import TemplateError, os_reason
from docgen.ooxml.package import MAX_TOTAL, BadPackage, pack, unpack
from docgen.ooxml.xml import W, parse
from docgen.render import engine, guard, structure
from docgen.render.clean import CORE, clean, core_values
from docgen.render.fast import Plan
from docgen.render.language import TemplateLanguage, refusals
from docgen.render.lines import HeaderRooms, header_rooms
from docgen.render.pictures import Picture, find_pictures
from docgen.render.planning import plan
from docgen.render.story import Story
from docgen.render.syntax import explain

_MAX_SOURCE = 10_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """Một mẫu Word đã nạp, dùng lại cho mọi văn bản của mẻ.

    `sha256`: của tệp gốc; `fields`: tên các trường mẫu dùng; `pictures`: hình có tên mà dự thảo thay được;
    `stories`, `trees`: nguồn và cây cú pháp của từng phần; `package`: gói sạch để điền; `patched`: nguồn đã chuẩn bị;
    `language`, `plain`: ngôn ngữ của phần XML (tự thoát ký tự) và của thuộc tính tệp (chữ thường);
    `plan`: cách điền nhanh, None khi mọi văn bản phải qua docxtpl vì các lý do `slow`;
    `header_rooms`: chỗ đặt của từng phần đầu trang khi mọi phần văn bản còn đủ.
    """

    path: Path
    sha256: str
    fields: frozenset[str]
    pictures: Mapping[str, tuple[Picture, ...]]
    stories: tuple[Story, ...]
    trees: tuple[nodes.Template, ...]
    package: bytes
    patched: dict[str, str]
    language: TemplateLanguage
    plain: TemplateLanguage
    plan: Plan | None
    slow: tuple[str, ...]
    header_rooms: HeaderRooms

    def story(self, part: str) -> Story:
        """Phần có tên `part`."""
        return next(story for story in self.stories if story.part == part)

    @property
    def subject(self) -> str:
        """Nguồn của thuộc tính Chủ đề (Subject), thuộc tính duy nhất mang thẻ được."""
        return next((story.source for story in self.stories if story.part == CORE), "")


def load(path: Path) -> Template:
    """Nạp mẫu một lần. Lỗi: TemplateError nêu mọi chỗ không an toàn hoặc sai thẻ, theo phần và đoạn."""
    data = _read(path)
    try:
        parts = unpack(data)
    except BadPackage as error:
        raise TemplateError(f"{path.name}: {error}") from error
    _refuse(path, "mẫu không an toàn hoặc đã hỏng", guard.problems(parts))
    subject, property_problems = _properties(parts)
    kept = clean(parts)
    package = pack(kept)
    patched: dict[str, str] = {}
    try:
        stories = (*engine.stories(package, patched), Story(CORE, "", subject))
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise TemplateError(f"{path.name}: không mở được như tệp Word. Mở mẫu trong Word, lưu lại.") from error
    language = TemplateLanguage()
    found = [*property_problems, *_unfilled(kept, {story.part for story in stories})]
    trees = [_parse(story, language, found) for story in stories]
    _refuse(path, "mẫu đặt thẻ sai", found)
    sha256 = hashlib.sha256(data).hexdigest()
    quick, slow = plan(sha256, package, stories, trees)
    return Template(
        path=path,
        sha256=sha256,
        fields=frozenset(name for tree in trees for name in meta.find_undeclared_variables(tree)),
        pictures=find_pictures(kept, [story.part for story in stories if story.part != CORE]),
        stories=stories,
        trees=tuple(trees),
        package=package,
        patched=patched,
        language=language,
        plain=TemplateLanguage(autoescape=False),
        plan=quick,
        slow=slow,
        header_rooms=header_rooms(kept),
    )


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_TOTAL:
            raise TemplateError(f"{path.name}: mẫu lớn quá {MAX_TOTAL // 1024 // 1024} MB; bỏ bớt hình lớn.")
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(
            f"{path}: không đọc được mẫu ({os_reason(error)}). Xem lại đường dẫn, quyền đọc."
        ) from error


def _refuse(path: Path, what: str, found: list[str]) -> None:
    if found:
        lines = "\n".join(f"  - {one}" for one in dict.fromkeys(found))
        raise TemplateError(f"{path.name}: {what}.\n{lines}")


def _properties(parts: Mapping[str, bytes]) -> tuple[str, list[str]]:
    values = core_values(parts)
    found = [
        f"thuộc tính tệp “{name}”: thẻ ở đây không được giữ; chỉ Chủ đề (Subject) mang thẻ được. Xóa thẻ đó."
        for name, value in values.items()
        if name != "subject" and structure.LEFT_OVER.search(value)
    ]
    subject = values.get("subject", "")
    if structure.LEFT_OVER.search(structure.TAG.sub("", subject)):
        found.append("thuộc tính tệp “subject”: thẻ viết hở. Sửa trong Word: Tệp, Thông tin, Thuộc tính.")
    return subject, found


def _unfilled(parts: Mapping[str, bytes], filled: set[str]) -> list[str]:
    """Thẻ nằm ở phần không được điền (chú thích cuối tài liệu, khối dựng sẵn) sẽ in nguyên ra văn bản."""
    return [
        f"{name}, đoạn “{text.strip()[:60]}”: thẻ nằm ở phần không được điền. Chuyển vào thân văn bản."
        for name, data in parts.items()
        if name.startswith("word/") and name.endswith(".xml") and name not in filled
        for paragraph in parse(data).iter(f"{W}p")
        if structure.LEFT_OVER.search(text := "".join(piece.text or "" for piece in paragraph.iter(f"{W}t")))
    ]


def _parse(story: Story, language: TemplateLanguage, found: list[str]) -> nodes.Template:
    """Cây cú pháp của một phần; mọi chỗ sai thêm vào `found`. Phần đúng được dịch luôn để lỗi hiện ngay khi nạp."""
    if len(story.source) > _MAX_SOURCE:
        found.append(f"{story.label}: quá dài. Dựng lại mẫu cho gọn.")
        return nodes.Template([], lineno=1)
    problems = list(structure.text_problems(story)) if story.raw else []
    try:
        tree = language.parse(story.source)
        problems.extend(story.problem(line, why) for line, why in refusals(tree))
        problems.extend(structure.block_problems(story, tree))
        if not problems:
            language.from_string(story.source)
    except TemplateSyntaxError as error:
        problems.append(_syntax_problem(story, error))
        tree = nodes.Template([], lineno=1)
    except (RecursionError, SyntaxError, MemoryError, OverflowError, jinja_errors.TemplateError):
        problems.append(f"{story.label}: thẻ lồng nhau quá sâu hoặc quá rắc rối; viết lại cho gọn.")
        tree = nodes.Template([], lineno=1)
    found.extend(problems)
    return tree


def _syntax_problem(story: Story, error: TemplateSyntaxError) -> str:
    message = error.message or ""
    if "Unexpected end of template" in message:
        where = _unclosed(story)
        return where or f"{story.label}: có thẻ {{% if %}} hoặc {{% for %}} chưa đóng."
    return story.problem(error.lineno, f"thẻ viết sai: {explain(message)}. Sửa thẻ trong đoạn này.")


def _unclosed(story: Story) -> str:
    """Chỗ của thẻ if/for mở mà không đóng; rỗng khi không tìm ra."""
    stack: list[tuple[str, int]] = []
    for match in structure.TAG.finditer(story.source):
        words = match[0].strip("{}% \n").split()
        word = words[0] if match[0].startswith("{%") and words else ""
        if word in {"if", "for"}:
            stack.append((word, story.source.count("\n", 0, match.start()) + 1))
        elif word in {"endif", "endfor"} and stack:
            stack.pop()
    if not stack:
        return ""
    word, line = stack[-1]
    return story.problem(line, f"thẻ {{% {word} … %}} chưa có {{% end{word} %}}.")
