"""Loại văn bản → mẫu Word đã nạp: mẫu nơi làm việc đã sửa thắng mẫu dựng sẵn; bản chép còn nguyên thì không."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from docgen.errors import OutputError, TemplateError, os_reason
from docgen.render import files
from docgen.render.template import Template, check_contract, load

ORIGINALS = "NGUYEN_BAN.sha256"
"""Tệp ghi mã băm của từng mẫu lúc chép vào nơi làm việc."""
_PACKAGE = Path(__file__).resolve().parents[1]
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_HEADING = (
    "# Mã băm của các mẫu lúc docgen init chép ra. Mẫu chưa sửa thì docgen dùng bản dựng sẵn mới nhất thay nó; "
    "đừng sửa, đừng xóa tệp này.\n"
)


def builtin_root() -> Path:
    """Thư mục mẫu dựng sẵn: trong gói đã cài, hoặc trong cây mã nguồn. Lỗi: TemplateError khi không có ở cả hai."""
    for root in (_PACKAGE / "templates", _PACKAGE.parent / "templates"):
        if root.is_dir():
            return root
    raise TemplateError("Bản cài đặt docgen thiếu thư mục mẫu Word. Cài lại docgen.")


def copy_builtin(to: Path) -> None:
    """Chép mọi mẫu dựng sẵn (kèm bảng trường) vào `to`, và ghi mã băm của chúng vào `to/NGUYEN_BAN.sha256`.

    Lỗi: OutputError khi `to` đã có hoặc không ghi được.
    """
    try:
        shutil.copytree(builtin_root(), to, ignore=shutil.ignore_patterns("~$*"))
        copied = {path.relative_to(to).as_posix(): _sha256(path) for path in sorted(to.rglob("*.docx"))}
    except FileExistsError as error:
        raise OutputError(f"{to}: thư mục đã có; mẫu trong đó không bị đè. Chọn chỗ khác.") from error
    except OSError as error:
        raise OutputError(f"{to}: không chép được mẫu ({os_reason(error)}).") from error
    lines = "".join(f"{digest}  {name}\n" for name, digest in copied.items())
    files.write(to / ORIGINALS, (_HEADING + lines).encode("utf-8"))


class Library:
    """Các mẫu của một lần chạy; mỗi mẫu chỉ nạp một lần.

    `workspace`: thư mục chứa docgen.toml; mẫu ở `workspace/templates/<folder>/<kind>.docx` được dùng thay mẫu dựng sẵn,
    trừ khi nó còn nguyên như lúc chép ra: khi đó mẫu dựng sẵn của phiên bản đang chạy mới là bản đúng.
    """

    def __init__(self, workspace: Path | None) -> None:
        self.workspace = workspace
        self._loaded: dict[str, Template] = {}

    def path(self, folder: str, kind: str) -> Path:
        """Tệp mẫu của một loại văn bản. Lỗi: TemplateError khi không có ở đâu cả, hoặc không đọc được."""
        inside = Path(folder) / f"{kind}.docx"
        builtin = builtin_root() / inside
        own = self._own(inside)
        if own and not (builtin.is_file() and self._untouched(own, inside)):
            return own
        if builtin.is_file():
            return builtin
        raise TemplateError(f"Không có mẫu {inside.as_posix()} trong nơi làm việc lẫn trong docgen. Cài lại docgen.")

    def deleted(self, wanted: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Trong các mẫu `(folder, kind)`, những mẫu đã chép vào nơi làm việc nhưng nay không còn ở đó."""
        names = (Path(folder) / f"{kind}.docx" for folder, kind in wanted)
        return tuple(name.as_posix() for name in names if name.as_posix() in self._originals and not self._own(name))

    def template(self, folder: str, kind: str, fields_type: type) -> Template:
        """Mẫu đã nạp và đã đối chiếu với các trường khai báo. Lỗi: TemplateError khi thiếu tệp hoặc mẫu bị từ chối."""
        if kind not in self._loaded:
            path = self.path(folder, kind)
            try:
                self._loaded[kind] = _fitting(path, fields_type)
            except TemplateError as error:
                if self.workspace is None or not path.is_relative_to(self.workspace):
                    raise
                raise TemplateError(
                    f"{error}\n  Đây là mẫu riêng của nơi làm việc ({path}). Muốn có bản dựng sẵn mới để so: "
                    "docgen init THƯ_MỤC_KHÁC"
                ) from error
        return self._loaded[kind]

    def _own(self, inside: Path) -> Path | None:
        path = self.workspace / "templates" / inside if self.workspace else None
        return path if path and path.is_file() else None

    def _untouched(self, own: Path, inside: Path) -> bool:
        recorded = self._originals.get(inside.as_posix())
        try:
            return recorded is not None and recorded == _sha256(own)
        except OSError as error:
            raise TemplateError(
                f"{own}: không đọc được mẫu ({os_reason(error)}). Đóng tệp nếu đang mở, xem lại quyền đọc."
            ) from error

    @cached_property
    def _originals(self) -> Mapping[str, str]:
        """Đường dẫn mẫu → mã băm lúc chép ra; rỗng khi nơi làm việc không có sổ ấy. Dòng lạ được bỏ qua."""
        path = self.workspace / "templates" / ORIGINALS if self.workspace else None
        if path is None or not path.is_file():
            return {}
        try:
            text = path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError as error:
            raise TemplateError(f"{path}: không đọc được ({os_reason(error)}). Xem lại quyền đọc.") from error
        found = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
        return {match[2].replace("\\", "/"): match[1] for match in found if match}


@lru_cache(maxsize=64)
def _loaded(path: Path, _sha256: str) -> Template:
    """Mẫu nạp và dịch một lần trong cả tiến trình, chừng nào nội dung tệp còn y nguyên.

    Các trường khai báo không thuộc về mẫu đã nạp: mỗi kho tự đối chiếu.
    """
    return load(path)


def _fitting(path: Path, fields_type: type) -> Template:
    try:
        template = _loaded(path, _sha256(path))
    except OSError:
        template = load(path)  # báo lỗi đọc tệp bằng lời của nó
    if problems := check_contract(template, fields_type):
        lines = "\n".join(f"  - {problem}" for problem in problems)
        raise TemplateError(f"{path}: mẫu không khớp với các trường đã khai báo.\n{lines}")
    return template


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
