"""Tệp Word như một gói: byte ↔ các phần, kiểu nội dung, XML; nơi in mẫu và nơi kiểm tra thể thức dùng chung."""
