"""Văn bản mẫu dựng bằng tay, không cần tệp: nền cho ví dụ đúng, ví dụ sai của các phép kiểm tra."""
