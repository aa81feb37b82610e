"""Lệnh `docgen`: chữ gõ ở cửa sổ lệnh → các bước của dòng chảy; mỗi lệnh một tệp trong thư mục này."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NoReturn

import click

from docgen import __version__
from docgen.cli.console import border, streams, words

words.speak_vietnamese()


class LazyGroup(click.Group):
    """Nhóm lệnh nạp muộn: tệp `<lệnh>.py` cạnh tệp này chỉ được nạp khi lệnh ấy được gọi hay được liệt kê."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Tên các lệnh, đọc từ tên tệp."""
        return sorted(module.name for module in iter_modules(__path__) if not module.ispkg)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Lệnh theo tên; None khi không có."""
        if name not in self.list_commands(ctx):
            return None
        command = import_module(f"{__name__}.{name}").command
        assert isinstance(command, click.Command)
        return words.name_placeholders(command)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Chạy rồi thoát với mã của `ExitCode`."""
        streams.use_utf8()
        extra["standalone_mode"] = False
        with streams.heard_or_not():
            code = border.guarded(lambda: click.Group.main(self, args, prog_name or "docgen", **extra))
        sys.exit(code)


@click.group(
    "docgen",
    cls=LazyGroup,
    epilog="Trình tự một kỳ: init → form → (điền sổ) → validate → classify, explain → build → verify.",
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", message="%(prog)s %(version)s")
def cli() -> None:
    """Từ bảng đánh giá người đứng đầu trong cải cách hành chính đến văn bản trình ký (.docx)."""


words.name_placeholders(cli)


def main() -> NoReturn:
    """Cửa vào của lệnh `docgen`."""
    cli.main()
