"""Chữ tiếng Việt: Unicode, số và ngày thành chữ, thứ tự tên."""
