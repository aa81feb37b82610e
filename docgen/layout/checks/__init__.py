"""Mỗi tệp một phép kiểm tra: docstring là trang hướng dẫn, `PASSES`, `FAILS` là ví dụ của chính nó."""
