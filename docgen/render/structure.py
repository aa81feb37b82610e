"""Nguồn của một phần mẫu → các chỗ đặt thẻ sai: thẻ hở, chữ sẽ mất khi điền, if/for cắt ngang cấu trúc Word."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from jinja2 import nodes
from lxml import etree

from docgen.ooxml.xml import TEXT_TAGS, VISIBLE_ATTRIBUTES, W, local_name, own_text, parse
from docgen.render.story import Story

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[｛｝]|\{_\{|\}_\}|\{_%|%_\}")
_FORBIDDEN_FORMS = (
    (re.compile(r"\{[%{#][-+]|[-+][%}#]\}"), "dấu - hoặc + sát ngoặc của thẻ làm mất chữ bên cạnh; bỏ dấu đó."),
    (re.compile(r"\{%\s*(colspan|cellbg|hm)\b"), "thẻ gộp cột, tô nền ô không dùng được; dựng sẵn bảng trong Word."),
    (
        re.compile(r"\{\{(tr|tc)\s"),
        "không có thẻ {{tr}}, {{tc}}; dùng {{ ten_truong }} trong ô.",
    ),
    (re.compile(r"\{%\s*(raw|endraw)\b"), "thẻ raw không dùng được."),
)
_BLOCK_TAG = re.compile(r"\{[%#{](p|tr|tc)\s")
_BLOCKS = {"p": ("đoạn", f"{W}p"), "tr": ("hàng bảng", f"{W}tr"), "tc": ("ô bảng", f"{W}tc")}
_CUTTABLE = frozenset({"w:t", "w:r", "w:p"})
_XML_TAG = re.compile(r"<(/?)([\w:.-]+)(?:\"[^\"]*\"|'[^']*'|[^>\"'])*?(/?)>")


def text_problems(story: Story) -> Iterator[str]:
    """Chỗ đặt thẻ sai thấy được ngay trên chữ của từng đoạn."""
    root = parse(story.raw)
    paragraphs = list(root.iter(f"{W}p"))
    for paragraph in paragraphs:
        text = own_text(paragraph)
        for form, why in _FORBIDDEN_FORMS:
            if form.search(text):
                yield story.at(text, why)
        if found := LEFT_OVER.search(TAG.sub("", text)):
            yield story.at(text, f"“{found[0]}” không thành thẻ: mở và đóng thẻ trong cùng một đoạn, ngoặc thường.")
        if LEFT_OVER.search(own_text(paragraph, f"{W}instrText")):
            yield story.at(text, "thẻ nằm trong mã trường Word, chỗ không hiện ra. Viết thẻ thành chữ.")
        yield from _crowded_blocks(story, paragraph, text)
    for element in root.iter():
        if element.tag not in TEXT_TAGS and LEFT_OVER.search(element.text or ""):
            yield story.at(element.text or "", f"thẻ nằm trong “{local_name(element.tag)}”, chỗ không hiện ra.")
        for name, value in element.items():
            if local_name(str(name)) not in VISIBLE_ATTRIBUTES and re.search(r"\{\{|\{%", str(value)):
                yield story.at(str(value), f"thẻ nằm ở thuộc tính “{local_name(str(name))}”, chỗ không hiện ra.")
    if _static(story.raw) != _static_of_source(story.source):
        where = next((own_text(one) for one in paragraphs if _lost(one, story.source)), "")
        yield story.at(where, "chữ cố định sẽ mất khi điền. Đặt thẻ {%p …%}, {%tr …%} một mình một đoạn, một hàng.")


def _crowded_blocks(story: Story, paragraph: etree._Element, text: str) -> Iterator[str]:
    """Bộ điền xóa cả đoạn, cả hàng chứa thẻ {%p %}, {%tr %}, {{p }}: mọi thứ khác trong đó sẽ mất."""
    for opening, kind in {(match[0].strip(), match[1]) for match in _BLOCK_TAG.finditer(text)}:
        label, tag = _BLOCKS[kind]
        owner = next((one for one in (paragraph, *paragraph.iterancestors()) if one.tag == tag), None)
        if owner is None:
            yield story.at(text, f"thẻ {opening} … phải nằm trong một {label}.")
            continue
        content = "".join(piece.text or "" for piece in owner.iter(f"{W}t"))
        if len(TAG.findall(content)) != 1 or TAG.sub("", content).strip() or owner.find(f".//{W}drawing") is not None:
            yield story.at(text, f"thẻ {opening} … phải một mình một {label}; chữ, thẻ, hình khác ở đó sẽ mất.")


def _static(raw: str) -> str:
    return "".join(html.unescape(TAG.sub("", re.sub(r"<[^>]+>", "", raw))).split())


def _static_of_source(source: str) -> str:
    return "".join(html.unescape(re.sub(r"<[^>]+>", "", TAG.sub("", source))).split())


def _lost(paragraph: etree._Element, source: str) -> bool:
    text = "".join(TAG.sub("", own_text(paragraph)).split())
    return bool(text) and text not in _static_of_source(source)


def block_problems(story: Story, tree: nodes.Node) -> Iterator[str]:
    """Khối if/for mở ở một chỗ, đóng ở chỗ lệch cấu trúc (giữa hai ô, hai hàng): điền xong tệp sẽ hỏng."""
    for block in tree.find_all((nodes.If, nodes.For)):
        bodies = [block.body, block.else_] if isinstance(block, nodes.If | nodes.For) else []
        if not all(_neutral("".join(_static_data(body))) for body in bodies):
            label = "if" if isinstance(block, nodes.If) else "for"
            yield story.problem(block.lineno, f"khối {label} mở và đóng lệch nhau; đặt hai thẻ cùng cấp (đoạn, hàng).")


def _static_data(body: list[nodes.Node]) -> Iterator[str]:
    for node in body:
        if isinstance(node, nodes.Output):
            yield from (piece.data for piece in node.nodes if isinstance(piece, nodes.TemplateData))


def _neutral(xml: str) -> bool:
    """Bỏ đoạn XML này đi thì phần còn lại vẫn lồng đúng: thẻ đóng thừa đối xứng với thẻ mở thừa.

    Chỉ run và đoạn được cắt ngang; cắt ngang ô hay hàng thì XML vẫn đúng mà bảng mất ô.
    """
    closers: list[str] = []
    openers: list[str] = []
    for match in _XML_TAG.finditer(xml):
        closing, name, empty = match.groups()
        if empty:
            continue
        if not closing:
            openers.append(name)
        elif not openers:
            closers.append(name)
        elif openers.pop() != name:
            return False
    return closers == openers[::-1] and _CUTTABLE.issuperset(closers)
