"""Số đo → bảng Markdown, hình SVG, lời về máy đã đo."""
