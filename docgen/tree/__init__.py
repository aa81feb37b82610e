"""Tệp chữ (YAML, JSON) → cây các chuỗi, mỗi nút nhớ chỗ của nó; dùng chung cho đầu vào và quy định."""
