"""Các phép sửa an toàn (`repair.py`) → XML đã sửa, có chứng minh chữ của văn bản không đổi ngoài điều đã liệt kê."""
