"""Để mọi phép thử dưới thư mục này nhập được `docx_kit`."""
