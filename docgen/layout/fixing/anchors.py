"""Vị trí chữ trong `Paragraph.text` → thẻ XML mang chữ ấy; cắt khúc chữ mà không mất hình, trường, ngắt dòng."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.layout.facts.cascade import Cascade
from docgen.layout.facts.inline import Atom
from docgen.layout.facts.numbering import Numbering
from docgen.layout.facts.story import StoryReader
from docgen.layout.facts.values import Paragraph
from docgen.layout.fixing.refusal import Refused
from docgen.layout.package import DocxPackage
from docgen.ooxml.xml import W

_P, _R, _T, _RPR = f"{W}p", f"{W}r", f"{W}t", f"{W}rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Anchor:
    """Một đoạn trong XML: `atoms` là chữ theo từng thẻ, ghép lại đúng bằng chữ của dữ kiện lúc chưa sửa."""

    element: etree._Element
    atoms: list[Atom]

    @property
    def text(self) -> str:
        """Chữ hiện có của đoạn."""
        return "".join(atom.text for atom in self.atoms)

    def runs(self, start: int, end: int) -> list[etree._Element]:
        """Các `w:r` có chữ trong `[start, end)`, mỗi khúc một lần."""
        found: list[etree._Element] = []
        position = 0
        for atom in self.atoms:
            finish = position + len(atom.text)
            if position < end and finish > start:
                run = run_of(atom.element)
                if not found or found[-1] is not run:
                    found.append(run)
            position = finish
        return found

    def cut(self, offset: int) -> None:
        """Tách khúc chữ để chữ trước và sau `offset` nằm ở hai `w:r`. Lỗi: Refused khi không tách được."""
        position = 0
        for index, atom in enumerate(self.atoms):
            if offset <= position:
                self._separate(index)
                return
            if offset < position + len(atom.text):
                self._split(index, offset - position)
                self._separate(index + 1)
                return
            position += len(atom.text)

    def rewrite(self, start: int, end: int, text: str, *, forward: bool) -> None:
        """Thay `[start, end)` bằng `text`; chữ thêm vào mang định dạng của chữ sau (`forward`) hoặc trước `start`.

        Lỗi: Refused khi khúc ấy có tab, ngắt dòng hay ký hiệu, hoặc không có chữ nào để bám vào.
        """
        for number, (index, begin, finish) in enumerate(self.touched(start, end, forward=forward)):
            old = self.atoms[index].text
            self._write(index, old[:begin] + (text if number == 0 else "") + old[finish:])

    def touched(self, start: int, end: int, *, forward: bool) -> list[tuple[int, int, int]]:
        """Các mẩu chữ mà `rewrite` sẽ sửa: (số thứ tự, từ ký tự, đến ký tự). Lỗi: Refused như `rewrite`."""
        found: list[tuple[int, int, int]] = []
        position = 0
        for index, atom in enumerate(self.atoms):
            finish = position + len(atom.text)
            if position < end and finish > start:
                found.append((index, max(start, position) - position, min(end, finish) - position))
            position = finish
        if any(self.atoms[index].element.tag != _T for index, _, _ in found):
            raise Refused("chỗ sửa có tab, ngắt dòng hoặc ký hiệu")
        return found or [self._host(start, forward=forward)]

    def _host(self, offset: int, *, forward: bool) -> tuple[int, int, int]:
        """Mẩu chữ nhận phần thêm vào tại `offset`."""
        before = after = None
        position = 0
        for index, atom in enumerate(self.atoms):
            finish = position + len(atom.text)
            if atom.element.tag == _T and position <= offset <= finish and atom.text:
                place = (index, offset - position, offset - position)
                if offset < finish:
                    after = place
                if offset > position:
                    before = place
            position = finish
        found = (after or before) if forward else (before or after)
        if found is None:
            raise Refused("không có chữ liền kề để thêm vào")
        return found

    def _write(self, index: int, text: str) -> None:
        element = self.atoms[index].element
        element.text = text
        element.set(_SPACE, "preserve")
        self.atoms[index] = Atom(element, text)

    def _split(self, index: int, at: int) -> None:
        atom = self.atoms[index]
        twin = deepcopy(atom.element)
        twin.tail = None
        atom.element.addnext(twin)
        self.atoms.insert(index + 1, Atom(twin, ""))
        self._write(index, atom.text[:at])
        self._write(index + 1, atom.text[at:])

    def _separate(self, index: int) -> None:
        """Tách `w:r` giữa hai mẩu chữ kề nhau; mọi thứ đứng giữa ở lại với mẩu trước."""
        if index == 0:
            return
        before, after = self.atoms[index - 1].element, self.atoms[index].element
        run = run_of(after)
        if run_of(before) is not run:
            return
        head = _child_of(run, after)
        if head is _child_of(run, before):
            raise Refused("chữ nằm chung một hình vẽ")
        twin = etree.Element(_R)
        twin.attrib.update(run.attrib)
        properties = run.find(_RPR)
        if properties is not None:
            twin.append(deepcopy(properties))
        for moved in [head, *head.itersiblings()]:
            twin.append(moved)
        run.addnext(twin)


class Anchors:
    """Các đoạn của một gói theo `Ref`, đo trước khi sửa; phần nào cần mới đọc."""

    def __init__(self, package: DocxPackage) -> None:
        self._package = package
        self._cascade = Cascade(package.related("styles"), package.related("theme"))
        self._elements: dict[str, list[etree._Element]] = {}
        self._atoms: dict[str, dict[int, list[Atom]]] = {}
        self._anchors: dict[tuple[str, int], Anchor] = {}

    def find(self, paragraph: Paragraph) -> Anchor:
        """Đoạn trong XML. Lỗi: Refused khi chữ trong tệp không đúng là chữ của dữ kiện."""
        key = (paragraph.ref.part, paragraph.ref.ordinal)
        found = self._anchors.get(key)
        if found is None:
            found = self._open(paragraph)
            if found.text != paragraph.text:
                raise Refused("chữ của đoạn trong tệp không khớp chữ đã đọc")
            self._anchors[key] = found
        return found

    def element(self, paragraph: Paragraph) -> etree._Element:
        """`w:p` của đoạn, không xét chữ. Lỗi: Refused khi tệp không có đoạn ấy."""
        part, ordinal = paragraph.ref
        if part not in self._elements:
            self._trace(part)
        if ordinal not in self._atoms[part]:
            raise Refused("không tìm lại được đoạn trong tệp")
        return self._elements[part][ordinal]

    def _open(self, paragraph: Paragraph) -> Anchor:
        element = self.element(paragraph)
        return Anchor(element, self._atoms[paragraph.ref.part][paragraph.ref.ordinal])

    def _trace(self, part: str) -> None:
        root = self._package.root(part)
        self._elements[part] = list(root.iter(_P))
        atoms: dict[int, list[Atom]] = {}
        # Bề rộng và số tự động không dự phần vào chữ, nên ở đây để trống.
        StoryReader(part, root, self._cascade, Numbering(None), [0.0], atoms).read(root)
        self._atoms[part] = atoms


def run_of(element: etree._Element) -> etree._Element:
    """`w:r` chứa một mẩu chữ."""
    return next(parent for parent in element.iterancestors(_R))


def _child_of(owner: etree._Element, element: etree._Element) -> etree._Element:
    """Thẻ con trực tiếp của `owner` là `element` hoặc chứa nó."""
    found = element
    for parent in element.iterancestors():
        if parent is owner:
            break
        found = parent
    return found
