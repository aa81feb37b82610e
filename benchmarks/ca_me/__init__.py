"""Đo cả mẻ cuối năm: `docgen build` từ một YAML đến tệp và manifest."""
