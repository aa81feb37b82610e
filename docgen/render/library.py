"""Loại văn bản → mẫu Word đã nạp: mẫu của nơi làm việc thắng mẫu dựng sẵn."""

from __future__ import annotations

import shutil
from pathlib import Path

from docgen.errors import OutputError, TemplateError
from docgen.render.template import Template, check_contract, load

_PACKAGE = Path(__file__).resolve().parents[1]


def builtin_root() -> Path:
    """Thư mục mẫu dựng sẵn: trong gói đã cài, hoặc trong cây mã nguồn. Lỗi: TemplateError khi không có ở cả hai."""
    for root in (_PACKAGE / "templates", _PACKAGE.parent / "templates"):
        if root.is_dir():
            return root
    raise TemplateError("Bản cài đặt docgen thiếu thư mục mẫu Word. Cài lại docgen.")


def copy_builtin(to: Path) -> None:
    """Chép mọi mẫu dựng sẵn (kèm bảng trường) vào `to`. Lỗi: OutputError khi `to` đã có hoặc không ghi được."""
    try:
        shutil.copytree(builtin_root(), to, ignore=shutil.ignore_patterns("~$*"))
    except FileExistsError as error:
        raise OutputError(f"{to}: thư mục đã có; mẫu trong đó không bị đè. Chọn chỗ khác.") from error
    except OSError as error:
        raise OutputError(f"{to}: không chép được mẫu ({error.strerror}).") from error


class Library:
    """Các mẫu của một lần chạy; mỗi mẫu chỉ nạp một lần.

    `workspace`: thư mục chứa docgen.toml; mẫu ở `workspace/templates/<folder>/<kind>.docx` được dùng thay mẫu dựng sẵn.
    """

    def __init__(self, workspace: Path | None) -> None:
        self.workspace = workspace
        self._loaded: dict[str, Template] = {}

    def path(self, folder: str, kind: str) -> Path:
        """Tệp mẫu của một loại văn bản. Lỗi: TemplateError khi không có ở đâu cả."""
        inside = Path(folder) / f"{kind}.docx"
        roots = [self.workspace / "templates"] if self.workspace else []
        for root in (*roots, builtin_root()):
            if (root / inside).is_file():
                return root / inside
        raise TemplateError(f"Không có mẫu {inside.as_posix()} trong nơi làm việc lẫn trong docgen. Cài lại docgen.")

    def template(self, folder: str, kind: str, fields_type: type) -> Template:
        """Mẫu đã nạp và đã đối chiếu với các trường khai báo. Lỗi: TemplateError khi thiếu tệp hoặc mẫu bị từ chối."""
        if kind not in self._loaded:
            path = self.path(folder, kind)
            template = load(path)
            if problems := check_contract(template, fields_type):
                lines = "\n".join(f"  - {problem}" for problem in problems)
                raise TemplateError(f"{path}: mẫu không khớp với các trường đã khai báo.\n{lines}")
            self._loaded[kind] = template
        return self._loaded[kind]
