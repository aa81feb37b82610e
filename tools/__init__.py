"""Công cụ của người phát triển: dựng mẫu dựng sẵn, sinh tài liệu; không đi cùng gói cài đặt."""
