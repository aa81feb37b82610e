"""Dự thảo + mẫu Word → tệp .docx. `template`: nạp và điền mẫu; `files`: ghi đĩa trọn vẹn; `pdf`: chuyển sang PDF.

Tệp này không nhập gì: `files` dùng được mà không phải nạp docxtpl và lxml.
"""
