"""Phần dành cho cán bộ pháp chế: bảng trường của mẫu."""
